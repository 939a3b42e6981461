using System.Text;

namespace PsyInterview.Terminal;

/// <summary>Which characters a note can keep and a terminal can show.</summary>
internal static class NoteCharacters
{
    private const char Unknown = '\uFFFD';

    /// <summary>
    /// Line breaks as one newline, tabs as spaces, halves of characters replaced, other control characters gone, also those that reorder
    /// text invisibly.
    /// </summary>
    internal static string Clean(string text)
    {
        if (IsClean(text)) return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (char.IsHighSurrogate(c) && char.IsLowSurrogate(next))
            {
                clean.Append(c).Append(next);
                i++;
            }
            else if (char.IsSurrogate(c))
            {
                clean.Append(Unknown);
            }
            else if (c is '\u2028' or '\u2029' or '\u0085' || (c == '\r' && next != '\n'))
            {
                clean.Append('\n');
            }
            else if (c == '\t')
            {
                clean.Append("    ");
            }
            else if (c == '\n' || !IsUnshowable(c))
            {
                clean.Append(c);
            }
        }
        return clean.ToString();
    }

    private static bool IsClean(string text)
    {
        foreach (var c in text)
        {
            if (char.IsSurrogate(c) || (c != '\n' && IsUnshowable(c)) || c is '\u2028' or '\u2029') return false;
        }
        return true;
    }

    private static bool IsUnshowable(char c) =>
        char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';
}
