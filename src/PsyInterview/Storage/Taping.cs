using PsyInterview.Log;

namespace PsyInterview.Storage;

/// <summary>What one act of the person brings to the tape: entries that stand or fall together, or a draft.</summary>
internal sealed record Act(IReadOnlyList<Entry> Entries, Draft? Draft, byte[] Words)
{
    /// <summary>The kind of record it becomes.</summary>
    public TapeKind Kind => Draft is null ? TapeKind.Entries : TapeKind.Draft;
}

/// <summary>
/// The thread that tapes: it takes what waits, writes it with one forcing of the disk, and acknowledges. While the disk refuses, acts
/// wait in memory and it tries again each second and at each new act. With nothing to do it sleeps until called.
/// </summary>
internal sealed class Taping : IDisposable
{
    private const int RetryMilliseconds = 1000;

    private readonly object _gate = new();
    private readonly Tape _tape;
    private readonly Action<IReadOnlyList<Act>, long> _acknowledged;
    private readonly Action _changed;
    private readonly Action<long> _stands;
    private readonly Thread _thread;
    private readonly List<Act> _waiting = [];
    private readonly HashSet<EntryId> _pending = [];
    private int _inHand;
    private bool _busy;
    private bool _woken;
    private bool _closing;
    private long? _emptyThrough;
    private bool _emptied;
    private bool _held;

    /// <summary>Starts taping.</summary>
    /// <param name="tape">The tape; disposed with this.</param>
    /// <param name="acknowledged">Called with what became durable and the sequence of the last record, before it stops being pending.</param>
    /// <param name="changed">Called after each acknowledgement or failure.</param>
    /// <param name="stands">Told how many bytes of tape there are, before anything is acknowledged.</param>
    public Taping(Tape tape, Action<IReadOnlyList<Act>, long> acknowledged, Action changed, Action<long> stands)
    {
        (_tape, _acknowledged, _changed, _stands) = (tape, acknowledged, changed, stands);
        _thread = new Thread(Run) { Name = "tape", IsBackground = true };
    }

    /// <summary>Why nothing becomes durable at the moment; null when all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>True when the disk's being full is what keeps acts waiting.</summary>
    public bool DiskFull { get; private set; }

    /// <summary>Entries that wait for the disk, in order.</summary>
    public List<Entry> Pending
    {
        get { lock (_gate) return [.. _waiting.SelectMany(act => act.Entries)]; }
    }

    /// <summary>How many entries wait for the disk.</summary>
    public int PendingCount
    {
        get { lock (_gate) return _pending.Count; }
    }

    /// <summary>True when the tape would rather be emptied soon.</summary>
    public bool HalfUsed => _tape.HalfUsed;

    /// <summary>Begins; what was taken before waits until now.</summary>
    public void Start() => _thread.Start();

    /// <summary>True while an entry waits for the disk.</summary>
    public bool IsPending(EntryId id)
    {
        lock (_gate) return _pending.Contains(id);
    }

    /// <summary>Takes an act and returns at once. A draft takes the place of an older one that still waits.</summary>
    public void Take(Act act)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing, this);
            if (act.Draft is { } draft)
            {
                var older = _waiting.FindIndex(_inHand, waits => waits.Draft?.Place == draft.Place);
                if (older >= 0) _waiting.RemoveAt(older);
            }
            _waiting.Add(act);
            _pending.UnionWith(act.Entries.Select(entry => entry.Id));
            _woken = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits until all that was taken is durable.</summary>
    /// <returns>False when the time ran out first.</returns>
    public bool Flush(TimeSpan patience)
    {
        var until = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        lock (_gate)
        {
            while (_waiting.Count > 0 || _busy)
            {
                var left = until - Environment.TickCount64;
                if (left <= 0) return false;
                Monitor.Wait(_gate, (int)Math.Min(left, int.MaxValue));
            }
            return true;
        }
    }

    /// <summary>Lets acts wait in memory, from when the one in hand is done until <see cref="Release"/>: the tape can then be emptied for certain.</summary>
    public void Hold()
    {
        lock (_gate)
        {
            _held = true;
            while (_busy) Monitor.Wait(_gate);
        }
    }

    /// <summary>Goes on with the acts that wait.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _held = false;
            _woken = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Empties the tape, unless more was taped after <paramref name="through"/>. Waits until that is done.</summary>
    /// <returns>True when nothing at all stands on it any more, forced to disk.</returns>
    public bool Empty(long through)
    {
        lock (_gate)
        {
            if (_closing) return false;
            _emptyThrough = through;
            Monitor.PulseAll(_gate);
            while (_emptyThrough is not null) Monitor.Wait(_gate);
            return _emptied;
        }
    }

    /// <summary>Tries once more what still waits, then stops.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closing) return;
            _closing = _woken = true;
            Monitor.PulseAll(_gate);
        }
        if (_thread.ThreadState != ThreadState.Unstarted) _thread.Join();
        _tape.Dispose();
    }

    private void Run()
    {
        _tape.MakeRoom();
        _stands(_tape.Capacity);
        while (Next() is { } turn)
        {
            if (turn.EmptyThrough is { } through) EmptyNow(through);
            if (turn.Batch.Count > 0) Tape(turn.Batch);
        }
    }

    private void Tape(List<Act> batch)
    {
        var failure = Write(batch);
        lock (_gate)
        {
            _inHand = 0;
            if (failure is null)
            {
                _waiting.RemoveRange(0, batch.Count);
                foreach (var entry in batch.SelectMany(act => act.Entries)) _pending.Remove(entry.Id);
            }
            DiskFull = PrivateFile.IsDiskFull(failure);
            Problem = failure is null ? null : DiskFull ? "not saved: disk full" : $"not saved: {failure.Message}";
        }
        _changed();
        lock (_gate)
        {
            _busy = false;
            Monitor.PulseAll(_gate);
        }
        if (failure is null) _tape.MakeRoom();
    }

    private void EmptyNow(long through)
    {
        var emptied = _tape.LastSequence == through;
        try
        {
            if (emptied) _tape.Empty();
        }
        catch (IOException)
        {
            // What stays on the tape is in the file as well: nothing is lost, and the next checkpoint tries again.
            emptied = false;
        }
        lock (_gate)
        {
            (_emptyThrough, _emptied) = (null, emptied);
            _woken = true;
            Monitor.PulseAll(_gate);
        }
    }

    // What to do next; null when it is over. The disk is never touched while the gate is held: appending must not wait for it.
    private Turn? Next()
    {
        lock (_gate)
        {
            while (true)
            {
                if (_emptyThrough is { } through) return new Turn([], through);
                if (!_held && _waiting.Count > 0 && (_woken || Problem is null)) break;
                if (_closing && !_held) return null;
                var inTime = Monitor.Wait(_gate, _waiting.Count > 0 ? RetryMilliseconds : Timeout.Infinite);
                if (!inTime) _woken = true;
            }
            _woken = false;
            _busy = true;
            _inHand = _waiting.Count;
            return new Turn([.. _waiting], null);
        }
    }

    private sealed record Turn(List<Act> Batch, long? EmptyThrough);

    private Exception? Write(List<Act> batch)
    {
        try
        {
            _tape.Append([.. batch.Select(act => (act.Kind, act.Words))]);
            _acknowledged(batch, _tape.LastSequence);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
