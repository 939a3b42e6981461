using PsyInterview.Tests.Stories;
using Xunit;

namespace PsyInterview.Tests.Screens;

/// <summary>What an observer sees of a focus group, one approved picture for each notable state.</summary>
public sealed class ObserverPictures
{
    [Theory]
    [InlineData(80, 24)]
    [InlineData(60, 15)]
    [InlineData(120, 40)]
    [InlineData(40, 8)]
    public void A_group_in_the_middle_of_its_talk(int columns, int rows)
    {
        using var story = Talking(columns, rows);
        Approval.Check($"observer-{columns}x{rows}", story.Screen);
    }

    [Fact]
    public void A_seat_was_chosen_and_what_it_does_is_asked()
    {
        using var story = Talking();
        story.Keys(";2");
        Approval.Check("observer-verb", story.Screen);
    }

    [Fact]
    public void A_quote_is_being_written()
    {
        using var story = Talking();
        story.Keys("qbut only after");
        Approval.Check("observer-quote", story.Screen);
    }

    [Fact]
    public void Twelve_seats()
    {
        using var story = Story.Observing(60, 15, [.. Enumerable.Range(1, 12).Select(n => $"T{n:D2}")]);
        story.At("00:10").Keys("4").At("00:40").Keys(":12<Enter>").At("00:50").Keys(":+2<Enter>");
        Approval.Check("observer-twelve", story.Screen);
    }

    [Fact]
    public void The_lead_where_the_moderator_has_no_laptop()
    {
        using var story = Story.Leading();
        story.At("00:00").Keys("<Enter>").At("00:20").Keys("1").At("02:00").Keys("j");
        Approval.Check("observer-lead", story.Screen);
    }

    private static Story Talking(int columns = 80, int rows = 24)
    {
        var story = Story.Observing(columns, rows);
        story.Keys(":cue 1 blue scarf<Enter>:cue 2 window<Enter>:cue 3 beard<Enter>:cue 4 青いスカーフ<Enter>:cue 5 door<Enter>:cue 6 tall<Enter>").At("00:00").Keys("0jjj")
            .At("03:00").Keys("1").At("12:00").Keys("2").At("17:00").Keys("3").At("18:00").Keys("5").At("19:00").Keys("6").At("25:00").Keys("4").At("30:12").Keys("1").At("30:40").Keys(";4d1")
            .At("30:50").Keys("4").At("30:58").Keys("qwe do that too<Enter>").At("31:02").Keys(";3n").At("31:05").Keys("+6").At("31:07");
        return story;
    }
}
