using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>Which question was asked of whom: the matrix of questions and sessions, and how many were exposed to each.</summary>
public static class QuestionReports
{
    /// <summary>What the words in the matrix mean.</summary>
    public static IReadOnlyList<string> Definitions { get; } =
    [
        "Asked: the interviewer asked it, whatever came after. Volunteered: the participant spoke of it before it was asked. Skipped: the interviewer left it out. Declined: the participant did not want to answer. "
            + "Parked: put off, and not taken up again. Not reached: none of these until the session ended. Not yet: none of these so far, in a session that still runs. "
            + "Not in that version: no version of the guide that the session ran with has it.",
        "A question is the same in every version of the guide, however it is worded: it is known by its name, which never changes.",
    ];

    /// <summary>The matrix, a row a question and a column a session.</summary>
    public static Table Matrix(LogReading reading, ReportOptions asked)
    {
        var uses = Asked(reading, asked);
        List<string> sessions = [.. uses.SelectMany(u => u.Sessions).Select(a => a.Stream).Distinct()];
        var rows = uses.SelectMany(use => use.Questions.Select(question =>
        {
            var cells = use.Sessions.ToDictionary(a => a.Stream, a => GuideUse.Cell(question.Id, a), StringComparer.Ordinal);
            var had = cells.Values.Where(c => c.Status != QuestionCell.NotThere).ToList();
            return (IReadOnlyList<string>)[use.Guide, question.Number, question.Ending is { } ending ? $"{question.Label} ({ending})" : question.Label,
                NumberWords.Digits(had.Count(c => c.WasAsked)), NumberWords.Digits(had.Count), .. sessions.Select(s => cells.GetValueOrDefault(s)?.Words ?? "")];
        })).ToList();
        return new("questions", "Questions and participants", ["guide", "number", "question", "asked", "of", .. sessions], rows,
            [.. Empty(uses), .. Definitions, "Asked, of: in how many of the sessions whose version had the question it was asked.", .. uses.SelectMany(Reasons), .. Outside(reading, asked, uses)], new HashSet<string> { "asked", "of" });
    }

    /// <summary>How many were exposed to each question.</summary>
    public static Table Exposure(LogReading reading, ReportOptions asked)
    {
        var uses = Asked(reading, asked);
        var rows = uses.SelectMany(use => use.Questions.Select(question =>
        {
            var cells = use.Sessions.Select(a => GuideUse.Cell(question.Id, a)).ToList();
            var had = cells.Where(c => c.Status != QuestionCell.NotThere).ToList();
            return (IReadOnlyList<string>)[use.Guide, question.Number, question.Label, Words(question, had.Count(c => c.WasAsked), cells.Count),
                Count(c => c.WasAsked), Count(c => c.WasVolunteered), Count(c => c.IsExposed), Count(c => c.Status == "skipped"), Count(c => c.Status == "declined"),
                Count(c => c.Status == "parked"), Count(c => c.Status is "not reached" or QuestionCell.NotYet), NumberWords.Digits(had.Count), NumberWords.Digits(cells.Count)];

            string Count(Func<QuestionCell, bool> what) => NumberWords.Digits(had.Count(what));
        })).ToList();
        return new("exposure", "Who was exposed to each question", ["guide", "number", "question", "in words", "asked", "volunteered", "exposed", "skipped", "declined", "parked", "not reached", "had it", "sessions"], rows,
            [.. Empty(uses), "Exposed: asked, or told unasked; whoever spoke of it and was asked as well counts in both and once here. Skipped, declined, parked, not reached: what it ended with, in sessions that still run so far. Had it: sessions whose version of the guide had the question. Sessions: all that count. A question that is asked of few because it came late is another thing than one that was left out.",
                .. Definitions, .. Outside(reading, asked, uses)],
            new HashSet<string> { "asked", "volunteered", "exposed", "skipped", "declined", "parked", "not reached", "had it", "sessions" });
    }

    /// <summary>"asked of 12 of 20; in the guide since version 2".</summary>
    public static string Words(UsedQuestion question, int asked, int sessions) =>
        $"asked of {NumberWords.Digits(asked)} of {NumberWords.Digits(sessions)}; {question.Standing}{(question.From is { } from ? $"; {from}" : "")}";

    /// <summary>The guides that were asked for: one, those of one session or of one group, or all that a session was held with.</summary>
    internal static IReadOnlyList<GuideUse> Asked(LogReading reading, ReportOptions asked)
    {
        var study = StudyState.Of(reading);
        return [.. GuideUse.All(study, Accounts(study, reading, asked)).Where(u => (asked.Guide is null || u.Guide == asked.Guide) && u.Sessions.Count + u.Pilots.Count + u.Past.Count + u.Withheld > 0)];
    }

    /// <summary>Everything that a table on questions leaves out, in sentences.</summary>
    internal static IEnumerable<string> Outside(LogReading reading, ReportOptions asked, IReadOnlyList<GuideUse> uses)
    {
        var study = StudyState.Of(reading);
        return uses.SelectMany(u => u.LeftOut()).Concat(asked.Guide is null ? GuideUse.WithoutGuide(study, Accounts(study, reading, asked)) : []);
    }

    private static IReadOnlyList<Account> Accounts(StudyState study, LogReading reading, ReportOptions asked)
    {
        var accounts = Account.All(reading);
        var group = asked.Group is null ? null : study.SetUp.Group(asked.Group)?.Group ?? asked.Group;
        var cohort = Cohort.Of(study, accounts);
        return [.. accounts.Where(a => (asked.Session is null || a.Stream == asked.Session) && (group is null || (a.Group ?? cohort.GroupOf(study.Now(a.State.Plan!.Participant))) == group))];
    }

    internal static IEnumerable<string> Empty(IReadOnlyList<GuideUse> uses) => uses.Sum(u => u.Sessions.Count) == 0 ? ["No session that counts was held with a guide yet."] : [];

    private static IEnumerable<string> Reasons(GuideUse use)
    {
        var cells = use.Questions.SelectMany(q => use.Sessions.Select(a => GuideUse.Cell(q.Id, a))).ToList();
        foreach (var status in (string[])["skipped", "declined", "not reached"])
        {
            var of = cells.Where(c => c.Status == status).ToList();
            var given = of.Select(c => c.Reason).OfType<string>().GroupBy(r => r).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count())).ToList();
            if (given.Count == 0) continue;
            var silent = of.Count(c => c.Reason is null);
            yield return $"{use.Guide}, why {status}: {NumberWords.Counted([.. given, .. silent > 0 ? [("no reason given", silent)] : Array.Empty<(string, int)>()])}.";
        }
    }
}
