using PsyInterview.Guides;
using PsyInterview.Log;

namespace PsyInterview.Sessions;

/// <summary>What may be done in the talk itself: questions, probes, sound, breaks, incidents.</summary>
public static class SessionDecisions
{
    /// <summary>The question that is open, or the topic of the last one; null before the first.</summary>
    public static string? On(SessionState state, TopicGuide guide) => state.Current ?? guide.TopicOf(state.LastOpen)?.Id;

    /// <summary>
    /// Asks a question. From <see cref="Phase.Ready"/> the talk starts with it; from the closing list the talk goes on with it; on one
    /// asked before, the talk returns to it; on the one that is open nothing happens.
    /// </summary>
    public static Decision Ask(SessionState state, TopicGuide guide, string question)
    {
        if (guide.Question(question) is not { } asked) return Decision.Refuse("there is no such question in this guide");
        if (state.Current == question && state.Phase is Phase.OnQuestion) return Decision.Nothing;
        Event happened = state.Coverage(question).AskedAt is null ? new QuestionAsked(question) : new QuestionReturned(question);
        return state.Phase switch
        {
            Phase.Ready => When(state, Act.Start, "start", new SessionStarted(state.Written), happened),
            Phase.Closing => When(state, Act.ResumeTalk, $"ask {asked.Number}", new TalkResumed(), happened),
            _ => When(state, Act.OpenQuestion, $"ask {asked.Number}", happened),
        };
    }

    /// <summary>The participant spoke of a question unasked; it becomes the open one.</summary>
    public static Decision Volunteer(SessionState state, TopicGuide guide, string question)
    {
        if (guide.Question(question) is not { } told) return Decision.Refuse("there is no such question in this guide");
        if (state.Coverage(question).AskedAt is not null) return Decision.Refuse($"volunteered: {told.Number} was asked already; Enter returns to it");
        if (state.Current == question) return Decision.Nothing;
        return state.Phase is Phase.Ready
            ? When(state, Act.Start, "start", new SessionStarted(), new QuestionVolunteered(question))
            : When(state, Act.OpenQuestion, $"volunteered {told.Number}", new QuestionVolunteered(question));
    }

    /// <summary>Leaves a question out.</summary>
    public static Decision Skip(SessionState state, TopicGuide guide, string question) =>
        Leave(state, guide, question, "skip", new QuestionSkipped(question), "skipped");

    /// <summary>The participant does not want to answer.</summary>
    public static Decision Decline(SessionState state, TopicGuide guide, string question) =>
        Leave(state, guide, question, "declined", new QuestionDeclined(question), "declined");

    /// <summary>Puts a question off until later in the talk.</summary>
    public static Decision Park(SessionState state, TopicGuide guide, string question) =>
        Leave(state, guide, question, "park", new QuestionParked(question), "parked");

    /// <summary>Planned probe <paramref name="probe"/> of the open question was asked; it can be asked again.</summary>
    public static Decision Probe(SessionState state, TopicGuide guide, int probe)
    {
        var name = $"probe {probe}";
        if (SessionProtocol.WhyNot(state, Act.Probe) is { } why) return Decision.Refuse($"{name}: {why}");
        if (guide.Question(state.Current) is not { } question) return Decision.Refuse($"{name}: the open question is not in this guide");
        return probe < 1 || probe > question.Probes.Count
            ? Decision.Refuse($"{name}: {question.Number} has {Count(question.Probes.Count, "probe")}; p notes one of your own")
            : Decision.That(new ProbeAsked(question.Id, probe));
    }

    /// <summary>A probe of one's own; the words are welcome and not required.</summary>
    public static Decision Improvise(SessionState state, TopicGuide guide, string? text, string? on = null) =>
        When(state, Act.Speak, "probe of your own", new ProbeImprovised(on ?? On(state, guide), Blank(text)));

    /// <summary>Something was said back to the participant.</summary>
    public static Decision MemberCheck(SessionState state, TopicGuide guide, string? text, string? on = null) =>
        When(state, Act.Speak, "member check", new MemberCheckMade(on ?? On(state, guide), Blank(text)));

    /// <summary>A question that later analysis sent was asked.</summary>
    public static Decision AskFitting(SessionState state, TopicGuide guide, string id) =>
        When(state, Act.Speak, "ask if it fits", new FittingQuestionAsked(id, On(state, guide)));

    /// <summary>A bare mark.</summary>
    /// <param name="on">Where it belongs when that is known, as for an observer; else where the talk is.</param>
    public static Decision Mark(SessionState state, TopicGuide guide, string? on = null) =>
        When(state, Act.Mark, "marker", new MarkerSet(on ?? On(state, guide)));

    /// <summary>A sync mark: the next one, or the one of this number where several laptops count along.</summary>
    public static Decision Sync(SessionState state, int? number = null) =>
        number is < 1 or > 999 ? Decision.Refuse("sync mark: marks count from 1, for example :sync 2")
        : When(state, Act.Mark, "sync mark", new ClockSynced(number ?? state.SyncMarks + 1));

    /// <summary>A sound recorder changed; the same state twice is once.</summary>
    public static Decision Audio(SessionState state, int recorder, string to)
    {
        var now = state.Audio.GetValueOrDefault(recorder, "off");
        if (now == to) return SessionProtocol.WhyNot(state, Act.Audio) is { } why ? Decision.Refuse($"audio: {why}") : Decision.Nothing;
        return When(state, Act.Audio, "audio", new AudioChanged(recorder, to));
    }

    /// <summary>A break begins, or the one that is open ends.</summary>
    public static Decision ToggleBreak(SessionState state) => state.Phase is Phase.Paused
        ? When(state, Act.EndBreak, "break", new BreakEnded())
        : When(state, Act.BeginBreak, "break", new BreakBegan());

    /// <summary>Off the record, or on again.</summary>
    public static Decision ToggleOffRecord(SessionState state) => state.IsOffRecord
        ? When(state, Act.GoOnRecord, "off the record", new OffRecordEnded())
        : When(state, Act.GoOffRecord, "off the record", new OffRecordBegan());

    /// <summary>Something got in the way, or is over.</summary>
    public static Decision Incident(SessionState state, TopicGuide guide) =>
        When(state, Act.Incident, "incident", new IncidentNoted(On(state, guide)));

    /// <summary>The next step of the distress protocol, in order.</summary>
    public static Decision DistressStep(SessionState state, TopicGuide guide, int step) =>
        step < 1 || step > guide.Distress.Count
            ? Decision.Refuse($"the distress protocol has {Count(guide.Distress.Count, "step")}")
            : state.DistressSteps.Contains(step) ? Decision.Nothing
            : When(state, Act.Incident, "distress step", new DistressStepTaken(step, guide.Distress[step - 1]));

    /// <summary>The last seconds are not to be used.</summary>
    public static Decision Strike(SessionState state, int seconds, bool erase) =>
        seconds <= 0 ? Decision.Refuse("strike: say how much, for example :strike 3m")
        : When(state, Act.Correct, "strike", new MinutesStruck(seconds, erase));

    /// <summary>The talk had begun before "start" was pressed.</summary>
    public static Decision ShiftStart(SessionState state, int seconds) =>
        seconds <= 0 ? Decision.Refuse("start: say how much earlier, for example :start -6m")
        : When(state, Act.Correct, "start", new StartShifted(seconds));

    /// <summary>The audio had not been running.</summary>
    public static Decision Unrecorded(SessionState state, int seconds) =>
        seconds <= 0 ? Decision.Refuse("unrecorded: say how long, for example :unrecorded -8m")
        : When(state, Act.Correct, "unrecorded", new UnrecordedNoted(seconds));

    /// <summary>Another person goes on.</summary>
    public static Decision HandOver(SessionState state, string to) =>
        string.IsNullOrWhiteSpace(to) ? Decision.Refuse("handover: say to whom, for example :handover SD")
        : state.HandedTo == to.Trim() ? Decision.Nothing
        : When(state, Act.HandOver, "handover", new HandedOver(to.Trim()));

    internal static Decision When(SessionState state, Act act, string name, params IReadOnlyList<Event> events) =>
        SessionProtocol.WhyNot(state, act) is { } why ? Decision.Refuse($"{name}: {why}") : Decision.That(events);

    internal static string Count(int number, string word) => number switch { 0 => $"no {word}s", 1 => $"one {word}", _ => $"{number} {word}s" };

    internal static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Decision Leave(SessionState state, TopicGuide guide, string question, string name, Event happened, string status)
    {
        if (guide.Question(question) is not { } left) return Decision.Refuse("there is no such question in this guide");
        var coverage = state.Coverage(question);
        if (coverage.Status == status) return Decision.Refuse($"{name}: {left.Number} is {status} already");
        // Declining can come afterwards, and one can come back to anything; but what was talked about was not left out.
        if (status == "skipped" && state.Current != question && (coverage.Status is "asked" or "volunteered"))
            return Decision.Refuse($"{name}: {left.Number} was {coverage.Status} already; Enter returns to it");
        return When(state, state.Current == question ? Act.CloseQuestion : Act.SetAside, $"{name} {left.Number}", happened);
    }
}
