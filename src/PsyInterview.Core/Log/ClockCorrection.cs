namespace PsyInterview.Log;

/// <summary>
/// What is taken off the times of a clock: a straight line between two of its times, and held as it is there before and after. It never turns two
/// times round, as a clock that is believed gains or loses at most a twentieth: reckoned in whole numbers, so that this holds to the tick.
/// </summary>
/// <param name="First">The time of this clock where the line begins, in ticks UTC.</param>
/// <param name="Last">Where it ends.</param>
/// <param name="Offset">What is taken off at <paramref name="First"/>, in ticks.</param>
/// <param name="PerTick">What is taken off more for each tick after it, in 2⁻³² ticks.</param>
public readonly record struct ClockCorrection(long First, long Last, long Offset, long PerTick)
{
    private const int Bits = 32;

    /// <summary>A share of one as <see cref="PerTick"/> has it.</summary>
    public static long Slope(double share) => (long)Math.Round(share * (1L << Bits));

    /// <summary>A time of this clock, read by the other, in ticks UTC.</summary>
    public long Ticks(long own) => own - Offset - (long)(((Int128)(Math.Clamp(own, First, Last) - First) * PerTick) >> Bits);

    /// <summary>A time of this clock, read by the other, in its own zone. At either end of the calendar it stops there.</summary>
    public DateTimeOffset Of(DateTimeOffset own)
    {
        var zone = own.Offset.Ticks;
        var utc = Math.Clamp(Ticks(own.UtcTicks), Math.Max(0, -zone), DateTime.MaxValue.Ticks - Math.Max(0, zone));
        return new DateTimeOffset(utc + zone, own.Offset);
    }
}
