using System.Runtime.CompilerServices;
using Xunit;

namespace PsyInterview.Tests;

/// <summary>Holds text against the copy that a person approved, which lies beside the test that asks.</summary>
public static class Approval
{
    /// <summary>
    /// Compares with <c>NAME.approved.txt</c>. When that differs or is missing the test fails, and <c>NAME.received.txt</c> shows
    /// what came; renaming it to approved is how a person approves.
    /// </summary>
    /// <param name="name">A name, with folders relative to the file of the test.</param>
    public static void Check(string name, string text, [CallerFilePath] string testFile = "")
    {
        var place = Path.Combine(Folder(testFile), name);
        var approved = place + ".approved.txt";
        var received = place + ".received.txt";
        var now = text.ReplaceLineEndings("\n");
        var then = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : null;
        if (now == then)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, now);
        Assert.Fail(then is null ? $"Nothing is approved yet. Read {received}." : $"Not as approved. Compare {received}.\n\n{FirstDifference(then, now)}");
    }

    /// <summary>The folder of the test that asks, as it was when the tests were built.</summary>
    public static string Folder([CallerFilePath] string testFile = "") => Path.GetDirectoryName(testFile)!;

    private static string FirstDifference(string then, string now)
    {
        string[] old = then.Split('\n'), @new = now.Split('\n');
        var line = 0;
        while (line < old.Length && line < @new.Length && old[line] == @new[line])
            line++;
        return $"Line {line + 1}\n  approved: {old.ElementAtOrDefault(line)}\n  received: {@new.ElementAtOrDefault(line)}";
    }
}
