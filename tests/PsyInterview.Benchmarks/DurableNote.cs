using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using PsyInterview.Log;
using PsyInterview.Storage;

namespace PsyInterview.Benchmarks;

/// <summary>What one durable note costs, beside the least it can cost on this disk: an append and an fsync.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 50, iterationCount: 1000)]
public class DurableNote
{
    private readonly byte[] _salt = Chance.Salt();
    private string _folder = "";
    private StudyFile _study = null!;
    private FileStream _raw = null!;
    private byte[] _line = [];
    private Entry? _last;

    /// <summary>A study and a plain file on the same disk.</summary>
    [GlobalSetup]
    public void Open()
    {
        _folder = Directory.CreateTempSubdirectory("psy-bench-").FullName;
        _study = StudyFile.Create(Path.Combine(_folder, "bench.psy"), "bench", TimeProvider.System);
        _line = EntryJson.ToUtf8(Next());
        _last = null;
        _raw = new FileStream(Path.Combine(_folder, "raw"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
    }

    /// <summary>The floor: the same bytes appended to a file and forced.</summary>
    [Benchmark(Baseline = true)]
    public void AppendAndFsync()
    {
        _raw.Write(_line);
        RandomAccess.FlushToDisk(_raw.SafeFileHandle);
    }

    /// <summary>Sealed, taped, acknowledged.</summary>
    [Benchmark]
    public void NoteUntilDurable()
    {
        _study.Append(Next());
        if (!_study.Flush(TimeSpan.FromSeconds(10))) throw new IOException("not durable");
    }

    /// <summary>What the key handler waits for.</summary>
    [Benchmark]
    public void NoteUntilTaken() => _study.Append(Next());

    /// <summary>Leaves nothing behind.</summary>
    [GlobalCleanup]
    public void Close()
    {
        _raw.Dispose();
        _study.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Entry Next() => _last = Entry.Seal(new EntryId("P07-1", _study.Recorder, (_last?.Id.Number ?? 0) + 1),
        TimeProvider.System.GetLocalNow(), "note-taken", """{"words":"I could not sleep for weeks, and nobody asked me why that was","question":"sleep"}""",
        _salt, _last?.Commitment ?? Entry.NoPrevious);
}
