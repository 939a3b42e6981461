namespace PsyInterview.Agreement;

/// <summary>What the values are, and so how far apart two of them count.</summary>
public enum Scale
{
    /// <summary>Names: two are the same or not.</summary>
    Nominal,

    /// <summary>Ranks: as far apart as ratings lie between them.</summary>
    Ordinal,

    /// <summary>Numbers whose differences mean something: (c - k)².</summary>
    Interval,

    /// <summary>Numbers with a true zero: ((c - k) / (c + k))².</summary>
    Ratio,
}

/// <summary>
/// Krippendorff's alpha = 1 - observed / expected disagreement, over the units with two ratings or more: with o the coincidences, 1 / (m_u - 1) for each
/// ordered pair of the m_u values of a unit, n_c how often a value occurs there and n their sum, alpha = 1 - (n - 1) sum o_ck d_ck / sum n_c n_k d_ck,
/// d being 1 for two different names.
/// </summary>
public static class KrippendorffAlpha
{
    private const string OneValue = "all ratings are the same value";

    /// <summary>Of ratings by any number of coders, with gaps.</summary>
    public static Measure Of(Ratings ratings, Scale scale = Scale.Nominal)
    {
        var counts = Marginals(ratings);
        if (counts.Sum() is 0) return Measure.NotDefined(Ratings.NoPair);
        if (counts.Count(n => n > 0) == 1) return Measure.NotDefined(OneValue);
        if (scale != Scale.Nominal && ratings.Numbers is null) return Measure.NotDefined("the values are words, not numbers");
        if (scale == Scale.Ratio && ratings.Numbers![0] < 0) return Measure.NotDefined("a value is below zero");
        var apart = Distance(counts, ratings.Numbers, scale);
        var observed = 0.0;
        foreach (var unit in ratings.Units.Where(u => u.IsPairable))
        {
            List<KeyValuePair<int, int>> values = [.. unit.Counts.OrderBy(v => v.Key)];
            var ofUnit = 0.0;
            for (var i = 0; i < values.Count; i++)
            {
                for (var j = 0; j < i; j++) ofUnit += 2.0 * values[i].Value * values[j].Value * apart(values[j].Key, values[i].Key);
            }
            observed += ofUnit / (values.Sum(v => v.Value) - 1);
        }
        var expected = 0.0;
        for (var i = 0; i < counts.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (counts[i] > 0 && counts[j] > 0) expected += 2.0 * counts[i] * counts[j] * apart(j, i);
            }
        }
        return 1 - (counts.Sum() - 1.0) * observed / expected;
    }

    /// <summary>Of two coders without gaps, the categories being names.</summary>
    public static Measure Of(CountTable table)
    {
        if (table.Units == 0) return Measure.NotDefined(PairAgreement.NoUnit);
        if (table.OnlyOne is not null) return Measure.NotDefined(OneValue);
        var n = 2.0 * table.Units;
        var expected = n * n - table.First.Zip(table.Second, (x, y) => (double)(x + y)).Sum(x => x * x);
        return 1 - (n - 1) * 2 * (table.Units - table.Agreed) / expected;
    }

    /// <summary>n_c: how often each category occurs in units with two ratings or more, in the order of the categories.</summary>
    public static IReadOnlyList<long> Marginals(Ratings ratings)
    {
        var counts = new long[ratings.Categories.Count];
        foreach (var (category, n) in ratings.Units.Where(u => u.IsPairable).SelectMany(u => u.Counts)) counts[category] += n;
        return counts;
    }

    private static Func<int, int, double> Distance(IReadOnlyList<long> counts, IReadOnlyList<double>? numbers, Scale scale)
    {
        // upTo[k]: how many ratings lie below k.
        var upTo = new long[counts.Count + 1];
        foreach (var (k, n) in counts.Index()) upTo[k + 1] = upTo[k] + n;
        return scale switch
        {
            Scale.Nominal => (_, _) => 1,
            Scale.Ordinal => (c, k) => Square(upTo[k + 1] - upTo[c] - (counts[c] + counts[k]) / 2.0),
            Scale.Interval => (c, k) => Square(numbers![k] - numbers[c]),
            Scale.Ratio => (c, k) => Square((numbers![k] - numbers[c]) / (numbers[k] + numbers[c])),
            _ => throw new ArgumentOutOfRangeException(nameof(scale)),
        };
    }

    private static double Square(double x) => x * x;
}
