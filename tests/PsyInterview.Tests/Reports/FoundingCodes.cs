using PsyInterview.Coding;
using PsyInterview.Reports;

namespace PsyInterview.Tests.Reports;

/// <summary>
/// The analysis of the founding study as events: twenty first interviews with patients, the first three coded apart by two people who then met, the others by one. Which
/// code was heard where is made up (our own table of 20 interviews and 41 codes, the last new one in interview 16).
/// </summary>
internal static class FoundingCodes
{
    /// <summary>The codes of each interview, in the order of analysis.</summary>
    public static IReadOnlyList<(string Person, IReadOnlyList<string> Codes)> Heard { get; } = Read();

    /// <summary>The study, coded up to some interview.</summary>
    public static ReportLog Log(int interviews = 20)
    {
        var log = FoundingStudy.Build().On("2020-01-06");
        foreach (var code in Heard.SelectMany(h => h.Codes).Distinct().Order(StringComparer.Ordinal)) log.Has(new CodeCreated(code));
        log.Has(new SaturationRuleSet("interview", 1, StopRules.ZeroRun, 4, 1, "5", 10, 3, 1, 0, [], "patients", "the protocol says so"));
        foreach (var (i, (person, codes)) in Heard.Take(interviews).Index())
        {
            var stream = $"{person}-1";
            var whole = log.Entries.First(e => e.Id.Stream == stream).Id.ToString();
            log.On(new DateOnly(2020, 1, 7).AddDays(i).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            if (i < 3)
            {
                // The second coder passes over one code, and both meet.
                log.In(stream, new CodersNamed(["sd", "mw"]), new PassageCoded(whole, codes), new CodingFinished());
                log.By("mw").In(stream, new PassageCoded(whole, [.. codes.Skip(1)]), new CodingFinished()).By("sd");
                log.In(stream, new ConsensusReached(whole, codes[0], true, "said so, in other words", People: ["sd", "mw"]));
            }
            else log.In(stream, new PassageCoded(whole, codes), new CodingFinished());
        }
        if (interviews == Heard.Count)
            log.Has(new SaturationJudged("interview", 1, true, "the 20th interview yielded no new codes", interviews, CodedStudy.Of(log.Reading).Streams[0].Kept, "patients"));
        return log;
    }

    private static IReadOnlyList<(string, IReadOnlyList<string>)> Read()
    {
        var rows = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(Approval.Folder())!, "Saturation", "data", "sat_synth20_incidence.csv")).Select(l => l.Split(',')).ToList();
        var people = FoundingStudy.Log.Reading.Streams.Where(s => s.StartsWith('P') && s.EndsWith("-1", StringComparison.Ordinal)).Select(s => s[..^2]).Order(PsyInterview.Sampling.NaturalOrder.Of).ToList();
        return [.. rows.Skip(1).Select((row, i) => (people[i], (IReadOnlyList<string>)[.. row.Skip(1).Index().Where(c => c.Item == "1").Select(c => rows[0][c.Index + 1])]))];
    }
}
