using System.Globalization;
using System.Text.RegularExpressions;

namespace PsyInterview.Interchange;

/// <summary>
/// What in a transcript may tell who somebody is: e-mail addresses, telephone numbers, the word after a title. It finds what has a form; a name in the middle of a
/// sentence has none. Only lines and kinds are said, never the words.
/// </summary>
internal static partial class NamedPersons
{
    private const int MostLines = 12;
    private const int FewestDigits = 8;

    /// <summary>Advice, one a kind.</summary>
    internal static IEnumerable<Problem> In(IReadOnlyList<string> lines)
    {
        foreach (var (what, isFound) in new (string, Func<string, bool>)[]
        {
            ("an e-mail address", line => Mail().IsMatch(line)),
            ("a telephone number", line => Number().Matches(line).Any(m => m.Value.Count(char.IsAsciiDigit) >= FewestDigits && !Day().IsMatch(m.Value))),
            ("a name after a title (Mr, Mrs, Frau, Herr, Dr. and their like)", line => Title().IsMatch(line)),
        })
        {
            List<int> found = [.. lines.Index().Where(l => isFound(l.Item)).Select(l => l.Index + 1)];
            if (found.Count == 0) continue;
            var where = string.Join(", ", found.Take(MostLines).Select(l => l.ToString(CultureInfo.InvariantCulture)));
            var more = found.Count > MostLines ? string.Create(CultureInfo.InvariantCulture, $" and {found.Count - MostLines} more") : "";
            yield return new(found[0], "", $"This looks like {what}: {(found.Count == 1 ? "line" : "lines")} {where}{more}.",
                "A transcript should be de-identified: put a code or [name], [place] there, and take it in again.", Severity.Advice);
        }
    }

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.\w{2,}")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<![\w:])(\+|\()?\d[\d ()/.-]{5,}\d(?![\w:])")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})$")]
    private static partial Regex Day();

    [GeneratedRegex(@"\b([Mm]r|[Mm]rs|[Mm]s|[Mm]iss|[Ff]rau|[Hh]errn?|[Dd]r|[Pp]rof|[Mm]evrouw|[Mm]eneer|[Mm]w|[Dd]hr)\b\.?\s+\p{Lu}")]
    private static partial Regex Title();
}
