using System.ComponentModel;
using System.Diagnostics;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>Another program to write a text in, where the writer has set one and asks for it.</summary>
internal static class OutsideEditor
{
    /// <summary>Why there is none; null where there is.</summary>
    public static string? WhyNot() => Named is null ? "no editor is set; EDITOR in the environment names one" : null;

    private static string? Named => ((string?[])[Environment.GetEnvironmentVariable("VISUAL"), Environment.GetEnvironmentVariable("EDITOR")]).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name));

    /// <summary>Lends the terminal to the editor. The text lies in a folder that only its writer can open, and is deleted afterwards.</summary>
    /// <returns>The text as the editor left it; null where it did not run, which is said.</returns>
    public static string? Write(Shell shell, string text)
    {
        // The folder is closed to everybody else from the moment it is there.
        var folder = Directory.CreateTempSubdirectory("psyinterview-");
        try
        {
            var path = Path.Combine(folder.FullName, "text.md");
            File.WriteAllText(path, text);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            var code = 0;
            RunGuard.LendTerminal(() => code = Run(path));
            if (code == 0) return File.ReadAllText(path);
            shell.Say($"the editor ended with {code}; nothing was taken from it");
        }
        catch (Exception e) when (e is Win32Exception or IOException or UnauthorizedAccessException)
        {
            shell.Say($"the editor “{Named}” could not be run: {e.Message.TrimEnd('.')}");
        }
        finally
        {
            try
            {
                folder.Delete(recursive: true);
            }
            catch (IOException)
            {
                shell.Say($"the editor's file could not be deleted: {folder.FullName}");
            }
        }
        return null;
    }

    // EDITOR may hold arguments, as in "code --wait".
    private static int Run(string path)
    {
        var words = Named!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = new ProcessStartInfo(words[0]) { UseShellExecute = false };
        foreach (var word in words.Skip(1).Append(path)) start.ArgumentList.Add(word);
        using var editor = Process.Start(start);
        editor?.WaitForExit();
        return editor?.ExitCode ?? -1;
    }
}
