using System.CommandLine;
using System.Text;
using PsyInterview.Guides;
using PsyInterview.Interchange;

namespace PsyInterview.Commands;

/// <summary><c>guide export GUIDE</c>: the printable sheet in a format of its own, for a word processor or a browser.</summary>
public static class GuideExport
{
    public static Command Command()
    {
        var name = new Argument<string>("GUIDE") { Description = "A topic guide in Markdown, or one that comes with the program, for example patient-first.en." };
        var format = new Option<string?>("--format") { Description = "md, docx or html; what the ending of --output says, or md." };
        format.AcceptOnlyFromAmong([.. GuideSheetFile.Formats.Select(f => f.Format)]);
        var output = WrittenFile.To("Write the sheet to this new file; without it the sheet is printed. A docx needs a file.");
        var overwrite = WrittenFile.Overwrite();
        var command = new Command("export", "Write a topic guide as a sheet with boxes to tick and room for notes: Markdown, DOCX or HTML.") { name, format, output, overwrite };
        command.Validators.Add(result =>
        {
            if (result.GetValue(format) == "docx" && result.GetValue(output) is null) result.AddError("A docx needs a file: add --output guide.docx.");
            if (result.GetValue(overwrite) && result.GetValue(output) is null) result.AddError("--overwrite belongs to --output FILE.");
        });
        command.SetAction(parsed => Run(parsed.GetRequiredValue(name), parsed.GetValue(format), parsed.GetValue(output), parsed.GetValue(overwrite), parsed.InvocationConfiguration));
        return command;
    }

    private static int Run(string name, string? format, string? output, bool overwrite, InvocationConfiguration io)
    {
        var (guide, exit) = Find(name, io.Error);
        if (guide is null) return exit;
        var content = GuideSheetFile.Bytes(guide, format ?? (output is null ? null : GuideSheetFile.FormatOf(output)) ?? "md");
        if (output is not null) return WrittenFile.Write(content, output, name, overwrite, io);
        io.Output.Write(Encoding.UTF8.GetString(content));
        return ExitCode.Ok;
    }

    private static (TopicGuide? Guide, int Exit) Find(string name, TextWriter error)
    {
        if (!Path.Exists(name) && ShippedGuides.All.FirstOrDefault(g => g.Name == name || g.Name == name + ".md") is { Text: { } text }) return (GuideParser.Parse(text).Guide, ExitCode.Ok);
        var file = GuideFile.Read(name);
        if (file.Trouble is not null) error.WriteLine(file.Trouble);
        else if (file.Reading?.Guide is null)
        {
            Findings.Print(name, (file.Reading?.Problems ?? []).Where(p => p.Severity == Severity.Error), error);
            error.WriteLine("Nothing was written. A document that is no guide of this program yet is read by \"guide convert\".");
        }
        if (file.Exit == ExitCode.NotFound) error.WriteLine($"With the program come {string.Join(", ", ShippedGuides.All.Select(g => Path.GetFileNameWithoutExtension(g.Name)))}.");
        return (file.Reading?.Guide, file.Exit);
    }
}
