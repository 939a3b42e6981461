using PsyInterview.Log;

namespace PsyInterview.Storage;

/// <summary>
/// The thread that files: what is on the tape follows into the database without anyone waiting for it, and after about a hundred entries
/// or two quiet seconds a checkpoint settles it in the study file, is verified, and the tape is emptied. When the database fails, the
/// tape goes on alone and filing tries again later. With nothing to do it sleeps until called.
/// </summary>
internal sealed partial class Filing : IDisposable
{
    private const long NeverSettled = -1;
    private const int ManyEntries = 100, ManyAtOnce = 500;
    private const int CalmMilliseconds = 100, QuietMilliseconds = 2000, FirstRest = 1000, LongestRest = 30_000;

    private readonly object _gate = new();
    private readonly Lock _turn = new(); // held while the study file is worked on
    private readonly StudyPaths _paths;
    private readonly Archive _archive;
    private readonly Ballast _ballast;
    private readonly Action<string> _noticed;
    private readonly Action _changed;
    private readonly Thread _thread;
    private readonly Queue<Entry> _toFile = new();
    private readonly List<(long Sequence, Entry Entry)> _unsettled = [];
    private readonly HashSet<EntryId> _durable = [];
    private readonly List<Draft> _drafts;
    private Taping? _taping;
    private long _taped;
    private long _settled;
    private long _calmAt;
    private long _quietAt;
    private bool _asleep;
    private long _restUntil;
    private int _rest = FirstRest;
    private bool _asked;
    private bool _working;
    private bool _failed;
    private bool _emptied;
    private bool _closing;

    /// <summary>Gets ready to file.</summary>
    /// <param name="paths">The study.</param>
    /// <param name="archive">Its database; not disposed here.</param>
    /// <param name="found">What recovery found: entries of the tape, drafts, and the last record of the tape.</param>
    /// <param name="noticed">Told in a sentence what a person should know.</param>
    /// <param name="changed">Called when <see cref="Banner"/> changes.</param>
    public Filing(StudyPaths paths, Archive archive, Recovery found, Action<string> noticed, Action changed)
    {
        (_paths, _archive, _noticed, _changed) = (paths, archive, noticed, changed);
        _ballast = new Ballast(paths);
        _drafts = [.. found.Drafts];
        (_taped, _settled) = (found.LastSequence, found.TapeHolds || archive.LogHolds ? NeverSettled : found.LastSequence);
        foreach (var entry in found.Entries) Wait(entry, found.LastSequence);
        _thread = new Thread(Run) { Name = "study file", IsBackground = true };
    }

    /// <summary>What is wrong with the study file while the tape still works; null when all is well.</summary>
    public string? Banner { get; private set; }

    /// <summary>True when the study file holds everything that was ever taped.</summary>
    public bool Settled
    {
        get { lock (_gate) return _settled == _taped && _unsettled.Count == 0; }
    }

    /// <summary>Entries on the tape that no verified checkpoint holds yet, in order.</summary>
    public List<Entry> Unsettled
    {
        get { lock (_gate) return [.. _unsettled.Select(taped => taped.Entry)]; }
    }

    /// <summary>True for an entry that the tape has held since this opening. Never waits for the disk.</summary>
    public bool HasTaped(EntryId id)
    {
        lock (_gate) return _durable.Contains(id);
    }

    /// <summary>The drafts that are on the tape or in the file, oldest first.</summary>
    public List<Draft> Drafts
    {
        get { lock (_gate) return [.. _drafts]; }
    }

    /// <summary>Begins, with the tape that is to be emptied after each checkpoint.</summary>
    public void Start(Taping taping)
    {
        _taping = taping;
        _thread.Start();
    }

    /// <summary>Takes what has become durable on the tape.</summary>
    public void Follow(IReadOnlyList<Act> acts, long sequence)
    {
        lock (_gate)
        {
            foreach (var act in acts)
            {
                foreach (var entry in act.Entries) Wait(entry, sequence);
                if (act.Draft is { } draft) Recovery.Place(_drafts, draft);
            }
            _taped = sequence;
            var now = Environment.TickCount64;
            (_calmAt, _quietAt) = (now + CalmMilliseconds, now + QuietMilliseconds);
            if (_asleep || Pressing) Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Asks for a checkpoint now; returns at once.</summary>
    public void AskForCheckpoint()
    {
        lock (_gate)
        {
            _asked = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits until the study file holds everything, or the time runs out.</summary>
    public bool WaitUntilSettled(TimeSpan patience)
    {
        var until = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        lock (_gate)
        {
            while (_settled != _taped || _unsettled.Count > 0 || _asked || _working)
            {
                var left = until - Environment.TickCount64;
                if (left <= 0) return false;
                Monitor.Wait(_gate, (int)Math.Min(left, int.MaxValue));
            }
            return true;
        }
    }

    /// <summary>Files and settles what is left, as far as the disk allows, and stops. The tape must still be running.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closing) return;
            _closing = true;
            Monitor.PulseAll(_gate);
        }
        if (_thread.ThreadState != ThreadState.Unstarted) _thread.Join();
        if (Settled) _ballast.GiveUp();
    }

    private void Wait(Entry entry, long sequence)
    {
        _durable.Add(entry.Id);
        _toFile.Enqueue(entry);
        _unsettled.Add((sequence, entry));
    }

    private void Run()
    {
        _ballast.Make();
        for (var attempts = 0; ; attempts++)
        {
            var closing = SleepUntilDue();
            var settled = TryOnce();
            if (!closing) attempts = 0;
            else if (settled || attempts >= 20) return;
            else Thread.Sleep(50);
        }
    }

    // True when closing.
    private bool SleepUntilDue()
    {
        lock (_gate)
        {
            _working = false;
            Monitor.PulseAll(_gate);
            while (!_closing)
            {
                var wait = Due(Environment.TickCount64);
                if (wait == 0) break;
                _asleep = wait == Timeout.Infinite;
                Monitor.Wait(_gate, wait);
            }
            _asleep = false;
            _working = true;
            return _closing;
        }
    }

    // Too much waits for a calm moment to be waited for any longer.
    private bool Pressing => _asked || _toFile.Count >= ManyAtOnce || _taping!.HalfUsed;

    // Milliseconds until there is something to do; Timeout.Infinite when that depends on somebody else.
    // While acts follow each other closely the disk and the processor are theirs.
    private int Due(long now)
    {
        if (_toFile.Count == 0 && !_asked && _settled == _taped) return Timeout.Infinite;
        if (now < _restUntil) return (int)(_restUntil - now);
        if (Pressing) return 0;
        if (now < _calmAt) return (int)(_calmAt - now);
        return _toFile.Count > 0 || SettlingIsDue(now) ? 0 : (int)Math.Max(1, _quietAt - now);
    }

    private bool SettlingIsDue(long now) => _settled != _taped
        && (_closing || _asked || _taping!.HalfUsed || now >= _quietAt || now >= _calmAt && _unsettled.Count >= ManyEntries);
}
