using PsyInterview.Log;

namespace PsyInterview.Reports;

/// <summary>What a report is asked for; each takes what it can use.</summary>
/// <param name="Today">The day on which it is asked, which the log cannot know.</param>
/// <param name="Session">Only this session, for example <c>P07-1</c>.</param>
/// <param name="Group">Only this group.</param>
/// <param name="Columns">The columns of Table 1: groups or single focus groups, by name or title.</param>
/// <param name="ByDistance">Whom to invite next by distance alone.</param>
public sealed record ReportOptions(
    DateOnly Today, string? Session = null, string? Group = null, IReadOnlyList<string>? Columns = null, bool ByDistance = false);

/// <summary>A report in the catalogue.</summary>
/// <param name="From">The table, from the log and what was asked alone.</param>
/// <param name="IsOfSession">True when it can be narrowed to one session.</param>
public sealed record Report(string Name, string Help, Func<LogReading, ReportOptions, Table> From, bool IsOfSession = false);

/// <summary>Every report there is. A new one is a file of its own and a row here.</summary>
public static class ReportCatalog
{
    /// <summary>One row a report.</summary>
    public static IReadOnlyList<Report> All { get; } =
    [
        new("flow", "whom was asked, who took part, who did not and why, wave by wave", (reading, _) => Flow.From(reading)),
        new("table1", "who was interviewed: counts, mean and range, one column a group", Table1.From),
        new("sampling", "criteria and levels: counts, targets, gaps, coverage, evenness", Sample.From),
        new("invite", "whom to invite next, with the reasons", Invitation.From),
        new("due", "appointments, call backs, waves due and overdue, debriefs to write", Due.From),
        new("contacts", "the recruitment log: every contact and what came of it", ContactLog.From),
        new("durations", "gross and net minutes of each session, mean and range", (reading, _) => Durations.From(reading)),
        new("timeline", "the whole account of each session, entry by entry", (reading, options) => Timeline.From(reading, options.Session), IsOfSession: true),
    ];
}
