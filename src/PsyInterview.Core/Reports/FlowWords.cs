using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>The paragraph on recruitment for the paper (COREQ 12, 13, 18, 21).</summary>
public static class FlowWords
{
    private static readonly string[] Ordinals = ["", "first", "second", "third", "fourth", "fifth", "sixth"];

    /// <summary>The paragraph of one group; empty where there is nothing to say.</summary>
    public static string Of(GroupFlow flow)
    {
        if (flow.IsFocusGroup) return Group(flow);
        List<string> sentences = [];
        var who = flow.Title.ToLowerInvariant();
        foreach (var wave in flow.Waves)
        {
            if (wave == 1) First(flow, who, sentences);
            else if (flow.Held(wave).Count > 0 || flow.NotAgreed(wave).Count > 0) Later(flow, wave, sentences);
        }
        var withdrew = flow.Withdrew;
        if (withdrew.Count > 0)
        {
            var erased = withdrew.Count(w => w.Scope == Scopes.Erase);
            sentences.Add($"{NumberWords.AtStart(withdrew.Count)} withdrew{(erased > 0 ? $"; the data of {NumberWords.Within(erased)} {Were(erased)} erased" : "")}.");
        }
        return string.Join(' ', sentences);
    }

    private static string Group(GroupFlow flow)
    {
        if (flow.Held(null) is not [var session, ..]) return "";
        var people = flow.Participants > 0 ? $" with {NumberWords.Within(flow.Participants)} participants" : "";
        return $"{flow.Title}{people} took {Lengths.Of([session]).Words}.";
    }

    private static void First(GroupFlow flow, string who, List<string> sentences)
    {
        var (latest, held) = (flow.Latest(1), flow.Held(1));
        if (latest.Count > 0)
        {
            var channel = flow.Channels(1) is [var only] ? $" by {only}" : "";
            var left = flow.NotAgreed(1);
            var final = left.Where(l => Outcomes.IsFinal(l.Outcome)).ToList();
            var open = left.Where(l => !Outcomes.IsFinal(l.Outcome)).Sum(l => l.Count);
            var declined = final.Sum(l => l.Count);
            var others = declined == 0 ? "" : $"; {NumberWords.Within(declined)} did not take part ({string.Join(", ", final.Select(Reason))})";
            var waiting = open == 0 ? "" : $"; {NumberWords.Within(open)} {(open == 1 ? "has" : "have")} not decided or not answered";
            sentences.Add($"{NumberWords.AtStart(latest.Count)} {who} {Were(latest.Count)} contacted{channel}{others}{waiting}.");
        }
        if (flow.NotRecorded > 0)
            sentences.Add($"{NumberWords.AtStart(flow.NotRecorded)} {(latest.Count == 0 ? who : "more")} took part; how they were contacted was not recorded.");
        if (held.Count > 0) sentences.Add($"{NumberWords.AtStart(held.Count)} took part in {(flow.Waves.Count > 1 ? "a first" : "an")} interview ({Of(held)}).");
    }

    private static void Later(GroupFlow flow, int wave, List<string> sentences)
    {
        var (held, left) = (flow.Held(wave), flow.NotAgreed(wave).Where(l => Outcomes.IsFinal(l.Outcome)).ToList());
        var ordinal = wave < Ordinals.Length ? Ordinals[wave] : $"{wave}th";
        List<string> parts = [];
        if (held.Count > 0) parts.Add($"{NumberWords.AtStart(held.Count)} took part in a {ordinal} interview ({Of(held)})");
        parts.AddRange(left.Select((l, i) => (parts.Count + i == 0 ? NumberWords.AtStart(l.Count) : NumberWords.Within(l.Count)) + $" {l.Outcome}{For(l.Reason)}"));
        if (parts.Count > 0) sentences.Add(string.Join(", ", parts) + ".");
    }

    private static string Of(IReadOnlyList<Account> held) => Lengths.Of(held.Where(a => !a.IsWithheld)).Words;

    private static string Reason((string Outcome, string Reason, int Count) left) => left switch
    {
        { Outcome: Outcomes.Cancelled, Reason: "" or "unknown" } => $"cancelled for unknown reasons {left.Count}",
        { Outcome: Outcomes.Declined, Reason: "" or "unknown" } => $"no reason given {left.Count}",
        { Outcome: Outcomes.Declined } => $"{left.Reason} {left.Count}",
        { Reason: "" } => $"{left.Outcome} {left.Count}",
        _ => $"{left.Outcome}: {left.Reason} {left.Count}",
    };

    private static string For(string reason) => reason.Length == 0 ? "" : reason.EndsWith("reasons", StringComparison.OrdinalIgnoreCase) ? $" for {reason}" : $" ({reason})";

    private static string Were(int count) => count == 1 ? "was" : "were";
}
