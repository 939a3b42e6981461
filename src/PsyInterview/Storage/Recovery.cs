using PsyInterview.Log;

namespace PsyInterview.Storage;

/// <summary>What a tape adds to the study file beside it: the same union by which two laptops are merged.</summary>
/// <param name="Entries">Entries that are on the tape and not in the file.</param>
/// <param name="Drafts">Unsent drafts of file and tape, oldest first.</param>
/// <param name="LastSequence">The sequence of the last record of file and tape.</param>
/// <param name="Reading">What was read from the tape.</param>
/// <param name="Forks">Ids that file and tape have with different contents.</param>
/// <param name="Unread">Whole records that this version cannot read.</param>
internal sealed record Recovery(
    IReadOnlyList<Entry> Entries, IReadOnlyList<Draft> Drafts, long LastSequence, TapeReading Reading, IReadOnlyList<EntryId> Forks,
    int Unread)
{
    /// <summary>True when something stands on the tape, if only what the file has already.</summary>
    public bool TapeHolds => Reading.Records.Count > 0;

    /// <summary>True when nothing that was ever acknowledged had to be left out.</summary>
    public bool IsWhole => Forks.Count == 0 && Unread == 0 && !Reading.Damaged && !Reading.Foreign;

    /// <summary>Reads what the tape adds; changes nothing.</summary>
    public static Recovery Of(StudyPaths paths, StudyHeader header, Archive archive)
    {
        var reading = TapeReading.Of(paths, header, archive.Through);
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
        return new Recovery(union.Added, drafts, last, reading, union.Forks, unread);
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
            noticed(Reading.Foreign
                ? $"The safety copy beside this study belongs to another one; it was set aside as {aside}."
                : ForkSentence(Forks[0], aside));
            var none = new TapeReading([], Tape.HeaderSize, Torn: false, Damaged: false, Foreign: false);
            return new Recovery([], Drafts, LastSequence, none, [], 0);
        }
        if (Reading.Damaged || Unread > 0)
        {
            noticed($"Part of the safety copy cannot be read; a copy of it is in {StudyEngine.SetAside(paths, paths.Tape)}. The rest was recovered.");
        }
        if (Reading.Torn) noticed("The last words on the safety copy were unfinished and were left out; they had never been shown as saved.");
        if (Entries.Count > 0) noticed($"Recovered from the safety copy: {(Entries.Count == 1 ? "1 entry" : $"{Entries.Count} entries")}.");
        return this;
    }

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
