using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PsyInterview.Guides;

/// <summary>The lines of a guide as a person typed them, and what was found wrong on the way.</summary>
internal sealed class GuideSource
{
    private const int LongestExcerpt = 70;
    private readonly List<Problem> _problems = [];

    public GuideSource(string text)
    {
        Lines = EndsAsLf(text).Split('\n');
        for (var i = 0; i < Lines.Length; i++)
            Lines[i] = WithoutUnreadable(Lines[i], i + 1);
    }

    /// <summary>The lines; characters that no guide may hold are spaces here, after having been reported.</summary>
    public string[] Lines { get; }

    public IReadOnlyList<Problem> Problems => [.. _problems.OrderBy(p => p.Line).Distinct()];

    public void Error(int line, string what, string hint) => _problems.Add(new(line, Excerpt(line), what, hint));

    public void Advice(int line, string what, string hint) => _problems.Add(new(line, Excerpt(line), what, hint, Severity.Advice));

    public string Line(int line) => line >= 1 && line <= Lines.Length ? Lines[line - 1] : "";

    /// <summary>The text with the lines up to and including <paramref name="last"/> left empty, so that line numbers stay true.</summary>
    public string After(int last) => string.Join('\n', Lines.Select((line, i) => i < last ? "" : line));

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(EndsAsLf(text))));

    private static string EndsAsLf(string text) =>
        (text.StartsWith('\uFEFF') ? text[1..] : text).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private string Excerpt(int line)
    {
        var words = Line(line).Trim();
        if (words.Length <= LongestExcerpt)
            return words;
        var cut = char.IsHighSurrogate(words[LongestExcerpt - 2]) ? LongestExcerpt - 2 : LongestExcerpt - 1;
        return words[..cut].TrimEnd() + "…";
    }

    private string WithoutUnreadable(string line, int number)
    {
        var readable = new StringBuilder(line.Length);
        char? control = null;
        var undecodable = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (char.IsHighSurrogate(c) && i + 1 < line.Length && char.IsLowSurrogate(line[i + 1]))
            {
                readable.Append(c).Append(line[++i]);
                continue;
            }
            var lost = c == '\uFFFD' || char.IsSurrogate(c);
            var isControl = c != '\t' && (char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' or '\uFEFF');
            undecodable |= lost;
            control ??= isControl ? c : null;
            readable.Append(lost || isControl ? ' ' : c);
        }
        if (control is not { } found && !undecodable)
            return line;
        Lines[number - 1] = readable.ToString();
        if (control is { } code)
            Error(number, string.Create(CultureInfo.InvariantCulture, $"There is a control character (U+{(int)code:X4}) on this line."),
                "Retype the line, or save the file as plain text.");
        if (undecodable)
            Error(number, "There is a character on this line that could not be read.", "Save the file as UTF-8.");
        return Lines[number - 1];
    }
}
