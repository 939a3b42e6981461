using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PsyInterview.Terminal;
using Spectre.Console;
using Table = PsyInterview.Reports.Table;

namespace PsyInterview.Commands;

/// <summary>A report in each of the forms in which it can be read.</summary>
internal static class ReportPrint
{
    // Where lines are not wrapped by a window.
    private const int WideLine = 160, UsualWidth = 80, Narrowest = 40;

    // A day, a code, a number: never broken.
    private const int ShortCell = 10;

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The forms by name, each with the ending of its files.</summary>
    public static IReadOnlyList<(string Format, string Ending)> Formats { get; } = [("text", ".txt"), ("csv", ".csv"), ("json", ".json"), ("md", ".md")];

    /// <summary>Writes a report.</summary>
    /// <param name="width">Columns of the window, or null where lines may be long.</param>
    public static void Write(Table table, string format, TextWriter output, int? width = null)
    {
        switch (format)
        {
            case "csv": output.Write(table.ToCsv()); break;
            case "json": output.WriteLine(Json(table)); break;
            case "md": output.Write(table.ToMarkdown()); break;
            default: Text(table, output, width); break;
        }
    }

    /// <summary>Writes a paragraph, with its lines as long as the window.</summary>
    /// <param name="width">As in <see cref="Write"/>.</param>
    public static void Paragraph(string words, TextWriter output, int? width)
    {
        if (width is null) output.WriteLine(words);
        else
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new Lines(output, width.Value) });
            console.Write(new Text(words));
            console.WriteLine();
        }
    }

    /// <summary>The columns of the window that the output goes to, or null when it goes elsewhere.</summary>
    public static int? WindowWidth()
    {
        if (Console.IsOutputRedirected) return null;
        // The runtime's own console call would switch the terminal to application keys and leave it so.
        var columns = 0;
        var isKnown = !OperatingSystem.IsWindows() && new TerminalModes().TryWindowSize(out columns, out _);
        return Math.Clamp(isKnown ? columns : UsualWidth, Narrowest, WideLine);
    }

    private static void Text(Table table, TextWriter output, int? width)
    {
        var drawn = new Spectre.Console.Table().Border(TableBorder.Simple);
        int[] widths = [.. table.Columns.Select((c, i) => table.Rows.Select(r => r[i].Length).Append(c.Length).Max())];
        var isTight = width is { } window && widths.Sum() + 3 * widths.Length + 1 > window;
        foreach (var (column, i) in table.Columns.Select((c, i) => (c, i)))
        {
            var drawnColumn = new TableColumn(Markup.Escape(column)) { Alignment = table.Numbers.Contains(column) ? Justify.Right : Justify.Left };
            // In a narrow window what is short stays on its line, and the columns of words share what is left.
            if (isTight) (drawnColumn.NoWrap, drawnColumn.Padding) = (widths[i] <= ShortCell, new Padding(0, 0, 0, 0));
            drawn.AddColumn(drawnColumn);
        }
        foreach (var row in table.Rows) drawn.AddRow([.. row.Select(cell => new Text(cell))]);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new Lines(output, width ?? WideLine) });
        output.WriteLine(table.Title);
        console.Write(drawn);
        foreach (var note in table.Notes)
        {
            if (width is null) output.WriteLine(note);
            else
            {
                console.Write(new Text("* " + note));
                console.WriteLine();
            }
        }
    }

    private static string Json(Table table)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteString("report", table.Name);
            json.WriteString("title", table.Title);
            json.WriteStartArray("rows");
            foreach (var row in table.Rows)
            {
                json.WriteStartObject();
                for (var i = 0; i < row.Count; i++) json.WriteString(table.Columns[i], row[i]);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("notes");
            foreach (var note in table.Notes) json.WriteStringValue(note);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    // The library would ask the runtime's console how wide it is.
    private sealed class Lines(TextWriter writer, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => false;

        public int Width => width;

        public int Height => 24;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
