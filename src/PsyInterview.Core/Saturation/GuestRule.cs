namespace PsyInterview.Saturation;

/// <summary>How far a rule got.</summary>
public enum RuleState
{
    /// <summary>There are fewer units than the rule looks at first.</summary>
    TooFew,

    /// <summary>The units it looks at first are there, and not yet those that would confirm.</summary>
    RunIncomplete,

    /// <summary>It can be asked, and has no answer: nothing was heard.</summary>
    NotDefined,

    /// <summary>It was asked, and does not say yes.</summary>
    NotReached,

    /// <summary>It said yes at some unit, whatever came later.</summary>
    Reached,
}

/// <summary>One run of units held against the base.</summary>
/// <param name="From">Its first unit, from 1.</param>
/// <param name="New">Codes its units added.</param>
/// <param name="Ratio">New / the base's codes.</param>
/// <param name="IsWithin">Whether that is no more than the threshold; compared in whole numbers, so that 5 % is 5 %.</param>
public readonly record struct GuestRun(int From, int To, int New, Measure Ratio, bool IsWithin);

/// <summary>
/// Base size, run length and new information threshold (Guest, Namey and Chen 2020, PLoS ONE 15(5):e0232076). The base's codes B stay fixed;
/// runs move on by one unit; the rule is met by the first run with New * 100 &lt;= percent * B.
/// </summary>
/// <param name="BaseCodes">B; null while the base is not complete.</param>
/// <param name="Runs">Every run there is, those after the first hit too.</param>
/// <param name="ReachedAt">s: the last unit before the run that confirmed; null when not reached.</param>
/// <param name="Degree">Codes known at s / codes known now.</param>
/// <param name="LaterCodes">Codes that units after the confirming run added.</param>
/// <param name="LaterFirstAt">The first unit that did; 0 when none did.</param>
public sealed record GuestRule(
    int Base, int Run, int Percent, RuleState State, int Units, int? BaseCodes, IReadOnlyList<GuestRun> Runs, int? ReachedAt, Measure Degree,
    int LaterCodes, int LaterFirstAt)
{
    /// <summary>As the paper writes it: <c>6+2</c>, six units and two that confirmed; null when not reached.</summary>
    public string? Notation => ReachedAt is { } s ? FormattableString.Invariant($"{s}+{Run}") : null;

    /// <summary>Asks one setting of a curve.</summary>
    public static GuestRule Of(Accumulation curve, int baseSize, int run, int percent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(baseSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(run, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        int? baseCodes = curve.Count < baseSize ? null : curve.At(baseSize);
        var runs = new List<GuestRun>();
        for (var s = baseSize; s + run <= curve.Count; s++)
        {
            var added = curve.NewBetween(s + 1, s + run);
            runs.Add(new(
                s + 1, s + run, added, baseCodes == 0 ? Measure.NotDefined("the base has no codes") : added / (double)baseCodes!.Value,
                baseCodes > 0 && added * 100L <= (long)percent * baseCodes.Value));
        }
        int? reachedAt = runs.FindIndex(r => r.IsWithin) is >= 0 and var hit ? baseSize + hit : null;
        var state = baseCodes is null ? RuleState.TooFew : baseCodes == 0 ? RuleState.NotDefined : runs.Count == 0 ? RuleState.RunIncomplete
            : reachedAt is null ? RuleState.NotReached : RuleState.Reached;
        var later = reachedAt is { } at ? curve.NewFrom(at + run + 1) : default;
        return new(
            baseSize, run, percent, state, curve.Count, baseCodes, runs, reachedAt,
            reachedAt is { } then ? curve.Degree(then) : Measure.NotDefined("not reached"), later.Codes, later.FirstAt);
    }

    /// <summary>The twelve settings of the paper: base 4, 5, 6; run 2, 3; threshold 5 %, 0 %.</summary>
    public static IReadOnlyList<GuestRule> Twelve(Accumulation curve) =>
    [
        .. from baseSize in new[] { 4, 5, 6 }
           from run in new[] { 2, 3 }
           from percent in new[] { 5, 0 }
           select Of(curve, baseSize, run, percent),
    ];

    /// <summary>Where a setting is reached in a list of new codes, without anything else: for a thousand orders.</summary>
    public static int? FirstHit(ReadOnlySpan<int> added, int baseSize, int run, int percent)
    {
        if (added.Length < baseSize + run) return null;
        var (baseCodes, inRun) = (0L, 0L);
        for (var t = 0; t < baseSize; t++) baseCodes += added[t];
        for (var t = baseSize; t < baseSize + run; t++) inRun += added[t];
        if (baseCodes == 0) return null;
        for (var s = baseSize; ; s++)
        {
            if (inRun * 100 <= percent * baseCodes) return s;
            if (s + run >= added.Length) return null;
            inRun += added[s + run] - added[s];
        }
    }
}
