using System.Runtime.InteropServices;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;

namespace PsyInterview.Terminal;

/// <summary>Runs the screens, and gives the terminal back as it was whatever happens.</summary>
public static class RunGuard
{
    /// <summary>
    /// Builds the first screen and runs it until it stops. Returns 0, or 143 or 130 after SIGTERM or SIGINT. When the terminal goes away
    /// <paramref name="saveNow"/> is called and the process ends with 129. An exception of a screen comes out of here after
    /// <paramref name="saveNow"/>, with the terminal restored.
    /// </summary>
    /// <param name="time">The program's clock.</param>
    /// <param name="build">Makes the first screen; the toolkit is ready, the screen is not drawn yet.</param>
    /// <param name="saveNow">Makes safe whatever is not yet; may be called from any thread, once or twice.</param>
    /// <param name="clock">Learns when keys arrive; give the one that the screens read.</param>
    /// <exception cref="NoTerminalException">Input or output is not a terminal that can show screens.</exception>
    public static int Run(TimeProvider time, Func<IApplication, IRunnable> build, Action saveNow, InputClock? clock = null)
    {
        RequireTerminal();
        ToolkitHabits.ForgetDiskConfiguration();
        return OperatingSystem.IsWindows()
            ? RunOnStockPath(build, saveNow)
            : new GuardedRun(clock ?? new InputClock(time), saveNow).Run(build);
    }

    /// <summary>
    /// Lends the terminal to another program (an editor): as it was before, and taken back and redrawn after. Call it from a key handler.
    /// </summary>
    public static void LendTerminal(Action meanwhile)
    {
        if (OperatingSystem.IsWindows() || GuardedRun.Current is not { } run) meanwhile();
        else run.Lend(meanwhile);
    }

    /// <summary>Writes the whole screen anew, after something else has written over it.</summary>
    public static void RedrawScreen()
    {
        if (!OperatingSystem.IsWindows()) GuardedRun.Current?.Redraw();
    }

    /// <summary>Says in a sentence why there is no terminal to use, before anything touches it.</summary>
    internal static void RequireTerminal()
    {
        const string Otherwise = "the commands work without one: see --help.";
        if (string.Equals(Environment.GetEnvironmentVariable("TERM"), "dumb", StringComparison.OrdinalIgnoreCase))
            throw new NoTerminalException("This terminal (TERM=dumb) cannot show screens; " + Otherwise);
        var (keyboard, screen) = OperatingSystem.IsWindows()
            ? (!Console.IsInputRedirected, !Console.IsOutputRedirected)
            : (Libc.IsTerminal(0) == 1, Libc.IsTerminal(1) == 1);
        if (!keyboard) throw new NoTerminalException("Input does not come from a terminal, so no key could be pressed; " + Otherwise);
        if (!screen) throw new NoTerminalException("Output does not go to a terminal, so nothing could be seen; " + Otherwise);
    }

    /// <summary>Where POSIX calls are absent, or the toolkit has changed: its own keyboard, screen and loop.</summary>
    internal static int RunOnStockPath(Func<IApplication, IRunnable> build, Action saveNow)
    {
        Application.MaximumIterationsPerSecond = 100;
        using var app = Application.Create();
        app.Init();
        ToolkitHabits.Drop(app);
        app.Driver?.WriteRaw(EscSeqUtils.CSI_DisableMouseEvents);
        using var closed = PosixSignalRegistration.Create(PosixSignal.SIGHUP, _ => saveNow());
        using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => saveNow());
        try
        {
            Show(app, build);
            return 0;
        }
        catch
        {
            saveNow();
            throw;
        }
    }

    internal static void Show(IApplication app, Func<IApplication, IRunnable> build)
    {
        var first = build(app);
        if (first is Runnable view) view.Border.Settings &= ~BorderSettings.TerminalTitle;
        app.Run(first);
        (first as IDisposable)?.Dispose();
    }
}
