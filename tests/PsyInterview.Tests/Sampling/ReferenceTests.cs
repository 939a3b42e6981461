using System.Globalization;
using System.Text.Json;
using PsyInterview.Sampling;
using Xunit;

namespace PsyInterview.Tests.Sampling;

/// <summary>The numbers of a reference program, of R's cluster::daisy, and of the NIST paper.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void Level_counts_are_those_of_the_reference()
    {
        foreach (var count in Example.Variation.Counts)
        {
            var expected = Example.Expected.GetProperty("level_counts").GetProperty(count.Criterion.Id);
            Assert.Equal(expected.EnumerateObject().Select(l => (l.Name, l.Value.GetInt32())), count.Criterion.Levels.Select(l => l.Id).Zip(count.Counts));
        }
    }

    [Fact]
    public void Cells_are_those_of_the_reference()
    {
        Assert.Equal(Example.Expected.GetProperty("cells_total").GetInt32(), (int)Example.Variation.Cells.Total);
        Assert.Equal(Example.Expected.GetProperty("cells_filled").GetInt32(), Example.Variation.Cells.Filled);
    }

    [Fact]
    public void Coverage_of_one_two_and_three_is_that_of_the_reference()
    {
        Assert.Equal(3, Example.Variation.Tuples.Count);
        foreach (var tuples in Example.Variation.Tuples)
        {
            var expected = Example.Expected.GetProperty("tway").GetProperty(tuples.T.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(
                (Int(expected, "covered"), Int(expected, "configs"), Int(expected, "simple_full"), Int(expected, "combos")),
                (tuples.Covered, tuples.Feasible, tuples.FullSets, tuples.Sets.Count));
            Near(expected.GetProperty("total").GetDouble(), tuples.Total);
            Assert.Equal(tuples.Feasible - tuples.Covered, tuples.Sets.Sum(s => s.Uncovered.Count));
        }
    }

    [Fact]
    public void Evenness_is_that_of_the_reference()
    {
        foreach (var count in Example.Variation.Counts)
        {
            var expected = Example.Expected.GetProperty("evenness").GetProperty(count.Criterion.Id);
            Near(expected.GetProperty("shannon").GetDouble(), count.Evenness.Shannon);
            Near(expected.GetProperty("pielou").GetDouble(), count.Evenness.Pielou);
            Near(expected.GetProperty("blau").GetDouble(), count.Evenness.Blau);
            Near(expected.GetProperty("blau_norm").GetDouble(), count.Evenness.BlauNorm);
        }
    }

    [Fact]
    public void All_256_distances_are_those_of_daisy()
    {
        var lines = File.ReadAllLines(Example.Path("var_gower_expected.csv")).Select(l => l.Split(',')).ToList();
        var people = Example.People.ToDictionary(p => p.Id);
        var compared = 0;
        foreach (var row in lines.Skip(1))
        {
            foreach (var (other, expected) in lines[0].Zip(row).Skip(1))
            {
                var distance = Example.Variation.Gower.Between(people[row[0]], people[other]).Value!.Value;
                Assert.InRange(Math.Abs(distance - double.Parse(expected, CultureInfo.InvariantCulture)), 0, 5.1e-11);
                compared++;
            }
        }
        Assert.Equal(256, compared);
    }

    [Fact]
    public void Suggestions_are_those_of_the_reference_step_by_step()
    {
        var expected = Example.Expected.GetProperty("suggestions").EnumerateArray().ToList();
        var suggestions = Ranking.Of(Example.Frame, Example.Variation.Gower, Example.Variation.Covered, Example.Candidates);
        Assert.Equal(expected.Count, suggestions.Count);
        foreach (var (e, s) in expected.Zip(suggestions))
        {
            Assert.Equal((Int(e, "step"), e.GetProperty("suggest").GetString()), (s.Step, s.Person.Id));
            Assert.Equal(e.GetProperty("fills").EnumerateArray().Select(f => f.GetString()), s.Fills.Select(f => f.ToString()));
            Assert.Equal((Int(e, "deficits_filled"), Int(e, "new_pairs")), (s.Fills.Count, s.NewPairs));
            Assert.Equal(e.GetProperty("nearest").GetString(), s.Nearest!.Id);
            Near(e.GetProperty("min_gower").GetDouble(), s.Distance);
            Assert.Equal(e.GetProperty("pair_coverage_after").GetString(), $"{s.PairsCovered}/{s.PairsFeasible}");
        }
    }

    [Fact]
    public void By_distance_the_order_is_that_of_farthest_points()
    {
        var expected = Example.Expected.GetProperty("farthest_point").EnumerateArray().ToList();
        var suggestions = Ranking.Of(Example.Frame, Example.Variation.Gower, Example.Variation.Covered, Example.Candidates, RankBy.Distance);
        Assert.Equal(expected.Select(e => (e.GetProperty("id").GetString()!, e.GetProperty("nearest").GetString()!)), suggestions.Select(s => (s.Person.Id, s.Nearest!.Id)));
        foreach (var (e, s) in expected.Zip(suggestions)) Near(e.GetProperty("min_gower").GetDouble(), s.Distance);
    }

    [Fact]
    public void A_suggestion_says_why_in_a_sentence() => Assert.Equal(
        "Invite C02: fills 5 open quotas (gender M, age 18-39, region S, phq 15-30, sessions 3-5), adds 9 new combinations, "
        + "least like anyone so far (nearest R02, 0.51: age 24 vs 58, region S vs M, sessions 4 vs 12).",
        Ranking.Of(Example.Frame, Example.Variation.Gower, Example.Variation.Covered, Example.Candidates)[0].Sentence(Example.Frame));

    [Fact]
    public void The_example_of_the_nist_paper_is_79_percent_total_and_33_percent_simple()
    {
        var expected = JsonDocument.Parse(File.ReadAllText(Example.Path("var_nist_example_expected.json"))).RootElement;
        var names = expected.GetProperty("variables").EnumerateArray().Select(v => v.GetString()!).ToList();
        var frame = new Frame([.. names.Select(n => Example.Criterion(n, "0", "1"))], [], []);
        var people = expected.GetProperty("tests").EnumerateArray()
            .Select((test, i) => Example.Person($"P{i}", true, names.Zip(test.GetString()!, (n, bit) => (n, bit.ToString()))));
        var pairs = TupleCoverage.Of(frame, people, 2);
        Assert.Equal((Int(expected, "covered_configs"), Int(expected, "total_configs")), (pairs.Covered, pairs.Feasible));
        Assert.Equal((Int(expected, "simple_full"), Int(expected, "simple_combos")), (pairs.FullSets, pairs.Sets.Count));
        Near(expected.GetProperty("total_coverage").GetDouble(), pairs.Total);
        Near(expected.GetProperty("simple_coverage").GetDouble(), pairs.Simple);
        Assert.Equal(
            expected.GetProperty("per_pair").EnumerateObject().Select(p => (p.Name, p.Value[0].GetInt32(), p.Value[1].GetInt32())),
            pairs.Sets.Select(s => (string.Concat(s.Criteria.Select(c => c.Id)), s.Covered, s.Feasible)));
    }

    private static int Int(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private static void Near(double expected, Measure measure) => Assert.InRange(measure.Value!.Value, expected - 1e-9, expected + 1e-9);
}
