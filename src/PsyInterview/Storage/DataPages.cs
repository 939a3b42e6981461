namespace PsyInterview.Storage;

/// <summary>
/// The pages of the study file, behind its header. They change only while a checkpoint is on; the first page has two slots, of which
/// only the one that is not yet relied upon is written, so that a torn write never costs the page that leads to all others.
/// </summary>
internal sealed class DataPages : PageStream
{
    private readonly FileStream _file;
    private readonly PageSeal _seal;
    private readonly string _name;
    private readonly byte[] _slot = new byte[PageSeal.Slot];
    private long _pages;
    private long _firstSequence;
    private int _firstSlot = -1;
    private int _firstSlotForced = -1;
    private bool _unforced;

    /// <summary>Opens the pages of <paramref name="path"/>, which begins with <paramref name="header"/>.</summary>
    public DataPages(string path, StudyHeader header, FileAccess access)
    {
        _name = Path.GetFileName(path);
        _file = PrivateFile.Open(path, FileMode.Open, access);
        _seal = new PageSeal(header, PageSeal.Part.Data);
        var slots = (RandomAccess.GetLength(_file.SafeFileHandle) - StudyHeader.Size) / PageSeal.Slot;
        FindFirstPage((int)Math.Min(slots, 2));
        _pages = _firstSlot < 0 ? 0 : Math.Max(1, slots - 1);
    }

    /// <summary>Called before each page is written: the log goes to the disk first.</summary>
    public Action BeforeWrite { get; set; } = () => { };

    /// <summary>True while a checkpoint is on. The engine would otherwise mark a file it finds damaged, over the damage.</summary>
    public bool Writable { get; set; }

    /// <summary>The page that did not match its seal, as a sentence; null while none was met.</summary>
    public string? Damage { get; private set; }

    /// <inheritdoc/>
    public override bool CanWrite => _file.CanWrite;

    /// <inheritdoc/>
    protected override long Pages => _pages;

    /// <inheritdoc/>
    protected override void ReadPage(long number, Span<byte> page)
    {
        if (TryRead(number == 0 ? _firstSlot : number + 1, number, page, out _)) return;
        Damage = $"page {number} of {_name} does not match its seal";
        throw new IOException(Damage);
    }

    /// <inheritdoc/>
    protected override void WritePage(long number, ReadOnlySpan<byte> page)
    {
        if (!Writable) throw new IOException($"{_name} is written in a checkpoint only");
        BeforeWrite();
        var place = number + 1;
        if (number == 0)
        {
            _firstSlot = _firstSlotForced == 0 ? 1 : 0;
            _firstSequence++;
            place = _firstSlot;
        }
        _seal.Close(page, number, number == 0 ? _firstSequence : 0, _slot);
        RandomAccess.Write(_file.SafeFileHandle, _slot, Offset(place));
        _pages = Math.Max(_pages, number + 1);
        _unforced = true;
    }

    /// <inheritdoc/>
    protected override void Force()
    {
        if (!_unforced) return;
        RandomAccess.FlushToDisk(_file.SafeFileHandle);
        _firstSlotForced = _firstSlot;
        _unforced = false;
    }

    /// <inheritdoc/>
    protected override void Cut(long pages) => throw new IOException($"{_name} is never cut");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _seal.Dispose();
        }
        base.Dispose(disposing);
    }

    private static long Offset(long place) => StudyHeader.Size + place * PageSeal.Slot;

    private void FindFirstPage(int slots)
    {
        Span<byte> page = new byte[PageSeal.Page];
        for (var slot = 0; slot < slots; slot++)
        {
            if (!TryRead(slot, 0, page, out var sequence) || sequence <= _firstSequence) continue;
            (_firstSlot, _firstSequence) = (slot, sequence);
        }
        _firstSlotForced = _firstSlot;
    }

    private bool TryRead(long place, long number, Span<byte> page, out long sequence)
    {
        sequence = 0;
        return RandomAccess.Read(_file.SafeFileHandle, _slot, Offset(place)) == PageSeal.Slot && _seal.TryOpen(_slot, number, page, out sequence);
    }
}
