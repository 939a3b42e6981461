using System.Globalization;
using System.Text.RegularExpressions;

namespace PsyInterview.Sampling;

/// <summary>Reads printed bands of numbers: 18-39, &lt;18, 60+, &gt;=60.</summary>
public static partial class NumberBands
{
    /// <summary>
    /// Levels with bounds, or null when not every one is a band. Where all bounds are whole, a printed band means whole numbers with both ends
    /// in it: 18-39 is [18, 40), so that a decimal such as 39.5 falls into it and 40-59 is its neighbour. With a bound that is not whole, all
    /// bands are [low, high) as printed. A number alone, as in 0, 1-3, 4+, is a band only beside a real one.
    /// </summary>
    public static IReadOnlyList<Level>? Read(IReadOnlyList<string> printed)
    {
        var matches = printed.Select(words => Band().Match(words)).ToList();
        if (matches.Count == 0 || !matches.All(m => m.Success) || matches.All(m => m.Groups["only"].Success)) return null;
        var step = matches.All(m => IsWhole(m, "low") && IsWhole(m, "high") && IsWhole(m, "only")) ? 1 : 0;
        return [.. matches.Zip(printed, (m, id) => m switch
        {
            _ when Number(m, "only") is { } only => new Level(id, id, only, only + step),
            _ when Number(m, "below") is { } below => new Level(id, id, null, below),
            _ when Number(m, "from") is { } from => new Level(id, id, from),
            _ => new Level(id, id, Number(m, "low"), Number(m, "high") + step),
        })];
    }

    private static bool IsWhole(Match match, string group) => Number(match, group) is not { } number || decimal.IsInteger(number);

    private static decimal? Number(Match match, string group) =>
        decimal.TryParse(match.Groups[group].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(
        @"^\s*(?:(?<low>-?\d{1,9}(?:\.\d{1,9})?)\s*[-–]\s*(?<high>-?\d{1,9}(?:\.\d{1,9})?)|<\s*(?<below>-?\d{1,9}(?:\.\d{1,9})?)"
        + @"|(?:>=|≥)\s*(?<from>-?\d{1,9}(?:\.\d{1,9})?)|(?<from>-?\d{1,9}(?:\.\d{1,9})?)\s*\+|(?<only>-?\d{1,9}(?:\.\d{1,9})?))\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Band();
}
