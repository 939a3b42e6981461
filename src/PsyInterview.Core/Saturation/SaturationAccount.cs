namespace PsyInterview.Saturation;

/// <summary>
/// Everything that is said of one stream of units: the curve, what each rule says of it, what is expected, and what may still come. What cannot be known from
/// what was given (only counts, only new codes by unit) is null.
/// </summary>
/// <param name="Curve">The curve in analysis order; null when only counts are known.</param>
/// <param name="Counts">Codes by the number of units; null when only new codes are known.</param>
/// <param name="Orders">Null unless the settings ask for orders.</param>
public sealed record SaturationAccount(SaturationSettings Settings, Incidence? Incidence, Accumulation? Curve, Frequencies? Counts, Orders? Orders)
{
    /// <summary>The chosen setting of base, run and threshold; null without a curve.</summary>
    public GuestRule? Guest { get; } = Curve is null ? null : GuestRule.Of(Curve, Settings.Base, Settings.Run, Settings.ThresholdPercent);

    /// <summary>The twelve settings of the paper.</summary>
    public IReadOnlyList<GuestRule> Twelve { get; } = Curve is null ? [] : GuestRule.Twelve(Curve);

    /// <summary>Initial sample and stop criterion.</summary>
    public FrancisRule? Francis { get; } = Curve is null ? null : FrancisRule.Of(Curve, Settings.Initial, Settings.Stop);

    /// <summary>Nothing new in the last one, two and three units.</summary>
    public IReadOnlyList<ZeroRun> ZeroRuns { get; } = Curve is null ? [] : [.. new[] { 1, 2, 3 }.Select(length => ZeroRun.Of(Curve, length))];

    /// <summary>The mean over all orders, and its continuation.</summary>
    public ExpectedCurve? Expected { get; } = Counts is null ? null : new(Counts);

    /// <summary>How many codes there may be in all.</summary>
    public Estimates? Estimates { get; } = Counts is null ? null : Estimates.Of(Counts);

    /// <summary>The last place in a random order.</summary>
    public LastPlace? Last { get; } = Incidence is null ? null : LastPlace.Of(Incidence, Settings.MinUnits);

    /// <summary>Of units and codes.</summary>
    public static SaturationAccount Of(Incidence incidence, SaturationSettings? settings = null)
    {
        settings ??= SaturationSettings.Usual;
        return new(settings, incidence, incidence.Accumulate(settings.MinUnits), incidence.ToFrequencies(), Orders.Of(incidence, settings));
    }

    /// <summary>Of how many codes each unit added.</summary>
    public static SaturationAccount Of(Accumulation curve, SaturationSettings? settings = null) => new(settings ?? SaturationSettings.Usual, null, curve, null, null);

    /// <summary>Of counts without an order.</summary>
    public static SaturationAccount Of(Frequencies counts, SaturationSettings? settings = null) => new(settings ?? SaturationSettings.Usual, null, null, counts, null);

    /// <summary>
    /// Coverage as people are shown it: Chao and Jost's, or Turing's where one code was heard once and none twice, for then the former says 100 %.
    /// Not defined before there is enough.
    /// </summary>
    public Measure Coverage => Counts is null ? Measure.NotDefined("only new codes are known")
        : !Counts.IsEnough ? Measure.NotDefined(Counts.Units < 5 ? "fewer than five units" : "no code was heard")
        : IsTuring ? Estimates!.CoverageTuring : Expected!.Coverage(Counts.Units);

    /// <summary>Whether <see cref="Coverage"/> is Turing's.</summary>
    public bool IsTuring => Counts is { } counts && counts.Q(1) == 1 && counts.Q(2) == 0;

    /// <summary>Codes that the next so many units are expected to add, by extrapolation; no further than twice the units.</summary>
    public Measure ExpectedNew(int units) => Counts is null ? Measure.NotDefined("only new codes are known")
        : Counts.Occurrences == 0 ? Measure.NotDefined("no code was heard")
        : units > Counts.Units ? Measure.NotDefined("beyond twice the units")
        : Expected!.Codes(Counts.Units + units) - Counts.Codes;
}
