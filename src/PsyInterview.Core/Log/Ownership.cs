namespace PsyInterview.Log;

/// <summary>Whose words an entry holds. Asked by erasure, by what is shown before a withdrawal, and by the reports on withdrawals.</summary>
/// <remarks>
/// An entry is the person's whom it is about; where it is about nobody, it is the owner's of its stream, and in a group's stream nobody's.
/// What speaks of another entry is that entry's person's too, over any number of steps and whoever recorded it. Who says whose an entry was
/// adds a person and never takes one away: a copy that has not met the correction yet would erase the words for the first person, one that has
/// would spare them, and what is left would depend on the order in which copies meet. As only more can follow from more entries,
/// what was erased early is always among what would be erased late.
/// </remarks>
public sealed class Ownership
{
    private readonly Codes _codes;
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly Dictionary<EntryId, List<string>> _more = [];
    private readonly Speakings _speakings;
    private readonly List<(string Stream, string Person)> _quoting = [];

    private Ownership(LogReading reading)
    {
        _codes = Codes.Of(reading);
        _speakings = Speakings.Of(reading.Entries);
        foreach (var read in reading.Entries)
            if (read.Happened is IOwnsStream { Owner: { } owner }) _owners.TryAdd(read.Entry.Id.Stream, _codes.Now(owner));
        Spread([.. reading.Entries.Where(read => read.Happened is IQuotes { Quoted: not null })]);
    }

    /// <summary>Works it out for a log, once for everybody, in time that grows with the log.</summary>
    public static Ownership Of(LogReading reading) => new(reading);

    /// <summary>The people whose words an entry holds, by the codes they have now; empty where it is nobody's in particular. Most often one.</summary>
    public IReadOnlyList<string> PersonsOf(ReadEntry read)
    {
        var first = First(read);
        if (!_more.TryGetValue(read.Entry.Id, out var more)) return first is null ? [] : [first];
        return first is null || more.Contains(first) ? more : [first, .. more];
    }

    /// <summary>The streams in which unsent text may hold a person's words: their own, and those that repeat their words.</summary>
    public IReadOnlyList<string> StreamsOf(string person)
    {
        person = _codes.Now(person);
        return [.. _owners.Where(o => o.Value == person).Select(o => o.Key).Concat(_quoting.Where(q => q.Person == person).Select(q => q.Stream)).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>What speaks of these entries, and of what speaks of them.</summary>
    internal IEnumerable<ReadEntry> SpeakingOf(IEnumerable<EntryId> spoken) => _speakings.Of(spoken);

    /// <summary>The code a person has now.</summary>
    internal string Now(string code) => _codes.Now(code);

    private string? First(ReadEntry read) =>
        read.Happened is IAbout { Person: { } about } ? _codes.Now(about) : _owners.GetValueOrDefault(read.Entry.Id.Stream);

    private void Spread(IReadOnlyList<ReadEntry> quoting)
    {
        var due = new Queue<(EntryId Spoken, string Person)>();
        foreach (var (speaker, spoken) in _speakings.All)
            if (speaker.Happened is IAbout { Person: { } about }) Add(spoken, _codes.Now(about));
        foreach (var read in quoting)
            foreach (var quoted in ((IQuotes)read.Happened).Quoted!)
            {
                _quoting.Add((read.Entry.Id.Stream, _codes.Now(quoted)));
                Add(read.Entry.Id, _codes.Now(quoted));
            }
        foreach (var read in _speakings.Spoken)
            if (First(read) is { } person) Pass(read.Entry.Id, person);
        while (due.TryDequeue(out var next)) Pass(next.Spoken, next.Person);

        void Pass(EntryId spoken, string person)
        {
            foreach (var speaker in _speakings.Of(spoken))
                if (First(speaker) != person) Add(speaker.Entry.Id, person);
        }

        void Add(EntryId id, string person)
        {
            if (!_more.TryGetValue(id, out var more)) _more[id] = more = [];
            if (more.Contains(person)) return;
            more.Add(person);
            due.Enqueue((id, person));
        }
    }
}

/// <summary>Which entries speak of which, within a stream and whoever recorded them.</summary>
internal sealed class Speakings
{
    private readonly List<(ReadEntry Speaker, EntryId Spoken)> _all = [];
    private readonly Dictionary<EntryId, List<ReadEntry>> _of = [];
    private readonly List<ReadEntry> _spoken = [];

    private Speakings()
    {
    }

    /// <summary>Every entry that speaks of another, with the one it speaks of; that one may be missing.</summary>
    public IReadOnlyList<(ReadEntry Speaker, EntryId Spoken)> All => _all;

    /// <summary>The entries that are spoken of.</summary>
    public IReadOnlyList<ReadEntry> Spoken => _spoken;

    /// <summary>Reads off who speaks of what; a reference may be read before its target.</summary>
    public static Speakings Of(IReadOnlyList<ReadEntry> entries)
    {
        var speakings = new Speakings();
        foreach (var read in entries)
        {
            if (read.Happened is not ISpeaksOf speaks || !EntryId.TryParse(speaks.Entry, out var spoken) || spoken.Stream != read.Entry.Id.Stream) continue;
            speakings._all.Add((read, spoken));
            if (!speakings._of.TryGetValue(spoken, out var of)) speakings._of[spoken] = of = [];
            of.Add(read);
        }
        if (speakings._all.Count > 0) speakings._spoken.AddRange(entries.Where(e => speakings._of.ContainsKey(e.Entry.Id)));
        return speakings;
    }

    /// <summary>What speaks of one entry.</summary>
    public IReadOnlyList<ReadEntry> Of(EntryId spoken) => _of.TryGetValue(spoken, out var of) ? of : [];

    /// <summary>What speaks of these entries, and of what speaks of them; each once.</summary>
    public IEnumerable<ReadEntry> Of(IEnumerable<EntryId> spoken)
    {
        HashSet<EntryId> met = [.. spoken];
        var due = new Queue<EntryId>(met);
        while (due.TryDequeue(out var next))
        {
            foreach (var speaker in Of(next))
            {
                if (!met.Add(speaker.Entry.Id)) continue;
                due.Enqueue(speaker.Entry.Id);
                yield return speaker;
            }
        }
    }
}
