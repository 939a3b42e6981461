using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>A researcher sets a study up.</summary>
public sealed class SetUpStories
{
    [Fact]
    public void A_study_is_set_up_from_nothing()
    {
        using var story = Story.InSetUp();
        story.Sees("nothing is set up yet").Sees("no group yet").Keys("]]]]]a").Sees("targets name levels of criteria; add a criterion first").Sees("add: it names levels").Keys("[[[[[");
        story.Keys("j<Enter>thematic analysis<Enter>").Sees("thematic analysis");
        story.Keys("]a").Keys("patients<Enter>").Sees("patients, title: Patients").Keys("<Enter><Enter><Enter>20<Enter>").Sees("Patients, codes P01, 20 planned");
        story.Keys("]a").Keys("<Enter>patient-first<Enter>").Sees("First interview, guide patient-first");
        story.Keys("a<Enter>10 to 14 months<Enter><Enter>").Sees("Second interview, 10 to 14 months");
        story.Keys("]aSD<Enter>interviewer, coder<Enter>").Keys("<Enter><Enter><Enter><Enter><Enter><Enter><Enter>").Sees("interviewer, coder");
        story.Keys("]apatients<Enter>gender<Enter>").Keys("<Enter>").Sees("gender, kind: nominal").Keys("<Enter>Male, Female<Enter>").Keys("<Enter><Enter><Enter>").Sees("Male, Female");
        story.Keys("]apatients<Enter>gender=male: 6<Enter>").Sees("gender=Male  at least 6");
        Assert.Equal(["gender=Male: 6"], story.Recorder.Study.SetUp.Targets.Select(LevelNotation.Words));
        Assert.Equal((10, 14), (story.Recorder.Study.SetUp.Waves[1].FromMonths, story.Recorder.Study.SetUp.Waves[1].ToMonths));
        Assert.Equal("thematic analysis", story.Recorder.Study.SetUp.Described.Approach);
    }

    [Fact]
    public void The_study_gives_what_observers_note_its_own_words_and_takes_them_back()
    {
        using var story = Story.InSetUp();
        story.Keys("jjjjjjj<Enter>a says yes<Enter>").Sees("“a” is no key").Keys("<C-U>w crosses arms; n nods slowly<Enter>").Sees("n nods slowly; w crosses arms");
        Assert.Equal(["n nods slowly", "w crosses arms"], story.Recorder.Study.SetUp.ObserverWords);
        story.Keys("<Enter><Enter>").Sees("nothing changed").Keys("<Enter><C-U><Enter>").DoesNotSee("crosses arms");
        Assert.Empty(story.Recorder.Study.SetUp.ObserverWords);
    }

    [Fact]
    public void A_mistake_is_said_where_it_was_made_and_the_words_stay()
    {
        using var story = Story.InSetUp(ShippedSheet.Text());
        story.Keys("]]]]j<Enter>").Sees("age, title: Age (years)").Keys("<Enter><Enter>, 70-80<Enter>").Sees("overlap").Sees("60 and over, 70-80");
        story.Keys("<Esc>").Sees("left as it was");
        Assert.Equal(["18-39", "40-59", "60 and over"], story.Recorder.Study.SetUp.Criterion("patients", "age")!.Levels);
    }

    [Fact]
    public void What_is_changed_is_recorded_once_and_nothing_where_nothing_changed()
    {
        using var story = Story.InSetUp(ShippedSheet.Text());
        var before = story.Recorder.Store.Read("study").Count;
        story.Keys("]<Enter><Enter><Enter><Enter><Enter>").Sees("nothing changed");
        Assert.Equal(before, story.Recorder.Store.Read("study").Count);
        story.Keys("<Enter><Enter><Enter><Enter>").Keys("<C-U>24<Enter>").Sees("24 planned");
        Assert.Equal(before + 1, story.Recorder.Store.Read("study").Count);
    }

    [Fact]
    public void A_target_is_changed_in_one_line_and_taken_out_with_the_word_yes()
    {
        using var story = Story.InSetUp(ShippedSheet.Text());
        story.Keys("]]]]]<Enter>").Sees("gender=Male: 6").Keys("<C-U>gender=Female & age=18-39: 2 to 3<Enter>").Sees("gender=Female & age=18-39  2 to 3");
        Assert.DoesNotContain("gender=Male: 6", story.Recorder.Study.SetUp.Targets.Select(LevelNotation.Words));
        story.Keys("xno<Enter>").Sees("left as it was").Keys("xyes<Enter>").Sees("taken out: target gender=Female & age=18-39: 2 to 3 for patients");
    }

    [Fact]
    public void What_something_stands_on_is_kept_with_the_reason()
    {
        using var story = Story.InSetUp(ShippedSheet.Text());
        story.Keys("]xyes<Enter>").Sees("patients has waves; take them out first");
        story.Keys("[a").Sees("the study has these fields");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(60, 15)]
    [InlineData(120, 40)]
    public void The_set_up_of_the_founding_study(int columns, int rows)
    {
        using var story = Story.InSetUp(ShippedSheet.Text(), columns, rows);
        story.Keys("]]]]j");
        Approval.Check($"set-up-{columns}x{rows}", story.Screen);
    }

    [Fact]
    public void The_set_up_of_a_new_study()
    {
        using var story = Story.InSetUp();
        Approval.Check("set-up-empty", story.Screen);
    }
}
