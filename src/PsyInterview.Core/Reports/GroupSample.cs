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
public sealed record GroupSample(
    string? Group, string Title, int? Planned, Frame Frame, IReadOnlyList<Person> People, IReadOnlyList<string> Agreed, IReadOnlyList<string> Candidates,
    Variation Now, Variation IfAllCome, IReadOnlyDictionary<string, InvitationWord> Words)
{
    /// <summary>What the numbers mean.</summary>
    public static IReadOnlyList<string> Definitions { get; } =
    [
        "n counts people who were interviewed; somebody whose data were erased is not counted. The second number reckons everyone who agreed as if they had come.",
        "Gap: the target less n, never below nought. With several answers a person counts in each level.",
        "Missing, not asked, declined and outside the frame are counted apart and fill no level.",
        "Pair coverage: pairs of levels of two criteria that somebody has, of all pairs that can occur (NIST, t = 2). What was declared impossible is left out.",
        "Whom to invite next: by open targets filled, then new pairs, then distance to the nearest person covered (Gower), then the lowest code. Who agreed is reckoned as covered.",
    ];

    /// <summary>True when there is something to count by.</summary>
    public bool HasFrame => Frame.Counted.Count > 0;

    /// <summary>Every group that is interviewed; one without a name where none was declared.</summary>
    public static IReadOnlyList<GroupSample> All(LogReading reading) => All(StudyState.Of(reading), Account.All(reading));

    /// <inheritdoc cref="All(LogReading)"/>
    public static IReadOnlyList<GroupSample> All(StudyState study, IReadOnlyList<Account> accounts)
    {
        var interviewed = accounts.Where(a => !a.IsWithheld && (a.State.Start is not null || a.State.Written == "before")).Select(a => study.Now(a.State.Plan!.Participant)).ToHashSet(StringComparer.Ordinal);
        List<GroupDeclared> groups = [.. study.SetUp.Groups.Where(g => g.Kind != "focus-group")];
        return groups.Count == 0
            ? [Of(study, null, "participants", null, interviewed)]
            : [.. groups.Select(g => Of(study, g.Group, g.Title, g.Planned, interviewed))];
    }

    /// <summary>Whom to invite next, one after the other; those who agreed are reckoned as covered.</summary>
    public IReadOnlyList<Suggestion> Next(RankBy by)
    {
        var covered = IfAllCome.Covered;
        var gower = new Gower(Frame.Criteria, People);
        return Ranking.Of(Frame, gower, covered, People.Where(p => Candidates.Contains(p.Id)), by,
            [.. Words.Where(w => w.Value.Word == "pin").Select(w => w.Key).Order(CodeOrder.Natural)],
            [.. Words.Where(w => w.Value.Word == "skip").Select(w => w.Key)]);
    }

    /// <summary>Levels that nobody has, was asked for or could be asked for.</summary>
    public IReadOnlyList<CriterionLevel> OutOfReach() =>
        Ranking.EmptyLevels(Frame, IfAllCome.Covered, People.Where(p => Candidates.Contains(p.Id) && Words.GetValueOrDefault(p.Id)?.Word != "skip"));

    /// <summary>The title of a criterion and its level: "gender male".</summary>
    public string Called(CriterionLevel level) =>
        $"{Frame.Criteria.FirstOrDefault(c => c.Id == level.Criterion)?.Title ?? level.Criterion} {level.Level}";

    private static GroupSample Of(StudyState study, string? group, string title, int? planned, HashSet<string> interviewed)
    {
        var declared = study.SetUp.CriteriaOf(group).Where(c => c.InFrame).ToList();
        List<Criterion> criteria = [.. declared.Select(Read)];
        var ids = criteria.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        bool Here(string? of) => of is null || of == group;
        var frame = new Frame(criteria,
            [.. study.SetUp.Targets.Where(t => Here(t.Group)).Select(t => (t, of: Together(t.Of))).Where(t => t.of is not null).Select(t => new Target(t.of!, t.t.Min, t.t.Max))],
            [.. study.SetUp.Excluded.Where(e => Here(e.Group)).Select(e => Together(e.Of)).OfType<Combination>()]);
        List<Person> people = [];
        List<string> agreed = [], candidates = [];
        foreach (var code in study.Everybody.Where(code => group is null || study.GroupOf(code) == group || (study.GroupOf(code) is null && study.SetUp.Groups.Count == 1)))
        {
            if (study.IsErased(code)) continue;
            var covers = interviewed.Contains(code);
            var isOpen = !covers && !study.Withdrawals.ContainsKey(code) && study.LastContact(code, 1) is not { Outcome: Outcomes.Declined or Outcomes.NotEligible or Outcomes.Cancelled };
            if (!covers && !isOpen) continue;
            people.Add(new Person(code, covers, criteria.Select(c => (c.Id, study.AnswerOf(code, c.Id))).Where(a => a.Item2 is not null)
                .ToDictionary(a => a.Id, a => Read(a.Item2!), StringComparer.Ordinal)));
            if (covers) continue;
            (study.Participants.ContainsKey(code) || study.LastContact(code, 1)?.Outcome == Outcomes.Agreed || study.Appointments.ContainsKey((code, 1)) ? agreed : candidates).Add(code);
        }
        var all = people.ConvertAll(p => agreed.Contains(p.Id) ? p with { Covers = true } : p);
        return new(group, title, planned, frame, people, agreed, candidates, Variation.Of(frame, people), Variation.Of(frame, all), study.Invitations);

        Combination? Together(IReadOnlyList<string> of) =>
            Combination.Read(string.Join('&', of)) is { } read && read.Levels.All(l => ids.Contains(l.Criterion)) ? read : null;
    }

    private static Criterion Read(CriterionDeclared c)
    {
        IReadOnlyList<string> levels = c.Levels ?? [];
        var kind = c.Kind switch
        {
            "ordinal" => CriterionKind.Ordinal, "multiple" => CriterionKind.Multiple, "number" => CriterionKind.Number, "link" => CriterionKind.Link, _ => CriterionKind.Nominal,
        };
        return new(c.Criterion, c.Title, kind, (kind == CriterionKind.Number ? NumberBands.Read(levels) : null) ?? [.. levels.Select(l => new Level(l))]);
    }

    private static Answer Read(CriterionAnswer answer) => answer.State switch
    {
        "known" => new(AnswerState.Known, answer.Values),
        "not asked" => Answer.NotAsked,
        "declined" => Answer.Declined,
        _ => Answer.Missing,
    };
}
