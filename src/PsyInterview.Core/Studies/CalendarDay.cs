using System.Globalization;

namespace PsyInterview.Studies;

/// <summary>Days as they are stored, 2019-11-05, and the whole months between them in which windows of waves are reckoned.</summary>
public static class CalendarDay
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>2019-11-05.</summary>
    public static string Iso(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Reads 2019-11-05, or 2019-11 as the first day of that month; the second part says that only the month is known.</summary>
    public static (DateOnly Day, bool MonthOnly)? Read(string? text)
    {
        if (DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return (day, false);
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
}
