using PsyInterview.Reports;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>A table laid out for a width: headings, rows and notes as lines.</summary>
/// <param name="Left">The first column that is shown beside the one that stays, counted from 0 among the others.</param>
/// <param name="NotesAt">The line with which the notes begin.</param>
/// <param name="Columns">Which columns are shown, in words: "1, 4-6 of 9".</param>
/// <param name="Sideways">True when not all columns have room.</param>
internal sealed record TableRows(
    int Width, int Left, IReadOnlyList<Line> Headings, IReadOnlyList<Line> Lines, int NotesAt, string Columns, bool Sideways)
{
    private const int Gap = 2, Narrowest = 18;

    internal static TableRows Of(Table table, int width, int left)
    {
        var (widths, shown) = Layout(table, width, ref left);
        List<Line> headings = [.. Cells(table.Columns, table, widths, shown, Look.Title)];
        List<Line> lines = [.. table.Rows.SelectMany(row => Cells(row, table, widths, shown, Look.Normal))];
        if (table.Rows.Count == 0) lines.AddRange(Line.Wrapped("Nothing to show yet: what this report counts has not been recorded.", width, Look.Dim));
        lines.Add(Line.Empty);
        var notes = lines.Count;
        lines.AddRange(table.Notes.SelectMany(n => Line.Wrapped(n, width, Look.Dim)));
        var all = table.Columns.Count;
        var words = shown.Count == all ? $"{all}" : left == 0 ? $"1-{shown[^1] + 1} of {all}" : $"1, {shown[1] + 1}{(shown.Count > 2 ? $"-{shown[^1] + 1}" : "")} of {all}";
        return new(width, left, headings, lines, Math.Min(notes, lines.Count - 1), words, shown.Count < all);
    }

    /// <summary>The widths, and which columns have room. Wide ones give way first, down to what can still be read.</summary>
    private static (int[] Widths, IReadOnlyList<int> Shown) Layout(Table table, int width, ref int left)
    {
        int[] widths = [.. table.Columns.Select((c, i) => table.Rows.Select(r => Terminal.Columns.Of(r[i])).Append(Terminal.Columns.Of(c)).Max())];
        var over = widths.Sum() + Gap * (widths.Length - 1) - width;
        while (over > 0 && widths.Max() is var widest && widest > Narrowest)
        {
            var second = Math.Max(Narrowest, widths.Where(w => w < widest).DefaultIfEmpty(0).Max());
            var wide = widths.Count(w => w == widest);
            var less = Math.Max(1, Math.Min(widest - second, (over + wide - 1) / wide));
            for (var i = 0; i < widths.Length && over > 0; i++)
            {
                if (widths[i] != widest) continue;
                widths[i] -= Math.Min(less, over);
                over -= Math.Min(less, over);
            }
        }
        if (over <= 0 || widths.Length < 2)
        {
            left = 0;
            return (widths, [.. Enumerable.Range(0, widths.Length)]);
        }
        // The furthest to the left from which the last column can still be seen.
        var (room, last) = (width - widths[0], widths.Length - 2);
        for (var used = 0; last > 0 && used + Gap + widths[last + 1] + Gap + widths[last] <= room; last--) used += Gap + widths[last + 1];
        left = Math.Clamp(left, 0, last);
        List<int> shown = [0];
        for (var (i, used) = (left + 1, 0); i < widths.Length && (shown.Count == 1 || used + Gap + widths[i] <= room); i++)
        {
            used += Gap + widths[i];
            shown.Add(i);
        }
        return (widths, shown);
    }

    private static IEnumerable<Line> Cells(IReadOnlyList<string> cells, Table table, int[] widths, IReadOnlyList<int> shown, Look look)
    {
        var wrapped = shown.Select(i => Terminal.Columns.Wrap(cells[i].ReplaceLineEndings("\n"), widths[i])).ToList();
        for (var row = 0; row < wrapped.Max(w => w.Count); row++)
        {
            var text = string.Join(new string(' ', Gap), shown.Select((column, i) =>
            {
                var cell = row < wrapped[i].Count ? wrapped[i][row] : "";
                var blank = new string(' ', Math.Max(0, widths[column] - Terminal.Columns.Of(cell)));
                return table.Numbers.Contains(table.Columns[column]) ? blank + cell : cell + blank;
            }));
            yield return Line.Of(text.TrimEnd(), look);
        }
    }
}
