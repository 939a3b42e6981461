using System.Globalization;

namespace PsyInterview.Reports;

/// <summary>Numbers as a methods paragraph writes them.</summary>
public static class NumberWords
{
    private static readonly string[] Small =
    [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>Within a sentence: words up to ten, digits beyond.</summary>
    public static string Within(int number) => number is >= 0 and <= 10 ? Small[number] : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>At the beginning of a sentence: words up to ninety-nine, with a capital.</summary>
    public static string AtStart(int number)
    {
        if (number is < 0 or > 99) return number.ToString(CultureInfo.InvariantCulture);
        var words = number < 20 ? Small[number] : number % 10 == 0 ? Tens[number / 10] : $"{Tens[number / 10]}-{Small[number % 10]}";
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>A mean with at most so many decimals, half away from zero, without zeros at the end: 14.8, 9, 8.5.</summary>
    public static string Mean(decimal mean, int decimals) =>
        Math.Round(mean, Math.Clamp(decimals, 0, 10), MidpointRounding.AwayFromZero).ToString("0.##########", CultureInfo.InvariantCulture);
}

/// <summary>
/// Whether a printed mean can be true: is there a total, in steps as fine as people answered, that divided by n rounds to it?
/// A mean of 8.5 over 7 whole numbers is impossible (59/7 = 8.43, 60/7 = 8.57). Known as the GRIM test.
/// </summary>
public static class Granularity
{
    /// <summary>True when some total gives the printed mean.</summary>
    /// <param name="printed">The mean as printed.</param>
    /// <param name="decimals">Decimals it is printed with.</param>
    /// <param name="n">People.</param>
    /// <param name="step">The fineness of one answer: 1 for whole numbers, 0.5 for halves.</param>
    public static bool IsPossible(decimal printed, int decimals, int n, decimal step = 1)
    {
        if (n < 1 || step <= 0) return false;
        var near = Math.Round(printed * n / step, MidpointRounding.AwayFromZero) * step;
        return Enumerable.Range(-1, 3).Any(i => Math.Round((near + i * step) / n, decimals, MidpointRounding.AwayFromZero) == printed);
    }
}
