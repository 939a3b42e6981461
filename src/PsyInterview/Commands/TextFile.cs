using PsyInterview.Storage;

namespace PsyInterview.Commands;

/// <summary>A text that a person wrote, read from disk, or the sentence that says why not.</summary>
internal static class TextFile
{
    // Far more than any parser takes: a huge or endless file is then refused by it without being held in memory.
    private const int MostCharacters = 1_000_000;

    public static (string? Text, string? Trouble, int Exit) Read(string path)
    {
        try
        {
            // A pipe would be waited for until somebody writes into it.
            if (FileKind.IsSpecial(path)) return (null, $"{path}: this is not a file.", ExitCode.Findings);
            using var file = new StreamReader(path);
            var text = new char[MostCharacters];
            var length = file.ReadBlock(text);
            if (text.AsSpan(0, length).StartsWith("PSYS")) return (null, $"{path}: this is a study, not a text that a person writes.", ExitCode.Findings);
            if (text.AsSpan(0, length).Contains('\0')) return (null, $"{path}: this is not text.", ExitCode.Findings);
            return (new string(text, 0, length), null, ExitCode.Ok);
        }
        catch (Exception wrong) when (wrong is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, $"{path}: there is no such file.", ExitCode.NotFound);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var why = Directory.Exists(path) ? "it is a folder" : wrong.Message;
            return (null, $"{path}: cannot be read: {why.TrimEnd('.')}.", ExitCode.Failure);
        }
    }
}
