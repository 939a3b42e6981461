namespace PsyInterview.Saturation;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine, in every version and in any other language, so that a seed
/// in a paper can be run again by anybody.
/// </summary>
/// <param name="seed">The state it begins with; seed 1234567 gives 6457827717110365317 first.</param>
public sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        var z = unchecked(_state += 0x9e3779b97f4a7c15);
        z = unchecked((z ^ (z >> 30)) * 0xbf58476d1ce4e5b9);
        z = unchecked((z ^ (z >> 27)) * 0x94d049bb133111eb);
        return z ^ (z >> 31);
    }

    /// <summary>A whole number from 0 to <paramref name="n"/> - 1, each as likely as the other: what lies above the last whole multiple of n is drawn again.</summary>
    public int Below(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        // 2^64 mod n; 0 where n divides 2^64, and then every draw will do.
        var over = unchecked(0UL - (ulong)n) % (ulong)n;
        ulong x;
        do x = Next(); while (over > 0 && x >= unchecked(0UL - over));
        return (int)(x % (ulong)n);
    }

    /// <summary>Puts a list in a random order, each order as likely as the other (Fisher and Yates, from the end).</summary>
    public void Shuffle(Span<int> order)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
