using System.Text.Json;
using PsyInterview.Tests.Saturation;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary><c>saturation</c> and <c>plan</c> of the built program where a table or an option does not do, and what people read.</summary>
public sealed class SaturationTroubleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-saturation-").FullName;

    [Fact]
    public void Printed_the_sentence_stands_first_and_each_table_has_its_definitions()
    {
        var text = Programs.Finish("saturation", "--matrix", Reference.Path("sat_synth20_incidence.csv"));
        Assert.StartsWith("41 codes were heard in 20 interviews; no new codes in the last 4 interviews. Base 4, run 2, threshold 5 %", text, StringComparison.Ordinal);
        foreach (var words in new[]
        {
            "New codes by interview", "reached at 6+2; later interviews added 6 codes (first at interview 9)", "met at interview 19", "82.9 %",
            "Interview 20 brought no new code. A run of 2 needs none in interviews 19 to 20: so it is; a run of 3 needs none in interviews 18 to 20: so it is",
            "Nothing here proves that all was heard.", "Base, run and threshold in twelve settings", "16+3", "Runs of 2 interviews against the base of 4", "The same 41 codes in fewer interviews",
        })
            Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Chao2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("proven", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimates_and_orders_are_shown_when_asked_for()
    {
        var text = Programs.Finish("saturation", "--matrix", Reference.Path("sat_synth20_incidence.csv"), "--estimators", "--permutations", "1000", "--coverage", "99%", "--unit", "group");
        foreach (var words in new[]
        {
            "Chao2 43.4, 95 % 41.4 to 56.0", "jackknife 1, error of Heltshe and Forrester", "ICE, up to 10 infrequent (Lee and Chao 1994)", "they are a lower bound",
            "in 13.4 % of them the last group still adds a code", "What further groups are expected to bring", "A coverage of 99 % takes 25.7 groups", "median",
        })
            Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.DoesNotContain("interview", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_may_be_written_in_several_ways()
    {
        // No heading over the units, semicolons, nothing for 0, a code never heard, a remark beside the codes.
        var one = Write("a.csv", ";a;b;never;remark\nP1;1;;;first\nP2;;1;0;\n");
        var two = Write("b.csv", "unit,b,a\nP1,0,1\nP2,1,0\n");
        using var first = JsonDocument.Parse(Programs.Finish("saturation", "--matrix", one, "--json"));
        using var second = JsonDocument.Parse(Programs.Finish("saturation", "--matrix", two, "--json"));
        foreach (var part in new[] { "curve", "estimators", "twelve_settings", "hindsight" })
            Assert.True(JsonElement.DeepEquals(first.RootElement.GetProperty(part), second.RootElement.GetProperty(part)), part);
        Assert.Equal(["a", "b"], first.RootElement.GetProperty("codes").EnumerateArray().Select(c => c.GetProperty("code").GetString()));
    }

    [Fact]
    public void Categories_are_asked_each_by_itself()
    {
        var categories = Write("c.csv", "code,category\n" + string.Concat(Enumerable.Range(2, 38).Select(i => $"C{i:D2},other\n")) + "C40,late\nC41,late\nC99,late\n");
        string[] command = ["saturation", "--matrix", Reference.Path("sat_synth20_incidence.csv"), "--categories", categories];
        var (exit, output, error) = Programs.Run([.. command, "--json"]);
        Assert.Equal(0, exit);
        using var printed = JsonDocument.Parse(output);
        Assert.Equal([("other", 15), ("late", 19)], printed.RootElement.GetProperty("categories").EnumerateArray().Select(c => (c.GetProperty("category").GetString(), c.GetProperty("met_at").GetInt32())));
        Assert.Contains("c.csv:42: advice: C99 is no code of the table of units", error, StringComparison.Ordinal);
        Assert.Contains("Without a category, and only in the line of all codes: C01.", error, StringComparison.Ordinal);
        Assert.Contains("met at interview 15", Programs.Finish(command), StringComparison.Ordinal);
        Assert.Equal(4, Programs.Run("saturation", "--matrix", Reference.Path("sat_synth20_incidence.csv"), "--categories", Write("d.csv", "code,colour\nC01,red\n")).Exit);
    }

    [Fact]
    public void What_is_not_defined_is_said_in_words()
    {
        var path = Write("a.csv", "unit,a\nP1,0\nP2,0\nP3,0\nP4,0\nP5,0\nP6,0\n");
        using var printed = JsonDocument.Parse(Programs.Finish("saturation", "--matrix", path, "--json", "--permutations", "10"));
        Assert.Equal("not defined (no code was heard)", printed.RootElement.GetProperty("estimators").GetProperty("coverage_chao").GetString());
        Assert.Equal("not defined (the base has no codes)", printed.RootElement.GetProperty("guest").GetProperty("says").GetString());
        Assert.Contains("0 codes were heard in 6 interviews; no code was heard.", Programs.Finish("saturation", "--matrix", path, "--estimators"), StringComparison.Ordinal);
        Assert.Contains("fewer than five interviews are too few", Programs.Finish("saturation", "--frequencies", Write("b.csv", "code,n\na,1\nb,2\n"), "--units", "3"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--matrix", "", "a.csv:0: error: The file is empty.")]
    [InlineData("--matrix", "unit,a\n", "a.csv:1: error: There are headings and nothing below them.")]
    [InlineData("--matrix", "unit\nP1\n", "a.csv:1: error: There is no column of a code.")]
    [InlineData("--matrix", "unit,group\nP1,BF\nP2,SF\n", "a.csv:1: error: There is no column of a code.")]
    [InlineData("--matrix", "unit,a,b\nP1,1,0\nP2,2,0\n", "a.csv:3: error: “2” under a is not 0 or 1.")]
    [InlineData("--matrix", "unit,a,b\nP1,x,\nP2,,x\n", "a.csv:2: error: “x” under a is not 0 or 1.")]
    [InlineData("--matrix", "unit,a,b\nP1,1,0\nP2,-1,7\n", "a.csv:3: error: “-1” under a is not 0 or 1 (2 such cells in this row).")]
    [InlineData("--matrix", "unit,a\nP1,1\nP1,0\n", "a.csv:3: error: P1 stands there twice, first on line 2.")]
    [InlineData("--matrix", "unit,a\n,1\n", "a.csv:2: error: The row does not say which unit it is.")]
    [InlineData("--matrix", "unit,a\nP1,1,0\n", "a.csv:2: error: This row has 3 cells, the headings have 2.")]
    [InlineData("--matrix", "unit,a,A\nP1,1,0\n", "a.csv:1: error: The heading \"a\" stands there 2 times.")]
    [InlineData("--frequencies", "code,n\na,3\nb,21\n", "a.csv:3: error: “21” under n is not a count that can be.")]
    [InlineData("--frequencies", "code,n\na,3\nb,-1\n", "a.csv:3: error: “-1” under n is not a count that can be.")]
    [InlineData("--frequencies", "code,n\na,3\nc,2\nb,2.5\n", "a.csv:4: error: “2.5” under n is not a count that can be.")]
    [InlineData("--frequencies", "code,n\na,3\nb,\n", "a.csv:3: error: There is no count under n.")]
    [InlineData("--frequencies", "code,n\na,some\n", "a.csv:1: error: There is no column of counts after the first.")]
    [InlineData("--new", "unit,n\nP1,3\nP2,few\nP3,2\n", "a.csv:3: error: “few” under n is not a count that can be.")]
    [InlineData("--new", "unit,n\nP1,3\nP1,2\n", "a.csv:3: error: P1 stands there twice, first on line 2.")]
    [InlineData("--aspects", "code,unit\na,1\n", "a.csv:1: error: There is no column “aspect”.")]
    [InlineData("--aspects", "code,unit,aspect\na,,b\n", "a.csv:2: error: The row does not say which unit it is about.")]
    public void What_does_not_do_is_named_with_its_line(string option, string table, string sentence)
    {
        var (exit, output, error) = Programs.Run(["saturation", option, Write("a.csv", table), .. option == "--frequencies" ? ["--units", "20"] : Array.Empty<string>()]);
        Assert.Equal((4, ""), (exit, output));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no column “site”.", "--where", "site=A")]
    [InlineData("No row has “A” under unit.", "--where", "unit=A")]
    [InlineData("“unit” is not a heading and a word.", "--where", "unit")]
    public void Rows_that_are_not_there_cannot_be_chosen(string sentence, params string[] more)
    {
        var (exit, _, error) = Programs.Run(["saturation", "--matrix", Write("a.csv", "unit,a\nP1,1\n"), .. more]);
        Assert.Equal(4, exit);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The threshold is a whole number of percent: 0.05 or 5%.", "--threshold", "5")]
    [InlineData("The threshold is a whole number of percent: 0.05 or 5%.", "--threshold", "0.055")]
    [InlineData("The threshold is a whole number of percent: 0.05 or 5%.", "--threshold", "little")]
    [InlineData("The base is at least one unit.", "--base", "0")]
    [InlineData("The number of orders lies between 0 and 100000.", "--permutations", "-1")]
    [InlineData("The coverage lies between 0 and 1: 0.95 or 95%.", "--coverage", "1.5")]
    [InlineData("Name one table", "--new", "b.csv")]
    [InlineData("--frequencies and --units go together", "--units", "20")]
    public void Settings_that_cannot_be_are_2(string sentence, params string[] more)
    {
        var (exit, output, error) = Programs.Run(["saturation", "--matrix", Write("a.csv", "unit,a\nP1,1\n"), .. more]);
        Assert.Equal(2, exit);
        Assert.Contains(sentence, error + output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_fit_in_memory_is_refused_before_it_is_tried()
    {
        var path = Write("a.csv", "unit,a\n" + string.Concat(Enumerable.Range(0, 501).Select(i => $"P{i},1\n")));
        var (exit, _, error) = Programs.Run("saturation", "--matrix", path, "--permutations", "100000");
        Assert.Equal(4, exit);
        Assert.Contains("So many orders of so many units do not fit in memory.", error, StringComparison.Ordinal);
        Assert.Equal(2, Programs.Run("saturation", "--frequencies", path, "--units", "100001").Exit);
    }

    [Fact]
    public void Five_percent_may_be_written_in_three_ways()
    {
        var printed = new[] { "0.05", "5%", "5 %" }.Select(t => Programs.Finish("saturation", "--matrix", Reference.Path("sat_synth20_incidence.csv"), "--threshold", t, "--json")).Distinct();
        Assert.Single(printed);
    }

    [Fact]
    public void Plans_say_what_they_rest_on()
    {
        var plan = Programs.Finish("plan", "--prevalence", "60%", "--instances", "10", "--power", "0.8", "--share", "0.9");
        Assert.Contains("19 / 0.9 = 21.1, so 22 people", plan, StringComparison.Ordinal);
        Assert.Contains("not random", plan, StringComparison.Ordinal);
        Assert.Contains("up to 13.91 % of people", Programs.Finish("plan", "--unheard", "20"), StringComparison.Ordinal);
        using var all = JsonDocument.Parse(Programs.Finish("plan", "--probabilities", "0.5x20,20%x15,0.1x5", "--units", "20,25,30", "--json"));
        Assert.Equal(40, all.RootElement.GetProperty("codes").GetInt32());
        foreach (var (row, expected) in all.RootElement.GetProperty("rows").EnumerateArray().Zip(["0.43951", "0.65099", "0.79044"]))
            Reference.AsPrinted(expected, row.GetProperty("all_heard").GetDouble(), expected);
        Assert.Contains("65.10 %", Programs.Finish("plan", "--probabilities", "0.5x20,0.2x15,0.1x5", "--units", "25"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The prevalence lies between 0 and 1", "--prevalence", "0")]
    [InlineData("The prevalence lies between 0 and 1", "--prevalence", "1")]
    [InlineData("The prevalence lies between 0 and 1", "--prevalence", "rare")]
    [InlineData("The theme is to be heard at least once", "--prevalence", "0.1", "--instances", "0")]
    [InlineData("The power lies between 0 and 1", "--prevalence", "0.1", "--power", "1")]
    [InlineData("The share lies between 0 and 1", "--prevalence", "0.1", "--share", "0")]
    [InlineData("The number of units is a whole number from 1 on.", "--unheard", "0")]
    [InlineData("Write how likely each code is", "--probabilities", "0.5y20", "--units", "20")]
    [InlineData("The units are whole numbers from 1 on", "--probabilities", "0.5x20", "--units", "some")]
    [InlineData("--probabilities and --units go together", "--probabilities", "0.5x20")]
    [InlineData("Name one: --prevalence, --unheard or --probabilities.", "--json")]
    public void Plans_that_cannot_be_are_2(string sentence, params string[] arguments)
    {
        var (exit, output, error) = Programs.Run(["plan", .. arguments]);
        Assert.Equal(2, exit);
        Assert.Contains(sentence, error + output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string words)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, words);
        return path;
    }
}
