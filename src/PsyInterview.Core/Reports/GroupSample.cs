using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>The sample of one group: who was interviewed, who agreed to come, who could still be asked, held against the frame.</summary>
/// <param name="Group">The group's name; null in a study that declared none.</param>
/// <param name="Title">The group in words.</param>
/// <param name="People">Everyone who counts for the frame; <see cref="Person.Covers"/> of those interviewed.</param>
/// <param name="Agreed">Codes of those who agreed and have not been interviewed yet.</param>
/// <param name="Candidates">Codes of those who can still be invited.</param>
/// <param name="Now">The measures over those interviewed.</param>
/// <param name="IfAllCome">The measures as if everyone who agreed had come.</param>
/// <param name="Words">Pins and skips, by person.</param>
/// <param name="Basis">The frame and the people that all of it is worked out from.</param>
public sealed record GroupSample(
    string? Group, string Title, int? Planned, Frame Frame, IReadOnlyList<Person> People, IReadOnlyList<string> Agreed, IReadOnlyList<string> Candidates,
    Variation Now, Variation IfAllCome, IReadOnlyDictionary<string, InvitationWord> Words, StudyFrame Basis)
{
    /// <summary>What the numbers mean.</summary>
    public static IReadOnlyList<string> Definitions { get; } =
    [
        "n counts people who were interviewed; somebody whose data were erased is not counted. The second number reckons everyone who agreed as if they had come.",
        "Gap: the target less n, never below nought. With several answers a person counts in each level.",
        "Missing, not asked, declined and outside the frame are counted apart and fill no level.",
        "Pair coverage: pairs of levels of two criteria that somebody has, of all pairs that can occur (NIST, t = 2). What was declared impossible is left out.",
        "Whom to invite next: by open targets filled, then new pairs, then distance to the nearest person covered (Gower), then the lowest code. Who agreed stands in the order too, until they were interviewed.",
    ];

    /// <summary>True when there is something to count by.</summary>
    public bool HasFrame => Frame.Counted.Count > 0;

    /// <summary>What is wrong with the frame, in sentences; then nothing is counted.</summary>
    public IReadOnlyList<string> Problems => [.. Basis.Problems.Where(_ => Basis.Frame.Counted.Count > 0).Select(p => $"{p.What} {p.Hint}")];

    /// <summary>Every group that is interviewed; one without a name where none was declared.</summary>
    public static IReadOnlyList<GroupSample> All(LogReading reading) => All(StudyState.Of(reading), Account.All(reading));

    /// <inheritdoc cref="All(LogReading)"/>
    public static IReadOnlyList<GroupSample> All(StudyState study, IReadOnlyList<Account> accounts)
    {
        var cohort = Cohort.Of(study, accounts);
        List<string?> groups = [.. study.SetUp.Groups.Where(g => g.Kind != Cohort.FocusGroup).Select(g => g.Group)];
        return [.. groups.DefaultIfEmpty(null).Select(g => Read(FrameOfGroup.Of(cohort, g)))];
    }

    /// <summary>Whom to invite next, one after the other, as the report on invitations has it.</summary>
    public IReadOnlyList<Suggestion> Next(RankBy by) => HasFrame ? Invitations.Ranked(Basis, Now, Words, by) : [];

    /// <summary>Levels that nobody has, was asked for or could be asked for.</summary>
    public IReadOnlyList<CriterionLevel> OutOfReach() =>
        Ranking.EmptyLevels(Frame, IfAllCome.Covered, People.Where(p => Candidates.Contains(p.Id) && Words.GetValueOrDefault(p.Id)?.Word != "skip"));

    /// <summary>The title of a criterion and its level: "gender male".</summary>
    public string Called(CriterionLevel level) =>
        $"{Frame.Criteria.FirstOrDefault(c => c.Id == level.Criterion)?.Title ?? level.Criterion} {level.Level}";

    // A frame with a mistake in it is not counted with; the screen says what the mistake is.
    private static GroupSample Read(FrameOfGroup of)
    {
        var basis = of.Study;
        var (study, nothing) = (of.Cohort.Study, new Frame([], [], []));
        var frame = of.Now is null ? nothing : basis.Frame;
        HashSet<string> coming = [.. basis.Coming.Select(p => p.Id)];
        var now = of.Now ?? Variation.Of(nothing, basis.People);
        return new(of.Group, of.Group is null ? "participants" : of.Title, study.SetUp.Group(of.Group)?.Planned, frame, basis.People,
            [.. coming.Order(NaturalOrder.Of)], [.. basis.Candidates.Select(p => p.Id).Where(c => !coming.Contains(c))], now, of.IfAllCome() ?? now, study.Invitations, basis);
    }
}
