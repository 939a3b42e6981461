using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>The versions of the guides with every change, its reason and the session that prompted it; and what is proposed.</summary>
public static class GuideHistory
{
    /// <summary>Version by version, change by change.</summary>
    public static Table From(LogReading reading, ReportOptions asked)
    {
        var study = StudyState.Of(reading);
        var accounts = Account.All(reading);
        List<IReadOnlyList<string>> rows = [];
        foreach (var (guide, language) in study.GuideNames.Where(n => asked.Guide is null || n.Guide == asked.Guide))
        {
            foreach (var version in study.VersionsOf(guide, language))
            {
                var held = accounts.Where(a => a.State.WasHeld && !a.IsWithheld && GuideUse.RanWith(a, version)).Select(a => a.Stream).Order(NaturalOrder.Of).ToList();
                IReadOnlyList<string> head = [$"{version.Name} {language}{(version.IsPilot ? " (pilot)" : "")}", version.From, version.Author, version.Hash[..Math.Min(8, version.Hash.Length)]];
                var (before, after) = (version.Follows is { } follows ? study.ReadGuide(follows) : null, study.ReadGuide(version.Hash));
                if (version.Changes.IsEmpty || version.Reason is not null)
                    rows.Add([.. head, string.Join(" ", held), "", version.Changes.IsEmpty ? GuideSentence.Unrecorded(study, version) : "the version as a whole", "", "", version.Reason ?? "", ""]);
                foreach (var (number, change) in version.Changes)
                    rows.Add([.. head, string.Join(" ", held), NumberWords.Digits(number), GuideChanges.Words(change.Change, before, after), change.Change.Before, change.Change.After, change.Reason ?? (version.Reason is null ? "not recorded" : ""), change.Session ?? ""]);
            }
        }
        return new("guide-history", "How the guides changed", ["version", "from", "author", "hash", "sessions", "change", "what", "before", "after", "reason", "prompted by"], rows,
            [.. rows.Count == 0 ? ["No guide is in this study yet."] : GuideUse.All(study, accounts).Where(u => asked.Guide is null || u.Guide == asked.Guide).Select(u => GuideSentence.Of(study, u)).OfType<string>(),
                "From: the day from which sessions were planned with the version. Hash: the beginning of the SHA-256 of its text, which never changes. Sessions: those held with it, pilots among them; a session that changed its guide in the middle stands with both versions. "
                    + "Not recorded: nobody noted why. Where a reason stands with the version as a whole, its changes need none of their own."],
            new HashSet<string> { "change" });
    }

    /// <summary>Every proposed change, and what became of it.</summary>
    public static Table Proposals(LogReading reading, ReportOptions asked)
    {
        var study = StudyState.Of(reading);
        var all = GuideProposals.Of(study, Account.All(reading)).Where(p => (asked.Guide is null || p.Guide is null || p.Guide == asked.Guide) && (asked.Session is null || p.Session == asked.Session)).ToList();
        return new("proposals", "Proposed changes of the guides", ["guide", "from", "day", "proposed", "what became of it", "on"],
            [.. all.Select(p => (IReadOnlyList<string>)[p.Guide ?? "", p.Whence, StudyState.Day(p.At), p.Text, ProbesReport.Became(study, p), p.Settled is { } settled ? StudyState.Day(settled.At) : ""])],
            [all.Count == 0 ? "Nothing is proposed." : $"{NumberWords.Digits(all.Count(p => p.Settled is null))} of {NumberWords.Digits(all.Count)} wait. A proposal is what a debrief says under “what to change in the guide”, a probe that an interviewer made up and put into words, or what the team proposed itself."],
            new HashSet<string>());
    }
}
