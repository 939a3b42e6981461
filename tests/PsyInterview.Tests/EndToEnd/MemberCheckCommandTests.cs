using System.Text.Json;
using System.Text.RegularExpressions;
using PsyInterview.Coding;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Tests.Reports;
using PsyInterview.Tests.Storage;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary><c>member-check</c> of the built program: the way of a letter from the draft to the report, what is refused, a page that is killed, and erasure.</summary>
public sealed class MemberCheckCommandTests : IDisposable
{
    private const string Said = "the doctor in Sandvika", Added = "my brother Hjalmar drove me", Letters = "So the stairs at Sandvika were hard.";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Desk _desk = new();

    public MemberCheckCommandTests()
    {
        var log = new ReportLog().On("2026-11-01").Has(new StudyCreated("Symptoms"), new GroupDeclared("patients", "Patients", "P"));
        log.Has(new GuideImported(Talk.Guide.Id, 1, "en", Talk.Guide.Text, Talk.Guide.Hash), new CodeCreated("stairs"), new ThemeDefined("Body", "Tension is noticed."));
        foreach (var code in (string[])["P01", "P02", "P03", "P04"])
            log.Has(new ParticipantAdded(code, "patients"), new ConsentRecorded(code, 1, "contact", code != "P04"), new ConsentRecorded(code, 1, "quotes", true));
        foreach (var code in (string[])["P02", "P03", "P04"]) log.Talked(code, 1, "2026-11-02", $"{Said} {code}");
        log.On("2026-11-02").In("P01-1", new SessionPlanned("P01", "interview", 1, "five", 1, "en", Talk.Guide.Hash), new ChecksDeferred(), new SessionStarted(), new MemberCheckMade("q1", Letters),
            new NoteTaken(NoteForms.Quote, "q1", $"{Said} P01"), new TalkEnded(), new SessionClosed());
        log.In("P02-1", new QuoteLinked(log.Entries.First(e => e.Id.Stream == "P02-1" && e.Kind == "note-taken").Id.ToString(), "Body", "supports"));
        using var file = _desk.Create();
        foreach (var entry in log.Entries) file.Append(entry);
        Assert.True(file.Flush(TimeSpan.FromSeconds(20)));
    }

    private string Study => _desk.Study;

    [Fact]
    public void From_the_draft_to_the_line_for_the_paper()
    {
        var (exit, letter, error) = Programs.Run("member-check", "draft", Study, "P01");
        Assert.Equal((0, "P01-1.summary: version 1."), (exit, error.Trim()));
        Assert.Contains($"1. {Letters}", letter, StringComparison.Ordinal);
        Assert.Contains($"2. You said: “{Said} P01”", letter, StringComparison.Ordinal);
        Assert.Equal(letter, Programs.Finish("member-check", "draft", Study, "P01"));
        Programs.Finish("member-check", "sent", Study, "P01", "--channel", "post", "--on", "2026-11-05");
        Programs.Finish("member-check", "reminded", Study, "P01", "--channel", "phone", "--on", "2026-11-10");
        Programs.Finish("member-check", "returned", Study, "P01", "--on", "2026-11-12");
        Programs.Finish("member-check", "statement", Study, "P01", "2", "amend", "at first only");
        Programs.Finish("member-check", "statement", Study, "P01", "rest", "confirm");
        Programs.Finish("member-check", "added", Study, "P01", Added);
        Assert.Contains("a requested change is not decided yet", Programs.Run("member-check", "reviewed", Study, "P01").Error, StringComparison.Ordinal);
        Programs.Finish("member-check", "decided", Study, "P01", "2", "accepted", "--because", "read too widely", "--touches", "stairs, Body");
        Programs.Finish("member-check", "reviewed", Study, "P01");
        Programs.Finish("member-check", "closed", Study, "P01");
        Assert.Contains(
            "Individual summary: invited 1 of 4; returned 1: confirmed 0, added 0, asked for changes 1 (1 applied); no response 0.", Programs.Finish("report", "member-checks", Study), StringComparison.Ordinal);
        var row = JsonDocument.Parse(Programs.Finish("member-check", "list", Study, "--json")).RootElement.GetProperty("rows")[0];
        Assert.Equal(("closed", "2026-11-26", "1"), (row.GetProperty("standing").GetString(), row.GetProperty("due").GetString(), row.GetProperty("reminders").GetString()));
        Assert.Contains("at first only", Programs.Finish("member-check", "show", Study, "P01"), StringComparison.Ordinal);
        Programs.Finish("code", Study, "P01-1.summary", "stairs", "--entry", Entry("P01-1.summary", "statement-added"));
        Programs.Finish("code", Study, "P01-1.summary", "--finish");
        Assert.Contains("P01 member check", Programs.Finish("report", "saturation-curve", Study, "--unit", "member-check"), StringComparison.Ordinal);
        Assert.Contains("every one is there", Programs.Finish("verify", Study), StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_goes_to_a_file_in_each_format_and_is_on_record()
    {
        Programs.Finish("member-check", "draft", Study, "P01", "--language", "nl");
        Assert.Contains("[ ] Dit klopt", Programs.Finish("member-check", "letter", Study, "P01"), StringComparison.Ordinal);
        foreach (var ending in (string[])["docx", "html", "md"])
        {
            var file = Path.Combine(Path.GetDirectoryName(Study)!, $"p01.{ending}");
            Programs.Finish("member-check", "letter", Study, "P01", "--output", file);
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(7, Programs.Run("member-check", "letter", Study, "P01", "--output", file).Exit);
        }
        Assert.Contains("p01.docx", Programs.Finish("report", "withdrawals", Study), StringComparison.Ordinal);
    }

    [Fact]
    public void The_study_words_its_letter_and_the_next_draft_is_worded_so()
    {
        var words = Path.Combine(Path.GetDirectoryName(Study)!, "brief.md");
        File.WriteAllText(words, "# Unser Gespräch\n\n{summary}\n\n{code}\n");
        Assert.Equal(3, Programs.Run("member-check", "template", Study, "summary", "--language", "de").Exit);
        Programs.Finish("member-check", "template", Study, "summary", "--language", "de", "--set", words);
        Assert.StartsWith("# Unser Gespräch", Programs.Finish("member-check", "draft", Study, "P01", "--language", "de"), StringComparison.Ordinal);
        File.WriteAllText(words, "{summary} {name}\n");
        var (exit, _, error) = Programs.Run("member-check", "template", Study, "summary", "--language", "de", "--set", words);
        Assert.Equal(4, exit);
        Assert.Contains(":1: error: {name} is not filled in", error, StringComparison.Ordinal);
        Programs.Finish("member-check", "template", Study, "summary", "--language", "de", "--reset");
        Assert.Contains("there is no letter “summary” in de", Programs.Run("member-check", "draft", Study, "P02", "--language", "de").Error, StringComparison.Ordinal);
        Assert.DoesNotContain("P02-1.summary", Programs.Finish("member-check", "list", Study), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "there is no P99 in this study", "draft", "P99")]
    [InlineData(7, "has no interview of wave 2 that was held", "draft", "P01", "--wave", "2")]
    [InlineData(3, "No member check was planned with P02", "sent", "P02", "--channel", "post")]
    [InlineData(3, "There is no member check P09-1.summary", "show", "P09-1.summary")]
    [InlineData(2, "one of the two", "draft", "P01", "--anew", "--from", "a.md")]
    [InlineData(3, "there is no such file", "draft", "P01", "--from", "/nowhere/a.md")]
    public void What_does_not_do_is_said(int exit, string words, string command, params string[] arguments)
    {
        var (code, _, error) = Programs.Run(["member-check", command, Study, .. arguments]);
        Assert.Equal(exit, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_consent_to_contact_it_is_not_sent_and_where_several_are_open_the_name_is_asked_for()
    {
        Programs.Finish("member-check", "draft", Study, "P04");
        var (exit, _, error) = Programs.Run("member-check", "sent", Study, "P04", "--channel", "post");
        Assert.Equal(7, exit);
        Assert.Contains("P04 did not agree to being contacted again", error, StringComparison.Ordinal);
        Programs.Finish("member-check", "ended", Study, "P04", "not eligible", "--because", "no consent");
        Programs.Finish("member-check", "draft", Study, "P01");
        Programs.Finish("member-check", "draft", Study, "P01", "--form", "findings");
        Assert.Contains("Say which: P01-1.findings, P01-1.summary.", Programs.Run("member-check", "show", Study, "P01").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_that_is_being_written_when_the_program_is_killed_is_there_again()
    {
        Programs.Finish("member-check", "draft", Study, "P01", "--print");
        using (var t = PseudoTerminal.Start(BuiltProgram.Command("member-check", "draft", Study, "P01")))
        {
            t.WaitFor("Letter to P01", Patience);
            t.Send("eMind the stairs. ");
            t.WaitFor("Mind the stairs", Patience);
            t.WaitFor("saved", Patience);
            t.Kill(UnixSignal.Kill);
        }
        using var again = PseudoTerminal.Start(BuiltProgram.Command("member-check", "draft", Study, "P01"));
        again.WaitFor("Mind the stairs. # What you told us", Patience);
        again.Send("e<Esc><C-q>");
        again.WaitForExit(Patience);
        Assert.StartsWith("Mind the stairs.", Programs.Finish("member-check", "draft", Study, "P01"), StringComparison.Ordinal);
        Assert.Contains("every one is there", Programs.Finish("verify", Study), StringComparison.Ordinal);
    }

    [Fact]
    public void After_an_erasure_no_word_of_letters_answers_and_drafts_is_left_not_even_in_a_letter_to_somebody_else()
    {
        Programs.Finish("member-check", "draft", Study, "P02");
        Programs.Finish("member-check", "sent", Study, "P02", "--channel", "post");
        Programs.Finish("member-check", "returned", Study, "P02");
        Programs.Finish("member-check", "added", Study, "P02", Added);
        Assert.Contains($"> “{Said} P02”", Programs.Finish("member-check", "draft", Study, "P01", "--form", "synthesized"), StringComparison.Ordinal);
        Programs.Finish("withdraw", Study, "P02", "--scope", "erase", "--yes", "P02");
        var log = Programs.Finish("log", Study);
        Assert.DoesNotContain(Added, log, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Said} P02", log, StringComparison.Ordinal);
        Assert.Contains($"{Said} P01", log, StringComparison.Ordinal);
        Assert.Empty(Remains.Of(_desk, Added, $"{Said} P02"));
        Assert.Contains("withdrew 1", Programs.Finish("report", "member-checks", Study), StringComparison.Ordinal);
        Assert.Contains("every one is there", Programs.Finish("verify", Study), StringComparison.Ordinal);
    }

    public void Dispose() => _desk.Dispose();

    private string Entry(string stream, string kind) => Regex.Match(Programs.Finish("log", Study, stream), $@"^(\S+)  .*  {kind}  ", RegexOptions.Multiline).Groups[1].Value;
}
