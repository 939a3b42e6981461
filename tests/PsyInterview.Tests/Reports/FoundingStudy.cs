using PsyInterview.Studies;

namespace PsyInterview.Tests.Reports;

/// <summary>
/// The founding study as events. Its people are made up (the files are marked SYNTHETIC and are our own) so that every summary is the one that
/// Wortman et al. 2022 (doi:10.1136/bmjopen-2021-057145) print.
/// </summary>
internal static class FoundingStudy
{
    private static readonly string[] Symptoms =
        ["Musculoskeletal symptoms", "Pain", "Shortness of breath", "Fatigue", "Headache", "Dizziness/nausea", "Sleep disturbances"];

    /// <summary>The study as it was published.</summary>
    public static ReportLog Log { get; } = Build();

    /// <summary>The study, to go on with.</summary>
    public static ReportLog Build()
    {
        var log = new ReportLog().Has(
            new StudyCreated("Body and mind", true),
            new StudyDescribed(Strategy: "purposive, maximum variation", NotVaried: ["ethnicity"]),
            new GroupDeclared("patients", "Patients", "P", Planned: 20),
            new GroupDeclared("therapists", "Therapists", "T"),
            new GroupDeclared("FG1", "Focus group I", "FG1", "focus-group", 6),
            new GroupDeclared("FG2", "Focus group II", "FG2", "focus-group", 7),
            new WaveDeclared("patients", 1, "First interview"),
            new WaveDeclared("patients", 2, "Second interview", 3, 9),
            new CriterionDeclared("gender", "Gender", "nominal", ["Male", "Female"]),
            new CriterionDeclared("age", "Age (years)", "number", ["18-39", "40-59", "60-80"]),
            new CriterionDeclared("education", "Education", "ordinal", ["Lower", "Intermediate", "Higher"], "patients", InFrame: false),
            new CriterionDeclared("region", "Region", "nominal", ["Region A", "Region B", "Region C"], "patients"),
            new CriterionDeclared("phq15", "PHQ-15", "number", null, "patients", InFrame: false, Decimals: 1),
            new CriterionDeclared("intensity", "Symptom intensity", "number", ["0-4", "5-7", "8-10"], "patients", Decimals: 1),
            new CriterionDeclared("symptoms", "Main symptoms", "multiple", Symptoms, "patients", InFrame: false),
            new CriterionDeclared("sessions", "Treatment sessions", "number", ["6-8", "9-12"], "patients", Decimals: 1),
            new CriterionDeclared("therapist", "Therapist", "link", null, "patients", InFrame: false, To: "therapists"));
        foreach (var group in (string[])["therapists", "FG1", "FG2"])
        {
            log.Has(new CriterionDeclared("profession", "Profession", "nominal", ["Exercise therapist", "Physical therapist"], group),
                new CriterionDeclared("years", "Years of treating PSS", "number", ["0-5", "6-10", "11-20"], group, Decimals: 1));
        }
        foreach (var row in Rows("recruitment"))
        {
            var code = row["participant"] is { Length: > 0 } participant ? participant : $"C{row["contact"]}";
            log.Has(new ContactRecorded(code, 1, row["outcome"], Channel: row["channel"], Group: "patients"));
            if (row["reason"].Length > 0) log.Has(new ReasonGiven(code, 1, "contact", row["reason"]));
        }
        foreach (var row in Rows("patients"))
        {
            var code = row["id"];
            log.Has(new ParticipantAdded(code, "patients"));
            foreach (var (criterion, column) in new[]
            {
                ("gender", "gender"), ("age", "age"), ("education", "education"), ("region", "region"), ("phq15", "phq15"),
                ("intensity", "symptom_intensity"), ("sessions", "treatment_sessions"), ("therapist", "therapist"),
            })
                log.Has(new CriterionRecorded(code, criterion, [row[column]]));
            log.Has(new CriterionRecorded(code, "symptoms", [.. Symptoms.Where(s => row[s] == "1")]));
            log.Before(code, 1, Minutes(row["interview1_min"]), "2019-11");
            if (row["interview2_status"] == "done") log.Before(code, 2, Minutes(row["interview2_min"]), "2020-05");
            else log.Has(new ContactRecorded(code, 2, "declined"), new ReasonGiven(code, 2, "contact", row["interview2_status"].Split(": ")[1]));
        }
        foreach (var row in Rows("therapists"))
        {
            var group = row["set"] switch { "interview" => "therapists", "focus group I" => "FG1", _ => "FG2" };
            log.Has(new ParticipantAdded(row["id"], group));
            foreach (var (criterion, column) in new[] { ("gender", "gender"), ("age", "age"), ("profession", "profession"), ("years", "years_pss") })
                log.Has(new CriterionRecorded(row["id"], criterion, [row[column]]));
            if (group == "therapists") log.Before(row["id"], 1, Minutes(row["interview_min"]), "2020-01");
        }
        return log.Before("FG1", 1, 69, "2020-01", "focus-group").Before("FG2", 1, 78, "2020-01", "focus-group");
    }

    private static int Minutes(string words) => int.Parse(words, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<Dictionary<string, string>> Rows(string which)
    {
        var lines = File.ReadAllLines(Path.Combine(Approval.Folder(), "data", $"founding_{which}_SYNTHETIC.csv"));
        var columns = lines[0].Split(',');
        return lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(c => c.First, c => c.Second));
    }
}
