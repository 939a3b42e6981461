using System.Numerics;

namespace PsyInterview.Saturation;

/// <summary>
/// Which code was heard in which unit, whatever the number of times. Units stand in analysis order; kept as bits, a row of bits a unit.
/// A code that was never heard is in no number.
/// </summary>
public sealed class Incidence
{
    private const int WordBits = 64;

    private readonly ulong[] _rows;
    private readonly int _width;
    private readonly int[] _heardIn;

    private Incidence(IReadOnlyList<string> units, IReadOnlyList<string> codes, ulong[] rows, int width)
    {
        (Units, Codes, _rows, _width) = (units, codes, rows, width);
        _heardIn = new int[codes.Count];
        for (var t = 0; t < units.Count; t++)
            foreach (var code in CodesOf(t)) _heardIn[code]++;
    }

    /// <summary>The units, in analysis order.</summary>
    public IReadOnlyList<string> Units { get; }

    /// <summary>The codes as they were given, those never heard included.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>f: in how many units each code was heard, in the order of <see cref="Codes"/>.</summary>
    public IReadOnlyList<int> HeardIn => _heardIn;

    /// <summary>Of units, codes, and the places (from 0) of what was heard where; a pair that stands there twice counts once.</summary>
    public static Incidence Of(IReadOnlyList<string> units, IReadOnlyList<string> codes, IEnumerable<(int Unit, int Code)> heard)
    {
        var width = (codes.Count + WordBits - 1) / WordBits;
        var rows = new ulong[units.Count * width];
        foreach (var (unit, code) in heard)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)unit, (uint)units.Count, nameof(heard));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)code, (uint)codes.Count, nameof(heard));
            rows[unit * width + code / WordBits] |= 1UL << (code % WordBits);
        }
        return new(units, codes, rows, width);
    }

    /// <summary>Whether a code was heard in a unit; both by place, from 0.</summary>
    public bool IsHeard(int unit, int code) => (_rows[unit * _width + code / WordBits] >> (code % WordBits) & 1) == 1;

    /// <summary>The places of the codes heard in a unit, rising.</summary>
    public IEnumerable<int> CodesOf(int unit)
    {
        for (var w = 0; w < _width; w++)
        {
            for (var word = _rows[unit * _width + w]; word != 0; word &= word - 1)
                yield return w * WordBits + BitOperations.TrailingZeroCount(word);
        }
    }

    /// <summary>The same units, with only the codes that are such: one category, one origin.</summary>
    public Incidence Only(Func<string, bool> such)
    {
        var kept = Enumerable.Range(0, Codes.Count).Where(c => such(Codes[c])).ToList();
        return Of(Units, [.. kept.Select(c => Codes[c])], Enumerable.Range(0, Units.Count).SelectMany(t => kept.Index().Where(c => IsHeard(t, c.Item)).Select(c => (t, c.Index))));
    }

    /// <summary>The curve in analysis order.</summary>
    /// <param name="minUnits">A code enters at the unit in which it is heard for this time, 1 or more.</param>
    public Accumulation Accumulate(int minUnits = 1)
    {
        var added = new int[Units.Count];
        New([.. Enumerable.Range(0, Units.Count)], minUnits, added);
        return new(Units, added, minUnits);
    }

    /// <summary>How many codes each unit adds when the units are taken in another order.</summary>
    /// <param name="order">Places of units, from 0, each once.</param>
    /// <param name="added">Takes as many numbers as there are units.</param>
    public void New(ReadOnlySpan<int> order, int minUnits, Span<int> added)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minUnits);
        if (minUnits == 1) New(order, added);
        else NewAgain(order, minUnits, added);
    }

    /// <summary>The unit, from 1, in which each code enters the curve, in the order of <see cref="Codes"/>; null for a code that never does.</summary>
    public IReadOnlyList<int?> EntersAt(int minUnits = 1)
    {
        var (enters, times) = (new int?[Codes.Count], new int[Codes.Count]);
        for (var t = 0; t < Units.Count; t++)
        {
            foreach (var code in CodesOf(t))
                if (++times[code] == minUnits) enters[code] = t + 1;
        }
        return enters;
    }

    /// <summary>How many codes of each unit were heard in exactly so many units; for 1 the uniques.</summary>
    public IReadOnlyList<int> CodesHeardIn(int units) => [.. Enumerable.Range(0, Units.Count).Select(t => CodesOf(t).Count(c => _heardIn[c] == units))];

    /// <summary>The counts without the order.</summary>
    public Frequencies ToFrequencies() => Frequencies.Of(this);

    /// <summary>The bits of a unit over the codes, for walks over many orders.</summary>
    internal ReadOnlySpan<ulong> Row(int unit) => _rows.AsSpan(unit * _width, _width);

    // The loop that a thousand orders wait for.
    private void New(ReadOnlySpan<int> order, Span<int> added)
    {
        var seen = new ulong[_width];
        for (var i = 0; i < order.Length; i++)
        {
            var row = Row(order[i]);
            var count = 0;
            for (var w = 0; w < row.Length; w++)
            {
                count += BitOperations.PopCount(row[w] & ~seen[w]);
                seen[w] |= row[w];
            }
            added[i] = count;
        }
    }

    private void NewAgain(ReadOnlySpan<int> order, int minUnits, Span<int> added)
    {
        // Row k holds the codes heard at least k + 1 times; a code climbs one row at a time.
        var times = new ulong[Math.Min(minUnits, Units.Count + 1), _width];
        var last = times.GetLength(0) - 1;
        for (var i = 0; i < order.Length; i++)
        {
            var row = Row(order[i]);
            var count = 0;
            for (var w = 0; w < row.Length; w++)
            {
                var climbing = row[w];
                for (var k = 0; k < last; k++)
                {
                    var before = times[k, w];
                    times[k, w] |= climbing;
                    climbing &= before;
                }
                count += BitOperations.PopCount(climbing & ~times[last, w]);
                times[last, w] |= climbing;
            }
            added[i] = count;
        }
    }
}
