using System.Globalization;

namespace PsyInterview.Sampling;

/// <summary>The printed bands of one criterion, read together.</summary>
public static class NumberBands
{
    /// <summary>
    /// Levels with bounds, or null when not every one is a band. Where all bounds are whole, a printed band means whole numbers with both ends
    /// in it: 18-39 is [18, 40), so that a decimal such as 39.5 falls into it and 40-59 is its neighbour. With a bound that is not whole, all
    /// bands are [low, high) as printed. A number alone, as in 0, 1-3, 4+, is a band only beside a real one.
    /// </summary>
    public static IReadOnlyList<Level>? Read(IReadOnlyList<string> printed)
    {
        if (printed.Count == 0 || printed.All(words => decimal.TryParse(words, NumberStyles.Float, CultureInfo.InvariantCulture, out _))) return null;
        var bands = printed.Select(words => NumberBand.Read(words)).ToList();
        if (bands.Contains(null)) bands = [.. printed.Select(words => NumberBand.Read(words, isHalfOpen: true))];
        return bands.Contains(null) ? null : [.. bands.Select(band => new Level(band!.Words, band.Words, band.Low, band.High))];
    }
}
