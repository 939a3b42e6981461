using System.CommandLine;
using PsyInterview.Coding;
using PsyInterview.Interchange;
using PsyInterview.Log;
using PsyInterview.Reports;

namespace PsyInterview.Commands;

/// <summary><c>transcript STUDY SESSION FILE.txt</c>: takes a transcript in, records the steps before it, and lists how far each session is.</summary>
public static class TranscriptCommand
{
    public static Command Command(Shelf shelf, TimeProvider time)
    {
        var study = StudyArgument.New();
        var session = new Argument<string?>("SESSION") { Description = "The session, for example P07-1.", Arity = ArgumentArity.ZeroOrOne };
        var text = new Argument<string?>("FILE.txt") { Description = "The transcript as plain text, UTF-8: an empty line ends a paragraph, “P07:” before it says who speaks.", Arity = ArgumentArity.ZeroOrOne };
        var step = new Option<string?>("--step") { Description = $"Record a step: {string.Join(", ", TranscriptSteps.All)}." };
        var on = new Option<string?>("--on") { Description = "The day of the step, 2026-11-05; today unless given." };
        var by = new Option<string?>("--by") { Description = "Who did it, where it is not you: a code of the team, or for example “transcription office”." };
        var place = new Option<string?>("--place") { Description = "Where it lies: a drawer, a server, a folder. No name of a person." };
        var hashOf = new Option<string?>("--hash-of") { Description = "The file of the step, such as the audio: its SHA-256 is recorded, so that it is known again." };
        var json = StudyArgument.Json();
        var command = new Command("transcript", "Take a transcript in, record a step on its way, or list how far each session is. Exits with 4 when the text cannot be used.")
        {
            study, session, text, step, on, by, place, hashOf, json,
        };
        command.Validators.Add(result =>
        {
            var hasStep = result.GetResult(step) is not null;
            if (hasStep && result.GetValue(session) is null) result.AddError("--step belongs to a session: transcript STUDY SESSION --step sent.");
            else if (hasStep && result.GetValue(text) is not null) result.AddError("Take the text in, or record a step with --step: one at a time.");
            else if (!hasStep && new Option[] { on, by, place, hashOf }.Any(o => result.GetResult(o) is not null)) result.AddError("--on, --by, --place and --hash-of say more about a --step.");
        });
        command.SetAction(parsed =>
        {
            var (io, path, stream) = (parsed.InvocationConfiguration, parsed.GetRequiredValue(study), parsed.GetValue(session));
            if (parsed.GetValue(step) is { } done)
                return Step(shelf, path, stream!, TranscriptDecisions.StepOf(done), parsed.GetValue(on), parsed.GetValue(by), parsed.GetValue(place), parsed.GetValue(hashOf), io);
            if (parsed.GetValue(text) is { } file) return Import(shelf, path, stream!, file, io);
            return StudyArgument.Reading(path, io, opened =>
            {
                var asked = ReportOptions.On(DateOnly.FromDateTime(time.GetLocalNow().DateTime)) with { Session = stream };
                ReportPrint.Write(Transcripts.From(opened.ReadLog(stream), asked), parsed.GetValue(json) ? "json" : "text", io.Output, ReportPrint.WindowWidth());
                return ExitCode.Ok;
            });
        });
        return command;
    }

    private static int Step(Shelf shelf, string path, string stream, string step, string? on, string? by, string? place, string? hashOf, InvocationConfiguration io) => StudyArgument.Guarded(io, () =>
    {
        string? hash = null;
        if (hashOf is not null)
        {
            var (found, trouble, exit) = GivenFile.Read(hashOf, () => AudioFile.Hash(hashOf));
            hash = found ?? throw new RefusedException(trouble!, exit);
        }
        return StudyChange.Open(shelf, path, io, study =>
        {
            var session = Open(study, stream);
            return Record(study, session, TranscriptDecisions.Step(study.Recorder.Study, session.State, session.Coding, step, on, by, place, hash), $"{stream}: {step}.", io);
        });
    });

    private static int Import(Shelf shelf, string path, string stream, string file, InvocationConfiguration io) => StudyArgument.Guarded(io, () =>
    {
        var (text, trouble, exit) = GivenFile.Read(file, () => TranscriptText.Read(file));
        if (text is null) throw new RefusedException(trouble!, exit);
        Findings.Print(file, text.Problems, io.Error);
        if (text.IsRefused)
        {
            io.Error.WriteLine("Nothing was taken in.");
            return ExitCode.Findings;
        }
        return StudyChange.Open(shelf, path, io, study =>
        {
            var session = Open(study, stream);
            var decision = TranscriptDecisions.Import(study.Recorder.Study, session.State, session.Coding, text.Paragraphs, text.Hash);
            var said = $"{stream}: {NumberWords.Of(text.Paragraphs.Count, "paragraph")} came in.";
            if (TranscriptDecisions.Owners(study.Recorder.Study, session.State, text.Paragraphs) is { } owners) said += $"\n{owners}";
            return Record(study, session, decision, said, io);
        });
    });

    private static int Record(OpenStudy study, SessionRecorder session, Decision decision, string said, InvocationConfiguration io)
    {
        if (session.Do(study.Recorder.Now(), decision) is { } refusal) throw new RefusedException(refusal);
        StudyChange.WaitForTheDisk(study);
        io.Error.WriteLine(decision.Events.Count == 0 ? "Nothing new: the study has this already." : said);
        return ExitCode.Ok;
    }

    private static SessionRecorder Open(OpenStudy study, string stream) =>
        EntryId.IsSession(stream) && study.Recorder.Session(stream) is { State.Plan: not null } session ? session
            : throw new RefusedException($"There is no session {stream} in this study.", ExitCode.NotFound);
}
