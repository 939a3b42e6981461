using System.Text;

namespace PsyInterview.Terminal;

/// <summary>One row of a page as it is shown: a piece of one of its lines.</summary>
/// <param name="Line">The line it belongs to, from 0.</param>
/// <param name="Start">Where in the line it begins, in graphemes.</param>
/// <param name="Graphemes">What stands in it.</param>
/// <param name="IsFirst">True for the first row of its line.</param>
public sealed record PageRow(int Line, int Start, IReadOnlyList<string> Graphemes, bool IsFirst);

/// <summary>A text of many lines under a caret, laid out in rows of a width. Every character that was typed is kept, in its order.</summary>
public sealed class PageText
{
    private readonly NoteText _text = new();
    private readonly Dictionary<string, (List<string> Graphemes, List<(int Start, int Count)> Pieces)> _wrapped = new(StringComparer.Ordinal);
    private List<PageRow>? _rows;
    private int _width = 80;
    private int? _column;

    /// <param name="text">What stands on it; the caret stands before its first character.</param>
    public PageText(string text)
    {
        _text.Set(text);
        _text.Home();
    }

    /// <summary>The whole text, with a newline after each line but the last.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>The line of the caret, from 0, and how many graphemes stand before it on that line.</summary>
    public (int Line, int Column) Caret
    {
        get
        {
            var before = _text.Before;
            var start = before.Count;
            while (start > 0 && before[start - 1][0] != '\n') start--;
            return (before.Take(start).Count(g => g[0] == '\n'), before.Count - start);
        }
    }

    /// <summary>The rows at a width, in columns; laid out anew only for lines that changed.</summary>
    public IReadOnlyList<PageRow> Rows(int width)
    {
        if (_rows is not null && width == _width) return _rows;
        if (width != _width) _wrapped.Clear();
        _width = Math.Max(4, width);
        if (_wrapped.Count > 50_000) _wrapped.Clear();
        List<PageRow> rows = [];
        foreach (var (line, at) in ToString().Split('\n').Select((line, at) => (line, at)))
        {
            if (!_wrapped.TryGetValue(line, out var known)) _wrapped[line] = known = Wrap(line, _width);
            foreach (var (start, count) in known.Pieces) rows.Add(new(at, start, known.Graphemes.GetRange(start, count), start == 0));
        }
        return _rows = rows;
    }

    /// <summary>The row of the caret at that width, and the columns before it in that row.</summary>
    public (int Row, int Column) CaretAt(int width)
    {
        var rows = Rows(width);
        var (line, column) = Caret;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var isLast = i + 1 == rows.Count || rows[i + 1].Line != row.Line;
            if (row.Line == line && column >= row.Start && (isLast || column < row.Start + row.Graphemes.Count))
                return (i, row.Graphemes.Take(column - row.Start).Sum(ColumnsOf));
        }
        return (0, 0);
    }

    /// <summary>Inserts typed or pasted text.</summary>
    public bool Insert(string text, bool typed) => Changed(_text.Insert(text, typed));

    /// <summary>What a key does to the text or the caret: null when it does nothing here, true when the text changed.</summary>
    /// <param name="key">As <c>KeyNames</c> says it.</param>
    /// <param name="page">How many rows a page is.</param>
    public bool? Press(string key, int page)
    {
        if (key is not ("Up" or "Down" or "PageUp" or "PageDown")) _column = null;
        switch (key)
        {
            case "Enter": return Insert("\n", typed: true);
            case "Space": return Insert(" ", typed: true);
            case "Tab": return false;
            case "Backspace": return Changed(_text.DeleteLeft());
            case "Delete": return Changed(_text.DeleteRight());
            case "Ctrl-W" or "Ctrl-Backspace": return Changed(_text.DeleteWordLeft());
            case "Ctrl-U": return Changed(CutLine(toEnd: false));
            case "Ctrl-K": return Changed(CutLine(toEnd: true));
            case "Ctrl-Z": return Changed(_text.Undo());
            case "Left": return Moved(() => _text.Left());
            case "Right": return Moved(() => _text.Right());
            case "Ctrl-Left": return Moved(_text.WordLeft);
            case "Ctrl-Right": return Moved(_text.WordRight);
            case "Home" or "Ctrl-A": return Moved(() => _text.MoveTo(_text.Before.Count - Caret.Column));
            case "End" or "Ctrl-E": return Moved(() => GoTo(Caret.Line, int.MaxValue));
            case "Ctrl-Home": return Moved(_text.Home);
            case "Ctrl-End": return Moved(_text.End);
            case "Up": return Moved(() => GoRows(-1));
            case "Down": return Moved(() => GoRows(1));
            case "PageUp": return Moved(() => GoRows(-page));
            case "PageDown": return Moved(() => GoRows(page));
            default: return key.EnumerateRunes().Count() == 1 ? Insert(key, typed: true) : null;
        }
    }

    /// <summary>Puts the caret on a line, from 0; before its first character unless a column is said.</summary>
    public void GoTo(int line, int column = 0)
    {
        var at = 0;
        var lines = ToString().Split('\n');
        line = Math.Clamp(line, 0, lines.Length - 1);
        foreach (var before in lines.Take(line)) at += Graphemes(before).Count + 1;
        _text.MoveTo(at + Math.Min(column, Graphemes(lines[line]).Count));
    }

    /// <summary>Goes to the next place after the caret where these words stand, from the top again after the end; false where they stand nowhere.</summary>
    public bool Find(string words)
    {
        if (words.Length == 0) return false;
        var text = ToString();
        var from = new StringBuilder().AppendJoin("", _text.Before).Length;
        var found = from + 1 <= text.Length ? text.IndexOf(words, from + 1, StringComparison.OrdinalIgnoreCase) : -1;
        if (found < 0) found = text.IndexOf(words, StringComparison.OrdinalIgnoreCase);
        if (found < 0) return false;
        _text.MoveTo(Graphemes(text[..found]).Count);
        return true;
    }

    private static int ColumnsOf(string grapheme) => Math.Max(1, Columns.OfGrapheme(grapheme));

    private static bool? Moved(Action move)
    {
        move();
        return false;
    }

    private bool Changed(bool changed)
    {
        if (changed) _rows = null;
        return changed;
    }

    private bool CutLine(bool toEnd)
    {
        var count = toEnd ? _text.After.TakeWhile(g => g[0] != '\n').Count() : Caret.Column;
        // At the end of a line, what is cut is the break.
        if (toEnd && count == 0) return _text.DeleteRight();
        for (var i = 0; i < count; i++)
        {
            if (toEnd) _text.DeleteRight();
            else _text.DeleteLeft();
        }
        return count > 0;
    }

    private void GoRows(int by)
    {
        var (row, column) = CaretAt(_width);
        _column ??= column;
        var rows = Rows(_width);
        var at = Math.Clamp(row + by, 0, rows.Count - 1);
        var to = rows[at];
        var (place, used) = (0, 0);
        while (place < to.Graphemes.Count && used + ColumnsOf(to.Graphemes[place]) <= _column) used += ColumnsOf(to.Graphemes[place++]);
        // Behind the last character of a row that goes on, the caret would stand in the next one.
        var goesOn = at + 1 < rows.Count && rows[at + 1].Line == to.Line;
        GoTo(to.Line, to.Start + (goesOn ? Math.Min(place, to.Graphemes.Count - 1) : place));
    }

    private static (List<string> Graphemes, List<(int Start, int Count)> Pieces) Wrap(string line, int width)
    {
        var graphemes = Graphemes(line);
        List<(int, int)> pieces = [];
        var start = 0;
        while (graphemes.Count - start > 0)
        {
            var (used, end, gap) = (0, start, -1);
            while (end < graphemes.Count && used + ColumnsOf(graphemes[end]) <= width)
            {
                used += ColumnsOf(graphemes[end]);
                if (graphemes[end++] == " ") gap = end;
            }
            if (end < graphemes.Count && gap > start) end = gap;
            end = Math.Max(end, start + 1);
            pieces.Add((start, end - start));
            start = end;
        }
        return (graphemes, pieces.Count == 0 ? [(0, 0)] : pieces);
    }

    private static List<string> Graphemes(string text)
    {
        List<string> graphemes = [];
        ReadOnlySpan<char> rest = text;
        while (Columns.NextGrapheme(ref rest) is { } grapheme) graphemes.Add(grapheme);
        return graphemes;
    }
}
