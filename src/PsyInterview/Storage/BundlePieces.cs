using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PsyInterview.Storage;

/// <summary>
/// The body of a bundle: pieces of at most a mebibyte under AES-256-GCM, each nonce 12, tag 16, length 4, last 1, then the words. Sealed with the
/// header's checksum, the piece's number, its length and whether it is the last, so that a body that was cut, swapped or changed does not open.
/// </summary>
/// <param name="header">The bundle's header.</param>
/// <param name="most">The most bytes of words that a piece of this bundle can have.</param>
internal sealed class BundlePieces(BundleHeader header, int most = BundlePieces.Largest) : IDisposable
{
    /// <summary>The most bytes of words in a piece.</summary>
    public const int Largest = 1 << 20;

    private const int TagAt = 12, LengthAt = 28, LastAt = 32, WordsAt = 33;

    private readonly AesGcm _cipher = new(header.Key, 16);
    private readonly byte[] _sum = header.Sum;
    private readonly byte[] _piece = new byte[WordsAt + most];
    private long _number;

    /// <summary>Seals the next piece and writes it.</summary>
    public void Write(Stream to, ReadOnlySpan<byte> words, bool isLast)
    {
        Chance.Nonce(_piece.AsSpan(0, TagAt));
        BinaryPrimitives.WriteInt32LittleEndian(_piece.AsSpan(LengthAt), words.Length);
        _piece[LastAt] = isLast ? (byte)1 : (byte)0;
        Span<byte> place = stackalloc byte[45];
        Place(place);
        _cipher.Encrypt(_piece.AsSpan(0, TagAt), words, _piece.AsSpan(WordsAt, words.Length), _piece.AsSpan(TagAt, 16), place);
        to.Write(_piece, 0, WordsAt + words.Length);
    }

    /// <summary>Reads the next piece and opens it into <paramref name="words"/>, which takes as many as a piece can have.</summary>
    /// <returns>How many bytes it has, and whether it is the last; null when no whole piece stands there.</returns>
    public (int Length, bool IsLast)? Read(Stream from, Span<byte> words)
    {
        if (from.ReadAtLeast(_piece.AsSpan(0, WordsAt), WordsAt, throwOnEndOfStream: false) < WordsAt) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(_piece.AsSpan(LengthAt));
        if (length < 0 || length > most || _piece[LastAt] > 1) return null;
        if (from.ReadAtLeast(_piece.AsSpan(WordsAt, length), length, throwOnEndOfStream: false) < length) return null;
        Span<byte> place = stackalloc byte[45];
        Place(place);
        try
        {
            _cipher.Decrypt(_piece.AsSpan(0, TagAt), _piece.AsSpan(WordsAt, length), _piece.AsSpan(TagAt, 16), words[..length], place);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        return (length, _piece[LastAt] == 1);
    }

    /// <inheritdoc/>
    public void Dispose() => _cipher.Dispose();

    private void Place(Span<byte> place)
    {
        _sum.CopyTo(place);
        BinaryPrimitives.WriteInt64LittleEndian(place[32..], _number++);
        _piece.AsSpan(LengthAt, 5).CopyTo(place[40..]);
    }
}
