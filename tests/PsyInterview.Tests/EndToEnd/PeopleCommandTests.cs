using System.Text.Json;
using PsyInterview.Storage;
using PsyInterview.Tests.Interchange;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>Contacts, participants, consent and withdrawal from the command line of the built program.</summary>
public sealed class PeopleCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-people-").FullName;
    private readonly string _study;

    public PeopleCommandTests()
    {
        _study = Path.Combine(_folder, "a.psy");
        using var file = StudyFile.Create(_study, "sd", TimeProvider.System);
        file.Append(new ImportDesk().Entries);
        Assert.True(file.Flush(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void Who_declines_leaves_only_what_the_protocol_allows_and_no_word_more()
    {
        var (sheet, study) = (Path.Combine(_folder, "sheet.yaml"), Path.Combine(_folder, "b.psy"));
        File.WriteAllText(sheet, "title: A study\ndeclined leaves: outcome\ngroups:\n  patients: Patients\n");
        Programs.Finish("new", study, "--from", sheet);
        Programs.Finish("contact", "add", study, "C05", "--outcome", "thinking", "--reason", "her sister is ill");
        Assert.Contains("her sister is ill", Programs.Finish("log", study), StringComparison.Ordinal);
        Programs.Finish("contact", "add", study, "C05", "--outcome", "declined");
        Assert.DoesNotContain("her sister is ill", Programs.Finish("log", study), StringComparison.Ordinal);
        Assert.Contains("every one is there", Programs.Finish("verify", study), StringComparison.Ordinal);
        Assert.Contains("declined", Programs.Finish("report", "contacts", study), StringComparison.Ordinal);
    }

    [Fact]
    public void From_the_first_contact_to_the_consent()
    {
        Assert.Contains("C12 is P01 from now on", Said("contact", "add", _study, "C12", "--outcome", "agreed", "--channel", "phone", "--group", "patients"), StringComparison.Ordinal);
        Assert.Contains("no answer", Said("contact", "add", _study, "C13", "--outcome", "no-answer", "--group", "Patients"), StringComparison.Ordinal);
        Programs.Finish("contact", "appoint", _study, "C12", "--at", "2026-11-05 14:00", "--place", "home", "--interviewer", "sd", "--observer", "jb", "ob");
        Assert.Equal(["no answer", "scheduled 2026-11-05 14:00"], Rows("participant").Select(r => r.GetProperty("status").GetString()));
        Programs.Finish("contact", "cancel-appointment", _study, "P01");
        Programs.Finish("participant", "set", _study, "P01", "age=54", "gender=female", "main_symptoms=Pain; Fatigue");
        Assert.Equal(("54", "Female", "Pain, Fatigue", "agreed"), Rows("participant")[1] is var p
            ? (p.GetProperty("age").GetString(), p.GetProperty("gender").GetString(), p.GetProperty("main_symptoms").GetString(), p.GetProperty("status").GetString()) : default);
        Programs.Finish("participant", "add", _study, "T04", "--group", "therapists");
        Programs.Finish("consent", "record", _study, "P01", "--wave", "1", "--yes", "take-part,recording", "--no", "reuse", "--document", "v2", "--how", "on paper", "--on", "2026-11-04");
        Assert.Contains("Nothing new", Said("consent", "record", _study, "P01", "--yes", "take-part", "--document", "v2", "--how", "on paper"), StringComparison.Ordinal);
        var consent = Assert.Single(Rows("consent"));
        Assert.Equal(
            ("yes", "no", "", "2026-11-04"),
            (consent.GetProperty("take part").GetString(), consent.GetProperty("reuse").GetString(), consent.GetProperty("quotes").GetString(), consent.GetProperty("on").GetString()));
        Assert.Equal(2, Rows("contact").Count);
        Assert.Contains("every one is there", Programs.Finish("verify", _study), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_rule_does_not_allow_is_7_and_who_is_not_there_is_3()
    {
        Programs.Finish("participant", "add", _study, "P01", "--group", "patients");
        Refused(7, "is not an outcome", "contact", "add", _study, "C1", "--outcome", "perhaps");
        Refused(7, "consent of P01 to being contacted again is not on file", "contact", "add", _study, "P01", "--wave", "2", "--outcome", "agreed");
        Refused(7, "is not a day and time", "contact", "appoint", _study, "P01", "--at", "tomorrow");
        Refused(7, "there is no criterion", "participant", "set", _study, "P01", "age=54", "shoes=44");
        Refused(7, "say what was answered", "consent", "record", _study, "P01");
        Refused(7, "stands under --yes and under --no", "consent", "record", _study, "P01", "--yes", "reuse,take-part", "--no", "reuse");
        Refused(3, "there is no P99 in this study", "participant", "set", _study, "P99", "age=54");
        Refused(3, "there is no P99 in this study", "withdraw", _study, "P99", "--scope", "new");
        Refused(3, "there is no such file", "import", "contacts", _study, Path.Combine(_folder, "none.csv"));
        Refused(2, "", "contact", "add", _study, "C1");
        Assert.Equal("", Rows("participant")[0].GetProperty("age").GetString());
        var bad = Path.Combine(_folder, "bad.csv");
        File.WriteAllText(bad, "id,age\nP1,old\nJan Jansen,3\n");
        var (exit, output, error) = Programs.Run("import", "participants", _study, bad, "--group", "patients");
        Assert.Equal((4, ""), (exit, output));
        Assert.Contains("bad.csv:2: error: Age: “old” is not a number", error, StringComparison.Ordinal);
        Assert.Contains("bad.csv:3: error: “Jan Jansen” looks like a name", error, StringComparison.Ordinal);
        Assert.Contains("Nothing was taken in", error, StringComparison.Ordinal);
        Assert.Single(Rows("participant"));
    }

    [Fact]
    public void Erasing_shows_what_would_go_and_needs_the_code_once_more()
    {
        Programs.Finish("contact", "add", _study, "C12", "--outcome", "agreed", "--reason", "wants to be heard", "--group", "patients");
        Programs.Finish("participant", "set", _study, "P01", "age=54", "therapist=T4");
        var preview = Programs.Finish("withdraw", _study, "P01", "--scope", "erase", "--dry-run");
        Assert.Contains("The words of these go: criterion recorded (2), reason given (1).", preview, StringComparison.Ordinal);
        Assert.Contains("contact recorded (1)", preview, StringComparison.Ordinal);
        Assert.Contains("Linked to P01: T4.", preview, StringComparison.Ordinal);
        Refused(7, "type the code once more: --yes P01", "withdraw", _study, "P01", "--scope", "erase");
        Refused(7, "type the code once more", "withdraw", _study, "P01", "--scope", "erase", "--yes", "P02");
        Refused(7, "With erase no words of the person are kept", "withdraw", _study, "P01", "--scope", "erase", "--yes", "P01", "--reason", "ill");
        Assert.Equal("agreed", Rows("participant")[0].GetProperty("status").GetString());
        Assert.Contains("P01 has withdrawn: no further contact", Said("withdraw", _study, "P01", "--scope", "contact", "--reason", "moved"), StringComparison.Ordinal);
        Assert.Contains("P01 has withdrawn: erase everything", Said("withdraw", _study, "P01", "--scope", "erase", "--because", "asked by phone", "--yes", "P01"), StringComparison.Ordinal);
        Assert.Contains("had withdrawn already", Said("withdraw", _study, "P01", "--scope", "new"), StringComparison.Ordinal);
        Assert.StartsWith("withdrawn", Rows("participant")[0].GetProperty("status").GetString(), StringComparison.Ordinal);
        Refused(7, "withdrew and was erased", "participant", "set", _study, "P01", "age=55");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Refused(int exit, string sentence, params string[] arguments)
    {
        var (code, _, error) = Programs.Run(arguments);
        Assert.Equal(exit, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    private static string Said(params string[] arguments)
    {
        var (exit, _, error) = Programs.Run(arguments);
        Assert.True(exit == 0, error);
        return error;
    }

    private List<JsonElement> Rows(string list) =>
        [.. JsonDocument.Parse(Programs.Finish(list, "list", _study, "--json")).RootElement.GetProperty("rows").EnumerateArray()];
}
