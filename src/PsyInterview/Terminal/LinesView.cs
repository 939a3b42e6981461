using Terminal.Gui.ViewBase;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace PsyInterview.Terminal;

/// <summary>
/// A pane of lines, with a frame and a title when it has one. It only shows: keys are the screen's. Setting what it already shows costs no
/// redraw.
/// </summary>
public sealed class LinesView : View
{
    private IReadOnlyList<Line> lines = [];
    private string titleLeft = "";
    private string titleRight = "";
    private bool framed;
    private bool anchoredAtEnd;
    private int? selected;
    private int top;

    public LinesView()
    {
        CanFocus = false;
        KeyBindings.Clear();
        HotKeyBindings.Clear();
        SetScheme(Palette.Scheme);
    }

    /// <summary>What the pane shows.</summary>
    public IReadOnlyList<Line> Lines
    {
        get => lines;
        set
        {
            if (ReferenceEquals(lines, value) || SameLines(lines, value)) return;
            lines = value;
            SetNeedsDraw();
        }
    }

    /// <summary>The left part of the title.</summary>
    public string TitleLeft
    {
        get => titleLeft;
        set => Change(ref titleLeft, value);
    }

    /// <summary>The right part of the title: a count, a time.</summary>
    public string TitleRight
    {
        get => titleRight;
        set => Change(ref titleRight, value);
    }

    /// <summary>Whether the pane has a frame of its own.</summary>
    public bool Framed
    {
        get => framed;
        set => Change(ref framed, value);
    }

    /// <summary>Whether the last lines stay in view when lines are added, as long as nothing is selected.</summary>
    public bool AnchoredAtEnd
    {
        get => anchoredAtEnd;
        set => Change(ref anchoredAtEnd, value);
    }

    /// <summary>The line that is looked at; it is kept in view.</summary>
    public int? Selected
    {
        get => selected;
        set => Change(ref selected, value);
    }

    /// <summary>The first line in view, where neither a selection nor the end decides.</summary>
    public int Top
    {
        get => top;
        set => Change(ref top, Math.Max(0, value));
    }

    /// <summary>How many lines are in view at once.</summary>
    public int RowsShown => Math.Max(0, Viewport.Height - (framed ? 2 : 0));

    protected override bool OnClearingViewport() => true;

    protected override bool OnDrawingContent(DrawContext? context)
    {
        if (App?.Driver is not { } driver || Viewport.Width <= 0 || Viewport.Height <= 0) return true;
        var pen = new CellPen(this, driver);
        var (left, right, first) = framed && pen.Width >= 4 ? (2, pen.Width - 2, 1) : (0, pen.Width, 0);
        if (framed) DrawFrame(pen);
        var rows = RowsShown;
        top = TopFor(rows);
        for (var row = 0; row < rows; row++)
        {
            var index = top + row;
            var isSelected = index == selected;
            if (framed && left > 0)
            {
                pen.Blank(first + row, 1, left, Base(isSelected: false));
                pen.Blank(first + row, right, pen.Width - 1, Base(isSelected: false));
            }
            DrawLine(pen, first + row, left, right, index < lines.Count ? lines[index] : Line.Empty, isSelected);
        }
        return true;
    }

    private static bool SameLines(IReadOnlyList<Line> a, IReadOnlyList<Line> b)
    {
        if (a.Count != b.Count) return false;
        for (var i = 0; i < a.Count; i++)
        {
            if (!a[i].Equals(b[i])) return false;
        }
        return true;
    }

    private static Attribute Base(bool isSelected) => Palette.Of(isSelected ? Look.Selected : Look.Normal);

    private static void DrawLine(CellPen pen, int row, int left, int right, Line line, bool isSelected)
    {
        var column = left;
        foreach (var span in line.Spans)
        {
            var look = Palette.Of(span.Look);
            if (isSelected) look = look with { Style = look.Style | Base(isSelected: true).Style };
            column = pen.Text(row, column, span.Text, look, right);
            if (column >= right) break;
        }
        pen.Blank(row, column, right, Base(isSelected));
    }

    private void DrawFrame(CellPen pen)
    {
        var plain = Palette.Of(Look.Dim);
        var (width, height) = (pen.Width, pen.Height);
        Edge(pen, 0, plain);
        var rightTitle = titleRight.Length > 0 ? $" {titleRight} " : "";
        var rightWidth = Columns.Of(rightTitle);
        var room = width - 4;
        if (rightWidth > room) (rightTitle, rightWidth) = ("", 0);
        var leftTitle = titleLeft.Length > 0 ? $" {Columns.Fit(titleLeft, Math.Max(0, room - rightWidth - 1))} " : "";
        pen.Text(0, 1, leftTitle, Palette.Of(Look.Title), width - 1 - rightWidth);
        pen.Text(0, width - 1 - rightWidth, rightTitle, Palette.Of(Look.Normal), width - 1);
        for (var row = 1; row < height - 1; row++)
        {
            pen.Put(row, 0, "|", 1, plain);
            if (width > 1) pen.Put(row, width - 1, "|", 1, plain);
        }
        if (height > 1) Edge(pen, height - 1, plain);
    }

    private static void Edge(CellPen pen, int row, Attribute look)
    {
        for (var column = 0; column < pen.Width; column++)
        {
            var isCorner = column == 0 || column == pen.Width - 1;
            pen.Put(row, column, isCorner ? "+" : "-", 1, look);
        }
    }

    private int TopFor(int rows)
    {
        var last = Math.Max(0, lines.Count - rows);
        if (rows == 0) return top;
        if (selected is { } chosen && Math.Min(chosen, lines.Count - 1) is var row and >= 0)
            return Math.Clamp(top, Math.Max(0, row - rows + 1), Math.Min(row, last));
        return anchoredAtEnd ? last : Math.Min(top, last);
    }

    private void Change<T>(ref T field, T value)
    {
        if (EqualityComparer<T>.Default.Equals(field, value)) return;
        field = value;
        SetNeedsDraw();
    }
}
