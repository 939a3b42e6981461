using PsyInterview.Coding;
using PsyInterview.Sessions;
using Xunit;

namespace PsyInterview.Tests.Coding;

/// <summary>What coders do with one session: each their own work, two apart, what they decide, and what counts.</summary>
public sealed class SessionCodingTests
{
    [Fact]
    public void Each_coder_has_their_own_codes_and_what_counts_is_everybodys()
    {
        var log = CodingLog.Transcribed(3).Codes("sd", 1, "relaxing").Codes("mw", 1, "sleep").Codes("mw", 2, "relaxing");
        var coding = log.Coding();
        Assert.Equal(["relaxing"], coding.NamesBy("sd", log.Paragraph(1)));
        Assert.Equal(["sleep"], coding.NamesBy("mw", log.Paragraph(1)));
        Assert.Equal(["relaxing", "sleep"], coding.At(log.Paragraph(1)).Select(c => c.Name).Order());
        Assert.Equal(CodingStanding.InProgress, coding.Standing);
        log.Finishes("sd", "2026-02-28");
        Assert.Equal(CodingStanding.InProgress, log.Coding().Standing);
        log.Finishes("mw");
        Assert.Equal((CodingStanding.Coded, "2026-03-01"), (log.Coding().Standing, log.Coding().CodedOn));
    }

    [Fact]
    public void Tags_of_the_talk_are_shown_as_such_until_they_are_looked_at()
    {
        var log = new CodingLog().By("sd", "P07-1", new SessionPlanned("P07", "interview", 1, "five", 1, "en", Talk.Guide.Hash), new ChecksDeferred(), new SessionStarted(), new NoteTaken(NoteForms.Quote, "q1", "a knot came loose"));
        var quote = log.Entries[^1].Id;
        log.By("sd", "P07-1", new EntryTagged(quote.ToString(), ["relaxing"]));
        Assert.True(log.Coding().Work["sd"].Tags[quote].IsLive);
        Assert.Equal(CodingStanding.NotCoded, log.Coding().Standing);
        Assert.Equal(["relaxing"], log.Coding().NamesBy("sd", quote));
        // The same code, now looked at: that is an act of its own.
        log.Do("sd", "P07-1", c => CodingDecisions.Code(c, "sd", quote, ["relaxing"]));
        Assert.False(log.Coding().Work["sd"].Tags[quote].IsLive);
        Assert.Equal(CodingStanding.InProgress, log.Coding().Standing);
        Assert.Equal(Decision.Nothing, CodingDecisions.Code(log.Coding(), "sd", quote, ["relaxing"]));
    }

    [Fact]
    public void Who_has_finished_reopens_with_a_reason_and_not_once_both_have()
    {
        var log = CodingLog.Transcribed(2).Apart().Codes("sd", 1, "relaxing").Finishes("sd");
        log.Refuses("you have finished coding this session; reopen it to go on", c => CodingDecisions.Code(c, "sd", log.Paragraph(2), ["relaxing"]));
        log.Refuses("reopen: say why", c => CodingDecisions.Reopen(c, "sd", " "));
        log.Do("sd", "P07-1", c => CodingDecisions.Reopen(c, "sd", "paragraph 2 was left out")).Codes("sd", 2, "sleep").Finishes("sd").Finishes("mw");
        log.Refuses("both have finished and have seen each other's work: what changes now is decided as consensus", c => CodingDecisions.Reopen(c, "sd", "a mistake"));
        log.Refuses("both have finished: what each coded stays as it is, and what changes now is decided as consensus", c => CodingDecisions.Code(c, "mw", log.Paragraph(1), ["sleep"]));
    }

    [Fact]
    public void Until_both_have_finished_nothing_of_the_others_work_is_shown_or_counted()
    {
        var log = CodingLog.Transcribed(2).Apart().Codes("sd", 1, "relaxing").Finishes("sd").Codes("mw", 1, "sleep");
        var coding = log.Coding();
        Assert.True(coding.IsHidden("sd", "mw"));
        Assert.True(coding.IsHidden("mw", "ob"));
        Assert.False(coding.IsHidden("sd", "sd"));
        Assert.Empty(coding.At(log.Paragraph(1)));
        Assert.Empty(coding.Differences);
        var agreement = log.Of("agreement");
        Assert.Empty(agreement.Rows);
        Assert.Contains("1 session coded apart and not finished by both: nothing of it is shown until then.", agreement.Notes);
        var row = Assert.Single(log.Of("coding").Rows);
        Assert.Equal(["P07-1", "in progress", "sd (finished 2026-03-01), mw, apart", "", "", "3", "", ""], row);
        log.Refuses("sd and mw code this session apart; nobody else codes it meanwhile", c => CodingDecisions.Code(c, "ob", log.Paragraph(1), ["sleep"]));
        log.Finishes("mw");
        Assert.False(log.Coding().IsHidden("sd", "mw"));
        Assert.Equal(2, log.Coding().Differences.Count);
    }

    [Fact]
    public void After_consensus_the_codes_count_as_decided_and_what_each_had_coded_stays()
    {
        var log = CodingLog.Compared();
        Assert.Equal(["relaxing", "feeling heard"], log.Coding().Differences.Select(d => d.Code));
        Assert.Equal(["sleep"], Counting(1));
        log.Do("sd", "P07-1", c => CodingDecisions.Agree(c, log.Paragraph(1), "relaxing", true, "it is said", "2026-03-01", ["sd", "mw"]));
        log.Do("sd", "P07-1", c => CodingDecisions.Agree(c, log.Paragraph(2), "feeling heard", false, "nobody listens here"));
        Assert.Equal(["relaxing", "sleep"], Counting(1));
        Assert.Equal(["relaxing"], Counting(2));
        Assert.Equal(CodingStanding.Coded, log.Coding().Standing);
        Assert.Equal(["sleep"], log.Coding().NamesBy("mw", log.Paragraph(1)));
        Assert.Equal(["P07-1", "paragraph 1", "relaxing", "sd", "mw", "applies", "it is said", "2026-03-01", "sd, mw"], log.Of("differences").Rows[0]);
        log.Do("sd", "P07-1", c => CodingDecisions.Agree(c, log.Paragraph(1), "relaxing", false, "on second thought"));
        Assert.Equal(["sleep"], Counting(1));
        log.Refuses("say why, in a few words: it is what readers of the study will ask", c => CodingDecisions.Agree(c, log.Paragraph(1), "relaxing", true, " "));

        IEnumerable<string> Counting(int paragraph) => log.Coding().At(log.Paragraph(paragraph)).Select(c => c.Name).Order();
    }

    [Fact]
    public void A_merge_of_codes_afterwards_leaves_the_agreement_as_it_was()
    {
        var log = CodingLog.Compared();
        var before = log.Of("agreement").Rows;
        Assert.Equal(["sd, mw", "relaxing", "2", "1", "0", "9", "91.7", "0.75", "0.23", "0.88", "0.76"], before.Single(r => r[1] == "relaxing"));
        log.Study(b => CodebookDecisions.Merge(b, ["relaxing", "feeling heard"], "being at ease", "they are one"));
        Assert.Equal(before, log.Of("agreement").Rows);
        Assert.Equal(["being at ease", "sleep"], log.Coding().Codes.Select(c => c.Name).Order());
    }

    [Fact]
    public void The_same_name_written_in_two_ways_is_no_difference()
    {
        var log = CodingLog.Transcribed(2).Apart();
        log.Do("sd", "P07-1", c => CodingDecisions.Code(c, "sd", log.Paragraph(1), ["Sleep"])).Do("mw", "P07-1", c => CodingDecisions.Code(c, "mw", log.Paragraph(1), ["sleep"]));
        log.Finishes("sd").Finishes("mw");
        Assert.Empty(log.Coding().Differences);
        Assert.Equal(["sd, mw", "Sleep", "1", "0", "0", "1", "", "", "", "", ""], log.Of("agreement").Rows[0]);
        Assert.Contains(log.Of("agreement").Notes, n => n.StartsWith("sd, mw: counts only", StringComparison.Ordinal));
    }

    [Fact]
    public void Undo_takes_back_ones_own_latest_coding_and_never_what_both_have_sealed()
    {
        var log = CodingLog.Transcribed(2).Codes("sd", 1, "relaxing").Codes("mw", 1, "sleep").Codes("sd", 1, "relaxing", "sleep");
        log.Do("sd", "P07-1", c => CodingDecisions.Hear(c, log.Paragraph(1), "sleep", "only after lunch"));
        Undo("sd");
        Assert.Empty(log.Coding().Aspects);
        Undo("sd");
        Assert.Equal(["relaxing"], log.Coding().NamesBy("sd", log.Paragraph(1)));
        Assert.Equal(["sleep"], log.Coding().NamesBy("mw", log.Paragraph(1)));
        Undo("sd");
        Assert.Equal("undo: there is no coding of yours to take back in this session", CodingDecisions.Undo(log.Coding(), SessionProtocol.WhyNot(log.State(), Act.Retract), [.. log.Reading.In("P07-1")], "sd").Refusal);
        var compared = CodingLog.Compared();
        Assert.Equal(
            "undo: both have finished: what each coded stays as it is, and what changes now is decided as consensus",
            CodingDecisions.Undo(compared.Coding(), SessionProtocol.WhyNot(compared.State(), Act.Retract), [.. compared.Reading.In("P07-1")], "sd").Refusal);
        // Nor does the undo of the live screen reach it.
        Assert.False(NoteDecisions.Undo(compared.State(), [.. compared.Reading.In("P07-1")], "mw-0001", AllKinds.Known).IsAllowed);

        void Undo(string person) => log.Do(person, "P07-1", c => CodingDecisions.Undo(c, SessionProtocol.WhyNot(log.State(), Act.Retract), [.. log.Reading.In("P07-1")], person));
    }

    [Fact]
    public void What_was_coded_is_what_the_protocol_allows()
    {
        var log = CodingLog.Compared();
        Assert.Empty(SessionCheck.Of(log.Reading.In("P07-1")));
        log.By("mw", "P07-1", new PassageCoded("P07-1/sd-0001/000999", ["sleep"]));
        Assert.Single(SessionCheck.Of(log.Reading.In("P07-1")));
    }

    [Fact]
    public void The_sentence_says_how_many_differences_are_resolved()
    {
        var log = CodingLog.Compared();
        Assert.Contains("12 segments of one transcript were", Sentence(log), StringComparison.Ordinal);
        Assert.Contains("2 differences were resolved by consensus (0 of 2 so far)", Sentence(log), StringComparison.Ordinal);
        log.Do("sd", "P07-1", c => CodingDecisions.Agree(c, log.Paragraph(1), "relaxing", true, "it is said", "2026-03-01"));
        log.Do("sd", "P07-1", c => CodingDecisions.Agree(c, log.Paragraph(2), "feeling heard", false, "not here", "2026-03-08"));
        Assert.Contains("resolved by consensus (2026-03-01 to 2026-03-08)", Sentence(log), StringComparison.Ordinal);

        static string Sentence(CodingLog log) => log.Of("agreement").Notes.Single(n => n.Contains("for the methods section", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("relaxing, feeling heard", "relaxing|feeling heard")]
    [InlineData("#relaxing #feeling heard", "relaxing|feeling heard")]
    [InlineData("relaxing feeling heard", "relaxing|feeling heard")]
    [InlineData("being seen", "being seen")]
    [InlineData("relaxing, being seen, ", "relaxing|being seen")]
    [InlineData(" , ", "")]
    public void At_a_desk_a_new_code_may_have_several_words(string typed, string names) =>
        Assert.Equal(names, string.Join('|', CodeWords.ReadNew(typed, ["relaxing", "feeling heard"])));
}
