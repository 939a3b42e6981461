using System.Drawing;
using Terminal.Gui.Drawing;
using Terminal.Gui.Drivers;
using Terminal.Gui.ViewBase;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace PsyInterview.Terminal;

/// <summary>
/// Draws into the cells of a view's viewport: clipped by columns, wide characters whole or not at all. Straight into the frame, because
/// the toolkit's own way measures, normalises and locks for every cell.
/// </summary>
internal readonly ref struct CellPen
{
    private readonly Cell[,] cells;
    private readonly bool[] dirtyRows;
    private readonly Rectangle area;
    private readonly Rectangle[] visible;

    internal CellPen(View view, IDriver driver)
    {
        cells = driver.Contents ?? new Cell[0, 0];
        dirtyRows = driver.GetOutputBuffer().DirtyLines;
        area = view.ViewportToScreen(new Rectangle(Point.Empty, view.Viewport.Size));
        visible = driver.Clip is { } clip ? clip.GetRectangles() : [driver.Screen];
    }

    internal int Width => area.Width;

    internal int Height => area.Height;

    /// <summary>Writes from a column on and returns the column after; stops at <paramref name="limit"/>.</summary>
    internal int Text(int row, int column, ReadOnlySpan<char> text, Attribute look, int limit)
    {
        while (column < limit && Columns.NextGrapheme(ref text) is { } grapheme)
        {
            var width = Columns.OfGrapheme(grapheme);
            if (width == 0) continue;
            if (column + width > limit) break;
            Put(row, column, grapheme, width, look);
            column += width;
        }
        return column;
    }

    /// <summary>Blanks up to <paramref name="limit"/>.</summary>
    internal void Blank(int row, int column, int limit, Attribute look)
    {
        for (; column < limit; column++) Put(row, column, " ", 1, look);
    }

    internal void Put(int row, int column, string grapheme, int width, Attribute look)
    {
        var (x, y) = (area.X + column, area.Y + row);
        if (!Shows(x, y) || (width == 2 && !Shows(x + 1, y)))
        {
            if (width == 2)
            {
                Put(row, column, " ", 1, look);
                Put(row, column + 1, " ", 1, look);
            }
            return;
        }
        // Half of a wide character that is being overwritten would otherwise reach over this cell.
        if (x > 0 && cells[y, x - 1].Grapheme is { Length: > 0 } left && Columns.OfGrapheme(left) == 2)
            cells[y, x - 1] = new(cells[y, x - 1].Attribute, true, " ");
        cells[y, x] = new(look, true, grapheme);
        if (width == 2) cells[y, x + 1] = new(look, true, " ");
        dirtyRows[y] = true;
    }

    private bool Shows(int x, int y)
    {
        if (y < 0 || x < 0 || y >= cells.GetLength(0) || x >= cells.GetLength(1)) return false;
        if (y < area.Y || y >= area.Bottom || x < area.X || x >= area.Right) return false;
        foreach (var rectangle in visible)
        {
            if (rectangle.Contains(x, y)) return true;
        }
        return false;
    }
}
