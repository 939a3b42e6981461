using System.Security.Cryptography;
using System.Text;
using CsCheck;
using PsyInterview.Guides;
using Xunit;

namespace PsyInterview.Tests.Guides;

public sealed class GuideParserTests
{
    private static readonly string Example = ExampleInReadme();

    private static readonly string[] Scraps =
    [
        "---\n", "guide: a\n", "title: ", "closing:\n", "- ", "&a ", "*a ", "!!x ", "[", "{", "}", "\n", "\n\n", "## ", "### ", "#", "{#id}", "{.must}",
        "> ", "1. ", "2) ", "*", "**", "`", "```\n", "<b>", "<!--", "[a]: b\n", "![", "](", "\\", "&#0;", "    ", "\t", "?", "word ", ": ", "| ", "\0", "\uD800", "---",
    ];

    [Fact]
    public void The_example_in_the_readme_of_the_guides_is_a_guide_as_described()
    {
        var reading = GuideParser.Parse(Example);
        Assert.Empty(reading.Problems);
        var guide = reading.Guide!;
        Assert.Equal(("sleep", 1, "Talking about sleep", "en", "interview", null, 20),
            (guide.Id, guide.Version, guide.Title, guide.Language, guide.Kind, guide.Group, guide.Minutes));
        Assert.Equal([new("stop-recording", "Stop the recording"), new("thanks", "Thank the participant")], guide.Closing);
        Assert.Equal(["1", "2.1", "2.2"], guide.Questions.Select(question => question.Number));
        Assert.Equal(["opening", "what-helps", "what-hinders"], guide.Questions.Select(question => question.Id));
        Assert.Equal(["Opening", "What helps", "What hinders"], guide.Questions.Select(question => question.Label));
        Assert.Equal([true, true, false], guide.Questions.Select(question => question.MustAsk));
        Assert.Equal("How did you sleep last night?", guide.Questions[0].Wording);
        Assert.Equal(["How was that different from other nights?", "What woke you?"], guide.Questions[0].Probes);
        Assert.Equal(["Thank you for making time. You may stop at any moment."], guide.Topics[0].ReadAloud);
        Assert.Equal(["Check that the recorder runs."], guide.Topics[0].Instructions);
        Assert.Equal([5, 15], guide.Topics.Select(topic => topic.Minutes));
    }

    [Fact]
    public void A_topic_is_found_by_its_question() => Assert.Equal("better-nights", GuideParser.Parse(Example).Guide!.TopicOf("what-hinders")!.Id);

    [Fact]
    public void A_guide_without_steps_for_distress_gets_those_of_its_language()
    {
        Assert.Equal(DistressProtocol.For("en"), GuideParser.Parse(Example).Guide!.Distress);
        Assert.Equal(DistressProtocol.For("nl"), GuideParser.Parse(Example.Replace("language: en", "language: nl-BE")).Guide!.Distress);
        Assert.Equal(DistressProtocol.For("en"), GuideParser.Parse(Example.Replace("language: en", "language: fy")).Guide!.Distress);
        Assert.NotEqual(DistressProtocol.For("en"), DistressProtocol.For("nl"));
    }

    [Fact]
    public void The_hash_is_of_the_text_with_plain_line_ends()
    {
        var unix = GuideParser.Parse(Example).Guide!;
        var windows = GuideParser.Parse("\uFEFF" + Example.Replace("\n", "\r\n")).Guide!;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Example))), unix.Hash);
        Assert.Equal(unix.Hash, windows.Hash);
        Assert.Contains("\r\n", windows.Text);
    }

    [Fact]
    public void Words_that_are_wrapped_in_the_file_become_one_line_and_lose_their_emphasis()
    {
        var guide = GuideParser.Parse(Example.Replace("How did you sleep last night?", "How did you *sleep*\nlast night &amp; before?")).Guide!;
        Assert.Equal("How did you sleep last night & before?", guide.Questions[0].Wording);
    }

    [Fact]
    public void Words_to_read_aloud_and_instructions_under_a_question_belong_to_the_question()
    {
        var guide = GuideParser.Parse(Example.Replace("What helps you to sleep?", "> Now the nights.\n\n*Wait.*\n\nWhat helps you to sleep?")).Guide!;
        Assert.Equal(["Now the nights."], guide.Question("what-helps")!.ReadAloud);
        Assert.Equal(["Wait."], guide.Question("what-helps")!.Instructions);
        Assert.Empty(guide.TopicOf("what-helps")!.ReadAloud);
    }

    [Fact]
    public void A_topic_may_hold_only_words_to_read_aloud()
    {
        var reading = GuideParser.Parse(Example.Replace("## Opening", "## Welcome {#welcome}\n\n> Welcome.\n\n## Opening"));
        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Guide!.Topics[0].Questions);
        Assert.Equal(["2", "3.1", "3.2"], reading.Guide.Questions.Select(question => question.Number));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_are_counted_as_an_editor_counts_them(string end)
    {
        var lines = Example.Split('\n').ToList();
        for (var at = lines.IndexOf("## Opening {#opening .must minutes=5}"); at <= lines.Count; at++)
        {
            var broken = string.Join(end, [.. lines.Take(at), "", "- a bullet", "", .. lines.Skip(at)]);
            Assert.Equal(at + 2, Assert.Single(GuideParser.Parse(broken).Problems, p => p.Excerpt == "- a bullet").Line);
        }
    }

    [Fact]
    public void Every_line_of_the_head_is_counted_exactly()
    {
        var lines = Example.Split('\n').ToList();
        for (var at = 1; at <= lines.IndexOf("closing:"); at++)
        {
            var reading = GuideParser.Parse(string.Join('\n', [.. lines.Take(at), "mood: good", .. lines.Skip(at)]));
            Assert.Equal((at + 1, Severity.Advice), reading.Problems.Select(p => (p.Line, p.Severity)).Single());
        }
    }

    [Fact]
    public void A_file_that_is_far_too_long_is_refused_at_once() =>
        Assert.Equal(1, Assert.Single(GuideParser.Parse(new string('x', 600_000)).Problems).Line);

    [Fact]
    public void Reading_never_throws_on_any_text() => Gen.String.Sample(Holds);

    [Fact]
    public void Reading_never_throws_on_what_resembles_a_guide() =>
        Gen.Int[0, Scraps.Length - 1].Select(which => Scraps[which]).Array[0, 60].Select(string.Concat).Sample(Holds, iter: 2000);

    [Fact]
    public void Reading_never_throws_on_a_shipped_guide_with_accidents() =>
        Gen.Select(Gen.Int[0, ShippedGuides.All.Count - 1], Gen.Select(Gen.Double[0, 1], Gen.Int[0, 60], Gen.String[0, 8]).Array[1, 4])
            .Select((which, accidents) => accidents.Aggregate(ShippedGuides.All[which].Text, (text, accident) => Mutated(text, accident.Item1, accident.Item2, accident.Item3)))
            .Sample(Holds, iter: 300);

    private static string Mutated(string text, double place, int cut, string put)
    {
        var at = (int)(place * text.Length);
        return text.Remove(at, Math.Min(cut, text.Length - at)).Insert(at, put);
    }

    private static bool Holds(string text)
    {
        var reading = GuideParser.Parse(text);
        var lines = text.Replace("\r\n", "\n").Replace('\r', '\n').Split('\n').Length;
        Assert.Equal(reading.Guide is null, reading.Problems.Any(p => p.Severity == Severity.Error));
        Assert.All(reading.Problems, p =>
        {
            Assert.InRange(p.Line, 1, lines);
            Assert.NotEmpty(p.What);
            Assert.NotEmpty(p.Hint);
        });
        return true;
    }

    private static string ExampleInReadme()
    {
        var folder = new DirectoryInfo(Approval.Folder());
        while (!File.Exists(Path.Combine(folder.FullName, "PsyInterview.sln")))
            folder = folder.Parent!;
        var readme = File.ReadAllText(Path.Combine(folder.FullName, "guides", "README.md")).ReplaceLineEndings("\n");
        return readme.Split("```markdown\n")[1].Split("```")[0];
    }
}
