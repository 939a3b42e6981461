using System.Text.Json;
using PsyInterview.Saturation;
using Xunit;

namespace PsyInterview.Tests.Saturation;

/// <summary>Codes not yet heard, and the expected curve, against vegan, SpadeR, iNEXT and the reference program.</summary>
public sealed class EstimateReferenceTests
{
    [Fact]
    public void The_estimates_of_the_set_of_study_size_are_those_of_the_reference()
    {
        var (found, expected) = (Estimates.Of(Reference.Twenty.ToFrequencies()), Reference.TwentyEstimates);
        var curve = new ExpectedCurve(found.Counts);
        Assert.Equal((41, 20, 255L), (found.Counts.Codes, found.Counts.Units, found.Counts.Occurrences));
        Assert.Equal([5, 5, 6, 1], new[] { 1, 2, 3, 4 }.Select(found.Counts.Q));
        foreach (var (name, measure) in new (string, Measure)[]
        {
            ("chao2", found.Chao2.Value), ("chao2_se", found.Chao2.Error), ("chao2_lo95", found.Chao2.Lower), ("chao2_hi95", found.Chao2.Upper),
            ("unseen_Q0", found.UnheardCodes), ("chao2_bc", found.Chao2Bc.Value), ("jack1", found.Jackknife1.Value),
            ("jack1_se_heltshe_forrester", found.JackknifeErrorHeltshe), ("jack2", found.Jackknife2.Value), ("bootstrap", found.Bootstrap),
            ("ice_k10_spader", found.Ice.Value), ("ice_k10_classic", found.IceClassic), ("coverage_chao", curve.Coverage(20)), ("coverage_turing", found.CoverageTuring),
            ("expected_new_next", curve.Codes(21) - 41), ("expected_new_next5", curve.Codes(25) - 41), ("S_at_40", curve.Codes(40)), ("cov_at_40", curve.Coverage(40)),
            ("turing_new_in_last", LastPlace.Of(Reference.Twenty).ExpectedNew),
        })
            Reference.Near(expected.GetProperty(name).GetDouble(), measure, name);
        Reference.AsPrinted("2.8831406487", found.JackknifeErrorVegan, "vegan's error");
        Reference.AsPrinted("40.75", curve.Codes(19), "S(19)");
        Reference.AsPrinted("0.9426684649", curve.Coverage(10), "C(10)");
        Reference.AsPrinted("0.15", LastPlace.Of(Reference.Twenty).AddsShare, "the last unit adds");
    }

    [Fact]
    public void The_curve_of_the_set_of_study_size_is_that_of_the_reference()
    {
        var (curve, expected) = (Reference.Twenty.Accumulate(), new ExpectedCurve(Reference.Twenty.ToFrequencies()));
        foreach (var (i, row) in Reference.Rows(Reference.Path("sat_synth20_curve_expected.csv")).Index())
        {
            Assert.Equal((row["unit"], (int)row.Number("new_codes"), (int)row.Number("cumulative")), (curve.Units[i], curve.New[i], curve.Cumulative[i]));
            Reference.AsPrinted(row["rarefaction_expected"], expected.Codes(i + 1), $"S({i + 1})");
            Reference.AsPrinted(row["coverage_at_t"], expected.Coverage(i + 1), $"C({i + 1})");
        }
    }

    [Fact]
    public void Every_edge_case_is_that_of_the_reference()
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(Reference.Path("eco_edge_cases_expected.json")));
        Assert.Equal(8, cases.RootElement.GetArrayLength());
        foreach (var one in cases.RootElement.EnumerateArray())
        {
            var counts = Frequencies.Of(one.GetProperty("freqs").EnumerateArray().Select(f => f.GetInt32()), one.GetProperty("T").GetInt32());
            var (found, curve) = (Estimates.Of(counts), new ExpectedCurve(counts));
            Assert.Equal(one.GetProperty("S").GetInt32(), counts.Codes);
            foreach (var (name, measure) in new (string, Measure)[]
            {
                ("chao2", found.Chao2.Value), ("se", found.Chao2.Error), ("lo95", found.Chao2.Lower), ("hi95", found.Chao2.Upper), ("chao2_bc", found.Chao2Bc.Value),
                ("jack1", found.Jackknife1.Value), ("jack2", found.Jackknife2.Value), ("bootstrap", found.Bootstrap), ("coverage", curve.Coverage(counts.Units)),
                ("next_new", curve.Codes(counts.Units + 1) - counts.Codes),
            })
                Reference.Near(one.GetProperty(name).GetDouble(), measure, $"{one.GetProperty("name")}: {name}");
            var ice = one.GetProperty("ice_spader");
            if (ice.ValueKind == JsonValueKind.Null) Assert.Equal("one unit only", found.Ice.Value.Reason);
            else Reference.Near(ice.GetDouble(), found.Ice.Value, $"{one.GetProperty("name")}: ICE");
        }
    }

    [Fact]
    public void The_ants_of_2000_metres_typed_in_give_what_iNEXT_and_SpadeR_print()
    {
        var counts = Frequencies.Of([1, 2, 2, 3, 4, 8, 8, 13, 15, 19, 23, 34, 59, 80], 200);
        var (found, curve) = (Estimates.Of(counts), new ExpectedCurve(counts));
        foreach (var (printed, measure) in new (string, Measure)[]
        {
            ("14.24875", found.Chao2.Value), ("0.7260816285", found.Chao2.Error), ("14.0131218452", found.Chao2.Lower), ("18.7155382045", found.Chao2.Upper),
            ("0.9963827", curve.Coverage(200)), ("14.5567840602", found.Ice.Value), ("14.995", found.Jackknife1.Value), ("14.0149497487", found.Jackknife2.Value),
            ("12.811923", curve.Codes(100)), ("14.244103", curve.Codes(400)), ("0.9840431", curve.Coverage(100)), ("0.9999324", curve.Coverage(400)),
        })
            Reference.AsPrinted(printed, measure, printed);
    }

    [Fact]
    public void Both_ant_sites_give_the_curve_that_iNEXT_gives()
    {
        foreach (var site in Reference.Rows(Reference.Path("eco_ant_inext_expected.csv")).GroupBy(r => r["Assemblage"]))
        {
            var curve = new ExpectedCurve(Reference.Ants(site.Key));
            foreach (var row in site)
            {
                Reference.AsPrinted(row["qD"], curve.Codes(row.Number("t")), $"{site.Key} S({row["t"]})");
                Reference.AsPrinted(row["SC"], curve.Coverage(row.Number("t")), $"{site.Key} C({row["t"]})");
            }
        }
    }

    [Fact]
    public void A_wanted_coverage_takes_as_many_units_as_iNEXT_says()
    {
        foreach (var row in Reference.Rows(Reference.Path("eco_ant_estimateD_cov0985_expected.csv")))
        {
            // iNEXT looks for the point and stops near it; of the coverage at which it stopped, ours is the same point.
            var wanted = new ExpectedCurve(Reference.Ants(row["Assemblage"])).At(row.Number("SC"));
            Reference.Near(row.Number("qD"), wanted.Codes, $"{row["Assemblage"]} codes");
            Reference.Near(row.Number("t"), wanted.Units, $"{row["Assemblage"]} units", 1e-6);
            Assert.False(wanted.IsFar);
        }
    }

    [Fact]
    public void SpadeR_prints_the_same_estimates_errors_and_intervals()
    {
        foreach (var set in Reference.Rows(Reference.Path("eco_spader_expected.csv")).GroupBy(r => r["dataset"]))
        {
            var counts = set.Key == "dune" ? Dune(_ => true).ToFrequencies() : Reference.Ants(set.Key);
            var (found, others) = (Estimates.Of(counts), OtherPrograms.Of(counts, null));
            foreach (var row in set)
            {
                var estimate = row["estimator"] switch
                {
                    "SpecInciChao2" => found.Chao2,
                    "SpecInciChao2bc" => others.Chao2Bc,
                    "SpecInciiChao2" => others.IChao2,
                    "SpecInciModelh" => found.Ice,
                    "SpecInciModelh1" => others.Ice1,
                    "SpecInciJack1" => found.Jackknife1,
                    _ => found.Jackknife2,
                };
                foreach (var (column, measure) in new[] { ("estimate", estimate.Value), ("se", estimate.Error), ("lcl95", estimate.Lower), ("ucl95", estimate.Upper) })
                    Reference.AsPrinted(row[column], measure, $"{set.Key} {row["estimator"]} {column}");
            }
        }
    }

    [Fact]
    public void Vegan_prints_the_same_pool_of_all_dunes_and_of_those_of_one_management()
    {
        foreach (var row in Reference.Rows(Reference.Path("eco_specpool_expected.csv")))
        {
            var incidence = Dune(r => row["pool"] == "All" || r["Management"] == row["pool"]);
            var counts = incidence.ToFrequencies();
            var (found, others) = (Estimates.Of(counts), OtherPrograms.Of(counts, incidence));
            foreach (var (column, measure) in new (string, Measure)[]
            {
                ("Species", counts.Codes), ("n", counts.Units), ("U", counts.Occurrences), ("Q1", counts.Q(1)), ("Q2", counts.Q(2)), ("Q3", counts.Q(3)), ("Q4", counts.Q(4)),
                ("chao", found.Chao2.Value), ("chao.se", found.Chao2.Error), ("jack1", found.Jackknife1.Value), ("jack1.se", found.JackknifeErrorVegan),
                ("jack2", found.Jackknife2.Value), ("boot", found.Bootstrap), ("boot.se", others.BootstrapError!.Value), ("coverage", new ExpectedCurve(counts).Coverage(counts.Units)),
            })
                Reference.AsPrinted(row[column], measure, $"{row["pool"]} {column}");
        }
    }

    [Fact]
    public void Vegan_gives_the_same_expected_curve_and_its_errors()
    {
        var incidence = Dune(_ => true);
        var (curve, errors) = (new ExpectedCurve(incidence.ToFrequencies()), OtherPrograms.Of(incidence.ToFrequencies(), incidence).CurveErrors!);
        foreach (var row in Reference.Rows(Reference.Path("eco_rarefaction_exact_expected.csv")))
        {
            Reference.AsPrinted(row["S"], curve.Codes(row.Number("t")), $"S({row["t"]})");
            Reference.Near(row.Number("sd"), errors[(int)row.Number("t") - 1], $"sd({row["t"]})", 1e-9);
        }
    }

    private static Incidence Dune(Func<Dictionary<string, string>, bool> such) => Reference.Matrix(Reference.Fetched("eco_dune_incidence.csv"), such);
}
