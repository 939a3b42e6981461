using System.Globalization;
using PsyInterview.Guides;
using Xunit;

namespace PsyInterview.Tests.Guides;

public sealed class GuideSearchTests
{
    private static readonly TopicGuide Large = GuideParser.Parse(LargeGuide.Text()).Guide!;
    private static readonly GuideSearch Search = new(Large);

    [Fact]
    public void The_large_guide_has_three_hundred_questions_and_nothing_to_be_said_against_it()
    {
        Assert.Empty(GuideParser.Parse(LargeGuide.Text()).Problems);
        Assert.Equal((60, 300, 300), (Large.Topics.Count, Large.Questions.Count, Large.Questions.DistinctBy(q => q.Id).Count()));
        Assert.All(Large.Topics, topic => Assert.All(topic.Questions, q => Assert.Same(topic, Large.TopicOf(q.Id))));
        Assert.Null(Large.TopicOf("nowhere"));
        Assert.Null(Large.TopicOf(null));
    }

    [Fact]
    public void Advice_left_out_changes_nothing_of_the_guide()
    {
        var leading = LargeGuide.Text(3).Replace("What happened just before that?", "Don't you agree?", StringComparison.Ordinal);
        var (advised, bare) = (GuideParser.Parse(leading), GuideParser.Parse(leading, advise: false));
        Assert.NotEmpty(advised.Problems);
        Assert.Empty(bare.Problems);
        Assert.Equal(advised.Guide!.Hash, bare.Guide!.Hash);
        Assert.Equal(GuideSheet.Of(advised.Guide), GuideSheet.Of(bare.Guide));
        Assert.Null(GuideParser.Parse(leading.Replace("{#t2-q1 .must}", "{#t1-q1}", StringComparison.Ordinal), advise: false).Guide);
    }

    [Theory]
    [InlineData("48.3", "48.3")]
    [InlineData(" 7.1 ", "7.1")]
    [InlineData("cafe since", "47.5 47.1 47.2 47.3 47.4")]
    [InlineData("THE CAFÉ: A USUAL", "7.1 27.1 47.1")]
    [InlineData("睡眠: looking", "4.5 24.5 44.5")]
    [InlineData("🎲", "15.1 15.2 15.3 15.4 15.5 35.1 35.2 35.3 35.4 35.5 55.1 55.2 55.3 55.4 55.5")]
    [InlineData("", "")]
    [InlineData("  ", "")]
    [InlineData("no such words", "")]
    public void Finds_by_number_and_by_words_without_capitals_and_accents(string typed, string found) =>
        Assert.Equal(found, string.Join(' ', Search.Find(typed).Select(i => Large.Questions[i].Number)));

    [Fact]
    public void A_whole_row_is_that_question_alone_and_the_question_itself_comes_before_its_probes_and_its_topic()
    {
        Assert.Equal([137], Search.Find(Search.Row(137)));
        // The question has "café since"; the other four have it by their topic's title, and stand behind although they come before it.
        Assert.Equal("47.5", Large.Questions[Search.Find("café since")[0]].Number);
        var probes = Search.Find("what did you notice in your body").Select(i => Large.Questions[i].Number).ToList();
        Assert.Equal(60, probes.Count);
        Assert.Equal("1.2", probes[0]);
    }

    [Fact]
    public void Letters_with_strokes_and_joined_letters_are_found_by_the_plain_ones()
    {
        const string Odd = "---\nguide: odd\nversion: 1\ntitle: Odd\nlanguage: da\nminutes: 10\n---\n\n## Straße og smørrebrød {#q1}\n\nHvad betyder œuvre og łódź for dig?\n\n1. Hvornår?\n";
        var search = new GuideSearch(GuideParser.Parse(Odd).Guide!);
        foreach (var typed in new[] { "strasse", "STRASSE", "straße", "smorrebrod", "oeuvre", "lodz", "hvornar" }) Assert.Equal([0], search.Find(typed));
        Assert.Empty(search.Find("smirrebrod"));
    }

    [Fact]
    public void It_finds_what_a_comparison_by_the_rules_of_Unicode_finds()
    {
        var compare = CultureInfo.InvariantCulture.CompareInfo;
        foreach (var typed in LargeGuide.Text(20).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 3 && w[0] is not ('{' or '.' or '#')).Distinct().Take(80))
        {
            var wanted = Large.Questions.Where(q => compare.IndexOf($"{q.Label} {q.Wording} {Large.TopicOf(q.Id)!.Title} {string.Join(' ', q.Probes)}", typed,
                CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0).Select(q => q.Number);
            Assert.Equal(wanted.Order(StringComparer.Ordinal), Search.Find(typed).Select(i => Large.Questions[i].Number).Order(StringComparer.Ordinal));
        }
    }
}
