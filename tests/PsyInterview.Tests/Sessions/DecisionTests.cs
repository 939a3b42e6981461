using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Sessions;

public sealed class DecisionTests
{
    private static readonly TopicGuide Guide = Talk.Guide;

    [Fact]
    public void The_first_question_starts_the_talk_and_asking_it_again_asks_nothing()
    {
        var talk = Talk.Ready().SetsOnce(s => SessionDecisions.Ask(s, Guide, "q1"));
        Assert.Equal(["session-started", "question-asked"], talk.Log.TakeLast(2).Select(e => e.Kind));
        talk.Do(s => SessionDecisions.Ask(s, Guide, "q2")).Do(s => SessionDecisions.Ask(s, Guide, "q1"));
        Assert.Equal("question-returned", talk.Log[^1].Kind);
        talk.Refuses("there is no such question in this guide", s => SessionDecisions.Ask(s, Guide, "q9"));
    }

    [Fact]
    public void A_parked_question_asked_again_is_asked()
    {
        var talk = Talk.Begun().SetsOnceOrRefuses(s => SessionDecisions.Park(s, Guide, "q1"), "park: 1 is parked already").Do(s => SessionDecisions.Ask(s, Guide, "q1"));
        Assert.Equal(("question-returned", "asked"), (talk.Log[^1].Kind, talk.State.Coverage("q1").Status));
        talk.Do(s => SessionDecisions.Park(s, Guide, "q3")).Do(s => SessionDecisions.Ask(s, Guide, "q3"));
        Assert.Equal(("question-asked", "asked"), (talk.Log[^1].Kind, talk.State.Coverage("q3").Status));
    }

    [Fact]
    public void A_declined_question_returned_to_is_open_and_can_be_declined_again_with_another_reason()
    {
        var talk = Talk.Begun().Do(s => SessionDecisions.Decline(s, Guide, "q1"));
        var first = talk.Last;
        talk.Do(s => NoteDecisions.Answer(s, first, "private"));
        Assert.Equal("private", talk.State.Coverage("q1").Reason);
        talk.Do(s => SessionDecisions.Ask(s, Guide, "q1"));
        Assert.Equal(("asked", null), (talk.State.Coverage("q1").Status, talk.State.Coverage("q1").Reason));
        talk.Do(s => SessionDecisions.Decline(s, Guide, "q1"));
        var second = talk.Last;
        talk.Do(s => NoteDecisions.Answer(s, second, "distressing"));
        Assert.Equal(("declined", "distressing"), (talk.State.Coverage("q1").Status, talk.State.Coverage("q1").Reason));
        talk.Refuses("that is answered already", s => NoteDecisions.Answer(s, second, "private"))
            .Refuses("declined: 1 is declined already", s => SessionDecisions.Decline(s, Guide, "q1"));
    }

    [Fact]
    public void A_question_can_be_set_aside_unless_it_was_talked_about_or_the_talk_is_paused()
    {
        Talk.Begun().Do(s => SessionDecisions.Ask(s, Guide, "q2"))
            .Refuses("skip: 1 was asked already; Enter returns to it", s => SessionDecisions.Skip(s, Guide, "q1"))
            .Do(SessionDecisions.ToggleBreak)
            .Refuses("skip 2: not while paused; b ends the break", s => SessionDecisions.Skip(s, Guide, "q2"))
            .Refuses("skip 3: not while paused; b ends the break", s => SessionDecisions.Skip(s, Guide, "q3"))
            .Refuses("probe 1: not while paused; b ends the break", s => SessionDecisions.Probe(s, Guide, 1))
            .Refuses("probe of your own: not while paused; b ends the break", s => SessionDecisions.Improvise(s, Guide, "why?"))
            .Do(s => NoteDecisions.Take(s, Guide, NoteForms.Observation, "she looks out of the window"))
            .Do(SessionDecisions.ToggleBreak).Do(s => SessionDecisions.Skip(s, Guide, "q3"));
    }

    [Fact]
    public void What_was_asked_cannot_be_volunteered_and_what_was_volunteered_can_be_asked()
    {
        var talk = Talk.Begun().Refuses("volunteered: 1 was asked already; Enter returns to it", s => SessionDecisions.Volunteer(s, Guide, "q1"))
            .SetsOnce(s => SessionDecisions.Volunteer(s, Guide, "q4")).Do(s => SessionDecisions.Ask(s, Guide, "q2")).Do(s => SessionDecisions.Ask(s, Guide, "q4"));
        Assert.Equal("asked", talk.State.Coverage("q4").Status);
        Assert.NotNull(talk.State.Coverage("q4").VolunteeredAt);
    }

    [Fact]
    public void Probes_markers_sync_marks_and_words_count_each_time() => Talk.Begun()
        .Counts(s => SessionDecisions.Probe(s, Guide, 2)).Counts(s => SessionDecisions.Mark(s, Guide)).Counts(state => SessionDecisions.Sync(state))
        .Counts(s => SessionDecisions.Improvise(s, Guide, null)).Counts(s => SessionDecisions.MemberCheck(s, Guide, "so"))
        .Counts(s => SessionDecisions.AskFitting(s, Guide, "f1")).Counts(s => SessionDecisions.Incident(s, Guide))
        .Counts(s => NoteDecisions.Take(s, Guide, NoteForms.Quote, "yes")).Counts(s => NoteDecisions.Take(s, Guide, NoteForms.NonVerbal, null))
        .Counts(s => SessionDecisions.Strike(s, 60, false)).Counts(s => SessionDecisions.ShiftStart(s, 60)).Counts(s => SessionDecisions.Unrecorded(s, 60))
        .Refuses("probe 3: 1 has 2 probes; p notes one of your own", s => SessionDecisions.Probe(s, Guide, 3))
        .Refuses("quote: nothing was typed", s => NoteDecisions.Take(s, Guide, NoteForms.Quote, "  "))
        .Refuses("strike: say how much, for example :strike 3m", s => SessionDecisions.Strike(s, 0, false));

    [Fact]
    public void Sound_handover_and_distress_steps_are_set_once() => Talk.Begun()
        .SetsOnce(s => SessionDecisions.Audio(s, 1, "on")).SetsOnce(s => SessionDecisions.Audio(s, 1, "failed")).SetsOnce(s => SessionDecisions.HandOver(s, " MW "))
        .SetsOnce(s => SessionDecisions.DistressStep(s, Guide, 1))
        .Refuses("the distress protocol has 2 steps", s => SessionDecisions.DistressStep(s, Guide, 3))
        .Refuses("handover: say to whom, for example :handover SD", s => SessionDecisions.HandOver(s, " "));

    [Fact]
    public void Off_the_record_words_are_refused_until_it_is_over_also_through_a_break() => Talk.Begun().Do(SessionDecisions.ToggleOffRecord)
        .Refuses("quote: off the record; o goes on the record again", s => NoteDecisions.Take(s, Guide, NoteForms.Quote, "no"))
        .Refuses("thought: off the record; o goes on the record again", s => NoteDecisions.Take(s, Guide, NoteForms.Thought, "no"))
        .Do(s => SessionDecisions.Mark(s, Guide)).Do(SessionDecisions.ToggleBreak)
        .Refuses("note: off the record; o goes on the record again", s => NoteDecisions.Take(s, Guide, NoteForms.Observation, "no"))
        .Do(SessionDecisions.ToggleOffRecord).Do(s => NoteDecisions.Take(s, Guide, NoteForms.Observation, "yes"));

    [Fact]
    public void Words_are_edited_moved_tagged_timed_and_completed_once()
    {
        var talk = Talk.Begun().At("05:00").Do(s => NoteDecisions.Take(s, Guide, NoteForms.Observation, "draft", unfinished: true));
        var note = talk.Last;
        talk.SetsOnce(s => NoteDecisions.Edit(s, note, "draft")).SetsOnce(s => NoteDecisions.Edit(s, note, "finished"))
            .SetsOnce(s => NoteDecisions.Move(s, Guide, note, "3")).SetsOnce(s => NoteDecisions.Tag(s, note, "#a, b  a"))
            .SetsOnce(s => NoteDecisions.Time(s, note, 300)).SetsOnce(s => NoteDecisions.Time(s, note, null)).Counts(s => NoteDecisions.BackDate(s, note, 15))
            .Refuses("edit: nothing was typed; u takes an entry back", s => NoteDecisions.Edit(s, note, " "))
            .Refuses("move: there is no question 9; type a number as it stands in the guide", s => NoteDecisions.Move(s, Guide, note, " 9 "))
            .Refuses("back-date: type the seconds, for example 15 or 1:30", s => NoteDecisions.BackDate(s, note, 0))
            .Refuses("time: type minutes and seconds into the talk, for example 12:40", s => NoteDecisions.Time(s, note, -1));
        var moment = talk.Moment(note);
        Assert.Equal(("finished", "q3", 30, false, true), (moment.Text, moment.On, moment.BackDatedBy, moment.Unfinished, moment.Edited));
        Assert.Equal(["a", "b"], moment.Codes);
        talk.Do(s => SessionDecisions.MemberCheck(s, Guide, "so"));
        var check = talk.Last;
        talk.Do(s => NoteDecisions.Answer(s, check, "corrected")).SetsOnce(s => NoteDecisions.Amplify(s, check, "corrected", "not quite"));
        var nowhere = new EntryId("P07-1", "xx", 1);
        talk.Refuses("edit: only words can be edited", s => NoteDecisions.Edit(s, nowhere, "x"))
            .Refuses("tag: there is no entry yet", s => NoteDecisions.Tag(s, nowhere, "x"));
    }

    [Fact]
    public void Undo_goes_back_through_ones_own_entries_and_stops_where_a_later_one_depends_on_it()
    {
        var talk = Talk.Begun().At("01:00").Do(s => NoteDecisions.Take(s, Guide, NoteForms.Observation, "mine"));
        var note = talk.Last;
        talk.At("02:00").By("mw-1", new TextEdited(note.ToString(), "theirs"))
            .Refuses("undo: “text edited” would no longer be possible", s => NoteDecisions.Undo(s, talk.Entries, "sd-9999", AllKinds.Known))
            .Undo("mw-7").Undo();
        Assert.Null(talk.State.MomentOf(note.ToString()));
        talk.Redo();
        Assert.Equal("mine", talk.Moment(note).Text);
        talk.Refuses("redo: there is nothing to bring back", s => NoteDecisions.Redo(s, talk.Entries, "sd-0001"));
        talk.Undo().Undo();
        Assert.Null(talk.State.Current);
        talk.Refuses("undo: there is nothing of yours to take back", s => NoteDecisions.Undo(s, talk.Entries, "sd-0001", AllKinds.Known));
        Assert.NotNull(talk.State.Start);
    }

    [Fact]
    public void A_probe_of_another_person_keeps_its_question_from_being_undone() => Talk.Begun().Do(s => SessionDecisions.Ask(s, Guide, "q2"))
        .At("01:00").By("mw-1", new ProbeAsked("q2", 1)).BlocksUndo("probe asked");

    [Fact]
    public void Letters_meant_as_text_never_take_back_the_start()
    {
        var talk = Talk.Ready().Do(s => SessionDecisions.Volunteer(s, Guide, "q1"));
        var acts = talk.Log.TakeLast(2).Select(e => e.Id).ToList();
        talk.Do(s => NoteDecisions.MeantAsText(s, acts));
        Assert.Equal((Phase.BetweenTopics, "not asked"), (talk.State.Phase, talk.State.Coverage("q1").Status));
        talk.Refuses("meant as text: no letters were pressed just now", s => NoteDecisions.MeantAsText(s, []));
    }

    [Fact]
    public void Waves_come_in_order_unless_there_is_a_reason()
    {
        Decision plan(int wave, string? anyway, params int[] talked) => FrameDecisions.Plan(SessionState.Empty, Guide, "P07", wave, talked, anyway);
        Assert.Single(plan(1, null).Events);
        Assert.Single(plan(2, null, 1).Events);
        Assert.Equal(2, plan(2, "moved abroad").Events.Count);
        Assert.StartsWith("wave 2 before wave 1: P07 has not been interviewed in wave 1", plan(2, " ").Refusal);
        Assert.Equal("waves count from 1", plan(0, null).Refusal);
        Assert.Equal(Decision.Nothing, FrameDecisions.Plan(Talk.Planned().State, Guide, "P07", 1, []));
    }

    [Fact]
    public void The_start_check_is_complete_with_its_last_line_and_a_call_adds_one()
    {
        var talk = Talk.Planned().SetsOnce(s => FrameDecisions.Check(s, "where", "Zoom")).SetsOnce(s => FrameDecisions.Override(s, "present", "unknown"));
        foreach (var line in StartCheck.Open(talk.State).Skip(1)) talk.Do(s => FrameDecisions.Check(s, line.Item));
        Assert.Equal((Phase.Planned, "consent"), (talk.State.Phase, Assert.Single(StartCheck.Open(talk.State)).Item));
        talk.Refuses("consent: not yet asked: take part, recording, quotes, observers present, contact again, reuse", s => FrameDecisions.CheckConsent(s, StudyState.Empty))
            .Do(s => FrameDecisions.Override(s, "consent", "on paper"));
        Assert.Equal(Phase.Ready, talk.State.Phase);
        Assert.True(talk.State.Checks.ContainsKey("window"));
        talk.Refuses("there is no such line in the start check", s => FrameDecisions.Check(s, "weather"))
            .Refuses("type the reason for passing over this line", s => FrameDecisions.Override(s, "audio", " "));
        Assert.Empty(SessionCheck.Of(talk.Entries));
    }

    [Fact]
    public void The_closing_list_and_the_debrief_are_set_once() => Talk.Begun().Do(FrameDecisions.End)
        .SetsOnce(s => FrameDecisions.Close(s, "thanks")).SetsOnce(s => FrameDecisions.Close(s, "add", " nothing "))
        .SetsOnce(s => FrameDecisions.ExplainNotReached(s, "q5", "time"))
        .Refuses("debrief: not before the closing list is left", s => FrameDecisions.Debrief(s, "setting", "quiet"))
        .Do(FrameDecisions.CloseSession).SetsOnce(s => FrameDecisions.Debrief(s, "setting", "quiet ")).Do(FrameDecisions.FinishDebrief)
        .Refuses("debrief: the debrief is finished already", FrameDecisions.FinishDebrief).SetsOnce(s => FrameDecisions.Debrief(s, "setting", "noisy"));

    [Fact]
    public void A_withdrawal_freezes_everything_and_is_settled_once() => Talk.Begun().Do(FrameDecisions.Withdraw)
        .Refuses("note: everything is frozen since the participant withdrew", s => NoteDecisions.Take(s, Guide, NoteForms.Observation, "x"))
        .Refuses("undo: everything is frozen since the participant withdrew", s => NoteDecisions.Undo(s, Talk.Begun().Entries, "sd-0001", AllKinds.Known))
        .SetsOnce(s => FrameDecisions.SettleWithdrawal(s, "erase")).Refuses("withdrawal: keep, erase or undecided", s => FrameDecisions.SettleWithdrawal(s, "maybe"));

    [Fact]
    public void A_session_written_afterwards_states_its_length()
    {
        var talk = Talk.Planned().Refuses("minutes: this session has a clock of its own", s => FrameDecisions.StateLength(s, 38))
            .Do(FrameDecisions.StartAfterwards).SetsOnce(s => FrameDecisions.StateLength(s, 38))
            .Refuses("minutes: type the minutes of talk, for example 38", s => FrameDecisions.StateLength(s, 0));
        Assert.Equal(TimeSpan.FromMinutes(38), talk.State.Net(default));
        talk.Do(FrameDecisions.Withdraw).Refuses("minutes: everything is frozen since the participant withdrew", s => FrameDecisions.StateLength(s, 40));
    }

    [Fact]
    public void What_was_cut_off_is_resumed_or_ended() => Talk.Begun().At("10:00").Do(s => FrameDecisions.Interrupt(s, Talk.Zero.AddMinutes(9)))
        .Refuses("marker: not before the session is resumed", s => SessionDecisions.Mark(s, Guide)).Do(FrameDecisions.Resume)
        .Refuses("resume: the session was not cut off", FrameDecisions.Resume);

    [Fact]
    public void The_check_finds_what_the_protocol_refuses()
    {
        var talk = Talk.Begun().Has(new BreakEnded(), new ProbeAsked("q4", 1), new TextEdited("P07-1/xx/000001", "x"), new TalkEnded(), new QuestionAsked("q2"));
        Assert.Equal(
            ["there is no break", "its question is not the one that is open", "the entry it speaks of is not there", "the talk has ended"],
            SessionCheck.Of(talk.Entries).Select(f => f.What[(f.What.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
    }
}
