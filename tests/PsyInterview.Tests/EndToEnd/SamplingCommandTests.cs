using System.Globalization;
using System.Text.Json;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary><c>sampling</c> of the built program: the reference's numbers, and a sentence for each file that does not do.</summary>
public sealed class SamplingCommandTests : IDisposable
{
    private const string FrameWords = """
        {
          "dims": {"gender": ["F", "M"], "age": ["18-39", "40-59"]},
          "quota": {"gender=M": 2}
        }
        """;

    private static readonly string Data = Path.Combine(Approval.Folder(), "..", "Sampling", "data");
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-sampling-").FullName;

    [Fact]
    public void Every_member_of_the_reference_file_comes_out_again()
    {
        var frame = Path.Combine(Data, "var_frame_expected.json");
        using var printed = JsonDocument.Parse(Programs.Finish("sampling", "--people", Path.Combine(Data, "var_frame_people.csv"), "--frame", frame, "--json"));
        using var expected = JsonDocument.Parse(File.ReadAllText(frame));
        Same(expected.RootElement, printed.RootElement, "$");
        var lines = File.ReadAllLines(Path.Combine(Data, "var_gower_expected.csv")).Select(l => l.Split(',')).Skip(1).ToList();
        foreach (var row in lines)
        {
            var distances = printed.RootElement.GetProperty("gower_matrix").GetProperty(row[0]).EnumerateArray().Select(d => d.GetDouble());
            Assert.All(row.Skip(1).Zip(distances), d => Assert.InRange(d.Second - double.Parse(d.First, CultureInfo.InvariantCulture), -5.1e-11, 5.1e-11));
        }
        Assert.Contains("phq is read from the column phq15.", printed.RootElement.GetProperty("notes").EnumerateArray().Select(n => n.GetString()));
    }

    [Fact]
    public void What_it_writes_is_a_frame_again()
    {
        var people = Path.Combine(Data, "var_frame_people.csv");
        var first = Programs.Finish("sampling", "--people", people, "--frame", Path.Combine(Data, "var_frame_expected.json"), "--json");
        Assert.Equal(first, Programs.Finish("sampling", "--people", people, "--frame", Write("a.json", first), "--json"));
    }

    [Fact]
    public void The_example_of_the_nist_paper_comes_out_of_the_command()
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Data, "var_nist_example_expected.json")));
        var tests = expected.RootElement.GetProperty("tests").EnumerateArray().Select((t, i) => $"P{i},{string.Join(',', t.GetString()!.ToCharArray())}");
        var (people, frame) = (Write("a.csv", $"id,a,b,c,d\n{string.Join('\n', tests)}\n"), Write("a.json", """{"dims": {"a": ["0", "1"], "b": ["0", "1"], "c": ["0", "1"], "d": [0, 1]}}"""));
        using var printed = JsonDocument.Parse(Programs.Finish("sampling", "--people", people, "--frame", frame, "--json"));
        var pairs = printed.RootElement.GetProperty("tway").GetProperty("2");
        foreach (var (theirs, ours) in new[]
        {
            ("covered_configs", "covered"), ("total_configs", "configs"), ("total_coverage", "total"), ("simple_full", "simple_full"),
            ("simple_combos", "combos"), ("simple_coverage", "simple"), ("per_pair", "per_set"),
        })
            Same(expected.RootElement.GetProperty(theirs), pairs.GetProperty(ours), ours);
        Assert.Equal(5, printed.RootElement.GetProperty("uncovered").GetArrayLength());
    }

    [Fact]
    public void Printed_it_says_whom_to_invite_and_why()
    {
        string[] command = ["sampling", "--people", Path.Combine(Data, "var_frame_people.csv"), "--frame", Path.Combine(Data, "var_frame_expected.json")];
        var text = Programs.Finish(command);
        Assert.Contains(
            "1. Invite C02: fills 5 open quotas (gender M, age 18-39, region S, phq 15-30, sessions 3-5), adds 9 new combinations, "
            + "least like anyone so far (nearest R02, 0.51: age 24 vs 58, region S vs M, sessions 4 vs 12).", text, StringComparison.Ordinal);
        Assert.Contains("add no new combination: C01 (most similar to R01, 0.04), C05 (most similar to C11, 0.04), C09 (most similar to R04, 0.02).", text, StringComparison.Ordinal);
        Assert.Contains("pairs 35/78 (44.9 %)", text, StringComparison.Ordinal);
        Assert.Contains("2. Invite C10", Programs.Finish([.. command, "--by", "distance"]), StringComparison.Ordinal);
    }

    [Fact]
    public void States_and_answers_that_are_not_known_are_kept_apart()
    {
        var people = Write("a.csv", "id;gender;age;state\nP1;F;17;Interviewed\nP2;f;declined;interviewed\nP3;F;40;agreed\nP4;F;not asked;candidate\nP5;F;;withdrawn\n");
        using var printed = JsonDocument.Parse(Programs.Finish("sampling", "--people", people, "--frame", Write("a.json", FrameWords), "--json"));
        var root = printed.RootElement;
        Assert.Equal(2, root.GetProperty("level_counts").GetProperty("gender").GetProperty("F").GetInt32());
        var age = root.GetProperty("not_counted").GetProperty("age");
        Assert.Equal((0, 1, 1), (age.GetProperty("missing").GetInt32(), age.GetProperty("declined").GetInt32(), age.GetProperty("outside_frame").GetArrayLength()));
        Assert.Equal("not defined (nobody counted)", root.GetProperty("evenness").GetProperty("age").GetProperty("blau").GetString());
        Assert.Equal(3, root.GetProperty("if_all_agreed_come").GetProperty("people").GetInt32());
        Assert.Equal("P4", Assert.Single(root.GetProperty("suggestions").EnumerateArray()).GetProperty("suggest").GetString());
        var notes = root.GetProperty("notes").EnumerateArray().Select(n => n.GetString()).ToList();
        Assert.Contains("No candidate has gender M, and nobody covers it: a task for recruitment.", notes);
        Assert.Contains("Not suggested, because their state is withdrawn: P5.", notes);
        Assert.Contains("Outside the frame: P1 has age 17.", notes);
    }

    [Theory]
    [InlineData("id,gender,age\nP1,F\n", FrameWords, "a.csv:2: error: This row has 2 cells, the headings have 3.")]
    [InlineData("code,gender,age\nP1,F,34\n", FrameWords, "a.csv:1: error: There is no column id.")]
    [InlineData("id,gender,age\nP1,F,34\nP1,M,35\n", FrameWords, "a.csv:3: error: The id P1 stands there twice.")]
    [InlineData("id,gender\nP1,F\n", FrameWords, "a.json:2: error: There is no column for age in the table.")]
    [InlineData("id,gender\nP1,F\n", "{\n\"dims\": {\"gender\": [\"F\" \"M\"]}}", "a.json:2: error: This is not JSON.")]
    [InlineData("id,gender\nP1,F\n", "{\"dims\": {\"\\ud800\": [\"F\"]}}", "a.json:0: error: An escape in the frame is no character.")]
    [InlineData("id,gender\nP1,F\n", "[]", "a.json:0: error: The frame is not a JSON object.")]
    [InlineData("id,gender\nP1,F\n", "{}", "a.json:0: error: The frame has no \"dims\".")]
    [InlineData("id,gender\nP1,F\n", "{\"dims\": {\n\"gender\": \"F\"}}", "a.json:2: error: \"gender\" is not a list of words.")]
    [InlineData("id,gender\nP1,F\n", "{\"dims\": {\"gender\": [\"F\"]},\n\n\"quota\": {\"gender=X\": 3}}", "a.json:3: error: gender has no level X.")]
    [InlineData("id,gender\nP1,F\n", "{\"dims\": {\"gender\": [\"F\"]},\n\"quota\": {\"gender=F\": \"many\"}}", "a.json:2: error: The target for gender=F is not a whole number.")]
    [InlineData("id,gender\nP1,F\n", "{\"dims\": {\"gender\": [\"F\"]},\n\"sample\": [\"P7\"]}", "a.json:2: error: P7 is in the sample, and there is no such id in the table.")]
    [InlineData("id,gender\nP1,F\n", "{\"dims\": {\"gender\": [\"F\"], \"gender\": [\"F\"]}}", "a.json:1: error: The criterion gender stands there 2 times.")]
    public void What_does_not_do_is_named_with_its_line(string people, string frame, string sentence)
    {
        var (exit, output, error) = Programs.Run("sampling", "--people", Write("a.csv", people), "--frame", Write("a.json", frame));
        Assert.Equal((4, ""), (exit, output));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_3_and_what_is_not_understood_2()
    {
        var (people, frame) = (Write("a.csv", "id,gender,age\nP1,F,34\n"), Write("a.json", FrameWords));
        Assert.Equal(3, Programs.Run("sampling", "--people", people + "x", "--frame", frame).Exit);
        Assert.Equal(3, Programs.Run("sampling", "--people", people, "--frame", frame + "x").Exit);
        Assert.Equal(1, Programs.Run("sampling", "--people", _folder, "--frame", frame).Exit);
        Assert.Equal(2, Programs.Run("sampling", "--people", people).Exit);
        Assert.Equal(2, Programs.Run("sampling", "--people", people, "--frame", frame, "--t", "4").Exit);
        Assert.Equal(2, Programs.Run("sampling", "--people", people, "--frame", frame, "--by", "luck").Exit);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Whatever the reference has must be there; numbers to nine places, the rest to the letter.
    private static void Same(JsonElement expected, JsonElement actual, string at)
    {
        Assert.True(expected.ValueKind == actual.ValueKind, $"{at}: {expected} and {actual}");
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
            Assert.True(expected.GetArrayLength() == actual.GetArrayLength(), $"{at}: {expected.GetArrayLength()} and {actual.GetArrayLength()}");
            foreach (var (i, (e, a)) in expected.EnumerateArray().Zip(actual.EnumerateArray()).Index()) Same(e, a, $"{at}[{i}]");
        }
        else if (expected.ValueKind == JsonValueKind.Number) Assert.True(Math.Abs(expected.GetDouble() - actual.GetDouble()) < 1e-9, $"{at}: {expected} and {actual}");
        else Assert.True(expected.ToString() == actual.ToString(), $"{at}: {expected} and {actual}");
    }

    private string Write(string name, string words)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, words);
        return path;
    }
}
