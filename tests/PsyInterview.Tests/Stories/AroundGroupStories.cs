using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>What stands around a focus group: it is planned, people are seated and asked, and afterwards everybody writes down what they saw.</summary>
public sealed class AroundGroupStories
{
    private const string Lead = "mw-0001", Other = "jk-0001";
    private static readonly TopicGuide Together = GuideParser.Parse(Story.FiveTogether).Guide!;

    [Fact]
    public void A_focus_group_is_planned_under_a_code_of_its_own_and_is_nobody()
    {
        using var story = Story.InStudy(Told).Until("participant");
        story.Keys("gP07<Enter>").Sees("P07 is a person; a group has a code of its own").Keys("<Esc>");
        story.Keys("g<Enter>").Sees("guide for the first session of FG1").Sees("therapist-focus-group v1 en").DoesNotSee("patient-first").Keys("<Enter>").Sees("FG1 focus group: start check");
        var state = story.Recorder.Session("FG1-1").State;
        Assert.Equal(("focus-group", "sd"), (state.Plan!.Kind, state.Group.Lead));
        Assert.False(story.Recorder.Study.Participants.ContainsKey("FG1"));
        story.Keys("<Esc>").Until("FG1     focus group  planned").Sees("no seats, one observer").Sees("3 participants, one focus group");
        story.Keys("jjjjjj").Sees("Enter: the start check").Keys("i").Sees("person: FG1 is a focus group; choose one of its people").Keys("W").Sees("withdrawal: FG1 is a focus group");
        story.Keys("gfg1<Enter>").Sees("FG1 is there already");
    }

    [Fact]
    public void An_older_log_in_which_the_group_is_a_participant_reads_as_a_group()
    {
        using var story = Story.InStudy(recorder =>
        {
            Told(recorder);
            recorder.Do(ContactStories.Before, StudyDecisions.AddParticipant(recorder.Study, "FG1", "patients"));
            Assert.Null(recorder.Do(ContactStories.Before, StudyDecisions.ImportGuide(recorder.Study, Together, "2026-03-02")));
            recorder.Session("FG1-1").Do(ContactStories.Before, Decision.That(new SessionPlanned("FG1", "focus-group", 1, "five", 1, "en", Together.Hash)));
        }).Until("FG1     focus group  planned");
        story.Sees("3 participants, one focus group").DoesNotSee("FG1     first");
        Assert.Null(SessionDoor.Plan(story.Recorder, Together, "FG1", 2, [1]));
    }

    [Fact]
    public void People_are_seated_moved_left_out_and_a_new_code_is_asked_about()
    {
        using var story = InStartCheck();
        story.Keys("jj").Sees("Enter").Keys("<Enter>").Sees("Nobody is on a seat yet");
        story.Keys("at04<Enter>").Sees("seat 2, code").Keys("T09<Enter>T15<Enter>").Sees("T15 is new to this study; Enter again adds them").Keys("<Enter>").Sees("T15 is a participant").Keys("<Esc>");
        Assert.Equal(["T04", "T09", "T15"], story.Recorder.Session("FG1-1").State.Group.Seats.Values);
        story.Keys("kkm3<Enter>").Sees("[3 T04]").Keys("kx").Sees("T09 is not here").Sees("(T09)").Keys("x").Sees("T09 is here").Keys("t").Sees("T09 is off seat 2");
        Assert.Equal([(1, "T15"), (3, "T04")], story.Recorder.Session("FG1-1").State.Group.Seats.Select(s => (s.Key, s.Value)));
        story.Keys("f").Sees("Who sits where   2 seats");
    }

    [Fact]
    public void Everybody_is_asked_for_themselves_and_one_who_does_not_take_part_leaves_their_seat()
    {
        using var story = InStartCheck(seated: true);
        story.Keys("jjj<Enter>").Sees("consent: 2 people were not yet asked everything").Keys("n").Sees("no is for one item");
        story.Keys("y").Sees("T04     all agreed").Sees("y: T09 agreed to all not yet asked").Keys("<Enter>").Sees("T09     not yet asked").Sees("?   take part");
        story.Keys("n").Sees("T09 does not take part: take them off seat 2").Keys("ynnyy").Sees("not: take part, quotes, observers present");
        Assert.True(story.Recorder.Session("FG1-1").State.Checks.ContainsKey("consent"));
        Assert.Equal("2 people asked", story.Recorder.Session("FG1-1").State.Checks["consent"].Words);
        story.Sees("! T09 said no to observers, and sd observes").Keys("s").Sees("T09 does not take part: take them off seat 2");
        story.Keys("kkkkkkkkkkkkkkkkjj<Enter>jt").Sees("T09 is off seat 2").Keys("f").DoesNotSee("said no to observers").Keys("s").DoesNotSee("take them off");
    }

    [Fact]
    public void Who_moderates_and_observes_is_said_once_and_the_lead_may_be_given_away()
    {
        using var story = InStartCheck();
        story.Keys("j<Enter>").Keys("<C-U>rb (moderator), jk, sd (observer)<Enter>").Sees("Who moderates and observes   rb (moderator), jk, sd (observer)");
        var group = story.Recorder.Session("FG1-1").State.Group;
        Assert.Equal(("moderator", "observer", "observer", "sd"), (group.Roles["rb"], group.Roles["jk"], group.Roles["sd"], group.Lead));
        story.Keys("kkj<Enter><C-U>rb (moderator, lead), sd<Enter>").Sees("lead: RB").DoesNotSee("start check");
    }

    [Fact]
    public void A_debrief_is_sealed_before_anybody_elses_is_read()
    {
        using var story = Story.InFocusGroup([.. Ended(), (Other, "FG1-1", new DebriefAnswered("themes", "they doubt the exercises")), (Other, "FG1-1", new DebriefSealed())],
            first: (shell, session) => new DebriefScreen(shell, session));
        story.Sees("Debrief of sd").DoesNotSee("doubt").Keys("c").Sees("seal your own debrief first").Keys("s").Sees("nothing is written in yours yet");
        story.Keys("Ta").DoesNotSee("doubt").Keys("<Esc>").Keys("<Enter>trust in the therapist<Enter>").Sees("trust in the therapist");
        story.Keys("sno<Enter>").DoesNotSee("doubt").Keys("sseal<Enter>").Sees("they doubt the exercises").Sees("trust in the therapist").Sees("not sealed yet, or not here yet: mw");
        story.Keys("<Esc>").Sees("yours is sealed").Keys("<Enter>").Sees("write: your debrief is sealed");
        Assert.Equal(["jk", "sd"], story.Session.State.SealedBy);
    }

    [Fact]
    public void An_observer_writes_their_debrief_whatever_the_lead_does_meanwhile()
    {
        using var story = Story.InFocusGroup([.. Planned("mw")], first: (shell, session) => new DebriefScreen(shell, session));
        story.Keys("<Enter>trust<Enter>sseal<Enter>").Sees("Main themes").Sees("trust").Keys("<Esc><Esc>").Sees("your debrief is sealed");
        Assert.Equal(Phase.Planned, story.Session.State.Phase);
    }

    [Fact]
    public void Whoever_leads_has_finished_with_the_seal_and_finds_the_debriefs_again()
    {
        using var story = Story.InFocusGroup([.. Ended("sd"), (Other, "FG1-1", new DebriefAnswered("themes", "they doubt"))]);
        story.Sees("Debrief of sd").Keys("<Enter>trust<Enter>sseal<Enter>").Sees("jk").DoesNotSee("they doubt");
        Assert.Equal(Phase.Debriefed, story.Session.State.Phase);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(60, 15)]
    public void The_start_check_of_a_group(int columns, int rows)
    {
        using var story = Story.InFocusGroup([.. Planned("sd"), (Lead, "FG1-1", new SessionRoleGiven("jk", SessionRoles.Observer)), (Lead, "FG1-1", new SeatTaken(1, "T04")), (Lead, "FG1-1", new SeatTaken(2, "T09"))], columns, rows);
        story.Keys("jjj<Enter>y<Enter>yynnkkkkkkkk");
        Approval.Check($"group-check-{columns}x{rows}", story.Screen);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(60, 15)]
    public void Who_sits_where(int columns, int rows)
    {
        Event[] seats = [.. Enumerable.Range(1, 7).Select(n => new SeatTaken(n, $"T{n + 3:D2}")), new AttendanceNoted("T08", Attendances.Absent)];
        using var story = Story.InFocusGroup([.. Planned("sd"), .. seats.Select(e => (Lead, "FG1-1", e))], columns, rows, (shell, session) => new SeatPlanScreen(shell, session, static () => { }));
        story.Keys("jj");
        Approval.Check($"seats-{columns}x{rows}", story.Screen);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(60, 15)]
    public void Debriefs_side_by_side(int columns, int rows)
    {
        IEnumerable<(string, string, Event)> Sealed(string recorder, string themes, string surprises) =>
            [(recorder, "FG1-1", new DebriefAnswered("themes", themes)), (recorder, "FG1-1", new DebriefAnswered("surprises", surprises)), (recorder, "FG1-1", new DebriefSealed())];
        using var story = Story.InFocusGroup([.. Ended(), .. Sealed("sd-0001", "Trust comes before the exercises; without it they are homework.", "Nobody spoke of money."),
            .. Sealed(Other, "Exercises, at home and in the practice.", "How fast T09 was agreed with."), (Lead, "FG1-1", new DebriefAnswered("themes", "not to be seen"))],
            columns, rows, (shell, session) => new DebriefsScreen(shell, session));
        story.DoesNotSee("not to be seen");
        Approval.Check($"debriefs-{columns}x{rows}", story.Screen);
    }

    private static void Told(Recorder recorder)
    {
        ContactStories.Frame(recorder);
        foreach (var code in (string[])["P07", "T04", "T09"]) recorder.Do(ContactStories.Before, StudyDecisions.AddParticipant(recorder.Study, code, code[0] == 'P' ? "patients" : "therapists"));
    }

    private static Story InStartCheck(int columns = 80, int rows = 24, bool seated = false) => Story.InStudy(recorder =>
    {
        Told(recorder);
        Assert.Null(SessionDoor.Plan(recorder, Together, "FG1", 1, []));
        if (!seated) return;
        var session = recorder.Session("FG1-1");
        foreach (var (seat, person) in (ReadOnlySpan<(int, string)>)[(1, "T04"), (2, "T09")]) Assert.Null(session.Do(ContactStories.Before, GroupDecisions.Seat(session.State, recorder.Study, seat, person)));
    }, columns, rows, (shell, study) => SessionDoor.Screen(shell, study.Recorder.Session("FG1-1")));

    private static IEnumerable<(string, string, Event)> Planned(string lead) =>
    [
        (Lead, EntryId.Study, new StudyCreated("A study")), (Lead, EntryId.Study, new GuideImported("five", 1, "en", Together.Text, Together.Hash)),
        (Lead, "FG1-1", new SessionPlanned("FG1", "focus-group", 1, "five", 1, "en", Together.Hash)), (Lead, "FG1-1", new SessionRoleGiven(lead, SessionRoles.Lead)),
    ];

    private static IEnumerable<(string, string, Event)> Ended(string lead = "mw") =>
    [
        .. Planned(lead), .. ((Event[])[new ChecksDeferred(), new SessionStarted(), new QuestionAsked("q1"), new TalkEnded(), new SessionClosed()]).Select(e => ($"{lead}-0001", "FG1-1", e)),
    ];
}
