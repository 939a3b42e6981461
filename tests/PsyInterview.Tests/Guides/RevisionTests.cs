using PsyInterview.Guides;
using Xunit;

namespace PsyInterview.Tests.Guides;

/// <summary>What differs between two versions of a guide, and which question of a changed guide is which of before.</summary>
public sealed class RevisionTests
{
    private const string First = GuideTexts.First;


    [Fact]
    public void A_guide_does_not_differ_from_itself_however_its_lines_are_broken() =>
        Assert.Empty(GuideRevision.Between(Read(First), Read(First.Replace("\n\n1. When?", "\n\n\n1. When?", StringComparison.Ordinal))));

    [Theory]
    [InlineData("How did it begin?", "How did it all begin for you?", "rephrase question opening")]
    [InlineData("1. When?\n", "1. When exactly?\n", "rephrase probe opening")]
    [InlineData("2. Where?", "2. Where?\n3. Who was there?", "add probe opening")]
    [InlineData("1. When?\n2. Where?", "1. Where?\n2. When?", "move probe opening")]
    [InlineData("minutes=10", "minutes=12", "rephrase planned minutes therapy")]
    [InlineData("### Talking {#talking}", "### Talking {#talking .must}", "rephrase must ask talking")]
    [InlineData("### Talking {", "### Conversations {", "rephrase label talking")]
    [InlineData("## The therapy", "## This therapy", "rephrase topic therapy")]
    [InlineData("## Closing {#closing}\n\nIs there anything I forgot to ask?", "", "remove question closing")]
    [InlineData("minutes: 30", "minutes: 35", "rephrase planned minutes ")]
    [InlineData("title: A short guide", "title: Another short guide", "rephrase heading ")]
    [InlineData("How did you experience the exercises?", "*Wait.*\n\nHow did you experience the exercises?", "add instruction exercises")]
    [InlineData("### Home {#home}", "### Sleep {#sleep}\n\nHow do you sleep?\n\n### Home {#home}", "add question sleep")]
    public void One_change_is_told_as_one(string before, string after, string told) =>
        Assert.Equal([told], Told(GuideRevision.Between(Read(First), Read(First.Replace(before, after, StringComparison.Ordinal)))));

    [Fact]
    public void A_question_that_goes_to_another_topic_is_moved_and_the_others_are_not()
    {
        var moved = First.Replace("### Talking {#talking}\n\nHow did you experience the conversations with the therapist?\n\n", "", StringComparison.Ordinal)
            .Replace("## Closing {#closing}\n\nIs there anything I forgot to ask?", "## At the end {#end}\n\n### Talking {#talking}\n\nHow did you experience the conversations with the therapist?\n", StringComparison.Ordinal);
        Assert.Equal(["add topic end", "move question talking", "remove question closing"], Told(GuideRevision.Between(Read(First), Read(moved))));
    }

    [Fact]
    public void What_was_stated_as_split_is_not_told_again_as_added()
    {
        var split = First.Replace("What did you do at home between the sessions, and how did your family take it?",
            "What did you do at home between the sessions?\n\n### Family {#family}\n\nHow did your family take it?", StringComparison.Ordinal);
        var proposed = Assert.Single(GuideRevision.Proposed(Read(First), Read(split)));
        Assert.Equal("split home into home, family", proposed.ToString());
        Assert.Equal(proposed, Lineage.Read(proposed.ToString()));
        Assert.Equal(["split question home family"], Told(GuideRevision.Between(Read(First), Read(split), [proposed])));
        Assert.Equal(["rephrase question home", "add question family"], Told(GuideRevision.Between(Read(First), Read(split))));
    }

    [Fact]
    public void What_was_stated_as_merged_is_not_told_again_as_removed()
    {
        var split = First.Replace("What did you do at home between the sessions, and how did your family take it?",
            "What did you do at home between the sessions?\n\n### Family {#family}\n\nHow did your family take it?", StringComparison.Ordinal);
        var proposed = Assert.Single(GuideRevision.Proposed(Read(split), Read(First)));
        Assert.Equal("merge home, family into home", proposed.ToString());
        Assert.Equal(["merge question home"], Told(GuideRevision.Between(Read(split), Read(First), [proposed])));
    }

    [Fact]
    public void The_same_words_under_another_id_get_their_id_back()
    {
        var matched = Match(First.Replace("{#talking}", "{.must #conversations}", StringComparison.Ordinal));
        Assert.Equal(["“conversations” has the words of “talking” and keeps that id"], matched.Known);
        Assert.Contains("### Talking {.must #talking}", matched.Text, StringComparison.Ordinal);
        Assert.Empty(matched.Doubts);
    }

    [Fact]
    public void Words_that_are_alike_under_another_id_are_put_to_a_person_and_settled_either_way()
    {
        var changed = First.Replace("### Talking {#talking}\n\nHow did you experience the conversations with the therapist?",
            "### Conversations {#conversations}\n\nHow was it to have these conversations with the therapist?", StringComparison.Ordinal);
        var doubt = Assert.Single(Match(changed).Doubts);
        Assert.Equal("is “conversations” the question that was “talking”?", doubt.Asks);
        var same = Match(changed, new GuideAnswer("conversations", "talking"));
        Assert.Empty(same.Doubts);
        Assert.Equal(["rephrase question talking", "rephrase label talking"], Told(GuideRevision.Between(Read(First), same.Guide)));
        var other = Match(changed, new GuideAnswer("conversations", null));
        Assert.Empty(other.Doubts);
        Assert.Equal(["add question conversations", "remove question talking"], Told(GuideRevision.Between(Read(First), other.Guide)));
    }

    [Fact]
    public void An_id_that_comes_with_quite_other_words_is_in_doubt_and_becomes_a_new_question_when_it_is_one()
    {
        var changed = First.Replace("### Talking {#talking}\n\nHow did you experience the conversations with the therapist?", "### Work {#talking}\n\nDo you still go to your job?", StringComparison.Ordinal);
        Assert.True(Assert.Single(Match(changed).Doubts) is { New: "talking", Old: "talking" });
        Assert.Equal(["rephrase question talking", "rephrase label talking"], Told(GuideRevision.Between(Read(First), Match(changed, new GuideAnswer("talking", "talking")).Guide)));
        var other = Match(changed, new GuideAnswer("talking", null));
        Assert.Empty(other.Doubts);
        Assert.Equal(["add question work", "remove question talking"], Told(GuideRevision.Between(Read(First), other.Guide)));
        // What was settled holds for the text that came of it.
        Assert.Empty(GuideMatching.Of(other.Guide, [Read(First)], other.Answers).Doubts);
    }

    [Fact]
    public void A_probe_is_added_at_the_end_of_its_questions_list()
    {
        Assert.Contains("1. When?\n2. Where?\n3. And who was there?\n\n## The", GuideText.WithProbe(First, "opening", "And who\n was there?")!, StringComparison.Ordinal);
        Assert.Contains("therapist?\n\n1. About what?\n\n### Home", GuideText.WithProbe(First, "talking", "About what?")!, StringComparison.Ordinal);
        Assert.EndsWith("ask?\n\n1. Really?", GuideText.WithProbe(First, "closing", "Really?")!.TrimEnd(), StringComparison.Ordinal);
        Assert.Null(GuideText.WithProbe(First, "nowhere", "Really?"));
    }

    private static GuideMatched Match(string text, params IReadOnlyList<GuideAnswer> answers) => GuideMatching.Of(Read(text), [Read(First)], answers);

    private static IEnumerable<string> Told(IEnumerable<GuideChange> changes) => changes.Select(c => $"{c.Type} {c.Part} {string.Join(' ', c.To.Count > 0 ? c.To : c.From)}");

    private static TopicGuide Read(string text) => GuideParser.Parse(text) is { Guide: { } guide } ? guide
        : throw new InvalidOperationException(string.Join("; ", GuideParser.Parse(text).Problems.Select(p => $"{p.Line} {p.What}")));
}
