namespace PsyInterview.Agreement;

/// <summary>
/// Gwet's AC1: like kappa, with an agreement by chance that does not grow when nearly all units get one category. q is the number of categories,
/// pi the share of a category in all ratings.
/// </summary>
/// <param name="Observed">pa: of the units with two ratings or more, the mean share of pairs of ratings that are the same.</param>
/// <param name="Expected">pe = sum pi (1 - pi) / (q - 1).</param>
/// <param name="Value">(pa - pe) / (1 - pe).</param>
/// <param name="Se">
/// Of two coders without gaps, after Gwet (2008): var = [sum p_kl (w_kl - 2 (1 - AC1) (1 - (pi_k + pi_l) / 2) / (q - 1))² - (po - 2 (1 - AC1) pe)²] / (n (1 - pe)²).
/// Of ratings with gaps or more coders: from the spread of what each unit contributes, with n (n - 1) below, as Gwet's own program irrCAC does.
/// </param>
public sealed record GwetAc1(Measure Observed, Measure Expected, Measure Value, Measure Se)
{
    /// <summary>Of two coders without gaps; every category of the table counts in q, used or not.</summary>
    public static GwetAc1 Of(CountTable table)
    {
        var (n, q) = ((double)table.Units, table.Categories.Count);
        if (n == 0) return None(Measure.NotDefined(PairAgreement.NoUnit), PairAgreement.NoUnit);
        if (q == 1) return None(1, PairAgreement.OneCategory);
        double[] pi = [.. table.First.Zip(table.Second, (x, y) => (x + y) / (2 * n))];
        var (po, pe) = (table.Agreed / n, Chance(pi));
        var ac1 = (po - pe) / (1 - pe);
        var spread = 0.0;
        for (var k = 0; k < q; k++)
        {
            for (var l = 0; l < q; l++)
                spread += table[k, l] / n * Square((k == l ? 1 : 0) - 2 * (1 - ac1) * (1 - (pi[k] + pi[l]) / 2) / (q - 1));
        }
        return new(po, pe, ac1, Math.Sqrt(Math.Max(0, (spread - Square(po - 2 * (1 - ac1) * pe)) / (n * Square(1 - pe)))));
    }

    /// <summary>Of any number of coders, with gaps: pi is the mean, over all units with a rating, of a category's share in the unit.</summary>
    public static GwetAc1 Of(Ratings ratings)
    {
        List<IReadOnlyDictionary<int, int>> units = [.. ratings.Units.Select(u => u.Counts).Where(c => c.Count > 0)];
        var (n, q) = (units.Count, ratings.Categories.Count);
        var paired = units.Count(u => Sum(u) > 1);
        if (paired == 0) return None(Measure.NotDefined(Ratings.NoPair), Ratings.NoPair);
        var alike = units.ConvertAll(u => Sum(u) is > 1 and var m ? u.Values.Sum(x => x * (x - 1.0)) / (m * (m - 1.0)) : 0);
        var pa = alike.Sum() / paired;
        if (q == 1) return None(pa, PairAgreement.OneCategory);
        var pi = new double[q];
        foreach (var unit in units)
        {
            foreach (var (k, x) in unit) pi[k] += x / (double)Sum(unit) / n;
        }
        var pe = Chance(pi);
        var ac1 = (pa - pe) / (1 - pe);
        if (n == 1) return new(pa, pe, ac1, Measure.NotDefined("only one unit"));
        var spread = 0.0;
        foreach (var (unit, same) in units.Zip(alike))
        {
            var own = n / (double)paired * (same - (Sum(unit) > 1 ? pe : 0)) / (1 - pe);
            var ownChance = unit.Sum(k => k.Value * (1 - pi[k.Key])) / Sum(unit) / (q - 1);
            spread += Square(own - 2 * (1 - ac1) * (ownChance - pe) / (1 - pe) - ac1);
        }
        return new(pa, pe, ac1, Math.Sqrt(spread / (n * (n - 1.0))));
    }

    private static double Chance(double[] pi) => pi.Sum(p => p * (1 - p)) / (pi.Length - 1);

    private static int Sum(IReadOnlyDictionary<int, int> unit) => unit.Values.Sum();

    private static double Square(double x) => x * x;

    private static GwetAc1 None(Measure observed, string reason)
    {
        var none = Measure.NotDefined(reason);
        return new(observed, none, none, none);
    }
}
