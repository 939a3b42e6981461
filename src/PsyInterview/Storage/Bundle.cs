using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;
using PsyInterview.Log;

namespace PsyInterview.Storage;

/// <summary>What a bundle says about itself, before its entries.</summary>
/// <param name="Title">The study's title.</param>
/// <param name="Session">The session it was made for, for example <c>FG1-1</c>; null for everything.</param>
/// <param name="For">The code of whom it is for, or null.</param>
/// <param name="By">The code of who made it.</param>
/// <param name="At">When it was made.</param>
/// <param name="Version">The program that made it.</param>
/// <param name="Entries">How many entries it holds.</param>
/// <param name="Returns">True when it comes back from a laptop that had received a part: it is merged, and no study is made of it.</param>
public sealed record BundleManifest(
    string Title, string? Session, string? For, string By, DateTimeOffset At, string Version, int Entries, bool Returns = false);

/// <summary>
/// A file by which entries travel between laptops: a header, then sealed pieces that hold the manifest and the entries, each as its length in 4 bytes
/// and its JSON. What is hashed is what is shipped.
/// </summary>
public sealed record Bundle(BundleManifest Manifest, IReadOnlyList<Entry> Entries)
{
    /// <summary>How the names of bundles end.</summary>
    public const string Ending = ".bundle";

    /// <summary>True for a file that begins as bundles do, whatever its name. False for one that cannot be read.</summary>
    public static bool IsBundle(string path)
    {
        if (FileKind.IsSpecial(path)) return false;
        try
        {
            using var file = PrivateFile.Open(path, FileMode.Open, FileAccess.Read);
            Span<byte> begin = stackalloc byte[8];
            return file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false) == begin.Length && begin.SequenceEqual(BundleHeader.Magic);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Reads a bundle, all of it or nothing.</summary>
    /// <exception cref="StudyFileException">Missing, Empty, NotABundle, Damaged, NewerVersion or Unwritable (not readable).</exception>
    public static Bundle Read(string path) => BundleReading.Of(System.IO.Path.GetFullPath(path));

    /// <summary>Begins a new bundle beside its name; it gets the name when it is whole.</summary>
    /// <param name="path">A file that does not exist, in a folder that does.</param>
    /// <exception cref="StudyFileException">AlreadyExists, Missing (the folder) or Unwritable.</exception>
    public static BundleWriting Begin(string path) => new(Path.GetFullPath(path));
}

/// <summary>A bundle in the making. What is not completed leaves nothing behind.</summary>
public sealed class BundleWriting : IDisposable
{
    private readonly string _path;
    private readonly string _new;
    private readonly BundleHeader _header = BundleHeader.Mint();
    private FileStream? _file;

    internal BundleWriting(string path)
    {
        (_path, _new) = (path, path + "-new");
        RefuseExisting();
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(path)))
            throw new StudyFileException(StudyFileProblem.Missing, $"There is no folder {System.IO.Path.GetDirectoryName(path)}. Make it first, or choose another.");
        Guarded(() =>
        {
            File.Delete(_new);
            _file = PrivateFile.Open(_new, FileMode.CreateNew, FileAccess.Write);
        });
    }

    /// <summary>The name it will have, with its folder.</summary>
    public string Path => _path;

    /// <summary>Writes it, without what never travels, forces it to disk and gives it its name.</summary>
    /// <returns>What it says about itself, the number of entries counted.</returns>
    /// <exception cref="StudyFileException">AlreadyExists or Unwritable; then there is no bundle.</exception>
    public BundleManifest Complete(BundleManifest manifest, IReadOnlyList<Entry> entries)
    {
        entries = Travels.From(entries);
        manifest = manifest with { Entries = entries.Count };
        Guarded(() => Write(manifest, entries));
        return manifest;
    }

    /// <summary>Takes away what was not completed.</summary>
    public void Dispose()
    {
        if (_file is null) return;
        _file.Dispose();
        _file = null;
        try
        {
            File.Delete(_new);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Half a bundle bears no bundle's name, and the next one of this name takes it away.
        }
    }

    private void Write(BundleManifest manifest, IReadOnlyList<Entry> entries)
    {
        _file!.Write(_header.ToBytes());
        using (var pieces = new BundlePieces(_header))
        {
            var piece = new byte[BundlePieces.Largest];
            var filled = 0;
            Add(JsonSerializer.SerializeToUtf8Bytes(manifest, BundleJson.Default.BundleManifest));
            foreach (var entry in entries) Add(EntryJson.ToUtf8(entry));
            pieces.Write(_file, piece.AsSpan(0, filled), isLast: true);

            void Add(byte[] words)
            {
                Span<byte> length = stackalloc byte[4];
                BinaryPrimitives.WriteInt32LittleEndian(length, words.Length);
                Put(length);
                Put(words);
            }

            void Put(ReadOnlySpan<byte> bytes)
            {
                while (bytes.Length > 0)
                {
                    if (filled == piece.Length)
                    {
                        pieces.Write(_file!, piece, isLast: false);
                        filled = 0;
                    }
                    var now = Math.Min(bytes.Length, piece.Length - filled);
                    bytes[..now].CopyTo(piece.AsSpan(filled));
                    filled += now;
                    bytes = bytes[now..];
                }
            }
        }
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        RefuseExisting();
        File.Move(_new, _path);
        _file = null;
        PrivateFile.ForceFolder(System.IO.Path.GetDirectoryName(_path)!);
    }

    private void RefuseExisting()
    {
        if (System.IO.Path.Exists(_path)) throw new StudyFileException(StudyFileProblem.AlreadyExists, $"There is already a file {_path}. Choose another name, or delete it first.");
    }

    private void Guarded(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw new StudyFileException(StudyFileProblem.Unwritable,
                $"{_path} cannot be written: {(PrivateFile.IsDiskFull(e) ? "the disk is full. Make room and try again" : $"{e.Message.TrimEnd('.')}. Choose a folder of yours")}.", e);
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(BundleManifest))]
internal sealed partial class BundleJson : JsonSerializerContext;
