using System.Drawing;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>A text to read, as it was written, with the numbers of its lines.</summary>
public sealed class TextScreen : Screen
{
    private readonly string _name;
    private readonly string[] _lines;
    private (int Width, IReadOnlyList<Line> Rows)? _wrapped;
    private int _top;

    /// <param name="name">What it is called.</param>
    public TextScreen(Shell shell, string name, string text)
        : base(shell)
    {
        (_name, _lines) = (name, text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
        Bindings =
        [
            new("j Down", "down", "one row down", _ => _top++) { Shown = "j k", InBar = true },
            new("k Up", "up", "one row up", _ => _top--),
            new("PageDown Space", "page down", "a page down", _ => _top += 15) { InBar = true, Shown = "space" },
            new("PageUp", "page up", "a page up", _ => _top -= 15),
            new("g Home", "first", "to the first row", _ => _top = 0),
            new("G End", "last", "to the end", _ => _top = int.MaxValue / 2),
            new("Esc", "back", "back", _ => Shell.Close(this)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => _name;

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Header(int width) => Line.Of(Columns.Fit(_name, width), Look.Strong);

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var rows = Rows(size.Width - 4);
        var visible = Math.Max(1, size.Height - 2);
        _top = Math.Clamp(_top, 0, Math.Max(0, rows.Count - visible));
        return [new Pane(new Rectangle(Point.Empty, size), _name, $"{Math.Min(rows.Count, _top + visible)}/{rows.Count}", [.. rows.Skip(_top).Take(visible)])];
    }

    private IReadOnlyList<Line> Rows(int width)
    {
        if (_wrapped is not { } known || known.Width != width)
        {
            _wrapped = known = (width, [.. _lines.SelectMany((line, i) => (line.Length == 0 ? [""] : Columns.Wrap(line, Math.Max(4, width - 5)))
                .Select((row, n) => new Line(new Span(n == 0 ? $"{i + 1,4} " : "     ", Look.Dim), new Span(row))))]);
        }
        return known.Rows;
    }
}
