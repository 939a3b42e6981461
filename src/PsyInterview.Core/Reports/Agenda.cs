using PsyInterview.MemberChecks;
using PsyInterview.Sampling;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>Something that waits to be done.</summary>
/// <param name="What"><c>appointment</c>, <c>call back</c>, <c>next wave</c>, <c>distress</c>, <c>debrief</c>, <c>transcript</c> or <c>member check</c>.</param>
/// <param name="Stream">The session it concerns, where there is one.</param>
/// <param name="On">The day from which it waits, 2026-11-05; of an appointment day and time.</param>
/// <param name="Words">What is to be said of it beyond what, who and when.</param>
public sealed record Duty(string What, string Person, int Wave, string? Stream, string On, string Words, bool IsOverdue = false);

/// <summary>What is to be done today and what is overdue. Pure: today is given.</summary>
public static class Agenda
{
    /// <summary>What can be to be done, in words.</summary>
    public const string Appointment = "appointment", CallBack = "call back", Distress = "distress", Debrief = "debrief", NextWave = "next wave", Transcript = "transcript", MemberCheck = "member check";

    private static readonly string[] Order = [Appointment, CallBack, Distress, Debrief, NextWave, MemberCheck, Transcript];

    /// <summary>Everything that waits: appointments of today first, by time; then what is to be called, or was not held.</summary>
    /// <param name="transcripts">The ways of the transcripts, where they were worked out: of these what is overdue waits here (audio of which nothing was recorded in one row), the rest on the screen of transcripts.</param>
    /// <param name="checks">The member checks, where they were read.</param>
    public static IReadOnlyList<Duty> Of(Cohort cohort, DateOnly today, IReadOnlyList<TranscriptWay>? transcripts = null, IReadOnlyList<MemberCheck>? checks = null)
    {
        var day = CalendarDay.Iso(today);
        List<Duty> duties =
        [
            .. cohort.Study.Appointments.Values.Where(a => string.CompareOrdinal(a.Day, day) <= 0 && !cohort.IsHeld(a.Person, a.Wave)).Select(a => Of(cohort, a, day)),
            .. CallBacks(cohort, today).Where(l => l.IsDue).Select(l => new Duty(CallBack, l.Person, l.Wave, null, l.CallBack!, "", string.CompareOrdinal(l.CallBack, day) < 0)),
            .. cohort.Accounts.SelectMany(a => OfSession(cohort.Study, a)),
            .. cohort.Groups.SelectMany(g => WavesDue.Of(cohort, g, today)).Where(d => d.What is WavesDue.Due or WavesDue.Overdue).SelectMany(d => OfWave(d, today)),
            .. (checks ?? []).Select(c => CheckStanding.Waits(cohort.Study, c.In(cohort.Study), today)).OfType<Duty>(),
            .. OfTranscripts((transcripts ?? []).Where(w => w.IsOverdue(today))),
        ];
        return [.. duties.OrderBy(d => d.What == Appointment && d.IsOverdue ? 1 : Array.IndexOf(Order, d.What)).ThenBy(d => d.On, StringComparer.Ordinal).ThenBy(d => d.Person, NaturalOrder.Of)];
    }

    /// <summary>Who is to be called again, today or on another day. An appointment takes the place of the call.</summary>
    public static IEnumerable<RecruitmentLine> CallBacks(Cohort cohort, DateOnly today) =>
        RecruitmentLog.Of(cohort.Study, CalendarDay.Iso(today)).Where(l => l.CallBack is not null && l.Appointment is null && !cohort.IsHeld(l.Person, l.Wave));

    /// <summary>True when distress was noted in a session and its debrief does not say yet what was done about it.</summary>
    public static bool IsDistressOpen(Account account) =>
        WaitsForDebrief(account) && account.State.Stretches.Any(s => s.What == "distress") && !account.State.Debrief.ContainsKey("distress");

    /// <summary>True when the debrief of a session that is over was not written yet.</summary>
    public static bool IsDebriefOpen(Account account) => WaitsForDebrief(account) && account.State.Phase is Phase.Ended;

    private static bool WaitsForDebrief(Account account) =>
        !account.IsWithheld && !account.State.IsPast && account.State.Start is not null && account.State.Phase is not Phase.Withdrawn;

    private static Duty Of(Cohort cohort, Appointment appointment, string today)
    {
        var study = cohort.Study;
        var stream = cohort.Accounts.FirstOrDefault(a => study.Now(a.State.Plan!.Participant) == appointment.Person && a.State.Plan.Wave == appointment.Wave)?.Stream;
        var words = string.Join(", ", new[] { appointment.Place, appointment.Interviewer }.Where(w => w is not null));
        return new(Appointment, appointment.Person, appointment.Wave, stream, appointment.At, words, string.CompareOrdinal(appointment.Day, today) < 0);
    }

    private static IEnumerable<Duty> OfSession(StudyState study, Account account)
    {
        var plan = account.State.Plan!;
        var (person, on) = (study.Now(plan.Participant), account.State.HeldOn ?? "");
        if (IsDistressOpen(account)) yield return new(Distress, person, plan.Wave, account.Stream, on, "say in the debrief what was done about it");
        if (IsDebriefOpen(account)) yield return new(Debrief, person, plan.Wave, account.Stream, on, "");
    }

    // Audio of which nothing was recorded yet is one row, however many sessions it is of: a study that never kept track of it would fill the screen.
    private static IEnumerable<Duty> OfTranscripts(IEnumerable<TranscriptWay> overdue)
    {
        var byBegun = overdue.OrderBy(w => w.Since, StringComparer.Ordinal).ToLookup(w => w.Steps.Count > 0);
        foreach (var way in byBegun[true]) yield return Of(way, way.ToDo);
        if (byBegun[false].FirstOrDefault() is { } first) yield return Of(first, byBegun[false].Count() is > 1 and var n ? $"{first.ToDo}, of {NumberWords.Digits(n)} sessions in all" : first.ToDo);

        static Duty Of(TranscriptWay way, string words) => new(Transcript, way.Person, way.Account.State.Plan!.Wave, way.Stream, way.Since, words, IsOverdue: true);
    }

    // The first wave waits in the recruitment log, and a wave without a window never presses.
    private static IEnumerable<Duty> OfWave(WaveDue due, DateOnly today) => due.Window is not { } window ? []
        : [new Duty(NextWave, due.Person, due.Wave, null, CalendarDay.Iso(window.Opens ?? today), window.Words(today), window.IsOverdue(today))];
}
