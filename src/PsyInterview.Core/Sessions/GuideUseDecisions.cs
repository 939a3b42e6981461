using PsyInterview.Guides;

namespace PsyInterview.Sessions;

/// <summary>Which version of its guide a session runs with, and whether it counts.</summary>
public static class GuideUseDecisions
{
    /// <summary>
    /// Goes on with another version of the guide, before the talk or in the middle of it. A question that is open and not in that version is to be left first:
    /// it would be open in a guide that does not have it.
    /// </summary>
    /// <param name="now">The guide the session runs with; null where it is not there.</param>
    /// <param name="guide">The version to go on with, which the study has.</param>
    public static Decision Switch(SessionState state, TopicGuide? now, TopicGuide guide)
    {
        if (state.Plan is not { } plan) return Decision.Refuse("nothing is planned yet");
        if (plan.GuideHash == guide.Hash) return Decision.Nothing;
        if (plan.Guide != guide.Id) return Decision.Refuse($"guide: this session runs with {plan.Guide}; only another version of it can be taken");
        if (state.Current is { } open && guide.Question(open) is null)
            return Decision.Refuse($"guide: {now?.Question(open)?.Number ?? open} is open and version {guide.Version} does not have it; ask another question first, or r parks this one");
        return SessionDecisions.When(state, Act.ChangeGuide, "guide", new GuideSwitched(guide.Id, guide.Version, guide.Language, guide.Hash, Renumbered(state, now, guide)));
    }

    /// <summary>States that a session was only a trial, or that it counts.</summary>
    /// <param name="isPilot">What holds now, be it stated or by its guide.</param>
    public static Decision StatePilot(SessionState state, bool isPilot, bool pilot) =>
        state.Plan is null ? Decision.Refuse("nothing is planned yet")
        : isPilot == pilot ? Decision.Nothing
        : Decision.That(new PilotStated(pilot));

    // Probes have no ids: one that was asked is known again by its words, or where none has them by words that are alike.
    private static List<string>? Renumbered(SessionState state, TopicGuide? now, TopicGuide guide)
    {
        List<string> moved = [];
        foreach (var (id, coverage) in state.Questions.OrderBy(q => q.Key, StringComparer.Ordinal))
        {
            if (now?.Question(id) is not { } before || guide.Question(id) is not { } after) continue;
            foreach (var number in coverage.Probes.Keys.Order().Where(n => n >= 1 && n <= before.Probes.Count))
            {
                var words = before.Probes[number - 1];
                var (likeness, place) = after.Probes.Select((p, i) => (p == words ? 2 : GuideLikeness.Of(p, words), i + 1)).DefaultIfEmpty((0, 0)).MaxBy(p => p.Item1);
                var there = likeness >= GuideMatching.MayBeSame ? place : 0;
                if (there != number) moved.Add(FormattableString.Invariant($"{id} {number} {there}"));
            }
        }
        return moved.Count == 0 ? null : moved;
    }
}
