using System.Numerics;

namespace PsyInterview.Saturation;

/// <summary>
/// Numbers that other programs print beside the estimates and that are theirs alone, so that a table made there can be held against one made here.
/// Nothing of it is shown to people.
/// </summary>
/// <param name="Chao2Bc">SpadeR 0.1.1: where no code is thought to be unheard, its error and interval come from <c>exp(-k)</c> of the counts.</param>
/// <param name="IChao2">
/// SpadeR: Chao2 raised by Q3 and Q4 (Chiu et al. 2014). The value is that of the paper; the error is what the program prints, whose derivatives are not those of the
/// formula (two have the other sign, two lack a term), and is good for comparing only.
/// </param>
/// <param name="Ice1">SpadeR: ICE-1.</param>
/// <param name="BootstrapError">vegan 2.6: of the bootstrap (Smith and van Belle 1984), over all pairs of codes; null where there are too many, or only counts.</param>
/// <param name="CurveErrors">vegan 2.6, specaccum: of the expected curve at each T, with the correlations of codes put in for their joint chances; likewise null.</param>
public sealed record OtherPrograms(Estimate Chao2Bc, Estimate IChao2, Estimate Ice1, double? BootstrapError, IReadOnlyList<double>? CurveErrors)
{
    // Pairs grow with the square.
    private const int MostCodes = 1000;

    /// <summary>Of counts, and of the table they come from where it is known.</summary>
    public static OtherPrograms Of(Frequencies counts, Incidence? incidence)
    {
        var isSmall = incidence is not null && incidence.Units.Count > 0 && counts.Codes is > 0 and <= MostCodes;
        var pairs = isSmall ? new Pairs(incidence!) : null;
        return new(
            WithPoisson(counts, Estimates.Of(counts).Chao2Bc), OfIChao2(counts), InfrequentCodes.Spader(counts, isRaised: true), pairs?.BootstrapError(), pairs?.CurveErrors());
    }

    private static Estimate OfIChao2(Frequencies counts)
    {
        if (counts.Units == 0) return Estimate.None("no unit");
        double t = counts.Units, q1 = counts.Q(1), q2 = counts.Q(2), q3 = counts.Q(3), q4 = Math.Max(1, counts.Q(4));
        double first = (t - 1) / t, more = (t - 3) / (4 * t), less = t == 1 ? 0 : (t - 3) / (2 * (t - 1));
        var raise = q1 - less * q2 * q3 / q4;
        var chao2 = Estimates.Of(counts).Chao2;
        var value = counts.Codes + Estimates.Unheard(counts) + (raise > 0 ? more * q3 / q4 * raise : 0);
        if (raise <= 0 || q2 == 0 || q1 == 0) return chao2 with { Value = value };
        ReadOnlySpan<double> q = [q1, q2, q3, q4];
        ReadOnlySpan<double> moves =
        [
            first * q1 / q2 - more * q3 / q4,
            first * q1 * q1 / (2 * q2 * q2) - more * less * q3 * q3 / (q4 * q4),
            more * q1 / q4,
            -more * q1 * q3 / (q4 * q4) + 2 * more * less * q2 * q3 * q3 / (q4 * q4 * q4),
        ];
        double squares = 0, sum = 0;
        for (var i = 0; i < q.Length; i++) (squares, sum) = (squares + moves[i] * moves[i] * q[i], sum + moves[i] * q[i]);
        return Estimate.Of(value, Math.Max(0, squares - sum * sum / value), counts.Codes);
    }

    private static Estimate WithPoisson(Frequencies counts, Estimate estimate)
    {
        if (estimate.Value.Value is not { } value || value > counts.Codes || counts.Codes == 0) return estimate;
        double variance = 0, sum = 0, none = 0, heard = counts.Codes;
        foreach (var (units, codes) in counts.Classes())
        {
            variance += codes * (Math.Exp(-units) - Math.Exp(-2 * units));
            sum += units * Math.Exp(-units) * codes;
            none += codes * Math.Exp(-units) / heard;
        }
        var error = Math.Sqrt(Math.Max(0, variance - sum * sum / counts.Units));
        var (middle, wide) = (heard / (1 - none), Estimate.Z * error / (1 - none));
        return new(value, error, Math.Max(heard, middle - wide), middle + wide);
    }

    // All pairs of codes that were heard, over the units.
    private sealed class Pairs
    {
        private readonly int _units;
        private readonly int[] _heardIn;
        private readonly ulong[][] _columns;

        public Pairs(Incidence incidence)
        {
            _units = incidence.Units.Count;
            int[] kept = [.. Enumerable.Range(0, incidence.Codes.Count).Where(c => incidence.HeardIn[c] > 0).OrderBy(c => incidence.HeardIn[c])];
            _heardIn = [.. kept.Select(c => incidence.HeardIn[c])];
            _columns = [.. kept.Select(_ => new ulong[(_units + 63) / 64])];
            var place = new int[incidence.Codes.Count];
            foreach (var (i, code) in kept.Index()) place[code] = i;
            for (var t = 0; t < _units; t++)
                foreach (var code in incidence.CodesOf(t)) _columns[place[code]][t / 64] |= 1UL << (t % 64);
        }

        public double BootstrapError()
        {
            double n = _units;
            var none = _heardIn.Select(f => Math.Pow(1 - f / n, n)).ToArray();
            var neither = Enumerable.Range(0, _units + 1).Select(both => Math.Pow((n - both) / n, n)).ToArray();
            var variance = none.Sum(p => p * (1 - p));
            for (var i = 0; i < none.Length; i++)
                for (var j = 0; j < i; j++) variance += 2 * (neither[_heardIn[i] + _heardIn[j] - Both(i, j)] - none[i] * none[j]);
            return Math.Sqrt(Math.Max(0, variance));
        }

        public IReadOnlyList<double> CurveErrors()
        {
            // Codes heard in equally many units have the same chances at every T, so their correlations are summed first.
            var classes = _heardIn.Distinct().ToArray();
            var place = classes.Index().ToDictionary(c => c.Item, c => c.Index);
            var (n, together, codes) = ((double)_units, new double[classes.Length, classes.Length], new int[classes.Length]);
            for (var i = 0; i < _heardIn.Length; i++)
            {
                codes[place[_heardIn[i]]]++;
                for (var j = 0; j < i; j++)
                {
                    double f = _heardIn[i], g = _heardIn[j], spread = f * (n - f) * g * (n - g);
                    if (spread > 0) together[place[_heardIn[i]], place[_heardIn[j]]] += (n * Both(i, j) - f * g) / Math.Sqrt(spread);
                }
            }
            var errors = new double[_units];
            var none = Enumerable.Repeat(1.0, classes.Length).ToArray();
            for (var t = 1; t <= _units; t++)
            {
                var variance = 0.0;
                for (var i = 0; i < classes.Length; i++)
                {
                    none[i] *= Math.Max(0, n - classes[i] - t + 1) / (n - t + 1);
                    variance += codes[i] * none[i] * (1 - none[i]);
                }
                for (var i = 0; i < classes.Length; i++)
                    for (var j = 0; j <= i; j++) variance += 2 * together[i, j] * Math.Sqrt(none[i] * (1 - none[i]) * none[j] * (1 - none[j]));
                errors[t - 1] = Math.Sqrt(Math.Max(0, variance));
            }
            return errors;
        }

        private int Both(int i, int j)
        {
            var count = 0;
            for (var w = 0; w < _columns[i].Length; w++) count += BitOperations.PopCount(_columns[i][w] & _columns[j][w]);
            return count;
        }
    }
}
