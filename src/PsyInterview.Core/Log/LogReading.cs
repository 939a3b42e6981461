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
/// is thereby kept even for an entry whose first key went down before the entries that were finished ahead of it. Where more than one person
/// recorded a session, times are those of the session's clock: see <see cref="ClockAlignment"/>.
/// </remarks>
public sealed class LogReading
{
    private LogReading(IReadOnlyList<ReadEntry> entries, IReadOnlyList<Alignment> alignments) => (Entries, Alignments) = (entries, alignments);

    /// <summary>Every entry, taken back or not, in reading order.</summary>
    public IReadOnlyList<ReadEntry> Entries { get; }

    /// <summary>
    /// How the clocks of a session stood to each other, by stream and recorder: for each recorder of a person other than the one whose clock the session is read by.
    /// </summary>
    public IReadOnlyList<Alignment> Alignments { get; }

    /// <summary>The entries that count.</summary>
    public IEnumerable<ReadEntry> Standing => Entries.Where(entry => entry.Stands);

    /// <summary>Reads entries of any number of streams, in any order.</summary>
    public static LogReading Of(IEnumerable<Entry> entries, EventKinds kinds)
    {
        var ordered = Order(entries, entry => entry.At.UtcTicks, out var shared);
        var read = ordered.ConvertAll(entry => new ReadEntry(entry, kinds.Read(entry), null));
        List<Alignment> alignments = [];
        if (shared.Count > 0) Align(read, shared, kinds, alignments);
        Settle(read, kinds);
        return new LogReading(read, alignments);
    }

    /// <summary>The streams in this log, ordinally.</summary>
    public IReadOnlyList<string> Streams => [.. Entries.Select(e => e.Entry.Id.Stream).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The entries of one stream.</summary>
    public IEnumerable<ReadEntry> In(string stream) => Entries.Where(e => e.Entry.Id.Stream == stream);

    // Tells the sessions that more than one person recorded.
    private static List<Entry> Order(IEnumerable<Entry> entries, Func<Entry, long> at, out HashSet<string> shared)
    {
        var byId = entries.ToList();
        byId.Sort(ById);
        shared = new HashSet<string>(StringComparer.Ordinal);
        var keyed = new List<(string Stream, long Reached, Entry Entry)>(byId.Count);
        var reached = long.MinValue;
        (string? Stream, string? Recorder) chain = default;
        foreach (var entry in byId)
        {
            if (chain != (entry.Id.Stream, entry.Id.Recorder))
            {
                if (chain.Stream == entry.Id.Stream && EntryId.PersonOf(chain.Recorder!) != EntryId.PersonOf(entry.Id.Recorder)) shared.Add(entry.Id.Stream);
                (chain, reached) = ((entry.Id.Stream, entry.Id.Recorder), long.MinValue);
            }
            reached = Math.Max(reached, at(entry));
            keyed.Add((entry.Id.Stream, reached, entry));
        }
        keyed.Sort((a, b) =>
        {
            var stream = string.CompareOrdinal(a.Stream, b.Stream);
            if (stream != 0) return stream;
            return a.Reached != b.Reached ? a.Reached.CompareTo(b.Reached) : ById(a.Entry, b.Entry);
        });
        // Elsewhere nobody sat in a room with a clock.
        shared.RemoveWhere(stream => !EntryId.IsSession(stream));
        return keyed.ConvertAll(k => k.Entry);
    }

    // Marks that were taken back do not count, and what was taken back does not hang on any clock: so first each stream is settled for itself.
    private static void Align(List<ReadEntry> read, HashSet<string> shared, EventKinds kinds, List<Alignment> alignments)
    {
        for (int start = 0, end; start < read.Count; start = end)
        {
            var stream = read[start].Entry.Id.Stream;
            for (end = start + 1; end < read.Count && read[end].Entry.Id.Stream == stream; end++) { }
            if (!shared.Contains(stream)) continue;
            var settled = read.GetRange(start, end - start);
            Settle(settled, kinds);
            var clocks = ClockAlignment.Of(settled);
            alignments.AddRange(clocks.Alignments);
            if (!clocks.Moves) continue;
            var unsettled = new Dictionary<Entry, ReadEntry>(ReferenceEqualityComparer.Instance);
            for (var i = start; i < end; i++) unsettled[read[i].Entry] = read[i];
            var aligned = Order(settled.Select(e => e.Entry), entry => clocks.At(entry).UtcTicks, out _);
            for (var i = 0; i < aligned.Count; i++) read[start + i] = unsettled[aligned[i]] with { At = clocks.At(aligned[i]) };
        }
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
