using System.Globalization;

namespace PsyInterview.Reports;

/// <summary>Days and whole months, as windows between waves are reckoned.</summary>
public static class Calendar
{
    /// <summary>Reads 2019-11-05, or 2019-11 as the first day of that month; the second part says that only the month is known.</summary>
    public static (DateOnly Day, bool MonthOnly)? Read(string? text)
    {
        if (text is null) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return (day, false);
        return DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? (month, true) : null;
    }

    /// <summary>The day so many whole months later; null where the calendar has no such day.</summary>
    public static DateOnly? After(DateOnly day, int months)
    {
        var count = day.Year * 12L + day.Month - 1 + months;
        return count is >= 12 and < 120_000 ? day.AddMonths(months) : null;
    }

    /// <summary>Whole months and the days left over between two days; null when the second is before the first.</summary>
    public static (int Months, int Days)? Between(DateOnly from, DateOnly to)
    {
        if (to < from) return null;
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month;
        if (from.AddMonths(months) > to) months--;
        return (months, to.DayNumber - from.AddMonths(months).DayNumber);
    }

    /// <summary><c>11 months 3 days</c>.</summary>
    public static string Words((int Months, int Days) time) => time.Months == 0
        ? NumberWords.Of(time.Days, "day")
        : NumberWords.Of(time.Months, "month") + (time.Days == 0 ? "" : " " + NumberWords.Of(time.Days, "day"));

    /// <summary>2019-11-05.</summary>
    public static string Words(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
