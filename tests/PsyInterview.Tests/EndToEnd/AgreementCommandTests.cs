using System.Text.Json;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary><c>agreement</c> of the built program: the reference's numbers, and a sentence for each table that does not do.</summary>
public sealed class AgreementCommandTests : IDisposable
{
    private const string Cohen = "rater1\\rater2,1,2,3\n1,88,14,18\n2,10,40,10\n3,2,6,12\n";

    private const string Krippendorff = "unit,coderA,coderB,coderC,coderD\n1,1,1,,1\n2,2,2,3,2\n3,3,3,3,3\n4,3,3,3,3\n5,2,2,2,2\n6,1,2,3,4\n"
        + "7,4,4,4,4\n8,1,1,2,1\n9,2,2,2,2\n10,,5,5,5\n11,,,1,1\n12,,,3,\n";

    private static readonly string Data = Path.Combine(Approval.Folder(), "..", "Agreement", "data");
    private static readonly string Shared = Path.GetFullPath(Path.Combine(Approval.Folder(), "..", "..", "..", "..", "shared", "methods", "data"));
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-agreement-").FullName;

    [Theory]
    [InlineData("--table", Cohen, "cohen_n200")]
    [InlineData("--ratings", Krippendorff, "krippendorff_C")]
    public void Every_number_of_the_reference_comes_out_of_the_typed_examples(string option, string table, string member) =>
        Same(option, Write(table), Path.Combine(Data, "agree_expected.json"), member);

    [Theory]
    [InlineData("--table", "agree_paradox_2x2.csv", "paradox_2x2")]
    [InlineData("--segments", "agree_multilabel_segments.csv", "multilabel")]
    public void Every_number_of_the_reference_comes_out_of_its_own_files(string option, string file, string member) =>
        Same(option, Path.Combine(Data, file), Path.Combine(Data, "agree_expected.json"), member);

    [Theory]
    [InlineData("--table", "agree_cohen_n200.csv", "cohen_n200")]
    [InlineData("--table", "agree_paradox_2x2.csv", "paradox_2x2")]
    [InlineData("--ratings", "agree_krippendorff_C.csv", "krippendorff_C")]
    [InlineData("--segments", "agree_multilabel_segments.csv", "multilabel")]
    public void Every_file_of_the_methods_comes_out(string option, string file, string member)
    {
        Assert.SkipUnless(Directory.Exists(Shared), "The folder of the methods is not beside this clone.");
        Same(option, Path.Combine(Shared, file), Path.Combine(Shared, "agree_expected.json"), member);
    }

    [Theory]
    [InlineData("table", Cohen)]
    [InlineData("ratings", Krippendorff)]
    public void Printed_each_number_has_its_definition_below(string option, string table) => Approved(option, Programs.Finish("agreement", $"--{option}", Write(table)));

    [Fact]
    public void Printed_segments_have_every_difference() => Approved("segments", Programs.Finish("agreement", "--segments", Path.Combine(Data, "agree_multilabel_segments.csv")));

    [Fact]
    public void Where_nearly_all_is_yes_the_print_says_why_kappa_is_below_zero()
    {
        var text = Programs.Finish("agreement", "--table", Path.Combine(Data, "agree_paradox_2x2.csv"));
        foreach (var words in new[]
        {
            "97.2 % of all ratings are “yes”", "read AC1 and the counts beside it", "-0.0234", "0.9408", "Cohen's kappa -0.02 (95 % interval -0.05 to 0.00), Gwet's AC1 0.94",
        })
            Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Below_ten_units_people_see_counts_only_and_why()
    {
        var (segments, ratings, table) = (Segments(9), Write("unit,A,B\nu1,x,x\nu2,x,y\nu3,y,y\n", "r.csv"), Write(",x,y\nx,4,1\ny,0,4\n", "t.csv"));
        foreach (var (option, path) in new[] { ("--segments", segments), ("--ratings", ratings), ("--table", table) })
        {
            var text = Programs.Finish("agreement", option, path);
            Assert.Contains("Counts only, since there are fewer than 10 units", text, StringComparison.Ordinal);
            foreach (var word in new[] { "kappa", "alpha", "AC1", "Jaccard" }) Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
            using var json = JsonDocument.Parse(Programs.Finish("agreement", option, path, "--json"));
            Assert.True(json.RootElement.GetProperty("counts_only").GetBoolean());
        }
        Assert.Contains("kappa", Programs.Finish("agreement", "--segments", Segments(10)), StringComparison.OrdinalIgnoreCase);

        string Segments(int n) => Write("segment,coder,codes\n" + string.Concat(Enumerable.Range(1, n).Select(i => $"S{i},A,x\nS{i},B,{(i == 1 ? "" : "x")}\n")), "s.csv");
    }

    [Fact]
    public void A_rare_code_is_named_with_what_to_read_beside_kappa()
    {
        var rows = string.Concat(Enumerable.Range(1, 30).Select(i => $"S{i},A,relax{(i == 3 ? "|anger" : "")}\nS{i},B,{(i == 1 ? "" : "relax")}\n"));
        var text = Programs.Finish("agreement", "--segments", Write("segment,coder,codes\n" + rows));
        foreach (var words in new[] { "rare", "nearly everywhere", "Rare: in less than 5 % of the segments", "read AC1 and these counts beside it" })
            Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_defined_is_said_in_words()
    {
        using var table = Json("--table", Write(",yes,no\nyes,0,0\nno,0,12\n"));
        Assert.Equal("not defined (both coders gave “no” to every unit)", table.RootElement.GetProperty("kappa").GetString());
        Assert.Equal("not defined (all ratings are the same value)", table.RootElement.GetProperty("alpha").GetString());
        Assert.Equal(1, table.RootElement.GetProperty("ac1").GetDouble());
        using var ratings = Json("--ratings", Write("unit,A,B\nu1,low,high\nu2,low,\n"));
        Assert.Equal("not defined (the values are words, not numbers)", ratings.RootElement.GetProperty("ordinal").GetString());
        var rows = string.Concat(Enumerable.Range(1, 12).Select(i => $"S{i},A,x\nS{i},B,x\n"));
        var text = Programs.Finish("agreement", "--segments", Write("segment,coder,codes\n" + rows));
        Assert.Contains("Kappa and alpha of x are not defined: both applied it to every segment.", text, StringComparison.Ordinal);
        Assert.Contains("before discussion; Cohen's kappa not defined; there was no difference.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_may_be_written_in_several_ways()
    {
        // An empty corner, semicolons, rows in another order, counts as a statistics program writes them.
        using var table = Json("--table", Write("\uFEFF;Yes;no\r\nno;2.0;0\r\nyes;118;5\r\n"));
        Assert.Equal(-.02339181286549608, table.RootElement.GetProperty("kappa").GetDouble(), 1e-12);
        var (exit, output, error) = Programs.Run("agreement", "--json", "--ratings", Write("\"\",A,B\nu1,Relax,relax\nu2,NA,pain\nu3,pain,\n"));
        Assert.Equal(0, exit);
        Assert.Contains("a.csv:3: advice: “NA”: read as not rated, in 1 cell.", error, StringComparison.Ordinal);
        Assert.Contains("a.csv:0: advice: Read as one: “Relax”, “relax”.", error, StringComparison.Ordinal);
        using var ratings = JsonDocument.Parse(output);
        Assert.Equal((1, 3), (ratings.RootElement.GetProperty("pairable_units").GetInt32(), ratings.RootElement.GetProperty("rated_units").GetInt32()));
        Assert.Equal(1, ratings.RootElement.GetProperty("both_coders").GetProperty("n").GetInt32());
    }

    [Fact]
    public void Segments_of_one_coder_only_are_left_out_and_named()
    {
        var (exit, output, error) = Programs.Run("agreement", "--json", "--segments", Write("Unit;Coder;Code;note\nS1;Ann;relax;\nS1;Ben;Relax|;well\nS2;ann;;\nS3;Ben;pain;\n"));
        Assert.Equal(0, exit);
        Assert.Contains("advice: Left out, since one coder only has a row for them: S2, S3.", error, StringComparison.Ordinal);
        Assert.Contains("advice: Left out: “note”.", error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(output);
        Assert.Equal((1, "[\n    \"S2\",\n    \"S3\"\n  ]"), (json.RootElement.GetProperty("segments").GetInt32(), json.RootElement.GetProperty("one_coder_only").GetRawText()));
        Assert.Equal("relax", Assert.Single(json.RootElement.GetProperty("per_code").EnumerateObject()).Name);
    }

    [Theory]
    [InlineData("--table", "", "a.csv:0: error: The file is empty.")]
    [InlineData("--table", "only\n", "a.csv:1: error: There is one column only.")]
    [InlineData("--table", ",a,b\n", "a.csv:1: error: There are headings and nothing below them.")]
    [InlineData("--table", ",a,b\na,1,2\n", "a.csv:1: error: “b” is a column and no row: the table is not square.")]
    [InlineData("--table", ",a,b\na,1,2\nb,1,2\nc,1,2\n", "a.csv:4: error: “c” is a row and no column: the table is not square.")]
    [InlineData("--table", ",a,b\na,1,2\nb,1\n", "a.csv:3: error: This row has 2 cells, the headings have 3.")]
    [InlineData("--table", ",a,b\na,1,2\na,1,2\n", "a.csv:3: error: “a” stands there twice, first on line 2.")]
    [InlineData("--table", ",a,b\na,1,-2\nb,1,2\n", "a.csv:2: error: “-2” is below zero, and a count never is.")]
    [InlineData("--table", ",a,b\na,1,0.5\nb,1,2\n", "a.csv:2: error: “0.5” is not a count.")]
    [InlineData("--table", ",a,b\na,1,\nb,1,2\n", "a.csv:2: error: A count is missing.")]
    [InlineData("--table", ",a,b\na,1,2000000\nb,1,2\n", "a.csv:2: error: “2000000” is more units than can be counted here.")]
    [InlineData("--table", ",a,b\na,1,=SUM(B2)\nb,1,2\n", "a.csv:2: error: “=SUM(B2)” begins as a formula does.")]
    [InlineData("--table", ",a,=b\na,1,2\n", "a.csv:1: error: “=b” begins as a formula does.")]
    [InlineData("--table", ",a,b\na,1,#REF!\nb,1,2\n", "a.csv:2: error: “#REF!” is what a spreadsheet writes where a formula failed.")]
    [InlineData("--table", ",a,b,Total\na,1,2,3\nb,1,2,3\nTotal,2,4,6\n", "a.csv:1: error: The column “Total” seems to hold sums.")]
    [InlineData("--table", ",a,b\na,1,2\nb,1,2\nsum,2,4\n", "a.csv:4: error: The row “sum” seems to hold sums.")]
    [InlineData("--table", ",a,b\na,1,2\n,1,2\n", "a.csv:3: error: The row does not say of which category it is.")]
    [InlineData("--ratings", "unit,A\nu1,x\n", "a.csv:1: error: There is one coder only, A.")]
    [InlineData("--ratings", "unit\nu1\n", "a.csv:1: error: There is no coder: the table has one column only.")]
    [InlineData("--ratings", "unit,A,a\nu1,x,x\n", "a.csv:1: error: The heading \"A\" stands there 2 times.")]
    [InlineData("--ratings", "unit,A,\nu1,x,x\n", "a.csv:1: error: Column 3 has no heading.")]
    [InlineData("--ratings", "unit,A,B\n", "a.csv:1: error: There are headings and nothing below them.")]
    [InlineData("--ratings", "unit,A,B\nu1,x,x\nU1,y,x\n", "a.csv:3: error: U1 stands there twice, first on line 2.")]
    [InlineData("--ratings", "unit,A,B\n,x,x\n", "a.csv:2: error: The row does not say of which unit it is.")]
    [InlineData("--ratings", "unit,A,B\nu1,@x,x\n", "a.csv:2: error: “@x” begins as a formula does.")]
    [InlineData("--ratings", "unit,A,B\nu1,relax|pain,x\n", "a.csv:2: error: “relax|pain” holds several codes, and a rating is one value.")]
    [InlineData("--segments", "segment,coder\nS1,A\n", "a.csv:1: error: There is no column “codes”.")]
    [InlineData("--segments", "segment,coder,codes\n", "a.csv:1: error: There are headings and nothing below them.")]
    [InlineData("--segments", "segment,coder,codes,Codes \nS1,A,x,y\n", "a.csv:1: error: The heading \"codes\" stands there 2 times.")]
    [InlineData("--segments", "segment,coder,codes\nS1,A,x\nS1,a,y\n", "a.csv:3: error: A has segment S1 twice, first on line 2.")]
    [InlineData("--segments", "segment,coder,codes\nS1,A,x\nS2,A,y\n", "a.csv:0: error: There is one coder only, A.")]
    [InlineData("--segments", "segment,coder,codes\nS1,A,x\nS2,B,y\n", "a.csv:0: error: No segment has a row of both coders, A and B.")]
    [InlineData("--segments", "segment,coder,codes\nS1,A,x\nS1,B,y\nS1,C,y\n", "a.csv:0: error: There are 3 coders: A, B, C.")]
    [InlineData("--segments", "segment,coder,codes\n,A,x\n", "a.csv:2: error: The row does not say of which segment it is.")]
    [InlineData("--segments", "segment,coder,codes\nS1,,x\n", "a.csv:2: error: The row does not say who coded.")]
    [InlineData("--segments", "segment,coder,codes\nS1,A,x|=y\n", "a.csv:2: error: “=y” begins as a formula does.")]
    [InlineData("--segments", "segment,coder,codes\nS1,A,\"x\nS1,B,y\n", "a.csv:2: error: A double quote opens a cell here and is never closed.")]
    public void What_does_not_do_is_named_with_its_line(string option, string table, string sentence)
    {
        var (exit, output, error) = Programs.Run("agreement", option, Write(table));
        Assert.Equal((4, ""), (exit, output));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--ratings", "unit,A,B,C\nu1,x,,x\n", "a.csv:1: advice: B rated nothing.")]
    [InlineData("--segments", "segment,coder,codes\nS1,A,x;y\nS1,B,x\n", "a.csv:2: advice: “x;y” is read as one code.")]
    public void What_is_odd_is_said_and_counts(string option, string table, string sentence)
    {
        // A code with a semicolon in it must not be taken for two columns.
        var (exit, output, error) = Programs.Run("agreement", option, Write(table));
        Assert.Equal(0, exit);
        Assert.Contains("For the methods section", output, StringComparison.Ordinal);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_of_another_writing_are_named_with_their_line()
    {
        var path = Path.Combine(_folder, "a.csv");
        File.WriteAllBytes(path, [.. "unit,A,B\nu1,caf"u8, 0xE9, .. ",x\n"u8]);
        var (exit, _, error) = Programs.Run("agreement", "--ratings", path);
        Assert.Equal(4, exit);
        Assert.Contains("a.csv:2: error: The file is not UTF-8.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_3_a_folder_1_and_no_table_or_two_named_2()
    {
        Assert.Equal((3, $"{_folder}/none.csv: there is no such file.\n"), Ended("--table", $"{_folder}/none.csv"));
        Assert.Equal((1, $"{_folder}: cannot be read: it is a folder.\n"), Ended("--segments", _folder));
        Assert.Equal((2, "Name one table: --table, --ratings or --segments.\n"), Trimmed());
        Assert.Equal((2, "Name one table: --table, --ratings or --segments.\n"), Trimmed("--table", "a.csv", "--ratings", "b.csv"));

        static (int, string) Ended(params string[] arguments) => Programs.Run(["agreement", .. arguments]) is var (exit, _, error) ? (exit, error) : default;
        static (int, string) Trimmed(params string[] arguments) => Ended(arguments) is var (exit, error) ? (exit, error.TrimEnd() + "\n") : default;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Approved(string name, string text) =>
        Approval.Check($"agreement/{name}", string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())));

    private static JsonDocument Json(string option, string path) => JsonDocument.Parse(Programs.Finish("agreement", option, path, "--json"));

    private static void Same(string option, string path, string expectedFile, string member)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(expectedFile));
        using var printed = Json(option, path);
        Same(expected.RootElement.GetProperty(member), printed.RootElement, "$");
    }

    private static void Same(JsonElement expected, JsonElement actual, string at)
    {
        if (expected.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in expected.EnumerateObject())
            {
                Assert.True(actual.TryGetProperty(member.Name, out var found), $"{at}.{member.Name} is missing");
                Same(member.Value, found, $"{at}.{member.Name}");
            }
        }
        else if (expected.ValueKind == JsonValueKind.Array)
        {
            Assert.Equal(expected.GetArrayLength(), actual.GetArrayLength());
            for (var i = 0; i < expected.GetArrayLength(); i++) Same(expected[i], actual[i], $"{at}[{i}]");
        }
        // The reference gives twelve digits at least.
        else Assert.True(Math.Abs(expected.GetDouble() - actual.GetDouble()) < 1e-11, $"{at}: {expected} and {actual}");
    }

    private string Write(string words, string name = "a.csv")
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, words);
        return path;
    }
}
