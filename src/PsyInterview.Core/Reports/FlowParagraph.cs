using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>The flow of a group in sentences for the paper. It stands on the same counts as the table.</summary>
internal static class FlowParagraph
{
    /// <summary>The sentences; none for a group without people.</summary>
    public static IEnumerable<string> Of(Cohort cohort, string? group, IReadOnlyList<int> waves)
    {
        var people = cohort.Of(group);
        if (cohort.IsFocusGroup(group))
        {
            foreach (var sentence in FocusGroup(cohort, group, people)) yield return sentence;
            yield break;
        }
        if (people.Count == 0) yield break;
        var latest = Flow.Latest(cohort, group, 1);
        if (latest.Count > 0) yield return Contacted(cohort, group, latest);
        var unknown = Flow.NotRecorded(cohort, group, 1);
        if (unknown > 0)
            yield return $"{NumberWords.Beginning(unknown)} {Noun(cohort, group, unknown)} {Were(unknown)} in the study; how they were contacted was not recorded.";
        if (TakenPart(cohort, group, people, waves) is { } taken) yield return taken;
        if (Withdrew(cohort, people) is { } withdrew) yield return withdrew;
    }

    private static string Contacted(Cohort cohort, string? group, IReadOnlyList<Contact> latest)
    {
        var channels = latest.GroupBy(c => Flow.Channel(cohort, c.Person, 1), StringComparer.Ordinal).Select(g => (g.Key, g.Count())).ToList();
        var by = channels is [("not recorded", _)] ? "" : channels is [var (only, _)] ? $" by {only}" : $" (by {NumberWords.Counted(channels)})";
        var text = $"{NumberWords.Beginning(latest.Count)} {Noun(cohort, group, latest.Count)} {Were(latest.Count)} contacted{by}";
        List<Contact> not = [.. latest.Where(c => !cohort.IsHeld(c.Person, 1) && Outcomes.IsFinal(c.Outcome))];
        if (not.Count > 0)
        {
            var reasons = Flow.Reasons(cohort, not).Select(r => (r.Reason == "unknown" ? "reason unknown" : r.Reason, r.Count));
            text += $"; {NumberWords.Inside(not.Count)} did not take part ({NumberWords.Counted(reasons)})";
        }
        List<Contact> open = [.. latest.Where(c => !cohort.IsHeld(c.Person, 1) && c.Outcome is Outcomes.NoAnswer or Outcomes.Thinking or Outcomes.CallBack)];
        if (open.Count > 0)
            text += $"; {NumberWords.Inside(open.Count)} had not answered or decided ({NumberWords.Counted(open.GroupBy(c => c.Outcome).Select(g => (g.Key, g.Count())))})";
        var coming = latest.Count(c => !cohort.IsHeld(c.Person, 1) && c.Outcome == Outcomes.Agreed);
        if (coming > 0) text += $"; {NumberWords.Inside(coming)} agreed and {Were(coming)} not interviewed yet";
        return text + ".";
    }

    private static string? TakenPart(Cohort cohort, string? group, IReadOnlyList<string> people, IReadOnlyList<int> waves)
    {
        List<string> parts = [];
        foreach (var wave in waves)
        {
            List<Account> held = [.. people.SelectMany(cohort.Held).Where(a => a.State.Plan!.Wave == wave)];
            List<Contact> declined = wave == 1 ? []
                : [.. Flow.Latest(cohort, group, wave).Where(c => Outcomes.IsFinal(c.Outcome) && !cohort.IsHeld(c.Person, wave))];
            if (held.Count == 0 && declined.Count == 0) continue;
            var n = held.Select(a => cohort.Study.Now(a.State.Plan!.Participant)).Distinct().Count();
            var which = waves.Count == 1 ? "an interview" : wave == waves[0] ? $"a {NumberWords.Ordinal(wave)} interview" : $"a {NumberWords.Ordinal(wave)}";
            var part = parts.Count == 0
                ? $"{NumberWords.Beginning(n)} took part in {which}{Minutes(held, first: true)}"
                : $"{NumberWords.Inside(n)} in {which}{Minutes(held, first: false)}";
            if (declined.Count > 0) part += $", {Declined(cohort, declined)}";
            parts.Add(part);
        }
        return parts.Count == 0 ? null : string.Join("; ", parts) + ".";
    }

    // three declined for personal reasons; where reasons differ, each with its count.
    private static string Declined(Cohort cohort, IReadOnlyList<Contact> declined)
    {
        var verb = declined.All(c => c.Outcome == Outcomes.Declined) ? "declined" : "did not take part";
        var reasons = Flow.Reasons(cohort, declined);
        var why = reasons is not [var (reason, _)] ? $"({NumberWords.Counted(reasons)})"
            : reason.EndsWith(" reasons", StringComparison.Ordinal) ? $"for {reason}" : $"({reason})";
        return $"{NumberWords.Inside(declined.Count)} {verb} {why}";
    }

    private static IEnumerable<string> FocusGroup(Cohort cohort, string? group, IReadOnlyList<string> people)
    {
        var members = people.Count(cohort.Study.Participants.ContainsKey);
        var held = cohort.HeldTogether(group);
        if (members == 0 && held.Count == 0) yield break;
        List<string> minutes = [.. Durations.Net(held.Where(a => !a.IsWithheld)).Select(t => NumberWords.Digits(t.WholeMinutes()))];
        var lasted = minutes.Count == 0 ? "" : $" ({string.Join(" and ", minutes)} min)";
        yield return held.Count == 0 ? $"{cohort.Title(group)}: {NumberWords.Inside(members)} in the group, which has not met."
            : $"{cohort.Title(group)}: {NumberWords.Inside(members)} took part{lasted}.";
        if (Flow.NotRecorded(cohort, group, 1) is > 0 and var unknown)
            yield return $"How {(unknown == members ? "they" : NumberWords.Inside(unknown) + " of them")} were contacted was not recorded.";
        if (Withdrew(cohort, people) is { } withdrew) yield return withdrew;
    }

    private static string? Withdrew(Cohort cohort, IReadOnlyList<string> people)
    {
        var withdrawn = people.Count(cohort.Study.Withdrawals.ContainsKey);
        if (withdrawn == 0) return null;
        var erased = people.Count(cohort.Study.IsErased);
        return $"{NumberWords.Beginning(withdrawn)} withdrew; {(erased == 0 ? "no data were erased" : $"the data of {NumberWords.Inside(erased)} were erased")}.";
    }

    private static string Minutes(IReadOnlyList<Account> held, bool first)
    {
        var net = Durations.Net(held.Where(a => !a.IsWithheld));
        if (Durations.MeanAndRange(net) is not var (mean, least, most)) return "";
        var unit = first ? " min" : "";
        // Where not every length is known, the mean is not of all who took part.
        var of = net.Count == held.Count ? "" : $", known of {NumberWords.Digits(net.Count)}";
        return net.Count == 1
            ? $" ({NumberWords.Digits(mean)}{unit}{of})"
            : $" (mean {NumberWords.Digits(mean)}{unit}, range {NumberWords.Digits(least)}-{NumberWords.Digits(most)}{of})";
    }

    internal static string Noun(Cohort cohort, string? group, int n)
    {
        var title = group is null ? (n == 1 ? "person" : "people") : cohort.Title(group);
        if (n == 1 && title.Length > 2 && title[^1] == 's' && title[^2] != 's') title = title[..^1];
        // "Patients" is "patients" inside a sentence; "PSS therapists" stays as it is.
        return title.Length > 1 && char.IsUpper(title[0]) && char.IsLower(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;
    }

    private static string Were(int n) => n == 1 ? "was" : "were";
}
