using PsyInterview.Agreement;
using Xunit;

namespace PsyInterview.Tests.AgreementOfCoders;

/// <summary>The coefficients: published numbers, and what has none.</summary>
public sealed class CoefficientTests
{
    [Fact]
    public void Cohens_own_example_comes_out()
    {
        var pair = PairAgreement.Of(Worked.Cohen);
        Near(.7, pair.Observed);
        Near(.41, pair.Kappa.Expected);
        Near(.4915254237288135, pair.Kappa.Value);
        Near(.0510018155760779, pair.Kappa.Se);
        Near(.0519789363565946, pair.Kappa.SeNull);
        Near(.0549215313424395, pair.Kappa.SeCohen1960);
        Near(.3838811994727603, pair.Kappa.IntervalCohen1960.Low);
        Near(.5991696479848666, pair.Kappa.IntervalCohen1960.High);
        Assert.Null(pair.NearlyAlways);
    }

    [Fact]
    public void Two_coders_who_nearly_always_say_yes_agree_often_and_have_a_kappa_below_zero()
    {
        var pair = PairAgreement.Of(Worked.Paradox);
        Near(.944, pair.Observed);
        Near(.94528, pair.Kappa.Expected);
        Near(-.02339181286549608, pair.Kappa.Value);
        Near(.012286756672809042, pair.Kappa.Se);
        Near(.9407763376087177, pair.Ac1.Value);
        Assert.Equal("yes", pair.NearlyAlways);
    }

    [Fact]
    public void The_two_abstractors_get_the_printed_digits_of_irrCAC()
    {
        var pair = PairAgreement.Of(Worked.Abstractors);
        Near(.89, pair.Observed);
        Near(.7964094, pair.Kappa.Value, 5e-8);
        Near(.05891072, pair.Kappa.Se, 5e-9);
        Near(.8493305, pair.Ac1.Value, 5e-8);
        Near(.04321747, pair.Ac1.Se, 5e-9);
        Near(.7972585, pair.Alpha, 5e-8);
    }

    [Fact]
    public void Krippendorffs_four_coders_with_gaps_come_out_on_every_scale()
    {
        var found = RatingsAgreement.Of(Worked.Krippendorff);
        Near(.743421052631579, found.Alpha[Scale.Nominal]);
        Near(.815387503755, found.Alpha[Scale.Ordinal]);
        Near(.849107142857, found.Alpha[Scale.Interval]);
        Near(.797402774712, found.Alpha[Scale.Ratio]);
        Assert.Equal([9, 13, 10, 5, 3], found.Marginals);
        Assert.Equal((12, 11, 40L), (found.RatedUnits, found.PairableUnits, found.PairableRatings));
        Assert.Null(found.Pair);
    }

    [Fact]
    public void Ac1_of_four_coders_with_gaps_is_that_of_irrCAC_with_its_standard_error()
    {
        var ac1 = GwetAc1.Of(Worked.Krippendorff);
        Near(.775444068126995, ac1.Value);
        Near(.8181818181818182, ac1.Observed);
        Near(.19032118055555555, ac1.Expected);
        Near(.14295, ac1.Se, 5e-6);
    }

    [Fact]
    public void When_both_gave_one_category_to_everything_kappa_and_alpha_have_no_number()
    {
        var pair = PairAgreement.Of(CountTable.Of(["yes", "no"], [[0, 0], [0, 30]]));
        Assert.Equal((1.0, 1.0, 1.0), (pair.Observed.Value, pair.Kappa.Expected.Value, pair.Ac1.Value));
        Assert.Equal("not defined (both coders gave “no” to every unit)", pair.Kappa.Value.ToString());
        Assert.All([pair.Kappa.Se, pair.Kappa.SeNull, pair.Kappa.SeCohen1960, pair.Kappa.Interval.Low, pair.Kappa.IntervalCohen1960.High], m => Assert.Null(m.Value));
        Assert.Equal("all ratings are the same value", pair.Alpha.Reason);
        Assert.Equal("all ratings are the same value", KrippendorffAlpha.Of(Worked.Rated([3, 3, 0], [0, 3, 3])).Reason);
        Assert.Equal("there is only one category", GwetAc1.Of(Worked.Rated([3, 3, 0], [0, 3, 3])).Value.Reason);
    }

    [Fact]
    public void A_category_that_one_coder_alone_always_gave_leaves_kappa_at_nothing()
    {
        var pair = PairAgreement.Of(CountTable.Of(["yes", "no"], [[12, 0], [8, 0]]));
        Assert.Equal((0.6, 0.6, 0.0), (pair.Observed.Value, pair.Kappa.Expected.Value, pair.Kappa.Value.Value));
    }

    [Fact]
    public void Without_units_nothing_is_a_number()
    {
        var pair = PairAgreement.Of(Worked.Table([0, 0], [0, 0]));
        Assert.All([pair.Observed, pair.Kappa.Expected, pair.Kappa.Value, pair.Kappa.Interval.Low, pair.Ac1.Value, pair.Ac1.Se, pair.Alpha],
            m => Assert.Equal("no unit was rated by both coders", m.Reason));
        var found = RatingsAgreement.Of(Worked.Rated([1, 0], [0, 2]));
        Assert.All([found.Alpha[Scale.Nominal], found.Alpha[Scale.Ratio], found.Ac1.Value, found.Ac1.Observed], m => Assert.Equal("no unit was rated by two coders", m.Reason));
        Assert.Equal((2, 0), (found.RatedUnits, found.PairableUnits));
    }

    [Fact]
    public void Words_have_a_nominal_alpha_only_and_numbers_below_zero_no_ratio()
    {
        var words = RatingsAgreement.Of(Worked.Named(v => v == 1 ? "low" : "high", [1, 2], [1, 1], [2, 2]));
        Assert.NotNull(words.Alpha[Scale.Nominal].Value);
        Assert.Equal("the values are words, not numbers", words.Alpha[Scale.Ordinal].Reason);
        var below = RatingsAgreement.Of(Worked.Named(v => $"{v}", [-1, 2], [1, 1], [-1, -1]));
        Assert.NotNull(below.Alpha[Scale.Interval].Value);
        Assert.Equal("a value is below zero", below.Alpha[Scale.Ratio].Reason);
    }

    [Fact]
    public void Numbers_are_one_value_however_they_are_written_and_rise_as_numbers()
    {
        var ratings = Ratings.Of(["A", "B"], [("u1", ["10", "10.0"]), ("u2", ["9", "1e1"]), ("u3", ["-0", "0"]), ("u4", [null, ""])]);
        Assert.Equal(["0", "9", "10"], ratings.Categories);
        Assert.Equal(2, ratings.TableOf(0, 1).Agreed);
        Assert.Equal(["10", "10.0", "nine"], Ratings.Of(["A"], [("u1", ["10"]), ("u2", ["10.0"]), ("u3", ["nine"])]).Categories);
    }

    [Fact]
    public void The_table_of_two_coders_holds_the_units_that_both_rated()
    {
        var pair = RatingsAgreement.Of(Worked.Rated([1, 1], [1, 2], [2, 2], [0, 2], [2, 0], [0, 0])).Pair!;
        Assert.Equal((3L, 2L), (pair.Table.Units, pair.Table.Agreed));
        Assert.Equal(1, pair.Table[0, 1]);
        Assert.True(pair.HasFewUnits);
    }

    [Fact]
    public void A_category_is_nearly_always_above_95_of_100_and_not_on_it()
    {
        Assert.Null(PairAgreement.Of(CountTable.Of(["yes", "no"], [[90, 5], [5, 0]])).NearlyAlways);
        Assert.Equal("yes", PairAgreement.Of(CountTable.Of(["yes", "no"], [[91, 5], [4, 0]])).NearlyAlways);
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    public void A_table_that_is_not_square_is_not_taken(int rows, int columns) =>
        Assert.Throws<ArgumentException>(() => CountTable.Of(["a", "b", "c"], [.. Enumerable.Repeat(new int[columns], rows)]));

    private static void Near(double expected, Measure found, double within = 1e-12) => Assert.Equal(expected, found.Value!.Value, within);
}
