using System.Text.Json;
using PsyInterview.Storage;
using PsyInterview.Tests.Interchange;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary><c>codebook</c> and <c>meeting</c> of the built program.</summary>
public sealed class CodebookCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-codebook-").FullName;
    private readonly string _study;

    public CodebookCommandTests()
    {
        _study = Path.Combine(_folder, "a.psy");
        using var file = StudyFile.Create(_study, "sd", TimeProvider.System);
        file.Append(new ImportDesk().Entries);
        Assert.True(file.Flush(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void Codes_are_made_renamed_merged_split_retired_and_listed()
    {
        Codebook("--create", "relaxing", "--definition", "tension drops", "--origin", "a priori", "--kind", "concrete", "--colour", "#8B0000");
        Codebook("--create", "calm");
        Codebook("--create", "yoga");
        Codebook("--define-theme", "Body", "--definition", "what the body says");
        Codebook("--code", "calm", "--theme", "Body", "--definition", "the mind comes to rest");
        Codebook("--rename", "yoga", "--to", "exercises", "--reason", "too narrow");
        Assert.Contains("relaxing, calm: ease from now on", Said("--merge", "relaxing, calm", "--into", "ease", "--reason", "one idea"), StringComparison.Ordinal);
        Codebook("--split", "exercises", "--into", "breathing, moving", "--reason", "two ideas");
        Codebook("--retire", "moving", "--reason", "nobody said so");
        Assert.Equal(
            ["ease||in use", "breathing||in use", "relaxing||merged into ease: one idea", "calm|Body|merged into ease: one idea", "exercises||split into breathing, moving: two ideas", "moving||retired: nobody said so"],
            Rows().Select(r => $"{Cell(r, "code")}|{Cell(r, "theme")}|{Cell(r, "standing")}").OrderBy(r => r.Contains("in use", StringComparison.Ordinal) ? r[0] == 'e' ? 0 : 1 : 2));
        Codebook("--restore", "moving", "--reason", "said after all");
        Assert.Contains(Rows(), r => Cell(r, "code") == "moving" && Cell(r, "standing") == "in use");
        Codebook("--drop-theme", "Body", "--reason", "says nothing");
        Assert.Empty(JsonDocument.Parse(Programs.Finish("report", "themes", _study, "--json")).RootElement.GetProperty("rows").EnumerateArray());
        Assert.Contains("Nothing new", Said("--rename", "ease", "--to", "ease"), StringComparison.Ordinal);
        Assert.Contains("every one is there", Programs.Finish("verify", _study), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_done_is_said_and_leaves_everything_as_it_is()
    {
        Codebook("--create", "calm");
        Refused(7, "There is a code “calm” already", "--create", "Calm");
        Refused(7, "say why", "--retire", "calm");
        Refused(7, "There is no code “rest” in use", "--merge", "rest, calm", "--into", "calm", "--reason", "one");
        Refused(7, "at least two codes", "--split", "calm", "--into", "calm", "--reason", "one");
        Refused(7, "is not a kind", "--code", "calm", "--kind", "vague");
        Refused(7, "is not a day", "--as-of", "yesterday");
        Refused(2, "One thing at a time", "--create", "a", "--retire", "calm");
        Refused(2, "--into goes with --merge or --split", "--create", "a", "--into", "b");
        Refused(2, "Say what it is called from now on", "--rename", "calm");
        Refused(3, "there is no such file", "--import", Path.Combine(_folder, "none.csv"));
        Assert.Equal("calm", Cell(Assert.Single(Rows()), "code"));
    }

    [Fact]
    public void A_table_comes_in_goes_out_and_comes_in_again_without_a_change()
    {
        var (table, export) = (Path.Combine(_folder, "codes.csv"), Path.Combine(_folder, "out.csv"));
        File.WriteAllText(table, "Code;Definition;Origin;Kind;Theme;Theme definition;Color;Aspects;Remark\nrelaxing;\"tension drops;\nnot: sleep\";A priori;concrete;Body;what the body says;#8B0000;shoulders;x\n"
            + "calm;- the mind comes to rest;;;Body;;;;\nshame;;;;;;;;\n;;;;Sleep;nights;;;\n");
        var (exit, would, _) = Programs.Run("codebook", _study, "--import", table, "--dry-run");
        Assert.Equal((0, true), (exit, would.Contains("new code: relaxing", StringComparison.Ordinal) && would.Contains("Would come in: 5 changes", StringComparison.Ordinal)));
        Assert.Empty(Rows());
        var (_, came, words) = Programs.Run("codebook", _study, "--import", table);
        Assert.Equal(["new theme: Body", "new theme: Sleep", "new code: relaxing", "new code: calm", "new code: shame"], came.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Aspects are not taken in", words, StringComparison.Ordinal);
        Assert.Contains("The column “Remark” is not taken in", words, StringComparison.Ordinal);
        var before = Programs.Finish("log", _study);
        Programs.Finish("codebook", _study, "--export", export);
        var written = File.ReadAllText(export);
        Assert.StartsWith("name,definition,origin,kind,theme,theme definition,colour,aspects\n", written, StringComparison.Ordinal);
        Assert.Contains("'- the mind comes to rest", written, StringComparison.Ordinal);
        foreach (var again in (string[])[table, export])
        {
            var (code, nothing, said) = Programs.Run("codebook", _study, "--import", again);
            Assert.Equal((0, ""), (code, nothing));
            Assert.Contains("Came in: nothing new; 3 rows say what the codebook has already", said, StringComparison.Ordinal);
        }
        Assert.Equal(before.Split('\n').Count(l => l.Contains("code-", StringComparison.Ordinal)), Programs.Finish("log", _study).Split('\n').Count(l => l.Contains("code-", StringComparison.Ordinal)));
        // In another study the file makes the same codebook.
        var other = Path.Combine(_folder, "b.psy");
        Programs.Finish("new", other);
        Programs.Finish("codebook", other, "--import", export);
        var copy = Path.Combine(_folder, "copy.csv");
        Programs.Finish("codebook", other, "--export", copy);
        Assert.Equal(written, File.ReadAllText(copy));
        var (refused, _, why) = Programs.Run("codebook", _study, "--export", export);
        Assert.Equal((7, true), (refused, why.Contains("--overwrite takes its place", StringComparison.Ordinal)));
        Programs.Finish("codebook", _study, "--export", export, "--overwrite");
    }

    [Fact]
    public void A_code_that_is_there_gets_the_definition_of_the_table_and_a_bad_table_changes_nothing()
    {
        Codebook("--create", "calm", "--definition", "of the mind");
        Codebook("--create", "yoga");
        Codebook("--retire", "yoga", "--reason", "nobody said so");
        var table = Path.Combine(_folder, "codes.csv");
        File.WriteAllText(table, "name,definition,theme,theme definition,kind\ncalm,of mind and body,Body,one,\nrest,,Body,two,\n\"a,b\",,,,\nrest,,,,\nyoga,,,,\nslow,,,,vague\n,words,,,\n");
        var (exit, output, error) = Programs.Run("codebook", _study, "--import", table);
        Assert.Equal((4, ""), (exit, output));
        foreach (var said in (string[])["codes.csv:3: error: The theme “Body” has another definition on line 2", "codes.csv:4: error: “a,b” cannot be a name", "codes.csv:5: error: “rest” stands on line 3 already",
            "codes.csv:6: error: “yoga” is not in use: retired: nobody said so", "codes.csv:7: error: “vague” is not a kind", "codes.csv:8: error: The row has no name", "Nothing was taken in."])
            Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Equal("of the mind", Cell(Rows()[0], "definition"));
        File.WriteAllText(table, "name,definition,theme\ncalm,of mind and body,Body\n");
        (_, output, error) = Programs.Run("codebook", _study, "--import", table);
        Assert.Contains("another definition of calm", output, StringComparison.Ordinal);
        Assert.Contains("advice: The theme “Body” is not defined", error, StringComparison.Ordinal);
        Assert.Equal(("of mind and body", "Body"), (Cell(Rows()[0], "definition"), Cell(Rows()[0], "theme")));
        File.WriteAllText(table, "code name,definition\ncalm,x\n");
        Assert.Contains("There is no column “name”", Programs.Run("codebook", _study, "--import", table).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_meeting_is_recorded_and_listed()
    {
        Programs.Finish("meeting", _study, "--on", "2026-11-05", "--present", "sd, mw", "--decided", "calm and rest are one", "--why", "nobody told them apart", "--about", "calm, rest");
        var row = Assert.Single(JsonDocument.Parse(Programs.Finish("meeting", _study, "--json")).RootElement.GetProperty("rows").EnumerateArray().ToList());
        Assert.Equal(("2026-11-05", "sd, mw", "calm and rest are one", "nobody told them apart", "calm, rest"), (Cell(row, "day"), Cell(row, "present"), Cell(row, "decided"), Cell(row, "why"), Cell(row, "about")));
        Assert.Equal(2, Programs.Run("meeting", _study, "--present", "sd").Exit);
        Assert.Equal(7, Programs.Run("meeting", _study, "--on", "soon", "--present", "sd", "--decided", "x").Exit);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Codebook(params string[] arguments) => Programs.Finish(["codebook", _study, .. arguments]);

    private string Said(params string[] arguments) => Programs.Run(["codebook", _study, .. arguments]).Error;

    private void Refused(int exit, string words, params string[] arguments)
    {
        var (code, output, error) = Programs.Run(["codebook", _study, .. arguments]);
        Assert.True(code == exit, $"{code}: {error}{output}");
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    private List<JsonElement> Rows() => [.. JsonDocument.Parse(Programs.Finish("codebook", _study, "--json")).RootElement.GetProperty("rows").EnumerateArray()];

    private static string Cell(JsonElement row, string column) => row.GetProperty(column).ToString();
}
