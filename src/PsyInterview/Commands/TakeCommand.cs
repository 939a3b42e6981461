using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PsyInterview.Commands;

/// <summary><c>take BUNDLE</c>: makes a study of a bundle on the laptop that received it, or brings it into the one that is there.</summary>
public static class TakeCommand
{
    public static Command Command(Shelf shelf)
    {
        var bundle = new Argument<string>("BUNDLE") { Description = "The bundle that was handed over." };
        var study = new Argument<string?>("STUDY") { Description = "The study to be made of it; beside the bundle unless given.", Arity = ArgumentArity.ZeroOrOne };
        var json = StudyArgument.Json();
        var command = new Command("take", "Make a study of a bundle on this laptop, to observe offline; where it was made already, bring it up to date.") { bundle, study, json };
        command.SetAction(parsed => StudyArgument.Guarded(parsed.InvocationConfiguration, () =>
        {
            var (path, io) = (parsed.GetRequiredValue(bundle), parsed.InvocationConfiguration);
            var target = parsed.GetValue(study) ?? Path.ChangeExtension(Path.GetFullPath(path), ".psy");
            if (Path.GetFullPath(target) == Path.GetFullPath(path)) throw new RefusedException($"{path} is the bundle itself; name another file for the study.", ExitCode.Usage);
            var was = shelf.Person;
            var taken = shelf.Take(path, target);
            if (taken.Merge.Refusal is { } refusal)
                throw new RefusedException($"{path} was not taken. {refusal}{(Path.Exists(taken.Study) && !taken.Manifest.Returns ? $" There is a study {taken.Study} already; name another file for this one." : "")}");
            var manifest = taken.Manifest;
            if (parsed.GetValue(json))
                io.Output.WriteLine(JsonSerializer.Serialize(new TakenStudy(taken.Study, taken.IsNew, manifest.Session, manifest.For, manifest.By, taken.Merge.Added.Count), TakenStudyJson.Default.TakenStudy));
            var what = $"{(manifest.Session is { } session ? $"{session} of “{manifest.Title}”" : $"“{manifest.Title}”")}, from {manifest.By}";
            io.Error.WriteLine(taken.IsNew ? $"Made {taken.Study}: {what}."
                : taken.Merge.IsNothingNew ? $"{taken.Study} has all of it already." : $"{taken.Study} is up to date: {Brought.Counted(taken.Merge.Added.Count)} came in.");
            if (shelf.Person != was) io.Error.WriteLine($"On this computer you write as {shelf.Person} from now on; psyinterview me CODE changes that.");
            else if (manifest.For is { } person && person != shelf.Person) io.Error.WriteLine($"It was made for {person}; on this computer you write as {shelf.Person}. psyinterview me {person} changes that.");
            io.Error.WriteLine($"Go on with: psyinterview open {taken.Study}");
            if (manifest.Session is not null) io.Error.WriteLine($"When the session is over: psyinterview bundle {taken.Study}");
            return ExitCode.Ok;
        }));
        return command;
    }
}

/// <summary>The JSON of <c>take</c>.</summary>
internal sealed record TakenStudy(string Study, bool IsNew, string? Session, string? For, string By, int Entries);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TakenStudy))]
internal sealed partial class TakenStudyJson : JsonSerializerContext;
