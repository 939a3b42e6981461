using PsyInterview.Guides;

namespace PsyInterview.Sessions;

/// <summary>How long a session took.</summary>
public static class SessionTimes
{
    /// <summary>From start to end of the talk, or to <paramref name="now"/> while it goes on; zero before it began.</summary>
    public static TimeSpan Gross(this SessionState state, DateTimeOffset now)
    {
        if (state.IsAfterwards || state.IsPast) return TimeSpan.FromMinutes(Math.Max(state.StatedMinutes ?? 0, 0));
        return state.Start is { } start && (state.End ?? now) is var end && end > start ? end - start : TimeSpan.Zero;
    }

    /// <summary>
    /// Gross less every stretch in which nobody talked (break, connection lost, phone or caller, cut off), overlaps counted once.
    /// </summary>
    public static TimeSpan Net(this SessionState state, DateTimeOffset now)
    {
        if (state.IsAfterwards || state.IsPast || state.Start is not { } start) return state.Gross(now);
        var net = state.Gross(now) - state.Stopped(start, state.End ?? now);
        return net < TimeSpan.Zero ? TimeSpan.Zero : net;
    }

    /// <summary>How long nobody talked between two moments, overlaps counted once.</summary>
    private static TimeSpan Stopped(this SessionState state, DateTimeOffset from, DateTimeOffset until)
    {
        var (stopped, counted) = (TimeSpan.Zero, from);
        foreach (var stop in state.Stretches.Where(s => s.StopsTalk).OrderBy(s => s.From))
        {
            var begin = stop.From > counted ? stop.From : counted;
            var end = stop.To is { } closed && closed < until ? closed : until;
            if (end <= begin) continue;
            stopped += end - begin;
            counted = end;
        }
        return stopped;
    }

    /// <summary>Seconds into the talk at which a moment happened; null before it began, or when nobody knows.</summary>
    public static TimeSpan? TalkTime(this SessionState state, Moment moment)
    {
        if (state.IsAfterwards || moment.IsTimed) return moment.TalkSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        return state.Zero is { } zero ? moment.Happened - zero : null;
    }

    /// <summary>
    /// Time spent so far on the questions of a topic: from each opening to the next one, to the end or to <paramref name="now"/>, less every stretch in which
    /// nobody talked.
    /// </summary>
    public static TimeSpan On(this SessionState state, Topic topic, DateTimeOffset now)
    {
        var spent = TimeSpan.Zero;
        for (var i = 0; i < state.Openings.Count; i++)
        {
            var (question, at) = state.Openings[i];
            if (topic.Questions.All(q => q.Id != question)) continue;
            var until = i + 1 < state.Openings.Count ? state.Openings[i + 1].At : state.End ?? now;
            if (until > at) spent += until - at - state.Stopped(at, until);
        }
        return spent;
    }

    /// <summary>So many seconds earlier; the same time where the calendar has no such moment, so that no log makes a fold throw.</summary>
    internal static DateTimeOffset Before(this DateTimeOffset at, int seconds)
    {
        var back = seconds * TimeSpan.TicksPerSecond;
        var (local, utc) = (at.Ticks - back, at.UtcTicks - back);
        return Math.Min(local, utc) < 0 || Math.Max(local, utc) > DateTime.MaxValue.Ticks ? at : new DateTimeOffset(local, at.Offset);
    }

    /// <summary>Minutes rounded to the whole, half away from zero, as durations are printed.</summary>
    public static int WholeMinutes(this TimeSpan time) => (int)Math.Round(time.TotalMinutes, MidpointRounding.AwayFromZero);
}
