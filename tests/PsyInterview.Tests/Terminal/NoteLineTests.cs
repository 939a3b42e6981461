using System.Diagnostics;
using PsyInterview.Terminal;
using Terminal.Gui.Input;
using Terminal.Gui.ViewBase;
using Xunit;

namespace PsyInterview.Tests.Terminal;

public sealed class NoteLineTests : IDisposable
{
    private readonly HeadlessTerminal terminal = new(40, 3);
    private readonly NoteLine note = new(Glyphs.Unicode) { Y = 2, Prompt = "note: " };
    private readonly KeyWindow window;

    public NoteLineTests()
    {
        window = new(note);
        terminal.Begin(window);
    }

    [Fact]
    public void Letters_are_keys_until_typing_starts()
    {
        terminal.Press(Key.J);
        Assert.Equal("j", string.Join(' ', window.Keys));
        Assert.Equal("", note.Text);

        note.StartTyping();
        terminal.Type("jam");
        Assert.Equal("jam", note.Text);
        Assert.Single(window.Keys);
        Assert.Equal("note: jam", terminal.Row(2));
        Assert.Equal((9, 2), terminal.Caret);
    }

    [Fact]
    public void Esc_keeps_the_text_and_gives_the_keys_back()
    {
        note.Escaped += note.StopTyping;
        note.StartTyping();
        terminal.Type("half a thou");
        terminal.Press(Key.Esc, Key.K);
        Assert.Equal("half a thou", note.Text);
        Assert.False(note.IsTyping);
        Assert.Equal("k", string.Join(' ', window.Keys));
        Assert.Null(terminal.Caret);
    }

    [Fact]
    public void Enter_hands_the_text_over_and_a_pasted_line_break_does_not()
    {
        var entered = new List<string>();
        note.Entered += entered.Add;
        note.StartTyping();
        terminal.Paste("first\r\nsecond\rthird");
        Assert.Empty(entered);
        Assert.Equal("note: first⏎second⏎third", terminal.Row(2));
        terminal.Press(Key.Enter);
        Assert.Equal(["first\nsecond\nthird"], entered);
    }

    [Fact]
    public void The_line_is_edited_at_the_caret_and_by_words()
    {
        note.StartTyping();
        terminal.Type("one two three");
        terminal.Press(Key.CursorLeft.WithCtrl, Key.CursorLeft.WithCtrl);
        terminal.Type("X");
        Assert.Equal("one Xtwo three", note.Text);
        terminal.Press(Key.Home, Key.Delete, Key.End, Key.Backspace);
        Assert.Equal("ne Xtwo thre", note.Text);
        terminal.Press(Key.W.WithCtrl);
        Assert.Equal("ne Xtwo ", note.Text);
        terminal.Press(Key.A.WithCtrl, Key.CursorRight.WithCtrl, Key.K.WithCtrl);
        Assert.Equal("ne ", note.Text);
        terminal.Press(Key.E.WithCtrl, Key.U.WithCtrl);
        Assert.Equal("", note.Text);
    }

    [Fact]
    public void Undo_takes_back_words_cuts_and_pastes_one_by_one()
    {
        note.StartTyping();
        terminal.Type("one two");
        terminal.Paste(" three");
        terminal.Press(Key.U.WithCtrl);
        Assert.Equal("", note.Text);
        var seen = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            terminal.Press(Key.Z.WithCtrl);
            seen.Add(note.Text);
        }
        Assert.Equal(["one two three", "one two", "one ", ""], seen);
        terminal.Press(Key.Z.WithCtrl);
        Assert.Equal("", note.Text);
    }

    [Fact]
    public void Combining_marks_join_their_letter_in_the_order_typed()
    {
        note.StartTyping();
        terminal.Type("e\u0301a\u0308\u0304b");
        Assert.Equal("e\u0301a\u0308\u0304b", note.Text);
        Assert.Equal((9, 2), terminal.Caret);
        terminal.Press(Key.Backspace, Key.Backspace);
        Assert.Equal("e\u0301", note.Text);
        terminal.Press(Key.Z.WithCtrl, Key.Z.WithCtrl);
        Assert.Equal("", note.Text);
    }

    [Fact]
    public void Wide_characters_move_the_caret_by_two_columns()
    {
        note.StartTyping();
        terminal.Type("日本👍🏽");
        Assert.Equal((12, 2), terminal.Caret);
        terminal.Press(Key.CursorLeft, Key.CursorLeft);
        Assert.Equal((8, 2), terminal.Caret);
        terminal.Press(Key.Backspace);
        Assert.Equal("本👍🏽", note.Text);
        Assert.Equal("note: 本👍🏽", terminal.Row(2));
    }

    [Fact]
    public void Text_that_is_too_long_scrolls_and_says_so()
    {
        note.StartTyping();
        terminal.Type(string.Concat(Enumerable.Range(0, 60).Select(i => (char)('a' + (i % 26)))));
        Assert.StartsWith("note: …", terminal.Row(2), StringComparison.Ordinal);
        Assert.EndsWith("efgh", terminal.Row(2), StringComparison.Ordinal);
        Assert.Equal((39, 2), terminal.Caret);
        terminal.Press(Key.Home);
        Assert.StartsWith("note: abcd", terminal.Row(2), StringComparison.Ordinal);
        Assert.Equal((6, 2), terminal.Caret);
    }

    [Fact]
    public void Right_to_left_text_keeps_its_logical_order()
    {
        note.StartTyping();
        terminal.Type("שלום עולם");
        Assert.Equal("שלום עולם", note.Text);
    }

    [Fact]
    public void What_cannot_be_kept_is_cleaned()
    {
        note.StartTyping();
        terminal.Paste("a\ud800b\u001b[31m\u0007c\td\u202Ee");
        Assert.Equal("a\uFFFDb[31mc    de", note.Text);
    }

    [Fact]
    public void The_owner_may_take_a_key_first()
    {
        note.Before = key => key == Key.Tab;
        note.StartTyping();
        terminal.Type("re");
        terminal.Press(Key.Tab);
        note.Insert("laxation");
        Assert.Equal("relaxation", note.Text);
    }

    [Fact]
    public void Keys_that_are_no_text_reach_the_window()
    {
        note.StartTyping();
        terminal.Press(Key.F9, Key.C.WithCtrl, Key.S.WithCtrl, Key.Q.WithCtrl, Key.CursorUp);
        Assert.Equal("F9 Ctrl+C Ctrl+S Ctrl+Q CursorUp", string.Join(' ', window.Keys));
        Assert.Equal("", note.Text);
    }

    [Fact]
    public void Ten_thousand_pasted_lines_are_taken_within_a_second()
    {
        note.StartTyping();
        var lines = string.Join('\n', Enumerable.Range(0, 10_000).Select(i => $"line {i} with some words in it"));
        var watch = Stopwatch.StartNew();
        terminal.Paste(lines);
        Assert.True(watch.ElapsedMilliseconds < 1000, $"{watch.ElapsedMilliseconds} ms");
        Assert.Equal(lines, note.Text);
    }

    [Fact]
    public void A_key_costs_the_same_in_a_long_note()
    {
        note.StartTyping();
        terminal.Type("warm up");
        note.Text = new string('x', 10_000);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 200; i++) terminal.Press(Key.Y);
        Assert.True(watch.ElapsedMilliseconds < 400, $"{watch.ElapsedMilliseconds / 200.0} ms a key");
    }

    [Fact]
    public void Ascii_terminals_see_a_line_break_as_letters()
    {
        var plain = new NoteLine(Glyphs.Ascii) { Y = 1 };
        window.Add(plain);
        plain.Text = "a\nb";
        terminal.Turn();
        Assert.Equal("a\\nb", terminal.Row(1));
    }

    public void Dispose() => terminal.Dispose();

    private sealed class KeyWindow : BareWindow
    {
        internal KeyWindow(View content) => Add(content);

        internal List<string> Keys { get; } = [];

        protected override bool OnKeyDown(Key key)
        {
            Keys.Add(key.ToString());
            return true;
        }
    }
}
