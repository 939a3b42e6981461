using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Talk;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>Whose part is what: what an observer may do, what the lead may, and what never leaves a laptop.</summary>
public sealed class ObserverPartStories
{
    [Theory]
    [InlineData("<Enter>", "ask 1")]
    [InlineData("c", "volunteered 1")]
    [InlineData("s", "skip 1")]
    [InlineData("r", "park 1")]
    [InlineData("R", "audio")]
    [InlineData("b", "break")]
    [InlineData("I", "incident")]
    [InlineData("p", "probe of your own")]
    [InlineData("m", "member check")]
    [InlineData(":probe 1<Enter>", "probe")]
    [InlineData(":strike 3m<Enter>", "strike")]
    public void The_acts_of_the_session_are_the_leads(string keys, string act)
    {
        using var story = Story.Observing();
        story.Keys(keys).Sees($"{act}: mw leads this session; :lead takes it over");
        Assert.Empty(story.State.Moments);
    }

    [Fact]
    public void Esc_leaves_no_observation_that_goes_on()
    {
        using var story = Story.Observing();
        story.Keys("1").Keys("<Esc>").Sees("you are observing: E ends it, :leave leaves it open").Sees("Seats").Keys("2");
        Assert.True(story.State.Group.IsObserving("sd"));
        Assert.Equal(2, story.State.Group.TrackOf("sd").Turns.Count);
    }

    [Fact]
    public void A_seat_without_a_code_is_told_and_settled_later()
    {
        using var story = Story.Observing();
        story.Keys("9").Sees("nobody's code is known on seat 9").Keys("1");
        Assert.Equal("seat 9", story.State.Group.TrackOf("sd").Turns[0].Speaker);
        Assert.Equal(Turn.Unknown, GroupTurns.Of(story.State)!.Turns[0].Speaker);
        Assert.Equal(1, GroupTurns.Of(story.State)!.Seats);
        story.Keys(":seat 9 T20<Enter>");
        Assert.Equal("T20", GroupTurns.Of(story.State)!.Turns[0].Speaker);
    }

    [Fact]
    public void An_observer_takes_the_lead_over_and_the_acts_with_it()
    {
        using var story = Story.Observing();
        story.Keys("1:lead<Enter>").Sees("sd leads this session").Sees("lead SD").Sees("NOT RECORDING").Keys("<Enter>").Sees("not before the start check is done")
            .Keys(":lead mw<Enter>").Sees("mw leads this session").Sees("observer SD, lead: MW");
    }

    [Fact]
    public void The_lead_has_the_guide_the_floor_and_the_acts_of_the_session()
    {
        using var story = Story.Leading();
        story.Sees("lead MW").Keys("1").Sees("not before the session has started").At("00:00").Keys("<Enter>").At("00:10").Keys("1").At("00:20").Keys(":probe 2<Enter>")
            .At("00:30").Keys("j<Enter>").At("00:40").Keys("2").At("01:00").Keys("b").At("02:00").Keys("b").At("02:30").Keys("sd").Keys("Ic").At("03:00").Keys("Ic").Keys("Eend<Enter>");
        Assert.Equal(["T04 q1 30", "T09 q2 20"], story.State.Group.TrackOf("mw").Turns.Select(t => $"{t.Speaker} {t.On} {(t.To - t.From)?.TotalSeconds}"));
        Assert.Equal(Phase.Closing, story.State.Phase);
        Assert.Equal("too distressing", story.State.Coverage("q2").Reason);
        Assert.Single(story.State.Coverage("q1").Probes[2]);
        Assert.False(story.State.Group.IsObserving("mw"));
    }

    [Fact]
    public void Who_leads_and_moderates_has_the_screen_with_the_guide()
    {
        using var story = Story.Leading();
        story.Keys(":moderates rb<Enter>").Sees("rb moderates this group").Sees("Seats").Keys(":moderates mw<Enter>").DoesNotSee("Seats").Sees("1-9 probe").Sees("mw moderates this group");
        using var later = story.Reopened(30, "mw-0003");
        later.DoesNotSee("Seats").Keys("<Enter>").Sees("1 Opening").Keys("1").Sees("probe  1");
        Assert.Equal(Phase.OnQuestion, later.State.Phase);
    }

    [Fact]
    public void What_an_observer_notes_belongs_to_the_question_they_look_at()
    {
        using var story = Story.Observing();
        story.Keys("j1").Keys(" a word<Enter>").Keys("]*").Keys("T").Keys(";2n").Keys("[vl").Sees("non-verbal  2 (laughs)").Keys("z").Sees("session").Keys("k").Keys("z").Paste("pasted").Sees("note on 2 Complaints:");
        Assert.Equal(
            ["takes the floor q2", "note q2", "marker q3", "time cue q3", "nods q3", "non-verbal q2", "marker q2"],
            story.State.Moments.Skip(1).Select(m => $"{m.What} {m.On}"));
    }

    [Fact]
    public void Questions_for_the_end_and_notes_on_equipment_are_kept_apart()
    {
        using var story = Story.Observing();
        story.Keys("aask about the protocol<Enter>").Sees("ask at end  1 ask about").Keys(":equipment<Enter>the fan hums<Enter>").Keys("tthey avoid it<Enter>").Sees("thought  1 kept").DoesNotSee("they avoid it");
        Assert.Equal(["ask at end", "equipment", "thought"], story.State.Moments.Skip(1).Select(m => m.What));
    }

    [Fact]
    public void A_sync_mark_has_a_number_that_is_the_same_everywhere()
    {
        using var story = Story.Observing();
        story.Keys("S").Sees("sync mark 1: the same number on every laptop; :sync 2 corrects").Keys(":sync 3<Enter>").Sees("sync mark 3").Keys("S").Sees("sync mark 4");
        Assert.Equal(["1", "3", "4"], story.State.Moments.Where(m => m.What == "sync mark").Select(m => m.Text));
    }

    [Fact]
    public void Cues_stay_on_the_laptop_and_never_come_into_the_log()
    {
        using var story = Story.Observing();
        story.Keys(":cue 3 blue scarf<Enter>").Sees("seat 3: blue scarf; it stays on this laptop").Sees("3 T11 blue scarf").DoesNotSee("draft:")
            .Keys(":cue 2 a very long one<Enter>").Sees("at most twelve characters").Keys(":cue 4 青いスカーフ<Enter>").Sees("4 T15 青いスカーフ");
        story.Keys("3 a note<Enter>").Keys(" half<Esc>").Sees("draft: half").Keys("qothers<Enter>");
        Assert.DoesNotContain(story.Session.Entries, e => e.Entry.Data!.Contains("scarf", StringComparison.Ordinal) || e.Entry.Data.Contains('青', StringComparison.Ordinal));
        story.Keys(":cue 4<Enter>").Sees("seat 4 has no cue any more").DoesNotSee("青い");
    }

    [Fact]
    public void An_observation_ends_with_a_word_and_leads_to_the_debrief()
    {
        using var story = Story.Observing();
        story.Keys("E").Sees("you have not begun to observe").At("00:10").Keys("1").Keys("<C-q>").Sees("you are observing: E ends it").At("05:10").Keys("Eno<Enter>").Sees("Seats").Keys("Eend<Enter>").Sees("debrief");
        Assert.Equal(Story.Noon.AddSeconds(310), story.State.Group.TrackOf("sd").Turns[^1].To);
        Assert.Equal(Phase.Planned, story.State.Phase);
        using var later = story.Reopened(60);
        later.Sees("you observed until 05:00").Keys("E").Sees("debrief");
    }

    [Fact]
    public void Who_was_cut_off_watched_until_the_last_sign_of_them()
    {
        using var story = Story.Observing();
        story.At("00:10").Keys("1").At("05:10").Keys("*");
        using var later = story.Reopened(30);
        later.Sees("you observed until 05:00: E writes your debrief, any other act goes on").DoesNotSee("quiet").Sees("05:00 observation ended").Keys("u").Sees("took back: marker").Keys("2");
        Assert.Equal([300, null], later.State.Group.TrackOf("sd").Turns.Select(t => (t.To - t.From)?.TotalSeconds));
        Assert.Equal(2, later.State.Group.Observations.Count(o => o.Person == "sd"));
    }

    [Fact]
    public void Off_the_record_the_floor_is_noted_and_no_words()
    {
        using var story = Story.Observing();
        story.Keys("1o").Sees("OFF THE RECORD").Keys("q").Sees("off the record; o goes on the record again").Keys("2o").Sees("on the record again").Keys("qyes<Enter>");
        Assert.Equal("T09", Assert.Single(story.State.Moments, m => m.What == "quote").Speaker);
    }

    [Fact]
    public void In_a_group_each_withdraws_alone()
    {
        using var story = Story.Leading();
        story.Keys("W").Sees("in a group each withdraws alone");
        Assert.Equal(Phase.Ready, story.State.Phase);
    }

    [Fact]
    public void The_second_person_in_an_interview_has_the_same_screen_without_seats()
    {
        using var story = Story.BesideInterview();
        story.Sees("observer SD, lead: MW").DoesNotSee("Seats").Sees("Guide").Keys("1").Sees("probe: mw leads this session").Keys("x").Sees("mw leads this session")
            .At("00:10").Keys("jqI could breathe<Enter>").Keys("vl").At("00:20").Keys(" a note").At("00:40").Keys("<Enter>");
        Assert.Equal(["quote q2", "non-verbal q2", "note q2"], story.State.Moments.Skip(1).Select(m => $"{m.What} {m.On}"));
        Assert.True(story.State.Group.IsObserving("sd"));
        story.Keys("Eend<Enter>").Sees("debrief");
    }

    [Fact]
    public void Five_thousand_floor_keys_are_five_thousand_turns()
    {
        using var story = Story.Observing();
        var walked = 0;
        for (var n = 0; n < 5_000; n++)
        {
            story.Keys($"{n % 6 + 1}");
            walked = Math.Max(walked, story.Session.Latest.Count);
        }
        var track = story.State.Group.TrackOf("sd");
        Assert.Equal(5_000, track.Turns.Count);
        Assert.Equal(Enumerable.Range(0, 5_000).Select(n => Story.Six[n % 6]), track.Turns.Select(t => t.Speaker));
        Assert.Equal(2, walked);
        Assert.Equal(5_000, story.Session.Entries.Count(e => e.Happened is FloorTaken));
        Assert.Equal(Enumerable.Range(1, 5_001), story.Session.Entries.Where(e => e.Entry.Id.Person == "sd").Select(e => e.Entry.Id.Number));
    }
}
