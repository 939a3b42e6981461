using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PsyInterview.Log;

/// <summary>
/// An event sealed with who recorded it, the how-manieth of theirs it is, and when. Entries of one recorder in one stream form a
/// chain: each commits to the one before it, so a change, a gap or a swap shows.
/// </summary>
/// <param name="Id">Stream, recorder and number.</param>
/// <param name="At">When the first key of the act went down: local time with offset, to the tick (100 ns).</param>
/// <param name="Kind">The stored name of the event, for example <c>probe-asked</c>.</param>
/// <param name="Data">The event as exact JSON text; null once erased.</param>
/// <param name="Salt">16 random bytes as lower-case hex, so that short words cannot be guessed from their hash; null once erased.</param>
/// <param name="Words">SHA-256 over the salt's bytes and the UTF-8 bytes of <paramref name="Data"/>, hex. Stays when the words go.</param>
/// <param name="Previous">The commitment of this recorder's entry before it in this stream; <see cref="NoPrevious"/> for the first.</param>
/// <param name="Commitment">SHA-256 over the length-prefixed UTF-8 of id, time, kind, words and previous, hex.</param>
public sealed record Entry(
    EntryId Id, DateTimeOffset At, string Kind, string? Data, string? Salt, string Words, string Previous, string Commitment)
{
    /// <summary>What the first entry of a chain commits to: 32 zero bytes, hex.</summary>
    public static readonly string NoPrevious = new('0', 64);

    /// <summary>True once the words were erased; everything else about the entry still stands and still verifies.</summary>
    public bool Erased => Data is null;

    /// <summary>Seals words into an entry. <paramref name="salt"/> is 16 bytes; only tests and the demo choose them.</summary>
    public static Entry Seal(EntryId id, DateTimeOffset at, string kind, string data, ReadOnlySpan<byte> salt, string previous)
    {
        // Half of a surrogate pair has no UTF-8: it is stored as the mark for a lost character, so it is sealed as that.
        data = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(data));
        var words = HashWords(salt, data);
        return new Entry(id, at, kind, data, Convert.ToHexStringLower(salt), words, previous, Commit(id, at, kind, words, previous));
    }

    /// <summary>The same entry without its words: that something was recorded stays, what it said is gone.</summary>
    public Entry Erase() => this with { Data = null, Salt = null };

    /// <summary>True when words, time and place are the ones that were sealed. An erased entry is checked in everything but its words.</summary>
    public bool IsWhole()
    {
        if (Commitment != Commit(Id, At, Kind, Words, Previous)) return false;
        if (Data is null && Salt is null) return true;
        if (Data is null || Salt is null) return false;
        Span<byte> salt = stackalloc byte[64];
        if (Salt.Length > 128 || Salt.Length % 2 != 0) return false;
        if (Convert.FromHexString(Salt, salt, out _, out var length) != System.Buffers.OperationStatus.Done) return false;
        return Salt == Convert.ToHexStringLower(salt[..length]) && Words == HashWords(salt[..length], Data);
    }

    /// <summary>The time as it is hashed, stored and shipped: ISO 8601 with offset and seven decimals.</summary>
    public static string TimeText(DateTimeOffset at) => at.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static string HashWords(ReadOnlySpan<byte> salt, string data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(Encoding.UTF8.GetBytes(data));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Commit(EntryId id, DateTimeOffset at, string kind, string words, string previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in (ReadOnlySpan<string>)[id.ToString(), TimeText(at), kind, words, previous])
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
