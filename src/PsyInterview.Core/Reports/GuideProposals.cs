using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>Something that somebody would change in a guide, with what became of it.</summary>
/// <param name="Id">The id of the entry that holds it.</param>
/// <param name="Kind">One of <see cref="GuideProposals.Kinds"/>.</param>
/// <param name="Guide">The guide it is about, or null where nobody said.</param>
/// <param name="Language">The language of that guide; null where nobody said.</param>
/// <param name="Session">The session that prompted it, or null.</param>
/// <param name="Question">For an improvised probe, the question it was asked on; else null.</param>
/// <param name="Text">The words.</param>
/// <param name="By">Who said so.</param>
/// <param name="Settled">What became of it; null while it waits.</param>
public sealed record GuideProposal(
    string Id, string Kind, string? Guide, string? Language, string? Session, string? Question, string Text, DateTimeOffset At, string By, SettledProposal? Settled)
{
    /// <summary>One of <see cref="ProposalOutcomes"/>.</summary>
    public string Standing => Settled?.Outcome ?? ProposalOutcomes.Waiting;

    /// <summary>True once it was accepted and before it is in a version.</summary>
    public bool IsToBeWorkedIn => Settled is { Outcome: ProposalOutcomes.Accepted, Hash: null };

    /// <summary>True for a probe that can go into the draft of its guide as it is.</summary>
    public bool IsForDraft => Kind == GuideProposals.Probe && Question is not null && Guide is not null && Language is not null;

    /// <summary>Accepts it; a probe goes into the draft of its guide at once, as the last one of its question.</summary>
    public Decision Accept(StudyState study, string? reason = null)
    {
        var settled = GuideDecisions.Settle(study, Id, ProposalOutcomes.Accepted, reason);
        // In the language in which it was asked.
        if (settled.Refusal is not null || settled.Events.Count == 0 || !IsForDraft || study.VersionsOf(Guide!, Language!) is not [.., var latest] || study.ReadGuide(latest.Hash) is not { } guide) return settled;
        var taken = GuideDecisions.TakeProbe(study, guide, Question!, Text);
        return taken.Refusal is null ? Decision.That([.. settled.Events, .. taken.Events]) : taken;
    }

    /// <summary>"debrief of P03-1", "probe in P03-1", "SD".</summary>
    public string Whence => Kind switch
    {
        GuideProposals.Debrief => $"debrief of {Session}",
        GuideProposals.Probe => $"probe in {Session}",
        _ => Session is null ? By : $"{By}, after {Session}",
    };
}

/// <summary>Everything proposed for the guides of a study: what debriefs say, probes that interviewers made up, and what was proposed by hand.</summary>
public static class GuideProposals
{
    /// <summary>What a debrief says under "what to change in the guide".</summary>
    public const string Debrief = "debrief";

    /// <summary>A probe that the guide does not have.</summary>
    public const string Probe = "probe";

    /// <summary>Proposed outside a debrief.</summary>
    public const string ByHand = "by hand";

    /// <summary>The field of a debrief that holds it.</summary>
    public const string Field = "guide-change";

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Debrief, Probe, ByHand];

    /// <summary>All of them, in the order in which they were said; those of withheld sessions, and probes without words or restricted ones, are not shown.</summary>
    public static IReadOnlyList<GuideProposal> Of(StudyState study, IEnumerable<Account> accounts)
    {
        List<GuideProposal> all = [];
        foreach (var account in accounts.Where(a => !a.IsWithheld))
        {
            var plan = account.State.Plan!;
            // Each person's latest words in that field; an emptied field proposes nothing.
            foreach (var written in account.Entries.Where(e => e.Stands && e.Happened is DebriefAnswered { Field: Field }).GroupBy(e => account.State.IsGroup ? e.Entry.Id.Person : ""))
            {
                var last = written.Last();
                var words = ((DebriefAnswered)last.Happened).Text.Trim();
                if (words.Length > 0) all.Add(Proposal(last.Entry.Id.ToString(), Debrief, plan.Guide, plan.Language, account.Stream, null, words, last.Entry.At, last.Entry.Id.Person));
            }
            foreach (var moment in account.State.Moments.Where(m => m.What == "improvised" && !m.Restricted && !string.IsNullOrWhiteSpace(m.Text)))
                all.Add(Proposal(moment.Id.ToString(), Probe, plan.Guide, plan.Language, account.Stream, moment.On, moment.Text!.Trim(), moment.At, moment.Id.Person));
        }
        all.AddRange(study.Proposals.Select(p => Proposal(p.Id.ToString(), ByHand, p.Guide, null, p.Session, null, p.Text, p.At, p.Id.Person)));
        return [.. all.OrderBy(p => p.At)];

        GuideProposal Proposal(string id, string kind, string? guide, string? language, string? session, string? question, string text, DateTimeOffset at, string by) =>
            new(id, kind, guide is { Length: > 0 } ? guide : null, language is { Length: > 0 } ? language : null, session, question, text, at, by, study.ProposalsSettled.GetValueOrDefault(id));
    }

    /// <summary>What waits for somebody to decide or to work in, in a line; null where nothing does.</summary>
    public static string? Line(StudyState study, IEnumerable<Account> accounts)
    {
        var all = Of(study, accounts);
        var (waiting, accepted) = (all.Count(p => p.Settled is null), all.Count(p => p.IsToBeWorkedIn));
        List<string> parts = [];
        if (waiting > 0) parts.Add($"{NumberWords.Of(waiting, "proposed change")} to decide");
        if (accepted > 0) parts.Add($"{NumberWords.Of(accepted, "accepted proposal")} to work in");
        parts.AddRange(study.Drafts.Values.Select(d => $"a draft of {d.Guide} {d.Language}"));
        return parts.Count == 0 ? null : $"guides: {string.Join(", ", parts)}.";
    }

    /// <summary>Those about one guide, and those of which nobody said which.</summary>
    public static IEnumerable<GuideProposal> For(this IEnumerable<GuideProposal> proposals, string guide) => proposals.Where(p => p.Guide is null || p.Guide == guide);
}
