using PsyInterview.Commands;
using PsyInterview.Reports;
using Xunit;

namespace PsyInterview.Tests.Reports;

/// <summary>Every number that the founding paper prints about its people, to the printed decimal.</summary>
public sealed class FoundingTests
{
    public static TheoryData<string> Reports => ["flow", "durations", "table1", "sampling", "invite", "due"];

    [Theory]
    [MemberData(nameof(Reports))]
    public void The_reports_are_as_approved(string report) => Approval.Check($"founding.{report}", FoundingStudy.Log.Of(report, "2020-12-01").ToMarkdown());

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_window_of_eighty_columns_holds_every_line(string report)
    {
        var words = new StringWriter { NewLine = "\n" };
        ReportPrint.Write(FoundingStudy.Log.Of(report, "2020-12-01"), "text", words, 80);
        Assert.All(words.ToString().Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        if (report is "table1" or "flow") Approval.Check($"founding.{report}.80", words.ToString());
    }

    [Theory]
    [InlineData("n", "", "20")]
    [InlineData("Gender", "Male", "7")]
    [InlineData("Gender", "Female", "13")]
    [InlineData("Age (years)", "mean (range)", "52 (24-80)")]
    [InlineData("Education", "Lower", "6")]
    [InlineData("Education", "Intermediate", "6")]
    [InlineData("Education", "Higher", "8")]
    [InlineData("PHQ-15", "mean (range)", "14.8 (6-24)")]
    [InlineData("Symptom intensity", "mean (range)", "6.3 (2-10)")]
    [InlineData("Main symptoms", "Musculoskeletal symptoms", "13")]
    [InlineData("Main symptoms", "Pain", "16")]
    [InlineData("Main symptoms", "Shortness of breath", "2")]
    [InlineData("Main symptoms", "Fatigue", "7")]
    [InlineData("Main symptoms", "Headache", "5")]
    [InlineData("Main symptoms", "Dizziness/nausea", "4")]
    [InlineData("Main symptoms", "Sleep disturbances", "3")]
    [InlineData("Treatment sessions", "mean (range)", "9 (3-12)")]
    [InlineData("Therapist", "different people", "20 (1 each)")]
    public void Table_1_is_the_paper_s(string criterion, string level, string printed) =>
        Assert.Equal([criterion, level, printed], Row(FoundingStudy.Log.Of("table1", columns: "patients"), criterion, level));

    [Theory]
    [InlineData("n", "", "25", "6", "7")]
    [InlineData("Gender", "Male", "2", "1", "1")]
    [InlineData("Gender", "Female", "23", "5", "6")]
    [InlineData("Age (years)", "mean (range)", "50 (29-65)", "50 (37-65)", "51 (36-64)")]
    [InlineData("Profession", "Exercise therapist", "12", "2", "5")]
    [InlineData("Profession", "Physical therapist", "13", "4", "2")]
    [InlineData("Years of treating PSS", "mean (range)", "9 (1-20)", "8 (3-10)", "8.5 (2-12)")]
    public void Table_2_is_the_paper_s(string criterion, string level, string therapists, string first, string second)
    {
        var table = FoundingStudy.Log.Of("table1", columns: ["therapists", "focus group i", "FG2"]);
        Assert.Equal(["criterion", "level", "Therapists", "Focus group I", "Focus group II"], table.Columns);
        Assert.Equal([criterion, level, therapists, first, second], Row(table, criterion, level));
    }

    [Theory]
    [InlineData("Patients", "1", "contacted", "", "25")]
    [InlineData("Patients", "1", "contacted", "by: phone", "25")]
    [InlineData("Patients", "1", "agreed", "", "20")]
    [InlineData("Patients", "1", "declined", "lack of time", "1")]
    [InlineData("Patients", "1", "declined", "stopped therapy and did not want to be interviewed", "1")]
    [InlineData("Patients", "1", "declined", "personal reasons", "2")]
    [InlineData("Patients", "1", "cancelled", "unknown", "1")]
    [InlineData("Patients", "1", "interviewed", "", "20")]
    [InlineData("Patients", "2", "declined", "personal reasons", "3")]
    [InlineData("Patients", "2", "interviewed", "", "17")]
    [InlineData("Patients", "all", "interviews", "", "37")]
    [InlineData("Therapists", "1", "contact not recorded", "", "25")]
    [InlineData("Therapists", "1", "interviewed", "", "25")]
    [InlineData("Focus group I", "1", "members", "", "6")]
    [InlineData("Focus group II", "1", "members", "", "7")]
    public void The_flow_is_the_paper_s(string group, string wave, string what, string which, string n) =>
        Assert.Equal(n, FoundingStudy.Log.Of("flow").Rows.Single(r => (r[0], r[1], r[2], r[3]) == (group, wave, what, which))[4]);

    [Fact]
    public void Sixty_four_sessions_were_held_and_the_paragraph_is_the_paper_s()
    {
        var flow = FoundingStudy.Log.Of("flow");
        Assert.Contains("Sessions held in all: 64.", flow.Notes);
        Assert.StartsWith("Twenty-five patients were contacted by phone; five did not take part (lack of time 1, "
            + "stopped therapy and did not want to be interviewed 1, reason unknown 1, personal reasons 2). "
            + "Twenty took part in a first interview (mean 39 min, range 20-59); 17 in a second (mean 24, range 16-32), three declined for personal reasons. "
            + "Twenty-five therapists were in the study; how they were contacted was not recorded. Twenty-five took part in an interview (mean 48 min, range 33-68). "
            + "Focus group I: six took part (69 min).", flow.Notes[^1]);
    }

    [Theory]
    [InlineData("Patients, wave 1: net mean 39 min (range 20-59), n = 20")]
    [InlineData("Patients, wave 2: net mean 24 min (range 16-32), n = 17")]
    [InlineData("Therapists, wave 1: net mean 48 min (range 33-68), n = 25")]
    [InlineData("Focus group I, wave 1: net mean 69 min (range 69-69), n = 1")]
    [InlineData("Focus group II, wave 1: net mean 78 min (range 78-78), n = 1")]
    public void The_durations_are_the_paper_s(string sentence) =>
        Assert.Contains(FoundingStudy.Log.Of("durations").Notes, n => n.StartsWith(sentence, StringComparison.Ordinal));

    [Fact]
    public void What_is_below_the_protocol_is_told_and_not_dropped() => Assert.Contains(
        "Treatment sessions, Patients: lowest 3 is below the lowest band, 6-8 (2 values); in the mean and the range all the same.",
        FoundingStudy.Log.Of("table1").Notes);

    private static IReadOnlyList<string> Row(Table table, string criterion, string level) => table.Rows.Single(r => r[0] == criterion && r[1] == level);
}
