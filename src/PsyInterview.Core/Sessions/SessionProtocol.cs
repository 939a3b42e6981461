using PsyInterview.Log;
using Stateless;
using Stateless.Graph;

namespace PsyInterview.Sessions;

/// <summary>What a person can do in a session. Not what is recorded: that is an <see cref="Event"/>.</summary>
public enum Act
{
    /// <summary>Do or pass over a line of the start check.</summary>
    Check,

    /// <summary>Do or pass over the last line that was open.</summary>
    CompleteCheck,

    /// <summary>Put off what is left of the start check.</summary>
    DeferChecks,

    /// <summary>Start the talk.</summary>
    Start,

    /// <summary>Ask a question, return to one, or mark it volunteered.</summary>
    OpenQuestion,

    /// <summary>Skip, decline or park the open question.</summary>
    CloseQuestion,

    /// <summary>Skip, decline or park a question that is not open.</summary>
    SetAside,

    /// <summary>A planned probe of the open question.</summary>
    Probe,

    /// <summary>An improvised probe, a member check, a question from later analysis.</summary>
    Speak,

    /// <summary>A note, quote or non-verbal.</summary>
    Note,

    /// <summary>A thought of the interviewer's own.</summary>
    Think,

    /// <summary>A bare marker or a sync mark.</summary>
    Mark,

    /// <summary>Answer what an earlier entry left open.</summary>
    Answer,

    /// <summary>Edit, move, tag, back-date.</summary>
    Amend,

    /// <summary>Undo or redo.</summary>
    Retract,

    /// <summary>Sound recorder on, off, failed.</summary>
    Audio,

    /// <summary>Begin a break.</summary>
    BeginBreak,

    /// <summary>End the break.</summary>
    EndBreak,

    /// <summary>Note an incident or a step of the distress protocol.</summary>
    Incident,

    /// <summary>Go off the record.</summary>
    GoOffRecord,

    /// <summary>Go on the record again.</summary>
    GoOnRecord,

    /// <summary>Strike the last minutes; shift the start; note that the audio was not running.</summary>
    Correct,

    /// <summary>Give the session to another person.</summary>
    HandOver,

    /// <summary>End the talk.</summary>
    End,

    /// <summary>Go on talking from the closing list.</summary>
    ResumeTalk,

    /// <summary>Tick off an item of the closing list, or say why a question was not reached.</summary>
    Settle,

    /// <summary>Leave the closing list.</summary>
    CloseSession,

    /// <summary>Write in the debrief.</summary>
    Debrief,

    /// <summary>Finish the debrief.</summary>
    FinishDebrief,

    /// <summary>Note that the session was cut off.</summary>
    Interrupt,

    /// <summary>Go on after it was cut off.</summary>
    Resume,

    /// <summary>The participant withdraws.</summary>
    Withdraw,

    /// <summary>Record what is to be done with what is there.</summary>
    SettleWithdrawal,

    /// <summary>In a group: who has the floor, who speaks over whom, what participants do.</summary>
    Floor,

    /// <summary>In a group: who sits where, who comes and goes.</summary>
    Seat,

    /// <summary>Take the session's acts over, or give somebody a part in it.</summary>
    TakeLead,

    /// <summary>Begin or end one's own observation.</summary>
    Observe,

    /// <summary>Seal one's debrief.</summary>
    SealDebrief,

    /// <summary>Go on with another version of the guide.</summary>
    ChangeGuide,
}

/// <summary>
/// Which act a phase allows. Built anew from the state for each question asked of it: it guards the door, not the archive, and the
/// descriptions of its guards are the refusals that users read.
/// </summary>
public static class SessionProtocol
{
    /// <summary>Null when the act is allowed now; otherwise why not, ready to follow the name of the act and a colon.</summary>
    public static string? WhyNot(SessionState state, Act act)
    {
        if (state.IsObserver) return SessionAuthority.WhyNot(state, act);
        var machine = For(state);
        if (machine.CanFire(act, out var unmet)) return null;
        return unmet is { Count: > 0 } ? unmet.First() : Unknown(state, act);
    }

    /// <summary>The phase after an allowed act; null when it is not allowed.</summary>
    public static Phase? Next(SessionState state, Act act)
    {
        if (state.IsObserver) return WhyNot(state, act) is null ? state.Phase : null;
        var machine = For(state);
        if (!machine.CanFire(act)) return null;
        machine.Fire(act);
        return machine.State;
    }

    /// <summary>The machine as a Mermaid diagram: the acts that lead from one phase to another.</summary>
    public static string Diagram()
    {
        var machine = new StateMachine<Phase, Act>(Phase.Planned);
        foreach (var phase in Enum.GetValues<Phase>())
            if (phase is not Phase.None) Configure(machine, SessionState.Empty, phase);
        var lines = MermaidGraph.Format(machine.GetInfo(), MermaidGraphDirection.TopToBottom).ReplaceLineEndings("\n").Trim().Split('\n');
        return string.Join('\n', lines.Where(line => line.Split(" --> ") is not [var from, var to] || to.Split(' ')[0] != from.Trim()));
    }

    private static string Unknown(SessionState state, Act act) => (act, state.Phase) switch
    {
        (_, Phase.None) => "nothing is planned yet",
        (_, Phase.Withdrawn) => "everything is frozen since the participant withdrew",
        (Act.SettleWithdrawal, _) => "nobody has withdrawn",
        (_, Phase.Interrupted) => "not before the session is resumed",
        (Act.EndBreak, _) => "there is no break",
        (Act.GoOnRecord, _) => "nothing is off the record",
        (Act.Start, not Phase.Planned) => "the session has started already",
        (Act.Check or Act.CompleteCheck or Act.DeferChecks, _) => "the start check is over",
        (Act.Resume, _) => "the session was not cut off",
        (Act.ResumeTalk, Phase.Live or Phase.BetweenTopics or Phase.OnQuestion) => "the talk still goes on",
        (Act.CloseSession or Act.Debrief or Act.FinishDebrief, Phase.Live or Phase.BetweenTopics or Phase.OnQuestion or Phase.Paused) =>
            "not before the talk has ended; E ends it",
        (Act.Debrief or Act.FinishDebrief, Phase.Closing) => "not before the closing list is left",
        (Act.FinishDebrief, Phase.Debriefed) => "the debrief is finished already",
        (Act.SealDebrief, not (Phase.Ended or Phase.Debriefed)) => "not before the session is over",
        (Act.CloseQuestion or Act.Probe, Phase.BetweenTopics) => "no question is open; Enter asks the one you look at",
        (_, Phase.Planned) => "not before the start check is done",
        (_, Phase.Ready) => "not before the session has started; Enter asks the question you look at",
        (_, Phase.Paused) => "not while paused; b ends the break",
        (_, Phase.Closing) => "the talk has ended",
        (_, Phase.Ended or Phase.Debriefed) => "the session is over",
        _ => "not now",
    };

    /// <summary>The machine with what one question needs: the phase the session is in, and the phase around it.</summary>
    private static StateMachine<Phase, Act> For(SessionState state)
    {
        var machine = new StateMachine<Phase, Act>(state.Phase);
        Configure(machine, state, state.Phase);
        if (state.Phase is Phase.BetweenTopics or Phase.OnQuestion) Configure(machine, state, Phase.Live);
        return machine;
    }

    private static void Configure(StateMachine<Phase, Act> machine, SessionState state, Phase phase)
    {
        bool onRecord() => !state.IsOffRecord;
        bool offRecord() => state.IsOffRecord;
        bool notSealed() => state.By is not { } by || !state.SealedBy.Contains(by);
        bool onQuestion() => state.Current is not null;
        bool betweenTopics() => state.Current is null;
        const string WhileOffRecord = "off the record; o goes on the record again";
        const string NothingOffRecord = "nothing is off the record";
        const string Sealed = "your debrief is sealed";

        var here = machine.Configure(phase);
        switch (phase)
        {
            case Phase.Planned:
                here.Permit(Act.CompleteCheck, Phase.Ready)
                    .Permit(Act.DeferChecks, Phase.Ready)
                    .Stays(Act.Check, Act.Mark, Act.Audio, Act.Retract, Act.Seat, Act.TakeLead, Act.Observe, Act.ChangeGuide)
                    .Permit(Act.Withdraw, Phase.Withdrawn);
                break;
            case Phase.Ready:
                here.Stays(Act.Check, Act.Mark, Act.Audio, Act.Retract, Act.Seat, Act.TakeLead, Act.Observe, Act.ChangeGuide)
                    .Permit(Act.Start, Phase.BetweenTopics)
                    .Permit(Act.Withdraw, Phase.Withdrawn);
                break;
            case Phase.Live:
                here.Permit(Act.OpenQuestion, Phase.OnQuestion)
                    .Stays(
                        Act.SetAside, Act.Mark, Act.Answer, Act.Amend, Act.Retract, Act.Audio, Act.Incident, Act.Correct, Act.HandOver, Act.Check,
                        Act.Settle, Act.Floor, Act.Seat, Act.TakeLead, Act.Observe, Act.ChangeGuide)
                    .IgnoreIf(Act.Speak, onRecord, WhileOffRecord)
                    .IgnoreIf(Act.Note, onRecord, WhileOffRecord)
                    .IgnoreIf(Act.Think, onRecord, WhileOffRecord)
                    .IgnoreIf(Act.GoOffRecord, onRecord, "off the record already")
                    .IgnoreIf(Act.GoOnRecord, offRecord, NothingOffRecord)
                    .Permit(Act.BeginBreak, Phase.Paused)
                    .Permit(Act.Interrupt, Phase.Interrupted)
                    .Permit(Act.End, Phase.Closing)
                    .Permit(Act.Withdraw, Phase.Withdrawn);
                break;
            case Phase.BetweenTopics:
                here.SubstateOf(Phase.Live);
                break;
            case Phase.OnQuestion:
                here.SubstateOf(Phase.Live)
                    .Permit(Act.CloseQuestion, Phase.BetweenTopics)
                    .Stays(Act.Probe);
                break;
            case Phase.Paused:
                here.PermitIf(Act.EndBreak, Phase.OnQuestion, onQuestion, "a question is open")
                    .PermitIf(Act.EndBreak, Phase.BetweenTopics, betweenTopics, "no question is open")
                    .Stays(Act.Mark, Act.Answer, Act.Amend, Act.Retract, Act.Audio, Act.Incident, Act.Correct, Act.HandOver, Act.Check, Act.Settle, Act.Seat,
                        Act.TakeLead, Act.Observe, Act.ChangeGuide)
                    .IgnoreIf(Act.Note, onRecord, WhileOffRecord)
                    .IgnoreIf(Act.Think, onRecord, WhileOffRecord)
                    .IgnoreIf(Act.GoOnRecord, offRecord, NothingOffRecord)
                    .Permit(Act.Interrupt, Phase.Interrupted)
                    .Permit(Act.End, Phase.Closing)
                    .Permit(Act.Withdraw, Phase.Withdrawn);
                break;
            case Phase.Interrupted:
                here.PermitIf(Act.Resume, Phase.OnQuestion, onQuestion, "a question is open")
                    .PermitIf(Act.Resume, Phase.BetweenTopics, betweenTopics, "no question is open")
                    .Stays(Act.Seat, Act.TakeLead, Act.Observe)
                    .Permit(Act.End, Phase.Closing)
                    .Permit(Act.Withdraw, Phase.Withdrawn);
                break;
            case Phase.Closing:
                here.PermitIf(Act.ResumeTalk, Phase.OnQuestion, onQuestion, "a question is open")
                    .PermitIf(Act.ResumeTalk, Phase.BetweenTopics, betweenTopics, "no question is open")
                    .Stays(
                        Act.Settle, Act.Check, Act.Note, Act.Think, Act.Mark, Act.Answer, Act.Amend, Act.Retract, Act.Audio, Act.Correct,
                        Act.Seat, Act.TakeLead, Act.Observe)
                    .Permit(Act.CloseSession, Phase.Ended)
                    .Permit(Act.Withdraw, Phase.Withdrawn);
                break;
            case Phase.Ended:
                here.Stays(Act.Settle, Act.Check, Act.Note, Act.Think, Act.Answer, Act.Amend, Act.Retract, Act.Audio, Act.Seat, Act.TakeLead, Act.Observe)
                    .IgnoreIf(Act.Debrief, notSealed, Sealed)
                    .IgnoreIf(Act.SealDebrief, notSealed, Sealed)
                    .Permit(Act.FinishDebrief, Phase.Debriefed)
                    .Permit(Act.Withdraw, Phase.Withdrawn);
                break;
            case Phase.Debriefed:
                here.Stays(Act.Think, Act.Answer, Act.Amend, Act.Retract, Act.TakeLead)
                    .IgnoreIf(Act.Debrief, notSealed, Sealed)
                    .IgnoreIf(Act.SealDebrief, notSealed, Sealed)
                    .Permit(Act.Withdraw, Phase.Withdrawn);
                break;
            case Phase.Withdrawn:
                here.Stays(Act.SettleWithdrawal);
                break;
        }
    }

    private static StateMachine<Phase, Act>.StateConfiguration Stays(
        this StateMachine<Phase, Act>.StateConfiguration phase, params ReadOnlySpan<Act> acts)
    {
        foreach (var act in acts) phase.Ignore(act);
        return phase;
    }
}
