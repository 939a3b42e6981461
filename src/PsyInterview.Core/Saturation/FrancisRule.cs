namespace PsyInterview.Saturation;

/// <summary>
/// An initial sample and a stop criterion (Francis et al. 2010, Psychology and Health 25(10):1229-45): after the initial units, the first time that so
/// many units in a row bring nothing new. Tested after each unit from initial + stop on.
/// </summary>
/// <param name="MetAt">The unit at which it was met first; null when it was not.</param>
/// <param name="Degree">Codes known at that unit / codes known now.</param>
/// <param name="LaterCodes">Codes that later units added.</param>
/// <param name="LaterFirstAt">The first unit that did; 0 when none did.</param>
/// <param name="Lacks">How many further units without a new code it would take to be met; 0 when it was met.</param>
public sealed record FrancisRule(int Initial, int Stop, RuleState State, int Units, int? MetAt, Measure Degree, int LaterCodes, int LaterFirstAt, int Lacks)
{
    /// <summary>The first unit after which it can be tested.</summary>
    public int TestableFrom => Initial + Stop;

    /// <summary>Asks a curve.</summary>
    public static FrancisRule Of(Accumulation curve, int initial = 10, int stop = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(initial, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stop, 1);
        int? metAt = curve.Total == 0 ? null : FirstHit([.. curve.New], initial, stop);
        var state = curve.Count < initial ? RuleState.TooFew : curve.Count < initial + stop ? RuleState.RunIncomplete : curve.Total == 0 ? RuleState.NotDefined
            : metAt is null ? RuleState.NotReached : RuleState.Reached;
        var later = metAt is { } at ? curve.NewFrom(at + 1) : default;
        return new(initial, stop, state, curve.Count, metAt, metAt is { } then ? curve.Degree(then) : Measure.NotDefined("not reached"), later.Codes, later.FirstAt,
            metAt is null ? Math.Max(initial + stop - curve.Count, stop - (curve.Total == 0 ? 0 : curve.Quiet)) : 0);
    }

    /// <summary>Each category by itself; the study-wise answer is that of all codes together.</summary>
    /// <param name="categoryOf">The category of a code; codes without one are left out.</param>
    public static IReadOnlyList<(string Category, FrancisRule Rule)> ByCategory(Incidence incidence, Func<string, string?> categoryOf, int initial = 10, int stop = 3, int minUnits = 1) =>
    [
        .. incidence.Codes.Select(categoryOf).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(category => (category, Of(incidence.Only(code => categoryOf(code) == category).Accumulate(minUnits), initial, stop))),
    ];

    /// <summary>Where it is met in a list of new codes, without anything else.</summary>
    public static int? FirstHit(ReadOnlySpan<int> added, int initial, int stop)
    {
        var quiet = 0;
        for (var t = 1; t <= added.Length; t++)
        {
            quiet = added[t - 1] == 0 ? quiet + 1 : 0;
            if (t >= initial + stop && quiet >= stop) return t;
        }
        return null;
    }
}
