namespace PsyInterview.Sessions;

/// <summary>One line of the check before a session.</summary>
/// <param name="Item">The stored name.</param>
/// <param name="Words">What to see to.</param>
/// <param name="Asks">What to type, or null when one key is enough.</param>
public sealed record CheckLine(string Item, string Words, string? Asks = null);

/// <summary>The check before a session: each line is done, or passed over with a reason, or put off to the closing list.</summary>
public static class StartCheck
{
    /// <summary>The lines in order.</summary>
    public static IReadOnlyList<CheckLine> Lines { get; } =
    [
        new("where", "Where the talk takes place", "home, practice, university, Zoom or phone"),
        new("present", "Who is here", "for example: participant alone"),
        new("seats", "Who sits where"),
        new("consent", "Consent on file for each item"),
        new("power", "Power, screen lock and notifications seen to"),
        new("window", "This window is not shared in the call"),
        new("audio", "Audio is on"),
        new("clock", "Clock said aloud, with a sync mark"),
        new("guide", "Guide and version to use"),
    ];

    /// <summary>The lines that concern this session: the window only where there is a video call, the seats only in a group.</summary>
    public static IEnumerable<CheckLine> For(SessionState state) =>
        Lines.Where(line => line.Item switch { "window" => IsCall(state), "seats" => HasSeats(state), _ => true })
            .Select(line => !state.IsGroup ? line : line.Item switch
            {
                "present" => line with { Words = "Who moderates and observes", Asks = "for example: mw (moderator), sd (observer)" },
                "consent" => line with { Words = "Consent of everybody" },
                "clock" => line with { Words = "Clock said aloud; the marks follow, S on all laptops" },
                _ => line,
            });

    /// <summary>True when every line is done or passed over.</summary>
    public static bool IsComplete(SessionState state) => For(state).All(line => state.Checks.ContainsKey(line.Item));

    /// <summary>What is left to check.</summary>
    public static IEnumerable<CheckLine> Open(SessionState state) => For(state).Where(line => !state.Checks.ContainsKey(line.Item));

    // Where nobody was named as lead, the group was planned by a version that knew no seats: its check is as complete as it was.
    private static bool HasSeats(SessionState state) => state is { IsGroup: true, Group.Lead: not null };

    private static bool IsCall(SessionState state) =>
        state.Checks.GetValueOrDefault("where") is { Overridden: false, Words: { } where }
        && (where.Contains("zoom", StringComparison.OrdinalIgnoreCase) || where.Contains("video", StringComparison.OrdinalIgnoreCase)
            || where.Contains("teams", StringComparison.OrdinalIgnoreCase));
}
