namespace PsyInterview.Storage;

/// <summary>The names of a study file and of what lies beside it.</summary>
internal sealed record StudyPaths(string Study)
{
    /// <summary>The folder all of them lie in.</summary>
    public string Folder => Path.GetDirectoryName(Study)!;

    /// <summary>The file's own name, for sentences.</summary>
    public string Name => Path.GetFileName(Study);

    /// <summary>What a checkpoint is about to write, forced to disk first.</summary>
    public string Log => Study + "-log";

    /// <summary>The safety copy.</summary>
    public string Tape => Study + "-tape";

    /// <summary>Held for the life of the process that writes. Never deleted: an unlinked lock would let a second writer in.</summary>
    public string Lock => Study + "-lock";

    /// <summary>Who holds the lock, for the sentence that says so.</summary>
    public string Owner => Study + "-owner";

    /// <summary>Shared by readers, exclusive around a checkpoint. Never deleted.</summary>
    public string Checkpoint => Study + "-ckpt";

    /// <summary>Room that can be given up when a checkpoint finds the disk full.</summary>
    public string Ballast => Study + "-ballast";

    /// <summary>A study in the making, before it gets its name.</summary>
    public string New => Study + "-new";

    /// <summary>
    /// The paths of a study at <paramref name="path"/>, made absolute and freed from links: under whatever name a study is opened, its
    /// lock and its safety copy are the same.
    /// </summary>
    public static StudyPaths Of(string path) => new(Real(Path.GetFullPath(path), MostLinks));

    private const int MostLinks = 40;

    private static string Real(string path, int links)
    {
        if (Path.GetDirectoryName(path) is not { } folder) return path;
        var here = Path.Combine(Real(folder, links), Path.GetFileName(path));
        try
        {
            return links > 0 && File.ResolveLinkTarget(here, returnFinalTarget: false) is { } target ? Real(target.FullName, links - 1) : here;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever opens it meets the same and can say so.
            return here;
        }
    }

    /// <summary>True when something damaged was set aside and still lies there.</summary>
    public bool HasAside() => Directory.EnumerateFiles(Folder, Name + "-damaged-*").Any();

    /// <summary>The first free name for something damaged that is set aside: <c>X.psy-damaged-1</c>.</summary>
    public string FreeAside()
    {
        for (var n = 1; ; n++)
        {
            var name = $"{Study}-damaged-{n}";
            if (!File.Exists(name)) return name;
        }
    }
}
