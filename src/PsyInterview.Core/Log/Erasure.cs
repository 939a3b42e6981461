namespace PsyInterview.Log;

/// <summary>
/// Which entries lose their words. A function of the log as a set: whatever order copies are merged in, and whenever it is asked, the same
/// words go. What was taken back goes too; what is of a kind that keeps stays, so that counts and numbering stay true.
/// </summary>
public static class Erasure
{
    /// <summary>The entries that still have words and are to lose them, in reading order.</summary>
    public static IReadOnlyList<EntryId> Of(LogReading reading, EventKinds kinds)
    {
        var wishes = reading.Entries.Select(e => e.Happened).OfType<IErases>().Where(w => w.Erased is not null).ToList();
        if (wishes.Count == 0) return [];
        var codes = Codes.Of(reading);
        var all = wishes.Where(w => w.Spared is null or []).Select(w => codes.Now(w.Erased!)).ToHashSet(StringComparer.Ordinal);
        var some = wishes.Where(w => w.Spared is { Count: > 0 }).ToLookup(w => codes.Now(w.Erased!), w => w.Spared!, StringComparer.Ordinal);
        var owners = Owners(reading, codes);
        return [.. reading.Entries.Where(e => !e.Entry.Erased && !kinds.Keeps(e.Entry) && Goes(e)).Select(e => e.Entry.Id)];

        bool Goes(ReadEntry e)
        {
            var person = e.Happened is IAbout { Person: { } about } ? codes.Now(about) : owners.GetValueOrDefault(e.Entry.Id.Stream);
            return person is not null && (all.Contains(person) || some[person].Any(spared => !spared.Contains(e.Entry.Kind)));
        }
    }

    /// <summary>The streams that hold the words of people who want all of theirs erased, and of nobody else: unsent text in them goes too.</summary>
    public static IReadOnlyList<string> StreamsOf(LogReading reading) =>
        [.. reading.Entries.Select(e => e.Happened).OfType<IErases>().Where(w => w is { Erased: not null, Spared: null or [] })
            .SelectMany(w => StreamsOf(reading, w.Erased!)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The streams that hold one person's words and nobody else's.</summary>
    public static IReadOnlyList<string> StreamsOf(LogReading reading, string person)
    {
        var codes = Codes.Of(reading);
        return [.. Owners(reading, codes).Where(o => o.Value == codes.Now(person)).Select(o => o.Key).Order(StringComparer.Ordinal)];
    }

    private static Dictionary<string, string> Owners(LogReading reading, Codes codes)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in reading.Entries)
            if (entry.Happened is IOwnsStream { Owner: { } owner }) owners.TryAdd(entry.Entry.Id.Stream, codes.Now(owner));
        return owners;
    }
}

/// <summary>What a person is called now. Somebody who was contacted as C05 and took part as P03 is one person.</summary>
public sealed class Codes
{
    private readonly Dictionary<string, string> _after = new(StringComparer.Ordinal);

    /// <summary>The codes of a log: every renaming counts, in whatever order it was read.</summary>
    public static Codes Of(LogReading reading)
    {
        var codes = new Codes();
        foreach (var renames in reading.Entries.Select(e => e.Happened).OfType<IRenames>())
            if (renames.Before is { } before && before != renames.After) codes._after.TryAdd(before, renames.After);
        return codes;
    }

    /// <summary>The code in use now.</summary>
    public string Now(string code)
    {
        // A ring of renamings can only be damage; it must not hang.
        for (var steps = 0; steps < 8 && _after.TryGetValue(code, out var after); steps++) code = after;
        return code;
    }
}
