using PsyInterview.Log;

namespace PsyInterview.Reports;

/// <summary>What a report is asked for; a report passes over what does not concern it.</summary>
/// <param name="Session">Only this stream, or null for all.</param>
/// <param name="Today">The day that "due" is reckoned from.</param>
/// <param name="Columns">Groups by name or title, one a column; empty for every group.</param>
/// <param name="Group">Only this group, by name or title, or null for all.</param>
/// <param name="Percent">True to print shares beside counts.</param>
/// <param name="ByDistance">True to rank invitations by distance alone.</param>
/// <param name="Guide">Only this guide, by its id, or null for all.</param>
/// <param name="Saturation">What is asked of the curve of codes; null for what was set.</param>
public sealed record ReportOptions(
    string? Session, DateOnly Today, IReadOnlyList<string> Columns, string? Group = null, bool Percent = false, bool ByDistance = false,
    SaturationAsked? Saturation = null, string? Guide = null)
{
    /// <summary>Everything, as it stands on a day.</summary>
    public static ReportOptions On(DateOnly today) => new(null, today, []);
}

/// <summary>A report in the catalogue.</summary>
/// <param name="From">The table, from the log and what was asked for alone.</param>
/// <param name="Asks">Which of the options it heeds: <c>session</c>, <c>group</c>, <c>columns</c>, <c>percent</c>, <c>today</c>, <c>by</c>, <c>saturation</c>, <c>guide</c>.</param>
public sealed record Report(string Name, string Help, Func<LogReading, ReportOptions, Table> From, params IReadOnlyList<string> Asks);

/// <summary>Every report there is. A new one is a file of its own and a row here.</summary>
public static class ReportCatalog
{
    /// <summary>One row a report.</summary>
    public static IReadOnlyList<Report> All { get; } =
    [
        new("flow", "who was contacted, declined and was interviewed, with the paragraph for the paper", Flow.From, "group", "today"),
        new("table1", "what is known of those interviewed, one column a group", Characteristics.From, "columns", "percent"),
        new("sampling", "how the sample varies and what its frame still lacks", SamplingReport.From, "group"),
        new("invite", "whom to invite next, each with the reasons", Invitations.From, "group", "by"),
        new("due", "who is due, overdue or to be called back; debriefs to write, member checks and transcripts that wait", Due.From, "group", "today"),
        new("contacts", "every contact, the newest last", Contacts.From, "group"),
        new("withdrawals", "who withdrew, what was erased, and what left the study before and is to be chased", (reading, _) => Withdrawals.From(reading)),
        new("durations", "gross and net minutes of each session, mean and range", (reading, _) => Durations.From(reading), "session"),
        new("attendance", "who was at a focus group from when to when, on which seat, and who watched", Attendance.From, "session"),
        new("talk", "who spoke how much in each focus group, and how evenly", TalkReport.From, "session"),
        new("interaction", "who followed and addressed whom in each focus group", TalkReport.Interaction, "session"),
        new("consensus", "who agreed, disagreed or said nothing, by question", Consensus.From, "session"),
        new("questions", "which question was asked of whom: questions and participants", QuestionReports.Matrix, "guide", "group", "session"),
        new("exposure", "how many were exposed to each question, and since which version it is in the guide", QuestionReports.Exposure, "guide", "group"),
        new("probes", "how often each probe was asked, and the probes that interviewers made up", ProbesReport.From, "guide", "group"),
        new("pace", "minutes on each topic against the plan", Pace.From, "guide", "group", "session"),
        new("guide-history", "how the guides changed, when and why, with the sentence for the paper", GuideHistory.From, "guide"),
        new("proposals", "what was proposed for the guides, and what became of it", GuideHistory.Proposals, "guide", "session"),
        new("coding", "how far each session is coded, by whom, and how many differences are open", CodingReport.From, "session"),
        new("agreement", "how far two coders agreed before they spoke about it, code by code", AgreementReport.From, "session"),
        new("differences", "every difference between two coders, what was decided and why", AgreementReport.Differences, "session"),
        new("saturation", "whether anything new still comes: what each rule says, and the sentence for the paper", SaturationReport.From, "group", "saturation"),
        new("saturation-curve", "new and cumulative codes, interview by interview in the order of analysis", SaturationReport.Curve, "group", "saturation"),
        new("saturation-guide", "new codes by version of the guide", SaturationReport.ByGuide, "group", "saturation"),
        new("saturation-settings", "base, run and threshold in the twelve settings of their source", SaturationReport.Settings, "group", "saturation"),
        new("meaning", "whether the meaning of each code still grows", SaturationReport.Meaning, "group", "saturation"),
        new("member-checks", "who was shown what was made of their words, and what they answered, with the line for the paper", MemberCheckReport.From, "group"),
        new("member-check-list", "every member check: when it was sent, what came back, what it waits for", MemberCheckReport.List, "group", "today"),
        new("requested-changes", "every change that participants asked for, what was decided and why", MemberCheckReport.Changes, "group"),
        new("transcripts", "the way of each session from the audio to coded words, and what is next", Transcripts.From, "session", "today"),
        new("ask-next", "questions from analysis for coming sessions, and in how many each was asked", (reading, _) => AskNext.From(reading)),
        new("codebook", "every code with its theme, definition, origin, and how often it was applied", (reading, _) => CodebookReport.From(reading)),
        new("themes", "the themes with their definitions, codes, and quotes for and against", (reading, _) => CodebookReport.Themes(reading)),
        new("meetings", "when the team met about the analysis, who was there, what was decided and why", (reading, _) => CodebookReport.Meetings(reading)),
        new("timeline", "the whole account of each session, entry by entry", (reading, asked) => Timeline.From(reading, asked.Session), "session"),
    ];
}
