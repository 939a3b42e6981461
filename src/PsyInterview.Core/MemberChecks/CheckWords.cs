namespace PsyInterview.MemberChecks;

/// <summary>What kind of member check it is. Each check is of exactly one; <c>in-session</c> is made in the talk and has no stream of its own.</summary>
public static class CheckForms
{
    /// <summary>
    /// Said back in the talk; the transcript returned (COREQ 23); a summary of one's own interview; a talk about it; several people together; a synthesis of
    /// themes with quotes (Birt et al. 2016); the findings (COREQ 28).
    /// </summary>
    public const string InSession = "in-session", Transcript = "transcript", Summary = "summary", Interview = "interview", Group = "group", Synthesized = "synthesized", Findings = "findings";

    /// <summary>Those that are planned, sent and answered, in the order in which they are offered.</summary>
    public static IReadOnlyList<(string Form, string Words)> All { get; } =
    [
        (Summary, "individual summary"),
        (Transcript, "transcript"),
        (Synthesized, "synthesized summary"),
        (Findings, "findings"),
        (Interview, "follow-up interview"),
        (Group, "group"),
    ];

    /// <summary>The form in words: "individual summary".</summary>
    public static string Words(string form) => form == InSession ? "in the session" : All.FirstOrDefault(f => f.Form == form).Words ?? form;

    /// <summary>True for what is talked about and needs nothing in writing.</summary>
    public static bool IsTalked(string form) => form is Interview or Group;

    /// <summary>True for what is made of the words of several people.</summary>
    public static bool IsOfThemes(string form) => form is Synthesized or Findings or Interview or Group;

    /// <summary>The letter that goes with a form, one of <see cref="LetterTemplate.Names"/>.</summary>
    public static string LetterOf(string form) => form switch { Synthesized or Findings => "findings", Interview or Group => "invitation", _ => form };
}

/// <summary>What a participant answers as a whole.</summary>
public static class CheckResponses
{
    /// <summary>The answers.</summary>
    public const string Confirmed = "confirmed", Additions = "confirmed with additions", Corrections = "corrections requested", Disagrees = "disagrees", Distressed = "distressed";

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> All { get; } = [Confirmed, Additions, Corrections, Disagrees, Distressed];
}

/// <summary>What a participant says to one statement.</summary>
public static class StatementAnswers
{
    /// <summary>It is so; it is to be put otherwise; it is not so.</summary>
    public const string Confirm = "confirm", Amend = "amend", Dispute = "dispute";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Confirm, Amend, Dispute];
}

/// <summary>What becomes of a change that was asked for.</summary>
public static class ChangeVerdicts
{
    /// <summary>It is made; it is kept beside what stands; it is not made.</summary>
    public const string Accepted = "accepted", Noted = "noted", NotAccepted = "not accepted";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Accepted, Noted, NotAccepted];
}

/// <summary>How a member check can come to no answer. A withdrawal is the participant's, from the study, and no exit of this kind.</summary>
public static class CheckExits
{
    /// <summary>They are not to be asked; it did not reach them; nothing came back; they would rather not.</summary>
    public const string NotEligible = "not eligible", Undeliverable = "undeliverable", NoResponse = "no response", Declined = "declined";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [NotEligible, Undeliverable, NoResponse, Declined];
}

/// <summary>Words that a member check is recorded in.</summary>
public static class CheckWords
{
    /// <summary>How a letter goes out and an answer comes in. Only these: what is kept after an erasure must hold nobody's address.</summary>
    public static IReadOnlyList<string> Channels { get; } = ["post", "e-mail", "in person", "phone", "video call"];

    /// <summary>Why this is no channel; null when it is one, or when none is said.</summary>
    public static string? WhyNotChannel(string? channel) => channel is null || Channels.Contains(channel) ? null : $"“{channel}” is not a way it can go; {string.Join(", ", Channels)}";
}
