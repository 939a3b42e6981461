using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace PsyInterview.Storage;

/// <summary>Files that only their owner may read, and the ways to force them to the disk.</summary>
internal static partial class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int ReadOnlyFolder = 0x10000 | 0x80000; // O_DIRECTORY | O_CLOEXEC

    /// <summary>Opens a file without a buffer of its own; whatever is created gets mode 0600.</summary>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode is not (FileMode.Open or FileMode.Truncate)) options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }

    /// <summary>Opens a file that several may have open: the order between them is kept by the locks, not by this handle.</summary>
    public static FileStream Open(string path, FileMode mode, FileAccess access) =>
        Open(path, mode, access, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Makes a folder of the program's own, with mode 0700; one that is there is left as it is.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>Forces what was written inside a file's present length to the disk. On Linux this spares the journal of the file system.</summary>
    public static void ForceContents(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }
        while (FDataSync(file) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Interrupted) throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
        }
    }

    /// <summary>Forces a folder to the disk, so that a created, renamed or deleted name survives a power cut. Nothing on Windows.</summary>
    /// <returns>False when the system refused, as some network folders do.</returns>
    public static bool ForceFolder(string folder)
    {
        if (!OperatingSystem.IsLinux()) return true;
        var handle = OpenFolder(folder, ReadOnlyFolder);
        if (handle < 0) return false;
        var forced = FSync(handle) == 0;
        _ = Close(handle);
        return forced;
    }

    /// <summary>True when an exception, or one inside it, says that the disk or the person's share of it is full.</summary>
    public static bool IsDiskFull(Exception? exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is not IOException) continue;
            var code = e.HResult & 0xFFFF;
            if (OperatingSystem.IsWindows() ? code is 0x70 or 0x27 : e.HResult is NoSpace or QuotaLinux or QuotaMac) return true;
        }
        return false;
    }

    private const int Interrupted = 4;
    private const int NoSpace = 28;
    private const int QuotaLinux = 122;
    private const int QuotaMac = 69;

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int FDataSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFolder(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int FSync(int file);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
