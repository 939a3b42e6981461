namespace PsyInterview.Saturation;

/// <summary>How many codes each unit added, in analysis order: the curve of code saturation.</summary>
/// <param name="Units">The units (interviews, participants or groups; never mixed), in the order in which their coding was closed.</param>
/// <param name="New">Codes that enter the curve at each unit.</param>
/// <param name="MinUnits">In how many units a code must have been heard to enter: 1, or 2 for ideas that are shared (Francis et al. 2010).</param>
public sealed record Accumulation(IReadOnlyList<string> Units, IReadOnlyList<int> New, int MinUnits = 1)
{
    /// <summary>Codes in the curve after each unit.</summary>
    public IReadOnlyList<int> Cumulative { get; } = Sums(New);

    /// <summary>T: how many units there are.</summary>
    public int Count => New.Count;

    /// <summary>Codes in the curve after the last unit.</summary>
    public int Total => New.Count == 0 ? 0 : Cumulative[^1];

    /// <summary>The last unit that added a code, from 1; 0 when none did.</summary>
    public int LastNew => NewFrom(1).LastAt;

    /// <summary>How many units at the end added nothing.</summary>
    public int Quiet => Count - LastNew;

    /// <summary>Codes that were added by unit <paramref name="from"/> to unit <paramref name="to"/>, both from 1 and both included.</summary>
    public int NewBetween(int from, int to) => At(to) - At(from - 1);

    /// <summary>Codes in the curve after unit <paramref name="t"/>; 0 after unit 0.</summary>
    public int At(int t) => t == 0 ? 0 : Cumulative[t - 1];

    /// <summary>What the units from <paramref name="from"/> on added, and which of them first; 0 where they added nothing.</summary>
    public (int Codes, int FirstAt, int LastAt) NewFrom(int from)
    {
        var (codes, first, last) = (0, 0, 0);
        for (var t = from; t <= Count; t++)
        {
            if (New[t - 1] == 0) continue;
            (codes, first, last) = (codes + New[t - 1], first == 0 ? t : first, t);
        }
        return (codes, first, last);
    }

    /// <summary>The share of the codes known now that were known after unit <paramref name="t"/>: the degree of saturation of a claim made there.</summary>
    public Measure Degree(int t) => Total == 0 ? Measure.NotDefined("no code was heard") : (double)At(t) / Total;

    private static int[] Sums(IReadOnlyList<int> all)
    {
        var (sums, sum) = (new int[all.Count], 0);
        for (var i = 0; i < sums.Length; i++) sums[i] = sum += all[i];
        return sums;
    }
}
