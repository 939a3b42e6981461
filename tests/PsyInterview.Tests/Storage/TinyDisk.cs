using System.Diagnostics;
using Xunit;

namespace PsyInterview.Tests.Storage;

/// <summary>A disk of a few mebibytes in memory, where the tests run as an administrator of a Linux machine.</summary>
internal sealed class TinyDisk : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psy-disk-").FullName;

    public TinyDisk(int mebibytes)
    {
        if (Run("mount", "-t", "tmpfs", "-o", $"size={mebibytes}m", "tmpfs", _folder)) return;
        Directory.Delete(_folder);
        Assert.Skip("A small disk cannot be mounted here.");
    }

    private string Filling => Path.Combine(_folder, "filling");

    public Desk Desk() => new(Directory.CreateDirectory(Path.Combine(_folder, "desk")).FullName);

    public void Fill(int kibibytesLeft = 0)
    {
        using var filling = new FileStream(Filling, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var piece = new byte[4096];
        try
        {
            while (true) filling.Write(piece);
        }
        catch (IOException)
        {
            // Full.
        }
        filling.SetLength(filling.Length - (kibibytesLeft << 10));
    }

    public void Free() => File.Delete(Filling);

    public void Dispose()
    {
        Run("umount", "--lazy", _folder);
        Directory.Delete(_folder);
    }

    private static bool Run(string program, params string[] words)
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
