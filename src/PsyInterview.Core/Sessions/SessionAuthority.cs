namespace PsyInterview.Sessions;

/// <summary>
/// Who may do what where several record one session. The lead holds the guide and the session's acts; everybody else notes what they see and
/// hear, on a laptop of their own, which knows nothing of what the lead does meanwhile: so the phase of the session does not bind them.
/// </summary>
public static class SessionAuthority
{
    /// <summary>Why an observer may not do it now; null when they may. To be asked only of a state whose <see cref="SessionState.IsObserver"/>.</summary>
    public static string? WhyNot(SessionState state, Act act) => act switch
    {
        _ when state.Phase is Phase.Withdrawn => Frozen,
        Act.Note or Act.Think when state.IsOffRecord => "off the record; o goes on the record again",
        Act.GoOffRecord => state.IsOffRecord ? "off the record already" : null,
        Act.GoOnRecord => state.IsOffRecord ? null : "nothing is off the record",
        Act.Debrief or Act.SealDebrief => state.SealedBy.Contains(state.By!) ? "your debrief is sealed" : null,
        Act.Note or Act.Think or Act.Mark or Act.Answer or Act.Amend or Act.Retract or Act.Floor or Act.Seat or Act.TakeLead or Act.Observe => null,
        _ => $"{state.Group.Lead} leads this session; :lead takes it over",
    };

    private const string Frozen = "everything is frozen since the participant withdrew";
}
