using System.Globalization;
using PsyInterview.Saturation;

namespace PsyInterview.Reports;

/// <summary>Planning by prevalence in tables and sentences, each with what it rests on.</summary>
public static class PlanTables
{
    private const string Orientation = "Orientation only: it holds if the sample is random and the theme comes up whenever it is held. Samples that are chosen on purpose are not random.";

    /// <summary>What was asked, in a sentence.</summary>
    public static string Sentence(PrevalencePlan plan)
    {
        var share = plan.Share < 1
            ? string.Create(CultureInfo.InvariantCulture, $" If only {Percent(plan.Share)} of people can speak to the topic: {plan.People} / {plan.Share} = {plan.PeopleByShare:F1}, so {Math.Ceiling(plan.PeopleByShare):F0} people.") : "";
        var heard = plan.Instances == 1 ? "at least once" : $"from at least {Whole(plan.Instances)} of them";
        return $"If {Percent(plan.Prevalence)} of people hold a theme, it is heard {heard} with a probability of {Percent(plan.Power)} among {Whole(plan.People)} people (Fugard and Potts 2015); "
            + $"at least once with {Percent(plan.PowerOnce)} among {Whole(plan.PeopleOnce)} (Galvin 2015).{share}";
    }

    /// <summary>People by instances and power.</summary>
    public static Table Of(PrevalencePlan plan)
    {
        List<string> powers = [.. plan.Rows.Select(r => r.Power).Distinct().Select(Percent)];
        return new(
            "plan", $"People needed to hear a theme that {Percent(plan.Prevalence)} of people hold", ["heard from at least", .. powers],
            [.. plan.Rows.GroupBy(r => r.Instances).Select(g => (IReadOnlyList<string>)[Whole(g.Key), .. g.Select(r => Whole(r.People))])],
            ["The fewest n with P(Binomial(n, p) >= k) no less than the percentage above the column; from at least 1: ln(1-P) / ln(1-R), rounded up.", Orientation],
            powers.Append("heard from at least").ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>What a code that nobody said may still be.</summary>
    public static string Unheard(int units) => string.Create(
        CultureInfo.InvariantCulture, $"A code that was heard in none of {units} {(units == 1 ? "interview" : "interviews")} may still be held by up to {Prevalence.UpperBoundOfUnheard(units) * 100:F2} % of people ")
        + $"(95 % limit, 1 - 0.05^(1/n)), if the sample were random and the code would come up when held. Samples that are chosen on purpose are not random: orientation only.";

    /// <summary>The chance that all codes are heard.</summary>
    public static Table AllHeard(IReadOnlyList<(double Probability, int Codes)> codes, IReadOnlyList<int> units) => new(
        "plan", $"The chance that all {Whole(codes.Sum(c => c.Codes))} codes are heard", ["interviews", "all heard"],
        [.. units.Select(n => (IReadOnlyList<string>)[Whole(n), (Prevalence.AllHeard(codes, n) * 100).ToString("F2", CultureInfo.InvariantCulture) + " %"])],
        ["The product of 1 - (1-p)^n over the codes, each heard by chance and by itself (van Rijnsoever 2017, random chance).", Orientation], new HashSet<string> { "interviews", "all heard" });

    private static string Whole(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##} %");
}
