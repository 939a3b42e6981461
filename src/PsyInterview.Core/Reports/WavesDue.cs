using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>How one person stands to one wave of interviews that was not held yet.</summary>
/// <param name="What">One of <see cref="WavesDue.Order"/>.</param>
/// <param name="Since">Since the first session, in whole months and days; null before one, or where its day is not known.</param>
/// <param name="Day">The window, or the day of an appointment; empty where there is none.</param>
/// <param name="Window">The window where that is what it waits for; null otherwise.</param>
public sealed record WaveDue(string What, string Person, int Wave, (int Months, int Days)? Since, string Day, string More, WaveWindow? Window = null);

/// <summary>Who is due for which wave: the window counts from the first session that was held with them.</summary>
public static class WavesDue
{
    /// <summary>How a person can stand to a wave, in words; what ended otherwise stands in <see cref="Outcomes"/> and <see cref="Standing"/>.</summary>
    public const string Overdue = "overdue", Due = "due", Today = "appointment today", ThisWeek = "appointment this week", Passed = "appointment passed",
        Later = "appointment made", NotYet = "not yet due", NotAgreed = "contact not agreed";

    /// <summary>How people can stand, what is to be done first before the rest.</summary>
    public static IReadOnlyList<string> Order { get; } =
        [Overdue, Due, Today, Passed, ThisWeek, Later, NotYet, NotAgreed, Outcomes.Declined, Outcomes.NotEligible, Outcomes.Cancelled, Standing.Withdrawn];

    /// <summary>True when an interview is still to come.</summary>
    public static bool IsOpen(string what) => what is Overdue or Due or Today or ThisWeek or Passed or Later or NotYet;

    /// <summary>Everybody of a group with every wave that is still to be held with them. Focus groups meet together and are left out.</summary>
    public static IReadOnlyList<WaveDue> Of(Cohort cohort, string? group, DateOnly today) => cohort.IsFocusGroup(group) ? [] :
    [
        .. cohort.Study.SetUp.WavesOf(group).SelectMany(wave => cohort.Of(group).Select(person => Of(cohort, person, wave, today)))
            .OfType<WaveDue>().OrderBy(d => Order.ToList().IndexOf(d.What)).ThenBy(d => d.Wave).ThenBy(d => d.Day, StringComparer.Ordinal),
    ];

    /// <summary>The first day on which a session was held with somebody; the second part says that only the month is known.</summary>
    public static (DateOnly Day, bool MonthOnly)? First(Cohort cohort, string person)
    {
        var days = cohort.Held(person).Select(a => CalendarDay.Read(a.State.HeldOn)).Where(d => d is not null).Select(d => d!.Value).ToList();
        return days.Count == 0 ? null : days.MinBy(d => d.Day);
    }

    /// <summary>The windows of the waves that were not held with a person yet; none before the first session, or where its day is not known.</summary>
    public static IReadOnlyList<WaveWindow> Windows(Cohort cohort, string person) => cohort.Study.Withdrawals.ContainsKey(person) || First(cohort, person) is not var (first, _) ? [] :
    [
        .. cohort.Study.SetUp.WavesOf(cohort.GroupOf(person)).Where(w => !cohort.IsHeld(person, w.Wave)).Select(w => WaveWindow.Of(w, first)).OfType<WaveWindow>(),
    ];

    private static WaveDue? Of(Cohort cohort, string person, WaveDeclared wave, DateOnly today)
    {
        var study = cohort.Study;
        var number = wave.Wave;
        if (cohort.IsHeld(person, number)) return null;
        var last = study.LastContact(person, number);
        // Who only took part in a trial is not asked again for it.
        var begun = cohort.Held(person).Any(a => !a.IsPilot);
        if (!begun && cohort.Held(person).Count > 0) return null;
        // Somebody who was never interviewed is due for the first wave only, and only once they agreed.
        if (number > 1 ? !begun : !begun && last?.Outcome != Outcomes.Agreed && !study.Participants.ContainsKey(person)) return null;
        var first = First(cohort, person);
        var since = first is var (day, _) ? CalendarDay.Between(day, today) : null;
        if (study.Withdrawals.GetValueOrDefault(person) is { } withdrawal) return Stands(Standing.Withdrawn, withdrawal.On, Scopes.Words(withdrawal.Scope));
        if (last is not null && Outcomes.IsFinal(last.Outcome)) return Stands(last.Outcome, last.On, last.Reason ?? "no reason recorded");
        if (study.Appointments.GetValueOrDefault((person, number)) is { } appointment)
            return Stands(When(appointment, today), appointment.At, string.Join(", ", Present(appointment.Place, appointment.Interviewer)));
        if (number == 1) return Stands(Due, "", last?.Outcome == Outcomes.Agreed ? $"agreed on {last.On}" : "in the study, not interviewed yet");
        if (ConsentRules.InForce(study, person, number, "contact") is { Given: false } && ConsentRules.WhyNot(study, person, number, "contact", "contact") is { } no)
            return Stands(NotAgreed, "", no);
        List<string> more = [.. Present(ConsentRules.WhyNot(study, person, number, "contact", "contact"))];
        if (first is not var (from, monthOnly))
            return Stands(Due, "", string.Join("; ", more.Prepend("the day of the first session is not known")));
        if (monthOnly) more.Insert(0, $"first session in {from:yyyy-MM}, counted from the 1st");
        var window = WaveWindow.Of(wave, from);
        if (window is null) more.Add("no window was set");
        var how = window is null ? Due : window.IsOverdue(today) ? Overdue : window.IsDue(today) ? Due : NotYet;
        return Stands(how, window?.Days ?? "", string.Join("; ", more), window);

        WaveDue Stands(string what, string on, string words, WaveWindow? window = null) => new(what, person, number, since, on, words, window);
    }

    private static string When(Appointment appointment, DateOnly today) => CalendarDay.Read(appointment.Day) is not var (day, _) ? Later
        : day == today ? Today : day < today ? Passed : day.DayNumber - today.DayNumber <= 7 ? ThisWeek : Later;

    private static IEnumerable<string> Present(params ReadOnlySpan<string?> words)
    {
        List<string> present = [];
        foreach (var word in words)
            if (!string.IsNullOrEmpty(word)) present.Add(word);
        return present;
    }
}
