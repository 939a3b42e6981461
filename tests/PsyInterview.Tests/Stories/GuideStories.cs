using PsyInterview.Guides;
using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>The guides of a study at the keyboard: proposals decided, the next version written, settled and made, its history read.</summary>
public sealed class GuideStories
{
    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void The_list_is_as_approved(int columns, int rows)
    {
        using var story = Open(columns, rows).Until("2 to decide").Saved();
        Approval.Check($"guides-{columns}x{rows}", story.Screen);
    }

    [Fact]
    public void G_on_the_studys_screen_leads_here()
    {
        using var story = Story.InStudy(Told).Until("P01");
        story.Keys("G").Until("Guides").Sees("short en");
    }

    [Fact]
    public void A_session_is_marked_as_a_trial_on_the_studys_screen_and_counts_again()
    {
        using var story = Story.InStudy(Told).Until("first interview");
        story.Sees("guides: 2 proposed changes to decide.").Keys(":pilot<Enter>").Until("pilot interview").Keys(":pilot<Enter>").Until("first interview");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void Proposals_are_as_approved(int columns, int rows)
    {
        using var story = Open(columns, rows).Keys("p").Until("ask about sleep").Saved();
        Approval.Check($"proposals-{columns}x{rows}", story.Screen);
    }

    [Fact]
    public void A_proposal_is_rejected_with_its_reason_and_waits_again_when_that_was_wrong()
    {
        using var story = Open().Keys("p").Until("ask about sleep");
        story.Sees("debrief of P01-1").Keys("x<Enter>").Sees("say why it is rejected").Keys("everybody tells it<Enter>").Sees("rejected");
        Assert.Equal("everybody tells it", Assert.Single(story.Recorder.Study.ProposalsSettled).Value.Reason);
        story.Keys("j").Sees("rejected by sd, today: everybody tells it").Keys("u").Sees("2 to decide");
        Assert.Empty(story.Recorder.Study.ProposalsSettled);
    }

    [Fact]
    public void An_accepted_probe_stands_in_the_draft_and_has_its_reason_in_the_version()
    {
        using var story = Open().Keys("p").Until("ask about sleep");
        story.Keys("j").Sees("A probe that was made up").Keys("a").Sees("in the draft of short as a probe");
        Assert.Contains("3. and at night?", story.Recorder.Study.DraftOf("short", "en")!.Text, StringComparison.Ordinal);
        story.Keys("<Esc>f").Until("1  probe of 2.1 Exercises added  made up in P01-1 (P01-1)").Keys("f<Enter>").Sees("short is version 2 from today");
        var version = story.Recorder.Study.VersionsOf("short", "en")[1];
        Assert.Equal(("made up in P01-1", "P01-1"), (version.Changes[1].Reason, version.Changes[1].Session));
        Assert.Contains(story.Recorder.Study.ProposalsSettled.Values, s => s.Hash == version.Hash);
    }

    [Fact]
    public void A_version_is_written_settled_and_made_and_its_history_tells_it()
    {
        using var story = Open();
        story.Keys("d").Sees("TYPING").Sees("writing the next version").Keys("<Esc>/How did you experience<Enter>").Keys("<Esc>").Sees("KEYS").Keys("e");
        story.Keys("<C-k>How did the exercises go?<Enter>").Until("Esc: to the keys").Keys("<Esc>").Until("nothing is wrong with it");
        story.Keys("f").Until("2.1 Exercises rephrased").Sees("before").Sees("now").Sees("no reason noted for one change");
        story.Keys("rtoo long for one<Enter>p01-1<Enter>").Sees("too long for one (P01-1)");
        story.Keys("f<Enter>").Sees("short is version 2 from today").Until("v2").Keys("<Enter>").Until("v2  since today, by sd");
        story.Keys("j").Sees("change 1").Sees("because too long for one (after P01-1)").Sees("How did you experience").Sees("How did the exercises go?");
        Approval.Check("guide-history-80x24", story.Saved().Screen);
        story.Keys("kP").Sees("its sessions are left out of counts");
        Assert.True(story.Recorder.Study.VersionsOf("short", "en")[1].IsPilot);
        story.Keys("t").Sees("guide: short").Sees("version: 2").Keys("<Esc><Esc>").Sees("v2 pilot");
    }

    [Fact]
    public void What_is_in_doubt_is_settled_before_it_becomes_a_version()
    {
        using var story = Open();
        var changed = GuideTexts.First.Replace("### Talking {#talking}\n\nHow did you experience the conversations with the therapist?",
            "### Conversations {#conversations}\n\nHow was it to have these conversations with the therapist?", StringComparison.Ordinal);
        Assert.Null(story.Recorder.Do(Story.Noon, GuideDecisions.Write(story.Recorder.Study, "short", "en", changed)));
        story.Keys("f").Until("is “conversations” the question that was “talking”?").Keys("f").Sees("first settle");
        Approval.Check("next-version-80x24", story.Saved().Screen);
        story.Keys("n").Sees("2.2 Conversations added").Sees("2.2 Talking removed").DoesNotSee("is “conversations”");
        Assert.Equal([new GuideAnswer("conversations", null)], story.Recorder.Study.DraftOf("short", "en")!.Answers);
    }

    [Fact]
    public void A_draft_that_says_nothing_else_than_the_version_is_none()
    {
        using var story = Open().Keys("d").Sees("TYPING").Keys("x<BS><Esc>").Sees("KEYS").Keys("<Esc>");
        Assert.Null(story.Recorder.Study.DraftOf("short", "en"));
    }

    [Fact]
    public void Words_that_were_written_are_there_when_the_page_is_opened_again()
    {
        using var story = Open().Keys("d").Sees("TYPING").Keys("abc");
        story.At("00:02");
        Assert.StartsWith("abc---", story.Recorder.KeptText("guide draft", "short en"), StringComparison.Ordinal);
        story.Keys("<Esc>").Until("to mend").Keys("<Esc>").Sees("a draft of short waits");
        Assert.Null(story.Recorder.KeptText("guide draft", "short en"));
        story.Keys("d").Sees("abc---");
    }

    private static Story Open(int columns = 80, int rows = 24) => Story.InStudy(Told, columns, rows, (shell, study) => new GuidesScreen(shell, study)).Until("short en").Until("to decide");

    /// <summary>One interview with the first version, a probe that was made up, and a debrief that would change something.</summary>
    private static void Told(Recorder recorder)
    {
        var at = Story.Noon.AddDays(-3);
        var guide = GuideParser.Parse(GuideTexts.First).Guide!;
        SessionDoor.Plan(recorder, guide, "P01", 1, []);
        var session = recorder.Session("P01-1");
        session.Do(at, FrameDecisions.DeferChecks(session.State));
        session.Do(at, SessionDecisions.Ask(session.State, guide, "exercises"));
        session.Do(at.AddMinutes(2), SessionDecisions.Improvise(session.State, guide, "and at night?"));
        session.Do(at.AddMinutes(20), FrameDecisions.End(session.State));
        session.Do(at.AddMinutes(21), FrameDecisions.CloseSession(session.State));
        session.Do(at.AddMinutes(30), FrameDecisions.Debrief(session.State, "guide-change", "ask about sleep"));
        session.Do(at.AddMinutes(31), FrameDecisions.FinishDebrief(session.State));
    }
}
