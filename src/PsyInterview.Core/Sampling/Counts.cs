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
