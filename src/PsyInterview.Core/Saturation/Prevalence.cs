namespace PsyInterview.Saturation;

/// <summary>
/// How many people to plan for, from how common a theme is thought to be. Holds for random samples in which the theme comes up whenever it is held;
/// purposive samples are not random, so it is orientation and no more.
/// </summary>
public static class Prevalence
{
    /// <summary>The most instances that are asked for.</summary>
    public const int MostInstances = 1000;

    /// <summary>The rarest prevalence that is planned for.</summary>
    public const double Rarest = 0.0001;

    // What is reached but for the machine's last digits is reached.
    private const double Slack = 1e-12;

    /// <summary>The sentence that says which number cannot be, or null when all can.</summary>
    public static string? WhyNot(double prevalence, int instances, double power) =>
        prevalence is not (>= Rarest and < 1) ? "The prevalence lies between 0 and 1: 0.1 for one in ten. The rarest that is planned for is 0.0001."
        : instances is < 1 or > MostInstances ? "The theme is to be heard at least once, and no more than 1000 times."
        : power is not (> 0 and < 1) ? "The power lies between 0 and 1: 0.8 for four in five."
        : null;

    /// <summary>The fewest people among whom a theme is heard at least once with this probability (Galvin 2015): <c>n >= ln(1-P) / ln(1-R)</c>.</summary>
    public static int Galvin(double prevalence, double probability) => FugardPotts(prevalence, 1, probability);

    /// <summary>The fewest people among whom a theme is heard at least so many times with this power (Fugard and Potts 2015): binomial.</summary>
    public static int FugardPotts(double prevalence, int instances, double power)
    {
        if (WhyNot(prevalence, instances, power) is { } why) throw new ArgumentException(why);
        var (low, high) = (instances - 1, instances);
        while (HeardAtLeast(prevalence, instances, high) < power - Slack) (low, high) = (high, high * 2);
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (HeardAtLeast(prevalence, instances, middle) < power - Slack) low = middle;
            else high = middle;
        }
        return high;
    }

    /// <summary>The probability that a theme is heard at least so many times among n people.</summary>
    public static double HeardAtLeast(double prevalence, int instances, int people)
    {
        if (people < instances) return 0;
        // Each term from the one before, in logarithms: (1 - p)^n alone may be smaller than any number of the machine.
        var (term, fewer) = (people * Math.Log(1 - prevalence), 0.0);
        for (var k = 0; k < instances; k++)
        {
            fewer += Math.Exp(term);
            term += Math.Log((people - k) / (k + 1.0) * (prevalence / (1 - prevalence)));
        }
        return Math.Clamp(1 - fewer, 0, 1);
    }

    /// <summary>The highest prevalence, at 95 %, of a code that was heard in none of n units: <c>1 - 0.05^(1/n)</c>.</summary>
    public static double UpperBoundOfUnheard(int units)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        return 1 - Math.Pow(0.05, 1.0 / units);
    }

    /// <summary>The probability that every code was heard at least once among n units, each code having its own: <c>product (1 - (1-p)^n)</c> (van Rijnsoever 2017, random chance).</summary>
    public static double AllHeard(IEnumerable<(double Probability, int Codes)> codes, int units) =>
        codes.Aggregate(1.0, (all, c) => all * Math.Pow(1 - Math.Pow(1 - c.Probability, units), c.Codes));
}
