using PsyInterview.Sampling;
using Xunit;

namespace PsyInterview.Tests.Sampling;

public sealed class NumberBandTests
{
    [Theory]
    [InlineData("18-39", 18.0, 40.0)]
    [InlineData("18 – 39", 18.0, 40.0)]
    [InlineData("18 to 39", 18.0, 40.0)]
    [InlineData("60 and over", 60.0, null)]
    [InlineData("60+", 60.0, null)]
    [InlineData(">= 2.5", 2.5, null)]
    [InlineData("under 18", null, 18.0)]
    [InlineData("< 2.5", null, 2.5)]
    [InlineData("2.5 to under 5", 2.5, 5.0)]
    [InlineData("0", 0.0, 1.0)]
    public void A_band_is_read_as_at_least_and_less_than(string words, double? low, double? high)
    {
        var band = NumberBand.Read(words);
        Assert.Equal(((decimal?)low, (decimal?)high), (band?.Low, band?.High));
    }

    [Theory]
    [InlineData("")]
    [InlineData("middle-aged")]
    [InlineData("2.5-5")]
    [InlineData("18-39 years")]
    [InlineData("99999999999999999999999999999999")]
    public void What_is_no_band_is_not_guessed(string words) => Assert.Null(NumberBand.Read(words));
}
