using PsyInterview.Coding;
using PsyInterview.Interchange;
using PsyInterview.Reports;
using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>What is done from the screen of transcripts: a step, the hash of the audio, the text. Files are read aside, and what follows is recorded here.</summary>
public sealed partial class TranscriptsScreen
{
    private void NextStep(Press press) => AskDay(press, Chosen!, Chosen!.Next ?? TranscriptSteps.All[0]);

    private void AnotherStep(Press press)
    {
        var way = Chosen!;
        Shell.Type(new Typing($"step of {way.Stream}:", press.At, typed =>
        {
            var step = TranscriptDecisions.StepOf(typed);
            if (!TranscriptSteps.All.Contains(step)) return $"“{typed.Trim()}” is not a step; {string.Join(", ", TranscriptSteps.All)}";
            AskDay(press, way, step);
            return null;
        })
        { Complete = typed => [.. TranscriptSteps.All.Where(s => s.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))], TakesChoice = true, ListTitle = "Steps", Bar = "Enter this step  Up Down choose  Esc back" });
    }

    private void AskDay(Press press, TranscriptWay way, string step) => Shell.Type(new Typing($"{way.Stream}, {step}, on:", press.At, typed =>
    {
        if (DayWords.Day(typed, Today) is not { } day) return DayWords.NotADay(typed);
        if (day > Today) return $"{CalendarDay.Iso(day)} has not come yet; record the step when it is done";
        AskWho(press, way, step, day == Today ? null : CalendarDay.Iso(day));
        return null;
    })
    { Text = "today", KeepsLeft = false, Bar = "a day: today, yesterday, 2026-11-05; Enter  Esc back" });

    private void AskWho(Press press, TranscriptWay way, string step, string? on) => Shell.Type(new Typing($"{way.Stream}, {step}, by:", press.At, typed =>
    {
        var by = typed.Trim().Length == 0 || typed.Trim().Equals(Me, StringComparison.OrdinalIgnoreCase) ? null : typed.Trim();
        if (step != TranscriptSteps.Stored) return Record(press, way.Stream, step, on, by, null, null);
        Shell.Type(new Typing("where the audio lies:", press.At, place => Record(press, way.Stream, step, on, by, place, null))
        { KeepsLeft = false, Bar = "a drawer, a server, a folder; no name of a person; Enter alone leaves it out  Esc back" });
        return null;
    })
    { Text = Me, KeepsLeft = false, Bar = "a code of the team, or for example: transcription office; Enter  Esc back" });

    private string? Record(Press press, string stream, string step, string? on, string? by, string? place, string? hash)
    {
        var session = _study.Recorder.Session(stream);
        var decision = TranscriptDecisions.Step(_study.Recorder.Study, session.State, session.Coding, step, on, by, place, hash);
        if (session.Do(press.At, decision) is { } refusal) return refusal;
        Shell.Say(decision.Events.Count == 0 ? "nothing new: the study has this already" : $"{stream}: {step}{(hash is null ? "" : ", with its SHA-256")}");
        Read();
        return null;
    }

    private void AskAudio(Press press)
    {
        var stream = Chosen!.Stream;
        AskPath(press, $"audio of {stream}:", "the file of the audio; it stays where it is, its SHA-256 is kept", AudioFile.Hash, hash =>
        {
            // What was said of the step stays; the hash is added.
            var now = _study.Recorder.Session(stream).Coding.Steps.GetValueOrDefault(TranscriptSteps.Stored);
            if (Record(press, stream, TranscriptSteps.Stored, now?.On, now?.By, now?.Place, hash) is { } refusal) Shell.Say(refusal);
        });
    }

    private void AskText(Press press)
    {
        var stream = Chosen!.Stream;
        AskPath(press, $"transcript of {stream}:", "a plain text, UTF-8; an empty line ends a paragraph", TranscriptText.Read, text =>
        {
            _found = [.. text.Problems.Select(p => $"{(p.Line > 0 ? $"Line {p.Line}: " : "")}{p.What} {p.Hint}")];
            if (text.IsRefused)
            {
                Shell.Say("nothing was taken in; see below");
                return;
            }
            var session = _study.Recorder.Session(stream);
            var decision = TranscriptDecisions.Import(_study.Recorder.Study, session.State, session.Coding, text.Paragraphs, text.Hash);
            if (session.Do(press.At, decision) is { } refusal)
            {
                Shell.Say(refusal);
                return;
            }
            if (TranscriptDecisions.Owners(_study.Recorder.Study, session.State, text.Paragraphs) is { } owners) _found = [.. _found, owners];
            Shell.Say(decision.Events.Count == 0 ? "nothing new: the study has this transcript already" : $"{stream}: {Phrases.Count(text.Paragraphs.Count, "paragraph")} came in");
            Read();
        });
    }

    /// <summary>Asks for a file and reads it on another thread; hours of audio take a while.</summary>
    private void AskPath<T>(Press press, string prompt, string bar, Func<string, T> read, Action<T> take) => Shell.Type(new Typing(prompt, press.At, typed =>
    {
        var path = TypedPath.Of(typed);
        if (path.Length == 0) return "type the path of the file";
        (_isWorking, _found) = (true, []);
        Task.Run(() => read(path)).ContinueWith(done => Shell.Soon(() =>
        {
            _isWorking = false;
            if (done.IsCompletedSuccessfully) take(done.Result);
            else Shell.Say(TypedPath.WhyNot(path, done.Exception!.GetBaseException()));
        }), TaskScheduler.Default);
        return null;
    })
    { Bar = $"{bar}; Enter  Esc back" });
}
