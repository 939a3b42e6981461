using PsyInterview.Sampling;

namespace PsyInterview.Studies;

/// <summary>The sampling frame of one group of a study, and its people.</summary>
/// <param name="People">Those who were interviewed (<see cref="Person.Covers"/>), those who agreed, and those who may still be invited.</param>
/// <param name="Agreed">Codes of those who agreed and were not interviewed yet: "if everyone who agreed comes".</param>
/// <param name="Candidates">Codes of those who may be invited next, those who agreed among them.</param>
/// <param name="Pinned">Put first by hand, with the reason.</param>
/// <param name="Skipped">Left out by hand, with the reason.</param>
public sealed record StudyFrame(
    Frame Frame, IReadOnlyList<Person> People, IReadOnlySet<string> Agreed, IReadOnlyList<string> Candidates,
    IReadOnlyList<(string Person, string Reason)> Pinned, IReadOnlyList<(string Person, string Reason)> Skipped)
{
    /// <summary>Those who were interviewed.</summary>
    public IReadOnlyList<Person> Covered => [.. People.Where(p => p.Covers)];

    /// <summary>Those who were interviewed and those who agreed, as if they had been.</summary>
    public IReadOnlyList<Person> IfAllCome => [.. People.Where(p => p.Covers || Agreed.Contains(p.Id)).Select(p => p with { Covers = true })];

    /// <summary>The frame of a group.</summary>
    /// <param name="group">The group, or null for a study without groups.</param>
    /// <param name="interviewed">Codes of people with whom a session was held.</param>
    public static StudyFrame Of(StudyState study, string? group, IReadOnlySet<string> interviewed)
    {
        List<CriterionDeclared> declared = [.. study.SetUp.CriteriaOf(group).Where(c => c.InFrame)];
        var frame = new Frame(
            [.. declared.Select(Criterion)],
            [.. study.SetUp.Targets.Where(t => t.Group is null || t.Group == group).Where(t => Known(declared, t.Of)).Select(t => new Target(Combination(t.Of), t.Min, t.Max))],
            [.. study.SetUp.Excluded.Where(e => e.Group is null || e.Group == group).Where(e => Known(declared, e.Of)).Select(e => Combination(e.Of))]);
        List<string> people = [.. study.Everybody.Where(p => study.GroupOf(p) == group && !study.IsErased(p))];
        List<string> open = [.. people.Where(p => !interviewed.Contains(p) && !study.Withdrawals.ContainsKey(p) && MayCome(study, p))];
        return new(
            frame,
            [.. people.Where(p => interviewed.Contains(p) || open.Contains(p)).Select(p => new Person(p, interviewed.Contains(p), Answers(study, p, declared)))],
            open.Where(study.Participants.ContainsKey).ToHashSet(StringComparer.Ordinal), open, Said(study, open, "pin"), Said(study, open, "skip"));
    }

    /// <summary>One criterion as it is counted; a number by its bands.</summary>
    public static Criterion Criterion(CriterionDeclared declared)
    {
        var kind = declared.Kind switch
        {
            "ordinal" => CriterionKind.Ordinal,
            "multiple" => CriterionKind.Multiple,
            "number" => CriterionKind.Number,
            "link" => CriterionKind.Link,
            _ => CriterionKind.Nominal,
        };
        IReadOnlyList<string> printed = declared.Levels ?? [];
        var bands = kind is CriterionKind.Number ? NumberBands.Read(printed) : null;
        return new(declared.Criterion, declared.Title, kind, bands ?? [.. printed.Select(l => new Level(l))]);
    }

    /// <summary>What a person answered to a criterion, as it is counted.</summary>
    public static Answer Answer(StudyState study, string person, string criterion) => study.AnswerOf(person, criterion) switch
    {
        null => Sampling.Answer.Missing,
        { State: "known" } known => new(AnswerState.Known, known.Values),
        { State: "not asked" } => Sampling.Answer.NotAsked,
        { State: "declined" } => Sampling.Answer.Declined,
        _ => Sampling.Answer.Missing,
    };

    private static Dictionary<string, Answer> Answers(StudyState study, string person, IEnumerable<CriterionDeclared> declared) =>
        declared.ToDictionary(c => c.Criterion, c => Answer(study, person, c.Criterion), StringComparer.Ordinal);

    // The latest contact decides: who declined, is not eligible or cancelled is not asked again by a list.
    private static bool MayCome(StudyState study, string person) =>
        study.LastContact(person, 1) is not { } last || !Outcomes.IsFinal(last.Outcome);

    private static IReadOnlyList<(string, string)> Said(StudyState study, IEnumerable<string> people, string word) =>
        [.. people.Where(p => study.Invitations.GetValueOrDefault(p)?.Word == word).Select(p => (p, study.Invitations[p].Reason))];

    // A target may name a criterion of another group, or one that was taken out since.
    private static bool Known(List<CriterionDeclared> declared, IReadOnlyList<string> of) =>
        Combination(of).Levels is { Count: > 0 } levels && levels.Count == of.Count && levels.All(l => declared.Exists(c => c.Criterion == l.Criterion));

    private static Combination Combination(IReadOnlyList<string> of) =>
        new(of.Select(o => o.Split('=', 2, StringSplitOptions.TrimEntries)).Where(p => p.Length == 2).Select(p => new CriterionLevel(p[0], p[1])));
}
