using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PsyInterview.Reports;
using PsyInterview.Saturation;

namespace PsyInterview.Commands;

/// <summary>
/// What <c>saturation --json</c> writes: numbers unrounded, and "not defined (reason)" where there is none. Single letters and Qk are those of the literature:
/// T units, S codes, U occurrences, t a place in the order.
/// </summary>
internal static class SaturationJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(SaturationAccount account, UnitWord unit, double? coverage, IReadOnlyDictionary<string, string>? categories, TextWriter output) => Write(output, json =>
    {
        json.WriteString("unit", unit.One);
        json.WriteString("sentence", SaturationWords.Sentence(account with { Settings = account.Settings with { Estimators = true } }, unit));
        if (account.Curve is not null) SaturationRulesJson.Write(json, account, unit);
        if (categories is not null) SaturationRulesJson.Write(json, account, categories, unit);
        if (account.Orders is not null) Orders(json, account);
        Curve(json, account);
        if (account.Estimates is not null) SaturationEstimatesJson.Write(json, account);
        if (coverage is { } wanted && account.Expected is { } expected) AtCoverage(json, expected.At(wanted));
        if (account.Incidence is { } incidence)
        {
            Hindsight(json, SourceSteps.Of(incidence));
            Codes(json, incidence, account.Settings.MinUnits);
        }
    });

    public static void Write(IReadOnlyList<CodeMeaning> codes, UnitWord unit, TextWriter output) => Write(output, json =>
    {
        json.WriteStartArray("codes");
        foreach (var code in codes)
        {
            json.WriteStartObject();
            json.WriteString("code", code.Code);
            json.WriteNumber("later_needed", code.Needed);
            json.WriteString("state", code.State switch { MeaningState.Settled => "settled", MeaningState.NotSettled => "not settled", _ => "cannot be judged" });
            if (code.SettledAt is { } at) json.WriteString("settled_at", at.Unit);
            json.WriteNumber("later_occurrences", code.Later);
            json.WriteNumber("aspects", code.Aspects);
            json.WriteString("says", SaturationWords.Says(code, unit));
            json.WriteStartArray("occurrences");
            foreach (var occurrence in code.Occurrences)
            {
                json.WriteStartObject();
                json.WriteString("unit", occurrence.Unit);
                json.WriteNumber("new_aspects", occurrence.New);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    internal static void Write(TextWriter output, Action<Utf8JsonWriter> members)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    internal static void WriteMeasure(this Utf8JsonWriter json, string name, Measure measure)
    {
        if (measure.Value is { } number) json.WriteNumber(name, number);
        else json.WriteString(name, measure.ToString());
    }

    internal static void WriteWhole(this Utf8JsonWriter json, string name, int? n)
    {
        if (n is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    private static void Orders(Utf8JsonWriter json, SaturationAccount account)
    {
        var (orders, settings) = (account.Orders!, account.Settings);
        json.WriteStartObject("order");
        json.WriteNumber("seed", orders.Seed);
        json.WriteNumber("B", orders.Tried);
        json.WriteString("rng", "SplitMix64, Fisher-Yates from the end, below(n) by rejection");
        json.WriteNumber("base", settings.Base);
        json.WriteNumber("run", settings.Run);
        json.WriteNumber("threshold", settings.ThresholdPercent / 100m);
        json.WriteStartArray("first_permutations");
        foreach (var order in orders.First)
        {
            json.WriteStartObject();
            Numbers(json, "order", order.Order);
            Numbers(json, "new", order.New);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Spread("guest", orders.Guest);
        Spread("francis", orders.Francis);
        json.WriteWhole("last_new_code_median", orders.LastNew.Median);
        json.WriteWhole("last_new_code_p05", orders.LastNew.Percentile5);
        json.WriteWhole("last_new_code_p95", orders.LastNew.Percentile95);
        json.WriteWhole("last_new_code_max", orders.LastNew.Largest);
        json.WriteNumber("share_last_adds", orders.LastAddsShare);
        json.WriteMeasure("exact_expected_new_in_last", account.Last!.ExpectedNew);
        json.WriteMeasure("exact_share_last_adds", account.Last.AddsShare);
        json.WriteEndObject();

        void Spread(string of, OrderSpread spread)
        {
            json.WriteNumber(of + "_reached", spread.Reached);
            json.WriteNumber(of + "_not_reached", spread.Tried - spread.Reached);
            json.WriteNumber(of + "_share_never", spread.NeverShare);
            json.WriteWhole(of + "_median", spread.Median);
            json.WriteWhole(of + "_p05", spread.Percentile5);
            json.WriteWhole(of + "_p95", spread.Percentile95);
            json.WriteWhole(of + "_min", spread.Smallest);
            json.WriteWhole(of + "_max", spread.Largest);
        }
    }

    private static void Curve(Utf8JsonWriter json, SaturationAccount account)
    {
        var units = account.Curve?.Count ?? account.Counts!.Units;
        json.WriteStartArray("curve");
        for (var t = 1; t <= units; t++)
        {
            json.WriteStartObject();
            json.WriteNumber("t", t);
            if (account.Curve is { } curve)
            {
                json.WriteString("unit", curve.Units[t - 1]);
                json.WriteNumber("new_codes", curve.New[t - 1]);
                json.WriteNumber("cumulative", curve.At(t));
            }
            if (account.Expected is { } expected)
            {
                json.WriteNumber("rarefaction_expected", expected.CodesHeardIn(account.Settings.MinUnits, t));
                json.WriteMeasure("coverage_at_t", expected.Coverage(t));
            }
            if (account.Orders is { } orders)
            {
                json.WriteNumber("p05", orders.Band[t - 1].Percentile5);
                json.WriteNumber("p50", orders.Band[t - 1].Median);
                json.WriteNumber("p95", orders.Band[t - 1].Percentile95);
                json.WriteNumber("mean", orders.Band[t - 1].Mean);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (account.Expected is not { } further || account.Counts!.Occurrences == 0) return;
        json.WriteStartArray("extrapolation");
        for (var t = units + 1; t <= further.Farthest; t++)
        {
            json.WriteStartObject();
            json.WriteNumber("t", t);
            json.WriteNumber("codes", further.Codes(t));
            json.WriteMeasure("coverage", further.Coverage(t));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void AtCoverage(Utf8JsonWriter json, CoverageWanted wanted)
    {
        json.WriteStartObject("at_coverage");
        json.WriteNumber("coverage", wanted.Coverage);
        json.WriteMeasure("t", wanted.Units);
        json.WriteMeasure("codes", wanted.Codes);
        json.WriteBoolean("beyond_twice", wanted.IsFar);
        json.WriteEndObject();
    }

    private static void Hindsight(Utf8JsonWriter json, SourceSteps steps)
    {
        json.WriteStartObject("hindsight");
        json.WriteNumber("actual", steps.Actual);
        Numbers(json, "minimal_information", steps.MinimalInformation);
        Numbers(json, "maximum_information", steps.MaximumInformation);
        json.WriteEndObject();
    }

    private static void Codes(Utf8JsonWriter json, Incidence incidence, int minUnits)
    {
        var (first, enters) = (incidence.EntersAt(), incidence.EntersAt(minUnits));
        json.WriteStartArray("codes");
        for (var c = 0; c < incidence.Codes.Count; c++)
        {
            if (incidence.HeardIn[c] == 0) continue;
            json.WriteStartObject();
            json.WriteString("code", incidence.Codes[c]);
            json.WriteNumber("units", incidence.HeardIn[c]);
            json.WriteWhole("first_heard", first[c]);
            json.WriteWhole("enters_at", enters[c]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Numbers(Utf8JsonWriter json, string name, IReadOnlyList<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var n in numbers) json.WriteNumberValue(n);
        json.WriteEndArray();
    }
}
