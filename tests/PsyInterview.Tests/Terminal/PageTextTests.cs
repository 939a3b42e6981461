using CsCheck;
using PsyInterview.Terminal;
using Xunit;

namespace PsyInterview.Tests.Terminal;

/// <summary>A text of many lines under a caret.</summary>
public sealed class PageTextTests
{
    private static readonly Gen<string> Key = Gen.OneOf(new[] {
        "a", "b", "é", "漢", "👍", "Space", "Enter", "Enter", "Backspace", "Delete", "Left", "Right", "Up", "Down", "PageUp", "PageDown", "Home", "End", "Ctrl-Home", "Ctrl-End", "Ctrl-Left", "Ctrl-Right" }.Select(k => Gen.Const(k)).ToArray());

    [Fact]
    public void It_holds_what_a_plain_string_would_hold_whatever_is_pressed() => Gen.Select(Key.Array[0, 60], Gen.Int[4, 30]).Sample((keys, width) =>
    {
        var page = new PageText("one two three\n\nfour 漢字 five");
        var (text, at) = (page.ToString(), 0);
        foreach (var key in keys)
        {
            _ = page.Rows(width);
            page.Press(key, 3);
            var typed = key switch { "Space" => " ", "Enter" => "\n", { } one when one.EnumerateRunes().Count() == 1 => one, _ => null };
            if (typed is not null) (text, at) = (text.Insert(at, typed), at + typed.Length);
            else if (key == "Backspace" && at > 0) (text, at) = (text.Remove(at - Length(text, at, -1), Length(text, at, -1)), at - Length(text, at, -1));
            else if (key == "Delete" && at < text.Length) text = text.Remove(at, Length(text, at, 1));
            Assert.Equal(text, page.ToString());
            // The caret stands in the text, and where the page shows it.
            var (line, column) = page.Caret;
            var lines = text.Split('\n');
            Assert.InRange(line, 0, lines.Length - 1);
            var graphemes = System.Globalization.StringInfo.ParseCombiningCharacters(lines[line]);
            Assert.InRange(column, 0, graphemes.Length);
            at = lines.Take(line).Sum(l => l.Length + 1) + (column < graphemes.Length ? graphemes[column] : lines[line].Length);
            var (row, shown) = page.CaretAt(width);
            Assert.Equal(line, page.Rows(width)[row].Line);
            Assert.InRange(shown, 0, width);
        }
        Assert.Equal(text, string.Join('\n', page.Rows(width).GroupBy(r => r.Line).Select(g => string.Concat(g.SelectMany(r => r.Graphemes)))));
    }, iter: 1000);

    [Fact]
    public void Undo_takes_everything_back_that_was_written() => Key.Array[0, 40].Sample(keys =>
    {
        var page = new PageText("one\ntwo");
        foreach (var key in keys) page.Press(key, 3);
        for (var i = 0; i < 200 && page.Press("Ctrl-Z", 3) == true; i++) { }
        Assert.Equal("one\ntwo", page.ToString());
    }, iter: 300);

    [Fact]
    public void Up_and_down_keep_their_column_and_go_through_wrapped_rows()
    {
        var page = new PageText("one two three four\nx\nlast line");
        page.Press("End", 5);
        Assert.Equal((0, 18), page.Caret);
        _ = page.Rows(10);
        page.Press("Down", 5);
        Assert.Equal((1, 1), page.Caret);
        page.Press("Down", 5);
        Assert.Equal(2, page.Caret.Line);
        page.Press("Up", 5);
        page.Press("Up", 5);
        Assert.Equal(0, page.Caret.Line);
    }

    [Fact]
    public void The_rest_and_the_beginning_of_a_line_are_cut_and_no_more()
    {
        var page = new PageText("one two\nthree");
        page.Press("Ctrl-Right", 5);
        page.Press("Ctrl-K", 5);
        Assert.Equal("one \nthree", page.ToString());
        page.Press("Ctrl-K", 5);
        Assert.Equal("one three", page.ToString());
        page.Press("Ctrl-U", 5);
        Assert.Equal("three", page.ToString());
    }

    [Fact]
    public void Words_are_found_from_the_caret_on_and_from_the_top_again()
    {
        var page = new PageText("sleep\nand sleep\nwork");
        Assert.True(page.Find("Sleep"));
        Assert.Equal((1, 4), page.Caret);
        Assert.True(page.Find("sleep"));
        Assert.Equal((0, 0), page.Caret);
        Assert.False(page.Find("pain"));
    }

    private static int Length(string text, int at, int direction)
    {
        var starts = System.Globalization.StringInfo.ParseCombiningCharacters(text);
        return direction > 0 ? (starts.FirstOrDefault(s => s > at, text.Length)) - at : at - starts.Last(s => s < at);
    }
}
