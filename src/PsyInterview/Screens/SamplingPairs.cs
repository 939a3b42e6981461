using PsyInterview.Reports;
using PsyInterview.Sampling;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The second view: pairs of criteria as a triangle, and the levels of one pair as a heat map. Every cell holds its number.</summary>
public sealed partial class SamplingScreen
{
    private const int Cell = 9;

    private (int Row, int Column)? _pair;
    private int _row = 1, _column, _levelRow, _levelColumn;

    private static string Shades => Glyphs.Current.IsAscii ? " .:+#" : " ░▒▓█";

    private string? WhyNotPair() =>
        _view != 1 ? "open: press 2, choose a pair and press Enter"
        : _pair is not null ? "Esc goes back to all pairs"
        : Sample is not { Frame.Counted.Count: > 1 } ? "pairs need two criteria" : null;

    private void OpenPair() => (_pair, _levelRow, _levelColumn, _tops[1]) = ((_row, _column), 0, 0, 0);

    private void MoveInMatrix(int down, int right)
    {
        if (Sample is not { Frame.Counted.Count: > 1 and var count }) return;
        _row = Math.Clamp(_row + down, 1, count - 1);
        _column = Math.Clamp(_column + right, 0, _row - 1);
    }

    private void MoveInPair(int down, int right)
    {
        if (Sample is not { } sample || _pair is not { } pair) return;
        _levelRow = Math.Clamp(_levelRow + down, 0, sample.Frame.Counted[pair.Row].Levels.Count - 1);
        _levelColumn = Math.Clamp(_levelColumn + right, 0, sample.Frame.Counted[pair.Column].Levels.Count - 1);
    }

    private (List<Line>, (int, int)?) MatrixLines(GroupSample sample, int width)
    {
        var criteria = sample.Frame.Counted;
        if (criteria.Count < 2) return ([.. Line.Wrapped("Pairs need two criteria; one is declared.", width)], null);
        var sets = sample.Now.Tuples.First(t => t.T == 2).Sets;
        var name = Math.Min(Math.Max(12, criteria.Max(c => Columns.Of(c.Title)) + 4), Math.Max(12, width - 2 * Cell));
        // Only as many columns as have room; the selected one is among them.
        var shown = Math.Clamp((width - name) / Cell, 1, criteria.Count - 1);
        var first = Math.Clamp(_column - shown + 1, 0, criteria.Count - 1 - shown);
        List<Line> lines =
        [
            .. Line.Wrapped($"{CoverageLine(sample)} Each cell: pairs of levels somebody has / pairs that can occur.", width),
            Line.Empty,
            Line.Of("".PadRight(name) + string.Concat(Enumerable.Range(first, shown).Select(c => Columns.Fit($"{c + 1} {criteria[c].Title}", Cell - 1).PadRight(Cell))), Look.Title),
        ];
        var at = 0;
        for (var row = 1; row < criteria.Count; row++)
        {
            if (row == _row) at = lines.Count;
            var title = Columns.Fit($"{row + 1} {criteria[row].Title}", name - 1);
            List<Span> spans = [new(title + new string(' ', name - Columns.Of(title)), row == _row ? Look.Strong : Look.Normal)];
            for (var column = first; column < Math.Min(row, first + shown); column++)
            {
                var set = SetOf(sets, criteria[row], criteria[column]);
                spans.Add(CellOf($"{set.Covered}/{set.Feasible}", set.Feasible == 0 ? 0 : (double)set.Covered / set.Feasible, (row, column) == (_row, _column), set.Covered < set.Feasible));
            }
            lines.Add(new Line([.. spans]));
        }
        lines.Add(Line.Empty);
        var chosen = SetOf(sets, criteria[_row], criteria[_column]);
        lines.AddRange(Line.Wrapped(chosen.Uncovered.Count == 0
            ? $"{criteria[_row].Title} and {criteria[_column].Title}: every pair that can occur is covered."
            : $"{criteria[_row].Title} and {criteria[_column].Title}, nobody yet: {string.Join("; ", chosen.Uncovered.Select(u => string.Join(" and ", u.Levels.Select(l => l.Level))))}.", width));
        return (lines, (at, at));
    }

    private (List<Line>, (int, int)?) PairLines(GroupSample sample, (int Row, int Column) pair, int width)
    {
        var (down, across) = (sample.Frame.Counted[pair.Row], sample.Frame.Counted[pair.Column]);
        var set = SetOf(sample.Now.Tuples.First(t => t.T == 2).Sets, down, across);
        var uncovered = set.Uncovered.Select(u => (Level(u, down), Level(u, across))).ToHashSet();
        var counts = new int[down.Levels.Count, across.Levels.Count];
        var agreed = new int[down.Levels.Count, across.Levels.Count];
        foreach (var person in sample.IfAllCome.Covered)
            foreach (var r in down.Of(person[down]).Levels)
                foreach (var c in across.Of(person[across]).Levels)
                    ++(sample.Agreed.Contains(person.Id) ? agreed : counts)[r, c];
        var most = Math.Max(1, counts.Cast<int>().Max());
        var name = Math.Min(Math.Max(10, down.Levels.Max(l => Columns.Of(l.Label)) + 2), Math.Max(10, width - 2 * Cell));
        var shown = Math.Clamp((width - name) / Cell, 1, across.Levels.Count);
        var first = Math.Clamp(_levelColumn - shown + 1, 0, across.Levels.Count - shown);
        List<Line> lines =
        [
            .. Line.Wrapped($"{down.Title} (down) and {across.Title} (across): {set.Covered} of {set.Feasible} pairs are covered.", width),
            .. Line.Wrapped("0 nobody yet, x cannot occur, +1 one more agreed", width, Look.Dim),
            Line.Empty,
            Line.Of("".PadRight(name) + string.Concat(Enumerable.Range(first, shown).Select(c => Columns.Fit(across.Levels[c].Label, Cell - 1).PadRight(Cell))), Look.Title),
        ];
        var start = lines.Count;
        for (var r = 0; r < down.Levels.Count; r++)
        {
            var label = Columns.Fit(down.Levels[r].Label, name - 1);
            List<Span> spans = [new(label + new string(' ', name - Columns.Of(label)), r == _levelRow ? Look.Strong : Look.Normal)];
            for (var c = first; c < first + shown; c++)
            {
                var cannot = counts[r, c] == 0 && !uncovered.Contains((r, c));
                var words = cannot ? "x" : $"{counts[r, c]}{(agreed[r, c] > 0 ? $"+{agreed[r, c]}" : "")}";
                spans.Add(CellOf(words, (double)counts[r, c] / most, (r, c) == (_levelRow, _levelColumn), !cannot && counts[r, c] == 0, cannot));
            }
            lines.Add(new Line([.. spans]));
        }
        lines.Add(Line.Empty);
        var here = sample.IfAllCome.Covered.Where(p => down.Of(p[down]).Levels.Contains(_levelRow) && across.Of(p[across]).Levels.Contains(_levelColumn))
            .Select(p => sample.Agreed.Contains(p.Id) ? $"{p.Id} (agreed)" : p.Id).ToList();
        var waiting = sample.People.Where(p => sample.Candidates.Contains(p.Id) && down.Of(p[down]).Levels.Contains(_levelRow) && across.Of(p[across]).Levels.Contains(_levelColumn))
            .Select(p => p.Id).ToList();
        lines.AddRange(Line.Wrapped($"{down.Title} {down.Levels[_levelRow].Label} and {across.Title} {across.Levels[_levelColumn].Label}: "
            + (here.Count == 0 ? "nobody" : string.Join(", ", here)) + (waiting.Count > 0 ? $"; could be asked: {string.Join(", ", waiting)}" : ""), width));
        return (lines, (start + _levelRow, start + _levelRow));
    }

    /// <summary>A number with a shade beside it; brackets around the one selected. What nobody has stands out in its look too.</summary>
    private static Span CellOf(string words, double share, bool isSelected, bool lacks, bool cannot = false)
    {
        var shade = cannot ? ' ' : Shades[Math.Clamp((int)Math.Ceiling(share * (Shades.Length - 1)), 0, Shades.Length - 1)];
        var text = isSelected ? $"[{words}]{shade}" : $" {words} {shade}";
        return new(text.PadRight(Cell), isSelected ? Look.Selected : cannot ? Look.Dim : lacks ? Look.Warn : Look.Normal);
    }

    private static SetCoverage SetOf(IReadOnlyList<SetCoverage> sets, Criterion a, Criterion b) => sets.First(s => s.Criteria.Contains(a) && s.Criteria.Contains(b));

    private static int Level(Combination of, Criterion criterion) =>
        criterion.Levels.Select(l => l.Id).ToList().IndexOf(of.Levels.First(l => l.Criterion == criterion.Id).Level);
}
