using LiteDB;
using LiteDB.Engine;
using PsyInterview.Log;

namespace PsyInterview.Storage;

/// <summary>
/// The database inside a study file: the log, the drafts, and how far the tape was taken over. One call at a time: a reader waits
/// for one batch or checkpoint at most. A call that fails closes the engine, and the next call opens it anew.
/// </summary>
internal sealed class Archive : IDisposable
{
    /// <summary>The collection that matters.</summary>
    public const string Log = "log";

    /// <summary>The other collections: drafts, recorders, how far the tape was taken over, and a mark that erased words lie in freed pages.</summary>
    public const string DraftsKept = "drafts", Recorders = "recorders", Progress = "progress", Silenced = "silenced";

    /// <summary>What the log is found by, besides its order.</summary>
    public static readonly IReadOnlyList<string> Indexes = ["$.id", "$.stream"];

    /// <summary>A checkpoint after so many rows keeps the log, which lies in memory, small.</summary>
    internal const int ManyAtOnce = 4000;

    private readonly Lock _turn = new();
    private readonly StudyPaths _paths;
    private readonly StudyHeader _header;
    private readonly bool _readOnly;
    private readonly Action<string> _noticed;
    private StudyEngine? _opened;
    private long _last;

    /// <summary>Opens the database of a study.</summary>
    /// <exception cref="StudyFileException">Damaged.</exception>
    public Archive(StudyPaths paths, StudyHeader header, bool readOnly, Action<string> noticed)
    {
        (_paths, _header, _readOnly, _noticed) = (paths, header, readOnly, noticed);
        Through = Use(engine => Query(engine, Progress, new Query()) is [var row] ? row["through"].AsInt64 : 0);
    }

    /// <summary>The sequence of the last tape record that this file held when it was opened.</summary>
    public long Through { get; }

    /// <summary>True when a checkpoint was broken off and its log is still needed.</summary>
    public bool LogHolds { get; private set; }

    /// <summary>Makes the database of a new study: fixed collation, all collections and indexes, and the entries it begins with.</summary>
    public static void Create(string path, StudyHeader header, IReadOnlyList<Entry> entries)
    {
        using var made = StudyEngine.Create(path, header);
        made.Engine.Pragma("CHECKPOINT", 0);
        made.Engine.Pragma("UTC_DATE", true);
        made.Engine.EnsureIndex(Log, "stream", "$.stream", false);
        made.Engine.EnsureIndex(Log, "id", "$.id", true);
        made.Engine.Insert(Progress, [new BsonDocument { ["_id"] = 1, ["through"] = 0L }], BsonAutoId.Int64);
        made.Engine.Insert(Recorders, entries.Select(entry => entry.Id.Recorder).Distinct().Select(Recorder), BsonAutoId.ObjectId);
        made.Checkpoint();
        foreach (var rows in entries.Select((entry, n) => Filed(n + 1, entry)).Chunk(ManyAtOnce))
        {
            made.Engine.Insert(Log, rows, BsonAutoId.Int64);
            made.Checkpoint();
        }
    }

    /// <summary>The entries of a stream in the order they were filed.</summary>
    public List<Entry> OfStream(string stream) =>
        Use(engine => Entries(Query(engine, Log, Where("$.stream = @0", stream)).OrderBy(row => row["_id"].AsInt64)));

    /// <summary>All entries in the order they were filed.</summary>
    public List<Entry> All() => Use(engine => Entries(Query(engine, Log, new Query { OrderBy = "$._id" })));

    /// <summary>One entry by its id, or null.</summary>
    public Entry? Find(EntryId id) => Use(engine => Row(engine, id) is { } row ? Read(row) : null);

    /// <summary>The streams that have entries, by name. Leaps from stream to stream: its cost does not grow with the entries.</summary>
    public List<string> Streams() => Use(engine =>
    {
        var streams = new List<string>();
        var next = new Query { OrderBy = "$.stream", Limit = 1 };
        while (Query(engine, Log, next) is [var row])
        {
            streams.Add(row["stream"].AsString);
            next = Where("$.stream > @0", streams[^1]);
            (next.OrderBy, next.Limit) = ("$.stream", 1);
        }
        return streams;
    });

    /// <summary>The drafts that were kept at the last checkpoint, oldest first.</summary>
    public List<Draft> Drafts() => Use<List<Draft>>(engine =>
        [.. Query(engine, DraftsKept, new Query { OrderBy = "$._id" }).Select(row => TapeWords.Draft(row["draft"].AsBinary)).OfType<Draft>()]);

    /// <summary>True when a recorder of this name has filed entries here.</summary>
    public bool Knows(string recorder) => Use(engine => Query(engine, Recorders, Where("$._id = @0", recorder)).Count > 0);

    /// <summary>
    /// Files entries in one transaction: those already here are passed over, an erased one silences its unerased self.
    /// </summary>
    /// <returns>Ids that are here already with another commitment; these were not filed.</returns>
    public List<EntryId> File(IReadOnlyList<Entry> entries) => Use(engine =>
    {
        var forks = new List<EntryId>();
        InTransaction(engine, () =>
        {
            foreach (var entry in entries)
            {
                if (Row(engine, entry.Id) is not { } row)
                {
                    Insert(engine, entry);
                    continue;
                }
                var here = Read(row);
                if (here.Commitment != entry.Commitment) forks.Add(entry.Id);
                else if (entry.Erased && !here.Erased)
                {
                    engine.Update(Log, [Filed(row["_id"].AsInt64, entry)]);
                    engine.Upsert(Silenced, [new BsonDocument { ["_id"] = 1 }], BsonAutoId.Int64);
                }
            }
        });
        return forks;
    });

    /// <summary>
    /// Replaces the drafts kept, notes the last tape record that is now here, and moves everything into the study file, forced to disk.
    /// </summary>
    public void Checkpoint(IReadOnlyList<Draft> drafts, long through) => Use(engine =>
    {
        InTransaction(engine, () =>
        {
            engine.DeleteMany(DraftsKept, null);
            engine.Insert(DraftsKept,
                drafts.Select((draft, n) => new BsonDocument { ["_id"] = (long)n + 1, ["draft"] = TapeWords.Of(draft) }), BsonAutoId.Int64);
            engine.Upsert(Progress, [new BsonDocument { ["_id"] = 1, ["through"] = through }], BsonAutoId.Int64);
        });
        _opened!.Checkpoint();
        return true;
    });

    /// <summary>True when one of these entries still has its words here, or an entry lost them without the file having been made anew.</summary>
    public bool HasWordsOf(IReadOnlyCollection<EntryId> ids) => Use(engine =>
        Query(engine, Silenced, new Query()).Count > 0 || ids.Any(id => Row(engine, id) is { } row && !Read(row).Erased));

    /// <summary>Closes the file, lets another take its place, and goes on with that one.</summary>
    /// <param name="swap">Changes nothing when it throws.</param>
    public void Replace(Action swap)
    {
        lock (_turn)
        {
            Close();
            swap();
        }
    }

    /// <summary>Reads entries back from the study file alone, without log and cache.</summary>
    /// <exception cref="IOException">One of them is not there as it was filed.</exception>
    public void Verify(IReadOnlyList<Entry> entries, long through)
    {
        using var lies = StudyEngine.OpenAsItLies(_paths.Study, _header);
        if (Query(lies.Engine, Progress, new Query()) is not [var row] || row["through"].AsInt64 != through)
            throw new IOException("the checkpoint did not reach the study file");
        foreach (var entry in entries)
        {
            if (Row(lies.Engine, entry.Id) is not { } filed || Read(filed).Commitment != entry.Commitment)
                throw new IOException($"entry {entry.Id} did not reach the study file");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_turn)
        {
            _opened?.Dispose();
            _opened = null;
        }
    }

    private static Query Where(string condition, BsonValue value) => new() { Where = { BsonExpression.Create(condition, value) } };

    private static List<BsonDocument> Query(LiteEngine engine, string collection, Query query)
    {
        using var rows = engine.Query(collection, query);
        var all = new List<BsonDocument>();
        while (rows.Read()) all.Add(rows.Current.AsDocument);
        return all;
    }

    private static BsonDocument? Row(LiteEngine engine, EntryId id) =>
        Query(engine, Log, Where("$.id = @0", id.ToString())) is [var row] ? row : null;

    /// <summary>The row of a recorder.</summary>
    internal static BsonDocument Recorder(string recorder) => new() { ["_id"] = recorder };

    /// <summary>The row of an entry.</summary>
    internal static BsonDocument Filed(long number, Entry entry) => new()
    {
        ["_id"] = number,
        ["stream"] = entry.Id.Stream,
        ["id"] = entry.Id.ToString(),
        ["entry"] = EntryJson.ToUtf8(entry),
    };

    private static void InTransaction(LiteEngine engine, Action act)
    {
        engine.BeginTrans();
        act();
        if (!engine.Commit()) throw new IOException("the study file did not take a commit");
    }

    private T Use<T>(Func<LiteEngine, T> act)
    {
        lock (_turn)
        {
            try
            {
                if (_opened is null) Open();
                return act(_opened!.Engine);
            }
            catch (Exception e)
            {
                var damage = _opened?.Damage;
                Close();
                if (damage is not null) throw StudyHeader.Damaged(_paths, damage, e);
                throw;
            }
        }
    }

    private void Open()
    {
        _opened = StudyEngine.Open(_paths, _header, _readOnly, _noticed);
        LogHolds |= _opened.LogHolds;
        var newest = new Query { OrderBy = "$._id", Order = LiteDB.Query.Descending, Limit = 1 };
        _last = Query(_opened.Engine, Log, newest) is [var row] ? row["_id"].AsInt64 : 0;
    }

    private void Close()
    {
        try
        {
            _opened?.Dispose();
        }
        catch (Exception e) when (e is LiteException or IOException or InvalidOperationException)
        {
            // It failed, it is left behind; the next call opens the file anew.
        }
        _opened = null;
    }

    private List<Entry> Entries(IEnumerable<BsonDocument> rows) => [.. rows.Select(Read)];

    private Entry Read(BsonDocument row) => EntryJson.FromUtf8(row["entry"].AsBinary)
        ?? throw StudyHeader.Damaged(_paths, $"entry {row["id"].AsString} cannot be read");

    private void Insert(LiteEngine engine, Entry entry)
    {
        engine.Insert(Log, [Filed(++_last, entry)], BsonAutoId.Int64);
        engine.Upsert(Recorders, [Recorder(entry.Id.Recorder)], BsonAutoId.ObjectId);
    }
}
