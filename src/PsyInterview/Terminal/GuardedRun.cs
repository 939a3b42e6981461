using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Terminal.Gui.App;

namespace PsyInterview.Terminal;

/// <summary>One run on a POSIX terminal.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class GuardedRun
{
    private const int Terminated = 143;
    private const int InterruptedByUser = 130;
    private const int HungUp = 129;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly TerminalModes modes;
    private readonly PosixTerminal terminal;
    private readonly Action saveNow;
    private readonly ManualResetEventSlim ended = new(false);
    private IApplication? app;
    private volatile int exitCode;
    private volatile bool suspend;
    private volatile bool back;
    private volatile bool lent;

    internal GuardedRun(InputClock clock, Action saveNow, TerminalModes? modes = null)
    {
        this.saveNow = saveNow;
        this.modes = modes ??= new();
        terminal = new(clock, modes, Palette.HasColours, LeaveAtOnce);
    }

    /// <summary>The run that has the terminal now.</summary>
    internal static GuardedRun? Current { get; private set; }

    internal int Run(Func<IApplication, IRunnable> build)
    {
        ToolkitHabits.WithoutClipboardProgram();
        var created = terminal.TryCreateApplication();
        if (created is null) return RunGuard.RunOnStockPath(build, saveNow);
        if (!modes.Enter()) throw new NoTerminalException("The terminal does not let the program read single keys.");
        using var signals = new Signals(this);
        UnhandledExceptionEventHandler lastResort = (_, _) => SaveAndLeave();
        EventHandler exiting = (_, _) => modes.Leave();
        AppDomain.CurrentDomain.UnhandledException += lastResort;
        AppDomain.CurrentDomain.ProcessExit += exiting;
        ExceptionDispatchInfo? failure = null;
        try
        {
            app = created.Init();
            ToolkitHabits.Drop(app);
            terminal.Loop.Drive(app, BeforeWaiting);
            Current = this;
            RunGuard.Show(app, build);
        }
        catch (Exception e)
        {
            failure = ExceptionDispatchInfo.Capture(e);
            try
            {
                saveNow();
            }
            catch (Exception second)
            {
                failure = ExceptionDispatchInfo.Capture(new AggregateException(e, second));
            }
        }
        finally
        {
            Current = null;
            modes.Leave();
            ended.Set();
            AppDomain.CurrentDomain.UnhandledException -= lastResort;
            AppDomain.CurrentDomain.ProcessExit -= exiting;
        }
        try
        {
            created.Dispose();
            terminal.Dispose();
        }
        finally
        {
            failure?.Throw();
        }
        return exitCode;
    }

    private bool BeforeWaiting()
    {
        if (suspend) Suspend();
        if (back)
        {
            back = false;
            terminal.Return();
            app!.LayoutAndDraw(forceRedraw: true);
            app.Navigation?.UpdateCursor();
        }
        if (!terminal.Output.Flush()) LeaveAtOnce();
        if (exitCode == 0) return app!.TopRunnable is not { StopRequested: true };
        foreach (var session in app!.SessionStack ?? []) session.Runnable?.StopRequested = true;
        return false;
    }

    internal void Lend(Action meanwhile)
    {
        terminal.Input.Yield(() =>
        {
            lent = true;
            modes.Leave();
            try
            {
                meanwhile();
            }
            finally
            {
                // Before the keyboard is read again.
                modes.Enter();
                lent = false;
                back = true;
            }
        });
    }

    internal void Redraw() => Soon(() => back = true);

    private void Suspend()
    {
        suspend = false;
        Lend(() => _ = Libc.Signal(Libc.ProcessId(), Libc.Stop));
    }

    private void AskToEnd(int code)
    {
        // Ctrl-C in the program that has the terminal is meant for that program.
        if (lent && code == InterruptedByUser) return;
        exitCode = code;
        terminal.Loop.Wake();
        // A screen that does not come back must not keep the terminal.
        if (ended.Wait(Patience)) return;
        SaveAndLeave();
        Environment.Exit(code);
    }

    /// <summary>
    /// The terminal is gone: nobody can see or press anything. Taking the toolkit down in order would wait for a terminal that never
    /// answers.
    /// </summary>
    private void LeaveAtOnce()
    {
        modes.Lost();
        try
        {
            saveNow();
        }
        finally
        {
            Environment.Exit(HungUp);
        }
    }

    private void SaveAndLeave()
    {
        try
        {
            saveNow();
        }
        finally
        {
            modes.Leave();
        }
    }

    private sealed class Signals(GuardedRun run) : IDisposable
    {
        private readonly PosixSignalRegistration[] registrations =
        [
            On(PosixSignal.SIGTERM, () => Task.Run(() => run.AskToEnd(Terminated))),
            On(PosixSignal.SIGINT, () => Task.Run(() => run.AskToEnd(InterruptedByUser))),
            On(PosixSignal.SIGQUIT, () => Task.Run(() => run.AskToEnd(Terminated))),
            On(PosixSignal.SIGHUP, run.LeaveAtOnce),
            On(PosixSignal.SIGTSTP, () => run.Soon(() => run.suspend = true)),
            On(PosixSignal.SIGCONT, () => run.Soon(() => run.back = true)),
            On(PosixSignal.SIGWINCH, () =>
            {
                run.terminal.Output.DoubtSize();
                run.terminal.Loop.Wake();
            }),
        ];

        public void Dispose()
        {
            foreach (var registration in registrations) registration.Dispose();
        }

        private static PosixSignalRegistration On(PosixSignal signal, Action act) =>
            PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                act();
            });
    }

    private void Soon(Action mark)
    {
        mark();
        terminal.Loop.Wake();
    }
}
