using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Reports;

/// <summary>Flow, contacts, due and Table 1 on small studies, one matter at a time.</summary>
public sealed class PeopleReportTests
{
    private readonly ReportLog _log = new ReportLog().Has(
        new GroupDeclared("patients", "Patients"), new WaveDeclared("patients", 1), new WaveDeclared("patients", 2, null, 4, 6),
        new CriterionDeclared("age", "Age", "number", ["18-39", "40-59"], Decimals: 1), new CriterionDeclared("region", "Region", "nominal", ["N", "S"]));

    [Fact]
    public void Only_the_latest_outcome_of_a_person_counts_and_attempts_stand_beside_it()
    {
        _log.Has(Contact("C01", Outcomes.NoAnswer, "phone"), Contact("C01", Outcomes.NoAnswer, "letter"), Contact("C01", Outcomes.Declined, "phone"),
            Contact("C02", Outcomes.Thinking, "letter"), Contact("C03", Outcomes.NotEligible, "phone"), new ReasonGiven("C03", 1, "contact", "other therapy"));
        Assert.Equal(
            ["contacted  3 5", "contacted by: phone and letter 1 3", "contacted by: letter 1 1", "contacted by: phone 1 1", "declined  1 3",
                "declined no reason recorded 1 ", "not eligible  1 1", "not eligible other therapy 1 ", "thinking  1 1", "interviewed  0 "],
            Flow("1"));
        Assert.Equal("Three patients were contacted (by phone and letter 1, letter 1, phone 1); two did not take part (no reason recorded 1, other therapy 1); "
            + "one had not answered or decided (thinking 1).", _log.Of("flow").Notes[^1]);
        Assert.Equal(["1", "2", "3", "1", "1"], _log.Of("contacts").Rows.Select(r => r[3]));
    }

    [Fact]
    public void Who_was_erased_stays_in_the_flow_and_leaves_table_1()
    {
        Person("P01", "30", "N").Has(Contact("P01", Outcomes.Agreed, "phone")).Before("P01", 1, 30, "2026-06-01");
        Person("P02", "41", "S").Before("P02", 1, 40, "2026-06-01").Has(new ParticipantWithdrew("P02", Scopes.Erase));
        Assert.Contains("interviewed  2 ", Flow("1"));
        Assert.Equal(["interviews  2 ", "withdrew  1 ", "withdrew data erased 1 "], Flow("all"));
        Assert.EndsWith("One withdrew; the data of one were erased.", _log.Of("flow").Notes[^1], StringComparison.Ordinal);
        var table = _log.Of("table1");
        Assert.Equal("1", table.Rows[0][2]);
        Assert.Contains("Patients: the data of one were erased.", table.Notes);
    }

    [Fact]
    public void What_is_missing_not_asked_or_declined_has_rows_of_its_own_only_where_there_are_any()
    {
        Person("P01", "30.5", "N").Before("P01", 1, 30);
        Person("P02", "70", "N").Before("P02", 1, 30).Has(new CriterionRecorded("P02", "region", [], "declined"));
        _log.Has(new ParticipantAdded("P03", "patients"), new CriterionRecorded("P03", "age", [], "not asked")).Before("P03", 1, 30);
        Person("P04", "20", "S");
        var table = _log.Of("table1");
        Assert.Equal(
            ["n: 3", "Age mean (range): 50.3 (30.5-70), n = 2", "Age not asked: 1", "Region N: 1", "Region S: 0", "Region missing: 1", "Region declined to say: 1"],
            table.Rows.Select(r => $"{r[0]} {r[1]}".Trim() + $": {r[2]}"));
        Assert.Contains("Age, Patients: highest 70 is above the highest band, 40-59 (1 value); in the mean and the range all the same.", table.Notes);
    }

    [Fact]
    public void Members_of_a_focus_group_that_is_planned_and_not_held_are_not_counted_yet()
    {
        _log.Has(new GroupDeclared("FG1", "Group one", "F", "focus-group"), new ParticipantAdded("F1", "FG1"));
        Assert.Equal("1", _log.Of("table1", columns: "FG1").Rows[0][2]);
        _log.In("FG1-1", new SessionPlanned("FG1", "focus-group", 1, "five", 1, "en", "x"));
        Assert.Equal("0", _log.Of("table1", columns: "FG1").Rows[0][2]);
    }

    [Fact]
    public void A_focus_group_that_talks_under_the_letter_of_its_people_is_that_group()
    {
        _log.Has(new GroupDeclared("focus-group-1", "Focus group I", "FG1-", "focus-group"), new ParticipantAdded("FG1-1", "focus-group-1"))
            .In("FG1", new PastSessionStated("FG1", "focus-group", 1, "2020-01"), new LengthStated(69));
        Assert.StartsWith("Focus group I, wave 1: net mean 69 min", _log.Of("durations").Notes[^1], StringComparison.Ordinal);
        Assert.EndsWith("Focus group I: one took part (69 min). How they were contacted was not recorded.", _log.Of("flow").Notes[^1], StringComparison.Ordinal);
        Assert.Equal("1", _log.Of("table1", columns: "Focus group I").Rows[0][2]);
    }

    [Theory]
    [InlineData("2026-09-30", "not yet due", "3 months 29 days")]
    [InlineData("2026-10-01", "due", "4 months")]
    [InlineData("2026-12-01", "due", "6 months")]
    [InlineData("2026-12-02", "overdue", "6 months 1 day")]
    public void A_window_opens_and_closes_in_whole_months_after_the_first_session(string today, string what, string since)
    {
        Person("P01", "30", "N").Has(new ConsentRecorded("P01", 1, "contact", true)).Before("P01", 1, 30, "2026-06-01");
        Assert.Equal([what, "P01", "2", since, "2026-10-01 to 2026-12-01", ""], _log.Of("due", today).Rows.Single());
    }

    [Fact]
    public void Of_a_session_of_which_only_the_month_is_known_the_first_day_counts_and_is_told()
    {
        Person("P01", "30", "N").Before("P01", 1, 30, "2026-06");
        var due = _log.Of("due", "2026-10-01");
        Assert.Equal("first session in 2026-06, counted from the 1st; consent of P01 to being contacted again is not on file", due.Rows.Single()[5]);
        Assert.Contains(due.Notes, n => n.StartsWith("Where only the month", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_declined_withdrew_or_does_not_want_to_be_contacted_is_told_apart_and_not_due()
    {
        foreach (var code in (string[])["P01", "P02", "P03", "P04"]) Person(code, "30", "N").Before(code, 1, 30, "2026-06-01");
        _log.Has(new ConsentRecorded("P01", 1, "contact", false), Contact("P02", Outcomes.Declined, null, 2), new ReasonGiven("P02", 2, "contact", "moved"),
            new ParticipantWithdrew("P03", Scopes.Contact, "2026-07-01"), new AppointmentMade("P04", 2, "2026-11-20 14:00", "home", "sd"));
        Assert.Equal(
            ["appointment today P04 2026-11-20 14:00 home, sd", "contact not agreed P01  P01 did not agree to being contacted again",
                "declined P02 2026-11-02 moved", "withdrawn P03 2026-07-01 no further contact; what is there is kept"],
            _log.Of("due").Rows.Select(r => $"{r[0]} {r[1]} {r[4]} {r[5]}"));
    }

    [Fact]
    public void Call_backs_debriefs_and_distress_are_on_the_list_of_what_is_to_be_done()
    {
        Person("P01", "30", "N").Talked("P01", 1, "2026-11-10", "mine").On("2026-11-10", "10:06");
        _log.In("P01-1", new IncidentNoted("q1")).In("P01-1", new FollowUpAnswered(_log.Entries[^1].Id.ToString(), "distress"));
        _log.Has(Contact("C01", Outcomes.CallBack, "phone") with { CallBack = "2026-11-18" }, Contact("C02", Outcomes.NoAnswer, "phone") with { CallBack = "2027-01-01" });
        var due = _log.Of("due");
        Assert.Contains(due.Rows, r => r is ["call back", "C01", "1", "", "2026-11-18", "2 days late; last: call back on 2026-11-10"]);
        Assert.Contains("1 call-back later than 7 days from now.", due.Notes);
        Assert.Contains(due.Rows, r => r is ["debrief", "P01", "1", "", "2026-11-10", "session P01-1"]);
        Assert.Contains(due.Rows, r => r is ["distress", "P01", "1", "", "2026-11-10", "session P01-1, 10 days ago; steps of the protocol taken: 0"]);
        _log.In("P01-1", new DebriefAnswered("distress", "spoke with her"));
        Assert.DoesNotContain(_log.Of("due").Rows, r => r[0] == "distress");
    }

    [Theory]
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("9999-12-01", 1, null)]
    [InlineData("0001-01-01", -1, null)]
    [InlineData("2026-01-31", int.MaxValue, null)]
    public void Whole_months_end_with_the_calendar(string day, int months, string? then) =>
        Assert.Equal(then, CalendarDay.After(CalendarDay.Read(day)!.Value.Day, months) is { } after ? CalendarDay.Iso(after) : null);

    private ReportLog Person(string code, string age, string region) => _log.Has(
        new ParticipantAdded(code, "patients"), new CriterionRecorded(code, "age", [age]), new CriterionRecorded(code, "region", [region]));

    private static ContactRecorded Contact(string code, string outcome, string? channel, int wave = 1) =>
        new(code, wave, outcome, Channel: channel, Group: "patients");

    private IEnumerable<string> Flow(string wave) => _log.Of("flow").Rows.Where(r => r[1] == wave).Select(r => $"{r[2]} {r[3]} {r[4]} {r[5]}");
}
