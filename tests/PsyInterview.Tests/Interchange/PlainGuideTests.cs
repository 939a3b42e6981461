using System.Text;
using CsCheck;
using PsyInterview.Guides;
using PsyInterview.Interchange;
using Xunit;

namespace PsyInterview.Tests.Interchange;

/// <summary>Plain Markdown becomes a guide of the program, and what was taken as what is said.</summary>
public sealed class PlainGuideTests
{
    private static readonly string[] Scraps =
    [
        "# ", "## ", "### ", "\n", "\n\n", "\n\n", "How was it?", "Tell me about it.", "word ", "1. ", "2. ", "- ", "   - ", "> ", "*", "**", "_", "`", "~~~\n", "<b>", "<!-- x -->", "[a](b)", "![p](q)",
        "{#id}", "{.must}", "{", "}", "(8 min)", "[must ask]", "Probes: a; b?", "Read aloud: ", "(aside)", "“said”", "\\", "&amp;", "&#0;", "|", ": ", "#", "---\n", "\t", "    ", "é", "\uFEFF", "\u200B", "\u2028",
        "\uD83D\uDE00", "\uD800", "\uFFFD", "\0", "=\n", "===\n", "1) ", "1.2 x", "a) b", "Afterwards", "+ ", ". ", "'", "\"", "☐ 1 ", "____", "·",
    ];

    private const string Sleep = """
        # Talking about sleep

        Version for the pilot

        ## 1. Opening (5 min)

        > Thank you for making time.

        *Check that the recorder runs.*

        How did you sleep last night?

        - How was that different from other nights?
        - What woke you?

        ## 2. Better nights (15 min)

        In this part we talk about help.

        1. What helps you to sleep? [must ask]
           - What have you tried?
           - Who advised you?
        2. What keeps you awake *at night*?
           Probes: in your body; in your thoughts

        Tell me about the people around you.

        Probes: What do they notice? What do they say?

        ## Afterwards

        - Stop the recording
        - Thank the participant
        """;

    [Fact]
    public void A_plain_page_is_a_guide()
    {
        var read = Read(Sleep, new(Language: "en", Group: "patients"));
        Approval.Check("plain-sleep", $"{string.Join('\n', read.Taken)}\n\n{string.Join('\n', read.Problems)}\n\n{read.Markdown}");
        var guide = GuideParser.Parse(read.Markdown!).Guide!;
        Assert.Equal(["Opening", "Better nights"], guide.Topics.Select(t => t.Title));
        Assert.Equal(["1", "2.1", "2.2", "2.3"], guide.Questions.Select(q => q.Number));
        Assert.Equal([2, 2, 2, 2], guide.Questions.Select(q => q.Probes.Count));
    }

    [Fact]
    public void Headings_below_topics_are_questions_and_keep_their_marks()
    {
        var guide = Guide("# T\n\n## A {#first minutes=8}\n\n### At work {#work .must}\n\nI want to hear about work.\n\n### At home?\n\n1. Who is there?\n\n## B\n\n### C\n\nWhat then?\n\nAnd after that?");
        Assert.Equal(["first", "part-b"], guide.Topics.Select(t => t.Id));
        Assert.Equal(8, guide.Topics[0].Minutes);
        Assert.Equal([("work", true, "I want to hear about work."), ("at-home", false, "At home?"), ("part-c", false, "What then?")], guide.Questions.Select(q => (q.Id, q.MustAsk, q.Wording)));
        Assert.Equal(["Who is there?"], guide.Questions[1].Probes);
        Assert.Equal(["And after that?"], guide.Questions[2].Probes);
    }

    [Fact]
    public void Bullets_between_numbered_questions_are_their_probes() => Assert.Equal(
        [("What helps?", "tea|milk"), ("What hinders?", "light")],
        Guide("## A\n\n1. What helps?\n\n- tea\n- milk\n\n2. What hinders?\n\n- light").Questions.Select(q => (q.Wording, string.Join('|', q.Probes))));

    [Fact]
    public void A_page_without_headings_has_its_bold_lines_or_its_outer_lines_as_topics()
    {
        Assert.Equal(["Sleep", "Food"], Guide("**Sleep**\n\nHow do you sleep?\n\n**Food**\n\nWhat do you eat?").Topics.Select(t => t.Title));
        Assert.Equal(["Sleep", "Food"], Guide("# Nights\n\n**Sleep**\n\nHow do you sleep?\n\n**Food**\n\nWhat do you eat?").Topics.Select(t => t.Title));
        Assert.Equal([("Sleep", 2), ("Food", 1)], Guide("1. Sleep\n   - How?\n   - When?\n     - at night\n2. Food\n   - What?").Topics.Select(t => (t.Title, t.Questions.Count)));
        Assert.Equal(["Vragen"], Guide("Hoe slaapt u?\n\nWat eet u?", new(Language: "nl")).Topics.Select(t => t.Title));
    }

    [Fact]
    public void Probes_with_letters_are_probes() => Assert.Equal(
        [("How old are you?", "age|work"), ("How long?", "weeks")], Guide("## Pain\n\n1. How old are you?\n   a. age\n   b. work\n2. How long?\n   a) weeks").Questions.Select(q => (q.Wording, string.Join('|', q.Probes))));

    [Fact]
    public void An_instruction_belongs_to_the_question_above_and_a_quotation_to_the_one_below()
    {
        var questions = Guide("## A\n\nWhat one?\n\n(wait)\n\n> Now two.\n\nWhat two?\n\n“And that was that.”").Questions;
        Assert.Equal(["(wait)"], questions[0].Instructions);
        Assert.Empty(questions[0].ReadAloud);
        Assert.Equal(["Now two.", "And that was that."], questions[1].ReadAloud);
    }

    [Theory]
    [InlineData("## A\n\nWhat?\n\n## B\n", 5, "There is nothing under this heading.")]
    [InlineData("## A\n\n### B\n\nWhat?\n\n### C\n\n1. tea\n\n### D\n\nHow?\n", 7, "No question stands under this heading.")]
    [InlineData("## A\n\nProbes: a; b\n\nWhat?", 3, "These probes come before any question.")]
    [InlineData("words", 0, "No question was found.")]
    [InlineData("", 0, "The file is empty.")]
    [InlineData("## A\n\nWhat?\n\n<p>And how?</p>", 5, "HTML and comments are left out.")]
    [InlineData("## A\n\nWhat?\n\n| a? | b |\n|---|---|", 5, "A table is left out.")]
    [InlineData("## A\n\nWhat \uFFFD?", 3, "There is a character here that could not be read.")]
    public void What_has_no_place_is_named_with_its_line(string text, int line, string what)
    {
        var read = Read(text);
        Assert.Null(read.Markdown);
        Assert.Contains((line, what, Severity.Error), read.Problems.Select(p => (p.Line, p.What, p.Severity)));
        Assert.Empty(read.Taken);
    }

    [Fact]
    public void What_a_person_gives_beside_the_document_is_judged_too()
    {
        Assert.Contains("language", Assert.Single(Read("## A\n\nWhat?", new(Language: "Nederlands")).Problems).What, StringComparison.Ordinal);
        Assert.Contains("guide", Assert.Single(Read("## A\n\nWhat?", new(Guide: "My Guide")).Problems).What, StringComparison.Ordinal);
        var guide = Guide("## A\n\nWhat?", new("mine", "My: \"guide\" #1", "nl", "focus-group", "patiënten", 75));
        Assert.Equal(("mine", 1, "My: \"guide\" #1", "nl", "focus-group", "patiënten", 75), (guide.Id, guide.Version, guide.Title, guide.Language, guide.Kind, guide.Group, guide.Minutes));
    }

    [Fact]
    public void A_guide_of_the_program_stays_as_it_is()
    {
        foreach (var (_, text) in ShippedGuides.All) Assert.Equal((text, 0), (Read(text).Markdown, Read(text).Problems.Count));
        Assert.Null(Read("---\nguide: a\n---\n").Markdown);
    }

    [Fact]
    public void A_sheet_that_was_printed_reads_back_as_the_guide()
    {
        foreach (var (name, text) in ShippedGuides.All)
        {
            var guide = GuideParser.Parse(text).Guide!;
            Assert.Equal(Words(guide), Words(Guide(Encoding.UTF8.GetBytes(GuideSheet.Of(guide)), name, new(guide.Id, null, guide.Language, guide.Kind, guide.Group))));
        }
    }

    [Fact]
    public void Marks_of_Markdown_in_the_words_are_only_letters()
    {
        const string Odd = "What * is _this_ {therapy} <b> [x](y) & #1 \\ `code`?";
        var outline = new GuideOutline([new(1, OutlineKind.Heading, "1 {a} #b", 1), new(2, OutlineKind.Paragraph, Odd), new(3, OutlineKind.ListLine, "- 1. x"), new(4, OutlineKind.Paragraph, "# no heading", 0, false, true)], [], []);
        var guide = GuideParser.Parse(PlainGuide.Of(outline, "n", new()).Markdown!).Guide!;
        Assert.Equal((Odd, "- 1. x", "# no heading"), (guide.Questions[0].Wording, guide.Questions[0].Probes[0], guide.Topics[0].Instructions[0]));
    }

    [Fact]
    public void Reading_never_throws_and_what_it_yields_is_a_guide() => Gen.String.Sample(Holds);

    [Fact]
    public void Reading_what_resembles_a_page_never_throws_and_what_it_yields_is_a_guide() =>
        Gen.Int[0, Scraps.Length - 1].Select(which => Scraps[which]).Array[0, 40].Select(string.Concat).Sample(Holds, iter: 3000);

    [Fact]
    public void Any_outline_gives_a_guide_or_problems() => Gen.Select(Gen.Int[0, 5], Gen.Int[0, Scraps.Length - 1].Select(which => Scraps[which]).Array[1, 5].Select(string.Concat), Gen.Int[0, 3], Gen.Int[0, 7])
        .Array[0, 25].Sample(lines => Holds(PlainGuide.Of(
            new([.. lines.Select((l, i) => new OutlineLine(i + 1, (OutlineKind)l.Item1, l.Item2, l.Item3, l.Item4 % 2 == 0, l.Item4 == 3, l.Item4 == 5))], [], []), "name", new())), iter: 3000);

    internal static IEnumerable<string> Words(TopicGuide guide) =>
    [
        guide.Title, $"{guide.Kind} {guide.Group} {guide.Minutes}", .. guide.Closing.Select(c => c.Text), .. guide.Distress,
        .. guide.Topics.SelectMany(t => (IEnumerable<string>)[$"{t.Number} {t.Title} {t.Minutes}", .. t.ReadAloud, .. t.Instructions,
            .. t.Questions.SelectMany(q => (IEnumerable<string>)[$"{q.Number} {q.Label} {q.MustAsk}", .. q.ReadAloud, .. q.Instructions, q.Wording, .. q.Probes])]),
    ];

    internal static TopicGuide Guide(byte[] content, string name, PlainGuideOptions options)
    {
        var read = PlainGuide.Parse(content, name, options);
        Assert.True(read.Markdown is not null, string.Join('\n', read.Problems));
        return GuideParser.Parse(read.Markdown!).Guide!;
    }

    private static TopicGuide Guide(string text, PlainGuideOptions? options = null) => Guide(Encoding.UTF8.GetBytes(text), "page", options ?? new());

    private static PlainGuideReading Read(string text, PlainGuideOptions? options = null) => PlainGuide.Parse(Encoding.UTF8.GetBytes(text), "page", options ?? new());

    private static void Holds(string text) => Holds(Read(text));

    private static void Holds(PlainGuideReading read)
    {
        Assert.DoesNotContain(read.Problems, p => p.What.Contains("could not be written", StringComparison.Ordinal));
        Assert.Equal(read.Markdown is null, read.Problems.Any(p => p.Severity == Severity.Error));
        if (read.Markdown is not null) Assert.NotNull(GuideParser.Parse(read.Markdown).Guide);
    }
}
