using Humanizer;
using PsyInterview.Guides;
using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Sessions;

namespace PsyInterview.Screens;

/// <summary>Words as people say them: counts, ordinals, times ago.</summary>
public static class Phrases
{
    /// <summary>"3 topics", "one topic", "no topics".</summary>
    public static string Count(int number, string word) => number switch
    {
        0 => $"no {word.Pluralize()}",
        1 => $"one {word}",
        _ => $"{number} {word.Pluralize()}",
    };

    /// <summary>"first interview", "second interview", "focus group".</summary>
    public static string Session(SessionPlanned plan) =>
        plan.Kind == Cohort.FocusGroup ? "focus group" : $"{Ordinal(plan.Wave)} interview";

    /// <summary>"P07 first interview", "P07 individual summary".</summary>
    public static string Of(StreamRecorder stream) => stream switch
    {
        SessionRecorder { State.Plan: { } plan } => $"{plan.Participant} {Session(plan)}",
        CheckRecorder check => $"{check.Check.Person} {CheckForms.Words(check.Check.Form)}",
        _ => stream.Stream,
    };

    /// <summary>The same of a session that may be a trial: "pilot interview".</summary>
    public static string Session(Account account) => !account.IsPilot ? Session(account.State.Plan!) : account.State.IsGroup ? "pilot focus group" : "pilot interview";

    /// <summary>"first", "second", ...</summary>
    // The usual waves are spelled out here: looking them up costs a tenth of the time to the first frame.
    public static string Ordinal(int wave) => wave switch { 1 => "first", 2 => "second", 3 => "third", _ => wave.ToOrdinalWords() };

    /// <summary>"12 minutes ago", "yesterday".</summary>
    public static string Ago(DateTimeOffset when, DateTimeOffset now) => when.UtcDateTime.Humanize(utcDate: true, dateToCompareAgainst: now.UtcDateTime);

    /// <summary>Where a session stands, in a few words.</summary>
    public static string Phase(SessionState state) => state.IsPast && state.Phase is Sessions.Phase.Debriefed ? "held before" : state.Phase switch
    {
        Sessions.Phase.None or Sessions.Phase.Planned => "planned",
        Sessions.Phase.Ready => "ready to start",
        Sessions.Phase.Paused => "in a break",
        Sessions.Phase.Interrupted => "cut off",
        Sessions.Phase.Closing => "closing list open",
        Sessions.Phase.Ended => "debrief to write",
        Sessions.Phase.Debriefed => "done",
        Sessions.Phase.Withdrawn => "withdrawn",
        _ => "running, or cut off",
    };

    /// <summary>"note on 3.2 Exercises".</summary>
    public static string Target(TopicGuide guide, string? on) =>
        guide.Question(on) is { } question ? $"{question.Number} {question.Label}"
        : guide.Topics.FirstOrDefault(t => t.Id == on) is { } topic ? $"{topic.Number} {topic.Title}"
        : "no question yet";
}
