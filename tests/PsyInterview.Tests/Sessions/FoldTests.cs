using CsCheck;
using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Tests.Log;
using Xunit;

namespace PsyInterview.Tests.Sessions;

public sealed class FoldTests
{
    private static readonly string[] Likely =
    [
        "q1", "q2", "q3", "P07", "connection lost", "phone or caller", "distress", "other", "none", "on", "off", "failed", "erase", "undo",
        "P07-1/sd-0001/000003", "P07-1/r0/000001", "P07-1/r1/000002",
    ];

    private static readonly Gen<string> Words = Gen.Int[0, Likely.Length - 1].Select(i => Likely[i]);

    private static readonly Gen<Event> Anything = Gen.Int[0, AllKinds.Known.All.Count - 1]
        .SelectMany(i => RandomEvents.Of(AllKinds.Known.All[i], Words, Gen.Int[-100, 1000], Gen.Int[-500, 5000].Select(s => Talk.Zero.AddSeconds(s))));

    private static readonly Gen<Event> AnythingAtAll = Gen.Int[0, AllKinds.Known.All.Count - 1].SelectMany(i => RandomEvents.Of(AllKinds.Known.All[i]));

    [Fact]
    public void A_fold_takes_whatever_the_log_holds_in_whatever_order() =>
        Gen.Select(Gen.OneOf(Anything, AnythingAtAll), RandomEvents.Times).Array[0, 40].Sample(acts =>
        {
            var log = acts.Select((act, i) => Sealed(act.Item1, act.Item2, i + 1)).ToList();
            var reading = LogReading.Of(log, AllKinds.Known);
            var state = SessionState.Of(reading, "P07-1");
            Assert.True(state.Net(Talk.Zero) >= TimeSpan.Zero);
            Assert.True(state.Net(Talk.Zero) <= state.Gross(Talk.Zero));
            foreach (var topic in Talk.Guide.Topics) Assert.True(state.On(topic, Talk.Zero) >= TimeSpan.Zero);
            SessionCheck.Of(reading.In("P07-1"));
            StudyState.Of(LogReading.Of(log.Select(e => e with { Id = e.Id with { Stream = "study" } }), AllKinds.Known));
            foreach (var report in ReportCatalog.All) Assert.NotNull(report.From(reading, ReportOptions.On(new DateOnly(2026, 3, 3))).ToMarkdown());
        }, iter: 1000);

    [Fact]
    public void A_fold_takes_times_at_either_end_of_the_calendar()
    {
        foreach (var at in (DateTimeOffset[])[DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.MinValue.ToOffset(TimeSpan.FromHours(5))])
        {
            foreach (var seconds in (int[])[int.MinValue, -1, 1, int.MaxValue])
            {
                Event[] events = [new SessionStarted(), new NoteTaken("quote", null, "x"), new EntryBackDated("P07-1/sd-0001/000002", seconds),
                    new StartShifted(seconds), new UnrecordedNoted(seconds), new MinutesStruck(seconds, true), new LengthStated(seconds)];
                var state = SessionState.Of(LogReading.Of(events.Select((e, i) => Sealed(e, at, i + 1)), AllKinds.Known), "P07-1");
                Assert.True(state.Net(at) <= state.Gross(at));
                Assert.All(state.Moments, m => Assert.NotEqual("", TimeWords.Clock(state.TalkTime(m) ?? default)));
            }
        }
    }

    [Fact]
    public void Folding_entry_by_entry_comes_to_the_same_as_folding_the_whole() =>
        Gen.Select(Anything, Gen.Int[0, 3], Gen.Int[1, 200]).Array[1, 40].Sample(acts =>
        {
            var talk = Talk.Planned();
            var state = talk.State;
            var second = 0;
            foreach (var (any, recorder, later) in acts)
            {
                var happened = any is EntryRetracted ? new EntryRetracted(talk.Log[later % talk.Log.Count].Id.ToString()) : any;
                second += later;
                // Sync marks of two people move times: the second laptop's come with a union, after which everything is read anew.
                talk.At($"{second / 60}:{second % 60}").By(happened is ISyncMark ? "r0" : $"r{recorder}", happened);
                // As the recorder does: a retraction folds anew, anything else is applied to what there is.
                state = happened is EntryRetracted ? talk.State : state.Apply(new ReadEntry(talk.Log[^1], happened, null));
                Assert.Equal(Told(talk.State), Told(state));
            }
        }, iter: 300);

    [Fact]
    public void Net_time_excludes_a_break_a_lost_connection_and_being_cut_off_and_counts_overlaps_once()
    {
        var talk = Talk.Begun()
            .At("05:00").Has(new IncidentNoted()).Has(new FollowUpAnswered("P07-1/sd-0001/000005", "connection lost"))
            .At("06:00").Has(new BreakBegan())
            .At("08:00").Has(new IncidentNoted()).Has(new FollowUpAnswered("P07-1/sd-0001/000008", "connection lost"))
            .At("10:00").Has(new BreakEnded())
            .At("12:00").Has(new MarkerSet())
            .At("20:00").Has(new SessionInterrupted(Talk.Zero.AddMinutes(12)), new SessionResumed())
            .At("30:00").Has(new TalkEnded());
        Assert.Equal(TimeSpan.FromMinutes(30), talk.State.Gross(default));
        Assert.Equal(TimeSpan.FromMinutes(30 - 5 - 8), talk.State.Net(default));
    }

    [Fact]
    public void A_break_that_was_open_when_the_session_was_cut_off_ends_there_and_nothing_counts_twice()
    {
        var talk = Talk.Begun()
            .At("05:00").Has(new BreakBegan())
            .At("20:00").Has(new SessionInterrupted(Talk.Zero.AddMinutes(6)), new SessionResumed())
            .At("30:00").Has(new TalkEnded());
        Assert.Equal(TimeSpan.FromMinutes(15), talk.State.Net(default));
        Assert.Equal(["break", "interrupted"], talk.State.Stretches.Select(s => s.What));
        Assert.All(talk.State.Stretches, s => Assert.NotNull(s.To));
    }

    [Fact]
    public void A_session_that_was_cut_off_and_then_ended_lasted_until_its_last_sign()
    {
        var talk = Talk.Begun().At("1500:00").Has(new SessionInterrupted(Talk.Zero.AddMinutes(40)), new TalkEnded());
        Assert.Equal(TimeSpan.FromMinutes(40), talk.State.Gross(default));
        Assert.Equal(TimeSpan.FromMinutes(40), talk.State.Net(default));
    }

    [Fact]
    public void Going_on_from_the_closing_list_leaves_out_the_time_between()
    {
        var talk = Talk.Begun().Has(new AudioChanged(1, "on")).At("20:00").Has(new TalkEnded()).At("22:00").Has(new AudioChanged(1, "off"))
            .At("25:00").Has(new TalkResumed(), new QuestionAsked("q5")).At("26:00").Has(new AudioChanged(1, "on")).At("30:00").Has(new TalkEnded());
        Assert.Equal(TimeSpan.FromMinutes(30), talk.State.Gross(default));
        Assert.Equal(TimeSpan.FromMinutes(25), talk.State.Net(default));
        var gap = Assert.Single(talk.State.Stretches, s => s.What == "audio gap");
        Assert.Equal(TimeSpan.FromMinutes(1), gap.To - gap.From);
    }

    [Fact]
    public void Net_time_before_the_end_runs_to_now_and_an_open_break_stops_it()
    {
        var talk = Talk.Begun().At("10:00").Has(new BreakBegan());
        Assert.Equal(TimeSpan.FromMinutes(10), talk.State.Net(Talk.Zero.AddMinutes(14)));
        Assert.Equal(TimeSpan.Zero, Talk.Ready().State.Net(Talk.Zero.AddMinutes(14)));
        Assert.Equal(TimeSpan.Zero, talk.State.Net(Talk.Zero.AddMinutes(-14)));
    }

    [Fact]
    public void Once_withdrawn_nothing_another_laptop_wrote_thaws_the_session()
    {
        var talk = Talk.Begun().At("10:00").Has(new ConsentWithdrawn()).At("11:00").By("mw-1", new QuestionAsked("q2"), new TalkEnded(), new SessionClosed());
        Assert.Equal(Phase.Withdrawn, talk.State.Phase);
        Assert.Equal(3, SessionCheck.Of(talk.Entries).Count);
    }

    [Fact]
    public void Words_are_struck_whether_they_stand_in_a_note_or_in_an_answer_and_sync_marks_are_not()
    {
        var talk = Talk.Begun().At("05:00").Has(new NoteTaken("quote", "q1", "keep this"))
            .At("10:00").Has(new NoteTaken("quote", "q1", "not this"), new ClockSynced(1), new MemberCheckMade("q1"));
        talk.Has(new FollowUpAnswered(talk.Last.ToString(), "corrected", "nor this")).At("11:00").Has(new MinutesStruck(120, false));
        Assert.Equal(["quote", "member check"], talk.State.Moments.Where(m => m.Struck).Select(m => m.What));
        Assert.Equal("keep this", Assert.Single(talk.State.Moments, m => m.What == "quote" && !m.Struck).Text);
    }

    [Fact]
    public void Everything_noted_during_distress_is_restricted()
    {
        var talk = Talk.Begun().Has(new IncidentNoted());
        talk.Has(new FollowUpAnswered(talk.Last.ToString(), "distress"))
            .Has(new NoteTaken("quote", "q1", "a"), new MemberCheckMade("q1", "b"), new ProbeImprovised("q1", "c"));
        Assert.Equal(3, talk.State.Moments.Count(m => m.Restricted));
    }

    private static Entry Sealed(Event happened, DateTimeOffset at, int number)
    {
        var (kind, data) = AllKinds.Known.Write(happened);
        return Entry.Seal(new EntryId("P07-1", "sd-0001", number), at, kind, data, new byte[16], Entry.NoPrevious);
    }

    // Immutable collections compare by reference, so that states are compared by what they say.
    private static string Told(SessionState s) => string.Join('\n',
        [$"{s.Phase} {s.Written} {s.Start} {s.End} {s.Current} {s.LastOpen} {s.StatedMinutes} {s.Withdrawal} {s.HandedTo} {s.SyncMarks} {s.AudioSince} {s.Plan}",
            .. s.Moments.Select(m => $"{m with { Codes = [] }} {string.Join(',', m.Codes)}"), .. s.Stretches.Select(x => x.ToString()),
            .. s.Questions.OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => $"{q.Key} {q.Value.Status} {q.Value.By} {q.Value.Since} {q.Value.AskedAt} {q.Value.VolunteeredAt} {q.Value.Reason} {string.Join(',', q.Value.Probes.Select(p => $"{p.Key}:{p.Value.Count}"))}"),
            .. s.Audio.Select(a => $"{a}"), .. s.Checks.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c}"),
            .. s.Debrief.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => $"{d}"), .. s.ClosingDone.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => $"{d}"),
            .. s.Openings.Select(o => $"{o}"),
            $"{s.Group.Lead} {string.Join(' ', s.Group.Seats)} {string.Join(' ', s.Group.Roles)} {string.Join(' ', s.Group.Absent)} {string.Join(' ', s.Group.Members)}",
            .. s.Group.Attendance.Select(p => $"{p}"), .. s.Group.Observations.Select(p => $"{p}"),
            .. s.Group.Tracks.SelectMany(t => t.Value.Turns.Concat(t.Value.Overlaps).Select(turn => $"{t.Key} {turn}")),
            .. s.Group.Tracks.SelectMany(t => t.Value.Totals.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{t.Key} {x}")),
            .. s.Group.Tracks.SelectMany(t => t.Value.NotObserved.Select(n => $"{t.Key} {n}")),
            .. s.Debriefs.OrderBy(d => d.Key, StringComparer.Ordinal).SelectMany(d => d.Value.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{d.Key} {f}")),
            string.Join(' ', s.SealedBy)]);
}
