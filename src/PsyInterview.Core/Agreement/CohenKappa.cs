namespace PsyInterview.Agreement;

/// <summary>
/// Cohen's kappa of two coders: how far they agree beyond what two coders who gave their categories as often, but at random, would agree.
/// p is a cell's share of all n units, r a row's and c a column's.
/// </summary>
/// <param name="Expected">pe = sum r c over the categories.</param>
/// <param name="Value">(po - pe) / (1 - pe); not defined when both gave one category to everything, since pe is then 1.</param>
/// <param name="Se">
/// For an interval, after Fleiss, Cohen and Everitt (1969): var = [sum p (w - (1 - kappa) (c_i + r_j))² - (po - 2 (1 - kappa) pe)²] / (n (1 - pe)²),
/// w being 1 on the diagonal and 0 elsewhere.
/// </param>
/// <param name="SeNull">If there were no agreement beyond chance: var = [sum r c (w - (c_i + r_j))² - pe²] / (n (1 - pe)²).</param>
/// <param name="SeCohen1960">Cohen's approximation of 1960: sqrt(po (1 - po) / (n (1 - pe)²)).</param>
/// <param name="Interval">With <paramref name="Se"/>.</param>
/// <param name="IntervalCohen1960">With <paramref name="SeCohen1960"/>.</param>
public sealed record CohenKappa(
    Measure Expected, Measure Value, Measure Se, Measure SeNull, Measure SeCohen1960, ConfidenceInterval Interval, ConfidenceInterval IntervalCohen1960)
{
    /// <summary>Of a table of counts.</summary>
    public static CohenKappa Of(CountTable table)
    {
        var (n, q) = ((double)table.Units, table.Categories.Count);
        if (n == 0) return None(Measure.NotDefined(PairAgreement.NoUnit), PairAgreement.NoUnit);
        // Asked in whole numbers: the sum of products could miss 1 by its last digit.
        if (table.OnlyOne is { } only) return None(1, $"both coders gave “{table.Categories[only]}” to every unit");
        double[] r = [.. table.First.Select(x => x / n)], c = [.. table.Second.Select(x => x / n)];
        var (po, pe) = (table.Agreed / n, r.Zip(c, (x, y) => x * y).Sum());
        var kappa = (po - pe) / (1 - pe);
        var (spread, spreadNull) = (0.0, 0.0);
        for (var i = 0; i < q; i++)
        {
            for (var j = 0; j < q; j++)
            {
                var w = i == j ? 1 : 0;
                spread += table[i, j] / n * Square(w - (1 - kappa) * (c[i] + r[j]));
                spreadNull += r[i] * c[j] * Square(w - (c[i] + r[j]));
            }
        }
        var scale = n * Square(1 - pe);
        var se = Root((spread - Square(po - 2 * (1 - kappa) * pe)) / scale);
        var cohen = Root(po * (1 - po) / scale);
        return new(
            pe, kappa, se, Root((spreadNull - pe * pe) / scale), cohen, ConfidenceInterval.Around(kappa, se), ConfidenceInterval.Around(kappa, cohen));

        static CohenKappa None(Measure expected, string reason)
        {
            var none = Measure.NotDefined(reason);
            return new(expected, none, none, none, none, new(none, none), new(none, none));
        }
    }

    private static double Square(double x) => x * x;

    // A variance of exactly nothing may come out a last digit below it.
    private static double Root(double variance) => Math.Sqrt(Math.Max(0, variance));
}
