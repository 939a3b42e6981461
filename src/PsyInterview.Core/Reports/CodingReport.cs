using PsyInterview.Coding;
using PsyInterview.Log;

namespace PsyInterview.Reports;

/// <summary>How far each session is coded; and the passages of one session with the codes one coder gave them.</summary>
public static class CodingReport
{
    /// <summary>The report <c>coding</c>: one row a session that was held.</summary>
    public static Table From(LogReading reading, ReportOptions asked)
    {
        var sessions = CodedStudy.Of(reading).Words.Where(s => asked.Session is null || s.Stream == asked.Session).Select(s => s.Coding).ToList();
        var blind = sessions.Count(s => s.IsBlind);
        var standings = sessions.CountBy(s => s.Standing).ToDictionary();
        return new(
            "coding", "How far each session is coded", ["session", "coding", "by", "finished", "codes", "passages", "with codes", "open differences"],
            [.. sessions.Select(s => (IReadOnlyList<string>)[
                s.Stream, Words(s.Standing), By(s), s.CodedOn ?? "", s.IsBlind ? "" : NumberWords.Digits(s.Codes.Count), NumberWords.Digits(s.Passages.Count),
                s.IsBlind ? "" : NumberWords.Digits(s.Passages.Count(p => s.At(p.Id).Count > 0)),
                s.IsCompared ? NumberWords.Digits(s.Differences.Count(d => d.Decided is null)) : ""])],
            [
                $"Coded {NumberWords.Digits(standings.GetValueOrDefault(CodingStanding.Coded))}, in progress {NumberWords.Digits(standings.GetValueOrDefault(CodingStanding.InProgress))}, "
                    + $"not coded {NumberWords.Digits(standings.GetValueOrDefault(CodingStanding.NotCoded))}.",
                "Coded: everybody who coded it has finished and, where two coded apart, every difference is decided. Finished: the day of the last of them.",
                "Codes: different codes as they count, of everybody who coded it, or of two who coded apart what both applied and what was decided. Passages: the session as a whole, what was noted, and the paragraphs of the transcript.",
                .. blind == 0 ? (string[])[] : [$"{NumberWords.Of(blind, "session")} coded apart and not finished by both: nothing of {(blind == 1 ? "it" : "them")} is shown until then."],
            ],
            new HashSet<string> { "codes", "passages", "with codes", "open differences" });
    }

    /// <summary>The passages of one session with what one coder applied, for that coder to look at.</summary>
    public static Table Passages(SessionCoding session, string coder) => new(
        "passages", $"{session.Stream}, coded by {coder}", ["number", "entry", "what", "speaker", "words", "codes"],
        [.. session.Passages.Select(p => (IReadOnlyList<string>)[
            p.Number == 0 ? "" : NumberWords.Digits(p.Number), p.Id.ToString(), p.What, p.Speaker ?? "", p.Text, string.Join(" | ", session.NamesBy(coder, p.Id))])],
        ["Number: for code --paragraph. Entry: for code --entry. Neither: codes of the session as a whole."], new HashSet<string> { "number" });

    /// <summary>How far a session is coded, in words.</summary>
    public static string Words(CodingStanding standing) => standing switch { CodingStanding.Coded => "coded", CodingStanding.InProgress => "in progress", _ => "not coded" };

    private static string By(SessionCoding session)
    {
        var coders = session.Coders.Count > 0 ? session.Coders : [.. session.Work.Values.Where(w => w.HasBegun || w.HasFinished).Select(w => w.Coder)];
        return string.Join(", ", coders.Select(c => session.Work.GetValueOrDefault(c)?.FinishedOn is { } on && session.Standing != CodingStanding.Coded ? $"{c} (finished {on})" : c))
            + (session.Coders.Count > 0 ? ", apart" : "");
    }
}
