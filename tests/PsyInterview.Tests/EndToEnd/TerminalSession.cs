using System.Diagnostics;
using System.Globalization;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>
/// A program run on a terminal as a shell would run it: another process leads the session and outlives the program.
/// </summary>
/// <remarks>
/// If the program itself led the session, its end would make the kernel reset the terminal's settings and drop
/// output that is still on its way, and a test could not tell whether the program had restored anything.
/// The leader dies of a hang-up, whereupon the kernel tells the foreground processes, as when a window is closed.
/// A watcher between the two survives that and reports the program's exit code.
/// </remarks>
internal sealed class TerminalSession : IDisposable
{
    // 3 carries the PID and the exit code to the test; 4 ends when the test no longer needs the terminal.
    private const string Attach = """exec 3>&1 4<&0 0<>"$0" 1>&0 2>&0; exec setsid --ctty --wait sh -c "$@" """;

    private const string Lead = """
        trap : INT QUIT
        sh -c "$0" sh "$@" 2>/dev/null 4<&-
        read -r _ <&4
        """;

    private const string Watch = """
        trap : HUP INT QUIT
        sh -c 'echo "$$" >&3; exec "$@" 2>&1 3>&-' sh "$@"
        echo "$?" >&3
        """;

    private static readonly Lazy<bool> CanResetSignals = new(() => Succeeds("env", "--default-signal", "true"));

    private readonly Process _leader;
    private readonly Task<int> _exitCode;

    public TerminalSession(string slavePath, IReadOnlyList<string> command, string directory, IReadOnlyDictionary<string, string?> environment)
    {
        // Signals that the test run was started with as ignored would be ignored by the program as well.
        string[] start = CanResetSignals.Value ? ["env", "--default-signal", "sh"] : ["sh"];
        var info = new ProcessStartInfo(start[0], [.. start[1..], "-c", Attach, slavePath, Lead, Watch, .. command])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            info.Environment[name] = value;
        _leader = Process.Start(info)!;
        if (!int.TryParse(_leader.StandardOutput.ReadLine(), CultureInfo.InvariantCulture, out var id))
        {
            var why = _leader.StandardError.ReadToEnd();
            Dispose();
            throw new InvalidOperationException($"Nothing could be started on {slavePath}: {why}");
        }
        ProcessId = id;
        _exitCode = Task.Run(() => int.TryParse(_leader.StandardOutput.ReadLine(), CultureInfo.InvariantCulture, out var code) ? code : -1);
    }

    /// <summary>The program itself, not a wrapper.</summary>
    public int ProcessId { get; }

    public bool HasEnded => _exitCode.IsCompleted;

    /// <summary>The exit code, 128 + n after signal n, or null when the program goes on.</summary>
    public int? WaitForExit(TimeSpan timeout) => _exitCode.Wait(timeout) ? _exitCode.Result : null;

    public void Dispose()
    {
        if (!_leader.HasExited)
            _ = LibC.Kill(-_leader.Id, (int)UnixSignal.Kill);
        if (ProcessId > 0 && !HasEnded)
            _ = LibC.Kill(ProcessId, (int)UnixSignal.Kill);
        _leader.WaitForExit(TimeSpan.FromSeconds(5));
        _leader.Dispose();
    }

    /// <summary>Whether a command can be run and says that all is well.</summary>
    internal static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            var info = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(info)!;
            return process.WaitForExit(TimeSpan.FromSeconds(10)) && process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>The signals tests send, with their Linux numbers.</summary>
internal enum UnixSignal
{
    HangUp = 1,
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}
