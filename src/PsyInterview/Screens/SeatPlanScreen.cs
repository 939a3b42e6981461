using System.Drawing;
using System.Globalization;
using PsyInterview.Sampling;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>Who sits where in a focus group, before it begins: a list by seat, and where there is room a sketch of the circle.</summary>
public sealed class SeatPlanScreen : Screen
{
    private const int ListWidth = 30, RoomForSketch = 72, RowsForSketch = 14;
    private readonly SessionRecorder _session;
    private readonly Action _done;
    private int _at;
    private string? _hinted;

    /// <param name="session">The session of a group, planned.</param>
    /// <param name="done">What follows once they sit as it says.</param>
    public SeatPlanScreen(Shell shell, SessionRecorder session, Action done)
        : base(shell)
    {
        (_session, _done) = (session, done);
        Bindings =
        [
            new("a", "add", "somebody sits on the next free seat", press => Ask(press, GroupDecisions.NextSeat(State), goesOn: true)) { InBar = true },
            new("Enter", "change", "who sits on this seat", press => Ask(press, Seat, goesOn: false)) { InBar = true },
            new("m", "move", "to another seat; who sits there changes places", MoveTo) { InBar = true, WhyNot = WhyNotSomebody },
            new("x", "absent", "not here, or here after all", Absent) { InBar = true, WhyNot = WhyNotSomebody },
            new("t", "take away", "takes them off the seat", TakeOff) { InBar = true, WhyNot = WhyNotSomebody },
            new("f", "finish", "they sit as it stands here", Finish) { InBar = true },
            new("j Down", "next", "next seat", _ => Move(1)) { Shown = "j k", InBar = true },
            new("k Up", "previous", "previous seat", _ => Move(-1)),
            new("u Ctrl-Z", "undo", "take back your last entry of this session", Undo),
            new("Esc", "back", "back to the start check", _ => Shell.Close(this)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Who sits where";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Status => State.Group.Seats.IsEmpty ? "a: whoever sits next to the moderator, clockwise" : "a adds the next; f when they sit as it stands";

    private SessionState State => _session.State;

    private StudyState Study => _session.Recorder.Study;

    // Empty seats between others stand there too, so that the circle is as it is in the room.
    private int Last => State.Group.Seats.IsEmpty ? 0 : State.Group.Seats.Keys.Max();

    private int Seat => Math.Clamp(_at + 1, 1, Math.Max(1, Last));

    /// <inheritdoc/>
    public override Line Header(int width)
    {
        var plan = State.Plan!;
        return SessionHeader.Of(width, _session, Shell.Now, $"{plan.Participant} {Phrases.Session(plan)}: who sits where", SessionGuide.Name(_session));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var sketched = size.Width >= RoomForSketch && size.Height >= RowsForSketch && Last is > 0 and <= SeatSketch.Most;
        var width = sketched ? ListWidth : size.Width;
        List<Line> lines = [Line.Of("  0  moderator", Look.Dim)];
        for (var seat = 1; seat <= Last; seat++) lines.Add(Drawn(seat));
        if (Last == 0) lines.AddRange(Line.Wrapped("Nobody is on a seat yet. Seats count clockwise from the moderator. a, then the code of whoever sits on seat 1.", width - 4));
        var visible = Math.Max(1, size.Height - 2);
        var top = Math.Clamp(Seat - visible / 2, 0, Math.Max(0, lines.Count - visible));
        var absent = State.Group.Seats.Values.Count(State.Group.Absent.Contains);
        var right = $"{State.Group.Seats.Count - absent} here{(absent > 0 ? $", {absent} not" : "")}";
        var list = new Pane(new Rectangle(0, 0, width, size.Height), "Seats", right, [.. lines.Skip(top).Take(visible)], Last == 0 ? -1 : Seat - top);
        return sketched
            ? [list, new Pane(new Rectangle(width, 0, size.Width - width, size.Height), "Seen from above", "clockwise", SeatSketch.Of(State.Group, Last, Seat, size.Width - width - 4, size.Height - 2))]
            : [list];
    }

    private Line Drawn(int seat)
    {
        if (State.Group.Seats.GetValueOrDefault(seat) is not { } person) return Line.Of($"{seat,3}  -", Look.Dim);
        var note = State.Group.Absent.Contains(person) ? "not here" : ConsentRules.WhyNotTalk(Study, person) is not null ? "withdrew" : "";
        return new Line(new Span($"{seat,3}  ", Look.Key), new Span($"{person,-10}", note.Length > 0 ? Look.Dim : Look.Strong), new Span(note, Look.Warn));
    }

    private void Ask(Press press, int seat, bool goesOn) =>
        Shell.Type(new Typing($"seat {seat.ToString(CultureInfo.InvariantCulture)}, code:", press.At, typed =>
        {
            var words = typed.Trim();
            if (words.Length == 0) return null;
            var code = Study.Everybody.FirstOrDefault(p => p.Equals(words, StringComparison.OrdinalIgnoreCase)) ?? Study.Now(words);
            if (Refusal(press, seat, code) is { } refusal) return refusal;
            _at = seat - 1;
            // Who writes down a circle goes round it.
            if (goesOn && GroupDecisions.NextSeat(State) <= GroupDecisions.MostSeats) Ask(press with { At = Shell.Now }, GroupDecisions.NextSeat(State), goesOn: true);
            return null;
        })
        {
            Complete = typed => [.. Candidates.Where(p => p.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))],
            ListTitle = "Not on a seat",
            Bar = goesOn ? "Enter next seat  Tab complete  Esc that was all" : "Enter save  Tab complete  Esc back",
            KeepsLeft = false,
        });

    private string? Refusal(Press press, int seat, string code)
    {
        if (!StudyDecisions.IsCode(code)) return StudyDecisions.NotACode(code);
        if (!Study.Participants.ContainsKey(code))
        {
            if (code.Equals(State.Plan!.Participant, StringComparison.OrdinalIgnoreCase)) return $"{code} is the group itself; type the code of somebody in it";
            if (_hinted != code)
            {
                _hinted = code;
                return $"{code} is new to this study; Enter again adds them";
            }
            if (_session.Recorder.Do(press.At, StudyDecisions.AddParticipant(Study, code, NewGroup)) is { } no) return no;
            Shell.Say($"{code} is a participant of this study now");
        }
        _hinted = null;
        if (State.Group.SeatOf(code) is { } now && now != seat) Shell.Say($"{code} moved from seat {now} to seat {seat}");
        return _session.Do(press.At, GroupDecisions.Seat(State, Study, seat, code));
    }

    private string? NewGroup => _session.Account.Group is { } group && (Study.SetUp.Groups.IsEmpty || Study.SetUp.Group(group) is not null) ? group : null;

    /// <summary>Participants who are not on a seat: those of the group first, then everybody else.</summary>
    private IEnumerable<string> Candidates => Study.Participants.Keys
        .Where(p => State.Group.SeatOf(p) is null && ConsentRules.WhyNotTalk(Study, p) is null)
        .OrderBy(p => Study.GroupOf(p) == _session.Account.Group ? 0 : Study.GroupOf(p) == _session.Guide?.Group ? 1 : 2).ThenBy(p => p, NaturalOrder.Of);

    private void MoveTo(Press press)
    {
        var seat = Seat;
        Shell.Type(new Typing($"{State.Group.SpeakerOn(seat)} to seat:", press.At, typed =>
        {
            if (typed.Trim().Length == 0) return null;
            if (!int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var other)) return "type the number of a seat, for example 5";
            if (_session.Do(press.At, GroupDecisions.Swap(State, seat, other)) is { } refusal) return refusal;
            _at = other - 1;
            return null;
        })
        { Bar = "the number of the seat; who sits there changes places  Enter save  Esc back", KeepsLeft = false });
    }

    private void Absent(Press press)
    {
        var person = State.Group.SpeakerOn(Seat);
        var isAbsent = State.Group.Absent.Contains(person);
        if (Do(press, GroupDecisions.Attend(State, Seat, isAbsent ? Attendances.Came : Attendances.Absent))) Shell.Say($"{person} {(isAbsent ? "is here" : "is not here; the seat stays theirs")}");
    }

    private void TakeOff(Press press)
    {
        var (seat, person) = (Seat, State.Group.SpeakerOn(Seat));
        if (Do(press, GroupDecisions.TakeOff(State, _session.Entries, seat))) Shell.Say($"{person} is off seat {seat}");
    }

    private void Undo(Press press)
    {
        var recorder = _session.Recorder;
        if (Do(press, NoteDecisions.Undo(State, _session.Entries, recorder.Store.Recorder, recorder.Kinds))) Shell.Say("taken back");
    }

    private void Finish(Press press)
    {
        if (State.Group.Seats.IsEmpty)
        {
            Shell.Say("nobody is on a seat yet; a adds, Esc and then o passes over this line");
            return;
        }
        if (!Do(press, FrameDecisions.Check(State, "seats", Phrases.Count(State.Group.Seats.Count, "seat")))) return;
        Shell.Close(this);
        _done();
    }

    private bool Do(Press press, Decision decision)
    {
        if (_session.Do(press.At, decision) is not { } refusal) return true;
        Shell.Say(refusal);
        return false;
    }

    private string? WhyNotSomebody() => State.Group.Seats.ContainsKey(Seat) ? null : $"nobody sits on seat {Seat}; a adds somebody";

    private void Move(int by) => _at = Math.Clamp(Seat - 1 + by, 0, Math.Max(0, Last - 1));
}
