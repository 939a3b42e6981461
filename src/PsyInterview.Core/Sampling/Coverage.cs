using System.Numerics;

namespace PsyInterview.Sampling;

/// <summary>What one set of criteria has.</summary>
/// <param name="Covered">Tuples of their levels that somebody has.</param>
/// <param name="Feasible">Tuples that can occur.</param>
public sealed record SetCoverage(IReadOnlyList<Criterion> Criteria, int Covered, int Feasible, IReadOnlyList<Combination> Uncovered);

/// <summary>
/// t-way coverage (Kuhn, Kacker and Lei, NIST: combinatorial coverage measurement). A tuple is one level from each of t criteria; one that uses an
/// answer that is not known is not covered by it.
/// </summary>
/// <param name="Sets">Each set of t criteria.</param>
public sealed record TupleCoverage(int T, IReadOnlyList<SetCoverage> Sets)
{
    public int Covered => Sets.Sum(s => s.Covered);

    public int Feasible => Sets.Sum(s => s.Feasible);

    /// <summary>Sets of criteria whose every feasible tuple is covered.</summary>
    public int FullSets => Sets.Count(s => s.Feasible > 0 && s.Covered == s.Feasible);

    /// <summary>Total variable-value configuration coverage: covered tuples / feasible tuples.</summary>
    public Measure Total => Feasible == 0 ? Measure.NotDefined($"fewer than {T} criteria") : (double)Covered / Feasible;

    /// <summary>Simple t-way coverage: full sets / sets.</summary>
    public Measure Simple => Sets.Count(s => s.Feasible > 0) is var sets and > 0 ? (double)FullSets / sets : Measure.NotDefined($"fewer than {T} criteria");

    /// <summary>Coverage of the tuples of t levels by the people who are handed in.</summary>
    public static TupleCoverage Of(Frame frame, IEnumerable<Person> people, int t)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(t, 1);
        var grid = new TupleGrid(frame, t);
        foreach (var person in people) grid.Add(frame.Stand(person));
        return new(t, grid.Sets());
    }
}

/// <summary>Cells (one level of every criterion) that somebody is in, among those that can occur. With five criteria this is tiny: not a headline.</summary>
public sealed record CellCoverage(int Filled, BigInteger Total)
{
    /// <summary>Filled / total.</summary>
    public Measure Share => Total.IsZero ? Measure.NotDefined("no cell can occur") : (double)Filled / (double)Total;

    /// <summary>Cells of the people who are handed in. Who lacks an answer is in no cell; who gave several is in more than one.</summary>
    public static CellCoverage Of(Frame frame, IEnumerable<Person> people)
    {
        var feasibility = new Feasibility(frame);
        var filled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var person in people)
        {
            var stand = frame.Stand(person);
            if (stand.Length > 0 && Array.TrueForAll(stand, levels => levels.Length > 0)) Fill(stand, new int[stand.Length], 0);
        }
        return new(filled.Count, frame.Counted.Count == 0 ? 0 : feasibility.Cells());

        void Fill(int[][] stand, int[] cell, int next)
        {
            if (next == cell.Length)
            {
                if (feasibility.IsFeasible(cell)) filled.Add(string.Join(',', cell));
                return;
            }
            foreach (var level in stand[next])
            {
                cell[next] = level;
                Fill(stand, cell, next + 1);
            }
        }
    }
}
