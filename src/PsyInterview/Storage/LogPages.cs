using System.Buffers.Binary;

namespace PsyInterview.Storage;

/// <summary>
/// The engine's log. It is kept in memory, where writing cannot fail, and goes to <c>X.psy-log</c> in one piece, forced, before a
/// checkpoint changes the first page of the study: what a power cut then leaves half done is done again from it.
/// </summary>
/// <remarks>
/// The engine writes its log on a thread of its own, and when that write throws it waits for itself for ever; hence memory.
/// Until a checkpoint, it is the tape that keeps what is in here.
/// </remarks>
internal sealed class LogPages : PageStream
{
    private const int HeaderSize = 64;
    private const int FileIdAt = 16;

    private readonly string _path;
    private readonly StudyHeader _header;
    private readonly PageSeal _seal;
    private readonly bool _readOnly;
    private readonly List<byte[]> _pages = [];
    private readonly byte[] _slot = new byte[PageSeal.Slot];
    private FileStream? _file;
    private long _generation;
    private int _forced;

    /// <summary>Opens the log of a study, with what a broken-off checkpoint may have left in it.</summary>
    public LogPages(StudyPaths paths, StudyHeader header, bool readOnly)
    {
        _path = paths.Log;
        _header = header;
        _readOnly = readOnly;
        _seal = new PageSeal(header, PageSeal.Part.Log);
        if (File.Exists(_path)) Load();
    }

    /// <summary>Pages found behind the last good one, none of them good: a write that was broken off before the study was touched.</summary>
    public bool Torn { get; private set; }

    /// <summary>A bad page with good ones behind it, or a log of another study: not a broken-off write, but damage.</summary>
    public bool Damaged { get; private set; }

    /// <summary>Times the log was forced to disk.</summary>
    public int Forcings { get; private set; }

    /// <inheritdoc/>
    public override bool CanWrite => !_readOnly;

    /// <inheritdoc/>
    protected override long Pages => _pages.Count;

    /// <summary>Puts all pages on the disk. Nothing happens when they already are there.</summary>
    public void ForceToDisk()
    {
        if (_forced == _pages.Count) return;
        try
        {
            WriteAll();
        }
        catch when (_forced == 0)
        {
            // The study is untouched: half a log is worth nothing, and its room may be needed.
            _file?.SetLength(0);
            throw;
        }
    }

    /// <summary>Cuts from the disk what <see cref="Torn"/> and <see cref="Damaged"/> speak of.</summary>
    public void CutToGood()
    {
        if (_file is null) return;
        _file.SetLength(_forced == 0 ? 0 : Offset(_forced));
        RandomAccess.FlushToDisk(_file.SafeFileHandle);
    }

    /// <summary>Forgets what was found on disk: the study is read without it.</summary>
    public void Ignore()
    {
        _pages.Clear();
        _forced = 0;
    }

    /// <inheritdoc/>
    protected override void ReadPage(long number, Span<byte> page) => _pages[(int)number].CopyTo(page);

    /// <inheritdoc/>
    protected override void WritePage(long number, ReadOnlySpan<byte> page)
    {
        if (number < _forced) throw new IOException("the log was forced and cannot be rewritten");
        while (_pages.Count <= number) _pages.Add(new byte[PageSeal.Page]);
        page.CopyTo(_pages[(int)number]);
    }

    /// <inheritdoc/>
    protected override void Force()
    {
    }

    /// <inheritdoc/>
    protected override void Cut(long pages)
    {
        if (_readOnly) return;
        if (pages != 0) throw new IOException("the log is emptied or left");
        _pages.Clear();
        _forced = 0;
        // Not forced: should the old log come back after a power cut, doing it once more changes nothing.
        _file?.SetLength(0);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file?.Dispose();
            _seal.Dispose();
        }
        base.Dispose(disposing);
    }

    private void WriteAll()
    {
        var isNew = !File.Exists(_path);
        _file ??= PrivateFile.Open(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        if (_forced == 0)
        {
            _generation = Chance.Generation();
            RandomAccess.Write(_file.SafeFileHandle, FileHeader(), 0);
        }
        for (var number = _forced; number < _pages.Count; number++)
        {
            _seal.Close(_pages[number], number, _generation, _slot);
            RandomAccess.Write(_file.SafeFileHandle, _slot, Offset(number));
        }
        RandomAccess.FlushToDisk(_file.SafeFileHandle);
        if (isNew) PrivateFile.ForceFolder(Path.GetDirectoryName(_path)!);
        _forced = _pages.Count;
        Forcings++;
    }

    private byte[] FileHeader()
    {
        var bytes = new byte[HeaderSize];
        "PSYSTLOG"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), StudyHeader.Version);
        _header.FileId.CopyTo(bytes, FileIdAt);
        return bytes;
    }

    private static long Offset(long number) => HeaderSize + number * PageSeal.Slot;

    // Pages of an older filling may lie behind those of this one: they carry another generation and do not count.
    private void Load()
    {
        _file = PrivateFile.Open(_path, FileMode.Open, _readOnly ? FileAccess.Read : FileAccess.ReadWrite);
        var length = RandomAccess.GetLength(_file.SafeFileHandle);
        if (length == 0) return;
        var head = new byte[HeaderSize];
        var isForeign = RandomAccess.Read(_file.SafeFileHandle, head, 0) == HeaderSize && !head.AsSpan(FileIdAt, 16).SequenceEqual(_header.FileId);
        Damaged = isForeign && head.AsSpan().IndexOfAnyExcept((byte)0) >= 0;
        var (bad, first) = (false, true);
        for (long number = 0; Offset(number) < length; number++)
        {
            var page = new byte[PageSeal.Page];
            var whole = RandomAccess.Read(_file.SafeFileHandle, _slot, Offset(number)) == PageSeal.Slot;
            var good = _seal.TryOpen(_slot, number, page, out var generation) && whole;
            if (good && first) (_generation, first) = (generation, false);
            if (good && generation != _generation) break;
            if (good && bad) Damaged = true;
            if (good && !bad) _pages.Add(page);
            bad |= !good;
        }
        Torn = !Damaged && (bad || _pages.Count == 0);
        _forced = _pages.Count;
    }
}
