using PsyInterview.Log;

namespace PsyInterview;

/// <summary>What is to be written so that a study is merged with what was weighed, and nothing that is to be erased stands in it any longer.</summary>
/// <param name="Added">Entries that come in, without the words that are to go.</param>
/// <param name="Silent">Entries that lose their words or come without them.</param>
/// <param name="DraftStreams">Streams whose unsent text goes.</param>
/// <param name="WordsGone">How many entries that had words here until now lose them.</param>
public sealed record Merged(IReadOnlyList<Entry> Added, IReadOnlyCollection<EntryId> Silent, IReadOnlyList<string> DraftStreams, int WordsGone)
{
    /// <summary>True when there is nothing to write.</summary>
    public bool IsNothingNew => Added.Count == 0 && Silent.Count == 0;

    /// <summary>What follows from several merges, none of them refused.</summary>
    public static Merged Of(IReadOnlyList<Entry> mine, IReadOnlyList<Merge> merges, EventKinds kinds)
    {
        var here = mine.Select(entry => entry.Id).ToHashSet();
        List<Entry> added = [.. merges.SelectMany(merge => merge.Added).Where(entry => here.Add(entry.Id))];
        var silent = merges.SelectMany(merge => merge.NewlyErased).ToHashSet();
        var reading = LogReading.Of(mine.Concat(added).Select(Silenced), kinds);
        silent.UnionWith(ErasureDue.Of(reading, kinds));
        return new([.. added.Select(Silenced)], silent, Erasure.StreamsOf(reading), mine.Count(entry => !entry.Erased && silent.Contains(entry.Id)));

        Entry Silenced(Entry entry) => silent.Contains(entry.Id) ? entry.Erase() : entry;
    }
}
