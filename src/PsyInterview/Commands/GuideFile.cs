using PsyInterview.Guides;

namespace PsyInterview.Commands;

/// <summary>A guide on disk that was read, or the sentence that says why not.</summary>
/// <param name="Reading">Null when the file could not be read.</param>
/// <param name="Trouble">Why not; null when it was read.</param>
/// <param name="Exit">The exit code that this file alone would give.</param>
internal sealed record GuideFile(string Path, GuideReading? Reading, string? Trouble, int Exit)
{
    // Far more than the parser takes: a huge or endless file is then refused by it without being held in memory.
    private const int MostCharacters = 1_000_000;

    public static GuideFile Read(string path)
    {
        try
        {
            using var file = new StreamReader(path);
            var text = new char[MostCharacters];
            var length = file.ReadBlock(text);
            var reading = GuideParser.Parse(new string(text, 0, length));
            return new(path, reading, null, reading.Guide is null ? ExitCode.Findings : ExitCode.Ok);
        }
        catch (Exception wrong) when (wrong is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(path, null, $"{path}: there is no such file.", ExitCode.NotFound);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var why = Directory.Exists(path) ? "it is a folder" : wrong.Message;
            return new(path, null, $"{path}: cannot be read: {why.TrimEnd('.')}.", ExitCode.Failure);
        }
    }
}
