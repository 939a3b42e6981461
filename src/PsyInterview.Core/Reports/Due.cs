using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>What is to be done: interviews due, appointments, call-backs, debriefs to write, follow-ups after distress, member checks, transcripts.</summary>
public static class Due
{
    private const int Ahead = 7;

    /// <summary>The report, as things stand on a day.</summary>
    public static Table From(LogReading reading, ReportOptions asked)
    {
        var cohort = Cohort.Of(reading);
        var groups = cohort.Asked(asked.Group);
        List<IReadOnlyList<string>> rows = [];
        List<string> notes = [$"As of {CalendarDay.Iso(asked.Today)}."];
        var checks = MemberCheck.All(reading, cohort.Study).Where(c => groups.Contains(cohort.GroupOf(c.Person))).Select(c => CheckStanding.Waits(cohort.Study, c, asked.Today)).OfType<Duty>().ToList();
        var lines = groups.SelectMany(g => WavesDue.Of(cohort, g, asked.Today)).ToList();
        rows.AddRange(lines.Where(l => IsUrgent(l.What)).Select(Row));
        CallBacks();
        foreach (var account in Theirs().Where(Agenda.IsDebriefOpen))
            rows.Add([Agenda.Debrief, Who(account), NumberWords.Digits(account.State.Plan!.Wave), "", account.State.HeldOn ?? "", $"session {account.Stream}"]);
        Distress();
        rows.AddRange(lines.Where(l => !IsUrgent(l.What)).Select(Row));
        ChecksDue();
        TranscriptsDue();
        notes.Add("A window counts from the first session held, in whole months; since first: whole months and days from that session to this day.");
        if (lines.Exists(l => l.More.Contains("counted from the 1st", StringComparison.Ordinal)))
            notes.Add("Where only the month of the first session is known, its first day is taken: the window may open and close up to a month later.");
        notes.AddRange(groups.SelectMany(Intervals));
        if (rows.Count == 0) notes.Add("Nothing is due.");
        return new Table("due", "Due", ["what", "person", "wave", "since first", "day", "more"], rows, notes, new HashSet<string>(["wave"], StringComparer.Ordinal));

        IEnumerable<Account> Theirs() => cohort.Accounts.Where(a => groups.Contains(a.Group ?? cohort.GroupOf(Who(a))));

        string Who(Account account) => cohort.Study.Now(account.State.Plan!.Participant);

        void CallBacks()
        {
            var later = 0;
            foreach (var line in Agenda.CallBacks(cohort, asked.Today).Where(l => groups.Contains(cohort.GroupOf(l.Person))).OrderBy(l => l.CallBack, StringComparer.Ordinal))
            {
                if (CalendarDay.Read(line.CallBack) is not var (day, _)) continue;
                var days = asked.Today.DayNumber - day.DayNumber;
                if (days < -Ahead) later++;
                else rows.Add([Agenda.CallBack, line.Person, NumberWords.Digits(line.Wave), "", line.CallBack!,
                    days > 0 ? $"{NumberWords.Of(days, "day")} late; last: {line.Latest!.Outcome} on {line.Latest.On}"
                    : days == 0 ? "today" : $"in {NumberWords.Of(-days, "day")}"]);
            }
            if (later > 0) notes.Add($"{NumberWords.Of(later, "call-back")} later than {NumberWords.Of(Ahead, "day")} from now.");
        }

        void Distress()
        {
            var open = Theirs().Where(Agenda.IsDistressOpen).ToList();
            foreach (var account in open)
            {
                var ago = CalendarDay.Read(account.State.HeldOn) is var (day, _) ? $", {NumberWords.Of(asked.Today.DayNumber - day.DayNumber, "day")} ago" : "";
                rows.Add([Agenda.Distress, Who(account), NumberWords.Digits(account.State.Plan!.Wave), "", account.State.HeldOn ?? "",
                    $"session {account.Stream}{ago}; steps of the protocol taken: {account.State.DistressSteps.Count}"]);
            }
            foreach (var duty in checks.Where(d => d.What == Agenda.Distress)) rows.Add([duty.What, duty.Person, NumberWords.Digits(duty.Wave), "", duty.On, $"{duty.Stream}: {duty.Words}"]);
            if (open.Count > 0) notes.Add("Distress: sessions in which it was noted, until their debrief says what was done about it.");
        }

        void ChecksDue()
        {
            foreach (var duty in checks.Where(d => d.What == Agenda.MemberCheck))
                rows.Add([duty.What, duty.Person, NumberWords.Digits(duty.Wave), "", duty.On, $"{duty.Stream}: {duty.Words}{(duty.IsOverdue ? ", overdue" : "")}"]);
        }

        void TranscriptsDue()
        {
            var waiting = Transcripts.Of(CodedStudy.Of(Codebook.Of(reading), cohort, [])).Where(w => w.Next is not null && groups.Contains(w.Account.Group ?? cohort.GroupOf(w.Person))).ToList();
            foreach (var way in waiting.OrderByDescending(w => w.IsOverdue(asked.Today)).ThenBy(w => w.Since, StringComparer.Ordinal))
            {
                rows.Add([Agenda.Transcript, way.Person, NumberWords.Digits(way.Account.State.Plan!.Wave), "", way.Since,
                    $"session {way.Stream}: {way.ToDo}{(way.IsOverdue(asked.Today) ? $", {NumberWords.Of(way.DaysWaiting(asked.Today), "day")}, overdue" : "")}"]);
            }
            if (waiting.Count > 0) notes.AddRange(Transcripts.Definitions);
        }

        IEnumerable<string> Intervals(string? group)
        {
            foreach (var wave in cohort.Study.SetUp.WavesOf(group).Where(w => w.Wave > 1))
            {
                var held = cohort.Of(group).SelectMany(p => cohort.Held(p).Where(a => a.State.Plan!.Wave == wave.Wave)
                    .Select(a => (First: WavesDue.First(cohort, p), This: CalendarDay.Read(a.State.HeldOn)))).ToList();
                List<(int, int)> apart = [.. held.Where(h => h.First is not null && h.This is not null)
                    .Select(h => CalendarDay.Between(h.First!.Value.Day, h.This!.Value.Day)).OfType<(int, int)>().Order()];
                if (held.Count == 0) continue;
                var what = $"{cohort.Title(group)}, {NumberWords.Ordinal(wave.Wave)} interview: {held.Count} held";
                var range = apart.Count == 0 ? "" : NumberWords.Of(apart[0]) + (apart[0] == apart[^1] ? "" : $" to {NumberWords.Of(apart[^1])}");
                yield return apart.Count == 0 ? $"{what}; when is not known." : $"{what}, {range} after the first (known of {apart.Count}).";
            }
        }
    }

    private static bool IsUrgent(string what) =>
        what is WavesDue.Overdue or WavesDue.Due or WavesDue.Today or WavesDue.ThisWeek or WavesDue.Passed;

    private static IReadOnlyList<string> Row(WaveDue due) =>
        [due.What, due.Person, NumberWords.Digits(due.Wave), due.Since is { } since ? NumberWords.Of(since) : "", due.Day, due.More];
}
