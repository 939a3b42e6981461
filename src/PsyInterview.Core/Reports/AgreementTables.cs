using System.Globalization;
using PsyInterview.Agreement;

namespace PsyInterview.Reports;

/// <summary>How far coders agree, as tables with the definition of each number under them. Below ten units they hold counts only.</summary>
public static class AgreementTables
{
    private const string Name = "agreement";

    // A wider table of counts fits no window.
    private const int WidestCounts = 12;

    private static readonly string FewUnits =
        $"Counts only, since there are fewer than {Whole(PairAgreement.FewestUnits)} units: one of them more or less would move every coefficient far.";

    private static readonly string Contested =
        "A description of two coders' work, not of its quality. In reflexive thematic analysis its authors dispute that such coefficients fit the approach.";

    private const string Kappa =
        "Kappa = (po - pe) / (1 - pe) (Cohen). Its standard error after Fleiss, Cohen and Everitt 1969; 95 %: kappa plus and minus 1.96 standard errors, cut at 1.";

    private const string Ac1 =
        "AC1 = (po - pe) / (1 - pe) with pe = sum pi (1 - pi) / (q - 1), pi the share of a category in all ratings and q the number of categories (Gwet): "
        + "it does not fall when nearly all units get one category.";

    private const string Alpha = "Alpha = 1 - observed / expected disagreement (Krippendorff), the categories being names.";

    /// <summary>What the coefficients of two coders mean, and what they are no measure of.</summary>
    internal static IReadOnlyList<string> Meanings { get; } = [Kappa, Ac1, Alpha, Contested];

    /// <summary>Two coders, one category a unit: the counts, and from ten units on the coefficients.</summary>
    /// <param name="first">Whose categories are the rows.</param>
    /// <param name="second">Whose are the columns.</param>
    public static IReadOnlyList<Table> Of(PairAgreement pair, string first = "first coder", string second = "second coder") =>
        pair.HasFewUnits ? [Counts(pair, first, second)] : [Counts(pair, first, second), Coefficients(pair)];

    /// <summary>Any number of coders, with gaps.</summary>
    public static IReadOnlyList<Table> Of(RatingsAgreement found)
    {
        List<Table> tables = [Values(found)];
        // Of two coders who gave words the table of the two says everything.
        if (!found.HasFewUnits && (found.Pair is null || found.Ratings.Numbers is not null)) tables.Add(Coefficients(found));
        if (found.Pair is { } pair) tables.AddRange(Of(pair, found.Ratings.Coders[0], found.Ratings.Coders[1]));
        return tables;
    }

    /// <summary>Two coders, any number of codes a segment: counts and coefficients by code, everything together, and every difference.</summary>
    public static IReadOnlyList<Table> Of(CodingAgreement found, string first, string second)
    {
        List<Table> tables = [CountsByCode(found, first, second)];
        if (!found.HasFewUnits && found.PerCode.Count > 0) tables.Add(ByCode(found));
        return [.. tables, Together(found, first, second), Differences(found, first, second)];
    }

    private static Table Counts(PairAgreement pair, string first, string second)
    {
        var (table, categories) = (pair.Table, pair.Table.Categories);
        var places = Enumerable.Range(0, categories.Count).ToList();
        List<string> notes = [$"Rows: what {first} gave; columns: what {second} gave. Where both are the same, they agree."];
        if (pair.HasFewUnits) notes.Add(FewUnits);
        else if (pair is { NearlyAlways: { } always, Kappa.Value.Value: not null }) notes.Add(Always(pair, always));
        if (categories.Count <= WidestCounts)
        {
            return new(
                Name, $"What {first} and {second} gave", ["", .. categories, "all"],
                [
                    .. places.Select(i => (IReadOnlyList<string>)[categories[i], .. places.Select(j => Whole(table[i, j])), Whole(table.First[i])]),
                    ["all", .. table.Second.Select(Whole), Whole(table.Units)],
                ],
                notes, categories.Append("all").ToHashSet(StringComparer.Ordinal));
        }
        notes[0] = $"One row a category; the whole table of {Whole(categories.Count)} categories is too wide to print.";
        return new(
            Name, $"What {first} and {second} gave", ["category", first, second, "both"],
            [.. places.Select(i => (IReadOnlyList<string>)[categories[i], Whole(table.First[i]), Whole(table.Second[i]), Whole(table[i, i])])],
            notes, new HashSet<string> { first, second, "both" });
    }

    private static string Always(PairAgreement pair, string category)
    {
        var (table, place) = (pair.Table, pair.Table.Categories.ToList().IndexOf(category));
        var share = (table.First[place] + table.Second[place]) / (2.0 * table.Units);
        return $"{Percent(share)} of all ratings are “{category}”. By chance alone the two would then agree on {Percent(pair.Kappa.Expected.Value!.Value)} of the units, "
            + "so that kappa is low, even below zero, however often they agree: read AC1 and the counts beside it.";
    }

    private static Table Coefficients(PairAgreement pair)
    {
        var (kappa, ac1) = (pair.Kappa, pair.Ac1);
        return new(
            Name, "How far they agree", ["measure", "value", "standard error", "95 %"],
            [
                ["n", Whole(pair.Table.Units), "", ""],
                ["po", pair.Observed.ToString(4), "", ""],
                ["pe of kappa", kappa.Expected.ToString(4), "", ""],
                ["kappa", kappa.Value.ToString(4), Number(kappa.Se, 4), Span(kappa.Interval)],
                ["  Cohen 1960", "", Number(kappa.SeCohen1960, 4), Span(kappa.IntervalCohen1960)],
                ["  if only chance", "", Number(kappa.SeNull, 4), ""],
                ["AC1", ac1.Value.ToString(4), Number(ac1.Se, 4), ""],
                ["alpha", pair.Alpha.ToString(4), "", ""],
            ],
            [
                "n: units that both worked on. po: the share on which they agree. pe: the share on which they would agree by chance; "
                    + "for kappa, if each gave the categories as often as they did, but at random.",
                Kappa + " The two rows below it: Cohen's simpler standard error of 1960, and the standard error if there were no agreement beyond chance.",
                Ac1, Alpha, Contested,
            ],
            new HashSet<string> { "value", "standard error", "95 %" });
    }

    private static Table Values(RatingsAgreement found)
    {
        var ratings = found.Ratings;
        List<string> notes =
        [
            $"{NumberWords.Of(found.RatedUnits, "unit")} rated by {string.Join(", ", ratings.Coders)}; {Whole(found.PairableUnits)} of them by two coders or more. "
                + "Only these say something of agreement, and only their ratings are counted here.",
        ];
        if (found.HasFewUnits) notes.Add(FewUnits);
        return new(
            Name, "What the coders gave", ["value", "ratings"],
            [.. ratings.Categories.Zip(found.Marginals, (value, n) => (IReadOnlyList<string>)[value, Whole(n)]), ["all", Whole(found.PairableRatings)]],
            notes, new HashSet<string> { "ratings" });
    }

    private static Table Coefficients(RatingsAgreement found)
    {
        List<IReadOnlyList<string>> rows = [["alpha, nominal", found.Alpha[Scale.Nominal].ToString(4), ""]];
        // Words have no order: the reason would be said three times.
        if (found.Ratings.Numbers is not null)
            foreach (var (scale, value) in found.Alpha.Where(a => a.Key != Scale.Nominal)) rows.Add([$"alpha, {scale.ToString().ToLowerInvariant()}", value.ToString(4), ""]);
        List<string> notes = ["Alpha = 1 - observed / expected disagreement (Krippendorff), over units with two ratings or more. Nominal: the values are names."];
        if (found.Ratings.Numbers is not null)
        {
            notes.Add("Ordinal: the values are ranks, as far apart as ratings lie between them. Interval: numbers, (c - k)². Ratio: numbers with a true zero, "
                + "((c - k) / (c + k))². Which one holds is decided by what the values are, before looking at the numbers.");
        }
        // Of two coders AC1 stands with their table.
        if (found.Pair is null)
        {
            var ac1 = found.Ac1;
            rows.AddRange([["pairs that agree", ac1.Observed.ToString(4), ""], ["pe of AC1", ac1.Expected.ToString(4), ""], ["AC1", ac1.Value.ToString(4), Number(ac1.Se, 4)]]);
            notes.Add(
                "AC1 = (pa - pe) / (1 - pe) (Gwet), pa being the mean over these units of the share of pairs of ratings that are the same, pe = sum pi (1 - pi) / (q - 1), "
                + "pi the mean share of a value over all rated units and q the number of values. Its standard error: from how much each unit adds.");
            notes.Add(Contested);
        }
        return new(Name, $"How far the {NumberWords.Inside(found.Ratings.Coders.Count)} coders agree", ["measure", "value", "standard error"], rows, notes,
            new HashSet<string> { "value", "standard error" });
    }

    private static Table CountsByCode(CodingAgreement found, string first, string second)
    {
        List<string> notes = [$"{NumberWords.Of(found.Segments, "segment")} that both worked on. A code is applied to a segment or not, whatever other codes it has."];
        if (found.HasFewUnits) notes.Add(FewUnits);
        else if (found.PerCode.Any(c => c.IsRare || c.IsNearlyEverywhere))
        {
            notes.Add($"Rare: in less than {Whole(PairAgreement.RarePercent)} % of the segments, the mean of both coders; nearly everywhere: in more than "
                + $"{Whole(100 - PairAgreement.RarePercent)} %. Kappa is then low, even below zero, however often they agree: read AC1 and these counts beside it.");
        }
        var columns = (string[])["code", "both", $"only {first}", $"only {second}", "neither", ""];
        return new(
            Name, "Who applied which code", columns,
            [.. found.PerCode.Select(c => (IReadOnlyList<string>)[
                c.Code, Whole(c.Both), Whole(c.OnlyFirst), Whole(c.OnlySecond), Whole(c.Neither),
                found.HasFewUnits ? "" : c.IsRare ? "rare" : c.IsNearlyEverywhere ? "nearly everywhere" : ""])],
            notes, columns[1..5].ToHashSet(StringComparer.Ordinal));
    }

    private static Table ByCode(CodingAgreement found) => new(
        Name, "How far they agree on each code", ["code", "po", "pe", "kappa", "SE", "95 %", "AC1", "SE of AC1", "alpha"],
        [.. found.PerCode.Select(c => (IReadOnlyList<string>)[
            c.Code, Number(c.Pair.Observed), Number(c.Pair.Kappa.Expected), Number(c.Pair.Kappa.Value), Number(c.Pair.Kappa.Se), Span(c.Pair.Kappa.Interval, 2),
            Number(c.Pair.Ac1.Value), Number(c.Pair.Ac1.Se), Number(c.Pair.Alpha)])],
        [
            .. found.PerCode.Where(c => c.Pair.Kappa.Value.Value is null).Select(c => $"Kappa and alpha of {c.Code} are not defined: both applied it to every segment."),
            "SE: standard error. po: the share of segments on which they agree, having both applied the code or both not. "
                + "pe: the share on which they would agree by chance, if each applied it as often as they did, but at random.",
            Kappa, Ac1, Alpha,
        ],
        new HashSet<string> { "po", "pe", "kappa", "SE", "95 %", "AC1", "SE of AC1", "alpha" });

    private static Table Together(CodingAgreement found, string first, string second)
    {
        var (pooled, table) = (found.Pooled, found.Pooled.Table);
        List<IReadOnlyList<string>> rows =
        [
            ["segments with the very same codes", $"{Whole(found.ExactMatches)} of {Whole(found.Segments)}"],
            ["pairs of segment and code", Whole(table.Units)],
            ["applied by both", Whole(table[0, 0])], [$"only by {first}", Whole(table[0, 1])], [$"only by {second}", Whole(table[1, 0])], ["by neither", Whole(table[1, 1])],
        ];
        List<string> notes = ["Pairs of segment and code: every code that one of them applied anywhere, in every segment."];
        if (!found.HasFewUnits)
        {
            rows.AddRange(
            [
                ["po, pooled", pooled.Observed.ToString(4)], ["pe, pooled", pooled.Expected.ToString(4)], ["kappa, pooled", pooled.Kappa.ToString(4)],
                ["share with the very same codes", found.ExactShare.ToString(4)], ["mean Jaccard", found.MeanJaccard.ToString(4)],
            ]);
            notes.Add("Pooled: from the sum of the counts of all codes. No standard error: what a coder does with one code of a segment hangs together with the others.");
            notes.Add("Jaccard: of one segment, common codes / codes of either; 1 where neither applied any. Then the mean over the segments.");
            notes.Add(Contested);
        }
        return new(Name, "All codes together", ["measure", "value"], rows, notes, new HashSet<string> { "value" });
    }

    private static Table Differences(CodingAgreement found, string first, string second) => new(
        Name, "Every difference", ["segment", "code", "applied only by"],
        [.. found.Differences.Select(d => (IReadOnlyList<string>)[d.Segment, d.Code, d.By == WhichCoder.First ? first : second])],
        [
            found.Differences.Count == 0 ? "There is none."
                : $"{NumberWords.Of(found.Differences.Count, "difference")}, in {NumberWords.Of(found.Segments - found.ExactMatches, "segment")} of {Whole(found.Segments)}.",
        ],
        new HashSet<string>());

    private static string Number(Measure measure, int decimals = 2) => measure.Value is null ? "not defined" : measure.ToString(decimals);

    private static string Span(ConfidenceInterval interval, int decimals = 4) =>
        interval.Low.Value is null ? "not defined" : $"{interval.Low.ToString(decimals)} to {interval.High.ToString(decimals)}";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:F1} %");

    private static string Whole(long n) => n.ToString(CultureInfo.InvariantCulture);
}
