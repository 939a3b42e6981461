using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.MemberChecks;

public sealed class MemberCheckTests
{
    [Fact]
    public void Planning_needs_a_participant_who_was_interviewed_and_is_still_in_the_study()
    {
        var desk = new CheckDesk();
        Assert.Equal("there is no P99 in this study", Plan("P99").Refusal);
        Assert.Equal("P01 has no interview of wave 1 that was held; there is nothing to check yet", Plan("P01", wasHeld: false).Refusal);
        Assert.Equal("a check in the session is made in the talk: m on the live screen", Plan("P01", CheckForms.InSession).Refusal);
        Assert.StartsWith("“poster” is not a kind of member check; summary, transcript", Plan("P01", "poster").Refusal, StringComparison.Ordinal);
        Assert.Equal([new MemberCheckPlanned("P01", 1, CheckForms.Summary)], Plan("P01").Events);
        Assert.Empty(MemberCheckDecisions.Plan(desk.Study, CheckDesk.Planned().Check, "P01", 1, CheckForms.Summary, true).Events);
        desk.Has(new ParticipantWithdrew("P01", Scopes.Contact, "2026-11-03"));
        Assert.Equal("P01 withdrew on 2026-11-03: no further contact; what is there can be read", Plan("P01").Refusal);

        Decision Plan(string person, string form = CheckForms.Summary, bool wasHeld = true) => MemberCheckDecisions.Plan(desk.Study, new MemberCheck(CheckDesk.Stream), person, 1, form, wasHeld);
    }

    [Fact]
    public void Without_consent_to_contact_nothing_is_sent_and_a_no_is_not_passed_over_only_changed()
    {
        var desk = CheckDesk.Planned(contact: false).Has(new LetterWritten(1, "en", CheckDesk.Letter));
        const string No = "P01 did not agree to being contacted again; if they changed their mind, record that first";
        desk.Refuses(No, (study, check, today) => MemberCheckDecisions.Send(study, check, today, "post", "2026-12-01"));
        Assert.Equal("cannot be sent yet", CheckStanding.Waits(desk.Study, desk.Check, desk.Today)?.Words);
        desk.Has(new ConsentOverridden("P01", 1, "contact", "asked for it on the phone")).Refuses(No, (study, check, today) => MemberCheckDecisions.Send(study, check, today, "post", "2026-12-01"));
        desk.Has(new ConsentRecorded("P01", 2, "contact", true)).Does((study, check, today) => MemberCheckDecisions.Send(study, check, today, "post", "2026-12-01"));
        Assert.Equal(CheckPhase.Sent, desk.Check.Phase);
    }

    [Fact]
    public void Of_several_answers_about_being_contacted_the_newest_counts_whatever_interview_it_was_given_for()
    {
        var desk = CheckDesk.Written().Has(new ConsentRecorded("P01", 3, "contact", false));
        desk.Refuses("P01 did not agree to being contacted again; if they changed their mind, record that first", (study, check, today) => MemberCheckDecisions.Send(study, check, today, "post", "2026-12-01"));
        desk.Does((study, check, _) => MemberCheckDecisions.Write(study, check, "en", CheckDesk.Letter + "\nMore.\n"));
        Assert.Null(MemberCheckDecisions.WhyNotSend(desk.Has(new ConsentRecorded("P01", 1, "contact", true)).Study, desk.Check));
    }

    [Fact]
    public void A_letter_that_grew_from_one_that_repeats_somebodys_words_counts_as_repeating_them_and_is_not_sent_once_they_withdrew()
    {
        var desk = CheckDesk.Planned().Does((study, check, _) => MemberCheckDecisions.Write(study, check, "en", "1. “I was quite numb in the arms”\n", ["P01", "P05"]));
        desk.Does((study, check, _) => MemberCheckDecisions.Write(study, check, "en", "1. “numb”\n"));
        Assert.Equal(["P01", "P05"], desk.Check.Letter!.Quoted);
        desk.Has(new ParticipantWithdrew("P05", Scopes.Contact)).Refuses("the letter repeats words of P05, who withdrew; assemble it anew", (study, check, today) => MemberCheckDecisions.Send(study, check, today, "post", "2026-12-01"));
        Assert.Equal("the letter repeats words of P05, who withdrew; assemble it anew", MemberCheckDecisions.WhyNotExport(desk.Study, desk.Check, desk.Check.Letter!));
        desk.Does((study, check, _) => MemberCheckDecisions.Write(study, check, "en", "1. It was hard.\n", isAnew: true)).Does((study, check, today) => MemberCheckDecisions.Send(study, check, today, "post", "2026-12-01"));
    }

    [Fact]
    public void A_letter_in_which_nothing_could_be_answered_is_not_sent() =>
        CheckDesk.Planned().Has(new LetterWritten(1, "en", "Dear participant,\n")).Refuses("the letter has no numbered statement: nothing in it could be answered", (study, check, today) => MemberCheckDecisions.Send(study, check, today, "post", "2026-12-01"));

    [Fact]
    public void What_was_sent_is_known_by_version_and_hash_and_cannot_be_written_anew()
    {
        var desk = CheckDesk.Written().Has(new LetterWritten(2, "en", CheckDesk.Letter + "\nMore.\n")).Does((study, check, today) => MemberCheckDecisions.Send(study, check, today, "post", "2026-12-01", by: "mw"));
        Assert.Equal(new SentLetter(2, desk.Check.Letters[1].Id.ToString(), "post", "2026-11-02", "mw", "2026-12-01"), desk.Check.Sent);
        Assert.Equal(Letter.Hash(CheckDesk.Letter + "\nMore.\n"), desk.Check.Hashes?.Letter);
        desk.Refuses("write: version 2 was sent; a corrected one follows the answer", (study, check, _) => MemberCheckDecisions.Write(study, check, "en", "other words"));
        desk.Does((study, check, today) => MemberCheckDecisions.Return(study, check, today)).Does((study, check, _) => MemberCheckDecisions.Write(study, check, "en", "corrected"));
        Assert.Equal(["en 1", "en 2", "en 3"], desk.Check.Letters.Select(l => $"{l.Language} {l.Number}"));
        Assert.Equal(2, desk.Check.Shown?.Number);
    }

    [Fact]
    public void Days_have_to_be_possible()
    {
        var desk = CheckDesk.Written().Later(10);
        desk.Refuses("2026-12-24 is still to come", (study, check, today) => MemberCheckDecisions.Send(study, check, today, "post", "2026-12-31", on: "2026-12-24"));
        desk.Refuses("an answer cannot be due on 2026-11-01, before it was sent", (study, check, today) => MemberCheckDecisions.Send(study, check, today, "post", "2026-11-01"));
        desk.Refuses("“soon” is not a day; write year, month and day, for example 2026-11-05", (study, check, today) => MemberCheckDecisions.Send(study, check, today, "post", "soon"));
        desk.Does((study, check, today) => MemberCheckDecisions.Send(study, check, today, "post", "2026-12-01", on: "2026-11-10"));
        desk.Refuses("2026-11-09 is before 2026-11-10, when the step before it was", (study, check, today) => MemberCheckDecisions.Return(study, check, today, on: "2026-11-09"));
        desk.Refuses("2026-11-09 is before 2026-11-10, when the step before it was", (study, check, today) => MemberCheckDecisions.Remind(study, check, today, on: "2026-11-09"));
    }

    [Fact]
    public void The_answer_as_a_whole_says_no_less_than_what_was_noted_of_it()
    {
        var desk = CheckDesk.Returned(CheckResponses.Confirmed).Does((study, check, _) => MemberCheckDecisions.Add(study, check, "the stairs"));
        Assert.Equal(CheckResponses.Additions, desk.Check.Response);
        desk.Refuses("something was added: it is confirmed with additions", (study, check, _) => MemberCheckDecisions.Respond(study, check, CheckResponses.Confirmed));
        desk.Does((study, check, _) => MemberCheckDecisions.Answer(study, check, 2, StatementAnswers.Dispute, null));
        Assert.Equal(CheckResponses.Corrections, desk.Check.Response);
        desk.Refuses("a change was asked for in statement 2: it is not simply confirmed", (study, check, _) => MemberCheckDecisions.Respond(study, check, CheckResponses.Additions));
        desk.Does((study, check, _) => MemberCheckDecisions.Respond(study, check, CheckResponses.Disagrees)).Does((study, check, _) => MemberCheckDecisions.Answer(study, check, 1, StatementAnswers.Amend, "a little"));
        Assert.Equal(CheckResponses.Disagrees, desk.Check.Response);
    }

    [Fact]
    public void A_statement_that_is_not_in_the_letter_cannot_be_answered_and_an_amendment_needs_words()
    {
        var desk = CheckDesk.Returned();
        desk.Refuses("there is no statement 3; the letter has 2, and 0 is the whole", (study, check, _) => MemberCheckDecisions.Answer(study, check, 3, StatementAnswers.Confirm, null));
        desk.Refuses("say how they would put it", (study, check, _) => MemberCheckDecisions.Answer(study, check, 1, StatementAnswers.Amend, " "));
        desk.Does((study, check, _) => MemberCheckDecisions.ConfirmRest(study, check));
        Assert.Equal([1, 2], desk.Check.Answers.Keys);
        Assert.Empty(MemberCheckDecisions.ConfirmRest(desk.Study, desk.Check).Events);
    }

    [Fact]
    public void Each_change_is_decided_with_a_reason_and_nothing_that_was_said_is_overwritten()
    {
        var desk = CheckDesk.Returned().Does((study, check, _) => MemberCheckDecisions.Answer(study, check, 1, StatementAnswers.Amend, "at first only"));
        desk.Refuses("say why, in a few words: it is what the participant and readers of the study will ask", (study, check, today) => MemberCheckDecisions.Decide(study, check, today, 1, ChangeVerdicts.Accepted, ""));
        desk.Refuses("no change was asked for in statement 2", (study, check, today) => MemberCheckDecisions.Decide(study, check, today, 2, ChangeVerdicts.Accepted, "why"));
        desk.Refuses("reviewed: a requested change is not decided yet", (study, check, today) => MemberCheckDecisions.Review(study, check, today));
        desk.Does((study, check, today) => MemberCheckDecisions.Decide(study, check, today, 1, ChangeVerdicts.Accepted, "read too widely", ["relaxing", " Body ", "relaxing"]));
        var decided = Assert.Single(desk.Check.Decisions).Value;
        Assert.Equal(("accepted", "read too widely"), (decided.Verdict, decided.Reason));
        Assert.Equal(["relaxing", "Body"], decided.Touched);
        // Said otherwise, it is another change, and waits for a decision of its own.
        desk.Does((study, check, _) => MemberCheckDecisions.Answer(study, check, 1, StatementAnswers.Amend, "only in the first weeks"));
        Assert.Equal("only in the first weeks", Assert.Single(desk.Check.Undecided).Words);
        Assert.Contains(desk.Entries, e => e.Happened is StatementAnswered { Words: "at first only" });
    }

    [Fact]
    public void Distress_opens_a_duty_that_stays_until_it_is_said_what_was_done()
    {
        var desk = CheckDesk.Returned(CheckResponses.Distressed);
        Assert.Equal(Agenda.Distress, CheckStanding.Waits(desk.Study, desk.Check, desk.Today)?.What);
        desk.Does((study, check, today) => MemberCheckDecisions.Review(study, check, today));
        desk.Refuses("close: they were distressed; say first what was done about it", (study, check, today) => MemberCheckDecisions.Close(study, check, today));
        desk.Does((study, check, today) => MemberCheckDecisions.FollowUp(study, check, today, "called, GP informed")).Does((study, check, today) => MemberCheckDecisions.Close(study, check, today));
        Assert.Null(CheckStanding.Waits(desk.Study, desk.Check, desk.Today));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Distress_is_not_forgotten_when_the_answer_is_read_otherwise_or_they_withdraw(bool withdrew)
    {
        var desk = CheckDesk.Returned(CheckResponses.Distressed).Does((study, check, _) => MemberCheckDecisions.Respond(study, check, CheckResponses.Confirmed));
        if (withdrew) desk.Has(new ParticipantWithdrew("P01", Scopes.New));
        Assert.True(desk.Check.IsDistressOpen);
        desk.Does((study, check, today) => MemberCheckDecisions.FollowUp(study, check, today, "called, GP informed"));
        Assert.False(desk.Check.IsDistressOpen);
    }

    [Theory]
    [InlineData(Scopes.Contact, CheckPhase.Withdrawn, CheckPhase.Returned, CheckPhase.Closed)]
    [InlineData(Scopes.New, CheckPhase.Withdrawn, CheckPhase.Withdrawn, CheckPhase.Closed)]
    [InlineData(Scopes.Erase, CheckPhase.Withdrawn, CheckPhase.Withdrawn, CheckPhase.Withdrawn)]
    public void A_withdrawal_ends_what_it_concerns(string scope, CheckPhase sent, CheckPhase returned, CheckPhase closed)
    {
        var withdrew = new ParticipantWithdrew("P01", scope);
        Assert.Equal(sent, CheckDesk.Sent().Has(withdrew).Check.Phase);
        Assert.Equal(returned, CheckDesk.Returned().Has(withdrew).Check.Phase);
        Assert.Equal(closed, CheckDesk.Returned(CheckResponses.Confirmed).Has(new MemberCheckReviewed(), new MemberCheckClosed(), withdrew).Check.Phase);
    }

    [Fact]
    public void Undo_takes_back_ones_own_latest_entry_unless_a_later_one_hangs_on_it()
    {
        var desk = CheckDesk.Returned(CheckResponses.Confirmed).Does((study, check, _) => MemberCheckDecisions.Answer(study, check, 1, StatementAnswers.Amend, "a little"));
        desk.By = "mw";
        desk.Does((study, check, today) => MemberCheckDecisions.Decide(study, check, today, 1, ChangeVerdicts.Noted, "kept beside it"));
        Assert.Equal("undo: “requested change decided” came after it and would hang in the air", Undo("sd", then: "sd").Refusal);
        desk.Has([.. Undo("mw").Events]);
        Assert.Single(desk.Check.Undecided);
        // The amendment goes with the answer as a whole that it brought: what one key wrote, one key takes back.
        var both = Undo("sd").Events;
        Assert.Equal(2, both.Count);
        desk.Has([.. both]);
        Assert.Equal(CheckResponses.Confirmed, desk.Check.Response);
        Assert.Empty(desk.Check.Answers);
        Assert.Equal("undo: there is nothing of yours to take back here; versions of a letter stay", CheckFindings.Undo(CheckDesk.Written().Check, CheckDesk.Written().Entries, "sd").Refusal);

        Decision Undo(string person, string? then = null)
        {
            var entries = desk.Entries;
            if (then is not null)
                entries = [.. entries.Select(e => e.Happened is MemberCheckResponded { Response: CheckResponses.Corrections } ? e with { RetractedBy = new EntryId(CheckDesk.Stream, "sd-0001", 99) } : e)];
            return CheckFindings.Undo(desk.Check, entries, person);
        }
    }

    [Fact]
    public void Planned_on_two_laptops_it_is_one_check_and_what_the_protocol_would_not_allow_is_found()
    {
        var desk = CheckDesk.Planned();
        desk.By = "mw";
        desk.Has(new MemberCheckPlanned("P01", 1, CheckForms.Summary), new MemberCheckReturned());
        Assert.Equal(CheckPhase.Returned, desk.Check.Phase);
        Assert.Equal("the protocol did not allow it: not before it was sent", Assert.Single(CheckFindings.Of(desk.Entries)).What);
    }

    [Fact]
    public void What_two_laptops_recorded_apart_adds_up_and_is_no_fault()
    {
        var desk = CheckDesk.Returned(CheckResponses.Confirmed).Has(new MemberCheckReviewed());
        desk.By = "mw";
        // These two laptops were away: they know neither of the answer nor of the review.
        desk.Has(new MemberCheckReminded(), new MemberCheckEnded(CheckExits.NoResponse));
        desk.By = "an";
        desk.Has(new MemberCheckReturned());
        Assert.Equal(CheckPhase.Reviewed, desk.Check.Phase);
        Assert.Null(desk.Check.EndedOn);
        Assert.Empty(CheckFindings.Of(desk.Entries));
    }

    [Fact]
    public void Where_the_letter_is_gone_what_was_answered_still_has_its_place()
    {
        var desk = CheckDesk.Returned().Does((study, check, _) => MemberCheckDecisions.Answer(study, check, 2, StatementAnswers.Amend, "a little"));
        var erased = LogReading.Of(desk.Reading.Entries.Select(e => e.Happened is LetterWritten ? e.Entry.Erase() : e.Entry), AllKinds.Known);
        var check = Assert.Single(MemberCheck.All(erased, StudyState.Of(erased)));
        Assert.Equal([null, null], check.Statements);
        Assert.Equal("a little", check.Answers[2].Words);
    }

    [Fact]
    public void When_the_words_are_erased_the_counts_stay()
    {
        var desk = CheckDesk.Returned(CheckResponses.Confirmed).Does((study, check, _) => MemberCheckDecisions.Add(study, check, "the stairs")).Has(new ParticipantWithdrew("P01", Scopes.Erase));
        var due = Erasure.Of(desk.Reading, AllKinds.Known);
        Assert.Equal(["letter-written", "sent-letter-hashed", "statement-added"], due.Select(id => desk.Reading.Entries.First(e => e.Entry.Id == id).Entry.Kind).Order());
        var erased = LogReading.Of(desk.Reading.Entries.Select(e => due.Contains(e.Entry.Id) ? e.Entry.Erase() : e.Entry), AllKinds.Known);
        var check = Assert.Single(MemberCheck.All(erased, StudyState.Of(erased)));
        Assert.Equal((CheckPhase.Withdrawn, CheckCounts.Withdrew), (check.Phase, CheckCounts.PartOf(check)));
        Assert.Equal((null, 1), (check.Letter?.Text, check.Letter?.Number));
        Assert.Empty(check.Additions);
    }

    [Fact]
    public void A_letter_that_repeats_what_another_said_goes_with_that_ones_words()
    {
        var desk = CheckDesk.Planned(form: CheckForms.Synthesized).Has(new LetterWritten(1, "en", "# Themes\n\n> “I was numb”\n", ["P05"]));
        var reading = LogReading.Of([.. desk.Reading.Entries.Select(e => e.Entry), .. Other()], AllKinds.Known);
        Assert.Equal(["letter-written"], Erasure.Of(reading, AllKinds.Known).Select(id => reading.Entries.First(e => e.Entry.Id == id).Entry.Kind));
        Assert.Contains("letter written", Withdrawing.Preview(reading, StudyState.Of(reading), AllKinds.Known, "P05").Goes.Select(g => g.Kind));

        static IEnumerable<Entry> Other()
        {
            var chain = new Chain("an-0001", AllKinds.Known, () => new byte[16]);
            yield return chain.Seal(EntryId.Study, CheckDeskTime, new ParticipantAdded("P05", "patients"));
            yield return chain.Seal(EntryId.Study, CheckDeskTime, new ParticipantWithdrew("P05", Scopes.Erase));
        }
    }

    private static DateTimeOffset CheckDeskTime => new(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(1));
}
