using PsyInterview.Log;
using PsyInterview.Sessions;

namespace PsyInterview;

/// <summary>Everything whose words are to go and still stand: of who withdrew, of who declined where nothing may be kept, and struck minutes.</summary>
public static class ErasureDue
{
    /// <summary>The entries, in reading order. Asked after each withdrawal, when a session is left, and when a study is opened: what was broken off is completed.</summary>
    public static IReadOnlyList<EntryId> Of(LogReading reading, EventKinds kinds)
    {
        var due = Erasure.Of(reading, kinds).ToHashSet();
        foreach (var stream in reading.Entries.Where(e => e.Happened is MinutesStruck { Erase: true }).Select(e => e.Entry.Id.Stream).Distinct())
            due.UnionWith(StruckWords.Of([.. reading.In(stream)], kinds));
        return [.. reading.Entries.Select(e => e.Entry.Id).Where(due.Contains)];
    }
}
