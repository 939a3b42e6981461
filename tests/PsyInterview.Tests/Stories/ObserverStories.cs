using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>What an observer notes of a focus group, as keys and what comes of them.</summary>
public sealed class ObserverStories
{
    [Fact]
    public void The_first_key_begins_the_observation_and_a_floor_key_ends_the_turn_before()
    {
        using var story = Story.Observing();
        story.Sees("observer SD, lead: MW").Sees("your first key begins your observation").DoesNotSee("NOT RECORDING")
            .At("00:10").Keys("1").Sees(">1 T04").Sees("T04 00:00").At("00:30").Keys("22").At("00:40").Keys("0").At("00:50").Keys(".");
        Assert.Equal(["T04 20", "T09 10", "moderator 10"], Turns(story));
        story.Sees("67 %").Sees("33 %").Sees("0 moderator 25 % of all talk").Sees("nobody has the floor").Sees("session 00:40");
    }

    [Fact]
    public void Who_speaks_over_is_marked_until_they_stop_or_take_the_floor()
    {
        using var story = Story.Observing();
        story.At("00:10").Keys("1").At("00:20").Keys("+").Sees("ANSWER").Sees("who speaks over? 1-9 seat, 0 moderator").Keys("3").Sees("+3 T11 speaks over")
            .At("00:25").Keys("-3").DoesNotSee("+3 T11").At("00:30").Keys("+4").At("00:40").Keys("4").DoesNotSee("+4");
        Assert.Equal(["T11 5", "T15 10"], story.State.Group.TrackOf("sd").Overlaps.Select(o => $"{o.Speaker} {(o.To - o.From)?.TotalSeconds}"));
        Assert.Equal(["T04 30", "T15 "], Turns(story));
        story.Keys("+4").Sees("T15 has the floor").Keys("-2").Sees("T09 does not speak over anybody");
    }

    [Fact]
    public void A_seat_and_a_verb_note_what_somebody_does_without_the_floor()
    {
        using var story = Story.Observing(study: [new ObserverWordsSet(["w crosses arms"])]);
        story.At("00:10").Keys("1").At("00:20").Keys(";").Sees("which seat?").Keys("3").Sees("w crosses arms").At("00:22").Keys("w").At("00:30").Keys(";4d").Sees("T15 disagrees with?").Keys("1")
            .At("00:40").Keys(";5a<Enter>").At("00:50").Keys(";6a2");
        Assert.Equal(
            ["00:20 T11 crosses arms ", "00:30 T15 disagrees T04", "00:40 T20 agrees ", "00:50 T22 agrees T09"],
            story.State.Moments.Where(m => m.Speaker is not null && m.What != "takes the floor").Select(m => $"{(m.At - Story.Noon):mm\\:ss} {m.Speaker} {m.What} {m.To}"));
        story.Sees("00:20 T15  disagrees with T04");
        Assert.Equal("T04", story.State.Group.TrackOf("sd").Open?.Speaker);
    }

    [Fact]
    public void A_key_that_is_not_asked_for_acts_as_always_and_what_was_done_stays()
    {
        using var story = Story.Observing();
        story.Keys("1").Keys(";3n").Keys(";4a").Keys("*").Keys(";5").Keys("T").Keys("+.");
        Assert.Equal(["takes the floor", "nods", "agrees", "marker", "time cue", "nobody has the floor"], story.State.Moments.Skip(1).Select(m => m.What));
        story.Keys(";<Esc>").DoesNotSee("ANSWER");
    }

    [Fact]
    public void Who_has_the_floor_responds_to_somebody_and_how_can_follow()
    {
        using var story = Story.Observing();
        story.Keys(">1").Sees("responds: nobody has the floor").Keys("4>").Sees("T15 responds to?").Keys("1").Sees("how? a agrees, d disagrees, e elaborates").Keys("e")
            .Keys(">2").Keys("3");
        Assert.Equal(["T15 T04 elaborates", "T15 T09 "], story.State.Moments.Where(m => m.What == "responds").Select(m => $"{m.Speaker} {m.To} {m.Answer}"));
        Assert.Equal("T11", story.State.Group.TrackOf("sd").Open?.Speaker);
        story.Sees("T15  to T04: elaborates").Sees("T15  responds to T09").DoesNotSee("not answered").Keys(">3").Sees("T11 has the floor; choose whom they answer");
    }

    [Fact]
    public void Somebody_unknown_has_the_floor_and_is_settled_later()
    {
        using var story = Story.Observing();
        story.At("00:10").Keys("x").Sees("unknown 00:00").At("00:30").Keys(":who 2<Enter>").Sees("takes the floor: T09").Sees(">2 T09")
            .At("00:40").Keys("x").At("00:50").Keys("1").Keys("<Tab>k").Keys(":who t22<Enter>").Keys("<Esc>");
        Assert.Equal(["T09 30", "T22 10", "T04 "], Turns(story));
        story.Keys(":who T99<Enter>").Sees("nobody called T99 sits here");
    }

    [Fact]
    public void A_quote_belongs_to_whoever_had_the_floor_when_it_was_begun()
    {
        using var story = Story.Observing();
        story.At("00:10").Keys("4").At("00:12").Keys("jjjq").Sees("quote of T15 on 4 Relationship:").Keys("we do that too<Enter>").Sees("T15  quote  “we do that too”");
        var quote = Assert.Single(story.State.Moments, m => m.What == "quote");
        Assert.Equal(("T15", "q4", Story.Noon.AddSeconds(12)), (quote.Speaker, quote.On, quote.At));
    }

    [Fact]
    public void While_typing_Tab_and_a_seat_give_the_floor_and_the_text_goes_on()
    {
        using var story = Story.Observing();
        story.At("00:10").Keys("4").At("00:12").Keys("qwe do ").At("00:20").Keys("<Tab>").Sees("gives the floor").At("00:22").Keys("1").Sees("T04 has the floor; the text goes on")
            .Keys("that<Tab> too<Enter>").At("00:30").Keys("q<Tab>;3").Sees("quote of T11 on 1 Opening:").Keys("not us<Enter>");
        Assert.Equal(["T15 10", "T04 "], Turns(story));
        Assert.Equal(["T15 we do that too", "T11 not us"], story.State.Moments.Where(m => m.What == "quote").Select(m => $"{m.Speaker} {m.Text}"));
        story.Keys(" a<Tab>;2").Sees("only a quote is somebody's words").Keys("b<Enter>").Keys(" c<Tab>0").Keys("<Tab>.<Enter>");
        Assert.Equal(["T15", "T04", "moderator"], story.State.Group.TrackOf("sd").Turns.Select(t => t.Speaker));
        Assert.Null(story.State.Group.TrackOf("sd").Open);
        Assert.Equal(["ab", "c"], story.State.Moments.Where(m => m.What == "note").Select(m => m.Text));
    }

    [Fact]
    public void What_was_typed_without_a_floor_key_is_said_to_be_not_observed()
    {
        using var story = Story.Observing();
        story.At("00:10").Keys(" before any turn").At("00:30").Keys("<Enter>");
        Assert.Empty(Missed(story));
        story.Keys("1").At("01:00").Keys(" short").At("01:04").Keys("<Enter>");
        Assert.Empty(Missed(story));
        story.At("02:00").Keys(" long").At("02:10").Keys("<Tab>2").At("02:30").Keys("<Enter>");
        Assert.Equal(["02:00 10", "02:10 20"], Missed(story));
        story.At("03:00").Keys("qa draft").At("03:10").Keys("<Esc>").At("05:00").Keys(" ").At("05:07").Keys("<Enter>");
        Assert.Equal(["03:00 10", "05:00 7"], Missed(story).Skip(2));
        story.Keys("u").Sees("took back: T09 quote “a draft”");
    }

    [Fact]
    public void Undo_takes_back_the_latest_and_names_it()
    {
        using var story = Story.Observing();
        story.At("00:10").Keys("1").At("00:20").Keys("4").At("00:25").Keys("u").Sees("took back: T15 takes the floor").Keys("<C-r>").Sees("brought back").Keys("u");
        Assert.Equal(["T04 "], Turns(story));
        story.Keys("uu").Sees("nothing of yours to take back");
        Assert.True(story.State.Group.IsObserving("sd"));
    }

    [Fact]
    public void A_turn_can_be_back_dated()
    {
        using var story = Story.Observing();
        story.At("00:10").Keys("1").At("00:40").Keys("2,").Sees("takes the floor was how many seconds earlier").Keys("10<Enter>").At("00:50").Keys(".");
        Assert.Equal(["T04 20", "T09 20"], Turns(story));
    }

    [Fact]
    public void A_floor_key_is_no_letter_of_a_word()
    {
        using var story = Story.Observing();
        story.At("00:10").Keys("j3k").Keys("U");
        Assert.Equal(["T11 "], Turns(story));
        Assert.DoesNotContain("3", Assert.IsType<string>(story.Session.Drafts.Select(d => d.Text).SingleOrDefault() ?? ""), StringComparison.Ordinal);
    }

    [Fact]
    public void Above_nine_seats_have_their_numbers()
    {
        using var story = Story.Observing(people: [.. Enumerable.Range(1, 12).Select(n => $"T{n:D2}")]);
        story.At("00:10").Keys(":12<Enter>").Sees(">12 T12").At("00:20").Keys(":+11<Enter>").Sees("speaks over").Keys(":-11<Enter>").At("00:30").Keys(":;10<Enter>").Sees("T10: n nods").Keys("n")
            .At("00:40").Keys(":>11<Enter>").Keys("a").Keys(":+2<Enter>").Sees("+2  T02");
        Assert.Equal(["T12 "], Turns(story));
        Assert.Equal(["T10 nods ", "T12 responds T11"], story.State.Moments.Where(m => m.What is "nods" or "responds").Select(m => $"{m.Speaker} {m.What} {m.To}"));
    }

    [Fact]
    public void Who_is_quiet_and_who_dominates_is_hinted_at()
    {
        using var story = Story.Observing();
        story.At("00:10").Keys("1").At("03:10").Keys("2").At("04:10").DoesNotSee("dominant").At("05:30").Keys("3").Sees("dominant  56 %").At("10:00").DoesNotSee("quiet")
            .At("10:20").Sees("5 T20 quiet 10 min").DoesNotSee("2 T09 quiet").At("15:11").Sees("1 T04 quiet 12 min").Keys("+1").At("15:20").Keys("-1").At("17:00").DoesNotSee("1 T04 quiet").DoesNotSee("3 T11 quiet");
    }

    [Fact]
    public void Nobody_is_quiet_before_the_talk_has_gone_on_for_long()
    {
        using var story = Story.Observing();
        story.At("00:10").Keys(" they sit down<Enter>").At("15:00").Keys("0").DoesNotSee("quiet").At("24:00").DoesNotSee("quiet").At("25:01").Sees("1 T04 quiet 10 min");
    }

    [Fact]
    public void Who_comes_late_leaves_or_changes_places_is_kept()
    {
        using var story = Story.Observing();
        story.Keys(":absent 5<Enter>").Sees("T20 is not here").Sees("5 T20 not here").At("00:10").Keys("1").At("06:00").Keys("5").Sees(">5 T20").DoesNotSee("T20 not here");
        Assert.Equal(Story.Noon.AddMinutes(6), story.State.Group.Attendance.Last(p => p.Person == "T20").From);
        story.At("07:00").Keys(":leave 2<Enter>").Sees("T09 left").Sees("2 T09 gone").Keys(":arrive 2<Enter>").Sees("T09 came").Keys(":swap 2 5<Enter>").Sees("2 T20").Sees("5 T09")
            .Keys(":seat 7 T30<Enter>").Sees("T30 sits on seat 7").Keys("7").Sees(">7 T30").Keys("8").Sees(">8 ?").Keys(":seat 8 T31<Enter>").Sees("8 T31");
    }

    private static IEnumerable<string> Missed(Story story) =>
        story.State.Group.TrackOf("sd").NotObserved.Select(n => $"{(n.From - Story.Noon):mm\\:ss} {(n.To - n.From).TotalSeconds}");

    private static IEnumerable<string> Turns(Story story) =>
        story.State.Group.TrackOf("sd").Turns.Select(t => $"{t.Speaker} {(t.To - t.From)?.TotalSeconds}");
}
