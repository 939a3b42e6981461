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
        var told = use.Sessions.Where(a => a.State.Plan!.Language == use.Language).ToList();
        if (use.Pilots.Count > 0)
            sentences.Add($"The guide {Title(use)} was piloted in {Interviews(use, use.Pilots.Count)} ({Versions(use.Pilots.SelectMany(NumbersOf))}), which {(use.Pilots.Count == 1 ? "is" : "are")} not counted.");
        if (use.Versions.Count == 1 && told.Count > 0)
            sentences.Add($"The guide {Title(use)} was not changed: {Interviews(use, told.Count)} {(told.Count == 1 ? "was" : "were")} held with version {use.Versions[0].Version}.");
        else
        {
            var isNamed = use.Pilots.Count > 0;
            foreach (var version in use.Versions)
            {
                var sessions = told.Where(a => GuideUse.RanWith(a, version)).ToList();
                var changes = Changes(version);
                if (version.IsPilot && sessions.Count == 0 && changes.Length == 0 && isNamed) continue;
                var used = sessions.Count > 0 ? $"was used in {Range(use, told, sessions)}" : version.IsPilot ? "was a pilot" : "was used in no session that counts";
                var name = $"ersion {version.Version}{(isNamed ? "" : $" of the guide {Title(use)}")}";
                var whole = version.Reason is { } reason ? $" (given for the version as a whole: {reason})" : "";
                sentences.Add(changes.Length > 0 ? $"In v{name}, which {used}, {changes}{whole}." : $"V{name} {used}{(IsUnrecorded(study, version) ? "; what changed in it is not on record" : "")}{whole}.");
                isNamed = true;
            }
        }
        sentences.AddRange(told.Where(a => a.State.EarlierGuides.Count > 0).Select(a => $"In {a.Stream} the guide was changed during the talk, {string.Join(", then ", a.State.EarlierGuides.Append(a.State.Plan!.GuideHash).Pairs().Select(p => $"from version {NumberOf(study, p.First)} to {NumberOf(study, p.Second)}"))}."));
        if (use.Sessions.Except(told).ToList() is { Count: > 0 } others)
            sentences.Add($"Not told here: {Interviews(use, others.Count)} held with the guide in another language ({string.Join(", ", others.GroupBy(a => a.State.Plan!.Language).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}, {Versions(g.SelectMany(NumbersOf))}"))}).");
        var recorded = use.Versions.SelectMany(v => v.Changes.Values.Select(c => (Change: c, IsExplained: c.Reason is not null || v.Reason is not null))).ToList();
        if (recorded.Count(c => !c.IsExplained) is > 0 and var without)
            sentences.Add(recorded.Count == 1 ? "No reason was recorded for this change." : $"No reason was recorded for {(without == recorded.Count ? $"these {NumberWords.Inside(without)} changes" : $"{NumberWords.Inside(without)} of these {NumberWords.Inside(recorded.Count)} changes")}.");
        // What every version had, pilots aside: the part of the guide that all could be asked.
        if (use.Read.Where(v => !v.Version.IsPilot).ToList() is { Count: > 1 } kept)
        {
            var latest = kept[^1].Guide;
            var throughout = latest.Questions.Count(q => kept.TrueForAll(v => v.Guide.Question(q.Id) is not null));
            sentences.Add($"Of the {NumberWords.Inside(latest.Questions.Count)} questions of the last version {NumberWords.Inside(throughout)} stood in every version{(use.Versions.Any(v => v.IsPilot) ? " after the pilot" : "")}.");
        }
        return string.Join(' ', sentences);
    }

    /// <summary>What is said of a version of which no change is recorded.</summary>
    internal static string Unrecorded(StudyState study, GuideVersion version) =>
        IsUnrecorded(study, version) ? "what changed is not recorded" : version.Follows is null ? "first version" : "no change in what is read";

    // A version that came in before changes were recorded, and is not the first.
    private static bool IsUnrecorded(StudyState study, GuideVersion version) =>
        version is { Changes.IsEmpty: true, Follows: null } && study.VersionsOf(version.Guide, version.Language)[0] != version;

    private static IEnumerable<(T First, T Second)> Pairs<T>(this IEnumerable<T> all)
    {
        var list = all.ToList();
        return list.Zip(list.Skip(1));
    }

    private static string NumberOf(StudyState study, string hash) => study.VersionOf(hash) is { } version ? NumberWords.Digits(version.Version) : "that is not in this study";

    // The versions it ran with, as they are numbered in their own language.
    private static IEnumerable<int> NumbersOf(Account account) => account.Guides.Select(g => g.Version);

    private static string Title(GuideUse use) => $"“{use.Read[^1].Guide.Title}”";

    private static string Versions(IEnumerable<int> numbers)
    {
        var all = numbers.Distinct().Order().ToList();
        return $"version{(all.Count == 1 ? "" : "s")} {Listed([.. all.Select(NumberWords.Digits)])}";
    }

    private static string Interviews(GuideUse use, int n)
    {
        var what = use.Read[^1].Guide.Kind == Cohort.FocusGroup ? "focus group" : "interview";
        return $"{NumberWords.Inside(n)} {what}{(n == 1 ? "" : "s")}";
    }

    // "four interviews (P04-1 to P07-1)"; whatever lies between two names was held with that version too.
    private static string Range(GuideUse use, List<Account> all, List<Account> sessions)
    {
        List<string> runs = [];
        for (var i = 0; i < sessions.Count;)
        {
            var to = i;
            while (to + 1 < sessions.Count && all.IndexOf(sessions[to + 1]) == all.IndexOf(sessions[to]) + 1) to++;
            runs.AddRange(to - i >= 2 && sessions.Count > 3 ? [$"{sessions[i].Stream} to {sessions[to].Stream}"] : sessions[i..(to + 1)].Select(a => a.Stream));
            i = to + 1;
        }
        return $"{Interviews(use, sessions.Count)} ({string.Join(", ", runs)})";
    }

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
                // Two questions are merged by one change.
                var n = type == GuideChanges.Merge ? changes.SelectMany(c => c.Change.From).Distinct().Count() : changes.Count;
                parts.Add($"{NumberWords.Inside(n)} {part}{(n == 1 ? " was" : "s were")} {GuideChanges.Told(type)}{(reasons.Count == 0 ? "" : $" ({string.Join("; ", reasons)})")}");
            }
        }
        var others = version.Changes.Values.Count(c => c.Change.Part is not (GuideParts.Question or GuideParts.Probe or GuideParts.Topic));
        if (others > 0) parts.Add($"{NumberWords.Inside(others)} other change{(others == 1 ? " was" : "s were")} made to what is read and planned");
        return Listed(parts);
    }

    private static string Listed(IReadOnlyList<string> parts) => parts.Count switch { 0 => "", 1 => parts[0], _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}" };
}
