using PsyInterview.Agreement;
using Xunit;

namespace PsyInterview.Tests.AgreementOfCoders;

/// <summary>Segments with any number of codes: code by code, pooled, and every difference.</summary>
public sealed class CodingTests
{
    [Fact]
    public void Each_code_is_present_or_absent_and_every_difference_is_listed()
    {
        var found = CodingAgreement.Of(["S1", "S2", "S3", "S4"], Worked.Codes("S1 a b; S2 a; S3"), Worked.Codes("S1 a; S2 a; S4 c"));
        Assert.Equal(
            [("a", 2, 0, 0, 2), ("b", 0, 1, 0, 3), ("c", 0, 0, 1, 3)], found.PerCode.Select(c => (c.Code, c.Both, c.OnlyFirst, c.OnlySecond, c.Neither)));
        Assert.Equal([new("S1", "b", WhichCoder.First), new CodingDifference("S4", "c", WhichCoder.Second)], found.Differences);
        // Of the union a and b one code is common; S2 and S3 are the same; S4 has nothing in common.
        Assert.Equal((0.625, 2, 0.5), (found.MeanJaccard.Value, found.ExactMatches, found.ExactShare.Value));
        Assert.Equal((2, 1, 1, 8), (found.Pooled.Table[0, 0], found.Pooled.Table[0, 1], found.Pooled.Table[1, 0], found.Pooled.Table[1, 1]));
        // po = 10/12, pe = (3·3 + 9·9) / 144.
        Assert.Equal((10 / 12.0 - 90 / 144.0) / (1 - 90 / 144.0), found.Pooled.Kappa.Value!.Value, 1e-12);
        Assert.True(found.HasFewUnits);
    }

    [Fact]
    public void Codes_of_segments_that_were_not_asked_for_count_nowhere()
    {
        var found = CodingAgreement.Of(["S1"], Worked.Codes("S1 a; S9 z"), Worked.Codes("S1 a; S9 y"));
        Assert.Equal("a", Assert.Single(found.PerCode).Code);
        Assert.Empty(found.Differences);
    }

    [Fact]
    public void A_code_of_less_than_5_in_100_segments_is_rare_and_of_more_than_95_nearly_everywhere()
    {
        List<string> segments = [.. Enumerable.Range(0, 100).Select(i => $"S{i}")];
        Assert.Equal((true, false), Of(5, 4));
        Assert.Equal((false, false), Of(5, 5));
        Assert.Equal((false, false), Of(95, 95));
        Assert.Equal((false, true), Of(96, 95));

        (bool, bool) Of(int first, int second)
        {
            var code = Assert.Single(CodingAgreement.Of(segments, Applied(first), Applied(second)).PerCode);
            return (code.IsRare, code.IsNearlyEverywhere);
        }

        Dictionary<string, IReadOnlySet<string>> Applied(int n) => segments.Take(n).ToDictionary(s => s, _ => (IReadOnlySet<string>)new HashSet<string> { "a" });
    }

    [Fact]
    public void Where_nothing_was_coded_there_is_nothing_to_compare()
    {
        var none = Worked.Codes("");
        var empty = CodingAgreement.Of([], none, none);
        Assert.Equal(("no segment was coded by both", "no code was applied"), (empty.MeanJaccard.Reason, empty.Pooled.Kappa.Reason));
        var blank = CodingAgreement.Of(["S1", "S2"], none, none);
        Assert.Equal((1.0, 2, 0), (blank.MeanJaccard.Value, blank.ExactMatches, blank.PerCode.Count));
        Assert.Equal("no code was applied", blank.Pooled.Observed.Reason);
    }
}
