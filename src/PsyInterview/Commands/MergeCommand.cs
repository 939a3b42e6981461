using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using PsyInterview.Log;
using PsyInterview.Reports;

namespace PsyInterview.Commands;

/// <summary><c>merge STUDY FILE...</c>: shows what each bundle or study would bring, then brings all of it in one step, or nothing.</summary>
public static class MergeCommand
{
    public static Command Command(Shelf shelf)
    {
        var (study, json) = (StudyArgument.New(), StudyArgument.Json());
        var files = new Argument<string[]>("FILE") { Description = "Bundles, and study files of the same study.", Arity = ArgumentArity.OneOrMore };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would come." };
        var same = new Option<bool>("--same") { Description = "Codes and sessions of one name are the same people and the same talk on both sides." };
        var command = new Command("merge", "Bring in what was recorded on other laptops: in any order, twice does no harm. Exits with 7 when one file is refused; then nothing comes in.") { study, files, dryRun, same, json };
        command.SetAction(parsed =>
        {
            var (path, io) = (parsed.GetRequiredValue(study), parsed.InvocationConfiguration);
            var printing = new Printing(parsed.GetValue(json), io);
            return StudyArgument.Guarded(io, () =>
            {
                List<Brought> brought = [.. parsed.GetRequiredValue(files).Select(file => Read(file, io))];
                if (parsed.GetValue(dryRun)) return StudyArgument.Reading(path, io, file => Preview(file.ReadAll(), brought, printing));
                return StudyChange.Open(shelf, path, io, opened => Bring(opened, brought, parsed.GetValue(same), printing));
            });
        });
        return command;
    }

    private static int Preview(IReadOnlyList<Entry> mine, IReadOnlyList<Brought> brought, Printing printing)
    {
        var merges = Weighing.Of(mine, brought.Select(one => one.Entries), AllKinds.Known);
        var isRefused = merges.Any(merge => merge.Refusal is not null);
        var merged = isRefused ? null : Merged.Of(mine, merges, AllKinds.Known);
        printing.Show(brought, merges, merged, isDone: false);
        printing.Say(isRefused ? "Nothing would be merged." : "Nothing was merged: this only shows what would come.");
        return isRefused ? ExitCode.Refused : ExitCode.Ok;
    }

    private static int Bring(OpenStudy study, IReadOnlyList<Brought> brought, bool same, Printing printing)
    {
        var mine = study.ReadAll().Entries.Select(e => e.Entry).ToList();
        var merges = study.Weigh(brought.Select(one => one.Entries));
        if (merges.Any(merge => merge.Refusal is not null))
        {
            printing.Show(brought, merges, null, isDone: false);
            printing.Say("Nothing was merged.");
            return ExitCode.Refused;
        }
        if (!same && merges.Any(merge => merge.Twins.Count > 0))
        {
            printing.Show(brought, merges, null, isDone: false);
            printing.Say("Nothing was merged. Look at each name that both sides gave: if it is the same person and the same talk, go on with --same; if not, the two must not be merged.");
            return ExitCode.Refused;
        }
        var merged = Merged.Of(mine, merges, study.Recorder.Kinds);
        // What it would bring is said before, in case it takes a while or cannot be done; the JSON says what was done.
        if (!printing.IsJson) printing.Show(brought, merges, merged, isDone: false);
        var erased = study.Merge(merges);
        if (printing.IsJson) printing.Show(brought, merges, merged, isDone: true);
        printing.Say(merged.IsNothingNew ? "Nothing new: the study has all of it already."
            : $"Merged: {Brought.Counted(merged.Added.Count)} came in{(erased.Entries > 0 ? $", {Brought.Counted(erased.Entries)} lost their words" : "")}.");
        foreach (var file in erased.LeftBeside) printing.Say($"{file} may still hold words; look at it and delete it yourself.");
        return ExitCode.Ok;
    }

    private static Brought Read(string path, InvocationConfiguration io)
    {
        var brought = Brought.Read(path);
        foreach (var notice in brought.Notices) io.Error.WriteLine($"{path}: {notice}");
        return brought;
    }

    private sealed record Printing(bool IsJson, InvocationConfiguration Io)
    {
        public void Say(string sentence) => Io.Error.WriteLine(sentence);

        public void Show(IReadOnlyList<Brought> brought, IReadOnlyList<Merge> merges, Merged? merged, bool isDone)
        {
            if (IsJson)
            {
                List<WeighedFile> files = [.. brought.Zip(merges, (one, merge) => new WeighedFile(
                    one.Path, one.By, one.Session, merge.Refusal, merge.Chains, [.. merge.Forks.Select(id => id.ToString())], merge.NewlyErased.Count,
                    merge.StayErased.Count, [.. merge.Unknown.Select(kind => new UnknownKind(kind.Kind, kind.Count))], [.. merge.Gaps.Select(gap => $"{gap.Id}: {gap.What}")], [.. merge.Twins, .. merge.Remarks]))];
                Io.Output.WriteLine(JsonSerializer.Serialize(new WeighedFiles(files, merged?.Added.Count ?? 0, merged?.WordsGone ?? 0, isDone), MergeJson.Default.WeighedFiles));
                return;
            }
            foreach (var (one, merge) in brought.Zip(merges)) Print(one, merge);
            if (merged is { WordsGone: > 0 } words) Io.Output.WriteLine($"{Brought.Counted(words.WordsGone)} in this study lose their words for good: they were erased there, or what comes asks for it.");
            Io.Output.Flush();
        }

        private void Print(Brought one, Merge merge)
        {
            Io.Output.WriteLine($"{one.Heading}:");
            foreach (var line in Brought.Lines(merge)) Io.Output.WriteLine($"  {line}");
        }
    }
}

/// <summary>The JSON of <c>merge</c>.</summary>
internal sealed record WeighedFiles(IReadOnlyList<WeighedFile> Files, int NewEntries, int WordsGone, bool Done);

/// <summary>One file in the JSON of <c>merge</c>.</summary>
internal sealed record WeighedFile(
    string File, string? By, string? Session, string? Refusal, IReadOnlyList<MergedChain> New, IReadOnlyList<string> SameNumberTwice, int ErasedThere, int StayErased,
    IReadOnlyList<UnknownKind> UnknownKinds, IReadOnlyList<string> Gaps, IReadOnlyList<string> Remarks);

/// <summary>A kind that this version does not know, in the JSON of <c>merge</c>.</summary>
internal sealed record UnknownKind(string Kind, int Entries);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WeighedFiles))]
internal sealed partial class MergeJson : JsonSerializerContext;
