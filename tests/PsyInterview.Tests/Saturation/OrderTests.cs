using System.Text.Json;
using PsyInterview.Saturation;
using Xunit;

namespace PsyInterview.Tests.Saturation;

/// <summary>Random orders: the generator's vector, and every number of the reference to the digit.</summary>
public sealed class OrderTests
{
    [Fact]
    public void The_generator_gives_the_known_numbers()
    {
        var chance = new SplitMix64(1234567);
        Assert.Equal(
            [6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL, 16408922859458223821UL],
            Enumerable.Range(0, 5).Select(_ => chance.Next()));
    }

    [Fact]
    public void Draws_below_a_number_reach_each_and_nothing_else()
    {
        var chance = new SplitMix64(7);
        foreach (var n in new[] { 1, 2, 3, 8, 20 })
            Assert.Equal(Enumerable.Range(0, n), Enumerable.Range(0, 60 * n).Select(_ => chance.Below(n)).Distinct().Order());
        Assert.Throws<ArgumentOutOfRangeException>(() => chance.Below(0));
    }

    [Fact]
    public void A_thousand_orders_give_the_numbers_of_the_reference()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Reference.Path("sat_synth20_order_expected.json")));
        var expected = file.RootElement;
        var orders = Orders.Of(Reference.Twenty, SaturationSettings.Usual)!;
        Assert.Equal(
            expected.GetProperty("first_permutations").EnumerateArray().Select(p => (Numbers(p.GetProperty("order")), Numbers(p.GetProperty("new")))),
            orders.First.Select(o => (string.Join(' ', o.Order), string.Join(' ', o.New))));
        foreach (var (name, found) in new (string, int?)[]
        {
            ("guest_reached", orders.Guest.Reached), ("guest_not_reached", orders.Tried - orders.Guest.Reached), ("guest_median", orders.Guest.Median),
            ("guest_p05", orders.Guest.Percentile5), ("guest_p95", orders.Guest.Percentile95), ("guest_min", orders.Guest.Smallest), ("guest_max", orders.Guest.Largest),
            ("francis_reached", orders.Francis.Reached), ("francis_median", orders.Francis.Median),
            ("last_new_code_median", orders.LastNew.Median), ("last_new_code_max", orders.LastNew.Largest), ("B", orders.Tried),
        })
            Assert.True(expected.GetProperty(name).GetInt32() == found, $"{name}: {expected.GetProperty(name)} and {found}");
        Assert.Equal(expected.GetProperty("share_last_new_at_20").GetDouble(), orders.LastAddsShare);
        Assert.Equal((0.0, 0.084), (orders.Guest.NeverShare, orders.Francis.NeverShare));
        Assert.Equal((41, 41, 41, 41.0), orders.Band[^1] is var end ? (end.Percentile5, end.Median, end.Percentile95, end.Mean) : default);

        static string Numbers(JsonElement list) => string.Join(' ', list.EnumerateArray().Select(n => n.GetInt32()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_band_of_a_thousand_orders_holds_the_exact_expected_curve(int minUnits)
    {
        var orders = Orders.Of(Reference.Twenty, SaturationSettings.Usual with { MinUnits = minUnits })!;
        var curve = new ExpectedCurve(Reference.Twenty.ToFrequencies());
        Assert.Equal(20, orders.Band.Count);
        foreach (var point in orders.Band)
        {
            var expected = curve.CodesHeardIn(minUnits, point.T);
            Assert.InRange(expected, point.Percentile5 - 1e-9, point.Percentile95 + 1e-9);
            Assert.InRange(point.Mean, expected - 0.2, expected + 0.2);
        }
    }

    [Fact]
    public void Percentiles_are_by_nearest_rank()
    {
        int[] twenty = [.. Enumerable.Range(1, 20)];
        Assert.Equal([1, 10, 19], new[] { 5, 50, 95 }.Select(p => Orders.NearestRank(twenty, p)));
        Assert.Equal([1, 11, 20], new[] { 5, 50, 95 }.Select(p => Orders.NearestRank([.. twenty, 21], p) - (p == 5 ? 1 : 0)));
        Assert.Equal([7, 7, 7], new[] { 5, 50, 95 }.Select(p => Orders.NearestRank([7], p)));
    }

    [Fact]
    public void Another_seed_gives_other_orders_and_the_same_seed_the_same()
    {
        Assert.Equal(Shown(1), Shown(1));
        Assert.NotEqual(Shown(1), Shown(2));
        Assert.Null(Orders.Of(Reference.Twenty, SaturationSettings.Usual with { Permutations = 0 }));
        Assert.Null(Orders.Of(Incidence.Of([], [], []), SaturationSettings.Usual));

        static string Shown(ulong seed) => string.Join(' ', Orders.Of(Reference.Twenty, SaturationSettings.Usual with { Permutations = 3, Seed = seed })!.First.SelectMany(o => o.Order));
    }

    [Fact]
    public void Where_nothing_was_heard_no_order_reaches_anything()
    {
        var orders = Orders.Of(Incidence.Of([.. Enumerable.Range(0, 15).Select(i => $"{i}")], ["never"], []), SaturationSettings.Usual with { Permutations = 10 })!;
        Assert.Equal((0, 0, 0, 0.0), (orders.Guest.Reached, orders.Francis.Reached, orders.LastNew.Reached, orders.LastAddsShare));
        Assert.Null(orders.Guest.Median);
    }
}
