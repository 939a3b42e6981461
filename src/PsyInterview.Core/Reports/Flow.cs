using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>How people came into the study: contacted, declined, interviewed, withdrew, for each group and wave (COREQ 12, 13, 18, 21).</summary>
public static class Flow
{
    // Why somebody did not take part, and what stands open, in the order in which they are printed.
    private static readonly string[] Outcome =
    [
        Outcomes.Agreed, Outcomes.Declined, Outcomes.NotEligible, Outcomes.Cancelled, Outcomes.NoAnswer, Outcomes.Thinking, Outcomes.CallBack,
    ];

    /// <summary>In the place of a reason that nobody gave or wrote down.</summary>
    internal const string NoReason = "no reason recorded";

    /// <summary>The report, of all groups or of one, as things stand on a day.</summary>
    public static Table From(LogReading reading, ReportOptions asked)
    {
        var cohort = Cohort.Counted(reading);
        var groups = cohort.Asked(asked.Group);
        List<IReadOnlyList<string>> rows = [];
        List<string> notes = [], paragraph = [];
        foreach (var group in groups)
        {
            var waves = Waves(cohort, group);
            foreach (var wave in waves) rows.AddRange(Wave(cohort, group, wave, asked.Today));
            rows.AddRange(Whole(cohort, group, waves.Count));
            paragraph.AddRange(FlowParagraph.Of(cohort, group, waves));
            foreach (var wave in waves)
                if (AllTheSame(cohort, group, wave) is { Count: > 0 } odd)
                    notes.Add($"{cohort.Title(group)}, wave {wave}: interviewed although the latest outcome says otherwise: {string.Join(", ", odd)}.");
        }
        var sessions = cohort.Accounts.Count(a => a.State.WasHeld
            && (asked.Group is null || groups.Contains(a.Group ?? cohort.GroupOf(a.State.Plan!.Participant))));
        notes.InsertRange(0,
        [
            "A person counts once for each wave, by the latest outcome; attempts: all contacts with those people about that wave.",
            "Channel: each way in which a person was contacted about the wave. Interviewed: the talk took place, whatever was withdrawn later.",
            "To come: agreed or interviewed before, and this wave not held, declined or withdrawn; by the window of the wave.",
            $"Sessions held in all: {sessions}.",
        ]);
        if (paragraph.Count > 0) notes.Add(string.Join(' ', paragraph));
        return new Table("flow", $"Flow of participants, {CalendarDay.Iso(asked.Today)}", ["group", "wave", "what", "which", "n", "attempts"], rows, [.. notes, .. cohort.PilotNote],
            new HashSet<string>(["wave", "n", "attempts"], StringComparer.Ordinal));
    }

    /// <summary>The waves of a group that were declared, held or asked about.</summary>
    internal static IReadOnlyList<int> Waves(Cohort cohort, string? group)
    {
        var people = cohort.Of(group).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. cohort.Study.SetUp.WavesOf(group).Select(w => w.Wave)
                .Concat(people.SelectMany(p => cohort.Held(p)).Select(a => a.State.Plan!.Wave))
                .Concat(cohort.Study.Contacts.Where(c => people.Contains(c.Person)).Select(c => c.Wave)).Distinct().Order(),
        ];
    }

    /// <summary>The latest contact about a wave with each person of a group who was contacted about it.</summary>
    internal static IReadOnlyList<Contact> Latest(Cohort cohort, string? group, int wave) =>
        [.. cohort.Of(group).Select(p => cohort.Study.LastContact(p, wave)).OfType<Contact>()];

    /// <summary>People of a group who take part in a wave, or were in it, without a recorded contact about it.</summary>
    internal static int NotRecorded(Cohort cohort, string? group, int wave) => cohort.Of(group).Count(p =>
        cohort.Study.LastContact(p, wave) is null && (wave == 1 ? cohort.Study.Participants.ContainsKey(p) : cohort.IsHeld(p, wave)));

    /// <summary>Reasons in words with their counts, as they came.</summary>
    internal static IReadOnlyList<(string Reason, int Count)> Reasons(Cohort cohort, IEnumerable<Contact> contacts) =>
    [
        .. contacts.GroupBy(c => c.Reason ?? (cohort.Study.IsErased(c.Person) ? "reason erased" : NoReason), StringComparer.Ordinal)
            .Select(g => (g.Key, g.Count())),
    ];

    /// <summary>The ways in which a person was contacted about a wave: <c>letter and phone</c>.</summary>
    internal static string Channel(Cohort cohort, string person, int wave) =>
        string.Join(" and ", cohort.Study.Contacts.Where(c => c.Person == person && c.Wave == wave && c.Channel is not null).Select(c => c.Channel!).Distinct())
            is { Length: > 0 } channels ? channels : "not recorded";

    private static IEnumerable<IReadOnlyList<string>> Wave(Cohort cohort, string? group, int wave, DateOnly today)
    {
        var latest = Latest(cohort, group, wave);
        if (latest.Count > 0)
        {
            yield return Row("contacted", "", latest.Count, latest);
            foreach (var channel in latest.GroupBy(c => Channel(cohort, c.Person, wave), StringComparer.Ordinal))
                yield return Row("contacted", $"by: {channel.Key}", channel.Count(), channel);
        }
        if (NotRecorded(cohort, group, wave) is > 0 and var unknown) yield return Row("contact not recorded", "", unknown);
        foreach (var outcome in latest.GroupBy(c => c.Outcome, StringComparer.Ordinal).OrderBy(g => Array.IndexOf(Outcome, g.Key)))
        {
            yield return Row(outcome.Key, "", outcome.Count(), outcome);
            if (outcome.Key == Outcomes.Agreed) continue;
            foreach (var (reason, count) in Reasons(cohort, outcome))
                if (Outcomes.IsFinal(outcome.Key) || reason != NoReason) yield return Row(outcome.Key, reason, count);
        }
        if (cohort.IsFocusGroup(group))
        {
            yield return Row("members", "", cohort.Of(group).Count(cohort.Study.Participants.ContainsKey));
            yield return Row("sessions held", "", cohort.HeldTogether(group).Count(a => a.State.Plan!.Wave == wave));
            yield break;
        }
        yield return Row("interviewed", "", cohort.Of(group).Count(p => cohort.IsHeld(p, wave)));
        var toCome = WavesDue.Of(cohort, group, today).Where(d => d.Wave == wave && (WavesDue.IsOpen(d.What) || d.What == WavesDue.NotAgreed));
        foreach (var due in toCome.GroupBy(d => d.What))
            yield return Row("to come", due.Key, due.Count());

        IReadOnlyList<string> Row(string what, string which, int n, IEnumerable<Contact>? about = null) =>
        [
            cohort.Title(group), NumberWords.Digits(wave), what, which, NumberWords.Digits(n),
            about is null ? "" : NumberWords.Digits(about.Sum(a => cohort.Study.Contacts.Count(c => c.Person == a.Person && c.Wave == wave))),
        ];
    }

    private static IEnumerable<IReadOnlyList<string>> Whole(Cohort cohort, string? group, int waves)
    {
        var people = cohort.Of(group);
        if (waves > 1) yield return Row("interviews", "", people.Sum(p => cohort.Held(p).Count));
        var withdrawn = people.Select(p => cohort.Study.Withdrawals.GetValueOrDefault(p)).OfType<Withdrawal>().ToList();
        if (withdrawn.Count == 0) yield break;
        yield return Row("withdrew", "", withdrawn.Count);
        foreach (var (scope, words) in Scopes.All)
            if (withdrawn.Count(w => w.Scope == scope) is > 0 and var n) yield return Row("withdrew", scope == Scopes.Erase ? "data erased" : words, n);

        IReadOnlyList<string> Row(string what, string which, int n) => [cohort.Title(group), "all", what, which, NumberWords.Digits(n), ""];
    }

    private static IReadOnlyList<string> AllTheSame(Cohort cohort, string? group, int wave) =>
        [.. Latest(cohort, group, wave).Where(c => c.Outcome != Outcomes.Agreed && cohort.IsHeld(c.Person, wave)).Select(c => c.Person)];
}
