using PsyInterview.Guides;

namespace PsyInterview.Commands;

/// <summary>A guide on disk that was read, or the sentence that says why not.</summary>
/// <param name="Reading">Null when the file could not be read.</param>
/// <param name="Trouble">Why not; null when it was read.</param>
/// <param name="Exit">The exit code that this file alone would give.</param>
internal sealed record GuideFile(string Path, GuideReading? Reading, string? Trouble, int Exit)
{
    public static GuideFile Read(string path)
    {
        var (text, trouble, exit) = TextFile.Read(path);
        if (text is null) return new(path, null, trouble, exit);
        var reading = GuideParser.Parse(text);
        return new(path, reading, null, reading.Guide is null ? ExitCode.Findings : ExitCode.Ok);
    }
}
