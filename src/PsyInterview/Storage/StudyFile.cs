using System.Text;
using PsyInterview.Log;

namespace PsyInterview.Storage;

/// <summary>
/// A study on disk. Each act goes first to the safety copy beside it (<c>X.psy-tape</c>), forced to disk once, and is then durable; the
/// study file follows. See <c>Create</c>, <c>Open</c> and <c>OpenToRead</c>.
/// </summary>
public sealed partial class StudyFile : IEntryStore
{
    // The engine's index takes 1,023 bytes.
    private const int LongestId = 1000;

    private static readonly TimeSpan PatienceAtClose = TimeSpan.FromSeconds(5);

    private readonly StudyPaths _paths;
    private readonly StudyHeader _header;
    private readonly Archive _archive;
    private readonly List<string> _notices;
    private readonly Recovery _found;
    private readonly FileStream? _reading;
    private readonly StudyLock? _lock;
    private readonly Taping? _taping;
    private readonly Filing? _filing;
    private readonly Lock _erasing = new();
    private bool _closed;

    /// <inheritdoc/>
    public event Action? StatusChanged;

    /// <inheritdoc/>
    public string Recorder { get; }

    /// <summary>What was found amiss at opening or since, and what became of it, in sentences for the person.</summary>
    public IReadOnlyList<string> Notices
    {
        get { lock (_notices) return [.. _notices]; }
    }

    /// <summary>
    /// True when the safety copy was not needed, or could be read to its end, at this opening, and none that could not be was ever set aside.
    /// </summary>
    public bool SafetyCopyWasWhole { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Draft> Drafts => _filing?.Drafts ?? _found.Drafts;

    /// <inheritdoc/>
    public SaveStatus Status => _taping is null || _filing is null
        ? SaveStatus.AllSaved
        : new SaveStatus(_taping.PendingCount, _taping.Problem, _filing.Banner);

    /// <inheritdoc/>
    public IReadOnlyList<Entry> Read(string stream)
    {
        var outside = Outside().Where(entry => entry.Id.Stream == stream).ToList();
        return LogUnion.Of(Readable(() => _archive.OfStream(stream)), outside).Entries;
    }

    /// <summary>Everything of every stream, in the order it arrived here. For reports; the live screen reads its streams only.</summary>
    /// <exception cref="StudyFileException">The file is damaged or cannot be read.</exception>
    public IReadOnlyList<Entry> ReadAll()
    {
        var outside = Outside();
        return LogUnion.Of(Readable(_archive.All), outside).Entries;
    }

    /// <summary>The names of all streams, ordinally.</summary>
    /// <exception cref="StudyFileException">The file is damaged or cannot be read.</exception>
    public IReadOnlyList<string> Streams()
    {
        var outside = Outside().Select(entry => entry.Id.Stream);
        return [.. Readable(_archive.Streams).Union(outside).Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public void Append(Entry entry) => Append([entry]);

    /// <inheritdoc/>
    public void Append(IReadOnlyList<Entry> entries)
    {
        if (entries.Any(entry => IsTooLong(entry.Id)))
            throw new ArgumentException($"An entry's id has at most {LongestId} bytes.", nameof(entries));
        if (entries.Count > 0) Writing.Take(new Act([.. entries], null, TapeWords.Of(entries)));
    }

    /// <inheritdoc/>
    public void SaveDraft(Draft draft) => Writing.Take(new Act([], draft, TapeWords.Of(draft)));

    /// <inheritdoc/>
    public Erased Erase(IReadOnlyCollection<EntryId> ids, IReadOnlyCollection<string> draftStreams) => Erase(ids, draftStreams, _ => { });

    /// <summary>The same, telling after each step which one it was.</summary>
    internal Erased Erase(IReadOnlyCollection<EntryId> ids, IReadOnlyCollection<string> draftStreams, Action<string> reached) =>
        Rewrite(new Rewriting(ids, draftStreams, []), reached);

    /// <summary>
    /// Takes entries of another log in, all or none of them, also when the program is killed meanwhile; and erases, as <see cref="Erase(IReadOnlyCollection{EntryId}, IReadOnlyCollection{string})"/>
    /// does, in the same step. The study is written anew for it: never to be called on a drawing thread.
    /// </summary>
    /// <param name="added">Entries that are not here yet.</param>
    /// <param name="silent">Entries that lose their words.</param>
    /// <param name="draftStreams">Streams whose drafts go.</param>
    /// <exception cref="StudyFileException">InUse, Unwritable or Damaged: nothing was changed, and the message says what to do.</exception>
    public Erased Merge(IReadOnlyList<Entry> added, IReadOnlyCollection<EntryId> silent, IReadOnlyCollection<string> draftStreams) =>
        Merge(added, silent, draftStreams, _ => { });

    /// <summary>The same, telling after each step which one it was.</summary>
    internal Erased Merge(IReadOnlyList<Entry> added, IReadOnlyCollection<EntryId> silent, IReadOnlyCollection<string> draftStreams, Action<string> reached)
    {
        if (added.Any(entry => IsTooLong(entry.Id)))
            throw new StudyFileException(StudyFileProblem.Damaged, "Nothing was merged: the name of a session or of who recorded it is longer than any of ours. Ask for the file again.");
        return Rewrite(new Rewriting(silent, draftStreams, added), reached);
    }

    /// <inheritdoc/>
    public bool IsDurable(EntryId id)
    {
        if (_taping is not null && _taping.IsPending(id)) return false;
        if (_filing is not null && _filing.HasTaped(id)) return true;
        return _found.Entries.Any(entry => entry.Id == id) || Readable(() => _archive.Find(id)) is not null;
    }

    /// <summary>Asks for a checkpoint, at a pause for instance; returns at once.</summary>
    public void Checkpoint() => _filing?.AskForCheckpoint();

    /// <summary>Waits until everything taken so far is durable.</summary>
    /// <returns>False when the time ran out first.</returns>
    public bool Flush(TimeSpan patience) => _taping?.Flush(patience) ?? true;

    /// <summary>Waits until the study file itself, verified, holds everything. For tests and for copies made while it is open.</summary>
    internal bool WaitUntilSettled(TimeSpan patience) => _filing?.WaitUntilSettled(patience) ?? true;

    /// <summary>
    /// Drains, settles everything in the study file, and only then, verified, removes the safety copy. When the disk does not allow that,
    /// the safety copy stays, and the next opening recovers from it. <see cref="Status"/> then still tells what could not be saved at all.
    /// </summary>
    public void Dispose()
    {
        lock (_erasing)
        {
            if (_closed) return;
            _closed = true;
        }
        _taping?.Flush(PatienceAtClose);
        _filing?.Dispose();
        _taping?.Dispose();
        _archive.Dispose();
        if (_filing is not null && _filing.Settled)
        {
            // First: what is missing after a kill between the two would otherwise be missed.
            _lock?.EndsCleanly();
            RemoveWhatIsSettled();
        }
        _reading?.Dispose();
        _lock?.Dispose();
    }

    private static bool IsTooLong(EntryId id) => Encoding.UTF8.GetByteCount(id.ToString()) > LongestId;

    private Erased Rewrite(Rewriting wanted, Action<string> reached)
    {
        // Closing waits: without the lock of this opening another could begin to write.
        lock (_erasing)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (!Writing.Flush(PatienceAtClose))
            {
                throw new StudyFileException(StudyFileProblem.Unwritable,
                    $"{wanted.NotDone}: what was recorded last is not saved yet{(Status.Problem is { } why ? $" ({why})" : "")}. The study is as it was; try again.");
            }
            return _filing!.Rewrite(wanted, _header, _lock!, reached);
        }
    }

    private Taping Writing => _taping ?? throw new InvalidOperationException($"{_paths.Name} was opened to read only.");

    // Asked for before the file is read: an entry wanders from pending to tape to file, and so is met at least once.
    private List<Entry> Outside()
    {
        if (_taping is null || _filing is null) return [.. _found.Entries];
        var pending = _taping.Pending;
        return [.. _filing.Unsettled, .. pending];
    }

    private T Readable<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not StudyFileException)
        {
            throw StudyHeader.Damaged(_paths, e);
        }
    }

    private void RemoveWhatIsSettled()
    {
        // While one reads, another's view of the tape and the log must not be pulled away.
        using var turn = StudyLock.TryCheckpoint(_paths);
        if (turn is null) return;
        try
        {
            // A log with pages in it is half a checkpoint that only it can complete.
            if (File.Exists(_paths.Log) && new FileInfo(_paths.Log).Length > 0) return;
            File.Delete(_paths.Log);
            File.Delete(_paths.Tape);
            PrivateFile.ForceFolder(_paths.Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What stays is empty or already in the file.
        }
    }

    private void Notice(string sentence)
    {
        lock (_notices) _notices.Add(sentence);
    }

    private void RaiseStatusChanged()
    {
        foreach (var told in Delegate.EnumerateInvocationList(StatusChanged))
        {
            try
            {
                told();
            }
            catch (Exception)
            {
                // Whoever shows the status may fail; the threads that save may not end for that.
            }
        }
    }
}
