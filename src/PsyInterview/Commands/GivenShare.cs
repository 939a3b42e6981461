using System.Globalization;

namespace PsyInterview.Commands;

/// <summary>A share as people write it on a command line: <c>0.05</c>, <c>5%</c>, <c>5 %</c>.</summary>
internal static class GivenShare
{
    /// <summary>The share, 0.05 for all of these; null when it is none.</summary>
    public static decimal? Of(string words)
    {
        var isPercent = words.EndsWith('%');
        return decimal.TryParse(words.TrimEnd('%').Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? isPercent ? number / 100 : number : null;
    }

    /// <summary>The whole percent, 5 for 0.05; null when it is not whole, or above a hundred.</summary>
    public static int? WholePercent(string words) => Of(words) is { } share and <= 1 && share * 100 == decimal.Truncate(share * 100) ? (int)(share * 100) : null;
}
