using PsyInterview.Sampling;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>Something that waits to be done.</summary>
/// <param name="What"><c>appointment</c>, <c>call back</c>, <c>next wave</c>, <c>distress</c> or <c>debrief</c>.</param>
/// <param name="Stream">The session it concerns, where there is one.</param>
/// <param name="On">The day from which it waits, 2026-11-05; of an appointment day and time.</param>
/// <param name="Words">What is to be said of it beyond what, who and when.</param>
public sealed record Duty(string What, string Person, int Wave, string? Stream, string On, string Words, bool IsOverdue = false);

/// <summary>What is to be done today and what is overdue, and how it stands with each person. Pure: today is given.</summary>
public static class Agenda
{
    private static readonly string[] Order = ["appointment", "call back", "distress", "debrief", "next wave"];

    /// <summary>Everything that waits: appointments of today first, by time; then what is to be called, or was not held.</summary>
    public static IReadOnlyList<Duty> Of(StudyState study, IReadOnlyList<Account> accounts, DateOnly today)
    {
        var day = DayWords.Iso(today);
        List<Duty> duties =
        [
            .. study.Appointments.Values.Where(a => string.CompareOrdinal(a.Day, day) <= 0 && !IsHeld(study, accounts, a.Person, a.Wave)).Select(a => Of(study, accounts, a, day)),
            .. RecruitmentLog.Of(study, day).Where(l => l.IsDue && l.Appointment is null)
                .Select(l => new Duty("call back", l.Person, l.Wave, null, l.Latest!.CallBack!, "", string.CompareOrdinal(l.Latest.CallBack, day) < 0)),
            .. accounts.Where(a => !a.IsWithheld).SelectMany(a => OfSession(study, a)),
            .. study.Participants.Keys.SelectMany(p => OfWaves(study, accounts, p, today)),
        ];
        return [.. duties.OrderBy(d => d.What == "appointment" && d.IsOverdue ? 1 : Array.IndexOf(Order, d.What)).ThenBy(d => d.On, StringComparer.Ordinal).ThenBy(d => d.Person, NaturalOrder.Of)];
    }

    /// <summary>The day of a person's first interview, or null. Of a month that was all that was noted, its first day.</summary>
    public static DateOnly? FirstInterview(StudyState study, IReadOnlyList<Account> accounts, string person) =>
        accounts.Where(a => Is(study, a, person, 1) && a.State.WasHeld).Select(a => HeldOn(a.State)).FirstOrDefault(d => d is not null);

    /// <summary>The day of a session that was held, as far as it is known.</summary>
    public static DateOnly? HeldOn(SessionState state) =>
        state.IsPast ? DayWords.Read(state.StatedOn) : state.Start is { } start ? DateOnly.FromDateTime(start.Date) : null;

    /// <summary>How many interviews a person has given.</summary>
    public static int Interviews(StudyState study, IReadOnlyList<Account> accounts, string person) =>
        accounts.Count(a => Is(study, a, person, null) && a.State.WasHeld);

    /// <summary>The state of a person in the sample: candidate, no answer, agreed, scheduled, interviewed once, withdrawn, ...</summary>
    public static string Standing(StudyState study, IReadOnlyList<Account> accounts, string person)
    {
        if (study.Withdrawals.ContainsKey(person)) return "withdrawn";
        var held = Interviews(study, accounts, person);
        if (held > 0) return held switch { 1 => "interviewed once", 2 => "interviewed twice", _ => $"interviewed {held} times" };
        if (study.Appointments.ContainsKey((person, 1))) return "scheduled";
        return study.LastContact(person, 1) switch
        {
            null => study.Participants.ContainsKey(person) ? "agreed" : "candidate",
            { Outcome: Outcomes.Thinking or Outcomes.CallBack } => "invited",
            { } last => last.Outcome,
        };
    }

    /// <summary>The windows of the waves that a person has not given yet; none before the first interview.</summary>
    public static IReadOnlyList<WaveWindow> Windows(StudyState study, IReadOnlyList<Account> accounts, string person) =>
        study.Withdrawals.ContainsKey(person) || FirstInterview(study, accounts, person) is not { } first ? []
        : [.. study.SetUp.WavesOf(study.GroupOf(person)).Where(w => !IsHeld(study, accounts, person, w.Wave)).Select(w => WaveWindow.Of(w, first)).OfType<WaveWindow>()];

    private static Duty Of(StudyState study, IReadOnlyList<Account> accounts, Appointment appointment, string today)
    {
        var stream = accounts.FirstOrDefault(a => Is(study, a, appointment.Person, appointment.Wave))?.Stream;
        var words = string.Join(", ", new[] { appointment.Place, appointment.Interviewer }.Where(w => w is not null));
        return new("appointment", appointment.Person, appointment.Wave, stream, appointment.At, words, string.CompareOrdinal(appointment.Day, today) < 0);
    }

    // A follow-up after distress is due until the debrief says what was done about it.
    private static IEnumerable<Duty> OfSession(StudyState study, Account account)
    {
        var (state, plan) = (account.State, account.State.Plan!);
        if (state.IsPast || state.Start is null || state.Phase is Phase.Withdrawn) yield break;
        var (person, on) = (study.Now(plan.Participant), DayWords.Iso(HeldOn(state)!.Value));
        if (state.Stretches.Any(s => s.What == "distress") && !state.Debrief.ContainsKey("distress"))
            yield return new("distress", person, plan.Wave, account.Stream, on, "say in the debrief what was done about it");
        if (state.Phase is Phase.Ended) yield return new("debrief", person, plan.Wave, account.Stream, on, "");
    }

    private static IEnumerable<Duty> OfWaves(StudyState study, IReadOnlyList<Account> accounts, string person, DateOnly today)
    {
        if (study.Withdrawals.ContainsKey(person)) return [];
        return Windows(study, accounts, person)
            .Where(w => w.IsDue(today) && !study.Appointments.ContainsKey((person, w.Wave)) && ConsentRules.InForce(study, person, w.Wave, "contact") is not { Given: false }
                && !(study.LastContact(person, w.Wave) is { } last && Outcomes.IsFinal(last.Outcome)))
            .Select(w => new Duty("next wave", person, w.Wave, null, DayWords.Iso(w.Opens ?? today), w.Words(today), w.IsOverdue(today)));
    }

    private static bool IsHeld(StudyState study, IReadOnlyList<Account> accounts, string person, int wave) =>
        accounts.Any(a => Is(study, a, person, wave) && a.State.WasHeld);

    private static bool Is(StudyState study, Account account, string person, int? wave) =>
        account.State.Plan is { } plan && study.Now(plan.Participant) == person && (wave is null || plan.Wave == wave);
}
