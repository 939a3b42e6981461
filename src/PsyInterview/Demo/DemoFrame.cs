using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Demo;

/// <summary>How the demo study is set up: whom it wants to hear, and what is recorded of them.</summary>
public static class DemoFrame
{
    /// <summary>What is declared before anybody is contacted.</summary>
    public static IReadOnlyList<Event> Declared { get; } =
    [
        new StudyDescribed(
            Approach: "thematic analysis", Ethics: "invented 25-007", Strategy: "purposive, maximum variation", DeclinedLeaves: "reason",
            CutOff: "until analysis begins", NotVaried: ["ethnicity"]),
        new GroupDeclared("patients", "patients", Planned: 8),
        new GroupDeclared("therapists", "therapists", "T", Planned: 3),
        new WaveDeclared("patients", 1, "first interview", Guide: "patient-first"),
        new WaveDeclared("patients", 2, "second interview", 10, 14, "patient-second"),
        new WaveDeclared("therapists", 1, "interview", Guide: "therapist"),
        new TeamMemberDeclared("an", ["interviewer", "coder"], "clinical psychologist", "researcher", "female", "nine years of interviews", "none before the study"),
        new TeamMemberDeclared("jb", ["interviewer", "observer"], "master in sociology", "researcher", "male", "two years of interviews", "none before the study"),
        new CriterionDeclared("gender", "gender", "nominal", ["female", "male"], From: "self-report", Known: "before contact"),
        new CriterionDeclared("age", "age", "number", ["18-39", "40-59", "60-80"], From: "self-report", Known: "before contact"),
        new CriterionDeclared("region", "region", "nominal", ["north", "middle", "south"], "patients", From: "record", Known: "before contact"),
        new CriterionDeclared("severity", "symptom severity", "number", ["5-9", "10-14", "15-30"], "patients", From: "questionnaire", Known: "at screening", Decimals: 1),
        new CriterionDeclared("sessions", "treatment sessions", "number", ["3-5", "6-9", "10-12"], "patients", From: "record", Known: "at screening", Decimals: 1),
        new CriterionDeclared("years", "years of experience", "number", ["0-5", "6-20"], "therapists", From: "self-report", Known: "at screening", Decimals: 1),
        new TargetSet(["gender=female"], 3, Group: "patients"),
        new TargetSet(["gender=male"], 3, Group: "patients"),
        new TargetSet(["age=18-39"], 2, Group: "patients"),
        new TargetSet(["age=40-59"], 2, Group: "patients"),
        new TargetSet(["age=60-80"], 2, Group: "patients"),
        new TargetSet(["sessions=3-5"], 2, Group: "patients"),
    ];
}
