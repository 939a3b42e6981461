namespace PsyInterview.Terminal;

/// <summary>Two texts beside each other, with the words that differ marked: what was before, and what is now.</summary>
internal static class SideBySide
{
    private const int Narrowest = 24;

    /// <summary>The rows: in two columns where there is room, else one text below the other. Marked words also stand in signs, so that colour is not needed.</summary>
    /// <param name="width">Columns there are.</param>
    public static IReadOnlyList<Line> Of(string before, string after, int width)
    {
        var (gone, come) = Marked(before, after);
        if (width < 2 * Narrowest + 3)
            return [Line.Of("before", Look.Dim), .. Rows(gone, before, "–", width), Line.Of("now", Look.Dim), .. Rows(come, after, "+", width)];
        var half = (width - 3) / 2;
        var (left, right) = (Rows(gone, before, "–", half), Rows(come, after, "+", half));
        List<Line> rows = [new(new Span(Padded("before", half), Look.Dim), new Span("   "), new Span("now", Look.Dim))];
        for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
        {
            var one = i < left.Count ? left[i] : Line.Empty;
            rows.Add(new Line([.. one.Spans, new Span(new string(' ', half - Columns.Of(one.Text)) + " | ", Look.Dim), .. i < right.Count ? right[i].Spans : []]));
        }
        return rows;
    }

    private static string Padded(string text, int columns) => text + new string(' ', Math.Max(0, columns - Columns.Of(text)));

    // The words are wrapped first and marked then: a mark must not move a line.
    private static List<Line> Rows(bool[] marked, string text, string sign, int width)
    {
        if (text.Length == 0) return [Line.Of("(nothing)", Look.Dim)];
        List<Line> rows = [];
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var (word, seen) = (0, 0);
        foreach (var row in Columns.Wrap(text, Math.Max(4, width - 2)))
        {
            List<Span> spans = [];
            var differs = false;
            foreach (var piece in row.Split(' '))
            {
                var mark = word < marked.Length && marked[word];
                differs |= mark && piece.Length > 0;
                if (spans.Count > 0) spans.Add(new Span(" "));
                spans.Add(new Span(piece, mark ? Look.Warn : Look.Normal));
                // A word too long for a row goes on in the next and stays the same word.
                seen += piece.Length;
                if (word < words.Length && seen >= words[word].Length) (word, seen) = (word + 1, 0);
            }
            rows.Add(new Line([new Span(differs ? $"{sign} " : "  ", differs ? Look.Warn : Look.Normal), .. spans]));
        }
        return rows;
    }

    /// <summary>Which words of each text are not in the longest run of words that both have in order.</summary>
    internal static (bool[] Gone, bool[] Come) Marked(string before, string after)
    {
        string[] a = Words(before), b = Words(after);
        bool[] gone = [.. a.Select(_ => true)], come = [.. b.Select(_ => true)];
        // Words of a guide are few; where somebody pasted a book everything counts as other words.
        if ((long)a.Length * b.Length > 4_000_000) return (gone, come);
        var longest = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--) longest[i, j] = a[i] == b[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j]) (gone[i++], come[j++]) = (false, false);
            else if (longest[i + 1, j] >= longest[i, j + 1]) i++;
            else j++;
        }
        return (gone, come);

        static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }
}
