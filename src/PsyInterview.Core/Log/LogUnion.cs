namespace PsyInterview.Log;

/// <summary>
/// Two logs as one: set union by id, erased winning over unerased. Merging laptops, taking over a bundle and recovering from the safety
/// copy are all this. As sets, and where there is no fork, it is idempotent, commutative and associative.
/// </summary>
/// <param name="Entries">Mine in my order, silenced where theirs are erased, then what was added in their order.</param>
/// <param name="Added">Entries of theirs whose id is not in mine.</param>
/// <param name="NewlyErased">Ids of mine that had words and lost them, because theirs are erased; in order.</param>
/// <param name="Forks">Ids with two commitments: damage or forgery. <see cref="Entries"/> keeps the first that was met, mine before theirs.</param>
public sealed record LogUnion(
    IReadOnlyList<Entry> Entries, IReadOnlyList<Entry> Added, IReadOnlyList<EntryId> NewlyErased, IReadOnlyList<EntryId> Forks)
{
    /// <summary>The union of two logs, each in any order and possibly with repetitions.</summary>
    public static LogUnion Of(IEnumerable<Entry> mine, IEnumerable<Entry> theirs)
    {
        var entries = new List<Entry>();
        var places = new Dictionary<EntryId, int>();
        var forks = new SortedSet<EntryId>();

        void Take(Entry entry)
        {
            if (places.TryAdd(entry.Id, entries.Count))
            {
                entries.Add(entry);
                return;
            }
            var place = places[entry.Id];
            if (entries[place].Commitment != entry.Commitment) forks.Add(entry.Id);
            else if (entry.Erased) entries[place] = entries[place].Erase();
        }

        foreach (var entry in mine) Take(entry);
        var own = entries.Count;
        var spoken = entries.Where(entry => !entry.Erased).Select(entry => entry.Id).ToList();
        foreach (var entry in theirs) Take(entry);
        return new LogUnion(entries, entries[own..], [.. spoken.Where(id => entries[places[id]].Erased).Order()], [.. forks]);
    }
}
