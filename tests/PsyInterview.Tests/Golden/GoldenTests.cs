using System.Text;
using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using Xunit;

namespace PsyInterview.Tests.Golden;

/// <summary>Logs as earlier versions wrote them: they are never rewritten, and read the same for ever.</summary>
public sealed class GoldenTests
{
    private static readonly string[] OfGroups = ["attendance", "talk", "interaction", "consensus"];

    private static readonly string[] OfAnalysis =
        ["saturation", "saturation-curve", "saturation-settings", "meaning", "codebook", "themes", "meetings", "agreement", "differences", "coding", "transcripts", "ask-next"];

    private static readonly string[] OfGuides = ["questions", "exposure", "probes", "pace", "guide-history", "proposals", "saturation-guide"];

    private static readonly string[] OfChecks = ["member-checks", "member-check-list", "requested-changes"];

    public static TheoryData<string> Versions => ["0.1.0", "0.2.0", "0.3.0", "0.4.0", "0.5.0", "0.6.0"];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_chain_of_the_log_holds(string version) => Assert.Empty(LogCheck.Of(Log(version)));

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_log_is_written_byte_for_byte_as_it_was(string version) =>
        Assert.Equal(Lines(version), Log(version).Select(e => Encoding.UTF8.GetString(EntryJson.ToUtf8(e))));

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_log_holds_every_kind_that_was_new_in_that_version_and_all_can_still_be_read(string version)
    {
        Assert.DoesNotContain(Reading(version).Entries, e => !e.Entry.Erased && e.Happened is UnknownEvent);
        Assert.Empty(File.ReadAllLines(Path.Combine(Approval.Folder(), $"{version}.kinds.txt")).Except(Log(version).Select(e => e.Kind)));
    }

    [Fact]
    public void Every_kind_of_today_stands_in_a_golden_log() =>
        Assert.Empty(AllKinds.Known.All.Select(k => k.Name).Except(Versions.SelectMany(v => Log(v.Data)).Select(e => e.Kind)));

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_sessions_followed_the_protocol(string version)
    {
        var reading = Reading(version);
        Assert.Empty(reading.Streams.Where(EntryId.IsSession).SelectMany(s => SessionCheck.Of(reading.In(s))));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_timeline_is_as_approved(string version) =>
        Approval.Check($"{version}.timeline", Timeline.From(Reading(version), withThoughts: true).ToMarkdown());

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_durations_are_as_approved(string version) => Approval.Check($"{version}.durations", Durations.From(Reading(version)).ToMarkdown());

    [Fact]
    public void What_the_reports_say_of_people_is_as_approved() => Approval.Check("0.2.0.people", string.Join('\n', ReportCatalog.All
        .Where(r => r.Name is not ("timeline" or "durations") && !OfGroups.Contains(r.Name) && !OfAnalysis.Contains(r.Name) && !OfGuides.Contains(r.Name) && !OfChecks.Contains(r.Name))
        .Select(r => r.From(Reading("0.2.0"), ReportOptions.On(new DateOnly(2026, 11, 20))).ToMarkdown())));

    [Fact]
    public void What_the_reports_say_of_a_group_is_as_approved() => Approval.Check("0.3.0.groups", string.Join('\n', ReportCatalog.All
        .Where(r => OfGroups.Contains(r.Name))
        .Select(r => r.From(Reading("0.3.0"), ReportOptions.On(new DateOnly(2026, 11, 20))).ToMarkdown())));

    [Fact]
    public void What_the_reports_say_of_the_analysis_is_as_approved() => Approval.Check("0.4.0.analysis", string.Join('\n', ReportCatalog.All
        .Where(r => OfAnalysis.Contains(r.Name))
        .Select(r => r.From(Reading("0.4.0"), ReportOptions.On(new DateOnly(2026, 11, 20))).ToMarkdown())));

    [Fact]
    public void What_the_reports_say_of_guides_is_as_approved() => Approval.Check("0.5.0.guides", string.Join('\n', ReportCatalog.All
        .Where(r => OfGuides.Contains(r.Name))
        .Select(r => r.From(Reading("0.5.0"), ReportOptions.On(new DateOnly(2026, 11, 20))).ToMarkdown())));

    [Fact]
    public void What_the_reports_say_of_member_checks_is_as_approved() => Approval.Check("0.6.0.checks", string.Join('\n', ReportCatalog.All
        .Where(r => OfChecks.Contains(r.Name) || r.Name is "due" or "coding" or "saturation-curve")
        .Select(r => r.From(Reading("0.6.0"), ReportOptions.On(new DateOnly(2026, 12, 20))).ToMarkdown())));

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_member_checks_followed_their_protocol(string version)
    {
        var reading = Reading(version);
        Assert.Empty(reading.Streams.Where(EntryId.IsMemberCheck).SelectMany(s => CheckFindings.Of(reading.In(s))));
    }

    private static LogReading Reading(string version) => LogReading.Of(Log(version), AllKinds.Known);

    private static IReadOnlyList<Entry> Log(string version) =>
        [.. Lines(version).Select(line => EntryJson.FromUtf8(Encoding.UTF8.GetBytes(line)) ?? throw new InvalidDataException(line))];

    private static IEnumerable<string> Lines(string version) => File.ReadLines(Path.Combine(Approval.Folder(), $"{version}.jsonl"));
}
