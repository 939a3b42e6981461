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
    /// Takes back this person's latest act in the check, whatever entries it wrote, other than that it was planned, a version of the letter, and coding. Refused where a
    /// later entry hangs on it.
    /// </summary>
    public static Decision Undo(MemberCheck check, IReadOnlyList<ReadEntry> stream, string person)
    {
        if (MemberCheckProtocol.WhyNot(check, CheckAct.Retract) is { } not) return Decision.Refuse($"undo: {not}");
        var latest = stream.LastOrDefault(e => e.Stands && e.Entry.Id.Person.Equals(person, StringComparison.OrdinalIgnoreCase) && IsStep(e.Happened));
        if (latest is null) return Decision.Refuse("undo: there is nothing of yours to take back here; versions of a letter stay");
        // What one key wrote bears one time.
        var act = stream.Where(e => e.Stands && e.Entry.Id.Recorder == latest.Entry.Id.Recorder && e.Entry.At == latest.Entry.At && IsStep(e.Happened)).Select(e => e.Entry.Id).ToList();
        List<ReadEntry> without = [.. stream.Select(e => act.Contains(e.Entry.Id) ? e with { RetractedBy = latest.Entry.Id } : e)];
        HashSet<EntryId> before = [];
        Walk(stream, (entry, _) => before.Add(entry.Entry.Id));
        string? blocked = null;
        Walk(without, (entry, _) => blocked ??= before.Contains(entry.Entry.Id) ? null : entry.Entry.Kind.Replace('-', ' '));
        return blocked is null ? Decision.That([.. act.Select(id => new EntryRetracted(id.ToString()))]) : Decision.Refuse($"undo: “{blocked}” came after it and would hang in the air");
    }

    /// <summary>What an act is called when it was taken back: by the first thing that it wrote, for the rest follows from that.</summary>
    public static string Name(IReadOnlyList<Event> act) => act.OfType<StatementAnswered>().Count() is var answers and > 1 ? $"the answers to {answers} statements" : Name(act[0]);

    /// <summary>What an entry is called when it was taken back.</summary>
    private static string Name(Event happened) => happened switch
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

    private static bool IsStep(Event happened) => happened is MemberCheckReasoned or SentLetterHashed || (happened is not LetterWritten && ActOf(happened) is not (null or CheckAct.Retract));

    // What one laptop did not know of when it recorded is no fault: an entry is one only where no part of what others had recorded would have allowed it.
    private static void Walk(IReadOnlyList<ReadEntry> stream, Action<ReadEntry, string> refused)
    {
        var check = new MemberCheck("");
        HashSet<string> there = [];
        List<ReadEntry> before = [];
        foreach (var entry in stream)
        {
            if (!entry.Stands) continue;
            there.Add(entry.Entry.Id.ToString());
            if (WhyNot(check, entry.Happened) is { } why && !CouldBe(before, entry)) refused(entry, why);
            else if (entry.Happened is ISpeaksOf speaks && !there.Contains(speaks.Entry)) refused(entry, "the entry it speaks of is not there");
            check = check.Apply(entry);
            before.Add(entry);
        }
    }

    private static string? WhyNot(MemberCheck check, Event happened) =>
        ActOf(happened) is { } act ? MemberCheckProtocol.WhyNot(check, act)
        : happened is MemberCheckReasoned && check.EndedOn is null ? "there is nothing that it is the reason of" : null;

    private static bool CouldBe(IReadOnlyList<ReadEntry> before, ReadEntry entry)
    {
        var own = entry.Entry.Id.Person;
        for (var known = before.Count - 1; known >= 0; known--)
        {
            if (before[known].Entry.Id.Person == own) continue;
            var view = before.Where((e, i) => i < known || e.Entry.Id.Person == own).Aggregate(new MemberCheck(""), (check, e) => check.Apply(e));
            if (WhyNot(view, entry.Happened) is null) return true;
        }
        return false;
    }
}
