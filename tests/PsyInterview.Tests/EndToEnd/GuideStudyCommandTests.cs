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
    public void Each_change_has_its_own_reason_and_one_for_all_is_for_the_rest()
    {
        var changed = Write(GuideTexts.First.Replace("How did it begin?", "How did it all begin?", StringComparison.Ordinal).Replace("1. When?", "1. When exactly?", StringComparison.Ordinal));
        Programs.Finish("guide", "import", Study, changed, "--reason", "2=they asked which day", "--reason", "0=after a meeting", "--because", "it was stiff");
        Assert.Equal(["after a meeting", "it was stiff", "they asked which day"], JsonDocument.Parse(Programs.Finish("guide", "history", Study, "--json")).RootElement.GetProperty("rows").EnumerateArray()
            .Select(r => r.GetProperty("reason").GetString()).Where(r => r is { Length: > 0 }));
        var diff = JsonDocument.Parse(Programs.Finish("guide", "diff", Study, "short", "v1", "2", "--json")).RootElement;
        Assert.Equal((1, 2), (diff.GetProperty("before").GetProperty("version").GetInt32(), diff.GetProperty("after").GetProperty("version").GetInt32()));
        Assert.Equal(["1 rephrase question opening How did it all begin?", "2 rephrase probe opening When exactly?"], diff.GetProperty("changes").EnumerateArray()
            .Select(c => $"{c.GetProperty("number")} {c.GetProperty("type")} {c.GetProperty("part")} {c.GetProperty("to")[0]} {c.GetProperty("after")}"));
    }

    [Fact]
    public void What_is_only_shown_records_nothing_and_a_draft_that_goes_is_told()
    {
        var (one, other) = (Write(GuideTexts.First.Replace("How did it begin?", "How did it all begin?", StringComparison.Ordinal)), Write(GuideTexts.First.Replace("1. When?", "1. When exactly?", StringComparison.Ordinal)));
        Assert.Contains("It would be the draft of version 2 of short; nothing was changed.", Programs.Run("guide", "import", Study, one, "--draft", "--dry-run").Error, StringComparison.Ordinal);
        Assert.Equal(3, Programs.Run("guide", "show", Study, "short", "draft").Exit);
        Programs.Finish("guide", "import", Study, one, "--draft");
        Assert.Contains("It replaces the draft of ", Programs.Run("guide", "import", Study, other, "--draft").Error, StringComparison.Ordinal);
        var (exit, _, error) = Programs.Run("guide", "import", Study, one);
        Assert.Equal((0, true), (exit, error.Contains("is put away; its words stay in the log.", StringComparison.Ordinal)));
        Assert.Equal(3, Programs.Run("guide", "show", Study, "short", "draft").Exit);
    }

    [Theory]
    [InlineData(3, "--same conversations=tlaking: short v1 has no question “tlaking”.", "--same", "conversations=tlaking")]
    [InlineData(3, "--same nope=talking: the changed guide has no question “nope”.", "--same", "nope=talking")]
    [InlineData(7, "--same conversations=home: “home” stands in the changed guide itself.", "--same", "conversations=home")]
    [InlineData(7, "--same conversations=talking and --new conversations cannot both be: leave one out.", "--same", "conversations=talking", "--new", "conversations")]
    [InlineData(3, "--new nope: the changed guide has no question “nope”.", "--new", "nope")]
    [InlineData(3, "--state \"split hoem into home, opening\": short v1 has no question “hoem”.", "--state", "split hoem into home, opening")]
    [InlineData(3, "--state \"split home into home, family\": the changed guide has no question “family”.", "--state", "split home into home, family")]
    [InlineData(2, "“talking” cannot be read; write new=old, for example --same talks=talking.", "--same", "talking")]
    [InlineData(2, "“first” cannot be read; write the number of a change and why", "--reason", "first")]
    [InlineData(3, "There is no session P99-1 in this study.", "--because", "so", "--session", "P99-1")]
    [InlineData(3, "There is no session no such in this study.", "--because", "so", "--session", "no such")]
    [InlineData(2, "--session says what prompted a change: add why, with --because or --reason.", "--session", "P01-1")]
    [InlineData(2, "--draft keeps the words and what was settled; say --because when it becomes a version, with guide freeze.", "--draft", "--because", "so")]
    [InlineData(7, "there is no change 9; this version has 2", "--same", "conversations=talking", "--reason", "9=so")]
    public void A_mistyped_word_settles_nothing(int expected, string sentence, params string[] words)
    {
        var changed = Write(GuideTexts.First.Replace("### Talking {#talking}\n\nHow did you experience the conversations with the therapist?",
            "### Conversations {#conversations}\n\nHow was it to have these conversations with the therapist?", StringComparison.Ordinal));
        var (exit, _, error) = Programs.Run(["guide", "import", Study, changed, .. words]);
        Assert.Equal((expected, true), (exit, error.Contains(sentence, StringComparison.Ordinal)));
        Assert.Equal(GuideTexts.First, Programs.Finish("guide", "show", Study, "short"));
        Assert.Equal(3, Programs.Run("guide", "show", Study, "short", "draft").Exit);
    }

    [Fact]
    public void A_question_keeps_its_id_where_a_topic_or_other_words_took_it()
    {
        var changed = Write(GuideTexts.First.Replace("## Closing {#closing}\n\nIs there anything I forgot to ask?", "## Closing {#closing}\n\n### Last {#last}\n\nIs there anything I forgot to ask?", StringComparison.Ordinal)
            .Replace("### Home {#home}\n\n", "### Work {#home}\n\nHow is your job?\n\n### Home {#at-home}\n\n", StringComparison.Ordinal));
        var (exit, _, error) = Programs.Run("guide", "import", Study, changed);
        Assert.True(exit == 0, error);
        var shown = Programs.Finish("guide", "show", Study, "short");
        Assert.Contains("## Closing {#closing-2}\n\n### Last {#closing}", shown, StringComparison.Ordinal);
        Assert.Contains("### Work {#work}\n\nHow is your job?\n\n### Home {#home}", shown, StringComparison.Ordinal);
        Assert.Contains("topic added 1, question added 1, question moved 1", error, StringComparison.Ordinal);
        // The file as the person has it goes on to be known, and its topic with it.
        Assert.Contains("nothing that is asked or read differs from short v2", Programs.Run("guide", "import", Study, changed).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Proposals_are_listed_accepted_and_rejected()
    {
        Assert.Equal(["1 and at night?", "2 ask about sleep"], JsonDocument.Parse(Programs.Finish("guide", "proposals", Study, "--json")).RootElement.GetProperty("rows").EnumerateArray().Select(r => $"{r.GetProperty("number")} {r.GetProperty("proposed")}"));
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
    [InlineData(3, "short has no version “vv1”", "show", "short", "vv1")]
    [InlineData(3, "There is no session P99-1", "propose", "ask more", "--session", "P99-1")]
    [InlineData(2, "--because belongs to --accept or --reject and its number.", "proposals", "--because", "so")]
    [InlineData(2, "--discard puts the draft away and --pilot would say nothing", "freeze", "short", "--discard", "--pilot")]
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
