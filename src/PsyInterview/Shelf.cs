using System.Text;
using PsyInterview.Log;
using PsyInterview.Storage;
using PsyInterview.Studies;

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

    /// <summary>Reads every stream: for lists and reports, never for the live screen. Takes time in a large study.</summary>
    public LogReading ReadAll() => LogReading.Of(file.ReadAll(), recorder.Kinds);

    /// <summary>
    /// Takes the words off the disk that are to go: of who withdrew and wants erasure, of who declined where nothing may be kept, and struck minutes.
    /// Reads everything and may write the study anew: never on the drawing thread, and <see cref="Recorder.ReadAnew"/> afterwards on it.
    /// </summary>
    /// <exception cref="StudyFileException">Nothing was erased; the sentence says what to do. The wish stands, and what was asked is withheld meanwhile.</exception>
    public ErasedWords CarryOutErasures()
    {
        SaveNow();
        var reading = ReadAll();
        var due = ErasureDue.Of(reading, recorder.Kinds);
        var streams = Erasure.StreamsOf(reading);
        if (due.Count == 0 && !file.Drafts.Any(d => streams.Contains(d.Stream))) return ErasedWords.None;
        var erased = file.Erase(due, streams);
        return new(erased.Entries, erased.LeftBeside);
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

    /// <summary>Waits until everything is durable, but not for ever.</summary>
    public void SaveNow() => file.Flush(TimeSpan.FromSeconds(5));

    /// <summary>Erases what is to go, and closes. What cannot be erased now is when the study is next shown.</summary>
    public void Dispose()
    {
        if (recorder.HasToErase) TryErase();
        file.Dispose();
    }
}

/// <summary>Where studies are found: opens, makes and remembers them.</summary>
/// <param name="dataFolder">Where the demo is put, unless a folder is given.</param>
/// <param name="stateFolder">Where the list of recent studies is kept.</param>
public sealed class Shelf(TimeProvider time, string person, string dataFolder, string stateFolder)
{
    private const int Remembered = 9;

    /// <summary>The person's code.</summary>
    public string Person => person;

    /// <summary>The demo study, unless a folder is given for it.</summary>
    public string DemoPath => Path.Combine(dataFolder, "demo.psy");

    private string RecentFile => Path.Combine(stateFolder, "recent");

    /// <summary>The shelf of whoever runs the program, in the XDG folders.</summary>
    public static Shelf OfThisPerson(TimeProvider time) => new(
        time, RecorderIdentity.OfThisPerson().Person,
        Folder("XDG_DATA_HOME", Environment.SpecialFolder.LocalApplicationData, ".local/share"),
        Folder("XDG_STATE_HOME", Environment.SpecialFolder.LocalApplicationData, ".local/state"));

    /// <summary>Opens a study for writing and remembers it.</summary>
    /// <exception cref="StudyFileException">It cannot be opened; nothing was changed.</exception>
    public OpenStudy Open(string path)
    {
        var file = StudyFile.Open(path, person, time);
        Remember(path);
        return Opened(path, file);
    }

    /// <summary>Makes a new study, opens it and remembers it.</summary>
    /// <exception cref="StudyFileException">It cannot be made; nothing was changed.</exception>
    public OpenStudy Create(string path, string title)
    {
        var study = Opened(path, StudyFile.Create(path, person, time));
        study.Recorder.Do(study.Recorder.Now(), StudyDecisions.Create(study.Recorder.Study, title));
        study.SaveNow();
        Remember(path);
        return study;
    }

    /// <summary>Makes the demo study where there is none yet, and returns where it lies.</summary>
    /// <exception cref="StudyFileException">It cannot be made.</exception>
    public string Demo(string? folder = null)
    {
        var path = folder is null ? DemoPath : Path.Combine(folder, "demo.psy");
        if (File.Exists(path)) return path;
        PrivateFile.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var file = StudyFile.Create(path, person, time);
        file.Append(DemoStudy.Entries());
        file.Flush(TimeSpan.FromSeconds(10));
        return path;
    }

    /// <summary>Studies opened lately that are still there, the latest first.</summary>
    public IReadOnlyList<string> Recent()
    {
        try
        {
            return File.Exists(RecentFile) ? [.. File.ReadLines(RecentFile).Where(File.Exists).Take(Remembered)] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private OpenStudy Opened(string path, StudyFile file) =>
        new(Path.GetFullPath(path), file, new Recorder(file, AllKinds.Known, time, Chance.Salt));

    // Not being able to remember is no reason not to open.
    private void Remember(string path)
    {
        try
        {
            var full = Path.GetFullPath(path);
            List<string> recent = [full, .. Recent().Where(p => p != full)];
            PrivateFile.MakeFolder(stateFolder);
            using var file = PrivateFile.Open(RecentFile, FileMode.Create, FileAccess.Write);
            file.Write(Encoding.UTF8.GetBytes(string.Join('\n', recent.Take(Remembered)) + "\n"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static string Folder(string variable, Environment.SpecialFolder fallback, string underHome)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set) return Path.Combine(set, "psyinterview");
        var root = OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(fallback)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), underHome);
        return Path.Combine(root, "psyinterview");
    }
}
