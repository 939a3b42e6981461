namespace PsyInterview.Coding;

/// <summary>What may be said about whether anything new still comes.</summary>
public static class SaturationDecisions
{
    private const string OnlyInterviews = "rules are for interviews or focus groups alone: a member check is no interview more";

    /// <summary>Sets the rule by which a stream of units is judged, with how many were coded by then and the curve of that moment.</summary>
    /// <param name="rule">One of <see cref="StopRules"/>.</param>
    /// <param name="reason">Why; needed where no rule is used.</param>
    public static Decision Set(
        CurveStream stream, string rule, int @base, int run, int percent, int initial, int stop, int minUnits, IReadOnlyList<string> curve, string? reason)
    {
        if (!stream.TakesRules) return Decision.Refuse(OnlyInterviews);
        if (!CurveStream.Units.Contains(stream.Unit)) return Decision.Refuse($"“{stream.Unit}” is not a unit; {string.Join(", ", CurveStream.Units)}");
        if (!StopRules.All.Contains(rule)) return Decision.Refuse($"“{rule}” is not a rule; {string.Join(", ", StopRules.All)}");
        if (@base < 1 || run < 1 || initial < 1 || stop < 1 || minUnits < 1) return Decision.Refuse("every number of a rule is at least 1");
        if (percent is < 0 or > 100) return Decision.Refuse("the threshold lies between 0 % and 100 %");
        if (rule == StopRules.NotUsed && string.IsNullOrWhiteSpace(reason)) return Decision.Refuse("say why saturation is not used; the reason stands in the report");
        return Decision.That(new SaturationRuleSet(
            stream.Unit, stream.Wave, rule, @base, run, percent.ToString(System.Globalization.CultureInfo.InvariantCulture), initial, stop, minUnits, curve.Count, curve, stream.Group,
            string.IsNullOrWhiteSpace(reason) ? null : reason.Trim()));
    }

    /// <summary>Records what the team said of a stream, with the curve it looked at.</summary>
    public static Decision Judge(CurveStream stream, bool reached, string reason, IReadOnlyList<string> curve, string? on = null) =>
        !stream.TakesRules ? Decision.Refuse(OnlyInterviews) :
        curve.Count == 0 ? Decision.Refuse("nothing is coded yet: there is nothing to judge")
        : string.IsNullOrWhiteSpace(reason) ? Decision.Refuse("say what the claim rests on")
        : on is not null && !Studies.Recruitment.IsDay(on) ? Decision.Refuse(Studies.Recruitment.NotADay(on))
        : Decision.That(new SaturationJudged(stream.Unit, stream.Wave, reached, reason.Trim(), curve.Count, curve, stream.Group, on));
}
