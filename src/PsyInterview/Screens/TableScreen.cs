using System.Drawing;
using PsyInterview.Reports;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>
/// A report as a table, with its definitions underneath. It is worked out on a thread of its own. What is too wide is wrapped within its
/// column, and where that is not enough it scrolls sideways; the headings and the first column stay.
/// </summary>
public sealed class TableScreen : Screen
{
    private readonly string _name;
    private readonly Func<Table> _table;
    private Table? _shown;
    private string? _trouble;
    private TableRows? _rows;
    private bool _asked;
    private int _top, _left;

    /// <param name="table">Works out the report; asked once, on another thread.</param>
    public TableScreen(Shell shell, string name, Func<Table> table)
        : base(shell)
    {
        (_name, _table) = (name, table);
        Bindings =
        [
            new("j Down", "down", "one row down", _ => _top++) { InBar = true, Shown = "j k" },
            new("k Up", "up", "one row up", _ => _top--),
            new("l Right", "right", "one column to the right", _ => _left++) { InBar = true, Shown = "h l", WhyNot = WhyNotSideways },
            new("h Left", "left", "one column to the left", _ => _left--) { WhyNot = WhyNotSideways },
            new("PageDown Space", "page down", "a page down", _ => _top += 15) { InBar = true, Shown = "space" },
            new("PageUp", "page up", "a page up", _ => _top -= 15),
            new("g Home", "first", "to the first row", _ => _top = 0),
            new("G End", "last", "to the end", _ => _top = int.MaxValue / 2),
            new("n", "definitions", "what the numbers mean: the notes under the table", _ => _top = _rows?.NotesAt ?? 0) { InBar = true },
            new("Esc", "back", "back", _ => Shell.Close(this)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => _name;

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Status => _rows is { Sideways: true } rows ? $"columns {rows.Columns}; h and l show the others" : Line.Empty;

    /// <inheritdoc/>
    public override Line Header(int width) => Line.Of(Columns.Fit(_shown?.Title ?? _name, width), Look.Strong);

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var whole = new Rectangle(Point.Empty, size);
        if (_shown is not { } table)
        {
            return [new Pane(whole, _name, _trouble is null ? "reading" : "", _trouble is null
                ? ["reading the study; a moment"]
                : [.. Line.Wrapped($"This report cannot be made: {_trouble}", size.Width - 4, Look.Warn)])];
        }
        var width = Math.Max(10, size.Width - 4);
        if (_rows is null || _rows.Width != width || _rows.Left != _left) _rows = TableRows.Of(table, width, _left);
        _left = _rows.Left;
        var visible = Math.Max(1, size.Height - 2 - _rows.Headings.Count);
        _top = Math.Clamp(_top, 0, Math.Max(0, _rows.Lines.Count - visible));
        var more = _top + visible < _rows.Lines.Count ? ", more below" : "";
        return [new Pane(whole, _name, $"{Phrases.Count(table.Rows.Count, "row")}{more}", [.. _rows.Headings, .. _rows.Lines.Skip(_top).Take(visible)])];
    }

    /// <inheritdoc/>
    public override void Shown()
    {
        if (_asked) return;
        _asked = true;
        Task.Run(_table).ContinueWith(made => Shell.Soon(() =>
        {
            if (made.IsCompletedSuccessfully) _shown = made.Result;
            else _trouble = made.Exception!.GetBaseException().Message;
        }), TaskScheduler.Default);
    }

    private string? WhyNotSideways() => _rows is { Sideways: false } ? "every column is to be seen" : null;
}
