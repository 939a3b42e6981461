namespace PsyInterview.Storage;

/// <summary>One mebibyte beside the study that is given up when a checkpoint finds the disk full, and made again later.</summary>
internal sealed class Ballast(StudyPaths paths)
{
    private const int Size = 1 << 20;

    /// <summary>Makes it, if there is room for it.</summary>
    public void Make()
    {
        if (File.Exists(paths.Ballast)) return;
        try
        {
            using var file = PrivateFile.Open(paths.Ballast, FileMode.CreateNew, FileAccess.Write);
            file.Write(new byte[Size]);
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            GiveUp();
        }
    }

    /// <summary>Deletes it; false when there was none.</summary>
    public bool GiveUp()
    {
        if (!File.Exists(paths.Ballast)) return false;
        try
        {
            File.Delete(paths.Ballast);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
