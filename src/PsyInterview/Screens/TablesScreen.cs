using System.Drawing;
using PsyInterview.Reports;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>Several tables one below the other, each with its notes. What is too wide is wrapped, and where that is not enough all of them scroll sideways.</summary>
public sealed class TablesScreen : Screen
{
    private readonly string _name;
    private readonly IReadOnlyList<Table> _tables;
    private List<int> _starts = [];
    private int _top, _left;
    private bool _sideways;

    /// <param name="tables">At least one.</param>
    public TablesScreen(Shell shell, string name, IReadOnlyList<Table> tables)
        : base(shell)
    {
        (_name, _tables) = (name, tables);
        Bindings =
        [
            new("j Down", "down", "one row down", _ => _top++) { InBar = true, Shown = "j k" },
            new("k Up", "up", "one row up", _ => _top--),
            new("l Right", "right", "one column to the right", _ => _left++) { Shown = "h l", WhyNot = WhyNotSideways },
            new("h Left", "left", "one column to the left", _ => _left--) { WhyNot = WhyNotSideways },
            new("PageDown Space", "page down", "a page down", _ => _top += 15) { InBar = true, Shown = "space" },
            new("PageUp", "page up", "a page up", _ => _top -= 15),
            new("n", "next table", "to the next table", _ => _top = _starts.Find(s => s > _top) is > 0 and var next ? next : _top) { InBar = true },
            new("N", "previous table", "to the table before", _ => _top = Math.Max(0, _starts.FindLast(s => s < _top))) { InBar = true },
            new("g Home", "first", "to the beginning", _ => _top = 0),
            new("G End", "last", "to the end", _ => _top = int.MaxValue / 2),
            new("Esc", "back", "back", _ => Shell.Close(this)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => _name;

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Status => _sideways ? "h and l show the other columns" : Line.Empty;

    /// <inheritdoc/>
    public override Line Header(int width) => Line.Of(Columns.Fit(_name, width), Look.Strong);

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var width = Math.Max(10, size.Width - 4);
        _left = Math.Max(0, _left);
        List<TableRows> laid = [.. _tables.Select(t => TableRows.Of(t, width, _left))];
        (_left, _sideways) = (laid.Max(t => t.Left), laid.Exists(t => t.Sideways));
        (List<Line> lines, List<int> starts) = ([], []);
        foreach (var (table, rows) in _tables.Zip(laid))
        {
            if (lines.Count > 0) lines.Add(Line.Empty);
            starts.Add(lines.Count);
            lines.AddRange([Line.Of(Columns.Fit(table.Title, width), Look.Strong), .. rows.Headings, .. rows.Lines]);
        }
        _starts = starts;
        var visible = Math.Max(1, size.Height - 2);
        _top = Math.Clamp(_top, 0, Math.Max(0, lines.Count - visible));
        return
        [
            new Pane(new Rectangle(Point.Empty, size), _name, $"{Phrases.Count(_tables.Count, "table")}{(_top + visible < lines.Count ? ", more below" : "")}", [.. lines.Skip(_top).Take(visible)]),
        ];
    }

    private string? WhyNotSideways() => _sideways ? null : "every column is to be seen";
}
