using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace PsyInterview.Storage;

/// <summary>
/// A lock on the study file itself rather than on a name beside it: two hard links are one file. It lies on a byte far beyond the end,
/// so that nobody who reads or writes pages meets it. On systems without such locks it holds nothing.
/// </summary>
internal sealed partial class InodeLock : IDisposable
{
    private const int GetLock = 36, SetLock = 37; // F_OFD_GETLK, F_OFD_SETLK
    private const short Write = 1, None = 2; // F_WRLCK, F_UNLCK
    private const int Again = 11, NoAccess = 13;

    private readonly FileStream? _file;

    private InodeLock(FileStream? file) => _file = file;

    /// <summary>Takes the lock; null when another has it.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static InodeLock? TryTake(string path)
    {
        if (!OperatingSystem.IsLinux()) return new InodeLock(null);
        var file = PrivateFile.Open(path, FileMode.Open, FileAccess.ReadWrite);
        var place = Place();
        if (Control(file.SafeFileHandle, SetLock, ref place) == 0)
        {
            if (OthersMayOpen(path)) return new InodeLock(file);
        }
        else if (Marshal.GetLastPInvokeError() is Again or NoAccess)
        {
            file.Dispose();
            return null;
        }
        file.Dispose();
        return new InodeLock(null);
    }

    /// <summary>True when somebody has the lock; null where that cannot be known.</summary>
    public static bool? IsTaken(string path)
    {
        if (!OperatingSystem.IsLinux()) return null;
        using var file = PrivateFile.Open(path, FileMode.Open, FileAccess.Read);
        var place = Place();
        return Control(file.SafeFileHandle, GetLock, ref place) == 0 ? place.Type != None : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    // On a network folder all kinds of locks may be one, and this one would then keep readers out.
    private static bool OthersMayOpen(string path)
    {
        try
        {
            PrivateFile.Open(path, FileMode.Open, FileAccess.ReadWrite).Dispose();
            PrivateFile.Open(path, FileMode.Open, FileAccess.Read).Dispose();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static Range Place() => new() { Type = Write, Start = long.MaxValue - 1, Length = 1 };

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, int command, ref Range range);

    // struct flock of 64-bit Linux
    [StructLayout(LayoutKind.Sequential)]
    private struct Range
    {
        public short Type;
        public short Whence;
        public long Start;
        public long Length;
        public int Process;
    }
}
