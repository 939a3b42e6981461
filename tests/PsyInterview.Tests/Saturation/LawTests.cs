using CsCheck;
using PsyInterview.Saturation;
using Xunit;

namespace PsyInterview.Tests.Saturation;

/// <summary>What holds for any table of units and codes.</summary>
public sealed class LawTests
{
    // Chances differ from code to code; some codes are never heard.
    private static readonly Gen<bool[][]> Table = Gen.Select(Gen.Int[1, 14], Gen.Int[0, 9].Array[0, 90]).SelectMany((units, chances) =>
        Gen.Int[0, 9].Array[chances.Length].Array[units].Select(rolls => rolls.Select(row => row.Zip(chances, (roll, chance) => roll < chance).ToArray()).ToArray()));

    [Fact]
    public void Other_names_another_order_of_the_codes_and_codes_never_heard_change_nothing() => Gen.Select(Table, Gen.Int[1, 3]).Sample((table, minUnits) =>
    {
        var settings = SaturationSettings.Usual with { Permutations = 20, MinUnits = minUnits, Base = 2 };
        var turned = table.Select(row => row.Reverse().Prepend(false).Append(false).ToArray()).ToArray();
        var (one, two) = (SaturationAccount.Of(Of(table, "a"), settings), SaturationAccount.Of(Of(turned, "other"), settings));
        Assert.Equal(one.Curve!.New, two.Curve!.New);
        Assert.Equal(one.Counts!.Classes(), two.Counts!.Classes());
        Assert.Equal(one.Twelve.Select(r => (r.State, r.ReachedAt)), two.Twelve.Select(r => (r.State, r.ReachedAt)));
        Assert.Equal((one.Francis!.State, one.Francis.MetAt), (two.Francis!.State, two.Francis.MetAt));
        Assert.Equal((one.Orders!.Guest, one.Orders.Francis, one.Orders.LastNew), (two.Orders!.Guest, two.Orders.Francis, two.Orders.LastNew));
        Assert.Equal(one.Orders.Band, two.Orders.Band);
        Assert.Equal(one.Estimates! with { Counts = two.Counts }, two.Estimates! with { Counts = two.Counts });
        Assert.Equal(one.Expected!.Points(), two.Expected!.Points());
        Assert.Equal(SourceSteps.Of(one.Incidence!).MaximumInformation, SourceSteps.Of(two.Incidence!).MaximumInformation);
    });

    [Fact]
    public void The_curve_adds_up_to_the_codes_heard_often_enough() => Gen.Select(Table, Gen.Int[1, 4]).Sample((table, minUnits) =>
    {
        var incidence = Of(table);
        var curve = incidence.Accumulate(minUnits);
        Assert.Equal(incidence.HeardIn.Count(f => f >= minUnits), curve.Total);
        Assert.Equal(curve.New, Enumerable.Range(1, curve.Count).Select(t => incidence.EntersAt(minUnits).Count(at => at == t)));
        Assert.Equal(curve.Count - curve.Quiet, curve.LastNew);
    });

    [Fact]
    public void The_expected_curve_rises_ever_more_slowly_to_what_was_heard() => Table.Sample(table =>
    {
        var counts = Of(table).ToFrequencies();
        if (counts.Occurrences == 0) return;
        var points = new ExpectedCurve(counts).Points().ToList();
        Assert.Equal(2 * counts.Units, points.Count);
        Assert.Equal(counts.Occurrences / (double)counts.Units, points[0].Codes, 1e-9);
        Assert.Equal(counts.Codes, points[counts.Units - 1].Codes, 1e-9);
        Assert.All(points.Zip(points.Skip(1)), p => Assert.True(p.Second.Codes >= p.First.Codes - 1e-9 && p.Second.Coverage >= p.First.Coverage - 1e-9));
        Assert.All(points.Take(counts.Units).Zip(points.Skip(1).Take(counts.Units - 1), points.Skip(2).Take(Math.Max(0, counts.Units - 2))), p =>
            Assert.True(p.Third.Codes - p.Second.Codes <= p.Second.Codes - p.First.Codes + 1e-9));
        // What one more unit would have added is what it does not cover: Good's relation, exact up to T - 1.
        for (var t = 1; t < counts.Units; t++)
            Assert.Equal((points[t].Codes - points[t - 1].Codes) * counts.Units, (1 - points[t - 1].Coverage) * counts.Occurrences, 1e-7);
        Assert.All(points, p => Assert.InRange(p.Coverage, -1e-9, 1 + 1e-9));
    });

    [Fact]
    public void The_mean_of_many_orders_comes_near_the_expected_curve_and_the_band_keeps_to_it() => Gen.Select(Table, Gen.Int[1, 2]).Sample(
        (table, minUnits) =>
        {
            var incidence = Of(table);
            var orders = Orders.Of(incidence, SaturationSettings.Usual with { MinUnits = minUnits, Permutations = 2000 })!;
            var (curve, codes) = (new ExpectedCurve(incidence.ToFrequencies()), incidence.ToFrequencies().Codes);
            foreach (var point in orders.Band)
            {
                var expected = curve.CodesHeardIn(minUnits, point.T);
                // Six standard errors of the mean of 2,000 numbers between 0 and S, whatever their spread.
                Assert.InRange(point.Mean, expected - 6 * 0.5 * codes / Math.Sqrt(2000) - 1e-9, expected + 6 * 0.5 * codes / Math.Sqrt(2000) + 1e-9);
                // One order in twenty may lie beyond either end of the band, by no more than all the codes.
                Assert.InRange(point.Mean, 0.95 * point.Percentile5 - 1e-9, point.Percentile95 + 0.05 * codes + 1e-9);
            }
        }, iter: 60);

    [Fact]
    public void Estimates_are_never_below_what_was_heard_except_the_second_jackknife() => Table.Sample(table =>
    {
        var found = Estimates.Of(Of(table).ToFrequencies());
        int heard = found.Counts.Codes;
        foreach (var estimate in new[] { found.Chao2, found.Chao2Bc, found.Jackknife1 })
        {
            Assert.True(estimate.Value.Value >= heard - 1e-9);
            Assert.True(estimate.Lower.Value >= heard - 1e-9 && estimate.Lower.Value <= estimate.Value.Value + 1e-9 && estimate.Value.Value <= estimate.Upper.Value + 1e-9);
        }
        Assert.All(new[] { found.Bootstrap, found.Ice.Value, found.IceClassic }, m => Assert.True(m.Value is null or >= 0 && (m.Value ?? heard) >= heard - 1e-9));
        Assert.InRange(found.CoverageTuring.Value ?? 0, 0, 1);
    });

    [Fact]
    public void A_wanted_coverage_is_the_coverage_of_the_units_it_takes() => Gen.Select(Table, Gen.Double[0.01, 0.999]).Sample((table, coverage) =>
    {
        var curve = new ExpectedCurve(Of(table).ToFrequencies());
        var wanted = curve.At(coverage);
        if (wanted.Units.Value is not { } units) return;
        Assert.Equal(coverage, curve.Coverage(units).Value!.Value, 1e-9);
        Assert.Equal(curve.Codes(units), wanted.Codes.Value!.Value, 1e-9);
        Assert.Equal(units > curve.Farthest, wanted.IsFar);
    });

    [Fact]
    public void What_is_said_of_the_last_place_without_trying_is_what_trying_comes_to() => Table.Sample(
        table =>
        {
            var incidence = Of(table);
            var last = LastPlace.Of(incidence);
            var orders = Orders.Of(incidence, SaturationSettings.Usual with { Permutations = 2000 })!;
            Assert.InRange(orders.LastAddsShare, last.AddsShare.Value!.Value - 0.07, last.AddsShare.Value.Value + 0.07);
        }, iter: 60);

    [Fact]
    public void A_rule_is_reached_no_later_at_a_higher_threshold() => Table.Sample(table =>
    {
        var curve = Of(table).Accumulate();
        foreach (var (strict, lax) in GuestRule.Twelve(curve).Where(r => r.Percent == 0).Zip(GuestRule.Twelve(curve).Where(r => r.Percent == 5)))
            Assert.True(strict.ReachedAt is null || lax.ReachedAt <= strict.ReachedAt);
        foreach (var rule in GuestRule.Twelve(curve))
            Assert.Equal(rule.ReachedAt, GuestRule.FirstHit([.. curve.New], rule.Base, rule.Run, rule.Percent));
    });

    private static Incidence Of(bool[][] table, string name = "c") => Incidence.Of(
        [.. table.Select((_, t) => $"P{t + 1}")], [.. table[0].Select((_, c) => $"{name}{c}")],
        table.Index().SelectMany(row => row.Item.Index().Where(c => c.Item).Select(c => (row.Index, c.Index))));
}
