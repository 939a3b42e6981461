using System.Numerics;

namespace PsyInterview.Saturation;

/// <summary>
/// ICE, the incidence-based coverage estimator: codes heard in up to ten units tell how many were not heard; how unequal their chances are (g, a squared
/// coefficient of variation) raises the number. Two versions are in use, and they do not give the same; both are named.
/// </summary>
internal static class InfrequentCodes
{
    private const double Step = 1e-100;

    /// <summary>As in Chao's program SpadeR (2016), with the standard error of the delta method over the counts Qk.</summary>
    /// <param name="isRaised">ICE-1: g is raised once more, for sets in which chances differ very much.</param>
    public static Estimate Spader(Frequencies counts, bool isRaised = false)
    {
        if (counts.Units == 0) return Estimate.None("no unit");
        if (counts.Units == 1) return Estimate.None("one unit only");
        var classes = counts.Classes().ToArray();
        if (classes.Length == 0) return Estimate.Of(0, 0, 0);
        var q = classes.Select(c => new Complex(c.Codes, 0)).ToArray();
        var value = Spader(classes, q, counts.Units, isRaised).Real;
        // What each Qk moves, from a step into the imaginary: exact to the last digit, which a difference of two estimates is not.
        var moves = new double[q.Length];
        for (var i = 0; i < q.Length; i++)
        {
            q[i] += new Complex(0, Step);
            moves[i] = Spader(classes, q, counts.Units, isRaised).Imaginary / Step;
            q[i] = q[i].Real;
        }
        // Cov(Qi, Qj) = -Qi Qj / S for all pairs, and Qi more on the diagonal.
        double squares = 0, sum = 0;
        for (var i = 0; i < q.Length; i++) (squares, sum) = (squares + moves[i] * moves[i] * q[i].Real, sum + moves[i] * q[i].Real);
        return Estimate.Of(value, Math.Max(0, squares - sum * sum / value), counts.Codes);
    }

    /// <summary>Lee and Chao 1994, as in EstimateS; asks in how many units infrequent codes stand.</summary>
    public static Measure Classic(Frequencies counts)
    {
        if (counts.Units == 0) return Measure.NotDefined("no unit");
        if (counts.UnitsWithInfrequent is not { } m) return Measure.NotDefined(Estimates.OnlyCounts);
        if (counts.Units == 1) return Measure.NotDefined("one unit only");
        var (few, occurrences, pairs) = (0, 0.0, 0.0);
        foreach (var (units, codes) in counts.Classes().Where(c => c.Units <= Frequencies.Infrequent))
            (few, occurrences, pairs) = (few + codes, occurrences + (double)units * codes, pairs + units * (units - 1.0) * codes);
        if (few == 0) return counts.Codes;
        if (few == counts.Q(1)) return Measure.NotDefined("all infrequent codes were heard once");
        double q1 = counts.Q(1), c = 1 - q1 / occurrences;
        var g = Math.Max(few / c * m / (m - 1.0) * pairs / (occurrences * occurrences) - 1, 0);
        return counts.Codes - few + few / c + q1 / c * g;
    }

    private static Complex Spader((int Units, int Codes)[] classes, Complex[] q, int units, bool isRaised)
    {
        Complex frequent = 0, few = 0, n = 0, pairs = 0, q1 = 0, q2 = 0;
        for (var i = 0; i < q.Length; i++)
        {
            var k = classes[i].Units;
            if (k == 1) q1 = q[i];
            if (k == 2) q2 = q[i];
            if (k > Frequencies.Infrequent) frequent += q[i];
            else (few, n, pairs) = (few + q[i], n + k * q[i], pairs + k * (k - 1.0) * q[i]);
        }
        if (few == 0) return frequent;
        double t = units;
        var unknown = q1 == 0 ? 1 : q2 == 0 ? 2 / ((t - 1) * (q1 - 1) + 2) : 2 * q2 / ((t - 1) * q1 + 2 * q2);
        var c = 1 - q1 / n * (1 - unknown);
        // One occurrence alone has no pair, and no spread.
        var spread = pairs == 0 ? 0 : t / (t - 1) * pairs / (n * (n - 1));
        var g = few / c * spread - 1;
        if (g.Real <= 0) g = 0;
        if (isRaised) g *= 1 + q1 / c * spread;
        return frequent + few / c + q1 / c * g;
    }
}
