using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.Sampling;
using PsyInterview.Saturation;

namespace PsyInterview.Reports;

/// <summary>A unit whose coding is finished.</summary>
/// <param name="Name">The participant, or the session.</param>
/// <param name="CodedOn">The day its coding was closed.</param>
/// <param name="Guide">The guide it was held with: <c>patient-first v2</c>; of several sessions the latest.</param>
/// <param name="Codes">The codes heard in it.</param>
/// <param name="Sessions">Its sessions.</param>
public sealed record CodedUnit(string Name, string CodedOn, string Guide, IReadOnlyList<Code> Codes, IReadOnlyList<SessionCoding> Sessions)
{
    /// <summary>True for what a participant wrote in a member check.</summary>
    public bool IsMemberCheck { get; init; }
}

/// <summary>
/// One stream of units in analysis order: the day on which their coding was closed, not the number of the interview. Only finished units count; a half-coded one
/// at the end would look like saturation.
/// </summary>
/// <param name="Units">Those that are coded, in analysis order.</param>
/// <param name="Waiting">Those that are not, with how far they are.</param>
/// <param name="Rule">The rule in force, with the entry that set it; null while none was set.</param>
/// <param name="Judged">What was said of it last, or null.</param>
public sealed record CodedStream(
    CurveStream Stream, string Title, UnitWord Word, IReadOnlyList<CodedUnit> Units, IReadOnlyList<(string Unit, CodingStanding Standing)> Waiting, ReadEntry? Rule, ReadEntry? Judged)
{
    private const string NoSession = "";

    /// <summary>Works it out.</summary>
    public static CodedStream Of(CodedStudy study, CurveStream stream)
    {
        var units = study.In(stream).GroupBy(s => s.Unit).Select(g => (Name: g.Key, Sessions: g.Select(s => s.Words).OrderBy(s => s.Wave).ToList())).ToList();
        var coded = units.Where(u => u.Sessions.TrueForAll(s => s.Coding.Standing == CodingStanding.Coded))
            .OrderBy(u => u.Sessions.Max(s => s.Coding.CodedOn), StringComparer.Ordinal).ThenBy(u => u.Sessions.Max(s => s.Coding.CodedAt)).ThenBy(u => u.Name, NaturalOrder.Of)
            .Select(u => new CodedUnit(u.Name, u.Sessions.Max(s => s.Coding.CodedOn) ?? NoSession, GuideOf(u.Sessions[^1].Account),
                [.. u.Sessions.SelectMany(s => s.Coding.Codes).DistinctBy(c => c.Number)], [.. u.Sessions.Select(s => s.Coding)])
            { IsMemberCheck = u.Sessions[^1].Check is not null }).ToList();
        // What was written later was written without a guide: it is no change of it.
        var guide = coded.Find(u => !u.IsMemberCheck)?.Guide ?? "";
        for (var i = 0; i < coded.Count; i++)
        {
            if (coded[i].IsMemberCheck) coded[i] = coded[i] with { Guide = guide };
            guide = coded[i].Guide;
        }
        var waiting = units.Where(u => coded.TrueForAll(c => c.Name != u.Name)).OrderBy(u => u.Name, NaturalOrder.Of)
            .Select(u => (u.Name, u.Sessions.TrueForAll(s => s.Coding.Standing == CodingStanding.NotCoded) ? CodingStanding.NotCoded : CodingStanding.InProgress)).ToList();
        return new(stream, TitleOf(study, stream), WordOf(stream), coded, waiting, Last<SaturationRuleSet>(), Last<SaturationJudged>());

        ReadEntry? Last<T>() => study.Book.Saturation.LastOrDefault(e => e.Happened is T && CodedStudy.Of(e.Happened) == stream);
    }

    /// <summary>Which code was heard in which unit.</summary>
    public Incidence Incidence
    {
        get
        {
            var codes = Codes;
            var place = codes.Index().ToDictionary(c => c.Item.Number, c => c.Index);
            return Incidence.Of([.. Units.Select(u => u.Name)], [.. codes.Select(c => c.Name)], Units.Index().SelectMany(u => u.Item.Codes.Select(c => (u.Index, place[c.Number]))));
        }
    }

    /// <summary>The codes heard in its units.</summary>
    public IReadOnlyList<Code> Codes => [.. Units.SelectMany(u => u.Codes).DistinctBy(c => c.Number).OrderBy(c => c.Number)];

    /// <summary>Codes that were split and whose passages were not all coded anew: until they are, the curve is provisional.</summary>
    public IReadOnlyList<Code> Provisional => [.. Codes.Where(c => c.Standing == CodeStanding.Split)];

    /// <summary>The interviews' own order, where it is another than the order of analysis; null where it is the same.</summary>
    public IReadOnlyList<string>? OwnOrder
    {
        get
        {
            var names = Units.Select(u => u.Name).ToList();
            var own = names.Order(NaturalOrder.Of).ToList();
            return own.SequenceEqual(names) ? null : own;
        }
    }

    /// <summary>The rule that was set, as it is asked of the curve; what was asked for on the way takes its place.</summary>
    public SaturationSettings Settings
    {
        get
        {
            var usual = SaturationSettings.Usual with { Permutations = 0 };
            return Rule?.Happened is not SaturationRuleSet rule ? usual : rule.Rule switch
            {
                StopRules.Guest => usual with { Base = rule.Base, Run = rule.Run, ThresholdPercent = int.TryParse(rule.Percent, out var percent) ? percent : usual.ThresholdPercent, MinUnits = rule.MinUnits },
                StopRules.Francis => usual with { Initial = rule.Initial, Stop = rule.Stop, MinUnits = rule.MinUnits },
                _ => usual with { MinUnits = rule.MinUnits },
            };
        }
    }

    /// <summary>The curve as it is kept with a rule or a judgement: <c>P01 15</c>, a unit each.</summary>
    public IReadOnlyList<string> Kept
    {
        get
        {
            var curve = Incidence.Accumulate();
            return [.. Units.Select((u, i) => $"{u.Name} {NumberWords.Digits(curve.New[i])}")];
        }
    }

    /// <summary>The meaning of each code: the units it was heard in, with the aspects that were noted.</summary>
    public IReadOnlyList<CodeMeaning> Meaning(Codebook book) => CodeMeaning.Of(Units.Index().SelectMany(u => u.Item.Codes.SelectMany(code =>
    {
        var aspects = u.Item.Sessions.SelectMany(s => s.Aspects.Where(a => book.Meant(a.Code, a.At)?.Number == code.Number)).Select(a => (string?)a.Aspect).ToList();
        return (aspects.Count == 0 ? [null] : aspects).Select(aspect => new Saturation.AspectHeard(code.Name, u.Index + 1, u.Item.Name, aspect));
    })));

    private static string TitleOf(CodedStudy study, CurveStream stream)
    {
        var who = stream.Group is null ? "participants" : study.Title(stream.Group).ToLowerInvariant();
        return stream.Unit == CurveStream.FocusGroup ? $"{who}, focus groups"
            : stream.Unit == CurveStream.Participant ? $"{who}, all interviews of a person together"
            : stream.Unit == CurveStream.MemberCheck ? $"{who}, {NumberWords.Ordinal(stream.Wave)} interview, with member checks"
            : stream.Wave == 0 ? $"{who}, all interviews" : $"{who}, {NumberWords.Ordinal(stream.Wave)} interview";
    }

    private static UnitWord WordOf(CurveStream stream) => stream.Unit switch
    {
        CurveStream.FocusGroup => new("focus group", "focus groups"),
        CurveStream.Participant => new("participant", "participants"),
        CurveStream.MemberCheck => new("unit", "units"),
        _ => UnitWord.Interview,
    };

    private static string GuideOf(Account? account) => account?.State.Plan is { Guide.Length: > 0 } plan ? plan.Version > 0 ? $"{plan.Guide} v{NumberWords.Digits(plan.Version)}" : plan.Guide : "";
}
