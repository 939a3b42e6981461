using System.Numerics;

namespace PsyInterview.Sampling;

/// <summary>Which combinations can occur: those that some cell without an impossible combination contains.</summary>
internal sealed class Feasibility
{
    private readonly int[] _sizes;
    private readonly (int Criterion, int Level)[][] _impossible;
    private readonly int[] _constrained;

    public Feasibility(Frame frame)
    {
        _sizes = [.. frame.Counted.Select(c => c.Levels.Count)];
        // A combination with a level that the frame does not have rules nothing out.
        _impossible = [.. frame.Impossible.Select(i => i.Levels.Select(frame.Find).ToArray()).Where(found => found.All(f => f is not null))
            .Select(found => found.Select(f => f!.Value).ToArray())];
        _constrained = [.. _impossible.SelectMany(i => i).Select(l => l.Criterion).Distinct().Order()];
    }

    /// <summary>Whether levels can occur together; one a criterion, -1 where any may stand. Left as they were.</summary>
    public bool IsFeasible(int[] levels) => _constrained.Length == 0 || Extends(levels, 0);

    /// <summary>How many cells can occur.</summary>
    public BigInteger Cells()
    {
        var free = Enumerable.Range(0, _sizes.Length).Except(_constrained).Aggregate(BigInteger.One, (cells, c) => cells * _sizes[c]);
        var levels = new int[_sizes.Length];
        Array.Fill(levels, -1);
        return free * Count(levels, 0);
    }

    private bool Allowed(int[] levels)
    {
        foreach (var impossible in _impossible)
            if (Array.TrueForAll(impossible, l => levels[l.Criterion] == l.Level)) return false;
        return true;
    }

    private bool Extends(int[] levels, int next)
    {
        if (!Allowed(levels)) return false;
        while (next < _constrained.Length && levels[_constrained[next]] >= 0) next++;
        if (next == _constrained.Length) return true;
        var criterion = _constrained[next];
        var found = false;
        for (var level = 0; level < _sizes[criterion] && !found; level++)
        {
            levels[criterion] = level;
            found = Extends(levels, next + 1);
        }
        levels[criterion] = -1;
        return found;
    }

    private long Count(int[] levels, int next)
    {
        if (!Allowed(levels)) return 0;
        if (next == _constrained.Length) return 1;
        var cells = 0L;
        for (var level = 0; level < _sizes[_constrained[next]]; level++)
        {
            levels[_constrained[next]] = level;
            cells += Count(levels, next + 1);
        }
        levels[_constrained[next]] = -1;
        return cells;
    }
}
