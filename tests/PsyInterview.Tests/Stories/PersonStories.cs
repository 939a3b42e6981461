using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>Everything of one person, and what is typed there.</summary>
public sealed class PersonStories
{
    [Fact]
    public void Criteria_are_typed_with_completion_and_refused_where_no_level_was_declared()
    {
        using var story = Open("P07");
        story.Keys("<Enter>f<Tab><Enter>").Sees("female").Keys("<Enter>abc<Enter>").Sees("“abc” is not a number").Keys("<BS><BS><BS>47,5<Enter>").Sees("47.5")
            .Keys("<Enter>pain, f<Tab><Enter>").Sees("pain, fatigue").Keys("<Enter>P07<Enter>").Sees("P07 is in patients, not in therapists")
            .Keys("<BS><BS><BS><Down><Enter>").Sees("T04");
        Assert.Equal(["47.5"], story.Recorder.Study.AnswerOf("P07", "age")!.Values);
        Assert.Equal(["pain", "fatigue"], story.Recorder.Study.AnswerOf("P07", "symptoms")!.Values);
        story.Keys("kkkk<Enter><BS><BS><BS><BS><BS><BS>not<Tab><Enter>").Sees("not asked");
    }

    [Fact]
    public void A_link_is_opened_from_both_sides()
    {
        using var story = Open("P07", recorder => recorder.Do(ContactStories.Before, Recruitment.Answer(recorder.Study, "P07", "therapist", "T04")));
        story.Keys("jjjj").Sees("Enter opens T04").Keys("<Enter>").Sees("What is known of T04").Sees("Named by").Keys("jj<Enter>").Sees("What is known of P07");
    }

    [Fact]
    public void Consent_is_answered_row_by_row_with_its_document_day_and_who_took_it()
    {
        using var story = Open("T04");
        story.Keys("y").Sees("yes and no are for the items of the consent").Keys("dv3<Enter>on paper<Enter>yesterday<Enter>m").Sees("mw (interviewer)").Keys("<Tab><Enter>").Until("none yet")
            .Keys("jjj").Sees("y agreed, n not agreed").Keys("yn");
        var (takes, recording) = (story.Recorder.Study.ConsentTo("T04", 1, "take-part")!, story.Recorder.Study.ConsentTo("T04", 1, "recording")!);
        Assert.Equal((true, "v3", "on paper", "2026-03-01", "mw"), (takes.Given, takes.Document, takes.How, takes.On, takes.By));
        Assert.False(recording.Given);
        story.Sees("v3, on paper, yesterday, by mw");
    }

    [Fact]
    public void The_second_wave_shows_what_is_in_force_from_the_first()
    {
        using var story = Open("P07", recorder => recorder.Do(ContactStories.Before, StudyDecisions.RecordConsent(recorder.Study, "P07", 1, "quotes", false, "v2", null)), rows: 40);
        story.Sees("Consent, second interview").Sees("no  quotes             from wave 1: v2, today");
    }

    [Fact]
    public void Sessions_open_with_the_interval_and_the_window_of_the_next_wave()
    {
        using var story = Open("P07", recorder =>
        {
            var session = recorder.Session("P07-1");
            session.Do(ContactStories.Before, Decision.That(new PastSessionStated("P07", "interview", 1, "2025-04-20"), new LengthStated(39)));
        }, rows: 40);
        story.Until("39 min").Sees("first interview 20 Apr 2025, 10 months ago").Sees("second interview due until 20 Jun 2026").Sees("P07   patients   interviewed once");
        story.Keys("jjjjjj").Sees("Enter opens P07-1").Keys("<Enter>").Sees("held before").Sees("39 min").DoesNotSee("NOT RECORDING").Keys("<Esc>").Sees("What is known of P07");
    }

    [Fact]
    public void Contacts_appointments_and_a_withdrawal_are_listed()
    {
        using var story = Open("P07", recorder =>
        {
            recorder.Do(ContactStories.Before, Recruitment.Contact(recorder.Study, "P07", 1, Outcomes.Agreed, "2026-03-02", on: "2026-02-20", channel: "phone"));
            recorder.Do(ContactStories.Before, Recruitment.Appoint(recorder.Study, "P07", 1, "2026-03-04 14:00", "home", "mw"));
        }, rows: 50);
        story.Sees("first interview Wed 4 Mar 14:00, home, mw").Sees("20 Feb       wave 1  agreed, phone");
        story.Recorder.Do(ContactStories.Before, Withdrawing.Withdraw(story.Recorder.Study, "P07", Scopes.Contact));
        story.Keys("j").Sees("withdrew today: no further contact");
    }

    private static Story Open(string person, Action<Recorder>? tell = null, int rows = 24) => Story.InStudy(recorder =>
    {
        ContactStories.Frame(recorder);
        recorder.Do(ContactStories.Before, StudyDecisions.AddParticipant(recorder.Study, "P07", "patients"));
        recorder.Do(ContactStories.Before, StudyDecisions.AddParticipant(recorder.Study, "T04", "therapists"));
        tell?.Invoke(recorder);
    }, rows: rows, first: (shell, study) => new PersonScreen(shell, study, person));
}
