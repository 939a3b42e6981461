using System.Buffers.Binary;

namespace PsyInterview.Storage;

/// <summary>
/// The safety copy: a file of real zero blocks into which records are written one behind the other, each act forced to disk once. Its
/// logical end is the first zero length. One thread uses it.
/// </summary>
internal sealed class Tape : IDisposable
{
    /// <summary>Bytes before the first record: magic, version, file id.</summary>
    public const int HeaderSize = 64;

    /// <summary>Bytes of room made at a time.</summary>
    public const int Stretch = 4 << 20;

    private const int Piece = 256 << 10;

    private readonly FileStream _file;
    private readonly StudyHeader _header;
    private readonly TapeSeal _seal;
    private readonly string _folder;
    private long _end;
    private long _soiledTo;
    private long _capacity;

    /// <summary>Opens the tape of a study for writing behind what <paramref name="reading"/> found; makes it when there is none.</summary>
    public Tape(StudyPaths paths, StudyHeader header, TapeReading reading, long through)
    {
        _folder = paths.Folder;
        _header = header;
        _seal = new TapeSeal(header);
        _end = reading.End;
        LastSequence = Math.Max(through, reading.Records.Select(record => record.Sequence).DefaultIfEmpty().Max());
        _file = PrivateFile.Open(paths.Tape, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        _capacity = RandomAccess.GetLength(_file.SafeFileHandle);
        _soiledTo = reading.Torn ? _capacity : 0;
        // Records without the beginning that belongs before them would be taken for those of another study once they are settled.
        if (reading.Damaged && _capacity >= HeaderSize) RandomAccess.Write(_file.SafeFileHandle, Beginning(header), 0);
    }

    /// <summary>The sequence of the last record written.</summary>
    public long LastSequence { get; private set; }

    /// <summary>True when less than half of the room is left: time for a checkpoint, which empties the tape.</summary>
    public bool HalfUsed => _end > _capacity / 2;

    /// <summary>Bytes it takes on the disk.</summary>
    public long Capacity => _capacity;

    /// <summary>Times an act was forced to disk.</summary>
    public int Forcings { get; private set; }

    /// <summary>True when a tape begins as those of this study do.</summary>
    public static bool BeginsLike(ReadOnlySpan<byte> tape, StudyHeader header) =>
        tape.Length >= HeaderSize && tape[..HeaderSize].SequenceEqual(Beginning(header));

    /// <summary>Makes room, where no checkpoint has made it and less than a quarter is left. A full disk is no failure here: what was made so far is used.</summary>
    public void MakeRoom()
    {
        if (_end <= _capacity / 4 * 3) return;
        try
        {
            Grow(_capacity + Stretch);
        }
        catch (IOException)
        {
            // Only an act that finds no room has a reason to complain.
        }
    }

    /// <summary>Writes records and forces them to disk together; the sequence of the last of them is then <see cref="LastSequence"/>.</summary>
    /// <exception cref="IOException">Nothing was acknowledged; the same records may be tried again.</exception>
    public void Append(IReadOnlyList<(TapeKind Kind, byte[] Words)> records)
    {
        var size = records.Sum(record => TapeSeal.SizeOf(record.Words.Length));
        if (_end + size > _capacity) Grow(_end + size);
        // Remains of an attempt that failed would be taken for a record behind ours.
        var bytes = new byte[Math.Max(size, _soiledTo - _end)];
        var at = 0;
        var sequence = LastSequence;
        foreach (var (kind, words) in records)
        {
            var length = TapeSeal.SizeOf(words.Length);
            _seal.Close(words, kind, ++sequence, _end + at, bytes.AsSpan(at, length));
            at += length;
        }
        _soiledTo = Math.Max(_soiledTo, _end + size);
        RandomAccess.Write(_file.SafeFileHandle, bytes, _end);
        PrivateFile.ForceContents(_file.SafeFileHandle);
        Forcings++;
        _end += size;
        _soiledTo = 0;
        LastSequence = sequence;
    }

    /// <summary>Empties the tape in place, which needs no room. Only for what a verified checkpoint holds.</summary>
    public void Empty()
    {
        var used = Math.Max(_end, _soiledTo) - HeaderSize;
        var zeros = new byte[(int)Math.Min(used, Piece)];
        for (long done = 0; done < used; done += zeros.Length)
        {
            RandomAccess.Write(_file.SafeFileHandle, zeros.AsSpan(0, (int)Math.Min(zeros.Length, used - done)), HeaderSize + done);
        }
        PrivateFile.ForceContents(_file.SafeFileHandle);
        _end = HeaderSize;
        _soiledTo = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _seal.Dispose();
    }

    private static byte[] Beginning(StudyHeader header)
    {
        var bytes = new byte[HeaderSize];
        "PSYSTAPE"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), StudyHeader.Version);
        header.FileId.CopyTo(bytes, 16);
        return bytes;
    }

    private void Grow(long capacity)
    {
        var isNew = _capacity < HeaderSize;
        var zeros = new byte[Piece];
        if (isNew)
        {
            RandomAccess.Write(_file.SafeFileHandle, Beginning(_header), 0);
            _capacity = HeaderSize;
        }
        try
        {
            while (_capacity < capacity)
            {
                var piece = (int)Math.Min(Piece, capacity - _capacity);
                RandomAccess.Write(_file.SafeFileHandle, zeros.AsSpan(0, piece), _capacity);
                _capacity += piece;
            }
        }
        finally
        {
            RandomAccess.FlushToDisk(_file.SafeFileHandle);
            if (isNew) PrivateFile.ForceFolder(_folder);
        }
    }
}
