using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using Xunit;

namespace PsyInterview.Tests.Reports;

public sealed class ClocksTests
{
    private static readonly DateTimeOffset Zero = new(2026, 11, 2, 10, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void How_a_clock_stood_is_said_in_a_line()
    {
        Assert.Equal("clock of sd-k3f9: 90.2 s ahead, drift 12 in a million, 3 marks, residual 0.2 s", Said(90.2, 12.3, 0.21, 3));
        Assert.Equal("clock of sd-k3f9: 1.5 s behind, 1 mark", Said(-1.5, null, null, 1));
        Assert.Equal("clock of sd-k3f9: 36.0 s ahead, 1 mark; only one mark tells so: look whether it has the same number on both", Said(36, null, null, 1));
        Assert.Equal("clock of sd-k3f9: 38.9 s ahead, 2 marks, residual 2.5 s; look whether the marks have the same numbers on both", Said(38.9, null, 2.5, 2));
        Assert.Equal("clock of sd-k3f9: in step, drift 0 in a million, 2 marks", Said(-0.01, -0.2, null, 2));
        Assert.Equal("clock of sd-k3f9: no sync mark in common; its times are as they were stamped", Said(0, null, null, 0));
        Assert.Equal("clock of sd-k3f9: no sync mark in common, so taken to be as in sd-2222: 1.0 s ahead, 1 mark", Said(1, null, null, 1, "sd-2222"));
    }

    [Fact]
    public void The_timeline_of_a_group_stands_in_one_clock_and_says_so()
    {
        var (mw, sd, ob) = (Chain("mw-k3f9"), Chain("sd-77qa"), Chain("ob-2222"));
        List<Entry> log =
        [
            mw.Seal("FG1-1", Zero, new SessionPlanned("FG1", "focus-group", 1, "five", 1, "en", Talk.Guide.Hash)),
            mw.Seal("FG1-1", Zero, new ChecksDeferred()), mw.Seal("FG1-1", Zero, new SessionStarted()), mw.Seal("FG1-1", Zero.AddSeconds(60), new ClockSynced(1)),
            sd.Seal("FG1-1", Zero.AddSeconds(150), new ClockSynced(1)), sd.Seal("FG1-1", Zero.AddSeconds(390), new NoteTaken("observation", null, "laughter")),
        ];
        var one = Timeline.From(LogReading.Of(log, AllKinds.Known));
        Assert.Equal("05:00", one.Rows.Single(r => r[5] == "laughter")[1]);
        Assert.Contains("FG1-1, clock of sd-77qa: 90.0 s ahead, 1 mark; only one mark tells so: look whether it has the same number on both.", one.Notes);
        Assert.Contains(one.Notes, n => n.StartsWith("Time: ", StringComparison.Ordinal) && n.Contains("one clock", StringComparison.Ordinal));
        // Who wrote nothing that is shown has no clock to speak of.
        log.Add(ob.Seal("FG1-1", Zero, new LengthStated(60)));
        Assert.DoesNotContain(Timeline.From(LogReading.Of(log, AllKinds.Known)).Notes, n => n.Contains("ob-2222", StringComparison.Ordinal));
    }

    private static string Said(double offset, double? drift, double? residual, int marks, string? from = null) => Clocks.Words(new(
        "FG1-1", "sd-k3f9", "mw", TimeSpan.FromSeconds(offset), drift, residual is { } r ? TimeSpan.FromSeconds(r) : null, marks, from));

    private static Chain Chain(string recorder) => new(recorder, AllKinds.Known, () => new byte[16]);
}
