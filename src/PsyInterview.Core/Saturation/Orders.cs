namespace PsyInterview.Saturation;

/// <summary>One random order of the units, and what each place in it added.</summary>
/// <param name="Order">Units by number, from 1.</param>
/// <param name="New">Codes added at each place.</param>
public sealed record TriedOrder(IReadOnlyList<int> Order, IReadOnlyList<int> New);

/// <summary>When a rule was reached over many orders; percentiles are those of the orders that reached it, by nearest rank.</summary>
/// <param name="Tried">Orders in all.</param>
/// <param name="Reached">Orders in which the rule was reached.</param>
public sealed record OrderSpread(int Tried, int Reached, int? Smallest, int? Percentile5, int? Median, int? Percentile95, int? Largest)
{
    /// <summary>The share of orders that never reach it.</summary>
    public double NeverShare => (Tried - Reached) / (double)Tried;

    internal static OrderSpread Of(IEnumerable<int?> found, int tried)
    {
        int[] rising = [.. found.OfType<int>().Order()];
        return rising.Length == 0 ? new(tried, 0, null, null, null, null, null)
            : new(tried, rising.Length, rising[0], Orders.NearestRank(rising, 5), Orders.NearestRank(rising, 50), Orders.NearestRank(rising, 95), rising[^1]);
    }
}

/// <summary>The cumulative codes after <paramref name="T"/> units over all orders tried, by nearest rank.</summary>
/// <param name="Mean">Which comes near the exact expected curve as more orders are tried.</param>
public readonly record struct BandPoint(int T, int Percentile5, int Median, int Percentile95, double Mean);

/// <summary>
/// How much the answer hangs on the order of the units (after Constantinou, Georgiou and Perdikogianni 2017, CoMeTS): the rules asked again in many random
/// orders. The first order is drawn from the order given, each later one likewise: SplitMix64 and Fisher-Yates, see there.
/// </summary>
/// <param name="First">The first few orders, for whoever wants to check the generator.</param>
/// <param name="Guest">s, the units before the confirming run.</param>
/// <param name="Francis">The unit at which the stop criterion was met.</param>
/// <param name="LastNew">The place of the last unit that added a code.</param>
/// <param name="LastAddsShare">The share of orders in which the very last unit adds a code.</param>
/// <param name="Band">One point a unit.</param>
public sealed record Orders(
    ulong Seed, int Tried, IReadOnlyList<TriedOrder> First, OrderSpread Guest, OrderSpread Francis, OrderSpread LastNew, double LastAddsShare, IReadOnlyList<BandPoint> Band)
{
    private const int Kept = 3;

    /// <summary>Tries as many orders as the settings say.</summary>
    /// <returns>Null when they say none, or when there is no unit.</returns>
    public static Orders? Of(Incidence incidence, SaturationSettings settings)
    {
        var (units, tried) = (incidence.Units.Count, settings.Permutations);
        if (units == 0 || tried == 0) return null;
        var chance = new SplitMix64(settings.Seed);
        var (order, added) = (new int[units], new int[units]);
        // A row a place, so that a place's numbers lie together when they are sorted.
        var reached = new int[units][];
        for (var t = 0; t < units; t++) reached[t] = new int[tried];
        var (first, guest, francis, lastNew) = (new List<TriedOrder>(), new int?[tried], new int?[tried], new int?[tried]);
        for (var b = 0; b < tried; b++)
        {
            for (var t = 0; t < units; t++) order[t] = t;
            chance.Shuffle(order);
            incidence.New(order, settings.MinUnits, added);
            if (b < Kept) first.Add(new([.. order.Select(unit => unit + 1)], [.. added]));
            var sum = 0;
            for (var t = 0; t < units; t++)
            {
                reached[t][b] = sum += added[t];
                if (added[t] > 0) lastNew[b] = t + 1;
            }
            if (sum == 0) continue;
            guest[b] = GuestRule.FirstHit(added, settings.Base, settings.Run, settings.ThresholdPercent);
            francis[b] = FrancisRule.FirstHit(added, settings.Initial, settings.Stop);
        }
        var lastAdds = lastNew.Count(at => at == units) / (double)tried;
        return new(
            settings.Seed, tried, first, OrderSpread.Of(guest, tried), OrderSpread.Of(francis, tried), OrderSpread.Of(lastNew, tried), lastAdds,
            [.. reached.Select((all, t) => Point(t + 1, all))]);
    }

    /// <summary>The smallest number that at least so many percent of the numbers do not exceed.</summary>
    public static int NearestRank(ReadOnlySpan<int> rising, int percent) => rising[Math.Max(0, (int)(((long)rising.Length * percent + 99) / 100) - 1)];

    private static BandPoint Point(int t, int[] all)
    {
        Array.Sort(all);
        return new(t, NearestRank(all, 5), NearestRank(all, 50), NearestRank(all, 95), all.Sum(n => (long)n) / (double)all.Length);
    }
}

/// <summary>What can be said of the last place in a random order without trying any.</summary>
/// <param name="ExpectedNew">Codes that the last unit adds on average: Q1 / T.</param>
/// <param name="AddsShare">The share of orders in which it adds any: units with a code that no other has / T.</param>
public sealed record LastPlace(Measure ExpectedNew, Measure AddsShare)
{
    /// <param name="minUnits">A code enters the curve when it is heard for this time; then those heard in exactly so many units count.</param>
    public static LastPlace Of(Incidence incidence, int minUnits = 1)
    {
        var units = incidence.Units.Count;
        if (units == 0) return new(Measure.NotDefined("no unit"), Measure.NotDefined("no unit"));
        var last = incidence.CodesHeardIn(minUnits);
        return new(last.Sum() / (double)units, last.Count(n => n > 0) / (double)units);
    }
}
