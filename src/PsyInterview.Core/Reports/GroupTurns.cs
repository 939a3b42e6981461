using PsyInterview.Sessions;
using PsyInterview.Talk;

namespace PsyInterview.Reports;

/// <summary>The turns of one focus group as its reports measure them: those of the observer who noted the most, in the time of the session.</summary>
/// <param name="Observer">Whose turns they are.</param>
/// <param name="Turns">Turns and overlaps; who withdrew is nobody known.</param>
/// <param name="Seated">Everybody who had a seat and came.</param>
/// <param name="Withdrawn">Turns of people who withdrew.</param>
/// <param name="Seats">Turns from seats on which nobody's code is known.</param>
/// <param name="NotObserved">How long the observer was writing and noted no turn; stretches that overlap count once.</param>
/// <param name="Others">What the other observers noted, in turns.</param>
public sealed record GroupTurns(
    string Observer, IReadOnlyList<Turn> Turns, IReadOnlyList<string> Seated, int Withdrawn, int Seats, TimeSpan NotObserved, IReadOnlyList<(string Observer, int Turns)> Others)
{
    /// <summary>The turns of a session; null where nobody noted any.</summary>
    /// <remarks>A turn that lasts when the log ends has no end yet and is left out.</remarks>
    public static GroupTurns? Of(SessionState state)
    {
        if (state.Group.MainTrack is not var (observer, track) || state.Zero is not { } zero) return null;
        var meant = state.Moments.Where(m => m.To is not null && m.Id.Person == observer).ToLookup(m => m.Speaker!, StringComparer.Ordinal);
        List<FloorTurn> ended = [.. track.Turns.Concat(track.Overlaps).Where(t => t.To is not null)];
        List<Turn> turns = [.. ended.Select(t => Read(t))];
        List<string> seated = [.. state.Group.Members.Where(m => !state.Group.Absent.Contains(m) || state.Group.Attendance.Exists(p => p.Person == m))];
        return new(observer, turns, seated, ended.Count(t => t.Speaker == Speakers.Withdrawn),
            ended.Count(t => Speakers.SeatOf(t.Speaker) is { } seat && !state.Group.Seats.ContainsKey(seat)), Length(track.NotObserved),
            [.. state.Group.Tracks.Where(t => t.Key != observer && t.Value.Turns.Count > 0).Select(t => (t.Key, t.Value.Turns.Count))]);

        Turn Read(FloorTurn turn)
        {
            // What somebody did to another while they had the floor is what that turn was for; of several the first.
            var act = meant[turn.Speaker].FirstOrDefault(m => m.Happened >= turn.From && m.Happened <= turn.To);
            return new(Named(turn.Speaker, state), turn.From - zero, turn.To!.Value - zero, act is null ? null : act.Answer is { } how && how != FollowUps.None ? how : act.What, act?.To is { } to ? Named(to, state) : null);
        }
    }

    // A seat without a code is whoever was said to sit there later, or nobody known: no participant is made of it.
    private static string Named(string speaker, SessionState state) => speaker switch
    {
        Speakers.Moderator => Turn.Moderator,
        Speakers.Unknown or Speakers.Withdrawn => Turn.Unknown,
        _ when Speakers.SeatOf(speaker) is { } seat => state.Group.Seats.GetValueOrDefault(seat, Turn.Unknown),
        _ => speaker,
    };

    private static TimeSpan Length(IEnumerable<(DateTimeOffset From, DateTimeOffset To)> stretches)
    {
        var (length, counted) = (TimeSpan.Zero, DateTimeOffset.MinValue);
        foreach (var (from, to) in stretches.OrderBy(s => s.From))
        {
            var begin = from > counted ? from : counted;
            if (to <= begin) continue;
            length += to - begin;
            counted = to;
        }
        return length;
    }
}
