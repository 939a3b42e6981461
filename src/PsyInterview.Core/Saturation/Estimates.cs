namespace PsyInterview.Saturation;

/// <summary>An estimate of how many codes there are, heard and not heard.</summary>
/// <param name="Error">Its standard error.</param>
/// <param name="Lower">Of the 95 % interval (log-normal, Chao 1987): never below what was heard.</param>
public sealed record Estimate(Measure Value, Measure Error, Measure Lower, Measure Upper)
{
    // The normal distribution's 97.5 % point.
    internal const double Z = 1.959963984540054;

    /// <summary>With the interval that its error gives around the codes not heard.</summary>
    /// <param name="heard">S.</param>
    internal static Estimate Of(double value, double variance, int heard)
    {
        var unheard = value - heard;
        if (unheard <= 0) return new(value, Math.Sqrt(variance), heard, heard);
        var spread = Math.Exp(Z * Math.Sqrt(Math.Log(1 + variance / (unheard * unheard))));
        return new(value, Math.Sqrt(variance), heard + unheard / spread, heard + unheard * spread);
    }

    internal static Estimate None(string reason) => new(Measure.NotDefined(reason), Measure.NotDefined(reason), Measure.NotDefined(reason), Measure.NotDefined(reason));
}

/// <summary>
/// How many codes there would be in all if the same people were asked the same way for ever: lower bounds, from how many codes were heard in one, two, ... of T
/// units (Qk). Units are exchangeable, codes are heard independently, coding was complete; a new guide or theoretical sampling breaks that.
/// </summary>
/// <param name="Chao2"><c>S + A Q1² / (2 Q2)</c>, or without duplicates <c>S + A Q1 (Q1-1) / 2</c>; A = (T-1)/T.</param>
/// <param name="Chao2Bc">Bias-corrected: <c>S + A Q1 (Q1-1) / (2 (Q2+1))</c>.</param>
/// <param name="Jackknife1"><c>S + Q1 (T-1)/T</c>.</param>
/// <param name="Jackknife2"><c>S + Q1 (2T-3)/T - Q2 (T-2)² / (T (T-1))</c>; may fall below S.</param>
/// <param name="Bootstrap"><c>S + sum (1 - f/T)^T</c>.</param>
/// <param name="Ice">ICE as in Chao's program of 2016, codes in up to ten units infrequent.</param>
/// <param name="IceClassic">ICE of Lee and Chao 1994, as in EstimateS; asks which units hold infrequent codes.</param>
/// <param name="JackknifeErrorHeltshe">Of jackknife 1, Heltshe and Forrester 1983: <c>sqrt(A (sum u² - Q1²/T))</c>, u being the uniques of each unit.</param>
/// <param name="JackknifeErrorVegan">The same with Q1/T in place of Q1²/T, as the R package vegan has it.</param>
/// <param name="CoverageTuring"><c>1 - Q1/U</c>.</param>
public sealed record Estimates(
    Frequencies Counts, Estimate Chao2, Estimate Chao2Bc, Estimate Jackknife1, Estimate Jackknife2, Measure Bootstrap, Estimate Ice, Measure IceClassic,
    Measure JackknifeErrorHeltshe, Measure JackknifeErrorVegan, Measure CoverageTuring)
{
    internal const string OnlyCounts = "only counts are known, not which unit holds what";

    /// <summary>Of counts; numbers at any T, though people are shown them from T = 5 on.</summary>
    public static Estimates Of(Frequencies counts)
    {
        if (counts.Units == 0)
        {
            var (none, no) = (Measure.NotDefined("no unit"), Estimate.None("no unit"));
            return new(counts, no, no, no, no, none, no, none, none, none, none);
        }
        var (heltshe, vegan) = JackknifeErrors(counts);
        return new(
            counts, OfChao2(counts), OfChao2Bc(counts), OfJackknife1(counts), OfJackknife2(counts),
            counts.Codes + counts.Classes().Sum(c => c.Codes * Math.Pow(1 - c.Units / (double)counts.Units, counts.Units)),
            InfrequentCodes.Spader(counts), InfrequentCodes.Classic(counts), heltshe, vegan,
            counts.Occurrences == 0 ? Measure.NotDefined("no code was heard") : 1 - counts.Q(1) / (double)counts.Occurrences);
    }

    /// <summary>Q0: codes not heard yet, as Chao2 has them; 0 when the single hearings give no hint of any.</summary>
    public double UnheardCodes => Unheard(Counts);

    /// <summary>Whether single hearings are so many that the codes are far from complete: Q1 / S above one half.</summary>
    public bool IsFarFromComplete => 2 * Counts.Q(1) > Counts.Codes;

    internal static double Unheard(Frequencies counts)
    {
        double q1 = counts.Q(1), q2 = counts.Q(2);
        return Share(counts) * (q2 > 0 ? q1 * q1 / (2 * q2) : q1 * (q1 - 1) / 2);
    }

    // A = (T - 1) / T.
    private static double Share(Frequencies counts) => counts.Units == 0 ? 0 : (counts.Units - 1) / (double)counts.Units;

    private static Estimate OfChao2(Frequencies counts)
    {
        double a = Share(counts), q1 = counts.Q(1), q2 = counts.Q(2), q = q1 / q2;
        var all = counts.Codes + Unheard(counts);
        var variance = q2 > 0 ? q2 * (a * q * q / 2 + a * a * q * q * q + a * a * q * q * q * q / 4)
            : all == 0 ? 0 : a * q1 * (q1 - 1) / 2 + a * a * q1 * (2 * q1 - 1) * (2 * q1 - 1) / 4 - a * a * q1 * q1 * q1 * q1 / (4 * all);
        return Estimate.Of(all, Math.Max(0, variance), counts.Codes);
    }

    private static Estimate OfChao2Bc(Frequencies counts)
    {
        double a = Share(counts), q1 = counts.Q(1), q2 = counts.Q(2), d = q2 + 1;
        var variance = a * q1 * (q1 - 1) / (2 * d) + a * a * q1 * (2 * q1 - 1) * (2 * q1 - 1) / (4 * d * d) + a * a * q1 * q1 * q2 * (q1 - 1) * (q1 - 1) / (4 * d * d * d * d);
        return Estimate.Of(counts.Codes + a * q1 * (q1 - 1) / (2 * d), variance, counts.Codes);
    }

    // The errors are those of a sum of counts with weights (Burnham and Overton 1978).
    private static Estimate OfJackknife1(Frequencies counts) => Weighted(counts, Share(counts), 0);

    private static Estimate OfJackknife2(Frequencies counts)
    {
        double t = counts.Units;
        return counts.Units == 1 ? Weighted(counts, 0, 0) : Weighted(counts, (2 * t - 3) / t, -(t - 2) * (t - 2) / (t * (t - 1)));
    }

    private static Estimate Weighted(Frequencies counts, double first, double second)
    {
        double q1 = counts.Q(1), q2 = counts.Q(2), value = counts.Codes + first * q1 + second * q2;
        var variance = (1 + first) * (1 + first) * q1 + (1 + second) * (1 + second) * q2 + (counts.Codes - q1 - q2) - value;
        return Estimate.Of(value, Math.Max(0, variance), counts.Codes);
    }

    private static (Measure Heltshe, Measure Vegan) JackknifeErrors(Frequencies counts)
    {
        if (counts.UniquesByUnit is not { } uniques) return (Measure.NotDefined(OnlyCounts), Measure.NotDefined(OnlyCounts));
        double squares = uniques.Sum(u => (double)u * u), q1 = counts.Q(1), t = counts.Units;
        return (Error(q1 * q1 / t), Error(q1 / t));

        Measure Error(double less) => Math.Sqrt(Math.Max(0, Share(counts) * (squares - less)));
    }
}
