using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>
/// The sample of one group held against its frame: who was interviewed, who agreed to come, who could still be asked. The sampling screen, its line
/// on the study's screen and the reports are all worked out from this.
/// </summary>
public sealed class GroupSample
{
    private readonly Cohort _cohort;

    private GroupSample(Cohort cohort, string? group)
    {
        (_cohort, Group) = (cohort, group);
        Basis = StudyFrame.Of(cohort.Study, group, cohort.Of(group), cohort.Interviewed(group).ToHashSet(StringComparer.Ordinal));
        Frame = CanCount ? Basis.Frame : new([], [], []);
        HashSet<string> coming = [.. Basis.Coming.Select(p => p.Id)];
        Agreed = [.. coming.Order(NaturalOrder.Of)];
        Candidates = [.. Basis.Candidates.Select(p => p.Id).Where(c => !coming.Contains(c))];
        Now = Variation.Of(Frame, People);
        IfAllCome = coming.Count == 0 ? Now : Variation.Of(Frame, [.. People.Select(p => p with { Covers = p.Covers || coming.Contains(p.Id) })]);
    }

    /// <summary>What the numbers mean.</summary>
    public static IReadOnlyList<string> Definitions { get; } =
    [
        "n counts people who were interviewed; somebody whose data were erased is not counted. The second number reckons everyone who agreed as if they had come.",
        "Gap: the target less n, never below nought. With several answers a person counts in each level.",
        "Missing, not asked, declined and outside the frame are counted apart and fill no level.",
        "Pair coverage: pairs of levels of two criteria that somebody has, of all pairs that can occur (NIST, t = 2). What was declared impossible is left out.",
        "Whom to invite next: by open targets filled, then new pairs, then distance to the nearest person covered (Gower), then the lowest code. Who agreed stands in the order too, until they were interviewed.",
    ];

    /// <summary>The group's name; null in a study that declared none.</summary>
    public string? Group { get; }

    /// <summary>The group in words.</summary>
    public string Title => _cohort.Title(Group);

    /// <summary>How many are planned, or null.</summary>
    public int? Planned => _cohort.Study.SetUp.Group(Group)?.Planned;

    /// <summary>The frame that is counted with: empty where the declared one has a mistake in it.</summary>
    public Frame Frame { get; }

    /// <summary>The declared frame and the people that all of it is worked out from.</summary>
    public StudyFrame Basis { get; }

    /// <summary>Everyone who counts for the frame; <see cref="Person.Covers"/> of those interviewed.</summary>
    public IReadOnlyList<Person> People => Basis.People;

    /// <summary>Codes of those who agreed and have not been interviewed yet.</summary>
    public IReadOnlyList<string> Agreed { get; }

    /// <summary>Codes of those who can still be invited.</summary>
    public IReadOnlyList<string> Candidates { get; }

    /// <summary>The measures over those interviewed.</summary>
    public Variation Now { get; }

    /// <summary>The measures as if everyone who agreed had come.</summary>
    public Variation IfAllCome { get; }

    /// <summary>Pins and skips, by person.</summary>
    public IReadOnlyDictionary<string, InvitationWord> Words => _cohort.Study.Invitations;

    /// <summary>True when the frame has no mistake in it.</summary>
    public bool CanCount => Basis.Problems.Count == 0;

    /// <summary>True when there is something to count by.</summary>
    public bool HasFrame => Frame.Counted.Count > 0;

    /// <summary>What is wrong with the frame, in sentences; then nothing is counted.</summary>
    public IReadOnlyList<string> Problems => [.. Basis.Problems.Where(_ => Basis.Frame.Criteria.Count > 0).Select(p => $"{p.What} {p.Hint}")];

    /// <summary>Every group that is interviewed; one without a name where none was declared.</summary>
    public static IReadOnlyList<GroupSample> All(LogReading reading) => All(StudyState.Of(reading), Account.All(reading));

    /// <inheritdoc cref="All(LogReading)"/>
    public static IReadOnlyList<GroupSample> All(StudyState study, IReadOnlyList<Account> accounts)
    {
        var cohort = Cohort.Counted(study, accounts);
        List<string?> groups = [.. study.SetUp.Groups.Where(g => g.Kind != Cohort.FocusGroup).Select(g => g.Group)];
        return [.. groups.DefaultIfEmpty(null).Select(g => new GroupSample(cohort, g))];
    }

    /// <summary>The groups that a report was asked for, or all, focus groups too, as far as they have criteria in a frame.</summary>
    public static IReadOnlyList<GroupSample> WithFrame(Cohort cohort, string? asked) =>
        [.. cohort.Asked(asked).Where(g => cohort.Study.SetUp.CriteriaOf(g).Any(c => c.InFrame)).Select(g => new GroupSample(cohort, g))];

    /// <summary>Whom to invite next, one after the other: pinned ones first, skipped ones left out.</summary>
    public IReadOnlyList<Suggestion> Next(RankBy by) => !HasFrame ? []
        : Ranking.Of(Frame, Now.Gower, Now.Covered, Basis.Candidates, by, [.. Said("pin").Select(p => p.Id)], [.. Said("skip").Select(p => p.Id)]);

    /// <summary>The candidates of whom the researcher said <c>pin</c> or <c>skip</c>.</summary>
    public IEnumerable<Person> Said(string word) => Basis.Candidates.Where(p => Words.GetValueOrDefault(p.Id)?.Word == word);

    /// <summary>How it stands with a person of the group.</summary>
    public string StandingOf(Person person) => Standing.Of(_cohort, person.Id);

    /// <summary>Levels that nobody has, was asked for or could be asked for.</summary>
    public IReadOnlyList<CriterionLevel> OutOfReach() =>
        Ranking.EmptyLevels(Frame, IfAllCome.Covered, People.Where(p => Candidates.Contains(p.Id) && Words.GetValueOrDefault(p.Id)?.Word != "skip"));

    /// <summary>The levels out of reach as reports say it.</summary>
    internal IEnumerable<string> NobodyCan =>
        OutOfReach().Select(l => $"{Title}: no candidate has {Frame.Words(l)}, and nobody covers it: a task for recruitment.");
}
