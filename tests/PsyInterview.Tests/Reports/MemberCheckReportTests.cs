using CsCheck;
using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Reports;

/// <summary>Member checks as reports tell them: the founding study's case, a hard case, and counts that add up whatever happened.</summary>
public sealed class MemberCheckReportTests
{
    [Fact]
    public void The_founding_studys_three_summaries_were_confirmed()
    {
        var log = FoundingStudy.Build();
        foreach (var code in (string[])["P1", "P2", "P3"])
        {
            log.On("2020-01-10").In($"{code}-1.summary", new MemberCheckPlanned(code, 1, CheckForms.Summary), new LetterWritten(1, "nl", "1. Het was zwaar.\n"), new MemberCheckSent(1, "post", "2020-01-31"));
            log.On("2020-01-20").In($"{code}-1.summary", new MemberCheckReturned(), new MemberCheckResponded(CheckResponses.Confirmed), new MemberCheckReviewed(), new MemberCheckClosed());
        }
        var table = log.Of("member-checks");
        Assert.Equal("Individual summary: invited 3 of 20; returned 3: confirmed 3, added 0, asked for changes 0; no response 0. Not invited: no check planned 17.", table.Notes[0]);
        Assert.Equal("For the paper: Three of 20 patients were sent a summary of their interview; three confirmed it.", table.Notes[1]);
        Approval.Check("founding.member-checks", table.ToMarkdown());
    }

    [Fact]
    public void The_hard_case_adds_up_and_says_what_became_of_each_change()
    {
        var log = Hard();
        var table = log.Of("member-checks", "2026-12-20");
        Approval.Check("member-checks-hard", $"{table.ToMarkdown()}\n{log.Of("member-check-list", "2026-12-20").ToMarkdown()}\n{log.Of("requested-changes").ToMarkdown()}\n{log.Of("due", "2026-12-20").ToMarkdown()}");
    }

    [Fact]
    public void In_every_state_everybody_is_in_one_part_and_the_parts_add_up() => Steps.Array[0, 30].Sample(steps =>
    {
        var log = People(4);
        foreach (var (person, happened) in steps)
        {
            var code = $"P0{person + 1}";
            if (happened is ParticipantWithdrew e) log.Has(e with { Person = code });
            else log.In($"{code}-1.summary", happened is MemberCheckPlanned ? new MemberCheckPlanned(code, 1, CheckForms.Summary) : happened);
        }
        var reading = log.Reading;
        var cohort = Cohort.Counted(reading);
        foreach (var counts in CheckCounts.Of(cohort, MemberCheck.All(reading, cohort.Study), cohort.Groups))
        {
            Assert.Equal(counts.Checks.Count, counts.Invited + CheckCounts.NotInvitedParts.Sum(counts.Of));
            Assert.Equal(counts.Invited, counts.Returned + CheckCounts.UnansweredParts.Sum(counts.Of));
            Assert.Equal(counts.Asked.Count(), ChangeVerdicts.All.Sum(counts.Decided) + counts.Decided(null));
            Assert.InRange(counts.Invited, 0, counts.People);
            Assert.Equal(4, counts.People);
        }
        _ = log.Of("member-checks").ToMarkdown() + log.Of("member-check-list").ToMarkdown() + log.Of("requested-changes").ToMarkdown() + log.Of("due").ToMarkdown();
    }, iter: 400);

    [Fact]
    public void What_waits_stands_in_the_agenda_and_nothing_waits_of_who_withdrew()
    {
        var log = Hard();
        var study = StudyState.Of(log.Reading);
        var checks = MemberCheck.All(log.Reading, study);
        Assert.Equal(
            ["P02-1.summary to be closed", "P03-1.summary distress", "P04-1.summary no answer yet, overdue", "P06-1.summary to be written"],
            Agenda.Of(Cohort.Of(log.Reading), new(2026, 12, 20), null, checks).Where(d => d.Stream?.Contains('.', StringComparison.Ordinal) == true)
                .Select(d => $"{d.Stream} {(d.What == Agenda.Distress ? "distress" : d.Words)}{(d.IsOverdue ? ", overdue" : "")}").Order());
    }

    [Fact]
    public void What_was_said_back_in_the_talk_is_counted_by_what_was_answered()
    {
        var log = new ReportLog().Has(new ParticipantAdded("P01")).Talked("P01", 1, "2026-11-02", "heavy");
        foreach (var answer in (string?[])["confirmed", "confirmed", "corrected", "added", "none", null])
        {
            log.In("P01-1", new MemberCheckMade("q1", "so it was hard"));
            if (answer is not null) log.In("P01-1", new FollowUpAnswered(log.Entries[^1].Id.ToString(), answer, answer == "corrected" ? "at first" : null));
        }
        Assert.Equal("In the session: said back 6 in 1 interview: confirmed 2, added 1, asked for changes 1; no answer noted 2.", log.Of("member-checks").Notes[0]);
    }

    [Fact]
    public void What_was_added_is_coded_and_is_a_unit_of_its_own_beside_the_interviews()
    {
        var log = Hard();
        log.On("2026-12-01").Has(new CodeCreated("stairs"), new CodeCreated("effort"));
        log.In("P01-1", new PassageCoded(Id("P01-1", "note-taken"), ["effort"]), new CodingFinished());
        log.On("2026-12-02").In("P02-1", new PassageCoded(Id("P02-1", "note-taken"), ["effort"]), new CodingFinished());
        log.On("2026-12-03").In("P01-1.summary", new PassageCoded(Id("P01-1.summary", "statement-added"), ["stairs", "effort"]), new CodingFinished());
        var streams = CodedStudy.Of(log.Reading).Streams;
        var interviews = streams.Single(s => s.Stream.Unit == CurveStream.Interview);
        var together = streams.Single(s => s.Stream.Unit == CurveStream.MemberCheck);
        Assert.Equal(["P01", "P02"], interviews.Units.Select(u => u.Name));
        Assert.Equal(["P01", "P02", "P01 member check (individual summary)"], together.Units.Select(u => u.Name));
        Assert.Equal([1, 0, 1], together.Incidence.Accumulate().New);
        Assert.Equal(["P02 member check (individual summary) (in progress)"], together.Waiting.Where(w => w.Unit.Contains("check", StringComparison.Ordinal)).Select(w => $"{w.Unit} ({(w.Standing == CodingStanding.NotCoded ? "in progress" : "")})"));
        var curve = log.Of("saturation-curve");
        Assert.Contains(curve.Notes, n => n.Contains("Not in the curve: what came from 2 member checks.", StringComparison.Ordinal));
        Assert.Contains(curve.Notes, n => n.Contains("it is no interview more", StringComparison.Ordinal));
        Assert.Contains(log.Of("coding").Rows, r => r[0] == "P01-1.summary" && r[1] == "coded");
        Assert.Contains("P01-1.summary", log.Of("codebook").Rows.Count > 0 ? CodebookUse.Of(CodedStudy.Of(log.Reading)).Of(Codebook.Of(log.Reading).Find("stairs")!).Sessions : []);

        string Id(string stream, string kind) => log.Entries.First(e => e.Id.Stream == stream && e.Kind == kind).Id.ToString();
    }

    [Fact]
    public void With_what_member_checks_brought_there_is_a_curve_and_no_rule()
    {
        var stream = new CurveStream(CurveStream.MemberCheck, "patients", 1);
        const string Why = "rules are for interviews or focus groups alone: a member check is no interview more";
        Assert.Equal(Why, SaturationDecisions.Set(stream, StopRules.All[0], 4, 2, 0, 10, 3, 6, [], null).Refusal);
        Assert.Equal(Why, SaturationDecisions.Judge(stream, true, "nothing new came", ["P01"]).Refusal);
    }

    [Fact]
    public void An_amendment_that_was_said_anew_is_one_passage()
    {
        var log = Hard();
        log.In("P02-1.summary", new StatementAnswered(1, StatementAnswers.Amend, "in other words"));
        var words = CodedStudy.Of(log.Reading).Words.Single(w => w.Stream == "P02-1.summary");
        Assert.Equal(log.Entries.First(e => e.Id.Stream == "P02-1.summary" && e.Kind == "statement-answered").Id, words.Coding.Passages[0].Id);
        Assert.Equal(["amendment: in other words", "dispute: it never was"], words.Coding.Passages.Select(p => $"{p.What}: {p.Text}"));
        Assert.Equal("P02-1.summary, statement 1", words.Place(words.Coding.Passages[0]));
    }

    /// <summary>
    /// P01 confirmed with an addition; P02 asked for two changes, of which one was made; P03 was distressed; P04 does not answer; P05 withdrew after it was sent; P06 is planned;
    /// P07 is not to be asked; P08's letter came back; P09 declined; P10 withdrew with erasure after having confirmed.
    /// </summary>
    private static ReportLog Hard()
    {
        var log = People(12);
        void Check(string code, params ReadOnlySpan<Event> events)
        {
            log.In($"{code}-1.summary", new MemberCheckPlanned(code, 1, CheckForms.Summary));
            foreach (var happened in events) log.In($"{code}-1.summary", happened is MemberCheckSent sent ? sent with { Letter = log.Entries[^1].Id.ToString() } : happened);
        }

        Event[] sent = [new LetterWritten(1, "en", "1. It was hard.\n2. It was warm.\n"), new MemberCheckSent(1, "post", "2026-12-01")];
        log.On("2026-11-10");
        Check("P01", [.. sent, new MemberCheckReturned(), new StatementAnswered(1, StatementAnswers.Confirm), new StatementAdded("the stairs"), new MemberCheckResponded(CheckResponses.Additions), new MemberCheckReviewed(), new MemberCheckClosed()]);
        Check("P02", [.. sent, new MemberCheckReturned(), new StatementAnswered(1, StatementAnswers.Amend, "at first"), new StatementAnswered(2, StatementAnswers.Dispute, "it never was"), new MemberCheckResponded(CheckResponses.Corrections)]);
        foreach (var (kind, verdict) in new[] { (1, ChangeVerdicts.Accepted), (2, ChangeVerdicts.NotAccepted) })
            log.In("P02-1.summary", new RequestedChangeDecided(log.Entries.First(e => e.Id.Stream == "P02-1.summary" && e.Data!.Contains($"\"statement\":{kind}", StringComparison.Ordinal)).Id.ToString(), verdict, kind == 1 ? "read too widely" : "it was said so twice", ["effort"]));
        log.In("P02-1.summary", new MemberCheckReviewed());
        Check("P03", [.. sent, new MemberCheckReturned(), new MemberCheckResponded(CheckResponses.Distressed)]);
        Check("P04", [.. sent, new MemberCheckReminded()]);
        Check("P05", sent);
        Check("P06");
        Check("P07", new MemberCheckEnded(CheckExits.NotEligible), new MemberCheckReasoned("in hospital"));
        Check("P08", [.. sent, new MemberCheckEnded(CheckExits.Undeliverable)]);
        Check("P09", [.. sent, new MemberCheckEnded(CheckExits.Declined), new MemberCheckReasoned("no time")]);
        Check("P10", [.. sent, new MemberCheckReturned(), new MemberCheckResponded(CheckResponses.Confirmed)]);
        Check("P11", [.. sent, new MemberCheckEnded(CheckExits.NoResponse)]);
        return log.On("2026-11-20").Has(new ParticipantWithdrew("P05", Scopes.Contact), new ParticipantWithdrew("P10", Scopes.Erase));
    }

    private static ReportLog People(int n)
    {
        var log = new ReportLog().Has(new StudyCreated("Symptoms"), new GroupDeclared("patients", "Patients", "P"));
        for (var i = 1; i <= n; i++) log.On("2026-11-02").Has(new ParticipantAdded($"P{i:00}", "patients"), new ConsentRecorded($"P{i:00}", 1, "contact", true)).Talked($"P{i:00}", 1, "2026-11-02", "heavy");
        return log;
    }

    private static readonly Gen<(int, Event)> Steps = Gen.Select(Gen.Int[0, 3], Gen.OneOf(((Event[])[
        new MemberCheckPlanned("", 1, ""), new LetterWritten(1, "en", "1. a\n2. b\n"), new MemberCheckSent(1, "post", "2026-12-01"), new MemberCheckReminded(), new MemberCheckReturned(),
        new MemberCheckResponded(CheckResponses.Confirmed), new MemberCheckResponded(CheckResponses.Additions), new MemberCheckResponded(CheckResponses.Corrections), new MemberCheckResponded(CheckResponses.Disagrees),
        new MemberCheckResponded(CheckResponses.Distressed), new StatementAnswered(1, StatementAnswers.Amend, "x"), new StatementAnswered(2, StatementAnswers.Dispute), new StatementAdded("y"), new MemberCheckReviewed(), new MemberCheckClosed(),
        new MemberCheckEnded(CheckExits.NotEligible), new MemberCheckEnded(CheckExits.Undeliverable), new MemberCheckEnded(CheckExits.NoResponse), new MemberCheckEnded(CheckExits.Declined), new DistressFollowedUp("z"),
        new ParticipantWithdrew("", Scopes.Contact), new ParticipantWithdrew("", Scopes.New), new ParticipantWithdrew("", Scopes.Erase)]).Select(e => Gen.Const(e)).ToArray()));
}
