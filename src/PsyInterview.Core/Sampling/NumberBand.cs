using System.Globalization;
using System.Text.RegularExpressions;

namespace PsyInterview.Sampling;

/// <summary>A band of numbers as a person writes it, read as bounds. What lies in it is at least <paramref name="Low"/> and less than <paramref name="High"/>.</summary>
/// <param name="Words">As it was written: <c>18-39</c>, <c>60 and over</c>, <c>under 18</c>, <c>2.5 to under 5</c>.</param>
/// <param name="Low">Null for a band that is open below.</param>
/// <param name="High">Null for a band that is open above.</param>
public sealed partial record NumberBand(string Words, decimal? Low, decimal? High)
{
    /// <summary>The forms a person may choose from.</summary>
    public const string Forms = "Write 18-39, 60 and over, under 18, or with decimals 2.5 to under 5.";

    /// <summary>The band, or null when it cannot be read. 18-39 are whole numbers, both ends in it, so that 39.5 falls into it and 40 does not.</summary>
    /// <param name="isHalfOpen">Take 2.5-5 as [2.5, 5): for a table in which some bounds are not whole.</param>
    public static NumberBand? Read(string words, bool isHalfOpen = false)
    {
        var found = Form().Match(words);
        if (!found.Success) return null;
        if (Number(found, "under") is { } under) return new(words, null, under);
        if (Number(found, "over") is { } over) return new(words, over, null);
        if (Number(found, "only") is { } only) return decimal.IsInteger(only) ? new(words, only, only + 1) : isHalfOpen ? new(words, only, only) : null;
        if (Number(found, "low") is not { } low || Number(found, "high") is not { } high) return null;
        if (found.Groups["open"].Success || isHalfOpen) return new(words, low, high);
        return decimal.IsInteger(low) && decimal.IsInteger(high) ? new(words, low, high + 1) : null;
    }

    /// <summary>True when no number can lie in it.</summary>
    public bool IsEmpty => Low is { } low && High is { } high && low >= high;

    /// <summary>True when a number can lie in both.</summary>
    public bool Overlaps(NumberBand other) => (Low is null || other.High is null || Low < other.High) && (other.Low is null || High is null || other.Low < High);

    private static decimal? Number(Match found, string part) =>
        decimal.TryParse(found.Groups[part].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(
        @"^\s*(?:(?:under|below|less than|<)\s*(?<under>-?\d{1,9}(?:\.\d{1,9})?)|(?:>=|≥)\s*(?<over>-?\d{1,9}(?:\.\d{1,9})?)|(?<over>-?\d{1,9}(?:\.\d{1,9})?)\s*(?:\+|and (?:over|more|older|above)|or (?:over|more|older|above))"
        + @"|(?<low>-?\d{1,9}(?:\.\d{1,9})?)\s*(?<open>to under|to less than)\s*(?<high>-?\d{1,9}(?:\.\d{1,9})?)|(?<low>-?\d{1,9}(?:\.\d{1,9})?)\s*(?:-|–|to)\s*(?<high>-?\d{1,9}(?:\.\d{1,9})?)|(?<only>-?\d{1,9}(?:\.\d{1,9})?))\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
