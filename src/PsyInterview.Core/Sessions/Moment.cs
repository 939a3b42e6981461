using System.Collections.Immutable;
using PsyInterview.Log;

namespace PsyInterview.Sessions;

/// <summary>One line of a session's account: an entry as later entries have left it.</summary>
/// <param name="Id">The entry.</param>
/// <param name="At">When its first key went down; never altered.</param>
/// <param name="What">In the field's words: <c>asked</c>, <c>probe</c>, <c>note</c>, <c>quote</c>, <c>audio failed</c>, ...</param>
/// <param name="On">The question or topic it belongs to now.</param>
public sealed record Moment(EntryId Id, DateTimeOffset At, string What, string? On)
{
    /// <summary>The words, as last edited.</summary>
    public string? Text { get; init; }

    /// <summary>In a group, who said or did it: a participant's code or one of <see cref="Speakers"/>; null where it is nobody's in particular.</summary>
    public string? Speaker { get; init; }

    /// <summary>In a group, whom it was meant for; null where nobody was named.</summary>
    public string? To { get; init; }

    /// <summary>Planned probe, from 1; 0 where there is none.</summary>
    public int Probe { get; init; }

    /// <summary>For a planned probe, the hash of the version of the guide it was asked from: in another version that number may be another probe.</summary>
    public string? GuideHash { get; init; }

    /// <summary>What it would still like to know; null when nothing, or when it was answered.</summary>
    public FollowUp? Open { get; init; }

    /// <summary>The answer given; null while it is not answered.</summary>
    public string? Answer { get; init; }

    /// <summary>The words that came with the answer.</summary>
    public string? AnswerText { get; init; }

    /// <summary>The codes it is tagged with.</summary>
    public ImmutableList<string> Codes { get; init; } = [];

    /// <summary>Seconds by which it was back-dated.</summary>
    public int BackDatedBy { get; init; }

    /// <summary>Where in the talk it belongs when it was written afterwards, in seconds; see <see cref="IsTimed"/>.</summary>
    public int? TalkSeconds { get; init; }

    /// <summary>True when someone said where in the talk it belongs, be it "unknown".</summary>
    public bool IsTimed { get; init; }

    /// <summary>Where it stood before it was moved; null when it never moved.</summary>
    public string? MovedFrom { get; init; }

    /// <summary>True once its words were edited.</summary>
    public bool Edited { get; init; }

    /// <summary>A draft that was put aside.</summary>
    public bool Unfinished { get; init; }

    /// <summary>Said or noted after the recording stopped.</summary>
    public bool AfterRecording { get; init; }

    /// <summary>Not to be shown outside the team: noted during distress, or struck at the participant's wish.</summary>
    public bool Restricted { get; init; }

    /// <summary>Struck at the participant's wish.</summary>
    public bool Struck { get; init; }

    /// <summary>The time it happened: its stamp, less what it was back-dated by.</summary>
    public DateTimeOffset Happened => At.Before(BackDatedBy);

    /// <summary>True for what carries words of its own that can be edited, moved and tagged.</summary>
    public bool IsNote => What is "note" or "quote" or "non-verbal" or "thought" or "member check" or "improvised" or NoteForms.AskAtEnd or NoteForms.Equipment;
}

/// <summary>What became of one main question.</summary>
public sealed record QuestionCoverage
{
    /// <summary>The coverage of a question nobody touched.</summary>
    public static readonly QuestionCoverage None = new();

    /// <summary>One of <c>not asked</c>, <c>asked</c>, <c>volunteered</c>, <c>skipped</c>, <c>declined</c>, <c>parked</c>.</summary>
    public string Status { get; init; } = "not asked";

    /// <summary>The entry that gave it this status.</summary>
    public EntryId? By { get; init; }

    /// <summary>When it got this status.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When it was first asked.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>When the participant first spoke of it unasked.</summary>
    public DateTimeOffset? VolunteeredAt { get; init; }

    /// <summary>Why it was skipped, declined or not reached; null when nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>When each probe was asked; a probe can be asked again.</summary>
    public ImmutableSortedDictionary<int, ImmutableList<DateTimeOffset>> Probes { get; init; } =
        ImmutableSortedDictionary<int, ImmutableList<DateTimeOffset>>.Empty;

    /// <summary>True when it still waits to be talked about.</summary>
    public bool IsWaiting => Status is "not asked" or "parked";
}

/// <summary>A stretch of time: a break, an incident, an audio gap, off the record.</summary>
/// <param name="StopsTalk">True when net time excludes it.</param>
/// <param name="Opened">The entry that opened it.</param>
/// <param name="To">Null while it is open.</param>
public sealed record Stretch(string What, DateTimeOffset From, DateTimeOffset? To, bool StopsTalk, EntryId Opened);
