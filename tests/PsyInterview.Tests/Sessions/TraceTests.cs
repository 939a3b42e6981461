using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using Xunit;

namespace PsyInterview.Tests.Sessions;

/// <summary>The interview of the design at the level of decisions, with exact stamps.</summary>
public sealed class TraceTests
{
    [Fact]
    public void The_traced_interview_comes_to_its_questions_times_and_moves()
    {
        var guide = Talk.Guide;
        var talk = Talk.Ready().Do(s => SessionDecisions.Audio(s, 1, "on"))
            .At("00:00").Do(s => SessionDecisions.Ask(s, guide, "q1"));
        Assert.Equal(["session-started", "question-asked"], talk.Log.TakeLast(2).Select(e => e.Kind));
        talk.At("00:41").Do(s => SessionDecisions.Mark(s, guide));
        Assert.Equal("q1", talk.State.Moments[^1].On);
        talk.At("01:30").Do(s => NoteDecisions.Take(s, guide, NoteForms.Quote, "turn the switch"));
        var quote = talk.Last;
        talk.At("02:10").Do(s => SessionDecisions.Probe(s, guide, 1))
            .At("03:05").Do(s => SessionDecisions.Volunteer(s, guide, Assert.Single(guide.Questions, q => q.Wording.Contains("therapist")).Id));
        Assert.Equal("q4", talk.State.Current);
        talk.At("03:20").Do(s => NoteDecisions.Take(s, guide, NoteForms.Observation, "trust was there at once"));
        var trust = talk.Last;
        talk.Do(s => NoteDecisions.BackDate(s, trust, 15));
        Assert.Equal((Talk.Zero.AddSeconds(200), Talk.Zero.AddSeconds(185), "q4"), (talk.Moment(trust).At, talk.Moment(trust).Happened, talk.Moment(trust).On));
        talk.At("05:02").Do(s => SessionDecisions.Ask(s, guide, "q2"))
            .At("05:30").Counts(s => SessionDecisions.Probe(s, guide, 1))
            .At("06:40").Do(s => SessionDecisions.Decline(s, guide, "q2"));
        var declined = talk.Last;
        talk.Do(s => NoteDecisions.Answer(s, declined, FollowUps.None));
        Assert.Equal((Phase.BetweenTopics, null), (talk.State.Phase, talk.State.Coverage("q2").Reason));
        Incident("06:58");
        Assert.NotNull(talk.State.OpenStretch("connection lost"));
        Incident("09:12");
        talk.At("09:20").Do(s => SessionDecisions.Audio(s, 1, "failed"));
        Assert.False(talk.State.IsRecording);
        talk.At("09:31").Do(s => SessionDecisions.Audio(s, 2, "on"));
        Assert.True(talk.State.IsRecording);
        talk.At("14:50").Do(s => SessionDecisions.MemberCheck(s, guide, "exercise at home helped most"));
        var check = talk.Last;
        talk.Do(s => NoteDecisions.Answer(s, check, "confirmed"));
        talk.At("15:10").Do(s => NoteDecisions.Take(s, guide, NoteForms.Observation, "sleeps better now"));
        var sleeps = talk.Last;
        talk.Do(s => NoteDecisions.Move(s, guide, sleeps, "3"));
        Assert.Equal("q3", talk.Moment(sleeps).On);
        talk.Undo();
        Assert.Equal((null, guide.TopicOf("q2")!.Id), (talk.Moment(sleeps).MovedFrom, talk.Moment(sleeps).On));
        var before = talk.Log.Count;
        talk.At("16:00").Do(s => SessionDecisions.Skip(s, guide, "q3")).Do(s => SessionDecisions.Incident(s, guide));
        var letters = talk.Log.Skip(before).Select(e => e.Id).ToList();
        talk.Do(s => NoteDecisions.MeantAsText(s, letters)).Do(s => NoteDecisions.Take(s, guide, NoteForms.Observation, "she smiles"));
        var smiles = talk.Last;
        talk.At("23:40").Do(FrameDecisions.End)
            .SetsOnce(s => FrameDecisions.ExplainNotReached(s, "q3", "time")).SetsOnce(s => FrameDecisions.ExplainNotReached(s, "q5", "time"));

        var state = talk.State;
        Assert.Equal(Phase.Closing, state.Phase);
        Assert.Equal(new TimeSpan(0, 23, 40), state.Gross(default));
        Assert.Equal(new TimeSpan(0, 21, 26), state.Net(default));
        Assert.Equal(["asked", "declined", "not asked", "volunteered", "not asked"], guide.Questions.Select(q => state.Coverage(q.Id).Status));
        Assert.Equal([null, null, "time", null, "time"], guide.Questions.Select(q => state.Coverage(q.Id).Reason));
        Assert.Equal([1, 2], new[] { "q1", "q2" }.Select(q => state.Coverage(q).Probes[1].Count));
        Assert.Equal(new TimeSpan(0, 2, 14), Length("connection lost"));
        Assert.Equal(TimeSpan.FromSeconds(11), Length("audio gap"));
        Assert.Equal("01:30", TimeWords.Clock(state.TalkTime(talk.Moment(quote))!.Value));
        Assert.Equal("16:00", TimeWords.Clock(state.TalkTime(talk.Moment(smiles))!.Value));
        Assert.Equal("confirmed", talk.Moment(check).Answer);
        Assert.Empty(state.Unanswered);
        Assert.Equal(3, talk.Entries.Count(e => !e.Stands));
        Assert.Empty(SessionCheck.Of(talk.Entries));
        Assert.Empty(LogCheck.Of(talk.Log));

        void Incident(string clock)
        {
            talk.At(clock).Do(s => SessionDecisions.Incident(s, guide));
            var incident = talk.Last;
            talk.Do(s => NoteDecisions.Answer(s, incident, "connection lost"));
        }

        TimeSpan Length(string what) => Assert.Single(state.Stretches, s => s.What == what) is { To: { } to } stretch ? to - stretch.From : default;
    }
}
