using System.Buffers;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using PsyInterview.Storage;

namespace PsyInterview.Interchange;

/// <summary>
/// Reads tables that people made in a spreadsheet or a statistics program: UTF-8 with or without a byte order mark, a row of headings, and
/// comma, semicolon or tab between the cells (the one that gives the headings most cells). Quotes as in RFC 4180, line breaks in them included.
/// </summary>
public static class CsvFile
{
    /// <summary>Bytes; a larger file is refused unread.</summary>
    public const int Largest = 64 * 1024 * 1024;

    private const int ExcerptLength = 60;
    private const string SaveAsUtf8 = "In the spreadsheet choose \"Save as\" and then \"CSV UTF-8\".";

    /// <summary>Reads a file. Whatever is in it ends in rows or problems; only a disk that does not give the file throws.</summary>
    /// <param name="hasCorner">True when the first column holds names, so that the cell above them may be empty.</param>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It is a folder, or closed to this person.</exception>
    public static CsvReading Read(string path, bool hasCorner = false)
    {
        // A pipe would be waited for until somebody writes into it.
        if (FileKind.IsSpecial(path)) return Unread(0, "This is not a file.", "Name a table saved as CSV.");
        using var file = File.OpenRead(path);
        var bytes = new MemoryStream();
        var block = new byte[81_920];
        for (int read; bytes.Length <= Largest && (read = file.Read(block)) > 0;) bytes.Write(block, 0, read);
        return Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), hasCorner);
    }

    /// <summary>Reads the content of a file.</summary>
    /// <param name="hasCorner">As in <see cref="Read"/>.</param>
    public static CsvReading Parse(ReadOnlySpan<byte> content, bool hasCorner = false)
    {
        if (content.Length > Largest) return Unread(0, "The file is larger than 64 MiB.", "Keep the columns and rows that are needed, and save it again.");
        if (content.StartsWith("\uFEFF"u8)) content = content[3..];
        if (content.IndexOf((byte)0) is >= 0 and var zero) return Unread(LineAt(content, zero), "The file is not text.", SaveAsUtf8);
        var text = new char[content.Length];
        if (Utf8.ToUtf16(content, text, out var good, out var length, replaceInvalidSequences: false) != OperationStatus.Done)
            return Unread(LineAt(content, good), "The file is not UTF-8.", SaveAsUtf8);
        return content.Trim(" \t\r\n"u8).IsEmpty
            ? Unread(0, "The file is empty.", "The first row holds the headings, and each row below it one record.")
            : Rows(new string(text, 0, length), hasCorner);
    }

    private static CsvReading Rows(string text, bool hasCorner)
    {
        var separator = ",;\t".MaxBy(candidate => CellsInFirstRow(text, candidate));
        var (rows, problems, broken) = (new List<CsvRow>(), new List<Problem>(), new Dictionary<long, CsvMalformedReason>());
        using var reader = CsvReader.FromText(text, Options(separator) with { OnMalformedRecord = found => broken[found.LineNumber] = found.Reason });
        reader.Read();
        var columns = Cells(reader);
        Check(columns);
        if (problems.Count > 0) return new(columns, [], problems);
        var index = columns.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.OrdinalIgnoreCase);
        while (reader.Read())
        {
            var cells = Cells(reader);
            if (Quoting() || cells.All(cell => cell.Length == 0)) continue;
            if (cells.Length == columns.Length) rows.Add(new CsvRow((int)reader.LineNumber, cells, index));
            else
            {
                Report(
                    $"This row has {Count(cells.Length)}, the headings have {columns.Length}.",
                    cells.Length > columns.Length
                        ? "Put a cell that holds the separator in double quotes."
                        : "Every row needs a cell for each heading, if only an empty one.");
            }
        }
        return new(columns, rows, problems);

        void Check(string[] headings)
        {
            if (Quoting()) return;
            if (Array.IndexOf(headings, "", hasCorner ? 1 : 0) is >= 0 and var nameless) Report($"Column {nameless + 1} has no heading.", "Name the column, or delete it.");
            foreach (var twice in headings.Where(h => h.Length > 0).GroupBy(h => h, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
                Report($"The heading \"{twice.Key}\" stands there {twice.Count()} times.", "Give each column a name of its own.");
        }

        // Quotes inside an unquoted cell, as in 5" tall, do no harm; the rest would put cells in the wrong place.
        bool Quoting()
        {
            if (!broken.TryGetValue(reader.LineNumber, out var reason) || reason == CsvMalformedReason.StrayQuote) return false;
            if (reason == CsvMalformedReason.UnterminatedQuote)
                Report("A double quote opens a cell here and is never closed.", "Close it; a quote within a cell is written twice.");
            else
                Report("Words follow a closing double quote.", "A quote within a cell is written twice: \"\".");
            return true;
        }

        void Report(string what, string hint) => problems.Add(new((int)reader.LineNumber, Excerpt(reader.RawRecord), what, hint));
    }

    private static CsvReaderOptions Options(char separator) => new()
    {
        Separator = separator,
        HasHeader = false,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        // The separator may be a tab, which then is no white space.
        WhitespaceCharacters = separator == '\t' ? " " : " \t",
    };

    private static int CellsInFirstRow(string text, char separator)
    {
        using var reader = CsvReader.FromText(text, Options(separator));
        return reader.Read() ? reader.FieldCount : 0;
    }

    private static string[] Cells(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i).Trim())];

    private static string Count(int cells) => cells == 1 ? "1 cell" : $"{cells} cells";

    private static int LineAt(ReadOnlySpan<byte> content, int offset) => content[..offset].Count((byte)'\n') + 1;

    private static string Excerpt(ReadOnlySpan<byte> raw)
    {
        var words = Encoding.UTF8.GetString(raw).ReplaceLineEndings(" ");
        if (words.Length <= ExcerptLength) return words;
        return words[..(char.IsHighSurrogate(words[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength)] + "…";
    }

    private static CsvReading Unread(int line, string what, string hint) => new([], [], [new(line, "", what, hint)]);
}

/// <summary>What was read from a table, and what is wrong with it.</summary>
/// <param name="Columns">The headings, trimmed, as they stand.</param>
/// <param name="Rows">The rows that fit the headings; rows without a single filled cell are passed over.</param>
/// <param name="Problems">Rows that do not fit, each with its line; what keeps the whole file from being read leaves no rows.</param>
public sealed record CsvReading(IReadOnlyList<string> Columns, IReadOnlyList<CsvRow> Rows, IReadOnlyList<Problem> Problems);

/// <summary>One row of a table.</summary>
/// <param name="Line">The 1-based line of the file on which it begins; line breaks within quotes count.</param>
/// <param name="Cells">As many as there are columns, trimmed.</param>
public sealed record CsvRow(int Line, IReadOnlyList<string> Cells, IReadOnlyDictionary<string, int> Index)
{
    /// <summary>The cell under a heading, whatever its capitals; empty when there is no such column.</summary>
    public string this[string column] => Index.TryGetValue(column, out var at) ? Cells[at] : "";
}
