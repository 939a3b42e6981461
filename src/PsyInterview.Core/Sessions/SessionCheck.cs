using PsyInterview.Log;

namespace PsyInterview.Sessions;

/// <summary>Holds a session's account against the protocol: what the machine would not have allowed.</summary>
public static class SessionCheck
{
    /// <summary>
    /// Every standing entry that the protocol would have refused, with the reason, in reading order. Where words were erased, nobody can tell
    /// any more whether an act was allowed, and nothing is found.
    /// </summary>
    public static IReadOnlyList<Finding> Of(IEnumerable<ReadEntry> entries)
    {
        var findings = new List<Finding>();
        List<ReadEntry> stream = [.. entries];
        if (stream.Exists(e => e.Entry.Erased)) return findings;
        Walk(stream, (entry, why) => findings.Add(new Finding(entry.Entry.Id, $"the protocol did not allow it: {why}")));
        return findings;
    }

    /// <summary>
    /// The name of the first later entry that would become impossible if <paramref name="target"/> were taken back (or, when it is a
    /// retraction, if what it took back came again); null when all would still be possible.
    /// </summary>
    public static string? Blocked(IReadOnlyList<ReadEntry> stream, EntryId target)
    {
        HashSet<EntryId> before = [];
        Walk(stream, (entry, _) => before.Add(entry.Entry.Id));
        string? first = null;
        Walk(Without(stream, target), (entry, _) =>
        {
            if (!before.Contains(entry.Entry.Id)) first ??= Name(entry);
        });
        return first;
    }

    private static IEnumerable<ReadEntry> Without(IReadOnlyList<ReadEntry> stream, EntryId target)
    {
        var brought = stream.FirstOrDefault(e => e.Entry.Id == target)?.Happened is EntryRetracted retraction
            && EntryId.TryParse(retraction.Entry, out var id) ? id : (EntryId?)null;
        return stream.Select(e => e.Entry.Id == target ? e with { RetractedBy = target } : e.Entry.Id == brought ? e with { RetractedBy = null } : e);
    }

    private static void Walk(IEnumerable<ReadEntry> stream, Action<ReadEntry, string> refused)
    {
        var state = SessionState.Empty;
        HashSet<string> there = [];
        foreach (var entry in stream)
        {
            if (!entry.Stands) continue;
            there.Add(entry.Entry.Id.ToString());
            state = state with { By = entry.Entry.Id.Person };
            if (ActOf(state, entry.Happened) is { } act && SessionProtocol.WhyNot(state, act) is { } why) refused(entry, why);
            else if (entry.Happened is ProbeAsked probe && probe.Question != state.Current) refused(entry, "its question is not the one that is open");
            else if (entry.Happened is ISpeaksOf speaks && (speaks is IAfterwards ? !there.Contains(speaks.Entry) : state.MomentOf(speaks.Entry) is null)) refused(entry, "the entry it speaks of is not there");
            state = state.Apply(entry);
        }
    }

    /// <summary>The act that leads to this event in this state; null for what needs no permission.</summary>
    public static Act? ActOf(SessionState state, Event happened) => happened switch
    {
        CheckDone e => Checking(state, e.Item, new(false, e.Answer)),
        CheckOverridden e => Checking(state, e.Item, new(true, e.Reason)),
        ChecksDeferred => Act.DeferChecks,
        SessionStarted => Act.Start,
        QuestionAsked or QuestionReturned or QuestionVolunteered => Act.OpenQuestion,
        QuestionSkipped e => state.Current == e.Question ? Act.CloseQuestion : Act.SetAside,
        QuestionDeclined e => state.Current == e.Question ? Act.CloseQuestion : Act.SetAside,
        QuestionParked e => state.Current == e.Question ? Act.CloseQuestion : Act.SetAside,
        ProbeAsked => Act.Probe,
        ProbeImprovised or MemberCheckMade or FittingQuestionAsked => Act.Speak,
        NoteTaken { Form: NoteForms.Thought } => Act.Think,
        NoteTaken => Act.Note,
        MarkerSet or ClockSynced => Act.Mark,
        FollowUpAnswered => Act.Answer,
        NoteMoved or TextEdited or EntryBackDated or EntryTimed or EntryTagged => Act.Amend,
        AudioChanged => Act.Audio,
        BreakBegan => Act.BeginBreak,
        BreakEnded => Act.EndBreak,
        IncidentNoted or DistressStepTaken => Act.Incident,
        OffRecordBegan => Act.GoOffRecord,
        OffRecordEnded => Act.GoOnRecord,
        MinutesStruck or StartShifted or UnrecordedNoted => Act.Correct,
        HandedOver => Act.HandOver,
        TalkEnded => Act.End,
        TalkResumed => Act.ResumeTalk,
        LengthStated when state.IsPast => null,
        ClosingItemDone or NotReachedExplained or LengthStated => Act.Settle,
        SeatTaken or AttendanceNoted => Act.Seat,
        SessionRoleGiven => Act.TakeLead,
        ObservationBegan or ObservationEnded => Act.Observe,
        FloorTaken or FloorLeft or OverlapBegan or OverlapEnded or ActNoted or TurnsNotObserved or TimeCueGiven => Act.Floor,
        SpeakerSettled => Act.Amend,
        DebriefSealed => Act.SealDebrief,
        SessionClosed => Act.CloseSession,
        DebriefAnswered => Act.Debrief,
        DebriefFinished => Act.FinishDebrief,
        SessionInterrupted => Act.Interrupt,
        SessionResumed => Act.Resume,
        ConsentWithdrawn => Act.Withdraw,
        WithdrawalSettled => Act.SettleWithdrawal,
        GuideSwitched => Act.ChangeGuide,
        EntryRetracted => Act.Retract,
        _ => null,
    };

    private static Act Checking(SessionState state, string item, CheckResult result) =>
        state.Phase is Phase.Planned && StartCheck.IsComplete(state with { Checks = state.Checks.SetItem(item, result) })
            ? Act.CompleteCheck
            : Act.Check;

    private static string Name(ReadEntry entry) => entry.Entry.Kind.Replace('-', ' ');
}
