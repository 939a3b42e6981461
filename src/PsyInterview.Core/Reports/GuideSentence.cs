using PsyInterview.Guides;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>What a methods section says of how a guide changed: only what is on record.</summary>
public static class GuideSentence
{
    private static readonly IReadOnlyList<string> Told = [GuideChanges.Add, GuideChanges.Rephrase, GuideChanges.Remove, GuideChanges.Split, GuideChanges.Merge, GuideChanges.Move];

    /// <summary>A paragraph on one guide; null while no session was held with it.</summary>
    public static string? Of(StudyState study, GuideUse use)
    {
        if (use.Sessions.Count + use.Pilots.Count == 0 || use.Read.Count == 0) return null;
        List<string> sentences = [];
        var pilots = use.Versions.Where(v => v.IsPilot).ToList();
        if (use.Pilots.Count > 0)
            sentences.Add($"The guide {Title(use)} was piloted in {Interviews(use, use.Pilots.Count)}{(pilots.Count > 0 ? $" ({Versions(pilots)})" : "")}, which {(use.Pilots.Count == 1 ? "is" : "are")} not counted.");
        var counted = use.Versions.Where(v => SessionsOf(use, v).Count > 0).ToList();
        if (counted.Count == 1 && use.Versions.Count == 1) sentences.Add($"The guide {Title(use)} was not changed: {Interviews(use, use.Sessions.Count)} {(use.Sessions.Count == 1 ? "was" : "were")} held with version {counted[0].Version}.");
        else
        {
            var first = true;
            foreach (var version in use.Versions)
            {
                var sessions = SessionsOf(use, version);
                var changes = Changes(version);
                if (version.IsPilot && changes.Length == 0) continue;
                var used = sessions.Count > 0 ? $"was used in {Range(use, sessions)}" : version.IsPilot ? "was a pilot" : "was used in no session that counts";
                sentences.Add(first && use.Pilots.Count == 0 ? $"Version {version.Version} of the guide {Title(use)} {used}{(changes.Length > 0 ? $"; {changes}" : "")}."
                    : changes.Length > 0 ? $"In version {version.Version}, which {used}, {changes}." : $"Version {version.Version} {used}.");
                first = false;
            }
        }
        var recorded = use.Versions.SelectMany(v => v.Changes.Values).ToList();
        if (recorded.Count(c => c.Reason is null) is > 0 and var without)
            sentences.Add($"No reason was recorded for {NumberWords.Inside(without)} of {NumberWords.Inside(recorded.Count)} changes.");
        if (use.Versions.Count > 1)
        {
            // What every version had, pilots aside: the part of the guide that all were asked.
            var kept = use.Read.Where(v => !v.Version.IsPilot).ToList();
            var latest = kept.Count > 0 ? kept[^1].Guide : use.Read[^1].Guide;
            var throughout = latest.Questions.Count(q => kept.TrueForAll(v => v.Guide.Question(q.Id) is not null));
            if (kept.Count > 1) sentences.Add($"Of the {NumberWords.Inside(latest.Questions.Count)} questions of the last version {NumberWords.Inside(throughout)} stood in every version{(pilots.Count > 0 ? " after the pilot" : "")}.");
        }
        return string.Join(' ', sentences);
    }

    // The session that changed its guide in the middle is told with each of its versions.
    private static List<Account> SessionsOf(GuideUse use, GuideVersion version) =>
        [.. use.Sessions.Where(a => a.State.Plan!.GuideHash == version.Hash || a.State.EarlierGuides.Contains(version.Hash))];

    private static string Title(GuideUse use) => $"“{use.Read[^1].Guide.Title}”";

    private static string Versions(IReadOnlyList<GuideVersion> versions) => $"version{(versions.Count == 1 ? "" : "s")} {string.Join(" and ", versions.Select(v => NumberWords.Digits(v.Version)))}";

    private static string Interviews(GuideUse use, int n)
    {
        var what = use.Read[^1].Guide.Kind == Cohort.FocusGroup ? "focus group" : "interview";
        return $"{NumberWords.Inside(n)} {what}{(n == 1 ? "" : "s")}";
    }

    private static string Range(GuideUse use, IReadOnlyList<Account> sessions) =>
        sessions.Count <= 3 ? $"{Interviews(use, sessions.Count)} ({string.Join(", ", sessions.Select(a => a.Stream))})" : $"{Interviews(use, sessions.Count)} ({sessions[0].Stream} to {sessions[^1].Stream})";

    private static string Changes(GuideVersion version)
    {
        List<string> parts = [];
        foreach (var part in new[] { GuideParts.Question, GuideParts.Probe, GuideParts.Topic })
        {
            foreach (var type in Told)
            {
                var changes = version.Changes.Values.Where(c => c.Change.Part == part && c.Change.Type == type).ToList();
                if (changes.Count == 0) continue;
                var reasons = changes.Select(c => c.Reason).OfType<string>().Distinct().ToList();
                parts.Add($"{NumberWords.Inside(changes.Count)} {part}{(changes.Count == 1 ? " was" : "s were")} {GuideChanges.Told(type)}{(reasons.Count == 0 ? "" : $" ({string.Join("; ", reasons)})")}");
            }
        }
        var others = version.Changes.Values.Count(c => c.Change.Part is not (GuideParts.Question or GuideParts.Probe or GuideParts.Topic));
        if (others > 0) parts.Add($"{NumberWords.Inside(others)} other change{(others == 1 ? " was" : "s were")} made to what is read and planned");
        return parts.Count switch { 0 => "", 1 => parts[0], _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}" };
    }
}
