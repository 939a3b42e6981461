using PsyInterview.Coding;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Reports;

/// <summary>The way from the audio to coded words, and the questions that analysis leaves, as reports tell them.</summary>
public sealed class TranscriptTests
{
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void Each_session_says_what_was_done_and_what_is_next() => Approval.Check("transcripts", Told().Of("transcripts", "2026-11-20").ToMarkdown());

    [Fact]
    public void What_waits_is_due_and_a_session_held_before_without_a_step_is_not()
    {
        var due = Told().Of("due", "2026-11-20");
        Assert.Equal(
            ["P01 2026-11-02 session P01-1: store the audio, 18 days, overdue", "P02 2026-11-06 session P02-1: the transcript is to come back", "P04 2026-11-06 session P04-1: code it"],
            due.Rows.Where(r => r[0] == Agenda.Transcript).Select(r => $"{r[1]} {r[4]} {r[5]}"));
        Assert.Contains("more than 14 days", string.Join(' ', due.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void On_the_studys_screen_only_what_is_overdue_waits_and_it_stands_last()
    {
        var reading = Told().On("2026-11-01").Has(new AppointmentMade("P09", 1, "2026-11-21 10:00")).Reading;
        var (study, people) = (CodedStudy.Of(reading), Cohort.Of(reading));
        Assert.Equal(["P01-1 store the audio", "P02-1 the transcript is to come back"], Waiting(new(2026, 11, 21)));
        Assert.Equal(["P01-1 store the audio"], Waiting(new(2026, 11, 20)));
        Assert.Equal(Agenda.Transcript, Agenda.Of(people, new(2026, 11, 21), Transcripts.Of(study))[^1].What);

        IEnumerable<string> Waiting(DateOnly today) =>
            Agenda.Of(people, today, Transcripts.Of(study)).Where(d => d.What == Agenda.Transcript).Select(d => $"{d.Stream} {d.Words}");
    }

    [Fact]
    public void Audio_of_many_sessions_of_which_nothing_was_recorded_is_one_row()
    {
        var log = new ReportLog();
        foreach (var (code, day) in new[] { ("P01", "2026-11-03"), ("P02", "2026-11-02"), ("P03", "2026-11-04") }) log.On(day).Has(new ParticipantAdded(code)).Talked(code, 1, day, "heavy").In($"{code}-1", new AudioChanged(1, "on"));
        var duty = Assert.Single(Agenda.Of(Cohort.Of(log.Reading), new(2026, 12, 20), Transcripts.Of(CodedStudy.Of(log.Reading))), d => d.What == Agenda.Transcript);
        Assert.Equal(("P02-1", "2026-11-02", "store the audio, of 3 sessions in all"), (duty.Stream, duty.On, duty.Words));
    }

    [Fact]
    public void A_session_of_somebody_who_wants_erasure_is_not_among_them()
    {
        var log = Told().On("2026-11-10").Has(new ParticipantWithdrew("P01", Scopes.Erase));
        Assert.DoesNotContain(log.Of("transcripts").Rows, r => r[0] == "P01-1");
    }

    [Fact]
    public void Questions_are_counted_in_the_sessions_held_since()
    {
        var log = new ReportLog().On("2026-11-02").Talked("P01", 1, "2026-11-02", "heavy");
        log.On("2026-11-03").Has(new FittingQuestionAdded("f1", "And at home?", null, "code relaxing"), new FittingQuestionAdded("f2", "And at work?", "another"));
        log.Talked("P02", 1, "2026-11-04", "light").In("P02-1", new FittingQuestionAsked("f1")).Talked("P03", 1, "2026-11-05", "light").Before("P04", 1, 30);
        log.On("2026-11-06").Has(new FittingQuestionClosed("f1", "answered by everybody"));
        Assert.Equal(
            ["f1|And at home?|code relaxing||2026-11-03|sd|1|2|2026-11-06|answered by everybody", "f2|And at work?||another|2026-11-03|sd|0|0||"],
            log.Of("ask-next").Rows.Select(r => string.Join('|', r)));
        var study = StudyState.Of(log.Reading);
        Assert.Equal("asked in 1 of 2 sessions since", AskNext.Counts(study, Account.All(log.Reading))["f1"].Words);
        Assert.Equal("no session since", AskNext.Counts(study, Account.All(log.Reading))["f2"].Words);
        Assert.Equal(["f2"], study.FittingFor("another").Select(q => q.Id));
        Assert.Empty(study.FittingFor("five"));
    }

    /// <summary>P01 has audio and no step; P02's was sent; P03 is coded; P04's text came in; P05 was held before; P06 had no audio.</summary>
    private static ReportLog Told()
    {
        var log = new ReportLog();
        foreach (var (code, day) in new[] { ("P01", "2026-11-02"), ("P02", "2026-11-02"), ("P03", "2026-11-03"), ("P04", "2026-11-04"), ("P06", "2026-11-05") })
        {
            log.On(day).Has(new ParticipantAdded(code)).Talked(code, 1, day, "heavy");
            if (code != "P06") log.In($"{code}-1", new AudioChanged(1, "on"));
        }
        log.On("2026-11-01").Has(new ParticipantAdded("P05")).Before("P05", 1, 30, "2025-01");
        log.On("2026-11-05").In("P02-1", new TranscriptStepped(TranscriptSteps.Stored, "2026-11-03", null, "drawer 3", Hash), new TranscriptStepped(TranscriptSteps.Sent, "2026-11-06", "office"));
        foreach (var step in TranscriptSteps.All) log.In("P03-1", new TranscriptStepped(step));
        log.In("P03-1", new TranscriptImported(Hash, 2), new SegmentImported(1, "So?", "I"), new SegmentImported(2, "Heavy.", "P03"), new PassageCoded("P03-1/sd-0001/10", ["heavy"]));
        log.On("2026-11-08").In("P03-1", new CodingFinished());
        return log.On("2026-11-06").In("P04-1", new TranscriptStepped(TranscriptSteps.Stored), new TranscriptImported(Hash, 1), new SegmentImported(1, "Light.", "P04"));
    }
}
