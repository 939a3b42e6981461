using System.Globalization;
using System.Text;
using PsyInterview.Terminal;

namespace PsyInterview.Tests.Terminal;

/// <summary>A terminal's screen as far as our output uses one: what it would show after these bytes.</summary>
internal sealed class PlainScreen(int rows, int columns)
{
    private readonly string[,] cells = new string[rows, columns];
    private readonly string[,] looks = new string[rows, columns];
    private string look = "";
    private int row;
    private int column;

    internal string this[int r, int c] => cells[r, c] ?? " ";

    internal string LookAt(int r, int c) => looks[r, c] ?? "";

    internal (int Row, int Column) Cursor => (row, column);

    internal void Write(string text)
    {
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            if (rest[0] == '\b')
            {
                column--;
                rest = rest[1..];
            }
            else if (rest[0] == '\u001b')
            {
                if (rest[1] != '[') throw new InvalidOperationException("not a control sequence");
                var end = 2 + rest[2..].IndexOfAnyInRange('@', '~');
                Control(rest[2..end].ToString(), rest[end]);
                rest = rest[(end + 1)..];
            }
            else
            {
                Put(Columns.NextGrapheme(ref rest)!);
            }
        }
    }

    internal string Row(int r)
    {
        var text = new StringBuilder();
        for (var c = 0; c < columns; c++) text.Append(this[r, c]);
        return text.ToString().TrimEnd();
    }

    private void Put(string grapheme)
    {
        var width = Columns.OfGrapheme(grapheme);
        if (column + width > columns) throw new InvalidOperationException("writes over the edge");
        if (cells[row, column] == "" && column > 0) cells[row, column - 1] = " ";
        if (column + width < columns && cells[row, column + width] == "") cells[row, column + width] = " ";
        for (var i = 0; i < width; i++)
        {
            cells[row, column + i] = i == 0 ? grapheme : "";
            looks[row, column + i] = look;
        }
        column += width;
    }

    private void Control(string parameters, char final)
    {
        var numbers = Array.ConvertAll(parameters.TrimStart('?').Split(';'), p => int.TryParse(p, CultureInfo.InvariantCulture, out var n) ? n : 0);
        switch (final)
        {
            case 'H':
                (row, column) = (Math.Max(1, numbers[0]) - 1, Math.Max(1, numbers.ElementAtOrDefault(1)) - 1);
                break;
            case 'G':
                column = numbers[0] - 1;
                break;
            case 'K':
                for (var c = column; c < columns; c++) (cells[row, c], looks[row, c]) = (" ", look);
                break;
            case 'J':
                Array.Clear(cells);
                Array.Clear(looks);
                break;
            case 'm':
                foreach (var n in numbers) Dress(n);
                break;
            case 'h' or 'l':
                break;
            default:
                throw new InvalidOperationException($"unexpected sequence {parameters}{final}");
        }
    }

    private void Dress(int code)
    {
        if (code == 0)
        {
            look = "";
            return;
        }
        var parts = look.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToHashSet();
        if (code is (>= 30 and <= 39) or (>= 90 and <= 97)) parts.RemoveWhere(p => p is (>= 30 and <= 39) or (>= 90 and <= 97));
        if (code is (>= 40 and <= 49) or (>= 100 and <= 107)) parts.RemoveWhere(p => p is (>= 40 and <= 49) or (>= 100 and <= 107));
        if (code is not (39 or 49)) parts.Add(code);
        look = string.Join(' ', parts.Order());
    }
}
