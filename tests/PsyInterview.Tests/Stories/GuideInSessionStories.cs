using PsyInterview.Guides;
using PsyInterview.Reports;
using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>Which version of its guide a session runs with: offered in the start check, taken in the middle of the talk, and never mixed up.</summary>
public sealed class GuideInSessionStories
{
    // Sleep comes in, talking goes, and the second probe on the exercises becomes the first.
    private static readonly string Second = GuideTexts.First
        .Replace("### Talking {#talking}\n\nHow did you experience the conversations with the therapist?", "### Sleep {#sleep}\n\nHow do you sleep?", StringComparison.Ordinal)
        .Replace("1. Can you describe one exercise?\n2. What did you notice in your body?", "1. What did you notice in your body?\n2. Can you describe one exercise?", StringComparison.Ordinal);

    [Fact]
    public void The_start_check_says_that_a_later_version_holds_and_takes_it()
    {
        using var story = Open(started: false);
        story.Sees("Guide and version to use: short v1 (en)").Sees("! v2 holds by now: g").Keys("g").Sees("the session runs with version 2 now").Sees("short v2 (en)").DoesNotSee("g takes it");
        Assert.Equal(2, State(story).Plan!.Version);
        story.Keys("g").Sees("go on with:").Sees("version 1").Keys("<Enter>").Sees("the session runs with version 1 now");
    }

    [Fact]
    public void In_the_middle_of_the_talk_what_was_asked_stays_asked()
    {
        using var story = Open(started: true);
        story.Keys("<Enter>j<Enter>2").Sees("2.1 Exercises").Keys(":guide 2<Enter>").Sees("the guide is version 2 now").Sees("short v2").Sees("guide changed  short v2");
        // The probe that was asked as the second is the first by now, and looks asked.
        Assert.Equal([1], State(story).Coverage("exercises").Probes.Keys);
        story.Sees("Sleep").DoesNotSee("Talking");
        story.Keys("j<Enter>").Sees("2.2 Sleep");
        Assert.Equal("asked", State(story).Coverage("sleep").Status);
        var account = Account.All(story.Study!.ReadAll()).Single();
        Assert.Equal("What did you notice in your body?", account.ProbeWords(account.State.Moments.Single(m => m.Probe > 0)));
        Assert.Equal(["asked", "asked", "not yet", "asked"], ((string[])["opening", "exercises", "talking", "sleep"]).Select(q => GuideUse.Cell(q, account).Status));
    }

    [Fact]
    public void A_question_that_the_other_version_lacks_is_left_first()
    {
        using var story = Open(started: true);
        story.Keys("<Enter>jj<Enter>").Sees("2.2 Talking").Keys(":guide 2<Enter>").Sees("2.2 is open and version 2 does not have it").Keys("<Esc>r").Keys(":guide 2<Enter>").Sees("the guide is version 2 now");
        story.Keys("<Enter>").Sees("1 Opening");
        var account = Account.All(story.Study!.ReadAll()).Single();
        Assert.Equal("parked", GuideUse.Cell("talking", account).Status);
        Assert.Equal("2.2", account.Number("talking"));
    }

    [Fact]
    public void Where_there_is_no_other_version_the_key_says_so()
    {
        using var story = Story.Ready().Keys("<Enter>:guide<Enter>").Sees("there is no other version of this guide");
    }

    [Fact]
    public void A_session_is_marked_as_a_trial_and_counts_again()
    {
        using var story = Open(started: true);
        story.Keys("<Enter>:pilot<Enter>").Sees("a pilot: the session is left out of counts").Sees("short v1 pilot");
        Assert.True(Account.All(story.Study!.ReadAll()).Single().IsPilot);
        story.Keys(":pilot<Enter>").Sees("the session counts").DoesNotSee("short v1 pilot");
    }

    [Fact]
    public void Opened_again_the_session_is_where_it_was()
    {
        using var story = Open(started: true);
        story.Keys("<Enter>j<Enter>2:guide 2<Enter>").Sees("the guide is version 2 now");
        story.Study!.SaveNow();
        var again = story.Recorder.Session("P01-1");
        Assert.Equal(("exercises", 2, 2), (again.State.Current, again.State.Plan!.Version, again.Guide!.Version));
    }

    private static SessionState State(Story story) => story.Recorder.Session("P01-1").State;

    private static Story Open(bool started) => Story.InStudy(recorder =>
    {
        var at = Story.Noon.AddMinutes(-5);
        SessionDoor.Plan(recorder, GuideParser.Parse(GuideTexts.First).Guide!, "P01", 1, []);
        var second = GuideParser.Parse(Second).Guide!;
        Assert.Null(recorder.Do(at, GuideDecisions.Freeze(recorder.Study, GuideWeighed.Of(recorder.Study, second, [], []), StudyState.Day(at))));
        if (!started) return;
        var session = recorder.Session("P01-1");
        session.Do(at, FrameDecisions.DeferChecks(session.State));
        session.Do(at, SessionDecisions.Audio(session.State, 1, "on"));
    }, 80, 24, (shell, study) => SessionDoor.Screen(shell, study.Recorder.Session("P01-1")));
}
