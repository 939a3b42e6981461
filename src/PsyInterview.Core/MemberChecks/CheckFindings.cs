using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.MemberChecks;

/// <summary>Holds a member check against its protocol: what the machine would not have allowed, and whether an entry can be taken back.</summary>
public static class CheckFindings
{
    /// <summary>
    /// Every standing entry of a stream that the protocol would have refused, with the reason. Where words were erased, nobody can tell any more, and nothing is found.
    /// </summary>
    public static IReadOnlyList<Finding> Of(IEnumerable<ReadEntry> entries)
    {
        List<Finding> findings = [];
        List<ReadEntry> stream = [.. entries];
        if (stream.Exists(e => e.Entry.Erased)) return findings;
        Walk(stream, (entry, why) => findings.Add(new(entry.Entry.Id, $"the protocol did not allow it: {why}")));
        return findings;
    }

    /// <summary>
    /// Takes back this person's latest entry of the check, other than that it was planned, a version of the letter, and coding. Refused where a later entry hangs on it.
    /// </summary>
    public static Decision Undo(MemberCheck check, IReadOnlyList<ReadEntry> stream, string person)
    {
        if (MemberCheckProtocol.WhyNot(check, CheckAct.Retract) is { } not) return Decision.Refuse($"undo: {not}");
        var latest = stream.LastOrDefault(e => e.Stands && e.Entry.Id.Person.Equals(person, StringComparison.OrdinalIgnoreCase) && IsStep(e.Happened));
        if (latest is null) return Decision.Refuse("undo: there is nothing of yours to take back here; versions of a letter stay");
        List<ReadEntry> without = [.. stream.Select(e => e.Entry.Id == latest.Entry.Id ? e with { RetractedBy = latest.Entry.Id } : e)];
        HashSet<EntryId> before = [];
        Walk(stream, (entry, _) => before.Add(entry.Entry.Id));
        string? blocked = null;
        Walk(without, (entry, _) => blocked ??= before.Contains(entry.Entry.Id) ? null : entry.Entry.Kind.Replace('-', ' '));
        return blocked is null ? Decision.That(new EntryRetracted(latest.Entry.Id.ToString())) : Decision.Refuse($"undo: “{blocked}” came after it and would hang in the air");
    }

    /// <summary>What an entry is called when it was taken back.</summary>
    public static string Name(Event happened) => happened switch
    {
        MemberCheckSent => "that it was sent",
        MemberCheckReminded => "the reminder",
        MemberCheckReturned => "that the answer came",
        MemberCheckResponded e => $"the answer as a whole, {e.Response}",
        StatementAnswered { Statement: 0 } => "the answer to the whole",
        StatementAnswered e => $"the answer to statement {e.Statement}",
        StatementAdded => "an addition",
        RequestedChangeDecided e => $"a decision, {e.Verdict}",
        MemberCheckReviewed => "that it was reviewed",
        MemberCheckClosed => "that it was closed",
        MemberCheckEnded e => e.How,
        MemberCheckReasoned => "the reason",
        DistressFollowedUp => "what was done after the distress",
        _ => "an entry",
    };

    /// <summary>The act that leads to this event; null for what needs no permission.</summary>
    public static CheckAct? ActOf(Event happened) => happened switch
    {
        LetterWritten => CheckAct.Write,
        MemberCheckSent => CheckAct.Send,
        MemberCheckReminded => CheckAct.Remind,
        MemberCheckReturned => CheckAct.Return,
        MemberCheckResponded => CheckAct.Respond,
        StatementAnswered => CheckAct.Answer,
        StatementAdded => CheckAct.Add,
        RequestedChangeDecided => CheckAct.Decide,
        MemberCheckReviewed => CheckAct.Review,
        MemberCheckClosed => CheckAct.Close,
        MemberCheckEnded { How: CheckExits.NotEligible } => CheckAct.RuleOut,
        MemberCheckEnded { How: CheckExits.Undeliverable } => CheckAct.Undelivered,
        MemberCheckEnded { How: CheckExits.NoResponse } => CheckAct.GiveUp,
        MemberCheckEnded { How: CheckExits.Declined } => CheckAct.Decline,
        DistressFollowedUp => CheckAct.FollowUp,
        ParticipantWithdrew { Scope: Scopes.Contact } => CheckAct.EndContact,
        ParticipantWithdrew { Scope: Scopes.New } => CheckAct.EndUse,
        ParticipantWithdrew { Scope: Scopes.Erase } => CheckAct.Erase,
        EntryRetracted => CheckAct.Retract,
        _ => null,
    };

    private static bool IsStep(Event happened) => happened is MemberCheckReasoned || (happened is not LetterWritten && ActOf(happened) is not (null or CheckAct.Retract));

    private static void Walk(IEnumerable<ReadEntry> stream, Action<ReadEntry, string> refused)
    {
        var check = new MemberCheck("");
        HashSet<string> there = [];
        foreach (var entry in stream)
        {
            if (!entry.Stands) continue;
            there.Add(entry.Entry.Id.ToString());
            if (ActOf(entry.Happened) is { } act && MemberCheckProtocol.WhyNot(check, act) is { } why) refused(entry, why);
            else if (entry.Happened is MemberCheckReasoned && check.EndedOn is null) refused(entry, "there is nothing that it is the reason of");
            else if (entry.Happened is ISpeaksOf speaks && !there.Contains(speaks.Entry)) refused(entry, "the entry it speaks of is not there");
            check = check.Apply(entry);
        }
    }
}
