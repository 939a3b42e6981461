using PsyInterview.Coding;
using PsyInterview.Screens;
using PsyInterview.Tests.Coding;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>A coder codes a session; two do so apart and then look at what they did differently.</summary>
public sealed class CodingStories
{
    [Fact]
    public void Codes_are_typed_once_and_then_lie_under_a_number()
    {
        using var story = Story.InCoding(CodingLog.Transcribed(4).Entries);
        story.Sees("not coded; coder sd").Sees("5 passages without codes").Keys("j#relaxing, feeling heard<Enter>").Sees("new codes: relaxing, feeling heard").Sees("#relaxing #feeling heard").Sees("in progress");
        story.Sees("1 relaxing  2 feeling heard").Keys("n2").Sees("3/5").Keys("n").Sees("4/5").Keys("3").Sees("1 to 2 are the codes used lately");
        story.Keys("<Enter>feel").Sees("feeling heard").Keys("<Tab>re").Keys("<Tab><Enter>").Keys("<Enter>").Sees("feeling heard, relaxing,").Keys("<Esc>");
        Assert.Equal(["feeling heard", "relaxing"], story.Session.Coding.NamesBy("sd", story.Session.Coding.Passages[3].Id));
        Assert.Equal(["feeling heard", "relaxing"], story.Recorder.Codebook.InUse.Select(c => c.Name));
        story.Keys("u").Sees("took back: #feeling heard #relaxing").Keys("u").Sees("took back: #feeling heard").Sees("3/5");
    }

    [Fact]
    public void A_passage_stands_for_a_theme_or_against_it_and_codes_have_aspects()
    {
        using var story = Story.InCoding(CodingLog.Transcribed(2).Codes("sd", 1, "relaxing").Study(b => CodebookDecisions.DefineTheme(b, "The body speaks", "what the body says")).Entries);
        story.Keys("+").Sees("select the words that speak").Keys("j+the<Tab><Enter>").Sees("speaks for The body speaks").Keys("-the body speaks<Enter>").Sees("speaks against The body speaks");
        story.Keys("-none<Enter>").DoesNotSee("The body speaks");
        story.Keys("aonly in the shoulders<Enter>").Sees("relaxing: only in the shoulders").Keys("u").Sees("took back the aspect of relaxing").DoesNotSee("shoulders");
    }

    [Fact]
    public void Finishing_asks_the_day_and_going_on_the_reason()
    {
        using var story = Story.InCoding(CodingLog.Transcribed(2).Codes("sd", 1, "relaxing").Entries);
        story.Keys("R").Sees("just go on").Keys("f").Sees("2026-03-02").Keys("<C-U>2026-04-01<Enter>").Sees("is still to come").Keys("<C-U>yesterday<Enter>").Sees("coded on 2026-03-01");
        story.Keys("1").Sees("reopen it to go on").Keys("R<Enter>").Sees("say why").Keys("one was left out<Enter>").Sees("in progress");
    }

    [Fact]
    public void Of_two_who_code_apart_neither_sees_the_other_before_both_have_finished()
    {
        using var story = Story.InCoding(CodingLog.Transcribed(2).Apart().Codes("mw", 1, "sleep").Finishes("mw").Entries);
        story.Sees("mw codes this apart; not shown until both have finished").DoesNotSee("#sleep").Keys("d").Sees("not both have finished yet").Keys("jf<Enter>").Sees("both have finished: d shows the differences");
        story.Sees("mw: #sleep").Keys("=").Keys("<C-U><Enter>").Sees("have finished: their work has been compared");
    }

    [Fact]
    public void Two_coders_are_named_before_anybody_begins()
    {
        using var story = Story.InCoding(CodingLog.Transcribed(2).Entries);
        story.Keys("=sd<Enter>").Sees("name two coders").Keys("<C-U>sd mw<Enter>").Sees("sd and mw code this session apart").Keys("#sleep<Enter>=<C-U><Enter>").Sees("have begun to code it apart");
    }

    [Fact]
    public void Differences_are_decided_one_by_one_each_with_its_reason()
    {
        using var story = Story.InCoding(CodingLog.Compared().Entries);
        story.Sees("2 differences to decide").Keys("d").Sees("0 of 2 decided").Sees("relaxing   applied by sd, not by mw").Sees("sd: #relaxing #sleep").Sees("agreement 94.4 %, kappa pooled 0.72").DoesNotSee("meeting of");
        story.Keys("y").Sees("day of the meeting").Keys("<Enter>").Sees("sd mw").Keys("<Enter><Enter>").Sees("say why, in a few words").Keys("it is said<Enter>").Sees("1 of 2 decided; meeting of 2026-03-02: sd, mw");
        story.Sees("feeling heard   applied by mw, not by sd").Keys("osleep<Enter>about the nights<Enter>").Sees("every difference is decided");
        Assert.Equal(["relaxing", "sleep"], story.Session.Coding.At(story.Session.Coding.Passages[2].Id).Select(c => c.Name));
        Assert.Equal(CodingStanding.Coded, story.Session.Coding.Standing);
        story.Keys("n").Sees("every difference is decided").Keys("A").Sees("Who applied which code").Keys("n").Sees("How far they agree on each code").Keys("<Esc>=<Enter> ob<Enter>k").Sees("sd, mw, ob");
    }

    [Fact]
    public void What_was_not_held_is_not_coded()
    {
        using var story = Story.InStudy(WithdrawalStories.Told).Until("2 participants").Keys("o").Sees("P07-1 has not been held yet");
    }

    [Fact]
    public void A_tag_in_the_talk_may_be_a_code_of_several_words()
    {
        using var story = Story.Ready();
        story.Recorder.Do(Story.Noon, CodebookDecisions.Create(story.Recorder.Codebook, "feeling heard"));
        story.At("00:00").Keys("<Enter>").At("01:00").Keys("qso warm<Enter>").At("02:00").Keys("#feel").Sees("feeling heard").Keys("<Tab>relaxing calm<Enter>");
        Assert.Equal(["feeling heard", "relaxing", "calm"], story.State.Moments.Last(m => m.What == "quote").Codes);
        story.Keys("#").Sees("feeling heard relaxing calm").Keys("<Enter>");
        Assert.Equal(["feeling heard", "relaxing", "calm"], story.State.Moments.Last(m => m.What == "quote").Codes);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    public void What_a_coder_sees(int columns, int rows)
    {
        var log = CodingLog.Transcribed(6).Study(b => CodebookDecisions.Create(b, "relaxing", "The body lets go.")).Codes("sd", 0, "relaxing").Codes("mw", 2, "sleep").Codes("sd", 2, "relaxing");
        using var story = Story.InCoding(log.Entries, columns, rows).Keys("jj#relaxing, warm<Enter>");
        Approval.Check($"coding-{columns}x{rows}", story.Screen);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(60, 15)]
    public void What_two_coders_see_of_their_differences(int columns, int rows)
    {
        using var story = Story.InCoding(CodingLog.Compared().Entries, columns, rows, (shell, session) => new ConsensusScreen(shell, session));
        Approval.Check($"consensus-{columns}x{rows}", story.Keys("y<Enter><Enter>it is said<Enter>k").Screen);
    }
}
