using PsyInterview.Coding;
using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Tests.Reports;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>A researcher looks whether anything new still comes.</summary>
public sealed class SaturationStories
{
    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    [InlineData(60, 15)]
    public void The_curve_of_twenty_interviews(int columns, int rows)
    {
        using var story = Story.InStudy(Coded, columns, rows, (shell, study) => new SaturationScreen(shell, study)).Until("● codes");
        Approval.Check($"saturation-{columns}x{rows}", story.Saved().Screen);
    }

    [Fact]
    public void The_rules_stand_beside_each_other_with_what_the_claim_rests_on()
    {
        using var story = Story.InStudy(Coded, 80, 40, (shell, study) => new SaturationScreen(shell, study)).Until("Interview 20 brought no new code").Keys("2");
        Approval.Check("saturation-rules", story.Saved().Screen);
    }

    [Fact]
    public void A_rule_is_set_with_how_many_interviews_were_coded_by_then()
    {
        using var story = Story.InStudy(Coded, first: (shell, study) => new SaturationScreen(shell, study)).Until("Interview 20 brought no new code")
            .Keys("sgues<Enter>").Sees("write for example guest 4 2 5%")
            .Keys("t 5 3 5%<Enter>").Sees("because:").Keys("as in the plan<Enter>").Until("1 of 5").Saved();
        var rule = (SaturationRuleSet)story.Recorder.Entries[^1].Happened;
        Assert.Equal(("guest", 5, 3, "5", 20, 20), (rule.Rule, rule.Base, rule.Run, rule.Percent, rule.Coded, rule.Curve.Count));
        Assert.Equal("as in the plan", rule.Reason);
    }

    [Fact]
    public void That_no_rule_is_used_needs_a_reason_and_stands_in_the_report()
    {
        using var story = Story.InStudy(Coded, 80, 50, (shell, study) => new SaturationScreen(shell, study)).Until("Interview 20 brought no new code")
            .Keys("snot used<Enter><Enter>").Sees("say why saturation is not used")
            .Keys("reflexive analysis<Enter>").Keys("2").Until("Saturation is not used").Sees("(reflexive analysis)");
    }

    [Fact]
    public void Every_change_of_the_guide_is_marked_and_named_where_there_is_room()
    {
        using var story = Story.InStudy(recorder => Coded(recorder, i => i switch { < 5 => 1, 5 => 2, < 12 => 3, _ => 4 }), 60, 15, (shell, study) => new SaturationScreen(shell, study)).Until("● codes");
        // At two columns a unit the sixth interview has no room for its name.
        story.Sees("guide ▲v1       ▲ ▲v3         ▲v4");
    }

    private static void Coded(Recorder recorder) => Coded(recorder, i => i < 12 ? 1 : 2);

    private static void Coded(Recorder recorder, Func<int, int> version)
    {
        var at = ContactStories.Before;
        recorder.Do(at, Decision.That(new GroupDeclared("patients", "Patients", "P", Planned: 20)));
        foreach (var code in FoundingCodes.Heard.SelectMany(h => h.Codes).Distinct().Order(StringComparer.Ordinal)) recorder.Do(at, CodebookDecisions.Create(recorder.Codebook, code));
        foreach (var (i, (person, codes)) in FoundingCodes.Heard.Index())
        {
            recorder.Do(at, StudyDecisions.AddParticipant(recorder.Study, person, "patients"));
            var session = recorder.Session($"{person}-1");
            session.Do(at, Decision.That(new PastSessionStated(person, "interview", 1, "2026-01", $"patient-first v{version(i)}")));
            session.Do(at, CodingDecisions.Code(session.Coding, "sd", session.Coding.Passages[0].Id, codes));
            session.Do(at, CodingDecisions.Finish(session.Coding, "sd", $"2026-02-{i + 1:D2}"));
        }
    }
}
