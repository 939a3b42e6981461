using System.Text.Json;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Tests.Reports;
using PsyInterview.Tests.Storage;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary><c>transcript</c> of the built program: text in, steps, the list, what is refused, and erasure that takes the paragraphs along.</summary>
public sealed class TranscriptCommandTests : IDisposable
{
    private const string Secret = "her brother drank at Sandvika", Question = "was it at Sandvika then";
    private readonly Desk _desk = new();

    public TranscriptCommandTests()
    {
        var log = new ReportLog().On("2026-11-01").Has(new StudyCreated("A study"), new ParticipantAdded("P07"), new ParticipantAdded("P08"), new ParticipantAdded("P10"), new ParticipantAdded("T04"), new ParticipantAdded("T09"));
        log.Talked("P07", 1, "2026-11-02", "heavy").Talked("P08", 1, "2026-11-02", "light");
        log.On("2026-11-03").In("FG1-1", new SessionPlanned("FG1", "focus-group", 1, "five", 1, "en", Talk.Guide.Hash), new SeatTaken(1, "T04"), new SeatTaken(2, "T09"), new ChecksDeferred(), new SessionStarted(), new TalkEnded(), new SessionClosed());
        log.In("P10-1", new SessionPlanned("P10", "interview", 1, "five", 1, "en", Talk.Guide.Hash));
        using var file = _desk.Create();
        foreach (var entry in log.Entries) file.Append(entry);
        Assert.True(file.Flush(TimeSpan.FromSeconds(20)));
    }

    private string Study => _desk.Study;

    [Fact]
    public void A_text_comes_in_once_and_the_list_says_so()
    {
        var text = Write("I: How was it?\n\nP07: Heavy. Ask Dr. Berg.\n");
        var (exit, _, error) = Programs.Run("transcript", Study, "P07-1", text);
        Assert.Equal(0, exit);
        Assert.Contains("P07-1: 2 paragraphs came in.", error, StringComparison.Ordinal);
        Assert.Contains(":3: advice: This looks like a name after a title", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Berg", error, StringComparison.Ordinal);
        Assert.Contains("Nothing new", Programs.Run("transcript", Study, "P07-1", text).Error, StringComparison.Ordinal);
        Assert.Equal(("2", "coded"), Row("P07-1") is var row ? (row.GetProperty("paragraphs").GetString(), row.GetProperty("next").GetString()) : default);
        Assert.Contains("every one is there", Programs.Finish("verify", Study), StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_is_recorded_with_its_day_person_place_and_the_hash_of_its_file()
    {
        var audio = Write("abc");
        Programs.Finish("transcript", Study, "P07-1", "--step", "audio stored", "--on", "2026-11-03", "--place", "drawer 3", "--hash-of", audio);
        Programs.Finish("transcript", Study, "P07-1", "--step", "sent", "--on", "2026-11-04", "--by", "transcription office");
        Assert.Contains("Nothing new", Programs.Run("transcript", Study, "P07-1", "--step", "sent", "--on", "2026-11-04").Error, StringComparison.Ordinal);
        var row = Row("P07-1");
        Assert.Equal("drawer 3", row.GetProperty("place").GetString());
        Assert.Equal("ba7816bf8f01", row.GetProperty("SHA-256").GetString());
        Assert.Equal("2026-11-04 transcription office", row.GetProperty("sent").GetString());
        Assert.Equal(("received", "2026-11-04"), (row.GetProperty("next").GetString(), row.GetProperty("since").GetString()![..10]));
        Assert.Contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Programs.Finish("log", Study, "P07-1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "There is no session P99-1", "P99-1", "--step", "sent")]
    [InlineData(3, "There is no session study", "study", "--step", "sent")]
    [InlineData(7, "P10-1 was not held yet", "P10-1", "--step", "sent")]
    [InlineData(7, "“baked” is not a step; audio stored, sent", "P07-1", "--step", "baked")]
    [InlineData(7, "is not a day", "P07-1", "--step", "sent", "--on", "soon")]
    [InlineData(3, "there is no such file", "P07-1", "--step", "stored", "--hash-of", "/nowhere/a.wav")]
    [InlineData(3, "there is no such file", "P07-1", "/nowhere/a.txt")]
    [InlineData(2, "say more about a --step", "P07-1", "--by", "sd")]
    [InlineData(2, "one at a time", "P07-1", "a.txt", "--step", "sent")]
    [InlineData(2, "belongs to a session", "--step", "sent")]
    public void What_does_not_do_is_said(int exit, string words, params string[] arguments)
    {
        var run = Programs.Run(["transcript", Study, .. arguments]);
        Assert.Equal(exit, run.Exit);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_text_brings_nothing_in()
    {
        var (exit, _, error) = Programs.Run("transcript", Study, "P07-1", Write("a\0b"));
        Assert.Equal(4, exit);
        Assert.Contains("Nothing was taken in.", error, StringComparison.Ordinal);
        Assert.Equal("", Row("P07-1").GetProperty("paragraphs").GetString());
    }

    [Fact]
    public void Who_said_no_to_recording_or_withdrew_has_no_transcript()
    {
        var text = Write("P07: heavy");
        Programs.Finish("consent", "record", Study, "P07", "--yes", "take-part", "--no", "recording");
        Assert.Equal((7, true), Programs.Run("transcript", Study, "P07-1", text) is var no ? (no.Exit, no.Error.Contains("P07 did not agree to recording", StringComparison.Ordinal)) : default);
        Programs.Finish("consent", "override", Study, "P07", "--item", "recording", "--because", "agreed afterwards, by letter");
        Programs.Finish("transcript", Study, "P07-1", text);
        Programs.Finish("withdraw", Study, "P08", "--scope", "new", "--because", "asked by phone", "--yes", "P08");
        Assert.Equal((7, true), Programs.Run("transcript", Study, "P08-1", text) is var gone ? (gone.Exit, gone.Error.Contains("P08 withdrew", StringComparison.Ordinal)) : default);
    }

    [Fact]
    public void Erasing_a_person_takes_the_paragraphs_of_their_interview_along_the_questions_too()
    {
        Programs.Finish("transcript", Study, "P07-1", Write($"I: {Question}?\n\nP07: {Secret}\n"));
        Programs.Finish("transcript", Study, "P08-1", Write("I: So?\n\nP08: what P08 said\n"));
        Assert.NotEmpty(Remains.Of(_desk, Secret));
        Programs.Finish("withdraw", Study, "P07", "--scope", "erase", "--because", "asked by phone", "--yes", "P07");
        Assert.Empty(Remains.Of(_desk, Secret, Question));
        Assert.NotEmpty(Remains.Of(_desk, "what P08 said"));
        Assert.Contains("every one is there", Programs.Finish("verify", Study), StringComparison.Ordinal);
        Assert.DoesNotContain("P07-1", Programs.Finish("transcript", Study), StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_group_only_the_paragraphs_of_that_member_go()
    {
        var text = Write($"MOD: So?\n\nt04: {Secret}\n\nT09: what T09 said\n");
        Assert.Contains("paragraphs of MOD", Programs.Run("transcript", Study, "FG1-1", text).Error, StringComparison.Ordinal);
        Programs.Finish("withdraw", Study, "T04", "--scope", "erase", "--because", "asked by phone", "--yes", "T04");
        Assert.Empty(Remains.Of(_desk, Secret));
        Assert.NotEmpty(Remains.Of(_desk, "what T09 said"));
        Assert.Equal("2", Row("FG1-1").GetProperty("paragraphs").GetString());
        var again = Programs.Run("transcript", Study, "FG1-1", text);
        Assert.Equal((7, true), (again.Exit, again.Error.Contains("take the paragraphs of T04 out of the text first", StringComparison.Ordinal)));
        Assert.Empty(Remains.Of(_desk, Secret));
    }

    [Fact]
    public void A_question_for_coming_sessions_is_left_listed_and_ended()
    {
        Programs.Finish("ask", Study, "And at home?", "--because", "code relaxing");
        Assert.Contains("And at home?,code relaxing,,", Programs.Finish("report", "ask-next", Study, "--format", "csv"), StringComparison.Ordinal);
        Assert.Equal((7, "say why it is not to be asked any more"), Programs.Run("ask", Study, "--close", "f1") is var no ? (no.Exit, no.Error.Trim()) : default);
        Programs.Finish("ask", Study, "--close", "f1", "--because", "everybody told");
        Assert.Contains(",everybody told", Programs.Finish("report", "ask-next", Study, "--format", "csv"), StringComparison.Ordinal);
        Assert.Equal(2, Programs.Run("ask", Study).Exit);
    }

    public void Dispose() => _desk.Dispose();

    private JsonElement Row(string session)
    {
        using var printed = JsonDocument.Parse(Programs.Finish("transcript", Study, "--json"));
        return printed.RootElement.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("session").GetString() == session).Clone();
    }

    // Beside the study's folder: what lies there is searched for words.
    private string Write(string text)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("psyinterview-text-").FullName, "text.txt");
        File.WriteAllText(path, text);
        return path;
    }
}
