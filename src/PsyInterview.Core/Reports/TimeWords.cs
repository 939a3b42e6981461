using System.Globalization;

namespace PsyInterview.Reports;

/// <summary>How times within a talk are written: <c>mm:ss</c>, with hours only where there are any.</summary>
public static class TimeWords
{
    private const int LongestSeconds = 86_400;

    /// <summary><c>12:40</c>, <c>1:02:05</c>, <c>-00:15</c>.</summary>
    public static string Clock(TimeSpan time)
    {
        var sign = time < TimeSpan.Zero && time.TotalSeconds <= -1 ? "-" : "";
        var abs = time.Duration();
        return abs.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{sign}{(int)abs.TotalHours}:{abs.Minutes:D2}:{abs.Seconds:D2}")
            : string.Create(CultureInfo.InvariantCulture, $"{sign}{abs.Minutes:D2}:{abs.Seconds:D2}");
    }

    /// <summary>
    /// Reads a length as people type it: <c>15</c> (seconds), <c>1:30</c>, <c>3m</c>, <c>2m 10s</c>, <c>1h</c>; a leading minus is dropped.
    /// Null for anything else.
    /// </summary>
    public static int? Seconds(string text)
    {
        var words = text.Trim().TrimStart('-', '−').Trim().ToLowerInvariant();
        if (words.Length == 0) return null;
        var seconds = words.Contains(':') ? OfClock(words.Split(':')) : OfUnits(words);
        return seconds <= LongestSeconds ? (int)seconds : null;
    }

    // Hours, minutes, seconds: only the first may pass 59.
    private static long? OfClock(string[] parts)
    {
        if (parts.Length > 3) return null;
        var total = 0L;
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var n) || (i > 0 && n > 59)) return null;
            total = total * 60 + n;
        }
        return total;
    }

    private static long? OfUnits(string words)
    {
        long seconds = 0, number = -1;
        var apart = false;
        foreach (var c in words)
        {
            if (char.IsAsciiDigit(c))
            {
                if (apart && number >= 0) return null;
                number = Math.Max(number, 0) * 10 + (c - '0');
            }
            else if (c != ' ')
            {
                if (number < 0 || UnitSeconds(c) is not { } unit) return null;
                seconds += number * unit;
                number = -1;
            }
            apart = c == ' ';
            if (number > LongestSeconds || seconds > LongestSeconds) return null;
        }
        return seconds + Math.Max(number, 0);
    }

    private static int? UnitSeconds(char unit) => unit switch { 'h' or 'u' => 3600, 'm' => 60, 's' => 1, _ => null };
}
