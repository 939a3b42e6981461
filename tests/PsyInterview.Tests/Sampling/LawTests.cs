using System.Diagnostics;
using CsCheck;
using PsyInterview.Sampling;
using Xunit;

namespace PsyInterview.Tests.Sampling;

/// <summary>What holds for any people in any answers.</summary>
public sealed class LawTests
{
    private static readonly Frame Frame = new(
        [
            Example.Criterion("gender", "F", "M", "X"), Example.Criterion("age", "18-39", "40-59", "60-80"),
            new("school", "school", CriterionKind.Ordinal, [new("low"), new("middle"), new("high")]),
            new("had", "had", CriterionKind.Multiple, [new("talk"), new("pills"), new("none")]),
        ],
        [new(Combination.Read("gender=F")!, 3), new(Combination.Read("age=60-80")!, 2, 3), new(Combination.Read("gender=M&school=low")!, 2)],
        [Combination.Read("gender=X&age=60-80")!]);

    private static readonly Gen<Answer[]> Answers = Gen.Select(
        OneOf("F", "M", "X", "other", ""), Gen.Int[10, 90].Select(n => n < 15 ? Answer.Declined : Answer.Of(n.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        OneOf("low", "middle", "high", ""), OneOf("talk", "pills", "none", "talk;pills", ""),
        (gender, age, school, had) => (Answer[])[gender, age, school, had]);

    private static readonly Gen<Person[]> Some = Gen.Select(Answers, Gen.Bool).Array[1, 12].Select(all => all.Select((a, i) => Named($"P{i + 1}", a.Item1, a.Item2)).ToArray());

    [Fact]
    public void Another_name_changes_nothing_but_the_order_of_equals() => Some.Sample(people =>
    {
        var renamed = people.Select((p, i) => p with { Id = $"Z{people.Length - i}" }).ToArray();
        var (one, two) = (Variation.Of(Frame, people), Variation.Of(Frame, renamed));
        Assert.Equal(one.Tuples.Select(t => (t.Covered, t.Feasible, t.FullSets)), two.Tuples.Select(t => (t.Covered, t.Feasible, t.FullSets)));
        Assert.Equal(one.Cells, two.Cells);
        Assert.Equal(one.Gaps.Select(g => g.Count), two.Gaps.Select(g => g.Count));
        Assert.Equal(one.Spread.Smallest.Value ?? -1, two.Spread.Smallest.Value ?? -1, 1e-9);
        var (first, second) = (First(one, people), First(two, renamed));
        // Of equals another may come first: they fill as many targets, not the same ones. Sums in another order differ in the last digit.
        Assert.Equal(first?.Fills.Count, second?.Fills.Count);
        Assert.Equal(first?.NewPairs, second?.NewPairs);
        Assert.Equal(first?.Distance.Value ?? -1, second?.Distance.Value ?? -1, 1e-9);
    });

    [Fact]
    public void One_more_person_never_lowers_coverage() => Gen.Select(Some, Answers).Sample((people, answers) =>
    {
        Person[] more = [.. people, Named("Q", answers, covers: true)];
        foreach (var t in new[] { 1, 2, 3, 4 })
            Assert.True(TupleCoverage.Of(Frame, more, t).Covered >= TupleCoverage.Of(Frame, people, t).Covered);
        Assert.True(CellCoverage.Of(Frame, more).Filled >= CellCoverage.Of(Frame, people).Filled);
        Assert.All(Gap.Of(Frame, more).Zip(Gap.Of(Frame, people)), gap => Assert.True(gap.First.Missing <= gap.Second.Missing));
    });

    [Fact]
    public void Coverage_of_single_levels_is_the_levels_with_a_count() => Some.Sample(people =>
        Assert.Equal(Frame.Counted.Sum(c => CriterionCount.Of(c, people).Counts.Count(n => n > 0)), TupleCoverage.Of(Frame, people, 1).Covered));

    [Fact]
    public void Coverage_of_all_criteria_at_once_is_that_of_the_cells() => Some.Sample(people =>
    {
        var (cells, tuples) = (CellCoverage.Of(Frame, people), TupleCoverage.Of(Frame, people, Frame.Counted.Count));
        Assert.Equal((cells.Filled, (int)cells.Total), (tuples.Covered, tuples.Feasible));
    });

    [Fact]
    public void A_distance_is_the_same_both_ways_zero_to_oneself_and_at_most_one() => Some.Sample(people =>
    {
        var gower = new Gower(Frame.Criteria, people);
        foreach (var a in people)
        {
            foreach (var b in people)
            {
                var there = gower.Between(a, b);
                Assert.Equal(there, gower.Between(b, a));
                if (there.Value is not { } distance) continue;
                Assert.InRange(distance, 0, 1);
                if (a == b) Assert.Equal(0, distance);
                Assert.Equal(distance, gower.Parts(a, b).Average(p => p.Apart), 12);
            }
        }
    });

    [Fact]
    public void Every_candidate_is_suggested_once_and_the_last_step_covers_what_all_cover() => Some.Sample(people =>
    {
        var all = Variation.Of(Frame, people);
        var candidates = people.Where(p => !p.Covers).ToList();
        foreach (var by in new[] { RankBy.Need, RankBy.Distance })
        {
            var suggestions = Ranking.Of(Frame, all.Gower, all.Covered, candidates, by);
            Assert.Equal(candidates.Select(c => c.Id).Order(), suggestions.Select(s => s.Person.Id).Order());
            if (suggestions.Count > 0) Assert.Equal(TupleCoverage.Of(Frame, people, 2).Covered, suggestions[^1].PairsCovered);
            Assert.Equal(suggestions.Sum(s => s.NewPairs), suggestions.Count == 0 ? 0 : suggestions[^1].PairsCovered - all.Tuples[1].Covered);
        }
    });

    [Fact]
    public void Five_hundred_people_on_eight_criteria_are_ranked_at_once()
    {
        var frame = new Frame(
            [.. Enumerable.Range(0, 8).Select(c => Example.Criterion($"c{c}", "0-9", "10-19", "20-29", "30-39"))],
            [.. Enumerable.Range(0, 8).Select(c => new Target(Combination.Read($"c{c}=10-19")!, 50))], []);
        var people = Enumerable.Range(0, 500).Select(p => Example.Person($"P{p}", p < 20, Enumerable.Range(0, 8).Select(c =>
            ($"c{c}", (p * (c + 3) * 7919 % 40).ToString(System.Globalization.CultureInfo.InvariantCulture))))).ToList();
        var clock = Stopwatch.StartNew();
        var all = Variation.Of(frame, people);
        Assert.Equal(480, Ranking.Of(frame, all.Gower, all.Covered, people.Where(p => !p.Covers)).Count);
        // Well under a second where nothing else runs; the rest is room for a busy machine.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
    }

    private static Gen<Answer> OneOf(params string[] words) =>
        Gen.Int[0, words.Length - 1].Select(i => words[i].Length == 0 ? Answer.Missing : Answer.Of(words[i].Split(';')));

    private static Person Named(string id, Answer[] answers, bool covers) => new(id, covers, Frame.Criteria.Zip(answers).ToDictionary(a => a.First.Id, a => a.Second));

    private static Suggestion? First(Variation of, Person[] people) =>
        Ranking.Of(Frame, of.Gower, of.Covered, people.Where(p => !p.Covers)) is [var first, ..] ? first : null;
}
