using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Studies;

public sealed class StudyDecisionTests
{
    private StudyState _study = StudyState.Empty;
    private int _number;

    [Fact]
    public void A_study_begins_once_and_has_a_title()
    {
        Refuses("a study needs a title", s => StudyDecisions.Create(s, " "));
        Do(s => StudyDecisions.Create(s, " Body and mind "));
        Assert.Equal("Body and mind", _study.Title);
        Refuses("this study has begun already", s => StudyDecisions.Create(s, "Again"));
    }

    [Theory]
    [InlineData("P07", true)]
    [InlineData("t-4", true)]
    [InlineData("", false)]
    [InlineData("-1", false)]
    [InlineData("P/7", false)]
    [InlineData("P 7", false)]
    [InlineData("Zoë", false)]
    [InlineData("study", false)]
    [InlineData("P234567890123456789012345", false)]
    public void A_code_can_be_typed_and_can_name_a_stream(string code, bool good) =>
        Assert.Equal(good, StudyDecisions.AddParticipant(_study, code).IsAllowed);

    [Fact]
    public void Participants_guides_and_consent_are_set_once()
    {
        SetsOnce(s => StudyDecisions.AddParticipant(s, "P01", "patients"));
        Assert.Equal("P02", StudyDecisions.NextCode(_study, "P"));
        SetsOnce(s => StudyDecisions.ImportGuide(s, Talk.Guide, "2026-03-02"));
        Refuses("five version 1 is in this study already with other words; give the changed guide a new version number",
            s => StudyDecisions.ImportGuide(s, Talk.Guide with { Hash = "other" }, "2026-03-02"));
        SetsOnce(s => StudyDecisions.RecordConsent(s, "P01", 1, "recording", true, "v2", "on paper"));
        SetsOnce(s => StudyDecisions.RecordConsent(s, "P01", 1, "recording", false, "v2", "on paper"));
        Refuses("“names” is not an item of the consent", s => StudyDecisions.RecordConsent(s, "P01", 1, "names", true, null, null));
        Assert.Equal("agreed to nothing; not: recording", FrameDecisions.ConsentLine(_study, "P01", 1));
    }

    [Fact]
    public void Who_did_not_agree_is_neither_interviewed_nor_recorded()
    {
        var planned = Talk.Planned().State;
        Assert.Null(FrameDecisions.WhyNotStart(_study, planned));
        Do(s => StudyDecisions.RecordConsent(s, "P07", 1, "take-part", false, null, null));
        Do(s => StudyDecisions.RecordConsent(s, "P07", 1, "recording", false, null, null));
        Assert.Equal("P07 did not agree to take part; if that changed, record it in the start check", FrameDecisions.WhyNotStart(_study, planned));
        Assert.Equal("P07 did not agree to recording; notes can be taken. :record and a reason passes it over", FrameDecisions.WhyNotRecord(_study, planned));
    }

    [Fact]
    public void A_question_to_fit_in_gets_a_name_of_its_own_even_after_one_was_taken_back()
    {
        Refuses("type the question to ask", s => StudyDecisions.AddFittingQuestion(s, " "));
        foreach (var question in (string[])["a", "b", "b"]) Do(s => StudyDecisions.AddFittingQuestion(s, question));
        _study = _study with { FittingQuestions = _study.FittingQuestions.RemoveAt(0) };
        Do(s => StudyDecisions.AddFittingQuestion(s, "c"));
        Assert.Equal(["f2", "f3", "f4"], _study.FittingQuestions.Select(q => q.Id));
    }

    private void SetsOnce(Func<StudyState, Decision> decide)
    {
        Assert.NotEmpty(decide(_study).Events);
        Do(decide);
        Assert.Equal(Decision.Nothing, decide(_study));
    }

    private void Refuses(string why, Func<StudyState, Decision> decide) => Assert.Equal(why, decide(_study).Refusal);

    private void Do(Func<StudyState, Decision> decide)
    {
        var decision = decide(_study);
        Assert.Null(decision.Refusal);
        foreach (var happened in decision.Events)
        {
            var (kind, data) = AllKinds.Known.Write(happened);
            _study = _study.Apply(Entry.Seal(new EntryId("study", "sd", ++_number), Talk.Zero, kind, data, new byte[16], Entry.NoPrevious), happened);
        }
    }
}
