using PsyInterview.Guides;
using PsyInterview.Log;

namespace PsyInterview.Studies;

/// <summary>What may be done about the versions of guides, their drafts and what is proposed.</summary>
public static class GuideDecisions
{
    /// <summary>Keeps the text of the next version while it is being written; the same text twice is once.</summary>
    /// <param name="text">As it stands, whether or not it can be read as a guide.</param>
    public static Decision Write(StudyState study, string guide, string language, string text, IReadOnlyList<GuideAnswer>? answers = null, IReadOnlyList<Lineage>? stated = null)
    {
        if (string.IsNullOrWhiteSpace(text)) return Decision.Refuse("a draft needs words; to put it away, discard it");
        var now = study.DraftOf(guide, language);
        var (settled, lines) = (answers ?? now?.Answers ?? [], stated ?? now?.Stated ?? []);
        if (now is not null && now.Text == text && now.Answers.SequenceEqual(settled) && now.Stated.SequenceEqual(lines)) return Decision.Nothing;
        return Decision.That(new GuideDrafted(guide, language, text, now?.Base ?? study.VersionsOf(guide, language).LastOrDefault()?.Hash,
            settled.Count == 0 ? null : [.. settled.Select(a => a.ToString())], lines.Count == 0 ? null : [.. lines.Select(l => l.ToString())]));
    }

    /// <summary>Begins a draft from the latest version, or goes on with the one there is.</summary>
    public static Decision BeginDraft(StudyState study, TopicGuide guide) =>
        study.DraftOf(guide.Id, guide.Language) is not null ? Decision.Nothing : Write(study, guide.Id, guide.Language, guide.Text);

    /// <summary>Says why a change of a draft is made; nothing takes the words away.</summary>
    /// <param name="change">Null for the draft as a whole.</param>
    /// <param name="session">The session that prompted it, or null.</param>
    /// <param name="proposal">The proposal that is worked in by it, or null.</param>
    public static Decision Reason(StudyState study, string guide, string language, GuideChange? change, string? reason, string? session = null, string? proposal = null)
    {
        if (study.DraftOf(guide, language) is not { } draft) return Decision.Refuse($"there is no draft of {guide}");
        var (key, words) = (change?.Key ?? "", Blank(reason));
        var next = words is null ? null : new DraftReason(words, Blank(session), proposal);
        return draft.Reasons.GetValueOrDefault(key) == next ? Decision.Nothing : Decision.That(new GuideDraftReasoned(guide, language, key, words, next?.Session, next?.Proposal));
    }

    /// <summary>Puts a draft away; its words stay in the log.</summary>
    public static Decision Discard(StudyState study, string guide, string language) =>
        study.DraftOf(guide, language) is { } draft ? Decision.That(new GuideDrafted(guide, language, "", draft.Base)) : Decision.Refuse($"there is no draft of {guide}");

    /// <summary>Adds an improvised probe to the draft of its guide, as the last probe of its question.</summary>
    /// <param name="latest">The version to begin a draft from where there is none.</param>
    public static Decision TakeProbe(StudyState study, TopicGuide latest, string question, string probe)
    {
        var draft = study.DraftOf(latest.Id, latest.Language)?.Text ?? latest.Text;
        return GuideText.WithProbe(draft, question, probe) is { } text
            ? Write(study, latest.Id, latest.Language, text)
            : Decision.Refuse(GuideParser.Parse(draft).Guide is not { } read ? $"the draft of {latest.Id} has something that cannot be read; mend it first"
                : read.Question(question) is null ? $"the draft of {latest.Id} has no question “{question}” to add a probe to"
                : $"the draft of {latest.Id} has no place for “{probe}” as a probe; write it into the draft by hand");
    }

    /// <summary>Makes a guide the next version. Its words, what changed and why are then on record for ever; the draft is put away.</summary>
    /// <param name="today">The day it is, 2026-11-05.</param>
    /// <param name="from">The day from which sessions are planned with it; today where nothing is said.</param>
    /// <param name="pilot">True for a version that is only tried out.</param>
    /// <param name="author">Who wrote it, where it is not who records this.</param>
    /// <param name="reasons">Why, change by change.</param>
    public static Decision Freeze(
        StudyState study, GuideWeighed next, string today, string? from = null, bool pilot = false, string? author = null, IReadOnlyList<ChangeReason>? reasons = null)
    {
        var guide = next.Guide;
        if (study.VersionOf(guide.Hash) is { } same) return Decision.Refuse($"this is {same.Name} word for word; nothing was changed");
        if (next.Matched.Doubts is [var doubt, ..]) return Decision.Refuse($"first settle: {doubt.Asks}");
        if (next.Before is { } before && next.Changes.Count == 0) return Decision.Refuse($"nothing that is asked or read differs from {before.Name}; there is nothing to make a version of");
        if (guide.Version != next.Version) return Decision.Refuse($"write “version: {next.Version}” at the top of the guide: the number could not be set");
        if (guide.Questions.Count == 0) return Decision.Refuse($"{guide.Id} has no question; add one to the guide");
        if (from is not null && !Recruitment.IsDay(from)) return Decision.Refuse(Recruitment.NotADay(from));
        if (from is not null && next.Before is { } earlier && string.CompareOrdinal(from, earlier.From) < 0)
            return Decision.Refuse($"{earlier.Name} holds from {earlier.From}; the next version cannot hold from before");
        List<Event> events =
        [
            new GuideImported(guide.Id, guide.Version, guide.Language, guide.Text, guide.Hash),
            new GuideFrozen(guide.Id, guide.Version, guide.Language, guide.Hash, from ?? today, pilot, next.Before?.Hash, Blank(author)),
            .. next.Changes.Select((c, i) => new GuideChanged(guide.Hash, i + 1, c.Type, c.Part, c.From, c.To, Null(c.Before), Null(c.After))),
        ];
        foreach (var reason in reasons ?? [])
        {
            if (reason.Number < 0 || reason.Number > next.Changes.Count) return Decision.Refuse($"there is no change {reason.Number}; this version has {next.Changes.Count}");
            if (Blank(reason.Reason) is { } words) events.Add(new GuideChangeExplained(guide.Hash, reason.Number, words, Blank(reason.Session)));
        }
        foreach (var proposal in (reasons ?? []).Select(r => r.Proposal).OfType<string>().Distinct())
            events.Add(new GuideProposalSettled(proposal, ProposalOutcomes.Accepted, study.ProposalsSettled.GetValueOrDefault(proposal)?.Reason, guide.Hash));
        if (study.DraftOf(guide.Id, guide.Language) is not null) events.Add(new GuideDrafted(guide.Id, guide.Language, "", next.Before?.Hash));
        return Decision.That(events);
    }

    /// <summary>Marks a version as one that is only tried out, or takes the mark off.</summary>
    public static Decision MarkPilot(GuideVersion version, bool pilot) => version.IsPilot == pilot ? Decision.Nothing
        : Decision.That(new GuideFrozen(version.Guide, version.Version, version.Language, version.Hash, version.From, pilot, version.Follows, version.Author == version.By ? null : version.Author));

    /// <summary>Says why a change was made, or why a version was.</summary>
    /// <param name="number">The change, from 1; 0 for the version as a whole.</param>
    /// <param name="session">The session that prompted it, or null.</param>
    public static Decision Explain(GuideVersion version, int number, string reason, string? session = null)
    {
        if (Blank(reason) is not { } words) return Decision.Refuse("say why it was changed");
        if (number == 0) return version.Reason == words ? Decision.Nothing : Decision.That(new GuideChangeExplained(version.Hash, 0, words));
        if (version.Changes.GetValueOrDefault(number) is not { } change)
            return Decision.Refuse(version.Changes.IsEmpty ? $"no change of {version.Name} is on record" : $"{version.Name} has no change {number}; they are numbered 1 to {version.Changes.Count}");
        return change.Reason == words && (Blank(session) ?? change.Session) == change.Session ? Decision.Nothing : Decision.That(new GuideChangeExplained(version.Hash, number, words, Blank(session)));
    }

    /// <summary>Proposes a change outside a debrief.</summary>
    public static Decision Propose(string text, string? guide = null, string? session = null) =>
        Blank(text) is { } words ? Decision.That(new GuideChangeProposed(words, Blank(guide), Blank(session))) : Decision.Refuse("say what should change in the guide");

    /// <summary>Settles what becomes of a proposal; a rejection needs its reason.</summary>
    /// <param name="proposal">The id of the entry that holds it.</param>
    /// <param name="outcome">One of <see cref="ProposalOutcomes"/>.</param>
    public static Decision Settle(StudyState study, string proposal, string outcome, string? reason = null)
    {
        var now = study.ProposalsSettled.GetValueOrDefault(proposal);
        if (now?.Hash is { } hash) return Decision.Refuse($"it was worked into {study.VersionOf(hash)?.Name ?? "a version"} already; propose something new");
        if ((now?.Outcome ?? ProposalOutcomes.Waiting) == outcome && now?.Reason == Blank(reason)) return Decision.Nothing;
        return outcome == ProposalOutcomes.Rejected && Blank(reason) is null
            ? Decision.Refuse("say why it is rejected")
            : Decision.That(new GuideProposalSettled(proposal, outcome, Blank(reason)));
    }

    private static string? Null(string words) => words.Length == 0 ? null : words;

    private static string? Blank(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
