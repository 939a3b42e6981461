using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Storage;

namespace PsyInterview;

/// <summary>What an erasure came to.</summary>
/// <param name="Entries">Entries that lost their words.</param>
/// <param name="LeftBeside">Files beside the study that may still hold them, such as a damaged safety copy that was set aside: for a person to delete.</param>
public sealed record ErasedWords(int Entries, IReadOnlyList<string> LeftBeside)
{
    /// <summary>There was nothing to erase.</summary>
    public static readonly ErasedWords None = new(0, []);
}

/// <summary>A study that is open for writing.</summary>
public sealed class OpenStudy(string path, StudyFile file, Recorder recorder) : IDisposable
{
    /// <summary>Where it lies.</summary>
    public string Path => path;

    /// <summary>What records in it.</summary>
    public Recorder Recorder => recorder;

    /// <summary>What was found amiss when it was opened, and what became of it.</summary>
    public IReadOnlyList<string> Notices => file.Notices;

    /// <summary>In how many sessions each question from analysis was asked, as last counted; null while nobody has counted. The live screen must not read every session for it.</summary>
    public IReadOnlyDictionary<string, AskedCount>? Asked { get; set; }

    /// <summary>Reads every stream: for lists and reports, never for the live screen. Takes time in a large study.</summary>
    public LogReading ReadAll() => LogReading.Of(file.ReadAll(), recorder.Kinds);

    /// <summary>
    /// Takes the words off the disk that are to go: of who withdrew and wants erasure, of who declined where nothing may be kept, and struck minutes.
    /// Reads everything and may write the study anew: never on the drawing thread, and <see cref="Recorder.ReadAnew"/> afterwards on it.
    /// </summary>
    /// <exception cref="StudyFileException">Nothing was erased; the sentence says what to do. The wish stands, and what was asked is withheld meanwhile.</exception>
    public ErasedWords CarryOutErasures()
    {
        // What is wished for from here on is another erasure, and this one counts as done only when it was.
        recorder.HasToErase = false;
        try
        {
            SaveNow();
            var reading = ReadAll();
            var due = ErasureDue.Of(reading, recorder.Kinds);
            var streams = Erasure.StreamsOf(reading);
            if (due.Count == 0 && !file.Drafts.Any(d => streams.Contains(d.Stream))) return ErasedWords.None;
            var erased = file.Erase(due, streams);
            return new(erased.Entries, erased.LeftBeside);
        }
        catch
        {
            recorder.HasToErase = true;
            throw;
        }
    }

    /// <summary>As <see cref="CarryOutErasures"/>; a refusal comes back as its sentence.</summary>
    public (ErasedWords Erased, string? Trouble) TryErase()
    {
        try
        {
            return (CarryOutErasures(), null);
        }
        catch (StudyFileException e)
        {
            return (ErasedWords.None, e.Message);
        }
    }

    /// <summary>What other logs would bring, one after another, before anything is done.</summary>
    public IReadOnlyList<Merge> Weigh(IEnumerable<IReadOnlyList<Entry>> several)
    {
        return Weighing.Of(file.ReadAll(), several, recorder.Kinds);
    }

    /// <summary>
    /// Brings in what was weighed, all of it or nothing, and erases in the same step what is to go then. Nothing about it is recorded: whoever merges
    /// with whom, both have the same entries afterwards. Never on the drawing thread, and <see cref="Recorder.ReadAnew"/> afterwards on it.
    /// </summary>
    /// <param name="merges">None of them refused.</param>
    /// <exception cref="StudyFileException">Nothing was changed; the sentence says what to do.</exception>
    public ErasedWords Merge(IReadOnlyList<Merge> merges)
    {
        if (merges.Any(merge => merge.Refusal is not null)) throw new ArgumentException("A refused merge is not to be done.", nameof(merges));
        SaveNow();
        var merged = Merged.Of(file.ReadAll(), merges, recorder.Kinds);
        if (merged.IsNothingNew) return ErasedWords.None;
        var erased = file.Merge(merged.Added, merged.Silent, merged.DraftStreams);
        return new(erased.Entries, erased.LeftBeside);
    }

    /// <summary>Reads one more file and weighs it with those read before; a file that cannot be read comes back as its sentence.</summary>
    public (IReadOnlyList<Brought> Files, IReadOnlyList<Merge> Merges, string? Trouble) TryWeigh(IReadOnlyList<Brought> before, string file)
    {
        try
        {
            List<Brought> all = [.. before, Brought.Read(file)];
            return (all, Weigh(all.Select(one => one.Entries)), null);
        }
        catch (StudyFileException e)
        {
            return (before, [], e.Message);
        }
    }

    /// <summary>As <see cref="Merge"/>; a refusal comes back as its sentence.</summary>
    public (ErasedWords Erased, string? Trouble) TryMerge(IReadOnlyList<Merge> merges)
    {
        try
        {
            return (Merge(merges), null);
        }
        catch (StudyFileException e)
        {
            return (ErasedWords.None, e.Message);
        }
    }

    /// <summary>Waits until everything is durable, but not for ever.</summary>
    public void SaveNow() => file.Flush(TimeSpan.FromSeconds(5));

    /// <summary>Erases what is to go, and closes. What cannot be erased now is when the study is next shown.</summary>
    public void Dispose()
    {
        if (recorder.HasToErase) TryErase();
        file.Dispose();
    }
}
