using System.Numerics;

namespace PsyInterview.Saturation;

/// <summary>
/// In hindsight, how few units hold all the codes that were heard (the ways of van Rijnsoever 2017, PLoS ONE 12(7):e0181689). It shows how much was heard
/// more than once; it is no reason to drop anyone.
/// </summary>
/// <param name="Actual">The unit, from 1, after which all codes had been heard in the order as it was.</param>
/// <param name="MinimalInformation">The order as it was without the units that added nothing.</param>
/// <param name="MaximumInformation">At each step the unit with most new codes, the earliest of equals, until all are heard.</param>
public sealed record SourceSteps(int Codes, int Actual, IReadOnlyList<int> MinimalInformation, IReadOnlyList<int> MaximumInformation)
{
    /// <summary>Of units and codes.</summary>
    public static SourceSteps Of(Incidence incidence)
    {
        var curve = incidence.Accumulate();
        return new(curve.Total, curve.LastNew, [.. curve.New.Index().Where(n => n.Item > 0).Select(n => n.Index + 1)], Greedy(incidence, curve.Total));
    }

    private static List<int> Greedy(Incidence incidence, int all)
    {
        var (taken, heard, seen) = (new List<int>(), 0, new ulong[incidence.Units.Count == 0 ? 0 : incidence.Row(0).Length]);
        while (heard < all)
        {
            var (best, most) = (0, 0);
            for (var t = 0; t < incidence.Units.Count; t++)
            {
                var count = 0;
                var row = incidence.Row(t);
                for (var w = 0; w < row.Length; w++) count += BitOperations.PopCount(row[w] & ~seen[w]);
                if (count > most) (best, most) = (t, count);
            }
            var chosen = incidence.Row(best);
            for (var w = 0; w < chosen.Length; w++) seen[w] |= chosen[w];
            taken.Add(best + 1);
            heard += most;
        }
        return taken;
    }
}
