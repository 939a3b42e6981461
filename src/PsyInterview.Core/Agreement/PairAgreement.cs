namespace PsyInterview.Agreement;

/// <summary>How far two coders agree who each gave one category to every unit. A description; no number here says that it is enough.</summary>
/// <param name="Observed">po, the share of units on which they agree.</param>
/// <param name="Alpha">Krippendorff's alpha of the same units, the categories being names.</param>
public sealed record PairAgreement(CountTable Table, Measure Observed, CohenKappa Kappa, GwetAc1 Ac1, Measure Alpha)
{
    /// <summary>Below so many units people are shown counts only: one unit more or less would move every coefficient far.</summary>
    public const int FewestUnits = 10;

    /// <summary>A category in less of all ratings than this percentage, or in more than 100 less it, makes kappa low however often the coders agree.</summary>
    public const int RarePercent = 5;

    internal const string NoUnit = "no unit was rated by both coders";
    internal const string OneCategory = "there is only one category";

    /// <summary>True when only the counts should be shown to people.</summary>
    public bool HasFewUnits => Table.Units < FewestUnits;

    /// <summary>
    /// The category that has more than 95 % of all ratings, or null: kappa is then low, even below zero, however often the coders agree, and AC1 and the
    /// counts are to be read beside it.
    /// </summary>
    // In whole numbers, so that what stands exactly on the bound is on the same side of it everywhere.
    public string? NearlyAlways => Table.Categories.Index().Where(k => 100 * (Table.First[k.Index] + Table.Second[k.Index]) > (100 - RarePercent) * 2 * Table.Units)
        .Select(k => k.Item).FirstOrDefault();

    /// <summary>Of a table of counts.</summary>
    public static PairAgreement Of(CountTable table) => new(
        table, table.Units == 0 ? Measure.NotDefined(NoUnit) : table.Agreed / (double)table.Units, CohenKappa.Of(table), GwetAc1.Of(table), KrippendorffAlpha.Of(table));
}
