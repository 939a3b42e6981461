using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>The way of each session from the audio to coded words: what was done when and by whom, and what is next.</summary>
public static class Transcripts
{
    private const int HashShown = 12;

    /// <summary>What the report rests on, as it stands under it and on the screen.</summary>
    public static IReadOnlyList<string> Definitions { get; } =
    [
        "Next: where audio ran, to store it, at once; then each step once the one before is done, from that day on. A step that was left out before one that was done is not asked for. "
            + $"Overdue: it has waited more than {TranscriptWay.OverdueAfter} days.",
        "Coded: everybody who coded the session has finished, and no difference is open. Coding waits from the day the transcript came in, and is never called overdue.",
    ];

    /// <summary>The way of each session that was held and is not withheld.</summary>
    public static IReadOnlyList<TranscriptWay> Of(CodedStudy study) => [.. study.Sessions.Select(s => TranscriptWay.Of(study.Study, s.Account, s.Coding))];

    /// <summary>The report, as things stand on a day.</summary>
    public static Table From(LogReading reading, ReportOptions asked)
    {
        var study = CodedStudy.Of(reading);
        var ways = Of(study).Where(w => asked.Session is null || w.Stream == asked.Session).ToList();
        List<string> notes = [$"As of {CalendarDay.Iso(asked.Today)}.", .. Definitions];
        if (ways.Exists(w => Hash(w) is not null)) notes.Add($"SHA-256: the first {HashShown} digits of the audio's; the whole stands in the log.");
        return new Table(
            "transcripts", "Transcripts", ["session", .. TranscriptSteps.All, "place", "SHA-256", "paragraphs", "coded", "next", "since"],
            [.. ways.Select(w => Row(w, asked.Today))], notes, new HashSet<string>(["paragraphs"], StringComparer.Ordinal));
    }

    private static string? Hash(TranscriptWay way) => way.Steps.GetValueOrDefault(TranscriptSteps.Stored)?.Hash;

    private static IReadOnlyList<string> Row(TranscriptWay way, DateOnly today) =>
    [
        way.Stream, .. TranscriptSteps.All.Select(s => way.Steps.GetValueOrDefault(s) is { } step ? $"{step.On} {step.By}" : ""),
        way.Steps.GetValueOrDefault(TranscriptSteps.Stored)?.Place ?? "", Hash(way)?[..HashShown] ?? "", way.Paragraphs == 0 ? "" : NumberWords.Digits(way.Paragraphs), Coded(way),
        way.Next ?? "", way.Next is null ? "" : way.IsOverdue(today) ? $"{way.Since}, overdue" : way.Since,
    ];

    private static string Coded(TranscriptWay way) => way.Coding switch
    {
        CodingStanding.Coded => $"{way.CodedOn} {string.Join(", ", way.Coders)}",
        CodingStanding.InProgress => "in progress",
        _ => "",
    };
}
