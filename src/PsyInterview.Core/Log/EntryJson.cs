using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PsyInterview.Log;

/// <summary>
/// The one codec of entries: what is hashed is what is stored is what is shipped. UTF-8 JSON, the words kept as a string inside,
/// so that no reader or writer in between can reorder or reformat what was sealed.
/// </summary>
public static class EntryJson
{
    /// <summary>An entry as UTF-8 JSON.</summary>
    public static byte[] ToUtf8(Entry entry) => JsonSerializer.SerializeToUtf8Bytes(Flat(entry), EntryJsonContext.Default.FlatEntry);

    /// <summary>Reads what <see cref="ToUtf8"/> wrote; null for anything that is not an entry. Never throws on bad input.</summary>
    public static Entry? FromUtf8(ReadOnlySpan<byte> json)
    {
        FlatEntry? flat;
        try
        {
            flat = JsonSerializer.Deserialize(json, EntryJsonContext.Default.FlatEntry);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
        if (flat is null || flat.Kind is null || flat.Words is null || flat.Previous is null || flat.Commitment is null) return null;
        if (!EntryId.TryParse(flat.Id, out var id)) return null;
        if (!DateTimeOffset.TryParseExact(flat.At, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)) return null;
        if (Entry.TimeText(at) != flat.At) return null;
        return new Entry(id, at, flat.Kind, flat.Data, flat.Salt, flat.Words, flat.Previous, flat.Commitment);
    }

    private static FlatEntry Flat(Entry e) =>
        new(e.Id.ToString(), Entry.TimeText(e.At), e.Kind, e.Data, e.Salt, e.Words, e.Previous, e.Commitment);
}

/// <summary>The stored shape of an entry. Public only for the source generator.</summary>
internal sealed record FlatEntry(
    string? Id, string? At, string? Kind, string? Data, string? Salt, string? Words, string? Previous, string? Commitment);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FlatEntry))]
internal sealed partial class EntryJsonContext : JsonSerializerContext;
