using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Reports;

/// <summary>The frame of a study, from its set-up and its people.</summary>
public sealed class SamplingReportTests
{
    private readonly ReportLog _log = new ReportLog().Has(
        new StudyDescribed(NotVaried: ["ethnicity"]),
        new GroupDeclared("patients", "Patients"),
        new CriterionDeclared("gender", "Gender", "nominal", ["Male", "Female"]),
        new CriterionDeclared("age", "Age", "number", ["18-39", "40-59"]),
        new CriterionDeclared("phq", "PHQ-15", "number", InFrame: false),
        new TargetSet(["gender=male"], 2), new TargetSet(["Gender=Female"], 1, 1), new TargetSet(["gender=Male", "age=18-39"], 1),
        new CombinationExcluded(["gender=Female", "age=40-59"], "for this test"));

    [Fact]
    public void Levels_targets_and_gaps_stand_beside_what_would_be_if_all_came()
    {
        Person("P01", "Female", "25", true).Before("P01", 1, 30);
        Person("P02", "Female", "61", true).Before("P02", 1, 30);
        Person("P03", "Male", "45", true);
        Person("C04", "Male", "30", false);
        var table = _log.Of("sampling");
        Assert.Equal(["criterion", "level", "n", "target", "gap", "if all come", "more"], table.Columns);
        Assert.Equal(
            ["Gender|Male|0|2|2|1|", "Gender|Female|2|1-1|0|2|over the maximum", "Age|18-39|1|||1|", "Age|40-59|0|||1|", "Age|outside frame|1|||1|P02 61",
                "together|Gender Male and Age 18-39|0|1|1|0|"],
            table.Rows.Where(r => r[1] != "evenness").Select(r => string.Join('|', r)));
        Assert.Contains("Patients: 2 interviewed; candidates 2, of whom 1 agreed.", table.Notes);
        Assert.Contains("Patients, covered: single levels 2/4 (50.0 %); pairs 1/3 (33.3 %), full sets 0/1; cells 1/3.", table.Notes);
        Assert.Contains("Patients, left out as impossible: Gender Female and Age 40-59.", table.Notes);
        Assert.Contains("Known not to vary in this sample: ethnicity.", table.Notes);
    }

    [Fact]
    public void Invitations_give_their_reasons_and_the_researcher_s_own_word_goes_before()
    {
        Person("P01", "Female", "25", true).Before("P01", 1, 30);
        foreach (var code in (string[])["C02", "C03", "C04"]) Person(code, "Female", "30", false);
        Person("C05", "Male", "30", false);
        Person("C06", "Male", "30", false).Has(new ContactRecorded("C06", 1, Outcomes.Declined));
        _log.Has(new InvitationSettled("C04", "pin", "from the north"), new InvitationSettled("C03", "skip", "a colleague's friend"));
        var table = _log.Of("invite");
        Assert.Equal(["1 C04", "2 C05", "3 C02", " C03"], table.Rows.Select(r => $"{r[0]} {r[1]}"));
        Assert.EndsWith(" Pinned: from the north.", table.Rows[0][4], StringComparison.Ordinal);
        Assert.StartsWith("Invite C05: fills 1 open quota (Gender Male), adds 1 new combination", table.Rows[1][4], StringComparison.Ordinal);
        Assert.Equal("skipped: a colleague's friend", table.Rows[3][4]);
        Assert.Equal("invited", table.Rows[1][3]);
        Assert.Contains("Patients: no candidate has Age 40-59, and nobody covers it: a task for recruitment.", table.Notes);
    }

    [Fact]
    public void A_frame_that_cannot_be_counted_is_told_and_not_counted()
    {
        Person("P01", "Female", "25", true).Before("P01", 1, 30).Has(new TargetSet(["gender=Other"], 1));
        Assert.Empty(_log.Of("sampling").Rows);
        Assert.Contains(_log.Of("sampling").Notes, n => n.StartsWith("Patients: gender has no level Other.", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_criteria_there_is_nothing_to_sample_by() => Assert.StartsWith(
        "No group has criteria", new ReportLog().Has(new GroupDeclared("patients", "Patients")).Of("sampling").Notes[0], StringComparison.Ordinal);

    private ReportLog Person(string code, string gender, string age, bool agreed) => (agreed
            ? _log.Has(new ParticipantAdded(code, "patients"))
            : _log.Has(new ContactRecorded(code, 1, Outcomes.Thinking, Group: "patients")))
        .Has(new CriterionRecorded(code, "gender", [gender]), new CriterionRecorded(code, "age", [age]));
}
