using PsyInterview.Log;

namespace PsyInterview.Sessions;

// What only a focus group has. Each observer's turns are a track of their own: two who note the floor do not end each other's turns.
public sealed partial record SessionState
{
    private SessionState InGroup(Entry entry, Event happened) => happened switch
    {
        SeatTaken e => Seated(entry, e),
        AttendanceNoted e => Attended(entry, e),
        SessionRoleGiven e => Given(e),
        ObservationBegan => Group.IsObserving(entry.Id.Person) ? this : Observed(entry, Group.Observations.Add(new(entry.Id.Person, entry.At, null)), "observation began"),
        ObservationEnded e => ObservedUntil(entry, Math.Max(0, e.Seconds ?? 0)),
        FloorTaken e => Floor(entry, e.Speaker, e.Seat, e.On),
        FloorLeft e => Track(entry, t => t.End(entry.At)).Line(entry, "nobody has the floor", e.On),
        OverlapBegan e => Track(entry, t => t.BeginOverlap(new(entry.Id, e.Speaker, null, entry.At, null, e.On)))
            .Add(new Moment(entry.Id, entry.At, "speaks over", e.On) { Speaker = e.Speaker }),
        OverlapEnded e => Track(entry, t => t.EndOverlap(e.Speaker, entry.At)).Add(new Moment(entry.Id, entry.At, "speaks over no more", Current) { Speaker = e.Speaker }),
        ActNoted e => Add(new Moment(entry.Id, entry.At, e.Act, e.On)
        {
            Speaker = e.Speaker,
            To = e.To,
            Open = e.Act == GroupActs.Responds ? GroupActs.How : null,
        }),
        SpeakerSettled e => Settled(e),
        TimeCueGiven e => Line(entry, "time cue", e.On),
        TurnsNotObserved e => Track(entry, t => t with { NotObserved = t.NotObserved.Add((entry.At, entry.At.Before(-Math.Max(0, e.Seconds)))) }),
        DebriefSealed => this with { SealedBy = SealedBy.Add(entry.Id.Person) },
        // That somebody spoke stays; who it was is gone.
        UnknownEvent { Data: null, Kind: "floor-taken" } => Floor(entry, Speakers.Withdrawn, null, null),
        UnknownEvent { Data: null, Kind: "act-noted" } => Line(entry, "erased"),
        _ => this,
    };

    private SessionState Floor(Entry entry, string speaker, int? seat, string? on) =>
        Track(entry, t => t.Begin(new(entry.Id, speaker, seat, entry.At, null, on)))
        .Add(new Moment(entry.Id, entry.At, "takes the floor", on) { Speaker = speaker });

    private SessionState Seated(Entry entry, SeatTaken e)
    {
        var seats = Group.Seats;
        if (Group.SeatOf(e.Person) is { } before) seats = seats.Remove(before);
        var next = this with { Group = Group with { Seats = seats.SetItem(e.Seat, e.Person), Members = Group.Members.Add(e.Person) } };
        if (next.Group.IsHere(e.Person) || next.Group.Absent.Contains(e.Person)) return next;
        // Who has a seat before the talk is expected from its beginning; who gets one later has just come.
        return next.With(next.Group with { Attendance = next.Group.Attendance.Add(new(e.Person, Zero is null ? null : entry.At, null)) });
    }

    private SessionState Attended(Entry entry, AttendanceNoted e)
    {
        var group = Group with { Members = Group.Members.Add(e.Person) };
        var here = group.IsHere(e.Person);
        group = e.State switch
        {
            Attendances.Came when !here => group with { Absent = group.Absent.Remove(e.Person), Attendance = group.Attendance.Add(new(e.Person, Zero is null ? null : entry.At, null)) },
            Attendances.Left when here => group with { Attendance = group.Attendance.ConvertAll(p => p.Person == e.Person && p.To is null ? p with { To = entry.At } : p) },
            Attendances.Absent => group with { Absent = group.Absent.Add(e.Person), Attendance = group.Attendance.RemoveAll(p => p.Person == e.Person && p.To is null) },
            _ => group,
        };
        return With(group).Add(new Moment(entry.Id, entry.At, e.State == Attendances.Absent ? "is not here" : e.State, Current) { Speaker = e.Person });
    }

    private SessionState Given(SessionRoleGiven e) => With(Group with
    {
        Roles = e.Role == SessionRoles.Lead && Group.Roles.ContainsKey(e.Person) ? Group.Roles : Group.Roles.SetItem(e.Person, e.Role == SessionRoles.Lead ? SessionRoles.Observer : e.Role),
        Lead = e.Role == SessionRoles.Lead ? e.Person : Group.Lead,
    });

    private SessionState Settled(SpeakerSettled e)
    {
        var next = Amend(e.Entry, m => m with { Speaker = e.Speaker });
        if (!EntryId.TryParse(e.Entry, out var id) || !next.Group.Tracks.TryGetValue(id.Person, out var track)) return next;
        return next.With(next.Group with { Tracks = next.Group.Tracks.SetItem(id.Person, track.Settle(id, e.Speaker)) });
    }

    private SessionState FloorBackDated(string entry)
    {
        if (!EntryId.TryParse(entry, out var id) || MomentOf(entry) is not { } moment || !Group.Tracks.TryGetValue(id.Person, out var track)) return this;
        return With(Group with { Tracks = Group.Tracks.SetItem(id.Person, track.BackDate(id, moment.Happened)) });
    }

    /// <summary>Whoever noted the floor: while nobody talks, nobody has it.</summary>
    private SessionState FloorEmptied(DateTimeOffset at) => Group.Tracks.IsEmpty ? this
        : With(Group with { Tracks = Group.Tracks.SetItems(Group.Tracks.Select(t => KeyValuePair.Create(t.Key, t.Value.End(at).EndOverlap(null, at)))) });

    private SessionState ObservedUntil(Entry entry, int seconds)
    {
        var until = entry.At.Before(seconds);
        var observations = Group.Observations.ConvertAll(o => o.Person == entry.Id.Person && o.To is null ? o with { To = until > o.From ? until : o.From } : o);
        return Track(entry, t => t.End(until).EndOverlap(null, until)).Observed(entry, observations, "observation ended", seconds);
    }

    private SessionState Observed(Entry entry, System.Collections.Immutable.ImmutableList<Presence> observations, string what, int ago = 0) =>
        With(Group with { Observations = observations }).Add(new Moment(entry.Id, entry.At, what, null) { Text = entry.Id.Person, BackDatedBy = ago });

    private SessionState Track(Entry entry, Func<FloorTrack, FloorTrack> change) =>
        With(Group with { Tracks = Group.Tracks.SetItem(entry.Id.Person, change(Group.TrackOf(entry.Id.Person))) });

    private SessionState With(GroupTalk group) => this with { Group = group };
}
