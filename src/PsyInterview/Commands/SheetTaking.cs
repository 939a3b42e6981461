using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary>Takes a sheet over into a study: its set-up into the stream <c>study</c>, each session held before into a stream of its own.</summary>
internal static class SheetTaking
{
    /// <summary>Records what differs and tells it, one line each; nothing when nothing does.</summary>
    /// <param name="dry">Only tell.</param>
    /// <exception cref="RefusedException">Something in the sheet does not fit what the study holds; nothing was recorded.</exception>
    public static IReadOnlyList<string> TakeOver(OpenStudy opened, StudySheetReading sheet, bool dry = false)
    {
        var recorder = opened.Recorder;
        var before = recorder.Study.SetUp;
        var decision = SetUpDecisions.TakeOver(recorder.Study, sheet.Events);
        if (decision.Refusal is { } refusal) throw new RefusedException($"Not taken over: {refusal}");
        List<string> told = [.. decision.Events.Select(e => $"{(IsIn(before, e) ? "changed" : "new")}: {SetUpDecisions.Words(e)}")];
        // Every refusal comes before the first entry.
        List<(SessionRecorder Session, IReadOnlyList<Event> Events)> past = [.. sheet.PastSessions.Select(p => Past(recorder, p)).Where(p => p.Events.Count > 0)];
        told.AddRange(past.Select(p => $"{(p.Session.State.Plan is null ? "new" : "changed")}: session {p.Session.Stream}, held before"));
        if (dry) return told;
        recorder.Do(recorder.Now(), decision);
        foreach (var (session, events) in past) session.Do(recorder.Now(), Decision.That(events));
        opened.SaveNow();
        return told;
    }

    private static (SessionRecorder Session, IReadOnlyList<Event> Events) Past(Recorder recorder, PastSession past)
    {
        // A focus group has a stream of its own code, as it takes place once.
        var session = recorder.Session(past.Kind == Cohort.FocusGroup ? past.Code : FrameDecisions.StreamOf(past.Code, past.Wave));
        var state = session.State;
        if (state.Plan is not null && !state.IsPast) throw new RefusedException($"{session.Stream} is a session of this program; it cannot have been held before.");
        List<Event> events = [];
        if (state.Plan is null) events.Add(new PastSessionStated(past.Code, past.Kind, past.Wave, past.On));
        if (past.Minutes is { } minutes && state.StatedMinutes != minutes) events.Add(new LengthStated(minutes));
        return (session, events);
    }

    private static bool IsIn(SetUp setUp, Event declared) => declared is StudyDescribed ? setUp.Described != new StudyDescribed()
        : SetUpDecisions.NameOf(declared) is { } named && setUp.Apply(new SetUpRemoved(named.What, named.Name)) != setUp;
}
