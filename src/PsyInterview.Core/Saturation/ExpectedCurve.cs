namespace PsyInterview.Saturation;

/// <summary>What is expected after so many units, in any order.</summary>
/// <param name="T">Units; beyond those coded it is extrapolated.</param>
/// <param name="Codes">Codes heard, on average.</param>
/// <param name="Coverage">The share of what a further unit says, counted in codes, that is known already.</param>
public readonly record struct ExpectedPoint(double T, double Codes, double Coverage);

/// <summary>
/// The mean curve over all orders, without trying any (rarefaction; Colwell et al. 2012), its continuation to twice the units, and sample coverage
/// (Chao and Jost 2012; Chao et al. 2014). Assumes that units are exchangeable, that codes are heard independently and that coding was complete.
/// </summary>
public sealed class ExpectedCurve
{
    private readonly Frequencies _counts;
    private readonly (int Units, int Codes)[] _classes;
    private readonly double _unheard;

    // S and C at 0, 1, ... T.
    private readonly Lazy<(double[] Codes, double[] Coverage)> _whole;

    // ln k!, for the curve of codes heard more than once.
    private readonly Lazy<double[]> _factorials;

    /// <summary>Prepares the curve of some counts.</summary>
    public ExpectedCurve(Frequencies counts)
    {
        (_counts, _classes, _unheard) = (counts, [.. counts.Classes()], Estimates.Unheard(counts));
        (_whole, _factorials) = (new(Whole), new(Factorials));
    }

    /// <summary>T.</summary>
    public int Units => _counts.Units;

    /// <summary>The farthest the curve is continued: twice the units.</summary>
    public int Farthest => 2 * Units;

    /// <summary>Whether a code may still come, as far as the pattern of single hearings tells.</summary>
    public bool MayStillCome => _unheard > 0;

    /// <summary>S(t): codes heard in <paramref name="t"/> units, on average over all orders up to T, extrapolated beyond.</summary>
    /// <param name="t">Up to T the curve is straight between two whole numbers.</param>
    public double Codes(double t)
    {
        if (t > Units) return _counts.Codes + (MayStillCome ? _unheard * (1 - Math.Pow(Fading, t - Units)) : 0);
        return Between(_whole.Value.Codes, t);
    }

    /// <summary>Codes heard in at least <paramref name="minUnits"/> of <paramref name="t"/> units, on average over all orders; no further than T.</summary>
    public double CodesHeardIn(int minUnits, int t)
    {
        if (minUnits == 1) return Codes(t);
        var codes = 0.0;
        foreach (var (units, count) in _classes)
        {
            var fewer = 0.0;
            for (var k = Math.Max(0, units + t - Units); k < minUnits && k <= Math.Min(units, t); k++)
                fewer += Math.Exp(Choose(units, k) + Choose(Units - units, t - k) - Choose(Units, t));
            if (units >= minUnits) codes += count * (1 - fewer);
        }
        return codes;
    }

    /// <summary>
    /// C(t): of the codes that a further unit holds, the share known after <paramref name="t"/> units. At T it is <c>1 - (Q1/U) T Q0 / (T Q0 + Q1)</c>;
    /// not defined when nothing was heard.
    /// </summary>
    public Measure Coverage(double t)
    {
        if (_counts.Occurrences == 0) return Measure.NotDefined("no code was heard");
        return t >= Units ? Beyond(t) : Between(_whole.Value.Coverage, t);
    }

    /// <summary>S(t) and C(t) at the whole numbers from 1 to twice the units.</summary>
    public IEnumerable<ExpectedPoint> Points() =>
        _counts.Occurrences == 0 ? [] : Enumerable.Range(1, Farthest).Select(t => new ExpectedPoint(t, Codes(t), Coverage(t).Value!.Value));

    /// <summary>How many units bring a wanted coverage, and how many codes they hold; the units are no whole number. Beyond twice the units it is a guess, and said to be.</summary>
    /// <param name="coverage">Above 0 and below 1.</param>
    /// <returns>Not defined where no number of units brings it.</returns>
    public CoverageWanted At(double coverage)
    {
        if (coverage is not (> 0 and < 1)) return CoverageWanted.None(coverage, "a coverage lies between 0 and 1");
        if (Coverage(Units).Value is not { } now) return CoverageWanted.None(coverage, "no code was heard");
        if (coverage > now)
        {
            if (!MayStillCome) return CoverageWanted.None(coverage, "no single-hearing pattern to continue");
            var t = Units + Math.Log((1 - coverage) * _counts.Occurrences / _counts.Q(1)) / Math.Log(Fading) - 1;
            return new(coverage, t, Codes(t), t > Farthest);
        }
        // Coverage rises with t: the first whole number that has it, and then back along the straight piece before it.
        var (low, high) = (0, Units);
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (Coverage(middle).Value < coverage) low = middle;
            else high = middle;
        }
        var (below, above) = (Coverage(low).Value!.Value, Coverage(high).Value!.Value);
        var units = low + (coverage - below) / (above - below);
        return new(coverage, units, Codes(units), false);
    }

    // T Q0 / (T Q0 + Q1): by this factor what is still unknown shrinks with each unit.
    private double Fading => _counts.Q(1) == 0 ? 0 : Units * _unheard / (Units * _unheard + _counts.Q(1));

    private double Beyond(double t) => _counts.Q(1) == 0 ? 1 : 1 - _counts.Q(1) / (double)_counts.Occurrences * Math.Pow(Fading, t - Units + 1);

    private static double Between(double[] whole, double t)
    {
        var low = (int)Math.Floor(t);
        return t == low ? whole[low] : whole[low] + (t - low) * (whole[low + 1] - whole[low]);
    }

    // For a code heard in f of T units, the chance that t units taken at random do not have it is C(T-f, t) / C(T, t): for every t from the one before. "Others" is
    // the same over the T - 1 units beside one that has the code.
    private (double[] Codes, double[] Coverage) Whole()
    {
        var (codes, coverage) = (new double[Units + 1], new double[Units + 1]);
        var (none, others) = (new double[_classes.Length], new double[_classes.Length]);
        Array.Fill(none, 1);
        Array.Fill(others, 1);
        for (var t = 1; t <= Units; t++)
        {
            var (heard, unknown) = (0.0, 0.0);
            for (var i = 0; i < _classes.Length; i++)
            {
                var (units, count) = _classes[i];
                double free = Math.Max(0, Units - units - t + 1);
                none[i] *= free / (Units - t + 1);
                heard += count * (1 - none[i]);
                if (t == Units) continue;
                others[i] *= free / (Units - t);
                unknown += (double)units * count * others[i];
            }
            (codes[t], coverage[t]) = (heard, t == Units ? Beyond(t) : 1 - unknown / _counts.Occurrences);
        }
        return (codes, coverage);
    }

    private double[] Factorials()
    {
        var all = new double[Units + 1];
        for (var k = 2; k < all.Length; k++) all[k] = all[k - 1] + Math.Log(k);
        return all;
    }

    private double Choose(int n, int k) => _factorials.Value[n] - _factorials.Value[k] - _factorials.Value[n - k];
}

/// <summary>What a wanted coverage takes.</summary>
/// <param name="Units">Units, as a number that need not be whole.</param>
/// <param name="Codes">Codes heard in them.</param>
/// <param name="IsFar">Whether it lies beyond twice the units, where the continuation is not to be relied on.</param>
public sealed record CoverageWanted(double Coverage, Measure Units, Measure Codes, bool IsFar)
{
    internal static CoverageWanted None(double coverage, string reason) => new(coverage, Measure.NotDefined(reason), Measure.NotDefined(reason), false);
}
