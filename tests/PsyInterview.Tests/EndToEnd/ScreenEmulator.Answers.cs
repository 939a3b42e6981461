namespace PsyInterview.Tests.EndToEnd;

internal sealed partial class ScreenEmulator
{
    /// <summary>The pixels of a cell that the terminal claims to have.</summary>
    internal const int CellWidth = 8, CellHeight = 16;

    private static readonly HashSet<int> KnownModes =
        [1, 3, 4, 5, 6, 7, 8, 9, 12, 25, 40, 45, 47, 66, 67, 69, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1015, 1016, 1047, 1048, 1049, 2004];

    private readonly List<string> _queries = [];

    /// <summary>What programs have asked the terminal, without the leading escape, in order.</summary>
    public IReadOnlyList<string> Queries => _queries;

    /// <summary>The colour of text and the one behind it, as <c>rrrr/gggg/bbbb</c>, for programs that ask.</summary>
    public (string Foreground, string Background) Colours { get; set; } = ("ffff/ffff/ffff", "0000/0000/0000");

    void IControlSink.Text(char kind, string body, string terminator)
    {
        if (kind == ']')
            Command(body, terminator);
        else if (kind == 'P' && body.StartsWith("$q", StringComparison.Ordinal))
        {
            var setting = body[2..];
            var value = setting switch
            {
                "m" => "0m",
                "r" => $"{_top + 1};{_bottom + 1}r",
                " q" => "2 q",
                "\"p" => "64;1\"p",
                _ => null,
            };
            Say("P" + body, value == null ? "\x1bP0$r\x1b\\" : $"\x1bP1$r{value}\x1b\\");
        }
        else if (kind == 'P' && body.StartsWith("+q", StringComparison.Ordinal))
            Say("P" + body, "\x1bP0+r\x1b\\");
    }

    private void Command(string body, string terminator)
    {
        var cut = body.IndexOf(';');
        var (number, value) = cut < 0 ? (body, "") : (body[..cut], body[(cut + 1)..]);
        if (number is "0" or "2")
            Title = value;
        else if (number is "10" or "11" or "12" && value == "?")
            Say("]" + body, $"\x1b]{number};rgb:{(number == "11" ? Colours.Background : Colours.Foreground)}{terminator}");
        else if (number == "4" && value.EndsWith(";?", StringComparison.Ordinal))
            Say("]" + body, $"\x1b]4;{value[..^1]}rgb:0000/0000/0000{terminator}");
    }

    /// <summary>Answers a sequence that is a question; false when it is none.</summary>
    private bool Answer(ControlSequence sequence)
    {
        var (prefix, first) = (sequence.Prefix, sequence.At(0, 0));
        var answer = (prefix, sequence.Intermediates, sequence.Final) switch
        {
            ("", "", 'c') => "\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c",
            (">", "", 'c') => "\x1b[>41;378;0c",
            ("=", "", 'c') => "\x1bP!|00000000\x1b\\",
            (">", "", 'q') => "\x1bP>|XTerm(378)\x1b\\",
            ("", "", 'n') when first == 5 => "\x1b[0n",
            ("" or "?", "", 'n') when first == 6 => $"\x1b[{prefix}{_row + 1 - (IsSet(6) ? _top : 0)};{_column + 1}R",
            ("?", "", 'n') when first == 15 => "\x1b[?13n",
            ("?", "", 'n') when first == 25 => "\x1b[?20n",
            ("?", "", 'n') when first == 26 => "\x1b[?27;1;0;0n",
            ("", "", 't') => WindowReport(first),
            ("" or "?", "$", 'p') => $"\x1b[{prefix}{first};{ModeReport(prefix, first)}$y",
            // Sent by terminals with the kitty keyboard protocol; xterm stays silent.
            ("?", "", 'u') => "",
            _ => null,
        };
        if (answer == null)
            return false;
        Say($"[{prefix}{string.Join(';', sequence.Parameters)}{sequence.Intermediates}{sequence.Final}", answer);
        return true;
    }

    private string? WindowReport(int what) => what switch
    {
        11 => "\x1b[1t",
        13 => "\x1b[3;0;0t",
        14 => $"\x1b[4;{Rows * CellHeight};{Columns * CellWidth}t",
        15 => $"\x1b[5;{Rows * CellHeight};{Columns * CellWidth}t",
        16 => $"\x1b[6;{CellHeight};{CellWidth}t",
        18 => $"\x1b[8;{Rows};{Columns}t",
        19 => $"\x1b[9;{Rows};{Columns}t",
        _ => null,
    };

    private int ModeReport(string prefix, int mode)
    {
        if (prefix.Length == 0)
            return mode switch { 4 => _insert ? 1 : 2, 2 or 12 or 20 => 2, _ => 0 };
        return IsSet(mode) && KnownModes.Contains(mode) ? 1 : KnownModes.Contains(mode) ? 2 : 0;
    }

    private void Say(string query, string answer)
    {
        _queries.Add(query);
        if (answer.Length > 0)
            _reply(answer);
    }
}
