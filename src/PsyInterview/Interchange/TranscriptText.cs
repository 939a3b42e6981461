using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Unicode;
using PsyInterview.Storage;

namespace PsyInterview.Interchange;

/// <summary>A transcript as it was read, or what is wrong with it.</summary>
/// <param name="Paragraphs">Who speaks, as the text calls them, and the words; empty where it cannot be used.</param>
/// <param name="Hash">SHA-256 of the bytes that were read, in hex.</param>
/// <param name="Problems">By line. No words of the transcript stand in them: where they are shown is not known here.</param>
public sealed record TranscriptText(IReadOnlyList<(string? Speaker, string Text)> Paragraphs, string Hash, IReadOnlyList<Problem> Problems)
{
    /// <summary>Bytes; a larger file is refused unread.</summary>
    public const int Largest = 32 * 1024 * 1024;

    /// <summary>Paragraphs.</summary>
    public const int MostParagraphs = 20_000;

    /// <summary>Letters of a paragraph.</summary>
    public const int LongestParagraph = 20_000;

    private const string SaveAsText = "Save the transcript as plain text, UTF-8, and name that file.";

    /// <summary>True when nothing can be taken in.</summary>
    public bool IsRefused => Problems.Any(p => p.Severity == Severity.Error);

    /// <summary>Reads a file. Whatever is in it ends in paragraphs or problems; only a disk that does not give the file throws.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It is a folder, or closed to this person.</exception>
    public static TranscriptText Read(string path)
    {
        // A pipe would be waited for until somebody writes into it.
        if (FileKind.IsSpecial(path)) return Unread("", 0, "This is not a file.", SaveAsText);
        using var file = File.OpenRead(path);
        var bytes = new MemoryStream();
        var block = new byte[81_920];
        for (int read; bytes.Length <= Largest && (read = file.Read(block)) > 0;) bytes.Write(block, 0, read);
        return Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>
    /// Reads the content of a file. An empty line ends a paragraph; without any, each line is one. A label at the beginning of a paragraph says who speaks;
    /// so does one at the beginning of a line within it where somebody was called so before.
    /// </summary>
    public static TranscriptText Parse(ReadOnlySpan<byte> content)
    {
        if (content.Length > Largest) return Unread("", 0, "The file is larger than 32 MiB.", "One file holds the transcript of one session.");
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (content.StartsWith("PK\u0003\u0004"u8) || content.StartsWith("%PDF"u8) || content.StartsWith("{\\rtf"u8))
            return Unread(hash, 0, "This is a document of a word processor, not plain text.", SaveAsText);
        if (content.StartsWith("PSYS"u8)) return Unread(hash, 0, "This is a study, not a transcript.", SaveAsText);
        if (content.StartsWith("\uFEFF"u8)) content = content[3..];
        if (content.IndexOf((byte)0) is >= 0 and var zero) return Unread(hash, LineAt(content, zero), "The file is not text, or not UTF-8.", SaveAsText);
        var text = new char[content.Length];
        if (Utf8.ToUtf16(content, text, out var good, out var length, replaceInvalidSequences: false) != OperationStatus.Done)
            return Unread(hash, LineAt(content, good), "The file is not UTF-8.", SaveAsText);
        var lines = new string(text, 0, length).ReplaceLineEndings("\n").Split('\n');
        var found = TranscriptParagraph.Of(lines);
        if (found.Count == 0) return Unread(hash, 0, "The file is empty.", "Each paragraph of the transcript is followed by an empty line.");
        List<Problem> problems = [];
        if (found.Count > MostParagraphs)
            problems.Add(new(found[MostParagraphs].Line, "", Said($"The transcript has {found.Count} paragraphs; {MostParagraphs} are the most that is taken in."), "One file holds the transcript of one session."));
        problems.AddRange(found.Where(p => p.Text.Length > LongestParagraph).Select(p =>
            new Problem(p.Line, "", Said($"The paragraph that begins here has {p.Text.Length} letters; {LongestParagraph} are the most."), "Put an empty line between paragraphs.")));
        if (problems.Count > 0) return new([], hash, problems);
        problems.AddRange(NamedPersons.In(lines));
        return new([.. found.Select(p => (p.Speaker, p.Text))], hash, problems);
    }

    private static string Said(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);

    private static int LineAt(ReadOnlySpan<byte> content, int at) => content[..at].Count((byte)'\n') + 1;

    private static TranscriptText Unread(string hash, int line, string what, string hint) => new([], hash, [new(line, "", what, hint)]);
}
