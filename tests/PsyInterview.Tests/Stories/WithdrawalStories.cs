using PsyInterview.Guides;
using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>A participant leaves the study: before, during and after a session.</summary>
public sealed class WithdrawalStories
{
    private static readonly DateTimeOffset Before = Story.Noon.AddMinutes(-1);

    [Fact]
    public void Each_scope_says_what_follows_before_anything_is_recorded()
    {
        using var story = Story.InStudy(Told).Until("2 participants").Keys("W");
        story.Sees("P07 withdraws from the study").Sees("until analysis begins").Keys("<Enter>").Sees("press 1, 2 or 3 first");
        story.Keys("1").Until("What stops").Sees("cancelled: 2026-04-01").Sees("Nothing. What is there stays");
        story.Keys("2").Sees("nothing new is recorded or used");
        story.Keys("3").Sees("one entry: 1").Keys("jjjjjjjjjj").Sees("P08-1 no. ").Sees("durations.csv").Sees("Copies made outside the program");
        story.Keys("<Esc>");
        Assert.Empty(story.Recorder.Study.Withdrawals);
    }

    [Fact]
    public void Erasing_asks_for_the_code_and_says_erased_only_afterwards()
    {
        using var story = Story.InStudy(Told).Until("2 participants").Keys("W3").Until("What goes").Keys("basked by phone<Enter>");
        story.Keys("<Enter>P08<Enter>").Sees("that is not P07");
        Assert.Empty(story.Recorder.Study.Withdrawals);
        story.Keys("<BS><BS><BS>p07<Enter>").Until("Erased: the words of");
        Assert.Equal(("erase", "asked by phone"), Wish(story));
        story.Sees("To chase now").Keys("1").Sees("it is recorded");
    }

    [Fact]
    public void The_reason_is_asked_only_where_it_may_be_kept()
    {
        using var story = Story.InStudy(Told).Until("2 participants").Keys("W3r").Until("the person's own words are not taken down");
        story.Keys("1rno time any more<Enter>d2026-03-30<Enter>").Sees("is still to come").Keys("<Esc>d2026-02-28<Enter>").Until("What stops");
        story.Keys("<Enter>no<Enter>").Sees("nothing was recorded").Keys("<BS><BS>yes<Enter>").Sees("Recorded: P07 withdrew");
        Assert.Equal("no time any more", story.Recorder.Study.Withdrawals["P07"].Reason);
        Assert.Equal("2026-02-28", story.Recorder.Study.Withdrawals["P07"].On);
        Assert.Empty(story.Recorder.Study.Appointments);
    }

    [Fact]
    public void A_narrower_wish_after_a_wider_one_is_refused_with_the_reason()
    {
        using var story = Story.InStudy(Told).Until("2 participants").Keys("W2").Until("What stops").Keys("<Enter>yes<Enter><Esc>").Until("2 participants").Keys("W1");
        story.Sees("P07 withdrew on 2026-03-02: keep").Keys("3").Until("What goes");
    }

    [Fact]
    public void Nobody_who_withdrew_is_planned_opened_or_written_up()
    {
        using var story = Story.InStudy(Told).Until("2 participants").Keys("W2").Until("What stops").Keys("<Enter>yes<Enter><Esc>").Until("2 participants");
        story.Keys("<Enter>").Sees("P07 withdrew on 2026-03-02").Keys("w").Sees("P07 withdrew on 2026-03-02").Keys("Ayes<Enter>").Sees("P07 withdrew on 2026-03-02");
        Assert.NotNull(SessionDoor.Plan(story.Recorder, Five, "P07", 2, [1]));
    }

    [Fact]
    public void Keeping_in_mid_session_is_recorded_for_the_study_too()
    {
        using var story = InSession();
        story.Keys("Wstop<Enter>").Sees("WITHDRAWN").Keys("d");
        Assert.Empty(story.Recorder.Study.Withdrawals);
        story.Keys("k").Sees("type yes").Keys("yes<Enter>").Sees("may be kept");
        Assert.Equal(("new", null), Wish(story));
        story.Keys("d").Sees("P07 withdrew on 2026-03-02: keep");
        Assert.Equal("keep", story.Recorder.Session("P07-1").State.Withdrawal);
    }

    [Fact]
    public void Erasing_in_mid_session_shows_what_goes_and_asks_for_the_code()
    {
        using var story = InSession();
        story.Keys("Wstop<Enter>e").Until("What goes").Keys("<Esc>").Sees("WITHDRAWN");
        Assert.Empty(story.Recorder.Study.Withdrawals);
        story.Keys("e").Until("What goes").Keys("<Enter>P07<Enter>").Until("Erased: the words of").Keys("<Esc>").Sees("Ctrl-Q leaves");
        Assert.Equal(("erase", null), Wish(story));
        Assert.Equal("erase", story.Recorder.Session("P07-1").State.Withdrawal);
    }

    /// <summary>Two participants; P07's first session is planned and the day agreed on; P08 has spoken of P07.</summary>
    internal static void Told(Recorder recorder)
    {
        recorder.Do(Before, StudyDecisions.Create(recorder.Study, "Exercises at home"));
        recorder.Do(Before, Decision.That(new StudyDescribed(CutOff: "until analysis begins")));
        recorder.Do(Before, StudyDecisions.AddParticipant(recorder.Study, "P08"));
        Assert.Null(SessionDoor.Plan(recorder, Five, "P07", 1, []));
        recorder.Do(Before, Recruitment.Appoint(recorder.Study, "P07", 1, "2026-04-01 10:00"));
        Assert.Null(SessionDoor.Plan(recorder, Five, "P08", 1, []));
        var other = recorder.Session("P08-1");
        Assert.Null(other.Do(Before, FrameDecisions.Check(other.State, "where", "at home, P07 is there too")));
        recorder.Do(Before, Decision.That(new ExportMade("report durations", "durations.csv")));
    }

    private static readonly TopicGuide Five = GuideParser.Parse(Story.FiveQuestions).Guide!;

    private static (string Scope, string? Because) Wish(Story story) =>
        (story.Recorder.Study.Withdrawals["P07"].Scope, story.Recorder.Study.Withdrawals["P07"].Because);

    private static Story InSession() => Story.InStudy(Told, first: (shell, study) =>
    {
        var session = study.Recorder.Session("P07-1");
        session.Do(Before, FrameDecisions.DeferChecks(session.State));
        session.Do(Before, Decision.That(new SessionStarted()));
        return new InterviewScreen(shell, session);
    });
}
