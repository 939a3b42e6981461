using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PsyInterview.Storage;

/// <summary>How the key of a bundle stands in its header. The numbers are stored and never change their meaning; 1 is kept for a key wrapped by a passphrase.</summary>
internal enum BundleProtection
{
    /// <summary>The key stands there as it is: whoever has the file can read it.</summary>
    None = 0,
}

/// <summary>
/// The first 512 bytes of a bundle: magic 8, format version 4, protection 4, id 16, room for the key 448 (as it is, or wrapped with what unwrapping
/// needs), and a SHA-256 over all of it, to which every piece behind it is bound.
/// </summary>
internal sealed record BundleHeader(byte[] Id, byte[] Key)
{
    /// <summary>Bytes of the header on disk.</summary>
    public const int Size = 512;

    /// <summary>The version of the format that this program writes.</summary>
    public const int Version = 1;

    private const int VersionAt = 8, ProtectionAt = 12, IdAt = 16, KeyAt = 32, SumAt = Size - 32;

    /// <summary>What every bundle begins with.</summary>
    public static ReadOnlySpan<byte> Magic => "PSYBUNDL"u8;

    /// <summary>The checksum at the header's end.</summary>
    public byte[] Sum => ToBytes()[SumAt..];

    /// <summary>A header for a new bundle.</summary>
    public static BundleHeader Mint() => new(Chance.FileId(), Chance.Key());

    /// <summary>The header as it lies on disk.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(VersionAt), Version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(ProtectionAt), (int)BundleProtection.None);
        Id.CopyTo(bytes, IdAt);
        Key.CopyTo(bytes, KeyAt);
        SHA256.HashData(bytes.AsSpan(0, SumAt), bytes.AsSpan(SumAt));
        return bytes;
    }

    /// <summary>Reads a header.</summary>
    /// <param name="path">The file's name, for sentences.</param>
    /// <param name="bytes">The beginning of the file, at most <see cref="Size"/> bytes.</param>
    /// <exception cref="StudyFileException">Empty, NotABundle, NewerVersion or Damaged.</exception>
    public static BundleHeader Of(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            throw new StudyFileException(StudyFileProblem.Empty, $"{path} is empty: it was not copied to its end. Ask for it again; nothing was changed.");
        if (!bytes.StartsWith(Magic))
            throw new StudyFileException(StudyFileProblem.NotABundle, $"{path} is not a bundle of PsyInterview. It was left as it is; choose another file.");
        if (bytes.Length < Size) throw Damaged(path, "its beginning is cut off");
        var version = BinaryPrimitives.ReadInt32LittleEndian(bytes[VersionAt..]);
        if (version > Version) throw Newer(path, $"format {version}; this one knows {Version}");
        if (!SHA256.HashData(bytes[..SumAt]).AsSpan().SequenceEqual(bytes[SumAt..])) throw Damaged(path, "its beginning does not match its checksum");
        var protection = BinaryPrimitives.ReadInt32LittleEndian(bytes[ProtectionAt..]);
        if (protection != (int)BundleProtection.None) throw Newer(path, $"its key is protected in a way, number {protection}, that this one does not know");
        return new BundleHeader(bytes.Slice(IdAt, 16).ToArray(), bytes.Slice(KeyAt, 32).ToArray());
    }

    /// <summary>The sentence for a bundle whose bytes are not what was written.</summary>
    public static StudyFileException Damaged(string path, string what, Exception? inner = null) =>
        new(StudyFileProblem.Damaged, $"{path} is damaged: {what}. Ask for it again; nothing was changed.", inner);

    private static StudyFileException Newer(string path, string how) =>
        new(StudyFileProblem.NewerVersion, $"{path} was written by a newer PsyInterview ({how}). Update PsyInterview to read it; nothing was changed.");
}
