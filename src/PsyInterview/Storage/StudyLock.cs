using System.Globalization;

namespace PsyInterview.Storage;

/// <summary>One writer at a time, for the life of the process, by a lock that the system releases however the process ends.</summary>
internal sealed class StudyLock : IDisposable
{
    private readonly FileStream _lock;
    private readonly StudyPaths _paths;
    private InodeLock? _inode;

    private readonly string _owner;

    private StudyLock(StudyPaths paths, FileStream held, string owner, long taped) =>
        (_paths, _lock, _owner, Taped) = (paths, held, owner, taped);

    /// <summary>Bytes of tape that must be there as long as nobody has closed the study cleanly; 0 when it was.</summary>
    public long Taped { get; private set; }

    /// <summary>Takes the lock and writes who has it.</summary>
    /// <exception cref="StudyFileException">InUse, with who, where and since when; Unwritable.</exception>
    public static StudyLock Take(StudyPaths paths, string person, TimeProvider time)
    {
        FileStream held;
        try
        {
            held = PrivateFile.Open(paths.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (e is IOException && IsHeldElsewhere(e)) throw InUse(paths, e);
            throw Unwritable(paths, e);
        }
        try
        {
            // A reader that finds no checkpoint lock takes it that nobody writes.
            PrivateFile.Open(paths.Checkpoint, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
            var taped = TapedBefore(paths);
            var since = time.GetLocalNow().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            var owner = $"{person}\n{Environment.MachineName}\n{Environment.ProcessId}\n{since}\n";
            Write(paths.Owner, $"{owner}{taped}\n");
            return new StudyLock(paths, held, owner, taped);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            held.Dispose();
            throw Unwritable(paths, e);
        }
    }

    /// <summary>The checkpoint lock for a writer: exclusive; null while somebody reads.</summary>
    public static FileStream? TryCheckpoint(StudyPaths paths)
    {
        try
        {
            return PrivateFile.Open(paths.Checkpoint, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeldElsewhere(e))
        {
            return null;
        }
    }

    /// <summary>The checkpoint lock for a reader: shared; null where no writer has ever made one.</summary>
    /// <exception cref="StudyFileException">InUse when a checkpoint goes on for longer than five seconds.</exception>
    public static FileStream? ToRead(StudyPaths paths)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return PrivateFile.Open(paths.Checkpoint, FileMode.Open, FileAccess.Read, FileShare.Read);
            }
            catch (FileNotFoundException)
            {
                return null;
            }
            catch (UnauthorizedAccessException e)
            {
                throw new StudyFileException(StudyFileProblem.Unwritable, $"{paths.Checkpoint} cannot be read: {e.Message}", e);
            }
            catch (IOException e) when (IsHeldElsewhere(e))
            {
                if (attempt == 100) throw InUse(paths, e);
                Thread.Sleep(50);
            }
        }
    }

    /// <summary>The sentence for a study that cannot be written.</summary>
    public static StudyFileException Unwritable(StudyPaths paths, Exception? why) => new(StudyFileProblem.Unwritable,
        PrivateFile.IsDiskFull(why)
            ? $"{paths.Study} cannot be opened: the disk is full. Make room and try again."
            : $"{paths.Study} cannot be written{(why is null ? "" : $": {why.Message.TrimEnd('.')}")}. Copy it to a folder of yours; psyinterview log and psyinterview report read it where it is.", why);

    /// <summary>Bytes of tape that a writer made who has not closed the study cleanly, or not yet; 0 when none has.</summary>
    public static long TapedBefore(StudyPaths paths)
    {
        try
        {
            var lines = File.ReadAllText(paths.Owner).Split('\n');
            if (lines[0].Length == 0) return 0;
            return lines.Length > 4 && long.TryParse(lines[4], NumberStyles.None, CultureInfo.InvariantCulture, out var taped) ? taped : Tape.Stretch;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>True when somebody has the study open for writing.</summary>
    public static bool IsWriting(StudyPaths paths)
    {
        if (InodeLock.IsTaken(paths.Study) is { } taken) return taken;
        try
        {
            return File.ReadAllText(paths.Owner).Split('\n') is [_, var host, var process, ..] && (host != Environment.MachineName || IsRunning(process));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Notes that the tape stands, so that its absence after a kill is noticed.</summary>
    public void TapeStands(long bytes)
    {
        Taped = bytes;
        Note($"{_owner}{bytes}\n");
    }

    /// <summary>Notes that the study file holds everything: the tape is no longer needed.</summary>
    public void EndsCleanly()
    {
        Taped = 0;
        Note("");
    }

    /// <summary>Lets go. The lock file stays: deleting it would let a second writer in.</summary>
    public void Dispose()
    {
        if (Taped == 0) Note("");
        _inode?.Dispose();
        _lock.Dispose();
    }

    private void Note(string words)
    {
        try
        {
            Write(_paths.Owner, words);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The owner's name is a courtesy; the lock is what counts.
        }
    }

    private static bool IsRunning(string process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(int.Parse(process, CultureInfo.InvariantCulture));
            return true;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>Takes the study file itself too, once it is there: it may have a second name that has another lock beside it.</summary>
    /// <exception cref="StudyFileException">InUse.</exception>
    public void TakeFile() => _inode = InodeLock.TryTake(_paths.Study) ?? throw new StudyFileException(StudyFileProblem.InUse,
        $"{_paths.Study} is already open under another name. Close it there first; psyinterview log and psyinterview report read it there meanwhile.");

    /// <summary>
    /// Goes over to the file that takes the study's place: it is locked before <paramref name="swap"/> gives it the name, and the old one
    /// let go after.
    /// </summary>
    /// <param name="path">The file that has no name of a study yet.</param>
    /// <param name="swap">Changes nothing when it throws.</param>
    /// <exception cref="IOException">Another has it.</exception>
    public void TakeInstead(string path, Action swap)
    {
        var next = InodeLock.TryTake(path) ?? throw new IOException($"{path} is in use");
        try
        {
            swap();
        }
        catch
        {
            next.Dispose();
            throw;
        }
        _inode?.Dispose();
        _inode = next;
    }

    private static void Write(string path, string words)
    {
        using var file = PrivateFile.Open(path, FileMode.OpenOrCreate, FileAccess.Write);
        file.SetLength(0);
        file.Write(System.Text.Encoding.UTF8.GetBytes(words));
        file.Flush(flushToDisk: true);
    }

    // EWOULDBLOCK on Linux and on macOS; sharing and lock violations on Windows.
    private static bool IsHeldElsewhere(Exception e) =>
        OperatingSystem.IsWindows() ? (e.HResult & 0xFFFF) is 32 or 33 : e.HResult is 11 or 35;

    private static StudyFileException InUse(StudyPaths paths, Exception e)
    {
        var by = "by another window or computer";
        try
        {
            using var file = PrivateFile.Open(paths.Owner, FileMode.Open, FileAccess.Read);
            using var reader = new StreamReader(file);
            if (reader.ReadToEnd().Split('\n') is [{ Length: > 0 } person, var host, var process, var since, ..])
                by = $"by {person} on {host} since {since} (process {process})";
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            // The sentence does without a name.
        }
        return new StudyFileException(StudyFileProblem.InUse,
            $"{paths.Study} is already open {by}. Close it there first; psyinterview log and psyinterview report read it meanwhile.", e);
    }
}
