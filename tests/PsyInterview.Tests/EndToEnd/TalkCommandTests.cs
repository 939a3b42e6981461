using System.Text.Json;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary><c>talk</c> of the built program: the reference's numbers, and a sentence for each table that does not do.</summary>
public sealed class TalkCommandTests : IDisposable
{
    private static readonly string Data = Path.Combine(Approval.Folder(), "..", "Talk", "data");
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-talk-").FullName;

    [Fact]
    public void Every_number_of_the_reference_comes_out_of_a_table_of_totals()
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Data, "fg_balance_expected.json")));
        using var printed = Json(Path.Combine(Data, "fg_balance.csv"));
        Same(expected.RootElement, printed.RootElement, "$");
        Assert.False(printed.RootElement.TryGetProperty("transitions", out _));
    }

    [Fact]
    public void Every_number_of_the_reference_comes_out_of_a_table_of_turns()
    {
        // The reference names those it asks about in the member's name.
        var words = File.ReadAllText(Path.Combine(Data, "fg_turns_expected.json")).Replace("silent_participants_of_P1_P6", "silent_participants", StringComparison.Ordinal);
        using var expected = JsonDocument.Parse(words);
        using var printed = Json(Path.Combine(Data, "fg_turns.csv"), "--seated", "P1,P2,P3,P4,P5,P6");
        Same(expected.RootElement, printed.RootElement, "$");
        Assert.Equal(2, printed.RootElement.GetProperty("followed_by").GetProperty("MOD").EnumerateObject().Sum(to => to.Value.GetInt32()));
        Assert.Equal(1, printed.RootElement.GetProperty("spoke_to").GetProperty("P4").GetProperty("P5").GetInt32());
    }

    [Fact]
    public void Printed_each_number_has_its_definition_below()
    {
        var text = Programs.Finish("talk", "--turns", Path.Combine(Data, "fg_turns.csv"), "--seated", "P1,P2,P3,P4,P5,P6,P7");
        foreach (var words in new[]
        {
            "How evenly the 7 participants spoke", "silent", "ratio", "0.7500", "Gini = sum over all pairs", "Who followed whom", "Who spoke to whom",
            "The moderator has 16.5 % of all talk", "equal talk is not a mark of quality",
        })
            Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_and_names_may_be_written_in_several_ways()
    {
        var path = Write("Begin;End;Speaker;Role;To\n00:00;0:30,5;Anna;moderator;group\n30.5;00:01:00;P1;;ANNA\n75:00;75:30;p1;participant;P2\n75:30;76:00;?;;\n");
        var (exit, output, error) = Programs.Run("talk", "--turns", path, "--json");
        Assert.Equal(0, exit);
        using var printed = JsonDocument.Parse(output);
        var seconds = printed.RootElement.GetProperty("seconds").EnumerateObject().Select(s => (s.Name, s.Value.GetDouble()));
        Assert.Equal([("Anna", 30.5), ("P1", 59.5), ("P2", 0), ("unknown", 30)], seconds);
        Assert.Equal(0.5, printed.RootElement.GetProperty("p2p_ratio").GetDouble());
        Assert.Contains(":4: advice: P2 is spoken to and never speaks", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_defined_is_said_in_words()
    {
        var path = Write("speaker,role,seconds,turns\nP1,participant,0,0\nP2,participant,0,0\n");
        using var printed = Json(path);
        Assert.Equal("not defined (nobody spoke)", printed.RootElement.GetProperty("gini_seconds").GetString());
        Assert.Equal("not defined (no moderator among the speakers)", printed.RootElement.GetProperty("moderator_share_seconds").GetString());
        var text = Programs.Finish("talk", "--turns", path);
        Assert.Contains("The moderator's share of all talk is not defined (no moderator among the speakers).", text, StringComparison.Ordinal);
        Assert.DoesNotContain("first spoke", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "a.csv:0: error: The file is empty.")]
    [InlineData("start,end\n0,1\n", "a.csv:1: error: There is no column “speaker”.")]
    [InlineData("speaker,act\nP1,agree\n", "a.csv:1: error: The headings are neither those of turns nor those of speakers.")]
    [InlineData("start,end,speaker\n", "a.csv:1: error: There are headings and nothing below them.")]
    [InlineData("start,end,speaker\n0,soon,P1\n", "a.csv:2: error: “soon” is not a time.")]
    [InlineData("start,end,speaker\n0,00:61:00,P1\n", "a.csv:2: error: “00:61:00” is not a time.")]
    [InlineData("start,end,speaker\n0,24:00:00,P1\n", "a.csv:2: error: “24:00:00” is not a time.")]
    [InlineData("start,end,speaker\n0,,P1\n", "a.csv:2: error: The row does not say when the turn ends.")]
    [InlineData("start,end,speaker\n0,1,P1\n9,8,P1\n", "a.csv:3: error: The turn ends before it begins.")]
    [InlineData("start,end,speaker\n0,1,\n", "a.csv:2: error: The row does not say who spoke.")]
    [InlineData("speaker,role,seconds,turns\nP1,observer,1,1\n", "a.csv:2: error: “observer” is not a role.")]
    [InlineData("speaker,seconds,turns\nP1,-4,1\n", "a.csv:2: error: “-4” is not a time.")]
    [InlineData("speaker,seconds,turns\nP1,4,1.5\n", "a.csv:2: error: “1.5” is not a number of turns.")]
    [InlineData("speaker,seconds,turns\nP1,4,0\n", "a.csv:2: error: P1 speaks for some time, and has no turn.")]
    [InlineData("speaker,seconds,turns\nP1,4,1\np1,5,2\n", "a.csv:3: error: p1 stands there twice, first on line 2.")]
    public void What_does_not_do_is_named_with_its_line(string table, string sentence)
    {
        var (exit, output, error) = Programs.Run("talk", "--turns", Write(table));
        Assert.Equal((4, ""), (exit, output));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("start,end,speaker,to\n0,1,P1,p1\n", "a.csv:2: advice: p1 is said to speak to themself")]
    [InlineData("start,end,speaker,mood\n0,1,P1,calm\n", "a.csv:1: advice: Left out: “mood”.")]
    [InlineData("start,end,speaker\n0,1,P1\n", "a.csv:0: advice: Spoke, and are not among those who were said to sit there: P1.", "--seated", "P2")]
    public void What_is_odd_is_said_and_counts(string table, string sentence, params string[] more)
    {
        var (exit, output, error) = Programs.Run(["talk", "--turns", Write(table), .. more]);
        Assert.Equal(0, exit);
        Assert.Contains("Who spoke how much", output, StringComparison.Ordinal);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_3_a_folder_1_and_nothing_named_2()
    {
        Assert.Equal((3, $"{_folder}/none.csv: there is no such file.\n"), Ended("talk", "--turns", $"{_folder}/none.csv"));
        Assert.Equal((1, $"{_folder}: cannot be read: it is a folder.\n"), Ended("talk", "--turns", _folder));
        Assert.Equal(2, Programs.Run("talk").Exit);

        static (int, string) Ended(params string[] arguments) => Programs.Run(arguments) is var (exit, _, error) ? (exit, error) : default;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static JsonDocument Json(string path, params string[] more) => JsonDocument.Parse(Programs.Finish(["talk", "--turns", path, "--json", .. more]));

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
        else if (expected.ValueKind == JsonValueKind.Number) Assert.True(Math.Abs(expected.GetDouble() - actual.GetDouble()) < 1e-12, $"{at}: {expected} and {actual}");
        else if (expected.ValueKind == JsonValueKind.Array) Assert.Equal(expected.EnumerateArray().Select(e => e.ToString()), actual.EnumerateArray().Select(e => e.ToString()));
        else Assert.True(expected.ToString() == actual.ToString(), $"{at}: {expected} and {actual}");
    }

    private string Write(string words)
    {
        var path = Path.Combine(_folder, "a.csv");
        File.WriteAllText(path, words);
        return path;
    }
}
