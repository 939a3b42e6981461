namespace PsyInterview.Talk;

/// <summary>How talk, in seconds or in turns, is spread over the n participants who sat there, those who never spoke included.</summary>
/// <param name="Portions">One a participant, in the order given.</param>
/// <param name="Gini">
/// G = sum over all pairs |x - y| / (2 n² mean): 0 when all have the same, (n - 1) / n when one has everything.
/// </param>
/// <param name="GiniCorrected">G n / (n - 1), the small-sample version: 1 when one has everything.</param>
/// <param name="Evenness">H = -sum p ln p, J = H / ln n, Blau = 1 - sum p².</param>
/// <param name="TopShare">The largest share.</param>
public sealed record TalkSpread(IReadOnlyList<Portion> Portions, Measure Gini, Measure GiniCorrected, Evenness Evenness, Measure TopShare)
{
    internal const string NobodySpoke = "nobody spoke";
    private const string NoParticipant = "no participant";
    private const string OnlyOne = "only one participant";

    /// <summary>Of what each participant has; none below zero.</summary>
    internal static TalkSpread Of(IReadOnlyList<long> amounts)
    {
        long[] rising = [.. amounts.Order()];
        var (n, portions) = (rising.Length, Portion.OfAmounts(amounts));
        // From the smallest up, so that the order of the participants does not reach the last digit.
        var evenness = Evenness.OfAmounts([.. rising.Select(x => (double)x)], n == 0 ? NoParticipant : NobodySpoke, OnlyOne);
        if (n == 0 || rising[^1] == 0)
        {
            var none = Measure.NotDefined(n == 0 ? NoParticipant : NobodySpoke);
            return new(portions, none, none, evenness, none);
        }
        // The sum over all pairs, halved, in one walk over the ordered amounts; in whole numbers it is exactly 0 when all are equal.
        Int128 total = 0, apart = 0;
        foreach (var (i, x) in rising.Index())
        {
            total += x;
            apart += (Int128)(2 * (i + 1) - n - 1) * x;
        }
        var gini = (double)apart / (n * (double)total);
        return new(
            portions, gini, n == 1 ? Measure.NotDefined(OnlyOne) : (double)apart / ((n - 1) * (double)total), evenness, rising[^1] / (double)total);
    }
}
