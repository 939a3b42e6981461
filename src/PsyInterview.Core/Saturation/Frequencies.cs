namespace PsyInterview.Saturation;

/// <summary>In how many of T units each code was heard, without the order: all that the estimators of unheard codes need.</summary>
public sealed class Frequencies
{
    /// <summary>Up to so many units a code counts as infrequent in the estimator ICE.</summary>
    public const int Infrequent = 10;

    // At k: how many codes were heard in exactly k units; at 0 nothing, whatever was given.
    private readonly int[] _q;

    private Frequencies(int units, int[] q, IReadOnlyList<int>? uniquesByUnit, int? unitsWithInfrequent)
    {
        (Units, _q, UniquesByUnit, UnitsWithInfrequent) = (units, q, uniquesByUnit, unitsWithInfrequent);
        for (var k = 1; k <= units; k++) (Codes, Occurrences) = (Codes + q[k], Occurrences + (long)k * q[k]);
    }

    /// <summary>T: how many units were coded.</summary>
    public int Units { get; }

    /// <summary>S: codes heard at least once.</summary>
    public int Codes { get; }

    /// <summary>U: the sum of what each code has, one for each unit in which it was heard.</summary>
    public long Occurrences { get; }

    /// <summary>Codes heard in one unit only, by unit; null where only counts are known.</summary>
    public IReadOnlyList<int>? UniquesByUnit { get; }

    /// <summary>Units with at least one code that is infrequent; null where only counts are known.</summary>
    public int? UnitsWithInfrequent { get; }

    /// <summary>Whether estimates of unheard codes are shown to people: from five units on, when something was heard.</summary>
    public bool IsEnough => Units >= 5 && Occurrences > 0;

    /// <summary>Of counts; codes that were never heard (0) are left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 0 or above the number of units.</exception>
    public static Frequencies Of(IEnumerable<int> counts, int units) => new(units, Tally(counts, units), null, null);

    /// <summary>Of units and codes.</summary>
    public static Frequencies Of(Incidence incidence) => new(
        incidence.Units.Count, Tally(incidence.HeardIn, incidence.Units.Count), incidence.CodesHeardIn(1),
        Enumerable.Range(0, incidence.Units.Count).Count(t => incidence.CodesOf(t).Any(c => incidence.HeardIn[c] <= Infrequent)));

    /// <summary>Q: how many codes were heard in exactly <paramref name="k"/> units; Q(1) are the uniques, Q(2) the duplicates.</summary>
    public int Q(int k) => k < 1 || k > Units ? 0 : _q[k];

    /// <summary>The numbers of units in which some code was heard, rising, each with how many codes have it.</summary>
    public IEnumerable<(int Units, int Codes)> Classes() => Enumerable.Range(1, Units).Where(k => _q[k] > 0).Select(k => (k, _q[k]));

    private static int[] Tally(IEnumerable<int> counts, int units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        var q = new int[units + 1];
        foreach (var count in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(count, units, nameof(counts));
            if (count > 0) q[count]++;
        }
        return q;
    }
}
