using PsyInterview.Guides;
using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Storage;
using PsyInterview.Studies;

namespace PsyInterview.Tests.Stories;

/// <summary>Stories in a second interview.</summary>
public sealed partial class Story
{
    /// <summary>The second interview with P07, ready to start; the first was a year ago.</summary>
    public static Story Second(int columns = 80, int rows = 24) => new(new PracticeStore("sd-0001", []), (story, shell) =>
    {
        First(story.Recorder);
        story.Plan2();
        foreach (var (item, _) in ConsentItems.All)
            story.Recorder.Do(Before, StudyDecisions.RecordConsent(story.Recorder.Study, "P07", 1, item, true, "v2", "on paper"));
        foreach (var line in StartCheck.For(story.State).ToList()) story.Session.Do(Before, FrameDecisions.Check(story.State, line.Item, "done"));
        return SessionDoor.Screen(shell, story.Session);
    }, columns, rows);

    /// <summary>The first interview with P07, told and debriefed, a year before.</summary>
    public static void First(Recorder recorder)
    {
        var guide = GuideParser.Parse(FiveQuestions).Guide!;
        SessionDoor.Plan(recorder, guide, "P07", 1, []);
        var session = recorder.Session("P07-1");
        var begin = Noon.AddYears(-1);
        session.Do(begin, FrameDecisions.DeferChecks(session.State));
        session.Do(begin, SessionDecisions.Ask(session.State, guide, "q1"));
        session.Do(begin.AddMinutes(2), NoteDecisions.Take(session.State, guide, NoteForms.Quote, "as if a knot came loose"));
        session.Do(begin.AddMinutes(3), NoteDecisions.Take(session.State, guide, NoteForms.Thought, "this is the core"));
        session.Do(begin.AddMinutes(5), SessionDecisions.Ask(session.State, guide, "q2"));
        session.Do(begin.AddMinutes(6), NoteDecisions.Take(session.State, guide, NoteForms.Observation, "warmth in the hands"));
        session.Do(begin.AddMinutes(31), FrameDecisions.End(session.State));
        session.Do(begin.AddMinutes(32), FrameDecisions.CloseSession(session.State));
        session.Do(begin.AddMinutes(40), FrameDecisions.FinishDebrief(session.State));
    }

    /// <summary>Waits until everything is on the disk, and until the screen says so.</summary>
    public Story Saved()
    {
        Study!.SaveNow();
        // In the program what becomes durable draws the screen anew; here nobody listens for it.
        for (var turn = 0; turn < 200 && !Screen.Contains(" saved", StringComparison.Ordinal); turn++)
        {
            Thread.Sleep(5);
            _shell.Refresh();
            _terminal.Advance(TimeSpan.FromMilliseconds(1100));
        }
        return Sees(" saved");
    }

    private void Plan2()
    {
        Xunit.Assert.Null(SessionDoor.Plan(Recorder, GuideParser.Parse(FiveQuestions).Guide!, "P07", 2, [1]));
        _time.Advance(Noon - Before);
        Session = Recorder.Session("P07-2");
    }
}
