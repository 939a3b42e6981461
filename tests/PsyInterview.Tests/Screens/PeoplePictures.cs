using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Tests.Stories;
using Xunit;

namespace PsyInterview.Tests.Screens;

/// <summary>What people see where people are recorded: recruitment log, person, study, second interview.</summary>
public sealed class PeoplePictures
{
    [Theory]
    [InlineData(80, 24)]
    [InlineData(60, 15)]
    public void The_recruitment_log(int columns, int rows)
    {
        using var story = Story.InStudy(Told, columns, rows, (shell, study) => new ContactsScreen(shell, study)).Keys("jjjd");
        Approval.Check($"contacts-{columns}x{rows}", story.Saved().Screen);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(60, 15)]
    public void A_study_with_something_to_do_today(int columns, int rows)
    {
        using var story = Story.InStudy(Told, columns, rows).Until("Today").Saved();
        Approval.Check($"study-today-{columns}x{rows}", story.Screen);
    }

    [Fact]
    public void Everything_of_one_person()
    {
        using var story = Story.InStudy(Told, first: (shell, study) => new PersonScreen(shell, study, "P01")).Until("held before").Keys("jj");
        Approval.Check("person", story.Saved().Screen);
    }

    [Fact]
    public void The_start_check_of_an_appointment()
    {
        using var story = Story.InStudy(Told).Until("Today").Keys("<Enter>").Saved();
        Approval.Check("start-check-appointed", story.Screen);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void The_second_interview_beside_the_first(int columns, int rows)
    {
        using var story = Story.Second(columns, rows).At("00:00").Keys("<Enter>").At("04:10").Keys("qstill loose<Enter>f");
        Approval.Check($"second-{columns}x{rows}", story.Screen);
    }

    private static void Told(Recorder recorder)
    {
        ContactStories.Frame(recorder);
        var at = ContactStories.Before;
        void Contact(string person, string outcome, string on, string? callBack = null, int wave = 1, string? group = "patients") => Assert.Null(
            recorder.Do(at, Recruitment.Contact(recorder.Study, person, wave, outcome, "2026-03-02", on, "phone", callBack: callBack, group: group)));
        foreach (var code in (string[])["P01", "P07"]) recorder.Do(at, StudyDecisions.AddParticipant(recorder.Study, code, "patients"));
        Contact("C01", Outcomes.CallBack, "2026-02-20", "2026-03-02");
        Contact("C02", Outcomes.NoAnswer, "2026-02-24");
        Contact("C02", Outcomes.NoAnswer, "2026-02-26");
        Contact("C03", Outcomes.Thinking, "2026-02-27", group: "therapists");
        Contact("C04", Outcomes.CallBack, "2026-02-27", "2026-03-06");
        Contact("C05", Outcomes.Declined, "2025-12-01");
        recorder.Do(at, Recruitment.Appoint(recorder.Study, "P07", 1, "2026-03-02 14:00", "video call", "mw", ["sd"]));
        recorder.Do(at, Recruitment.Answer(recorder.Study, "P01", "gender", "female"));
        recorder.Do(at, Recruitment.Answer(recorder.Study, "P01", "symptoms", "pain, fatigue"));
        recorder.Do(at, Recruitment.Answer(recorder.Study, "P01", "age", "not asked"));
        foreach (var (item, _) in ConsentItems.All)
            recorder.Do(at, StudyDecisions.RecordConsent(recorder.Study, "P01", 1, item, item != "reuse", "v2", "on paper", "2025-04-18"));
        recorder.Session("P01-1").Do(at, Decision.That(new PastSessionStated("P01", "interview", 1, "2025-04-20"), new LengthStated(39)));
    }
}
