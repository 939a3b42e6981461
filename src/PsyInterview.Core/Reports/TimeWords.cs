using System.Globalization;

namespace PsyInterview.Reports;

/// <summary>How times within a talk are written: <c>mm:ss</c>, with hours only where there are any.</summary>
public static class TimeWords
{
    /// <summary><c>12:40</c>, <c>1:02:05</c>, <c>-0:15</c>.</summary>
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
        if (words.Contains(':'))
        {
            var total = 0L;
            foreach (var part in words.Split(':'))
            {
                if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var n)) return null;
                total = total * 60 + n;
            }
            return total <= 86_400 ? (int)total : null;
        }
        long seconds = 0, number = -1;
        foreach (var c in words)
        {
            if (char.IsAsciiDigit(c)) number = Math.Max(number, 0) * 10 + (c - '0');
            else if (c == ' ') continue;
            else if (number < 0) return null;
            else
            {
                seconds += number * c switch { 'h' or 'u' => 3600, 'm' => 60, 's' => 1, _ => 1_000_000 };
                number = -1;
            }
            if (number > 86_400 || seconds > 86_400) return null;
        }
        return (int)(seconds + Math.Max(number, 0));
    }
}
