namespace PsyInterview.Tests.EndToEnd;

/// <summary>
/// The cells of a screen. Each holds one character with its combining marks; the second half of a wide character
/// is an empty string.
/// </summary>
internal sealed class ScreenGrid
{
    private readonly List<string[]> _rows = [];
    private int _columns;

    public ScreenGrid(int rows, int columns)
    {
        _columns = columns;
        for (var row = 0; row < rows; row++)
            _rows.Add(Blank());
    }

    public string Text => string.Join('\n', _rows.Select(cells => string.Concat(cells).TrimEnd(' ')));

    public string CellAt(int row, int column) => _rows[row][column];

    public void Put(int row, int column, string character, int width)
    {
        var cells = _rows[row];
        cells[column] = character;
        if (width == 2)
            cells[column + 1] = "";
        Mend(cells, column - 1, column + width);
    }

    /// <summary>Adds a combining mark to the character that covers a cell.</summary>
    public void Combine(int row, int column, string mark)
    {
        var cells = _rows[row];
        cells[column > 0 && cells[column].Length == 0 ? column - 1 : column] += mark;
    }

    public void Erase(int row, int from, int to)
    {
        from = Math.Clamp(from, 0, _columns);
        to = Math.Clamp(to, from, _columns);
        Array.Fill(_rows[row], " ", from, to - from);
        Mend(_rows[row], 0, _columns - 1);
    }

    public void EraseRows(int from, int to)
    {
        for (var row = from; row < to; row++)
            _rows[row] = Blank();
    }

    public void InsertCells(int row, int column, int count)
    {
        var cells = _rows[row];
        count = Math.Min(count, _columns - column);
        Array.Copy(cells, column, cells, column + count, _columns - column - count);
        Erase(row, column, column + count);
    }

    public void DeleteCells(int row, int column, int count)
    {
        var cells = _rows[row];
        count = Math.Min(count, _columns - column);
        Array.Copy(cells, column + count, cells, column, _columns - column - count);
        Erase(row, _columns - count, _columns);
    }

    /// <summary>Moves the rows top..bottom up by a count, or down when it is negative; blank rows come in.</summary>
    public void Scroll(int top, int bottom, int count)
    {
        var (leaving, entering) = count > 0 ? (top, bottom) : (bottom, top);
        for (var step = Math.Min(Math.Abs(count), bottom - top + 1); step > 0; step--)
        {
            _rows.RemoveAt(leaving);
            _rows.Insert(entering, Blank());
        }
    }

    /// <summary>Changes the size; as many of the top rows go as are needed to keep a row. Returns how many went.</summary>
    public int Resize(int rows, int columns, int keepRow)
    {
        _columns = columns;
        var gone = Math.Clamp(keepRow - rows + 1, 0, Math.Max(0, _rows.Count - rows));
        _rows.RemoveRange(0, gone);
        if (_rows.Count > rows)
            _rows.RemoveRange(rows, _rows.Count - rows);
        for (var row = 0; row < _rows.Count; row++)
        {
            var cells = Blank();
            Array.Copy(_rows[row], cells, Math.Min(columns, _rows[row].Length));
            Mend(cells, 0, columns - 1);
            _rows[row] = cells;
        }
        while (_rows.Count < rows)
            _rows.Add(Blank());
        return gone;
    }

    private string[] Blank()
    {
        var cells = new string[_columns];
        Array.Fill(cells, " ");
        return cells;
    }

    /// <summary>Blanks halves of wide characters that have lost their other half.</summary>
    private static void Mend(string[] cells, int from, int to)
    {
        for (var column = Math.Max(from, 0); column <= Math.Min(to, cells.Length - 1); column++)
        {
            var first = cells[column].Length > 0 && CharacterWidth.Of(FirstRune(cells[column])) == 2;
            if (first && (column + 1 == cells.Length || cells[column + 1].Length > 0))
                cells[column] = " ";
            else if (cells[column].Length == 0 && (column == 0 || !IsWide(cells[column - 1])))
                cells[column] = " ";
        }
    }

    private static bool IsWide(string cell) => cell.Length > 0 && CharacterWidth.Of(FirstRune(cell)) == 2;

    private static System.Text.Rune FirstRune(string cell) => System.Text.Rune.GetRuneAt(cell, 0);
}
