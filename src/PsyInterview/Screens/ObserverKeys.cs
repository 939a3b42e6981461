using System.Globalization;
using PsyInterview.Reports;
using PsyInterview.Sessions;

namespace PsyInterview.Screens;

/// <summary>The rows of the key table that a focus group has of its own, and those of the interview it keeps.</summary>
public sealed partial class ObserverScreen
{
    private protected override IEnumerable<KeyBinding> Keys()
    {
        // What the interview has on these keys is reached by name here: nine seats and whoever is unknown have them.
        var interview = base.Keys().Select(b => b.Name switch
        {
            "end" => b with { Help = "the lead: end the talk; who observes: end your observation, then the debrief; type end", Act = EndOrLeave, WhyNot = WhyNotEnd },
            "sync mark" => b with { Name = "sync", Help = "a mark that everybody sets at the same moment, to align clocks; a number where the count differs", Act = Sync, Takes = "[2]" },
            _ when !State.IsGroup => b,
            "non-verbal" => b with { Help = "what the whole group does, then l laughs, c cries, s silence, g gesture; of one person: ; and the seat" },
            "probe" => b with { Keys = "", InBar = false },
            "declined" => b with { Keys = "", InBar = false },
            "check" or "park" or "ask" => b with { InBar = false },
            "withdraw" => b with { Keys = "W", Act = _ => Shell.Say("in a group each withdraws alone: on the study's screen choose them, then W"), WhyNot = static () => null },
            "leave" => b with
            {
                Help = "with a seat: whoever sits there has left; alone: leave the session open, to be resumed",
                Act = press => (press.Words.Length > 0 ? p => Attend(p, Attendances.Left) : b.Act)(press),
                Takes = "[5]",
            },
            _ => b,
        });
        return State.IsGroup ? [.. FloorKeys(), .. ObserverNotes(), .. interview, .. SeatNames(), .. NumberedSeats()] : [.. ObserverNotes(), .. interview];
    }

    private IEnumerable<KeyBinding> FloorKeys() =>
    [
        new("1 2 3 4 5 6 7 8 9", "floor", "that seat takes the floor, ending the turn before; above nine :12", press => TakeFloor(press, press.Key)) { InBar = true, Shown = "0-9", Takes = "12", WhyNot = WhyNotFloor },
        new("0", "moderator", "the moderator takes the floor", press => TakeFloor(press, "0")) { WhyNot = WhyNotFloor },
        new(".", "nobody", "nobody has the floor", press => Do(press, GroupDecisions.LeaveFloor(State, Where))) { InBar = true, WhyNot = WhyNotFloor },
        new("x", "unknown", "somebody takes the floor who is settled later with :who", press => Do(press, GroupDecisions.TakeFloorUnknown(State, Where))) { WhyNot = WhyNotFloor },
        new("+", "overlap", "then a seat: it speaks over who has the floor", press => Ask(press, Asking.OverlapSeat)) { InBar = true, Takes = "12", WhyNot = WhyNotFloor },
        new("-", "overlap over", "then a seat: it speaks over nobody any more", press => Ask(press, Asking.OverlapOver)) { Takes = "12", WhyNot = WhyNotFloor },
        new(";", "acts", "then a seat and what it does: n h l f w s, a agrees, d disagrees", press => Ask(press, Asking.VerbSeat)) { InBar = true, Takes = "12", WhyNot = WhyNotFloor },
        new(">", "to", "then a seat: who has the floor responds to it; how can follow", press => Ask(press, Asking.ResponseSeat)) { InBar = true, Takes = "12", WhyNot = WhyNotFloor },
        new("T", "time cue", "the moderator was shown how time stands", press => Do(press, GroupDecisions.CueTime(State, Where), "time cue noted")) { WhyNot = WhyNotFloor },
    ];

    private IEnumerable<KeyBinding> ObserverNotes() =>
    [
        new("a", "ask at end", "a question for the moderator to put at the end", press => TypeNote(press, NoteForms.AskAtEnd)) { WhyNot = () => WhyNotWords(Act.Note, "ask at end") },
        new("", "equipment", "a note on chairs, sound, light, the recorder", press => TypeNote(press, NoteForms.Equipment)) { WhyNot = () => WhyNotWords(Act.Note, "equipment") },
        new("", "lead", "take the guide and the session's acts over, or give them to somebody", Lead) { Takes = "[mw]" },
        new("", "moderates", "who moderates this group", Moderates) { Takes = "rb" },
    ];

    private IEnumerable<KeyBinding> SeatNames() =>
    [
        new("", "seat", "who sits on a seat", SeatSomebody) { Takes = "12 T15" },
        new("", "cue", "how you tell a seat apart, at most twelve characters; stays on this laptop", Cue) { Takes = "3 blue scarf" },
        new("", "arrive", "whoever sits there has come", press => Attend(press, Attendances.Came)) { Takes = "5" },
        new("", "absent", "whoever was to sit there is not here", press => Attend(press, Attendances.Absent)) { Takes = "5" },
        new("", "swap", "two change places", Swap) { Takes = "2 5" },
        new("", "who", "whose turn, act or words the selected or last entry holds", Who) { Takes = "T15" },
    ];

    // Ten and more have no key of their own; whoever types numbers types the others too.
    private IEnumerable<KeyBinding> NumberedSeats()
    {
        for (var n = 1; n <= GroupDecisions.MostSeats; n++)
        {
            var seat = n.ToString(CultureInfo.InvariantCulture);
            yield return new("", seat, "that seat takes the floor", press => TakeFloor(press, seat)) { IsListed = false };
            yield return new("", "+" + seat, "that seat speaks over who has the floor", press => AnswerSeat(press, Asking.OverlapSeat, seat)) { IsListed = false };
            yield return new("", "-" + seat, "that seat speaks over nobody any more", press => AnswerSeat(press, Asking.OverlapOver, seat)) { IsListed = false };
            yield return new("", ">" + seat, "who has the floor responds to that seat", press => AnswerSeat(press, Asking.ResponseSeat, seat)) { IsListed = false };
            yield return new("", ";" + seat, "then what that seat does", press => AnswerSeat(press, Asking.VerbSeat, seat)) { IsListed = false };
        }
    }

    private string? WhyNotEnd() => !State.IsObserver ? WhyNotWords(Act.End, "end") : State.Group.Observations.Exists(o => o.Person == State.By) ? null : "end: you have not begun to observe";

    private string? WhyNotFloor() => WhyNotWords(Act.Floor, "floor");

    private void TakeFloor(Press press, string seat)
    {
        var number = Number(press.Words.Length > 0 ? press.Words : seat) ?? -1;
        if (!Do(press, GroupDecisions.TakeFloor(State, number, Where))) return;
        if (State.Group.SpeakerOn(number) == Speakers.OnSeat(number)) Shell.Say($"nobody's code is known on seat {number}: :seat {number} T15 says whose, also for what was noted");
    }

    private void Sync(Press press)
    {
        if (!Do(press, SessionDecisions.Sync(State, press.Words.Length > 0 ? Number(press.Words) ?? 0 : null))) return;
        var mark = State.Moments[^1].Text;
        Shell.Say($"sync mark {mark}: the same number on every laptop; :sync {int.Parse(mark!, CultureInfo.InvariantCulture) + 1} corrects");
    }

    private void Lead(Press press)
    {
        var to = press.Words.Length > 0 ? press.Words : State.By ?? "";
        if (Do(press, GroupDecisions.Give(State, to, SessionRoles.Lead))) Shell.Say($"{State.Group.Lead} leads this session from now on");
    }

    private void Moderates(Press press)
    {
        if (!Do(press, GroupDecisions.Give(State, press.Words, SessionRoles.Moderator))) return;
        // Who moderates and leads asks the questions: theirs is the screen with the guide.
        if (SessionDoor.Live(Shell, Session) is var live && live is not ObserverScreen) Shell.Replace(live);
        Shell.Say($"{press.Words.Trim().ToLowerInvariant()} moderates this group");
    }

    private void SeatSomebody(Press press)
    {
        if (press.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var seat, var person] || Number(seat) is not { } number)
            Shell.Say("seat: the seat and the code, for example :seat 3 T15");
        else if (Do(press, GroupDecisions.Seat(State, Study, number, person))) Shell.Say($"{State.Group.SpeakerOn(number)} sits on seat {number}");
    }

    private void Cue(Press press)
    {
        string[] words = press.Words.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var text = words.Length > 1 ? words[1] : "";
        if (words.Length == 0 || Number(words[0]) is not (>= 1 and <= GroupDecisions.MostSeats and var seat)) Shell.Say("cue: the seat and a word or two, for example :cue 3 blue scarf");
        else if (new StringInfo(text).LengthInTextElements > 12) Shell.Say("cue: at most twelve characters; what somebody wears, never a name");
        else
        {
            Session.KeepCue(seat, press.At, text);
            Shell.Say(text.Length == 0 ? $"seat {seat} has no cue any more" : $"seat {seat}: {text}; it stays on this laptop");
        }
    }

    private void Attend(Press press, string attendance)
    {
        if (Number(press.Words) is not { } seat) Shell.Say($"type the seat, for example :{(attendance == Attendances.Came ? "arrive" : attendance == Attendances.Left ? "leave" : "absent")} 5");
        else if (Do(press, GroupDecisions.Attend(State, seat, attendance))) Shell.Say($"{State.Group.SpeakerOn(seat)} {(attendance == Attendances.Absent ? "is not here" : attendance)}");
    }

    private void Swap(Press press)
    {
        if (press.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var a, var b] || Number(a) is not { } seat || Number(b) is not { } other) Shell.Say("swap: two seats, for example :swap 2 5");
        else if (Do(press, GroupDecisions.Swap(State, seat, other))) Shell.Say($"seat {seat}: {State.Group.SpeakerOn(seat)}; seat {other}: {State.Group.SpeakerOn(other)}");
    }

    private void Who(Press press)
    {
        var speaker = Number(press.Words) is { } seat ? State.Group.SpeakerOn(seat) : State.Group.Members.FirstOrDefault(m => m.Equals(press.Words.Trim(), StringComparison.OrdinalIgnoreCase));
        var moment = Picked is { Speaker: not null } picked ? picked : State.Moments.FindLast(m => m.Speaker is not null && m.Id.Person == State.By);
        if (speaker is null) Shell.Say($"who: nobody called {press.Words.Trim()} sits here; type a seat or a code");
        else if (moment is null) Shell.Say("who: there is no entry yet that is somebody's");
        else if (Do(press, GroupDecisions.Settle(State, moment.Id, speaker))) Shell.Say($"{Clock(moment.At)} {GroupWords.Act(moment)}: {speaker}");
    }

    private static int? Number(string words) => int.TryParse(words.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
