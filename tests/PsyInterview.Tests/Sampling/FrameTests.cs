using PsyInterview.Sampling;
using Xunit;

namespace PsyInterview.Tests.Sampling;

/// <summary>Frames, answers, and the edges of the measures.</summary>
public sealed class FrameTests
{
    [Theory]
    [InlineData("18-39", 18.0, 40.0)]
    [InlineData("18 – 39", 18.0, 40.0)]
    [InlineData("-5--1", -5.0, 0.0)]
    [InlineData("60+", 60.0, null)]
    [InlineData("≥60", 60.0, null)]
    [InlineData("<18", null, 18.0)]
    public void A_printed_band_of_whole_numbers_has_both_ends_in_it(string printed, double? from, double? below)
    {
        var band = Assert.Single(NumberBands.Read([printed])!);
        Assert.Equal(((decimal?)from, (decimal?)below), (band.From, band.Below));
    }

    [Fact]
    public void Bands_with_decimals_are_taken_as_printed_and_words_are_no_bands()
    {
        Assert.Equal([1.5m, 3m], NumberBands.Read(["0-1.5", "1.5-3"])!.Select(b => b.Below));
        Assert.Equal([1m, 4m, null], NumberBands.Read(["0", "1-3", "4+"])!.Select(b => b.Below));
        Assert.Null(NumberBands.Read(["0", "1"]));
        Assert.Null(NumberBands.Read(["18-39", "older"]));
    }

    [Fact]
    public void A_value_in_no_band_is_outside_the_frame_and_still_one_of_the_people()
    {
        var age = Example.Criterion("age", "18-39", "45-59");
        var people = new[] { "17", "39.5", "42", "45", "60", "18-39", "", "old" }.Select((a, i) => Example.Person($"P{i}", true, ("age", a))).ToList();
        var count = CriterionCount.Of(age, [.. people, new Person("P8", true, new Dictionary<string, Answer> { ["age"] = Answer.NotAsked })]);
        Assert.Equal([2, 1], count.Counts);
        Assert.Equal([("P0", "17"), ("P2", "42"), ("P4", "60"), ("P7", "old")], count.Outside.Select(o => (o.Person, o.Value)));
        Assert.Equal((1, 1, 0, 9), (count.Missing, count.NotAsked, count.Declined, count.People));
    }

    [Fact]
    public void Several_answers_count_each()
    {
        var had = new Criterion("had", "had", CriterionKind.Multiple, [new("talk"), new("pills")]);
        var count = CriterionCount.Of(had, [Example.Person("P1", true, ("had", "talk;pills")), Example.Person("P2", true, ("had", "Talk;water"))]);
        Assert.Equal([2, 1], count.Counts);
        Assert.Equal("water", Assert.Single(count.Outside).Value);
    }

    [Fact]
    public void Where_nothing_can_be_said_the_reason_is_given()
    {
        Assert.Equal("not defined (nobody counted)", Evenness.Of([0, 0]).Blau.ToString());
        Assert.Equal("not defined (only one level)", Evenness.Of([3]).Pielou.ToString());
        Assert.Equal((0.0, 0.0), (Evenness.Of([3]).Shannon.Value, Evenness.Of([3]).Blau.Value));
        var (one, other) = (Example.Person("P1", true, ("x", "1")), Example.Person("P2", true, ("y", "1")));
        var gower = new Gower([new("x", "x", CriterionKind.Number, []), new("y", "y", CriterionKind.Number, [])], [one, other]);
        Assert.Equal("not defined (no answer known of both)", gower.Between(one, other).ToString());
        Assert.Equal("not defined (fewer than two people)", Spread.Of(gower, [one]).Mean.ToString());
        Assert.Equal("not defined (no answer known of two people)", Spread.Of(gower, [one, other]).Mean.ToString());
        Assert.Equal("not defined (fewer than 3 criteria)", TupleCoverage.Of(new([Example.Criterion("x", "a", "b")], [], []), [], 3).Total.ToString());
    }

    [Fact]
    public void Distances_of_each_kind_are_as_defined()
    {
        Criterion[] criteria =
        [
            new("school", "school", CriterionKind.Ordinal, [new("low"), new("middle"), new("high")]),
            new("had", "had", CriterionKind.Multiple, [new("a"), new("b"), new("c")]),
            new("same", "same", CriterionKind.Number, []), new("therapist", "therapist", CriterionKind.Link, []),
        ];
        var (one, other) = (
            Example.Person("P1", true, ("school", "low"), ("had", "a;b"), ("same", "4"), ("therapist", "T1")),
            Example.Person("P2", true, ("school", "middle"), ("had", "b;c"), ("same", "4"), ("therapist", "T2")));
        var third = Example.Person("P3", true, ("school", "high"));
        var parts = new Gower(criteria, [one, other, third]).Parts(one, other);
        Assert.Equal(["had", "school", "same"], parts.Select(p => p.Criterion.Id));
        Assert.Equal([0.666667, 0.5, 0], parts.Select(p => Math.Round(p.Apart, 6)));
    }

    [Fact]
    public void What_cannot_occur_leaves_every_denominator_and_so_does_what_follows_from_it()
    {
        // a1 goes with neither b1 nor b2, so a1 cannot occur at all.
        var frame = new Frame(
            [Example.Criterion("a", "a1", "a2"), Example.Criterion("b", "b1", "b2"), Example.Criterion("c", "c1", "c2", "c3")], [],
            [Combination.Read("a=a1&b=b1")!, Combination.Read("b=b2&a=a1")!]);
        Assert.Equal([6, 11, 6], new[] { 1, 2, 3 }.Select(t => TupleCoverage.Of(frame, [], t).Feasible));
        var all = Variation.Of(frame, [Example.Person("P1", true, ("a", "a1"), ("b", "b1"), ("c", "c1"))]);
        Assert.Equal((0, 6), (all.Cells.Filled, (int)all.Cells.Total));
        Assert.Equal(2, all.Tuples[0].Covered);
        Assert.Equal("P1", Assert.Single(all.ImpossibleFound).Person.Id);
    }

    [Fact]
    public void Pinned_people_come_first_and_skipped_people_not_at_all()
    {
        var suggestions = Ranking.Of(
            Example.Frame, Example.Variation.Gower, Example.Variation.Covered, Example.Candidates, pinned: ["C09", "nobody", "C12"], skipped: ["C02", "C04"]);
        Assert.Equal(["C09", "C12", "C10"], suggestions.Take(3).Select(s => s.Person.Id));
        Assert.Equal([true, true, false], suggestions.Take(3).Select(s => s.IsPinned));
        Assert.Equal(10, suggestions.Count);
    }

    [Fact]
    public void Equal_candidates_come_in_the_order_of_their_numbers_and_what_they_overrun_is_told()
    {
        var frame = new Frame([Example.Criterion("g", "F", "M", "X")], [new(Combination.Read("g=F")!, 1, 1)], []);
        Person[] people = [.. new[] { "P10", "P9", "P1" }.Select(id => Example.Person(id, false, ("g", "F")))];
        var suggestions = Ranking.Of(frame, new Gower(frame.Criteria, people), [], people);
        Assert.Equal(["P1", "P9", "P10"], suggestions.Select(s => s.Person.Id));
        Assert.Equal("Invite P1: fills 1 open quota (g F), distance not defined (nobody covered yet).", suggestions[0].Sentence(frame));
        Assert.Equal("Invite P9: fills no open quota and adds no new combination, most similar to P1, 0.00. Goes over the maximum of g F.", suggestions[1].Sentence(frame));
        Assert.Equal(["g=M", "g=X"], Ranking.EmptyLevels(frame, [], people).Select(l => l.ToString()));
    }

    [Theory]
    [InlineData("age=18-39", 1, 40, null)]
    [InlineData("age=18-39&age=40-59", 1, null, "age=18-39&age=40-59 names a criterion twice.")]
    [InlineData("height=tall", 1, null, "There is no criterion height.")]
    [InlineData("age=90+", 1, null, "age has no level 90+.")]
    [InlineData("age=18-39", -1, null, "The target for age=18-39 is below zero.")]
    [InlineData("age=18-39", 3, 2, "The target for age=18-39 has a maximum of 2 and a minimum of 3.")]
    public void A_target_that_the_frame_cannot_mean_is_a_problem(string of, int min, int? max, string? what)
    {
        var frame = new Frame([Example.Criterion("age", "18-39", "40-59")], [new(Combination.Read(of)!, min, max)], []);
        Assert.Equal(what, FrameCheck.Of(frame).FirstOrDefault()?.What);
    }

    [Fact]
    public void More_combinations_than_can_be_counted_are_refused_before_they_are()
    {
        var many = Enumerable.Range(0, 1000).Select(i => $"l{i}").ToList();
        Assert.Contains("too many levels", Assert.Single(FrameCheck.Of(new([.. "abc".Select(c => Example.Criterion($"{c}", many))], [], []))).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Bands_that_share_a_number_are_a_problem() =>
        Assert.Equal("The bands 0-10 and 10-20 of x overlap.", Assert.Single(FrameCheck.Of(new([Example.Criterion("x", "0-10", "10-20")], [], []))).What);
}
