using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PsyInterview.Storage;

/// <summary>
/// The first 4,096 bytes of a study file, written once: magic, format version, file id and data key, and a SHA-256 over them.
/// The key lies here unwrapped; sealing a study later wraps it and changes nothing else.
/// </summary>
internal sealed record StudyHeader(byte[] FileId, byte[] Key)
{
    /// <summary>Bytes of the header on disk.</summary>
    public const int Size = 4096;

    /// <summary>The version of the file format that this program writes.</summary>
    public const int Version = 1;

    private const int VersionAt = 8, FileIdAt = 16, KeyAt = 32, SumAt = Size - 32;

    /// <summary>What every study begins with.</summary>
    public static ReadOnlySpan<byte> Magic => "PSYSTUDY"u8;

    /// <summary>A header for a new study.</summary>
    public static StudyHeader Mint() => new(Chance.FileId(), Chance.Key());

    /// <summary>The header as it lies on disk.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(VersionAt), Version);
        FileId.CopyTo(bytes, FileIdAt);
        Key.CopyTo(bytes, KeyAt);
        SHA256.HashData(bytes.AsSpan(0, SumAt), bytes.AsSpan(SumAt));
        return bytes;
    }

    /// <summary>Reads the header of a file without changing anything.</summary>
    /// <exception cref="StudyFileException">Missing, Empty, NotAStudy, NewerVersion, Damaged or Unwritable (not readable).</exception>
    public static StudyHeader Read(StudyPaths paths)
    {
        var bytes = new byte[Size];
        int length;
        if (FileKind.IsSpecial(paths.Study))
        {
            throw new StudyFileException(StudyFileProblem.NotAStudy,
                $"{paths.Study} is a pipe or a device, not a study. It was not opened; choose a .psy file.");
        }
        try
        {
            using var file = PrivateFile.Open(paths.Study, FileMode.Open, FileAccess.Read);
            length = file.ReadAtLeast(bytes, Size, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StudyFileException(StudyFileProblem.Missing,
                $"There is no study {paths.Study}. Check the name, or make a new study there.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw Directory.Exists(paths.Study)
                ? new StudyFileException(StudyFileProblem.NotAStudy, $"{paths.Study} is a folder, not a study. Name the .psy file inside it.", e)
                : new StudyFileException(StudyFileProblem.Unwritable,
                    $"{paths.Study} cannot be read: {e.Message} Ask its owner for access.", e);
        }
        return Of(paths, bytes.AsSpan(0, length));
    }

    private static StudyHeader Of(StudyPaths paths, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            throw new StudyFileException(StudyFileProblem.Empty,
                $"{paths.Study} is empty. If it was a study, restore it from a backup; if not, choose another name.");
        }
        if (!bytes.StartsWith(Magic))
        {
            throw new StudyFileException(StudyFileProblem.NotAStudy,
                $"{paths.Study} is not a PsyInterview study. It was left as it is; choose another file.");
        }
        if (bytes.Length < Size) throw Damaged(paths, "its beginning is cut off");
        var version = BinaryPrimitives.ReadInt32LittleEndian(bytes[VersionAt..]);
        if (version > Version)
        {
            throw new StudyFileException(StudyFileProblem.NewerVersion,
                $"{paths.Study} was written by a newer PsyInterview (format {version}; this one knows {Version}). Update PsyInterview to open it.");
        }
        if (!SHA256.HashData(bytes[..SumAt]).AsSpan().SequenceEqual(bytes[SumAt..])) throw Damaged(paths, "its beginning does not match its checksum");
        return new StudyHeader(bytes.Slice(FileIdAt, 16).ToArray(), bytes.Slice(KeyAt, 32).ToArray());
    }

    /// <summary>The sentence for a study that made the engine fail: the engine's own words are about pages and mean nothing to a person.</summary>
    public static StudyFileException Damaged(StudyPaths paths, Exception why) =>
        why as StudyFileException ?? Damaged(paths, Plainly(why), why);

    /// <summary>What an exception says, if it is ours or the system's; what it means, if it is the engine's.</summary>
    public static string Plainly(Exception why) =>
        why is IOException or UnauthorizedAccessException ? why.Message.TrimEnd('.') : "its parts do not fit together";

    /// <summary>The sentence for a study whose bytes are not what was written.</summary>
    public static StudyFileException Damaged(StudyPaths paths, string what, Exception? inner = null) => new(StudyFileProblem.Damaged,
        $"{paths.Study} is damaged: {what}. Move it and everything beside it to a safe place, then restore the last backup.", inner);
}
