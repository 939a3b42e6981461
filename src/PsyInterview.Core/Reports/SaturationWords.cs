using System.Globalization;
using PsyInterview.Saturation;

namespace PsyInterview.Reports;

/// <summary>How a unit of a curve is called: an interview, a participant, a focus group; never two kinds in one curve.</summary>
public sealed record UnitWord(string One, string Many)
{
    public static UnitWord Interview { get; } = new("interview", "interviews");

    /// <summary><c>1 interview</c>, <c>20 interviews</c>.</summary>
    public string Counted(int n) => $"{n.ToString(CultureInfo.InvariantCulture)} {(n == 1 ? One : Many)}";

    /// <summary><c>interview 20</c>, <c>interviews 18 to 20</c>.</summary>
    public string Range(int from, int to) => from == to ? FormattableString.Invariant($"{One} {to}") : FormattableString.Invariant($"{Many} {from} to {to}");
}

/// <summary>What is said of saturation in sentences: what was seen, and never that all was heard.</summary>
public static class SaturationWords
{
    /// <summary>Beside every estimate, once.</summary>
    public const string Assumptions = "Estimates assume that the order means nothing, that codes are heard independently and that coding was complete. A new guide or "
        + "choosing people by theory breaks that: they are a lower bound for what the same way of asking the same kind of people would bring up.";

    /// <summary>For studies that follow a reflexive approach.</summary>
    public const string Reflexive = "With reflexive thematic analysis, its own authors question saturation and agreement figures; say why they are reported.";

    /// <summary>One line that can always stand there: <c>41 codes in 20 interviews; no new codes in the last 4 interviews.</c></summary>
    public static string Line(Accumulation curve, UnitWord? unit = null)
    {
        var word = unit ?? UnitWord.Interview;
        return curve.Count == 0 ? $"No {word.One} is coded yet." : $"{Codes(curve.Total)} in {word.Counted(curve.Count)}; {AtTheEnd(curve, word)}.";
    }

    /// <summary>The sentences for a paper: what was heard, how the curve ends, what the rules say, and what orders and estimates say when they were asked for.</summary>
    public static string Sentence(SaturationAccount account, UnitWord? unit = null)
    {
        var word = unit ?? UnitWord.Interview;
        List<string> sentences = [];
        if (account.Curve is { Count: > 0 } curve)
        {
            var shared = curve.MinUnits > 1 ? $", each in at least {word.Counted(curve.MinUnits)}," : "";
            sentences.Add($"{Codes(curve.Total)} {(curve.Total == 1 ? "was" : "were")} heard{shared} in {word.Counted(curve.Count)}; {AtTheEnd(curve, word)}.");
            var guest = account.Guest!;
            sentences.Add($"{Upper(Setting(guest))} (Guest, Namey and Chen 2020): {Says(guest, word)}{Known(guest, word)}.");
            var francis = account.Francis!;
            sentences.Add($"Initial sample of {Whole(francis.Initial)}, stop criterion of {Whole(francis.Stop)} (Francis et al. 2010): {Says(francis, word)}.");
        }
        else if (account.Curve is not null) return $"No {word.One} is coded yet.";
        if (account.Orders is { } orders) sentences.Add(Says(orders, account.Guest!, word));
        if (account.Counts is not null && (account.Settings.Estimators || account.Curve is null)) sentences.Add(Estimates(account, word));
        return string.Join(' ', sentences);
    }

    /// <summary>The claim of a last unit without a new code, and what the stronger rules would need.</summary>
    public static string Claim(SaturationAccount account, UnitWord? unit = null)
    {
        var word = unit ?? UnitWord.Interview;
        if (account.Curve is not { Count: > 1 } curve || account.Francis is not { } francis) return "";
        var last = account.ZeroRuns[0];
        var longer = account.ZeroRuns.Skip(1).Where(r => r.State != RuleState.TooFew)
            .Select(r => $"a run of {Whole(r.Length)} needs none in {word.Range(r.From, r.To)}: {(r.State == RuleState.Reached ? "so it is" : Not(r.New, r.Lacks))}");
        return $"{Upper(word.One)} {Whole(curve.Count)} {(last.State == RuleState.Reached ? "brought no new code" : $"brought {NewCodes(last.New)}")}. "
            + $"{Upper(string.Join("; ", longer.Append($"{Whole(francis.Initial)}+{Whole(francis.Stop)} {Needs()}")))}.";

        string Needs() => francis.State is RuleState.TooFew or RuleState.RunIncomplete ? $"is {Says(francis, word)}"
            : $"needs none in {word.Range(curve.Count - francis.Stop + 1, curve.Count)}: "
                + (curve.Total > 0 && curve.Quiet >= francis.Stop ? $"so it is, {Says(francis, word)}"
                    : Not(curve.NewBetween(curve.Count - francis.Stop + 1, curve.Count), francis.Stop - curve.Quiet) + (francis.MetAt is null ? "" : $" ({Says(francis, word)})"));

        string Not(int added, int lacks) => $"not so, {NewCodes(added)} there, {More(lacks, word)} without one would do";
    }

    /// <summary>What base, run and threshold say.</summary>
    public static string Says(GuestRule rule, UnitWord unit) => rule.State switch
    {
        RuleState.TooFew => $"base not complete ({Whole(rule.Units)} of {Whole(rule.Base)})",
        RuleState.RunIncomplete => $"run not complete ({Whole(rule.Units - rule.Base)} of {Whole(rule.Run)})",
        RuleState.NotDefined => "not defined (the base has no codes)",
        RuleState.NotReached => $"not reached in {unit.Counted(rule.Units)}",
        _ => $"reached at {rule.Notation}{Later(rule.LaterCodes, rule.LaterFirstAt, unit)}",
    };

    /// <summary>What initial sample and stop criterion say.</summary>
    public static string Says(FrancisRule rule, UnitWord unit) => rule.State switch
    {
        RuleState.TooFew or RuleState.RunIncomplete => $"not testable before {Whole(rule.TestableFrom)}",
        RuleState.NotDefined => "not defined (no code was heard)",
        RuleState.NotReached => $"not met in {unit.Counted(rule.Units)}; {More(rule.Lacks, unit)} without a new code would meet it",
        _ => $"met at {unit.One} {Whole(rule.MetAt!.Value)}{Later(rule.LaterCodes, rule.LaterFirstAt, unit)}",
    };

    /// <summary>What a run without a new code at the end says.</summary>
    public static string Says(ZeroRun run, UnitWord unit) => run.State switch
    {
        RuleState.TooFew => $"too few {unit.Many} ({Whole(run.To)}, and {Whole(run.Length + 1)} are needed)",
        RuleState.NotDefined => "not defined (no code was heard)",
        RuleState.NotReached => $"{NewCodes(run.New)} in {unit.Range(run.From, run.To)}; {More(run.Lacks, unit)} without a new code would do",
        _ => $"no new codes in {unit.Range(run.From, run.To)}",
    };

    /// <summary>What the meaning curve of one code says.</summary>
    public static string Says(CodeMeaning code, UnitWord unit) => code.State switch
    {
        MeaningState.CannotBeJudged => code.Aspects == 0 ? "cannot be judged (no aspect noted)" : $"cannot be judged (heard in {unit.Counted(code.Occurrences.Count)}, and {Whole(code.Needed + 1)} are needed)",
        MeaningState.NotSettled => code.Later == 0 ? $"not settled (the last {unit.One} added an aspect)" : $"not settled ({unit.Counted(code.Later)} since the last new aspect, and {Whole(code.Needed)} are needed)",
        _ => $"settled at {unit.One} {code.SettledAt!.Value.Unit} ({Whole(code.Later)} later ones added no aspect)",
    };

    /// <summary>What a wanted coverage takes.</summary>
    public static string Says(CoverageWanted wanted, UnitWord unit) =>
        wanted.Units.Value is not { } units ? $"A coverage of {Percent(wanted.Coverage)} is {wanted.Units}."
        : string.Create(CultureInfo.InvariantCulture, $"A coverage of {wanted.Coverage * 100:0.###} % takes {units:F1} {unit.Many}, which hold {wanted.Codes.Value:F1} codes")
            + (wanted.IsFar ? "; that is more than twice as many as there are, and a guess." : ".");

    /// <summary>What many random orders say of base, run and threshold, and of the last unit.</summary>
    public static string Says(Orders orders, GuestRule rule, UnitWord unit)
    {
        var (reached, tried) = (orders.Guest, Whole(orders.Tried));
        var first = reached.Reached == 0 ? $"In {tried} random orders {Setting(rule)} is never reached"
            : $"In {tried} random orders {Setting(rule)} is reached {(reached.Reached == reached.Tried ? "" : $"in {Whole(reached.Reached)}, ")}after {unit.Counted(reached.Median!.Value)} "
                + $"in the middle one ({Whole(reached.Percentile5!.Value)} to {Whole(reached.Percentile95!.Value)} in nine of ten)";
        return $"{first}; in {Percent(orders.LastAddsShare)} of them the last {unit.One} still adds a code.";
    }

    /// <summary>What may still come, or why nothing is said of it.</summary>
    public static string Estimates(SaturationAccount account, UnitWord? unit = null)
    {
        var word = unit ?? UnitWord.Interview;
        if (account.Counts is not { } counts || account.Estimates is not { } found) return "Nothing can be said of codes not heard: only the numbers of new codes are known.";
        if (counts.Occurrences == 0) return "No code was heard, so nothing can be said of codes not heard.";
        if (!counts.IsEnough) return $"{Codes(counts.Codes)} heard; fewer than five {word.Many} are too few for an estimate of codes not heard.";
        var more = found.UnheardCodes <= 0 ? "no estimate of unseen codes (no single-hearing pattern)"
            : $"{About(found.UnheardCodes)} more expected in the same population (Chao2 {One(found.Chao2.Value)}, 95 % {One(found.Chao2.Lower)} to {One(found.Chao2.Upper)})";
        var next = account.ExpectedNew(1).Value is { } added and > 0
            ? string.Create(CultureInfo.InvariantCulture, $"; the next {word.One} is expected to add {added:F2} new codes") : "";
        var far = found.IsFarFromComplete ? " More than half of the codes were heard once: far from complete." : "";
        return $"{Codes(counts.Codes)} heard; {more}; {Known(account.Coverage.Value!.Value)} of what a next {word.One} says is already coded{next}.{far}";
    }

    /// <summary><c>base 4, run 2, threshold 5 %</c>.</summary>
    public static string Setting(GuestRule rule) => string.Create(CultureInfo.InvariantCulture, $"base {rule.Base}, run {rule.Run}, threshold {rule.Percent} %");

    internal static string Whole(int n) => n.ToString(CultureInfo.InvariantCulture);

    internal static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:F1} %");

    internal static string Percent(Measure share) => share.Value is { } value ? Percent(value) : share.ToString();

    // A claim never stands without what it left out.
    private static string Known(GuestRule rule, UnitWord unit) =>
        rule.ReachedAt is { } s && rule.Degree.Value is { } degree ? $"; {unit.Range(1, s)} held {Percent(degree)} of the codes known now" : "";

    private static string AtTheEnd(Accumulation curve, UnitWord unit) =>
        curve.Total == 0 ? "no code was heard" : curve.Quiet == 0 ? $"the last {unit.One} added {NewCodes(curve.New[^1])}"
        : curve.Quiet == 1 ? $"no new codes in the last {unit.One}" : $"no new codes in the last {unit.Counted(curve.Quiet)}";

    private static string Later(int codes, int firstAt, UnitWord unit) => codes == 0 ? "" : $"; later {unit.Many} added {Codes(codes)} (first at {unit.One} {Whole(firstAt)})";

    private static string More(int lacks, UnitWord unit) => $"{Whole(lacks)} more {(lacks == 1 ? unit.One : unit.Many)}";

    private static string Codes(int n) => n == 1 ? "1 code" : $"{Whole(n)} codes";

    private static string NewCodes(int n) => n == 1 ? "1 new code" : $"{Whole(n)} new codes";

    private static string About(double unheard) => unheard < 0.5 ? "fewer than one" : string.Create(CultureInfo.InvariantCulture, $"about {Math.Round(unheard, MidpointRounding.AwayFromZero):F0}");

    // Never a hundred where something is left.
    private static string Known(double coverage) => coverage < 1 && coverage >= 0.995 ? "more than 99 %" : string.Create(CultureInfo.InvariantCulture, $"about {coverage * 100:F0} %");

    private static string One(Measure measure) => measure.ToString(1);

    private static string Upper(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
