using System.Text.Json.Serialization;
using PsyInterview.Log;

namespace PsyInterview.Sessions;

// Speaker is always a participant's code, or one of Speakers. On is what it is in every event of a session: the question that was open.

/// <summary>A participant of a focus group sits on a seat, counted clockwise from the moderator. Whoever sat there, or where they sat before, makes room.</summary>
/// <param name="Seat">From 1.</param>
public sealed record SeatTaken(int Seat, string Person) : Event, IAbout;

/// <summary>A participant came late, left early or did not come at all.</summary>
/// <param name="State">One of <see cref="Attendances"/>.</param>
public sealed record AttendanceNoted(string Person, string State) : Event, IAbout;

/// <summary>Somebody of the team has a part in this session.</summary>
/// <param name="Person">Their code in the team: <c>sd</c>.</param>
/// <param name="Role">One of <see cref="SessionRoles"/>.</param>
public sealed record SessionRoleGiven(string Person, string Role) : Event;

/// <summary>Whoever records this began to observe.</summary>
public sealed record ObservationBegan : Event;

/// <summary>Whoever records this observes no more.</summary>
/// <param name="Seconds">How long before the stamp the last sign of them was, where they were cut off; null where they ended it.</param>
public sealed record ObservationEnded(int? Seconds = null) : Event;

/// <summary>Somebody takes the floor; the turn before ends.</summary>
/// <param name="Seat">The seat whose key was pressed; null where there was none.</param>
public sealed record FloorTaken(string Speaker, int? Seat = null, string? On = null) : Event, IAbout
{
    string? IAbout.Person => Speaker;
}

/// <summary>Nobody has the floor any more.</summary>
public sealed record FloorLeft(string? On = null) : Event;

/// <summary>Somebody speaks while another has the floor.</summary>
public sealed record OverlapBegan(string Speaker, string? On = null) : Event, IAbout
{
    string? IAbout.Person => Speaker;
}

/// <summary>They no longer speak over another.</summary>
public sealed record OverlapEnded(string Speaker) : Event, IAbout
{
    string? IAbout.Person => Speaker;
}

/// <summary>What somebody did without taking the floor, or how they took up what another had said.</summary>
/// <param name="Act">In the observer's word: <c>nods</c>, <c>agrees</c>, <c>responds</c>, ... see <see cref="GroupActs"/>.</param>
/// <param name="To">Whom it was meant for, or null.</param>
public sealed record ActNoted(string Speaker, string Act, string? To = null, string? On = null) : Event, IAbout
{
    string? IAbout.Person => Speaker;
}

/// <summary>Whose turn, act or words an earlier entry holds is known only now, or was noted wrongly.</summary>
public sealed record SpeakerSettled(string Entry, string Speaker) : Event, IAbout, ISpeaksOf
{
    string? IAbout.Person => Speaker;
}

/// <summary>The moderator was shown how time stands.</summary>
public sealed record TimeCueGiven(string? On = null) : Event;

/// <summary>While this observer was writing, nobody noted who had the floor.</summary>
/// <param name="Seconds">From the stamp on.</param>
public sealed record TurnsNotObserved(int Seconds) : Event;

/// <summary>This person's debrief is done: it changes no more, and the others' may now be read beside it.</summary>
public sealed record DebriefSealed : Event;

/// <summary>Who can have the floor beside the participants.</summary>
public static class Speakers
{
    /// <summary>The moderator.</summary>
    public const string Moderator = "moderator";

    /// <summary>Somebody, settled later.</summary>
    public const string Unknown = "unknown";

    /// <summary>A person who withdrew: that they spoke stays, what and who is gone.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Somebody on a seat whose code is not known yet.</summary>
    public static string OnSeat(int seat) => $"seat {seat}";

    /// <summary>The seat in what <see cref="OnSeat"/> gives; null for anything else.</summary>
    public static int? SeatOf(string speaker) =>
        speaker.StartsWith("seat ", StringComparison.Ordinal) && int.TryParse(speaker.AsSpan(5), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seat) ? seat : null;
}

/// <summary>How somebody attends a focus group.</summary>
public static class Attendances
{
    /// <summary>Here from now on.</summary>
    public const string Came = "came";

    /// <summary>Gone from now on.</summary>
    public const string Left = "left";

    /// <summary>Expected, and not here.</summary>
    public const string Absent = "absent";
}

/// <summary>What somebody of the team does in one session.</summary>
public static class SessionRoles
{
    /// <summary>Asks the questions.</summary>
    public const string Moderator = "moderator";

    /// <summary>Takes notes.</summary>
    public const string Observer = "observer";

    /// <summary>Holds the guide and the session's acts; one at a time, whoever got it last.</summary>
    public const string Lead = "lead";
}

/// <summary>The kinds of a focus group, beside those of every session.</summary>
public static class GroupEvents
{
    private static readonly GroupJson Json = new(EventKinds.Options());

    /// <summary>One row a kind.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("seat-taken", Json.SeatTaken, Keeps: true),
        new("attendance-noted", Json.AttendanceNoted, Keeps: true),
        new("session-role-given", Json.SessionRoleGiven, Stays: true, Keeps: true),
        new("observation-began", Json.ObservationBegan, Stays: true, Keeps: true),
        new("observation-ended", Json.ObservationEnded, Stays: true, Keeps: true),
        new("floor-taken", Json.FloorTaken),
        new("floor-left", Json.FloorLeft),
        new("overlap-began", Json.OverlapBegan),
        new("overlap-ended", Json.OverlapEnded),
        new("act-noted", Json.ActNoted),
        new("speaker-settled", Json.SpeakerSettled, Keeps: true),
        new("time-cue-given", Json.TimeCueGiven),
        new("turns-not-observed", Json.TurnsNotObserved, Stays: true),
        new("debrief-sealed", Json.DebriefSealed, Stays: true, Keeps: true),
    ];
}

[JsonSerializable(typeof(SeatTaken))]
[JsonSerializable(typeof(AttendanceNoted))]
[JsonSerializable(typeof(SessionRoleGiven))]
[JsonSerializable(typeof(ObservationBegan))]
[JsonSerializable(typeof(ObservationEnded))]
[JsonSerializable(typeof(FloorTaken))]
[JsonSerializable(typeof(FloorLeft))]
[JsonSerializable(typeof(OverlapBegan))]
[JsonSerializable(typeof(OverlapEnded))]
[JsonSerializable(typeof(ActNoted))]
[JsonSerializable(typeof(SpeakerSettled))]
[JsonSerializable(typeof(TimeCueGiven))]
[JsonSerializable(typeof(TurnsNotObserved))]
[JsonSerializable(typeof(DebriefSealed))]
internal sealed partial class GroupJson : JsonSerializerContext;
