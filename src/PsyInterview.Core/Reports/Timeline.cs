using PsyInterview.Log;
using PsyInterview.Sessions;

namespace PsyInterview.Reports;

/// <summary>The whole account of each session: every moment with its time in the talk, its place in the guide and its words.</summary>
public static class Timeline
{
    /// <summary>The report over every session, or over one stream.</summary>
    /// <param name="withThoughts">Thoughts are left out unless asked for; how many were left out is said.</param>
    public static Table From(LogReading reading, string? stream = null, bool withThoughts = false)
    {
        var accounts = Account.All(reading).Where(a => stream is null || a.Stream == stream).ToList();
        var quotes = new Quotes(reading);
        var left = 0;
        var rows = new List<IReadOnlyList<string>>();
        foreach (var account in accounts)
        {
            foreach (var moment in account.State.Moments.OrderBy(m => m.Happened))
            {
                if (account.IsWithheld && moment.What == "erased") continue;
                if (account.IsWithheld || (moment.What == "thought" && !withThoughts)) left++;
                else rows.Add([account.Stream, Time(account.State, moment), moment.Id.Recorder, account.Number(moment.On), moment.What,
                    quotes.InPlaceOf(account, moment) ?? Words(account, moment)]);
            }
        }
        var clocks = reading.Alignments.Where(a => accounts.Exists(w => w.Stream == a.Stream && !w.IsWithheld && Wrote(w, a.Recorder))).ToList();
        var clock = clocks.Count == 0 ? "the recorder's own clock" : "one clock in each session as far as sync marks tell";
        List<string> notes = [$"Time: minutes and seconds since the talk began, by {clock}; back-dated entries stand where they happened."];
        notes.AddRange(clocks.Select(a => $"{a.Stream}, {Clocks.Words(a)}."));
        if (left > 0) notes.Add($"{left} entries are not shown: thoughts, or a withdrawal that is undecided or asks for erasure.");
        notes.AddRange(quotes.Notes());
        return new Table("timeline", "Timeline", ["session", "time", "written by", "question", "what", "words"], rows, notes, new HashSet<string>(["time"]));

        static bool Wrote(Account account, string recorder) => account.State.Moments.Exists(m => m.Id.Recorder == recorder);
    }

    /// <summary>The time in the talk: <c>12:40</c>, or <c>unknown</c>, or a dash before it began.</summary>
    public static string Time(SessionState state, Moment moment) =>
        state.TalkTime(moment) is { } time ? TimeWords.Clock(time) : state.IsAfterwards ? "unknown" : "-";

    /// <summary>The words of a moment with everything that was said about it; in a group who said or did it comes first.</summary>
    public static string Words(Account account, Moment moment)
    {
        var who = moment.Speaker is not { } speaker ? "" : moment.To is { } to ? $"{speaker} to {to}" : moment.IsNote ? $"{speaker}:" : speaker;
        return $"{who} {WithoutSpeaker(account, moment)}".Trim();
    }

    /// <summary>The same where whose they are stands elsewhere.</summary>
    public static string WithoutSpeaker(Account account, Moment moment)
    {
        List<string> words = [];
        if (moment.Probe > 0) words.Add($"{moment.Probe}  {account.ProbeWords(moment)}".TrimEnd());
        else if (moment.What is "asked" or "returned" or "volunteered" or "skipped" or "declined" or "parked")
            words.Add(account.Guides.Select(g => g.Question(moment.On)?.Label).FirstOrDefault(l => l is not null) ?? moment.On ?? "");
        if (moment.Struck) words.Add("(withheld at the participant's wish)");
        else if (moment.Text is { Length: > 0 } text) words.Add(moment.What == "quote" ? $"“{text}”" : text);
        if (moment.Answer == FollowUps.None && (moment.What is "skipped" or "declined")) words.Add("(no reason given)");
        else if (moment.Answer is { } answer && answer != FollowUps.None)
            words.Add(moment.AnswerText is { } more && !moment.Struck ? $"({answer}: {more})" : $"({answer})");
        else if (moment.Open is { } open) words.Add($"({open.Name} not answered)");
        if (moment.Codes.Count > 0 && !moment.Struck) words.Add(string.Join(' ', moment.Codes.Select(c => "#" + c)));
        if (moment.BackDatedBy > 0 && account.State.Start is { } start) words.Add($"(noted at {TimeWords.Clock(moment.At - start)})");
        if (moment.MovedFrom is { } from) words.Add($"(moved from {(from.Length == 0 ? "no question" : account.Number(from))})");
        if (moment.Edited) words.Add("(edited)");
        if (moment.Unfinished) words.Add("(unfinished)");
        if (moment.AfterRecording) words.Add("(after the recording stopped)");
        if (account.State.IsAfterwards && moment.IsNote) words.Add("(written afterwards)");
        if (moment.Restricted && !moment.Struck) words.Add("(restricted)");
        return string.Join(' ', words.Where(w => w.Length > 0));
    }
}
