using PsyInterview.Coding;
using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>A researcher works on the codebook: codes, themes, what became of them, meetings.</summary>
public sealed class CodebookStories
{
    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    [InlineData(60, 15)]
    public void The_tree_shows_themes_with_their_codes_words_of_no_code_and_what_became_of_the_rest(int columns, int rows)
    {
        using var story = Open(columns, rows);
        Approval.Check($"codebook-{columns}x{rows}", story.Saved().Screen);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void The_page_of_a_theme_has_quotes_for_and_against_by_group(int columns, int rows)
    {
        using var story = Open(columns, rows).Keys("gg<Enter>").Sees("Definition, version 2");
        Approval.Check($"theme-{columns}x{rows}", story.Saved().Screen);
        story.Keys("G").Sees("What became of it").Sees("wider").Keys("<Esc>").Sees("Codes and themes");
    }

    [Fact]
    public void The_page_of_a_code_has_every_definition_and_step_and_what_was_heard_first_where()
    {
        using var story = Open(80, 30).Keys("gjj<Enter>").Sees("Applied to 2 passages in 2 sessions: P01-1, T01-1");
        Approval.Check("code", story.Saved().Screen);
    }

    [Fact]
    public void Words_that_are_no_code_are_taken_in_from_data_and_that_is_undone()
    {
        using var story = Open().Keys("gjjjj").Sees("+ takes “shame” in").Keys("<Enter>").Sees("no code yet").Keys("+").Sees("“shame” is a code now").Until("Without a theme");
        Assert.Equal((CodeWords.FromData, "shame"), story.Recorder.Codebook.Find("shame") is { } code ? (code.Origin, code.Name) : default);
        story.Keys("u").Sees("taken back: took shame in");
        Assert.Null(story.Recorder.Codebook.Find("shame"));
        story.Keys("u").Sees("nothing was recorded on this screen");
    }

    [Fact]
    public void A_code_is_made_defined_described_and_placed()
    {
        using var story = Open().Keys("gnslow breathing<Enter>").Sees("slow breathing stands for:").Keys("breathes out slowly<Enter>").Sees("slow breathing");
        var code = story.Recorder.Codebook.Find("slow breathing")!;
        Assert.Equal(("breathes out slowly", "The body speaks"), (code.Definition, code.Theme));
        story.Keys("nslow breathing<Enter>").Sees("there is a code “slow breathing” already").Keys("<Esc>");
        story.Keys("d, on purpose<Enter>").Sees("why is slow breathing defined anew?").Keys("<Enter>").Sees("say why").Keys("too wide<Enter>");
        story.Keys("oa p<Enter>").Keys("Kconce<Enter>").Keys("c#8B0000<Enter>").Keys("cred<Enter>").Sees("is not a colour").Keys("<Esc>");
        code = story.Recorder.Codebook.Find("slow breathing")!;
        Assert.Equal(("breathes out slowly, on purpose", "too wide", CodeWords.APriori, CodeWords.Conceptual, "#8b0000"), (code.Definition, code.Definitions[^1].Reason, code.Origin, code.Kind, code.Colour));
        story.Keys("t" + string.Concat(Enumerable.Repeat("<BS>", 20)) + "<Enter>");
        Assert.Null(story.Recorder.Codebook.Find("slow breathing")!.Theme);
        story.Keys("tbody<Enter>").Sees("there is no theme “body”").Keys("<Down><Enter>");
        Assert.Equal("The body speaks", story.Recorder.Codebook.Find("slow breathing")!.Theme);
        story.Keys("e er<Enter>");
        Assert.NotNull(story.Recorder.Codebook.Find("slow breathing er"));
    }

    [Fact]
    public void Codes_are_merged_split_retired_and_brought_back_each_with_a_reason()
    {
        using var story = Open().Keys("gjjMcal<Down><Enter>").Sees("why are relaxing and calm one?").Keys("<Enter>").Sees("say why").Keys("one idea<Enter>").Until("merged into calm: one idea");
        story.Until("3         2");
        story.Keys("gj").Keys("xcalm<Enter>").Sees("name at least two codes").Keys(", stillness<Enter>").Sees("why is calm split?").Keys("two ideas<Enter>").Sees("3 passages that bore calm wait to be coded anew");
        Assert.Equal(["calm", "stillness"], story.Recorder.Codebook.InUse.Where(c => c.Theme is not null).Select(c => c.Name));
        story.Keys("gjX").Sees("not used any more?").Keys("too broad<Enter>").Sees("retired: too broad").Sees("X brings it back").Keys("M").Sees("is not in use").Keys("Xneeded<Enter>");
        Assert.Equal(CodeStanding.InUse, story.Recorder.Codebook.FindAny("calm")!.Standing);
    }

    [Fact]
    public void A_theme_gets_versions_a_place_and_is_given_up()
    {
        using var story = Open().Keys("NSleep<Enter>").Sees("Sleep says:").Keys("nights<Enter>").Sees("version 1").Keys("tThe body speaks<Enter>");
        Assert.Equal("The body speaks", story.Recorder.Codebook.FindTheme("sleep")!.Parent);
        story.Keys("d and days<Enter>").Sees("why version 2 of Sleep?").Keys("asked for<Enter>").Sees("version 2").Keys("eNights<Enter>");
        Assert.Equal(2, story.Recorder.Codebook.Themes.Count);
        story.Keys("gt").Keys("SleepNights<Enter>").Sees("“SleepNights” stands under “The body speaks” itself").Keys("<Esc>").Keys("Xnot ours<Enter>");
        Assert.Equal("SleepNights", Assert.Single(story.Recorder.Codebook.Themes).Name);
    }

    [Fact]
    public void A_code_becomes_a_question_for_coming_sessions()
    {
        using var story = Open().Keys("gjja").Sees("(code relaxing)").Keys("What lets you rest?<Enter>").Sees("start check");
        Assert.Equal(("What lets you rest?", "code relaxing"), story.Recorder.Study.FittingQuestions[^1] is var q ? (q.Question, q.Because) : default);
        story.Keys("ga").Sees("(theme The body speaks)");
    }

    [Fact]
    public void A_meeting_is_recorded_with_who_was_there_what_was_decided_and_why()
    {
        using var story = Open().Keys("m").Sees("No meeting is recorded yet").Keys("nnever<Enter>").Sees("is not a day").Keys("<Esc>");
        story.Keys("n" + string.Concat(Enumerable.Repeat("<BS>", 6)) + "yesterday<Enter>").Keys("<Enter>").Sees("say who was there").Keys("sd, mw<Enter>keep both<Enter>they differ<Enter>calm<Enter>").Sees("keep both").Sees("because they differ").Sees("about calm");
        var meeting = Assert.Single(story.Recorder.Codebook.Meetings);
        Assert.Equal(("2026-03-01", "sd mw"), (meeting.On, string.Join(' ', meeting.Present)));
        story.Keys("u").Sees("taken back").Keys("<Esc>").Sees("Codes and themes");
        Assert.Empty(story.Recorder.Codebook.Meetings);
    }

    [Fact]
    public void Without_a_code_the_screen_says_what_to_do()
    {
        using var story = Story.InStudy(_ => { }).Keys("C").Sees("No code yet").Keys("M").Sees("choose a code first").Keys("<Esc>").Sees("Participants");
    }

    [Fact]
    public void What_two_code_apart_and_what_is_withheld_is_neither_counted_nor_shown()
    {
        using var story = Story.InStudy(recorder =>
        {
            Told(recorder);
            var session = recorder.Session("P01-1");
            session.Do(Before, Decision.That(new CodersNamed(["sd", "mw"])));
            recorder.Do(Before, Decision.That(new ParticipantWithdrew("T01", Scopes.Erase)));
        }, first: (shell, study) => new CodebookScreen(shell, study)).Until("relaxing").Until("one session coded apart: not counted").Sees("         0").DoesNotSee("shame");
        story.Keys("g<Enter>").Sees("None linked yet").DoesNotSee("let go");
    }

    private static readonly DateTimeOffset Before = Story.Noon.AddMinutes(-1);

    private static Story Open(int columns = 80, int rows = 24) => Story.InStudy(Told, columns, rows, (shell, study) => new CodebookScreen(shell, study)).Until("shame");

    private static void Told(Recorder recorder)
    {
        recorder.Do(Before, Decision.That(
            new GroupDeclared("patients", "Patients", "P"), new GroupDeclared("therapists", "Therapists", "T"),
            new CodeCreated("relaxing", "tension drops", Kind: CodeWords.Concrete), new CodeCreated("calm", "the mind comes to rest"), new CodeCreated("yoga", "exercises named yoga"), new CodeCreated("self-care"),
            new ThemeDefined("Body", "what the body does"), new ThemeDefined("Body", "what the body says before the mind does", "wider"), new ThemeRenamed("Body", "The body speaks"),
            new CodeDescribed("relaxing", Theme: "The body speaks"), new CodeDescribed("calm", Theme: "the body speaks"), new CodeDefined("relaxing", "tension drops in the body, noticed by the person", "calm is of the mind", "P01-1"),
            new CodeRetired("yoga", "nobody spoke of it"), new CodeCreated("rest"), new CodesMerged(["rest"], "relaxing", "the same thing")));
        Session(recorder, "P01", "patients", ["relaxing", "calm"], "then I felt it let go in my shoulders", "it did nothing for me");
        Session(recorder, "T01", "therapists", ["rest", "shame"], "they drop their shoulders before they can say it", "one of them only talked");
        var apart = recorder.Session("P01-1");
        apart.Do(Before, Decision.That(new AspectHeard(apart.Coding.Passages[1].Id.ToString(), "relaxing", "in the shoulders first")));
    }

    private static void Session(Recorder recorder, string person, string group, IReadOnlyList<string> codes, string supports, string contradicts)
    {
        recorder.Do(Before, StudyDecisions.AddParticipant(recorder.Study, person, group));
        var session = recorder.Session($"{person}-1");
        session.Do(Before, Decision.That(new PastSessionStated(person, "interview", 1, "2026-01")));
        session.Do(Before, Decision.That(new TranscriptImported(new string('a', 64), 2), new SegmentImported(1, supports, person), new SegmentImported(2, contradicts, person)));
        var passages = session.Coding.Passages;
        session.Do(Before, CodingDecisions.Code(session.Coding, "sd", passages[1].Id, codes));
        if (person == "P01") session.Do(Before, CodingDecisions.Code(session.Coding, "sd", passages[2].Id, ["calm"]));
        session.Do(Before, CodingDecisions.Link(session.Coding, passages[1].Id, "The body speaks", CodeWords.Supports));
        session.Do(Before, CodingDecisions.Link(session.Coding, passages[2].Id, "The body speaks", CodeWords.Contradicts));
    }
}
