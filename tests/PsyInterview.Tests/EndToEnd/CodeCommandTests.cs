using System.Text.Json;
using PsyInterview.Storage;
using PsyInterview.Tests.Coding;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>Coding from the command line of the built program, by two people on their own computers.</summary>
public sealed class CodeCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-code-").FullName;
    private readonly string _study;

    public CodeCommandTests()
    {
        _study = Path.Combine(_folder, "a.psy");
        using var file = StudyFile.Create(_study, "sd", TimeProvider.System);
        file.Append([.. CodingLog.Transcribed(12).Session("P08-1", 0).Entries]);
        Assert.True(file.Flush(TimeSpan.FromSeconds(20)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_session_is_coded_and_finished()
    {
        Assert.Contains("P08-1: relaxing, feeling heard. New codes: relaxing, feeling heard.", Said("sd", "code", _study, "P08-1", "relaxing, feeling heard"), StringComparison.Ordinal);
        Assert.Contains("P07-1, paragraph 12: feeling heard.", Said("sd", "code", _study, "P07-1", "feeling heard", "--paragraph", "12"), StringComparison.Ordinal);
        Assert.Contains("Nothing new", Said("sd", "code", _study, "P07-1", "Feeling heard", "--paragraph", "12"), StringComparison.Ordinal);
        Assert.Contains("no codes", Said("sd", "code", _study, "P07-1", "--none", "--paragraph", "12"), StringComparison.Ordinal);
        Assert.Contains("sd finished on 2026-03-01", Said("sd", "code", _study, "P08-1", "--finish", "--on", "2026-03-01"), StringComparison.Ordinal);
        Assert.Equal(["in progress", "coded"], Rows("code", _study).Select(r => r.GetProperty("coding").GetString()));
        Refused("sd", 7, "reopen it to go on", "code", _study, "P08-1", "sleep");
        Said("sd", "code", _study, "P08-1", "--reopen", "one is missing");
        Assert.Equal("relaxing | feeling heard", Rows("code", _study, "P08-1")[0].GetProperty("codes").GetString());
        Refused("sd", 3, "There is no session P09-1", "code", _study, "P09-1", "sleep");
        Refused("sd", 3, "has no paragraph 13", "code", _study, "P07-1", "sleep", "--paragraph", "13");
        Refused("sd", 2, "One thing at a time", "code", _study, "P07-1", "sleep", "--finish");
        Assert.Contains("every one is there", Programs.Finish("verify", _study), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_code_apart_are_compared_and_decide()
    {
        Said("sd", "code", _study, "P07-1", "--coders", "sd mw");
        Table("sd", "1,relaxing|sleep", "2,relaxing", "3,relaxing");
        Assert.Contains("1 session coded apart and not finished by both", Programs.Finish("report", "agreement", _study), StringComparison.Ordinal);
        Refused("sd", 7, "not both have finished yet", "code", _study, "P07-1", "relaxing", "--paragraph", "1", "--consensus", "yes", "--reason", "it is said");
        Table("mw", "1,sleep", "2,relaxing|feeling heard", "3,relaxing");
        Refused("mw", 7, "say why", "code", _study, "P07-1", "relaxing", "--paragraph", "1", "--consensus", "yes");
        Assert.Contains("1 of 2 differences are", Said("mw", "code", _study, "P07-1", "relaxing", "--paragraph", "1", "--consensus", "yes", "--reason", "it is said"), StringComparison.Ordinal);
        var rows = Rows("report", "differences", _study);
        Assert.Equal(["applies", "not yet"], rows.Select(r => r.GetProperty("decided").GetString()));
        Assert.Equal("sd, mw", rows[0].GetProperty("people").GetString());
        Assert.Equal("0.75", Rows("report", "agreement", _study).Single(r => r.GetProperty("code").GetString() == "relaxing").GetProperty("kappa").GetString());
        Assert.Contains("every one is there", Programs.Finish("verify", _study), StringComparison.Ordinal);

        void Table(string person, params string[] rows)
        {
            var csv = Path.Combine(_folder, $"{person}.csv");
            File.WriteAllText(csv, "session,passage,codes,finished\n" + string.Concat(rows.Select(r => $"P07-1,{r},2026-03-01\n")));
            Assert.Contains("1 session finished", Said(person, "code", _study, "--table", csv), StringComparison.Ordinal);
            Assert.Contains("Came in: nothing new; 3 rows are in the study already.", Said(person, "code", _study, "--table", csv), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void With_one_bad_row_nothing_of_a_table_is_taken()
    {
        var csv = Path.Combine(_folder, "bad.csv");
        File.WriteAllText(csv, "session,passage,codes,finished\nP08-1,,relaxing,2026-03-01\nP07-1,99,sleep,\nP09-1,,sleep,\nP07-1,1,sleep,soon\nP07-1,1,sleep,\n");
        var (exit, _, error) = RunAs("sd", "code", _study, "--table", csv);
        Assert.Equal(4, exit);
        foreach (var words in (string[])["bad.csv:3: error: P07-1 has no passage “99”", "bad.csv:4: error: There is no session P09-1", "bad.csv:5: error:", "bad.csv:6: error: The passage stands there twice, first on line 5", "Nothing was taken in."])
            Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.All(Rows("code", _study), r => Assert.Equal("not coded", r.GetProperty("coding").GetString()));
    }

    private (int Exit, string Output, string Error) RunAs(string person, params string[] arguments)
    {
        var home = Path.Combine(_folder, person);
        var environment = new[] { "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME" }.ToDictionary(v => v, string? (_) => home);
        if (!Directory.Exists(home)) Assert.Equal(0, Programs.RunWith(environment, "me", person).Exit);
        return Programs.RunWith(environment, arguments);
    }

    private string Said(string person, params string[] arguments)
    {
        var (exit, output, error) = RunAs(person, arguments);
        Assert.True(exit == 0, $"{string.Join(' ', arguments)}: {exit}: {error}{output}");
        return error;
    }

    private void Refused(string person, int code, string words, params string[] arguments)
    {
        var (exit, _, error) = RunAs(person, arguments);
        Assert.Equal(code, exit);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    private List<JsonElement> Rows(params string[] arguments)
    {
        var (exit, output, error) = RunAs("sd", [.. arguments, "--json"]);
        Assert.True(exit == 0, error);
        return [.. JsonDocument.Parse(output).RootElement.GetProperty("rows").EnumerateArray()];
    }
}
