using System.Text;
using PsyInterview.Guides;
using PsyInterview.Storage;

namespace PsyInterview.Interchange;

/// <summary>A sheet in one of the formats for paper, and the file it is written to.</summary>
public static class SheetFile
{
    /// <summary>A format and how its files end.</summary>
    public static IReadOnlyList<(string Format, string Ending)> Formats { get; } = [("md", ".md"), ("docx", ".docx"), ("html", ".html")];

    /// <summary>The format that a file's ending stands for, or null.</summary>
    public static string? FormatOf(string path) =>
        path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase) ? "html" : Formats.FirstOrDefault(f => path.EndsWith(f.Ending, StringComparison.OrdinalIgnoreCase)).Format;

    /// <summary>The sheet as it stands in a file.</summary>
    /// <param name="format"><c>md</c>, <c>docx</c> or <c>html</c>.</param>
    public static byte[] Bytes(Sheet sheet, string format) => format switch
    {
        "md" => Encoding.UTF8.GetBytes(SheetMarkdown.Of(sheet)),
        "html" => Encoding.UTF8.GetBytes(SheetHtml.Of(sheet)),
        "docx" => SheetDocx.Of(sheet),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format of a sheet."),
    };

    /// <summary>Writes the sheet to a file that only its owner may read.</summary>
    /// <param name="overwrite">True to take the place of a file that is there.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="IOException">The file is there already, or cannot be written; then nothing is left of it.</exception>
    /// <exception cref="UnauthorizedAccessException">It is a folder, or closed to this person.</exception>
    public static string Write(Sheet sheet, string format, string path, bool overwrite = false) => Write(Bytes(sheet, format), path, overwrite);

    /// <summary>The same for words that are there already.</summary>
    internal static string Write(byte[] content, string path, bool overwrite)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full)) throw new IOException("It is a folder; name a file in it.");
        if (Path.GetFileName(full).Contains(".psy", StringComparison.OrdinalIgnoreCase)) throw new IOException("It has the name of a study; choose another.");
        if (FileKind.IsSpecial(full)) throw new IOException("It is no file that can be replaced; choose another name.");
        if (File.Exists(full) && !overwrite) throw new IOException("It exists already; --overwrite takes its place.");
        var isMade = false;
        try
        {
            // A link is taken away and not followed, and what was readable by others is not any more.
            if (overwrite) File.Delete(full);
            using var file = PrivateFile.Open(full, FileMode.CreateNew, FileAccess.Write);
            isMade = true;
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (isMade && (e is IOException or UnauthorizedAccessException))
        {
            // Half a sheet is none.
            File.Delete(full);
            throw;
        }
        return full;
    }
}
