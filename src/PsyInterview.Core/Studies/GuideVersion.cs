using System.Collections.Immutable;
using PsyInterview.Guides;
using PsyInterview.Log;

namespace PsyInterview.Studies;

/// <summary>A version of a guide as it stands in the study: its words for ever, and what is known of how it came about.</summary>
/// <param name="Guide">The guide's id.</param>
/// <param name="Hash">SHA-256 of its text.</param>
/// <param name="At">When it came in.</param>
/// <param name="By">Who recorded it.</param>
public sealed record GuideVersion(string Guide, int Version, string Language, string Hash, DateTimeOffset At, string By)
{
    /// <summary>Who wrote it: who recorded it, unless somebody else was named.</summary>
    public string Author { get; init; } = By;

    /// <summary>The day from which sessions are planned with it; the day it came in where nothing else was said.</summary>
    public string From { get; init; } = StudyState.Day(At);

    /// <summary>True for a version that is only tried out.</summary>
    public bool IsPilot { get; init; }

    /// <summary>True once it was made a version here; a guide with which a session was simply planned came in as it was.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>The hash of the version before, or null.</summary>
    public string? Follows { get; init; }

    /// <summary>Why this version was made, where it was said of the version as a whole.</summary>
    public string? Reason { get; init; }

    /// <summary>The changes, by number from 1.</summary>
    public ImmutableSortedDictionary<int, RecordedChange> Changes { get; init; } = ImmutableSortedDictionary<int, RecordedChange>.Empty;

    /// <summary>"patient-first v2".</summary>
    public string Name => FormattableString.Invariant($"{Guide} v{Version}");
}

/// <summary>A change with what was said of it.</summary>
/// <param name="Reason">Why; null where nobody said.</param>
/// <param name="Session">The session that prompted it, or null.</param>
public sealed record RecordedChange(GuideChange Change, string? Reason, string? Session);

/// <summary>The next version of a guide while somebody works at it.</summary>
/// <param name="Base">The hash of the version it grew from, or null.</param>
public sealed record WorkingDraft(string Guide, string Language, string Text, string? Base, IReadOnlyList<GuideAnswer> Answers, IReadOnlyList<Lineage> Stated, DateTimeOffset At, string By)
{
    /// <summary>Why its changes are made, by <see cref="GuideChange.Key"/>; the empty key is the draft as a whole.</summary>
    public ImmutableDictionary<string, DraftReason> Reasons { get; init; } = ImmutableDictionary.Create<string, DraftReason>(StringComparer.Ordinal);
}

/// <summary>Why a change of a draft is made.</summary>
/// <param name="Session">The session that prompted it, or null.</param>
/// <param name="Proposal">The proposal that is worked in by it, or null.</param>
public sealed record DraftReason(string Reason, string? Session, string? Proposal);

/// <summary>A change that was proposed outside a debrief.</summary>
public sealed record ProposedChange(EntryId Id, string Text, string? Guide, string? Session, DateTimeOffset At);

/// <summary>What became of a proposal.</summary>
/// <param name="Hash">The version in which it was worked in, or null.</param>
public sealed record SettledProposal(string Outcome, string? Reason, string? Hash, DateTimeOffset At, string By);

public sealed partial record StudyState
{
    /// <summary>Every version of every guide, in the order in which they came in.</summary>
    public ImmutableList<GuideVersion> Versions { get; init; } = [];

    /// <summary>The draft of each guide, by guide and language.</summary>
    public ImmutableSortedDictionary<string, WorkingDraft> Drafts { get; init; } = ImmutableSortedDictionary.Create<string, WorkingDraft>(StringComparer.Ordinal);

    /// <summary>Changes that were proposed outside debriefs.</summary>
    public ImmutableList<ProposedChange> Proposals { get; init; } = [];

    /// <summary>What became of proposals, by the id of their entry.</summary>
    public ImmutableDictionary<string, SettledProposal> ProposalsSettled { get; init; } = ImmutableDictionary.Create<string, SettledProposal>(StringComparer.Ordinal);

    /// <summary>The version of that hash, or null.</summary>
    public GuideVersion? VersionOf(string? hash) => Versions.Find(v => v.Hash == hash);

    /// <summary>The versions of a guide in one language, by number, then as they came in.</summary>
    public IReadOnlyList<GuideVersion> VersionsOf(string guide, string language) =>
        [.. Versions.Where(v => v.Guide == guide && v.Language == language).OrderBy(v => v.Version)];

    /// <summary>The version that sessions are planned with on a day: the latest that holds from then; the first where none does yet.</summary>
    /// <param name="day">2026-11-05.</param>
    public GuideVersion? VersionOn(string guide, string language, string day)
    {
        var versions = VersionsOf(guide, language);
        return versions.LastOrDefault(v => string.CompareOrdinal(v.From, day) <= 0) ?? versions.FirstOrDefault();
    }

    /// <summary>The draft of a guide, or null.</summary>
    public WorkingDraft? DraftOf(string guide, string language) => Drafts.GetValueOrDefault($"{guide} {language}");

    /// <summary>Guides of which there is a version or a draft, by id and language.</summary>
    public IReadOnlyList<(string Guide, string Language)> GuideNames =>
        [.. Versions.Select(v => (v.Guide, v.Language)).Concat(Drafts.Values.Select(d => (d.Guide, d.Language))).Distinct().OrderBy(n => n.Guide, StringComparer.Ordinal).ThenBy(n => n.Language, StringComparer.Ordinal)];

    private StudyState AfterGuides(Entry entry, Event happened) => happened switch
    {
        GuideImported e => this with
        {
            Guides = Guides.Add(e),
            Versions = VersionOf(e.Hash) is null ? Versions.Add(new(e.Guide, e.Version, e.Language, e.Hash, entry.At, entry.Id.Person)) : Versions,
        },
        GuideFrozen e => Version(e.Hash, v => v with { IsFrozen = true, From = e.From, IsPilot = e.Pilot, Follows = e.Follows, Author = e.Author ?? v.By }),
        GuideChanged e => Version(e.Hash, v => v with
        {
            Changes = v.Changes.SetItem(e.Number, new(new(e.Type, e.Part, e.From, e.To, e.Before ?? "", e.After ?? ""), v.Changes.GetValueOrDefault(e.Number)?.Reason, v.Changes.GetValueOrDefault(e.Number)?.Session)),
        }),
        GuideChangeExplained { Number: 0 } e => Version(e.Hash, v => v with { Reason = e.Reason }),
        GuideChangeExplained e => Version(e.Hash, v => v.Changes.GetValueOrDefault(e.Number) is { } change
            ? v with { Changes = v.Changes.SetItem(e.Number, change with { Reason = e.Reason, Session = e.Session ?? change.Session }) } : v),
        GuideDrafted { Text.Length: 0 } e => this with { Drafts = Drafts.Remove($"{e.Guide} {e.Language}") },
        GuideDrafted e => this with
        {
            Drafts = Drafts.SetItem($"{e.Guide} {e.Language}", new WorkingDraft(e.Guide, e.Language, e.Text, e.Base,
                [.. (e.Answers ?? []).Select(GuideAnswer.Read).OfType<GuideAnswer>()], [.. (e.Stated ?? []).Select(Lineage.Read).OfType<Lineage>()], entry.At, entry.Id.Person)
            {
                Reasons = DraftOf(e.Guide, e.Language)?.Reasons ?? ImmutableDictionary.Create<string, DraftReason>(StringComparer.Ordinal),
            }),
        },
        GuideDraftReasoned e => DraftOf(e.Guide, e.Language) is not { } draft ? this : this with
        {
            Drafts = Drafts.SetItem($"{e.Guide} {e.Language}", draft with
            {
                Reasons = e.Reason is null ? draft.Reasons.Remove(e.Change) : draft.Reasons.SetItem(e.Change, new(e.Reason, e.Session, e.Proposal)),
            }),
        },
        GuideChangeProposed e => this with { Proposals = Proposals.Add(new(entry.Id, e.Text, e.Guide, e.Session, entry.At)) },
        GuideProposalSettled { Outcome: ProposalOutcomes.Waiting } e => this with { ProposalsSettled = ProposalsSettled.Remove(e.Proposal) },
        GuideProposalSettled e => this with { ProposalsSettled = ProposalsSettled.SetItem(e.Proposal, new(e.Outcome, e.Reason, e.Hash, entry.At, entry.Id.Person)) },
        _ => this,
    };

    private StudyState Version(string hash, Func<GuideVersion, GuideVersion> change) =>
        Versions.FindIndex(v => v.Hash == hash) is >= 0 and var at ? this with { Versions = Versions.SetItem(at, change(Versions[at])) } : this;
}
