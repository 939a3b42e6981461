namespace PsyInterview.Agreement;

/// <summary>The coefficient plus and minus z times its standard error, cut at 1: in 95 of 100 such intervals the coefficient of all units would lie.</summary>
/// <param name="Low">Not cut: a coefficient may be below zero.</param>
/// <param name="High">At most 1.</param>
public readonly record struct ConfidenceInterval(Measure Low, Measure High)
{
    /// <summary>The 97.5 % point of the normal distribution, 1.96 with the decimals that its tables print.</summary>
    public const double Z = 1.959964;

    /// <summary>Around a coefficient; not defined, for the same reason, where it or its standard error is not.</summary>
    public static ConfidenceInterval Around(Measure coefficient, Measure standardError)
    {
        if (coefficient.Value is { } centre && standardError.Value is { } se) return new(centre - Z * se, Math.Min(1, centre + Z * se));
        var none = Measure.NotDefined(coefficient.Reason ?? standardError.Reason!);
        return new(none, none);
    }
}
