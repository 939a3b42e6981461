namespace PsyInterview.Agreement;

/// <summary>Which of two coders did something.</summary>
public enum WhichCoder
{
    First,
    Second,
}

/// <summary>A code that one coder applied to a segment and the other did not.</summary>
/// <param name="By">Who applied it.</param>
public readonly record struct CodingDifference(string Segment, string Code, WhichCoder By);

/// <summary>How far two coders agree on one code: did each apply it to a segment, or not.</summary>
/// <param name="Pair">Its categories are yes and no, yes first; the rows are the first coder's.</param>
public sealed record CodePresence(string Code, PairAgreement Pair)
{
    internal static readonly IReadOnlyList<string> YesNo = ["yes", "no"];

    /// <summary>Segments to which both applied it.</summary>
    public int Both => Pair.Table[0, 0];

    /// <summary>Segments to which only the first coder applied it.</summary>
    public int OnlyFirst => Pair.Table[0, 1];

    /// <summary>Segments to which only the second coder applied it.</summary>
    public int OnlySecond => Pair.Table[1, 0];

    /// <summary>Segments to which neither applied it.</summary>
    public int Neither => Pair.Table[1, 1];

    /// <summary>The mean of both coders' shares of segments with it is below 5 %: AC1 and the counts are to be read beside kappa.</summary>
    public bool IsRare => Pair.NearlyAlways == YesNo[1];

    /// <summary>That mean is above 95 %; kappa suffers in the same way.</summary>
    public bool IsNearlyEverywhere => Pair.NearlyAlways == YesNo[0];
}

/// <summary>All pairs of segment and code together.</summary>
/// <param name="Table">The sum of the tables of all codes.</param>
/// <remarks>It has no standard error: what a coder does with one code of a segment hangs together with the others.</remarks>
public sealed record PooledAgreement(CountTable Table, Measure Observed, Measure Expected, Measure Kappa);

/// <summary>
/// How far two coders agree who each applied any number of codes to every segment: present or absent, code by code, and then pooled. Never one kappa over
/// segments with several codes.
/// </summary>
/// <param name="Segments">The segments that both worked on.</param>
/// <param name="PerCode">By code.</param>
/// <param name="MeanJaccard">The mean over segments of common codes / codes of either; a segment to which neither applied any counts as 1.</param>
/// <param name="ExactMatches">Segments to which both applied the very same codes, none included.</param>
/// <param name="ExactShare">Of all segments.</param>
/// <param name="Differences">Every one, in the order of the segments and then of the codes.</param>
public sealed record CodingAgreement(
    int Segments, IReadOnlyList<CodePresence> PerCode, PooledAgreement Pooled, Measure MeanJaccard, int ExactMatches, Measure ExactShare,
    IReadOnlyList<CodingDifference> Differences)
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    /// <summary>True when only the counts should be shown to people.</summary>
    public bool HasFewUnits => Segments < PairAgreement.FewestUnits;

    /// <summary>Of what each coder applied, as it was before they spoke about it.</summary>
    /// <param name="segments">The segments that both coders worked on, and no other; in the order in which differences are to be listed.</param>
    /// <param name="first">The codes of each segment by the first coder; a segment that is not there got none.</param>
    /// <param name="second">Likewise.</param>
    public static CodingAgreement Of(
        IReadOnlyList<string> segments, IReadOnlyDictionary<string, IReadOnlySet<string>> first, IReadOnlyDictionary<string, IReadOnlySet<string>> second)
    {
        var coded = segments.Distinct(StringComparer.Ordinal)
            .Select(s => (Segment: s, First: first.GetValueOrDefault(s, Nothing), Second: second.GetValueOrDefault(s, Nothing))).ToList();
        List<string> codes = [.. coded.SelectMany(s => s.First.Concat(s.Second)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        List<CodePresence> perCode = [.. codes.Select(code => new CodePresence(code, PairAgreement.Of(CountTable.Of(
            CodePresence.YesNo, coded.Select(s => (Place(s.First, code), Place(s.Second, code)))))))];
        var exact = coded.Count(s => s.First.SetEquals(s.Second));
        var none = Measure.NotDefined("no segment was coded by both");
        return new(
            coded.Count, perCode, Pool(perCode), coded.Count == 0 ? none : coded.Sum(s => Jaccard(s.First, s.Second)) / coded.Count,
            exact, coded.Count == 0 ? none : exact / (double)coded.Count,
            [.. coded.SelectMany(s => codes.Where(code => s.First.Contains(code) != s.Second.Contains(code))
                .Select(code => new CodingDifference(s.Segment, code, s.First.Contains(code) ? WhichCoder.First : WhichCoder.Second)))]);

        static int Place(IReadOnlySet<string> applied, string code) => applied.Contains(code) ? 0 : 1;
    }

    private static double Jaccard(IReadOnlySet<string> one, IReadOnlySet<string> other)
    {
        var common = one.Count(other.Contains);
        var either = one.Count + other.Count - common;
        return either == 0 ? 1 : common / (double)either;
    }

    private static PooledAgreement Pool(IReadOnlyList<CodePresence> perCode)
    {
        var table = CountTable.Of(CodePresence.YesNo, [[perCode.Sum(c => c.Both), perCode.Sum(c => c.OnlyFirst)], [perCode.Sum(c => c.OnlySecond), perCode.Sum(c => c.Neither)]]);
        if (table.Units == 0)
        {
            var none = Measure.NotDefined("no code was applied");
            return new(table, none, none, none);
        }
        var (pair, kappa) = (table.Agreed / (double)table.Units, CohenKappa.Of(table));
        return new(table, pair, kappa.Expected, kappa.Value);
    }
}
