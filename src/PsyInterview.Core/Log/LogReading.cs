namespace PsyInterview.Log;

/// <summary>An entry as a reader meets it.</summary>
/// <param name="Happened">What the entry says, or <see cref="UnknownEvent"/>.</param>
/// <param name="RetractedBy">The standing retraction that takes it back, or null.</param>
public sealed record ReadEntry(Entry Entry, Event Happened, EntryId? RetractedBy)
{
    /// <summary>
    /// When it happened by the clock of the session: its stamp, moved by how far its recorder's clock was off. The stamp in the entry stays as it is.
    /// </summary>
    public DateTimeOffset At { get; init; } = Entry.At;

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
        Settle(read, kinds);
        return new LogReading(read);
    }

    /// <summary>The streams in this log, ordinally.</summary>
    public IReadOnlyList<string> Streams => [.. Entries.Select(e => e.Entry.Id.Stream).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The entries of one stream.</summary>
    public IEnumerable<ReadEntry> In(string stream) => Entries.Where(e => e.Entry.Id.Stream == stream);

    private static List<Entry> Order(IEnumerable<Entry> entries)
    {
        var byId = entries.ToList();
        byId.Sort(ById);
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
            return a.Reached != b.Reached ? a.Reached.CompareTo(b.Reached) : ById(a.Entry, b.Entry);
        });
        return keyed.ConvertAll(k => k.Entry);
    }

    // Two entries of one id are damage, yet they too must read the same in whatever order they come.
    private static int ById(Entry a, Entry b)
    {
        var id = a.Id.CompareTo(b.Id);
        if (id != 0) return id;
        var commitment = string.CompareOrdinal(a.Commitment, b.Commitment);
        return commitment != 0 ? commitment : a.Erased.CompareTo(b.Erased);
    }

    /// <summary>
    /// A retraction that itself stands takes back the entry it names. Which retraction stands follows from what names what and not from
    /// the order of reading: the clock of a second laptop may be behind. What stays by its kind is never taken back.
    /// </summary>
    private static void Settle(List<ReadEntry> read, EventKinds kinds)
    {
        var targets = new Dictionary<int, EntryId>();
        for (var i = 0; i < read.Count; i++)
        {
            if (read[i].Happened is EntryRetracted retraction && EntryId.TryParse(retraction.Entry, out var target)
                && target.Stream == read[i].Entry.Id.Stream) targets[i] = target;
        }
        if (targets.Count == 0) return;
        var named = targets.Values.ToHashSet();
        var places = Enumerable.Range(0, read.Count).Where(i => named.Contains(read[i].Entry.Id) && !kinds.Stays(read[i].Entry))
            .ToLookup(i => read[i].Entry.Id);
        var undecided = new int[read.Count];
        foreach (var target in targets.Values)
            foreach (var place in places[target]) undecided[place]++;
        var takenBy = new Dictionary<int, int>();
        var decided = new Queue<int>(targets.Keys.Where(i => undecided[i] == 0));
        while (decided.TryDequeue(out var i))
        {
            foreach (var place in places[targets[i]])
            {
                if (!takenBy.ContainsKey(i)) takenBy[place] = Math.Max(takenBy.GetValueOrDefault(place), i);
                if (--undecided[place] == 0 && targets.ContainsKey(place)) decided.Enqueue(place);
            }
        }
        foreach (var (place, by) in takenBy) read[place] = read[place] with { RetractedBy = read[by].Entry.Id };
    }
}
