using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PsyInterview.Guides;

namespace PsyInterview.Commands;

/// <summary>What <c>guide diff --json</c> writes: two versions and every change between them, with the words in full.</summary>
internal static class GuideDiffJson
{
    public static string Of(TopicGuide before, TopicGuide after, IReadOnlyList<GuideChange> changes) => JsonSerializer.Serialize(
        new ShownDiff
        {
            Guide = after.Id,
            Language = after.Language,
            Before = new(before.Version, before.Hash),
            After = new(after.Version, after.Hash),
            Changes = [.. changes.Select((c, i) => new ShownChange(i + 1, c.Type, c.Part, c.From, c.To, GuideChanges.Words(c, before, after), c.Before, c.After))],
        },
        GuideDiffJsonForm.Readable.ShownDiff);
}

/// <summary>The members of <c>guide diff --json</c>.</summary>
internal sealed record ShownDiff
{
    public required string Guide { get; init; }
    public required string Language { get; init; }
    public required ShownVersion Before { get; init; }
    public required ShownVersion After { get; init; }
    public required IReadOnlyList<ShownChange> Changes { get; init; }
}

/// <summary>One of the two; a draft has the hash of its words and the number that stands in them.</summary>
internal sealed record ShownVersion(int Version, string Hash);

/// <summary>One change; the words are empty where there were none.</summary>
internal sealed record ShownChange(int Number, string Type, string Part, IReadOnlyList<string> From, IReadOnlyList<string> To, string What, string Before, string After);

[JsonSerializable(typeof(ShownDiff))]
internal sealed partial class GuideDiffJsonForm : JsonSerializerContext
{
    public static GuideDiffJsonForm Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
