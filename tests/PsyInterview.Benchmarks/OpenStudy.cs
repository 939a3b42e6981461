using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using PsyInterview.Log;
using PsyInterview.Storage;

namespace PsyInterview.Benchmarks;

/// <summary>Opening a study and reading what the live screen needs must not grow with what lies in other streams.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 2, iterationCount: 20)]
public class OpenStudy
{
    private const int InHand = 300;
    private string _folder = "";

    /// <summary>Entries in the streams that are not read.</summary>
    [Params(1000, 150_000)]
    public int Elsewhere { get; set; }

    private string Study => Path.Combine(_folder, "bench.psy");

    /// <summary>A study with one stream in hand and the rest in three hundred others.</summary>
    [GlobalSetup]
    public void Fill()
    {
        _folder = Directory.CreateTempSubdirectory("psy-bench-").FullName;
        using var study = StudyFile.Create(Study, "bench", TimeProvider.System);
        Append(study, EntryId.Study, InHand);
        Append(study, "P07-1", InHand);
        for (var stream = 0; stream < 300; stream++) Append(study, $"P{stream + 100}-1", Elsewhere / 300);
        if (!study.Flush(TimeSpan.FromMinutes(5))) throw new IOException("not durable");
    }

    /// <summary>Open, read stream study and the stream in hand.</summary>
    [Benchmark]
    public int OpenAndReadTwoStreams()
    {
        using var study = StudyFile.Open(Study, "bench", TimeProvider.System);
        return study.Read(EntryId.Study).Count + study.Read("P07-1").Count;
    }

    /// <summary>Open to read, and read all: what a report does.</summary>
    [Benchmark]
    public int ReadEverything()
    {
        using var study = StudyFile.OpenToRead(Study);
        return study.ReadAll().Count;
    }

    /// <summary>Leaves nothing behind.</summary>
    [GlobalCleanup]
    public void Close() => Directory.Delete(_folder, recursive: true);

    private static void Append(StudyFile study, string stream, int count)
    {
        var chain = new List<Entry>();
        for (var n = 1; n <= count; n++)
        {
            chain.Add(Entry.Seal(new EntryId(stream, study.Recorder, n), TimeProvider.System.GetLocalNow(), "note-taken",
                """{"words":"I could not sleep for weeks, and nobody asked me why that was"}""", Chance.Salt(),
                n == 1 ? Entry.NoPrevious : chain[^1].Commitment));
        }
        study.Append(chain);
    }
}
