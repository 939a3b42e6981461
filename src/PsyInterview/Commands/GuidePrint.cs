using System.CommandLine;
using System.Globalization;
using PsyInterview.Guides;

namespace PsyInterview.Commands;

/// <summary><c>guide print FILE</c>: a sheet for paper, to interview with when there is no laptop.</summary>
public static class GuidePrint
{
    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "A topic guide in Markdown." };
        var command = new Command("print", "Print a topic guide as a sheet with boxes to tick and room for notes.") { file };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.InvocationConfiguration));
        return command;
    }

    private static int Run(string path, InvocationConfiguration io)
    {
        var file = GuideFile.Read(path);
        if (file.Trouble is not null)
            io.Error.WriteLine(file.Trouble);
        else if (file.Reading?.Guide is { } guide)
            io.Output.Write(GuideSheet.Of(guide));
        else
            ReportErrors(file, io.Error);
        return file.Exit;
    }

    private static void ReportErrors(GuideFile file, TextWriter error)
    {
        var errors = (file.Reading?.Problems ?? []).Where(problem => problem.Severity == Severity.Error).ToList();
        foreach (var problem in errors)
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Path}:{problem.Line}: error: {problem.What} {problem.Hint}"));
        error.WriteLine("Nothing was printed. \"guide check\" shows the lines.");
    }
}
