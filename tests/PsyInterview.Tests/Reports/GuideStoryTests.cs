using PsyInterview.Guides;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Reports;

/// <summary>
/// A guide over a whole study: a pilot, a first version for three interviews, a question rephrased and one added for four more, one removed for the last.
/// </summary>
public sealed class GuideStoryTests
{
    private const string Asked = "asked", Told = "volunteered", Declined = "declined";

    private readonly ReportLog _log = new();

    public GuideStoryTests() => Tell();

    private StudyState Study => StudyState.Of(_log.Reading);

    [Fact]
    public void The_matrix_is_as_approved() => Approval.Check("guide-story-questions", _log.Of("questions").ToMarkdown());

    [Fact]
    public void Exposure_is_as_approved() => Approval.Check("guide-story-exposure", _log.Of("exposure").ToMarkdown());

    [Fact]
    public void The_history_and_its_sentence_are_as_approved() => Approval.Check("guide-story-history", _log.Of("guide-history").ToMarkdown());

    [Fact]
    public void Probes_are_as_approved() => Approval.Check("guide-story-probes", _log.Of("probes").ToMarkdown());

    [Fact]
    public void Pace_is_as_approved() => Approval.Check("guide-story-pace", _log.Of("pace").ToMarkdown());

    [Fact]
    public void Proposals_are_as_approved() => Approval.Check("guide-story-proposals", _log.Of("proposals").ToMarkdown());

    [Fact]
    public void Cells_tell_what_happened_and_what_could_not_happen()
    {
        var use = Assert.Single(GuideUse.All(_log.Reading));
        Assert.Equal(["P01-1", "P02-1", "P03-1", "P04-1", "P05-1", "P06-1", "P07-1", "P08-1"], use.Sessions.Select(a => a.Stream));
        Assert.Equal(["P00-1"], use.Pilots.Select(a => a.Stream));
        Assert.Equal(["opening", "exercises", "talking", "home", "sleep", "closing"], use.Questions.Select(q => q.Id).Where(id => id != "closing").Append("closing"));
        Assert.Equal(("not in that version", "asked", "not in that version"), (Cell("sleep", "P03-1"), Cell("sleep", "P04-1"), Cell("closing", "P08-1")));
        Assert.Equal(("volunteered, then asked", "not reached", "declined"), (Cell("talking", "P01-1"), Cell("closing", "P02-1"), Cell("home", "P03-1")));

        string Cell(string question, string stream) => GuideUse.Cell(question, use.Sessions.Single(a => a.Stream == stream)).Words;
    }

    [Fact]
    public void Who_was_in_the_pilot_only_is_in_no_count()
    {
        Assert.Contains("Not counted: 1 pilot session (P00-1).", _log.Of("durations").Notes);
        Assert.DoesNotContain(_log.Of("durations").Rows, r => r.Contains("P00-1"));
        Assert.DoesNotContain("P00", Cohort.Counted(_log.Reading).People);
        Assert.Contains("P00", Cohort.Of(_log.Reading).People);
        // What was stated of the session goes before what its guide says.
        _log.In("P00-1", new PilotStated(false));
        Assert.Contains("P00", Cohort.Counted(_log.Reading).People);
    }

    [Fact]
    public void A_session_that_changed_its_guide_in_the_middle_has_the_questions_of_both()
    {
        var study = Study;
        var versions = study.VersionsOf("short", "en");
        _log.On("2026-04-01").In("P09-1", Planned("P09", versions[1]), new ChecksDeferred(), new SessionStarted(), new QuestionAsked("closing"), new ProbeAsked("exercises", 1));
        _log.On("2026-04-01", "09:10").In("P09-1", new GuideSwitched("short", 4, "en", versions[3].Hash), new QuestionAsked("sleep"), new TalkEnded());
        var account = Account.All(_log.Reading).Single(a => a.Stream == "P09-1");
        Assert.Equal(("asked", "asked", "not reached"), (Words("closing"), Words("sleep"), Words("home")));
        Assert.Equal("5", account.Number("sleep") is { } n ? n.Replace("2.4", "5", StringComparison.Ordinal) : "");
        Assert.Equal("Can you describe one exercise?", account.ProbeWords(account.State.Moments.Single(m => m.What == "probe")));

        string Words(string question) => GuideUse.Cell(question, account).Words;
    }

    [Fact]
    public void Old_sessions_read_as_they_did_before_the_guide_changed()
    {
        var before = _log.Of("timeline").Rows.Where(r => r[0] == "P01-1").Select(r => string.Join('|', r)).ToList();
        Next("How did the exercises go for you?", "And the exercises?", "shorter");
        Assert.Equal(before, _log.Of("timeline").Rows.Where(r => r[0] == "P01-1").Select(r => string.Join('|', r)));
    }

    private static SessionPlanned Planned(string code, GuideVersion version) => new(code, "interview", 1, "short", version.Version, "en", version.Hash);

    private void Tell()
    {
        _log.On("2026-01-05").Has(new StudyCreated("A study"));
        Freeze(GuideParser.Parse(GuideTexts.First).Guide!, pilot: true);
        Talk("P00", "2026-01-06", ("opening", Asked), ("exercises", Asked));
        _log.On("2026-01-10");
        Next("How did it begin?", "To begin with: how did it all begin?", "the pilot was puzzled", "P00-1");
        Talk("P01", "2026-01-12", ("opening", Asked), ("talking", Told), ("talking", Asked), ("exercises", Asked), ("home", Asked), ("closing", Asked));
        Talk("P02", "2026-01-13", ("opening", Asked), ("exercises", Asked), ("talking", Asked), ("home", Told));
        Talk("P03", "2026-01-14", ("opening", Asked), ("exercises", Told), ("home", Declined), ("closing", Asked));
        _log.In("P03-1", new DebriefAnswered("guide-change", "ask how they sleep"), new DebriefFinished());
        _log.On("2026-02-01");
        var proposal = Assert.Single(GuideProposals.Of(Study, Account.All(_log.Reading)), p => p.Kind == GuideProposals.Debrief);
        _log.Has(new GuideProposalSettled(proposal.Id, ProposalOutcomes.Accepted));
        Next("How did you experience the exercises?", "How did the exercises go for you?", "P02 found it formal", "P02-1", "## Closing", "### Sleep {#sleep}\n\nHow do you sleep?\n\n## Closing", proposal.Id);
        foreach (var (code, day) in new[] { ("P04", "2026-02-03"), ("P05", "2026-02-04"), ("P06", "2026-02-05"), ("P07", "2026-02-06") })
            Talk(code, day, ("opening", Asked), ("exercises", Asked), ("sleep", Asked), ("home", Asked));
        _log.On("2026-03-01");
        Next("## Closing {#closing}\n\nIs there anything I forgot to ask?", "", "always came up by itself");
        Talk("P08", "2026-03-02", ("opening", Asked), ("exercises", Asked), ("sleep", Asked));
    }

    private void Next(string before, string after, string reason, string? session = null, string alsoBefore = "\u0000", string alsoAfter = "", string? proposal = null)
    {
        var text = Study.ReadGuide(Study.VersionsOf("short", "en")[^1].Hash)!.Text;
        Assert.Contains(before, text, StringComparison.Ordinal);
        var guide = GuideParser.Parse(text.Replace(before, after, StringComparison.Ordinal).Replace(alsoBefore, alsoAfter, StringComparison.Ordinal)).Guide!;
        Freeze(guide, reasons: [new(1, reason, session), .. proposal is null ? (ChangeReason[])[] : [new(2, "proposed in the debrief of P03-1", "P03-1", proposal)]]);
    }

    private void Freeze(TopicGuide guide, bool pilot = false, IReadOnlyList<ChangeReason>? reasons = null)
    {
        var decision = GuideDecisions.Freeze(Study, GuideWeighed.Of(Study, guide, [], []), StudyState.Day(_log.Now), pilot: pilot, reasons: reasons);
        Assert.Null(decision.Refusal);
        _log.Has([.. decision.Events]);
    }

    // Ten minutes for each question, and a probe on the exercises.
    private void Talk(string code, string day, params IReadOnlyList<(string Question, string What)> questions)
    {
        var stream = $"{code}-1";
        _log.On(day, "10:00").Has(new ParticipantAdded(code)).In(stream, Planned(code, Study.VersionsOf("short", "en")[^1]), new ChecksDeferred(), new SessionStarted());
        foreach (var ((question, what), i) in questions.Select((q, i) => (q, i)))
        {
            _log.On(day, $"10:{i * 8:00}").In(stream, what switch { Told => new QuestionVolunteered(question), Declined => new QuestionDeclined(question), _ => new QuestionAsked(question) });
            if (question == "exercises" && what == Asked) _log.In(stream, new ProbeAsked(question, 1));
            if (question == "exercises" && code == "P02") _log.In(stream, new ProbeImprovised(question, "and at night?"));
        }
        _log.On(day, $"10:{questions.Count * 8:00}").In(stream, new TalkEnded(), new SessionClosed());
    }
}
