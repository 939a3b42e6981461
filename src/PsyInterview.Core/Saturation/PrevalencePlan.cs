namespace PsyInterview.Saturation;

/// <summary>How many people to plan for, as it was asked, and beside the usual numbers.</summary>
/// <param name="Instances">From how many people at least the theme is to be heard.</param>
/// <param name="Power">With what probability.</param>
/// <param name="People">n of Fugard and Potts (2015).</param>
/// <param name="PowerOnce">The probability for hearing it from anyone at all.</param>
/// <param name="PeopleOnce">n of Galvin (2015).</param>
/// <param name="Share">The share of people who can speak to the topic.</param>
/// <param name="PeopleByShare">n / share, not rounded.</param>
/// <param name="Rows">The usual instances and powers, and those that were asked for.</param>
public sealed record PrevalencePlan(
    double Prevalence, int Instances, double Power, int People, double PowerOnce, int PeopleOnce, double Share, double PeopleByShare, IReadOnlyList<PlannedPeople> Rows)
{
    private static readonly int[] UsualInstances = [1, 2, 3, 5];
    private static readonly double[] UsualPowers = [0.8, 0.9, 0.95];

    /// <summary>Numbers for which <see cref="Saturation.Prevalence.WhyNot"/> has nothing to say.</summary>
    /// <param name="share">In decimal digits, for the quotient is shown.</param>
    public static PrevalencePlan Of(double prevalence, int instances, double power, double powerOnce, decimal share)
    {
        var people = Saturation.Prevalence.FugardPotts(prevalence, instances, power);
        return new(
            prevalence, instances, power, people, powerOnce, Saturation.Prevalence.Galvin(prevalence, powerOnce), (double)share, (double)(people / share),
            [
                .. from k in UsualInstances.Append(instances).Distinct().Order()
                   from p in UsualPowers.Append(power).Distinct().Order()
                   select new PlannedPeople(k, p, Saturation.Prevalence.FugardPotts(prevalence, k, p)),
            ]);
    }
}

/// <summary>One number of the table.</summary>
public readonly record struct PlannedPeople(int Instances, double Power, int People);
