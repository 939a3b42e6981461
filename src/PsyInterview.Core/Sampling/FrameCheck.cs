namespace PsyInterview.Sampling;

/// <summary>What a person who wrote a frame should mend before anyone is counted with it.</summary>
public static class FrameCheck
{
    // Beyond this, asking whether a combination can occur at all may take long.
    private const double MostConstrained = 1_000_000;

    // Beyond this, counting combinations of three levels takes seconds and much memory.
    private const double MostThrees = 5_000_000;

    /// <summary>Everything that is wrong, without lines; the excerpt holds the words as they stand in the frame.</summary>
    public static IReadOnlyList<Problem> Of(Frame frame) =>
    [
        .. Criteria(frame), .. frame.Targets.SelectMany(t => Target(frame, t)), .. Twice(frame),
        .. frame.Impossible.SelectMany(i => Known(frame, i)), .. Cells(frame),
    ];

    private static IEnumerable<Problem> Criteria(Frame frame)
    {
        foreach (var twice in frame.Criteria.GroupBy(c => c.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return new(0, twice.Key, $"The criterion {twice.Key} stands there {twice.Count()} times.", "Give each criterion a name of its own.");
        foreach (var criterion in frame.Criteria)
        {
            foreach (var twice in criterion.Levels.GroupBy(l => l.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
                yield return new(0, criterion.Id, $"{criterion.Id} has the level {twice.Key} {twice.Count()} times.", "Give each level a name of its own.");
            foreach (var level in criterion.Levels.Where(l => l.From >= l.Below))
                yield return new(0, criterion.Id, $"The band {level.Id} of {criterion.Id} holds no number.", "Write the smaller number first.");
            var bands = criterion.Levels.Where(l => l.IsBand).OrderBy(l => l.From ?? decimal.MinValue).ToList();
            foreach (var (low, high) in bands.Zip(bands.Skip(1)).Where(pair => (pair.First.Below ?? decimal.MaxValue) > (pair.Second.From ?? decimal.MinValue)))
                yield return new(0, criterion.Id, $"The bands {low.Id} and {high.Id} of {criterion.Id} overlap.",
                    "Whole numbers are in the band at both ends: write 18-39, 40-59.");
            if (criterion.Kind == CriterionKind.Number && criterion.Levels.FirstOrDefault(l => !l.IsBand) is { } plain)
                yield return new(0, criterion.Id, $"{criterion.Id} is a number, and {plain.Id} is no band of numbers.", "Write bands such as 18-39, <18 or 60+.");
        }
    }

    private static IEnumerable<Problem> Target(Frame frame, Target target)
    {
        var words = target.Of.ToString();
        foreach (var problem in Known(frame, target.Of)) yield return problem;
        if (target.Min < 0) yield return new(0, words, $"The target for {words} is below zero.", "Write how many people are wanted.");
        if (target.Max < target.Min)
            yield return new(0, words, $"The target for {words} has a maximum of {target.Max} and a minimum of {target.Min}.", "Write the smaller as the minimum.");
        if (target.Min > 0 && frame.Impossible.Any(i => i.Levels.All(target.Of.Levels.Contains)))
            yield return new(0, words, $"{words} is wanted and declared impossible.", "Take out one of the two.");
    }

    private static IEnumerable<Problem> Known(Frame frame, Combination combination)
    {
        var words = combination.ToString();
        if (combination.Levels.GroupBy(l => l.Criterion, StringComparer.Ordinal).Any(g => g.Count() > 1))
            yield return new(0, words, $"{words} names a criterion twice.", "A combination has one level of each criterion.");
        foreach (var level in combination.Levels.Where(l => frame.Find(l) is null))
        {
            var criterion = frame.Counted.FirstOrDefault(c => c.Id == level.Criterion);
            yield return criterion is null
                ? new(0, words, $"There is no criterion {level.Criterion}.", $"The criteria are {string.Join(", ", frame.Counted.Select(c => c.Id))}.")
                : new(0, words, $"{criterion.Id} has no level {level.Level}.", $"Its levels are {string.Join(", ", criterion.Levels.Select(l => l.Id))}.");
        }
    }

    private static IEnumerable<Problem> Twice(Frame frame) => frame.Targets.GroupBy(t => t.Of).Where(g => g.Count() > 1)
        .Select(g => new Problem(0, g.Last().Of.ToString(), $"There is more than one target for {g.Key}.", "Keep one of them."));

    private static IEnumerable<Problem> Cells(Frame frame)
    {
        if (frame.Counted.Count == 0)
        {
            yield return new(0, "", "The frame has no criterion with levels.", "Name at least one criterion and its levels.");
            yield break;
        }
        var constrained = frame.Counted.Where(c => frame.Impossible.Any(i => i.Levels.Any(l => l.Criterion == c.Id)));
        if (Threes(frame) > MostThrees)
            yield return new(0, "", "The frame has too many levels to count their combinations.", "Keep the criteria that matter, with fewer levels.");
        else if (constrained.Aggregate(1.0, (n, c) => n * c.Levels.Count) > MostConstrained)
            yield return new(0, "", "The impossible combinations tie too many criteria together.", "Name fewer criteria in them.");
        else if (new Feasibility(frame).Cells().IsZero)
            yield return new(0, "", "By the impossible combinations nobody can be in the frame.", "Take some of them out.");
    }
    // All combinations of the levels of three criteria (and of two, and single levels, where there are fewer criteria).
    private static double Threes(Frame frame)
    {
        var (ones, twos, threes) = (0.0, 0.0, 0.0);
        foreach (double levels in frame.Counted.Select(c => c.Levels.Count))
            (threes, twos, ones) = (threes + twos * levels, twos + ones * levels, ones + levels);
        return threes + twos + ones;
    }
}
