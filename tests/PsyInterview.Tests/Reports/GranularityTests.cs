using PsyInterview.Reports;
using Xunit;

namespace PsyInterview.Tests.Reports;

public sealed class GranularityTests
{
    [Theory]
    [InlineData("8.5", 1, 7, "1", false)]
    [InlineData("8.5", 1, 7, "0.5", true)]
    [InlineData("8.4", 1, 7, "1", true)]
    [InlineData("8.6", 1, 7, "1", true)]
    [InlineData("14.8", 1, 20, "1", true)]
    [InlineData("6.3", 1, 20, "1", true)]
    [InlineData("52", 0, 20, "1", true)]
    [InlineData("5.19", 2, 28, "1", false)]
    [InlineData("5.18", 2, 28, "1", true)]
    [InlineData("-8.5", 1, 7, "1", false)]
    [InlineData("0", 0, 3, "1", true)]
    [InlineData("1", 0, 0, "1", false)]
    public void A_printed_mean_comes_from_a_total_of_the_unit_or_it_cannot_be(string mean, int decimals, int n, string unit, bool can) =>
        Assert.Equal(can, Granularity.CanBe(Number(mean), decimals, n, Number(unit)));

    [Theory]
    [InlineData("1", "3", "8")]
    [InlineData("0.5", "3", "8.5")]
    [InlineData("0.1", "3.2", "8.5")]
    [InlineData("0.01", "3.25", "8")]
    public void The_unit_is_the_precision_of_what_was_recorded(string unit, params string[] values) =>
        Assert.Equal(Number(unit), Granularity.UnitOf(values.Select(Number)));

    private static decimal Number(string words) => decimal.Parse(words, System.Globalization.CultureInfo.InvariantCulture);
}
