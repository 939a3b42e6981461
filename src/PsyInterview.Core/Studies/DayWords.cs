using System.Globalization;

namespace PsyInterview.Studies;

/// <summary>Days and times as people type them, read against today.</summary>
public static class DayWords
{
    private const int Farthest = 3660;

    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>
    /// today, tomorrow, in 3 days, next week, friday, 5 nov, 2026-11-05; null for anything else. A weekday is the next one after today; a day
    /// of a month without its year is the next one from today on.
    /// </summary>
    public static DateOnly? Day(string text, DateOnly today)
    {
        string[] words = [.. text.ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("on" or "in" or "the"))];
        return words switch
        {
            ["today"] => today,
            ["tomorrow"] => today.AddDays(1),
            ["yesterday"] => today.AddDays(-1),
            ["day", "after", "tomorrow"] => today.AddDays(2),
            ["next", var unit] when UnitOf(unit) is not null => Later(today, 1, unit),
            ["next", var name] => NextWeekday(name, today),
            [var name] when NextWeekday(name, today) is { } day => day,
            [var written] => Written(written),
            [var count, var unit] when UnitOf(unit) is not null => NumberOf(count) is { } number ? Later(today, number, unit) : null,
            [var a, var b] => InMonth(a, b, null, today),
            [var a, var b, var year] => InMonth(a, b, year, today),
            _ => null,
        };
    }

    /// <summary>A day and a time, <c>2026-11-05 14:00</c>: "friday 14:00", "tomorrow at 9", "2026-11-05 14.00". A time alone is today's.</summary>
    public static string? Time(string text, DateOnly today)
    {
        // The written form has a t between day and time.
        var written = text.Trim().ToLowerInvariant();
        if (written.Length > 11 && written[10] == 't' && Written(written[..10]) is not null) written = $"{written[..10]} {written[11..]}";
        List<string> words = [.. written.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)];
        var at = words.IndexOf("at");
        if (at >= 0 && at + 1 < words.Count && int.TryParse(words[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < 24)
            words[at + 1] = $"{hour}:00";
        words.Remove("at");
        var place = words.FindIndex(w => Clock(w) is not null);
        if (place < 0) return null;
        var time = Clock(words[place])!.Value;
        words.RemoveAt(place);
        var day = words.Count == 0 ? today : Day(string.Join(' ', words), today);
        return day is { } found ? $"{CalendarDay.Iso(found)} {time.ToString("HH:mm", CultureInfo.InvariantCulture)}" : null;
    }

    /// <summary>A stored day as people say it: today, tomorrow, Thu 5 Nov, 5 Nov 2025. What is not a day stays as it is.</summary>
    public static string Said(string stored, DateOnly today)
    {
        if (CalendarDay.Read(stored) is not (var day, false)) return stored;
        var away = day.DayNumber - today.DayNumber;
        return away switch
        {
            0 => "today",
            1 => "tomorrow",
            -1 => "yesterday",
            > 0 and < 300 => day.ToString("ddd d MMM", CultureInfo.InvariantCulture),
            < 0 when day.Year == today.Year => day.ToString("d MMM", CultureInfo.InvariantCulture),
            _ => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The sentence for what was not understood.</summary>
    public static string NotADay(string text) => $"“{text.Trim()}” is not a day; for example tomorrow, friday, in 3 days, 5 nov, 2026-11-05";

    /// <summary>The sentence for what is not a day and a time.</summary>
    public static string NotATime(string text) => $"“{text.Trim()}” is not a day and time; for example friday 14:00, tomorrow 9.30, 2026-11-05 14:00";

    private static DateOnly? Written(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateOnly? NextWeekday(string name, DateOnly today)
    {
        if (name.Length < 3 || Array.FindIndex(Weekdays, w => w.StartsWith(name, StringComparison.Ordinal)) is not (>= 0 and var weekday)) return null;
        var ahead = (weekday - (int)today.DayOfWeek + 7) % 7;
        return today.AddDays(ahead == 0 ? 7 : ahead);
    }

    private static DateOnly? InMonth(string a, string b, string? year, DateOnly today)
    {
        if (MonthOf(a) is null) (a, b) = (b, a);
        if (MonthOf(a) is not { } month || !int.TryParse(b.TrimEnd('.'), NumberStyles.None, CultureInfo.InvariantCulture, out var day)) return null;
        if (year is not null) return Written($"{year}-{month}-{day}");
        return Written($"{today.Year}-{month}-{day}") is { } near && near >= today ? near : Written($"{today.Year + 1}-{month}-{day}");
    }

    private static int? MonthOf(string name) =>
        name.Length >= 3 && Array.FindIndex(Months, m => m.StartsWith(name, StringComparison.Ordinal)) is >= 0 and var month ? month + 1 : null;

    private static DateOnly? Later(DateOnly today, int number, string unit) => number > Farthest ? null : UnitOf(unit) switch
    {
        'm' => today.AddMonths(Math.Min(number, Farthest / 30)),
        'w' => today.AddDays(Math.Min(number * 7, Farthest)),
        _ => today.AddDays(number),
    };

    private static char? UnitOf(string unit) => unit switch { "day" or "days" => 'd', "week" or "weeks" => 'w', "month" or "months" => 'm', _ => null };

    private static int? NumberOf(string word) =>
        word is "a" or "an" ? 1
        : Array.IndexOf(Numbers, word) is > 0 and var number ? number
        : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : null;

    private static TimeOnly? Clock(string word) =>
        TimeOnly.TryParseExact(word, ["H:mm", "H.mm", "H'h'", "H'h'mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
