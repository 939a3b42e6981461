using PsyInterview.Log;

namespace PsyInterview.Reports;

/// <summary>What a person wants to know of a merge beside its counts.</summary>
public static class Weighing
{
    /// <summary>Weighs several logs, one after another; each with the clocks of those whose entries it brings, and with what both sides began under one name.</summary>
    public static IReadOnlyList<Merge> Of(IReadOnlyList<Entry> mine, IEnumerable<IReadOnlyList<Entry>> several, EventKinds kinds)
    {
        var merges = Merge.Of(mine, several, kinds);
        if (merges.Any(merge => merge.Refusal is not null)) return merges;
        var alignments = LogReading.Of(merges.Aggregate((IEnumerable<Entry>)mine, (log, merge) => log.Concat(merge.Added)), kinds).Alignments;
        return [.. merges.Select((merge, i) => merge with
        {
            Remarks = [.. merge.Remarks, .. alignments.Where(a => Concerns(a, merge)).Select(a => $"{a.Stream}, {Clocks.Words(a)}")],
            Twins = Twins.Of(merges.Take(i).Aggregate((IEnumerable<Entry>)mine, (log, one) => log.Concat(one.Added)), merge.Added, kinds),
        })];
    }

    private static bool Concerns(Alignment alignment, Merge merge) => merge.Chains.Any(chain => chain.Stream == alignment.Stream && chain.Recorder == alignment.Recorder);
}
