using PsyInterview.Guides;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>Why the changes of a next version are made, as far as that is on record already.</summary>
public static class GuideReasons
{
    /// <summary>
    /// What a draft says, and for each added probe that was accepted as a proposal, the session in which an interviewer made it up.
    /// </summary>
    /// <param name="next">The draft, weighed.</param>
    /// <param name="draft">The draft; null where a text comes from elsewhere.</param>
    public static IReadOnlyList<ChangeReason> Of(GuideWeighed next, WorkingDraft? draft, IReadOnlyList<GuideProposal> proposals)
    {
        List<ChangeReason> reasons = draft is null ? [] : [.. next.ReasonsOf(draft)];
        foreach (var (change, i) in next.Changes.Select((c, i) => (c, i + 1)))
        {
            if (reasons.Exists(r => r.Number == i) || change is not { Type: GuideChanges.Add, Part: GuideParts.Probe }) continue;
            if (proposals.FirstOrDefault(p => p is { Kind: GuideProposals.Probe, IsToBeWorkedIn: true } && p.Question == change.Id && GuideLikeness.IsSame(p.Text, change.After)) is { } made)
                reasons.Add(new(i, made.Settled!.Reason ?? $"made up in {made.Session}", made.Session, made.Id));
        }
        return reasons;
    }
}
