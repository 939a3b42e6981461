using System.Globalization;
using PsyInterview.Talk;

namespace PsyInterview.Interchange;

/// <summary>
/// A table of talk in a group, in one of two shapes that its headings tell apart.
/// <list type="bullet">
/// <item>One row a turn: <c>start</c>, <c>end</c>, <c>speaker</c>, and if need be <c>act</c>, <c>to</c>, <c>role</c>. Rows may stand in any order.</item>
/// <item>One row a speaker: <c>speaker</c>, <c>seconds</c>, <c>turns</c>, and if need be <c>role</c>.</item>
/// </list>
/// Times are hh:mm:ss.fff, mm:ss or seconds. The moderator is whoever has the role moderator, or is called MOD or moderator.
/// </summary>
/// <param name="Turns">In the order of the rows; null for a table of one row a speaker, and when a problem is an error.</param>
/// <param name="Totals">One row a speaker; those who sat there and never spoke included. Empty when a problem is an error.</param>
/// <param name="Moderator">What the table calls the moderator.</param>
/// <param name="Problems">In the order of their lines.</param>
internal sealed record TurnsTable(IReadOnlyList<Turn>? Turns, IReadOnlyList<SpeakerTotal> Totals, string Moderator, IReadOnlyList<Problem> Problems)
{
    /// <summary>True when nothing can be computed before the file is mended.</summary>
    public bool IsRefused => Problems.Any(p => p.Severity == Severity.Error);

    /// <summary>Reads a table; whatever is in it ends in speakers or in problems with their lines.</summary>
    /// <param name="seated">Participants who sat there, for those who never spoke; empty when nobody said.</param>
    public static TurnsTable Read(CsvReading table, IReadOnlyList<string> seated) => new TurnsReader(table, seated).Read();

    /// <summary>A time or a length of less than a day: <c>01:02:03.5</c>, <c>62:03.5</c>, <c>3723.5</c>; null when it is none.</summary>
    public static TimeSpan? TimeOf(string words)
    {
        var parts = words.Replace(',', '.').Split(':');
        if (parts.Length > 3) return null;
        decimal seconds = 0;
        foreach (var (i, part) in parts.Index())
        {
            var style = i == parts.Length - 1 ? NumberStyles.AllowDecimalPoint : NumberStyles.None;
            if (part.Length > 20 || !decimal.TryParse(part, style, CultureInfo.InvariantCulture, out var number)) return null;
            // The first part may pass sixty, as in 75:30.
            if (i > 0 && number >= 60) return null;
            seconds = seconds * 60 + number;
            if (seconds >= 86_400) return null;
        }
        return TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
    }
}
