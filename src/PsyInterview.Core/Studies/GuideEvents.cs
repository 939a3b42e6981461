using System.Text.Json.Serialization;
using PsyInterview.Log;

namespace PsyInterview.Studies;

/// <summary>Somebody works at the next version of a guide. The latest draft counts; one without words puts the draft away.</summary>
/// <param name="Text">The whole text as it stands.</param>
/// <param name="Base">The hash of the version it grew from; null where the guide is new.</param>
/// <param name="Answers">What was settled of questions in doubt, see <see cref="Guides.GuideAnswer"/>.</param>
/// <param name="Stated">Splits and merges that were stated, see <see cref="Guides.Lineage"/>.</param>
public sealed record GuideDrafted(
    string Guide, string Language, string Text, string? Base = null, IReadOnlyList<string>? Answers = null, IReadOnlyList<string>? Stated = null) : Event;

/// <summary>Why a change of a draft is made: kept with the draft until it becomes a version. The latest words count; none take them away.</summary>
/// <param name="Change">The change, see <see cref="Guides.GuideChange.Key"/>; empty for the draft as a whole.</param>
/// <param name="Session">The session that prompted it, or null.</param>
/// <param name="Proposal">The id of the proposal that is worked in by it, or null.</param>
public sealed record GuideDraftReasoned(string Guide, string Language, string Change, string? Reason = null, string? Session = null, string? Proposal = null) : Event;

/// <summary>A guide that came in became a version: from here on its words never change. <see cref="GuideImported"/> with the same hash stands before it.</summary>
/// <param name="From">The day from which sessions are planned with it, 2026-11-05.</param>
/// <param name="Pilot">True for a version that is only tried out: its sessions are left out of counts.</param>
/// <param name="Follows">The hash of the version before; null for the first.</param>
/// <param name="Author">Who wrote it, where it is not who recorded this.</param>
public sealed record GuideFrozen(string Guide, int Version, string Language, string Hash, string From, bool Pilot = false, string? Follows = null, string? Author = null) : Event;

/// <summary>One change by which a version differs from the one before; see <see cref="Guides.GuideChange"/>.</summary>
/// <param name="Hash">The version.</param>
/// <param name="Number">The how-manieth change of that version, from 1.</param>
/// <param name="Before">The words before; null where something was added.</param>
/// <param name="After">The words after; null where something was removed.</param>
public sealed record GuideChanged(
    string Hash, int Number, string Type, string Part, IReadOnlyList<string> From, IReadOnlyList<string> To, string? Before = null, string? After = null) : Event;

/// <summary>Why a guide was changed. The latest reason counts.</summary>
/// <param name="Number">The change; 0 for the version as a whole.</param>
/// <param name="Session">The session that prompted it, or null.</param>
public sealed record GuideChangeExplained(string Hash, int Number, string Reason, string? Session = null) : Event;

/// <summary>Somebody proposes a change of a guide outside a debrief. The proposal is named by the id of its entry.</summary>
/// <param name="Guide">The guide, or null where it is not said.</param>
/// <param name="Session">The session that prompted it, or null.</param>
public sealed record GuideChangeProposed(string Text, string? Guide = null, string? Session = null) : Event;

/// <summary>It was settled what becomes of a proposed change. The latest word counts.</summary>
/// <param name="Proposal">The id of the entry that holds it: of a debrief, of an improvised probe, of <see cref="GuideChangeProposed"/>. Its words are not repeated here.</param>
/// <param name="Outcome">One of <see cref="ProposalOutcomes"/>.</param>
/// <param name="Reason">Why; always there for a rejection.</param>
/// <param name="Hash">The version in which it was worked in, once it was.</param>
public sealed record GuideProposalSettled(string Proposal, string Outcome, string? Reason = null, string? Hash = null) : Event;

/// <summary>What may become of a proposed change.</summary>
public static class ProposalOutcomes
{
    /// <summary>It is to be worked into the next version.</summary>
    public const string Accepted = "accepted";

    /// <summary>It is not.</summary>
    public const string Rejected = "rejected";

    /// <summary>It waits again.</summary>
    public const string Waiting = "waiting";
}

/// <summary>The kinds about the versions of guides.</summary>
public static class GuideEvents
{
    private static readonly GuideJson Json = new(EventKinds.Options());

    /// <summary>One row a kind. A version that sessions run with is never taken back.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("guide-drafted", Json.GuideDrafted),
        new("guide-draft-reasoned", Json.GuideDraftReasoned),
        new("guide-frozen", Json.GuideFrozen, Stays: true),
        new("guide-changed", Json.GuideChanged, Stays: true),
        new("guide-change-explained", Json.GuideChangeExplained),
        new("guide-change-proposed", Json.GuideChangeProposed),
        new("guide-proposal-settled", Json.GuideProposalSettled),
    ];
}

[JsonSerializable(typeof(GuideDrafted))]
[JsonSerializable(typeof(GuideDraftReasoned))]
[JsonSerializable(typeof(GuideFrozen))]
[JsonSerializable(typeof(GuideChanged))]
[JsonSerializable(typeof(GuideChangeExplained))]
[JsonSerializable(typeof(GuideChangeProposed))]
[JsonSerializable(typeof(GuideProposalSettled))]
internal sealed partial class GuideJson : JsonSerializerContext;
