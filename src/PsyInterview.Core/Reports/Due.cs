using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>What is to be done: interviews due, appointments, call-backs, debriefs to write, follow-ups after distress.</summary>
public static class Due
{
    private const int Ahead = 7;

    /// <summary>The report, as things stand on a day.</summary>
    public static Table From(LogReading reading, ReportOptions asked)
    {
        var cohort = Cohort.Of(reading);
        var groups = cohort.Asked(asked.Group);
        List<IReadOnlyList<string>> rows = [];
        List<string> notes = [$"As of {Calendar.Words(asked.Today)}."];
        var lines = groups.SelectMany(g => WavesDue.Of(cohort, g, asked.Today)).ToList();
        rows.AddRange(lines.Where(l => IsUrgent(l.What)).Select(Row));
        CallBacks();
        foreach (var account in Theirs().Where(a => a.State.Phase == Phase.Ended))
            rows.Add(["debrief to write", Who(account), NumberWords.Digits(account.State.Plan!.Wave), "", Day(account), $"session {account.Stream}"]);
        Distress();
        rows.AddRange(lines.Where(l => !IsUrgent(l.What)).Select(Row));
        notes.Add("A window counts from the first session held, in whole months; since first: whole months and days from that session to this day.");
        if (lines.Exists(l => l.More.Contains("counted from the 1st", StringComparison.Ordinal)))
            notes.Add("Where only the month of the first session is known, its first day is taken: the window may open and close up to a month later.");
        notes.AddRange(groups.SelectMany(Intervals));
        if (rows.Count == 0) notes.Add("Nothing is due.");
        return new Table("due", "Due", ["what", "person", "wave", "since first", "day", "more"], rows, notes, new HashSet<string>(["wave"], StringComparer.Ordinal));

        IEnumerable<Account> Theirs() => cohort.Accounts.Where(a => !a.IsWithheld && groups.Contains(a.Group ?? cohort.GroupOf(Who(a))));

        string Who(Account account) => cohort.Study.Now(account.State.Plan!.Participant);

        void CallBacks()
        {
            var later = 0;
            foreach (var contact in groups.SelectMany(cohort.Of).SelectMany(p => Latest(cohort, p)).OrderBy(c => c.CallBack, StringComparer.Ordinal))
            {
                if (Calendar.Read(contact.CallBack) is not var (day, _) || contact.Outcome == Outcomes.Agreed || Outcomes.IsFinal(contact.Outcome)
                    || cohort.IsHeld(contact.Person, contact.Wave) || cohort.Study.Withdrawals.ContainsKey(contact.Person)) continue;
                var days = asked.Today.DayNumber - day.DayNumber;
                if (days < -Ahead) later++;
                else rows.Add(["call back", contact.Person, NumberWords.Digits(contact.Wave), "", contact.CallBack!,
                    days > 0 ? $"{NumberWords.Of(days, "day")} late; last: {contact.Outcome} on {contact.On}"
                    : days == 0 ? "today" : $"in {NumberWords.Of(-days, "day")}"]);
            }
            if (later > 0) notes.Add($"{NumberWords.Of(later, "call-back")} later than {NumberWords.Of(Ahead, "day")} from now.");
        }

        void Distress()
        {
            var any = false;
            foreach (var account in Theirs())
            {
                var times = account.State.Stretches.Count(s => s.What == "distress");
                if (times == 0) continue;
                any = true;
                var ago = WavesDue.DayOf(account) is var (day, _) ? asked.Today.DayNumber - day.DayNumber : (int?)null;
                var since = ago is { } n ? $", {NumberWords.Of(n, "day")} ago" : "";
                rows.Add(["distress", Who(account), NumberWords.Digits(account.State.Plan!.Wave), "", Day(account),
                    $"session {account.Stream}{since}; steps of the protocol taken: {account.State.DistressSteps.Count}"]);
            }
            if (any) notes.Add("Distress: sessions in which it was noted. That a follow-up was made is not recorded anywhere, so these stay listed.");
        }

        IEnumerable<string> Intervals(string? group)
        {
            foreach (var wave in cohort.Study.SetUp.WavesOf(group).Where(w => w.Wave > 1))
            {
                var held = cohort.Of(group).SelectMany(p => cohort.Held(p).Where(a => a.State.Plan!.Wave == wave.Wave)
                    .Select(a => (First: WavesDue.First(cohort, p), This: WavesDue.DayOf(a)))).ToList();
                List<(int, int)> apart = [.. held.Where(h => h.First is not null && h.This is not null)
                    .Select(h => Calendar.Between(h.First!.Value.Day, h.This!.Value.Day)).OfType<(int, int)>().Order()];
                if (held.Count == 0) continue;
                var what = $"{cohort.Title(group)}, {NumberWords.Ordinal(wave.Wave)} interview: {held.Count} held";
                var range = apart.Count == 0 ? "" : Calendar.Words(apart[0]) + (apart[0] == apart[^1] ? "" : $" to {Calendar.Words(apart[^1])}");
                yield return apart.Count == 0 ? $"{what}; when is not known." : $"{what}, {range} after the first (known of {apart.Count}).";
            }
        }
    }

    private static bool IsUrgent(string what) =>
        what is WavesDue.Overdue or WavesDue.Due or WavesDue.Today or WavesDue.ThisWeek or WavesDue.Passed;

    private static IEnumerable<Contact> Latest(Cohort cohort, string person) =>
        cohort.Study.Contacts.Where(c => c.Person == person).GroupBy(c => c.Wave).Select(g => g.Last());

    private static string Day(Account account) =>
        account.State.Start is { } start ? StudyState.Day(start) : account.State.StatedOn ?? "";

    private static IReadOnlyList<string> Row(WaveDue due) =>
        [due.What, due.Person, NumberWords.Digits(due.Wave), due.Since is { } since ? Calendar.Words(since) : "", due.Day, due.More];
}
