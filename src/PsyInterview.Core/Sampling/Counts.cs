namespace PsyInterview.Sampling;

/// <summary>A value that no level of its criterion holds: listed, and never taken out of the number of people.</summary>
public sealed record OutsideFrame(string Person, string Value);

/// <summary>How many people have each level of a criterion, and how many could not be placed.</summary>
/// <param name="Counts">One a level, in the order of the levels. With several answers a person counts in each, so the sum may pass the people.</param>
/// <param name="Outside">A person who gave several answers may stand here and in the counts.</param>
/// <param name="People">Everyone looked at.</param>
public sealed record CriterionCount(
    Criterion Criterion, IReadOnlyList<int> Counts, int Missing, int NotAsked, int Declined, IReadOnlyList<OutsideFrame> Outside, int People)
{
    /// <summary>How even the counts are over the declared levels.</summary>
    public Evenness Evenness => Evenness.Of(Counts);

    /// <summary>Counts one criterion over the people who are handed in.</summary>
    public static CriterionCount Of(Criterion criterion, IReadOnlyCollection<Person> people)
    {
        var counts = new int[criterion.Levels.Count];
        var outside = new List<OutsideFrame>();
        foreach (var person in people)
        {
            var place = criterion.Of(person[criterion]);
            foreach (var level in place.Levels) counts[level]++;
            outside.AddRange(place.Outside.Select(value => new OutsideFrame(person.Id, value)));
        }
        int In(AnswerState state) => people.Count(p => p[criterion].State == state);
        return new(criterion, counts, In(AnswerState.Missing), In(AnswerState.NotAsked), In(AnswerState.Declined), outside, people.Count);
    }
}

/// <summary>A target and how many people it has.</summary>
/// <param name="Count">People with every level of the target.</param>
public sealed record Gap(Target Target, int Count)
{
    /// <summary>How many people it lacks: max(0, min - n).</summary>
    public int Missing => Math.Max(0, Target.Min - Count);

    public bool IsOverMax => Count > Target.Max;

    /// <summary>The gap of every target of a frame, in their order, over the people who are handed in.</summary>
    public static IReadOnlyList<Gap> Of(Frame frame, IReadOnlyCollection<Person> people) =>
        [.. frame.Targets.Select(target => new Gap(target, people.Count(person => frame.Has(person, target.Of))))];
}

/// <summary>
/// How evenly counts are spread over K declared levels, p being the share of a level among all that is counted in levels. Even is not always the aim.
/// </summary>
/// <param name="Shannon">H = -sum p ln p.</param>
/// <param name="Pielou">J = H / ln K, 1 when all levels are equal.</param>
/// <param name="Blau">B = 1 - sum p², the chance that two draws differ.</param>
/// <param name="BlauNorm">B / (1 - 1/K), 1 when all levels are equal.</param>
public sealed record Evenness(IReadOnlyList<int> Counts, Measure Shannon, Measure Pielou, Measure Blau, Measure BlauNorm)
{
    public static Evenness Of(IReadOnlyList<int> counts)
    {
        double total = counts.Sum();
        if (total == 0)
        {
            var nobody = Measure.NotDefined("nobody counted");
            return new(counts, nobody, nobody, nobody, nobody);
        }
        var shares = counts.Where(n => n > 0).Select(n => n / total).ToList();
        // A sum of one share is -1 ln 1, which floating point writes as -0.
        var h = Math.Max(0, -shares.Sum(p => p * Math.Log(p)));
        var b = 1 - shares.Sum(p => p * p);
        if (counts.Count == 1)
        {
            var single = Measure.NotDefined("only one level");
            return new(counts, h, single, b, single);
        }
        return new(counts, h, h / Math.Log(counts.Count), b, b / (1 - 1.0 / counts.Count));
    }
}
