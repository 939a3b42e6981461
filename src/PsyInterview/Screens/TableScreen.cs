using System.Drawing;
using PsyInterview.Reports;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>A report as a table, with its definitions underneath.</summary>
public sealed class TableScreen : Screen
{
    private readonly string _name;
    private readonly Lazy<Table> _table;
    private int _top;

    /// <param name="table">Computes the report; asked once.</param>
    public TableScreen(Shell shell, string name, Func<Table> table)
        : base(shell)
    {
        (_name, _table) = (name, new Lazy<Table>(table));
        Bindings =
        [
            new("j Down", "down", "one row down", _ => _top++) { InBar = true, Shown = "j k" },
            new("k Up", "up", "one row up", _ => _top--),
            new("PageDown Space", "page down", "a page down", _ => _top += 15) { InBar = true, Shown = "space" },
            new("PageUp", "page up", "a page up", _ => _top -= 15),
            new("Esc", "back", "back", _ => Shell.Close(this)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => _name;

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Header(int width) => Line.Of(_table.Value.Title, Look.Strong);

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var (table, width) = (_table.Value, size.Width - 4);
        int[] widths = [.. table.Columns.Select((c, i) => table.Rows.Select(r => Columns.Of(r[i])).Append(Columns.Of(c)).Max())];
        List<Line> lines =
        [
            Line.Of(Row(table.Columns), Look.Title),
            .. table.Rows.Select(r => (Line)Row(r)),
            Line.Empty,
            .. table.Notes.SelectMany(n => Line.Wrapped(n, width, Look.Dim)),
        ];
        if (table.Rows.Count == 0) lines.Insert(1, Line.Of("nothing to show yet: no session was talked", Look.Dim));
        var visible = Math.Max(1, size.Height - 2);
        _top = Math.Clamp(_top, 0, Math.Max(0, lines.Count - visible));
        return [new Pane(new Rectangle(Point.Empty, size), _name, $"{table.Rows.Count}", [.. lines.Skip(_top).Take(visible)])];

        string Row(IReadOnlyList<string> cells) => string.Join("  ", cells.Select((cell, i) =>
        {
            var blank = new string(' ', Math.Max(0, widths[i] - Columns.Of(cell)));
            return table.Numbers.Contains(table.Columns[i]) ? blank + cell : cell + blank;
        }));
    }
}
