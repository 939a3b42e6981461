using System.Globalization;
using System.Text.Json;
using PsyInterview.Saturation;
using Xunit;

namespace PsyInterview.Tests.Saturation;

/// <summary>What each stopping rule says: the published examples, the reference's table, and every edge.</summary>
public sealed class RuleTests
{
    [Fact]
    public void The_example_of_the_paper_is_reached_at_six_and_two()
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Reference.Path("sat_guest2020_example_expected.json")));
        var rule = GuestRule.Of(Curve([.. Reference.Rows(Reference.Path("sat_guest2020_example.csv")).Select(r => (int)r.Number("new_themes"))]), 4, 2, 5);
        Assert.Equal((37, "6+2", RuleState.Reached), (rule.BaseCodes, rule.Notation, rule.State));
        Assert.Equal(
            expected.RootElement.GetProperty("runs").EnumerateArray().Select(r => (Whole(r, "from_"), Whole(r, "to"), Whole(r, "new"), r.GetProperty("ok").GetBoolean())),
            rule.Runs.Select(r => (r.From, r.To, r.New, r.IsWithin)));
        Assert.Equal(["0.189189", "0.108108", "0.027027"], rule.Runs.Select(r => r.Ratio.ToString(6)));
        Assert.Equal((0, 0), (rule.LaterCodes, rule.LaterFirstAt));

        static int Whole(JsonElement run, string name) => run.GetProperty(name).GetInt32();
    }

    [Fact]
    public void The_twelve_settings_are_those_of_the_reference()
    {
        var rules = GuestRule.Twelve(Reference.Twenty.Accumulate());
        Assert.Equal(
            Reference.Rows(Reference.Path("sat_synth20_guest_expected.csv")).Select(r => (
                (int)r.Number("base"), (int)r.Number("run"), (int)Math.Round(r.Number("threshold") * 100), (int?)r.Number("base_codes"), (int?)r.Number("reached_at"),
                r["notation"], r["degree_of_saturation_vs_all_20"])),
            rules.Select(r => (r.Base, r.Run, r.Percent, r.BaseCodes, r.ReachedAt, r.Notation!, r.Degree.ToString(6))));
    }

    [Fact]
    public void Codes_that_come_after_the_first_hit_are_counted_and_do_not_undo_it()
    {
        var rule = GuestRule.Of(Reference.Twenty.Accumulate(), 4, 2, 5);
        Assert.Equal(("6+2", 6, 9), (rule.Notation, rule.LaterCodes, rule.LaterFirstAt));
        Assert.Equal(15, rule.Runs.Count);
        Assert.Equal((19, 20, true), (rule.Runs[^1].From, rule.Runs[^1].To, rule.Runs[^1].IsWithin));
    }

    [Fact]
    public void Five_percent_is_five_percent()
    {
        // 2 of 40 is 5 %; in floating point 0.05 * 60 is 3.0000000000000004, or less, or neither.
        Assert.Equal("1+1", GuestRule.Of(Curve(40, 2), 1, 1, 5).Notation);
        Assert.Equal("1+1", GuestRule.Of(Curve(60, 3), 1, 1, 5).Notation);
        Assert.Null(GuestRule.Of(Curve(59, 3), 1, 1, 5).Notation);
        Assert.Null(GuestRule.Of(Curve(60, 1), 1, 1, 0).Notation);
        // Beyond what fits in 32 bits when multiplied.
        Assert.Equal("1+1", GuestRule.Of(Curve(1_000_000_000, 50_000_000), 1, 1, 5).Notation);
    }

    [Fact]
    public void Too_few_units_and_nothing_heard_are_no_answer()
    {
        Assert.Equal((RuleState.TooFew, (int?)null), Guest(3, 1));
        Assert.Equal((RuleState.RunIncomplete, 6), Guest(3, 1, 1, 1, 0));
        Assert.Equal((RuleState.NotDefined, 0), Guest(0, 0, 0, 0, 5, 0));
        Assert.Equal((RuleState.NotReached, 4), Guest(1, 1, 1, 1, 1, 0, 1));
        Assert.Equal("the base has no codes", GuestRule.Of(Curve(0, 0, 0, 0, 5, 0), 4, 2, 5).Runs[0].Ratio.Reason);
        Assert.Equal("not reached", GuestRule.Of(Curve(3, 1), 4, 2, 5).Degree.Reason);

        static (RuleState, int?) Guest(params int[] added) => GuestRule.Of(Curve(added), 4, 2, 5) is var rule ? (rule.State, rule.BaseCodes) : default;
    }

    [Fact]
    public void Ten_and_three_is_met_at_nineteen_and_not_testable_before_thirteen()
    {
        var curve = Reference.Twenty.Accumulate();
        var rule = FrancisRule.Of(curve);
        Assert.Equal((RuleState.Reached, 19, 13, 0), (rule.State, rule.MetAt, rule.TestableFrom, rule.LaterCodes));
        Assert.Equal(Reference.TwentyEstimates.GetProperty("francis_10_3").GetInt32(), rule.MetAt);
        Assert.Equal((RuleState.RunIncomplete, (int?)null), Of(12));
        Assert.Equal((RuleState.TooFew, (int?)null), Of(9));
        Assert.Equal((RuleState.NotReached, (int?)null), Of(13));
        Assert.Equal((RuleState.NotReached, (int?)null), Of(18));
        Assert.Equal((RuleState.NotDefined, (int?)null), (FrancisRule.Of(Curve(new int[13])).State, FrancisRule.Of(Curve(new int[13])).MetAt));
        // The three may begin within the initial ten only when the test itself lies beyond them.
        Assert.Equal(13, FrancisRule.Of(Curve([5, .. new int[12]])).MetAt);

        (RuleState, int?) Of(int units) => FrancisRule.Of(Curve([.. curve.New.Take(units)])) is var some ? (some.State, some.MetAt) : default;
    }

    [Fact]
    public void A_category_can_be_there_before_the_study_is()
    {
        // The other codes were all heard by unit 12.
        var rules = FrancisRule.ByCategory(Reference.Twenty, code => code switch { "C41" or "C40" => "late", "C01" => null, _ => "other" });
        Assert.Equal([("other", RuleState.Reached, 15), ("late", RuleState.Reached, 19)], rules.Select(r => (r.Category, r.Rule.State, r.Rule.MetAt!.Value)).OrderBy(r => r.Value));
    }

    [Fact]
    public void The_claim_of_one_quiet_unit_says_what_longer_runs_would_need()
    {
        var curve = Reference.Twenty.Accumulate();
        Assert.Equal((RuleState.Reached, 20, 20, 8, 6, 0), Run(ZeroRun.Of(curve, 1)));
        Assert.Equal((RuleState.Reached, 19, 20, 15, 1, 0), Run(ZeroRun.Of(curve, 2)));
        Assert.Equal((RuleState.Reached, 18, 20, 19, 0, 0), Run(ZeroRun.Of(curve, 3)));
        Assert.Equal((RuleState.Reached, 17, 20, 20, 0, 0), Run(ZeroRun.Of(curve, 4)));
        Assert.Equal((RuleState.NotReached, 16, 20, 0, 0, 1), Run(ZeroRun.Of(curve, 5)));
        // As in the founding study: only the last interview is known to bring nothing.
        var claim = Curve([10, 4, .. Enumerable.Repeat(1, 17), 0]);
        Assert.Equal((RuleState.Reached, 20, 20), (ZeroRun.Of(claim, 1).State, ZeroRun.Of(claim, 1).From, ZeroRun.Of(claim, 1).FirstMetAt));
        Assert.Equal((RuleState.NotReached, 19, 1, 1), (ZeroRun.Of(claim, 2).State, ZeroRun.Of(claim, 2).From, ZeroRun.Of(claim, 2).New, ZeroRun.Of(claim, 2).Lacks));
        Assert.Equal((RuleState.NotReached, 18, 2, 2), (ZeroRun.Of(claim, 3).State, ZeroRun.Of(claim, 3).From, ZeroRun.Of(claim, 3).New, ZeroRun.Of(claim, 3).Lacks));

        static (RuleState, int, int, int, int, int) Run(ZeroRun run) => (run.State, run.From, run.To, run.FirstMetAt ?? 0, run.LaterCodes, run.Lacks);
    }

    [Fact]
    public void Where_nothing_was_heard_nothing_new_means_nothing()
    {
        Assert.Equal((RuleState.NotDefined, 1), (ZeroRun.Of(Curve(0, 0, 0), 1).State, ZeroRun.Of(Curve(0, 0, 0), 1).Lacks));
        Assert.Equal(RuleState.TooFew, ZeroRun.Of(Curve(), 1).State);
        Assert.Equal(RuleState.TooFew, ZeroRun.Of(Curve(3), 1).State);
        Assert.Equal((RuleState.Reached, 3), (ZeroRun.Of(Curve(0, 2, 0), 1).State, ZeroRun.Of(Curve(0, 2, 0), 1).FirstMetAt));
    }

    [Fact]
    public void A_code_that_must_be_shared_enters_when_it_is_heard_again()
    {
        // a in 1, 2, 3; b in 1 and 3; c in 2 only.
        var incidence = Incidence.Of(["1", "2", "3"], ["a", "b", "c", "never"], [(0, 0), (1, 0), (2, 0), (0, 1), (2, 1), (1, 2), (1, 2)]);
        Assert.Equal([2, 1, 0], incidence.Accumulate().New);
        Assert.Equal([0, 1, 1], incidence.Accumulate(2).New);
        Assert.Equal([0, 0, 1], incidence.Accumulate(3).New);
        Assert.Equal([0, 0, 0], incidence.Accumulate(4).New);
        Assert.Equal([1, 1, 2, null], incidence.EntersAt());
        Assert.Equal([2, 3, null, null], incidence.EntersAt(2));
        Assert.Equal([3, 2, 1, 0], incidence.HeardIn);
        Assert.Equal([0, 1, 0], incidence.CodesHeardIn(1));
        Assert.Equal(["b"], incidence.Only(code => code == "b").Codes);
    }

    [Fact]
    public void In_hindsight_fewer_units_would_have_held_the_same_codes()
    {
        var steps = SourceSteps.Of(Reference.Twenty);
        Assert.Equal((41, 16), (steps.Codes, steps.Actual));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 9, 11, 12, 13, 16], steps.MinimalInformation);
        Assert.Equal(41, Reference.Twenty.HeardIn.Index().Count(c => steps.MaximumInformation.Any(t => Reference.Twenty.IsHeard(t - 1, c.Index))));
        Assert.True(steps.MaximumInformation.Count <= steps.MinimalInformation.Count, string.Join(' ', steps.MaximumInformation));
        // Equal units: the earlier one first.
        Assert.Equal([2, 1], SourceSteps.Of(Incidence.Of(["1", "2", "3"], ["a", "b", "c"], [(0, 0), (1, 1), (1, 2), (2, 0)])).MaximumInformation);
        Assert.Empty(SourceSteps.Of(Incidence.Of([], [], [])).MaximumInformation);
    }

    private static Accumulation Curve(params int[] added) => new([.. added.Select((_, i) => (i + 1).ToString(CultureInfo.InvariantCulture))], added);
}
