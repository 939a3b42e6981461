namespace PsyInterview.Reports;

/// <summary>
/// The granularity check of a printed mean (Brown and Heathers: GRIM): n values recorded in whole units, or in halves, have a total that is a
/// multiple of that unit, so not every printed mean can come from them.
/// </summary>
public static class Granularity
{
    // Beyond this nothing is measured, and a decimal would run over.
    private const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>True when some total of <paramref name="n"/> values gives the mean as it is printed, rounded half away from zero.</summary>
    /// <param name="decimals">Decimals with which the mean is printed.</param>
    /// <param name="unit">The precision of one value: 1 for whole numbers, 0.5 for halves.</param>
    public static bool CanBe(decimal mean, int decimals, int n, decimal unit)
    {
        if (n < 1 || unit <= 0) return false;
        if (Math.Abs(mean) > Largest) return true;
        var nearest = decimal.Floor(mean * n / unit);
        // The nearest totals on either side: one further out is further from the mean.
        for (var total = nearest - 1; total <= nearest + 2; total++)
            if (decimal.Round(total * unit / n, decimals, MidpointRounding.AwayFromZero) == mean) return true;
        return false;
    }

    /// <summary>The precision of what was recorded: 1, 0.5, or one of the last decimal.</summary>
    public static decimal UnitOf(IEnumerable<decimal> values)
    {
        var all = values.ToList();
        if (all.Exists(v => Math.Abs(v) > Largest) || all.TrueForAll(decimal.IsInteger)) return 1;
        if (all.TrueForAll(v => decimal.IsInteger(v * 2))) return 0.5m;
        var unit = 1m;
        for (var places = 0; places < 6 && !all.TrueForAll(v => decimal.IsInteger(v / unit)); places++) unit /= 10;
        return unit;
    }
}
