namespace PsyInterview.Sampling;

/// <summary>All measures of how a sample varies, over one frame and one set of people.</summary>
/// <param name="Covered">Those with <see cref="Person.Covers"/>.</param>
/// <param name="Tuples">t-way coverage for t = 1, 2 and 3, as far as there are criteria.</param>
/// <param name="ImpossibleFound">Covered people who have a combination that was declared impossible: the frame or the answer is wrong.</param>
public sealed record Variation(
    Frame Frame, IReadOnlyList<Person> Covered, IReadOnlyList<CriterionCount> Counts, IReadOnlyList<Gap> Gaps, CellCoverage Cells,
    IReadOnlyList<TupleCoverage> Tuples, Gower Gower, Spread Spread, IReadOnlyList<(Person Person, Combination Combination)> ImpossibleFound)
{
    private const int LargestT = 3;

    /// <summary>Measures the people who cover; the others matter only for the ranges of the distance.</summary>
    /// <param name="compared">The criteria of the distance; null for the frame's own.</param>
    public static Variation Of(Frame frame, IReadOnlyList<Person> people, IEnumerable<Criterion>? compared = null)
    {
        List<Person> covered = [.. people.Where(p => p.Covers)];
        var gower = new Gower(compared ?? frame.Criteria, people);
        return new(
            frame, covered, [.. frame.Counted.Select(c => CriterionCount.Of(c, covered))], Gap.Of(frame, covered), CellCoverage.Of(frame, covered),
            [.. Enumerable.Range(1, Math.Min(LargestT, frame.Counted.Count)).Select(t => TupleCoverage.Of(frame, covered, t))], gower, Spread.Of(gower, covered),
            [.. covered.SelectMany(p => frame.Impossible.Where(i => frame.Has(p, i)).Select(i => (p, i)))]);
    }
}
