using CsCheck;
using PsyInterview.Log;
using PsyInterview.Sessions;
using Xunit;

namespace PsyInterview.Tests.Log;

/// <summary>A session that several laptops recorded is read by one clock.</summary>
public sealed class ClockAlignmentTests
{
    private static readonly DateTimeOffset Zero = new(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(1));
    private readonly Dictionary<string, Chain> _chains = [];
    private readonly List<Entry> _log = [];

    [Fact]
    public void Three_clocks_are_read_within_half_a_second_of_the_truth() =>
        Gen.Select(Gen.Double[-0.2, 0.2].Array[21], Gen.Double[0, 3600].Array[1, 20]).Sample((jitter, notes) =>
        {
            var tests = new ClockAlignmentTests();
            Func<double, double>[] clocks = [t => t, t => t + 90, t => 20 + t * 1.008];
            string[] recorders = ["mw-k3f9", "sd-77qa", "ob-2222"];
            tests.Write("mw-k3f9", 0, new SessionStarted());
            for (var n = 0; n < 7; n++)
                for (var r = 0; r < 3; r++) tests.Write(recorders[r], clocks[r](n * 600 + jitter[n * 3 + r]), new ClockSynced(n + 1));
            var truth = new Dictionary<EntryId, double>();
            foreach (var t in notes)
                for (var r = 0; r < 3; r++) truth[tests.Write(recorders[r], clocks[r](t), new MarkerSet())] = t;
            foreach (var read in tests.Read().Entries.Where(e => truth.ContainsKey(e.Entry.Id)))
                Assert.InRange((read.At - Zero).TotalSeconds - truth[read.Entry.Id], -0.5, 0.5);
        }, iter: 200);

    [Fact]
    public void One_mark_moves_all_times_of_a_clock_by_the_same_and_leaves_the_stamps_and_their_zone()
    {
        Begun();
        var before = Write("sd-77qa", 50, new MarkerSet());
        Marks("sd-77qa", (1, 190.5));
        var late = Write("sd-77qa", 4000, new MarkerSet());
        Assert.Equal(new Alignment("FG1-1", "sd-77qa", "mw", TimeSpan.FromSeconds(90.5), null, null, 1), Assert.Single(Read().Alignments));
        Assert.Equal(-40.5, At(before));
        Assert.Equal(3909.5, At(late));
        var read = Read().Entries.Single(e => e.Entry.Id == late);
        Assert.Equal(TimeSpan.FromHours(1), read.At.Offset);
        Assert.Equal(Zero.AddSeconds(4000), read.Entry.At);
    }

    [Fact]
    public void A_clock_that_is_behind_is_moved_on_and_its_entries_are_read_where_they_belong()
    {
        Begun();
        var answer = Write("mw-k3f9", 150, new MarkerSet());
        Marks("sd-77qa", (1, -200));
        var heard = Write("sd-77qa", -140, new MarkerSet());
        Assert.Equal(TimeSpan.FromSeconds(-300), Read().Alignments[0].Offset);
        Assert.Equal(160, At(heard));
        Assert.Equal([answer, heard], Read().Entries.TakeLast(2).Select(e => e.Entry.Id));
    }

    [Fact]
    public void Drift_counts_between_the_first_mark_and_the_last_and_is_held_outside()
    {
        Begun((2, 1100));
        Marks("sd-77qa", (1, 110), (2, 1120));
        var (before, between, after) = (Write("sd-77qa", 60, new MarkerSet()), Write("sd-77qa", 615, new MarkerSet()), Write("sd-77qa", 5020, new MarkerSet()));
        var alignment = Assert.Single(Read().Alignments);
        Assert.Equal(TimeSpan.FromSeconds(10), alignment.Offset);
        Assert.Equal(10 / 1010.0 * 1e6, alignment.DriftPerMillion!.Value, 3);
        Assert.Null(alignment.Residual);
        Assert.Equal(50, At(before), 3);
        Assert.Equal(600, At(between), 3);
        Assert.Equal(5000, At(after), 3);
    }

    [Fact]
    public void Marks_within_a_minute_tell_an_offset_and_no_drift()
    {
        Begun((2, 110), (3, 150));
        Marks("sd-77qa", (1, 105.0), (2, 115.3), (3, 155.6));
        Assert.Equal(new Alignment("FG1-1", "sd-77qa", "mw", TimeSpan.FromSeconds(5.3), null, TimeSpan.FromSeconds(0.3), 3), Assert.Single(Read().Alignments));
    }

    [Fact]
    public void A_mark_with_the_wrong_number_shows_as_a_residual()
    {
        Begun((2, 1000), (3, 1030), (4, 3000));
        Marks("sd-77qa", (1, 105), (3, 1005), (4, 3005));
        Assert.InRange(Read().Alignments[0].Residual!.Value.TotalSeconds, 10, 30);
    }

    [Fact]
    public void A_drift_that_no_clock_has_is_not_believed_and_shows_as_a_residual()
    {
        Begun((2, 400));
        Marks("sd-77qa", (1, 100), (2, 500));
        Assert.Equal(new Alignment("FG1-1", "sd-77qa", "mw", TimeSpan.FromSeconds(50), null, TimeSpan.FromSeconds(50), 2), Assert.Single(Read().Alignments));
    }

    [Fact]
    public void Marks_that_were_taken_back_or_set_again_under_the_same_number_do_not_count()
    {
        Begun((1, 300));
        var wrong = Write("sd-77qa", 20, new ClockSynced(1));
        Marks("sd-77qa", (1, 107), (1, 900));
        Assert.Equal(TimeSpan.FromSeconds(-80), Read().Alignments[0].Offset);
        Write("sd-77qa", 901, new EntryRetracted(wrong.ToString()));
        Assert.Equal(TimeSpan.FromSeconds(7), Read().Alignments[0].Offset);
    }

    [Fact]
    public void Without_a_mark_in_common_times_are_as_they_were_stamped()
    {
        Begun();
        Marks("sd-77qa", (7, 110));
        Assert.Equal(new Alignment("FG1-1", "sd-77qa", "mw", TimeSpan.Zero, null, null, 0), Assert.Single(Read().Alignments));
        Assert.All(Read().Entries, e => Assert.Equal(e.Entry.At, e.At));
    }

    [Fact]
    public void A_recorder_without_a_mark_is_taken_to_be_as_the_nearest_of_the_same_person()
    {
        Begun((2, 3000));
        Marks("sd-aaaa", (1, 105));
        Marks("sd-zzzz", (2, 3009));
        var between = Write("sd-mmmm", 2500, new MarkerSet());
        var early = Write("sd-nnnn", 200, new MarkerSet());
        Write("ob-aaaa", 2500, new MarkerSet());
        Assert.Equal(2491, At(between));
        Assert.Equal(195, At(early));
        Assert.Equal([("ob-aaaa", null), ("sd-aaaa", null), ("sd-mmmm", "sd-zzzz"), ("sd-nnnn", "sd-aaaa"), ("sd-zzzz", null)],
            Read().Alignments.Select(a => (a.Recorder, a.TakenFrom)));
    }

    [Fact]
    public void Every_opening_by_the_person_whose_clock_it_is_stays_as_it_was_stamped()
    {
        Begun();
        var later = Write("mw-zzzz", 4000, new MarkerSet());
        Marks("sd-77qa", (1, 105));
        Assert.Equal(4000, At(later));
        Assert.Single(Read().Alignments);
    }

    [Fact]
    public void The_clock_is_that_of_who_began_first_or_else_of_who_set_most_marks()
    {
        Marks("ab-1111", (1, 0));
        Marks("sd-77qa", (1, 5), (2, 900));
        Assert.Equal("sd", Read().Alignments[0].Reference);
        Write("ab-1111", 20, new SessionStarted());
        Assert.Equal("ab", Read().Alignments[0].Reference);
        Write("cd-2222", 10, new SessionStarted());
        Assert.Equal("cd", Read().Alignments[0].Reference);
    }

    [Fact]
    public void The_study_itself_and_a_session_of_one_person_have_no_clocks_to_align()
    {
        foreach (var (stream, recorder) in (ReadOnlySpan<(string, string)>)[("study", "mw-k3f9"), ("study", "sd-77qa"), ("P07-1", "mw-k3f9"), ("P07-1", "mw-zzzz")])
            Write(recorder, _log.Count * 9, new ClockSynced(1), stream);
        Assert.Empty(Read().Alignments);
        Assert.All(Read().Entries, e => Assert.Equal(e.Entry.At, e.At));
    }

    [Fact]
    public void No_clock_ever_turns_two_times_round() =>
        Gen.Select(Gen.Int[0, 2], Gen.Long[0, 40_000_000_000], Gen.Int[0, 8]).Array[2, 40].Sample(acts =>
        {
            var tests = new ClockAlignmentTests();
            foreach (var (recorder, ticks, what) in acts)
                tests.Write(recorder == 0 ? "mw-k3f9" : $"sd-{recorder}", ticks / 1e7, what < 4 ? new ClockSynced(what) : new MarkerSet());
            foreach (var own in tests.Read().Entries.GroupBy(e => e.Entry.Id.Recorder))
            {
                Assert.Equal(own.Select(e => e.Entry.Id.Number).Order(), own.Select(e => e.Entry.Id.Number));
                var byStamp = own.OrderBy(e => e.Entry.At).ToList();
                Assert.All(byStamp.Zip(byStamp.Skip(1)), pair => Assert.True(pair.First.At <= pair.Second.At));
            }
        }, iter: 1000);

    [Fact]
    public void Neighbouring_ticks_stay_in_order_on_the_steepest_line() =>
        Gen.Select(Gen.Double[-0.05, 0.05], Gen.Long[0, TimeSpan.TicksPerDay]).Sample((drift, tick) =>
        {
            var line = new ClockCorrection(0, TimeSpan.TicksPerDay, 0, ClockCorrection.Slope(drift));
            Assert.True(line.Ticks(tick) <= line.Ticks(tick + 1));
        }, iter: 10_000);

    [Fact]
    public void Times_at_either_end_of_the_calendar_stop_there()
    {
        foreach (var at in (DateTimeOffset[])[DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue.ToOffset(TimeSpan.FromHours(-5))])
            foreach (var offset in (long[])[-1, 1, TimeSpan.TicksPerDay * 40_000, -TimeSpan.TicksPerDay * 40_000])
                Assert.Equal(at.Offset, new ClockCorrection(0, 0, offset, 0).Of(at).Offset);
    }

    private void Begun(params ReadOnlySpan<(int Number, double Second)> marks)
    {
        Write("mw-k3f9", 0, new SessionStarted());
        Marks("mw-k3f9", (1, 100));
        Marks("mw-k3f9", marks);
    }

    private void Marks(string recorder, params ReadOnlySpan<(int Number, double Second)> marks)
    {
        foreach (var (number, second) in marks) Write(recorder, second, new ClockSynced(number));
    }

    private LogReading Read() => LogReading.Of(_log, AllKinds.Known);

    private double At(EntryId id) => (Read().Entries.Single(e => e.Entry.Id == id).At - Zero).TotalSeconds;

    private EntryId Write(string recorder, double second, Event happened, string stream = "FG1-1")
    {
        if (!_chains.TryGetValue(recorder, out var chain)) _chains[recorder] = chain = new Chain(recorder, AllKinds.Known, () => new byte[16]);
        _log.Add(chain.Seal(stream, Zero.AddTicks((long)Math.Round(second * TimeSpan.TicksPerSecond)), happened));
        return _log[^1].Id;
    }
}
