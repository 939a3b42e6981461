namespace PsyInterview;

/// <summary>
/// How evenly something is spread over K places (people over the declared levels of a criterion, talk over the participants), p being the share of a
/// place among everything. Even is not always the aim.
/// </summary>
/// <param name="Shannon">H = -sum p ln p.</param>
/// <param name="Pielou">J = H / ln K, 1 when all places are equal.</param>
/// <param name="Blau">B = 1 - sum p², the chance that two draws differ.</param>
/// <param name="BlauNorm">B / (1 - 1/K), 1 when all places are equal.</param>
public sealed record Evenness(Measure Shannon, Measure Pielou, Measure Blau, Measure BlauNorm)
{
    /// <summary>Of counts over levels.</summary>
    public static Evenness Of(IReadOnlyList<int> counts) => OfAmounts([.. counts.Select(n => (double)n)], "nobody counted", "only one level");

    /// <summary>Of amounts in any unit, none below zero.</summary>
    /// <param name="ifNothing">The reason when all are zero.</param>
    /// <param name="ifSingle">The reason when there is one place only.</param>
    public static Evenness OfAmounts(IReadOnlyList<double> amounts, string ifNothing, string ifSingle)
    {
        var total = amounts.Sum();
        if (total == 0)
        {
            var nothing = Measure.NotDefined(ifNothing);
            return new(nothing, nothing, nothing, nothing);
        }
        var shares = amounts.Where(n => n > 0).Select(n => n / total).ToList();
        // A sum of one share is -1 ln 1, which floating point writes as -0.
        var h = Math.Max(0, -shares.Sum(p => p * Math.Log(p)));
        var b = 1 - shares.Sum(p => p * p);
        if (amounts.Count == 1)
        {
            var single = Measure.NotDefined(ifSingle);
            return new(h, single, b, single);
        }
        return new(h, h / Math.Log(amounts.Count), b, b / (1 - 1.0 / amounts.Count));
    }
}
