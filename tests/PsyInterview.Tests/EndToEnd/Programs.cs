using System.Diagnostics;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>Commands of the built program that need no terminal.</summary>
internal static class Programs
{
    /// <summary>Runs a command that must succeed, and returns what it printed.</summary>
    public static string Finish(params string[] arguments)
    {
        var (exit, output, error) = Run(arguments);
        Assert.True(exit == 0, $"{string.Join(' ', arguments)}: {exit}: {error}{output}");
        return output;
    }

    /// <summary>Starts a command whose words nobody reads.</summary>
    public static Process Start(params string[] arguments)
    {
        var command = BuiltProgram.Command(arguments);
        var run = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        run.BeginOutputReadLine();
        run.BeginErrorReadLine();
        return run;
    }

    /// <summary>Runs a command and returns its exit code and what it printed.</summary>
    public static (int Exit, string Output, string Error) Run(params string[] arguments) => RunWith(new Dictionary<string, string?>(), arguments);

    /// <summary>The same with other variables in its environment; null takes one away.</summary>
    public static (int Exit, string Output, string Error) RunWith(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var command = BuiltProgram.Command(arguments);
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var run = Process.Start(start)!;
        var error = run.StandardError.ReadToEndAsync();
        var output = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        return (run.ExitCode, output, error.Result);
    }
}
