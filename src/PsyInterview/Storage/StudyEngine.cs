using LiteDB;
using LiteDB.Engine;
using PsyInterview.Log;

namespace PsyInterview.Storage;

/// <summary>LiteDB over the pages of one study. After any exception from it, it is to be disposed and opened anew.</summary>
internal sealed class StudyEngine : IDisposable
{
    private readonly DataPages _data;
    private readonly PageStream? _log;

    private StudyEngine(DataPages data, PageStream? log, bool readOnly)
    {
        (_data, _log) = (data, log);
        Engine = new LiteEngine(new EngineSettings
        {
            DataStream = data,
            LogStream = log ?? new MemoryStream() as Stream,
            TempStream = new MemoryStream(),
            Collation = Collation.Binary,
            ReadOnly = readOnly,
        });
    }

    /// <summary>The engine itself, for documents only: no mapper.</summary>
    public LiteEngine Engine { get; }

    /// <summary>The page that was met and did not match its seal, as a sentence.</summary>
    public string? Damage => _data.Damage;

    /// <summary>True when the log has pages that the study file may lack.</summary>
    public bool LogHolds => _log is { Length: > 0 };

    /// <summary>Opens a study, with what a broken-off checkpoint left in its log.</summary>
    /// <param name="paths">The study.</param>
    /// <param name="header">Its header.</param>
    /// <param name="readOnly">True to change nothing at all on the disk.</param>
    /// <param name="noticed">Told in a sentence what was found amiss and mended.</param>
    /// <exception cref="StudyFileException">Damaged.</exception>
    public static StudyEngine Open(StudyPaths paths, StudyHeader header, bool readOnly, Action<string> noticed)
    {
        var log = new LogPages(paths, header, readOnly);
        // A log that is needed may be damaged, or belong to a later state than a study restored from a backup.
        var suspect = log.Length > 0 || log.Damaged || log.Torn;
        var engine = TryOpen(paths, header, log, readOnly, suspect, out var failure);
        var ignored = engine is null && suspect;
        if (ignored)
        {
            log = new LogPages(paths, header, readOnly);
            log.Ignore();
            engine = TryOpen(paths, header, log, readOnly, verify: true, out failure);
        }
        if (engine is null) throw failure!;
        if (readOnly || !(ignored || log.Damaged || log.Torn)) return engine;
        try
        {
            if (ignored || log.Damaged)
            {
                noticed($"The log beside the study did not fit it and was set aside as {SetAside(paths, paths.Log)}; "
                    + "the study was mended from what was left and from the safety copy.");
            }
            else noticed("The last write to the study file was broken off; it is done again from the safety copy.");
            log.CutToGood();
            return engine;
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    /// <summary>Opens what is in the study file alone, without log and cache: what a checkpoint has really brought there.</summary>
    public static StudyEngine OpenAsItLies(string path, StudyHeader header) =>
        new(new DataPages(path, header, FileAccess.Read), null, readOnly: true);

    /// <summary>Makes the database of a new study in a file that holds its header, or opens it there to go on making it.</summary>
    public static StudyEngine Create(string path, StudyHeader header)
    {
        var data = new DataPages(path, header, FileAccess.ReadWrite) { Writable = true };
        return new StudyEngine(data, null, readOnly: false);
    }

    /// <summary>Copies a file that cannot be trusted to the first free name and forces it to disk.</summary>
    /// <returns>The name it got, without folder.</returns>
    public static string SetAside(StudyPaths paths, string file)
    {
        var aside = paths.FreeAside();
        using (var from = PrivateFile.Open(file, FileMode.Open, FileAccess.Read))
        using (var to = PrivateFile.Open(aside, FileMode.CreateNew, FileAccess.Write))
        {
            from.CopyTo(to);
            to.Flush(flushToDisk: true);
        }
        PrivateFile.ForceFolder(paths.Folder);
        return Path.GetFileName(aside);
    }

    /// <summary>Moves everything into the study file and forces it; the log is forced before the first page changes.</summary>
    public void Checkpoint()
    {
        _data.Writable = true;
        Engine.Checkpoint();
        _data.Flush();
        _data.Writable = false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Engine.Dispose();
        _data.Dispose();
        _log?.Dispose();
    }

    private static StudyEngine? TryOpen(
        StudyPaths paths, StudyHeader header, LogPages log, bool readOnly, bool verify, out StudyFileException? failure)
    {
        failure = null;
        DataPages? data = null;
        try
        {
            data = new DataPages(paths.Study, header, readOnly ? FileAccess.Read : FileAccess.ReadWrite) { BeforeWrite = log.ForceToDisk };
            // An engine that finds nothing would begin a new database over whatever is there.
            if (data.Length == 0) throw StudyHeader.Damaged(paths, "its first page does not match its seal");
            var engine = new StudyEngine(data, log, readOnly);
            if (verify) ReadEverything(engine);
            return engine;
        }
        catch (Exception e)
        {
            failure = data?.Damage is { } damage ? StudyHeader.Damaged(paths, damage, e) : StudyHeader.Damaged(paths, e);
            data?.Dispose();
            log.Dispose();
            return null;
        }
    }

    // Half of a checkpoint without the log that would complete it can leave an index that has lost an entry.
    private static void ReadEverything(StudyEngine opened)
    {
        var filed = Ids(opened, "$._id");
        if (!filed.SetEquals(Ids(opened, "$.id")) || !filed.SetEquals(Ids(opened, "$.stream")))
            throw new IOException("its indexes do not agree");
    }

    private static HashSet<string> Ids(StudyEngine opened, string index)
    {
        using var rows = opened.Engine.Query(Archive.Log, new Query { OrderBy = index });
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (rows.Read())
        {
            if (EntryJson.FromUtf8(rows.Current["entry"].AsBinary) is not { } entry || !ids.Add(entry.Id.ToString()))
                throw new IOException("an entry cannot be read or stands there twice");
        }
        return ids;
    }
}
