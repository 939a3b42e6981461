using PsyInterview.Guides;
using PsyInterview.Sessions;
using Xunit;

namespace PsyInterview.Tests.Sessions;

/// <summary>Another version in a session, and trials: given a session, when somebody decides, then this event or this sentence.</summary>
public sealed class GuideUseDecisionTests
{
    private static readonly TopicGuide First = Talk.Guide;

    private static readonly TopicGuide Second = Read(First.Text.Replace("version: 1", "version: 2", StringComparison.Ordinal));

    [Fact]
    public void A_session_takes_another_version_before_and_during_the_talk_and_what_was_asked_stays_asked()
    {
        Talk.Ready().SetsOnce(s => GuideUseDecisions.Switch(s, First, Second));
        var talk = Talk.Begun().SetsOnce(s => GuideUseDecisions.Switch(s, First, Second));
        Assert.Equal("guide-switched", talk.Log[^1].Kind);
        Assert.Equal((Second.Hash, 2), (talk.State.Plan!.GuideHash, talk.State.Plan.Version));
        Assert.Equal([First.Hash], talk.State.EarlierGuides);
        Assert.Equal("asked", talk.State.Coverage("q1").Status);
        talk.Do(s => GuideUseDecisions.Switch(s, Second, First));
        Assert.Equal(First.Hash, talk.State.Plan!.GuideHash);
    }

    [Fact]
    public void A_version_that_cannot_be_taken_is_refused_in_a_sentence()
    {
        Assert.Equal("nothing is planned yet", GuideUseDecisions.Switch(new Talk().State, null, Second).Refusal);
        Talk.Begun()
            .Refuses("guide: this session runs with five; only another version of it can be taken", s => GuideUseDecisions.Switch(s, First, Read(First.Text.Replace("guide: five", "guide: six", StringComparison.Ordinal))))
            .Refuses("guide: 1 is open and version 2 does not have it; ask another question first, or r parks this one", s => GuideUseDecisions.Switch(s, First, Without("q1")))
            // Where the guide it runs with is not there, the question is told by its id.
            .Refuses("guide: q1 is open and version 2 does not have it; ask another question first, or r parks this one", s => GuideUseDecisions.Switch(s, null, Without("q1")))
            .Do(s => SessionDecisions.Ask(s, First, "q2"))
            .Do(s => GuideUseDecisions.Switch(s, First, Without("q1")));
        var ended = Talk.Begun().Has(new TalkEnded(), new SessionClosed());
        Assert.StartsWith("guide: ", GuideUseDecisions.Switch(ended.State, First, Second).Refusal!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_is_stated_to_be_a_trial_and_to_count()
    {
        Assert.Equal("nothing is planned yet", GuideUseDecisions.StatePilot(new Talk().State, false, true).Refusal);
        Talk.Planned().SetsOnce(s => GuideUseDecisions.StatePilot(s, s.Pilot ?? false, true)).SetsOnce(s => GuideUseDecisions.StatePilot(s, s.Pilot ?? false, false));
        // With a pilot version it is a trial already, until somebody says that it counts.
        Talk.Planned().Do(s => GuideUseDecisions.StatePilot(s, true, true)).Do(s => GuideUseDecisions.StatePilot(s, true, false));
        Assert.Equal(Decision.Nothing, GuideUseDecisions.StatePilot(Talk.Planned().State, true, true));
        // Afterwards too: that a session was only a trial is often decided then.
        Assert.True(Talk.Begun().Has(new TalkEnded(), new SessionClosed()).Do(s => GuideUseDecisions.StatePilot(s, false, true)).State.Pilot);
    }

    [Fact]
    public void Probes_asked_before_are_known_again_by_their_words()
    {
        var before = Probed("When?", "Where were you?", "Who?");
        var talk = Talk.Begun().Has(new ProbeAsked("q1", 1), new ProbeAsked("q1", 2), new ProbeAsked("q1", 3));
        var switched = Assert.IsType<GuideSwitched>(Assert.Single(GuideUseDecisions.Switch(talk.State, before, Read(Probed("Where were you then?", "When?").Text.Replace("version: 1", "version: 2", StringComparison.Ordinal))).Events));
        Assert.Equal(["q1 1 2", "q1 2 1", "q1 3 0"], switched.Probes!);
    }

    private static TopicGuide Without(string question) =>
        Read(string.Concat(Second.Text.Split("## ").Select((part, i) => part.Contains($"{{#{question}", StringComparison.Ordinal) ? "" : i == 0 ? part : $"## {part}")));

    private static TopicGuide Probed(params string[] probes) =>
        Read(First.Text.Replace("1. What is a usual day like?\n2. What changed?", string.Join('\n', probes.Select((p, i) => $"{i + 1}. {p}")), StringComparison.Ordinal));

    private static TopicGuide Read(string text) => GuideParser.Parse(text) is { Guide: { } guide } ? guide
        : throw new InvalidOperationException(string.Join("; ", GuideParser.Parse(text).Problems.Select(p => $"{p.Line} {p.What}")));
}
