using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>Output that arrived at once, and how long after the start it did.</summary>
internal sealed record OutputChunk(TimeSpan At, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// A terminal with a program in it, for a test to type at and to look at. What a test waits for and does not see
/// makes the test fail with the screen in the message.
/// </summary>
/// <example><code>
/// using var terminal = PseudoTerminal.Start(["nano"]);
/// terminal.WaitFor("GNU nano");
/// terminal.Send("hello&lt;C-x&gt;n");
/// Assert.Equal(0, terminal.WaitForExit());
/// </code></example>
internal sealed class PseudoTerminal : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The kernel may bring output a little later than the news that its writer has ended.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(500);

    private readonly object _state = new();
    private readonly List<OutputChunk> _chunks = [];
    private readonly Stopwatch _clock = new();
    private readonly TerminalDevice _device;
    private readonly ScreenEmulator _screen;
    private readonly TerminalSession _session;
    private readonly string? _ownHome;
    private readonly string _command;

    private PseudoTerminal(IReadOnlyList<string> command, TerminalOptions options)
    {
        _command = string.Join(' ', command);
        _ownHome = options.Home == null ? Directory.CreateTempSubdirectory("psyinterview-").FullName : null;
        Home = options.Home ?? _ownHome!;
        _device = new TerminalDevice(options.Rows, options.Columns);
        _screen = new ScreenEmulator(options.Rows, options.Columns, _device.Write);
        SettingsAtStart = _device.Settings;
        try
        {
            _clock.Start();
            _session = new TerminalSession(_device.SlavePath, command, options.WorkingDirectory ?? Home, options.EnvironmentIn(Home));
            _device.Start(Receive);
        }
        catch
        {
            _session?.Dispose();
            _device.Dispose();
            DeleteHome();
            throw;
        }
    }

    /// <summary>The PID of the program itself.</summary>
    public int ProcessId => _session.ProcessId;

    public string Home { get; }

    /// <summary>The rows of the screen without the blanks at their ends, joined by line feeds.</summary>
    public string Screen => Look(screen => screen.Text);

    public TerminalModes Modes => Look(screen => screen.Modes);

    /// <summary>The line settings now; they can be read until the terminal is hung up.</summary>
    public TerminalSettings Settings => _device.Settings;

    public TerminalSettings SettingsAtStart { get; }

    /// <summary>The time since the program was started, as in <see cref="OutputChunk.At"/>.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    public IReadOnlyList<OutputChunk> Chunks
    {
        get
        {
            lock (_state)
                return [.. _chunks];
        }
    }

    /// <summary>Everything the program has written, with its control sequences.</summary>
    public string Output => Encoding.UTF8.GetString(Chunks.SelectMany(chunk => chunk.Bytes.ToArray()).ToArray());

    /// <summary>Whether this machine can run such tests; if not, why, for the skipped test to say.</summary>
    public static bool IsAvailable(out string whyNot) => (whyNot = Obstacle.Value) == "";

    private static readonly Lazy<string> Obstacle = new(() =>
    {
        if (!OperatingSystem.IsLinux())
            return "Pseudo-terminal tests need Linux.";
        if (!TerminalSession.Succeeds("setsid", "--wait", "true"))
            return "There is no setsid of util-linux.";
        try
        {
            using var device = new TerminalDevice(24, 80);
            return File.Exists(device.SlavePath) ? "" : $"There is no {device.SlavePath}.";
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            return $"There is no pseudo-terminal: {problem.Message}";
        }
    });

    /// <summary>Starts a program and its arguments on a new terminal; skips the test where there can be none.</summary>
    public static PseudoTerminal Start(IReadOnlyList<string> command, TerminalOptions? options = null)
    {
        Assert.SkipUnless(IsAvailable(out var whyNot), whyNot);
        return new PseudoTerminal(command, options ?? new TerminalOptions());
    }

    /// <summary>Reads anything from the emulator while nothing changes it.</summary>
    public T Look<T>(Func<ScreenEmulator, T> look)
    {
        lock (_state)
            return look(_screen);
    }

    /// <summary>Presses keys, written as in <see cref="KeyTable"/>.</summary>
    public void Send(string keys)
    {
        foreach (var press in KeyTable.Presses(keys, Modes.ApplicationCursor))
            _device.Write(press);
    }

    /// <summary>Pastes text as it is, in brackets if the program has asked for them; line feeds become returns.</summary>
    public void Paste(string text)
    {
        text = text.Replace("\r\n", "\r", StringComparison.Ordinal).Replace('\n', '\r');
        _device.Write(Modes.BracketedPaste ? $"\x1b[200~{text}\x1b[201~" : text);
    }

    /// <summary>Waits until the screen matches; <c>^</c> and <c>$</c> are the ends of its rows.</summary>
    public Match WaitFor(string pattern, TimeSpan? timeout = null) =>
        WaitUntil(screen => Find(pattern, screen.Text), found => found.Success, $"/{pattern}/", timeout);

    /// <summary>Waits until the emulator has a property, such as a mode.</summary>
    public void WaitUntil(Func<ScreenEmulator, bool> condition, string what, TimeSpan? timeout = null) =>
        WaitUntil(condition, holds => holds, what, timeout);

    /// <summary>The screen must match now.</summary>
    public Match Expect(string pattern)
    {
        var found = Find(pattern, Screen);
        return found.Success ? found : throw Failure($"/{pattern}/ is not on the screen");
    }

    /// <summary>The screen must not match now.</summary>
    public void Reject(string pattern)
    {
        if (Find(pattern, Screen).Success)
            throw Failure($"/{pattern}/ is on the screen");
    }

    /// <summary>Waits until nothing has arrived for a while.</summary>
    public void Quiet(TimeSpan still, TimeSpan? limit = null)
    {
        var start = _clock.Elapsed;
        lock (_state)
        {
            while (true)
            {
                var last = _chunks.Count > 0 && _chunks[^1].At > start ? _chunks[^1].At : start;
                var remaining = last + still - _clock.Elapsed;
                if (remaining <= TimeSpan.Zero)
                    return;
                if (_clock.Elapsed - start > (limit ?? Patience))
                    throw Failure($"The output was never still for {still.TotalMilliseconds} ms");
                Monitor.Wait(_state, remaining + TimeSpan.FromMilliseconds(1));
            }
        }
    }

    public void Resize(int rows, int columns)
    {
        lock (_state)
        {
            _screen.Resize(rows, columns);
            _device.SetSize(rows, columns);
        }
    }

    public void Kill(UnixSignal signal)
    {
        if (_session.HasEnded)
            throw Failure($"{signal} came too late: the program has ended");
        if (LibC.Kill(ProcessId, (int)signal) != 0)
            throw Failure($"{signal} could not be sent");
    }

    /// <summary>The exit code, 128 + n after signal n; the last output has been taken in as well.</summary>
    public int WaitForExit(TimeSpan? timeout = null)
    {
        var code = _session.WaitForExit(timeout ?? Patience) ?? throw Failure("The program goes on");
        Quiet(TimeSpan.FromMilliseconds(50));
        return code;
    }

    /// <summary>Closes the window, so to speak: the program gets SIGHUP and its terminal is gone.</summary>
    public void HangUp() => _device.Dispose();

    public void Dispose()
    {
        _session.Dispose();
        _device.Dispose();
        DeleteHome();
    }

    private static Match Find(string pattern, string text) => Regex.Match(text, pattern, RegexOptions.Multiline);

    private T WaitUntil<T>(Func<ScreenEmulator, T> look, Func<T, bool> enough, string what, TimeSpan? timeout)
    {
        var deadline = _clock.Elapsed + (timeout ?? Patience);
        TimeSpan? seenEnded = null;
        lock (_state)
        {
            while (true)
            {
                if (_session.HasEnded)
                    seenEnded ??= _clock.Elapsed;
                var found = look(_screen);
                if (enough(found))
                    return found;
                var ended = _clock.Elapsed - seenEnded > LastWords;
                if (ended || _clock.Elapsed > deadline)
                    throw Failure($"{what} did not come {(ended ? "before the program ended" : "in time")}");
                Monitor.Wait(_state, 50);
            }
        }
    }

    private void Receive(ReadOnlyMemory<byte> bytes)
    {
        var at = _clock.Elapsed;
        lock (_state)
        {
            _chunks.Add(new OutputChunk(at, bytes));
            _screen.Feed(bytes.Span);
            Monitor.PulseAll(_state);
        }
    }

    private Xunit.Sdk.XunitException Failure(string what)
    {
        var code = _session.WaitForExit(TimeSpan.Zero);
        var state = Look(screen => $"cursor {screen.Cursor}, title '{screen.Title}', {screen.Modes}");
        var program = code == null ? "still running" : $"ended with {code}";
        return Xunit.Sdk.FailException.ForFailure($"{what}.\n{_command}: {program} after {_clock.Elapsed.TotalSeconds:0.00} s; {state}\n"
            + $"----- screen\n{Screen.TrimEnd('\n')}\n-----");
    }

    private void DeleteHome()
    {
        try
        {
            if (_ownHome != null)
                Directory.Delete(_ownHome, true);
        }
        catch (IOException)
        {
            // A process that is just dying may still write there; a left-over folder must not fail the test.
        }
    }
}
