using CsCheck;
using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Tests.Reports;
using Xunit;

namespace PsyInterview.Tests.Coding;

/// <summary>Codes and themes, and what becomes of them.</summary>
public sealed class CodebookTests
{
    [Fact]
    public void A_code_keeps_every_name_definition_and_step_with_day_person_and_reason()
    {
        var log = new ReportLog().On("2026-11-02").Has(new CodeCreated("relaxing", "tension drops")).On("2026-11-03").By("mw")
            .Has(new CodeRenamed("Relaxing", "rest", "said so"), new CodeDefined("rest", "the body comes to rest", "too narrow", "P01-1"));
        var code = Assert.Single(Codebook.Of(log.Reading).All);
        Assert.Equal(("rest", "the body comes to rest", CodeWords.FromData), (code.Name, code.Definition, code.Origin));
        Assert.Equal([("tension drops", null, null), ("the body comes to rest", "too narrow", "P01-1")], code.Definitions.Select(d => (d.Text, d.Reason, d.Unit)));
        Assert.Equal(
            [("2026-11-02", "sd", "created", null), ("2026-11-03", "mw", "renamed from relaxing", "said so"), ("2026-11-03", "mw", "defined", "too narrow")],
            code.Steps.Select(s => ($"{s.At:yyyy-MM-dd}", s.By, s.Words, s.Reason)));
    }

    [Fact]
    public void What_was_coded_before_a_merge_means_the_new_code_and_the_codebook_of_an_earlier_day_still_shows_the_old()
    {
        var log = Coded("rest", "calm").On("2026-11-05").Has(new CodesMerged(["rest", "calm"], "ease", "one idea"));
        var book = Codebook.Of(log.Reading);
        Assert.Equal(["ease"], book.InUse.Select(c => c.Name));
        Assert.Equal([["ease"], ["ease"]], Applied(log, book));
        Assert.Equal("merged into ease: one idea", book.Became(book.FindAny("rest")!));
        Assert.Equal(["ease", "rest", "calm"], book.PartsOf(book.Find("ease")!).Select(c => c.Name));
        var then = book.AsOf(new DateTimeOffset(2026, 11, 4, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(["calm", "rest"], then.InUse.Select(c => c.Name));
        Assert.Equal([["rest"], ["calm"]], Applied(log, then));
    }

    [Fact]
    public void A_merge_into_one_of_them_leaves_that_one_with_its_own_life()
    {
        var book = Codebook.Of(Coded("rest", "calm").On("2026-11-05").Has(new CodesMerged(["rest", "calm"], "rest", "one idea")).Reading);
        Assert.Equal((2, CodeStanding.InUse, CodeStanding.Merged), (book.All.Count, book.All[0].Standing, book.All[1].Standing));
        Assert.Equal("took in calm", book.All[0].Steps[^1].Words);
    }

    [Fact]
    public void What_bore_a_code_that_was_split_waits_until_it_is_coded_anew()
    {
        var log = Coded("rest", "calm").On("2026-11-05").Has(new CodeSplit("rest", ["rest", "sleep"], "two ideas"));
        var book = Codebook.Of(log.Reading);
        Assert.Equal(["calm", "rest", "sleep"], book.InUse.Select(c => c.Name));
        var coding = Session(log, book);
        Assert.Equal([CodeStanding.Split], coding.At(coding.Passages[1].Id).Select(c => c.Standing));
        Assert.True(CodingDecisions.NeedsRecoding(coding, "sd", coding.Passages[1].Id));
        log.On("2026-11-06").In("P07-1", new PassageCoded(coding.Passages[1].Id.ToString(), ["rest"]));
        Assert.Equal([CodeStanding.InUse], Session(log, book).At(coding.Passages[1].Id).Select(c => c.Standing));
    }

    [Fact]
    public void A_retired_code_counts_nowhere_until_it_is_back()
    {
        var log = Coded("rest", "calm").On("2026-11-05").Has(new CodeRetired("rest", "too broad"));
        Assert.Equal([[], ["calm"]], Applied(log, Codebook.Of(log.Reading)));
        Assert.Equal("retired: too broad", Codebook.Of(log.Reading).Became(Codebook.Of(log.Reading).All[0]));
        log.Has(new CodeRestored("rest", "needed after all"));
        Assert.Equal([["rest"], ["calm"]], Applied(log, Codebook.Of(log.Reading)));
    }

    [Fact]
    public void A_name_given_to_a_new_code_after_a_rename_means_the_old_one_where_it_was_written_before()
    {
        var log = Coded("rest", "calm").On("2026-11-05").Has(new CodeRenamed("rest", "ease"), new CodeCreated("rest", "sleep at night"));
        Assert.Equal([["ease"], ["calm"]], Applied(log, Codebook.Of(log.Reading)));
    }

    [Fact]
    public void The_same_name_from_two_laptops_is_one_code_with_both_definitions()
    {
        var log = new ReportLog().Has(new CodeCreated("Rest", "the body")).On("2026-11-03").By("mw").Has(new CodeCreated("rest ", "sleep", Theme: "Body"));
        var code = Assert.Single(Codebook.Of(log.Reading).All);
        Assert.Equal(("Rest", "sleep", "Body", 2), (code.Name, code.Definition, code.Theme, code.Definitions.Count));
        Assert.Equal("created once more, on another laptop", code.Steps[^1].Words);
    }

    [Fact]
    public void Merges_that_go_round_in_a_ring_end_in_one_code()
    {
        // Two laptops merged crosswise, and a third made the ring of three.
        var log = Coded("a", "b").On("2026-11-05").Has(new CodeCreated("c"), new CodesMerged(["a"], "b", "one")).On("2026-11-06").By("mw").Has(new CodesMerged(["b"], "a", "one"), new CodesMerged(["a"], "c", "one"))
            .On("2026-11-07").By("ob").Has(new CodesMerged(["c"], "a", "one"));
        var book = Codebook.Of(log.Reading);
        Assert.Equal(["a"], book.InUse.Select(c => c.Name));
        Assert.All(book.All, c => Assert.Equal(book.Find("a")!.Number, book.Now(c).Number));
        Assert.Equal([["a"], ["a"]], Applied(log, book));
    }

    [Fact]
    public void A_merge_that_is_split_and_coded_anew_gives_the_same_table() => Gen.Select(Gen.Bool.Array[4].Array[1, 6], Gen.Int[0, 3], Gen.Int[0, 3]).Sample((table, one, other) =>
    {
        if (one == other) return;
        string[] names = ["rest", "calm", "sleep", "pain"];
        var log = new ReportLog().On("2026-11-01").Has([.. names.Select(n => new CodeCreated(n))]).Talked("P07", 1, "2026-11-02", "first");
        for (var i = 1; i < table.Length; i++) log.In("P07-1", new NoteTaken(NoteForms.Quote, "q1", $"words {i}"));
        var passages = Session(log, Codebook.Empty).Passages.Skip(1).Select(p => p.Id.ToString()).ToList();
        var heard = table.Select(row => names.Where((_, i) => row[i]).Order(StringComparer.Ordinal).ToList()).ToList();
        log.On("2026-11-03");
        foreach (var (passage, codes) in passages.Zip(heard)) log.In("P07-1", new PassageCoded(passage, codes));
        log.On("2026-11-04").Has(new CodesMerged([names[one], names[other]], "both", "one idea")).On("2026-11-05").Has(new CodeSplit("both", [names[one], names[other]], "two after all")).On("2026-11-06");
        foreach (var (passage, codes) in passages.Zip(heard).Where(p => CodingDecisions.NeedsRecoding(Session(log, Codebook.Of(log.Reading)), "sd", EntryId.TryParse(p.First, out var id) ? id : default)).ToList())
            log.In("P07-1", new PassageCoded(passage, codes));
        Assert.Equal(heard, Applied(log, Codebook.Of(log.Reading)).Select(codes => codes.Order(StringComparer.Ordinal).ToList()));
    }, iter: 60);

    [Fact]
    public void Themes_have_versions_and_keep_their_codes_and_quotes_under_another_name()
    {
        var log = Coded("rest", "calm");
        log.Has(new ThemeDefined("Body", "what the body does"), new CodeDescribed("rest", Theme: "Body"), new ThemeDefined("Body", "what the body says", "wider"));
        var passage = Session(log, Codebook.Of(log.Reading)).Passages[1].Id;
        log.In("P07-1", new QuoteLinked(passage.ToString(), "body", CodeWords.Supports)).Has(new ThemeRenamed("Body", "The body speaks", "clearer"));
        var book = Codebook.Of(log.Reading);
        Assert.Equal(("The body speaks", 2), (book.Themes[0].Name, book.Themes[0].Version));
        Assert.Equal(["rest"], book.Under("the body speaks").Select(c => c.Name));
        Assert.Equal("The body speaks", Assert.Single(Session(log, book).Quotes).Theme);
        log.In("P07-1", new QuoteLinked(passage.ToString(), "The body speaks", CodeWords.NoStance));
        Assert.Empty(Session(log, book).Quotes);
    }

    [Fact]
    public void A_theme_that_is_given_up_leaves_its_codes_and_the_themes_under_it()
    {
        var log = new ReportLog().Has(new ThemeDefined("Body", "b"), new ThemeDefined("Sleep", "s", Parent: "Body"), new CodeCreated("rest", Theme: "body"));
        Assert.Equal(["0 Body", "1 rest", "1 Sleep"], Tree(log));
        log.Has(new ThemeDropped("Body", "says nothing of its own"));
        Assert.Equal(["0 Sleep", "0 rest"], Tree(log));
    }

    [Fact]
    public void Themes_that_two_laptops_put_under_each_other_both_stand_in_the_tree()
    {
        var log = new ReportLog().Has(new ThemeDefined("A", "a"), new ThemeDefined("B", "b", Parent: "A"), new ThemeDefined("A", "a", Parent: "B"), new CodeCreated("rest", Theme: "B"));
        Assert.Equal(["0 A", "1 B", "2 rest"], Tree(log));
        Assert.Equal("“B” stands under “A” itself", CodebookDecisions.DefineTheme(
            Codebook.Of(new ReportLog().Has(new ThemeDefined("A", "a"), new ThemeDefined("B", "b", Parent: "A")).Reading), "A", "a", parent: "B").Refusal);
        Assert.Null(CodebookDecisions.DefineTheme(Codebook.Of(log.Reading), "C", "c", parent: "A").Refusal);
    }

    private static List<string> Tree(ReportLog log) => [.. Codebook.Of(log.Reading).Tree.Select(b => $"{b.Depth} {b.Theme?.Name ?? b.Code!.Name}")];

    /// <summary>A session with two quotes, each with a code.</summary>
    private static ReportLog Coded(string first, string second)
    {
        var log = new ReportLog().On("2026-11-01").Has(new CodeCreated(first), new CodeCreated(second)).Talked("P07", 1, "2026-11-02", "it let go");
        log.In("P07-1", new NoteTaken(NoteForms.Quote, "q1", "I slept"));
        var passages = Session(log, Codebook.Empty).Passages;
        return log.On("2026-11-03").In("P07-1", new PassageCoded(passages[1].Id.ToString(), [first]), new PassageCoded(passages[2].Id.ToString(), [second]));
    }

    private static SessionCoding Session(ReportLog log, Codebook book) =>
        SessionCoding.Of("P07-1", SessionState.Of(log.Reading, "P07-1"), [.. log.Reading.In("P07-1")], book);

    private static List<List<string>> Applied(ReportLog log, Codebook book) =>
        [.. Session(log, book).Passages.Skip(1).Select(p => Session(log, book).At(p.Id).Select(c => c.Name).ToList())];
}
