using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Studies;

public sealed class PeopleTests
{
    private StudyState _study = StudyState.Empty.If(Talk.Zero, [new StudyCreated("People"), new GroupDeclared("patients", "Patients"), new CriterionDeclared("age", "Age", "number")]);

    [Fact]
    public void Somebody_who_takes_part_under_the_code_they_were_contacted_with_is_no_candidate_any_more()
    {
        Do(s => Recruitment.Contact(s, "P1", 1, Outcomes.Thinking, "2026-11-05", group: "patients"));
        Assert.Equal(["P1"], _study.Candidates.Keys);
        Do(s => StudyDecisions.AddParticipant(s, "P1"));
        Assert.Empty(_study.Candidates);
        Assert.Equal("patients", _study.GroupOf("P1"));
    }

    [Fact]
    public void A_contact_knows_whether_its_day_was_given()
    {
        Do(s => Recruitment.Contact(s, "C1", 1, Outcomes.NoAnswer, "", on: "2019-11-05"));
        Do(s => Recruitment.Contact(s, "C2", 1, Outcomes.NoAnswer, ""));
        Assert.Equal([true, false], _study.Contacts.Select(c => c.IsDated));
    }

    [Fact]
    public void Several_decisions_are_one_act_or_none()
    {
        Func<StudyState, Decision> Age(string age) => s => Recruitment.Answer(s, "P1", "age", age);
        var all = StudyDecisions.Together(_study, Talk.Zero, [s => StudyDecisions.AddParticipant(s, "P1"), Age("54"), Age("54"), Age("55")]);
        Assert.Equal(["ParticipantAdded", "CriterionRecorded", "CriterionRecorded"], all.Events.Select(e => e.GetType().Name));
        var none = StudyDecisions.Together(_study, Talk.Zero, [s => StudyDecisions.AddParticipant(s, "P1"), Age("old"), Age("55")]);
        Assert.Equal("Age: “old” is not a number", none.Refusal);
        Assert.Empty(none.Events);
    }

    [Fact]
    public void A_session_held_before_is_stated_once_and_what_is_known_later_is_added()
    {
        var state = SessionState.Empty;
        State(null, null);
        Assert.Equal((true, null, null), (state.IsPast, state.StatedOn, state.StatedMinutes));
        State("2019-11", 39);
        Assert.Equal((Phase.Debriefed, "2019-11", 39), (state.Phase, state.StatedOn, state.StatedMinutes));
        Assert.Empty(FrameDecisions.StatePast(state, "P1", "interview", 1, "2019-11", null, 39).Events);
        Assert.Empty(FrameDecisions.StatePast(state, "P1", "interview", 1, null, null, null).Events);
        Assert.Equal("“November” is not a day; write year, month and day, for example 2026-11-05", FrameDecisions.StatePast(state, "P1", "interview", 1, "November", null, 39).Refusal);
        Assert.Equal("minutes: between 1 and 600 minutes of talk, for example 38", FrameDecisions.StatePast(state, "P1", "interview", 1, null, null, 0).Refusal);
        Assert.Equal("P07-1 is a session of this program; its own record counts", FrameDecisions.StatePast(Talk.Planned().State, "P07", "interview", 1, null, null, 39).Refusal);

        void State(string? on, int? minutes)
        {
            foreach (var happened in FrameDecisions.StatePast(state, "P1", "interview", 1, on, null, minutes).Events)
                state = state.Apply(new ReadEntry(Entry.Seal(new EntryId("P1-1", "sd", 1), Talk.Zero, "", "", new byte[16], Entry.NoPrevious), happened, null));
        }
    }

    private void Do(Func<StudyState, Decision> decide)
    {
        var decision = decide(_study);
        Assert.Null(decision.Refusal);
        _study = _study.If(Talk.Zero, decision.Events);
    }
}
