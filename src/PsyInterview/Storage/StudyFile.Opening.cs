using PsyInterview.Log;

namespace PsyInterview.Storage;

public sealed partial class StudyFile
{
    private StudyFile(StudyPaths paths, StudyHeader header, StudyLock held, string person)
    {
        (_paths, _header, _lock, _notices) = (paths, header, held, []);
        if (!StudySwap.TryRemoveNew(paths)) Notice($"{paths.New} is left from an erasure and may hold erased words. It cannot be removed; delete it.");
        _archive = new Archive(paths, header, readOnly: false, Notice);
        try
        {
            _found = Recovery.Of(paths, header, _archive, held.Taped);
            SafetyCopyWasWhole = _found.IsWhole && !paths.HasAside();
            _found = _found.Prepare(paths, Notice);
            do Recorder = RecorderIdentity.Mint(person);
            while (_archive.Knows(Recorder) || _found.Entries.Any(entry => entry.Id.Recorder == Recorder));
            var tape = new Tape(paths, header, _found.Reading, _found.LastSequence);
            _filing = new Filing(paths, _archive, _found, Notice, RaiseStatusChanged);
            _taping = new Taping(tape, _filing.Follow, TapeChanged, held.TapeStands);
        }
        catch
        {
            _archive.Dispose();
            throw;
        }
        _taping.Start();
        _filing.Start(_taping);
    }

    private StudyFile(StudyPaths paths, StudyHeader header, FileStream? reading)
    {
        (_paths, _header, _reading, _notices, Recorder) = (paths, header, reading, [], "");
        _archive = new Archive(paths, header, readOnly: true, Notice);
        try
        {
            var expected = StudyLock.TapedBefore(paths);
            _found = Recovery.Of(paths, header, _archive, expected, StudyLock.IsWriting(paths));
            SafetyCopyWasWhole = _found.IsWhole && !paths.HasAside();
            _found.Tell(Notice);
        }
        catch
        {
            _archive.Dispose();
            throw;
        }
    }

    /// <summary>Makes a new study and opens it for writing.</summary>
    /// <param name="path">A file that does not exist, in a folder that does.</param>
    /// <param name="person">The code of who records.</param>
    /// <param name="time">For the sentence that says since when somebody has it open.</param>
    /// <exception cref="StudyFileException">AlreadyExists, Missing (the folder), Unwritable, InUse.</exception>
    public static StudyFile Create(string path, string person, TimeProvider time) => Create(path, person, time, []);

    /// <summary>The same, with entries that came from elsewhere: the file has its name only once all of them are in it.</summary>
    public static StudyFile Create(string path, string person, TimeProvider time, IReadOnlyList<Entry> entries)
    {
        var paths = StudyPaths.Of(path);
        RefuseExisting(paths);
        if (!Directory.Exists(paths.Folder))
        {
            throw new StudyFileException(StudyFileProblem.Missing, $"There is no folder {paths.Folder}. Make it first, or choose another.");
        }
        if (IsMarkedReadOnly(paths.Folder)) throw StudyLock.Unwritable(paths, null);
        var held = StudyLock.Take(paths, person, time);
        try
        {
            RefuseExisting(paths);
            return Writable(paths, () =>
            {
                var header = Make(paths, entries);
                held.TakeFile();
                return new StudyFile(paths, header, held, person);
            });
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Opens a study for writing, with whatever its safety copy still holds.</summary>
    /// <param name="path">The study.</param>
    /// <param name="person">The code of who records.</param>
    /// <param name="time">For the sentence that says since when somebody has it open.</param>
    /// <exception cref="StudyFileException">Any problem but AlreadyExists.</exception>
    public static StudyFile Open(string path, string person, TimeProvider time)
    {
        var paths = StudyPaths.Of(path);
        var header = StudyHeader.Read(paths);
        if (IsMarkedReadOnly(paths.Study) || IsMarkedReadOnly(paths.Folder)) throw StudyLock.Unwritable(paths, null);
        Writable(paths, () =>
        {
            using var trial = PrivateFile.Open(paths.Study, FileMode.Open, FileAccess.ReadWrite);
            return true;
        });
        var held = StudyLock.Take(paths, person, time);
        try
        {
            return Writable(paths, () =>
            {
                held.TakeFile();
                return new StudyFile(paths, header, held, person);
            });
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Opens a study to read it as it is at this moment, even while somebody writes. Changes and deletes nothing; while it is open the
    /// writer puts off checkpoints, so it is not to be kept open for hours.
    /// </summary>
    /// <exception cref="StudyFileException">Missing, Empty, NotAStudy, Damaged, NewerVersion, Unwritable (not readable), InUse.</exception>
    public static StudyFile OpenToRead(string path)
    {
        var paths = StudyPaths.Of(path);
        var header = StudyHeader.Read(paths);
        var reading = StudyLock.ToRead(paths);
        try
        {
            return new StudyFile(paths, header, reading);
        }
        catch (Exception e)
        {
            reading?.Dispose();
            if (e is StudyFileException) throw;
            throw StudyHeader.Damaged(paths, e);
        }
    }

    private static void RefuseExisting(StudyPaths paths)
    {
        if (!Path.Exists(paths.Study)) return;
        throw new StudyFileException(StudyFileProblem.AlreadyExists,
            $"There is already a file {paths.Study}. Open it, or choose another name for the new study.");
    }

    // Made under another name and renamed when it is whole: half a study never bears the study's name.
    private static StudyHeader Make(StudyPaths paths, IReadOnlyList<Entry> entries)
    {
        var header = StudyHeader.Mint();
        File.Delete(paths.New);
        try
        {
            using (var file = PrivateFile.Open(paths.New, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(header.ToBytes());
                file.Flush(flushToDisk: true);
            }
            Archive.Create(paths.New, header, entries);
            File.Move(paths.New, paths.Study);
            PrivateFile.ForceFolder(paths.Folder);
            return header;
        }
        catch
        {
            File.Delete(paths.New);
            throw;
        }
    }

    // A file or folder that its owner marked read-only is left alone, also by an administrator, whom the system would let through.
    private static bool IsMarkedReadOnly(string path) =>
        (!OperatingSystem.IsWindows() || File.Exists(path)) && (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0;

    private static T Writable<T>(StudyPaths paths, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw StudyLock.Unwritable(paths, e);
        }
        catch (Exception e) when (e is not StudyFileException)
        {
            // Whatever the engine throws, it has met what it did not write.
            throw StudyHeader.Damaged(paths, e);
        }
    }

    // A full disk has no room for the tape, but a checkpoint empties it in place and so makes some.
    private void TapeChanged()
    {
        if (_taping!.DiskFull) _filing!.AskForCheckpoint();
        RaiseStatusChanged();
    }
}
