using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;
using Terminal.Gui.Time;

namespace PsyInterview.Terminal;

/// <summary>
/// Keyboard and screen on POSIX systems, in the places where the toolkit's own would be. The toolkit offers no public way in: the
/// constructor is internal, so its version is pinned, a test covers the call, and when it fails the toolkit's own path serves.
/// </summary>
internal sealed class PosixTerminal : IComponentFactory<char>, IDisposable
{
    private readonly TerminalModes modes;
    private readonly InputClock clock;

    internal PosixTerminal(InputClock clock, TerminalModes modes, bool colours, Action hungUp)
    {
        this.clock = clock;
        this.modes = modes;
        Output = new(modes, colours);
        Input = new(clock, Loop, modes.Descriptor, hungUp);
    }

    public AppModel AppModel { get; set; }

    internal EventLoop Loop { get; } = new();

    internal QuietOutput Output { get; }

    internal PosixInput Input { get; }

    public string GetDriverName() => DriverRegistry.Names.ANSI;

    public IInput<char> CreateInput() => Input;

    public IInputProcessor CreateInputProcessor(ConcurrentQueue<char> inputQueue, ITimeProvider? timeProvider = null) =>
        new KeyFeed(Input, clock);

    public ISizeMonitor CreateSizeMonitor(IOutput consoleOutput, IOutputBuffer outputBuffer) => new WindowSize(Output);

    public IOutput CreateOutput() => Output;

    /// <summary>An application on this terminal; null when the toolkit does not let itself be composed this way.</summary>
    internal IApplication? TryCreateApplication()
    {
        try
        {
            return (IApplication)NewApplication(this);
        }
        catch (Exception e) when (e is MissingMethodException or TypeLoadException or InvalidCastException)
        {
            return null;
        }
    }

    /// <summary>Takes the terminal again after it was away, and draws everything anew.</summary>
    internal void Return()
    {
        modes.Enter();
        Output.DoubtSize();
        Output.RepaintAll();
    }

    public void Dispose() => modes.Leave();

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    [return: UnsafeAccessorType("Terminal.Gui.App.ApplicationImpl, Terminal.Gui")]
    private static extern object NewApplication(IComponentFactory factory);
}
