namespace PsyInterview.Storage;

// Erasing and merging: the study is written anew and takes the place of the old one. All of it is in one turn of filing; the tape goes on taking what is recorded meanwhile.
internal sealed partial class Filing
{
    private const int PatienceMilliseconds = 5000;

    private Rewriting _wanted = new([], [], []);

    /// <summary>
    /// Silences entries and drops drafts, and leaves no trace of their words in study, log and tape; takes merged entries in. Broken off at any moment
    /// it leaves the study as it was or as it is to be.
    /// </summary>
    /// <param name="wanted">What is to be different.</param>
    /// <param name="header">The study's header.</param>
    /// <param name="held">The lock of this opening, which goes over to the new file.</param>
    /// <param name="reached">Told after each step by name; for tests.</param>
    /// <exception cref="StudyFileException">InUse or Unwritable; nothing was changed, and the study goes on.</exception>
    public Erased Rewrite(Rewriting wanted, StudyHeader header, StudyLock held, Action<string> reached)
    {
        lock (_turn)
        {
            _wanted = wanted;
            var ids = wanted.Silent;
            FileStream? old = null;
            try
            {
                FileWaiting();
                var drafts = Drafts.Where(draft => wanted.DraftStreams.Contains(draft.Stream)).ToList();
                if (wanted.Added.Count == 0 && drafts.Count == 0 && !_archive.HasWordsOf(ids))
                {
                    // A tape or log of an earlier opening may still have what the file has erased.
                    if (!IsEverSettled) SettleWithoutTape();
                    return new Erased(0, 0, LeftBeside());
                }
                var entries = ids.Distinct().Count(id => _archive.Find(id) is { Erased: false });
                RefuseSecondName();
                SettleWithoutTape();
                reached("settled");
                Copy(new CompactCopy(_paths, header, wanted), reached);
                var isForced = false;
                InCheckpointTurn(() =>
                {
                    RefuseSecondName();
                    _archive.Replace(() => held.TakeInstead(_paths.New, () => old = StudySwap.Swap(_paths)));
                    // Until this is on the disk a power cut may bring the old file back: it must still be whole then.
                    isForced = PrivateFile.ForceFolder(_paths.Folder);
                });
                lock (_gate) _drafts.RemoveAll(drafts.Contains);
                FileAllAgain();
                reached("swapped");
                if (isForced) StudySwap.Remove(_paths, old);
                reached("removed");
                return new Erased(entries, drafts.Count, LeftBeside());
            }
            catch (Exception e) when (e is not StudyFileException)
            {
                throw Refusal(StudyFileProblem.Unwritable, PrivateFile.IsDiskFull(e)
                    ? $"the disk is full, and the study has to be written anew ({Mebibytes()} MiB). Make room and try again"
                    : $"{StudyHeader.Plainly(e)}. Try again", e);
            }
            finally
            {
                old?.Dispose();
            }
        }
    }

    private bool IsEverSettled
    {
        get { lock (_gate) return _settled != NeverSettled; }
    }

    // What was settled is in the file alone then, and the log is empty.
    private void SettleWithoutTape()
    {
        var until = Environment.TickCount64 + PatienceMilliseconds;
        while (true)
        {
            FileWaiting();
            if (SettleHolding())
            {
                if (_emptied) break;
                throw new IOException($"{Path.GetFileName(_paths.Tape)} could not be emptied");
            }
            if (Environment.TickCount64 >= until) throw StillRead();
            Thread.Sleep(5);
        }
        if (File.Exists(_paths.Log) && new FileInfo(_paths.Log).Length > 0) throw new IOException($"{Path.GetFileName(_paths.Log)} was not emptied");
    }

    private bool SettleHolding()
    {
        _taping!.Hold();
        try
        {
            return Settle();
        }
        finally
        {
            _taping.Release();
        }
    }

    private void Copy(CompactCopy copy, Action<string> reached)
    {
        if (!StudySwap.TryRemoveNew(_paths)) throw new IOException($"{_paths.New} is in the way");
        try
        {
            reached("begun");
            copy.Write();
            reached("written");
            if (!FileKind.TryMakeAlike(_paths.New, _paths.Study))
                throw Refusal(StudyFileProblem.Unwritable, $"{_paths.Study} belongs to somebody else, who has to do it", null);
            copy.Verify();
            reached("verified");
        }
        catch
        {
            StudySwap.TryRemoveNew(_paths);
            throw;
        }
    }

    private void InCheckpointTurn(Action act)
    {
        for (var until = Environment.TickCount64 + PatienceMilliseconds; ; Thread.Sleep(5))
        {
            using var turn = StudyLock.TryCheckpoint(_paths);
            if (turn is not null)
            {
                act();
                return;
            }
            if (Environment.TickCount64 < until) continue;
            StudySwap.TryRemoveNew(_paths);
            throw StillRead();
        }
    }

    private void RefuseSecondName()
    {
        if (FileKind.Links(_paths.Study) <= 1) return;
        StudySwap.TryRemoveNew(_paths);
        throw Refusal(StudyFileProblem.Unwritable,
            $"the file has a second name (a hard link), {_wanted.OtherName}. Find it with find / -samefile '{_paths.Study}', delete it and try again", null);
    }

    private List<string> LeftBeside()
    {
        string[] ours = [_paths.Study, _paths.Log, _paths.Tape, _paths.Lock, _paths.Owner, _paths.Checkpoint, _paths.Ballast];
        try
        {
            return [.. Directory.EnumerateFiles(_paths.Folder).Where(file => file.StartsWith(_paths.Study, StringComparison.Ordinal)).Except(ours).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that may be written and not listed.
            return [];
        }
    }

    private long Mebibytes() => (new FileInfo(_paths.Study).Length >> 20) + 1;

    private StudyFileException StillRead() =>
        Refusal(StudyFileProblem.InUse, $"somebody reads {_paths.Study}. Close psyinterview log and psyinterview report on it and try again", null);

    private StudyFileException Refusal(StudyFileProblem problem, string why, Exception? inner) =>
        new(problem, $"{_wanted.NotDone}: {why}. The study is as it was.", inner);
}
