using Xunit;

namespace PsyInterview.Tests.EndToEnd;

public sealed class KeyTableTests
{
    [Theory]
    [InlineData("<Enter>", "\r")]
    [InlineData("<Esc>", "\x1b")]
    [InlineData("<Tab>", "\t")]
    [InlineData("<S-Tab>", "\x1b[Z")]
    [InlineData("<BS>", "\x7f")]
    [InlineData("<C-BS>", "\b")]
    [InlineData("<Sp>", " ")]
    [InlineData("<C-Sp>", "\0")]
    [InlineData("<lt>", "<")]
    [InlineData("<C-q>", "\x11")]
    [InlineData("<C-[>", "\x1b")]
    [InlineData("<C-_>", "\x1f")]
    [InlineData("<C-/>", "\x1f")]
    [InlineData("<C-?>", "\x7f")]
    [InlineData("<C-]>", "\x1d")]
    [InlineData("<M-x>", "\x1bx")]
    [InlineData("<C-M-x>", "\x1b\x18")]
    [InlineData("<M-Enter>", "\x1b\r")]
    [InlineData("<S-a>", "A")]
    [InlineData("<Up>", "\x1b[A")]
    [InlineData("<C-Left>", "\x1b[1;5D")]
    [InlineData("<S-End>", "\x1b[1;2F")]
    [InlineData("<M-Down>", "\x1b[1;3B")]
    [InlineData("<Home>", "\x1b[H")]
    [InlineData("<Ins>", "\x1b[2~")]
    [InlineData("<Del>", "\x1b[3~")]
    [InlineData("<C-Del>", "\x1b[3;5~")]
    [InlineData("<PgUp>", "\x1b[5~")]
    [InlineData("<PgDn>", "\x1b[6~")]
    [InlineData("<F1>", "\x1bOP")]
    [InlineData("<S-F4>", "\x1b[1;2S")]
    [InlineData("<F5>", "\x1b[15~")]
    [InlineData("<F9>", "\x1b[20~")]
    [InlineData("<F12>", "\x1b[24~")]
    [InlineData("ż", "ż")]
    [InlineData("🦊", "🦊")]
    public void One_press_sends_what_xterm_sends(string keys, string sent) => Assert.Equal([sent], KeyTable.Presses(keys));

    [Theory]
    [InlineData("<Up>", "\x1bOA")]
    [InlineData("<End>", "\x1bOF")]
    [InlineData("<C-Up>", "\x1b[1;5A")]
    [InlineData("<PgUp>", "\x1b[5~")]
    public void Programs_can_ask_for_other_cursor_keys(string keys, string sent) => Assert.Equal([sent], KeyTable.Presses(keys, true));

    [Theory]
    [InlineData("a<C-x>b", new[] { "a", "\x18", "b" })]
    [InlineData("1 < 2 > 1", new[] { "1", " ", "<", " ", "2", " ", ">", " ", "1" })]
    [InlineData("<lt>Esc>", new[] { "<", "E", "s", "c", ">" })]
    public void Text_stands_for_itself(string keys, string[] sent) => Assert.Equal(sent, KeyTable.Presses(keys));

    [Fact]
    public void A_misspelt_key_is_refused() => Assert.Throws<ArgumentException>(() => KeyTable.Presses("<Entr>"));
}
