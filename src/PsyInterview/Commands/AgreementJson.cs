using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PsyInterview.Agreement;

namespace PsyInterview.Commands;

/// <summary>What <c>agreement --json</c> writes: numbers unrounded, and "not defined (reason)" where there is none.</summary>
internal static class AgreementJson
{
    public static string Of(PairAgreement pair) => JsonSerializer.Serialize(Shown(pair), AgreementJsonForm.Readable.ShownPair);

    public static string Of(RatingsAgreement found) => JsonSerializer.Serialize(
        new ShownRatings
        {
            Coders = found.Ratings.Coders,
            RatedUnits = found.RatedUnits,
            PairableUnits = found.PairableUnits,
            CountsOnly = found.HasFewUnits,
            Categories = found.Ratings.Categories,
            Marginals = found.Marginals,
            PairableN = found.PairableRatings,
            AlphaNominal = found.Alpha[Scale.Nominal],
            Ordinal = found.Alpha[Scale.Ordinal],
            Interval = found.Alpha[Scale.Interval],
            Ratio = found.Alpha[Scale.Ratio],
            Ac1 = found.Ac1.Value,
            Ac1Pa = found.Ac1.Observed,
            Ac1Pe = found.Ac1.Expected,
            Ac1Se = found.Ac1.Se,
            BothCoders = found.Pair is null ? null : Shown(found.Pair),
        },
        AgreementJsonForm.Readable.ShownRatings);

    /// <param name="first">The coder whose yes and no are the rows of the tables.</param>
    /// <param name="oneCoderOnly">Segments that were left out.</param>
    public static string Of(CodingAgreement found, string first, string second, IReadOnlyList<string> oneCoderOnly) => JsonSerializer.Serialize(
        new ShownCoding
        {
            Coders = [first, second],
            Segments = found.Segments,
            OneCoderOnly = oneCoderOnly,
            CountsOnly = found.HasFewUnits,
            PerCode = found.PerCode.ToDictionary(c => c.Code, c => Shown(c.Pair, c.IsRare), StringComparer.Ordinal),
            PooledTable = Rows(found.Pooled.Table),
            PooledPo = found.Pooled.Observed,
            PooledPe = found.Pooled.Expected,
            PooledKappa = found.Pooled.Kappa,
            MeanJaccard = found.MeanJaccard,
            ExactMatches = found.ExactMatches,
            ExactMatch = found.ExactShare,
            Differences = [.. found.Differences.Select(d => new ShownDifference(d.Segment, d.Code, d.By == WhichCoder.First ? first : second))],
        },
        AgreementJsonForm.Readable.ShownCoding);

    private static ShownPair Shown(PairAgreement pair) => Of(pair, pair.Table.Categories, Rows(pair.Table), null, null);

    private static ShownPair Shown(PairAgreement pair, bool isRare) => Of(pair, null, null, Rows(pair.Table), isRare);

    private static ShownPair Of(
        PairAgreement pair, IReadOnlyList<string>? categories, IReadOnlyList<IReadOnlyList<int>>? table, IReadOnlyList<IReadOnlyList<int>>? yesFirst, bool? isRare) => new()
        {
            Categories = categories,
            Table = table,
            TableYesFirst = yesFirst,
            Rare = isRare,
            N = pair.Table.Units,
            CountsOnly = pair.HasFewUnits,
            Po = pair.Observed,
            Pe = pair.Kappa.Expected,
            Kappa = pair.Kappa.Value,
            Se = pair.Kappa.Se,
            SeNull = pair.Kappa.SeNull,
            SeCohen1960 = pair.Kappa.SeCohen1960,
            Ci95 = [pair.Kappa.Interval.Low, pair.Kappa.Interval.High],
            Ci95Cohen1960 = [pair.Kappa.IntervalCohen1960.Low, pair.Kappa.IntervalCohen1960.High],
            Ac1 = pair.Ac1.Value,
            Ac1Pe = pair.Ac1.Expected,
            Ac1Se = pair.Ac1.Se,
            Alpha = pair.Alpha,
        };

    private static IReadOnlyList<IReadOnlyList<int>> Rows(CountTable table)
    {
        var places = Enumerable.Range(0, table.Categories.Count).ToList();
        return [.. places.Select(i => (IReadOnlyList<int>)[.. places.Select(j => table[i, j])])];
    }
}

/// <summary>Two coders, one category a unit; of a code, yes and no.</summary>
internal sealed record ShownPair
{
    public IReadOnlyList<string>? Categories { get; init; }
    public IReadOnlyList<IReadOnlyList<int>>? Table { get; init; }
    public IReadOnlyList<IReadOnlyList<int>>? TableYesFirst { get; init; }
    public bool? Rare { get; init; }
    public required long N { get; init; }

    /// <summary>True below ten units: the numbers are there, and are not for print.</summary>
    public required bool CountsOnly { get; init; }
    public required Measure Po { get; init; }
    public required Measure Pe { get; init; }
    public required Measure Kappa { get; init; }
    public required Measure Se { get; init; }
    public required Measure SeNull { get; init; }

    [JsonPropertyName("se_cohen1960")]
    public required Measure SeCohen1960 { get; init; }

    [JsonPropertyName("ci95")]
    public required IReadOnlyList<Measure> Ci95 { get; init; }

    [JsonPropertyName("ci95_cohen1960")]
    public required IReadOnlyList<Measure> Ci95Cohen1960 { get; init; }

    [JsonPropertyName("ac1")]
    public required Measure Ac1 { get; init; }

    [JsonPropertyName("ac1_pe")]
    public required Measure Ac1Pe { get; init; }

    [JsonPropertyName("ac1_se")]
    public required Measure Ac1Se { get; init; }
    public required Measure Alpha { get; init; }
}

/// <summary>Any number of coders, with gaps.</summary>
internal sealed record ShownRatings
{
    public required IReadOnlyList<string> Coders { get; init; }
    public required int RatedUnits { get; init; }
    public required int PairableUnits { get; init; }
    public required bool CountsOnly { get; init; }
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>In the order of the categories, over the pairable units.</summary>
    public required IReadOnlyList<long> Marginals { get; init; }
    public required long PairableN { get; init; }
    public required Measure AlphaNominal { get; init; }
    public required Measure Ordinal { get; init; }
    public required Measure Interval { get; init; }
    public required Measure Ratio { get; init; }

    [JsonPropertyName("ac1")]
    public required Measure Ac1 { get; init; }

    [JsonPropertyName("ac1_pa")]
    public required Measure Ac1Pa { get; init; }

    [JsonPropertyName("ac1_pe")]
    public required Measure Ac1Pe { get; init; }

    [JsonPropertyName("ac1_se")]
    public required Measure Ac1Se { get; init; }

    /// <summary>Over the units that both rated; left out unless there are two coders.</summary>
    public ShownPair? BothCoders { get; init; }
}

/// <summary>Two coders, any number of codes a segment.</summary>
internal sealed record ShownCoding
{
    public required IReadOnlyList<string> Coders { get; init; }
    public required int Segments { get; init; }
    public required IReadOnlyList<string> OneCoderOnly { get; init; }
    public required bool CountsOnly { get; init; }
    public required Dictionary<string, ShownPair> PerCode { get; init; }
    public required IReadOnlyList<IReadOnlyList<int>> PooledTable { get; init; }
    public required Measure PooledPo { get; init; }
    public required Measure PooledPe { get; init; }
    public required Measure PooledKappa { get; init; }
    public required Measure MeanJaccard { get; init; }
    public required int ExactMatches { get; init; }
    public required Measure ExactMatch { get; init; }
    public required IReadOnlyList<ShownDifference> Differences { get; init; }
}

/// <summary>A code that one coder alone applied to a segment.</summary>
internal sealed record ShownDifference(string Segment, string Code, string AppliedBy);

[JsonSerializable(typeof(ShownPair))]
[JsonSerializable(typeof(ShownRatings))]
[JsonSerializable(typeof(ShownCoding))]
internal sealed partial class AgreementJsonForm : JsonSerializerContext
{
    public static AgreementJsonForm Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new MeasureForm() },
    });
}
