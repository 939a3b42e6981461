using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>The people of a study by group, each with the sessions held with them.</summary>
public sealed class Cohort
{
    private readonly Dictionary<string, List<Account>> _held;
    private readonly HashSet<string> _talking;
    private readonly HashSet<string> _tried;

    private Cohort(StudyState study, IReadOnlyList<Account> all, bool withPilots)
    {
        List<Account> accounts = [.. all.Where(a => withPilots || !a.IsPilot)];
        (Study, Accounts) = (study, accounts);
        Pilots = withPilots ? [] : [.. all.Where(a => a.IsPilot && a.State.WasHeld)];
        // Who took part in a trial and in nothing else is nobody of the sample.
        _tried = [.. Pilots.Where(a => !a.State.IsGroup).Select(Who).Except(accounts.Select(Who), StringComparer.Ordinal)];
        _held = accounts.Where(a => a.State.WasHeld).GroupBy(Who, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderBy(a => a.State.Plan!.Wave).ToList(), StringComparer.Ordinal);
        _talking = [.. accounts.GroupBy(Who, StringComparer.Ordinal).Where(g => g.All(a => a.State.Plan!.Kind == FocusGroup)).Select(g => g.Key)];
    }

    /// <summary>The kind of groups and sessions in which several people talk.</summary>
    public const string FocusGroup = "focus-group";

    /// <summary>The study.</summary>
    public StudyState Study { get; }

    /// <summary>Every session, by stream.</summary>
    public IReadOnlyList<Account> Accounts { get; }

    /// <summary>Declared groups in their order, then groups that were never declared, then null where somebody has none.</summary>
    public IReadOnlyList<string?> Groups =>
    [
        .. Study.SetUp.Groups.Select(g => g.Group),
        .. People.Select(GroupOf).Where(g => g is not null && Study.SetUp.Group(g) is null).Distinct().Order(StringComparer.Ordinal),
        .. People.Any(p => GroupOf(p) is null) ? (string?[])[null] : [],
    ];

    /// <summary>Everybody, but not the code under which a focus group talks.</summary>
    public IEnumerable<string> People => Study.Everybody.Where(p => !_talking.Contains(p) && !_tried.Contains(p));

    /// <summary>The trials that are left out, by stream; none where everybody is here.</summary>
    public IReadOnlyList<Account> Pilots { get; }

    /// <summary>What is said under a table from which trials were left out: one sentence, or none.</summary>
    public IReadOnlyList<string> PilotNote => Pilots.Count == 0 ? []
        : [$"Not counted: {(Pilots.Count == 1 ? "1 pilot session" : $"{NumberWords.Digits(Pilots.Count)} pilot sessions")} ({string.Join(", ", Pilots.Select(a => a.Stream).Order(NaturalOrder.Of))})."];

    /// <summary>Everybody, those who only took part in a trial too: for those who work with them.</summary>
    public static Cohort Of(LogReading reading) => new(StudyState.Of(reading), Account.All(reading), withPilots: true);

    /// <summary>The people of a study whose sessions were read already, trials too.</summary>
    public static Cohort Of(StudyState study, IReadOnlyList<Account> accounts) => new(study, accounts, withPilots: true);

    /// <summary>Those who count: without pilot sessions, and without whoever took part in nothing else.</summary>
    public static Cohort Counted(LogReading reading) => new(StudyState.Of(reading), Account.All(reading), withPilots: false);

    /// <summary>The same of what was read already.</summary>
    public static Cohort Counted(StudyState study, IReadOnlyList<Account> accounts) => new(study, accounts, withPilots: false);

    /// <summary>The groups that were asked for, or all of them.</summary>
    public IReadOnlyList<string?> Asked(string? group) => group is null ? Groups : [Study.SetUp.Group(group)?.Group ?? group];

    /// <summary>The group of a person: their own, or the only one that the study has.</summary>
    public string? GroupOf(string person)
    {
        if (Study.GroupOf(person) is { } group) return group;
        return Study.SetUp.Groups is [{ Kind: not FocusGroup } only] ? only.Group : null;
    }

    /// <summary>The people of a group, P2 before P10.</summary>
    public IReadOnlyList<string> Of(string? group) => [.. People.Where(p => GroupOf(p) == group)];

    /// <summary>A group as people read it.</summary>
    public string Title(string? group) => group is null ? "Participants" : Study.SetUp.Group(group)?.Title ?? group;

    /// <summary>True for a group whose people talk together.</summary>
    public bool IsFocusGroup(string? group) => Study.SetUp.Group(group)?.Kind == FocusGroup;

    /// <summary>The sessions that were held with a person or with a group's code, by wave; those that are withheld too.</summary>
    public IReadOnlyList<Account> Held(string code) => _held.GetValueOrDefault(code) ?? [];

    /// <summary>The sessions that were held by a focus group together.</summary>
    public IReadOnlyList<Account> HeldTogether(string? group) =>
        [.. Accounts.Where(a => a.State.WasHeld && a.State.Plan!.Kind == FocusGroup && a.Group == group)];

    /// <summary>True when a session of that wave was held with a person, whatever became of its words.</summary>
    public bool IsHeld(string person, int wave) => Held(person).Any(a => a.State.Plan!.Wave == wave);

    /// <summary>
    /// True when what a person said may be counted: a session was held and they did not withdraw it. Of a focus group its members count, unless
    /// its session is planned and not held yet.
    /// </summary>
    public bool IsInterviewed(string person)
    {
        if (Study.IsErased(person)) return false;
        if (Held(person).Any(a => !a.IsWithheld)) return true;
        var group = GroupOf(person);
        return IsFocusGroup(group) && Study.Participants.ContainsKey(person)
            && (HeldTogether(group).Count > 0 || !Accounts.Any(a => a.Group == group && a.State.Plan!.Kind == FocusGroup));
    }

    /// <summary>True where something of a person is withheld: they wished it erased, or have not said yet what is to be done with a session in which they withdrew.</summary>
    public bool IsWithheld(string person) => Study.IsErased(person) || Accounts.Any(a => a.IsWithheld && Who(a) == person);

    /// <summary>Those of a group of whom <see cref="IsInterviewed"/> holds.</summary>
    public IReadOnlyList<string> Interviewed(string? group) => [.. Of(group).Where(IsInterviewed)];

    private string Who(Account account) => Study.Now(account.State.Plan!.Participant);
}
