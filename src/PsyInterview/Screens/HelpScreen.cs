using System.Drawing;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>
/// Every act of a screen: lists, searches and runs. The screen below goes on, its clock too; a key that is not the help's own closes the
/// help and acts as always.
/// </summary>
public sealed class HelpScreen : Screen
{
    private readonly Screen _below;
    private string _wanted = "";
    private int _at;

    /// <param name="below">The screen whose acts are listed.</param>
    public HelpScreen(Shell shell, Screen below)
        : base(shell)
    {
        _below = below;
        Bindings =
        [
            new("k Up", "up", "one row up", _ => Move(-1)),
            new("j Down", "down", "one row down", _ => Move(1)),
            new("PageUp", "page up", "a page up", _ => Move(-10)),
            new("PageDown", "page down", "a page down", _ => Move(10)),
            new("/", "search", "search in this list", Search) { InBar = true },
            new("Enter", "do it", "do the act that is selected", RunSelected) { InBar = true },
            new("Esc ? F1", "close", "back to the screen", _ => Shell.Close(this)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Keys";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override bool Ticks => _below.Ticks;

    /// <inheritdoc/>
    public override string? WhyNotLeave => _below.WhyNotLeave;

    /// <inheritdoc/>
    public override Line Status => Selected is not { } at ? "nothing has these words; Esc shows all"
        : at.WhyNot() is { } why ? Line.Of(why, Look.Dim) : $"{at.Name}: {at.Help}";

    private KeyBinding? Selected => _at < Matches.Count ? Matches[_at] : null;

    private List<KeyBinding> Matches =>
        [.. _below.Bindings.Where(b => b.IsListed && (_wanted.Length == 0
            || b.Name.Contains(_wanted, StringComparison.OrdinalIgnoreCase) || b.Help.Contains(_wanted, StringComparison.OrdinalIgnoreCase)
            || b.Keys.Split(' ').Contains(_wanted)))];

    /// <inheritdoc/>
    public override Line Header(int width) => _below.Header(width);

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var matches = Matches;
        var rows = Math.Max(1, size.Height - 2);
        var top = Math.Clamp(_at - rows + 1, 0, Math.Max(0, matches.Count - rows));
        var room = size.Width - 4 - 11 - 18;
        var lines = matches.Skip(top).Take(rows).Select(b =>
        {
            var can = b.WhyNot() is null;
            var key = b.Keys.Length > 0 ? b.Shown : ":";
            // One line an act; what does not fit stands whole in the status line of the act selected.
            var help = Columns.Of(b.Help) <= room ? b.Help : Columns.Fit(b.Help, Math.Max(1, room - 1)).TrimEnd() + "…";
            return new Line(
                new Span($"{key,-10} ", can ? Look.Key : Look.Dim),
                new Span($"{(b.Takes is null ? b.Name : $"{b.Name} {b.Takes}"),-17} ", can ? Look.Strong : Look.Dim),
                new Span(help, can ? Look.Normal : Look.Dim));
        });
        return [new Pane(new Rectangle(Point.Empty, size), $"{_below.Name}: keys and acts", _wanted.Length > 0 ? $"“{_wanted}”" : $"{_at + 1}/{matches.Count}", [.. lines], _at - top)];
    }

    /// <inheritdoc/>
    public override bool Before(Press press)
    {
        if (Bindings.Any(b => b.Has(press.Key)) || press.Key is "Ctrl-Q" or "Ctrl-C" or "Ctrl-S") return false;
        Shell.Close(this);
        Shell.Pass(press);
        return true;
    }

    private void Move(int by) => _at = Math.Clamp(_at + by, 0, Math.Max(0, Matches.Count - 1));

    private void Search(Press press) =>
        Shell.Type(new Typing("search", press.At, _ => null)
        {
            Text = _wanted,
            Changed = words =>
            {
                (_wanted, _at) = (words.Trim(), 0);
                Shell.Refresh();
            },
            Leave = _ => _wanted = "",
            Bar = "Enter keep the search  Esc show all",
        });

    private void RunSelected(Press press)
    {
        if (Selected is not { } chosen) return;
        Shell.Close(this);
        if (chosen.Takes is not null) Shell.AskFor(chosen, press);
        else Shell.Run(chosen, press with { Key = chosen.Keys.Split(' ')[0] });
    }
}
