using System.Text;
using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using Xunit;

namespace PsyInterview.Tests.Golden;

/// <summary>Logs as earlier versions wrote them: they are never rewritten, and read the same for ever.</summary>
public sealed class GoldenTests
{
    private static readonly IReadOnlyList<Entry> Log = [.. File.ReadLines(Path.Combine(Approval.Folder(), "0.1.0.jsonl"))
        .Select(line => EntryJson.FromUtf8(Encoding.UTF8.GetBytes(line)) ?? throw new InvalidDataException(line))];

    private static readonly LogReading Reading = LogReading.Of(Log, AllKinds.Known);

    [Fact]
    public void Every_chain_of_the_log_of_0_1_0_holds() => Assert.Empty(LogCheck.Of(Log));

    [Fact]
    public void The_log_of_0_1_0_is_written_byte_for_byte_as_it_was() =>
        Assert.Equal(File.ReadLines(Path.Combine(Approval.Folder(), "0.1.0.jsonl")), Log.Select(e => Encoding.UTF8.GetString(EntryJson.ToUtf8(e))));

    [Fact]
    public void The_log_of_0_1_0_holds_every_kind_of_that_version_and_all_can_still_be_read()
    {
        Assert.DoesNotContain(Reading.Entries, e => !e.Entry.Erased && e.Happened is UnknownEvent);
        Assert.Empty(File.ReadAllLines(Path.Combine(Approval.Folder(), "0.1.0.kinds.txt")).Except(Log.Select(e => e.Kind)));
    }

    [Fact]
    public void Every_kind_of_today_stands_in_a_golden_log() => Assert.Empty(AllKinds.Known.All.Select(k => k.Name).Except(Log.Select(e => e.Kind)));

    [Fact]
    public void The_sessions_of_0_1_0_followed_the_protocol() =>
        Assert.Empty(Reading.Streams.Where(s => s != EntryId.Study).SelectMany(s => SessionCheck.Of(Reading.In(s))));

    [Fact]
    public void The_timeline_of_0_1_0_is_as_approved() => Approval.Check("0.1.0.timeline", Timeline.From(Reading, withThoughts: true).ToMarkdown());

    [Fact]
    public void The_durations_of_0_1_0_are_as_approved() => Approval.Check("0.1.0.durations", Durations.From(Reading).ToMarkdown());
}
