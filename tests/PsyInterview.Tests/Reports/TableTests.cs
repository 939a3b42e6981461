using PsyInterview.Reports;
using Xunit;

namespace PsyInterview.Tests.Reports;

public sealed class TableTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a\rb", "\"a\rb\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+31 6", "'+31 6")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("@sum,1", "\"'@sum,1\"")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("-1,5", "\"'-1,5\"")]
    [InlineData("-", "-")]
    [InlineData("", "")]
    public void A_cell_in_a_spreadsheet_is_words_and_never_a_formula(string cell, string written) =>
        Assert.Equal($"words\n{written}\n", Of(cell).ToCsv());

    [Theory]
    [InlineData("a|b", "a\\|b")]
    [InlineData("a\\|b", "a\\\\\\|b")]
    [InlineData("a\r\nb", "a<br>b")]
    [InlineData("<b>", "&lt;b>")]
    public void A_cell_in_Markdown_stays_one_cell_of_words(string cell, string written) =>
        Assert.Equal($"## Title\n\n| words |\n| --- |\n| {written} |\n\nWhat it means.\n", Of(cell).ToMarkdown());

    [Theory]
    [InlineData("15", 15)]
    [InlineData("-15", 15)]
    [InlineData("−6m", 360)]
    [InlineData("1:30", 90)]
    [InlineData("90:00", 5400)]
    [InlineData("1:02:05", 3725)]
    [InlineData("3m", 180)]
    [InlineData("2m 10s", 130)]
    [InlineData("2M10", 130)]
    [InlineData("1h", 3600)]
    [InlineData("1u 5m", 3900)]
    [InlineData("3 m", 180)]
    [InlineData("24:00:00", 86400)]
    [InlineData("24:00:01", null)]
    [InlineData("25h", null)]
    [InlineData("1:90", null)]
    [InlineData("1:2:3:4", null)]
    [InlineData("9:9:9:9:9:9:9:9:9:9:9:9:9:9", null)]
    [InlineData(":30", null)]
    [InlineData("1:", null)]
    [InlineData("10 5", null)]
    [InlineData("0x", null)]
    [InlineData("5x", null)]
    [InlineData("m", null)]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("soon", null)]
    public void A_length_is_read_as_people_type_it(string typed, int? seconds) => Assert.Equal(seconds, TimeWords.Seconds(typed));

    [Theory]
    [InlineData(0, "00:00")]
    [InlineData(760, "12:40")]
    [InlineData(3725, "1:02:05")]
    [InlineData(-15, "-00:15")]
    [InlineData(-0.5, "00:00")]
    [InlineData(90000, "25:00:00")]
    public void A_time_in_a_talk_has_hours_only_where_there_are_any(double seconds, string clock) =>
        Assert.Equal(clock, TimeWords.Clock(TimeSpan.FromSeconds(seconds)));

    private static Table Of(string cell) => new("t", "Title", ["words"], [[cell]], ["What it means."], new HashSet<string>());
}
