using PsyInterview.Log;
using PsyInterview.Storage;
using Xunit;

namespace PsyInterview.Tests.Storage;

/// <summary>A temporary folder with one study in it, and entries to put there.</summary>
internal sealed class Desk(string folder) : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Dictionary<(string, string), Entry> _last = [];

    public Desk()
        : this(Directory.CreateTempSubdirectory("psy-").FullName)
    {
    }

    public string Folder => folder;

    public string Study => Path.Combine(Folder, "anxiety.psy");

    public StudyFile Create() => StudyFile.Create(Study, "sd", TimeProvider.System);

    public StudyFile Open() => StudyFile.Open(Study, "sd", TimeProvider.System);

    public StudyFile OpenToRead() => StudyFile.OpenToRead(Study);

    /// <summary>The next entry of a recorder in a stream, chained to the one made before.</summary>
    public Entry Next(string recorder, string words = "I could not sleep", string stream = "P07-1")
    {
        _last.TryGetValue((stream, recorder), out var before);
        var entry = Notes.Seal(stream, recorder, (before?.Id.Number ?? 0) + 1, words, before?.Commitment);
        return _last[(stream, recorder)] = entry;
    }

    public List<Entry> Next(StudyFile study, int count) => [.. Enumerable.Range(1, count).Select(n => Next(study.Recorder, $"words {n}"))];

    /// <summary>Takes entries to the study and waits until they are durable.</summary>
    public IReadOnlyList<Entry> Save(StudyFile study, int count = 1)
    {
        var entries = Next(study, count);
        foreach (var entry in entries) study.Append(entry);
        Assert.True(study.Flush(Patience), study.Status.ToString());
        return entries;
    }

    public string Beside(string tail) => Study + tail;

    public string[] Names() => [.. Directory.GetFiles(Folder).Select(Path.GetFileName).Select(name => name!).Order(StringComparer.Ordinal)];

    /// <summary>Copies all files but the locks as they lie at this moment: what a killed process would leave.</summary>
    public Desk Kill()
    {
        var copy = new Desk();
        // No checkpoint while copying: the copy is then a state that really was.
        using var still = StudyLock.ToRead(StudyPaths.Of(Study));
        foreach (var file in Directory.GetFiles(Folder))
        {
            if (file.EndsWith("-lock", StringComparison.Ordinal) || file.EndsWith("-ckpt", StringComparison.Ordinal)) continue;
            try
            {
                using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var to = File.Create(Path.Combine(copy.Folder, Path.GetFileName(file)));
                from.CopyTo(to);
            }
            catch (FileNotFoundException)
            {
                // It was removed between the two lines.
            }
        }
        return copy;
    }

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>Entries for tests.</summary>
internal static class Notes
{
    public static readonly DateTimeOffset At = new(2026, 11, 22, 14, 3, 7, 125, TimeSpan.FromHours(1));

    public static Entry Seal(string stream, string recorder, int number, string words = "words", string? previous = null) =>
        Entry.Seal(new EntryId(stream, recorder, number), At.AddSeconds(number), "note-taken",
            $$"""{"words":{{System.Text.Json.Nodes.JsonValue.Create(words)!.ToJsonString()}}}""", new byte[16], previous ?? Entry.NoPrevious);

    public static List<Entry> Chain(string stream, string recorder, int count)
    {
        var chain = new List<Entry>();
        for (var n = 1; n <= count; n++) chain.Add(Seal(stream, recorder, n, $"words {n}", chain.LastOrDefault()?.Commitment));
        return chain;
    }
}
