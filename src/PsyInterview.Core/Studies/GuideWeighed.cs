using PsyInterview.Guides;

namespace PsyInterview.Studies;

/// <summary>A text held against the versions of its guide: what would change if it became the next version, and what has to be settled first.</summary>
/// <param name="Before">The version it would follow; null where the guide is new.</param>
/// <param name="Version">The number it would bear.</param>
/// <param name="Matched">The guide with stable ids, and what is in doubt.</param>
/// <param name="Changes">Every change, in the order of the guide.</param>
/// <param name="Proposed">Splits and merges that the words suggest and that nobody stated.</param>
/// <param name="Stated">Those that were stated.</param>
public sealed record GuideWeighed(
    GuideVersion? Before, int Version, GuideMatched Matched, IReadOnlyList<GuideChange> Changes, IReadOnlyList<Lineage> Proposed, IReadOnlyList<Lineage> Stated)
{
    /// <summary>The guide as it would become a version.</summary>
    public TopicGuide Guide => Matched.Guide;

    /// <summary>What a draft says of why its changes are made, by the numbers that they would bear.</summary>
    public IReadOnlyList<ChangeReason> ReasonsOf(WorkingDraft draft) =>
    [
        .. draft.Reasons.TryGetValue("", out var whole) ? (ChangeReason[])[new(0, whole.Reason, whole.Session, whole.Proposal)] : [],
        .. Changes.Select((c, i) => draft.Reasons.GetValueOrDefault(c.Key) is { } why ? new ChangeReason(i + 1, why.Reason, why.Session, why.Proposal) : null).OfType<ChangeReason>(),
    ];

    /// <summary>Holds a guide against the study.</summary>
    /// <param name="answers">What was settled of doubts.</param>
    /// <param name="stated">Splits and merges that were stated.</param>
    public static GuideWeighed Of(StudyState study, TopicGuide guide, IReadOnlyList<GuideAnswer> answers, IReadOnlyList<Lineage> stated)
    {
        var versions = study.VersionsOf(guide.Id, guide.Language);
        var read = versions.Select(v => study.ReadGuide(v.Hash)).OfType<TopicGuide>().ToList();
        if (read.Count == 0) return new(null, guide.Version, new(guide.Text, guide, [], [], []), [], [], []);
        var number = Math.Max(guide.Version, versions.Max(v => v.Version) + 1);
        // The number is no change of what is asked, and is given here: it is set before anything is compared, so that the hash is the version's.
        var numbered = guide.Version == number ? guide : GuideParser.Parse(GuideText.WithVersion(guide.Text, number)).Guide ?? guide;
        var matched = GuideMatching.Of(numbered, read, answers);
        var proposed = GuideRevision.Proposed(read[^1], matched.Guide).Where(l => !stated.Contains(l)).ToList();
        return new(study.VersionOf(read[^1].Hash), number, matched, GuideRevision.Between(read[^1], matched.Guide, stated), proposed, stated);
    }
}

/// <summary>Why one of the changes of a version is made.</summary>
/// <param name="Number">The change, from 1; 0 for the version as a whole.</param>
/// <param name="Session">The session that prompted it, or null.</param>
/// <param name="Proposal">The proposal that is worked in by it, or null.</param>
public sealed record ChangeReason(int Number, string? Reason, string? Session = null, string? Proposal = null);
