namespace PsyInterview.Saturation;

/// <summary>
/// The last units brought nothing new: the rule of "the last interview yielded no new codes". It has no base and no threshold, so it says how
/// things stand at the end and nothing more; beside it belongs what a longer run would need.
/// </summary>
/// <param name="Length">Units in a row without a new code.</param>
/// <param name="From">The first of the last <paramref name="Length"/> units, from 1; below 1 when there are too few.</param>
/// <param name="To">The last unit.</param>
/// <param name="New">Codes these units added.</param>
/// <param name="FirstMetAt">The first unit at which the same claim could have been made; null when never.</param>
/// <param name="LaterCodes">Codes heard after that first time.</param>
/// <param name="Lacks">How many units without a new code are still to come before it holds; 0 when it holds.</param>
public sealed record ZeroRun(int Length, int From, int To, RuleState State, int New, int? FirstMetAt, int LaterCodes, int Lacks)
{
    /// <summary>Asks a curve.</summary>
    public static ZeroRun Of(Accumulation curve, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var from = curve.Count - length + 1;
        // Before anything was heard, nothing new means nothing.
        int? first = null;
        for (var t = length + 1; t <= curve.Count && first is null; t++)
            if (curve.At(t - length) > 0 && curve.NewBetween(t - length + 1, t) == 0) first = t;
        var state = from <= 1 ? RuleState.TooFew : curve.Total == 0 ? RuleState.NotDefined : curve.NewBetween(from, curve.Count) == 0 ? RuleState.Reached : RuleState.NotReached;
        return new(
            length, from, curve.Count, state, from < 1 ? curve.Total : curve.NewBetween(from, curve.Count), first, first is { } at ? curve.NewFrom(at + 1).Codes : 0,
            Math.Max(0, length - (curve.Total == 0 ? 0 : curve.Quiet)));
    }
}
