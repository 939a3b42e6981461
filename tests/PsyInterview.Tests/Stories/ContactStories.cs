using PsyInterview.Log;
using PsyInterview.Screens;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>Asking people to take part: keys in the recruitment log and what comes of them.</summary>
public sealed class ContactStories
{
    [Fact]
    public void An_empty_log_says_what_to_do_next()
    {
        using var story = Open(_ => { });
        story.Sees("Nobody was contacted yet. n gives the first person a code").Keys("a").Sees("n gives the first person a code");
    }

    [Fact]
    public void A_new_contact_gets_the_next_code_and_is_stored_with_its_first_outcome()
    {
        using var story = Open(Frame);
        story.Keys("n<Enter>").Sees("group of C01").Keys("pat<Tab><Enter>").Sees("new, not stored yet");
        Assert.Empty(story.Recorder.Study.Contacts);
        story.Keys(".").Sees("C01: no answer").Sees("no answer today");
        Assert.Equal(("C01", "no answer", "phone"), story.Recorder.Study.Contacts.Select(c => (c.Person, c.Outcome, c.Channel)).Single());
        Assert.Equal("patients", story.Recorder.Study.GroupOf("C01"));
        story.Keys(".").Sees("recorded today already").Keys("n<Enter>").Sees("group of C02").Keys("<Down><Enter>").Sees("new, not stored yet")
            .Keys("nC01<Enter>").Sees("C01 is in this study already").Keys("<Esc>");
    }

    [Fact]
    public void Who_agrees_gets_the_next_code_of_the_group_and_the_screen_says_it()
    {
        using var story = Open(Frame);
        story.Keys("n<Enter>ther<Tab><Enter>a").Sees("C01 agreed and is T01 from now on; m makes the appointment").Sees("T01");
        Assert.Equal("therapists", story.Recorder.Study.GroupOf("T01"));
        story.Keys("mtomorrow 9.30<Enter>uni<Tab><Enter>m").Sees("mw (interviewer)").Keys("<Tab>sd<Enter>").Sees("T01: appointment tomorrow 09:30, university, mw");
        var appointment = story.Recorder.Study.Appointments[("T01", 1)];
        Assert.Equal(("2026-03-03 09:30", "university", "mw"), (appointment.At, appointment.Place, appointment.Interviewer));
        Assert.Equal(["sd"], appointment.Observers);
        story.Keys("m<BS><BS><BS><BS><BS>11:00<Enter><Esc>").Sees("moved to tomorrow 11:00, university");
        story.Keys("x").Sees("T01: cancelled; the appointment is cancelled").Sees("ANSWER").Keys("<Enter>m").Sees("the latest word of T01 is “cancelled”; a records that they agreed").DoesNotSee("TYPING");
    }

    [Fact]
    public void The_outcome_is_stored_at_its_key_and_words_after_it_are_the_reason_and_never_outcomes()
    {
        using var story = Open(Two);
        story.Keys("d").Sees("C01: declined").Sees("ANSWER").Sees("reason? type it; Enter none");
        Assert.Equal("declined", story.Recorder.Study.LastContact("C01", 1)!.Outcome);
        story.Keys("<Down>").DoesNotSee("ANSWER");
        Assert.Null(story.Recorder.Study.LastContact("C01", 1)!.Reason);
        story.Keys("d").Sees("recorded today already");
        Assert.Single(story.Recorder.Study.Contacts, c => c.Outcome == "declined");
    }

    [Fact]
    public void A_reason_is_written_or_left_out_in_so_many_words()
    {
        using var story = Open(Two);
        story.Keys("d moves away<Enter>").Sees("reason: moves away");
        Assert.Equal("moves away", story.Recorder.Study.LastContact("C01", 1)!.Reason);
        story.Keys("kkd<Enter>");
        Assert.Equal("none given", story.Recorder.Study.LastContact("C02", 1)!.Reason);
        story.Keys("kkx mo").Sees("Reasons given before");
    }

    [Fact]
    public void Call_backs_are_asked_for_a_day_and_stand_first_when_it_comes()
    {
        using var story = Open(Two);
        story.Keys("jbsoon<Enter>").Sees("“soon” is not a day").Keys("<BS><BS><BS><BS>yesterday<Enter>").Sees("is over").Keys("<Esc>")
            .Keys("b").Keys("<BS><BS><BS><BS><BS><BS><BS><BS><BS>in 3 days<Enter>").Sees("C02: call back Thu 5 Mar");
        Assert.Equal("2026-03-05", story.Recorder.Study.LastContact("C02", 1)!.CallBack);
        story.DoesNotSee("to call now").At("72:00:00").Keys("j").Sees("1 to call now").Sees("call today!");
    }

    [Fact]
    public void The_channel_is_kept_from_one_contact_to_the_next()
    {
        using var story = Open(Two);
        story.Keys("h").Sees("the next contacts are by letter").Keys(".").Keys("j.");
        Assert.Equal(["letter", "letter"], story.Recorder.Study.Contacts.TakeLast(2).Select(c => c.Channel));
    }

    [Fact]
    public void Undo_takes_back_the_last_act_and_names_it()
    {
        using var story = Open(Two);
        story.Keys("u").Sees("nothing was recorded on this screen").Keys("a").Sees("is P01").Keys("u").Sees("taken back: C01 agreed");
        Assert.Empty(story.Recorder.Study.Participants);
        story.Keys("d too ill<Enter>u").Sees("taken back: C01 declined");
        Assert.Equal("thinking", story.Recorder.Study.LastContact("C01", 1)!.Outcome);
        story.Keys("n<Enter>.u").Sees("taken back: C03 no answer").Sees("new, not stored yet");
    }

    [Fact]
    public void Who_declines_leaves_only_what_the_protocol_allows_and_the_screen_says_it()
    {
        using var story = Open(recorder =>
        {
            Two(recorder);
            recorder.Do(Before, Decision.That(new StudyDescribed(DeclinedLeaves: Recruitment.LeavesOutcome)));
        });
        story.Keys("d").Sees("C01 declined: what was known is let go; only code, day and outcome stay").DoesNotSee("reason?").Keys("u").Sees("does not come back")
            .Keys("a").Sees("C01 declined on 2026-03-02, and what was known was let go");
    }

    [Fact]
    public void The_second_wave_asks_for_consent_to_be_contacted_again()
    {
        using var story = Open(recorder =>
        {
            Frame(recorder);
            recorder.Do(Before, StudyDecisions.AddParticipant(recorder.Study, "P07", "patients"));
            recorder.Do(Before, StudyDecisions.RecordConsent(recorder.Study, "P07", 1, "contact", false, "v2", "on paper"));
        });
        story.Keys("w").Sees("P07, wave 2").Keys("a").Sees("P07 did not agree to being contacted again").Keys("<Esc>");
        Assert.Empty(story.Recorder.Study.Contacts);
        story.Keys("ashe called us<Enter>").Sees("P07 agreed; m makes the appointment");
        Assert.Equal("she called us", story.Recorder.Study.Overrides[("P07", 2, "contact")]);
        story.Keys("w").Sees("P07, wave 1");
    }

    [Fact]
    public void Before_somebody_takes_part_there_is_only_the_first_wave()
    {
        using var story = Open(Two);
        story.Keys("w").Sees("C01 does not take part yet");
    }

    internal static readonly DateTimeOffset Before = Story.Noon.AddMinutes(-1);

    internal static void Frame(Recorder recorder)
    {
        foreach (var declared in (Event[])
        [
            new GroupDeclared("patients", "Patients"), new GroupDeclared("therapists", "Therapists", "T"),
            new WaveDeclared("patients", 1, Guide: "patient-first"), new WaveDeclared("patients", 2, null, 10, 14, "patient-second"),
            new TeamMemberDeclared("mw", ["interviewer"]), new TeamMemberDeclared("sd", ["observer"]),
            new CriterionDeclared("gender", "gender", "nominal", ["female", "male"]),
            new CriterionDeclared("age", "age", "number", ["18-39", "40-59"]),
            new CriterionDeclared("symptoms", "symptoms", "multiple", ["pain", "fatigue", "dizziness"], "patients"),
            new CriterionDeclared("therapist", "treated by", "link", Group: "patients", To: "therapists"),
        ])
            Assert.Null(recorder.Do(Before, Decision.That(declared)));
    }

    private static void Two(Recorder recorder)
    {
        foreach (var code in (string[])["C01", "C02"])
            recorder.Do(Before, Recruitment.Contact(recorder.Study, code, 1, Outcomes.Thinking, "2026-03-02"));
    }

    private static Story Open(Action<Recorder> tell) => Story.InStudy(tell, first: (shell, study) => new ContactsScreen(shell, study));
}
