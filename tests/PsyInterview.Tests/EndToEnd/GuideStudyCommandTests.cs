using System.Text.Json;
using PsyInterview.Guides;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Tests.Reports;
using PsyInterview.Tests.Storage;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary><c>guide</c> of the built program on a study: import, settle, freeze, history, differences, words, reasons, pilots, proposals, sheets.</summary>
public sealed class GuideStudyCommandTests : IDisposable
{
    private readonly Desk _desk = new();

    public GuideStudyCommandTests()
    {
        var guide = GuideParser.Parse(GuideTexts.First).Guide!;
        var log = new ReportLog().On("2026-01-05").Has(new StudyCreated("A study"), new ParticipantAdded("P01"));
        log.Has([.. GuideDecisions.Freeze(StudyState.Of(log.Reading), GuideWeighed.Of(StudyState.Of(log.Reading), guide, [], []), "2026-01-05").Events]);
        log.In("P01-1", new SessionPlanned("P01", "interview", 1, "short", 1, "en", guide.Hash), new ChecksDeferred(), new SessionStarted(), new QuestionAsked("exercises"), new ProbeImprovised("exercises", "and at night?"));
        log.On("2026-01-05", "09:30").In("P01-1", new TalkEnded(), new SessionClosed(), new DebriefAnswered("guide-change", "ask about sleep"), new DebriefFinished());
        using var file = _desk.Create();
        foreach (var entry in log.Entries) file.Append(entry);
        Assert.True(file.Flush(TimeSpan.FromSeconds(20)));
    }

    private string Study => _desk.Study;

    [Fact]
    public void A_changed_guide_becomes_the_next_version_and_the_record_tells_what_changed_and_why()
    {
        var changed = Write(GuideTexts.First.Replace("How did you experience the exercises?", "How did the exercises go?", StringComparison.Ordinal));
        var (dry, shown, would) = Programs.Run("guide", "import", Study, changed, "--dry-run");
        Assert.Equal(0, dry);
        Assert.Contains("  1  2.1 Exercises rephrased\n     - How did you experience the exercises?\n     + How did the exercises go?", shown.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("It would be version 2 of short; nothing was changed.", would, StringComparison.Ordinal);
        var (exit, _, error) = Programs.Run("guide", "import", Study, changed, "--because", "P01 found it formal", "--session", "P01-1", "--from", "2026-12-01");
        Assert.Equal(0, exit);
        Assert.Contains("short is version 2 from 2026-12-01: question rephrased 1.", error, StringComparison.Ordinal);
        var rows = JsonDocument.Parse(Programs.Finish("guide", "history", Study, "--json")).RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(["P01 found it formal", "P01-1", "2026-12-01"], ((string[])["reason", "prompted by", "from"]).Select(c => rows[^1].GetProperty(c).GetString()));
        Assert.Contains("“A short guide”", Programs.Finish("guide", "history", Study, "short"), StringComparison.Ordinal);
        Assert.Contains("– How did you experience the exercises?", Programs.Finish("guide", "diff", Study, "short"), StringComparison.Ordinal);
        Assert.Contains("version: 2", Programs.Finish("guide", "show", Study, "short"), StringComparison.Ordinal);
        Assert.Equal(GuideTexts.First, Programs.Finish("guide", "show", Study, "short", "1"));
        Assert.Equal((7, true), Programs.Run("guide", "import", Study, Write(Programs.Finish("guide", "show", Study, "short"))) is var (again, _, why) ? (again, why.Contains("nothing that is asked or read differs from short v2", StringComparison.Ordinal)) : default);
        Programs.Finish("guide", "explain", Study, "short", "2", "1", "--because", "too formal for everybody");
        Assert.Contains("too formal for everybody", Programs.Finish("report", "guide-history", Study, "--guide", "short"), StringComparison.Ordinal);
        Assert.Contains("every one is there", Programs.Finish("verify", Study), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_in_doubt_is_said_with_the_words_that_settle_it()
    {
        var changed = Write(GuideTexts.First.Replace("### Talking {#talking}\n\nHow did you experience the conversations with the therapist?",
            "### Conversations {#conversations}\n\nHow was it to have these conversations with the therapist?", StringComparison.Ordinal));
        var (exit, _, error) = Programs.Run("guide", "import", Study, changed);
        Assert.Equal(7, exit);
        Assert.Contains("In doubt: is “conversations” the question that was “talking”? --same conversations=talking if so, --new conversations if not.", error, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", error, StringComparison.Ordinal);
        Programs.Finish("guide", "import", Study, changed, "--draft");
        Assert.Contains("#conversations", Programs.Finish("guide", "show", Study, "short", "draft"), StringComparison.Ordinal);
        Assert.Equal(7, Programs.Run("guide", "freeze", Study, "short").Exit);
        Assert.Contains("version 2", Programs.Run("guide", "freeze", Study, "short", "--same", "conversations=talking", "--pilot").Error, StringComparison.Ordinal);
        Assert.Contains("### Conversations {#talking}", Programs.Finish("guide", "show", Study, "short"), StringComparison.Ordinal);
        Assert.Contains("(pilot)", Programs.Finish("guide", "history", Study), StringComparison.Ordinal);
        Programs.Finish("guide", "pilot", Study, "short", "2", "--off");
        Assert.DoesNotContain("(pilot)", Programs.Finish("guide", "history", Study), StringComparison.Ordinal);
    }

    [Fact]
    public void Proposals_are_listed_accepted_and_rejected()
    {
        Assert.Contains("ask about sleep", Programs.Finish("guide", "proposals", Study), StringComparison.Ordinal);
        Assert.Equal((7, "say why it is rejected"), Programs.Run("guide", "proposals", Study, "--reject", "2") is var (exit, _, error) ? (exit, error.Trim()) : default);
        Programs.Finish("guide", "proposals", Study, "--reject", "2", "--because", "everybody tells it");
        Programs.Finish("guide", "proposals", Study, "--accept", "1");
        Assert.Contains("3. and at night?", Programs.Finish("guide", "show", Study, "short", "draft"), StringComparison.Ordinal);
        Programs.Finish("guide", "propose", Study, "say goodbye", "--guide", "short");
        var listed = Programs.Finish("report", "proposals", Study, "--format", "csv");
        Assert.Contains("rejected: everybody tells it", listed, StringComparison.Ordinal);
        Assert.Contains("say goodbye,waits", listed, StringComparison.Ordinal);
        Assert.Contains("short is version 2", Programs.Run("guide", "freeze", Study, "short").Error, StringComparison.Ordinal);
        Assert.Contains("in short v2", Programs.Finish("report", "proposals", Study), StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_is_left_out_of_counts_and_counts_again()
    {
        Programs.Finish("guide", "pilot", Study, "--session", "P01-1");
        Assert.Contains("Not counted: 1 pilot session (P01-1).", Programs.Finish("report", "durations", Study), StringComparison.Ordinal);
        Programs.Finish("guide", "pilot", Study, "--session", "P01-1", "--off");
        Assert.DoesNotContain("Not counted", Programs.Finish("report", "durations", Study), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "There is no guide “long”: short.", "history", "long")]
    [InlineData(3, "short has no version “7”: v1 (", "show", "short", "7")]
    [InlineData(3, "short has 1 version: there is nothing to compare", "diff", "short")]
    [InlineData(3, "There is no draft of short", "freeze", "short")]
    [InlineData(3, "There is no draft of short", "show", "short", "draft")]
    [InlineData(7, "no change of short v1 is on record", "explain", "short", "1", "1", "--because", "so")]
    [InlineData(3, "there is no such file", "import", "/nowhere/guide.md")]
    [InlineData(2, "Name a guide with its version, or one --session.", "pilot")]
    [InlineData(3, "There is no session P99-1", "pilot", "--session", "P99-1")]
    [InlineData(3, "There is no proposal 9; they are numbered 1 to 2.", "proposals", "--accept", "9")]
    public void What_cannot_be_is_said_in_a_sentence(int expected, string sentence, string command, params string[] words)
    {
        var (exit, _, error) = Programs.Run(["guide", command, Study, .. words]);
        Assert.Equal((expected, true), (exit, error.Contains(sentence, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_sheet_of_a_version_is_written_in_each_format()
    {
        var path = Path.Combine(Path.GetDirectoryName(Study)!, "sheet.html");
        Programs.Finish("guide", "export", Study, "short", "1", "--output", path);
        Assert.Contains("How did you experience the exercises?", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Contains("# A short guide", Programs.Finish("guide", "export", Study, "short"), StringComparison.Ordinal);
    }

    public void Dispose() => _desk.Dispose();

    private string Write(string text)
    {
        var path = Path.Combine(Path.GetDirectoryName(Study)!, $"guide-{Guid.NewGuid():N}.md");
        File.WriteAllText(path, text);
        return path;
    }
}
