using System.Text;
using Terminal.Gui.Drawing;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace PsyInterview.Terminal;

/// <summary>
/// Knows what the terminal shows and writes only what a new frame changes: runs of changed cells, each with one cursor move, colours
/// only where they change.
/// </summary>
internal sealed class FrameDifference(bool colours)
{
    /// <summary>The right half of a wide character.</summary>
    private const string RightHalf = "";

    // Rewriting a few unchanged cells costs less than the bytes of a cursor move.
    private const int CheaperThanMoving = 4;
    private const int CheaperThanErasing = 6;

    private readonly StringBuilder text = new();
    private (string Grapheme, Attribute Look)[] shown = [];
    private int rows;
    private int columns;
    private int row = -1;
    private int column = -1;
    private Attribute? look;

    private static readonly Attribute Plain = new(Color.None, Color.None);

    /// <summary>What is to be written, so far.</summary>
    internal StringBuilder Text => text;

    /// <summary>Forgets what is shown: the screen has just been cleared (or will be by <see cref="Repaint"/>).</summary>
    internal void Reset(int newRows, int newColumns)
    {
        (rows, columns) = (newRows, newColumns);
        shown = new (string, Attribute)[rows * columns];
        Array.Fill(shown, (" ", Plain));
        look = null;
        row = column = -1;
    }

    /// <summary>Clears the screen before the next frame.</summary>
    internal void Repaint(int newRows, int newColumns)
    {
        Reset(newRows, newColumns);
        text.Append("\u001b[0m\u001b[2J");
        look = Plain;
    }

    internal bool Fits(int otherRows, int otherColumns) => rows == otherRows && columns == otherColumns;

    /// <summary>Moves the cursor, in as few bytes as it takes.</summary>
    internal void MoveTo(int toRow, int toColumn)
    {
        if (row == toRow && column == toColumn) return;
        if (row == toRow && column >= 0 && toColumn == column - 1) text.Append('\b');
        else if (row == toRow) text.Append("\u001b[").Append(toColumn + 1).Append('G');
        else if (toColumn == 0) text.Append("\u001b[").Append(toRow + 1).Append('H');
        else text.Append("\u001b[").Append(toRow + 1).Append(';').Append(toColumn + 1).Append('H');
        (row, column) = (toRow, toColumn);
    }

    /// <summary>Writes what differs in one row.</summary>
    internal void Row(int at, Cell[,] cells)
    {
        Span<bool> changed = columns <= 512 ? stackalloc bool[columns] : new bool[columns];
        if (!Compare(at, cells, changed)) return;
        for (var c = 0; c < columns; c++)
        {
            // A right half is written with its left one, which counts as changed too.
            if (!changed[c] || shown[(at * columns) + c].Grapheme == RightHalf) continue;
            var start = c;
            if (row == at && column >= 0 && column < start && start - column <= CheaperThanMoving && Bridges(at, column, start))
                start = column;
            MoveTo(at, start);
            c = start;
            if (TryErase(at, c, changed)) return;
            Put(at, c);
        }
    }

    /// <summary>Takes the new cells over and says which differ from what was shown.</summary>
    private bool Compare(int at, Cell[,] cells, Span<bool> changed)
    {
        changed.Clear();
        var any = false;
        for (var c = 0; c < columns; c++)
        {
            ref var cell = ref cells[at, c];
            cell.IsDirty = false;
            var grapheme = string.IsNullOrEmpty(cell.Grapheme) ? " " : cell.Grapheme;
            var wide = Columns.OfGrapheme(grapheme) == 2;
            if (wide && c + 1 >= columns) (grapheme, wide) = (" ", false);
            var wanted = Look(cell.Attribute ?? Plain);
            any |= changed[c] = Take((at * columns) + c, grapheme, wanted);
            if (!wide) continue;
            cells[at, c + 1].IsDirty = false;
            changed[c + 1] = Take((at * columns) + c + 1, RightHalf, wanted);
            changed[c] |= changed[c + 1];
            any |= changed[c];
            c++;
        }
        return any;
    }

    private bool Take(int index, string grapheme, Attribute wanted)
    {
        ref var old = ref shown[index];
        if (old.Grapheme == grapheme && (old.Look == wanted || (grapheme == " " && SameBlank(old.Look, wanted)))) return false;
        old = (grapheme, wanted);
        return true;
    }

    /// <summary>The colour of the letter does not show where there is none.</summary>
    private static bool SameBlank(Attribute a, Attribute b)
    {
        const TextStyle Visible = TextStyle.Underline | TextStyle.Reverse | TextStyle.Strikethrough | TextStyle.Blink;
        return a.Background == b.Background && ((a.Style | b.Style) & Visible) == 0;
    }

    private bool Bridges(int at, int from, int to)
    {
        for (var c = from; c < to; c++)
        {
            var (grapheme, its) = shown[(at * columns) + c];
            var sameLook = its == look || (grapheme == " " && look is { } now && SameBlank(its, now));
            if (grapheme.Length != 1 || grapheme[0] >= 128 || !sameLook) return false;
        }
        return true;
    }

    private bool TryErase(int at, int from, Span<bool> changed)
    {
        if (columns - from < CheaperThanErasing) return false;
        var worth = 0;
        for (var c = from; c < columns; c++)
        {
            var (grapheme, its) = shown[(at * columns) + c];
            if (grapheme != " " || !SameBlank(its, Plain)) return false;
            if (changed[c]) worth++;
        }
        if (worth < CheaperThanErasing) return false;
        Dress(Plain);
        text.Append("\u001b[K");
        return true;
    }

    private void Put(int at, int c)
    {
        var (grapheme, wanted) = shown[(at * columns) + c];
        if (grapheme == RightHalf) return;
        if (!(grapheme == " " && look is { } now && SameBlank(now, wanted))) Dress(wanted);
        text.Append(grapheme);
        var width = c + 1 < columns && shown[(at * columns) + c + 1].Grapheme == RightHalf ? 2 : 1;
        column = c + width;
        // After the last column terminals differ in where the cursor is; after unusual characters, in how wide they are.
        if (column >= columns) row = column = -1;
        else if (!Trusted(grapheme, width)) column = -1;
    }

    private static bool Trusted(string grapheme, int width) =>
        (grapheme.Length == 1 && grapheme[0] < 0x300) || (width == 2 && grapheme.Length == 1 && grapheme[0] >= 0x2E80);

    private Attribute Look(Attribute attribute) => colours ? attribute : new(Color.None, Color.None, attribute.Style);

    /// <summary>Switches to the look, by what differs where nothing needs to be switched off.</summary>
    private void Dress(Attribute wanted)
    {
        if (look == wanted) return;
        var from = look ?? Plain;
        var codes = new Codes(text);
        if (look is null || (from.Style & ~wanted.Style) != 0 || (wanted == Plain && from != Plain))
        {
            codes.Add(0);
            from = Plain;
        }
        for (var style = 1; style <= (int)TextStyle.Strikethrough; style <<= 1)
        {
            if (((int)wanted.Style & style) != 0 && ((int)from.Style & style) == 0) codes.Add(StyleCode((TextStyle)style));
        }
        if (wanted.Foreground != from.Foreground) codes.Add(NamedColour.Code(wanted.Foreground, 30));
        if (wanted.Background != from.Background) codes.Add(NamedColour.Code(wanted.Background, 40));
        codes.End();
        look = wanted;
    }

    private static int StyleCode(TextStyle style) => style switch
    {
        TextStyle.Bold => 1,
        TextStyle.Faint => 2,
        TextStyle.Italic => 3,
        TextStyle.Underline => 4,
        TextStyle.Blink => 5,
        TextStyle.Reverse => 7,
        _ => 9,
    };

    private ref struct Codes(StringBuilder text)
    {
        private bool begun;

        internal void Add(int code)
        {
            text.Append(begun ? ";" : "\u001b[").Append(code);
            begun = true;
        }

        internal readonly void End()
        {
            if (begun) text.Append('m');
        }
    }
}
