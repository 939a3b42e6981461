using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PsyInterview.Talk;

namespace PsyInterview.Commands;

/// <summary>What <c>talk --json</c> writes: numbers unrounded, and "not defined (reason)" where there is none. Times are seconds.</summary>
internal static class TalkJson
{
    /// <param name="moderator">How the table calls the moderator.</param>
    public static string Of(TalkBalance balance, Interaction? interaction, string moderator)
    {
        List<(string Name, SpeakerTotal Total)> all =
        [
            .. balance.Moderator is { } led ? [(moderator, led)] : Array.Empty<(string, SpeakerTotal)>(),
            .. balance.Participants.Select(p => (p.Speaker, p)),
            .. balance.Unknown is { } unknown ? [(Turn.Unknown, unknown)] : Array.Empty<(string, SpeakerTotal)>(),
        ];
        var shown = new ShownTalk
        {
            Seconds = By(all, t => t.Spoken.TotalSeconds),
            Turns = By(all, t => t.Turns),
            Tally = By(all, t => new ShownTally(t.Turns, t.Spoken.TotalSeconds)),
            LongestTurn = By(all.Where(a => a.Total.Longest is not null), t => t.Longest!.Value.TotalSeconds),
            FirstSpoke = By(all.Where(a => a.Total.First is not null), t => t.First!.Value.TotalSeconds),
            SilentParticipants = balance.Silent,
            ShareSeconds = Shares(balance.Seconds),
            ShareTurns = Shares(balance.Turns),
            ModeratorShareSeconds = balance.ModeratorShare,
            GiniSeconds = balance.Seconds.Gini,
            GiniSecondsCorrected = balance.Seconds.GiniCorrected,
            GiniTurns = balance.Turns.Gini,
            GiniTurnsCorrected = balance.Turns.GiniCorrected,
            ShannonSeconds = balance.Seconds.Evenness.Shannon,
            EvennessSeconds = balance.Seconds.Evenness.Pielou,
            BlauSeconds = balance.Seconds.Evenness.Blau,
            TopSpeakerShare = balance.Seconds.TopShare,
            ShannonTurns = balance.Turns.Evenness.Shannon,
            EvennessTurns = balance.Turns.Evenness.Pielou,
            BlauTurns = balance.Turns.Evenness.Blau,
            TopSpeakerShareTurns = balance.Turns.TopShare,
            UnderHalfEqualShare = balance.Quiet,
            OverDoubleEqualShare = balance.Dominant,
            Transitions = interaction?.Transitions,
            ParticipantParticipantTransitions = interaction?.AmongParticipants,
            ParticipantToParticipant = interaction?.ToParticipants,
            ParticipantToModerator = interaction?.ToModerator,
            P2pRatio = interaction?.Ratio,
            OverlapSeconds = interaction?.Overlap.TotalSeconds,
            Acts = interaction?.Acts.ToDictionary(a => a.Act, a => a.Turns, StringComparer.Ordinal),
            FollowedBy = Matrix(interaction?.Succession),
            SpokeTo = Matrix(interaction?.Addressed),
        };
        return JsonSerializer.Serialize(shown, TalkJsonForm.Readable.ShownTalk);

        Dictionary<string, Measure> Shares(TalkSpread spread) =>
            balance.Participants.Zip(spread.Portions).ToDictionary(p => p.First.Speaker, p => p.Second.Share, StringComparer.Ordinal);

        Dictionary<string, Dictionary<string, int>>? Matrix(IReadOnlyList<Exchange>? exchanges) => exchanges?.GroupBy(e => e.From, StringComparer.Ordinal)
            .ToDictionary(g => Named(g.Key), g => g.ToDictionary(e => Named(e.To), e => e.Count, StringComparer.Ordinal), StringComparer.Ordinal);

        string Named(string speaker) => speaker == Turn.Moderator ? moderator : speaker;
    }

    private static Dictionary<string, T> By<T>(IEnumerable<(string Name, SpeakerTotal Total)> all, Func<SpeakerTotal, T> of) =>
        all.ToDictionary(a => a.Name, a => of(a.Total), StringComparer.Ordinal);
}

/// <summary>The members of <c>talk --json</c>; those from turns are left out of a table of one row a speaker.</summary>
internal sealed record ShownTalk
{
    public required Dictionary<string, double> Seconds { get; init; }
    public required Dictionary<string, int> Turns { get; init; }
    public required Dictionary<string, ShownTally> Tally { get; init; }
    public required Dictionary<string, double> LongestTurn { get; init; }
    public required Dictionary<string, double> FirstSpoke { get; init; }
    public required IReadOnlyList<string> SilentParticipants { get; init; }

    /// <summary>Shares and spreads are over the participants, without the moderator and without speakers not known.</summary>
    public bool ParticipantsOnly { get; init; } = true;
    public required Dictionary<string, Measure> ShareSeconds { get; init; }
    public required Dictionary<string, Measure> ShareTurns { get; init; }
    public required Measure ModeratorShareSeconds { get; init; }
    public required Measure GiniSeconds { get; init; }
    public required Measure GiniSecondsCorrected { get; init; }
    public required Measure GiniTurns { get; init; }
    public required Measure GiniTurnsCorrected { get; init; }
    public required Measure ShannonSeconds { get; init; }
    public required Measure EvennessSeconds { get; init; }
    public required Measure BlauSeconds { get; init; }
    public required Measure TopSpeakerShare { get; init; }
    public required Measure ShannonTurns { get; init; }
    public required Measure EvennessTurns { get; init; }
    public required Measure BlauTurns { get; init; }
    public required Measure TopSpeakerShareTurns { get; init; }
    public required IReadOnlyList<string> UnderHalfEqualShare { get; init; }
    public required IReadOnlyList<string> OverDoubleEqualShare { get; init; }
    public int? Transitions { get; init; }
    public int? ParticipantParticipantTransitions { get; init; }
    public int? ParticipantToParticipant { get; init; }
    public int? ParticipantToModerator { get; init; }

    [JsonPropertyName("p2p_ratio")]
    public Measure? P2pRatio { get; init; }
    public double? OverlapSeconds { get; init; }
    public Dictionary<string, int>? Acts { get; init; }
    public Dictionary<string, Dictionary<string, int>>? FollowedBy { get; init; }
    public Dictionary<string, Dictionary<string, int>>? SpokeTo { get; init; }
}

/// <summary>One speaker's turns and seconds.</summary>
internal sealed record ShownTally(int Turns, double Seconds);

/// <summary>A measure as a number, or as the words that say why there is none.</summary>
internal sealed class MeasureForm : JsonConverter<Measure>
{
    public override Measure Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Measures are only written.");

    public override void Write(Utf8JsonWriter writer, Measure value, JsonSerializerOptions options)
    {
        if (value.Value is { } number) writer.WriteNumberValue(number);
        else writer.WriteStringValue(value.ToString());
    }
}

[JsonSerializable(typeof(ShownTalk))]
internal sealed partial class TalkJsonForm : JsonSerializerContext
{
    public static TalkJsonForm Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new MeasureForm() },
    });
}
