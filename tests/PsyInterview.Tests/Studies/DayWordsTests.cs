using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Studies;

/// <summary>Days as people type them, on Monday the second of March 2026.</summary>
public sealed class DayWordsTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Theory]
    [InlineData("today", "2026-03-02")]
    [InlineData(" Tomorrow ", "2026-03-03")]
    [InlineData("the day after tomorrow", "2026-03-04")]
    [InlineData("yesterday", "2026-03-01")]
    [InlineData("in 3 days", "2026-03-05")]
    [InlineData("3 days", "2026-03-05")]
    [InlineData("in two weeks", "2026-03-16")]
    [InlineData("in a week", "2026-03-09")]
    [InlineData("next week", "2026-03-09")]
    [InlineData("in 1 month", "2026-04-02")]
    [InlineData("friday", "2026-03-06")]
    [InlineData("on fri", "2026-03-06")]
    [InlineData("next thurs", "2026-03-05")]
    [InlineData("monday", "2026-03-09")]
    [InlineData("2026-11-05", "2026-11-05")]
    [InlineData("2026-11-5", "2026-11-05")]
    [InlineData("5 nov", "2026-11-05")]
    [InlineData("Nov 5", "2026-11-05")]
    [InlineData("1 march", "2027-03-01")]
    [InlineData("2 march", "2026-03-02")]
    [InlineData("5 november 2027", "2027-11-05")]
    [InlineData("", null)]
    [InlineData("soon", null)]
    [InlineData("mo", null)]
    [InlineData("31 feb", null)]
    [InlineData("05-11-2026", null)]
    [InlineData("in 99999999999 days", null)]
    [InlineData("in 99999 weeks", null)]
    public void A_day_is_understood(string typed, string? day) =>
        Assert.Equal(day, DayWords.Day(typed, Monday) is { } found ? CalendarDay.Iso(found) : null);

    [Theory]
    [InlineData("tomorrow 14:00", "2026-03-03 14:00")]
    [InlineData("saturday 9.30", "2026-03-07 09:30")]
    [InlineData("today at 9", "2026-03-02 09:00")]
    [InlineData("14:00 tomorrow", "2026-03-03 14:00")]
    [InlineData("2026-11-05 14:00", "2026-11-05 14:00")]
    [InlineData("2026-11-05T14:00", "2026-11-05 14:00")]
    [InlineData("5 nov 14h30", "2026-11-05 14:30")]
    [InlineData("thursday 14h", "2026-03-05 14:00")]
    [InlineData("16:15", "2026-03-02 16:15")]
    [InlineData("friday", null)]
    [InlineData("friday 25:00", null)]
    [InlineData("soon 14:00", null)]
    [InlineData("", null)]
    public void A_day_with_a_time_is_understood(string typed, string? time) => Assert.Equal(time, DayWords.Time(typed, Monday));

    [Theory]
    [InlineData("2026-03-02", "today")]
    [InlineData("2026-03-03", "tomorrow")]
    [InlineData("2026-03-01", "yesterday")]
    [InlineData("2026-11-05", "Thu 5 Nov")]
    [InlineData("2026-01-05", "5 Jan")]
    [InlineData("2025-11-05", "5 Nov 2025")]
    [InlineData("2025-11", "2025-11")]
    public void A_day_is_said_as_people_say_it(string stored, string said) => Assert.Equal(said, DayWords.Said(stored, Monday));
}
