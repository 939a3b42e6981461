using System.Collections.Immutable;
using PsyInterview.Log;

namespace PsyInterview.Studies;

/// <summary>How a study is set up: groups, waves, team, criteria, targets. Part of <see cref="StudyState"/>.</summary>
public sealed record SetUp
{
    /// <summary>The set-up before anything was declared.</summary>
    public static readonly SetUp Empty = new();

    /// <summary>Approach, ethics, strategy and their like; the title stands on <see cref="StudyState.Title"/>.</summary>
    public StudyDescribed Described { get; init; } = new();

    /// <summary>Groups in the order they were declared.</summary>
    public ImmutableList<GroupDeclared> Groups { get; init; } = [];

    /// <summary>Waves of all groups.</summary>
    public ImmutableList<WaveDeclared> Waves { get; init; } = [];

    /// <summary>The team.</summary>
    public ImmutableList<TeamMemberDeclared> Team { get; init; } = [];

    /// <summary>Criteria in the order they were declared.</summary>
    public ImmutableList<CriterionDeclared> Criteria { get; init; } = [];

    /// <summary>Targets.</summary>
    public ImmutableList<TargetSet> Targets { get; init; } = [];

    /// <summary>Levels that cannot go together.</summary>
    public ImmutableList<CombinationExcluded> Excluded { get; init; } = [];

    /// <summary>The study's own words for what participants do without speaking, as <see cref="ObserverWordsSet"/> has them.</summary>
    public ImmutableList<string> ObserverWords { get; init; } = [];

    /// <summary>True when nothing was declared yet.</summary>
    public bool IsEmpty => Groups.IsEmpty && Criteria.IsEmpty && Team.IsEmpty && Described == new StudyDescribed();

    /// <summary>The group of that name, in any writing, or null.</summary>
    public GroupDeclared? Group(string? name) =>
        name is null ? null : Groups.Find(g => Same(g.Group, name)) ?? Groups.Find(g => Same(g.Title, name));

    /// <summary>The waves of a group in order; a group for which none was declared has its first.</summary>
    public IReadOnlyList<WaveDeclared> WavesOf(string? group)
    {
        List<WaveDeclared> declared = [.. Waves.Where(w => w.Group == group).OrderBy(w => w.Wave)];
        return declared.Count > 0 ? declared : [new WaveDeclared(group ?? "", 1)];
    }

    /// <summary>What is recorded of each person of a group.</summary>
    public IReadOnlyList<CriterionDeclared> CriteriaOf(string? group) => [.. Criteria.Where(c => c.Group is null || c.Group == group)];

    /// <summary>The criterion of that name or title, in any writing, in a group; or null.</summary>
    public CriterionDeclared? Criterion(string? group, string name) =>
        CriteriaOf(group).FirstOrDefault(c => Same(c.Criterion, name)) ?? CriteriaOf(group).FirstOrDefault(c => Same(c.Title, name));

    /// <summary>The set-up after one more event.</summary>
    public SetUp Apply(Event happened) => happened switch
    {
        StudyDescribed e => this with
        {
            Described = new(null, e.Approach ?? Described.Approach, e.Ethics ?? Described.Ethics, e.Strategy ?? Described.Strategy,
                e.DeclinedLeaves ?? Described.DeclinedLeaves, e.CutOff ?? Described.CutOff, e.NotVaried ?? Described.NotVaried),
        },
        GroupDeclared e => this with { Groups = Put(Groups, e, NameOf) },
        WaveDeclared e => this with { Waves = Put(Waves, e, NameOf) },
        TeamMemberDeclared e => this with { Team = Put(Team, e, NameOf) },
        CriterionDeclared e => this with { Criteria = Put(Criteria, e, NameOf) },
        TargetSet e => this with { Targets = Put(Targets, e, NameOf) },
        CombinationExcluded e => this with { Excluded = Put(Excluded, e, NameOf) },
        ObserverWordsSet e => this with { ObserverWords = [.. e.Words] },
        SetUpRemoved e => e.What switch
        {
            "group" => this with { Groups = Groups.RemoveAll(x => NameOf(x) == e.Name) },
            "wave" => this with { Waves = Waves.RemoveAll(x => NameOf(x) == e.Name) },
            "team" => this with { Team = Team.RemoveAll(x => NameOf(x) == e.Name) },
            "criterion" => this with { Criteria = Criteria.RemoveAll(x => NameOf(x) == e.Name) },
            "target" => this with { Targets = Targets.RemoveAll(x => NameOf(x) == e.Name) },
            "exclusion" => this with { Excluded = Excluded.RemoveAll(x => NameOf(x) == e.Name) },
            _ => this,
        },
        _ => this,
    };

    /// <summary>By what a group is found again.</summary>
    public static string NameOf(GroupDeclared group) => group.Group;

    /// <summary>By what a wave is found again: <c>patients 2</c>.</summary>
    public static string NameOf(WaveDeclared wave) => $"{wave.Group} {wave.Wave}";

    /// <summary>By what somebody of the team is found again.</summary>
    public static string NameOf(TeamMemberDeclared person) => person.Person;

    /// <summary>By what a criterion is found again: its name, with its group where it has one.</summary>
    public static string NameOf(CriterionDeclared criterion) => Placed(criterion.Group, criterion.Criterion);

    /// <summary>By what a target is found again: its levels in order, with its group where it has one.</summary>
    public static string NameOf(TargetSet target) => Placed(target.Group, Joined(target.Of));

    /// <summary>By what an exclusion is found again.</summary>
    public static string NameOf(CombinationExcluded excluded) => Placed(excluded.Group, Joined(excluded.Of));

    private static string Joined(IReadOnlyList<string> of) => string.Join(" & ", of.Order(StringComparer.Ordinal));

    private static string Placed(string? group, string name) => group is null ? name : $"{group}: {name}";

    private static bool Same(string a, string b) => a.Equals(b.Trim(), StringComparison.OrdinalIgnoreCase);

    // A second declaration takes the place of the first, so that the order in which people think of them stays.
    private static ImmutableList<T> Put<T>(ImmutableList<T> list, T one, Func<T, string> name)
    {
        var at = list.FindIndex(x => name(x) == name(one));
        return at < 0 ? list.Add(one) : list.SetItem(at, one);
    }
}
