using PsyInterview.Guides;
using PsyInterview.Studies;
using PsyInterview.Tests.Reports;
using Xunit;

namespace PsyInterview.Tests.Studies;

/// <summary>What may be done about versions, drafts and proposals: given what happened, when somebody decides, then these events or this sentence.</summary>
public sealed class GuideDecisionTests
{
    private const string Day = "2026-01-05", Added = "### Sleep {#sleep}\n\nHow do you sleep?\n\n### Home {#home}";

    private static readonly string Second = GuideTexts.First.Replace("### Home {#home}", Added, StringComparison.Ordinal);

    private static readonly string InDoubt = GuideTexts.First.Replace("### Talking {#talking}\n\nHow did you experience the conversations with the therapist?",
        "### Conversations {#conversations}\n\nHow was it to have these conversations with the therapist?", StringComparison.Ordinal);

    private readonly ReportLog _log = new ReportLog().On(Day).Has(new StudyCreated("A study"), new ParticipantAdded("P01"));

    private StudyState Study => StudyState.Of(_log.Reading);

    private GuideVersion Version => Study.Versions[^1];

    [Fact]
    public void The_first_version_comes_in_and_is_made_one()
    {
        Do(Freeze(GuideTexts.First, pilot: true, author: " cb "));
        Assert.Equal(["guide-imported", "guide-frozen"], Kinds(2));
        Assert.Equal((1, true, true, "cb", "sd", Day, null), (Version.Version, Version.IsFrozen, Version.IsPilot, Version.Author, Version.By, Version.From, Version.Follows));
        Assert.Equal("short v1", Version.Name);
    }

    [Fact]
    public void The_next_version_has_its_changes_its_reasons_and_no_draft_beside_it()
    {
        Do(Freeze(GuideTexts.First));
        var first = Version.Hash;
        Do(GuideDecisions.Write(Study, "short", "en", Second));
        Do(Freeze(Second, from: "2026-02-01", reasons: [new(0, "after a meeting"), new(1, "many told it", "P01-1", "sd-0001:7"), new(1, " ")]));
        Assert.Equal(["guide-imported", "guide-frozen", "guide-changed", "guide-change-explained", "guide-change-explained", "guide-proposal-settled", "guide-drafted"], Kinds(7));
        Assert.Equal((2, first, "2026-02-01", "after a meeting"), (Version.Version, Version.Follows, Version.From, Version.Reason));
        Assert.Equal(new RecordedChange(new(GuideChanges.Add, GuideParts.Question, [], ["sleep"], "", "How do you sleep?"), "many told it", "P01-1"), Version.Changes[1]);
        Assert.Equal(Version.Hash, Study.ProposalsSettled["sd-0001:7"].Hash);
        Assert.Null(Study.DraftOf("short", "en"));
        // The day decides with which a session is planned.
        Assert.Equal([1, 1, 2], ((string[])["2025-01-01", "2026-01-31", "2026-02-01"]).Select(day => Study.VersionOn("short", "en", day)!.Version));
        Refuses("it was worked into short v2 already; propose something new", GuideDecisions.Settle(Study, "sd-0001:7", ProposalOutcomes.Rejected, "no"));
    }

    [Fact]
    public void What_cannot_become_a_version_is_refused_in_a_sentence()
    {
        Refuses("“soon” is not a day; write year, month and day, for example 2026-11-05", Freeze(GuideTexts.First, from: "soon"));
        Refuses("short has no question; add one to the guide", Freeze(NoQuestion));
        Do(Freeze(GuideTexts.First));
        Refuses("this is short v1 word for word; nothing was changed", GuideDecisions.Freeze(Study, Weighed(GuideTexts.First) with { Matched = Weighed(GuideTexts.First).Matched with { Guide = Read(GuideTexts.First) } }, Day));
        Refuses("nothing that is asked or read differs from short v1; there is nothing to make a version of", Freeze(GuideTexts.First.Replace("\n\n1. When?", "\n\n\n1. When?", StringComparison.Ordinal)));
        Refuses("first settle: is “conversations” the question that was “talking”?", Freeze(InDoubt));
        Refuses("write “version: 2” at the top of the guide: the number could not be set", Freeze(Second.Replace("version: 1", "version: \"1\"", StringComparison.Ordinal)));
        Refuses("short v1 holds from 2026-01-05; the next version cannot hold from before", Freeze(Second, from: "2026-01-04"));
        Refuses("there is no change 2; this version has 1", Freeze(Second, reasons: [new(2, "why")]));
        Refuses("there is no change -1; this version has 1", Freeze(Second, reasons: [new(-1, "why")]));
    }

    [Fact]
    public void A_draft_is_written_once_and_put_away()
    {
        Refuses("a draft needs words; to put it away, discard it", GuideDecisions.Write(Study, "short", "en", " \n"));
        Refuses("there is no draft of short", GuideDecisions.Discard(Study, "short", "en"));
        Do(Freeze(GuideTexts.First));
        SetsOnce(() => GuideDecisions.BeginDraft(Study, Read(GuideTexts.First)));
        Assert.Equal(Version.Hash, Study.DraftOf("short", "en")!.Base);
        SetsOnce(() => GuideDecisions.Write(Study, "short", "en", InDoubt, [new("conversations", "talking")], [new(GuideChanges.Split, ["home"], ["home", "family"])]));
        // What was settled stays when only the words go on.
        Do(GuideDecisions.Write(Study, "short", "en", InDoubt + "\n"));
        Assert.Equal(("conversations=talking", "split home into home, family"), (Study.DraftOf("short", "en")!.Answers.Single().ToString(), Study.DraftOf("short", "en")!.Stated.Single().ToString()));
        Do(GuideDecisions.Discard(Study, "short", "en"));
        Assert.Empty(Study.Drafts);
    }

    [Fact]
    public void Why_a_change_is_made_is_kept_with_the_draft()
    {
        Refuses("there is no draft of short", GuideDecisions.Reason(Study, "short", "en", null, "why"));
        Do(Freeze(GuideTexts.First));
        Do(GuideDecisions.Write(Study, "short", "en", Second));
        var change = Assert.Single(Weighed(Second).Changes);
        SetsOnce(() => GuideDecisions.Reason(Study, "short", "en", change, " many told it ", "P01-1"));
        SetsOnce(() => GuideDecisions.Reason(Study, "short", "en", null, "after a meeting"));
        Assert.Equal([new ChangeReason(0, "after a meeting"), new ChangeReason(1, "many told it", "P01-1")], Weighed(Second).ReasonsOf(Study.DraftOf("short", "en")!));
        SetsOnce(() => GuideDecisions.Reason(Study, "short", "en", change, " "));
        Assert.Equal([0], Weighed(Second).ReasonsOf(Study.DraftOf("short", "en")!).Select(r => r.Number));
    }

    [Fact]
    public void A_probe_goes_into_the_draft_or_it_is_said_why_not()
    {
        Do(Freeze(GuideTexts.First));
        var guide = Read(GuideTexts.First);
        Refuses("the draft of short has no question “nowhere” to add a probe to", GuideDecisions.TakeProbe(Study, guide, "nowhere", "why?"));
        Refuses("the draft of short has no place for “ ” as a probe; write it into the draft by hand", GuideDecisions.TakeProbe(Study, guide, "talking", " "));
        Do(GuideDecisions.TakeProbe(Study, guide, "talking", "- about *what*?"));
        Assert.Equal("- about *what*?", Assert.Single(Read(Study.DraftOf("short", "en")!.Text).Question("talking")!.Probes));
        Do(GuideDecisions.Write(Study, "short", "en", "## Nothing"));
        Refuses("the draft of short has something that cannot be read; mend it first", GuideDecisions.TakeProbe(Study, guide, "talking", "why?"));
    }

    [Fact]
    public void A_version_is_marked_as_a_trial_and_explained_afterwards()
    {
        Do(Freeze(GuideTexts.First, author: "cb"));
        SetsOnce(() => GuideDecisions.MarkPilot(Version, true));
        Assert.Equal((true, "cb"), (Version.IsPilot, Version.Author));
        SetsOnce(() => GuideDecisions.MarkPilot(Version, false));
        Refuses("say why it was changed", GuideDecisions.Explain(Version, 0, " "));
        Refuses("no change of short v1 is on record", GuideDecisions.Explain(Version, 1, "why"));
        Do(Freeze(Second));
        Refuses("short v2 has no change 2; they are numbered 1 to 1", GuideDecisions.Explain(Version, 2, "why"));
        SetsOnce(() => GuideDecisions.Explain(Version, 0, "after a meeting"));
        SetsOnce(() => GuideDecisions.Explain(Version, 1, "many told it", "P01-1"));
        SetsOnce(() => GuideDecisions.Explain(Version, 1, "everybody told it"));
        Assert.Equal(("everybody told it", "P01-1"), (Version.Changes[1].Reason, Version.Changes[1].Session));
    }

    [Fact]
    public void A_proposal_waits_until_it_is_settled()
    {
        Refuses("say what should change in the guide", GuideDecisions.Propose("\t"));
        Do(GuideDecisions.Propose(" ask about sleep ", "short", " "));
        var proposal = Assert.Single(Study.Proposals);
        Assert.Equal(("ask about sleep", "short", null), (proposal.Text, proposal.Guide, proposal.Session));
        var id = proposal.Id.ToString();
        Refuses("say why it is rejected", GuideDecisions.Settle(Study, id, ProposalOutcomes.Rejected));
        SetsOnce(() => GuideDecisions.Settle(Study, id, ProposalOutcomes.Rejected, "everybody tells it"));
        SetsOnce(() => GuideDecisions.Settle(Study, id, ProposalOutcomes.Accepted));
        SetsOnce(() => GuideDecisions.Settle(Study, id, ProposalOutcomes.Waiting));
        Assert.Empty(Study.ProposalsSettled);
    }

    private static string NoQuestion => "---\nguide: short\nversion: 1\ntitle: A short guide\nlanguage: en\nkind: interview\nminutes: 30\n---\n\n## Welcome {#welcome}\n\n> Thank you for coming.\n";

    private static TopicGuide Read(string text) => GuideParser.Parse(text) is { Guide: { } guide } ? guide : throw new InvalidOperationException(text);

    private GuideWeighed Weighed(string text) => GuideWeighed.Of(Study, Read(text), [], []);

    private Decision Freeze(string text, string? from = null, bool pilot = false, string? author = null, IReadOnlyList<ChangeReason>? reasons = null) =>
        GuideDecisions.Freeze(Study, Weighed(text), Day, from, pilot, author, reasons);

    private IEnumerable<string> Kinds(int last) => _log.Entries.TakeLast(last).Select(e => e.Kind);

    private static void Refuses(string why, Decision decision) => Assert.Equal((why, 0), (decision.Refusal, decision.Events.Count));

    private void SetsOnce(Func<Decision> decide)
    {
        Assert.NotEmpty(decide().Events);
        Do(decide());
        Assert.Equal(Decision.Nothing, decide());
    }

    private void Do(Decision decision)
    {
        Assert.Null(decision.Refusal);
        _log.Has([.. decision.Events]);
    }
}
