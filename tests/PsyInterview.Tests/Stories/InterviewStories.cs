using PsyInterview.Sessions;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>Awkward moments of an interview, as keys and what comes of them.</summary>
public sealed class InterviewStories
{
    [Fact]
    public void The_start_check_is_done_by_keys_and_leads_to_the_live_screen()
    {
        using var story = Story.InStartCheck();
        story.Keys("<Enter>home<Enter>").Keys("<Enter>alone<Enter>").Sees("2 done")
            .Keys("<Enter>").Sees("not yet asked")
            .Keys("dv3<Enter>on paper<Enter>").Keys("yynyyy").Sees("3 done").Sees("on paper")
            .Keys("<Enter><Enter><Enter><Enter>").Sees("Enter starts the session");
        Assert.Equal(Phase.Ready, story.State.Phase);
        Assert.True(story.State.IsRecording);
        Assert.Equal(1, story.State.SyncMarks);
        Assert.False(story.Recorder.Study.ConsentTo("P07", 1, "quotes")!.Given);
    }

    [Fact]
    public void A_line_of_the_start_check_is_passed_over_only_with_a_reason()
    {
        using var story = Story.InStartCheck();
        story.Keys("o<Enter>").Sees("type the reason").Keys("the phone rang<Enter>").Sees("passed over: the phone rang");
        Assert.True(story.State.Checks["where"].Overridden);
    }

    [Fact]
    public void Who_does_not_take_part_is_not_interviewed()
    {
        using var story = Story.InStartCheck();
        story.Keys("jjjn").Sees("does not take part").Keys("s").Sees("did not agree to take part");
        Assert.Equal(Phase.Planned, story.State.Phase);
    }

    [Fact]
    public void Without_consent_to_recording_the_audio_stays_off_and_notes_go_on()
    {
        using var story = Story.InStartCheck();
        story.Keys("jjjyn").Keys("R").Sees("did not agree to recording").Keys("s<Enter>").Sees("asked 1 Opening").Keys("Ro").Sees("did not agree to recording");
        Assert.False(story.State.IsRecording);
        story.Keys(" a note all the same<Enter>").Sees("a note all the same");
        story.Keys(":record she asked for it after all<Enter>").Sees("recorded with your reason").Keys("Ro").DoesNotSee("NOT RECORDING");
        Assert.True(story.State.IsRecording);
    }

    [Fact]
    public void What_is_left_of_the_start_check_returns_in_the_closing_list()
    {
        using var story = Story.InStartCheck();
        story.Keys("s").Keys("<Enter>").Keys("Eend<Enter>").Sees("start check: Who is here");
    }

    [Fact]
    public void Esc_keeps_a_draft_and_space_goes_on_with_it_at_its_own_time()
    {
        using var story = Story.Ready();
        story.At("00:00").Keys("<Enter>").At("01:00").Keys(" half a thou<Esc>").Sees("draft: half a thou")
            .At("02:00").Keys(" ght<Enter>").DoesNotSee("draft:");
        var note = Assert.Single(story.State.Moments, m => m.What == "note");
        Assert.Equal("half a thought", note.Text);
        Assert.Equal(Story.Noon.AddMinutes(1), note.At);
    }

    [Fact]
    public void Another_note_key_puts_the_draft_aside_as_an_unfinished_note()
    {
        using var story = Story.Ready();
        story.Keys("<Enter> half a<Esc>").Keys("qsaid so<Enter>");
        Assert.Equal(["half a", "said so"], story.State.Moments.Where(m => m.IsNote).Select(m => m.Text));
        Assert.True(story.State.Moments.First(m => m.IsNote).Unfinished);
        Assert.Empty(story.Session.Drafts);
    }

    [Fact]
    public void Words_typed_in_the_wrong_mode_never_cost_a_waiting_draft()
    {
        using var story = Story.Ready();
        story.Keys("<Enter> the first draft<Esc>").At("01:00").Keys("crying nowU").Sees("crying now").Keys("<Enter>");
        Assert.Equal(["the first draft", "crying now"], story.State.Moments.Where(m => m.IsNote).Select(m => m.Text).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal("not asked", story.State.Coverage("q2").Status);
    }

    [Fact]
    public void U_without_letters_says_so()
    {
        using var story = Story.Ready();
        story.Keys("<Enter>").At("00:10").Keys("U").Sees("no letters were pressed").DoesNotSee("TYPING");
    }

    [Fact]
    public void Finishing_is_asked_twice_only_when_it_is_pressed_twice_in_a_row()
    {
        using var story = Story.Ready();
        story.Keys("<Enter>Eend<Enter>f").Sees("still open").Keys("jf").Sees("still open").Keys("f").Sees("Debrief").Keys("f").Sees("nothing is written yet");
        Assert.Equal(Phase.Ended, story.State.Phase);
    }

    [Fact]
    public void A_draft_taken_up_elsewhere_still_belongs_to_its_question()
    {
        using var story = Story.Ready();
        story.Keys("<Enter> about the start<Esc>").Keys("jj<Enter> , and more<Enter>");
        Assert.Equal(("about the start, and more", "q1"), story.State.Moments.Where(m => m.What == "note").Select(m => (m.Text, m.On)).Single());
    }

    [Fact]
    public void What_is_done_long_after_a_text_was_left_is_not_taken_back_by_U()
    {
        using var story = Story.Ready();
        story.At("00:00").Keys("<Enter>").At("00:10").Keys("ta thought<Esc>").At("01:00").Keys("1").At("02:00").Keys("*").At("03:00").Keys("U");
        Assert.Single(story.State.Coverage("q1").Probes);
        Assert.Single(story.State.Moments, m => m.What == "marker");
    }

    [Fact]
    public void No_key_starts_the_talk_with_who_does_not_take_part()
    {
        using var story = Story.InStartCheck();
        story.Keys("jjjnk").Keys("k").Keys("o-<Enter>").Keys("s").Sees("did not agree to take part");
        using var ready = Story.Ready();
        ready.Recorder.Do(Story.Noon, PsyInterview.Studies.StudyDecisions.RecordConsent(ready.Recorder.Study, "P07", 1, "take-part", false, null, null));
        ready.Keys("c").Sees("did not agree to take part").Keys("<Enter>").Sees("did not agree to take part");
        Assert.Null(ready.State.Start);
    }

    [Fact]
    public void Esc_never_discards_what_was_typed_for_a_reason()
    {
        using var story = Story.InStartCheck();
        story.Keys("othe tape was<Esc>").Keys("o").Sees("the tape was").Keys(" broken<Enter>");
        Assert.Equal("the tape was broken", story.State.Checks["where"].Words);
    }

    [Fact]
    public void Ctrl_Q_does_not_leave_a_running_talk_from_the_screens_above_it()
    {
        using var story = Story.Ready();
        story.Keys("<Enter>:timeline<Enter><C-q>").Sees("E ends it").Keys("<Esc>").Sees("asked 1 Opening");
    }

    [Fact]
    public void Words_left_in_the_debrief_are_recorded_when_it_is_finished()
    {
        using var story = Story.Ready();
        story.Keys("<Enter>Eend<Enter>Rff").Keys("<Enter>a warm room<Esc>").Sees("a warm room (draft)").Keys("f");
        Assert.Equal("a warm room", story.State.Debrief["setting"]);
        Assert.Empty(story.Session.Drafts);
    }

    [Fact]
    public void An_incident_explained_in_the_closing_list_does_not_run_on()
    {
        using var story = Story.Ready();
        story.At("00:00").Keys("<Enter>").At("10:00").Keys("Ij").At("40:00").Keys("Eend<Enter>jjjj<Enter>").Keys("c");
        Assert.Equal(TimeSpan.FromMinutes(40), story.State.Net(default));
    }

    [Fact]
    public void A_second_Enter_does_no_harm()
    {
        using var story = Story.Ready();
        story.Keys("<Enter><Enter><Enter>").Sees("1 is open since 00:00").Keys(" a note<Enter><Enter>");
        Assert.Equal(1, story.State.Moments.Count(m => m.What == "asked"));
        Assert.Equal(1, story.State.Moments.Count(m => m.What == "note"));
    }

    [Fact]
    public void A_follow_up_never_swallows_a_key_and_returns_in_the_closing_list()
    {
        using var story = Story.Ready();
        story.Keys("<Enter>s").Sees("reason?").Keys("j<Enter>").Sees("asked 2 Complaints").Keys("Eend<Enter>").Sees("skip reason?");
        Assert.Equal("skipped", story.State.Coverage("q1").Status);
    }

    [Fact]
    public void Refusals_say_why()
    {
        using var story = Story.Ready();
        story.Keys("1").Sees("not before the session has started").Keys("<Enter>9").Sees("1 has 2 probes")
            .Keys("b1").Sees("not while paused").Keys("b1").Sees("asked 00:00").Keys("y").Sees("y does nothing here");
    }

    [Fact]
    public void Undo_names_what_it_took_back_and_redo_brings_it_back()
    {
        using var story = Story.Ready();
        story.Keys("<Enter>1").Keys("u").Sees("took back: probe 1").Keys("<C-r>").Sees("brought back");
        Assert.Single(story.State.Coverage("q1").Probes);
        story.Keys("<C-z>").Sees("took back: probe").Keys("u").Sees("took back: asked").Keys("u").Sees("nothing of yours");
        Assert.NotNull(story.State.Start);
    }

    [Fact]
    public void Off_the_record_no_words_are_taken()
    {
        using var story = Story.Ready();
        story.Keys("<Enter> before<Enter>o").Sees("OFF THE RECORD").Sees("audio still runs").Keys(" ").Sees("off the record; o goes on the record again")
            .Keys("e, and more<Enter>").Sees("off the record").Keys("<Esc>o").Sees("on the record again");
        Assert.Equal("before", story.State.Moments.First(m => m.What == "note").Text);
        Assert.NotNull(Assert.Single(story.State.Stretches, s => s.What == "off the record").To);
    }

    [Fact]
    public void Struck_minutes_are_withheld()
    {
        using var story = Story.Ready();
        story.At("00:00").Keys("<Enter>").At("01:00").Keys(" early<Enter>").At("04:00").Keys(" late<Enter>").At("05:00").Keys(":strike 3m<Enter>");
        Assert.Equal([false, true], story.State.Moments.Where(m => m.What == "note").Select(m => m.Struck));
        story.Sees("withheld").DoesNotSee("late");
    }

    [Fact]
    public void The_curtain_hides_everything_and_keys_still_stamp_markers()
    {
        using var story = Story.Ready();
        story.Keys("<Enter> a secret<Enter>z").DoesNotSee("secret").DoesNotSee("How have you been").Sees("z shows the screen again").Keys("*<F9>").Sees("a secret");
        Assert.Single(story.State.Moments, m => m.What == "marker");
    }

    [Fact]
    public void Withdrawal_freezes_everything()
    {
        using var story = Story.Ready();
        story.Keys("<Enter>Wsto<Enter>");
        Assert.Equal(Phase.OnQuestion, story.State.Phase);
        story.Keys("Wstop<Enter>").Sees("WITHDRAWN").Keys("eP07<Enter>").Sees("The wish is recorded").Keys(" ").Sees("does nothing here");
        Assert.Equal("erase", story.State.Withdrawal);
    }

    [Fact]
    public void No_single_key_ends_the_session()
    {
        using var story = Story.Ready();
        story.Keys("<Enter>E<Enter>");
        Assert.Equal(Phase.OnQuestion, story.State.Phase);
        story.Keys("<Esc><Esc><C-q>").Sees("E ends it");
        Assert.Equal(Phase.OnQuestion, story.State.Phase);
    }

    [Fact]
    public void Ask_now_goes_back_to_the_talk()
    {
        using var story = Story.Ready();
        story.Keys("<Enter>Eend<Enter>a").Sees("asked 2 Complaints");
        Assert.Equal(Phase.OnQuestion, story.State.Phase);
        story.Keys("Eend<Enter>").Sees("not reached: 3");
    }

    [Fact]
    public void The_best_remark_comes_at_the_door()
    {
        using var story = Story.Ready();
        story.Keys("<Enter>Eend<Enter>RqI never told anyone<Enter>").Sees("agreed to its use?").Keys("y").Sees("after the recording stopped");
        var quote = Assert.Single(story.State.Moments, m => m.What == "quote");
        Assert.True(quote.AfterRecording);
        Assert.False(quote.Restricted);
    }

    [Fact]
    public void The_debrief_can_be_left_at_any_field_and_finished_later()
    {
        using var story = Story.Ready();
        story.Keys("<Enter>Eend<Enter>Rff").Sees("Debrief").Keys("<Enter>a quiet kitchen<Enter><Enter>half<Esc>").Sees("a quiet kitchen");
        Assert.Equal("half", Assert.Single(story.Session.Drafts).Text);
        story.Keys("<Enter> done<Enter>f");
        Assert.Equal(Phase.Debriefed, story.State.Phase);
        Assert.Equal("half done", story.State.Debrief["present"]);
    }

    [Fact]
    public void Reflexes_are_met_kindly()
    {
        using var story = Story.Ready();
        story.Keys("<Enter><C-s>").Sees("saved as you go").Keys("<C-c>").Sees("E ends it").Keys("JKL").Sees("Caps Lock?");
    }

    [Fact]
    public void A_paste_is_words_and_never_keys()
    {
        using var story = Story.Ready();
        story.Keys("<Enter>").Paste("brcx\nE end").Sees("note on 1 Opening: brcx");
        Assert.Equal(Phase.OnQuestion, story.State.Phase);
        story.Keys("<Enter>");
        Assert.Equal("brcx\nE end", Assert.Single(story.State.Moments, m => m.What == "note").Text);
    }

    [Fact]
    public void The_help_searches_and_runs_and_any_other_key_acts_as_always()
    {
        using var story = Story.Ready();
        story.Keys("<Enter>?").Sees("keys and acts").Keys("/marker<Enter><Enter>");
        Assert.Single(story.State.Moments, m => m.What == "marker");
        story.Keys("?*").DoesNotSee("keys and acts");
        Assert.Equal(2, story.State.Moments.Count(m => m.What == "marker"));
    }

    [Fact]
    public void The_palette_completes_and_asks_for_what_is_missing()
    {
        using var story = Story.Ready();
        story.At("10:00").Keys("<Enter>:unr<Tab>").Sees("unrecorded").Keys("<Enter>").Sees(":unrecorded").Keys("8m<Enter>");
        Assert.Equal(TimeSpan.FromMinutes(8), story.State.Stretches.Where(s => s.What == "audio gap").Select(s => s.To!.Value - s.From).Single());
        story.Keys(":start -6m<Enter>");
        Assert.Equal(Story.Noon.AddMinutes(4), story.State.Start);
        story.Keys(":handover SD<Enter>");
        Assert.Equal("SD", story.State.HandedTo);
    }

    [Fact]
    public void Distress_brings_the_protocol_a_step_at_a_time_and_restricts_the_notes()
    {
        using var story = Story.Ready();
        story.Keys("<Enter>Id").Sees("step 1 of").Keys(":step<Enter>").Sees("step 2").Keys(" crying<Enter>");
        Assert.True(Assert.Single(story.State.Moments, m => m.What == "note").Restricted);
        story.Keys("Id").Sees("distress is over");
        Assert.Null(story.State.OpenStretch("distress"));
    }

    [Fact]
    public void Tags_edits_and_moves_act_on_the_selected_entry()
    {
        using var story = Story.Ready();
        story.Keys("<Enter> first<Enter> second<Enter>").Keys("<Tab>k").Keys("#sleep pain<Enter>").Keys("e!<Enter>").Keys("M3<Enter>").Keys("<Esc>");
        var first = story.State.Moments.First(m => m.What == "note");
        Assert.Equal(("first!", "q3", "sleep pain"), (first.Text, first.On, string.Join(' ', first.Codes)));
    }

    [Fact]
    public void Questions_that_analysis_sent_stand_in_the_guide_until_they_are_asked()
    {
        using var story = Story.Ready();
        story.Recorder.Do(Story.Noon, PsyInterview.Studies.StudyDecisions.AddFittingQuestion(story.Recorder.Study, "What did your family notice?"));
        story.Keys("<Enter>j").Sees("ask if it fits: What did your family notice?").Keys(":fits<Enter>j").DoesNotSee("ask if it fits: ");
        Assert.Single(story.State.FittingAsked);
    }

    [Fact]
    public void A_session_that_was_cut_off_is_resumed_and_the_gap_is_not_talk()
    {
        using var story = Story.CutOff();
        story.Sees("cut off").Keys("1").Sees("not before the session is resumed").At("20:00").Keys(":resume<Enter>").At("25:00").Keys("Eend<Enter>");
        Assert.Equal(TimeSpan.FromMinutes(25), story.State.Gross(default));
        Assert.Equal(TimeSpan.FromMinutes(10), story.State.Net(default));
        Assert.Empty(SessionCheck.Of(story.Session.Entries));
    }
}
