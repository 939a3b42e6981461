using PsyInterview.Log;

namespace PsyInterview.Sessions;

/// <summary>Words of the last minutes that a participant wanted erased. They are withheld at once and go when the session is left.</summary>
public static class StruckWords
{
    /// <summary>
    /// Entries of one stream that still have words and are to lose them: notes of these minutes by the session's clock, whoever took them, and what
    /// was said about them, taken back or not.
    /// </summary>
    public static IReadOnlyList<EntryId> Of(IReadOnlyList<ReadEntry> stream, EventKinds kinds)
    {
        List<(DateTimeOffset From, DateTimeOffset To)> struck =
            [.. stream.Where(e => e.Stands && e.Happened is MinutesStruck { Erase: true }).Select(e => (e.At.Before(((MinutesStruck)e.Happened).Seconds), e.At))];
        if (struck.Count == 0) return [];
        var state = stream.Where(e => e.Stands).Aggregate(SessionState.Empty, (s, e) => s.Apply(e));
        HashSet<EntryId> gone = [];
        foreach (var read in stream)
        {
            var at = state.MomentOf(read.Entry.Id.ToString())?.Happened ?? read.At;
            if (HoldsWords(read.Happened) && struck.Exists(s => at >= s.From && at <= s.To)) gone.Add(read.Entry.Id);
        }
        gone.UnionWith([.. Speakings.Of(stream).Of(gone).Select(e => e.Entry.Id)]);
        return [.. stream.Select(e => e.Entry).Where(e => !e.Erased && !kinds.Keeps(e) && gone.Contains(e.Id)).Select(e => e.Id)];
    }

    private static bool HoldsWords(Event happened) =>
        happened is NoteTaken or ProbeImprovised or MemberCheckMade or TextEdited or EntryTagged or FollowUpAnswered { Text: not null };
}
