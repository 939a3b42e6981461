using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PsyInterview.Storage;

/// <summary>What a record of the tape holds. The numbers are stored and never change their meaning.</summary>
internal enum TapeKind : byte
{
    /// <summary>The entries of one act.</summary>
    Entries = 1,

    /// <summary>A draft, the latest of its place.</summary>
    Draft = 2,
}

/// <summary>One record read from a tape.</summary>
/// <param name="Sequence">The how-manieth record this study ever taped; never falls.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Words">The opened bytes.</param>
/// <param name="Size">Bytes it takes on the tape.</param>
internal readonly record struct TapeRecord(long Sequence, TapeKind Kind, byte[] Words, int Size);

/// <summary>
/// Seals and opens the records of a tape: marker 4 (PSY and the kind), length of the words 4, sequence 8, nonce 12, tag 16, words, padded
/// with zeros to 16 bytes; AES-256-GCM with file id, sequence, offset and kind. Not safe for two threads at once.
/// </summary>
internal sealed class TapeSeal(StudyHeader header) : IDisposable
{
    /// <summary>Records begin at multiples of this many bytes.</summary>
    public const int Step = 16;

    private const int LengthAt = 4, SequenceAt = 8, NonceAt = 16, TagAt = 28, WordsAt = 44;

    private readonly AesGcm _cipher = new(header.Key, 16);

    private static ReadOnlySpan<byte> Marker => "PSY"u8;

    /// <summary>Bytes a record of so many bytes of words takes on the tape.</summary>
    public static int SizeOf(int words) => (WordsAt + words + Step - 1) / Step * Step;

    /// <summary>Seals words into a record that will stand at <paramref name="offset"/>.</summary>
    public void Close(ReadOnlySpan<byte> words, TapeKind kind, long sequence, long offset, Span<byte> record)
    {
        record.Clear();
        Marker.CopyTo(record);
        record[3] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(record[LengthAt..], words.Length);
        BinaryPrimitives.WriteInt64LittleEndian(record[SequenceAt..], sequence);
        Chance.Nonce(record[NonceAt..TagAt]);
        Span<byte> place = stackalloc byte[34];
        Place(place, sequence, offset, kind);
        _cipher.Encrypt(record[NonceAt..TagAt], words, record.Slice(WordsAt, words.Length), record[TagAt..WordsAt], place);
    }

    /// <summary>Opens the record at <paramref name="offset"/>; false when none stands there whole.</summary>
    public bool TryOpen(ReadOnlySpan<byte> tape, long offset, out TapeRecord opened)
    {
        opened = default;
        if (tape.Length - offset < WordsAt) return false;
        var record = tape[(int)offset..];
        if (!record.StartsWith(Marker)) return false;
        var kind = (TapeKind)record[3];
        var length = BinaryPrimitives.ReadInt32LittleEndian(record[LengthAt..]);
        if (length < 0 || length > record.Length - WordsAt) return false;
        var sequence = BinaryPrimitives.ReadInt64LittleEndian(record[SequenceAt..]);
        Span<byte> place = stackalloc byte[34];
        Place(place, sequence, offset, kind);
        var words = new byte[length];
        try
        {
            _cipher.Decrypt(record[NonceAt..TagAt], record.Slice(WordsAt, length), record[TagAt..WordsAt], words, place);
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
        opened = new TapeRecord(sequence, kind, words, SizeOf(length));
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _cipher.Dispose();

    private void Place(Span<byte> place, long sequence, long offset, TapeKind kind)
    {
        header.FileId.CopyTo(place);
        BinaryPrimitives.WriteInt64LittleEndian(place[16..], sequence);
        BinaryPrimitives.WriteInt64LittleEndian(place[24..], offset);
        place[32] = (byte)'T';
        place[33] = (byte)kind;
    }
}
