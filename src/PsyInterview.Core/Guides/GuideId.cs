using System.Globalization;
using System.Text;

namespace PsyInterview.Guides;

/// <summary>The stable names inside a guide: small letters, digits and hyphens.</summary>
public static class GuideId
{
    private const int LongestSuggestion = 30;

    /// <summary>True for small letters, digits and hyphens, and nothing else.</summary>
    public static bool IsValid(string id) =>
        id.Length > 0 && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    /// <summary>An id that would do for these words and is not taken yet.</summary>
    public static string Suggest(string words, IEnumerable<string> taken)
    {
        var slug = new StringBuilder();
        foreach (var c in words.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length >= LongestSuggestion)
                break;
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        var id = slug.ToString().Trim('-');
        if (id.Length > 2 * LongestSuggestion)
            id = id[..LongestSuggestion];
        return Free(id.Length == 0 ? "question" : id, taken);
    }

    private static string Free(string id, IEnumerable<string> taken)
    {
        var used = taken.ToHashSet(StringComparer.Ordinal);
        if (!used.Contains(id))
            return id;
        var number = 2;
        while (used.Contains($"{id}-{number}"))
            number++;
        return $"{id}-{number}";
    }

    /// <summary>The known word that was probably meant, or null when none is near.</summary>
    internal static string? Nearest(string word, IReadOnlyList<string> known)
    {
        if (word.Length > 20)
            return null;
        var (best, distance) = known.Select(k => (k, Distance(word.ToLowerInvariant(), k))).MinBy(pair => pair.Item2);
        return distance <= Math.Max(1, best.Length / 3) ? best : null;
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}
