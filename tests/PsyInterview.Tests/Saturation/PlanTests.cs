using PsyInterview.Saturation;
using Xunit;

namespace PsyInterview.Tests.Saturation;

/// <summary>Planning by prevalence, and meaning: the published numbers and the edges.</summary>
public sealed class PlanTests
{
    [Fact]
    public void Every_number_of_people_is_that_of_the_reference()
    {
        var rows = Reference.Rows(Reference.Path("sat_prevalence_n_expected.csv"));
        Assert.Equal(79, rows.Count);
        foreach (var row in rows)
        {
            var found = row["method"] == "galvin" ? Prevalence.Galvin(row.Number("prevalence"), row.Number("power"))
                : Prevalence.FugardPotts(row.Number("prevalence"), (int)row.Number("instances_k"), row.Number("power"));
            Assert.True((int)row.Number("n") == found, $"{string.Join(' ', row.Values)}: {found}");
        }
    }

    [Fact]
    public void Published_powers_come_out()
    {
        Reference.AsPrinted("0.99362", Prevalence.HeardAtLeast(.06, 5, 200), "n = 200");
        Reference.AsPrinted("0.91982", Prevalence.HeardAtLeast(.25, 2, 15), "n = 15");
        Assert.Equal(19, Prevalence.FugardPotts(.6, 10, .8));
        // Exactly reached is reached: 1 - 1/4 with two people of whom each half may say it.
        Assert.Equal(2, Prevalence.Galvin(.5, .75));
        Assert.Equal(1, Prevalence.Galvin(.5, .5));
        Assert.Equal(0, Prevalence.HeardAtLeast(.5, 3, 2));
        // Where (1 - p)^n alone is below the smallest number of the machine.
        Assert.InRange(Prevalence.HeardAtLeast(.1, 1000, 9_000), 0.0001, 0.001);
        Assert.Equal(1, Prevalence.HeardAtLeast(.1, 1000, 20_000), 1e-9);
    }

    [Fact]
    public void What_may_still_be_common_without_being_heard_is_that_of_the_reference()
    {
        foreach (var row in Reference.Rows(Reference.Path("sat_upper_bound_unheard_expected.csv")))
            Reference.AsPrinted(row["upper95_prevalence_of_unheard_code"], Prevalence.UpperBoundOfUnheard((int)row.Number("n")), row["n"]);
        Assert.Equal("0.0095", Prevalence.UpperBoundOfUnheard(314).ToString("F4", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void All_codes_heard_by_chance_takes_as_many_as_the_reference_says()
    {
        foreach (var (units, expected) in new[] { (20, "0.43951"), (25, "0.65099"), (30, "0.79044") })
            Reference.AsPrinted(expected, Prevalence.AllHeard([(.5, 20), (.2, 15), (.1, 5)], units), $"{units}");
    }

    [Theory]
    [InlineData(0, 1, .8)]
    [InlineData(1, 1, .8)]
    [InlineData(double.NaN, 1, .8)]
    [InlineData(.1, 0, .8)]
    [InlineData(.1, 1001, .8)]
    [InlineData(.1, 1, 0)]
    [InlineData(.1, 1, 1)]
    [InlineData(.00001, 1, .8)]
    public void What_cannot_be_planned_is_refused(double prevalence, int instances, double power)
    {
        Assert.NotNull(Prevalence.WhyNot(prevalence, instances, power));
        Assert.Throws<ArgumentException>(() => Prevalence.FugardPotts(prevalence, instances, power));
    }

    [Fact]
    public void Meaning_settles_where_later_occurrences_add_nothing()
    {
        var heard = Reference.Rows(Reference.Path("sat_meaning_example.csv"))
            .Select(r => new AspectHeard(r["code"], (int)r.Number("interview"), r["interview"], r["aspect"]));
        var codes = CodeMeaning.Of(heard);
        Assert.Equal(["relaxation exercises", "feeling heard"], codes.Select(c => c.Code));
        Assert.Equal("1:2 2:1 4:1 6:0 7:0 9:0", Shown(codes[0]));
        Assert.Equal((MeaningState.Settled, 4, 3, 4), (codes[0].State, codes[0].SettledAt!.Value.At, codes[0].Later, codes[0].Aspects));
        Assert.Equal("1:1 3:1 8:1", Shown(codes[1]));
        Assert.Equal((MeaningState.NotSettled, 0), (codes[1].State, codes[1].Later));
        Assert.Null(codes[1].SettledAt);

        static string Shown(CodeMeaning code) => string.Join(' ', code.Occurrences.Select(o => $"{o.Unit}:{o.New}"));
    }

    [Fact]
    public void Meaning_needs_as_many_quiet_occurrences_as_are_asked_for()
    {
        AspectHeard[] heard = [new("a", 1, "P1", "x"), new("a", 2, "P2", null), new("a", 3, "P3", "X"), new("b", 1, "P1", "x"), new("b", 5, "P5", "x"), new("c", 2, "P2", null), new("c", 3, "P3", null), new("c", 4, "P4", null)];
        Assert.Equal([MeaningState.Settled, MeaningState.CannotBeJudged, MeaningState.CannotBeJudged], CodeMeaning.Of(heard).Select(c => c.State));
        Assert.Equal(MeaningState.CannotBeJudged, CodeMeaning.Of(heard, 3)[0].State);
        Assert.Equal(MeaningState.Settled, CodeMeaning.Of(heard, 1)[1].State);
    }
}
