using System.Text.Json;
using PsyInterview.Reports;
using PsyInterview.Saturation;

namespace PsyInterview.Commands;

/// <summary>What the rules say, in <c>saturation --json</c>.</summary>
internal static class SaturationRulesJson
{
    public static void Write(Utf8JsonWriter json, SaturationAccount account, UnitWord unit)
    {
        var settings = account.Settings;
        json.WriteString("claim", SaturationWords.Claim(account, unit));
        json.WriteStartObject("settings");
        json.WriteNumber("base", settings.Base);
        json.WriteNumber("run", settings.Run);
        json.WriteNumber("threshold", settings.ThresholdPercent / 100m);
        json.WriteNumber("initial", settings.Initial);
        json.WriteNumber("stop", settings.Stop);
        json.WriteNumber("min_units", settings.MinUnits);
        json.WriteEndObject();
        json.WriteStartObject("guest");
        Guest(json, account.Guest!);
        json.WriteString("says", SaturationWords.Says(account.Guest!, unit));
        json.WriteStartArray("runs");
        foreach (var run in account.Guest!.Runs)
        {
            json.WriteStartObject();
            json.WriteNumber("from", run.From);
            json.WriteNumber("to", run.To);
            json.WriteNumber("new", run.New);
            json.WriteMeasure("ratio", run.Ratio);
            json.WriteBoolean("ok", run.IsWithin);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("twelve_settings");
        foreach (var rule in account.Twelve)
        {
            json.WriteStartObject();
            Guest(json, rule);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("francis");
        Francis(json, account.Francis!, unit);
        json.WriteStartArray("zero_runs");
        foreach (var run in account.ZeroRuns)
        {
            json.WriteStartObject();
            json.WriteNumber("run", run.Length);
            json.WriteNumber("from", run.From);
            json.WriteNumber("to", run.To);
            json.WriteString("state", State(run.State));
            json.WriteNumber("new", run.New);
            json.WriteWhole("first_met_at", run.FirstMetAt);
            json.WriteNumber("later_codes", run.LaterCodes);
            json.WriteNumber("lacks", run.Lacks);
            json.WriteString("says", SaturationWords.Says(run, unit));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The stop criterion of each category.</summary>
    public static void Write(Utf8JsonWriter json, SaturationAccount account, IReadOnlyDictionary<string, string> categories, UnitWord unit)
    {
        json.WriteStartArray("categories");
        foreach (var (category, rule) in FrancisRule.ByCategory(account.Incidence!, categories.GetValueOrDefault, account.Settings.Initial, account.Settings.Stop, account.Settings.MinUnits))
        {
            json.WriteStartObject();
            json.WriteString("category", category);
            Francis(json, rule, unit);
        }
        json.WriteEndArray();
    }

    private static void Guest(Utf8JsonWriter json, GuestRule rule)
    {
        json.WriteNumber("base", rule.Base);
        json.WriteNumber("run", rule.Run);
        json.WriteNumber("threshold", rule.Percent / 100m);
        json.WriteString("state", State(rule.State));
        json.WriteWhole("base_codes", rule.BaseCodes);
        json.WriteWhole("reached_at", rule.ReachedAt);
        json.WriteString("notation", rule.Notation);
        json.WriteMeasure("degree_of_saturation", rule.Degree);
        json.WriteNumber("later_codes", rule.LaterCodes);
        json.WriteWhole("later_first_at", rule.LaterFirstAt == 0 ? null : rule.LaterFirstAt);
    }

    private static void Francis(Utf8JsonWriter json, FrancisRule rule, UnitWord unit)
    {
        json.WriteNumber("initial", rule.Initial);
        json.WriteNumber("stop", rule.Stop);
        json.WriteString("state", State(rule.State));
        json.WriteNumber("testable_from", rule.TestableFrom);
        json.WriteWhole("met_at", rule.MetAt);
        json.WriteMeasure("degree_of_saturation", rule.Degree);
        json.WriteNumber("later_codes", rule.LaterCodes);
        json.WriteWhole("later_first_at", rule.LaterFirstAt == 0 ? null : rule.LaterFirstAt);
        json.WriteNumber("lacks", rule.Lacks);
        json.WriteString("says", SaturationWords.Says(rule, unit));
        json.WriteEndObject();
    }

    private static string State(RuleState state) => state switch
    {
        RuleState.TooFew => "too few units",
        RuleState.RunIncomplete => "run not complete",
        RuleState.NotDefined => "not defined",
        RuleState.NotReached => "not reached",
        _ => "reached",
    };
}
