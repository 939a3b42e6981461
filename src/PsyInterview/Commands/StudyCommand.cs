using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary><c>study</c>: the set-up of a study as a sheet that people write, check and take over.</summary>
public sealed class StudyCommand(TimeProvider time)
{
    public Command Command() => new("study", "Check, print and take over a study's set-up: groups, waves, team, criteria, targets.") { Check(), Example(), Show(), Set() };

    /// <summary>Reads a sheet, or prints what is wrong with it and stops.</summary>
    internal static StudySheetReading Sheet(string path, InvocationConfiguration io)
    {
        var (text, trouble, exit) = TextFile.Read(path);
        if (text is null) throw new RefusedException(trouble!, exit);
        var reading = StudySheet.Read(text);
        Findings.Print(path, reading.Problems, io.Error);
        return reading.IsGood ? reading : throw new RefusedException($"{path} was not taken over; mend it first.", ExitCode.Findings);
    }

    private static Command Check()
    {
        var files = new Argument<string[]>("FILE") { Description = "Study sheets, for example study.yaml.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Write the findings as JSON." };
        var command = new Command("check", "Report errors and advice. Exits with 4 on an error, 3 when a file is missing, 1 when it cannot be read.") { files, json };
        command.SetAction(parsed =>
        {
            var io = parsed.InvocationConfiguration;
            var read = parsed.GetRequiredValue(files).Select(path => (Path: path, File: TextFile.Read(path))).ToList();
            foreach (var (_, file) in read.Where(r => r.File.Trouble is not null)) io.Error.WriteLine(file.Trouble);
            var checks = read.Select(r => (r.Path, r.File.Trouble, r.File.Exit, Reading: r.File.Text is { } text ? StudySheet.Read(text) : null)).ToList();
            if (parsed.GetValue(json))
            {
                io.Output.WriteLine(JsonSerializer.Serialize([.. checks.Select(c => new CheckedSheet(c.Path, c.Reading?.Title, c.Trouble,
                    [.. (c.Reading?.Problems ?? []).Select(p => new CheckedProblem(p.Line, Findings.Name(p.Severity), p.What, p.Excerpt, p.Hint))]))], StudyCheckJson.Readable.CheckedSheetArray));
            }
            else checks.ForEach(c => Findings.Print(c.Path, c.Reading?.Problems ?? [], io.Output));
            return ExitCode.Gravest(checks.Select(c => c.Reading is { IsGood: false } ? ExitCode.Findings : c.Exit));
        });
        return command;
    }

    private static Command Example()
    {
        var command = new Command("example", "Print the founding study's sheet, to begin one's own with.");
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(ShippedSheet.Text()));
        return command;
    }

    private static Command Show()
    {
        var study = StudyArgument.New();
        var command = new Command("show", "Print a study's set-up as a sheet.") { study };
        command.SetAction(parsed => StudyArgument.Reading(parsed.GetRequiredValue(study), parsed.InvocationConfiguration, file =>
        {
            var state = StudyState.Of(LogReading.Of(file.Read(EntryId.Study), AllKinds.Known));
            parsed.InvocationConfiguration.Output.Write(StudySheet.Write(state.SetUp, state.Title));
            return ExitCode.Ok;
        }));
        return command;
    }

    private Command Set()
    {
        var study = StudyArgument.New();
        var from = new Option<string>("--from") { Description = "The sheet, for example study.yaml.", Required = true };
        var dry = new Option<bool>("--dry-run") { Description = "Only say what would change." };
        var command = new Command("set", "Take a sheet's set-up over. Records what differs; what the study has beside it stays.") { study, from, dry };
        command.SetAction(parsed => StudyArgument.Guarded(parsed.InvocationConfiguration, () =>
        {
            var io = parsed.InvocationConfiguration;
            var sheet = Sheet(parsed.GetRequiredValue(from), io);
            using var opened = Shelf.OfThisPerson(time).Open(parsed.GetRequiredValue(study));
            var told = SheetTaking.TakeOver(opened, sheet, parsed.GetValue(dry));
            foreach (var line in told) io.Output.WriteLine(line);
            io.Error.WriteLine(told.Count == 0 ? "Nothing differs." : parsed.GetValue(dry) ? "Nothing was recorded." : "Recorded.");
            return ExitCode.Ok;
        }));
        return command;
    }
}

/// <summary>One file in the JSON of <c>study check</c>.</summary>
internal sealed record CheckedSheet(string File, string? Title, string? Trouble, IReadOnlyList<CheckedProblem> Problems);

[JsonSerializable(typeof(CheckedSheet[]))]
internal sealed partial class StudyCheckJson : JsonSerializerContext
{
    public static StudyCheckJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
