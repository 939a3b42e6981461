using System.Globalization;
using PsyInterview.Sampling;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>The measures of a sample in sentences, each with its definition.</summary>
public static class SampleWords
{
    private const int Listed = 12;

    /// <summary>Coverage, evenness, spread, and what is amiss.</summary>
    public static IEnumerable<string> Of(string title, StudyFrame frame, Variation now, Variation then)
    {
        var count = now.Covered.Count;
        yield return $"{title}{count} {(count == 1 ? "person" : "people")} interviewed, {frame.Agreed.Count} agreed and to come, {frame.Candidates.Count - frame.Agreed.Count} asked or to be asked.";
        foreach (var tuples in now.Tuples)
        {
            var what = tuples.T switch { 1 => "Levels", 2 => "Pairs of levels", _ => "Threes of levels" };
            var coming = then.Tuples.First(t => t.T == tuples.T);
            yield return $"{title}{what}: {tuples.Covered} of {tuples.Feasible} covered ({Percent(tuples.Total)}; if all come {coming.Covered}); complete for {tuples.FullSets} of {tuples.Sets.Count(s => s.Feasible > 0)} {Sets(tuples.T)} ({Percent(tuples.Simple)}).";
        }
        yield return $"{title}Cells (one level of every criterion): {now.Cells.Filled} of {now.Cells.Total}. With several criteria this is always small and is no headline.";
        foreach (var criterion in now.Counts)
        {
            var even = criterion.Evenness;
            yield return $"{title}{criterion.Criterion.Title}: evenness J {even.Pielou.ToString(2)}, Blau {even.Blau.ToString(2)}, normalised {even.BlauNorm.ToString(2)}.";
        }
        yield return now.Spread.Mean.Value is null
            ? $"{title}Spread: {now.Spread.Mean}."
            : $"{title}Spread: mean distance {now.Spread.Mean.ToString(2)}, smallest {now.Spread.Smallest.ToString(2)}.";
        foreach (var sentence in Amiss(title, frame, now)) yield return sentence;
        yield return "Covered: somebody interviewed has it. Coverage of pairs is total t-way coverage (NIST); complete: sets of criteria all of whose pairs are covered. Impossible combinations leave every count; an answer that is not known covers nothing.";
        yield return "Evenness over declared levels: J = H / ln K with H = -sum p ln p; Blau = 1 - sum p squared, normalised / (1 - 1/K). Even is not always the aim: compare with the targets. Distance: Gower, 0 alike to 1.";
    }

    private static IEnumerable<string> Amiss(string title, StudyFrame frame, Variation now)
    {
        if (now.Tuples.FirstOrDefault(t => t.T == 2) is { } pairs)
        {
            List<Combination> open = [.. pairs.Sets.SelectMany(s => s.Uncovered)];
            if (open.Count > 0)
                yield return $"{title}Pairs nobody has: {string.Join("; ", open.Take(Listed).Select(frame.Frame.Words))}{(open.Count > Listed ? $"; and {open.Count - Listed} more" : "")}.";
        }
        foreach (var criterion in now.Counts.Where(c => c.Outside.Count > 0))
            yield return $"{title}{criterion.Criterion.Title} outside every declared level: {string.Join(", ", criterion.Outside.Select(o => $"{o.Person} {o.Value}"))}. They count in n.";
        foreach (var (person, combination) in now.ImpossibleFound)
            yield return $"{title}{person.Id} has {frame.Frame.Words(combination)}, which was declared impossible: the frame or the answer is wrong.";
        if (frame.Frame.Impossible.Count > 0)
            yield return $"{title}Declared impossible and left out: {string.Join("; ", frame.Frame.Impossible.Select(frame.Frame.Words))}.";
    }

    private static string Sets(int t) => t switch { 1 => "criteria", 2 => "pairs of criteria", _ => "threes of criteria" };

    private static string Percent(Measure share) =>
        share.Value is { } value ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(value * 100, 1, MidpointRounding.AwayFromZero):0.#} %") : share.ToString();
}
