using CsCheck;
using PsyInterview.Terminal;
using Xunit;

namespace PsyInterview.Tests.Terminal;

public sealed class ColumnsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("日本", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("a👍🏽b", 4)]
    [InlineData("● ✓", 3)]
    public void Columns_are_counted_as_the_terminal_does(string text, int columns) => Assert.Equal(columns, Columns.Of(text));

    [Theory]
    [InlineData("日本語", 5, "日本")]
    [InlineData("abc", 3, "abc")]
    [InlineData("ae\u0301b", 2, "ae\u0301")]
    [InlineData("日", 1, "")]
    public void A_text_is_cut_at_whole_characters(string text, int columns, string cut) => Assert.Equal(cut, Columns.Fit(text, columns));

    [Theory]
    [InlineData("How did you experience the exercises?", 14, "How did you|experience the|exercises?")]
    [InlineData("one\ntwo three", 20, "one|two three")]
    [InlineData("日本語日本語", 4, "日本|語日|本語")]
    [InlineData("a 12345678", 4, "a|1234|5678")]
    [InlineData("", 10, "")]
    public void Text_is_broken_at_spaces(string text, int columns, string rows) =>
        Assert.Equal(rows, string.Join('|', Columns.Wrap(text, columns)));

    [Fact]
    public void No_row_is_wider_than_allowed_and_no_word_is_lost() =>
        Gen.Select(Gen.Char["ab 日é"].Array[0, 60].Select(c => new string(c)), Gen.Int[2, 20]).Sample((text, columns) =>
        {
            var rows = Columns.Wrap(text, columns);
            Assert.All(rows, row => Assert.True(Columns.Of(row.TrimEnd()) <= columns));
            Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(rows).Replace(" ", "", StringComparison.Ordinal));
        });
}
