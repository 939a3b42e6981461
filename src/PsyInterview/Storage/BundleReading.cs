using System.Buffers.Binary;
using System.Text.Json;
using PsyInterview.Log;

namespace PsyInterview.Storage;

/// <summary>Reads a bundle piece by piece; what does not open, or does not end where it should, is damage.</summary>
internal sealed class BundleReading : IDisposable
{
    // A guide or a pasted text is long; nothing that was ever written is longer than this.
    private const int LongestWords = 64 << 20;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly BundlePieces _pieces;
    private readonly byte[] _piece;
    private int _at, _filled;
    private bool _last;

    private BundleReading(string path, FileStream file, BundleHeader header)
    {
        var most = (int)Math.Min(BundlePieces.Largest, file.Length);
        (_path, _file, _pieces, _piece) = (path, file, new BundlePieces(header, most), new byte[most]);
    }

    /// <summary>Reads the bundle at a full path.</summary>
    public static Bundle Of(string path)
    {
        if (FileKind.IsSpecial(path))
            throw new StudyFileException(StudyFileProblem.NotABundle, $"{path} is a pipe or a device, not a bundle. It was not opened; choose another file.");
        try
        {
            using var file = PrivateFile.Open(path, FileMode.Open, FileAccess.Read);
            var bytes = new byte[BundleHeader.Size];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            using var reading = new BundleReading(path, file, BundleHeader.Of(path, bytes.AsSpan(0, length)));
            return reading.All();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StudyFileException(StudyFileProblem.Missing, $"There is no bundle {path}. Check the name.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw Directory.Exists(path)
                ? new StudyFileException(StudyFileProblem.NotABundle, $"{path} is a folder, not a bundle. Name the file inside it.", e)
                : new StudyFileException(StudyFileProblem.Unwritable, $"{path} cannot be read: {e.Message.TrimEnd('.')}. Ask its owner for access.", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pieces.Dispose();

    private Bundle All()
    {
        var manifest = Next() is { } first ? Manifest(first) : throw Damaged("it says nothing about itself");
        var entries = new List<Entry>();
        while (Next() is { } words) entries.Add(EntryJson.FromUtf8(words) ?? throw Damaged($"entry {entries.Count + 1} in it cannot be read"));
        if (entries.Count != manifest.Entries) throw Damaged($"it holds {entries.Count} entries and not {manifest.Entries}");
        if (_file.ReadByte() >= 0) throw Damaged("something stands behind its end");
        return new Bundle(manifest, entries);
    }

    private byte[]? Next()
    {
        Span<byte> prefix = stackalloc byte[4];
        if (!Fill(prefix, mayEnd: true)) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(prefix);
        if (length is < 0 or > LongestWords) throw Damaged("an entry in it has no length");
        var words = new byte[length];
        Fill(words, mayEnd: false);
        return words;
    }

    private bool Fill(Span<byte> bytes, bool mayEnd)
    {
        var begun = false;
        while (bytes.Length > 0)
        {
            if (_at == _filled)
            {
                if (_last) return mayEnd && !begun ? false : throw Damaged("it ends in the middle of an entry");
                var (length, isLast) = _pieces.Read(_file, _piece) ?? throw Damaged("part of it is missing, or was changed on the way");
                (_at, _filled, _last) = (0, length, isLast);
                continue;
            }
            var now = Math.Min(bytes.Length, _filled - _at);
            _piece.AsSpan(_at, now).CopyTo(bytes);
            _at += now;
            bytes = bytes[now..];
            begun = true;
        }
        return true;
    }

    private BundleManifest Manifest(byte[] words)
    {
        try
        {
            return JsonSerializer.Deserialize(words, BundleJson.Default.BundleManifest) ?? throw Damaged("it says nothing about itself");
        }
        catch (JsonException e)
        {
            throw Damaged("what it says about itself cannot be read", e);
        }
    }

    private StudyFileException Damaged(string what, Exception? inner = null) => BundleHeader.Damaged(_path, what, inner);
}
