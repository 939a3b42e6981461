using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Storage;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary>
/// <c>bundle STUDY</c>: a file for another laptop. From the study: what an observer needs for one session, or everything. From an observer's laptop:
/// what was recorded there.
/// </summary>
public static class BundleCommand
{
    public static Command Command(Shelf shelf, TimeProvider time)
    {
        var (study, json) = (StudyArgument.New(), StudyArgument.Json());
        var session = new Option<string?>("--session") { Description = "Only what somebody needs to observe this session: guide, seats and codes, for example of FG1-1." };
        var person = new Option<string?>("--for") { Description = "The code of whom it is for." };
        var lead = new Option<bool>("--lead") { Description = "They hold the guide and the session's acts; else whoever makes the first bundle does." };
        var to = new Option<string?>("--to") { Description = "The new file; beside the study unless given." };
        var command = new Command("bundle", "Put entries in a file for another laptop. In a study that was received as a part: what was recorded here, to be merged.") { study, session, person, lead, to, json };
        command.SetAction(parsed => StudyArgument.Guarded(parsed.InvocationConfiguration, () =>
        {
            var (path, io) = (parsed.GetRequiredValue(study), parsed.InvocationConfiguration);
            var receiver = parsed.GetValue(person) is { } code ? RecorderIdentity.Code(code) : null;
            var wish = new Wish(path, parsed.GetValue(session), receiver, parsed.GetValue(lead), parsed.GetValue(to));
            var (file, manifest) = IsPart(path) ? GoBack(wish, shelf, time, io.Error.WriteLine) : HandOut(wish, shelf, time);
            if (parsed.GetValue(json))
                io.Output.WriteLine(JsonSerializer.Serialize(new WrittenBundle(file, manifest.Session, manifest.For, manifest.Entries, manifest.Returns), WrittenBundleJson.Default.WrittenBundle));
            io.Error.WriteLine($"Wrote {file}: {Brought.Counted(manifest.Entries)}{(manifest.Session is { } of ? $" of {of}" : "")}{(manifest.For is { } who ? $", for {who}" : "")}{(manifest.Returns ? "" : "; recorded in the study")}.");
            io.Error.WriteLine("Whoever has this file can read it: hand it over yourself, and delete it when it has arrived.");
            io.Error.WriteLine(manifest.Returns ? $"There: psyinterview merge STUDY {Path.GetFileName(file)}" : $"On the other laptop: psyinterview take {Path.GetFileName(file)}");
            return ExitCode.Ok;
        }));
        return command;
    }

    private static bool IsPart(string path)
    {
        using var file = StudyFile.OpenToRead(path);
        return file.Read(EntryId.Part).Count > 0;
    }

    // What was recorded here. Read only: it can be made while the study is open.
    private static (string File, BundleManifest Manifest) GoBack(Wish wish, Shelf shelf, TimeProvider time, Action<string> tell)
    {
        IReadOnlyList<Entry> all;
        using (var file = StudyFile.OpenToRead(wish.Study)) all = file.ReadAll();
        var own = Travels.Back(all, AllKinds.Known);
        if (wish.Session is { } only) own = [.. own.Where(entry => entry.Id.Stream == only || entry.Id.Stream == EntryId.Study)];
        if (own.All(entry => AllKinds.Known.Read(entry) is IBeginsAStudy))
            throw new RefusedException(wish.Session is { } none ? $"Nothing was recorded in {none} on this laptop." : "Nothing was recorded on this laptop yet: there is nothing to send back.");
        var reading = LogReading.Of(all, AllKinds.Known);
        foreach (var open in reading.Streams.Where(s => EntryId.IsSession(s) && SessionState.Of(reading, s) is { IsGroup: true } state && !state.DebriefOf(shelf.Person).IsEmpty && !state.SealedBy.Contains(shelf.Person)))
            tell($"Your debrief of {open} is not sealed yet: nobody reads it before it is. Open the study, seal it, and make the bundle again.");
        var parts = reading.In(EntryId.Part).Select(e => e.Happened).OfType<PartReceived>().ToList();
        List<string> sessions = [.. parts.Select(part => part.Session).Distinct()];
        var session = wish.Session ?? (sessions is [var one] ? one : null);
        var manifest = Manifest(reading, session, wish.For ?? parts.LastOrDefault()?.By, shelf, time) with { Returns = true };
        using var writing = Bundle.Begin(wish.To ?? Free(wish.Study, "back"));
        return (writing.Path, writing.Complete(manifest, own));
    }

    private static (string File, BundleManifest Manifest) HandOut(Wish wish, Shelf shelf, TimeProvider time)
    {
        using var study = shelf.Open(wish.Study);
        var recorder = study.Recorder;
        if (wish.Session is not null) Selected(study.ReadAll(), wish.Session);
        using var writing = Bundle.Begin(wish.To ?? Free(wish.Study, [.. new[] { wish.Session, wish.For }.OfType<string>()]));
        if (wish.Session is { } of) GiveRoles(recorder.Session(of), wish);
        // On record before it leaves, as every export is.
        var where = Path.GetFileName(writing.Path) + (wish.For is { } person ? $", for {person}" : "");
        recorder.Do(recorder.Now(), Decision.That(new ExportMade(wish.Session is null ? "bundle" : $"bundle {wish.Session}", where)));
        StudyChange.WaitForTheDisk(study);
        var reading = study.ReadAll();
        return (writing.Path, writing.Complete(Manifest(reading, wish.Session, wish.For, shelf, time), Selected(reading, wish.Session)));
    }

    // From the first bundle on somebody leads: the laptop of an observer must know that it is not theirs to ask.
    private static void GiveRoles(SessionRecorder session, Wish wish)
    {
        var now = session.Recorder.Now();
        if (wish.For is { } person) Give(person, SessionRoles.Observer);
        if (wish is { Leads: true, For: { } leads }) Give(leads, SessionRoles.Lead);
        else if (session.State.Group.Lead is null) Give(session.State.By!, SessionRoles.Lead);

        void Give(string to, string role)
        {
            if (session.Do(now, GroupDecisions.Give(session.State with { By = null }, to, role)) is { } refusal) throw new RefusedException($"{refusal}; nothing was written.");
        }
    }

    private static IReadOnlyList<Entry> Selected(LogReading reading, string? session)
    {
        if (session is null) return Travels.From(reading.Entries.Select(e => e.Entry));
        var part = EntryId.IsSession(session) ? SessionPart.Of(reading, session) : [];
        return part.Count > 0 ? part : throw new RefusedException($"There is no session {session} in this study. Plan it first.", ExitCode.NotFound);
    }

    private static BundleManifest Manifest(LogReading reading, string? session, string? person, Shelf shelf, TimeProvider time) => new(
        StudyState.Of(reading).Title, session, person, shelf.Person, time.GetLocalNow(),
        typeof(BundleCommand).Assembly.GetName().Version?.ToString(3) ?? "", 0);

    // The first free name beside the study.
    private static string Free(string study, params string[] words)
    {
        var full = Path.GetFullPath(study);
        var name = string.Join('-', [Path.GetFileNameWithoutExtension(full), .. words]);
        for (var n = 1; ; n++)
        {
            var path = Path.Combine(Path.GetDirectoryName(full)!, (n == 1 ? name : $"{name}-{n}") + Bundle.Ending);
            if (!Path.Exists(path)) return path;
        }
    }

    private sealed record Wish(string Study, string? Session, string? For, bool Leads, string? ToFile)
    {
        /// <summary>The file that was asked for; null for one beside the study.</summary>
        public string? To => ToFile is null || !Path.GetFileName(ToFile).Contains(".psy", StringComparison.OrdinalIgnoreCase)
            ? ToFile : throw new RefusedException($"{ToFile} has the name of a study; choose another.");
    }
}

/// <summary>The JSON of <c>bundle</c>.</summary>
internal sealed record WrittenBundle(string File, string? Session, string? For, int Entries, bool Returns);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WrittenBundle))]
internal sealed partial class WrittenBundleJson : JsonSerializerContext;
