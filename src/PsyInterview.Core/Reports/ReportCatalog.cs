using PsyInterview.Log;

namespace PsyInterview.Reports;

/// <summary>A report in the catalogue.</summary>
/// <param name="From">The table, from the log alone; the second argument narrows it to one session where that makes sense.</param>
public sealed record Report(string Name, string Help, Func<LogReading, string?, Table> From);

/// <summary>Every report there is. A new one is a file of its own and a row here.</summary>
public static class ReportCatalog
{
    /// <summary>One row a report.</summary>
    public static IReadOnlyList<Report> All { get; } =
    [
        new("timeline", "the whole account of each session, entry by entry", (reading, session) => Timeline.From(reading, session)),
        new("durations", "gross and net minutes of each session, mean and range", (reading, _) => Durations.From(reading)),
    ];
}
