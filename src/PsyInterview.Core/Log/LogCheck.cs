namespace PsyInterview.Log;

/// <summary>Something in a log that is not as it was sealed.</summary>
/// <param name="Id">The entry concerned; null when it concerns the log as a whole.</param>
/// <param name="What">What is wrong, in a sentence.</param>
public sealed record Finding(EntryId? Id, string What);

/// <summary>Checks that nothing in a log was changed, left out or put in between.</summary>
public static class LogCheck
{
    /// <summary>All findings of a log in any order: by stream, recorder and number, so that the first bad entry of a chain comes first.</summary>
    /// <remarks>
    /// A study with a stream <see cref="EntryId.Part"/> was made for an observer, and what does not concern them was left out on purpose: there a gap is a
    /// finding only in the chains of recorders who wrote in that stream, and an entry that was changed or stands twice in any.
    /// </remarks>
    public static IReadOnlyList<Finding> Of(IEnumerable<Entry> entries)
    {
        var findings = new List<Finding>();
        List<Entry> log = [.. entries];
        var whole = log.Where(entry => entry.Id.Stream == EntryId.Part).Select(entry => entry.Id.Recorder).ToHashSet(StringComparer.Ordinal);
        foreach (var chain in log.GroupBy(entry => (entry.Id.Stream, entry.Id.Recorder)).OrderBy(chain => chain.Min(entry => entry.Id)))
        {
            Check([.. chain.OrderBy(entry => entry.Id.Number)], whole.Count > 0 && !whole.Contains(chain.Key.Recorder), findings);
        }
        return findings;
    }

    private static void Check(IReadOnlyList<Entry> chain, bool mayHaveGaps, List<Finding> findings)
    {
        Entry? before = null;
        foreach (var entry in chain)
        {
            var expected = (before?.Id.Number ?? 0) + 1;
            var missing = entry.Id.Number - expected;
            if (missing < 0) findings.Add(new Finding(entry.Id, "The same number stands here twice."));
            else if (missing == 1 && !mayHaveGaps) findings.Add(new Finding(entry.Id, $"Number {expected} before it is missing."));
            else if (missing > 1 && !mayHaveGaps) findings.Add(new Finding(entry.Id, $"Numbers {expected} to {entry.Id.Number - 1} before it are missing."));
            else if (missing == 0 && entry.Previous != (before?.Commitment ?? Entry.NoPrevious))
                findings.Add(new Finding(entry.Id, "It does not follow from the entry before it."));
            if (!entry.IsWhole()) findings.Add(new Finding(entry.Id, "Its contents are not the ones that were sealed."));
            before = entry;
        }
    }
}
