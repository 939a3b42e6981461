using System.CommandLine;
using System.Text;
using PsyInterview.Guides;
using PsyInterview.Interchange;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary><c>guide export GUIDE</c>: the printable sheet in a format of its own, for a word processor or a browser.</summary>
public static class GuideExport
{
    public static Command Command()
    {
        var name = new Argument<string>("FILE") { Description = "A topic guide in Markdown, or one that comes with the program, for example patient-first.en; or a study, with the guide behind it." };
        var guide = new Argument<string?>("GUIDE") { Description = "A guide of that study, by its id.", Arity = ArgumentArity.ZeroOrOne };
        var version = new Argument<string?>("VERSION") { Description = "Its version: 2, or the beginning of its hash; the last unless given.", Arity = ArgumentArity.ZeroOrOne };
        var language = new Option<string?>("--language") { Description = "Which, where the guide is there in several languages." };
        var format = new Option<string?>("--format") { Description = "md, docx or html; what the ending of --output says, or md." };
        format.AcceptOnlyFromAmong([.. SheetFile.Formats.Select(f => f.Format)]);
        var output = WrittenFile.To("Write the sheet to this new file; without it the sheet is printed. A docx needs a file.");
        var overwrite = WrittenFile.Overwrite();
        var command = new Command("export", "Write a topic guide as a sheet with boxes to tick and room for notes: Markdown, DOCX or HTML.") { name, guide, version, language, format, output, overwrite };
        command.Validators.Add(result =>
        {
            if (result.GetValue(format) == "docx" && result.GetValue(output) is null) result.AddError("A docx needs a file: add --output guide.docx.");
            if (result.GetValue(overwrite) && result.GetValue(output) is null) result.AddError("--overwrite belongs to --output FILE.");
        });
        command.SetAction(parsed =>
        {
            var io = parsed.InvocationConfiguration;
            if (parsed.GetValue(guide) is not { } asked)
            {
                var (found, exit) = Find(parsed.GetRequiredValue(name), io.Error);
                return found is null ? exit : Written(found, parsed.GetRequiredValue(name));
            }
            return StudyArgument.Reading(parsed.GetRequiredValue(name), io, file =>
            {
                var study = StudyState.Of(file.ReadLog(null));
                var (id, tongue) = GuideVersions.Find(study, asked, parsed.GetValue(language));
                var (title, read) = GuideVersions.Read(study, id, tongue, parsed.GetValue(version));
                return Written(read, title);
            });

            int Written(TopicGuide written, string title)
            {
                var to = parsed.GetValue(output);
                var content = SheetFile.Bytes(GuideSheet.Sheet(written), parsed.GetValue(format) ?? (to is null ? null : SheetFile.FormatOf(to)) ?? "md");
                if (to is not null) return WrittenFile.Write(content, to, title, parsed.GetValue(overwrite), io);
                io.Output.Write(Encoding.UTF8.GetString(content));
                return ExitCode.Ok;
            }
        });
        return command;
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
