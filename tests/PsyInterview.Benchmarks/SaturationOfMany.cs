using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using PsyInterview.Interchange;
using PsyInterview.Saturation;

namespace PsyInterview.Benchmarks;

/// <summary>500 units and 2,000 codes, ten times what anybody codes: reading the table, everything that is said without trying orders, and a thousand orders.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 3, iterationCount: 20)]
public class SaturationOfMany
{
    private const int Units = 500, Codes = 2000;

    private byte[] _table = [];
    private Incidence _incidence = null!;

    /// <summary>A code is heard by few or by many; the last ones are rare.</summary>
    [GlobalSetup]
    public void Make()
    {
        var (chance, text) = (new SplitMix64(1), new StringBuilder("unit"));
        for (var code = 0; code < Codes; code++) text.Append(",C").Append(code);
        for (var unit = 0; unit < Units; unit++)
        {
            text.Append("\nP").Append(unit);
            for (var code = 0; code < Codes; code++) text.Append(chance.Below(Codes * 2) < (Codes - code) / (1 + code % 50) ? ",1" : ",0");
        }
        _table = Encoding.UTF8.GetBytes(text.ToString());
        _incidence = IncidenceTable.Read(CsvFile.Parse(_table)).Incidence!;
    }

    /// <summary>From the bytes of the file to units and codes.</summary>
    [Benchmark]
    public int ReadTheTable() => IncidenceTable.Read(CsvFile.Parse(_table)).Incidence!.Codes.Count;

    /// <summary>Curve, rules, expected curve to twice the units, estimates.</summary>
    [Benchmark]
    public double CurveRulesAndEstimates()
    {
        var account = SaturationAccount.Of(_incidence, SaturationSettings.Usual with { Permutations = 0 });
        return account.Expected!.Points().Sum(p => p.Codes) + account.Estimates!.UnheardCodes;
    }

    /// <summary>The rules again in a thousand random orders, with the band.</summary>
    [Benchmark]
    public int ThousandOrders() => Orders.Of(_incidence, SaturationSettings.Usual)!.Band.Count;

    /// <summary>The same where a code must be heard twice.</summary>
    [Benchmark]
    public int ThousandOrdersOfSharedCodes() => Orders.Of(_incidence, SaturationSettings.Usual with { MinUnits = 2 })!.Band.Count;

    /// <summary>The fewest units, one after the other.</summary>
    [Benchmark]
    public int MaximumInformation() => SourceSteps.Of(_incidence).MaximumInformation.Count;
}
