using System.Globalization;
using PsyInterview.Agreement;
using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.Sampling;

namespace PsyInterview.Reports;

/// <summary>How far two coders agreed on the sessions they coded apart, and what became of each difference.</summary>
public static class AgreementReport
{
    private const string Nobody =
        "No session was coded apart by two coders who have both finished. Name two coders before anybody begins: = on the coding screen, or code STUDY SESSION --coders \"sd mw\".";

    /// <summary>The report <c>agreement</c>: one row a code for each pair of coders, and one for all codes together.</summary>
    public static Table From(LogReading reading, ReportOptions asked) => From(CodedStudy.Of(reading), asked.Session);

    /// <summary>The report <c>differences</c>: every difference with what was decided.</summary>
    public static Table Differences(LogReading reading, ReportOptions asked)
    {
        var study = CodedStudy.Of(reading);
        List<(SessionCoding Session, Difference Difference, bool IsCompared)> all =
            [.. CodedApart.Of(study, asked.Session).SelectMany(p => p.Sessions).OrderBy(s => s.Stream, NaturalOrder.Of)
                .SelectMany(s => s.Compared.Select(c => c.Id).ToHashSet() is var compared ? s.Differences.Select(d => (s, d, compared.Contains(d.Passage.Id))) : [])];
        List<string> notes = all.Count == 0 ? [Nothing(study, asked.Session)]
            :
            [
                $"{NumberWords.Of(all.Count, "difference")}; {NumberWords.Digits(all.Count(d => d.Difference.Decided is not null))} decided.",
                "A difference: a code that one of two coders applied to a passage and the other did not, before they spoke about it; the code as the codebook called it when both had finished.",
                "What each had coded stays as it was; what was decided stands beside it, and counts from then on.",
            ];
        if (all.Exists(d => !d.IsCompared)) notes.Add("Where there is a transcript, agreement is computed on its paragraphs alone; differences in notes and on the session as a whole are decided all the same, and listed here.");
        return new(
            "differences", "Every difference between two coders", ["session", "passage", "code", "applied by", "not by", "decided", "reason", "day", "people"],
            [.. all.Select(d => (IReadOnlyList<string>)[
                d.Session.Stream, CodedApart.Name(d.Difference.Passage), d.Difference.Code, d.Difference.By, d.Session.Coders.First(c => c != d.Difference.By),
                d.Difference.Decided switch { null => "not yet", { Applies: true } => "applies", _ => "does not apply" },
                d.Difference.Decided?.Reason ?? "", d.Difference.Decided?.On ?? "", string.Join(", ", d.Difference.Decided?.People ?? [])])],
            [.. notes, .. NotYet(study, asked.Session)], new HashSet<string>());
    }

    /// <summary>When the differences were resolved, for the sentence of a paper; null where there is none.</summary>
    public static string? Resolved(CodedApart pair)
    {
        var differences = pair.Differences;
        if (differences.Count == 0) return null;
        List<string> days = [.. differences.Select(d => d.Difference.Decided?.On).OfType<string>().Order(StringComparer.Ordinal)];
        return days.Count < differences.Count ? $"{NumberWords.Digits(days.Count)} of {NumberWords.Digits(differences.Count)} so far" : days[0] == days[^1] ? days[0] : $"{days[0]} to {days[^1]}";
    }

    private static Table From(CodedStudy study, string? session)
    {
        List<IReadOnlyList<string>> rows = [];
        List<string> notes = [], definitions = [];
        var pairs = CodedApart.Of(study, session);
        foreach (var pair in pairs)
        {
            var (found, both) = (pair.Agreement, $"{pair.First}, {pair.Second}");
            rows.AddRange(found.PerCode.Select(c => Row(both, c, found.HasFewUnits)));
            rows.Add(Pooled(both, found));
            notes.Add($"{pair.First} (first) and {pair.Second} (second): {NumberWords.Of(found.Segments, "passage")} of {NumberWords.Of(pair.Sessions.Count, "session")} "
                + $"({string.Join(", ", pair.Sessions.Select(s => s.Stream))}); {NumberWords.Digits(found.ExactMatches)} with the very same codes.");
            notes.Add($"{both}, for the methods section: {AgreementSentence.Of(found, NumberWords.Inside(pair.Sessions.Count), Resolved(pair))}");
            if (found.HasFewUnits) notes.Add($"{both}: counts only, since there are fewer than {NumberWords.Digits(PairAgreement.FewestUnits)} passages: one of them more or less would move every coefficient far.");
        }
        if (pairs.Count == 0) notes.Add(Nothing(study, session));
        else definitions = [.. Definitions(pairs.Any(p => !p.Agreement.HasFewUnits))];
        return new(
            "agreement", "How far two coders agreed before they spoke about it",
            ["coders", "code", "both", "only first", "only second", "neither", "percent", "kappa", "SE", "AC1", "alpha"], rows, [.. notes, .. NotYet(study, session), .. definitions],
            new HashSet<string> { "both", "only first", "only second", "neither", "percent", "kappa", "SE", "AC1", "alpha" });
    }

    private static IReadOnlyList<string> Row(string coders, CodePresence code, bool few) =>
    [
        coders, code.Code, NumberWords.Digits(code.Both), NumberWords.Digits(code.OnlyFirst), NumberWords.Digits(code.OnlySecond), NumberWords.Digits(code.Neither),
        .. few ? (string[])["", "", "", "", ""]
            : [Percent(code.Pair.Observed), Number(code.Pair.Kappa.Value), Number(code.Pair.Kappa.Se), Number(code.Pair.Ac1.Value), Number(code.Pair.Alpha)],
    ];

    private static IReadOnlyList<string> Pooled(string coders, CodingAgreement found)
    {
        var (pooled, table) = (found.Pooled, found.Pooled.Table);
        return
        [
            coders, "(all codes, pooled)", NumberWords.Digits(table[0, 0]), NumberWords.Digits(table[0, 1]), NumberWords.Digits(table[1, 0]), NumberWords.Digits(table[1, 1]),
            .. found.HasFewUnits ? (string[])["", "", "", "", ""] : [Percent(pooled.Observed), Number(pooled.Kappa), "", "", ""],
        ];
    }

    private static IEnumerable<string> Definitions(bool hasCoefficients)
    {
        yield return "Compared are the paragraphs of the transcript or, where a session has none, what was noted and, if either coded it, the session as a whole. A code is applied to a passage or not, whatever other codes it has.";
        yield return "The names are those of the codebook when both had finished; a code that was renamed or merged later still stands here as it was.";
        if (!hasCoefficients) yield break;
        yield return "Percent: passages on which they agree, having both applied the code or both not, of all compared. Where both applied a code to every passage, kappa and alpha are not defined.";
        foreach (var definition in AgreementTables.Meanings) yield return definition;
        yield return "Pooled: from the sum of the counts of all codes; it has no standard error, since what a coder does with one code of a passage hangs together with the others.";
    }

    private static string Nothing(CodedStudy study, string? session) =>
        CodedApart.Of(study, session).Count > 0 ? "There is no difference." : Nobody;

    // Nothing of their work is shown: not even how much there is.
    private static IEnumerable<string> NotYet(CodedStudy study, string? session)
    {
        var blind = study.Words.Count(s => s.Coding.IsBlind && (session is null || s.Stream == session));
        if (blind > 0) yield return $"{NumberWords.Of(blind, "session")} coded apart and not finished by both: nothing of {(blind == 1 ? "it" : "them")} is shown until then.";
    }

    private static string Percent(Measure share) => share.Value is { } value ? (value * 100).ToString("F1", CultureInfo.InvariantCulture) : "not defined";

    private static string Number(Measure measure) => measure.Value is null ? "not defined" : measure.ToString(2);
}
