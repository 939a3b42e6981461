using CsCheck;
using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Sessions;

public sealed class GroupTests
{
    private const string Lead = "mw-0001", Sd = "sd-0001", Jk = "jk-0001";

    private static readonly StudyState Study = StudyState.Empty.If(Talk.Zero, [new StudyCreated("A study"), new ParticipantAdded("T04"), new ParticipantAdded("T09")]);

    private static readonly Gen<Event> GroupEvent = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 5], Gen.Int[0, 5]).Select((kind, a, b) => (Event)(kind switch
    {
        0 or 1 or 2 or 3 => new FloorTaken(Code(a), a, "q1"),
        4 => new FloorLeft("q1"),
        5 => new OverlapBegan(Code(a)),
        6 => new OverlapEnded(Code(a)),
        7 => new SeatTaken(a + 1, Code(b)),
        8 => new AttendanceNoted(Code(a), b % 3 == 0 ? Attendances.Came : b % 3 == 1 ? Attendances.Left : Attendances.Absent),
        9 => new EntryBackDated($"P07-1/{(a % 2 == 0 ? Sd : Jk)}/{b + 1:D6}", a),
        10 => new SpeakerSettled($"P07-1/{(a % 2 == 0 ? Sd : Jk)}/{b + 1:D6}", Code(b)),
        _ => a == 0 ? new BreakBegan() : a == 1 ? new TalkEnded() : new TurnsNotObserved(b),
    }));

    [Fact]
    public void What_each_speaker_has_is_the_sum_of_their_turns_and_no_two_turns_of_an_observer_overlap() =>
        Gen.Select(GroupEvent, Gen.Bool, Gen.Int[0, 90]).Array[1, 60].Sample(acts =>
        {
            var talk = Group();
            var second = 0;
            foreach (var (happened, first, later) in acts)
            {
                second += later;
                talk.At($"{second / 60}:{second % 60}").By(first ? Sd : Jk, happened);
            }
            foreach (var (_, track) in talk.State.Group.Tracks)
            {
                var ended = track.Turns.Where(t => t.To is not null).ToList();
                foreach (var speaker in ended.GroupBy(t => t.Speaker))
                {
                    Assert.Equal(speaker.Count(), track.Totals[speaker.Key].Turns);
                    Assert.Equal(speaker.Sum(t => (t.To!.Value - t.From).Ticks), track.Totals[speaker.Key].Spoken.Ticks);
                }
                Assert.Equal(ended.Select(t => t.Speaker).Distinct().Count(), track.Totals.Count);
                Assert.All(track.Turns, t => Assert.True(t.To is null || t.To >= t.From));
                Assert.All(track.Turns.Zip(track.Turns.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From));
                Assert.True(track.Turns.Count(t => t.To is null) <= 1);
            }
        }, iter: 500);

    [Fact]
    public void A_floor_key_ends_the_turn_before_and_that_of_who_has_it_changes_nothing()
    {
        var talk = Seated();
        Observe(talk, "00:10", s => GroupDecisions.TakeFloor(s, 1, "q1"));
        Observe(talk, "00:30", s => GroupDecisions.TakeFloor(s, 2, "q1"));
        Assert.Empty(GroupDecisions.TakeFloor(As("sd", talk), 2, "q1").Events);
        Observe(talk, "00:40", s => GroupDecisions.LeaveFloor(s, "q1"));
        Assert.Empty(GroupDecisions.LeaveFloor(As("sd", talk), "q1").Events);
        var track = talk.State.Group.TrackOf("sd");
        Assert.Equal(["T04 20", "T09 10"], track.Turns.Select(t => $"{t.Speaker} {(t.To!.Value - t.From).TotalSeconds}"));
        Assert.Equal("observation began", talk.State.Moments.First(m => m.Id.Person == "sd").What);
    }

    [Fact]
    public void Two_observers_who_note_the_floor_do_not_end_each_others_turns()
    {
        var talk = Seated().At("00:10").By(Sd, new FloorTaken("T04", 1)).At("00:20").By(Jk, new FloorTaken("T09", 2)).At("00:30").By(Sd, new FloorLeft());
        Assert.Equal(TimeSpan.FromSeconds(20), talk.State.Group.TrackOf("sd").Totals["T04"].Spoken);
        Assert.Equal("T09", talk.State.Group.TrackOf("jk").Open?.Speaker);
    }

    [Fact]
    public void While_nobody_talks_nobody_has_the_floor()
    {
        var talk = Seated().At("00:10").By(Sd, new FloorTaken("T04", 1)).At("01:00").By(Lead, new BreakBegan());
        Assert.Equal(TimeSpan.FromSeconds(50), talk.State.Group.TrackOf("sd").Totals["T04"].Spoken);
        Assert.Null(talk.State.Group.TrackOf("sd").Open);
    }

    [Fact]
    public void Who_spoke_over_somebody_and_takes_the_floor_speaks_over_nobody_any_more()
    {
        var talk = Seated().At("00:10").By(Sd, new FloorTaken("T04", 1)).At("00:15").By(Sd, new OverlapBegan("T09"), new OverlapBegan(Speakers.Moderator)).At("00:25").By(Sd, new FloorTaken("T09", 2));
        var track = talk.State.Group.TrackOf("sd");
        Assert.Equal(["T09 10", "moderator "], track.Overlaps.Select(o => $"{o.Speaker} {(o.To - o.From)?.TotalSeconds}"));
        Assert.Equal(15, track.Totals["T04"].Spoken.TotalSeconds);
    }

    [Fact]
    public void Who_was_cut_off_observed_until_the_last_sign_of_them_and_no_turn_lasts_longer()
    {
        var talk = Seated().At("00:10").By(Sd, new ObservationBegan(), new FloorTaken("T04", 1)).At("00:30").By(Sd, new FloorTaken("T09", 2), new OverlapBegan("T04"));
        talk.At("20:30").By("sd-0002", [.. GroupDecisions.End(As("sd", talk), 1190).Events]);
        Assert.Equal((Talk.Zero.AddSeconds(40), Talk.Zero.AddSeconds(40)), (talk.State.Group.Observations.Single().To, talk.State.Group.TrackOf("sd").Overlaps.Single().To));
        Assert.Equal(10, talk.State.Group.TrackOf("sd").Totals["T09"].Spoken.TotalSeconds);
        Assert.Equal("you have not begun to observe", GroupDecisions.End(As("sd", talk)).Refusal);
    }

    [Fact]
    public void That_turns_were_not_observed_is_no_act_to_be_undone()
    {
        var talk = Seated().At("00:10").By(Sd, new FloorTaken("T04", 1)).At("00:15").By(Sd, new NoteTaken(NoteForms.Observation, "q1", "a note")).By(Sd, new TurnsNotObserved(9));
        var undone = Assert.IsType<EntryRetracted>(Assert.Single(NoteDecisions.Undo(As("sd", talk), talk.Entries, Sd, AllKinds.Known).Events));
        Assert.Equal("note-taken", talk.Log.Single(e => e.Id.ToString() == undone.Entry).Kind);
    }

    [Fact]
    public void A_back_dated_turn_begins_earlier_and_the_one_before_ends_there()
    {
        var talk = Seated().At("00:10").By(Sd, new FloorTaken("T04", 1)).At("00:30").By(Sd, new FloorTaken("T09", 2));
        talk.By(Sd, new EntryBackDated(talk.Last.ToString(), 5)).At("00:40").By(Sd, new FloorLeft());
        var track = talk.State.Group.TrackOf("sd");
        Assert.Equal((15, 15), (track.Totals["T04"].Spoken.TotalSeconds, track.Totals["T09"].Spoken.TotalSeconds));
        talk.By(Sd, new EntryBackDated(track.Turns[1].Id.ToString(), 60));
        Assert.Equal((0, 30), (talk.State.Group.TrackOf("sd").Totals["T04"].Spoken.TotalSeconds, talk.State.Group.TrackOf("sd").Totals["T09"].Spoken.TotalSeconds));
    }

    [Fact]
    public void Somebody_unknown_is_settled_later_and_the_turn_is_theirs()
    {
        var talk = Seated().At("00:10").By(Sd, new FloorTaken(Speakers.Unknown));
        var unknown = talk.Last;
        talk.At("00:30").By(Sd, new FloorLeft());
        Observe(talk, "00:40", s => GroupDecisions.Settle(s, unknown, "T09"));
        Assert.Equal(20, talk.State.Group.TrackOf("sd").Totals["T09"].Spoken.TotalSeconds);
        Assert.False(talk.State.Group.TrackOf("sd").Totals.ContainsKey(Speakers.Unknown));
        Assert.Equal("T09", talk.Moment(unknown).Speaker);
    }

    [Fact]
    public void Who_was_not_here_and_speaks_has_come()
    {
        var talk = Seated().By(Lead, new AttendanceNoted("T09", Attendances.Absent));
        Observe(talk, "06:00", s => GroupDecisions.TakeFloor(s, 2, "q1"));
        Assert.Equal(new Presence("T09", Talk.Zero.AddMinutes(6), null), talk.State.Group.Attendance.Single(p => p.Person == "T09"));
        Assert.Empty(talk.State.Group.Absent);
    }

    [Fact]
    public void Two_change_places_and_their_keys_mean_them()
    {
        var talk = Seated();
        Observe(talk, "00:10", s => GroupDecisions.Swap(s, 1, 2));
        Assert.Equal(("T09", "T04"), (talk.State.Group.SpeakerOn(1), talk.State.Group.SpeakerOn(2)));
        Observe(talk, "00:20", s => GroupDecisions.Swap(s, 1, 5));
        Assert.Equal((5, 2), (talk.State.Group.SeatOf("T09"), talk.State.Group.SeatOf("T04")));
        Assert.Equal("seat 1", talk.State.Group.SpeakerOn(1));
        Assert.Equal("nobody sits on seat 7 or seat 8", GroupDecisions.Swap(As("sd", talk), 7, 8).Refusal);
    }

    [Fact]
    public void An_observer_notes_what_they_see_whatever_the_phase_and_does_nothing_that_is_the_leads()
    {
        var talk = Talk.Planned().By(Lead, new SessionRoleGiven("mw", SessionRoles.Lead));
        Assert.Null(GroupDecisions.TakeFloor(As("sd", talk), 0, "q1").Refusal);
        Assert.Null(NoteDecisions.Take(As("sd", talk), Talk.Guide, NoteForms.Quote, "we do that too", speaker: "T04").Refusal);
        Assert.Equal("ask 1: mw leads this session; :lead takes it over", SessionDecisions.Ask(As("sd", talk), Talk.Guide, "q1").Refusal);
        Assert.Equal("end: mw leads this session; :lead takes it over", FrameDecisions.End(As("sd", talk)).Refusal);
        talk.By(Sd, new SessionRoleGiven("sd", SessionRoles.Lead));
        Assert.False(As("sd", talk).IsObserver);
        Assert.True(As("mw", talk).IsObserver);
    }

    [Fact]
    public void An_act_of_the_leads_by_somebody_else_is_found_when_the_log_is_checked()
    {
        var talk = Talk.Planned().At("00:01").By(Lead, new SessionRoleGiven("mw", SessionRoles.Lead)).At("00:02").By(Sd, new ObservationBegan(), new FloorTaken("T04", 1), new QuestionAsked("q1"));
        Assert.Equal("the protocol did not allow it: mw leads this session; :lead takes it over", Assert.Single(SessionCheck.Of(talk.Entries)).What);
    }

    [Fact]
    public void A_debrief_that_was_sealed_changes_no_more_and_opens_the_others()
    {
        var talk = Group().By(Jk, new DebriefAnswered("setting", "loud"), new DebriefSealed());
        Assert.Equal("seal your own debrief first: it is then not coloured by the others'", GroupDecisions.WhyNotRead(As("sd", talk), "jk"));
        Assert.Equal("debrief: nothing is written in yours yet", GroupDecisions.Seal(As("sd", talk)).Refusal);
        talk.By(Sd, new DebriefAnswered("setting", "warm"), new DebriefSealed());
        Assert.Null(GroupDecisions.WhyNotRead(As("sd", talk), "jk"));
        Assert.Equal("mw has not sealed their debrief yet", GroupDecisions.WhyNotRead(As("sd", talk), "mw"));
        Assert.Equal("debrief: your debrief is sealed", FrameDecisions.Debrief(As("sd", talk), "setting", "cold").Refusal);
        Assert.Equal(("warm", "loud"), (talk.State.DebriefOf("sd")["setting"], talk.State.DebriefOf("jk")["setting"]));
    }

    [Fact]
    public void Who_withdrew_still_spoke_and_nobody_can_tell_who_it_was()
    {
        var talk = Seated().At("00:10").By(Sd, new FloorTaken("T04", 1)).At("00:30").By(Sd, new FloorTaken("T09", 2)).At("00:40").By(Sd, new FloorLeft());
        var state = SessionState.Of(LogReading.Of(talk.Log.Select(e => e.Kind == "floor-taken" && e.Data!.Contains("T04", StringComparison.Ordinal) ? e.Erase() : e), AllKinds.Known), "P07-1");
        Assert.Equal(20, state.Group.TrackOf("sd").Totals[Speakers.Withdrawn].Spoken.TotalSeconds);
        Assert.Equal(10, state.Group.TrackOf("sd").Totals["T09"].Spoken.TotalSeconds);
    }

    [Fact]
    public void The_part_an_observer_gets_holds_the_guide_the_seats_and_the_codes_and_nothing_else()
    {
        var chain = new Chain(Lead, AllKinds.Known, () => new byte[16]);
        List<Entry> log = [];
        void Say(string stream, params Event[] events) => log.AddRange(events.Select(e => chain.Seal(stream, Talk.Zero, e)));
        Say("study", new StudyCreated("A study"), new GuideImported("five", 1, "en", Talk.Guide.Text, Talk.Guide.Hash), new ParticipantAdded("T04"), new ParticipantAdded("P01"),
            new ConsentRecorded("T04", 1, "recording", true), new ContactRecorded("C01", 1, "agreed"), new CriterionRecorded("T04", "gender", ["Female"]));
        Say("P01-1", new SessionPlanned("P01", "interview", 1, "five", 1, "en", Talk.Guide.Hash), new NoteTaken("quote", null, "never to leave"));
        Say("FG1-1", new SessionPlanned("FG1", "focus-group", 1, "five", 1, "en", Talk.Guide.Hash), new SessionRoleGiven("mw", SessionRoles.Lead), new SeatTaken(1, "T04"), new NoteTaken("thought", null, "mine"));
        var part = SessionPart.Of(LogReading.Of(log, AllKinds.Known), "FG1-1");
        Assert.Equal(["session-planned", "session-role-given", "seat-taken", "study-created", "guide-imported", "participant-added"], part.Select(e => e.Kind));
        Assert.DoesNotContain(part, e => e.Data!.Contains("P01", StringComparison.Ordinal));
        var taken = SessionState.Of(LogReading.Of(part, AllKinds.Known), "FG1-1", "sd");
        Assert.True(taken.IsObserver);
        Assert.Equal("T04", taken.Group.SpeakerOn(1));
        Assert.Empty(SessionPart.Of(LogReading.Of(log, AllKinds.Known), "FG9-1"));
    }

    private static string Code(int n) => n == 0 ? Speakers.Moderator : $"T{n:D2}";

    private static Talk Group() => Talk.Planned().By(Lead, new SessionRoleGiven("mw", SessionRoles.Lead), new ChecksDeferred(), new SessionStarted(), new QuestionAsked("q1"));

    private static Talk Seated()
    {
        var talk = Group();
        foreach (var (seat, person) in (ReadOnlySpan<(int, string)>)[(1, "T04"), (2, "T09")])
            talk.By(Lead, [.. GroupDecisions.Seat(As("mw", talk), Study, seat, person).Events]);
        return talk;
    }

    private static SessionState As(string person, Talk talk) => SessionState.Of(LogReading.Of(talk.Log, AllKinds.Known), "P07-1", person);

    private static void Observe(Talk talk, string at, Func<SessionState, Decision> decide)
    {
        var state = As("sd", talk.At(at));
        var decision = GroupDecisions.WhileObserving(state, decide(state));
        Assert.Null(decision.Refusal);
        talk.By(Sd, [.. decision.Events]);
    }
}
