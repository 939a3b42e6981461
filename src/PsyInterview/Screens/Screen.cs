using System.Drawing;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>A framed part of a screen.</summary>
/// <param name="At">Where it stands; row 0 is the first row under the header.</param>
/// <param name="Left">The title.</param>
/// <param name="Right">What stands at the right of the title.</param>
/// <param name="Lines">What is to be seen, already cut to the rows there are.</param>
/// <param name="Selected">The row looked at, or -1.</param>
public sealed record Pane(Rectangle At, string Left, string Right, IReadOnlyList<Line> Lines, int Selected = -1);

/// <summary>
/// One screen: it draws from state and reads nothing back from what it drew. <see cref="Shell"/> shows it and hands it keys.
/// </summary>
public abstract class Screen(Shell shell)
{
    /// <summary>The window around it.</summary>
    protected Shell Shell { get; } = shell;

    /// <summary>A short name for the help: "Interview".</summary>
    public abstract string Name { get; }

    /// <summary>The top row.</summary>
    public abstract Line Header(int width);

    /// <summary>The parts, for an area of this size.</summary>
    public abstract IReadOnlyList<Pane> Panes(Size size);

    /// <summary>Every act of this screen.</summary>
    public abstract IReadOnlyList<KeyBinding> Bindings { get; }

    /// <summary>The mode as a word: KEYS or ANSWER (TYPING is the shell's to say).</summary>
    public virtual string Mode => "KEYS";

    /// <summary>Added to whatever the status line says, or null.</summary>
    public virtual string? Hint => null;

    /// <summary>False while the key bar would promise keys that do not act.</summary>
    public virtual bool ShowsKeys => true;

    /// <summary>What stands on the status line while nothing else does.</summary>
    public virtual Line Status => Line.Empty;

    /// <summary>True for the screens from which sessions are opened.</summary>
    public virtual bool IsHome => false;

    /// <summary>True when the header changes by itself each second.</summary>
    public virtual bool Ticks => false;

    /// <summary>Gets each key before the bindings do; true when it took it.</summary>
    public virtual bool Before(Press press) => false;

    /// <summary>Esc with nothing else to leave: back one level. Never out of the program.</summary>
    public virtual void Back() => Shell.Close(this);

    /// <summary>Called when it comes to the top.</summary>
    public virtual void Shown()
    {
    }

    /// <summary>Called once a second while it is on top and <see cref="Ticks"/>.</summary>
    public virtual void Tick()
    {
    }

    /// <summary>Text was pasted while nothing was being typed. It is never taken for keys.</summary>
    public virtual void Pasted(string text, DateTimeOffset at) => Shell.Say("the paste was left out: nothing is being written here");

    /// <summary>Why Ctrl-Q must not leave the program now; null when it may.</summary>
    public virtual string? WhyNotLeave => null;

    /// <summary>Makes safe what was typed and not sent; called when the program has to stop.</summary>
    public virtual void KeepDraft()
    {
    }
}
