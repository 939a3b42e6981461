namespace PsyInterview.Storage;

/// <summary>What the engine takes for a file: whole pages at page boundaries, nothing else. The engine locks it around each use.</summary>
internal abstract class PageStream : Stream
{
    private readonly Lock _turn = new();
    private long _position;

    /// <summary>Pages it holds.</summary>
    protected abstract long Pages { get; }

    /// <summary>Fills one page.</summary>
    protected abstract void ReadPage(long number, Span<byte> page);

    /// <summary>Takes one page.</summary>
    protected abstract void WritePage(long number, ReadOnlySpan<byte> page);

    /// <summary>Drops all pages from this one on.</summary>
    protected abstract void Cut(long pages);

    /// <summary>Makes what was written durable, if this stream has a promise to keep.</summary>
    protected abstract void Force();

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override long Length
    {
        get { lock (_turn) return Pages * PageSeal.Page; }
    }

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set => _position = value;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        lock (_turn)
        {
            if (_position >= Pages * PageSeal.Page) return 0;
            ReadPage(Number(count), buffer.AsSpan(offset, count));
            _position += count;
            return count;
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        lock (_turn)
        {
            WritePage(Number(count), buffer.AsSpan(offset, count));
            _position += count;
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        lock (_turn) Force();
    }

    /// <inheritdoc/>
    public override void SetLength(long value)
    {
        lock (_turn) Cut(value / PageSeal.Page);
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => _position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => Length + offset,
    };

    private long Number(int count) => count == PageSeal.Page && _position % PageSeal.Page == 0
        ? _position / PageSeal.Page
        : throw new InvalidDataException($"the engine asked for {count} bytes at {_position}, which is not a page");
}
