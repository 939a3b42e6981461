using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Sessions;

/// <summary>What may be done in a focus group beside what may be done in every session: seats, the floor, what participants do to each other.</summary>
public static class GroupDecisions
{
    /// <summary>The highest seat there is.</summary>
    public const int MostSeats = 30;

    /// <summary>
    /// The same decision of somebody who has not said that they began to observe: that they did comes first. What is refused stays refused,
    /// and the lead observes by leading.
    /// </summary>
    public static Decision WhileObserving(SessionState state, Decision decision) =>
        decision.Events.Count == 0 || !state.IsObserver || state.Group.IsObserving(state.By) || decision.Events[0] is ObservationBegan or EntryRetracted
            ? decision
            : Decision.That([new ObservationBegan(), .. decision.Events]);

    /// <summary>Begins one's own observation; twice is once.</summary>
    public static Decision Begin(SessionState state) =>
        state.Group.IsObserving(state.By) ? Decision.Nothing : SessionDecisions.When(state, Act.Observe, "observe", new ObservationBegan());

    /// <summary>Ends one's own observation.</summary>
    /// <param name="seconds">How long ago the last sign of this person was, where they were cut off.</param>
    public static Decision End(SessionState state, int? seconds = null) =>
        state.Group.IsObserving(state.By) ? SessionDecisions.When(state, Act.Observe, "observe", new ObservationEnded(seconds)) : Decision.Refuse("you have not begun to observe");

    /// <summary>A participant sits on a seat.</summary>
    /// <param name="seat">From 1, clockwise from the moderator.</param>
    public static Decision Seat(SessionState state, StudyState study, int seat, string person)
    {
        person = study.Now(person.Trim());
        if (seat is < 1 or > MostSeats) return Decision.Refuse($"seats count from 1 to {MostSeats}, clockwise from the moderator");
        if (!StudyDecisions.IsCode(person)) return Decision.Refuse(StudyDecisions.NotACode(person));
        if (state.Group.Seats.GetValueOrDefault(seat) == person) return Decision.Nothing;
        if (ConsentRules.WhyNotTalk(study, person) is { } withdrew) return Decision.Refuse(withdrew);
        return SessionDecisions.When(state, Act.Seat, "seat", new SeatTaken(seat, person));
    }

    /// <summary>The first seat on which nobody sits.</summary>
    public static int NextSeat(SessionState state)
    {
        var seat = 1;
        while (state.Group.Seats.ContainsKey(seat)) seat++;
        return seat;
    }

    /// <summary>Takes somebody off their seat before the talk, as if they had never been on one: what was said of their place and attendance is taken back.</summary>
    /// <param name="stream">The entries of the session.</param>
    public static Decision TakeOff(SessionState state, IReadOnlyList<ReadEntry> stream, int seat)
    {
        if (state.Group.Seats.GetValueOrDefault(seat) is not { } person) return Decision.Refuse($"nobody sits on seat {seat}");
        if (state.Zero is not null) return Decision.Refuse($"the talk has begun: :leave {seat} when {person} goes, :absent {seat} where they never came");
        return SessionDecisions.When(state, Act.Retract, "take away",
            [
                .. stream.Where(e => e.Stands && e.Happened is (SeatTaken or AttendanceNoted) and IAbout { Person: var about } && about == person).Reverse()
                    .Select(e => new EntryRetracted(e.Entry.Id.ToString(), "not on this seat")),
            ]);
    }

    /// <summary>Two participants change places; one of the seats may be empty.</summary>
    public static Decision Swap(SessionState state, int seat, int other)
    {
        var (first, second) = (state.Group.Seats.GetValueOrDefault(seat), state.Group.Seats.GetValueOrDefault(other));
        if (seat == other || (first is null && second is null)) return Decision.Refuse($"nobody sits on seat {seat} or seat {other}");
        if (seat is < 1 or > MostSeats || other is < 1 or > MostSeats) return Decision.Refuse($"seats count from 1 to {MostSeats}, clockwise from the moderator");
        List<Event> events = [];
        if (first is not null) events.Add(new SeatTaken(other, first));
        if (second is not null) events.Add(new SeatTaken(seat, second));
        return SessionDecisions.When(state, Act.Seat, "swap", events);
    }

    /// <summary>Somebody comes, leaves or is not here.</summary>
    /// <param name="attendance">One of <see cref="Attendances"/>.</param>
    public static Decision Attend(SessionState state, int seat, string attendance)
    {
        if (state.Group.Seats.GetValueOrDefault(seat) is not { } person) return Decision.Refuse($"seat {seat}: nobody's code is known there; :seat {seat} T15 says whose");
        var here = state.Group.IsHere(person);
        return attendance switch
        {
            Attendances.Came when here => Decision.Refuse($"{person} is here already"),
            Attendances.Left when !here => Decision.Refuse($"{person} is not here"),
            Attendances.Absent when state.Group.Absent.Contains(person) => Decision.Nothing,
            Attendances.Absent when state.Zero is not null && here => Decision.Refuse($"{person} is here; :leave {seat} when they go"),
            _ => SessionDecisions.When(state, Act.Seat, "attendance", new AttendanceNoted(person, attendance)),
        };
    }

    /// <summary>Whoever sits there takes the floor; seat 0 is the moderator. Who has it already keeps it, and nothing is noted. Who was not here has come.</summary>
    /// <param name="on">The question that is open.</param>
    public static Decision TakeFloor(SessionState state, int seat, string? on)
    {
        var speaker = state.Group.SpeakerOn(seat);
        if (seat is < 0 or > MostSeats) return Decision.Refuse($"seats count from 1 to {MostSeats}; 0 is the moderator");
        if (Has(state, speaker)) return Decision.Nothing;
        return SessionDecisions.When(state, Act.Floor, "floor", [.. Arrived(state, speaker), new FloorTaken(speaker, seat, on)]);
    }

    /// <summary>Somebody has the floor who cannot be told apart now.</summary>
    public static Decision TakeFloorUnknown(SessionState state, string? on) =>
        SessionDecisions.When(state, Act.Floor, "floor", new FloorTaken(Speakers.Unknown, null, on));

    /// <summary>Nobody has the floor.</summary>
    public static Decision LeaveFloor(SessionState state, string? on) =>
        state.Group.TrackOf(state.By).Open is null ? SessionProtocol.WhyNot(state, Act.Floor) is { } why ? Decision.Refuse($"floor: {why}") : Decision.Nothing
        : SessionDecisions.When(state, Act.Floor, "floor", new FloorLeft(on));

    /// <summary>Whoever sits there speaks over who has the floor, or no more.</summary>
    public static Decision Overlap(SessionState state, int seat, bool begins, string? on)
    {
        var speaker = state.Group.SpeakerOn(seat);
        if (Has(state, speaker)) return Decision.Refuse($"{speaker} has the floor");
        var open = state.Group.TrackOf(state.By).Overlaps.Exists(o => o.To is null && o.Speaker == speaker);
        if (begins == open) return begins ? Decision.Nothing : Decision.Refuse($"{speaker} does not speak over anybody");
        return begins
            ? SessionDecisions.When(state, Act.Floor, "overlap", [.. Arrived(state, speaker), new OverlapBegan(speaker, on)])
            : SessionDecisions.When(state, Act.Floor, "overlap", new OverlapEnded(speaker));
    }

    /// <summary>Whoever sits there does something without taking the floor.</summary>
    /// <param name="to">The seat it is meant for, or null.</param>
    public static Decision Does(SessionState state, int seat, string act, int? to, string? on)
    {
        var speaker = state.Group.SpeakerOn(seat);
        if (to == seat) return Decision.Refuse($"{act}: that is {speaker} as well; choose another seat");
        return SessionDecisions.When(state, Act.Floor, act, [.. Arrived(state, speaker), new ActNoted(speaker, act, to is { } seated ? state.Group.SpeakerOn(seated) : null, on)]);
    }

    /// <summary>Who has the floor takes up what was said from that seat; how can follow.</summary>
    public static Decision Responds(SessionState state, int to, string? on) =>
        state.Group.TrackOf(state.By).Open is not { } open ? Decision.Refuse("responds: nobody has the floor; press their seat first")
        : open.Speaker == state.Group.SpeakerOn(to) ? Decision.Refuse($"responds: {open.Speaker} has the floor; choose whom they answer")
        : SessionDecisions.When(state, Act.Floor, "responds", new ActNoted(open.Speaker, GroupActs.Responds, state.Group.SpeakerOn(to), on));

    /// <summary>Says whose turn, act or words an earlier entry holds.</summary>
    public static Decision Settle(SessionState state, EntryId entry, string speaker) =>
        state.MomentOf(entry.ToString()) is not { } moment ? Decision.Refuse("whose: there is no entry yet")
        : moment.Speaker is null && !moment.IsNote ? Decision.Refuse($"whose: “{moment.What}” is nobody's")
        : moment.Speaker == speaker ? Decision.Nothing
        : SessionDecisions.When(state, Act.Amend, "whose", new SpeakerSettled(entry.ToString(), speaker));

    /// <summary>The moderator was shown how time stands.</summary>
    public static Decision CueTime(SessionState state, string? on) => SessionDecisions.When(state, Act.Floor, "time cue", new TimeCueGiven(on));

    /// <summary>While this person was writing, no turn was noted; nothing where they do not note turns.</summary>
    public static Decision MissTurns(SessionState state, int seconds) =>
        seconds <= 0 || state.Group.TrackOf(state.By).Turns.IsEmpty ? Decision.Nothing
        : SessionDecisions.When(state, Act.Floor, "turns", new TurnsNotObserved(seconds));

    /// <summary>Gives somebody of the team a part in this session; the same part twice is once.</summary>
    public static Decision Give(SessionState state, string person, string role)
    {
        person = person.Trim().ToLowerInvariant();
        if (!StudyDecisions.IsCode(person)) return Decision.Refuse(StudyDecisions.NotACode(person));
        var has = role == SessionRoles.Lead ? state.Group.Lead == person : state.Group.Roles.GetValueOrDefault(person) == role;
        return has ? Decision.Nothing : SessionDecisions.When(state, Act.TakeLead, role, new SessionRoleGiven(person, role));
    }

    /// <summary>Seals one's debrief: it changes no more, and the others' may be read.</summary>
    public static Decision Seal(SessionState state) => state.By is { } by && state.DebriefOf(by).IsEmpty
        ? Decision.Refuse("debrief: nothing is written in yours yet")
        : SessionDecisions.When(state, Act.SealDebrief, "debrief", new DebriefSealed());

    /// <summary>Why somebody's debrief may not be read yet; null when it may: everybody's own at any time, the others' once one's own is sealed.</summary>
    public static string? WhyNotRead(SessionState state, string person) =>
        state.By == person ? null
        : !state.SealedBy.Contains(person) ? $"{person} has not sealed their debrief yet"
        : state.By is { } by && !state.SealedBy.Contains(by) ? "seal your own debrief first: it is then not coloured by the others'"
        : null;

    /// <summary>Where an entry of this person belongs: for the lead where the talk is, for an observer the question they look at.</summary>
    public static string? On(SessionState state, TopicGuide guide, string looked) => state.IsObserver ? looked : SessionDecisions.On(state, guide);

    private static bool Has(SessionState state, string speaker) => state.Group.TrackOf(state.By).Open?.Speaker == speaker;

    private static IEnumerable<Event> Arrived(SessionState state, string speaker) =>
        state.Group.Absent.Contains(speaker) ? [new AttendanceNoted(speaker, Attendances.Came)] : [];
}
