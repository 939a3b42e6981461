using PsyInterview.Commands;
using PsyInterview.Reports;
using PsyInterview.Saturation;
using Xunit;

namespace PsyInterview.Tests.Saturation;

/// <summary>What people read: the tables as they are printed, and the sentences at every edge.</summary>
public sealed class WordsTests
{
    private static readonly UnitWord Interview = UnitWord.Interview;

    [Theory]
    [InlineData("twenty", null)]
    [InlineData("twenty.80", 80)]
    public void The_tables_of_the_set_of_study_size_are_as_approved(string name, int? width)
    {
        var account = SaturationAccount.Of(Reference.Twenty, SaturationSettings.Usual with { Estimators = true });
        var text = new StringWriter();
        text.WriteLine(SaturationWords.Sentence(account));
        foreach (var table in SaturationTables.Of(account))
        {
            text.WriteLine();
            ReportPrint.Write(table, "text", text, width);
        }
        Approval.Check(name, text.ToString());
    }

    [Fact]
    public void The_line_that_is_always_current_says_how_the_curve_ends()
    {
        Assert.Equal("No interview is coded yet.", SaturationWords.Line(Curve()));
        Assert.Equal("1 code in 1 interview; the last interview added 1 new code.", SaturationWords.Line(Curve(1)));
        Assert.Equal("3 codes in 2 interviews; no new codes in the last interview.", SaturationWords.Line(Curve(3, 0)));
        Assert.Equal("3 codes in 3 groups; no new codes in the last 2 groups.", SaturationWords.Line(Curve(3, 0, 0), new("group", "groups")));
        Assert.Equal("0 codes in 2 interviews; no code was heard.", SaturationWords.Line(Curve(0, 0)));
    }

    [Fact]
    public void The_claim_of_the_founding_study_says_what_it_rests_on()
    {
        var claim = SaturationWords.Claim(SaturationAccount.Of(Curve([10, 4, .. Enumerable.Repeat(1, 17), 0])));
        Assert.Equal(
            "Interview 20 brought no new code. A run of 2 needs none in interviews 19 to 20: not so, 1 new code there, 1 more interview without one would do; "
            + "a run of 3 needs none in interviews 18 to 20: not so, 2 new codes there, 2 more interviews without one would do; "
            + "10+3 needs none in interviews 18 to 20: not so, 2 new codes there, 2 more interviews without one would do.", claim);
        Assert.Equal(
            "Interview 3 brought 2 new codes. A run of 2 needs none in interviews 2 to 3: not so, 3 new codes there, 2 more interviews without one would do; 10+3 is not testable before 13.",
            SaturationWords.Claim(SaturationAccount.Of(Curve(4, 1, 2))));
        // Met at thirteen, and then something came.
        Assert.EndsWith(
            "10+3 needs none in interviews 12 to 14: not so, 1 new code there, 3 more interviews without one would do (met at interview 13; later interviews added 1 code (first at interview 14)).",
            SaturationWords.Claim(SaturationAccount.Of(Curve([5, .. new int[12], 1]))), StringComparison.Ordinal);
        Assert.Equal("", SaturationWords.Claim(SaturationAccount.Of(Curve(4))));
    }

    [Fact]
    public void Every_state_of_a_rule_has_its_words()
    {
        Assert.Equal(
            ["base not complete (2 of 4)", "run not complete (1 of 2)", "not defined (the base has no codes)", "not reached in 6 interviews", "reached at 4+2; later interviews added 1 code (first at interview 7)"],
            new[] { Curve(3, 1), Curve(3, 1, 1, 1, 1), Curve(0, 0, 0, 0, 0, 0), Curve(1, 1, 1, 1, 1, 0), Curve(3, 1, 1, 1, 0, 0, 1) }.Select(c => SaturationWords.Says(GuestRule.Of(c, 4, 2, 5), Interview)));
        Assert.Equal(
            ["not testable before 13", "not testable before 13", "not met in 13 interviews; 2 more interviews without a new code would meet it", "met at interview 13", "not defined (no code was heard)"],
            new[] { Curve(1), Curve([.. Enumerable.Repeat(1, 12)]), Curve([1, .. new int[10], 1, 0]), Curve([1, .. new int[12]]), Curve(new int[13]) }.Select(c => SaturationWords.Says(FrancisRule.Of(c), Interview)));
        Assert.Equal(
            ["too few interviews (1, and 2 are needed)", "not defined (no code was heard)", "2 new codes in interview 2; 1 more interview without a new code would do", "no new codes in interview 2"],
            new[] { Curve(1), Curve(0, 0), Curve(1, 2), Curve(1, 0) }.Select(c => SaturationWords.Says(ZeroRun.Of(c, 1), Interview)));
    }

    [Fact]
    public void Estimates_say_when_they_say_nothing()
    {
        Assert.Equal("4 codes heard; fewer than five interviews are too few for an estimate of codes not heard.", Of([1, 1, 1, 1], 4));
        Assert.Equal("No code was heard, so nothing can be said of codes not heard.", Of([0, 0], 9));
        Assert.Equal("2 codes heard; no estimate of unseen codes (no single-hearing pattern); about 100 % of what a next interview says is already coded.", Of([5, 3], 6));
        // One code heard once and none twice: the coverage is Turing's, 1 - 1/9.
        Assert.Equal("3 codes heard; no estimate of unseen codes (no single-hearing pattern); about 89 % of what a next interview says is already coded.", Of([1, 3, 5], 6));
        Assert.Equal(
            "5 codes heard; about 2 more expected in the same population (Chao2 7.4, 95 % 5.3 to 24.8); about 76 % of what a next interview says is already coded; the next interview is expected to add 0.48 new codes. "
            + "More than half of the codes were heard once: far from complete.", Of([1, 1, 1, 3, 4], 5));
        Assert.Contains("fewer than one more expected", Of([1, 2, 2, 3, 4, 8, 8, 13, 15, 19, 23, 34, 59, 80], 200), StringComparison.Ordinal);
        Assert.Contains("more than 99 % of what", Of([1, 2, 2, 3, 4, 8, 8, 13, 15, 19, 23, 34, 59, 80], 200), StringComparison.Ordinal);
        Assert.Contains("only the numbers of new codes", SaturationWords.Estimates(SaturationAccount.Of(Curve(1, 2))), StringComparison.Ordinal);

        static string Of(int[] counts, int units) => SaturationWords.Estimates(SaturationAccount.Of(Frequencies.Of(counts, units)));
    }

    [Fact]
    public void A_second_jackknife_below_what_was_heard_is_said_to_be()
    {
        var table = SaturationTables.Estimates(SaturationAccount.Of(Frequencies.Of([2, 2, 3, 4, 5], 5)));
        Assert.Equal("5, below observed", table.Rows.Single(r => r[0] == "jackknife 2")[1]);
        Assert.Equal("no estimate of unseen codes (no single-hearing pattern)", table.Rows.Single(r => r[0] == "Chao2")[1]);
        Assert.DoesNotContain(table.Rows, r => r[0].Contains("Heltshe", StringComparison.Ordinal));
    }

    [Fact]
    public void A_study_may_add_its_notes_to_the_rules()
    {
        var table = SaturationTables.Rules(SaturationAccount.Of(Reference.Twenty), notes: ["Set after 12 interviews by sd."]);
        Assert.Equal("Set after 12 interviews by sd.", table.Notes[^1]);
        Assert.Equal(["rule", "setting", "what it says", "degree"], table.Columns);
        Assert.All(SaturationTables.Of(Reference.Twenty, SaturationSettings.Usual), t => Assert.All(t.Rows, r => Assert.Equal(t.Columns.Count, r.Count)));
    }

    [Fact]
    public void Nothing_that_people_read_speaks_of_proof()
    {
        var all = SaturationTables.Of(Reference.Twenty, SaturationSettings.Usual with { Estimators = true, MinUnits = 2 });
        Assert.DoesNotContain(all.SelectMany(t => t.Notes.Concat(t.Rows.SelectMany(r => r)).Append(t.Title)), words => words.Contains("proven", StringComparison.OrdinalIgnoreCase) || words.Contains("NaN", StringComparison.Ordinal));
        Assert.Contains("36 codes were heard, each in at least 2 interviews, in 20 interviews", SaturationWords.Sentence(SaturationAccount.Of(Reference.Twenty, SaturationSettings.Usual with { MinUnits = 2 })), StringComparison.Ordinal);
    }

    private static Accumulation Curve(params int[] added) => new([.. added.Select((_, i) => $"P{i + 1}")], added);
}
