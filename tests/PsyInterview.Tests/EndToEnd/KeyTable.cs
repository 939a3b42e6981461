using System.Text.RegularExpressions;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>
/// The bytes an xterm sends for keys. Text stands for itself; a key is named in angle brackets, with <c>C-</c>,
/// <c>M-</c> and <c>S-</c> before it: <c>abc&lt;Enter&gt;&lt;C-q&gt;&lt;S-Tab&gt;&lt;lt&gt;</c>.
/// </summary>
internal static partial class KeyTable
{
    private static readonly Dictionary<string, string> Plain = new()
    {
        ["Enter"] = "\r",
        ["CR"] = "\r",
        ["Tab"] = "\t",
        ["Esc"] = "\x1b",
        ["BS"] = "\x7f",
        ["Sp"] = " ",
        ["lt"] = "<",
        ["gt"] = ">",
    };

    private static readonly Dictionary<string, char> Cursor = new()
    {
        ["Up"] = 'A',
        ["Down"] = 'B',
        ["Right"] = 'C',
        ["Left"] = 'D',
        ["Home"] = 'H',
        ["End"] = 'F',
    };

    private static readonly Dictionary<string, int> Numbered = new()
    {
        ["Ins"] = 2,
        ["Del"] = 3,
        ["PgUp"] = 5,
        ["PgDn"] = 6,
        ["F5"] = 15,
        ["F6"] = 17,
        ["F7"] = 18,
        ["F8"] = 19,
        ["F9"] = 20,
        ["F10"] = 21,
        ["F11"] = 23,
        ["F12"] = 24,
    };

    /// <summary>What is sent for each key press, in order.</summary>
    /// <exception cref="ArgumentException">A name in angle brackets is no key: most likely a slip in a test.</exception>
    public static IReadOnlyList<string> Presses(string keys, bool applicationCursor = false) =>
        [.. KeyPattern().Matches(keys).Select(match => match.Groups["name"] is { Success: true } name
            ? Named(name.Value, match.Groups["modifiers"].Value, applicationCursor)
            : match.Value)];

    private static string Named(string name, string modifiers, bool applicationCursor)
    {
        bool shift = modifiers.Contains('S'), meta = modifiers.Contains('M'), control = modifiers.Contains('C');
        var modifier = 1 + (shift ? 1 : 0) + (meta ? 2 : 0) + (control ? 4 : 0);
        if (Cursor.TryGetValue(name, out var letter))
            return modifier > 1 ? $"\x1b[1;{modifier}{letter}" : (applicationCursor ? "\x1bO" : "\x1b[") + letter;
        if (Numbered.TryGetValue(name, out var number))
            return modifier > 1 ? $"\x1b[{number};{modifier}~" : $"\x1b[{number}~";
        if (name is ['F', >= '1' and <= '4'])
            return modifier > 1 ? $"\x1b[1;{modifier}{(char)('P' + name[1] - '1')}" : $"\x1bO{(char)('P' + name[1] - '1')}";
        if (name == "Tab" && shift)
            return "\x1b[Z";
        if (!Plain.TryGetValue(name, out var text))
            text = name.EnumerateRunes().Count() == 1 ? name : throw new ArgumentException($"<{modifiers}{name}> is no key.");
        if (shift)
            text = text.ToUpperInvariant();
        if (control)
            text = WithControl(text);
        return meta ? "\x1b" + text : text;
    }

    private static string WithControl(string text) => text[0] switch
    {
        '\x7f' => "\b",
        ' ' or '2' => "\0",
        >= '3' and <= '7' => ((char)(text[0] - '3' + 0x1b)).ToString(),
        '8' or '?' => "\x7f",
        '/' => "\x1f",
        >= '@' and <= '~' => ((char)(text[0] & 0x1f)).ToString(),
        _ => text,
    };

    [GeneratedRegex(@"<(?<modifiers>(?:[CMS]-)*)(?<name>[A-Za-z0-9]+|[^>A-Za-z0-9\s])>|[\uD800-\uDBFF][\uDC00-\uDFFF]|.", RegexOptions.Singleline)]
    private static partial Regex KeyPattern();
}
