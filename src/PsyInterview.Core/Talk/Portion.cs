namespace PsyInterview.Talk;

/// <summary>What one of n participants has of all that the participants have: of their seconds, or of their turns.</summary>
/// <param name="Share">From 0 to 1; not defined while nobody spoke.</param>
/// <param name="IsQuiet">Less than half of 1/n.</param>
/// <param name="IsDominant">More than twice 1/n; with one or two participants that cannot be.</param>
/// <remarks>Both bounds are conventions for looking twice, and no judgement: equal talk is not a mark of quality by itself.</remarks>
public readonly record struct Portion(Measure Share, bool IsQuiet, bool IsDominant)
{
    /// <summary>The portion of each, in the order given; one pass, so that a live screen can ask at each redraw.</summary>
    /// <param name="spoken">What each participant has spoken, those who sat there and did not speak included.</param>
    public static IReadOnlyList<Portion> Of(IReadOnlyList<TimeSpan> spoken) => OfAmounts([.. spoken.Select(s => s.Ticks)]);

    /// <summary>The portion of each of some whole amounts, none below zero.</summary>
    internal static IReadOnlyList<Portion> OfAmounts(IReadOnlyList<long> amounts)
    {
        // In whole numbers, so that who stands exactly on a bound is on the same side of it everywhere.
        Int128 total = 0;
        foreach (var amount in amounts) total += amount;
        var portions = new Portion[amounts.Count];
        for (var i = 0; i < portions.Length; i++)
        {
            portions[i] = total == 0 ? new(Measure.NotDefined(TalkSpread.NobodySpoke), false, false)
                : new(amounts[i] / (double)total, 2 * (Int128)amounts.Count * amounts[i] < total, (Int128)amounts.Count * amounts[i] > 2 * total);
        }
        return portions;
    }
}
