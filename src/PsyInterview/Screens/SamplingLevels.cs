using System.Globalization;
using PsyInterview.Reports;
using PsyInterview.Sampling;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The first view: each criterion with its levels, counts, targets and gaps.</summary>
public sealed partial class SamplingScreen
{
    private const int Number = 7, WidestName = 28;

    private static List<Line> LevelLines(GroupSample sample, int width)
    {
        var (now, all) = (sample.Now, sample.IfAllCome);
        var planned = sample.Planned is { } number ? $" of {number} planned" : "";
        List<Line> lines =
        [
            .. Line.Wrapped($"{now.Covered.Count}{planned} interviewed, {sample.Agreed.Count} more agreed, {sample.Candidates.Count} can still be asked. "
                + CoverageLine(sample), width),
            .. Line.Wrapped(Wanted(sample), width, Look.Strong),
        ];
        foreach (var (person, combination) in now.ImpossibleFound)
            lines.AddRange(Line.Wrapped($"{person.Id} has {combination}, which was declared impossible: the frame or the answer is wrong.", width, Look.Warn));
        lines.Add(Line.Empty);
        var name = Math.Min(WidestName, Math.Max(12, sample.Frame.Counted.Max(c => Math.Max(Columns.Of(c.Title), c.Levels.Max(l => Columns.Of(l.Label) + 2)))));
        name = Math.Min(name, Math.Max(10, width - 4 * Number - 1));
        lines.Add(Line.Of($"{"".PadRight(name)}{"n",Number}{"if all",Number}{"target",Number}{"gap",Number}{(width - name - 4 * Number > 34 ? $"  {Glyphs.Current.Bar} interviewed + agreed . wanted" : "")}", Look.Dim));
        foreach (var (count, expected) in now.Counts.Zip(all.Counts))
        {
            lines.Add(Line.Of(Columns.Fit(count.Criterion.Title, width), Look.Title));
            for (var i = 0; i < count.Counts.Count; i++) lines.Add(LevelLine(now, count, i, expected.Counts[i], name, width));
            if (Apart(count) is { Length: > 0 } apart) lines.AddRange(Line.Wrapped(apart, width - 2, Look.Dim).Select(l => Line.Of($"  {l.Text}", Look.Dim)));
        }
        var together = now.Gaps.Zip(all.Gaps).Where(g => g.First.Target.Of.Levels.Count > 1).ToList();
        if (together.Count > 0) lines.Add(Line.Of("Targets for levels that go together", Look.Title));
        foreach (var (gap, expected) in together)
            lines.AddRange(Line.Wrapped($"{string.Join(" and ", gap.Target.Of.Levels.Select(sample.Frame.Words))}: {gap.Count} of {gap.Target.Min}, {expected.Count} if all come", width - 2)
                .Select(l => new Line(new Span("  "), new Span(l.Text, gap.Missing > 0 ? Look.Strong : Look.Normal))));
        return lines;
    }

    private static Line LevelLine(Variation now, CriterionCount count, int level, int expected, int name, int width)
    {
        var label = count.Criterion.Levels[level];
        var gap = now.Gaps.FirstOrDefault(g => g.Target.Of.Levels is [var one] && one.Criterion == count.Criterion.Id && one.Level == label.Id);
        var (n, target) = (count.Counts[level], gap?.Target.Min ?? 0);
        var words = $"  {Columns.Fit(label.Label, name - 2)}";
        words += new string(' ', Math.Max(0, name - Columns.Of(words)));
        var numbers = $"{n,Number}{expected,Number}{(gap is null ? "-" : $"{target}"),Number}";
        var lacks = gap is null ? "-" : gap.Missing > 0 ? $"{gap.Missing}" : gap.IsOverMax ? $"+{n - gap.Target.Max}" : "0";
        var room = width - name - 4 * Number - 2;
        return new Line(new Span(words), new Span(numbers), new Span($"{lacks,Number}", gap is { Missing: > 0 } ? Look.Warn : Look.Normal),
            new Span("  "), new Span(room >= 4 ? Bar(n, expected, target, room) : ""));
    }

    // One sign a person where there is room: heard, agreed, still wanted.
    private static string Bar(int n, int expected, int target, int room)
    {
        var longest = Math.Max(Math.Max(n, expected), target);
        var scale = longest > room ? (double)room / longest : 1;
        int heard = Length(n), agreed = Math.Max(0, Length(expected) - heard), wanted = Math.Max(0, Length(target) - heard - agreed);
        return string.Concat(Enumerable.Repeat(Glyphs.Current.Bar, heard)) + new string('+', agreed) + new string('.', wanted);

        int Length(int people) => people == 0 ? 0 : Math.Max(1, (int)Math.Round(people * scale));
    }

    private static string Apart(CriterionCount count)
    {
        List<string> parts = [];
        if (count.Missing > 0) parts.Add($"missing {count.Missing}");
        if (count.NotAsked > 0) parts.Add($"not asked {count.NotAsked}");
        if (count.Declined > 0) parts.Add($"declined {count.Declined}");
        if (count.Outside.Count > 0) parts.Add($"outside the frame {count.Outside.Count} ({string.Join(", ", count.Outside.Select(o => $"{o.Person}: {o.Value}"))})");
        return string.Join(", ", parts);
    }

    private static string Wanted(GroupSample sample)
    {
        var gaps = sample.Now.Gaps.Zip(sample.IfAllCome.Gaps).Where(g => g.First.Missing > 0).OrderByDescending(g => g.First.Missing).ToList();
        if (sample.Now.Gaps.Count == 0) return "No target is set.";
        if (gaps.Count == 0) return "Every target is met.";
        return $"Still wanted: {string.Join(", ", gaps.Select(g => $"{string.Join(" and ", g.First.Target.Of.Levels.Select(sample.Frame.Words))} ({g.First.Missing}"
            + (g.Second.Missing == 0 ? ", agreed already)" : g.Second.Missing < g.First.Missing ? $", {g.Second.Missing} if all agreed come)" : ")")))}.";
    }

    private static string CoverageLine(GroupSample sample) => sample.Frame.Counted.Count < 2 ? "One criterion, so no pairs."
        : $"Pairs covered: {Coverage(sample.Now)}; {Coverage(sample.IfAllCome)} if everyone who agreed comes.";

    private static string Coverage(Variation variation) => variation.Tuples.FirstOrDefault(t => t.T == 2) is { } pairs
        ? $"{pairs.Covered} of {pairs.Feasible}{(pairs.Total.Value is { } share ? string.Create(CultureInfo.InvariantCulture, $" ({share * 100:F0} %)") : "")}"
        : "none";
}
