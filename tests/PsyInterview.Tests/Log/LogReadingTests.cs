using CsCheck;
using PsyInterview.Log;
using PsyInterview.Sessions;
using Xunit;

namespace PsyInterview.Tests.Log;

public sealed class LogReadingTests
{
    private static readonly DateTimeOffset Zero = new(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(1));
    private readonly Dictionary<string, Chain> _chains = [];
    private readonly List<Entry> _log = [];

    [Fact]
    public void Entries_are_read_by_stream_and_time_and_keep_each_recorders_own_order()
    {
        Mark("P07-1", "sd", 10);
        Mark("P07-1", "mw", 5);
        Mark("P07-1", "sd", 7);
        Mark("P07-1", "mw", 10);
        Mark("P07-1", "sd", 12);
        Mark("FG1", "sd", 99);
        Assert.Equal(["FG1/sd/000001", "P07-1/mw/000001", "P07-1/mw/000002", "P07-1/sd/000001", "P07-1/sd/000002", "P07-1/sd/000003"], Ids(Read()));
        Assert.Equal(["FG1", "P07-1"], Read().Streams);
        Assert.Single(Read().In("FG1"));
    }

    [Fact]
    public void A_retraction_takes_back_and_a_retraction_of_it_brings_again()
    {
        var mark = Mark("P07-1", "sd", 1);
        var undo = Retract("P07-1", "sd", 2, mark);
        Assert.Equal(undo, Of(mark).RetractedBy);
        var redo = Retract("P07-1", "sd", 3, undo);
        Assert.Null(Of(mark).RetractedBy);
        Assert.Equal(redo, Of(undo).RetractedBy);
        Retract("P07-1", "sd", 4, redo);
        Assert.False(Of(mark).Stands);
        Assert.Equal(2, Read().Standing.Count());
    }

    [Fact]
    public void Of_two_retractions_one_may_go_and_the_other_still_holds()
    {
        var mark = Mark("P07-1", "sd", 1);
        var first = Retract("P07-1", "sd", 2, mark);
        var second = Retract("P07-1", "sd", 3, mark);
        Assert.Equal(second, Of(mark).RetractedBy);
        Retract("P07-1", "sd", 4, second);
        Assert.Equal(first, Of(mark).RetractedBy);
    }

    [Fact]
    public void A_retraction_across_streams_is_ignored()
    {
        var mark = Mark("P07-1", "sd", 1);
        Retract("P07-2", "sd", 2, mark);
        Assert.True(Of(mark).Stands);
    }

    [Fact]
    public void A_retraction_from_a_laptop_whose_clock_is_behind_still_holds()
    {
        var mark = Mark("P07-1", "sd-k3f9", 100);
        Retract("P07-1", "sd-77qq", 1, mark);
        Assert.False(Of(mark).Stands);
    }

    [Fact]
    public void A_retraction_of_nothing_of_itself_or_in_a_ring_does_no_harm()
    {
        var mark = Mark("P07-1", "sd", 1);
        Add("P07-1", "sd", 2, new EntryRetracted("P07-1/sd/000002"));
        Add("P07-1", "sd", 3, new EntryRetracted("nonsense"));
        Add("P07-1", "sd", 4, new EntryRetracted("P07-1/sd/000099"));
        Add("P07-1", "sd", 5, new EntryRetracted("P07-1/sd/000006"));
        Add("P07-1", "sd", 6, new EntryRetracted("P07-1/sd/000005"));
        Assert.True(Of(mark).Stands);
    }

    [Fact]
    public void What_stays_is_not_taken_back_by_any_retraction()
    {
        var withdrawn = Add("P07-1", "sd", 1, new ConsentWithdrawn());
        Retract("P07-1", "mw", 2, withdrawn);
        Assert.True(Of(withdrawn).Stands);
    }

    [Fact]
    public void An_erased_retraction_takes_nothing_back()
    {
        var mark = Mark("P07-1", "sd", 1);
        Retract("P07-1", "sd", 2, mark);
        _log[^1] = _log[^1].Erase();
        Assert.True(Of(mark).Stands);
    }

    [Fact]
    public void Whatever_the_order_entries_come_in_they_read_the_same() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 5], Gen.Int[0, 9]).Array[1, 30].Select(Build)
            .SelectMany(log => Gen.Shuffle(log).Select(shuffled => (log, shuffled)))
            .Sample(both => Assert.Equal(Told(both.log), Told(both.shuffled)), iter: 300);

    private static Entry[] Build((int Stream, int Recorder, int Second, int What)[] acts)
    {
        var tests = new LogReadingTests();
        foreach (var (stream, recorder, second, what) in acts)
        {
            Event happened = what > 4 && tests._log.Count > 0
                ? new EntryRetracted(tests._log[(what * 7 + second) % tests._log.Count].Id.ToString())
                : what switch { 2 or 3 => new ClockSynced(second % 3), 4 => new SessionStarted(), _ => new MarkerSet() };
            tests.Add($"s{stream}", $"p{recorder / 2}-{recorder}", second * 40, happened);
            if (what == 0) tests._log.Add(Entry.Seal(tests._log[0].Id, Zero, "marker-set", "{}", new byte[16], Entry.NoPrevious));
        }
        return [.. tests._log];
    }

    private static IEnumerable<string> Told(IEnumerable<Entry> log) =>
        LogReading.Of(log, AllKinds.Known).Entries.Select(e => $"{e.Entry.Id} {e.Entry.Commitment} {e.RetractedBy} {e.At:O}");

    private static IEnumerable<string> Ids(LogReading reading) => reading.Entries.Select(e => e.Entry.Id.ToString());

    private LogReading Read() => LogReading.Of(_log, AllKinds.Known);

    private ReadEntry Of(EntryId id) => Read().Entries.Single(e => e.Entry.Id == id);

    private EntryId Mark(string stream, string recorder, int second) => Add(stream, recorder, second, new MarkerSet());

    private EntryId Retract(string stream, string recorder, int second, EntryId target) => Add(stream, recorder, second, new EntryRetracted(target.ToString()));

    private EntryId Add(string stream, string recorder, int second, Event happened)
    {
        if (!_chains.TryGetValue(recorder, out var chain)) _chains[recorder] = chain = new Chain(recorder, AllKinds.Known, () => new byte[16]);
        _log.Add(chain.Seal(stream, Zero.AddSeconds(second), happened));
        return _log[^1].Id;
    }
}
