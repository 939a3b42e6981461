using System.Text;
using PsyInterview.Storage;
using PsyInterview.Studies;

namespace PsyInterview;

/// <summary>Where studies are found: opens, makes and remembers them.</summary>
/// <param name="dataFolder">Where the demo is put, unless a folder is given.</param>
/// <param name="stateFolder">Where the list of recent studies is kept.</param>
/// <param name="identity">Where the person's code is kept; null to keep it nowhere.</param>
public sealed partial class Shelf(TimeProvider time, string person, string dataFolder, string stateFolder, RecorderIdentity? identity = null)
{
    private const int Remembered = 9;

    /// <summary>The person's code.</summary>
    public string Person { get; private set; } = person;

    /// <summary>True while nobody has said who records on this computer.</summary>
    public bool IsNobody => Person == RecorderIdentity.Nobody;

    /// <summary>From now on this person records on this computer.</summary>
    /// <returns>The code as it is used: lower-case letters and digits.</returns>
    public string Become(string code)
    {
        identity?.Remember(code);
        return Person = RecorderIdentity.Code(code);
    }

    /// <summary>The demo study, unless a folder is given for it.</summary>
    public string DemoPath => Path.Combine(dataFolder, "demo.psy");

    private string RecentFile => Path.Combine(stateFolder, "recent");

    /// <summary>The shelf of whoever runs the program, in the XDG folders.</summary>
    public static Shelf OfThisPerson(TimeProvider time) => new(
        time, RecorderIdentity.OfThisPerson().Person,
        Folder("XDG_DATA_HOME", Environment.SpecialFolder.LocalApplicationData, ".local/share"),
        Folder("XDG_STATE_HOME", Environment.SpecialFolder.LocalApplicationData, ".local/state"), RecorderIdentity.OfThisPerson());

    /// <summary>Opens a study for writing and remembers it.</summary>
    /// <exception cref="StudyFileException">It cannot be opened; nothing was changed.</exception>
    public OpenStudy Open(string path)
    {
        var file = StudyFile.Open(path, Person, time);
        Remember(path);
        return Opened(path, file);
    }

    /// <summary>Makes a new study, opens it and remembers it.</summary>
    /// <exception cref="StudyFileException">It cannot be made; nothing was changed.</exception>
    public OpenStudy Create(string path, string title)
    {
        var study = Opened(path, StudyFile.Create(path, Person, time));
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
        using var file = StudyFile.Create(path, Person, time);
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
