namespace PsyInterview.Log;

/// <summary>
/// Which entries lose their words. A function of the log as a set: whatever order copies are merged in, and whenever it is asked, the same
/// words go. What was taken back goes too; what is of a kind that keeps stays, so that counts and numbering stay true.
/// </summary>
/// <remarks>
/// Whose words an entry holds, <see cref="Ownership"/> says. Once they are erased, nobody can tell any more whose they were: so what speaks of an
/// erased entry goes, whoever's that was. An edit that arrives with another laptop after the words it changes were erased goes like that.
/// </remarks>
public static class Erasure
{
    /// <summary>The entries that still have words and are to lose them, in reading order.</summary>
    public static IReadOnlyList<EntryId> Of(LogReading reading, EventKinds kinds)
    {
        var wishes = Wishes(reading);
        var gone = reading.Entries.Where(e => e.Entry.Erased).Select(e => e.Entry.Id).ToHashSet();
        if (wishes.Count == 0 && gone.Count == 0) return [];
        var ownership = Ownership.Of(reading);
        var all = wishes.Where(w => w.Spared is null or []).Select(w => ownership.Now(w.Erased!)).ToHashSet(StringComparer.Ordinal);
        var some = wishes.Where(w => w.Spared is { Count: > 0 }).ToLookup(w => ownership.Now(w.Erased!), w => w.Spared!, StringComparer.Ordinal);
        gone.UnionWith(reading.Entries.Where(e => !kinds.Keeps(e.Entry) && Goes(e)).Select(e => e.Entry.Id));
        gone.UnionWith([.. ownership.SpeakingOf(gone).Select(e => e.Entry.Id)]);
        return [.. reading.Entries.Where(e => !e.Entry.Erased && !kinds.Keeps(e.Entry) && gone.Contains(e.Entry.Id)).Select(e => e.Entry.Id)];

        bool Goes(ReadEntry e)
        {
            foreach (var person in ownership.PersonsOf(e))
                if (all.Contains(person) || some[person].Any(spared => !spared.Contains(e.Entry.Kind))) return true;
            return false;
        }
    }

    /// <summary>The streams that hold the words of people who want all of theirs erased, or repeat them: unsent text in them goes too.</summary>
    public static IReadOnlyList<string> StreamsOf(LogReading reading)
    {
        var wishes = Wishes(reading).Where(w => w.Spared is null or []).ToList();
        if (wishes.Count == 0) return [];
        var ownership = Ownership.Of(reading);
        return [.. wishes.SelectMany(w => ownership.StreamsOf(w.Erased!)).Distinct().Order(StringComparer.Ordinal)];
    }

    private static List<IErases> Wishes(LogReading reading) =>
        [.. reading.Entries.Select(e => e.Happened).OfType<IErases>().Where(w => w.Erased is not null)];
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
