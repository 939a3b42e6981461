using PsyInterview.Log;

namespace PsyInterview.Storage;

// What is done when it is time: filing, the checkpoint and its verification, and what follows when the database fails.
internal sealed partial class Filing
{
    private bool TryOnce()
    {
        lock (_turn) return TryInTurn();
    }

    private bool TryInTurn()
    {
        try
        {
            if (_failed) FileAllAgain();
            FileWaiting();
            bool settle;
            lock (_gate)
            {
                settle = SettlingIsDue(Environment.TickCount64);
                _asked &= settle;
            }
            if (settle && !Settle())
            {
                RestFor(FirstRest);
                return false;
            }
            Recovered();
            return Settled;
        }
        catch (Exception e)
        {
            Failed(e);
            return false;
        }
    }

    private void FileAllAgain()
    {
        lock (_gate)
        {
            _toFile.Clear();
            foreach (var (_, entry) in _unsettled) _toFile.Enqueue(entry);
        }
    }

    private void FileWaiting()
    {
        while (true)
        {
            var batch = new List<Entry>();
            lock (_gate)
            {
                while (batch.Count < ManyAtOnce && _toFile.TryDequeue(out var entry)) batch.Add(entry);
            }
            if (batch.Count == 0) return;
            _failed = true; // until it is filed: what was taken from the queue would otherwise be forgotten
            var forks = _archive.File(batch);
            _failed = false;
            if (forks.Count > 0) SetForksAside(forks);
        }
    }

    private void SetForksAside(List<EntryId> forks)
    {
        var aside = StudyEngine.SetAside(_paths, _paths.Tape);
        lock (_gate) _unsettled.RemoveAll(taped => forks.Contains(taped.Entry.Id));
        _noticed(Recovery.ForkSentence(forks[0], aside));
    }

    // False when somebody reads at the moment.
    private bool Settle()
    {
        using var turn = StudyLock.TryCheckpoint(_paths);
        if (turn is null) return false;
        try
        {
            SettleOnce();
        }
        catch (Exception e) when (PrivateFile.IsDiskFull(e) && _ballast.GiveUp())
        {
            FileAllAgain();
            SettleOnce();
        }
        _ballast.Make();
        return true;
    }

    private void SettleOnce()
    {
        long through;
        List<Draft> drafts;
        List<Entry> entries;
        while (true)
        {
            FileWaiting();
            lock (_gate)
            {
                if (_toFile.Count > 0) continue;
                (through, drafts, entries) = (_taped, [.. _drafts], [.. _unsettled.Select(taped => taped.Entry)]);
                _asked = false;
                break;
            }
        }
        _failed = true;
        _archive.Checkpoint(drafts, through);
        _archive.Verify(entries, through);
        _failed = false;
        // Declined when more was taped meanwhile; then the next checkpoint empties it.
        _emptied = _taping!.Empty(through);
        lock (_gate)
        {
            _unsettled.RemoveAll(taped => taped.Sequence <= through);
            _settled = through;
        }
    }

    private void RestFor(int milliseconds)
    {
        lock (_gate) _restUntil = Environment.TickCount64 + milliseconds;
    }

    private void Failed(Exception e)
    {
        _failed = true;
        RestFor(_rest);
        _rest = Math.Min(_rest * 2, LongestRest);
        var why = PrivateFile.IsDiskFull(e) ? "the disk is full" : e is StudyFileException ? e.Message.TrimEnd('.') : StudyHeader.Plainly(e);
        Announce($"The study file does not take entries at the moment ({why}). The safety copy beside it does: go on, and do not delete {Path.GetFileName(_paths.Tape)}.");
    }

    private void Recovered()
    {
        _rest = FirstRest;
        Announce(null);
    }

    private void Announce(string? banner)
    {
        if (Banner == banner) return;
        Banner = banner;
        _changed();
    }
}
