using System.Collections.Concurrent;
using System.Globalization;
using Terminal.Gui.Text;

namespace PsyInterview.Terminal;

/// <summary>How many columns of the terminal text takes, counted by what a reader sees as one character.</summary>
public static class Columns
{
    private const int Remembered = 4096;
    private static readonly ConcurrentDictionary<string, int> Known = new(StringComparer.Ordinal);
    private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];

    /// <summary>The columns of one grapheme: 0, 1 or 2.</summary>
    public static int OfGrapheme(string grapheme)
    {
        if (grapheme.Length == 1 && grapheme[0] < 0x300) return grapheme[0] < ' ' ? 0 : 1;
        if (Known.TryGetValue(grapheme, out var columns)) return columns;
        columns = Math.Clamp(grapheme.GetColumns(), 0, 2);
        if (Known.Count < Remembered) Known.TryAdd(grapheme, columns);
        return columns;
    }

    /// <summary>The columns of a whole text.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var columns = 0;
        while (NextGrapheme(ref text) is { } grapheme) columns += OfGrapheme(grapheme);
        return columns;
    }

    /// <summary>The text cut so that it takes at most so many columns; a wide character is never halved.</summary>
    public static string Fit(string text, int columns)
    {
        ReadOnlySpan<char> rest = text;
        var used = 0;
        while (true)
        {
            var before = rest.Length;
            if (NextGrapheme(ref rest) is not { } grapheme) return text;
            used += OfGrapheme(grapheme);
            if (used > columns) return text[..^before];
        }
    }

    /// <summary>The text in rows of at most so many columns, broken at spaces where there are any.</summary>
    public static IReadOnlyList<string> Wrap(string text, int columns)
    {
        var rows = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var rest = paragraph;
            while (columns > 0 && Fit(rest, columns) is { } fitting && fitting.Length < rest.Length)
            {
                var space = rest[fitting.Length] == ' ' ? fitting.Length : fitting.LastIndexOf(' ');
                var cut = space > 0 ? space : fitting.Length > 0 ? fitting.Length : StringInfo.GetNextTextElementLength(rest);
                rows.Add(rest[..cut].TrimEnd());
                rest = rest[cut..].TrimStart(' ');
            }
            rows.Add(rest);
        }
        return rows;
    }

    /// <summary>Takes the first grapheme off <paramref name="text"/>; null at the end.</summary>
    internal static string? NextGrapheme(ref ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return null;
        var first = text[0];
        // A combining mark (never ASCII) may follow, so the neighbour decides.
        if (first < 128 && (text.Length == 1 || text[1] < 0x300) && first != '\r')
        {
            text = text[1..];
            return Ascii[first];
        }
        var length = StringInfo.GetNextTextElementLength(text);
        var grapheme = text[..length].ToString();
        text = text[length..];
        return grapheme;
    }
}
