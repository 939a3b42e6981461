using System.Globalization;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;

namespace PsyInterview.Terminal;

/// <summary>What the characters after an Esc turned out to be.</summary>
internal enum EscapeOutcome
{
    /// <summary>Nothing a terminal sends: the Esc key, and then whatever follows it.</summary>
    NotASequence,

    /// <summary>It may still become a sequence.</summary>
    Unfinished,

    /// <summary>A key.</summary>
    Key,

    /// <summary>A report, a mouse movement, a key going up: nothing to act on.</summary>
    Ignored,

    /// <summary>The start of a bracketed paste.</summary>
    PasteBegins,
}

/// <summary>
/// Reads what terminals send for keys beyond characters. Anything that a hurried person could have typed (Esc and then a letter, also in
/// one network packet) is not taken for a sequence, so no character is lost.
/// </summary>
internal static class EscapeSequence
{
    private const int LongestReport = 8192;

    /// <summary>Reads the sequence at the start of <paramref name="text"/>, which begins with Esc.</summary>
    internal static EscapeOutcome Read(ReadOnlySpan<char> text, out int length, out Key key)
    {
        length = 1;
        key = Key.Empty;
        if (text.Length < 2) return EscapeOutcome.Unfinished;
        return text[1] switch
        {
            '[' => Control(text, out length, out key),
            'O' => Function(text, out length, out key),
            ']' or 'P' => Report(text, out length),
            _ => EscapeOutcome.NotASequence,
        };
    }

    private static EscapeOutcome Function(ReadOnlySpan<char> text, out int length, out Key key)
    {
        length = 3;
        key = Key.Empty;
        if (text.Length < 3) return EscapeOutcome.Unfinished;
        var code = text[2] == 'M' ? KeyCode.Enter : ByLetter(text[2]);
        if (code == KeyCode.Null) return EscapeOutcome.NotASequence;
        key = code;
        return EscapeOutcome.Key;
    }

    private static EscapeOutcome Report(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        if (text.Length < 3) return EscapeOutcome.Unfinished;
        var begins = char.IsAsciiDigit(text[2]) || (text[1] == 'P' && text[2] is '>' or '!' or '+' or '$' or '|');
        if (!begins || text.Length > LongestReport) return EscapeOutcome.NotASequence;
        var end = text[1..].IndexOfAny('\a', '\u001b');
        if (end < 0) return EscapeOutcome.Unfinished;
        end++;
        if (text[end] == '\a')
        {
            length = end + 1;
            return EscapeOutcome.Ignored;
        }
        if (end + 1 >= text.Length) return EscapeOutcome.Unfinished;
        length = end + 2;
        return text[end + 1] == '\\' ? EscapeOutcome.Ignored : EscapeOutcome.NotASequence;
    }

    private static EscapeOutcome Control(ReadOnlySpan<char> text, out int length, out Key key)
    {
        key = Key.Empty;
        var end = 2;
        while (end < text.Length && text[end] is >= '0' and <= '?') end++;
        var parameters = text[2..end];
        while (end < text.Length && text[end] is >= ' ' and <= '/') end++;
        length = end + 1;
        if (end >= text.Length) return end > 64 ? EscapeOutcome.NotASequence : EscapeOutcome.Unfinished;
        var final = text[end];
        if (final is < '@' or > '~') return EscapeOutcome.NotASequence;
        if (final == '[' && parameters.IsEmpty) return LinuxConsole(text, out length, out key);
        if (parameters.SequenceEqual("200") && final == '~') return EscapeOutcome.PasteBegins;
        if (final is 'I' or 'O' && parameters.IsEmpty) return EscapeOutcome.Ignored;

        var numbers = Numbers.Of(parameters);
        if (numbers.Released) return EscapeOutcome.Ignored;
        if (final == 'u' || (final == '~' && numbers.First == 27 && numbers.Third > 0))
            return Coded(final == 'u' ? numbers : numbers.FromModifyOtherKeys(), out key);
        var code = final == '~' ? ByNumber(numbers.First) : final == 'Z' ? KeyCode.Tab | KeyCode.ShiftMask : ByLetter(final);
        if (final == 'R' && numbers.First != 1) code = KeyCode.Null;
        if (code == KeyCode.Null) return parameters.IsEmpty ? EscapeOutcome.NotASequence : EscapeOutcome.Ignored;
        key = code | numbers.Modifiers;
        return EscapeOutcome.Key;
    }

    private static EscapeOutcome LinuxConsole(ReadOnlySpan<char> text, out int length, out Key key)
    {
        length = 4;
        key = Key.Empty;
        if (text.Length < 4) return EscapeOutcome.Unfinished;
        if (text[3] is < 'A' or > 'E') return EscapeOutcome.NotASequence;
        key = KeyCode.F1 + (uint)(text[3] - 'A');
        return EscapeOutcome.Key;
    }

    /// <summary>Keys sent as the number of their character (kitty's protocol, xterm's modifyOtherKeys): some send them unasked.</summary>
    private static EscapeOutcome Coded(Numbers numbers, out Key key)
    {
        key = Key.Empty;
        var modifiers = numbers.Modifiers;
        var value = numbers.First;
        var named = ByKittyNumber(value);
        if (named != KeyCode.Null)
        {
            key = named | modifiers;
            return EscapeOutcome.Key;
        }
        if (value is >= 57399 and <= 57408) value = '0' + value - 57399;
        if (value is >= 57409 and <= 57413) value = "./*-+"[value - 57409];
        if (value is >= 57344 and <= 63743 or < ' ' or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF)) return EscapeOutcome.Ignored;
        var commands = modifiers & (KeyCode.CtrlMask | KeyCode.AltMask);
        if (commands == 0 && numbers.Shifted > 0) value = numbers.Shifted;
        else if (value is >= 'a' and <= 'z' && modifiers.HasFlag(KeyCode.ShiftMask)) value -= 32;
        key = commands == 0 ? TypedKey.Of(value) : new Key(TypedKey.Of(value).KeyCode | commands);
        return EscapeOutcome.Key;
    }

    private static KeyCode ByLetter(char letter) => letter switch
    {
        'A' => KeyCode.CursorUp,
        'B' => KeyCode.CursorDown,
        'C' => KeyCode.CursorRight,
        'D' => KeyCode.CursorLeft,
        'F' => KeyCode.End,
        'H' => KeyCode.Home,
        'P' => KeyCode.F1,
        'Q' => KeyCode.F2,
        'R' => KeyCode.F3,
        'S' => KeyCode.F4,
        _ => KeyCode.Null,
    };

    private static KeyCode ByNumber(int number) => number switch
    {
        1 or 7 => KeyCode.Home,
        2 => KeyCode.Insert,
        3 => KeyCode.Delete,
        4 or 8 => KeyCode.End,
        5 => KeyCode.PageUp,
        6 => KeyCode.PageDown,
        >= 11 and <= 15 => KeyCode.F1 + (uint)(number - 11),
        >= 17 and <= 21 => KeyCode.F6 + (uint)(number - 17),
        23 or 24 => KeyCode.F11 + (uint)(number - 23),
        _ => KeyCode.Null,
    };

    private static KeyCode ByKittyNumber(int number) => number switch
    {
        9 => KeyCode.Tab,
        13 or 57414 => KeyCode.Enter,
        27 => KeyCode.Esc,
        8 or 127 => KeyCode.Backspace,
        57417 => KeyCode.CursorLeft,
        57418 => KeyCode.CursorRight,
        57419 => KeyCode.CursorUp,
        57420 => KeyCode.CursorDown,
        57421 => KeyCode.PageUp,
        57422 => KeyCode.PageDown,
        57423 => KeyCode.Home,
        57424 => KeyCode.End,
        57425 => KeyCode.Insert,
        57426 => KeyCode.Delete,
        _ => KeyCode.Null,
    };

    /// <summary>The parameters "code:shifted;modifiers:event;text" of a control sequence.</summary>
    private readonly record struct Numbers(int First, int Shifted, int Second, int Event, int Third)
    {
        internal bool Released => Event == 3;

        internal KeyCode Modifiers
        {
            get
            {
                var bits = Second > 1 ? Second - 1 : 0;
                return ((bits & 1) != 0 ? KeyCode.ShiftMask : 0)
                    | ((bits & 2) != 0 ? KeyCode.AltMask : 0)
                    | ((bits & 4) != 0 ? KeyCode.CtrlMask : 0);
            }
        }

        internal Numbers FromModifyOtherKeys() => this with { First = Third };

        internal static Numbers Of(ReadOnlySpan<char> parameters)
        {
            Span<int> found = stackalloc int[6];
            found.Clear();
            var group = 0;
            foreach (var range in parameters.Split(';'))
            {
                if (group > 2) break;
                var part = 0;
                foreach (var inner in parameters[range].Split(':'))
                {
                    if (part > 1) break;
                    if (int.TryParse(parameters[range][inner], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                        found[(group * 2) + part] = number;
                    part++;
                }
                group++;
            }
            return new(found[0], found[1], found[2], found[3], found[4]);
        }
    }
}
