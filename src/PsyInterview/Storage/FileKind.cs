using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace PsyInterview.Storage;

/// <summary>Tells files from what only bears a file's name. Nothing is opened: opening a pipe would wait for whoever fills it.</summary>
internal static partial class FileKind
{
    private const int InThisFolder = -100; // AT_FDCWD
    private const uint TypeAndMode = 3; // STATX_TYPE | STATX_MODE
    private const int ModeAt = 28, TypeMask = 0xF000, Regular = 0x8000, Folder = 0x4000;

    /// <summary>True for a pipe, a socket or a device.</summary>
    public static bool IsSpecial(string path)
    {
        if (!OperatingSystem.IsLinux()) return false;
        Span<byte> found = stackalloc byte[256];
        try
        {
            if (Look(InThisFolder, path, 0, TypeAndMode, ref MemoryMarshal.GetReference(found)) != 0) return false;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
        return (BitConverter.ToUInt16(found[ModeAt..]) & TypeMask) is not (Regular or Folder);
    }

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Look(int folder, string path, int flags, uint wanted, ref byte found);
}
