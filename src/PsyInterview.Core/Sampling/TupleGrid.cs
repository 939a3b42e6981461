namespace PsyInterview.Sampling;

/// <summary>All sets of t criteria with the tuples of their levels: which can occur, and which somebody covers.</summary>
internal sealed class TupleGrid
{
    private readonly List<CriteriaSet> _sets = [];
    private readonly Frame _frame;

    public TupleGrid(Frame frame, int t)
    {
        _frame = frame;
        var feasibility = new Feasibility(frame);
        foreach (var criteria in Choose(frame.Counted.Count, t))
        {
            var set = new CriteriaSet(criteria, [.. criteria.Select(c => frame.Counted[c].Levels.Count)]);
            var levels = new int[frame.Counted.Count];
            for (var tuple = 0; tuple < set.IsFeasible.Length; tuple++)
            {
                Array.Fill(levels, -1);
                set.Write(tuple, levels);
                set.IsFeasible[tuple] = feasibility.IsFeasible(levels);
            }
            Feasible += set.IsFeasible.Count(f => f);
            _sets.Add(set);
        }
    }

    /// <summary>Tuples that can occur.</summary>
    public int Feasible { get; }

    /// <summary>Tuples that can occur and that somebody covers.</summary>
    public int Covered { get; private set; }

    /// <summary>Adds a person's tuples and returns how many were new.</summary>
    public int Add(int[][] stand)
    {
        var added = New(stand, isKept: true);
        Covered += added;
        return added;
    }

    /// <summary>How many tuples a person would add.</summary>
    public int WouldAdd(int[][] stand) => New(stand, isKept: false);

    public IReadOnlyList<SetCoverage> Sets() => [.. _sets.Select(set => new SetCoverage(
        [.. set.Criteria.Select(c => _frame.Counted[c])], set.IsCovered.Count(c => c), set.IsFeasible.Count(f => f),
        [.. Enumerable.Range(0, set.IsFeasible.Length).Where(i => set.IsFeasible[i] && !set.IsCovered[i]).Select(i => Named(set, i))]))];

    private int New(int[][] stand, bool isKept)
    {
        var added = 0;
        foreach (var set in _sets) added += Walk(set, stand, 0, 0, isKept);
        return added;
    }

    // With several answers to a criterion a person covers the tuples of each.
    private static int Walk(CriteriaSet set, int[][] stand, int depth, int tuple, bool isKept)
    {
        if (depth == set.Criteria.Length)
        {
            if (!set.IsFeasible[tuple] || set.IsCovered[tuple]) return 0;
            if (isKept) set.IsCovered[tuple] = true;
            return 1;
        }
        var added = 0;
        foreach (var level in stand[set.Criteria[depth]]) added += Walk(set, stand, depth + 1, tuple * set.Sizes[depth] + level, isKept);
        return added;
    }

    private Combination Named(CriteriaSet set, int tuple)
    {
        var levels = new int[_frame.Counted.Count];
        set.Write(tuple, levels);
        return new(set.Criteria.Select(c => new CriterionLevel(_frame.Counted[c].Id, _frame.Counted[c].Levels[levels[c]].Id)));
    }

    private static IEnumerable<int[]> Choose(int n, int t, int from = 0)
    {
        if (t == 0) return [[]];
        return Enumerable.Range(from, Math.Max(0, n - from)).SelectMany(first => Choose(n, t - 1, first + 1).Select(rest => (int[])[first, .. rest]));
    }

    // A tuple is a number in the mixed base of the criteria's sizes, the last criterion running fastest.
    private sealed record CriteriaSet(int[] Criteria, int[] Sizes)
    {
        public bool[] IsFeasible { get; } = new bool[Sizes.Aggregate(1, (n, size) => n * size)];

        public bool[] IsCovered { get; } = new bool[Sizes.Aggregate(1, (n, size) => n * size)];

        public void Write(int tuple, int[] levels)
        {
            for (var i = Criteria.Length - 1; i >= 0; i--)
            {
                levels[Criteria[i]] = tuple % Sizes[i];
                tuple /= Sizes[i];
            }
        }
    }
}
