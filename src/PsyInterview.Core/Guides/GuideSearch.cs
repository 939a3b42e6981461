using System.Globalization;
using System.Text;

namespace PsyInterview.Guides;

/// <summary>
/// Finds questions of one guide by number or by words of the question, its topic or its probes. Capitals and accents do not count. What is
/// compared is written down once for the guide, so that each letter typed costs one walk along it.
/// </summary>
public sealed class GuideSearch
{
    private readonly (string Row, string Number, string Question, string All)[] _texts;

    /// <param name="guide">The guide to look in.</param>
    public GuideSearch(TopicGuide guide)
    {
        Guide = guide;
        _texts = [.. guide.Questions.Select(q => ($"{q.Number} {q.Label}: {q.Wording}", q.Number, Plain($"{q.Label} {q.Wording}"),
            Plain($"{q.Label} {q.Wording} {guide.TopicOf(q.Id)?.Title} {string.Join(' ', q.Probes)}")))];
    }

    /// <summary>The guide that is looked in.</summary>
    public TopicGuide Guide { get; }

    /// <summary>What has the words typed, as places in <see cref="TopicGuide.Questions"/>: first where the question itself has them; the one question alone where its number or whole row was typed.</summary>
    public IReadOnlyList<int> Find(string typed)
    {
        var words = typed.Trim();
        if (words.Length == 0) return [];
        List<int> exact = [], asked = [], around = [];
        var plain = Plain(words);
        for (var i = 0; i < _texts.Length; i++)
        {
            var (row, number, question, all) = _texts[i];
            if (row == words || number == words) exact.Add(i);
            else if (question.Contains(plain, StringComparison.Ordinal)) asked.Add(i);
            else if (all.Contains(plain, StringComparison.Ordinal)) around.Add(i);
        }
        return exact.Count > 0 ? exact : [.. asked, .. around];
    }

    /// <summary>A question as one row: "3.2 Body-oriented exercises: How did you experience the exercises with the body?"</summary>
    /// <param name="place">Its place in <see cref="TopicGuide.Questions"/>.</param>
    public string Row(int place) => _texts[place].Row;

    /// <summary>The words in small letters, without accents.</summary>
    private static string Plain(string words)
    {
        if (Ascii.IsValid(words)) return words.ToLowerInvariant();
        var plain = new StringBuilder(words.Length);
        foreach (var c in words.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            var small = char.ToLowerInvariant(c);
            _ = small switch
            {
                'ß' => plain.Append("ss"),
                'æ' => plain.Append("ae"),
                'œ' => plain.Append("oe"),
                'ø' => plain.Append('o'),
                'đ' or 'ð' => plain.Append('d'),
                'ħ' => plain.Append('h'),
                'ł' => plain.Append('l'),
                _ => plain.Append(small),
            };
        }
        return plain.ToString();
    }
}
