using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace PsyInterview.Storage;

/// <summary>
/// Puts the new study file in the place of the old one in one step, and overwrites the old one before its blocks are given back. On
/// Linux the two change names, so that at every moment the study is whole under its name and <c>X.psy-new</c> is the one to go.
/// </summary>
/// <remarks>
/// What lies on the disk below the file is beyond a program: flash memory, file systems that copy on write or keep snapshots, and blocks
/// that were given back before, may hold older states for a while.
/// </remarks>
internal static partial class StudySwap
{
    private const int InThisFolder = -100; // AT_FDCWD
    private const uint Exchange = 2; // RENAME_EXCHANGE
    private const int Piece = 1 << 20;

    /// <summary>Gives the new file the study's name.</summary>
    /// <returns>The old file, open, where it has lost its last name: there it is overwritten through this. Null where it is now <c>X.psy-new</c>.</returns>
    /// <exception cref="IOException">Nothing was changed.</exception>
    public static FileStream? Swap(StudyPaths paths)
    {
        if (TryExchange(paths.New, paths.Study)) return null;
        // Windows gives no name away that is open; there the old blocks are given back as they are.
        var old = OperatingSystem.IsWindows() ? null : PrivateFile.Open(paths.Study, FileMode.Open, FileAccess.ReadWrite);
        try
        {
            File.Move(paths.New, paths.Study, overwrite: true);
            return old;
        }
        catch
        {
            old?.Dispose();
            throw;
        }
    }

    /// <summary>Overwrites the old file and gives its blocks back. What does not go stays as <c>X.psy-new</c> and goes at the next opening.</summary>
    /// <param name="paths">The study.</param>
    /// <param name="old">What <see cref="Swap"/> returned.</param>
    public static void Remove(StudyPaths paths, FileStream? old)
    {
        try
        {
            if (old is not null) Wipe(old.SafeFileHandle);
        }
        catch (IOException)
        {
            // It has no name any more: nothing but the system reaches it.
        }
        TryRemoveNew(paths);
    }

    /// <summary>Overwrites a file with zeros, its key first, and forces them to disk.</summary>
    /// <exception cref="IOException">Not all of it is overwritten.</exception>
    private static void Wipe(SafeFileHandle file)
    {
        var zeros = new byte[Piece];
        var length = RandomAccess.GetLength(file);
        RandomAccess.Write(file, zeros.AsSpan(0, (int)Math.Min(length, StudyHeader.Size)), 0);
        RandomAccess.FlushToDisk(file);
        for (long at = 0; at < length; at += Piece) RandomAccess.Write(file, zeros.AsSpan(0, (int)Math.Min(Piece, length - at)), at);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>
    /// Overwrites and removes <c>X.psy-new</c>: what an erasure left, or one that was broken off. What has a second name, or is the name of
    /// another file, is not ours to overwrite and only loses this name.
    /// </summary>
    /// <returns>False when it still lies there.</returns>
    public static bool TryRemoveNew(StudyPaths paths)
    {
        try
        {
            if (!Path.Exists(paths.New) && new FileInfo(paths.New).LinkTarget is null) return true;
            if (new FileInfo(paths.New).LinkTarget is null && FileKind.Links(paths.New) == 1)
            {
                using var file = PrivateFile.Open(paths.New, FileMode.Open, FileAccess.ReadWrite);
                Wipe(file.SafeFileHandle);
            }
            File.Delete(paths.New);
            PrivateFile.ForceFolder(paths.Folder);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool TryExchange(string one, string other)
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            if (Rename(InThisFolder, one, InThisFolder, other, Exchange) == 0) return true;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
        var error = Marshal.GetLastPInvokeError();
        if (error is 22 or 38 or 95) return false; // EINVAL, ENOSYS, EOPNOTSUPP: not on this file system
        throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
    }

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(int fromFolder, string from, int toFolder, string to, uint how);
}
