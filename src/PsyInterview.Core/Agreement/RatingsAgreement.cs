namespace PsyInterview.Agreement;

/// <summary>How far any number of coders agree who gave one value a unit, not each of them to every unit.</summary>
/// <param name="RatedUnits">Units with a rating at least.</param>
/// <param name="PairableUnits">Units with two ratings or more: the only ones that say something of agreement.</param>
/// <param name="Marginals">How often each category occurs in the pairable units, in the order of the categories.</param>
/// <param name="Alpha">Krippendorff's alpha by what the values are taken for; which one holds is the researcher's to say, before looking.</param>
/// <param name="Ac1">Its observed agreement is the mean, over the pairable units, of the share of pairs of ratings that are the same.</param>
/// <param name="Pair">Where there are two coders: their table, over the units that both rated; null otherwise.</param>
public sealed record RatingsAgreement(
    Ratings Ratings, int RatedUnits, int PairableUnits, IReadOnlyList<long> Marginals, IReadOnlyDictionary<Scale, Measure> Alpha, GwetAc1 Ac1, PairAgreement? Pair)
{
    /// <summary>n of alpha: the ratings of the pairable units.</summary>
    public long PairableRatings => Marginals.Sum();

    /// <summary>True when only the counts should be shown to people.</summary>
    public bool HasFewUnits => PairableUnits < PairAgreement.FewestUnits;

    /// <summary>Of ratings.</summary>
    public static RatingsAgreement Of(Ratings ratings) => new(
        ratings, ratings.Units.Count(u => u.Counts.Count > 0), ratings.Units.Count(u => u.IsPairable), KrippendorffAlpha.Marginals(ratings),
        Enum.GetValues<Scale>().ToDictionary(scale => scale, scale => KrippendorffAlpha.Of(ratings, scale)), GwetAc1.Of(ratings),
        ratings.Coders.Count == 2 ? PairAgreement.Of(ratings.TableOf(0, 1)) : null);
}
