namespace PsyInterview.Log;

/// <summary>Something in a log that is not as it was sealed.</summary>
/// <param name="Id">The entry concerned; null when it concerns the log as a whole.</param>
/// <param name="What">What is wrong, in a sentence.</param>
/// <param name="IsGap">True where something is only missing: another copy of the log may have it.</param>
public sealed record Finding(EntryId? Id, string What, bool IsGap = false);

/// <summary>Checks that nothing in a log was changed, left out or put in between.</summary>
public static class LogCheck
{
    /// <summary>
    /// All findings of a log in any order: by stream, recorder and number, so that the first bad entry of a chain comes first. Where the log is a part
    /// of a study, what other laptops recorded was received in extracts, and nothing of theirs is missing.
    /// </summary>
    public static IReadOnlyList<Finding> Of(IEnumerable<Entry> entries)
    {
        var findings = new List<Finding>();
        IReadOnlyList<Entry> all = [.. entries];
        Check(all, findings);
        var own = all.Where(entry => entry.Id.Stream == EntryId.Part).Select(entry => entry.Id.Recorder).ToHashSet(StringComparer.Ordinal);
        if (own.Count > 0) findings.RemoveAll(finding => finding is { IsGap: true, Id: { } id } && !own.Contains(id.Recorder));
        return findings;
    }

    private static void Check(IReadOnlyList<Entry> all, List<Finding> findings)
    {
        foreach (var chain in all.GroupBy(entry => (entry.Id.Stream, entry.Id.Recorder)).OrderBy(chain => chain.Min(entry => entry.Id)))
        {
            CheckChain([.. chain.OrderBy(entry => entry.Id.Number)], findings);
        }
    }

    private static void CheckChain(IReadOnlyList<Entry> chain, List<Finding> findings)
    {
        Entry? before = null;
        foreach (var entry in chain)
        {
            var expected = (before?.Id.Number ?? 0) + 1;
            var missing = entry.Id.Number - expected;
            if (missing < 0) findings.Add(new Finding(entry.Id, "The same number stands here twice."));
            else if (missing == 1) findings.Add(new Finding(entry.Id, $"Number {expected} before it is missing.", IsGap: true));
            else if (missing > 1) findings.Add(new Finding(entry.Id, $"Numbers {expected} to {entry.Id.Number - 1} before it are missing.", IsGap: true));
            else if (entry.Previous != (before?.Commitment ?? Entry.NoPrevious))
                findings.Add(new Finding(entry.Id, "It does not follow from the entry before it."));
            if (!entry.IsWhole()) findings.Add(new Finding(entry.Id, "Its contents are not the ones that were sealed."));
            before = entry;
        }
    }
}
