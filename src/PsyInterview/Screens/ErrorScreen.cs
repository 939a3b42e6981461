using System.Drawing;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>A fault of the program or the disk: what happened, where the words are, what to press. Nothing personal is shown.</summary>
public sealed class ErrorScreen(Shell shell, Exception fault) : Screen(shell)
{
    /// <inheritdoc/>
    public override string Name => "Something went wrong";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; } =
        [new("Enter Esc", "go on", "back to where you were", _ => shell.Close(shell.Top)) { InBar = true }];

    /// <inheritdoc/>
    public override Line Header(int width) => Line.Of("Something went wrong", Look.Warn);

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var width = size.Width - 4;
        List<Line> lines =
        [
            .. Line.Wrapped("The last key could not be carried out. This is a fault of the program, not yours.", width, Look.Normal),
            Line.Empty,
            .. Line.Wrapped("Everything shown as saved is on the disk. Enter goes on; if it happens again, Ctrl-Q leaves and the next start offers to resume.", width, Look.Normal),
            Line.Empty,
            Line.Of("For whoever mends it:", Look.Dim),
            .. Line.Wrapped($"{fault.GetType().Name} at {Where()}", width, Look.Dim),
        ];
        return [new Pane(new Rectangle(Point.Empty, size), "What happened", "", lines)];
    }

    // The message of an exception may hold words of a note; the place in the program does not.
    private string Where() => fault.StackTrace?.Split('\n').FirstOrDefault()?.Trim() ?? "an unknown place";
}
