using PsyInterview.Log;
using PsyInterview.Storage;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Studies;

/// <summary>The recruitment log, its order, and taking an act back.</summary>
public sealed class RecruitmentLogTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(1));
    private readonly Recorder _recorder = new(new PracticeStore("sd-0001", []), AllKinds.Known, TimeProvider.System, () => new byte[16]);

    private StudyState Study => _recorder.Study;

    [Fact]
    public void What_is_due_comes_first_then_who_was_not_reached_then_the_rest()
    {
        Contact("C01", Outcomes.Declined);
        Contact("C02", Outcomes.Agreed);
        Contact("C03", Outcomes.NoAnswer);
        Contact("C04", Outcomes.CallBack, callBack: "2026-03-09");
        Contact("C05", Outcomes.CallBack, callBack: "2026-03-02");
        Contact("C06", Outcomes.Thinking);
        Assert.Equal(["C05", "C04", "C03", "C06", "P01", "C01"], RecruitmentLog.Of(Study, "2026-03-02").Select(l => l.Person));
        Assert.Equal(["C04", "C05"], RecruitmentLog.Of(Study, "2026-03-09").Where(l => l.IsDue).Select(l => l.Person));
    }

    [Fact]
    public void Each_wave_that_was_asked_for_has_a_line_and_counts_its_own_attempts()
    {
        Contact("C01", Outcomes.NoAnswer);
        Contact("C01", Outcomes.Agreed);
        Do(StudyDecisions.RecordConsent(Study, "P01", 1, "contact", true, null, null));
        Contact("P01", Outcomes.NoAnswer, wave: 2);
        Assert.Equal([("P01", 2, 1), ("P01", 1, 2)], RecruitmentLog.Of(Study, "2026-03-02").Select(l => (l.Person, l.Wave, l.Attempts)));
    }

    [Fact]
    public void A_reason_is_given_once_and_only_where_it_may_be_kept()
    {
        Contact("C01", Outcomes.Declined);
        var contacts = Study.Contacts.Count;
        Do(Recruitment.GiveReason(Study, "C01", 1, " no time "));
        Assert.Equal((contacts, "no time"), (Study.Contacts.Count, Study.LastContact("C01", 1)!.Reason));
        Assert.Equal(Decision.Nothing, Recruitment.GiveReason(Study, "C01", 1, "no time"));
        Assert.NotNull(Recruitment.GiveReason(Study, "C09", 1, "no time").Refusal);
        Do(SetUpOf(Recruitment.LeavesOutcome));
        Contact("C02", Outcomes.Declined);
        Assert.Equal("by the study's protocol only the outcome is kept of who declined", Recruitment.GiveReason(Study, "C02", 1, "no time").Refusal);
    }

    [Fact]
    public void An_act_is_taken_back_whole()
    {
        Contact("C01", Outcomes.NoAnswer);
        Contact("C01", Outcomes.Agreed);
        var act = _recorder.Latest;
        Assert.Contains("P01", Study.Participants.Keys);
        Do(Recruitment.TakeBack(_recorder.Entries, act, _recorder.Kinds));
        Assert.Empty(Study.Participants);
        Assert.Equal(Outcomes.NoAnswer, Study.LastContact("C01", 1)!.Outcome);
        Assert.NotNull(Recruitment.TakeBack(_recorder.Entries, act, _recorder.Kinds).Refusal);
    }

    [Fact]
    public void An_act_is_not_taken_back_once_more_is_known_of_the_participant()
    {
        Contact("C01", Outcomes.Agreed);
        var act = _recorder.Latest;
        Do(StudyDecisions.RecordConsent(Study, "P01", 1, "quotes", true, null, null));
        Assert.Equal("undo: more is known of P01 since (consent recorded)", Recruitment.TakeBack(_recorder.Entries, act, _recorder.Kinds).Refusal);
    }

    [Fact]
    public void What_was_let_go_does_not_come_back()
    {
        Do(SetUpOf(Recruitment.LeavesReason));
        Contact("C01", Outcomes.Declined);
        Assert.StartsWith("undo: what was let go of C01 does not come back", Recruitment.TakeBack(_recorder.Entries, _recorder.Latest, _recorder.Kinds).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Folding_anew_after_something_was_taken_back_gives_the_same_study()
    {
        Contact("C01", Outcomes.Agreed);
        Contact("C02", Outcomes.Thinking);
        Do(Recruitment.TakeBack(_recorder.Entries, _recorder.Latest, _recorder.Kinds));
        var anew = StudyState.Of(LogReading.Of(_recorder.Entries.Select(e => e.Entry), _recorder.Kinds));
        Assert.Equal(anew.Contacts, Study.Contacts);
        Assert.Equal(anew.Participants.Keys, Study.Participants.Keys);
    }

    [Fact]
    public void The_window_of_a_wave_counts_in_months_from_the_first_interview()
    {
        var window = WaveWindow.Of(new WaveDeclared("patients", 2, null, 10, 14), new DateOnly(2025, 3, 31))!;
        Assert.Equal((new DateOnly(2026, 1, 31), new DateOnly(2026, 5, 31)), (window.Opens, window.Closes));
        Assert.False(window.IsDue(new DateOnly(2026, 1, 30)));
        Assert.True(window.IsDue(new DateOnly(2026, 1, 31)));
        Assert.False(window.IsOverdue(new DateOnly(2026, 5, 31)));
        Assert.True(window.IsOverdue(new DateOnly(2026, 6, 1)));
        Assert.Null(WaveWindow.Of(new WaveDeclared("patients", 2), new DateOnly(2025, 3, 31)));
    }

    private static Decision SetUpOf(string leaves) => Decision.That(new StudyDescribed(DeclinedLeaves: leaves));

    private void Contact(string person, string outcome, int wave = 1, string? callBack = null) =>
        Do(Recruitment.Contact(Study, person, wave, outcome, "2026-03-02", callBack: callBack));

    private void Do(Decision decision) => Assert.Null(_recorder.Do(Noon, decision));
}
