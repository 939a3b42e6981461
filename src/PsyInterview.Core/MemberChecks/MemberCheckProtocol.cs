using System.Globalization;
using Stateless;
using Stateless.Graph;

namespace PsyInterview.MemberChecks;

/// <summary>What can be done with a member check. Not what is recorded: that is an <see cref="Log.Event"/>.</summary>
public enum CheckAct
{
    /// <summary>Write a version of the letter.</summary>
    Write,

    /// <summary>Send it, or invite the participant.</summary>
    Send,

    /// <summary>Remind the participant.</summary>
    Remind,

    /// <summary>The participant's answer came.</summary>
    Return,

    /// <summary>Record the answer as a whole.</summary>
    Respond,

    /// <summary>Record what was said to a statement.</summary>
    Answer,

    /// <summary>Record what was added.</summary>
    Add,

    /// <summary>Decide about a requested change.</summary>
    Decide,

    /// <summary>The team has gone through the answer.</summary>
    Review,

    /// <summary>Nothing more is to be done.</summary>
    Close,

    /// <summary>The participant is not to be asked.</summary>
    RuleOut,

    /// <summary>It did not reach the participant.</summary>
    Undelivered,

    /// <summary>No longer wait for an answer.</summary>
    GiveUp,

    /// <summary>The participant would rather not.</summary>
    Decline,

    /// <summary>Say what was done after distress.</summary>
    FollowUp,

    /// <summary>Take an own entry back.</summary>
    Retract,

    /// <summary>The participant wants no further contact.</summary>
    EndContact,

    /// <summary>The participant wants nothing new used.</summary>
    EndUse,

    /// <summary>The participant wants everything erased.</summary>
    Erase,
}

/// <summary>
/// Which act a member check allows. Built anew from the state for each question asked of it; the descriptions of its guards are the refusals that users read.
/// </summary>
public static class MemberCheckProtocol
{
    /// <summary>Null when the act is allowed now; otherwise why not, ready to follow the name of the act and a colon.</summary>
    public static string? WhyNot(MemberCheck check, CheckAct act)
    {
        var machine = For(check);
        if (machine.CanFire(act, out var unmet)) return null;
        return unmet is { Count: > 0 } ? unmet.First() : Unknown(check, act);
    }

    /// <summary>The phase after an allowed act; null when it is not allowed.</summary>
    public static CheckPhase? Next(MemberCheck check, CheckAct act)
    {
        var machine = For(check);
        if (!machine.CanFire(act)) return null;
        machine.Fire(act);
        return machine.State;
    }

    /// <summary>The machine as a Mermaid diagram: the acts that lead from one phase to another.</summary>
    public static string Diagram()
    {
        var machine = new StateMachine<CheckPhase, CheckAct>(CheckPhase.Planned);
        foreach (var phase in Enum.GetValues<CheckPhase>())
            if (phase is not CheckPhase.None) Configure(machine, new MemberCheck(""), phase);
        var lines = MermaidGraph.Format(machine.GetInfo(), MermaidGraphDirection.TopToBottom).ReplaceLineEndings("\n").Trim().Split('\n');
        return string.Join('\n', lines.Where(line => line.Split(" --> ") is not [var from, var to] || to.Split(' ')[0] != from.Trim()));
    }

    private static string Unknown(MemberCheck check, CheckAct act) => (act, check.Phase) switch
    {
        (_, CheckPhase.None) => "no member check is planned",
        (_, CheckPhase.Withdrawn) => "the participant withdrew",
        (_, CheckPhase.NotEligible) => "they are not to be asked",
        (_, CheckPhase.Declined) => "they would rather not",
        (CheckAct.Write, CheckPhase.Sent or CheckPhase.Reminded) => $"version {check.Sent?.Version.ToString(CultureInfo.InvariantCulture)} was sent; a corrected one follows the answer",
        (CheckAct.Send, CheckPhase.Sent or CheckPhase.Reminded) => "it was sent already",
        (CheckAct.RuleOut, not CheckPhase.Planned) => "they were asked already",
        (_, CheckPhase.Planned) => "not before it was sent",
        (_, CheckPhase.Sent or CheckPhase.Reminded) => "not before the answer came",
        (CheckAct.Remind or CheckAct.Return or CheckAct.Undelivered or CheckAct.GiveUp or CheckAct.Decline or CheckAct.Send, CheckPhase.Returned or CheckPhase.Reviewed or CheckPhase.Closed) => "they have answered",
        (CheckAct.Close, CheckPhase.Returned) => "not before the answer was reviewed",
        (_, CheckPhase.Undeliverable) => "it did not reach them; it can be sent again",
        (_, CheckPhase.NoResponse) => "nothing came back; a late answer can still be recorded",
        (CheckAct.Review, CheckPhase.Reviewed) => "it was reviewed already",
        (_, CheckPhase.Reviewed) => "the answer was reviewed",
        (_, CheckPhase.Closed) => "it is closed",
        _ => "not now",
    };

    private static StateMachine<CheckPhase, CheckAct> For(MemberCheck check)
    {
        var machine = new StateMachine<CheckPhase, CheckAct>(check.Phase);
        Configure(machine, check, check.Phase);
        return machine;
    }

    private static void Configure(StateMachine<CheckPhase, CheckAct> machine, MemberCheck check, CheckPhase phase)
    {
        bool written() => CheckForms.IsTalked(check.Form) || check.Letter is { Text: not null };
        bool answered() => check.Response is not null;
        bool distressed() => check.WasDistressed;
        bool distressedStill() => check.WasDistressed && !check.IsErased;
        bool saysEnough() => !check.SaysTooLittle;
        bool noneOpen() => !check.IsDistressOpen;
        bool decided() => !check.Undecided.Any();
        bool changesNoted() => check.Response is not (CheckResponses.Corrections or CheckResponses.Disagrees) || check.Changes.Any();
        bool additionsNoted() => check.Response != CheckResponses.Additions || !check.Additions.IsEmpty;

        var here = machine.Configure(phase);
        switch (phase)
        {
            case CheckPhase.Planned:
                here.Stays(CheckAct.Write, CheckAct.Retract)
                    .PermitIf(CheckAct.Send, CheckPhase.Sent, written, "nothing is written yet")
                    .Permit(CheckAct.RuleOut, CheckPhase.NotEligible)
                    .Permit(CheckAct.Decline, CheckPhase.Declined)
                    .Leaves(CheckAct.EndContact, CheckAct.EndUse, CheckAct.Erase);
                break;
            case CheckPhase.Sent:
            case CheckPhase.Reminded:
                here.Stays(CheckAct.Retract)
                    .Permit(CheckAct.Return, CheckPhase.Returned)
                    .Permit(CheckAct.Undelivered, CheckPhase.Undeliverable)
                    .Permit(CheckAct.GiveUp, CheckPhase.NoResponse)
                    .Permit(CheckAct.Decline, CheckPhase.Declined)
                    .Leaves(CheckAct.EndContact, CheckAct.EndUse, CheckAct.Erase);
                if (phase is CheckPhase.Sent) here.Permit(CheckAct.Remind, CheckPhase.Reminded);
                else here.Stays(CheckAct.Remind);
                break;
            case CheckPhase.Returned:
                here.Stays(CheckAct.Write, CheckAct.Respond, CheckAct.Answer, CheckAct.Add, CheckAct.Decide, CheckAct.Retract, CheckAct.EndContact)
                    .IgnoreIf(CheckAct.FollowUp, distressed, "no distress was noted")
                    .PermitIf(
                        CheckAct.Review, CheckPhase.Reviewed,
                        Tuple.Create((Func<bool>)answered, "the answer as a whole is not recorded yet"),
                        Tuple.Create((Func<bool>)changesNoted, "no change is noted yet; note what they would change, in a statement or in the whole"),
                        Tuple.Create((Func<bool>)additionsNoted, "no addition is noted yet"),
                        Tuple.Create((Func<bool>)saysEnough, "the answer as a whole says less than what was noted of it"),
                        Tuple.Create((Func<bool>)decided, "a requested change is not decided yet"))
                    .Leaves(CheckAct.EndUse, CheckAct.Erase);
                break;
            case CheckPhase.Reviewed:
                here.Stays(CheckAct.Write, CheckAct.Retract, CheckAct.EndContact, CheckAct.EndUse)
                    .IgnoreIf(CheckAct.FollowUp, distressed, "no distress was noted")
                    .PermitIf(CheckAct.Close, CheckPhase.Closed, noneOpen, "they were distressed; say first what was done about it")
                    .Leaves(CheckAct.Erase);
                break;
            case CheckPhase.Closed:
                here.Stays(CheckAct.Retract, CheckAct.EndContact, CheckAct.EndUse).IgnoreIf(CheckAct.FollowUp, distressed, "no distress was noted").Leaves(CheckAct.Erase);
                break;
            case CheckPhase.Withdrawn:
                here.IgnoreIf(CheckAct.FollowUp, distressedStill, "the participant withdrew");
                break;
            case CheckPhase.NotEligible or CheckPhase.Declined:
                here.Stays(CheckAct.Retract, CheckAct.EndContact, CheckAct.EndUse).Leaves(CheckAct.Erase);
                break;
            case CheckPhase.Undeliverable:
                here.Stays(CheckAct.Retract, CheckAct.EndContact, CheckAct.EndUse).Permit(CheckAct.Send, CheckPhase.Sent).Leaves(CheckAct.Erase);
                break;
            case CheckPhase.NoResponse:
                here.Stays(CheckAct.Retract, CheckAct.EndContact, CheckAct.EndUse).Permit(CheckAct.Return, CheckPhase.Returned).Leaves(CheckAct.Erase);
                break;
        }
    }

    private static StateMachine<CheckPhase, CheckAct>.StateConfiguration Stays(
        this StateMachine<CheckPhase, CheckAct>.StateConfiguration phase, params ReadOnlySpan<CheckAct> acts)
    {
        foreach (var act in acts) phase.Ignore(act);
        return phase;
    }

    private static void Leaves(this StateMachine<CheckPhase, CheckAct>.StateConfiguration phase, params ReadOnlySpan<CheckAct> acts)
    {
        foreach (var act in acts) phase.Permit(act, CheckPhase.Withdrawn);
    }
}
