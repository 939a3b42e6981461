using PsyInterview.Log;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Studies;

public sealed class SetUpDecisionTests
{
    private static readonly CriterionDeclared Gender = new("gender", "Gender", "nominal", ["Male", "Female"], "patients");
    private StudyState _study = StudyState.Empty;
    private int _number;

    [Fact]
    public void Each_part_of_the_set_up_is_declared_once_however_often_it_is_said()
    {
        foreach (var declared in StudySheet.Read(ShippedSheet.Text()).Events)
        {
            Do(SetUpDecisions.Declare(_study, declared));
            Assert.Empty(SetUpDecisions.Declare(_study, declared).Events);
        }
        Assert.Empty(SetUpDecisions.TakeOver(_study, StudySheet.Read(StudySheet.Write(_study.SetUp, _study.Title)).Events).Events);
    }

    [Fact]
    public void Only_what_differs_is_taken_over()
    {
        var founding = ShippedSheet.Text();
        Do(SetUpDecisions.TakeOver(_study, StudySheet.Read(founding).Events));
        var other = StudySheet.Read(founding.Replace("  gender=Male: 6", "  gender=Male: 7").Replace("planned: 25", "planned: 30"));
        Assert.Equal(["group therapists", "target gender=Male: 7 for patients"], SetUpDecisions.TakeOver(_study, other.Events).Events.Select(SetUpDecisions.Words));
    }

    [Fact]
    public void What_the_sheet_would_not_take_is_refused_in_its_words()
    {
        Do(SetUpDecisions.Declare(_study, new GroupDeclared("patients", "Patients")));
        Assert.Equal("There is no group “patient”. Did you mean patients?", SetUpDecisions.Declare(_study, Gender with { Group = "patient" }).Refusal);
        Assert.Equal("gender has one level. Write two or more, with commas between them; a number has bands instead.", SetUpDecisions.Declare(_study, Gender with { Levels = ["Male"] }).Refusal);
        Assert.Equal("a study needs a title", SetUpDecisions.Declare(_study, new StudyDescribed(Title: " ")).Refusal);
    }

    [Fact]
    public void What_something_else_stands_on_is_not_taken_out()
    {
        Do(SetUpDecisions.Declare(_study, new GroupDeclared("patients", "Patients")));
        Do(SetUpDecisions.Declare(_study, new WaveDeclared("patients", 1)));
        Do(SetUpDecisions.Declare(_study, new WaveDeclared("patients", 2)));
        Do(SetUpDecisions.Declare(_study, Gender));
        Do(SetUpDecisions.Declare(_study, new TargetSet(["gender=Male"], 6, null, "patients")));
        Assert.Equal("there is a target for it (gender=Male: 6); take it out first", SetUpDecisions.Remove(_study, "criterion", "patients: gender").Refusal);
        Assert.Equal("there is a target for gender=Male; take it out first (gender=Male: 6)",
            SetUpDecisions.Declare(_study, Gender with { Levels = ["Female", "Other"] }).Refusal);
        Assert.Equal("there is a later wave of patients; take that one out first", SetUpDecisions.Remove(_study, "wave", "patients 1").Refusal);
        Assert.Equal("patients has waves; take them out first", SetUpDecisions.Remove(_study, "group", "patients").Refusal);
        foreach (var (what, name) in (ReadOnlySpan<(string, string)>)[("target", "patients: gender=Male"), ("criterion", "patients: gender"), ("wave", "patients 2"), ("wave", "patients 1"), ("group", "patients")])
        {
            Do(SetUpDecisions.Remove(_study, what, name));
            Assert.Empty(SetUpDecisions.Remove(_study, what, name).Events);
        }
        Assert.True(_study.SetUp.IsEmpty);
    }

    [Fact]
    public void A_level_that_is_recorded_of_somebody_stays()
    {
        Do(SetUpDecisions.Declare(_study, new GroupDeclared("patients", "Patients")));
        Do(SetUpDecisions.Declare(_study, Gender));
        Do(StudyDecisions.AddParticipant(_study, "P01", "patients"));
        Do(Decision.That(new CriterionRecorded("P01", "gender", ["Male"])));
        Assert.Equal("Male is recorded of 1 already; a level that is in use stays", SetUpDecisions.Declare(_study, Gender with { Levels = ["Female", "Other"] }).Refusal);
        Assert.Equal("gender is recorded of 1 already; declare it with in frame: no instead", SetUpDecisions.Remove(_study, "criterion", "patients: gender").Refusal);
        Assert.Equal("1 person is in patients", SetUpDecisions.Remove(_study, "group", "patients").Refusal);
        Do(SetUpDecisions.Declare(_study, Gender with { Levels = ["Male", "Female", "Other"] }));
    }

    [Fact]
    public void A_target_whose_levels_change_takes_the_place_of_the_old_one()
    {
        Do(SetUpDecisions.Declare(_study, new GroupDeclared("patients", "Patients")));
        Do(SetUpDecisions.Declare(_study, Gender));
        var before = new TargetSet(["gender=Male"], 6, null, "patients");
        Do(SetUpDecisions.Declare(_study, before));
        Do(SetUpDecisions.Replace(_study, before, new TargetSet(["gender=Female"], 8, null, "patients")));
        Assert.Equal(["gender=Female: 8"], _study.SetUp.Targets.Select(LevelNotation.Words));
    }

    private void Do(Decision decision)
    {
        Assert.Null(decision.Refusal);
        foreach (var happened in decision.Events)
        {
            var (kind, data) = AllKinds.Known.Write(happened);
            _study = _study.Apply(Entry.Seal(new EntryId("study", "sd", ++_number), Talk.Zero, kind, data, new byte[16], Entry.NoPrevious), happened);
        }
    }
}
