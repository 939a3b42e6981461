namespace PsyInterview.Log;

/// <summary>An event that speaks of one person: when their words are to go, it goes.</summary>
public interface IAbout
{
    /// <summary>The person's code, as it was when the event was recorded; null where it is about nobody in particular, and then the stream's owner's.</summary>
    string? Person { get; }
}

/// <summary>An event that says whose words a whole stream holds.</summary>
public interface IOwnsStream
{
    /// <summary>The person's code; null for a group's stream, in which only what is about a person goes with that person.</summary>
    string? Owner { get; }
}

/// <summary>An event whose words repeat what other people said as well: they go when the words of any of these go.</summary>
public interface IQuotes
{
    /// <summary>The codes of the others, as they were when the event was recorded; null where there are none.</summary>
    IReadOnlyList<string>? Quoted { get; }
}

/// <summary>An event whose words are somebody's own and can be coded by themselves, as a note or a paragraph of a transcript can.</summary>
public interface ICanBeCoded
{
    /// <summary>What it is called among the passages: <c>addition</c>, ...</summary>
    string What { get; }

    /// <summary>The words; null where there are none.</summary>
    string? Words { get; }

    /// <summary>What they are about: a later event about the same stands in its place. Null where each stands for itself.</summary>
    string? About { get; }
}

/// <summary>An event by which a person got another code.</summary>
public interface IRenames
{
    /// <summary>The code until then, or null.</summary>
    string? Before { get; }

    /// <summary>The code since.</summary>
    string After { get; }
}

/// <summary>The event with which a study begins: two files that have one in common are of the same study. Of a kind that stays and keeps.</summary>
public interface IBeginsAStudy;

/// <summary>An event that says that this laptop holds a part of a study, which somebody handed over.</summary>
public interface IReceivesAPart
{
    /// <summary>The session, for example <c>FG1-1</c>.</summary>
    string Session { get; }
}

/// <summary>An event from which erasure follows. Of a kind that keeps: it is never erased itself.</summary>
public interface IErases
{
    /// <summary>Whose words go, or null when none do.</summary>
    string? Erased { get; }

    /// <summary>Kinds that are spared all the same.</summary>
    IReadOnlyList<string>? Spared { get; }
}

/// <summary>An event that says more of an earlier entry of the same stream: when the words of that entry go, its words go.</summary>
public interface ISpeaksOf
{
    /// <summary>The id of the earlier entry, as <see cref="EntryId.ToString"/> prints it.</summary>
    string Entry { get; }
}

/// <summary>A mark that everybody who records a session sets at the same moment, so that their clocks can be compared.</summary>
public interface ISyncMark
{
    /// <summary>The how-manieth mark of the session, from 1, as it was said aloud.</summary>
    int Number { get; }
}

/// <summary>The event from which a session's time is counted: whoever recorded it has the clock that the others are held against.</summary>
public interface ISetsTheClock;

/// <summary>
/// An event that was recorded about a session at a desk, maybe months later and on a laptop that was never in the room: its time is the wall clock's, and
/// whoever recorded nothing else did not record the session.
/// </summary>
public interface IAfterwards;
