using LiteDB;
using PsyInterview.Log;

namespace PsyInterview.Storage;

/// <summary>
/// A study written anew: without the words of some entries, which never were in the new file, so that no page of it, used or free, can hold
/// them; and with entries that were merged. The old file is only read, and must be settled. Same file id and key: tape and log beside it stay readable.
/// </summary>
/// <param name="paths">The study; the copy is made at <c>X.psy-new</c>.</param>
/// <param name="header">Its header, which becomes that of the copy.</param>
/// <param name="wanted">What is to be different.</param>
internal sealed class CompactCopy(StudyPaths paths, StudyHeader header, Rewriting wanted)
{
    private static readonly string[] Collections = [Archive.Log, Archive.DraftsKept, Archive.Recorders, Archive.Progress];

    private readonly HashSet<string> _silent = [.. wanted.Silent.Select(id => id.ToString())];

    /// <summary>Writes the copy and forces it to disk.</summary>
    /// <exception cref="IOException">No room, or the old file cannot be read.</exception>
    public void Write()
    {
        using (var file = PrivateFile.Open(paths.New, FileMode.CreateNew, FileAccess.Write))
        {
            file.Write(header.ToBytes());
            file.Flush(flushToDisk: true);
        }
        Archive.Create(paths.New, header, []);
        using var from = StudyEngine.OpenAsItLies(paths.Study, header);
        using var to = StudyEngine.Create(paths.New, header);
        // The new file begins with a note of its own on how far the tape was taken over.
        to.Engine.DeleteMany(Archive.Progress, null);
        foreach (var collection in Collections)
        {
            foreach (var rows in Kept(from, collection).Chunk(Archive.ManyAtOnce))
            {
                to.Engine.Insert(collection, rows, BsonAutoId.Int64);
                to.Checkpoint();
            }
        }
    }

    /// <summary>Reads both files, row by row, and the copy by every index.</summary>
    /// <exception cref="IOException">The copy is not the old file without those words.</exception>
    public void Verify()
    {
        using var from = StudyEngine.OpenAsItLies(paths.Study, header);
        using var to = StudyEngine.OpenAsItLies(paths.New, header);
        foreach (var collection in Collections)
        {
            var numbers = new HashSet<BsonValue>();
            using var copied = Rows(to, collection, "$._id").GetEnumerator();
            foreach (var kept in Kept(from, collection))
            {
                if (!copied.MoveNext() || !IsSame(kept, copied.Current)) throw new IOException("the new study file is not what was written");
                numbers.Add(kept["_id"]);
            }
            if (copied.MoveNext()) throw new IOException("the new study file has more than was written");
            if (collection != Archive.Log) continue;
            foreach (var index in Archive.Indexes)
            {
                if (!numbers.SetEquals(Rows(to, collection, index).Select(row => row["_id"]))) throw new IOException("the indexes of the new study file do not agree");
            }
        }
    }

    private static bool IsSame(BsonDocument one, BsonDocument other) => one.Count == other.Count
        && one.All(field => other.TryGetValue(field.Key, out var value) && value.Type == field.Value.Type
            && (value.IsBinary ? value.AsBinary.AsSpan().SequenceEqual(field.Value.AsBinary) : value == field.Value));

    private IEnumerable<BsonDocument> Kept(StudyEngine from, string collection) =>
        collection == Archive.Recorders ? WithNewRecorders(Rows(from, collection, "$._id")) : Changed(from, collection);

    // In the order in which they are read back.
    private IEnumerable<BsonDocument> WithNewRecorders(IEnumerable<BsonDocument> rows) => rows
        .UnionBy(wanted.Added.Select(entry => entry.Id.Recorder).Distinct().Select(Archive.Recorder), row => row["_id"].AsString)
        .OrderBy(row => row["_id"], Comparer<BsonValue>.Create((one, other) => one.CompareTo(other, Collation.Binary)));

    private IEnumerable<BsonDocument> Changed(StudyEngine from, string collection)
    {
        var last = 0L;
        foreach (var row in Rows(from, collection, "$._id"))
        {
            if (collection == Archive.Log) last = row["_id"].AsInt64;
            if (collection == Archive.Log && _silent.Contains(row["id"].AsString)) Silence(row);
            if (collection == Archive.DraftsKept && TapeWords.Draft(row["draft"].AsBinary) is { } draft && wanted.DraftStreams.Contains(draft.Stream)) continue;
            yield return row;
        }
        if (collection != Archive.Log) yield break;
        foreach (var entry in wanted.Added) yield return Archive.Filed(++last, entry);
    }

    private static void Silence(BsonDocument row)
    {
        var entry = EntryJson.FromUtf8(row["entry"].AsBinary) ?? throw new IOException($"entry {row["id"].AsString} cannot be read");
        row["entry"] = EntryJson.ToUtf8(entry.Erase());
    }

    private static IEnumerable<BsonDocument> Rows(StudyEngine engine, string collection, string order)
    {
        using var rows = engine.Engine.Query(collection, new Query { OrderBy = order });
        while (rows.Read()) yield return rows.Current.AsDocument;
    }
}
