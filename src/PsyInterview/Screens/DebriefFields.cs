using PsyInterview.Sessions;

namespace PsyInterview.Screens;

/// <summary>One field of a debrief.</summary>
/// <param name="Field">The stored name.</param>
/// <param name="Asks">What is asked.</param>
/// <param name="Short">What stands above it where several debriefs are read together.</param>
internal sealed record DebriefField(string Field, string Asks, string Short);

/// <summary>What a debrief asks: after an interview, and after a focus group.</summary>
internal static class DebriefFields
{
    private static readonly DebriefField Setting = new("setting", "The setting: place, noise, interruptions", "Setting");
    private static readonly DebriefField Distress = new("distress", "Distress, and what was done about it", "Distress");
    private static readonly DebriefField GuideChange = new("guide-change", "What to change in the guide (kept as a proposed change)", "What to change in the guide");

    private static readonly IReadOnlyList<DebriefField> Interview =
    [
        Setting,
        new("present", "Who was present, and their part", "Who was present"),
        new("rapport", "Rapport: how it went between you", "Rapport"),
        new("strongest-1", "The strongest moment", "Strongest moment"),
        new("strongest-2", "A second strong moment", "Second strong moment"),
        new("strongest-3", "A third strong moment", "Third strong moment"),
        Distress,
        GuideChange,
    ];

    // As a team goes through it after a group: what was said, what was new, what to keep.
    private static readonly IReadOnlyList<DebriefField> Group =
    [
        new("themes", "Main themes", "Main themes"),
        new("surprises", "Surprises", "Surprises"),
        new("differences", "Differences from earlier groups", "Differences from earlier groups"),
        new("quotes", "Quotes to come back to", "Quotes"),
        new("rapport", "How they talked with each other", "How they talked with each other"),
        Setting,
        new("present", "Who was present, who came late or left early", "Who was present"),
        Distress,
        GuideChange,
    ];

    /// <summary>The fields for this session, in order.</summary>
    internal static IReadOnlyList<DebriefField> Of(SessionState state) => state.IsGroup ? Group : Interview;
}
