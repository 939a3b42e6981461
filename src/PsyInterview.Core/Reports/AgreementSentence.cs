using System.Globalization;
using PsyInterview.Agreement;

namespace PsyInterview.Reports;

/// <summary>The sentence for the methods section of a paper, with a blank for what is not known. Below ten units it holds no coefficient.</summary>
public static class AgreementSentence
{
    private const string Blank = "____", NoUnit = "No unit was coded twice.";

    /// <summary>What has to be looked at before the sentence is used.</summary>
    public static string Caution { get; } =
        $"{Blank} stands for what a table does not say. Keep “before discussion” and “by consensus” only where it was so.";

    /// <summary>Two coders, any number of codes a segment.</summary>
    /// <param name="transcripts">Of how many transcripts the segments are, in words or digits; null where it is not known.</param>
    /// <param name="resolved">When the differences were resolved; null likewise.</param>
    public static string Of(CodingAgreement found, string? transcripts = null, string? resolved = null) =>
        found.Segments == 0 ? "No segment was coded twice."
            : $"{Begin(found.Segments, "segment", transcripts)}{(found.HasFewUnits ? "" : PerCode(found))}; {Resolved(found.Differences.Count, resolved)}.";

    /// <summary>Two coders, one category a unit.</summary>
    public static string Of(PairAgreement pair, string? transcripts = null, string? resolved = null)
    {
        if (pair.Table.Units == 0) return NoUnit;
        var kappa = pair.Kappa;
        var coefficients = pair.HasFewUnits ? ""
            : kappa.Value.Value is null ? $"; agreement {Percent(pair.Observed)}, kappa not defined ({kappa.Value.Reason})"
            : $"; agreement {Percent(pair.Observed)}, Cohen's kappa {kappa.Value.ToString(2)} (95 % interval {kappa.Interval.Low.ToString(2)} to {kappa.Interval.High.ToString(2)})"
                + (pair.NearlyAlways is null ? "" : $", Gwet's AC1 {pair.Ac1.Value.ToString(2)}");
        return $"{Begin(pair.Table.Units, "unit", transcripts)}{coefficients}; {Resolved(pair.Table.Units - pair.Table.Agreed, resolved)}.";
    }

    /// <summary>Any number of coders, with gaps; two of them as above.</summary>
    public static string Of(RatingsAgreement found, string? transcripts = null, string? resolved = null)
    {
        if (found.Pair is { } pair) return Of(pair, transcripts, resolved);
        if (found.PairableUnits == 0) return NoUnit;
        var alpha = found.HasFewUnits ? "" : $"; Krippendorff's alpha (nominal) {found.Alpha[Scale.Nominal].ToString(2)}";
        var units = found.PairableUnits == 1 ? "1 unit" : $"{Whole(found.PairableUnits)} units";
        return $"{units} of {Transcripts(transcripts)} {(found.PairableUnits == 1 ? "was" : "were")} coded by two or more of "
            + $"{NumberWords.Inside(found.Ratings.Coders.Count)} coders before discussion{alpha}; differences were resolved by consensus ({resolved ?? Blank}).";
    }

    private static string Begin(long n, string unit, string? transcripts) =>
        $"{Whole(n)} {unit}{(n == 1 ? "" : "s")} of {Transcripts(transcripts)} {(n == 1 ? "was" : "were")} coded twice before discussion";

    private static string Transcripts(string? count) => count is "one" or "1" ? $"{count} transcript" : $"{count ?? Blank} transcripts";

    private static string Resolved(long differences, string? resolved) =>
        differences == 0 ? "there was no difference"
            : $"{(differences == 1 ? "the one difference was" : $"{Whole(differences)} differences were")} resolved by consensus ({resolved ?? Blank})";

    private static string PerCode(CodingAgreement found)
    {
        List<Measure> kappas = [.. found.PerCode.Select(c => c.Pair.Kappa.Value).Where(k => k.Value is not null).OrderBy(k => k.Value)];
        var without = found.PerCode.Count - kappas.Count;
        var undefined = without == 0 ? "" : $", not defined for {Whole(without)}";
        return kappas.Count switch
        {
            0 => "; Cohen's kappa not defined",
            1 => $"; Cohen's kappa {kappas[0].ToString(2)} (one code{undefined})",
            var n => $"; Cohen's kappa per code from {kappas[0].ToString(2)} to {kappas[^1].ToString(2)} ({Whole(n)} codes{undefined})",
        };
    }

    private static string Percent(Measure share) => string.Create(CultureInfo.InvariantCulture, $"{share.Value * 100:F1} %");

    private static string Whole(long n) => n.ToString(CultureInfo.InvariantCulture);
}
