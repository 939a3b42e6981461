using System.Globalization;
using PsyInterview.Log;
using PsyInterview.Sampling;

namespace PsyInterview.Reports;

/// <summary>How the sample varies: every level with its count and target, then what is covered and how evenly.</summary>
public static class SamplingReport
{
    private const int MostPairs = 30;

    private static readonly string[] Definitions =
    [
        "n: people interviewed, as in table1. If all come: with those who agreed. Gap: max(0, target - n).",
        "Coverage: of single levels, pairs and threes of levels of different criteria, those that somebody has / those that can occur (total t-way coverage, NIST); "
            + "full sets: sets of criteria of which all are covered (simple t-way coverage). A cell is one level of every criterion. An answer that is not known covers nothing.",
        "Evenness over all declared levels: J = H / ln K, H = -sum p ln p; Blau = 1 - sum p²; normalised: Blau / (1 - 1/K). Even is not always the aim.",
        "Spread: Gower's distance, 0 alike to 1, between two people interviewed: the mean over criteria known of both.",
    ];

    /// <summary>The report, of every group with a frame or of one.</summary>
    public static Table From(LogReading reading, ReportOptions asked)
    {
        var cohort = Cohort.Counted(reading);
        var samples = GroupSample.WithFrame(cohort, asked.Group);
        List<IReadOnlyList<string>> rows = [];
        List<string> notes = [];
        foreach (var sample in samples)
        {
            notes.AddRange(sample.Problems.Select(p => $"{sample.Title}: {p}"));
            if (!sample.CanCount)
            {
                notes.Add($"{sample.Title}: not counted until the frame is mended in the set-up.");
                continue;
            }
            var (now, coming) = (sample.Now, sample.Agreed.Count > 0 ? sample.IfAllCome : null);
            foreach (var (count, i) in now.Counts.Select((c, i) => (c, i))) rows.AddRange(Levels(sample, now, count, coming?.Counts[i], coming));
            foreach (var gap in now.Gaps.Where(g => g.Target.Of.Levels.Count > 1))
                rows.Add(Row(sample, "together", sample.Frame.Words(gap.Target.Of), gap.Count, gap, coming?.Gaps.First(g => g.Target == gap.Target).Count));
            rows.AddRange(now.Counts.Select(c => (IReadOnlyList<string>)[sample.Title, c.Criterion.Title, "evenness", "", "", "", "", Even(c.Evenness)]));
            notes.AddRange(Measures(sample, now, coming));
        }
        notes.AddRange(Definitions);
        notes.AddRange(cohort.PilotNote);
        if (samples.Count == 0) notes.Insert(0, "No group has criteria that guide sampling; declare them in the set-up.");
        if (cohort.Study.SetUp.Described.NotVaried is { Count: > 0 } fixedOnes) notes.Add($"Known not to vary in this sample: {string.Join(", ", fixedOnes)}.");
        var many = samples.Count > 1;
        string[] columns = ["group", "criterion", "level", "n", "target", "gap", "if all come", "more"];
        return new Table("sampling", "Sampling", many ? columns : columns[1..], many ? rows : [.. rows.Select(r => (IReadOnlyList<string>)[.. r.Skip(1)])], notes,
            new HashSet<string>(["n", "target", "gap", "if all come"], StringComparer.Ordinal));
    }

    private static IEnumerable<IReadOnlyList<string>> Levels(GroupSample sample, Variation now, CriterionCount count, CriterionCount? coming, Variation? then)
    {
        foreach (var (level, i) in count.Criterion.Levels.Select((l, i) => (l, i)))
        {
            var gap = now.Gaps.FirstOrDefault(g => g.Target.Of.Levels is [var only] && only == new CriterionLevel(count.Criterion.Id, level.Id));
            yield return Row(sample, count.Criterion.Title, level.Label, count.Counts[i], gap, coming?.Counts[i]);
        }
        foreach (var (words, n, later) in new[]
        {
            ("missing", count.Missing, coming?.Missing), ("not asked", count.NotAsked, coming?.NotAsked), ("declined to say", count.Declined, coming?.Declined),
            ("outside frame", count.Outside.Count, coming?.Outside.Count),
        })
            if (n > 0 || later > 0) yield return Row(sample, count.Criterion.Title, words, n, null, then is null ? null : later,
                words == "outside frame" ? string.Join(", ", count.Outside.Select(o => $"{o.Person} {o.Value}")) : "");
    }

    private static IEnumerable<string> Measures(GroupSample sample, Variation now, Variation? coming)
    {
        yield return $"{sample.Title}: {now.Covered.Count} interviewed; candidates {sample.Basis.Candidates.Count}, of whom {sample.Agreed.Count} agreed.";
        yield return $"{sample.Title}, covered: {Covered(now)}.";
        if (coming is not null) yield return $"{sample.Title}, covered if everyone who agreed comes: {Covered(coming)}.";
        yield return $"{sample.Title}, spread: mean distance {now.Spread.Mean.ToString(2)}, smallest {now.Spread.Smallest.ToString(2)}.";
        if (now.Tuples.FirstOrDefault(t => t.T == 2) is { } pairs)
        {
            List<string> open = [.. pairs.Sets.SelectMany(s => s.Uncovered).Select(u => string.Join(" & ", u.Levels.Select(sample.Frame.Words)))];
            if (open.Count > 0)
            {
                var more = open.Count > MostPairs ? $"; and {open.Count - MostPairs} more" : "";
                yield return $"{sample.Title}, pairs nobody has ({open.Count}): {string.Join("; ", open.Take(MostPairs))}{more}.";
            }
        }
        foreach (var excluded in sample.Frame.Impossible)
            yield return $"{sample.Title}, left out as impossible: {sample.Frame.Words(excluded)}.";
        foreach (var (person, combination) in now.ImpossibleFound)
            yield return $"{sample.Title}: {person.Id} has {sample.Frame.Words(combination)}, which was declared impossible: the answer or the frame is wrong.";
        foreach (var over in now.Gaps.Where(g => g.IsOverMax))
            yield return $"{sample.Title}: {sample.Frame.Words(over.Target.Of)} has {over.Count}, more than its maximum of {over.Target.Max}.";
        foreach (var sentence in sample.NobodyCan) yield return sentence;
    }

    private static string Covered(Variation variation)
    {
        string[] names = ["single levels", "pairs", "threes"];
        var shares = variation.Tuples.Select(t => $"{names[t.T - 1]} {t.Covered}/{t.Feasible}{Percent(t.Total)}{Full(t)}");
        return string.Join("; ", shares.Append($"cells {variation.Cells.Filled}/{variation.Cells.Total}"));
    }

    private static string Full(TupleCoverage tuples) =>
        tuples.T == 1 ? "" : $", full sets {tuples.FullSets}/{tuples.Sets.Count(s => s.Feasible > 0)}";

    private static string Even(Evenness even) => even.Blau.Value is null ? even.Blau.ToString(2)
        : $"J {even.Pielou.ToString(2)}; Blau {even.Blau.ToString(2)}, normalised {even.BlauNorm.ToString(2)}";

    private static string Percent(Measure share) => share.Value is { } value ? string.Create(CultureInfo.InvariantCulture, $" ({value * 100:F1} %)") : "";

    private static IReadOnlyList<string> Row(GroupSample sample, string criterion, string level, int n, Gap? gap, int? later, string more = "") =>
    [
        sample.Title, criterion, level, NumberWords.Digits(n),
        gap is null ? "" : gap.Target.Max is { } max ? $"{NumberWords.Digits(gap.Target.Min)}-{NumberWords.Digits(max)}" : NumberWords.Digits(gap.Target.Min),
        gap is null ? "" : NumberWords.Digits(gap.Missing), later is { } all ? NumberWords.Digits(all) : "", gap is { IsOverMax: true } ? "over the maximum" : more,
    ];
}
