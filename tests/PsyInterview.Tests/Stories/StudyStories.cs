using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>The study's screen: what waits today, and what opens from there.</summary>
public sealed class StudyStories
{
    [Fact]
    public void An_empty_study_says_what_to_do_next()
    {
        using var story = Story.InStudy(_ => { }).Until("no participants");
        story.Sees("c opens the recruitment log").DoesNotSee("Today").Keys("c").Sees("Nobody was contacted yet").Keys("<Esc>").Sees("no participants");
    }

    [Fact]
    public void Todays_appointment_opens_the_start_check_with_what_was_agreed()
    {
        using var story = Story.InStudy(Told).Until("Today, Mon 2 Mar");
        story.Sees("14:00      P07     first interview, video call, mw").Sees("scheduled today 14:00, video call").Sees("Enter: the start check").Keys("<Enter>")
            .Sees("P07 first interview: start check").Sees("patient-first").Sees("video call?").Keys("<Enter><Enter>").Sees("This window is not shared in the call")
            .Sees("P07, mw (interviewer), sd (observer)?").Keys("<Enter>, trainee<Enter>").Sees("sd (observer), trainee");
        Assert.Equal("video call", story.Recorder.Session("P07-1").State.Checks["where"].Words);
    }

    [Fact]
    public void The_start_check_completes_codes_of_the_team_with_their_roles()
    {
        using var story = Story.InStudy(Told).Until("Today").Keys("<Enter>jj<Enter><BS><BS><BS><BS><BS><BS><BS><BS><BS><BS><BS><BS><BS><BS>m<Tab>").Sees("mw (interviewer)");
    }

    [Fact]
    public void Call_backs_and_second_waves_lead_to_the_recruitment_log()
    {
        using var story = Story.InStudy(recorder =>
        {
            Told(recorder);
            recorder.Do(ContactStories.Before, Recruitment.Contact(recorder.Study, "C01", 1, Outcomes.CallBack, "2026-02-20", on: "2026-02-20", callBack: "2026-02-27"));
            recorder.Do(ContactStories.Before, StudyDecisions.AddParticipant(recorder.Study, "P01", "patients"));
            recorder.Session("P01-1").Do(ContactStories.Before, Decision.That(new PastSessionStated("P01", "interview", 1, "2024-12-20"), new LengthStated(39)));
        }).Until("Today");
        story.Sees("call back  C01     since 27 Feb, overdue").Sees("next wave  P01     second, was due until 20 Feb 2026").Sees("held before").Sees("39 min").Sees("2 participants, one candidate")
            .Keys("j<Enter>").Sees("1 to call now").Keys("<Esc>j<Enter>").Sees("P01     patients    2").Keys("<Esc>")
            .Keys("j<Enter>").Sees("held before; 2024-12-20; 39 min").Keys("<Esc>").Sees("Today").Keys("T").Sees("held before; 2024-12-20").DoesNotSee("NOT RECORDING");
    }

    [Fact]
    public void A_debrief_and_a_follow_up_after_distress_wait_until_they_are_written()
    {
        using var story = Story.InStudy(recorder =>
        {
            var guide = PsyInterview.Guides.GuideParser.Parse(Story.FiveQuestions).Guide!;
            SessionDoor.Plan(recorder, guide, "P07", 1, []);
            var session = recorder.Session("P07-1");
            var at = Story.Noon.AddDays(-1);
            session.Do(at, FrameDecisions.DeferChecks(session.State));
            session.Do(at, SessionDecisions.Ask(session.State, guide, "q1"));
            session.Do(at, SessionDecisions.Incident(session.State, guide));
            session.Do(at, NoteDecisions.Answer(session.State, session.Latest[0], "distress"));
            session.Do(at.AddMinutes(20), FrameDecisions.End(session.State));
            session.Do(at.AddMinutes(21), FrameDecisions.CloseSession(session.State));
        }).Until("Today");
        story.Sees("distress   P07     first interview, yesterday").Sees("debrief    P07     first interview, yesterday").Keys("kk<Enter>").Sees("Rapport").Keys("jjjjjj<Enter>called her the day after<Enter>f").Until("interview   done").DoesNotSee("Today").DoesNotSee("debrief    P07");
    }

    [Fact]
    public void Today_changes_at_midnight_while_the_screen_stands()
    {
        using var story = Story.InStudy(Told).Until("Today, Mon 2 Mar");
        story.At("12:00:10").Until("Participants").DoesNotSee("Today, Mon 2 Mar").DoesNotSee("14:00      P07");
    }

    [Fact]
    public void Rows_that_come_and_go_above_leave_the_selection_where_it_was()
    {
        using var story = Story.InStudy(Told).Until("Today").Keys("j").Sees("Enter plans the first session");
        story.At("12:00:10").Until("Participants").Sees("Enter plans the first session");
    }

    [Fact]
    public void Consent_of_the_first_wave_holds_for_the_second_and_the_line_says_so()
    {
        using var story = Story.InStudy(recorder =>
        {
            Story.First(recorder);
            foreach (var (item, _) in ConsentItems.All)
                recorder.Do(ContactStories.Before, StudyDecisions.RecordConsent(recorder.Study, "P07", 1, item, item != "recording", "v2", "on paper"));
            SessionDoor.Plan(recorder, PsyInterview.Guides.GuideParser.Parse(Story.FiveQuestions).Guide!, "P07", 2, [1]);
        }).Until("second interview");
        story.Keys("<Enter>").Sees("second interview: start check").Sees("from wave 1, v2, on paper").Keys("R").Sees("P07 did not agree to recording")
            .Keys("jj<Enter>").Sees("from wave 1: take part, quotes");
        Assert.True(story.Recorder.Session("P07-2").State.Checks.ContainsKey("consent"));
        story.Keys("kkkkkkkkkkjjjjy").Sees("yes recording");
        Assert.True(story.Recorder.Study.ConsentTo("P07", 2, "recording")!.Given);
        Assert.False(story.Recorder.Study.ConsentTo("P07", 1, "recording")!.Given);
    }

    private static void Told(Recorder recorder)
    {
        ContactStories.Frame(recorder);
        recorder.Do(ContactStories.Before, StudyDecisions.AddParticipant(recorder.Study, "P07", "patients"));
        recorder.Do(ContactStories.Before, Recruitment.Appoint(recorder.Study, "P07", 1, "2026-03-02 14:00", "video call", "mw", ["sd"]));
    }
}
