using PsyInterview.Coding;
using PsyInterview.Reports;
using Xunit;

namespace PsyInterview.Tests.Reports;

/// <summary>Whether anything new still came in the founding study, and what that claim rests on.</summary>
public sealed class FoundingCodesTests
{
    [Fact]
    public void The_report_says_what_the_claim_of_the_last_interview_rests_on() => Approval.Check("founding.saturation", FoundingCodes.Log().Of("saturation").ToMarkdown());

    [Fact]
    public void The_curve_is_that_of_the_table() => Approval.Check("founding.saturation-curve", FoundingCodes.Log().Of("saturation-curve").ToMarkdown());

    [Fact]
    public void The_line_of_the_study_says_how_the_curve_ends()
    {
        Assert.Equal("codes: 41 codes in 20 interviews; no new codes in the last 4 interviews.", SaturationReport.Line(CodedStudy.Of(FoundingCodes.Log().Reading)));
        Assert.Equal("codes: 41 codes in 16 interviews; the last interview added 1 new code.", SaturationReport.Line(CodedStudy.Of(FoundingCodes.Log(16).Reading)));
    }

    [Fact]
    public void Interviews_and_groups_never_share_a_curve_and_a_half_coded_interview_is_in_none()
    {
        var log = FoundingCodes.Log(5);
        var group = log.Entries.First(e => e.Id.Stream == "FG1-1").Id.ToString();
        log.In("FG1-1", new PassageCoded(group, ["C01", "only in the group"]), new CodingFinished());
        log.In("P6-1", new PassageCoded(log.Entries.First(e => e.Id.Stream == "P6-1").Id.ToString(), ["C41"]));
        var streams = CodedStudy.Of(log.Reading).Streams.Where(s => s.Units.Count > 0).ToList();
        Assert.Equal([("interview", "patients", 1, 5), ("focus-group", "FG1", 0, 1)], streams.Select(s => (s.Stream.Unit, s.Stream.Group!, s.Stream.Wave, s.Units.Count)));
        Assert.Contains(streams[0].Waiting, w => w is { Unit: "P6", Standing: CodingStanding.InProgress });
        Assert.DoesNotContain(streams[0].Codes, c => c.Name == "C41");
    }

    [Fact]
    public void An_interview_counts_once_both_coders_have_finished_and_every_difference_is_decided()
    {
        var log = FoundingCodes.Log(2);
        Assert.Equal(2, Coded().Units.Count);
        var whole = log.Entries.First(e => e.Id.Stream == "P3-1").Id.ToString();
        log.On("2020-02-01").In("P3-1", new CodersNamed(["sd", "mw"]), new PassageCoded(whole, ["C01", "C02"]), new CodingFinished());
        Assert.Equal(2, Coded().Units.Count);
        log.By("mw").In("P3-1", new PassageCoded(whole, ["C02"]), new CodingFinished()).By("sd");
        Assert.Equal(2, Coded().Units.Count);
        log.In("P3-1", new ConsensusReached(whole, "C01", false, "meant otherwise"));
        Assert.Equal(["C02"], Coded().Units[2].Codes.Select(c => c.Name));

        CodedStream Coded() => CodedStudy.Of(log.Reading).Streams.First(s => s.Stream.Group == "patients" && s.Stream.Wave == 1);
    }

    [Fact]
    public void A_merge_shows_in_the_curve_of_today_and_the_curve_of_a_decision_stays()
    {
        var log = FoundingCodes.Log();
        var before = CodedStudy.Of(log.Reading).Streams[0];
        log.On("2020-03-02").Has(new CodesMerged(["C40", "C41"], "C40", "one idea"));
        var after = CodedStudy.Of(log.Reading).Streams[0];
        Assert.Equal(40, after.Incidence.Accumulate().Total);
        Assert.Equal(before.Kept, ((SaturationJudged)after.Judged!.Happened).Curve);
        Assert.Contains("it is another today", string.Join(' ', log.Of("saturation").Notes));
    }

    [Fact]
    public void A_split_leaves_the_curve_provisional_until_everything_is_coded_anew()
    {
        var log = FoundingCodes.Log(4).On("2020-03-01").Has(new CodeSplit("C41", ["C41a", "C41b"], "two ideas"));
        Assert.DoesNotContain("Provisional", string.Join(' ', log.Of("saturation").Notes));
        log.Has(new CodeSplit("C01", ["C01a", "C01b"], "two ideas"));
        Assert.Contains("Provisional: C01 was split", string.Join(' ', log.Of("saturation").Notes));
    }
}
