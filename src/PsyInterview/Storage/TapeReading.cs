namespace PsyInterview.Storage;

/// <summary>What a tape holds, as far as it can be read.</summary>
/// <param name="Records">The whole records, in the order they stand.</param>
/// <param name="End">Where the next record would go.</param>
/// <param name="Torn">Behind the last whole record stands something that is to be written over.</param>
/// <param name="EndUnread">What stands there may be words that the study file lacks. Whether they were ever acknowledged cannot be known.</param>
/// <param name="Damaged">Something in the middle cannot be read although what follows can: words that were safe are lost from the tape.</param>
/// <param name="Foreign">There is something, and none of it belongs to this study.</param>
internal sealed record TapeReading(IReadOnlyList<TapeRecord> Records, long End, bool Torn, bool EndUnread, bool Damaged, bool Foreign)
{
    /// <summary>A tape with nothing on it.</summary>
    public static readonly TapeReading Empty = new([], Tape.HeaderSize, Torn: false, EndUnread: false, Damaged: false, Foreign: false);

    /// <summary>Bytes of the tape, whatever they say.</summary>
    public long Length { get; private init; }

    /// <summary>Reads the tape of a study; a tape that is not there reads as an empty one.</summary>
    /// <param name="paths">The study.</param>
    /// <param name="header">Its header.</param>
    /// <param name="through">The last record that the study file is known to hold: remains of those are no damage.</param>
    public static TapeReading Of(StudyPaths paths, StudyHeader header, long through)
    {
        byte[] tape;
        try
        {
            using var file = PrivateFile.Open(paths.Tape, FileMode.Open, FileAccess.Read);
            tape = new byte[file.Length];
            file.ReadExactly(tape);
        }
        catch (FileNotFoundException)
        {
            tape = [];
        }
        using var seal = new TapeSeal(header);
        return Of(tape, seal, header, through);
    }

    /// <summary>Reads the bytes of a tape.</summary>
    public static TapeReading Of(ReadOnlySpan<byte> tape, TapeSeal seal, StudyHeader header, long through)
    {
        var records = new List<TapeRecord>();
        long offset = Tape.HeaderSize, end = Tape.HeaderSize;
        bool torn = false, endUnread = false, damaged = false;
        while (offset < tape.Length)
        {
            if (seal.TryOpen(tape, offset, out var record))
            {
                records.Add(record);
                end = offset += record.Size;
                continue;
            }
            if (tape[(int)offset..].IndexOfAnyExcept((byte)0) < 0) break;
            var next = NextWhole(tape, seal, offset, through);
            if (next < 0)
            {
                torn = true;
                endUnread = !IsHalfEmptied(tape, seal, offset);
                break;
            }
            damaged = true;
            offset = next;
        }
        var strange = tape.IndexOfAnyExcept((byte)0) >= 0 && !Tape.BeginsLike(tape, header);
        return new TapeReading(records, end, torn, endUnread, damaged || strange && records.Count > 0, strange && records.Count == 0)
        {
            Length = tape.Length,
        };
    }

    // Emptying goes from front to back and may be broken off: then whole records that the study file holds stand at the very end.
    private static bool IsHalfEmptied(ReadOnlySpan<byte> tape, TapeSeal seal, long offset)
    {
        if (!tape.Slice((int)offset, Math.Min(TapeSeal.Step, tape.Length - (int)offset)).SequenceEqual(stackalloc byte[TapeSeal.Step])) return false;
        offset = NextWhole(tape, seal, offset, through: -1);
        if (offset < 0) return false;
        while (seal.TryOpen(tape, offset, out var record)) offset += record.Size;
        return tape[(int)Math.Min(offset, tape.Length)..].IndexOfAnyExcept((byte)0) < 0;
    }

    private static long NextWhole(ReadOnlySpan<byte> tape, TapeSeal seal, long from, long through)
    {
        for (var offset = from + TapeSeal.Step; offset < tape.Length; offset += TapeSeal.Step)
        {
            var zeros = tape[(int)offset..].IndexOfAnyExcept((byte)0);
            if (zeros < 0) return -1;
            offset += zeros / TapeSeal.Step * TapeSeal.Step;
            if (seal.TryOpen(tape, offset, out var record) && record.Sequence > through) return offset;
        }
        return -1;
    }
}
