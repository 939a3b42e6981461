using System.Globalization;
using PsyInterview.Saturation;
using static PsyInterview.Reports.SaturationWords;

namespace PsyInterview.Reports;

/// <summary>Whether anything new still comes, as tables with the definition of each number under them.</summary>
public static class SaturationTables
{
    private const string Name = "saturation";
    private const string NotProven = "Nothing here proves that all was heard.";

    /// <summary>Every table of units and codes under some settings.</summary>
    public static IReadOnlyList<Table> Of(Incidence incidence, SaturationSettings settings, UnitWord? unit = null) => Of(SaturationAccount.Of(incidence, settings), unit);

    /// <summary>Every table that what is known allows, and that the settings ask for.</summary>
    public static IReadOnlyList<Table> Of(SaturationAccount account, UnitWord? unit = null)
    {
        var word = unit ?? UnitWord.Interview;
        List<Table> tables = [];
        if (account.Curve is not null) tables.AddRange([Curve(account, word), Rules(account, word), Twelve(account, word), Runs(account, word)]);
        if (account.Orders is not null) tables.Add(Orders(account, word));
        if (account.Incidence is not null) tables.Add(Hindsight(account, word));
        if (account.Counts is not null && (account.Settings.Estimators || account.Curve is null)) tables.AddRange([Estimates(account, word), Further(account, word)]);
        return tables;
    }

    /// <summary>The curve: <c>t</c>, <c>unit</c>, <c>new</c>, <c>cumulative</c>; with a table of units and codes also <c>expected</c> and <c>coverage</c>; with orders also their band.</summary>
    public static Table Curve(SaturationAccount account, UnitWord? unit = null)
    {
        var (curve, word) = (account.Curve!, unit ?? UnitWord.Interview);
        var (expected, orders) = (account.Incidence is null ? null : account.Expected, account.Orders);
        List<string> columns = ["t", "unit", "new", "cumulative", .. expected is null ? [] : (string[])["expected", "coverage"], .. orders is null ? [] : (string[])["5 %", "50 %", "95 %"]];
        var rows = Enumerable.Range(1, curve.Count).Select(t => (IReadOnlyList<string>)
        [
            Whole(t), curve.Units[t - 1], Whole(curve.New[t - 1]), Whole(curve.At(t)),
            .. expected is null ? [] : (string[])[Two(expected.CodesHeardIn(curve.MinUnits, t)), t < 5 && account.Counts!.Units < 5 ? "" : Share(t)],
            .. orders is null ? [] : (string[])[Whole(orders.Band[t - 1].Percentile5), Whole(orders.Band[t - 1].Median), Whole(orders.Band[t - 1].Percentile95)],
        ]).ToList();
        List<string> notes = [curve.MinUnits == 1
            ? $"New: codes heard in no {word.One} before. Cumulative: their sum. Only {word.Many} whose coding is finished count, in the order in which it was."
            : $"New: codes heard for time {Whole(curve.MinUnits)}; a code enters when {word.Counted(curve.MinUnits)} hold it. Cumulative: their sum."];
        if (expected is not null)
        {
            notes.Add($"Expected: the mean over all orders of the {word.Many}, exact (rarefaction). Coverage: of the codes a further {word.One} holds, the share known by then (Chao and Jost 2012).");
            if (account.Counts!.Units < 5) notes.Add($"Coverage is shown from five {word.Many} on.");
        }
        if (account.IsTuring && account.Counts!.IsEnough) notes.Add("Coverage in the last row is 1 - Q1/U (Turing), because one code was heard once and none twice.");
        if (orders is not null) notes.Add($"5 %, 50 %, 95 %: of the cumulative codes over {Whole(orders.Tried)} random orders (nearest rank), seed {orders.Seed.ToString(CultureInfo.InvariantCulture)}.");
        return new(Name, $"New codes by {word.One}", columns, rows, notes, columns.Where(c => c != "unit").ToHashSet(StringComparer.Ordinal));

        string Share(int t) => Percent(t == curve.Count ? account.Coverage : expected!.Coverage(t));
    }

    /// <summary>What each rule says: <c>rule</c>, <c>setting</c>, <c>what it says</c>, <c>degree</c>.</summary>
    /// <param name="notes">What a study adds: who set a rule, when, after how many units; why one is not used.</param>
    public static Table Rules(SaturationAccount account, UnitWord? unit = null, params IEnumerable<string> notes)
    {
        var (guest, francis, word) = (account.Guest!, account.Francis!, unit ?? UnitWord.Interview);
        return new(
            Name, "What each rule says", ["rule", "setting", "what it says", "degree"],
            [
                ["base, run, threshold", string.Create(CultureInfo.InvariantCulture, $"{guest.Base}, {guest.Run}, {guest.Percent} %"), Says(guest, word), Degree(guest.Degree)],
                ["initial sample, stop", $"{Whole(francis.Initial)}, {Whole(francis.Stop)}", Says(francis, word), Degree(francis.Degree)],
                .. account.ZeroRuns.Select(r => (IReadOnlyList<string>)["nothing new at the end", Whole(r.Length), Says(r, word), ""]),
            ],
            [
                .. Claim(account, word) is { Length: > 0 } claim ? [claim] : Array.Empty<string>(),
                $"Base, run, threshold (Guest, Namey and Chen 2020): reached at s+r when the r {word.Many} after {word.One} s add no more than the threshold of the base's codes; compared in whole numbers.",
                $"Initial sample, stop (Francis et al. 2010): after the initial {word.Many}, the first time that so many in a row bring nothing new.",
                "Degree: codes known by then / codes known now.",
                NotProven,
                .. notes,
            ],
            new HashSet<string> { "degree" });
    }

    /// <summary>Initial sample and stop criterion for each category of codes, and for all codes together.</summary>
    public static Table Categories(SaturationAccount account, Func<string, string?> categoryOf, UnitWord? unit = null)
    {
        var (all, word) = (account.Francis!, unit ?? UnitWord.Interview);
        var each = FrancisRule.ByCategory(account.Incidence!, categoryOf, all.Initial, all.Stop, account.Settings.MinUnits);
        var codes = account.Incidence!.Codes.Index().Where(c => account.Incidence.HeardIn[c.Index] >= account.Settings.MinUnits).ToLookup(c => categoryOf(c.Item) ?? "", c => c.Item);
        return new(
            Name, $"{Whole(all.Initial)}+{Whole(all.Stop)} by category", ["category", "codes", "what it says", "degree"],
            [
                .. each.Select(c => (IReadOnlyList<string>)[c.Category, Whole(codes[c.Category].Count()), Says(c.Rule, word), Degree(c.Rule.Degree)]),
                ["all codes", Whole(account.Curve!.Total), Says(all, word), Degree(all.Degree)],
            ],
            ["A category can be there before the study is; study-wise is the line of all codes (Francis et al. 2010)."],
            new HashSet<string> { "codes", "degree" });
    }

    /// <summary>The twelve settings of base, run and threshold.</summary>
    public static Table Twelve(SaturationAccount account, UnitWord? unit = null)
    {
        var word = unit ?? UnitWord.Interview;
        return new(
            Name, "Base, run and threshold in twelve settings", ["base", "run", "threshold", "base codes", "what it says", "degree"],
            [.. account.Twelve.Select(r => (IReadOnlyList<string>)[Whole(r.Base), Whole(r.Run), $"{Whole(r.Percent)} %", r.BaseCodes is { } codes ? Whole(codes) : "", Says(r, word), Degree(r.Degree)])],
            [$"Base codes: the codes of the first {word.Many}, as many as the base says; they stay fixed.", "A claim that holds in one setting only hangs on that setting."],
            new HashSet<string> { "base", "run", "threshold", "base codes", "degree" });
    }

    /// <summary>Every run of the chosen setting.</summary>
    public static Table Runs(SaturationAccount account, UnitWord? unit = null)
    {
        var (rule, word) = (account.Guest!, unit ?? UnitWord.Interview);
        return new(
            Name, $"Runs of {word.Counted(rule.Run)} against the base of {Whole(rule.Base)}", ["run", "new", "ratio", "within"],
            [.. rule.Runs.Select(r => (IReadOnlyList<string>)[r.From == r.To ? Whole(r.From) : $"{Whole(r.From)}-{Whole(r.To)}", Whole(r.New), Percent(r.Ratio), r.IsWithin ? "yes" : "no"])],
            [
                rule.Runs.Count == 0 ? $"No run yet: {Says(rule, word)}." : $"Ratio: new codes of the run / the {Whole(rule.BaseCodes!.Value)} of the base. Within: no more than {Whole(rule.Percent)} %.",
            ],
            new HashSet<string> { "new", "ratio" });
    }

    /// <summary>What many random orders say.</summary>
    public static Table Orders(SaturationAccount account, UnitWord? unit = null)
    {
        var (orders, guest, francis, word) = (account.Orders!, account.Guest!, account.Francis!, unit ?? UnitWord.Interview);
        List<string> notes =
        [
            $"Over {Whole(orders.Tried)} random orders of the {word.Many} (SplitMix64, seed {orders.Seed.ToString(CultureInfo.InvariantCulture)}); percentiles by nearest rank, of the orders that reach it.",
            $"Reached at: for base, run, threshold the {word.Many} before the run that confirmed. In {Percent(orders.LastAddsShare)} of the orders the last {word.One} adds a code.",
        ];
        if (account.Last is { AddsShare.Value: { } adds, ExpectedNew.Value: { } added })
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Without trying: the last {word.One} adds {added:F2} codes on average, and any in {Percent(adds)} of all orders."));
        return new(
            Name, "The same in other orders", ["rule", "setting", "reached", "never", "5 %", "median", "95 %", "least", "most"],
            [
                Row("base, run, threshold", string.Create(CultureInfo.InvariantCulture, $"{guest.Base}, {guest.Run}, {guest.Percent} %"), orders.Guest),
                Row("initial sample, stop", $"{Whole(francis.Initial)}, {Whole(francis.Stop)}", orders.Francis), Row("last new code", "", orders.LastNew),
            ],
            notes, new HashSet<string> { "reached", "never", "5 %", "median", "95 %", "least", "most" });

        static IReadOnlyList<string> Row(string rule, string setting, OrderSpread spread) =>
            [rule, setting, Whole(spread.Reached), Percent(spread.NeverShare), Or(spread.Percentile5), Or(spread.Median), Or(spread.Percentile95), Or(spread.Smallest), Or(spread.Largest)];

        static string Or(int? n) => n is { } value ? Whole(value) : "";
    }

    /// <summary>In how few units the same codes could have been heard.</summary>
    public static Table Hindsight(SaturationAccount account, UnitWord? unit = null)
    {
        var (steps, word) = (SourceSteps.Of(account.Incidence!), unit ?? UnitWord.Interview);
        return new(
            Name, $"The same {Whole(steps.Codes)} codes in fewer {word.Many}", ["way", word.Many, "which"],
            [
                ["as it was", Whole(steps.Actual), ""],
                ["each adds at least one code", Whole(steps.MinimalInformation.Count), string.Join(' ', steps.MinimalInformation)],
                ["each adds the most codes", Whole(steps.MaximumInformation.Count), string.Join(' ', steps.MaximumInformation)],
            ],
            [$"In hindsight (the ways of van Rijnsoever 2017), over all codes heard: shows how much was heard more than once; no reason to leave anyone out. Which: {word.Many} by t."],
            new HashSet<string> { word.Many });
    }

    /// <summary>How many codes there may be in all.</summary>
    public static Table Estimates(SaturationAccount account, UnitWord? unit = null)
    {
        var (counts, found, word) = (account.Counts!, account.Estimates!, unit ?? UnitWord.Interview);
        string[] columns = ["estimator", "codes", "standard error", "95 % from", "to"];
        if (!counts.IsEnough)
            return new(Name, "Codes not heard yet", columns, [], [SaturationWords.Estimates(account, word), Counted(counts)], columns.Skip(1).ToHashSet(StringComparer.Ordinal));
        var (isNone, hasUnits) = (found.UnheardCodes <= 0, counts.UniquesByUnit is not null);
        return new(
            Name, "Codes not heard yet", columns,
            [
                isNone ? ["Chao2", "no estimate of unseen codes (no single-hearing pattern)", "", "", ""] : Row("Chao2", found.Chao2),
                Row("Chao2, bias-corrected", found.Chao2Bc),
                .. hasUnits
                    ? [Alone("jackknife 1, error of Heltshe and Forrester", found.Jackknife1.Value, found.JackknifeErrorHeltshe), Alone("jackknife 1, error as in vegan", found.Jackknife1.Value, found.JackknifeErrorVegan)]
                    : (IReadOnlyList<IReadOnlyList<string>>)[Row("jackknife 1, error of Burnham and Overton", found.Jackknife1)],
                Alone("jackknife 2", found.Jackknife2.Value, null), Alone("bootstrap", found.Bootstrap, null), Row("ICE, up to 10 infrequent (SpadeR 2016)", found.Ice),
                .. hasUnits ? [Alone("ICE, up to 10 infrequent (Lee and Chao 1994)", found.IceClassic, null)] : (IReadOnlyList<IReadOnlyList<string>>)[],
            ],
            [
                SaturationWords.Estimates(account, word), Counted(counts),
                $"Chao2 = S + A Q1² / (2 Q2), without codes heard twice S + A Q1 (Q1-1) / 2; bias-corrected S + A Q1 (Q1-1) / (2 (Q2+1)); A = (T-1)/T. Intervals log-normal.",
                "Jackknife 1 = S + Q1 (T-1)/T; 2 = S + Q1 (2T-3)/T - Q2 (T-2)² / (T (T-1))."
                    + (hasUnits ? $" Errors: sqrt(A (sum u² - Q1²/T)), in vegan Q1/T in place of Q1²/T; u: codes that only this {word.One} holds." : ""),
                "Bootstrap = S + sum (1 - f/T)^T. ICE: from codes heard in up to 10, raised by how unequal they are.",
                Assumptions,
            ],
            columns.Skip(1).ToHashSet(StringComparer.Ordinal));

        IReadOnlyList<string> Row(string name, Estimate estimate) => estimate.Value.Value > counts.Codes
            ? [name, Two(estimate.Value), Two(estimate.Error), Two(estimate.Lower), Two(estimate.Upper)] : Alone(name, estimate.Value, null);

        IReadOnlyList<string> Alone(string name, Measure value, Measure? error) =>
            [name, value.Value < counts.Codes ? $"{Whole(counts.Codes)}, below observed" : Two(value), error is { } known ? Two(known) : "", "", ""];
    }

    /// <summary>What further units are expected to bring, up to twice as many.</summary>
    public static Table Further(SaturationAccount account, UnitWord? unit = null)
    {
        var (counts, expected, word) = (account.Counts!, account.Expected!, unit ?? UnitWord.Interview);
        var steps = counts.IsEnough ? new[] { 0, 1, 2, 3, 5, 10, 20, 50, 100, counts.Units }.Where(k => k <= counts.Units).Distinct() : [];
        return new(
            Name, $"What further {word.Many} are expected to bring", ["further", word.Many, "codes", "new", "coverage"],
            [.. steps.Order().Select(k => (IReadOnlyList<string>)[Whole(k), Whole(counts.Units + k), Two(expected.Codes(counts.Units + k)), Two(expected.Codes(counts.Units + k) - counts.Codes), Percent(expected.Coverage(counts.Units + k))])],
            [$"Codes = S + Q0 (1 - (1 - Q1/(T Q0 + Q1))^k), Q0 from Chao2, k further {word.Many}; no further than twice as many as there are (Colwell et al. 2012)."],
            new HashSet<string> { "further", word.Many, "codes", "new", "coverage" });
    }

    /// <summary>Whether the meaning of each code still grows.</summary>
    public static Table Meaning(IReadOnlyList<CodeMeaning> codes, UnitWord? unit = null)
    {
        var word = unit ?? UnitWord.Interview;
        return new(
            "meaning", "Does the meaning of codes still grow", ["code", "heard in", "new aspects", "aspects", "what it says"],
            [.. codes.Select(c => (IReadOnlyList<string>)[c.Code, string.Join(' ', c.Occurrences.Select(o => o.Unit)), string.Join(' ', c.Occurrences.Select(o => Whole(o.New))), Whole(c.Aspects), Says(c, word)])],
            [
                $"Only {word.Many} in which a code was heard count. New aspects: how many each of them added.",
                $"Settled at the last {word.One} that added an aspect, if at least {(codes.Count == 0 ? "2" : Whole(codes[0].Needed))} later ones added none. This rule is the program's own, after Hennink, Kaiser and Marconi 2017.",
            ],
            new HashSet<string> { "aspects" });
    }

    private static string Counted(Frequencies counts) => string.Create(
        CultureInfo.InvariantCulture, $"T = {counts.Units}, S = {counts.Codes}, U = {counts.Occurrences}, Q1 = {counts.Q(1)}, Q2 = {counts.Q(2)}: units, codes, codes over all units, codes heard in one and in two.");

    private static string Degree(Measure degree) => degree.Value is { } value ? Percent(value) : "";

    private static string Two(Measure measure) => measure.ToString(2);
}
