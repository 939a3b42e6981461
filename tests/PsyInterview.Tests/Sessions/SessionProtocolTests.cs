using System.Text;
using System.Text.RegularExpressions;
using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;
using Decide = System.Func<PsyInterview.Sessions.SessionState, PsyInterview.Decision>;

namespace PsyInterview.Tests.Sessions;

public sealed partial class SessionProtocolTests
{
    private static readonly (string Name, Func<Talk> Make)[] Situations =
    [
        ("nothing", () => new Talk()),
        ("planned", Talk.Planned),
        ("planned, one line open", () => Checked(Talk.Planned(), but: "guide")),
        ("ready", Talk.Ready),
        ("between topics", () => Talk.Begun().Has(new QuestionParked("q1"))),
        ("between topics, off the record", () => Talk.Begun().Has(new QuestionParked("q1"), new OffRecordBegan())),
        ("on a question", Talk.Begun),
        ("on a question, off the record", () => Talk.Begun().Has(new OffRecordBegan())),
        ("paused on a question", () => Talk.Begun().Has(new BreakBegan())),
        ("paused between topics", () => Talk.Begun().Has(new QuestionParked("q1"), new BreakBegan())),
        ("paused, off the record", () => Talk.Begun().Has(new OffRecordBegan(), new BreakBegan())),
        ("cut off on a question", () => Talk.Begun().Has(new SessionInterrupted(Talk.Zero))),
        ("cut off between topics", () => Talk.Begun().Has(new QuestionParked("q1"), new SessionInterrupted(Talk.Zero))),
        ("cut off in a break", () => Talk.Begun().Has(new BreakBegan(), new SessionInterrupted(Talk.Zero))),
        ("closing, a question open", () => Talk.Begun().Has(new TalkEnded())),
        ("closing", () => Talk.Begun().Has(new QuestionParked("q1"), new TalkEnded())),
        ("ended", () => Talk.Begun().Has(new TalkEnded(), new SessionClosed())),
        ("debriefed", () => Talk.Begun().Has(new TalkEnded(), new SessionClosed(), new DebriefFinished())),
        ("withdrawn", () => Talk.Begun().Has(new ConsentWithdrawn())),
    ];

    public static TheoryData<string, Act> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, Act>();
            foreach (var (name, _) in Situations)
                foreach (var act in Enum.GetValues<Act>()) pairs.Add(name, act);
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Machine_and_fold_agree_on_where_an_act_leads(string situation, Act act)
    {
        var talk = Situations.Single(s => s.Name == situation).Make().At("05:00");
        var state = talk.State;
        if (SessionProtocol.WhyNot(state, act) is { } why)
        {
            Assert.Null(SessionProtocol.Next(state, act));
            Assert.Matches(Readable(), why);
            Assert.DoesNotContain(act.ToString(), why);
            Assert.DoesNotContain(state.Phase.ToString(), why);
            return;
        }
        foreach (var happened in EventsOf(act, state))
        {
            Assert.Equal(act, SessionCheck.ActOf(state, happened));
            Assert.Equal(SessionProtocol.Next(state, act), Situations.Single(s => s.Name == situation).Make().At("05:00").Has(happened).State.Phase);
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_decision_allows_what_the_protocol_allows(string situation, Act act)
    {
        var talk = Situations.Single(s => s.Name == situation).Make().At("05:00");
        var state = talk.State;
        if (DecisionOf(act, talk) is not { } decide) return;
        var decision = decide(state);
        if (SessionProtocol.WhyNot(state, act) is { } why)
        {
            // The first question starts the talk, and one from the closing list resumes it: there the decision is another act.
            if (decision.Events is [SessionStarted or TalkResumed, ..]) return;
            Assert.EndsWith(why, decision.Refusal ?? "");
            return;
        }
        Assert.Null(decision.Refusal);
        if (decision.Events.Count == 0) return;
        talk.Has([.. decision.Events]);
        Assert.Empty(SessionCheck.Of(talk.Entries));
    }

    [Fact]
    public void What_each_phase_allows_and_why_not_is_as_approved()
    {
        var text = new StringBuilder();
        foreach (var (name, make) in Situations)
        {
            var state = make().State;
            text.Append(name).Append('\n');
            foreach (var act in Enum.GetValues<Act>())
            {
                var words = SessionProtocol.WhyNot(state, act) ?? (SessionProtocol.Next(state, act) is { } to && to != state.Phase ? $"-> {to}" : "yes");
                text.Append("    ").Append($"{act,-18}").Append(words).Append('\n');
            }
        }
        Approval.Check("protocol", text.ToString());
    }

    [Fact]
    public void Every_phase_but_the_superstate_is_one_of_the_situations() =>
        Assert.Equal(Enum.GetValues<Phase>().Except([Phase.Live]).Order(), Situations.Select(s => s.Make().State.Phase).Distinct().Order());

    private static Talk Checked(Talk talk, string but = "")
    {
        foreach (var line in StartCheck.Lines)
            if (line.Item != "window" && line.Item != but) talk.Has(new CheckDone(line.Item, "home"));
        return talk;
    }

    private static IEnumerable<Event> EventsOf(Act act, SessionState state) => act switch
    {
        Act.Check when state.Phase is Phase.Planned => [new CheckDone("where", "practice")],
        Act.Check => [new CheckDone("where", "practice"), new CheckOverridden("guide", "no time")],
        Act.CompleteCheck => state.Checks.Count > 0 ? [new CheckDone("guide")] : [],
        Act.DeferChecks => [new ChecksDeferred()],
        Act.Start => [new SessionStarted()],
        Act.OpenQuestion => [new QuestionAsked("q2"), new QuestionReturned("q1"), new QuestionVolunteered("q3")],
        Act.CloseQuestion => [new QuestionSkipped("q1"), new QuestionDeclined("q1"), new QuestionParked("q1")],
        Act.SetAside => [new QuestionSkipped("q3"), new QuestionDeclined("q3"), new QuestionParked("q3")],
        Act.Probe => [new ProbeAsked("q1", 1)],
        Act.Speak => [new ProbeImprovised(), new MemberCheckMade(), new FittingQuestionAsked("f1")],
        Act.Note => [new NoteTaken(NoteForms.Observation), new NoteTaken(NoteForms.Quote), new NoteTaken(NoteForms.NonVerbal)],
        Act.Think => [new NoteTaken(NoteForms.Thought)],
        Act.Mark => [new MarkerSet(), new ClockSynced(1)],
        Act.Answer => [new FollowUpAnswered("x", "none")],
        Act.Amend => [new NoteMoved("x", "q2"), new TextEdited("x", "y"), new EntryBackDated("x", 5), new EntryTimed("x"), new EntryTagged("x", [])],
        Act.Retract => [new EntryRetracted("x")],
        Act.Audio => [new AudioChanged(1, "on"), new AudioChanged(1, "failed")],
        Act.BeginBreak => [new BreakBegan()],
        Act.EndBreak => [new BreakEnded()],
        Act.Incident => [new IncidentNoted(), new DistressStepTaken(1, "Offer a break")],
        Act.GoOffRecord => [new OffRecordBegan()],
        Act.GoOnRecord => [new OffRecordEnded()],
        Act.Correct => [new MinutesStruck(60, false), new StartShifted(60), new UnrecordedNoted(60)],
        Act.HandOver => [new HandedOver("MW")],
        Act.End => [new TalkEnded()],
        Act.ResumeTalk => [new TalkResumed()],
        Act.Settle => [new ClosingItemDone("thanks"), new NotReachedExplained("q5", "time"), new LengthStated(40)],
        Act.CloseSession => [new SessionClosed()],
        Act.Debrief => [new DebriefAnswered("setting", "quiet")],
        Act.FinishDebrief => [new DebriefFinished()],
        Act.Interrupt => [new SessionInterrupted(Talk.Zero)],
        Act.Resume => [new SessionResumed()],
        Act.Withdraw => [new ConsentWithdrawn()],
        Act.SettleWithdrawal => [new WithdrawalSettled("keep")],
        Act.Floor => [new FloorTaken("T04", 1, "q1")],
        Act.Seat => [new SeatTaken(1, "T04")],
        Act.TakeLead => [new SessionRoleGiven("mw", SessionRoles.Lead)],
        Act.Observe => [new ObservationBegan()],
        Act.SealDebrief => [new DebriefSealed()],
        Act.ChangeGuide => [new GuideSwitched("short", 2, "en", "another")],
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "no event leads from this act"),
    };

    private static Decide? DecisionOf(Act act, Talk talk) => act switch
    {
        Act.Check when talk.State.Checks.Count == 0 => s => FrameDecisions.Check(s, "where", "practice"),
        Act.DeferChecks => FrameDecisions.DeferChecks,
        Act.OpenQuestion => s => SessionDecisions.Ask(s, Talk.Guide, "q2"),
        Act.CloseQuestion when talk.State.Current is not null => s => SessionDecisions.Skip(s, Talk.Guide, "q1"),
        Act.SetAside => s => SessionDecisions.Park(s, Talk.Guide, "q3"),
        Act.Probe => s => SessionDecisions.Probe(s, Talk.Guide, 1),
        Act.Speak => s => SessionDecisions.Improvise(s, Talk.Guide, null),
        Act.Note => s => NoteDecisions.Take(s, Talk.Guide, NoteForms.Quote, "yes"),
        Act.Think => s => NoteDecisions.Take(s, Talk.Guide, NoteForms.Thought, "mm"),
        Act.Mark => state => SessionDecisions.Sync(state),
        Act.Audio => s => SessionDecisions.Audio(s, 1, "on"),
        Act.BeginBreak when talk.State.Phase is not Phase.Paused => SessionDecisions.ToggleBreak,
        Act.EndBreak when talk.State.Phase is Phase.Paused => SessionDecisions.ToggleBreak,
        Act.Incident => s => SessionDecisions.Incident(s, Talk.Guide),
        Act.GoOffRecord when !talk.State.IsOffRecord => SessionDecisions.ToggleOffRecord,
        Act.GoOnRecord when talk.State.IsOffRecord => SessionDecisions.ToggleOffRecord,
        Act.Correct => s => SessionDecisions.Strike(s, 60, false),
        Act.HandOver => s => SessionDecisions.HandOver(s, "MW"),
        Act.End => FrameDecisions.End,
        Act.Settle => s => FrameDecisions.Close(s, "thanks"),
        Act.CloseSession => FrameDecisions.CloseSession,
        Act.Debrief => s => FrameDecisions.Debrief(s, "setting", "quiet"),
        Act.FinishDebrief => FrameDecisions.FinishDebrief,
        Act.Interrupt => s => FrameDecisions.Interrupt(s, Talk.Zero),
        Act.Resume => FrameDecisions.Resume,
        Act.Withdraw => FrameDecisions.Withdraw,
        Act.SettleWithdrawal => s => FrameDecisions.SettleWithdrawal(s, "keep"),
        Act.Floor => s => GroupDecisions.TakeFloor(s, 0, null),
        Act.Seat => s => GroupDecisions.Seat(s, StudyState.Empty, 1, "T04"),
        Act.TakeLead => s => GroupDecisions.Give(s, "mw", SessionRoles.Lead),
        Act.Observe => GroupDecisions.Begin,
        Act.SealDebrief when !talk.State.SealedBy.IsEmpty => GroupDecisions.Seal,
        _ => null,
    };

    [GeneratedRegex(@"^[a-z][a-zA-Z ,;]+[a-z]$")]
    private static partial Regex Readable();
}
