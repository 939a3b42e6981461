namespace PsyInterview.Sessions;

/// <summary>
/// Time within a session: the wall clock is read once, at the start or a resume, and monotonic time is added to it from then on,
/// so that a corrected clock or a change of summer time in mid-interview moves nothing.
/// </summary>
public sealed class SessionClock
{
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly DateTimeOffset _wall;

    /// <param name="notBefore">
    /// The last stamp already in the log: a clock that was set back leads to stamps after it all the same, so that a new recorder's
    /// entries are never read before the ones they follow.
    /// </param>
    public SessionClock(TimeProvider time, DateTimeOffset? notBefore = null)
    {
        _time = time;
        _origin = time.GetTimestamp();
        var now = time.GetLocalNow();
        _wall = notBefore is { } last && last >= now ? last.ToOffset(now.Offset).AddTicks(1) : now;
    }

    /// <summary>Now.</summary>
    public DateTimeOffset Now() => At(_time.GetTimestamp());

    /// <summary>The time of a reading of the monotonic clock, see <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public DateTimeOffset At(long timestamp) => _wall + _time.GetElapsedTime(_origin, timestamp);
}
