namespace PsyInterview.Log;

/// <summary>What leaves a laptop in a bundle, and what never does.</summary>
public static class Travels
{
    /// <summary>True when the log is a part of a study that was received from somebody.</summary>
    public static bool IsPart(IEnumerable<Entry> entries) => entries.Any(entry => entry.Id.Stream == EntryId.Part);

    /// <summary>The entries of a selection that may travel: the stream <c>part</c> is the laptop's own.</summary>
    public static IReadOnlyList<Entry> From(IEnumerable<Entry> entries) => [.. entries.Where(entry => entry.Id.Stream != EntryId.Part)];

    /// <summary>
    /// What a laptop sends of everything it has: where it received a part, what was recorded there, and the entries by which the study is known
    /// again; otherwise everything. What was recorded elsewhere the other side has.
    /// </summary>
    public static IReadOnlyList<Entry> Back(IReadOnlyList<Entry> entries, EventKinds kinds)
    {
        var own = entries.Where(entry => entry.Id.Stream == EntryId.Part).Select(entry => entry.Id.Recorder).ToHashSet(StringComparer.Ordinal);
        if (own.Count == 0) return entries;
        return From(entries.Where(entry => own.Contains(entry.Id.Recorder) || kinds.Read(entry) is IBeginsAStudy));
    }
}
