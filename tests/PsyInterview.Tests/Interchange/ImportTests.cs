using CsCheck;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Interchange;

public sealed class ImportTests
{
    private const string Patients = "id,gender,age,Pain,Fatigue,interview1_min,interview2_min,interview2_status\n";

    private readonly ImportDesk _desk = new();

    [Fact]
    public void A_row_becomes_a_participant_with_values_and_past_sessions()
    {
        var import = _desk.Participants(Patients + "P1,Male,63,1,0,39,19,done\nP2,female,54,0,0,25,,declined: personal reasons\n", "patients");
        Assert.Empty(import.Problems);
        Assert.Equal("2 participants, 6 values, 3 past sessions, 1 declined second wave", import.Summary);
        Assert.Equal(["Pain"], _desk.Study.AnswerOf("P1", "main_symptoms")!.Values);
        Assert.Equal("none", _desk.Study.AnswerOf("P2", "main_symptoms")!.Words);
        Assert.Equal("Female", _desk.Study.AnswerOf("P2", "gender")!.Words);
        Assert.Equal((19, true, 2), (_desk.Sessions["P1-2"].StatedMinutes, _desk.Sessions["P1-2"].IsPast, _desk.Sessions["P1-2"].Plan!.Wave));
        Assert.Equal(("declined", "personal reasons"), (_desk.Study.LastContact("P2", 2)!.Outcome, _desk.Study.LastContact("P2", 2)!.Reason));
        Assert.Equal("held before the study came into this program", _desk.Study.Overrides[("P2", 2, "contact")]);
    }

    [Fact]
    public void Contacts_keep_a_participants_code_and_others_get_one_from_their_number()
    {
        var import = _desk.Contacts("contact,channel,outcome,reason,participant\n1,phone,agreed,,P1\n21,phone,Declined,lack of time,\nC22,phone,no-answer,,\n", "patients");
        Assert.Contains("Contacts without a day: 3", Assert.Single(import.Problems).What, StringComparison.Ordinal);
        Assert.Equal("3 contacts, 1 participant", import.Summary);
        Assert.Equal(["P1", "contact-21", "C22"], _desk.Study.Contacts.Select(c => c.Person));
        Assert.Equal("lack of time", _desk.Study.LastContact("contact-21", 1)!.Reason);
        Assert.Equal("patients", _desk.Study.GroupOf("P1"));
        Assert.DoesNotContain("P1", _desk.Study.Candidates.Keys);
    }

    [Theory]
    [InlineData("P1,Male,63,1,0,39,,\nP2,Divers,54,0,0,25,,\n", 3, "“Divers” is not one of its levels")]
    [InlineData("P1,Male,old,1,0,39,,\n", 2, "“old” is not a number")]
    [InlineData("P1,Male,63,maybe,0,39,,\n", 2, "“maybe” under Pain (Main symptoms) is neither yes nor no")]
    [InlineData("P1,Male,63,1,0,long,,\n", 2, "“long” is not a number of minutes")]
    [InlineData("P1,Male,63,1,0,39,19,declined: tired\n", 2, "and has a length or a day")]
    [InlineData("P1,Male,63,1,0,39,,perhaps\n", 2, "“perhaps” does not say whether interview 2 was held")]
    [InlineData("P1,Male,63,1,0,39,,\np1,Male,63,1,0,39,,\n", 3, "P1 stands on line 2 already")]
    [InlineData("Jan Jansen,Male,63,1,0,39,,\n", 2, "looks like a name")]
    [InlineData("Jan-Jansen,Male,63,1,0,39,,\n", 2, "looks like a name")]
    [InlineData("P/1,Male,63,1,0,39,,\n", 2, "cannot be a code")]
    [InlineData(",Male,63,1,0,39,,\n", 2, "The row has no code")]
    [InlineData("P1,Male\n", 2, "This row has 2 cells")]
    public void One_wrong_row_and_nothing_comes_in(string rows, int line, string what)
    {
        var before = _desk.Known();
        var import = _desk.Participants(Patients + rows, "patients");
        var problem = Assert.Single(import.Problems, p => p.Severity == Severity.Error);
        Assert.Equal(line, problem.Line);
        Assert.Contains(what, problem.What, StringComparison.Ordinal);
        Assert.NotEqual("", problem.Hint);
        Assert.True(import.IsRefused);
        Assert.Equal(before, _desk.Known());
    }

    [Theory]
    [InlineData("contact,outcome\n1,agreed\n2,maybe\n", 3, "“maybe” is not an outcome")]
    [InlineData("contact,outcome\n1,\n", 2, "does not say what came of the contact")]
    [InlineData("contact,outcome,date\n1,declined,5-11-2019\n", 2, "is not a day")]
    [InlineData("contact,outcome,wave\n1,declined,two\n", 2, "“two” is not a wave")]
    [InlineData("contact,outcome\n,declined\n", 2, "names neither a contact nor a participant")]
    [InlineData("contact,outcome,participant\n1,thinking,P1\n1,agreed,P2\n", 3, "Contact 1 is P1 in an earlier row")]
    [InlineData("contact,outcome,group\n1,declined,nurses\n", 2, "there is no group “nurses”")]
    [InlineData("contact,outcome\nAnna de Vries,declined\n", 2, "cannot be a code")]
    [InlineData("contact\n1\n", 1, "no column “outcome”")]
    [InlineData("outcome\nagreed\n", 1, "neither a column “contact” nor a column “participant”")]
    public void A_wrong_contact_is_named_with_its_line_and_nothing_comes_in(string text, int line, string what)
    {
        var import = _desk.Contacts(text, "patients");
        var problem = Assert.Single(import.Problems, p => p.Severity == Severity.Error);
        Assert.Equal(line, problem.Line);
        Assert.Contains(what, problem.What, StringComparison.Ordinal);
        Assert.Empty(_desk.Study.Contacts);
    }

    [Fact]
    public void What_nothing_has_a_place_for_and_what_lies_outside_is_told_and_taken()
    {
        var import = _desk.Participants("code,set,Shoe size,treatment_sessions,interview_min\nP1,Interview,44,3,38.5\nP2,interview,45,7,\n", "patients");
        Assert.False(import.IsRefused);
        Assert.Equal([1, 2, 2], import.Problems.Select(p => p.Line));
        Assert.Contains("Left out: “Shoe size” (2 cells), for which there is no criterion of patients", import.Problems[0].What, StringComparison.Ordinal);
        Assert.Contains("3 is in none of the bands 6-12", import.Problems[1].What, StringComparison.Ordinal);
        Assert.Contains("38.5 minutes are taken as 39", import.Problems[2].What, StringComparison.Ordinal);
        Assert.Equal(["3"], _desk.Study.AnswerOf("P1", "treatment_sessions")!.Values);
        Assert.Equal(39, _desk.Sessions["P1-1"].StatedMinutes);
    }

    [Fact]
    public void Somebody_who_was_erased_does_not_come_back()
    {
        _desk.Participants(Patients + "P1,Male,63,1,0,39,19,done\n", "patients");
        _desk.Record(new ParticipantWithdrew("P1", Scopes.Erase));
        var again = _desk.Participants(Patients + "P1,Male,63,1,0,39,19,done\nP2,Male,40,1,0,39,19,done\n", "patients");
        Assert.Contains("P1 withdrew on", Assert.Single(again.Problems).What, StringComparison.Ordinal);
        Assert.Contains("P1 withdrew on", Assert.Single(_desk.Contacts("contact,outcome,participant\n1,agreed,P1\n").Problems).What, StringComparison.Ordinal);
        Assert.DoesNotContain("P2", _desk.Study.Participants.Keys);
    }

    [Fact]
    public void A_person_in_another_group_is_not_moved_by_a_table()
    {
        _desk.Participants("id\nT1\n", "therapists");
        Assert.Contains("T1 is in therapists, not in patients", Assert.Single(_desk.Participants("id\nT1\n", "patients").Problems).What, StringComparison.Ordinal);
        Assert.Contains("Nothing says in which group P1 is", Assert.Single(_desk.Participants("id\nP1\n").Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contact_who_turns_out_to_be_a_participant_keeps_the_earlier_contacts()
    {
        _desk.Contacts("contact,outcome\n7,thinking\n", "patients");
        _desk.Participants("id\nP7\n", "patients");
        var import = _desk.Contacts("contact,outcome,participant,date\n7,thinking,,\n7,agreed,P7,2019-11-05\n", "patients");
        Assert.Empty(import.Problems);
        Assert.Equal(1, import.AlreadyThere);
        Assert.Equal([("P7", "thinking"), ("P7", "agreed")], _desk.Study.Contacts.Select(c => (c.Person, c.Outcome)));
        Assert.Empty(_desk.Study.Candidates);
        Assert.Equal(["P7"], _desk.Study.Participants.Keys);
    }

    [Fact]
    public void An_appointment_is_made_once_and_does_not_come_back_after_it_was_cancelled()
    {
        const string table = "contact,outcome,participant,wave,date,appointment,place\n1,agreed,P1,1,2019-11-05,2019-11-12 14:00,home\n"
            + "1,cancelled,P1,1,2019-11-11,,\n1,agreed,P1,2,2020-11-05,2020-11-12 9:30,\n1,declined,P1,3,2021-11-05,2021-11-12 9:30,\n";
        var import = _desk.Contacts(table, "patients");
        Assert.Equal("2 contacts, 1 participant, 2 appointments, 1 agreed second wave, 1 declined third wave", import.Summary);
        Assert.Contains("The appointment at 2021-11-12 9:30 is left out: declined", Assert.Single(import.Problems).What, StringComparison.Ordinal);
        Assert.Equal(("P1", 2, "2020-11-12 09:30"), Assert.Single(_desk.Study.Appointments.Values) is var a ? (a.Person, a.Wave, a.At) : default);
        Assert.Equal("nothing new; 4 rows are in the study already", _desk.Contacts(table, "patients").Summary);
        Assert.Single(_desk.Study.Appointments);
    }

    [Fact]
    public void A_later_wave_of_somebody_who_said_no_to_being_contacted_again_is_refused()
    {
        _desk.Participants("id\nP1\n", "patients");
        _desk.Record(new ConsentRecorded("P1", 1, "contact", false));
        Assert.Contains("P1 did not agree to being contacted again", Assert.Single(_desk.Participants("id,interview2_status\nP1,declined\n", "patients").Problems).What, StringComparison.Ordinal);
        Assert.Empty(_desk.Participants("id,interview2_min\nP1,20\n", "patients").Problems);
    }

    [Fact]
    public void Who_agreed_without_a_code_gets_none_from_a_table()
    {
        var import = _desk.Contacts("contact,outcome,date\n7,agreed,2019-11-05\n", "patients");
        Assert.Contains("contact-7 agreed and has no participant's code", Assert.Single(import.Problems).What, StringComparison.Ordinal);
        Assert.Empty(_desk.Study.Participants);
        Assert.Equal(["contact-7"], _desk.Study.Candidates.Keys);
    }

    [Fact]
    public void What_is_known_later_is_added_and_what_changed_is_told()
    {
        _desk.Participants("id,age,interview1_min\nP1,63,\n", "patients");
        var import = _desk.Participants("id,age,interview1_min,interview1_date\nP1,64,39,2019-11\n", "patients");
        Assert.Equal("1 value, 1 past session; 1 value takes the place of what the study had", import.Summary);
        Assert.Equal((39, "2019-11"), (_desk.Sessions["P1-1"].StatedMinutes, _desk.Sessions["P1-1"].StatedOn));
        Assert.Empty(_desk.Participants("id,age,interview1_min,interview1_date\nP1,,,\n", "patients").Events);
        Assert.Equal("64", _desk.Study.AnswerOf("P1", "age")!.Words);
    }

    [Theory]
    [InlineData(Recruitment.LeavesReason)]
    [InlineData(Recruitment.LeavesOutcome)]
    public void What_the_protocol_lets_go_does_not_come_back_with_a_second_import(string leaves)
    {
        _desk.Record(new StudyDescribed(DeclinedLeaves: leaves));
        const string table = "contact,channel,outcome,reason\n1,phone,declined,lack of time\n2,phone,not eligible,too young\n";
        _desk.Contacts(table, "patients");
        Assert.Equal(2, _desk.Reading.Entries.Count(e => e.Happened is PersonForgotten));
        var again = _desk.Contacts(table, "patients");
        Assert.Empty(again.Problems);
        Assert.Equal("nothing new; 2 rows are in the study already", again.Summary);
    }

    private static readonly Gen<string> PatientRow =
        from number in Gen.Int[1, 6]
        from gender in Gen.OneOf("Male", "Female", "", "?")
        from age in Gen.OneOf("20", "45", "8.5", "99", "")
        from pain in Gen.OneOf("1", "0", "")
        from first in Gen.OneOf("30", "31.5", "")
        from second in Gen.OneOf("20,", "20,done", ",done", ",declined: tired", ",cancelled", ",planned", ",")
        select $"P{number},{gender},{age},{pain},,{first},{second}";

    private static readonly Gen<string> ContactRow =
        from number in Gen.Int[1, 6]
        from outcome in Gen.OneOf("agreed,,{0}", "agreed,,", "declined,tired,", "no answer,,", "thinking,,{0}", "cancelled,,")
        from day in Gen.OneOf("2019-11-05", "")
        select $"{number},phone,{day},{string.Format(System.Globalization.CultureInfo.InvariantCulture, outcome, $"P{number}")}";

    [Fact]
    public void Importing_again_changes_nothing_whatever_was_imported_and_in_whatever_order() =>
        Gen.Select(PatientRow.List[0, 5], ContactRow.List[0, 5], Gen.Bool, Gen.Int[0, 5], Gen.Int[0, 3]).Sample((people, calls, contactsFirst, part, days) =>
        {
            List<string> rows = [.. people.DistinctBy(r => r.Split(',')[0])];
            // One answer a person: people who decline and then agree are told by hand.
            calls = [.. calls.DistinctBy(r => r.Split(',')[0])];
            var (whole, contacts) = (Patients + string.Join('\n', rows), "contact,channel,date,outcome,reason,participant\n" + string.Join('\n', calls));
            var (half, fewer) = (Patients + string.Join('\n', rows.Take(part)), "contact,channel,date,outcome,reason,participant\n" + string.Join('\n', calls.Take(part)));

            var once = new ImportDesk();
            Both(once, whole, contacts, contactsFirst);
            var (known, count) = (once.Known(), once.Entries.Count);
            once.Today = once.Today.AddDays(days);
            Both(once, whole, contacts, !contactsFirst);
            Assert.Equal((known, count), (once.Known(), once.Entries.Count));

            var other = new ImportDesk();
            Both(other, half, fewer, contactsFirst);
            other.Today = other.Today.AddDays(days);
            Both(other, whole, contacts, !contactsFirst);
            Assert.Equal(known, other.Known());
        }, iter: 100);

    private static void Both(ImportDesk desk, string people, string contacts, bool contactsFirst)
    {
        if (contactsFirst) desk.Contacts(contacts, "patients");
        Assert.False(desk.Participants(people, "patients").IsRefused);
        if (!contactsFirst) desk.Contacts(contacts, "patients");
    }
}
