using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Sessions;

namespace PsyInterview.Commands;

/// <summary><c>verify STUDY</c>: numbers, chain, words and protocol; names the first bad entry.</summary>
public static class VerifyCommand
{
    private const string SafetyCopyAmiss = "The safety copy was damaged, cut short or missing, or a damaged file lies beside the study (its name goes on with "
        + "-damaged-): entries recorded last may be missing. When you have looked into it, move the damaged file elsewhere.";

    public static Command Command()
    {
        var (study, json) = (StudyArgument.New(), StudyArgument.Json());
        var command = new Command("verify", "Check that no entry is missing, changed or out of place. Exits with 4 when one is, or when the safety copy could not be read to its end.") { study, json };
        command.SetAction(parsed => StudyArgument.Reading(parsed.GetRequiredValue(study), parsed.InvocationConfiguration, file =>
            Verify(file.ReadAll(), file.SafetyCopyWasWhole, parsed.GetValue(json), parsed.InvocationConfiguration)));
        return command;
    }

    private static int Verify(IReadOnlyList<Entry> entries, bool isWhole, bool json, InvocationConfiguration io)
    {
        var reading = LogReading.Of(entries, AllKinds.Known);
        List<Finding> findings = [.. LogCheck.Of(entries)];
        foreach (var stream in reading.Streams.Where(EntryId.IsSession)) findings.AddRange(SessionCheck.Of(reading.In(stream)));
        foreach (var stream in reading.Streams.Where(EntryId.IsMemberCheck)) findings.AddRange(CheckFindings.Of(reading.In(stream)));
        foreach (var id in ErasureDue.Of(reading, AllKinds.Known)) findings.Add(new Finding(id, "Its words are to be erased and still stand: open the study, and they go."));
        var sessions = reading.Streams.Count(EntryId.IsSession);
        var checks = reading.Streams.Count(EntryId.IsMemberCheck);
        var where = checks == 0 ? $"{sessions} sessions" : $"{sessions} sessions and {checks} member checks";
        if (json)
        {
            List<VerifiedFinding> found = [.. findings.Select(f => new VerifiedFinding(f.Id?.ToString(), f.What))];
            if (!isWhole) found.Add(new VerifiedFinding(null, SafetyCopyAmiss));
            var shown = new Verified(entries.Count, sessions, found);
            io.Output.WriteLine(JsonSerializer.Serialize(shown, VerifyJson.Default.Verified));
        }
        else if (findings.Count == 0 && isWhole) io.Output.WriteLine($"{entries.Count} entries in {where}: every one is there, whole and in its place.");
        else if (findings.Count == 0) io.Output.WriteLine($"{entries.Count} entries in {where} are whole and in their place. {SafetyCopyAmiss}");
        else
        {
            io.Output.WriteLine($"The first bad entry: {findings[0].Id}: {findings[0].What}");
            foreach (var finding in findings.Skip(1)) io.Output.WriteLine($"{finding.Id}: {finding.What}");
            if (!isWhole) io.Output.WriteLine(SafetyCopyAmiss);
        }
        return findings.Count == 0 && isWhole ? ExitCode.Ok : ExitCode.Findings;
    }
}

/// <summary>The JSON of <c>verify</c>.</summary>
internal sealed record Verified(int Entries, int Sessions, IReadOnlyList<VerifiedFinding> Findings);

/// <summary>One finding in the JSON of <c>verify</c>.</summary>
internal sealed record VerifiedFinding(string? Id, string What);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Verified))]
internal sealed partial class VerifyJson : JsonSerializerContext;
