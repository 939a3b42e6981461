using System.Drawing;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>What was found amiss when a study was opened, and what became of it; stays until it was read.</summary>
public sealed class NoticeScreen(Shell shell, IReadOnlyList<string> notices) : Screen(shell)
{
    /// <inheritdoc/>
    public override string Name => "What was found";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; } =
        [new("Enter Esc", "go on", "it is read; on to the study", _ => shell.Close(shell.Top)) { InBar = true }];

    /// <inheritdoc/>
    public override Line Header(int width) => Line.Of("What was found when this study was opened", Look.Strong);

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        List<Line> lines = [];
        foreach (var notice in notices) lines.AddRange([.. Line.Wrapped(notice, size.Width - 4), Line.Empty]);
        return [new Pane(new Rectangle(Point.Empty, size), "Please read", $"{notices.Count}", [.. lines.Take(Math.Max(0, size.Height - 2))])];
    }
}
