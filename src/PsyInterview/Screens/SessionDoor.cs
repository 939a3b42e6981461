using PsyInterview.Guides;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>The way into a session: plans it where it is new, and opens the screen that belongs to where it stands.</summary>
public static class SessionDoor
{
    /// <summary>The screen for where the session stands. One that was running is cut off first: the gap is an entry.</summary>
    public static Screen Screen(Shell shell, SessionRecorder session)
    {
        Count(shell, session);
        var now = session.Recorder.Now();
        if (session.State.IsObserver && session.State.Phase is not Phase.Withdrawn)
        {
            // Who was cut off has watched until the last sign of them, and no turn lasted until somebody opened this again.
            if (session.State.Group.IsObserving(session.State.By)) session.Do(now, GroupDecisions.End(session.State, Math.Max(0, (int)(now - (session.LastStamp ?? now)).TotalSeconds)));
            return Live(shell, session);
        }
        if ((session.State.Phase is Phase.BetweenTopics or Phase.OnQuestion or Phase.Paused) && !session.State.IsAfterwards)
            session.Do(now, FrameDecisions.Interrupt(session.State, session.LastStamp ?? now));
        return session.State.Phase switch
        {
            Phase.Planned => new StartCheckScreen(shell, session),
            Phase.Closing => new ClosingScreen(shell, session, null),
            Phase.Ended => new DebriefScreen(shell, session),
            Phase.Debriefed when session.State.IsPast => new PastSessionScreen(shell, session),
            Phase.Debriefed when session.State.IsGroup => new DebriefScreen(shell, session),
            Phase.Debriefed => new TimelineScreen(shell, session),
            Phase.Withdrawn => new WithdrawnScreen(shell, session),
            _ => Live(shell, session),
        };
    }

    // Where the session is opened without the study's screen, which counts as it reads.
    private static void Count(Shell shell, SessionRecorder session)
    {
        if (shell.Study is not { Asked: null } study || !session.Recorder.Study.FittingFor(session.State.Plan?.Guide).Any()) return;
        shell.Aside(() => study.ReadAll() is var reading ? AskNext.Counts(StudyState.Of(reading), Account.All(reading)) : null, counted => study.Asked ??= counted);
    }

    /// <summary>The live screen: with the seats for whoever watches a group, with the guide for whoever asks the questions.</summary>
    internal static InterviewScreen Live(Shell shell, SessionRecorder session)
    {
        var moderates = session.State.By is { } by && session.State.Group.Roles.GetValueOrDefault(by) == SessionRoles.Moderator;
        return session.State.IsObserver || (session.State.IsGroup && !moderates) ? new ObserverScreen(shell, session) : new InterviewScreen(shell, session);
    }

    /// <summary>Why a session may not be opened any more; null when it may. One that was talked, or in which they withdrew, can be seen.</summary>
    public static string? WhyNot(SessionRecorder session, bool live = true) =>
        session.State is { Plan: { } plan, Phase: not (Phase.Debriefed or Phase.Withdrawn) } state
            ? ConsentRules.WhyNotTalk(session.Recorder.Study, plan.Participant, live && !state.IsAfterwards && state.Phase is not (Phase.Closing or Phase.Ended))
            : null;

    /// <summary>Opens the session on the screen for where it stands, or says why it may not be opened any more.</summary>
    public static void Open(Shell shell, SessionRecorder session)
    {
        if (WhyNot(session) is { } refusal) shell.Say(refusal);
        else shell.Open(Screen(shell, session));
    }

    /// <summary>
    /// Plans a session with a guide, taking the participant and the guide into the study where they are new. A focus group talks under a code
    /// that is nobody's, and whoever plans it leads it.
    /// </summary>
    /// <param name="talked">The waves this participant was talked with.</param>
    /// <param name="anyway">Why the wave order is broken, or null.</param>
    /// <param name="live">False for a talk that has taken place and is written afterwards.</param>
    /// <returns>Null, or the refusal.</returns>
    public static string? Plan(
        Recorder recorder, TopicGuide guide, string participant, int wave, IReadOnlyCollection<int> talked, string? anyway = null, bool live = true)
    {
        if (ConsentRules.WhyNotTalk(recorder.Study, participant, live) is { } withdrew) return withdrew;
        var now = recorder.Now();
        var session = recorder.Session(FrameDecisions.StreamOf(participant, wave));
        if (session.State.Plan is not null) return null;
        if (guide.Questions.Count == 0) return $"{guide.Id} has no question; add one to the guide";
        if (FrameDecisions.WhyNotCode(recorder.Study, participant, guide.Kind, recorder.Read(FrameDecisions.StreamOf(participant, 1))?.State.Plan) is { } taken) return taken;
        var plan = FrameDecisions.Plan(session.State, guide, participant, wave, talked, anyway);
        if (plan.Refusal is not null) return plan.Refusal;
        if (guide.Kind == Cohort.FocusGroup)
            return recorder.Do(now, StudyDecisions.ImportGuide(recorder.Study, guide, StudyState.Day(now))) ?? session.Do(now, plan)
                ?? (session.State.By is { } by ? session.Do(now, GroupDecisions.Give(session.State, by, SessionRoles.Lead)) : null);
        return recorder.Do(now, StudyDecisions.AddParticipant(recorder.Study, participant, GroupBy(recorder.Study, participant, guide)))
            ?? recorder.Do(now, StudyDecisions.ImportGuide(recorder.Study, guide, StudyState.Day(now)))
            ?? session.Do(now, plan);
    }

    // A guide says the group only of who has none yet, and only where the study has that group.
    private static string? GroupBy(StudyState study, string participant, TopicGuide guide) =>
        study.GroupOf(participant) is null && (study.SetUp.Groups.IsEmpty || study.SetUp.Group(guide.Group) is not null) ? guide.Group : null;

    /// <summary>Opens a session to be written afterwards.</summary>
    /// <returns>Null, or the refusal.</returns>
    public static string? Afterwards(SessionRecorder session) => WhyNot(session, live: false) is { } withdrew ? withdrew
        : session.State.Phase is Phase.Planned or Phase.Ready
        ? session.Do(session.Recorder.Now(), FrameDecisions.StartAfterwards(session.State))
        : session.State.IsAfterwards ? null
        : session.State.IsPast ? $"{session.Stream} was held before the study came into this program: there is nothing to write up"
        : $"{session.Stream} was recorded live; open it with run";
}
