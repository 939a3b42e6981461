using PsyInterview.Sampling;

namespace PsyInterview.Studies;

/// <summary>The sampling frame of one group of a study, and its people as the frame sees them.</summary>
/// <param name="People">Everybody of the group who is not erased and did not turn out to be not eligible; those interviewed cover.</param>
/// <param name="Candidates">Those contacted or agreed, not interviewed yet, who neither declined nor withdrew.</param>
/// <param name="Coming">Of the candidates, those who agreed.</param>
/// <param name="Problems">What is wrong with the frame; then only levels can be counted.</param>
public sealed record StudyFrame(
    Frame Frame, IReadOnlyList<Person> People, IReadOnlyList<Person> Candidates, IReadOnlyList<Person> Coming, IReadOnlyList<Problem> Problems)
{
    /// <summary>The frame of a group, null being those without one.</summary>
    /// <param name="members">Everybody of the group.</param>
    /// <param name="interviewed">Those of whom a session was held and may be counted.</param>
    public static StudyFrame Of(StudyState study, string? group, IEnumerable<string> members, IReadOnlySet<string> interviewed)
    {
        var declared = study.SetUp.CriteriaOf(group).Where(c => c.InFrame).DistinctBy(c => c.Criterion).ToList();
        List<Criterion> criteria = [.. declared.Select(Of)];
        List<Target> targets = [.. study.SetUp.Targets.Where(t => t.Group is null || t.Group == group)
            .Select(t => new Target(Combined(t.Of, criteria), t.Min, t.Max))];
        List<Combination> impossible = [.. study.SetUp.Excluded.Where(e => e.Group is null || e.Group == group).Select(e => Combined(e.Of, criteria))];
        var frame = new Frame(criteria, targets, impossible);
        List<Person> people = [.. members.Where(p => !study.IsErased(p)).Select(p => Of(study, p, criteria, interviewed.Contains(p)))];
        List<Person> candidates = [.. people.Where(p => !p.Covers && MayCome(study, p.Id))];
        return new(frame, people, candidates, [.. candidates.Where(p => HasAgreed(study, p.Id))], FrameCheck.Of(frame));
    }

    /// <summary>A criterion as it was declared; numbers with bands that can be read fall into them.</summary>
    public static Criterion Of(CriterionDeclared declared)
    {
        var kind = declared.Kind switch
        {
            "ordinal" => CriterionKind.Ordinal,
            "multiple" => CriterionKind.Multiple,
            "number" => CriterionKind.Number,
            "link" => CriterionKind.Link,
            _ => CriterionKind.Nominal,
        };
        IReadOnlyList<string> levels = declared.Levels ?? [];
        return new(declared.Criterion, declared.Title, kind,
            (kind is CriterionKind.Number or CriterionKind.Ordinal ? NumberBands.Read(levels) : null) ?? [.. levels.Select(l => new Level(l))]);
    }

    /// <summary>What is known of a person, in the frame's words.</summary>
    public static Answer Of(CriterionAnswer? answer) => answer?.State switch
    {
        "known" => new(AnswerState.Known, answer.Values),
        "not asked" => Answer.NotAsked,
        "declined" => Answer.Declined,
        _ => Answer.Missing,
    };

    /// <summary>True when the latest word of a person is that they agreed, or they have a participant's code.</summary>
    public static bool HasAgreed(StudyState study, string person) =>
        study.LastContact(person, 1) is { } last ? last.Outcome == Outcomes.Agreed : study.Participants.ContainsKey(person);

    private static Person Of(StudyState study, string person, IEnumerable<Criterion> criteria, bool covers) =>
        new(person, covers, criteria.ToDictionary(c => c.Id, c => Of(study.AnswerOf(person, c.Id)), StringComparer.Ordinal));

    private static bool MayCome(StudyState study, string person) =>
        !study.Withdrawals.ContainsKey(person) && (study.LastContact(person, 1) is not { } last || !Outcomes.IsFinal(last.Outcome));

    // A level is what stands after the first "="; in any writing, as people type it.
    private static Combination Combined(IReadOnlyList<string> of, IReadOnlyList<Criterion> criteria) => new(of.Select(words =>
    {
        var parts = words.Split('=', 2, StringSplitOptions.TrimEntries);
        var criterion = criteria.FirstOrDefault(c => c.Id.Equals(parts[0], StringComparison.OrdinalIgnoreCase));
        var wanted = parts.Length == 2 ? parts[1] : "";
        var level = criterion?.Levels.FirstOrDefault(l => l.Id.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        return new CriterionLevel(criterion?.Id ?? parts[0], level?.Id ?? wanted);
    }));
}
