using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>The second interview stands on the first.</summary>
public sealed class SecondInterviewStories
{
    [Fact]
    public void The_first_account_opens_beside_the_guide_and_no_key_loses_its_act()
    {
        using var story = Story.Second();
        story.At("00:00").Keys("<Enter> half a<Esc>").Keys("f").Sees("First interview 2025-03-02").Sees("as if a knot came loose").Sees("warmth in the hands").DoesNotSee("this is the core")
            .Sees("draft: half a").At("01:10").Sees("01:10").Keys("*");
        Assert.Single(story.State.Moments, m => m.What == "marker");
        story.Keys("f").DoesNotSee("First interview 2025").Sees("draft: half a").Keys("f<Esc>").DoesNotSee("First interview 2025").Sees("So far");
        Assert.Equal(Story.Noon, story.State.Start);
    }

    [Fact]
    public void Thoughts_of_the_first_interview_stand_there_only_where_they_were_asked_for()
    {
        using var story = Story.Second();
        story.Keys("<Enter>f").DoesNotSee("this is the core").Keys(":mine<Enter>").Sees("this is the core").Keys(":show<Enter>").DoesNotSee("this is the core");
    }

    [Fact]
    public void In_a_wide_window_the_first_account_stands_beside_question_and_notes()
    {
        using var story = Story.Second(140, 30);
        story.Keys("<Enter>f").Sees("as if a knot came loose").Sees("So far").Sees("What is a usual day like?");
    }

    [Fact]
    public void In_a_first_interview_there_is_no_such_key()
    {
        using var story = Story.Ready();
        story.Keys("<Enter>f").Sees("f does nothing here");
    }
}
