using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>Breaks text into rows at blanks, by columns, so that wide characters fit.</summary>
public static class Wrapping
{
    /// <summary>The rows as lines in one look.</summary>
    public static IEnumerable<Line> Lines(string text, int width, Look look) => Text(text, width).Select(row => Line.Of(row, look));

    /// <summary>The rows; never empty. A word longer than a row is cut.</summary>
    public static IReadOnlyList<string> Text(string text, int width)
    {
        width = Math.Max(4, width);
        List<string> rows = [];
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var row = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var rest = word;
                if (row.Length > 0 && Columns.Of(row) + 1 + Columns.Of(rest) <= width)
                {
                    row += " " + rest;
                    continue;
                }
                if (row.Length > 0) rows.Add(row);
                while (Columns.Of(rest) > width)
                {
                    var part = Columns.Fit(rest, width);
                    rows.Add(part);
                    rest = rest[part.Length..];
                }
                row = rest;
            }
            rows.Add(row);
        }
        return rows;
    }
}
