using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>One session as reports read it.</summary>
/// <param name="Group">The participant's group, or null.</param>
/// <param name="Withdrawal">The participant's withdrawal from the study, or null.</param>
public sealed record Account(
    string Stream, SessionState State, TopicGuide? Guide, IReadOnlyList<ReadEntry> Entries, string? Group = null, Withdrawal? Withdrawal = null)
{
    /// <summary>The versions of the guide it ran with before another was taken, in order; almost always none.</summary>
    public IReadOnlyList<TopicGuide> EarlierGuides { get; init; } = [];

    /// <summary>True for a trial, which is left out of counts: as was stated, or else because its guide is a pilot version.</summary>
    public bool IsPilot { get; init; }

    /// <summary>Every version it ran with, the latest first.</summary>
    public IEnumerable<TopicGuide> Guides => Guide is null ? EarlierGuides.Reverse() : EarlierGuides.Reverse().Prepend(Guide);

    /// <summary>Every session of a study, by stream.</summary>
    public static IReadOnlyList<Account> All(LogReading reading)
    {
        var study = StudyState.Of(reading);
        var guides = new Dictionary<string, TopicGuide?>(StringComparer.Ordinal);
        return [.. reading.Entries.GroupBy(e => e.Entry.Id.Stream).Where(g => EntryId.IsSession(g.Key)).Select(stream =>
        {
            IReadOnlyList<ReadEntry> entries = [.. stream];
            var state = entries.Where(e => e.Stands).Aggregate(SessionState.Empty, (s, e) => s.Apply(e));
            return Of(study, stream.Key, state, GuideOf(state.Plan?.GuideHash), entries, GuideOf);
        }).Where(account => account.State.Plan is not null)];

        TopicGuide? GuideOf(string? hash)
        {
            if (hash is null) return null;
            if (!guides.TryGetValue(hash, out var guide))
                guides[hash] = guide = study.ReadGuide(hash);
            return guide;
        }
    }

    /// <summary>One session, with what the study says of whoever it was held with.</summary>
    /// <param name="earlier">Reads the guide of a hash; by default as the study does.</param>
    public static Account Of(
        StudyState study, string stream, SessionState state, TopicGuide? guide, IReadOnlyList<ReadEntry> entries, Func<string, TopicGuide?>? earlier = null)
    {
        var who = state.Plan is { } plan ? study.Now(plan.Participant) : "";
        var group = study.GroupOf(who) ?? GroupUnder(study, who) ?? (state.IsGroup ? Meant(study, guide) : null);
        return new Account(stream, state, guide, entries, group, study.Withdrawals.GetValueOrDefault(who))
        {
            EarlierGuides = [.. state.EarlierGuides.Select(earlier ?? study.ReadGuide).OfType<TopicGuide>()],
            IsPilot = state.Pilot ?? study.VersionOf(state.Plan?.GuideHash)?.IsPilot ?? false,
        };
    }

    /// <summary>The group that talks under a code of its own: FG1 for the group of that name, or for the one whose people are FG1-1, FG1-2, ...; null where none does.</summary>
    public static string? GroupUnder(StudyState study, string code) => (study.SetUp.Group(code)
        ?? study.SetUp.Groups.Find(g => g.Kind == Cohort.FocusGroup && g.Letter.TrimEnd('-').Equals(code, StringComparison.OrdinalIgnoreCase)))?.Group;

    // A focus group that was not declared is one of the group its guide is for.
    private static string? Meant(StudyState study, TopicGuide? guide) =>
        study.SetUp.Groups.IsEmpty ? guide?.Group : study.SetUp.Group(guide?.Group)?.Group;

    /// <summary>True when nothing of it may leave the study: the participant withdrew and wants erasure, or has not said what is to be done.</summary>
    public bool IsWithheld => State.Withdrawal is "erase" or "undecided" || Withdrawal?.Scope == Scopes.Erase;

    /// <summary>The number of a question or topic as it stands in the guide, or its id where the guide does not have it.</summary>
    public string Number(string? on) => on is null ? "" : Guides.Select(g => g.Question(on)?.Number ?? g.Topics.FirstOrDefault(t => t.Id == on)?.Number).OfType<string>().FirstOrDefault() ?? on;

    /// <summary>The words of a planned probe as it was asked; empty where no version has it.</summary>
    public string ProbeWords(Moment moment) =>
        (Guides.FirstOrDefault(g => g.Hash == moment.GuideHash) ?? Guide)?.Question(moment.On) is { } question && moment.Probe <= question.Probes.Count ? question.Probes[moment.Probe - 1] : "";
}
