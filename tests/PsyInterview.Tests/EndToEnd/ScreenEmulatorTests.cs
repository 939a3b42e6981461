using System.Text;
using CsCheck;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

public sealed class ScreenEmulatorTests
{
    private readonly List<string> _answers = [];

    [Theory]
    [InlineData("ab\r\ncd", "ab\ncd\n\n")]
    [InlineData("abcdefghijk", "abcdefghij\nk\n\n")]
    [InlineData("abcdefghij\rX", "Xbcdefghij\n\n\n")]
    [InlineData("abcdefghij\r\nk", "abcdefghij\nk\n\n")]
    [InlineData("\x1b[?7labcdefghijkl", "abcdefghil\n\n\n")]
    [InlineData("a\tb", "a       b\n\n\n")]
    [InlineData("\x1b[2;3Hx\x1b[A\x1b[2Dy\x1b[3dz", " y\n  x\n  z\n")]
    [InlineData("1\r\n2\r\n3\r\n4\r\n5", "2\n3\n4\n5")]
    [InlineData("abcdef\x1b[3D\x1b[Kg", "abcg\n\n\n")]
    [InlineData("abcdef\x1b[3D\x1b[1K", "    ef\n\n\n")]
    [InlineData("abcdef\x1b[3G\x1b[2P", "abef\n\n\n")]
    [InlineData("abcdef\x1b[3G\x1b[2@", "ab  cdef\n\n\n")]
    [InlineData("abcdef\x1b[3G\x1b[2X", "ab  ef\n\n\n")]
    [InlineData("abc\x1b[4h\x1b[2GXY\x1b[4lZ", "aXYZc\n\n\n")]
    [InlineData("1\r\n2\r\n3\x1b[2J!", "\n\n !\n")]
    [InlineData("1\r\n2\r\n3\x1b[2;1H\x1b[J", "1\n\n\n")]
    [InlineData("1\r\n2\r\n3\x1b[2;1H\x1b[1J", "\n\n3\n")]
    [InlineData("1\r\n2\r\n3\x1b[H\x1b[L", "\n1\n2\n3")]
    [InlineData("1\r\n2\r\n3\x1b[H\x1b[M", "2\n3\n\n")]
    [InlineData("1\r\n2\r\n3\r\n4\x1b[2;3r\x1b[3;1H\nx", "1\n3\nx\n4")]
    [InlineData("1\r\n2\r\n3\r\n4\x1b[2;3r\x1b[2;1H\u001bMx", "1\nx\n2\n4")]
    [InlineData("1\r\n2\r\n3\x1b[S", "2\n3\n\n")]
    [InlineData("1\r\n2\r\n3\x1b[T", "\n1\n2\n3")]
    [InlineData("\x1b" + "7ab\x1b" + "8c", "cb\n\n\n")]
    [InlineData("-\x1b[3b", "----\n\n\n")]
    [InlineData("\x1b(0lqk\x1b(Bq", "┌─┐q\n\n\n")]
    [InlineData("\x1b[1;38;2;1;2;3mred\x1b[4:3m!\x1b[0m", "red!\n\n\n")]
    [InlineData("\x1b]0;title\aa\x1b]8;;https://example.org\x1b\\b\x1bPqjunk\x1b\\c", "abc\n\n\n")]
    [InlineData("a\u009b2Cb", "a  b\n\n\n")]
    [InlineData("one\x1b[?1049htwo\x1b[?1049l!", "one!\n\n\n")]
    [InlineData("one\x1b[?1049htwo", "   two\n\n\n")]
    [InlineData("gone\x1b" + "cback", "back\n\n\n")]
    public void Output_leaves_this_on_a_screen_of_four_rows_and_ten_columns(string output, string screen) => Assert.Equal(screen, Show(output).Text);

    [Theory]
    [InlineData("日本", "日本\n\n\n", 5)]
    [InlineData("e\u0301x", "e\u0301x\n\n\n", 3)]
    [InlineData("123456789日", "123456789\n日\n\n", 3)]
    [InlineData("日本\x1b[2Gx", " x本\n\n\n", 3)]
    [InlineData("日本\x1b[1Gx", "x 本\n\n\n", 2)]
    [InlineData("日本\x1b[3G\x1b[P", "日\n\n\n", 3)]
    [InlineData("🦊!", "🦊!\n\n\n", 4)]
    [InlineData("12345678日\u0301", "12345678日\u0301\n\n\n", 10)]
    public void Wide_characters_take_two_columns_and_marks_none(string output, string text, int column)
    {
        var screen = Show(output);
        Assert.Equal(text, screen.Text);
        Assert.Equal(column, screen.Cursor.Column);
    }

    [Theory]
    [InlineData("\x1b[c", "\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c")]
    [InlineData("\x1b[>c", "\x1b[>41;378;0c")]
    [InlineData("\x1b[5n", "\x1b[0n")]
    [InlineData("ab\r\n\x1b[3C\x1b[6n", "\x1b[2;4R")]
    [InlineData("\x1b[?6n", "\x1b[?1;1R")]
    [InlineData("\x1b[>q", "\x1bP>|XTerm(378)\x1b\\")]
    [InlineData("\x1b[?25$p", "\x1b[?25;1$y")]
    [InlineData("\x1b[?2004$p", "\x1b[?2004;2$y")]
    [InlineData("\x1b[?2004h\x1b[?2004$p", "\x1b[?2004;1$y")]
    [InlineData("\x1b[?2026$p", "\x1b[?2026;0$y")]
    [InlineData("\x1b[4$p", "\x1b[4;2$y")]
    [InlineData("\x1b[14t", "\x1b[4;64;80t")]
    [InlineData("\x1b[16t", "\x1b[6;16;8t")]
    [InlineData("\x1b[18t", "\x1b[8;4;10t")]
    [InlineData("\x1b]10;?\a", "\x1b]10;rgb:ffff/ffff/ffff\a")]
    [InlineData("\x1b]11;?\x1b\\", "\x1b]11;rgb:0000/0000/0000\x1b\\")]
    [InlineData("\x1bP$qm\x1b\\", "\x1bP1$r0m\x1b\\")]
    public void Questions_get_the_answers_of_xterm(string question, string answer)
    {
        Show(question);
        Assert.Equal([answer], _answers);
    }

    [Fact]
    public void A_question_only_other_terminals_know_gets_silence()
    {
        var screen = Show("\x1b[?u");
        Assert.Empty(_answers);
        Assert.Equal(["[?0u"], screen.Queries);
    }

    [Fact]
    public void Modes_are_as_set_and_back_when_reset()
    {
        var screen = Show("\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?1003;1006h\x1b[?1004h\x1b[?1h\x1b[?7l\x1b[4h");
        Assert.Equal(new TerminalModes(true, false, true, true, true, true, false, true), screen.Modes);
        Feed(screen, "\x1b[4l\x1b[?7h\x1b[?1l\x1b[?1004l\x1b[?1003;1006l\x1b[?2004l\x1b[?25h\x1b[?1049l");
        Assert.Equal(TerminalModes.Untouched, screen.Modes);
    }

    [Fact]
    public void The_title_and_the_bell_are_noted()
    {
        var screen = Show("\x1b]2;a;b\x1b\\\a\a");
        Assert.Equal(("a;b", 2), (screen.Title, screen.Bells));
    }

    [Fact]
    public void A_smaller_window_keeps_the_row_of_the_cursor()
    {
        var screen = Show("1\r\n2\r\n3\r\n4567");
        screen.Resize(2, 3);
        Assert.Equal("3\n456", screen.Text);
        screen.Resize(3, 5);
        Assert.Equal("3\n456\n", screen.Text);
        Assert.Equal((2, 3), screen.Cursor);
    }

    [Fact]
    public void Chunks_may_be_cut_anywhere()
    {
        var output = "aż日🦊\x1b[2;2H\x1b]0;ti\x1b\\\x1b[1;31mx\u009b1Cy\x1b(0q"u8.ToArray();
        var whole = Show(Encoding.UTF8.GetString(output));
        for (var cut = 1; cut < output.Length; cut++)
        {
            var screen = new ScreenEmulator(4, 10);
            screen.Feed(output.AsSpan(0, cut));
            screen.Feed(output.AsSpan(cut));
            Assert.Equal(whole.Text, screen.Text);
        }
    }

    [Fact]
    public void No_output_whatever_upsets_the_terminal()
    {
        var piece = Gen.OneOf(
            Gen.OneOf("日", "\u0301", "\n", "\x1b7", "\x1b8", "\u001bM", "\x1b[?1049h", "\x1b[?1049l", "\x1b[?6h", "\x1b[4h", "\x1b]0;", "\x1bP"),
            Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12], Gen.Char["@ABCDEFGHIJKLMPSTXZ`abdefghlnrsu"], (a, b, final) => $"\x1b[{a};{b}{final}"),
            Gen.String);
        Gen.Select(piece.Array[0, 40], Gen.Int[1, 6], Gen.Int[2, 12]).Sample((pieces, rows, columns) =>
        {
            var screen = Show(string.Concat(pieces));
            screen.Resize(rows, columns);
            Feed(screen, string.Concat(pieces));
            Assert.Equal(rows, screen.Text.Split('\n').Length);
            Assert.InRange(screen.Cursor.Row, 1, rows);
            Assert.InRange(screen.Cursor.Column, 1, columns);
        }, iter: 2000, threads: 1);
    }

    private static void Feed(ScreenEmulator screen, string output) => screen.Feed(Encoding.UTF8.GetBytes(output));

    private ScreenEmulator Show(string output)
    {
        var screen = new ScreenEmulator(4, 10, _answers.Add);
        Feed(screen, output);
        return screen;
    }
}
