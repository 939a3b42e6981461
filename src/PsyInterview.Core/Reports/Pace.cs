using System.Globalization;
using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Sessions;

namespace PsyInterview.Reports;

/// <summary>Minutes on each topic against the plan, over sessions.</summary>
public static class Pace
{
    /// <summary>The report.</summary>
    public static Table From(LogReading reading, ReportOptions asked)
    {
        var uses = QuestionReports.Asked(reading, asked);
        List<IReadOnlyList<string>> rows = [];
        List<string> notes = [.. QuestionReports.Empty(uses)];
        foreach (var use in uses)
        {
            // Whoever wrote a session up afterwards did not time its questions.
            var timed = use.Sessions.Where(a => a.State is { IsAfterwards: false, Start: not null, End: not null }).ToList();
            var left = use.Sessions.Count(a => a.State.IsAfterwards || a.State.End is null);
            if (left > 0) notes.Add($"{use.Guide}: not timed: {NumberWords.Of(left, "session")} written up afterwards or not ended.");
            foreach (var (topic, latest) in TopicsOf(use))
            {
                var spent = timed.Where(a => a.Guides.Any(g => g.Topics.Any(t => t.Id == topic.Id))).Select(a => TimeOn(a, topic.Id)).Where(t => t > TimeSpan.Zero).Select(t => t.TotalMinutes).ToList();
                var mean = spent.Count == 0 ? (double?)null : spent.Average();
                rows.Add([use.Guide, topic.Number, latest ? topic.Title : $"{topic.Title} (gone)", topic.Minutes is { } planned ? NumberWords.Digits(planned) : "", NumberWords.Digits(spent.Count), Said(mean),
                    spent.Count == 0 ? "" : $"{Said(spent.Min())}-{Said(spent.Max())}", mean is { } m && topic.Minutes is { } plan ? (m - plan).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) : ""]);
                if (Plans(use, topic.Id) is { Count: > 1 } plans) notes.Add($"{use.Guide}, {topic.Number} {topic.Title}: planned minutes were {string.Join(", then ", plans)}; compared with the last.");
            }
        }
        notes.Add("Minutes: from each opening of a question of the topic to the next question or the end, less breaks, lost connections and calls. n: sessions in which a question of the topic was opened. Difference: the mean less what the guide plans.");
        notes.AddRange(QuestionReports.Outside(reading, asked, uses));
        return new("pace", "Minutes on each topic", ["guide", "number", "topic", "planned", "n", "mean", "range", "difference"], rows, notes, new HashSet<string> { "planned", "n", "mean", "range", "difference" });
    }

    private static string Said(double? minutes) => minutes is { } known ? known.ToString("0.0", CultureInfo.InvariantCulture) : "";

    // A session that changed its guide has the questions of every version it ran with; one that moved belongs where the latest of them has it.
    private static TimeSpan TimeOn(Account account, string topic)
    {
        var guides = account.Guides.ToList();
        var questions = guides.SelectMany(g => g.Topics.Where(t => t.Id == topic)).SelectMany(t => t.Questions).DistinctBy(q => q.Id)
            .Where(q => guides.First(g => g.Question(q.Id) is not null).TopicOf(q.Id)!.Id == topic).ToList();
        return account.State.On(account.Guides.SelectMany(g => g.Topics).First(t => t.Id == topic) with { Questions = questions }, account.State.End!.Value);
    }

    // "10 in version 1", "12 from version 3 on (first in P04-1)".
    private static List<string> Plans(GuideUse use, string topic)
    {
        List<string> plans = [];
        int? last = null;
        foreach (var (version, guide) in use.Read)
        {
            if (guide.Topics.FirstOrDefault(t => t.Id == topic)?.Minutes is not { } minutes || minutes == last) continue;
            var first = use.Sessions.FirstOrDefault(a => GuideUse.RanWith(a, version));
            plans.Add($"{NumberWords.Digits(minutes)} from version {NumberWords.Digits(version.Version)} on ({(first is null ? "no session that counts" : $"first in {first.Stream}")})");
            last = minutes;
        }
        return plans;
    }

    private static IEnumerable<(Topic Topic, bool IsInLatest)> TopicsOf(GuideUse use)
    {
        HashSet<string> seen = [];
        foreach (var (version, guide) in use.Read.Reverse())
            foreach (var topic in guide.Topics.Where(t => t.Questions.Count > 0 && seen.Add(t.Id))) yield return (topic, version == use.Versions[^1]);
    }
}
