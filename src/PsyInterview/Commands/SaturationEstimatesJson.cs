using System.Text.Json;
using PsyInterview.Saturation;

namespace PsyInterview.Commands;

/// <summary>Codes not heard yet, in <c>saturation --json</c>; and the numbers that other programs print beside them.</summary>
internal static class SaturationEstimatesJson
{
    public static void Write(Utf8JsonWriter json, SaturationAccount account)
    {
        var (counts, found, expected) = (account.Counts!, account.Estimates!, account.Expected!);
        json.WriteStartObject("estimators");
        json.WriteNumber("S_obs", counts.Codes);
        json.WriteNumber("T", counts.Units);
        json.WriteNumber("U", counts.Occurrences);
        for (var k = 1; k <= 4; k++) json.WriteNumber($"Q{k}", counts.Q(k));
        json.WriteBoolean("enough_to_show", counts.IsEnough);
        json.WriteBoolean("more_than_half_heard_once", found.IsFarFromComplete);
        json.WriteNumber("unseen_Q0", found.UnheardCodes);
        Write(json, "chao2", found.Chao2);
        Write(json, "chao2_bc", found.Chao2Bc);
        json.WriteMeasure("jack1", found.Jackknife1.Value);
        json.WriteMeasure("jack1_se_heltshe_forrester", found.JackknifeErrorHeltshe);
        json.WriteMeasure("jack1_se_vegan", found.JackknifeErrorVegan);
        json.WriteMeasure("jack2", found.Jackknife2.Value);
        json.WriteBoolean("jack2_below_observed", found.Jackknife2.Value.Value < counts.Codes);
        json.WriteMeasure("bootstrap", found.Bootstrap);
        Write(json, "ice_k10_spader", found.Ice);
        json.WriteMeasure("ice_k10_classic", found.IceClassic);
        json.WriteMeasure("coverage_chao", expected.Coverage(counts.Units));
        json.WriteMeasure("coverage_turing", found.CoverageTuring);
        json.WriteMeasure("coverage_shown", account.Coverage);
        json.WriteString("coverage_shown_is", account.IsTuring ? "turing" : "chao");
        json.WriteMeasure("expected_new_next", account.ExpectedNew(1));
        json.WriteMeasure("expected_new_next5", account.ExpectedNew(5));
        json.WriteMeasure("S_at_double", account.ExpectedNew(counts.Units) is { Value: { } added } ? counts.Codes + added : account.ExpectedNew(counts.Units));
        json.WriteMeasure("cov_at_double", expected.Coverage(expected.Farthest));
        json.WriteMeasure("turing_new_in_last", counts.Units == 0 ? Measure.NotDefined("no unit") : counts.Q(1) / (double)counts.Units);
        json.WriteEndObject();
        Others(json, account, OtherPrograms.Of(counts, account.Incidence));
    }

    private static void Others(Utf8JsonWriter json, SaturationAccount account, OtherPrograms others)
    {
        json.WriteStartObject("in_other_programs");
        json.WriteString("note", "Numbers that these programs print and that are theirs alone, for comparing tables; not shown to people. The error of iChao2 is what SpadeR prints, not that of its formula.");
        json.WriteStartObject("spader");
        Write(json, "chao2_bc", others.Chao2Bc);
        Write(json, "ichao2", others.IChao2);
        Write(json, "ice1", others.Ice1);
        Write(json, "jack1", account.Estimates!.Jackknife1);
        Write(json, "jack2", account.Estimates.Jackknife2);
        json.WriteEndObject();
        if (others is { BootstrapError: { } bootstrap, CurveErrors: { } curve })
        {
            json.WriteStartObject("vegan");
            json.WriteNumber("bootstrap_se", bootstrap);
            json.WriteStartArray("rarefaction_sd");
            foreach (var error in curve) json.WriteNumberValue(error);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Estimate estimate)
    {
        json.WriteMeasure(name, estimate.Value);
        json.WriteMeasure(name + "_se", estimate.Error);
        json.WriteMeasure(name + "_lo95", estimate.Lower);
        json.WriteMeasure(name + "_hi95", estimate.Upper);
    }
}
