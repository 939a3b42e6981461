using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Sessions;

public sealed class GroupConsentTests
{
    private static readonly StudyState Two = StudyState.Empty.If(Talk.Zero, [new StudyCreated("A study"), new ParticipantAdded("T04"), new ParticipantAdded("T09")]);

    [Fact]
    public void Everybody_on_a_seat_is_asked_and_who_is_absent_is_not()
    {
        var state = Group(new SeatTaken(1, "T04"), new SeatTaken(2, "T09"));
        Assert.Equal("consent: nobody is on a seat yet; say first who sits where", FrameDecisions.CheckConsent(Group(), Two).Refusal);
        Assert.Equal("consent: 2 people were not yet asked everything", FrameDecisions.CheckConsent(state, Two).Refusal);
        var one = Asked(Two, "T04");
        Assert.Equal("consent: T09 was not yet asked: take part, recording, quotes, observers present, contact again, reuse", FrameDecisions.CheckConsent(state, one).Refusal);
        Assert.Equal(new CheckDone("consent", "one person asked"), Assert.Single(FrameDecisions.CheckConsent(Group(new SeatTaken(1, "T04"), new SeatTaken(2, "T09"), new AttendanceNoted("T09", Attendances.Absent)), one).Events));
        Assert.Equal(new CheckDone("consent", "2 people asked"), Assert.Single(FrameDecisions.CheckConsent(state, Asked(one, "T09", "quotes")).Events));
    }

    [Fact]
    public void How_it_stands_with_one_of_them_is_said_in_a_line()
    {
        Assert.Equal("not yet asked", GroupConsent.Line(Two, "T04", 1));
        Assert.Equal("all agreed", GroupConsent.Line(Asked(Two, "T04"), "T04", 1));
        Assert.Equal("not: quotes", GroupConsent.Line(Asked(Two, "T04", "quotes"), "T04", 1));
        var begun = Two.If(Talk.Zero, [new ConsentRecorded("T04", 1, "quotes", false), new ConsentRecorded("T04", 1, "take-part", true)]);
        Assert.Equal("not: quotes; not yet asked: recording, observers present, contact again, reuse", GroupConsent.Line(begun, "T04", 1));
        var rest = GroupConsent.AgreeToRest(begun, "T04", 1, "v2", "on paper");
        Assert.Equal(["recording", "observers", "contact", "reuse"], rest.Events.Cast<ConsentRecorded>().Select(e => e.Item));
        Assert.Equal("T04 was asked everything; Enter shows each answer, and y and n change it there", GroupConsent.AgreeToRest(begun.If(Talk.Zero, rest.Events), "T04", 1, null, null).Refusal);
    }

    [Fact]
    public void Who_does_not_take_part_or_withdrew_is_taken_off_their_seat_before_the_talk()
    {
        var state = Group(new SeatTaken(1, "T04"), new SeatTaken(2, "T09"));
        Assert.Null(FrameDecisions.WhyNotStart(Two, state));
        Assert.Equal("T04 does not take part: take them off seat 1", FrameDecisions.WhyNotStart(Asked(Two, "T04", "take-part"), state));
        Assert.Equal("T09 withdrew from the study: take them off seat 2", FrameDecisions.WhyNotStart(Two.If(Talk.Zero, [new ParticipantWithdrew("T09", Scopes.Contact)]), state));
        Assert.Null(FrameDecisions.WhyNotStart(Asked(Two, "T04", "take-part"), Group(new SeatTaken(1, "T04"), new AttendanceNoted("T04", Attendances.Absent))));
    }

    [Fact]
    public void The_audio_waits_for_everybody_or_for_one_reason_that_holds_for_all_who_said_no()
    {
        var state = Group(new SeatTaken(1, "T04"), new SeatTaken(2, "T09"));
        var no = Asked(Asked(Two, "T04", "recording"), "T09", "recording");
        Assert.Equal("T04 and T09 did not agree to recording; notes can be taken. :record and a reason passes it over", FrameDecisions.WhyNotRecord(no, state));
        Assert.Equal("T09 did not agree to recording; notes can be taken. :record and a reason passes it over", FrameDecisions.WhyNotRecord(Asked(Two, "T09", "recording"), state));
        var anyway = FrameDecisions.RecordAnyway(no, state, "they changed their minds");
        Assert.Equal(["T04", "T09"], anyway.Events.Cast<ConsentOverridden>().Select(e => e.Person));
        Assert.Null(FrameDecisions.WhyNotRecord(no.If(Talk.Zero, anyway.Events), state));
    }

    [Fact]
    public void Observers_to_whom_somebody_said_no_are_warned_of_and_only_where_there_are_any()
    {
        var no = Asked(Two, "T04", "observers");
        Assert.Null(GroupConsent.Warning(no, Group(new SeatTaken(1, "T04"), new SessionRoleGiven("mw", SessionRoles.Moderator))));
        Assert.Equal("T04 said no to observers, and jk and sd observe",
            GroupConsent.Warning(no, Group(new SeatTaken(1, "T04"), new SessionRoleGiven("sd", SessionRoles.Observer), new SessionRoleGiven("jk", SessionRoles.Observer))));
    }

    [Fact]
    public void A_group_talks_under_a_code_that_nobody_has()
    {
        var plan = new SessionPlanned("FG1", "focus-group", 1, "five", 1, "en", Talk.Guide.Hash);
        Assert.Null(FrameDecisions.WhyNotCode(Two, "FG1", "focus-group", null));
        Assert.Equal("T04 is a person; a group has a code of its own, for example FG1", FrameDecisions.WhyNotCode(Two, "T04", "focus-group", null));
        Assert.Equal("FG1 is a focus group; choose a guide for focus groups", FrameDecisions.WhyNotCode(Two, "FG1", "interview", plan));
        // An older log has the group's code among the participants.
        Assert.Null(FrameDecisions.WhyNotCode(Two.If(Talk.Zero, [new ParticipantAdded("FG1")]), "FG1", "focus-group", plan));
    }

    [Fact]
    public void Who_is_taken_off_a_seat_was_never_on_one_and_who_sat_there_before_sits_there_again()
    {
        var talk = new Talk().Has(new SessionPlanned("P07", "focus-group", 1, "five", 1, "en", Talk.Guide.Hash), new SeatTaken(1, "T04"), new SeatTaken(2, "T09"), new SeatTaken(1, "T09"), new AttendanceNoted("T09", Attendances.Absent));
        Assert.Equal("nobody sits on seat 2", GroupDecisions.TakeOff(talk.State, talk.Entries, 2).Refusal);
        talk.Do(s => GroupDecisions.TakeOff(s, talk.Entries, 1));
        Assert.Equal([(1, "T04")], talk.State.Group.Seats.Select(s => (s.Key, s.Value)));
        Assert.Equal(["T04"], talk.State.Group.Members);
        Assert.Empty(talk.State.Group.Absent);
        Assert.Equal(2, GroupDecisions.NextSeat(talk.State));
        talk.Has(new ChecksDeferred(), new SessionStarted());
        Assert.Equal("the talk has begun: :leave 1 when T04 goes, :absent 1 where they never came", GroupDecisions.TakeOff(talk.State, talk.Entries, 1).Refusal);
    }

    [Fact]
    public void The_start_check_asks_who_sits_where_only_of_a_group_that_somebody_leads()
    {
        Assert.DoesNotContain(StartCheck.For(Talk.Planned().State), l => l.Item == "seats");
        Assert.DoesNotContain(StartCheck.For(Group()), l => l.Item == "seats");
        Assert.Contains(StartCheck.For(Group(new SessionRoleGiven("mw", SessionRoles.Lead))), l => l.Item == "seats");
    }

    private static SessionState Group(params ReadOnlySpan<Event> events) => new Talk().Has(new SessionPlanned("FG1", "focus-group", 1, "five", 1, "en", Talk.Guide.Hash)).Has(events).State;

    private static StudyState Asked(StudyState study, string person, string? no = null) =>
        study.If(Talk.Zero, [.. ConsentItems.All.Select(i => new ConsentRecorded(person, 1, i.Item, i.Item != no))]);
}
