using System.Text.Json.Serialization;
using PsyInterview.Log;

namespace PsyInterview.Coding;

// These stand in the stream of the session whose words they are about, so that they go when those words go.

/// <summary>Two people code this session without seeing each other's work, until both have finished.</summary>
/// <param name="Coders">Their codes in the team; empty: it is coded together again.</param>
public sealed record CodersNamed(IReadOnlyList<string> Coders) : Event, IAfterwards;

/// <summary>The codes that whoever recorded this applies to a passage, all of them; an empty list takes them off.</summary>
/// <param name="Entry">The passage: a note, a paragraph of the transcript, or the entry with which the session was planned, for the session as a whole.</param>
public sealed record PassageCoded(string Entry, IReadOnlyList<string> Codes) : Event, ISpeaksOf, IAfterwards;

/// <summary>Whoever recorded this has finished coding the session. Where two code it apart, their work cannot be changed after that.</summary>
/// <param name="On">The day, where it is not the day of the entry.</param>
public sealed record CodingFinished(string? On = null) : Event, IAfterwards;

/// <summary>Whoever recorded this goes on coding a session they had finished.</summary>
public sealed record CodingReopened(string Reason) : Event, IAfterwards;

/// <summary>Two coders differed about a code at a passage; this is what was decided. What each had coded stays as it was.</summary>
/// <param name="Applies">True when the code applies.</param>
/// <param name="On">The day of the meeting, where it is not the day of the entry.</param>
/// <param name="People">Who decided.</param>
public sealed record ConsensusReached(
    string Entry, string Code, bool Applies, string Reason, string? On = null, IReadOnlyList<string>? People = null) : Event, ISpeaksOf, IAfterwards;

/// <summary>Something about a code was heard here: a dimension, a nuance.</summary>
/// <param name="Entry">The passage it was heard in.</param>
public sealed record AspectHeard(string Entry, string Code, string Aspect) : Event, ISpeaksOf, IAfterwards;

/// <summary>A passage speaks for a theme or against it.</summary>
/// <param name="Stance">One of <see cref="CodeWords.Stances"/>, or <c>none</c> to take it off.</param>
public sealed record QuoteLinked(string Entry, string Theme, string Stance) : Event, ISpeaksOf, IAfterwards;

/// <summary>A step on the way from the audio to a coded transcript was done.</summary>
/// <param name="Step">One of <see cref="TranscriptSteps.All"/>.</param>
/// <param name="On">The day, where it is not the day of the entry.</param>
/// <param name="By">Who did it, where it is not who wrote this: a code of the team, or for example "transcription office".</param>
/// <param name="Place">Where it lies: a drawer, a server, a folder. No name of a person.</param>
/// <param name="Hash">SHA-256 of the file, in hex, by which it is known again.</param>
public sealed record TranscriptStepped(string Step, string? On = null, string? By = null, string? Place = null, string? Hash = null) : Event, IAfterwards;

/// <summary>A transcript came in, paragraph by paragraph; the paragraphs follow. An earlier one no longer counts.</summary>
/// <param name="Hash">SHA-256 of the text as it was read, in hex.</param>
/// <param name="Segments">How many paragraphs follow.</param>
public sealed record TranscriptImported(string Hash, int Segments) : Event, IAfterwards;

/// <summary>One paragraph of the transcript that came in last.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Speaker">Whose words they are, as the transcript calls them: a participant's code, or for example <c>I</c>; null where it does not say.</param>
/// <param name="Person">In a focus group, the member whose words they are; null elsewhere: the words are the participant's, whoever says them.</param>
public sealed record SegmentImported(int Number, string Text, string? Speaker = null, string? Person = null) : Event, IAbout, IAfterwards;

/// <summary>The kinds that analysis adds to the stream of a session.</summary>
public static class CodingEvents
{
    private static readonly CodingJson Json = new(EventKinds.Options());

    /// <summary>One row a kind.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("coders-named", Json.CodersNamed),
        new("passage-coded", Json.PassageCoded),
        new("coding-finished", Json.CodingFinished, Stays: true),
        new("coding-reopened", Json.CodingReopened, Stays: true),
        new("consensus-reached", Json.ConsensusReached),
        new("aspect-heard", Json.AspectHeard),
        new("quote-linked", Json.QuoteLinked),
        new("transcript-stepped", Json.TranscriptStepped),
        new("transcript-imported", Json.TranscriptImported),
        new("segment-imported", Json.SegmentImported),
    ];
}

[JsonSerializable(typeof(CodersNamed))]
[JsonSerializable(typeof(PassageCoded))]
[JsonSerializable(typeof(CodingFinished))]
[JsonSerializable(typeof(CodingReopened))]
[JsonSerializable(typeof(ConsensusReached))]
[JsonSerializable(typeof(AspectHeard))]
[JsonSerializable(typeof(QuoteLinked))]
[JsonSerializable(typeof(TranscriptStepped))]
[JsonSerializable(typeof(TranscriptImported))]
[JsonSerializable(typeof(SegmentImported))]
internal sealed partial class CodingJson : JsonSerializerContext;
