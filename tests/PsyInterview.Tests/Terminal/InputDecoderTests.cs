using System.Text;
using CsCheck;
using PsyInterview.Terminal;
using Xunit;

namespace PsyInterview.Tests.Terminal;

public sealed class InputDecoderTests
{
    private const string Mixed =
        "aé日👍🏽\u001b[A\u001bOP\u001b[3~\u001b[1;5D\t\r\u007f\u0003\u0013\u0011\u001a\u001b[Z"
        + "\u001b[200~pasted é日\nline\u001b[201~z\u001b[?1;2c!";

    private const string MixedKeys =
        "a é 日 👍 🏽 CursorUp F1 Delete Ctrl+CursorLeft Tab Enter Backspace Ctrl+C Ctrl+S Ctrl+Q Ctrl+Z Shift+Tab «pasted é日|line» z !";

    [Fact]
    public void Keys_and_pastes_are_read_wherever_the_stream_is_cut()
    {
        var bytes = Encoding.UTF8.GetBytes(Mixed);
        Assert.Equal(MixedKeys, Read(bytes));
        for (var cut = 1; cut < bytes.Length; cut++) Assert.Equal(MixedKeys, Read(bytes[..cut], bytes[cut..]));
        Assert.Equal(MixedKeys, Read([.. bytes.Select(b => new[] { b })]));
    }

    [Theory]
    [InlineData("\u001bjk", "Esc j k")]
    [InlineData("\u001b\u001b\u001b", "Esc Esc Esc")]
    [InlineData("\u001b,", "Esc ,")]
    [InlineData("\u001bé", "Esc é")]
    [InlineData("\u001b[", "Esc [")]
    [InlineData("\u001b[q", "Esc [ q")]
    [InlineData("\u001b]", "Esc ]")]
    [InlineData("\u001b]x", "Esc ] x")]
    [InlineData("\u001bO", "Esc O")]
    [InlineData("\u001bOk", "Esc O k")]
    [InlineData("\u001bP\u001b_^", "Esc P Esc _ ^")]
    [InlineData("\u001b[12", "Esc [ 1 2")]
    [InlineData("\u001b\u001b[A", "Esc CursorUp")]
    public void Esc_and_what_follows_in_one_burst_is_never_lost(string burst, string keys) =>
        Assert.Equal(keys, Read(Encoding.UTF8.GetBytes(burst)));

    [Theory]
    [InlineData("\u001b[97u", "a")]
    [InlineData("\u001b[97;2u", "A")]
    [InlineData("\u001b[97;5u", "Ctrl+A")]
    [InlineData("\u001b[97;3u", "Alt+A")]
    [InlineData("\u001b[49:33;2u", "!")]
    [InlineData("\u001b[97;1:3u", "")]
    [InlineData("\u001b[57441;2u", "")]
    [InlineData("\u001b[27u", "Esc")]
    [InlineData("\u001b[27;5;97~", "Ctrl+A")]
    [InlineData("\u001b[1;1:1A", "CursorUp")]
    [InlineData("\u001b[57400u", "1")]
    public void Keys_sent_as_numbers_are_the_same_keys(string sequence, string keys) =>
        Assert.Equal(keys, Read(Encoding.UTF8.GetBytes(sequence)));

    [Theory]
    [InlineData("\u001b[24;80R")]
    [InlineData("\u001b[?62;4c")]
    [InlineData("\u001b]11;rgb:0000/0000/0000\u001b\\")]
    [InlineData("\u001b]11;rgb:0000/0000/0000\u0007")]
    [InlineData("\u001bP>|XTerm(370)\u001b\\")]
    [InlineData("\u001b[<35;10;5M")]
    [InlineData("\u001b[I")]
    public void Reports_of_the_terminal_are_no_keys(string report) => Assert.Equal("x y", Read(Encoding.UTF8.GetBytes("x" + report + "y")));

    [Fact]
    public void A_lone_esc_waits_only_a_moment()
    {
        var decoder = new InputDecoder(_ => { });
        Assert.Null(decoder.SettlesAfter);
        decoder.Feed("\u001b"u8, 1);
        Assert.Equal(TimeSpan.FromMilliseconds(25), decoder.SettlesAfter);
        decoder.Settle();
        Assert.Null(decoder.SettlesAfter);
    }

    [Fact]
    public void A_paste_of_many_megabytes_arrives_whole()
    {
        var text = string.Concat(Enumerable.Repeat("twelve bytes", 300_000));
        var bytes = Encoding.UTF8.GetBytes("\u001b[200~" + text + "\u001b[201~");
        var arrivals = new List<Arrival>();
        var decoder = new InputDecoder(arrivals.Add);
        foreach (var chunk in bytes.Chunk(16384)) decoder.Feed(chunk, 0);
        Assert.Equal(text, Assert.Single(arrivals).Paste);
    }

    [Fact]
    public void A_paste_that_never_ends_is_settled_with_what_came()
    {
        Assert.Equal("«half a»", Read(Encoding.UTF8.GetBytes("\u001b[200~half a")));
        Assert.Equal("«half a\u001b[20» x", Read(Encoding.UTF8.GetBytes("\u001b[200~half a\u001b[20"), null!, "x"u8.ToArray()));
    }

    [Fact]
    public void Each_key_carries_the_time_of_the_read_that_brought_its_first_byte()
    {
        var arrivals = new List<Arrival>();
        var decoder = new InputDecoder(arrivals.Add);
        decoder.Feed("ab\u001b["u8, 100);
        decoder.Feed("Ac\u001b"u8, 200);
        decoder.Feed("x"u8, 300);
        Assert.Equal([100, 100, 100, 200, 200, 300], arrivals.Select(a => a.At));
    }

    [Fact]
    public void No_bytes_make_it_fail_and_printable_text_survives_any_cut() =>
        Gen.Select(Gen.Byte.Array[0, 64], Gen.Int[0, 64]).Sample((bytes, cut) =>
        {
            Read(bytes[..Math.Min(cut, bytes.Length)], bytes[Math.Min(cut, bytes.Length)..]);
        });

    /// <summary>The keys as words; null between two parts stands for silence.</summary>
    private static string Read(params ReadOnlySpan<byte[]> parts)
    {
        var words = new List<string>();
        var decoder = new InputDecoder(a => words.Add(a.Paste is { } paste ? $"«{paste.Replace('\n', '|')}»" : a.Key!.ToString()));
        foreach (var part in parts)
        {
            if (part is null) decoder.Settle();
            else decoder.Feed(part, 0);
        }
        decoder.Settle();
        return string.Join(' ', words);
    }
}
