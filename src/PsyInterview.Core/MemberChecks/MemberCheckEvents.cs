using System.Text.Json.Serialization;
using PsyInterview.Log;

namespace PsyInterview.MemberChecks;

// A member check has a stream of its own, P01-1.summary, which is the participant's: what is written and answered there goes with their words.
// What keeps holds codes, days and outcomes only, so that the counts stay true. Days are written 2019-11-05.

/// <summary>A participant is to be shown what was made of their words.</summary>
/// <param name="Wave">The interview it is about, from 1.</param>
/// <param name="Form">One of <see cref="CheckForms.All"/>.</param>
public sealed record MemberCheckPlanned(string Person, int Wave, string Form) : Event, IAbout, IOwnsStream, IAfterwards
{
    string? IOwnsStream.Owner => Person;
}

/// <summary>A version of what the participant is to get. Earlier ones stay as they are; one that follows an answer is the corrected one.</summary>
/// <param name="Version">From 1.</param>
/// <param name="Language">Of the letter, for example <c>nl</c>.</param>
/// <param name="Text">The whole letter in Markdown; its numbered lines are the statements that can be answered one by one.</param>
/// <param name="Quoted">Other participants whose words it repeats, or a version before it that it grew from: it goes when theirs go.</param>
public sealed record LetterWritten(int Version, string Language, string Text, IReadOnlyList<string>? Quoted = null) : Event, IAfterwards, IQuotes;

/// <summary>It was sent, or the participant was invited to talk about it.</summary>
/// <param name="Version">Of the letter; 0 where nothing was written.</param>
/// <param name="Channel">One of <see cref="CheckWords.Channels"/>.</param>
/// <param name="Due">The day by which an answer is expected.</param>
/// <param name="Letter">The entry that holds the version, by which it is known again; null where nothing was written.</param>
/// <param name="On">The day, where it is not the day of the entry.</param>
/// <param name="By">Who sent it, where it is not who recorded this: a code of the team.</param>
public sealed record MemberCheckSent(int Version, string Channel, string Due, string? Letter = null, string? On = null, string? By = null) : Event, IAfterwards;

/// <summary>By what is the sent letter known again outside the study. Of a kind that goes with the words: a hash of few words tells them.</summary>
/// <param name="Hash">SHA-256 of the letter's text, in hex.</param>
/// <param name="FileHash">SHA-256 of the file that was sent, in hex, where that was kept.</param>
public sealed record SentLetterHashed(string Hash, string? FileHash = null) : Event, IAfterwards;

/// <summary>The participant was reminded.</summary>
/// <param name="Channel">One of <see cref="CheckWords.Channels"/>, or null.</param>
/// <param name="By">A code of the team, where it is not who recorded this.</param>
/// <param name="Due">The day by which an answer is expected now; null where that stays.</param>
public sealed record MemberCheckReminded(string? On = null, string? Channel = null, string? By = null, string? Due = null) : Event, IAfterwards;

/// <summary>The participant answered. What they answered follows.</summary>
/// <param name="Channel">One of <see cref="CheckWords.Channels"/>, or null.</param>
public sealed record MemberCheckReturned(string? On = null, string? Channel = null) : Event, IAfterwards;

/// <summary>The answer as a whole; the latest counts.</summary>
/// <param name="Response">One of <see cref="CheckResponses.All"/>.</param>
public sealed record MemberCheckResponded(string Response) : Event, IAfterwards;

/// <summary>What the participant says to one statement; the latest counts.</summary>
/// <param name="Statement">Its number in the version that was sent; 0 for the whole.</param>
/// <param name="Answer">One of <see cref="StatementAnswers.All"/>.</param>
/// <param name="Words">How they would put it, or what they object to; null for a plain yes.</param>
public sealed record StatementAnswered(int Statement, string Answer, string? Words = null) : Event, IAfterwards, ICanBeCoded
{
    string ICanBeCoded.What => Answer == StatementAnswers.Dispute ? "dispute" : "amendment";
    string? ICanBeCoded.Words => Answer == StatementAnswers.Confirm ? null : Words;
    string? ICanBeCoded.About => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"statement {Statement}");
}

/// <summary>The participant added something that was in no statement.</summary>
public sealed record StatementAdded(string Words) : Event, IAfterwards, ICanBeCoded
{
    string ICanBeCoded.What => "addition";
    string? ICanBeCoded.About => null;
}

/// <summary>What was decided of a change that the participant asked for. What was said stays as it was said; the latest decision counts.</summary>
/// <param name="Entry">The answer that asks for it.</param>
/// <param name="Verdict">One of <see cref="ChangeVerdicts.All"/>.</param>
/// <param name="Touched">The codes and themes that it touches; null for none.</param>
/// <param name="On">The day, where it is not the day of the entry.</param>
/// <param name="By">Who decided, where it is not who recorded this.</param>
public sealed record RequestedChangeDecided(
    string Entry, string Verdict, string Reason, IReadOnlyList<string>? Touched = null, string? On = null, string? By = null) : Event, ISpeaksOf, IAfterwards;

/// <summary>The team went through the answer; what it asked for is decided.</summary>
public sealed record MemberCheckReviewed(string? On = null) : Event, IAfterwards;

/// <summary>Nothing more is to be done.</summary>
public sealed record MemberCheckClosed(string? On = null) : Event, IAfterwards;

/// <summary>It came to no answer.</summary>
/// <param name="How">One of <see cref="CheckExits.All"/>.</param>
public sealed record MemberCheckEnded(string How, string? On = null) : Event, IAfterwards;

/// <summary>Why it came to no answer.</summary>
public sealed record MemberCheckReasoned(string Words) : Event, IAfterwards;

/// <summary>What was done after the participant had been distressed by it.</summary>
public sealed record DistressFollowedUp(string Words, string? On = null) : Event, IAfterwards;

/// <summary>The kinds of a member check's stream.</summary>
public static class MemberCheckEvents
{
    private static readonly MemberCheckJson Json = new(EventKinds.Options());

    /// <summary>One row a kind.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("member-check-planned", Json.MemberCheckPlanned, Stays: true, Keeps: true),
        new("letter-written", Json.LetterWritten, Stays: true),
        new("member-check-sent", Json.MemberCheckSent, Keeps: true),
        new("sent-letter-hashed", Json.SentLetterHashed),
        new("member-check-reminded", Json.MemberCheckReminded, Keeps: true),
        new("member-check-returned", Json.MemberCheckReturned, Keeps: true),
        new("member-check-responded", Json.MemberCheckResponded, Keeps: true),
        new("statement-answered", Json.StatementAnswered),
        new("statement-added", Json.StatementAdded),
        new("requested-change-decided", Json.RequestedChangeDecided),
        new("member-check-reviewed", Json.MemberCheckReviewed, Keeps: true),
        new("member-check-closed", Json.MemberCheckClosed, Keeps: true),
        new("member-check-ended", Json.MemberCheckEnded, Keeps: true),
        new("member-check-reasoned", Json.MemberCheckReasoned),
        new("distress-followed-up", Json.DistressFollowedUp),
    ];
}

[JsonSerializable(typeof(MemberCheckPlanned))]
[JsonSerializable(typeof(LetterWritten))]
[JsonSerializable(typeof(MemberCheckSent))]
[JsonSerializable(typeof(SentLetterHashed))]
[JsonSerializable(typeof(MemberCheckReminded))]
[JsonSerializable(typeof(MemberCheckReturned))]
[JsonSerializable(typeof(MemberCheckResponded))]
[JsonSerializable(typeof(StatementAnswered))]
[JsonSerializable(typeof(StatementAdded))]
[JsonSerializable(typeof(RequestedChangeDecided))]
[JsonSerializable(typeof(MemberCheckReviewed))]
[JsonSerializable(typeof(MemberCheckClosed))]
[JsonSerializable(typeof(MemberCheckEnded))]
[JsonSerializable(typeof(MemberCheckReasoned))]
[JsonSerializable(typeof(DistressFollowedUp))]
internal sealed partial class MemberCheckJson : JsonSerializerContext;
