using System.Text.Json.Serialization;
using PsyInterview.Log;

namespace PsyInterview.Studies;

/// <summary>
/// This laptop received a part of a study: one session, to be observed offline. Written in the stream <c>part</c> by each recorder of the laptop before
/// anything else of theirs; what these recorders wrote is what goes back.
/// </summary>
/// <param name="Session">The session's stream, for example <c>FG1-1</c>.</param>
/// <param name="By">The code of who handed it over, or null.</param>
public sealed record PartReceived(string Session, string? By = null) : Event, IReceivesAPart;

/// <summary>The kinds of the stream <c>part</c>.</summary>
public static class PartEvents
{
    private static readonly PartJson Json = new(EventKinds.Options());

    /// <summary>One row a kind.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } = [new("part-received", Json.PartReceived, Stays: true, Keeps: true)];
}

[JsonSerializable(typeof(PartReceived))]
internal sealed partial class PartJson : JsonSerializerContext;
