using PsyInterview.Coding;
using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Reports;

/// <summary>What tables on questions say of sessions and guides that took another way than most.</summary>
public sealed class GuideUseTests
{
    private readonly ReportLog _log = new();

    public GuideUseTests() => _log.On("2026-01-05").Has(new StudyCreated("A study"));

    private StudyState Study => StudyState.Of(_log.Reading);

    private GuideUse Use => Assert.Single(GuideUse.All(_log.Reading));

    [Fact]
    public void A_question_that_was_asked_and_then_declined_was_asked()
    {
        Freeze(GuideTexts.First);
        Talk("P01", new QuestionAsked("home"), new QuestionDeclined("home"), new QuestionVolunteered("talking"), new QuestionAsked("exercises"), new QuestionParked("exercises"), new QuestionSkipped("closing"));
        Assert.Equal("asked, then declined", Cell("P01-1", "home").Words);
        Assert.Equal("asked, then parked", Cell("P01-1", "exercises").Words);
        Assert.Equal(("skipped", false), (Cell("P01-1", "closing").Words, Cell("P01-1", "closing").IsExposed));
        Assert.Equal(("volunteered", true), (Cell("P01-1", "talking").Words, Cell("P01-1", "talking").IsExposed));
        // asked, volunteered, exposed, skipped, declined, parked, not reached
        Assert.Equal(["1", "0", "1", "0", "1", "0", "0"], Row("exposure", "Home")[4..11]);
    }

    [Fact]
    public void A_probe_counts_in_a_session_that_declined_its_question_later()
    {
        Freeze(GuideTexts.First);
        Talk("P01", new QuestionAsked("exercises"), new ProbeAsked("exercises", 1), new ProbeImprovised("exercises", null), new QuestionDeclined("exercises"));
        Assert.Equal(["planned", "1", "1", "1"], Row("probes", "Exercises")[4..8]);
        Assert.Contains("1 of 1 probe made up has no words on record and cannot be listed.", _log.Of("probes").Notes);
    }

    [Fact]
    public void A_probe_that_the_latest_version_lost_was_planned_before()
    {
        Freeze(GuideTexts.First);
        Talk("P01", new QuestionAsked("exercises"), new ProbeAsked("exercises", 2));
        Freeze(GuideTexts.First.Replace("2. What did you notice in your body?\n", "", StringComparison.Ordinal));
        Talk("P02", new QuestionAsked("exercises"));
        Assert.Equal(["What did you notice in your body?", "planned before", "1", "1", "1"], _log.Of("probes").Rows.Single(r => r[3].StartsWith("What did", StringComparison.Ordinal)).Skip(3).Take(5));
        Assert.Equal(["planned", "0", "0", "2"], Row("probes", "Exercises")[4..8]);
    }

    [Fact]
    public void A_version_that_was_exchanged_before_the_talk_was_used_in_no_session()
    {
        var first = Freeze(GuideTexts.First);
        var second = Freeze(GuideTexts.First.Replace("## Closing {#closing}\n\nIs there anything I forgot to ask?", "", StringComparison.Ordinal));
        _log.In("P01-1", Planned("P01", first), new GuideSwitched("short", second.Version, "en", second.Hash), new ChecksDeferred(), new SessionStarted(), new QuestionAsked("opening"), new TalkEnded());
        Assert.Equal("not in that version", Cell("P01-1", "closing").Words);
        Assert.Contains("Version 1 of the guide “A short guide” was used in no session that counts.", Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guide_that_was_changed_during_a_talk_is_told_with_both_versions()
    {
        var first = Freeze(GuideTexts.First);
        Talk("P01");
        var second = Freeze(GuideTexts.First.Replace("How did it begin?", "How did it all begin?", StringComparison.Ordinal));
        _log.In("P02-1", Planned("P02", first), new ChecksDeferred(), new SessionStarted(), new QuestionAsked("opening"), new GuideSwitched("short", 2, "en", second.Hash), new TalkEnded());
        Talk("P03");
        Assert.Equal("Version 1 of the guide “A short guide” was used in two interviews (P01-1, P02-1). In version 2, which was used in two interviews (P02-1, P03-1), one question was rephrased. "
            + "In P02-1 the guide was changed during the talk, from version 1 to 2. No reason was recorded for this change. Of the five questions of the last version five stood in every version.", Sentence);
    }

    [Fact]
    public void Between_two_names_nobody_is_claimed_who_had_another_version()
    {
        var first = Freeze(GuideTexts.First);
        foreach (var code in new[] { "P01", "P02", "P03" }) Talk(code);
        Freeze(GuideTexts.First.Replace("How did it begin?", "How did it all begin?", StringComparison.Ordinal), reason: "shorter on the whole");
        Talk("P04");
        Talk("P05", first);
        Assert.Contains("Version 1 of the guide “A short guide” was used in four interviews (P01-1 to P03-1, P05-1). "
            + "In version 2, which was used in one interview (P04-1), one question was rephrased (given for the version as a whole: shorter on the whole).", Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("No reason", Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(_log.Of("guide-history").Rows, r => r.Contains("not recorded"));
    }

    [Fact]
    public void What_merged_into_another_question_is_not_called_removed()
    {
        Freeze(GuideTexts.First);
        Talk("P01", new QuestionAsked("home"));
        var text = GuideTexts.First.Replace("### Home {#home}\n\nWhat did you do at home between the sessions, and how did your family take it?\n", "", StringComparison.Ordinal)
            .Replace("How did you experience the exercises?", "How did you experience the exercises, and what did you do at home between the sessions?", StringComparison.Ordinal);
        Freeze(text, stated: [new Lineage(GuideChanges.Merge, ["exercises", "home"], ["exercises"])]);
        Talk("P02", new QuestionAsked("exercises"));
        Assert.Equal("in the guide from version 1, merged into 2.1 Exercises in version 2", Use.Questions.Single(q => q.Id == "home").Standing);
        Assert.Equal("merged from 2.1 Exercises and 2.3 Home in version 2", Use.Questions.Single(q => q.Id == "exercises").From);
        Assert.Contains("two questions were merged", Sentence, StringComparison.Ordinal);
        Assert.Contains(_log.Of("questions").Rows, r => r[2] == "Home (merged into 2.1 Exercises in version 2)");
    }

    [Fact]
    public void A_question_that_came_back_says_where_it_was_missing()
    {
        var without = GuideTexts.First.Replace("## Closing {#closing}\n\nIs there anything I forgot to ask?", "", StringComparison.Ordinal);
        Freeze(GuideTexts.First);
        Freeze(without);
        Freeze(GuideTexts.First.Replace("How did it begin?", "How did it all begin?", StringComparison.Ordinal));
        Assert.Equal("in the guide since version 1, not in version 2", Use.Questions.Single(q => q.Id == "closing").Standing);
    }

    [Fact]
    public void A_question_that_only_another_language_has_is_in_the_matrix_too()
    {
        Freeze(GuideTexts.First);
        foreach (var code in new[] { "P01", "P02" }) Talk(code);
        var dutch = Freeze(GuideTexts.First.Replace("language: en", "language: nl", StringComparison.Ordinal) + "\n## Verder {#further}\n\nWat nog?\n");
        Talk("P03", dutch, new QuestionAsked("further"));
        Assert.Equal("in the nl guide since version 1", Use.Questions.Single(q => q.Id == "further").Standing);
        Assert.Equal(("not in that version", "asked"), (Cell("P01-1", "further").Words, Cell("P03-1", "further").Words));
        Assert.Contains("Not told here: one interview held with the guide in another language (nl, version 1).", Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_is_left_out_is_named_or_counted()
    {
        Freeze(GuideTexts.First);
        Talk("P10");
        Talk("P2");
        Talk("P3");
        _log.Has(new ParticipantAdded("P4"), new ParticipantAdded("P5")).In("P3-1", new ConsentWithdrawn("erase"));
        _log.In("P4-1", Planned("P4", Study.VersionsOf("short", "en")[0]), new ChecksDeferred(), new SessionStarted(), new QuestionAsked("opening"));
        _log.In("P5-1", new PastSessionStated("P5", "interview", 1, "2025-12", "short")).In("P6-1", new PastSessionStated("P6", "interview", 1, "2025-12"));
        var table = _log.Of("questions");
        Assert.Equal(["P2-1", "P4-1", "P10-1"], table.Columns.Skip(5));
        Assert.Equal(["not reached", "not yet", "not reached"], Row("questions", "Home")[5..8]);
        Assert.Equal(
            ["short: held before the study came into this program; what was asked is not on record: P5-1.", "short: 1 left out: a withdrawal that is undecided or asks for erasure.", "short: not ended: P4-1.",
                "Of no guide in this study, so that what was asked is not on record: P6-1."], table.Notes.TakeLast(4));
    }

    [Fact]
    public void Reasons_are_counted_and_so_is_their_absence()
    {
        Freeze(GuideTexts.First);
        Talk("P01", new NotReachedExplained("home", "time"), new NotReachedExplained("closing", "time"), new NotReachedExplained("talking", "told before"));
        Assert.Contains("short, why not reached: time 2, told before 1, no reason given 2.", _log.Of("questions").Notes);
    }

    [Fact]
    public void Only_the_sessions_of_a_group_are_in_its_table()
    {
        Freeze(GuideTexts.First);
        _log.Has(new GroupDeclared("patients", "Patients", "P"), new GroupDeclared("therapists", "Therapists", "T"), new ParticipantAdded("P01", "patients"), new ParticipantAdded("T01", "therapists"));
        Talk("P01", new QuestionAsked("opening"));
        Talk("T01");
        Assert.Equal(["P01-1", "T01-1"], _log.Of("questions").Columns.Skip(5));
        Assert.Equal(["T01-1"], _log.Of("questions", group: "Therapists").Columns.Skip(5));
        Assert.Equal(["0", "1"], _log.Of("exposure", group: "therapists").Rows[0].Skip(4).Take(9).Where((_, i) => i is 0 or 8));
    }

    [Fact]
    public void Minutes_that_were_planned_otherwise_are_named_with_the_first_session()
    {
        Freeze(GuideTexts.First);
        Talk("P01", new QuestionAsked("exercises"));
        Freeze(GuideTexts.First.Replace("{#therapy minutes=10}", "{#therapy minutes=15}", StringComparison.Ordinal));
        Talk("P02", new QuestionAsked("exercises"));
        Assert.Contains("short, 2 The therapy: planned minutes were 10 from version 1 on (first in P01-1), then 15 from version 2 on (first in P02-1); compared with the last.", _log.Of("pace").Notes);
    }

    [Fact]
    public void Minutes_leave_out_what_was_a_break()
    {
        Freeze(GuideTexts.First);
        var version = Study.VersionsOf("short", "en")[0];
        _log.On("2026-02-01", "10:00").In("P01-1", Planned("P01", version), new ChecksDeferred(), new SessionStarted(), new QuestionAsked("exercises"));
        _log.On("2026-02-01", "10:10").In("P01-1", new BreakBegan()).On("2026-02-01", "10:25").In("P01-1", new BreakEnded()).On("2026-02-01", "10:30").In("P01-1", new TalkEnded());
        // planned, n, mean, range, difference
        Assert.Equal(["10", "1", "15.0", "15.0-15.0", "+5.0"], Row("pace", "The therapy")[3..8]);
    }

    [Fact]
    public void New_codes_are_told_by_version_of_the_guide()
    {
        var log = _log.Has(new GroupDeclared("patients", "Patients", "P"), new CodeCreated("a", "A", null, null), new CodeCreated("b", "B", null, null), new CodeCreated("c", "C", null, null));
        foreach (var (i, (guide, codes)) in new (string, string[])[] { ("short v1", ["a"]), ("short v1", ["a", "b"]), ("short v2", ["b"]), ("short v3", ["c"]) }.Index())
        {
            var person = $"P0{i + 1}";
            log.Has(new ParticipantAdded(person, "patients")).In($"{person}-1", new PastSessionStated(person, "interview", 1, "2026-01", guide));
            log.In($"{person}-1", new PassageCoded(log.Entries[^1].Id.ToString(), codes), new CodingFinished($"2026-02-0{i + 1}"));
        }
        Assert.Equal(["short v1|interviews 1 to 2|2|2|2", "short v2|interview 3|1|0|2", "short v3|interview 4|1|1|3"], log.Of("saturation-guide").Rows.Select(r => string.Join('|', r.TakeLast(5))));
        Assert.Contains(log.Of("saturation").Notes, n => n.Contains("The guide changed at interview 3 (short v2), interview 4 (short v3)", StringComparison.Ordinal));
    }

    private string Sentence => GuideSentence.Of(Study, Use)!;

    private QuestionCell Cell(string stream, string question) => GuideUse.Cell(question, Account.All(_log.Reading).Single(a => a.Stream == stream));

    private string[] Row(string report, string label) => [.. _log.Of(report).Rows.First(r => r[2] == label)];

    private GuideVersion Freeze(string text, IReadOnlyList<Lineage>? stated = null, string? reason = null)
    {
        var guide = GuideParser.Parse(text).Guide!;
        var decision = GuideDecisions.Freeze(Study, GuideWeighed.Of(Study, guide, [], stated ?? []), StudyState.Day(_log.Now), reasons: reason is null ? null : [new ChangeReason(0, reason, null)]);
        Assert.Null(decision.Refusal);
        _log.Has([.. decision.Events]);
        return Study.Versions[^1];
    }

    private static SessionPlanned Planned(string code, GuideVersion version) => new(code, "interview", 1, version.Guide, version.Version, version.Language, version.Hash);

    private void Talk(string code, params IReadOnlyList<Event> events) => Talk(code, Study.VersionsOf("short", "en")[^1], events);

    private void Talk(string code, GuideVersion version, params IReadOnlyList<Event> events) =>
        _log.In($"{code}-1", [Planned(code, version), new ChecksDeferred(), new SessionStarted(), .. events, new TalkEnded(), new SessionClosed()]);
}
