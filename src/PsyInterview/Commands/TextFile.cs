using PsyInterview.Storage;

namespace PsyInterview.Commands;

/// <summary>A text that a person wrote, read from disk, or the sentence that says why not.</summary>
internal static class TextFile
{
    // Far more than any parser takes: a huge or endless file is then refused by it without being held in memory.
    private const int MostCharacters = 1_000_000;

    public static (string? Text, string? Trouble, int Exit) Read(string path)
    {
        var whyNot = "";
        var (text, trouble, exit) = GivenFile.Read(path, () => Words(path, out whyNot));
        return text is null || whyNot.Length == 0 ? (text, trouble, exit) : (null, $"{path}: {whyNot}.", ExitCode.Findings);
    }

    /// <summary>The same of standard input, where the path is <c>-</c>.</summary>
    public static (string? Text, string? Trouble, int Exit) ReadOrInput(string path)
    {
        if (path != "-") return Read(path);
        using var input = new StreamReader(Console.OpenStandardInput());
        var text = new char[MostCharacters + 1];
        var read = input.ReadBlock(text, 0, text.Length);
        return read > MostCharacters ? (null, "-: this is more than any text a person writes.", ExitCode.Findings)
            : text.AsSpan(0, read).Contains('\0') ? (null, "-: this is not text.", ExitCode.Findings) : (new string(text, 0, read), null, ExitCode.Ok);
    }

    private static string Words(string path, out string whyNot)
    {
        whyNot = "this is not a file";
        // A pipe would be waited for until somebody writes into it.
        if (FileKind.IsSpecial(path)) return "";
        using var file = new StreamReader(path);
        var text = new char[MostCharacters];
        var read = text.AsSpan(0, file.ReadBlock(text));
        whyNot = read.StartsWith("PSYS") ? "this is a study, not a text that a person writes" : read.Contains('\0') ? "this is not text" : "";
        return read.ToString();
    }
}
