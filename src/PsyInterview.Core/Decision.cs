using PsyInterview.Log;

namespace PsyInterview;

/// <summary>What deciding came to: events to record, nothing to do, or a refusal in a sentence that the user reads.</summary>
public sealed record Decision(IReadOnlyList<Event> Events, string? Refusal)
{
    /// <summary>Allowed, and nothing new happened: deciding the same twice writes once.</summary>
    public static readonly Decision Nothing = new([], null);

    /// <summary>True when it may happen.</summary>
    public bool IsAllowed => Refusal is null;

    /// <summary>Allowed; these events happened, in this order.</summary>
    public static Decision That(params IReadOnlyList<Event> events) => new(events, null);

    /// <summary>Not allowed; the sentence says why and, where it helps, what to do.</summary>
    public static Decision Refuse(string why) => new([], why);
}
