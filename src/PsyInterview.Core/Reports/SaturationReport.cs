using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.Saturation;

namespace PsyInterview.Reports;

/// <summary>What is asked of the reports on saturation beyond the group; null: as the rule says that was set, or the usual.</summary>
/// <param name="Unit">One of <see cref="CurveStream.Units"/>.</param>
/// <param name="Percent">The threshold, in whole percent.</param>
public sealed record SaturationAsked(
    string? Unit = null, int? Base = null, int? Run = null, int? Percent = null, int? MinUnits = null, int? Permutations = null, bool Estimators = false)
{
    /// <summary>The settings of a stream with what was asked for in their place.</summary>
    public SaturationSettings Over(SaturationSettings set) => set with
    {
        Base = Base ?? set.Base,
        Run = Run ?? set.Run,
        ThresholdPercent = Percent ?? set.ThresholdPercent,
        MinUnits = MinUnits ?? set.MinUnits,
        Permutations = Permutations ?? set.Permutations,
        Estimators = Estimators || set.Estimators,
    };
}

/// <summary>Whether anything new still comes, of each stream of units of a study: never interviews and groups in one curve.</summary>
public static class SaturationReport
{
    /// <summary>The report <c>saturation</c>: what each rule says.</summary>
    public static Table From(LogReading reading, ReportOptions asked) => Joined(
        "saturation", "Whether anything new still comes", reading, asked, (study, stream, account) => SaturationTables.Rules(account, stream.Word, Of(study, stream, account)));

    /// <summary>The report <c>saturation-curve</c>: new and cumulative codes, a row a unit.</summary>
    public static Table Curve(LogReading reading, ReportOptions asked) => Joined("saturation-curve", "New codes, unit by unit", reading, asked, (study, stream, account) =>
    {
        var table = SaturationTables.Curve(account, stream.Word);
        return table with
        {
            Columns = [.. table.Columns, "coded on", "guide"],
            Rows = [.. table.Rows.Select((row, i) => (IReadOnlyList<string>)[.. row, stream.Units[i].CodedOn, stream.Units[i].Guide])],
            Notes = [.. table.Notes, .. Standing(study, stream)],
        };
    }, isOfAnyUnits: true);

    /// <summary>The report <c>saturation-settings</c>: base, run and threshold in twelve settings.</summary>
    public static Table Settings(LogReading reading, ReportOptions asked) =>
        Joined("saturation-settings", "Base, run and threshold in twelve settings", reading, asked, (_, stream, account) => SaturationTables.Twelve(account, stream.Word));

    /// <summary>The report <c>meaning</c>: whether the meaning of each code still grows.</summary>
    public static Table Meaning(LogReading reading, ReportOptions asked) =>
        Joined("meaning", "Whether the meaning of codes still grows", reading, asked, (study, stream, _) => SaturationTables.Meaning(stream.Meaning(study.Book), stream.Word));

    /// <summary>One line for the study's screen; null while nothing of the study is coded.</summary>
    public static string? Line(CodedStudy study)
    {
        var coded = study.Streams.Where(s => s.Units.Count > 0 && s.Stream.TakesRules).ToList();
        if (coded.Count == 0) return null;
        return "codes: " + string.Join(" ", coded.Take(2).Select(s => $"{(coded.Count > 1 ? $"{s.Title}: " : "")}{(s.Rule?.Happened is SaturationRuleSet { Rule: StopRules.NotUsed } ? "saturation is not used" : SaturationWords.Line(s.Incidence.Accumulate(), s.Word).TrimEnd('.'))}."));
    }

    /// <summary>New codes by version of the guide: whether what came late came because other questions were asked.</summary>
    public static Table ByGuide(LogReading reading, ReportOptions asked) => Joined("saturation-guide", "New codes and versions of the guide", reading, asked, (_, stream, account) =>
    {
        List<IReadOnlyList<string>> rows = [];
        foreach (var (guide, from, to) in Stretches(stream))
        {
            var curve = account.Curve!;
            rows.Add([guide.Length > 0 ? guide : "not known", stream.Word.Range(from + 1, to + 1), NumberWords.Digits(to - from + 1), NumberWords.Digits(Enumerable.Range(from, to - from + 1).Sum(i => curve.New[i])), NumberWords.Digits(curve.Cumulative[to])]);
        }
        return new Table("saturation-guide", "", ["guide", "units", "n", "new codes", "codes so far"], rows,
            ["Units in the order of analysis, each with the version of the guide it was held with; a version that returns begins a row of its own. New codes: first heard in these units. That a version brought new codes does not say that its questions brought them."],
            new HashSet<string> { "n", "new codes", "codes so far" });
    });

    /// <summary>Runs of units that were held with one version of a guide: its name, the first and the last unit, from 0.</summary>
    public static IEnumerable<(string Guide, int From, int To)> Stretches(CodedStream stream)
    {
        for (var i = 0; i < stream.Units.Count;)
        {
            var to = i;
            while (to + 1 < stream.Units.Count && stream.Units[to + 1].Guide == stream.Units[i].Guide) to++;
            yield return (stream.Units[i].Guide, i, to);
            i = to + 1;
        }
    }

    /// <summary>Everything that is to be said of one stream beside its numbers: what counts, who set which rule when, what was said, what is provisional.</summary>
    public static IReadOnlyList<string> Of(CodedStudy study, CodedStream stream, SaturationAccount account) => !stream.Stream.TakesRules ? [.. Standing(study, stream)] :
    [
        SaturationWords.Sentence(account, stream.Word), .. Standing(study, stream), RuleSentence(stream, account),
        .. stream.Judged is { Happened: SaturationJudged judged } entry
            ? (string[])[$"{Day(entry, judged.On)}, {entry.Entry.Id.Person}: {(judged.Reached ? "saturation was called" : "saturation was not called")} at {stream.Word.Counted(judged.Coded)}: {judged.Reason}.{Since(stream, judged)}"] : [],
        .. stream.Codes.Any(c => c.Origin == CodeWords.APriori) ? (string[])[Split(stream, CodeWords.Origins, c => c.Origin, "Codes by origin")] : [],
        .. stream.Codes.Any(c => c.Kind is not null) ? (string[])[Split(stream, CodeWords.Kinds, c => c.Kind, "Codes by kind")] : [],
        .. DefinitionChanges(stream),
    ];

    private static Table Joined(
        string name, string title, LogReading reading, ReportOptions asked, Func<CodedStudy, CodedStream, SaturationAccount, Table> of, bool isOfAnyUnits = false)
    {
        var study = CodedStudy.Of(reading);
        var over = asked.Saturation ?? new();
        var shown = study.Asked(asked.Group, over.Unit).Where(s => (s.Units.Count > 0 || s.Rule is not null) && (isOfAnyUnits || s.Stream.TakesRules))
            .Select(s => (Stream: s, Table: of(study, s, SaturationAccount.Of(s.Incidence, over.Over(s.Settings))))).ToList();
        if (shown.Count == 0)
            return new(name, title, ["stream"], [], ["No session is coded yet. A session counts once everybody who codes it has finished, and two who coded it apart have decided their differences."], new HashSet<string>());
        List<string> columns = ["stream", .. shown[0].Table.Columns];
        List<string> notes = [];
        foreach (var (stream, table) in shown)
            notes.AddRange(table.Notes.Select(n => shown.Count > 1 && shown.Skip(1).Any(s => !s.Table.Notes.Contains(n)) ? $"{stream.Title}: {n}" : n));
        return new(name, title, columns, [.. shown.SelectMany(s => s.Table.Rows.Select(r => (IReadOnlyList<string>)[s.Stream.Title, .. r]))], [.. notes.Distinct(StringComparer.Ordinal)], shown[0].Table.Numbers);
    }

    private static IEnumerable<string> Standing(CodedStudy study, CodedStream stream)
    {
        if (stream.Waiting.Count > 0)
            yield return $"Not in the curve: {string.Join(", ", stream.Waiting.Select(w => $"{w.Unit} ({(w.Standing == CodingStanding.NotCoded ? "not coded" : "in progress")})"))}.";
        if (study.PilotsOf(stream.Stream) is { Count: > 0 } pilots) yield return $"Not in the curve, since they were pilot sessions: {string.Join(", ", pilots)}.";
        if (stream.Stream.Unit == CurveStream.MemberCheck)
            yield return "A unit that says “member check” is what a participant added or changed when they were shown what was made of their words: it is no interview more, and no rule or estimate is worked out with it.";
        else if (stream.Stream.Unit != CurveStream.FocusGroup && study.Words.Count(w => w.Check is not null && w.Group == stream.Stream.Group && (stream.Stream.Wave == 0 || w.Wave == stream.Stream.Wave)) is > 0 and var checks)
            yield return $"Not in the curve: what came from {NumberWords.Of(checks, "member check")}. With the unit member-check {(checks == 1 ? "it is a unit" : "they are units")} beside the interviews, in a curve of {(checks == 1 ? "its" : "their")} own.";
        if (stream.OwnOrder is { } own) yield return $"The order is that in which coding was closed; by their numbers they would be {string.Join(" ", own)}.";
        if (Stretches(stream).Skip(1).ToList() is { Count: > 0 } changed)
            yield return $"The guide changed at {string.Join(", ", changed.Select(c => $"{stream.Word.Range(c.From + 1, c.From + 1)} ({c.Guide})"))}: what came after may be new because other questions were asked. The base is not begun anew.";
        if (stream.Provisional is { Count: > 0 } split)
            yield return $"Provisional: {string.Join(", ", split.Select(c => c.Name))} {(split.Count == 1 ? "was" : "were")} split, and what bore it is not all coded anew.";
        if (study.Words.SelectMany(s => s.Coding.Loose).DistinctBy(CodeWords.Key).ToList() is { Count: > 0 } loose)
            yield return $"Not counted, for they are in no codebook: {string.Join(", ", loose.Take(8))}{(loose.Count > 8 ? $" and {loose.Count - 8} more" : "")}.";
    }

    private static string RuleSentence(CodedStream stream, SaturationAccount account)
    {
        if (stream.Rule is not { Happened: SaturationRuleSet rule } entry) return "No rule was set: the rules above are those of the sources.";
        var (word, curve) = (stream.Word, account.Curve!);
        var set = $"set by {entry.Entry.Id.Person} on {Day(entry, null)}, {(rule.Coded == 0 ? $"before any {word.One} was coded" : $"after {word.Counted(rule.Coded)} had been coded")}"
            + (rule.Reason is { } reason ? $" ({reason.TrimEnd('.')})" : "");
        return rule.Rule switch
        {
            StopRules.NotUsed => $"Saturation is not used: {set}.",
            StopRules.Guest => $"The rule is base {rule.Base}, run {rule.Run}, threshold {rule.Percent} %, {set}; it says: {SaturationWords.Says(account.Guest!, word)}.",
            StopRules.Francis => $"The rule is an initial sample of {rule.Initial} and a stop criterion of {rule.Stop}, {set}; it says: {SaturationWords.Says(account.Francis!, word)}.",
            _ => $"The rule is no new code in the last {(rule.Run == 1 ? word.One : word.Counted(rule.Run))}, {set}; it says: {SaturationWords.Says(ZeroRun.Of(curve, rule.Run), word)}.",
        };
    }

    private static string Since(CodedStream stream, SaturationJudged judged) =>
        stream.Kept.SequenceEqual(judged.Curve, StringComparer.Ordinal) ? "" : $" The curve of that moment was {string.Join(", ", judged.Curve)}; it is another today.";

    // Code saturation is reached by what is said plainly before it is by what has to be understood (Hennink, Kaiser and Marconi 2017).
    private static string Split(CodedStream stream, IReadOnlyList<string> ways, Func<Code, string?> of, string title)
    {
        var (incidence, way) = (stream.Incidence, stream.Codes.ToDictionary(c => c.Name, of, StringComparer.Ordinal));
        var parts = ways.Append(null).Select(w => (Way: w, Curve: incidence.Only(c => way[c] == w).Accumulate())).Where(p => p.Curve.Total > 0)
            .Select(p => $"{p.Way ?? "not said"} {p.Curve.Total}, the last new one in {stream.Word.Range(p.Curve.LastNew, p.Curve.LastNew)}");
        return $"{title}: {string.Join("; ", parts)}.";
    }

    private static IEnumerable<string> DefinitionChanges(CodedStream stream)
    {
        var changed = stream.Codes.SelectMany(c => c.Definitions.Skip(1).Select(d => (c.Name, d.Unit, On: Studies.StudyState.Day(d.At)))).ToList();
        if (changed.Count > 0)
            yield return $"Definitions changed {NumberWords.Of(changed.Count, "time")}, last that of {changed.MaxBy(c => c.On).Name} on {changed.Max(c => c.On)}: a code may be heard and not understood yet.";
    }

    private static string Day(ReadEntry entry, string? on) => on ?? Studies.StudyState.Day(entry.Entry.At);
}
