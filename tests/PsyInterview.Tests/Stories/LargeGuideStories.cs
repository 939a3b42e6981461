using PsyInterview.Sessions;
using PsyInterview.Tests.Guides;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>A guide of 300 questions at the keyboard: whatever its length, what is looked for is on the screen, and what is shown is right.</summary>
public sealed class LargeGuideStories
{
    private static Story Ready(int columns = 80, int rows = 24) => Story.Ready(columns, rows, LargeGuide.Text());

    [Fact]
    public void Topic_to_topic_goes_to_the_last_and_back()
    {
        using var story = Ready();
        story.At("00:00").Keys("<Enter>").Sees("asked 1.1 Sleep: a usual day").Sees("1/300");
        story.Keys(string.Concat(Enumerable.Repeat("]", 59))).Sees("looking ahead: 60.1 Travel: a usual day").Sees("60 Travel since t").Sees("> ○ 60.1 Travel").DoesNotSee("1 Sleep before");
        story.Keys("]").Sees("looking ahead: 60.1").Keys("jjjj").Sees("looking ahead: 60.5").Keys("j").Sees("looking ahead: 60.5");
        story.Keys(string.Concat(Enumerable.Repeat("[", 59))).Sees("1 Sleep before").Keys("<Enter>").Sees("1.1 is open since 00:00");
        Assert.Equal("t1-q1", story.State.Current);
    }

    [Fact]
    public void Every_question_is_walked_past_in_its_order()
    {
        using var story = Ready();
        story.At("00:00").Keys("<Enter>");
        for (var place = 2; place <= 300; place++) story.Keys("j").Sees($"looking ahead: {(place - 1) / 5 + 1}.{(place - 1) % 5 + 1} ");
        for (var place = 299; place >= 2; place--) story.Keys("k").Sees($"looking ahead: {(place - 1) / 5 + 1}.{(place - 1) % 5 + 1} ");
    }

    [Fact]
    public void A_question_is_found_by_number_by_words_and_by_its_topic_asked_and_returned_from()
    {
        using var story = Ready();
        story.At("00:00").Keys("<Enter>").Keys("/48.3<Enter>").Sees("looking ahead: 48.3 Breathing: what hel").Sees("Backspace returns to 1.1 Sleep: a usual day");
        story.At("03:00").Keys("<Enter>").Sees("03:00 asked 48.3 Breathing: what helped").Keys("2").Sees("asked 03:00");
        story.At("05:00").Keys("<BS>").Sees("05:00 returned 1.1 Sleep: a usual day");
        story.Keys("/cafe since").Sees("47.5 The café: looking back").Sees("-- 5 +").Keys("<Down><Down><Down><Enter>").Sees("looking ahead: 47.2 The café: a hard");
        story.Keys("/睡眠").Sees("-- 15 +").Sees("4.1 睡眠: a usual day").Keys("<Enter>").Sees("looking ahead: 4.1 睡眠: a usual");
        story.Keys("/no such words").DoesNotSee("+ Guide ---------------------------").Keys("<Enter>").Sees("nothing in the guide has “no such words”").Keys("<Esc>");
        Assert.Equal("t1-q1", story.State.Current);
        Assert.Equal([1, 2], [story.State.Coverage("t48-q3").Probes.Count, story.State.Questions.Count]);
    }

    [Fact]
    public void A_topic_is_folded_and_found_again_inside_the_fold()
    {
        using var story = Ready();
        story.At("00:00").Keys("<Enter>]]").Keys("h").Sees("3 Family before +").DoesNotSee("3.2 Family").Keys("j").Sees("looking ahead: 4.1").Keys("k").Sees("looking ahead: 3.1");
        story.Keys("/3.4<Enter>").Sees("looking ahead: 3.4 Family: other people").DoesNotSee("3 Family before +");
    }

    [Fact]
    public void Two_hundred_and_ninety_eight_not_reached_stand_in_the_closing_list_and_one_of_them_is_asked_after_all()
    {
        using var story = Ready();
        story.At("00:00").Keys("<Enter>").Keys("/60.5<Enter>").At("10:00").Keys("<Enter>").Keys("Eend<Enter>").Sees("Before you go");
        // All questions but two, two closing lines, the audio.
        story.Sees("301 open").Sees("not reached: 1.2 Sleep: a hard moment");
        story.Keys("t").Sees("300 open").Keys("jjjjjjjjjjjjjjjjjjjjjjjjj").Sees("not reached: 6.3 Walking: what helped").Keys("a");
        Assert.Equal(Phase.OnQuestion, story.State.Phase);
        Assert.Equal("time", story.State.Coverage("t1-q2").Reason);
        story.Sees($"asked {Number(story)} ");
    }

    [Fact]
    public void The_guide_of_a_session_is_read_once()
    {
        using var story = Ready();
        var hash = story.State.Plan!.GuideHash;
        Assert.Same(story.Session.Guide, story.Recorder.Guide(hash));
        Assert.Same(story.Session.Guide, story.Recorder.Session("P07-1").Guide);
        Assert.Null(story.Recorder.Guide("no such hash"));
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void The_list_of_what_was_found_is_as_approved(int columns, int rows)
    {
        using var story = Ready(columns, rows);
        story.At("00:00").Keys("<Enter>/4.3<Enter>").At("04:30").Keys("<Enter>/mother");
        Approval.Check($"large-guide-{columns}x{rows}", story.Screen);
    }

    private static string Number(Story story) => story.Session.Guide!.Question(story.State.Current)!.Number;
}
