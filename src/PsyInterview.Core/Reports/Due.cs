using System.Globalization;
using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>What waits: appointments, call backs, later waves with the interval of each person, debriefs, follow-ups after distress.</summary>
public static class Due
{
    private const int ComingDays = 7;

    /// <summary>The report, as of a day.</summary>
    public static Table From(LogReading reading, ReportOptions options)
    {
        var study = StudyState.Of(reading);
        var accounts = Account.All(reading);
        var today = options.Today;
        var group = options.Group is { } asked ? study.SetUp.Group(asked)?.Group ?? asked : null;
        List<IReadOnlyList<string>> rows = [];
        var agenda = Agenda.Of(study, accounts, today);
        foreach (var duty in agenda.Where(d => d.What != "next wave" && Concerns(d.Person)))
            rows.Add([duty.What, duty.Person, Whole(duty.Wave), duty.IsOverdue ? "overdue" : "due", duty.On, Since(study, accounts, duty.Person, today), duty.Words]);
        foreach (var a in study.Appointments.Values.OrderBy(a => a.At, StringComparer.Ordinal).Where(a => Concerns(a.Person) && DayWords.Read(a.Day) is { } day && day > today && day <= today.AddDays(ComingDays)))
            rows.Add(["appointment", a.Person, Whole(a.Wave), "coming", a.At, Since(study, accounts, a.Person, today), string.Join(", ", new[] { a.Place, a.Interviewer }.OfType<string>())]);
        foreach (var person in study.Participants.Keys.Where(Concerns).Order(CodeOrder.Natural))
            rows.AddRange(study.SetUp.WavesOf(study.GroupOf(person)).Where(w => w.Wave > 1).Select(w => Wave(study, accounts, person, w, today)).OfType<IReadOnlyList<string>>());
        return new Table("due", $"What is due on {today.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}", ["what", "who", "wave", "state", "on", "since the first", "more"], rows,
        [
            "A wave is due from the first day of its window and overdue after the last; windows count calendar months from the first interview that was held (of a month without a day, from its first day).",
            "Who declined the wave, withdrew, or did not agree to be contacted again is listed and never due.",
        ],
        new HashSet<string>(["wave"], StringComparer.Ordinal));

        bool Concerns(string person) => group is null || study.GroupOf(person) == group;
    }

    private static IReadOnlyList<string>? Wave(StudyState study, IReadOnlyList<Account> accounts, string person, WaveDeclared wave, DateOnly today)
    {
        if (Agenda.FirstInterview(study, accounts, person) is not { } first)
        {
            return accounts.Any(a => a.State.WasHeld && study.Now(a.State.Plan!.Participant) == person && a.State.Plan.Wave == 1) && !IsHeld(study, accounts, person, wave.Wave)
                ? [Title(wave), person, Whole(wave.Wave), State(study, person, wave.Wave) ?? "not defined (the day of the first interview is not known)", "", "", ""]
                : null;
        }
        if (IsHeld(study, accounts, person, wave.Wave)) return null;
        var window = WaveWindow.Of(wave, first);
        var state = State(study, person, wave.Wave) ?? (window is null ? "due" : window.IsOverdue(today) ? "overdue" : window.IsDue(today) ? "due" : "not yet");
        var appointment = study.Appointments.GetValueOrDefault((person, wave.Wave));
        return [Title(wave), person, Whole(wave.Wave), state, window?.Opens is { } opens ? DayWords.Iso(opens) : "", Since(study, accounts, person, today),
            appointment is not null ? $"appointment {appointment.At}" : window?.Words(today) ?? ""];
    }

    // Why a wave will not come, or null when it may.
    private static string? State(StudyState study, string person, int wave) =>
        study.Withdrawals.GetValueOrDefault(person) is { } withdrawal ? $"withdrew on {withdrawal.On}"
        : study.LastContact(person, wave) is { } last && Outcomes.IsFinal(last.Outcome) ? last.Reason is { } why ? $"{last.Outcome} ({why})" : last.Outcome
        : ConsentRules.InForce(study, person, wave, "contact") is { Given: false } && !study.Overrides.ContainsKey((person, wave, "contact")) ? "did not agree to be contacted again"
        : null;

    private static bool IsHeld(StudyState study, IReadOnlyList<Account> accounts, string person, int wave) =>
        accounts.Any(a => a.State.WasHeld && a.State.Plan!.Wave == wave && study.Now(a.State.Plan.Participant) == person);

    private static string Since(StudyState study, IReadOnlyList<Account> accounts, string person, DateOnly today)
    {
        if (Agenda.FirstInterview(study, accounts, person) is not { } first || first > today) return "";
        var months = (today.Year - first.Year) * 12 + today.Month - first.Month;
        if (first.AddMonths(months) > today) months--;
        var days = today.DayNumber - first.AddMonths(months).DayNumber;
        return string.Create(CultureInfo.InvariantCulture, $"{months} months {days} days");
    }

    private static string Title(WaveDeclared wave) => wave.Title ?? $"wave {Whole(wave.Wave)}";

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
