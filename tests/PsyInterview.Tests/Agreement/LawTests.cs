using CsCheck;
using PsyInterview.Agreement;
using Xunit;

namespace PsyInterview.Tests.AgreementOfCoders;

/// <summary>What holds for any ratings.</summary>
public sealed class LawTests
{
    // Few values, so that agreement, gaps and constant coders all occur.
    private static readonly Gen<int[][]> Units = Gen.Int[0, 4].Array[3].Array[1, 25];

    private static readonly Gen<int[][]> Counts = Gen.Int[2, 4].SelectMany(q => Gen.Int[0, 20].Array[q].Array[q]);

    [Fact]
    public void Exchanging_the_coders_changes_nothing() => Counts.Sample(rows =>
    {
        int[][] turned = [.. rows.Select((_, i) => rows.Select(row => row[i]).ToArray())];
        Same(Of(rows), Of(turned));
    });

    [Fact]
    public void Relabelling_the_categories_changes_nothing() => Gen.Select(Counts, Gen.Int[1, 3]).Sample((rows, shift) =>
    {
        var q = rows.Length;
        int[][] other = [.. Enumerable.Range(0, q).Select(i => Enumerable.Range(0, q).Select(j => rows[(i + shift) % q][(j + shift) % q]).ToArray())];
        Same(Of(rows), Of(other));
    });

    [Fact]
    public void Coders_and_words_may_be_exchanged_in_ratings_too() => Units.Sample(units =>
    {
        string[] words = ["", "river", "bank", "lamp", "oak"];
        var (one, other) = (RatingsAgreement.Of(Worked.Rated(units)), RatingsAgreement.Of(Worked.Named(v => words[v], [.. units.Select(u => u.Reverse().ToArray())])));
        Same(one.Alpha[Scale.Nominal], other.Alpha[Scale.Nominal]);
        Same(one.Ac1.Value, other.Ac1.Value);
        Same(one.Ac1.Se, other.Ac1.Se);
        Assert.Equal(one.Marginals.Order(), other.Marginals.Order());
    });

    [Fact]
    public void Coders_who_never_differ_agree_entirely() => Gen.Int[0, 20].Array[2, 4].Sample(diagonal =>
    {
        var pair = Of([.. diagonal.Select((n, i) => diagonal.Select((_, j) => i == j ? n : 0).ToArray())]);
        Assert.All([pair.Observed, pair.Kappa.Value, pair.Alpha, pair.Ac1.Value], m => Assert.Equal(1, m.Value ?? 1, 1e-12));
        Assert.All([pair.Kappa.Se, pair.Kappa.SeCohen1960, pair.Ac1.Se], m => Assert.Equal(0, m.Value ?? 0, 1e-6));
        Assert.Equal(diagonal.Count(n => n > 0) > 1, pair.Kappa.Value.Value is not null);
        Assert.Equal(diagonal.Any(n => n > 0), pair.Observed.Value is not null);
    });

    [Fact]
    public void Alpha_of_two_coders_is_Scotts_pi_made_larger_by_half_a_unit() => Counts.Sample(rows =>
    {
        var pair = Of(rows);
        if (pair.Alpha.Value is not { } alpha) return;
        var n = (double)pair.Table.Units;
        var chance = pair.Table.First.Zip(pair.Table.Second, (x, y) => (x + y) / (2 * n)).Sum(p => p * p);
        var pi = (pair.Observed.Value!.Value - chance) / (1 - chance);
        // 1 - alpha = (1 - 1/(2n)) (1 - pi): the expected disagreement is that of drawing two of 2n ratings without putting back.
        Assert.Equal((1 - 1 / (2 * n)) * (1 - pi), 1 - alpha, 1e-9);
    });

    [Fact]
    public void A_table_and_the_ratings_it_counts_give_the_same() => Counts.Sample(rows =>
    {
        int[][] units = [.. rows.SelectMany((row, i) => row.SelectMany((n, j) => Enumerable.Repeat<int[]>([i + 1, j + 1], n)))];
        // A table may have a category that nobody used; ratings cannot.
        if (units.SelectMany(u => u).Distinct().Count() < rows.Length) return;
        var (pair, found) = (Of(rows), RatingsAgreement.Of(Worked.Rated(units)));
        Same(pair, found.Pair!);
        Same(pair.Alpha, found.Alpha[Scale.Nominal]);
        Same(pair.Ac1.Value, found.Ac1.Value);
        // The same spread, over n - 1 instead of n.
        if (units.Length > 1) Assert.Equal(pair.Ac1.Se.Value!.Value * Math.Sqrt(units.Length / (units.Length - 1.0)), found.Ac1.Se.Value!.Value, 1e-7);
    });

    [Fact]
    public void No_coefficient_is_above_one_and_kappa_not_above_the_share_agreed() => Counts.Sample(rows =>
    {
        var pair = Of(rows);
        Assert.All([pair.Kappa.Value, pair.Alpha, pair.Ac1.Value, pair.Kappa.Interval.High], m => Assert.InRange(m.Value ?? 0, double.MinValue, 1 + 1e-12));
        if (pair.Kappa.Value.Value is { } kappa) Assert.InRange(kappa, -1, pair.Observed.Value!.Value + 1e-12);
    });

    [Fact]
    public void The_differences_are_the_cells_off_the_diagonal() => Gen.Int[0, 31].Array[1, 30].Select(Gen.Int[0, 31].Array[30]).Sample((one, two) =>
    {
        List<string> segments = [.. one.Select((_, i) => $"S{i:D2}")];
        var found = CodingAgreement.Of(segments, Codes(one), Codes(two));
        foreach (var code in found.PerCode)
        {
            Assert.Equal(segments.Count, code.Pair.Table.Units);
            Assert.Equal(code.OnlyFirst, found.Differences.Count(d => d.Code == code.Code && d.By == WhichCoder.First));
            Assert.Equal(code.OnlySecond, found.Differences.Count(d => d.Code == code.Code && d.By == WhichCoder.Second));
        }
        Assert.Equal(segments.Count - found.Differences.Select(d => d.Segment).Distinct().Count(), found.ExactMatches);
        Assert.InRange(found.MeanJaccard.Value!.Value, found.ExactShare.Value!.Value, 1);
        Assert.Equal(found.PerCode.Sum(c => c.Pair.Table.Agreed), found.Pooled.Table.Agreed);

        // Five codes as the bits of a number.
        Dictionary<string, IReadOnlySet<string>> Codes(int[] bits) => segments.Zip(bits).ToDictionary(
            s => s.First, s => (IReadOnlySet<string>)Enumerable.Range(0, 5).Where(b => (s.Second & (1 << b)) != 0).Select(b => $"code {b}").ToHashSet());
    });

    private static PairAgreement Of(int[][] rows) => PairAgreement.Of(Worked.Table(rows));

    private static void Same(PairAgreement one, PairAgreement other)
    {
        foreach (var of in new Func<PairAgreement, Measure>[]
        {
            p => p.Observed, p => p.Kappa.Expected, p => p.Kappa.Value, p => p.Kappa.Se, p => p.Kappa.SeNull, p => p.Kappa.SeCohen1960, p => p.Ac1.Value, p => p.Ac1.Se, p => p.Alpha,
        })
            Same(of(one), of(other));
    }

    private static void Same(Measure one, Measure other)
    {
        Assert.Equal(one.Value is null, other.Value is null);
        // The root of a variance of nothing may keep some last digits.
        if (one.Value is { } value) Assert.Equal(value, other.Value!.Value, 1e-7);
    }
}
