using PsyInterview.Log;

namespace PsyInterview.Storage;

/// <summary>A store for practice and for trying out screens: it keeps everything in memory, forgets it at the end, and is never behind.</summary>
/// <param name="recorder">The recorder's name.</param>
/// <param name="entries">What it holds from the beginning.</param>
public sealed class PracticeStore(string recorder, IEnumerable<Entry> entries) : IEntryStore
{
    private readonly Lock _turn = new();
    private readonly List<Entry> _entries = [.. entries];
    private readonly List<Draft> _drafts = [];

    /// <inheritdoc/>
    public event Action? StatusChanged;

    /// <inheritdoc/>
    public string Recorder => recorder;

    /// <inheritdoc/>
    public SaveStatus Status => SaveStatus.AllSaved;

    /// <inheritdoc/>
    public IReadOnlyList<Draft> Drafts
    {
        get { lock (_turn) return [.. _drafts]; }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Entry> Read(string stream)
    {
        lock (_turn) return [.. _entries.Where(entry => entry.Id.Stream == stream)];
    }

    /// <inheritdoc/>
    public void Append(Entry entry) => Append([entry]);

    /// <inheritdoc/>
    public void Append(IReadOnlyList<Entry> entries)
    {
        lock (_turn) _entries.AddRange(entries);
        StatusChanged?.Invoke();
    }

    /// <inheritdoc/>
    public void SaveDraft(Draft draft)
    {
        lock (_turn) Recovery.Place(_drafts, draft);
        StatusChanged?.Invoke();
    }

    /// <inheritdoc/>
    public Erased Erase(IReadOnlyCollection<EntryId> ids, IReadOnlyCollection<string> draftStreams)
    {
        lock (_turn)
        {
            var silenced = 0;
            for (var n = 0; n < _entries.Count; n++)
            {
                if (_entries[n].Erased || !ids.Contains(_entries[n].Id)) continue;
                _entries[n] = _entries[n].Erase();
                silenced++;
            }
            return new Erased(silenced, _drafts.RemoveAll(draft => draftStreams.Contains(draft.Stream)), []);
        }
    }

    /// <inheritdoc/>
    public bool IsDurable(EntryId id)
    {
        lock (_turn) return _entries.Any(entry => entry.Id == id);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
