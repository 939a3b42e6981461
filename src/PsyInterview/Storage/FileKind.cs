using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace PsyInterview.Storage;

/// <summary>
/// Tells files from what only bears a file's name, and says how many names a file has and whose it is. Nothing is opened: opening a pipe
/// would wait for whoever fills it.
/// </summary>
internal static partial class FileKind
{
    private const int InThisFolder = -100; // AT_FDCWD
    private const uint Wanted = 1 | 2 | 4 | 8 | 16; // STATX_TYPE, _MODE, _NLINK, _UID, _GID
    private const int LinksAt = 16, UserAt = 20, GroupAt = 24, ModeAt = 28, TypeMask = 0xF000, Regular = 0x8000, Folder = 0x4000;

    /// <summary>True for a pipe, a socket or a device.</summary>
    public static bool IsSpecial(string path)
    {
        Span<byte> found = stackalloc byte[256];
        return Look(path, found) && (BitConverter.ToUInt16(found[ModeAt..]) & TypeMask) is not (Regular or Folder);
    }

    /// <summary>How many hard links a file has; 1 where that cannot be known.</summary>
    public static long Links(string path)
    {
        Span<byte> found = stackalloc byte[256];
        return Look(path, found) ? BitConverter.ToUInt32(found[LinksAt..]) : 1;
    }

    /// <summary>Makes a file belong to whom another belongs to, with the same mode; false when that is not allowed.</summary>
    public static bool TryMakeAlike(string path, string model)
    {
        if (OperatingSystem.IsWindows()) return true;
        Span<byte> mine = stackalloc byte[256], other = stackalloc byte[256];
        if (Look(path, mine) && Look(model, other) && !mine[UserAt..(GroupAt + 4)].SequenceEqual(other[UserAt..(GroupAt + 4)])
            && OperatingSystem.IsLinux() && ChangeOwner(path, BitConverter.ToUInt32(other[UserAt..]), BitConverter.ToUInt32(other[GroupAt..])) != 0)
        {
            return false;
        }
        File.SetUnixFileMode(path, File.GetUnixFileMode(model));
        return true;
    }

    private static bool Look(string path, Span<byte> found)
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            return Look(InThisFolder, path, 0, Wanted, ref MemoryMarshal.GetReference(found)) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Look(int folder, string path, int flags, uint wanted, ref byte found);

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
