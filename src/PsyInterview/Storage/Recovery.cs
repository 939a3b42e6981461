using PsyInterview.Log;

namespace PsyInterview.Storage;

/// <summary>What a tape adds to the study file beside it: the same union by which two laptops are merged.</summary>
/// <param name="Entries">Entries that are on the tape and not in the file, and those that the tape has erased and the file not yet.</param>
/// <param name="Drafts">Unsent drafts of file and tape, oldest first.</param>
/// <param name="LastSequence">The sequence of the last record of file and tape.</param>
/// <param name="Reading">What was read from the tape.</param>
/// <param name="Forks">Ids that file and tape have with different contents.</param>
/// <param name="Unread">Whole records that this version cannot read.</param>
/// <param name="Short">The tape of an opening that did not end cleanly is not there, or not all of it.</param>
internal sealed record Recovery(
    IReadOnlyList<Entry> Entries, IReadOnlyList<Draft> Drafts, long LastSequence, TapeReading Reading, IReadOnlyList<EntryId> Forks,
    int Unread, bool Short)
{
    private const string MayBeMissing = "words recorded in the last moments of that session may be missing";

    /// <summary>True when something stands on the tape, if only what the file has already.</summary>
    public bool TapeHolds => Reading.Records.Count > 0;

    /// <summary>True when nothing that was ever acknowledged had to be left out.</summary>
    public bool IsWhole => Forks.Count == 0 && Unread == 0 && !Short && Reading is { EndUnread: false, Damaged: false, Foreign: false };

    /// <summary>Reads what the tape adds; changes nothing.</summary>
    /// <param name="paths">The study.</param>
    /// <param name="header">Its header.</param>
    /// <param name="archive">Its database.</param>
    /// <param name="expected">Bytes of tape that an opening which did not end cleanly had made.</param>
    /// <param name="writing">True when somebody writes on the tape at this moment: then its end is not yet what it will be.</param>
    public static Recovery Of(StudyPaths paths, StudyHeader header, Archive archive, long expected, bool writing = false)
    {
        var reading = TapeReading.Of(paths, header, archive.Through);
        if (writing) reading = reading with { EndUnread = false };
        var taped = new List<Entry>();
        var drafts = archive.Drafts();
        var unread = 0;
        foreach (var record in reading.Records)
        {
            if (record.Kind == TapeKind.Entries && TapeWords.Entries(record.Words) is { } entries) taped.AddRange(entries);
            else if (record.Kind == TapeKind.Draft && TapeWords.Draft(record.Words) is { } draft)
            {
                // An older draft may outlast its removal on a tape that was not wholly emptied.
                if (record.Sequence > archive.Through) Place(drafts, draft);
            }
            else unread++;
        }
        var filed = taped.Select(entry => entry.Id).Distinct().Select(archive.Find).OfType<Entry>();
        var union = LogUnion.Of(filed, taped);
        var last = Math.Max(archive.Through, reading.Records.Select(record => record.Sequence).DefaultIfEmpty().Max());
        var silenced = union.Entries.Where(entry => entry.Erased && union.NewlyErased.Contains(entry.Id));
        return new Recovery([.. union.Added, .. silenced], drafts, last, reading, union.Forks, unread, !writing && reading.Length < expected);
    }

    /// <summary>
    /// Makes the tape fit for writing: what cannot be trusted is set aside, never deleted. Returns what is then to be filed.
    /// </summary>
    public Recovery Prepare(StudyPaths paths, Action<string> noticed)
    {
        if (Forks.Count > 0 || Reading.Foreign)
        {
            var aside = StudyEngine.SetAside(paths, paths.Tape);
            File.Delete(paths.Tape);
            PrivateFile.ForceFolder(paths.Folder);
            noticed(Reading.Foreign ? $"{ForeignSentence} It was set aside as {aside}." : ForkSentence(Forks[0], aside));
            return new Recovery([], Drafts, LastSequence, TapeReading.Empty, [], 0, Short: false);
        }
        if (Short) noticed(ShortSentence);
        if (Reading.EndUnread || Reading.Damaged || Unread > 0)
        {
            noticed($"{UnreadSentence} It was set aside as {StudyEngine.SetAside(paths, paths.Tape)}; what can be read was recovered.");
        }
        if (Entries.Count > 0) noticed($"Recovered from the safety copy: {(Entries.Count == 1 ? "1 entry" : $"{Entries.Count} entries")}.");
        return this;
    }

    /// <summary>What a reader is told, who mends nothing.</summary>
    public void Tell(Action<string> noticed)
    {
        if (Reading.Foreign) noticed($"{ForeignSentence} {Untouched}");
        if (Short) noticed(ShortSentence);
        if (Reading.EndUnread || Reading.Damaged || Unread > 0) noticed($"{UnreadSentence} {Untouched}");
        if (Forks.Count > 0) noticed($"The safety copy has the same number twice ({Forks[0]}). {Untouched}");
    }

    private const string Untouched = "It was left as it is; opening the study for writing sets it aside.";

    private const string ForeignSentence =
        $"The safety copy beside this study belongs to another one, or its beginning is damaged: {MayBeMissing}.";

    private const string ShortSentence =
        $"The last session did not end cleanly, and its safety copy is missing or cut short: {MayBeMissing}.";

    private string UnreadSentence => Reading.EndUnread
        ? $"The end of the safety copy could not be read; it may have been shown as saved: {MayBeMissing}."
        : "Part of the safety copy could not be read: words recorded in that session may be missing.";

    /// <summary>The sentence for the same number twice.</summary>
    public static string ForkSentence(EntryId id, string aside) =>
        $"The safety copy had the same number twice ({id}) and was set aside as {aside}; the study goes on without it.";

    /// <summary>Puts a draft in its place; an empty one removes what is there.</summary>
    public static void Place(List<Draft> drafts, Draft draft)
    {
        var at = drafts.FindIndex(kept => kept.Place == draft.Place);
        if (draft.Text.Length == 0)
        {
            if (at >= 0) drafts.RemoveAt(at);
        }
        else if (at >= 0) drafts[at] = draft;
        else drafts.Add(draft);
    }
}
