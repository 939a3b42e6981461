using PsyInterview.Terminal;
using Xunit;

namespace PsyInterview.Tests.Terminal;

public sealed class GlyphsTests
{
    [Theory]
    [InlineData(null, null, "nl_NL.UTF-8", false)]
    [InlineData(null, "en_US.utf8", "C", false)]
    [InlineData("C", null, "nl_NL.UTF-8", true)]
    [InlineData(null, null, null, true)]
    [InlineData(null, null, "POSIX", true)]
    public void The_locale_says_whether_signs_can_be_shown(string? all, string? type, string? lang, bool ascii)
    {
        var glyphs = Glyphs.Choose(name => name switch
        {
            "LC_ALL" => all,
            "LC_CTYPE" => type,
            "LANG" => lang,
            _ => null,
        });
        Assert.Equal(ascii, glyphs.IsAscii);
    }

    [Fact]
    public void Ascii_can_be_asked_for() => Assert.True(Glyphs.Choose(name => name == "PSYINTERVIEW_ASCII" ? "1" : "C.UTF-8").IsAscii);

    [Fact]
    public void Every_sign_has_its_own_letter_in_ascii()
    {
        var ascii = Glyphs.Ascii;
        string[] signs = [ascii.Open, ascii.Asked, ascii.Volunteered, ascii.Parked, ascii.Declined, ascii.Skipped, ascii.NotYet];
        Assert.Equal(signs.Length, signs.Distinct().Count());
        Assert.All(signs, s => Assert.True(s.Length == 1 && char.IsAscii(s[0])));
    }

    [Fact]
    public void Without_colours_a_warning_still_stands_out()
    {
        Assert.NotEqual(Palette.Monochrome(Look.Normal), Palette.Monochrome(Look.Warn));
        Assert.NotEqual(Palette.Monochrome(Look.Strong), Palette.Monochrome(Look.Warn));
    }
}
