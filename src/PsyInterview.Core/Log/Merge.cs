namespace PsyInterview.Log;

/// <summary>New entries of one recorder in one stream.</summary>
public sealed record MergedChain(string Stream, string Recorder, int New);

/// <summary>What another log would bring into this one, before anything is done. Nothing is brought where <see cref="Refusal"/> says why not.</summary>
/// <param name="Refusal">Why these two cannot be merged, as a sentence; null when they can.</param>
/// <param name="Added">Entries of theirs that are not in mine, without those of the stream <c>part</c>.</param>
/// <param name="Chains">The same, counted by stream and recorder.</param>
/// <param name="Forks">The same number twice with different contents: damage or forgery.</param>
/// <param name="NewlyErased">Entries of mine that lose their words because theirs have lost them.</param>
/// <param name="StayErased">Entries that have words in theirs and are erased in mine: they stay erased.</param>
/// <param name="Unknown">New entries of kinds that this version does not know, by kind: kept word for word.</param>
/// <param name="Gaps">Where numbers would be missing that were not missing before: another bundle may bring them.</param>
public sealed record Merge(
    string? Refusal, IReadOnlyList<Entry> Added, IReadOnlyList<MergedChain> Chains, IReadOnlyList<EntryId> Forks, IReadOnlyList<EntryId> NewlyErased,
    IReadOnlyList<EntryId> StayErased, IReadOnlyList<(string Kind, int Count)> Unknown, IReadOnlyList<Finding> Gaps)
{
    /// <summary>Sentences about it that come from elsewhere, such as how far two clocks differ.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>What mine and theirs began under one name without knowing of each other, in sentences: a person says first that it is the same.</summary>
    public IReadOnlyList<string> Twins { get; init; } = [];

    /// <summary>True when it would change nothing.</summary>
    public bool IsNothingNew => Added.Count == 0 && NewlyErased.Count == 0;

    /// <summary>Weighs what theirs would bring. A function of the two as sets.</summary>
    public static Merge Of(IReadOnlyList<Entry> mine, IReadOnlyList<Entry> theirs, EventKinds kinds)
    {
        var brought = Travels.From(theirs);
        if (brought.FirstOrDefault(entry => !entry.IsWhole()) is { } broken)
            return Refused($"It is damaged or was changed: entry {broken.Id} is not as it was sealed. Ask for it again.");
        if (!IsOneStudy(mine, brought, kinds)) return Refused("It belongs to another study.");
        var union = LogUnion.Of(mine, brought);
        if (union.Forks.Count > 0)
        {
            var twice = Refused($"It has the same number twice, with different contents ({union.Forks[0]}): one of the two was damaged or changed. Ask for it again.");
            return twice with { Forks = union.Forks };
        }
        var findings = NewFindings(mine, union);
        if (findings.FirstOrDefault(finding => !finding.IsGap) is { } bad) return Refused($"It is damaged or was changed: entry {bad.Id}: {bad.What} Ask for it again.");
        var known = kinds.All.Select(kind => kind.Name).ToHashSet(StringComparer.Ordinal);
        var silent = mine.Where(entry => entry.Erased).Select(entry => entry.Id).ToHashSet();
        return new Merge(
            null, union.Added,
            [.. union.Added.GroupBy(entry => (entry.Id.Stream, entry.Id.Recorder)).Select(chain => new MergedChain(chain.Key.Stream, chain.Key.Recorder, chain.Count()))
                .OrderBy(chain => chain.Stream, StringComparer.Ordinal).ThenBy(chain => chain.Recorder, StringComparer.Ordinal)],
            [], union.NewlyErased, [.. brought.Where(entry => !entry.Erased && silent.Contains(entry.Id)).Select(entry => entry.Id).Distinct().Order()],
            [.. union.Added.Where(entry => !known.Contains(entry.Kind)).GroupBy(entry => entry.Kind).Select(kind => (kind.Key, kind.Count()))
                .OrderBy(kind => kind.Key, StringComparer.Ordinal)],
            [.. findings.Where(finding => finding.IsGap)]);
    }

    /// <summary>Weighs several, one after another, as if those before were merged already. Each is held against those before it too.</summary>
    public static IReadOnlyList<Merge> Of(IReadOnlyList<Entry> mine, IEnumerable<IReadOnlyList<Entry>> several, EventKinds kinds)
    {
        var merges = new List<Merge>();
        foreach (var theirs in several)
        {
            var merge = Of(mine, theirs, kinds);
            merges.Add(merge);
            if (merge is { Refusal: null, IsNothingNew: false }) mine = LogUnion.Of(mine, Travels.From(theirs)).Entries;
        }
        return merges;
    }

    /// <summary>A merge that is not to be.</summary>
    public static Merge Refused(string why) => new(why, [], [], [], [], [], [], []);

    private static bool IsOneStudy(IReadOnlyList<Entry> mine, IReadOnlyList<Entry> theirs, EventKinds kinds)
    {
        var begun = Begun(mine);
        return Begun(theirs).Any(begun.Contains);

        HashSet<string> Begun(IReadOnlyList<Entry> log) =>
            log.Where(entry => entry.Id.Stream == EntryId.Study && kinds.Read(entry) is IBeginsAStudy).Select(entry => entry.Commitment).ToHashSet(StringComparer.Ordinal);
    }

    // Only the chains that something comes into: what is amiss in mine already is no fault of theirs.
    private static List<Finding> NewFindings(IReadOnlyList<Entry> mine, LogUnion union)
    {
        var touched = union.Added.Select(entry => (entry.Id.Stream, entry.Id.Recorder)).ToHashSet();
        var before = LogCheck.Of(mine.Where(Counts)).ToHashSet();
        return [.. LogCheck.Of(union.Entries.Where(Counts)).Where(finding => !before.Contains(finding))];

        bool Counts(Entry entry) => entry.Id.Stream == EntryId.Part || touched.Contains((entry.Id.Stream, entry.Id.Recorder));
    }
}
