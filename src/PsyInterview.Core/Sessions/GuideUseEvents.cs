using System.Text.Json.Serialization;
using PsyInterview.Log;

namespace PsyInterview.Sessions;

/// <summary>The session goes on with another version of its guide. What was asked stays as it was asked: a question is its id in every version.</summary>
/// <param name="Hash">Which guide exactly, see <see cref="Studies.GuideImported"/>.</param>
/// <param name="Probes">Probes asked before that have another number now: "exercises 2 3", or 0 for one that is gone.</param>
public sealed record GuideSwitched(string Guide, int Version, string Language, string Hash, IReadOnlyList<string>? Probes = null) : Event;

/// <summary>Whether a session was only a trial, and is left out of counts. Where nobody says, one with a pilot version of a guide is.</summary>
public sealed record PilotStated(bool Pilot) : Event, IAfterwards;

/// <summary>The kinds about which guide a session ran with, and whether it counts.</summary>
public static class GuideUseEvents
{
    private static readonly GuideUseJson Json = new(EventKinds.Options());

    /// <summary>One row a kind. Another version is taken back by taking the one before again.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("guide-switched", Json.GuideSwitched, Stays: true, Keeps: true),
        new("pilot-stated", Json.PilotStated, Stays: true, Keeps: true),
    ];
}

[JsonSerializable(typeof(GuideSwitched))]
[JsonSerializable(typeof(PilotStated))]
internal sealed partial class GuideUseJson : JsonSerializerContext;
