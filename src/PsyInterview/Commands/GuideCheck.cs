using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PsyInterview.Commands;

/// <summary><c>guide check FILE...</c>: says everything that is wrong with topic guides, each with its line.</summary>
public static class GuideCheck
{
    public static Command Command()
    {
        var files = new Argument<string[]>("FILE") { Description = "Topic guides in Markdown.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Write the findings as JSON." };
        var command = new Command("check", "Report errors and advice. Exits with 4 on an error, 3 when a file is missing, 1 when it cannot be read.") { files, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(files), parsed.GetValue(json), parsed.InvocationConfiguration));
        return command;
    }

    private static int Run(string[] paths, bool json, InvocationConfiguration io)
    {
        var read = paths.Select(GuideFile.Read).ToList();
        foreach (var file in read.Where(file => file.Trouble is not null))
            io.Error.WriteLine(file.Trouble);
        if (json)
            io.Output.WriteLine(Json(read));
        else
            read.ForEach(file => Findings.Print(file.Path, file.Reading?.Problems ?? [], io.Output));
        return ExitCode.Gravest(read.Select(file => file.Exit));
    }

    private static string Json(IEnumerable<GuideFile> files)
    {
        var shown = files.Select(file => new CheckedGuide(
            file.Path, file.Reading?.Guide?.Id, file.Reading?.Guide?.Version, file.Trouble,
            [.. (file.Reading?.Problems ?? []).Select(p => new CheckedProblem(p.Line, Findings.Name(p.Severity), p.What, p.Excerpt, p.Hint))]));
        return JsonSerializer.Serialize([.. shown], GuideCheckJson.Readable.CheckedGuideArray);
    }
}

/// <summary>One file in the JSON of <c>guide check</c>.</summary>
internal sealed record CheckedGuide(string File, string? Guide, int? Version, string? Trouble, IReadOnlyList<CheckedProblem> Problems);

/// <summary>One problem in the JSON of <c>guide check</c> and <c>study check</c>.</summary>
internal sealed record CheckedProblem(int Line, string Severity, string What, string Excerpt, string Hint);

[JsonSerializable(typeof(CheckedGuide[]))]
internal sealed partial class GuideCheckJson : JsonSerializerContext
{
    /// <summary>Keeps é and " readable: the output goes to a file or a terminal, never into a web page.</summary>
    public static GuideCheckJson Readable { get; } =
        new(new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            WriteIndented = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
}
