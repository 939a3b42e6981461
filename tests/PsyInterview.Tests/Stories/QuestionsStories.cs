using System.Globalization;
using System.Text;
using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>A researcher looks which question was asked of whom.</summary>
public sealed class QuestionsStories
{
    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    [InlineData(60, 15)]
    public void The_matrix_is_as_approved(int columns, int rows)
    {
        using var story = Open(Told, columns, rows).Until("P05").Keys("jjj").Saved();
        Approval.Check($"questions-{columns}x{rows}", story.Screen);
    }

    [Fact]
    public void Q_on_the_studys_screen_leads_here()
    {
        using var story = Story.InStudy(Told).Until("P01");
        story.Keys("Q").Until("short: 6 questions").Keys("<Esc>").Sees("Participants and sessions");
    }

    [Fact]
    public void The_chosen_cell_is_told_in_words()
    {
        using var story = Open(Told, 120, 30);
        story.Sees("1 Opening, P01-1: asked at 0:00; asked of 6 of 6; in the guide since version 1");
        story.Keys("jll").Sees("2.1 Exercises, P03-1: volunteered at 5:00; asked of 5 of 6; in the guide since version 1");
        story.Keys("jjh").Sees("2.3 Home, P02-1: asked, then declined at 15:00, no reason given; asked of 2 of 6");
        story.Keys("j").Sees("2.4 Sleep, P02-1: not in that version; asked of 3 of 6; in the guide since version 3");
        story.Keys("G").Sees("3 Closing, P02-1: not reached (time); asked of 1 of 6; in the guide from version 1, removed in version 4");
        story.Keys("$").Sees("3 Closing, P06-1: not in that version").Keys("0kkkkk").Sees("1 Opening, P01-1: asked");
    }

    [Fact]
    public void From_a_cell_its_session_is_read_and_from_the_matrix_its_tables()
    {
        using var story = Open(Told).Keys("l<Enter>").Until("P02 first interview").Sees("declined").Keys("<Esc>").Until("6 sessions");
        story.Keys("x").Until("Who was exposed to each question").Keys("<Esc>").Until("6 sessions");
        story.Keys("p").Until("Probes, planned and made up").Keys("<Esc>").Until("6 sessions");
        story.Keys("t").Until("Minutes on each topic").Keys("<Esc>").Until("6 sessions");
        story.Keys("n").Until("whatever came after").Keys("<Esc>").Until("6 sessions");
        story.Keys("g").Sees("no session was held with another guide");
    }

    [Fact]
    public void Each_guide_has_its_own_matrix()
    {
        using var story = Open(recorder =>
        {
            Told(recorder);
            Freeze(recorder, Text.Replace("guide: short", "guide: other", StringComparison.Ordinal).Replace("version: 1", "version: 1\ngroup: others", StringComparison.Ordinal), -1);
            Talk(recorder, "Q01", -1, "other");
        });
        story.Keys("g").Sees("other: 5 questions").Sees("Q01").DoesNotSee("P01").Keys("g").Sees("short: 6 questions");
    }

    [Fact]
    public void Without_a_session_it_says_what_will_stand_here()
    {
        using var story = Story.InStudy(recorder => Freeze(recorder, Text, -1), first: (shell, study) => new QuestionsScreen(shell, study)).Until("No session was held with a guide yet");
        story.Keys("x").Sees("no session was held with a guide yet").Keys("jl<Enter>").Sees("there is no session that counts");
    }

    [Fact]
    public void Three_hundred_questions_and_sixty_sessions_scroll_both_ways_at_once()
    {
        var text = new StringBuilder("---\nguide: long\nversion: 1\ntitle: Long\nlanguage: en\nkind: interview\nminutes: 300\n---\n");
        for (var topic = 1; topic <= 30; topic++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## Topic {topic} {{#t{topic} minutes=10}}\n");
            for (var q = 1; q <= 10; q++) text.Append(CultureInfo.InvariantCulture, $"\n### Question {topic}-{q} {{#q{topic}-{q}}}\n\nWhat about {topic} and {q}?\n\n1. How?\n2. When?\n");
        }
        using var story = Open(recorder =>
        {
            Freeze(recorder, text.ToString(), -2);
            for (var i = 1; i <= 60; i++) Talk(recorder, $"P{i:00}", -2, "long", [.. Enumerable.Range(1, 30).Select(t => new QuestionAsked($"q{t}-{(i + t) % 10 + 1}"))]);
        }, 120, 40);
        story.Sees("long: 300 questions").Sees("of 60");
        for (var i = 0; i < 10; i++) story.Keys("jjjjjlllll");
        story.Sees("6.1 Question 6-1, P51-1");
        story.Keys("G$").Sees("30.10 Question 30-10, P60-1").Sees("P60");
    }

    private static readonly string Text = GuideTexts.First;

    private static Story Open(Action<Recorder> tell, int columns = 80, int rows = 24) =>
        Story.InStudy(tell, columns, rows, (shell, study) => new QuestionsScreen(shell, study)).Until("✓ asked");

    /// <summary>A pilot; three interviews; a question that is added for two more; one that is removed for the last.</summary>
    private static void Told(Recorder recorder)
    {
        Freeze(recorder, Text, -60, pilot: true);
        Talk(recorder, "P00", -59, "short", new QuestionAsked("opening"));
        var text = Freeze(recorder, Text.Replace("How did it begin?", "How did it all begin?", StringComparison.Ordinal), -50);
        Talk(recorder, "P01", -49, "short", new QuestionAsked("opening"), new QuestionAsked("exercises"), new QuestionVolunteered("talking"), new QuestionAsked("talking"), new QuestionAsked("home"), new QuestionAsked("closing"));
        Talk(recorder, "P02", -48, "short", new QuestionAsked("opening"), new QuestionAsked("exercises"), new QuestionAsked("home"), new QuestionDeclined("home"), new NotReachedExplained("closing", "time"));
        Talk(recorder, "P03", -47, "short", new QuestionAsked("opening"), new QuestionVolunteered("exercises"), new QuestionSkipped("talking"), new QuestionParked("home"));
        text = Freeze(recorder, text.Replace("## Closing", "### Sleep {#sleep}\n\nHow do you sleep?\n\n## Closing", StringComparison.Ordinal), -30);
        foreach (var (code, day) in new[] { ("P04", -29), ("P05", -28) }) Talk(recorder, code, day, "short", new QuestionAsked("opening"), new QuestionAsked("exercises"), new QuestionAsked("sleep"));
        Freeze(recorder, text.Replace("## Closing {#closing}\n\nIs there anything I forgot to ask?", "", StringComparison.Ordinal), -10);
        Talk(recorder, "P06", -9, "short", new QuestionAsked("opening"), new QuestionAsked("exercises"), new QuestionAsked("sleep"));
    }

    private static string Freeze(Recorder recorder, string text, int day, bool pilot = false)
    {
        var at = Story.Noon.AddDays(day);
        Assert.Null(recorder.Do(at, GuideDecisions.Freeze(recorder.Study, GuideWeighed.Of(recorder.Study, GuideParser.Parse(text).Guide!, [], []), StudyState.Day(at), pilot: pilot)));
        return text;
    }

    // Five minutes between what happens.
    private static void Talk(Recorder recorder, string code, int day, string guide, params IReadOnlyList<Event> events)
    {
        var at = Story.Noon.AddDays(day);
        var version = recorder.Study.VersionsOf(guide, "en")[^1];
        recorder.Do(at, StudyDecisions.AddParticipant(recorder.Study, code));
        var session = recorder.Session($"{code}-1");
        session.Do(at, Decision.That(new SessionPlanned(code, "interview", 1, guide, version.Version, "en", version.Hash), new ChecksDeferred(), new SessionStarted()));
        foreach (var (i, happened) in events.Index()) session.Do(at.AddMinutes(5 * i), Decision.That(happened));
        session.Do(at.AddMinutes(5 * events.Count), Decision.That(new TalkEnded(), new SessionClosed(), new DebriefFinished()));
    }
}
