using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PsyInterview.Reports;
using PsyInterview.Studies;
using Spectre.Console;
using Table = PsyInterview.Reports.Table;

namespace PsyInterview.Commands;

/// <summary><c>report NAME STUDY</c>: every report of the catalogue as text, CSV, JSON or Markdown.</summary>
public sealed class ReportCommand(TimeProvider time)
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Command Command()
    {
        var command = new Command("report", "Print a report of a study.");
        foreach (var report in ReportCatalog.All) command.Add(Of(report));
        return command;
    }

    private Command Of(Report report)
    {
        var (study, json) = (StudyArgument.New(), StudyArgument.Json());
        var session = new Argument<string?>("SESSION") { Description = "Only this session, for example P07-1.", Arity = ArgumentArity.ZeroOrOne };
        var group = new Option<string?>("--group") { Description = "Only this group." };
        var columns = new Option<string?>("--columns") { Description = "The columns of Table 1: groups or focus groups, with commas between them." };
        var by = new Option<string>("--by") { Description = "Whom to invite: by need, or only by distance.", DefaultValueFactory = _ => "need" };
        by.AcceptOnlyFromAmong("need", "distance");
        var today = new Option<string?>("--today") { Description = "As of this day, for example 2026-11-05; today unless given." };
        var format = new Option<string>("--format") { Description = "text, csv, json or md.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "csv", "json", "md");
        var command = new Command(report.Name, char.ToUpperInvariant(report.Help[0]) + report.Help[1..] + ".") { study, format, json };
        if (report.IsOfSession) command.Add(session);
        else command.Add(group);
        if (report.Name == "table1") command.Add(columns);
        if (report.Name == "invite") command.Add(by);
        if (report.Name == "due") command.Add(today);
        command.SetAction(parsed => StudyArgument.Reading(parsed.GetRequiredValue(study), parsed.InvocationConfiguration, file =>
        {
            var only = report.IsOfSession ? parsed.GetValue(session) : null;
            var options = new ReportOptions(
                DateOnly.FromDateTime(time.GetLocalNow().Date), only, report.IsOfSession ? null : parsed.GetValue(group),
                report.Name == "table1" ? parsed.GetValue(columns)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : null,
                report.Name == "invite" && parsed.GetValue(by) == "distance");
            if (report.Name == "due" && parsed.GetValue(today) is { } day)
                options = options with { Today = DayWords.Read(day) ?? throw new RefusedException(Recruitment.NotADay(day), ExitCode.Usage) };
            Print(report.From(file.ReadLog(only), options), parsed.GetValue(json) ? "json" : parsed.GetValue(format)!, parsed.InvocationConfiguration.Output);
            return ExitCode.Ok;
        }));
        return command;
    }

    internal static void Print(Table table, string format, TextWriter output)
    {
        switch (format)
        {
            case "csv": output.Write(table.ToCsv()); break;
            case "json": output.WriteLine(Json(table)); break;
            case "md": output.Write(table.ToMarkdown()); break;
            default: Text(table, output); break;
        }
    }

    private static void Text(Table table, TextWriter output)
    {
        var drawn = new Spectre.Console.Table().Border(TableBorder.Simple);
        foreach (var column in table.Columns)
            drawn.AddColumn(new TableColumn(Markup.Escape(column)) { Alignment = table.Numbers.Contains(column) ? Justify.Right : Justify.Left });
        foreach (var row in table.Rows) drawn.AddRow([.. row.Select(cell => new Spectre.Console.Text(cell))]);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Console.IsOutputRedirected ? 160 : 120;
        output.WriteLine(table.Title);
        console.Write(drawn);
        foreach (var note in table.Notes) output.WriteLine(note);
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
}
