namespace PsyInterview.Log;

/// <summary>An entry as a reader meets it.</summary>
/// <param name="Happened">What the entry says, or <see cref="UnknownEvent"/>.</param>
/// <param name="RetractedBy">The standing retraction that takes it back, or null.</param>
public sealed record ReadEntry(Entry Entry, Event Happened, EntryId? RetractedBy)
{
    /// <summary>True when the entry counts: nobody took it back.</summary>
    public bool Stands => RetractedBy is null;
}

/// <summary>
/// The log in reading order with its retractions settled. Every fold and every report starts here.
/// </summary>
/// <remarks>
/// Order: stream; then the latest time this recorder had reached in that stream; then recorder; then number. Each recorder's own order
/// is thereby kept even for an entry whose first key went down before the entries that were finished ahead of it.
/// </remarks>
public sealed class LogReading
{
    private LogReading(IReadOnlyList<ReadEntry> entries) => Entries = entries;

    /// <summary>Every entry, taken back or not, in reading order.</summary>
    public IReadOnlyList<ReadEntry> Entries { get; }

    /// <summary>The entries that count.</summary>
    public IEnumerable<ReadEntry> Standing => Entries.Where(entry => entry.Stands);

    /// <summary>Reads entries of any number of streams, in any order.</summary>
    public static LogReading Of(IEnumerable<Entry> entries, EventKinds kinds)
    {
        var ordered = Order(entries);
        var read = ordered.ConvertAll(entry => new ReadEntry(entry, kinds.Read(entry), null));
        Settle(read);
        return new LogReading(read);
    }

    /// <summary>The streams in this log, ordinally.</summary>
    public IReadOnlyList<string> Streams => [.. Entries.Select(e => e.Entry.Id.Stream).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The entries of one stream.</summary>
    public IEnumerable<ReadEntry> In(string stream) => Entries.Where(e => e.Entry.Id.Stream == stream);

    private static List<Entry> Order(IEnumerable<Entry> entries)
    {
        var byId = entries.ToList();
        byId.Sort((a, b) => a.Id.CompareTo(b.Id));
        var keyed = new List<(string Stream, long Reached, Entry Entry)>(byId.Count);
        var reached = long.MinValue;
        (string?, string?) chain = default;
        foreach (var entry in byId)
        {
            if (chain != (entry.Id.Stream, entry.Id.Recorder)) (chain, reached) = ((entry.Id.Stream, entry.Id.Recorder), long.MinValue);
            reached = Math.Max(reached, entry.At.UtcTicks);
            keyed.Add((entry.Id.Stream, reached, entry));
        }
        keyed.Sort((a, b) =>
        {
            var stream = string.CompareOrdinal(a.Stream, b.Stream);
            if (stream != 0) return stream;
            return a.Reached != b.Reached ? a.Reached.CompareTo(b.Reached) : a.Entry.Id.CompareTo(b.Entry.Id);
        });
        return keyed.ConvertAll(k => k.Entry);
    }

    /// <summary>From the last entry back: a retraction that itself stands takes back the entry it names, once.</summary>
    private static void Settle(List<ReadEntry> read)
    {
        if (!read.Exists(entry => entry.Happened is EntryRetracted)) return;
        var taken = new Dictionary<EntryId, EntryId>();
        for (var i = read.Count - 1; i >= 0; i--)
        {
            var id = read[i].Entry.Id;
            if (taken.TryGetValue(id, out var by)) read[i] = read[i] with { RetractedBy = by };
            else if (read[i].Happened is EntryRetracted retraction && EntryId.TryParse(retraction.Entry, out var target)
                && target.Stream == id.Stream) taken.TryAdd(target, id);
        }
    }
}
