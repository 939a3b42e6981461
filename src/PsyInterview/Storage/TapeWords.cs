using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using PsyInterview.Log;

namespace PsyInterview.Storage;

/// <summary>What the records of a tape and the drafts of a file say, in bytes.</summary>
internal static class TapeWords
{
    /// <summary>The entries of one act: each its length in 4 bytes and its JSON.</summary>
    public static byte[] Of(IReadOnlyList<Entry> entries)
    {
        var all = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        foreach (var entry in entries)
        {
            var json = EntryJson.ToUtf8(entry);
            BinaryPrimitives.WriteInt32LittleEndian(length, json.Length);
            all.Write(length);
            all.Write(json);
        }
        return all.ToArray();
    }

    /// <summary>The entries in a record; null when it does not hold entries that this version can read.</summary>
    public static IReadOnlyList<Entry>? Entries(ReadOnlySpan<byte> words)
    {
        var entries = new List<Entry>();
        while (words.Length >= 4)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(words);
            if (length < 0 || length > words.Length - 4) return null;
            if (EntryJson.FromUtf8(words.Slice(4, length)) is not { } entry) return null;
            entries.Add(entry);
            words = words[(4 + length)..];
        }
        return words.IsEmpty ? entries : null;
    }

    /// <summary>A draft as UTF-8 JSON. Half a surrogate pair, which typing can leave for a moment, becomes a replacement character.</summary>
    public static byte[] Of(Draft draft)
    {
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(draft.Text));
        return JsonSerializer.SerializeToUtf8Bytes(draft with { Text = whole }, DraftJson.Default.Draft);
    }

    /// <summary>The draft in a record; null when there is none.</summary>
    public static Draft? Draft(ReadOnlySpan<byte> words)
    {
        try
        {
            return JsonSerializer.Deserialize(words, DraftJson.Default.Draft);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Draft))]
internal sealed partial class DraftJson : JsonSerializerContext;
