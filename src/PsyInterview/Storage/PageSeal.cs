using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PsyInterview.Storage;

/// <summary>
/// Pages of 8,192 bytes under AES-256-GCM: nonce 12, tag 16, sequence 8, then the page. Sealed with the file id, data or log, page
/// number and sequence, so that a page moved, swapped, flipped or taken from another study does not open. Not safe for two threads at once.
/// </summary>
internal sealed class PageSeal(StudyHeader header, PageSeal.Part part) : IDisposable
{
    /// <summary>Bytes of a page as the engine sees it.</summary>
    public const int Page = 8192;

    /// <summary>Bytes of a page on disk.</summary>
    public const int Slot = NonceSize + TagSize + 8 + Page;

    private const int NonceSize = 12, TagSize = 16, SequenceAt = NonceSize + TagSize, BodyAt = SequenceAt + 8;

    private readonly AesGcm _cipher = new(header.Key, TagSize);

    /// <summary>Which of a study's two page files a page belongs to.</summary>
    public enum Part : byte
    {
        /// <summary>The study file itself.</summary>
        Data = 0,

        /// <summary>The log beside it.</summary>
        Log = 1,
    }

    /// <summary>Seals a page into a slot.</summary>
    public void Close(ReadOnlySpan<byte> page, long number, long sequence, Span<byte> slot)
    {
        Chance.Nonce(slot[..NonceSize]);
        BinaryPrimitives.WriteInt64LittleEndian(slot[SequenceAt..], sequence);
        Span<byte> place = stackalloc byte[33];
        Place(place, number, sequence);
        _cipher.Encrypt(slot[..NonceSize], page, slot[BodyAt..Slot], slot.Slice(NonceSize, TagSize), place);
    }

    /// <summary>Opens a slot; false when it is not the page it should be.</summary>
    public bool TryOpen(ReadOnlySpan<byte> slot, long number, Span<byte> page, out long sequence)
    {
        sequence = BinaryPrimitives.ReadInt64LittleEndian(slot[SequenceAt..]);
        Span<byte> place = stackalloc byte[33];
        Place(place, number, sequence);
        try
        {
            _cipher.Decrypt(slot[..NonceSize], slot[BodyAt..Slot], slot.Slice(NonceSize, TagSize), page, place);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _cipher.Dispose();

    private void Place(Span<byte> place, long number, long sequence)
    {
        header.FileId.CopyTo(place);
        place[16] = (byte)part;
        BinaryPrimitives.WriteInt64LittleEndian(place[17..], number);
        BinaryPrimitives.WriteInt64LittleEndian(place[25..], sequence);
    }
}
