using System.Collections.Immutable;
using PsyInterview.Log;

namespace PsyInterview.Sessions;

/// <summary>What the stream of a focus group says beside what every session says: who sits where, who is here, who has which part, who has the floor.</summary>
public sealed record GroupTalk
{
    /// <summary>A group of which nothing is known yet.</summary>
    public static readonly GroupTalk Empty = new();

    /// <summary>Who sits where now, by seat, clockwise from the moderator.</summary>
    public ImmutableSortedDictionary<int, string> Seats { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>When each participant was here, oldest first; somebody who left and came back has two.</summary>
    public ImmutableList<Presence> Attendance { get; init; } = [];

    /// <summary>Who was expected and is not here.</summary>
    public ImmutableSortedSet<string> Absent { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The part each of the team has in this session, by their code.</summary>
    public ImmutableSortedDictionary<string, string> Roles { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Who holds the guide and the session's acts; null where nobody was named, and then whoever records does.</summary>
    public string? Lead { get; init; }

    /// <summary>What each of the team noted of the floor, by their code.</summary>
    public ImmutableSortedDictionary<string, FloorTrack> Tracks { get; init; } = ImmutableSortedDictionary.Create<string, FloorTrack>(StringComparer.Ordinal);

    /// <summary>When each of the team observed, oldest first.</summary>
    public ImmutableList<Presence> Observations { get; init; } = [];

    /// <summary>Everybody who had a seat, whether they are here or not.</summary>
    public ImmutableSortedSet<string> Members { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The track of one observer; empty where they noted no turn.</summary>
    public FloorTrack TrackOf(string? person) => person is not null && Tracks.TryGetValue(person, out var track) ? track : FloorTrack.Empty;

    /// <summary>The track that reports go by: of whoever noted the most turns; of several, the first by code. Null where nobody noted any.</summary>
    public (string Observer, FloorTrack Track)? MainTrack =>
        Tracks.Where(t => t.Value.Turns.Count > 0).OrderByDescending(t => t.Value.Turns.Count).ThenBy(t => t.Key, StringComparer.Ordinal)
            .Select(t => ((string, FloorTrack)?)(t.Key, t.Value)).FirstOrDefault();

    /// <summary>The seat of a participant now, or null.</summary>
    public int? SeatOf(string person)
    {
        foreach (var (seat, who) in Seats)
            if (who == person) return seat;
        return null;
    }

    /// <summary>Who the key of a seat means: the participant's code, the moderator for 0, or the seat itself while nobody's code is known there.</summary>
    public string SpeakerOn(int seat) => seat == 0 ? Speakers.Moderator : Seats.TryGetValue(seat, out var person) ? person : Speakers.OnSeat(seat);

    /// <summary>True while this person is here.</summary>
    public bool IsHere(string person) => Attendance.Exists(p => p.Person == person && p.To is null);

    /// <summary>True while this person of the team observes.</summary>
    public bool IsObserving(string? person) => Observations.Exists(p => p.Person == person && p.To is null);
}

/// <summary>A stretch in which somebody was here.</summary>
/// <param name="From">Null: from the beginning.</param>
/// <param name="To">Null: to the end.</param>
public sealed record Presence(string Person, DateTimeOffset? From, DateTimeOffset? To);

/// <summary>One turn at the floor.</summary>
/// <param name="Id">The entry that began it.</param>
/// <param name="Speaker">A participant's code, or one of <see cref="Speakers"/>.</param>
/// <param name="To">Null while it lasts.</param>
/// <param name="On">The question that was open when it began.</param>
public sealed record FloorTurn(EntryId Id, string Speaker, int? Seat, DateTimeOffset From, DateTimeOffset? To, string? On);

/// <summary>What one speaker has spoken so far in ended turns.</summary>
public sealed record FloorTotal(int Turns, TimeSpan Spoken, DateTimeOffset LastEnd);

/// <summary>The floor as one observer noted it.</summary>
public sealed record FloorTrack
{
    /// <summary>Nothing noted yet.</summary>
    public static readonly FloorTrack Empty = new();

    /// <summary>The turns in the order in which they began; each ends where the next begins at the latest.</summary>
    public ImmutableList<FloorTurn> Turns { get; init; } = [];

    /// <summary>Who spoke while another had the floor.</summary>
    public ImmutableList<FloorTurn> Overlaps { get; init; } = [];

    /// <summary>Stretches in which this observer was writing and noted no turn.</summary>
    public ImmutableList<(DateTimeOffset From, DateTimeOffset To)> NotObserved { get; init; } = [];

    /// <summary>What each speaker has in ended turns: kept as the turns end, so that a live screen need not walk them.</summary>
    public ImmutableDictionary<string, FloorTotal> Totals { get; init; } = ImmutableDictionary.Create<string, FloorTotal>(StringComparer.Ordinal);

    private ImmutableDictionary<EntryId, int> Places { get; init; } = ImmutableDictionary<EntryId, int>.Empty;

    /// <summary>The turn that lasts now, or null while nobody has the floor.</summary>
    public FloorTurn? Open => Turns is [.., { To: null } last] ? last : null;

    /// <summary>Everything a speaker has spoken, the turn that lasts now included.</summary>
    public TimeSpan Spoken(string speaker, DateTimeOffset now)
    {
        var ended = Totals.TryGetValue(speaker, out var total) ? total.Spoken : TimeSpan.Zero;
        return Open is { } open && open.Speaker == speaker && now > open.From ? ended + (now - open.From) : ended;
    }

    /// <summary>A turn begins; the one before ends. Who takes the floor speaks over nobody any more.</summary>
    internal FloorTrack Begin(FloorTurn turn)
    {
        var next = End(turn.From).EndOverlap(turn.Speaker, turn.From);
        return next with { Places = next.Places.SetItem(turn.Id, next.Turns.Count), Turns = next.Turns.Add(turn) };
    }

    /// <summary>The turn that lasts ends, never before it began.</summary>
    internal FloorTrack End(DateTimeOffset at)
    {
        if (Open is not { } open) return this;
        var ended = open with { To = at > open.From ? at : open.From };
        return this with { Turns = Turns.SetItem(Turns.Count - 1, ended), Totals = Counted(Totals, ended) };
    }

    /// <summary>Somebody begins to speak over another; twice is once.</summary>
    internal FloorTrack BeginOverlap(FloorTurn overlap) =>
        Overlaps.Exists(o => o.To is null && o.Speaker == overlap.Speaker) ? this : this with { Overlaps = Overlaps.Add(overlap) };

    /// <summary>They no longer do; null ends every overlap.</summary>
    internal FloorTrack EndOverlap(string? speaker, DateTimeOffset at) => !Overlaps.Exists(o => o.To is null && (speaker is null || o.Speaker == speaker)) ? this
        : this with { Overlaps = Overlaps.ConvertAll(o => o.To is null && (speaker is null || o.Speaker == speaker) ? o with { To = at > o.From ? at : o.From } : o) };

    /// <summary>The turn, or the overlap, that an entry began was somebody else's.</summary>
    internal FloorTrack Settle(EntryId entry, string speaker)
    {
        if (!Places.TryGetValue(entry, out var place))
            return Overlaps.Exists(o => o.Id == entry) ? this with { Overlaps = Overlaps.ConvertAll(o => o.Id == entry ? o with { Speaker = speaker } : o) } : this;
        return (this with { Turns = Turns.SetItem(place, Turns[place] with { Speaker = speaker }) }).Counted();
    }

    /// <summary>A turn had begun earlier, though not before the one ahead of it; that one ends so much earlier where it ended at this one's beginning.</summary>
    internal FloorTrack BackDate(EntryId entry, DateTimeOffset to)
    {
        if (!Places.TryGetValue(entry, out var place)) return this;
        var (turn, turns) = (Turns[place], Turns);
        if (place > 0)
        {
            var before = turns[place - 1];
            if (to < before.From) to = before.From;
            if (before.To == turn.From || before.To > to) turns = turns.SetItem(place - 1, before with { To = to });
        }
        return (this with { Turns = turns.SetItem(place, turn with { From = to }) }).Counted();
    }

    private FloorTrack Counted() =>
        this with { Totals = Turns.Where(t => t.To is not null).Aggregate(Totals.Clear(), Counted) };

    private static ImmutableDictionary<string, FloorTotal> Counted(ImmutableDictionary<string, FloorTotal> totals, FloorTurn ended)
    {
        var spoken = ended.To!.Value - ended.From;
        var now = totals.GetValueOrDefault(ended.Speaker) ?? new FloorTotal(0, TimeSpan.Zero, ended.To.Value);
        return totals.SetItem(ended.Speaker, new(now.Turns + 1, now.Spoken + spoken, ended.To.Value));
    }
}
