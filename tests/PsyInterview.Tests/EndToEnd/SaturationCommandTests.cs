using System.Text.Json;
using PsyInterview.Tests.Saturation;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary><c>saturation</c> and <c>plan</c> of the built program: every number of the reference files, and a sentence for each table that does not do.</summary>
public sealed class SaturationCommandTests : IDisposable
{
    private static readonly string Twenty = Reference.Path("sat_synth20_incidence.csv");
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-saturation-").FullName;

    [Fact]
    public void The_set_of_study_size_gives_every_number_of_its_files()
    {
        using var printed = Json("--matrix", Twenty);
        var (root, found) = (printed.RootElement, printed.RootElement.GetProperty("estimators"));
        foreach (var member in Reference.TwentyEstimates.EnumerateObject())
        {
            var name = member.Name.Replace("_at_40", "_at_double", StringComparison.Ordinal);
            Same(member.Value.GetDouble(), name == "francis_10_3" ? root.GetProperty("francis").GetProperty("met_at") : found.GetProperty(name), name);
        }
        foreach (var (row, point) in Reference.Rows(Reference.Path("sat_synth20_curve_expected.csv")).Zip(root.GetProperty("curve").EnumerateArray()))
        {
            Assert.Equal(row["unit"], point.GetProperty("unit").GetString());
            foreach (var column in new[] { "t", "new_codes", "cumulative", "rarefaction_expected", "coverage_at_t" }) Printed(row[column], point.GetProperty(column), $"{row["unit"]} {column}");
        }
        foreach (var (row, rule) in Reference.Rows(Reference.Path("sat_synth20_guest_expected.csv")).Zip(root.GetProperty("twelve_settings").EnumerateArray()))
        {
            foreach (var column in new[] { "base", "run", "threshold", "base_codes", "reached_at" }) Printed(row[column], rule.GetProperty(column), column);
            Printed(row["degree_of_saturation_vs_all_20"], rule.GetProperty("degree_of_saturation"), row["notation"]);
            Assert.Equal(row["notation"], rule.GetProperty("notation").GetString());
        }
        Assert.Equal(12, root.GetProperty("twelve_settings").GetArrayLength());
        Assert.Equal(20, root.GetProperty("extrapolation").GetArrayLength());
        Assert.False(root.TryGetProperty("order", out _));
        Assert.Contains(
            "41 codes heard; about 2 more expected in the same population (Chao2 43.4, 95 % 41.4 to 56.0); about 98 % of what a next interview says is already coded; "
            + "the next interview is expected to add 0.23 new codes.", root.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_orders_give_every_number_of_their_file()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Reference.Path("sat_synth20_order_expected.json")));
        using var printed = Json("--matrix", Twenty, "--permutations", "1000", "--seed", "20200505", "--base", "4", "--run", "2", "--threshold", "5%");
        var found = printed.RootElement.GetProperty("order");
        foreach (var member in file.RootElement.EnumerateObject())
        {
            // The reference has the number of units in the name.
            var same = found.GetProperty(member.Name == "share_last_new_at_20" ? "share_last_adds" : member.Name);
            Assert.True(JsonElement.DeepEquals(member.Value, same), $"{member.Name}: {member.Value} and {same}");
        }
        Assert.Equal((0.25, 0.15), (found.GetProperty("exact_expected_new_in_last").GetDouble(), found.GetProperty("exact_share_last_adds").GetDouble()));
        Assert.Equal(41, printed.RootElement.GetProperty("curve")[19].GetProperty("p05").GetInt32());
    }

    [Fact]
    public void New_codes_by_unit_are_enough_for_the_rules()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Reference.Path("sat_guest2020_example_expected.json")));
        using var printed = Json("--new", Reference.Path("sat_guest2020_example.csv"));
        var (expected, found) = (file.RootElement, printed.RootElement.GetProperty("guest"));
        foreach (var name in new[] { "base", "run", "threshold", "base_codes" }) Same(expected.GetProperty(name).GetDouble(), found.GetProperty(name), name);
        Assert.Equal("6+2", found.GetProperty("notation").GetString());
        foreach (var (theirs, ours) in expected.GetProperty("runs").EnumerateArray().Zip(found.GetProperty("runs").EnumerateArray()))
        {
            Assert.Equal((theirs.GetProperty("from_").GetInt32(), theirs.GetProperty("to").GetInt32(), theirs.GetProperty("new").GetInt32()), (ours.GetProperty("from").GetInt32(), ours.GetProperty("to").GetInt32(), ours.GetProperty("new").GetInt32()));
            Printed(theirs.GetProperty("ratio").GetRawText(), ours.GetProperty("ratio"), "ratio");
            Assert.Equal(theirs.GetProperty("ok").GetBoolean(), ours.GetProperty("ok").GetBoolean());
        }
        Assert.Equal(expected.GetProperty("runs").GetArrayLength(), found.GetProperty("runs").GetArrayLength());
        Assert.False(printed.RootElement.TryGetProperty("estimators", out _));
    }

    [Fact]
    public void Every_edge_case_comes_out_of_counts()
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(Reference.Path("eco_edge_cases_expected.json")));
        foreach (var one in cases.RootElement.EnumerateArray())
        {
            var counts = Write("counts.csv", "code,heard\n" + string.Concat(one.GetProperty("freqs").EnumerateArray().Select((f, i) => $"c{i},{f}\n")));
            using var printed = Json("--frequencies", counts, "--units", one.GetProperty("T").GetRawText());
            var found = printed.RootElement.GetProperty("estimators");
            foreach (var (theirs, ours) in new[]
            {
                ("S", "S_obs"), ("chao2", "chao2"), ("se", "chao2_se"), ("lo95", "chao2_lo95"), ("hi95", "chao2_hi95"), ("chao2_bc", "chao2_bc"), ("jack1", "jack1"), ("jack2", "jack2"),
                ("bootstrap", "bootstrap"), ("coverage", "coverage_chao"), ("ice_spader", "ice_k10_spader"), ("next_new", "expected_new_next"),
            })
            {
                if (one.GetProperty(theirs).ValueKind != JsonValueKind.Null) Same(one.GetProperty(theirs).GetDouble(), found.GetProperty(ours), $"{one.GetProperty("name")} {theirs}");
                else Assert.Equal("not defined (one unit only)", found.GetProperty(ours).GetString());
            }
        }
    }

    [Fact]
    public void The_ants_give_the_curve_coverage_and_wanted_coverage_of_iNEXT()
    {
        foreach (var site in Reference.Rows(Reference.Path("eco_ant_inext_expected.csv")).GroupBy(r => r["Assemblage"]))
        {
            var wanted = Reference.Rows(Reference.Path("eco_ant_estimateD_cov0985_expected.csv")).Single(r => r["Assemblage"] == site.Key);
            using var printed = Ants(site.Key, "--coverage", wanted["SC"]);
            var root = printed.RootElement;
            var units = root.GetProperty("estimators").GetProperty("T").GetInt32();
            foreach (var row in site)
            {
                var t = (int)row.Number("t");
                var point = t <= units ? root.GetProperty("curve")[t - 1] : root.GetProperty("extrapolation")[t - units - 1];
                Printed(row["qD"], point.GetProperty(t <= units ? "rarefaction_expected" : "codes"), $"{site.Key} {t}");
                Printed(row["SC"], point.GetProperty(t <= units ? "coverage_at_t" : "coverage"), $"{site.Key} {t}");
            }
            Same(wanted.Number("qD"), root.GetProperty("at_coverage").GetProperty("codes"), "codes at the coverage");
            Assert.Equal(wanted.Number("t"), root.GetProperty("at_coverage").GetProperty("t").GetDouble(), 1e-6);
        }
    }

    [Fact]
    public void The_dunes_and_the_ants_give_what_SpadeR_prints()
    {
        foreach (var set in Reference.Rows(Reference.Path("eco_spader_expected.csv")).GroupBy(r => r["dataset"]))
        {
            using var printed = set.Key == "dune" ? Json("--matrix", Reference.Fetched("eco_dune_incidence.csv")) : Ants(set.Key);
            var (ours, theirs) = (printed.RootElement.GetProperty("estimators"), printed.RootElement.GetProperty("in_other_programs").GetProperty("spader"));
            foreach (var row in set)
            {
                var (found, name) = row["estimator"] switch
                {
                    "SpecInciChao2" => (ours, "chao2"),
                    "SpecInciChao2bc" => (theirs, "chao2_bc"),
                    "SpecInciiChao2" => (theirs, "ichao2"),
                    "SpecInciModelh" => (ours, "ice_k10_spader"),
                    "SpecInciModelh1" => (theirs, "ice1"),
                    "SpecInciJack1" => (theirs, "jack1"),
                    _ => (theirs, "jack2"),
                };
                foreach (var (column, ending) in new[] { ("estimate", ""), ("se", "_se"), ("lcl95", "_lo95"), ("ucl95", "_hi95") })
                    Printed(row[column], found.GetProperty(name + ending), $"{set.Key} {name} {column}");
            }
        }
    }

    [Fact]
    public void The_dunes_give_what_vegan_prints()
    {
        var dune = Reference.Fetched("eco_dune_incidence.csv");
        foreach (var row in Reference.Rows(Reference.Path("eco_specpool_expected.csv")))
        {
            using var printed = row["pool"] == "All" ? Json("--matrix", dune) : Json("--matrix", dune, "--where", $"Management={row["pool"]}");
            var found = printed.RootElement.GetProperty("estimators");
            foreach (var (theirs, ours) in new[]
            {
                ("Species", "S_obs"), ("n", "T"), ("U", "U"), ("Q1", "Q1"), ("Q2", "Q2"), ("Q3", "Q3"), ("Q4", "Q4"), ("chao", "chao2"), ("chao.se", "chao2_se"), ("jack1", "jack1"),
                ("jack1.se", "jack1_se_vegan"), ("jack2", "jack2"), ("boot", "bootstrap"), ("coverage", "coverage_chao"),
            })
                Printed(row[theirs], found.GetProperty(ours), $"{row["pool"]} {theirs}");
            var vegan = printed.RootElement.GetProperty("in_other_programs").GetProperty("vegan");
            Printed(row["boot.se"], vegan.GetProperty("bootstrap_se"), "boot.se");
            if (row["pool"] != "All") continue;
            foreach (var point in Reference.Rows(Reference.Path("eco_rarefaction_exact_expected.csv")))
            {
                var t = (int)point.Number("t") - 1;
                Printed(point["S"], printed.RootElement.GetProperty("curve")[t].GetProperty("rarefaction_expected"), $"S({t + 1})");
                Same(point.Number("sd"), vegan.GetProperty("rarefaction_sd")[t], $"sd({t + 1})");
            }
        }
        var (_, _, error) = Programs.Run("saturation", "--matrix", dune);
        Assert.Contains("csv:1: advice: Left out, because there are words below: “Management”.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Aspects_give_the_meaning_of_each_code()
    {
        using var printed = Json("--aspects", Reference.Path("sat_meaning_example.csv"));
        var codes = printed.RootElement.GetProperty("codes").EnumerateArray().Select(c => (
            c.GetProperty("code").GetString(), c.GetProperty("state").GetString(), c.TryGetProperty("settled_at", out var at) ? at.GetString() : null,
            string.Join(' ', c.GetProperty("occurrences").EnumerateArray().Select(o => $"{o.GetProperty("unit")}:{o.GetProperty("new_aspects")}"))));
        Assert.Equal([("relaxation exercises", "settled", "4", "1:2 2:1 4:1 6:0 7:0 9:0"), ("feeling heard", "not settled", null, "1:1 3:1 8:1")], codes);
        Assert.Contains(
            "settled at interview 4 (3 later ones added no aspect)", Programs.Finish("saturation", "--aspects", Reference.Path("sat_meaning_example.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Plans_give_every_number_of_their_files()
    {
        foreach (var prevalence in Reference.Rows(Reference.Path("sat_prevalence_n_expected.csv")).GroupBy(r => r["prevalence"]))
        {
            using var printed = JsonDocument.Parse(Programs.Finish("plan", "--prevalence", prevalence.Key, "--json"));
            var table = printed.RootElement.GetProperty("table").EnumerateArray().ToDictionary(r => (r.GetProperty("instances_k").GetInt32(), r.GetProperty("power").GetDouble()), r => r.GetProperty("n").GetInt32());
            foreach (var row in prevalence)
            {
                var n = row["method"] == "galvin" ? printed.RootElement.GetProperty("galvin").GetProperty("n").GetInt32() : table[((int)row.Number("instances_k"), row.Number("power"))];
                Assert.True((int)row.Number("n") == n, $"{string.Join(' ', row.Values)}: {n}");
            }
        }
        foreach (var row in Reference.Rows(Reference.Path("sat_upper_bound_unheard_expected.csv")))
        {
            using var printed = JsonDocument.Parse(Programs.Finish("plan", "--unheard", row["n"], "--json"));
            foreach (var column in new[] { "upper95_prevalence_of_unheard_code", "rule_of_three" }) Printed(row[column], printed.RootElement.GetProperty(column), row["n"]);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static JsonDocument Json(params string[] arguments) => JsonDocument.Parse(Programs.Finish(["saturation", .. arguments, "--json"]));

    private static JsonDocument Ants(string site, params string[] more)
    {
        var path = Reference.Fetched("eco_ant_incidence_freq.csv");
        return Json(["--frequencies", path, "--where", $"site={site}", "--units", Reference.Rows(path).First(r => r["site"] == site)["T"], .. more]);
    }

    private static void Same(double expected, JsonElement found, string what) => Reference.Near(expected, found.GetDouble(), what);

    private static void Printed(string expected, JsonElement found, string what) => Reference.AsPrinted(expected, found.GetDouble(), what);

    private string Write(string name, string words)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, words);
        return path;
    }
}
