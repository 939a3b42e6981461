using PsyInterview.Coding;
using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>The way of transcripts at the keyboard, and the questions that analysis leaves for coming sessions.</summary>
public sealed class TranscriptStories : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-transcripts-").FullName;

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void The_list_is_as_approved(int columns, int rows)
    {
        using var story = Open(columns, rows).Until("session  stored").Saved();
        Approval.Check($"transcripts-{columns}x{rows}", story.Screen);
    }

    [Fact]
    public void What_is_overdue_waits_on_the_studys_screen_and_leads_here()
    {
        using var story = Story.InStudy(Told).Until("transcript P07");
        story.Sees("store the audio, since 10 Feb, overdue").Keys("kkkkkkj<Enter>").Until("P07-1: store the audio, since 10 Feb: 20 days, overdue");
        story.Keys("<Esc>").Sees("Participants and sessions");
    }

    [Fact]
    public void The_next_step_is_recorded_with_its_day_its_person_and_its_place()
    {
        using var story = Open();
        story.Keys("<Enter>").Sees("audio stored, on:").Keys("<Enter>").Sees("audio stored, by:").Keys("<Enter>").Sees("where the audio lies").Keys("drawer 3<Enter>").Until("x 2 Mar").Sees("P07-1: audio stored").Keys("j").Keys("k").Sees("P07-1: send the audio to be transcribed, since today");
        Assert.Equal(new TranscriptStep(TranscriptSteps.Stored, "2026-03-02", "sd", "drawer 3", null), Steps(story)[TranscriptSteps.Stored]);
        story.Keys("<Enter>").Sees("P07-1, sent, on:").Keys("<C-u>someday<Enter>").Sees("is not a day").Keys("<C-u>2027-01-01<Enter>").Sees("has not come yet").Keys("<C-u>2026-02-27<Enter>")
            .Keys("<C-u>transcription office<Enter>").Until("receive ").Keys("j").Keys("k").Sees("the transcript is to come back, since 27 Feb");
        Assert.Equal(new TranscriptStep(TranscriptSteps.Sent, "2026-02-27", "transcription office", null, null), Steps(story)[TranscriptSteps.Sent]);
    }

    [Fact]
    public void A_step_out_of_turn_is_chosen_by_its_name()
    {
        using var story = Open();
        story.Keys("schecked<Enter><Enter><Enter>").Until("P07-1: checked against audio");
        Assert.Equal([TranscriptSteps.Checked], Steps(story).Keys);
    }

    [Fact]
    public void The_hash_of_the_audio_is_kept_and_what_was_said_of_the_step_stays()
    {
        var audio = Path.Combine(_folder, "a.wav");
        File.WriteAllText(audio, "abc");
        using var story = Open();
        story.Keys("<Enter><Enter><Enter>drawer 3<Enter>").Until("x 2 Mar").Keys($"h{audio}<Enter>").Until("with its SHA-256");
        Assert.Equal(
            new TranscriptStep(TranscriptSteps.Stored, "2026-03-02", "sd", "drawer 3", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), Steps(story)[TranscriptSteps.Stored]);
        story.Keys($"h{_folder}/none.wav<Enter>").Until("there is no such file");
    }

    [Fact]
    public void A_text_comes_in_and_what_may_tell_who_somebody_is_is_said_by_line()
    {
        var (good, bad) = (Path.Combine(_folder, "p07.txt"), Path.Combine(_folder, "bad.txt"));
        File.WriteAllText(good, "I: How was it?\n\nP07: Frau Berg said it was heavy.\n");
        File.WriteAllText(bad, "a\0b");
        using var story = Open();
        story.Keys($"i{bad}<Enter>").Until("nothing was taken in").Sees("The file is not text");
        story.Keys($"i{good}<Enter>").Until("a name after a title").Sees("To be looked at").Sees("line 3").DoesNotSee("Berg");
        Assert.Equal([(null, ""), ("I", "How was it?"), ("P07", "Frau Berg said it was heavy.")], story.Recorder.Session("P07-1").Coding.Passages.Select(p => (p.Speaker, p.Text)));
        story.Keys($"i{good}<Enter>").Until("nothing new");
    }

    [Fact]
    public void Where_nothing_was_held_the_screen_says_what_it_is_for()
    {
        using var story = Story.InStudy(WithdrawalStories.Told).Until("2 participants").Keys("t").Until("No session was held yet").Keys("<Enter>").Sees("no session was held yet");
    }

    [Fact]
    public void A_question_is_left_with_its_reason_shown_with_its_count_and_closed()
    {
        using var story = Story.InStudy(recorder =>
        {
            recorder.Do(Story.Noon.AddDays(-30), StudyDecisions.AddFittingQuestion(recorder.Study, "And at home?", null, "code relaxing"));
            Told(recorder);
            SessionDoor.Plan(recorder, PsyInterview.Guides.GuideParser.Parse(Story.FiveQuestions).Guide!, "P08", 1, []);
        }).Until("P08");
        story.Keys("aAnd at work?<Enter>").Sees("because:").Keys("memo of 2 March<Enter>").Sees("f2 stands in the start check");
        Assert.Equal("memo of 2 March", story.Recorder.Study.FittingQuestions[1].Because);
        story.Keys("kkkkkkjjj<Enter>").Sees("P08 first interview: start check").Keys("kk").Sees("And at home?").Sees("because code relaxing; asked in 1 of 1 session since").Sees("And at work?");
        story.Keys("s").Sees("Enter starts the session").Keys("<Enter>j").Sees("ask if it fits (asked in 1 of 1): And at home?").Keys(":fits<Enter>j").Sees("ask if it fits: And at work?");
    }

    [Fact]
    public void A_closed_question_does_not_show_any_more()
    {
        using var story = Story.InStudy(recorder =>
        {
            Told(recorder);
            recorder.Do(Story.Noon.AddDays(-30), StudyDecisions.AddFittingQuestion(recorder.Study, "And at home?"));
        }).Until("P07");
        story.Keys(":close question f9 answered<Enter>").Sees("there is no question “f9”; f1 And at home?").Keys(":close question f1<Enter>").Sees("say why").Keys(":close question f1 everybody told<Enter>").Sees("not shown in coming sessions");
        Assert.Equal("everybody told", story.Recorder.Study.FittingQuestions[0].Closed);
        Assert.Empty(story.Recorder.Study.FittingFor(null));
        story.Keys(":close question f1 again<Enter>").Sees("no question is waiting");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Story Open(int columns = 80, int rows = 24) =>
        Story.InStudy(Told, columns, rows, (shell, study) => new TranscriptsScreen(shell, study, null)).Until("P07-1: store the audio");

    private static IReadOnlyDictionary<string, TranscriptStep> Steps(Story story) => story.Recorder.Session("P07-1").Coding.Steps;

    /// <summary>P07's audio waits since 10 February; P09 was held before, and its transcript is coded but for the end.</summary>
    private static void Told(Recorder recorder)
    {
        var at = new DateTimeOffset(2026, 2, 10, 10, 0, 0, TimeSpan.FromHours(1));
        var guide = PsyInterview.Guides.GuideParser.Parse(Story.FiveQuestions).Guide!;
        SessionDoor.Plan(recorder, guide, "P07", 1, []);
        var session = recorder.Session("P07-1");
        session.Do(at, FrameDecisions.DeferChecks(session.State));
        session.Do(at, SessionDecisions.Audio(session.State, 1, "on"));
        session.Do(at, SessionDecisions.Ask(session.State, guide, "q1"));
        if (recorder.Study.FittingQuestions.Count > 0) session.Do(at, SessionDecisions.AskFitting(session.State, guide, "f1"));
        session.Do(at.AddMinutes(20), FrameDecisions.End(session.State));
        session.Do(at.AddMinutes(21), FrameDecisions.CloseSession(session.State));
        recorder.Do(at, StudyDecisions.AddParticipant(recorder.Study, "P09"));
        var before = recorder.Session("P09-1");
        before.Do(at, Decision.That(new PastSessionStated("P09", "interview", 1, "2025-04-20")));
        foreach (var (step, day) in new[] { (TranscriptSteps.Stored, "2025-04-21"), (TranscriptSteps.Sent, "2025-05-02"), (TranscriptSteps.Received, "2026-02-27") })
            before.Do(at, TranscriptDecisions.Step(recorder.Study, before.State, before.Coding, step, day));
        before.Do(at, TranscriptDecisions.Import(recorder.Study, before.State, before.Coding, [("I", "So?"), ("P09", "Light.")], new string('a', 64)));
        before.Do(at, CodingDecisions.Code(before.Coding, "sd", before.Coding.Passages[2].Id, ["light"]));
    }
}
