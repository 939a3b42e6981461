using System.CommandLine;
using System.Text;
using PsyInterview.Interchange;

namespace PsyInterview.Commands;

/// <summary><c>guide convert FILE</c>: a plain document becomes a guide of the program, and what was taken as what is said.</summary>
public static class GuideConvert
{
    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "A DOCX document or plain Markdown: headings, questions, lists of probes." };
        var guide = new Option<string?>("--guide") { Description = "The guide's id: small letters, digits, hyphens. Made from the title unless given." };
        var title = new Option<string?>("--title") { Description = "The title; that of the document unless given." };
        var language = new Option<string?>("--language") { Description = "en, nl, or another language tag; en unless given." };
        var group = new Option<string?>("--group") { Description = "The population it is for, for example patients." };
        var kind = new Option<string?>("--kind") { Description = "interview, or focus-group; interview unless given." };
        kind.AcceptOnlyFromAmong("interview", "focus-group");
        var minutes = new Option<int?>("--minutes") { Description = "The length of the whole talk; what the topics add up to, or 60, unless given." };
        var output = WrittenFile.To("Write the guide to this new file; without it the guide is printed.");
        var overwrite = WrittenFile.Overwrite();
        var command = new Command("convert", "Make a topic guide of a DOCX document or of plain Markdown. Exits with 4 when something in it has no place in a guide.")
        {
            file, guide, title, language, group, kind, minutes, output, overwrite,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(overwrite) && result.GetValue(output) is null) result.AddError("--overwrite belongs to --output FILE.");
        });
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(file),
            new(parsed.GetValue(guide), parsed.GetValue(title), parsed.GetValue(language), parsed.GetValue(kind), parsed.GetValue(group), parsed.GetValue(minutes)),
            parsed.GetValue(output), parsed.GetValue(overwrite), parsed.InvocationConfiguration));
        return command;
    }

    private static int Run(string path, PlainGuideOptions options, string? output, bool overwrite, InvocationConfiguration io)
    {
        var (reading, trouble, exit) = GivenFile.Read(path, () => PlainGuide.Read(path, options));
        if (reading is null)
        {
            io.Error.WriteLine(trouble);
            return exit;
        }
        Findings.Print(path, reading.Problems, io.Error);
        if (reading.Markdown is not { } text)
        {
            io.Error.WriteLine("Nothing was converted.");
            return ExitCode.Findings;
        }
        foreach (var sentence in reading.Taken) io.Error.WriteLine(sentence);
        if (output is not null) return WrittenFile.Write(Encoding.UTF8.GetBytes(text), output, path, overwrite, io);
        io.Output.Write(text);
        return ExitCode.Ok;
    }
}
