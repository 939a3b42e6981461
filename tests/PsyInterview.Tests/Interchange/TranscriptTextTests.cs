using System.Text;
using PsyInterview.Interchange;
using Xunit;

namespace PsyInterview.Tests.Interchange;

/// <summary>Plain text becomes paragraphs, each with who speaks.</summary>
public sealed class TranscriptTextTests
{
    [Theory]
    [InlineData("\n", false)]
    [InlineData("\r\n", false)]
    [InlineData("\n", true)]
    [InlineData("\r\n", true)]
    public void An_empty_line_ends_a_paragraph_whatever_the_line_ends_and_the_mark(string end, bool hasMark)
    {
        var text = string.Join(end, "I: How was it?", "", "", "P07: I felt it", "in my shoulders.", "  ", "[00:12:31] I could not say why.", "");
        byte[] bytes = [.. hasMark ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text)];
        var read = TranscriptText.Parse(bytes);
        Assert.Equal([("I", "How was it?"), ("P07", "I felt it\nin my shoulders."), (null, "[00:12:31] I could not say why.")], read.Paragraphs);
        Assert.Empty(read.Problems);
        Assert.Equal(64, read.Hash.Length);
    }

    [Fact]
    public void Without_an_empty_line_each_line_is_a_paragraph() =>
        Assert.Equal([("I", "How was it?"), ("P07", "Heavy."), (null, "(laughs)")], Read("\nI: How was it?\nP07: Heavy.\n(laughs)\n\n").Paragraphs);

    [Theory]
    [InlineData("P07: words", "P07", "words")]
    [InlineData("MOD: words", "MOD", "words")]
    [InlineData("Vrouw-2 : words", "Vrouw-2", "words")]
    [InlineData("Müller: words", "Müller", "words")]
    [InlineData("T3 - words", "T3", "words")]
    [InlineData("T3 – words", "T3", "words")]
    [InlineData("[00:12:31] P07: words", "P07", "[00:12:31] words")]
    [InlineData("00:12:31 P07: words", "P07", "00:12:31 words")]
    [InlineData("12345678901234567890abcd: words", "12345678901234567890abcd", "words")]
    [InlineData("12345678901234567890abcde: words", null, "12345678901234567890abcde: words")]
    [InlineData("10:30 we began", null, "10:30 we began")]
    [InlineData("10: thirty", null, "10: thirty")]
    [InlineData("I said it: no", null, "I said it: no")]
    [InlineData("https://example.org is where", null, "https://example.org is where")]
    [InlineData("Well - I do not know", null, "Well - I do not know")]
    public void A_label_says_who_speaks(string line, string? speaker, string words) => Assert.Equal([(speaker, words)], Read(line).Paragraphs);

    [Fact]
    public void Where_speakers_stand_before_colons_a_dash_is_a_dash() =>
        Assert.Equal([("P07", "Yes."), (null, "I - I do not know.")], Read("P07: Yes.\n\nI - I do not know.").Paragraphs);

    [Fact]
    public void A_speaker_known_from_before_begins_a_paragraph_without_an_empty_line() => Assert.Equal(
        [("I", "How was it?"), ("T04", "Heavy,\nNote: very heavy."), ("I", "And then?"), ("T04", "Light.")],
        Read("I: How was it?\n\nT04: Heavy,\nNote: very heavy.\nI: And then?\nT04: Light.").Paragraphs);

    [Fact]
    public void A_label_without_words_is_no_paragraph() => Assert.Equal([("I", "So?")], Read("P07:\n\nI: So?").Paragraphs);

    [Theory]
    [InlineData("", 0, "The file is empty.")]
    [InlineData("\r\n \r\n", 0, "The file is empty.")]
    [InlineData("one\ntwo \0", 2, "The file is not text, or not UTF-8.")]
    [InlineData("PK\u0003\u0004zip", 0, "This is a document of a word processor, not plain text.")]
    public void What_cannot_be_used_is_said(string text, int line, string what)
    {
        var read = Read(text);
        Assert.Equal((line, what, ""), Assert.Single(read.Problems) is var p ? (p.Line, p.What, p.Excerpt) : default);
        Assert.True(read.IsRefused);
        Assert.Empty(read.Paragraphs);
    }

    [Fact]
    public void Letters_of_another_encoding_are_not_guessed_at()
    {
        var problem = Assert.Single(TranscriptText.Parse([.. "one\ntwo caf"u8, 0xE9, .. "!"u8]).Problems);
        Assert.Equal((2, "The file is not UTF-8."), (problem.Line, problem.What));
    }

    [Fact]
    public void A_paragraph_too_long_and_paragraphs_too_many_are_refused()
    {
        var most = new string('a', TranscriptText.LongestParagraph);
        Assert.False(Read(most).IsRefused);
        Assert.Equal([3], Read($"short\n\n{most}a").Problems.Select(p => p.Line));
        var many = string.Concat(Enumerable.Repeat("a\n", TranscriptText.MostParagraphs));
        Assert.Equal(TranscriptText.MostParagraphs, Read(many).Paragraphs.Count);
        Assert.Equal([TranscriptText.MostParagraphs + 1], Read(many + "b\n").Problems.Select(p => p.Line));
    }

    [Theory]
    [InlineData("mail me at anna.berg@example.org", "an e-mail address")]
    [InlineData("call 0176 / 234 56 78 then", "a telephone number")]
    [InlineData("call +49 (0)30 123456.", "a telephone number")]
    [InlineData("then Frau Berg came", "a name after a title")]
    [InlineData("then Dr. Berg came", "a name after a title")]
    [InlineData("said Mrs Berg", "a name after a title")]
    public void What_may_tell_who_somebody_is_is_advice_by_line_and_kind_and_never_in_its_words(string line, string kind)
    {
        var read = Read($"I: So?\n\n{line}\n\nno\n\n{line}");
        var problem = Assert.Single(read.Problems);
        Assert.Equal((3, Severity.Advice, ""), (problem.Line, problem.Severity, problem.Excerpt));
        Assert.Contains(kind, problem.What, StringComparison.Ordinal);
        Assert.EndsWith("lines 3, 7.", problem.What, StringComparison.Ordinal);
        foreach (var word in (string[])["Berg", "anna", "234", "123456"]) Assert.DoesNotContain(word, problem.What + problem.Hint, StringComparison.Ordinal);
        Assert.False(read.IsRefused);
        Assert.Equal(4, read.Paragraphs.Count);
    }

    [Theory]
    [InlineData("on 2026-11-05, or on 05.11.2026, at 00:12:31.250")]
    [InlineData("the doctor and Mr. [name] came, a herring, 12 345 steps")]
    public void Days_times_and_blanks_are_none(string line) => Assert.Empty(Read(line).Problems);

    private static TranscriptText Read(string text) => TranscriptText.Parse(Encoding.UTF8.GetBytes(text));
}
