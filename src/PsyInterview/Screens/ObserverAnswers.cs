using PsyInterview.Sessions;

namespace PsyInterview.Screens;

/// <summary>Keys that wait for a seat or a verb, and floor keys while something is being written.</summary>
public sealed partial class ObserverScreen
{
    private static readonly TimeSpan WorthNoting = TimeSpan.FromSeconds(5);
    private Asked? _asked;
    private DateTimeOffset? _tab, _floorNoted;
    private bool _whose;

    private enum Asking
    {
        /// <summary>Which seat speaks over who has the floor.</summary>
        OverlapSeat,

        /// <summary>Which seat does so no more.</summary>
        OverlapOver,

        /// <summary>Which seat does something.</summary>
        VerbSeat,

        /// <summary>What it does.</summary>
        Verb,

        /// <summary>To whom.</summary>
        ToSeat,

        /// <summary>To which seat who has the floor responds.</summary>
        ResponseSeat,
    }

    /// <summary>What a key waits for.</summary>
    /// <param name="At">When the first key of the act went down: its time.</param>
    private sealed record Asked(Asking What, DateTimeOffset At, string Question, int Seat = 0, string Verb = "");

    private IReadOnlyList<GroupVerb> Verbs => GroupActs.Verbs(Study.SetUp.ObserverWords);

    private void Ask(Press press, Asking what)
    {
        if (press.Words.Length > 0) AnswerSeat(press, what, press.Words);
        else
        {
            _asked = new(what, press.At, what switch
            {
                Asking.OverlapSeat => "who speaks over? 1-9 seat, 0 moderator; Enter nobody",
                Asking.OverlapOver => "who no longer speaks over? 1-9 seat, 0 moderator; Enter nobody",
                Asking.ResponseSeat => $"{Track.Open?.Speaker ?? "who has the floor"} responds to? 1-9 seat, 0 moderator; Enter nobody",
                _ => "which seat? 1-9, 0 moderator; Enter none",
            });
        }
    }

    private void AnswerSeat(Press press, Asking what, string words)
    {
        if (Number(words) is not { } seat)
        {
            Shell.Say($"“{words.Trim()}” is not a seat; seats are numbers, clockwise from the moderator");
            return;
        }
        switch (what)
        {
            case Asking.OverlapSeat: Do(press, GroupDecisions.Overlap(State, seat, true, Where)); break;
            case Asking.OverlapOver: Do(press, GroupDecisions.Overlap(State, seat, false, Where)); break;
            case Asking.ResponseSeat: Do(press, GroupDecisions.Responds(State, seat, Where)); break;
            default:
                var verbs = string.Join(", ", Verbs.Select(v => $"{v.Key} {v.Word}"));
                _asked = new(Asking.Verb, press.At, $"{State.Group.SpeakerOn(seat)}: {verbs}", seat);
                break;
        }
    }

    /// <summary>Takes the keys that were asked for, and Enter for none; any other key acts as always.</summary>
    private bool Answers(Asked asked, Press press)
    {
        if (press.Key == "Esc") return false;
        _asked = null;
        var first = press with { At = asked.At, Words = "" };
        if (asked.What == Asking.ToSeat)
        {
            // Whatever comes next, that they did it stays.
            int? to = press.Letter is >= '0' and <= '9' ? press.Key[0] - '0' : null;
            Do(first, GroupDecisions.Does(State, asked.Seat, asked.Verb, to, Where));
            return to is not null || press.Key == "Enter";
        }
        if (press.Key == "Enter") return true;
        if (asked.What == Asking.Verb)
        {
            if (press.Letter is not { } key || Verbs.FirstOrDefault(v => v.Key == key) is not { } verb) return false;
            if (verb.ToSomebody) _asked = new(Asking.ToSeat, asked.At, $"{State.Group.SpeakerOn(asked.Seat)} {verb.Word} with? 1-9 seat, 0 moderator; Enter nobody in particular", asked.Seat, verb.Word);
            else Do(first, GroupDecisions.Does(State, asked.Seat, verb.Word, null, Where));
            return true;
        }
        if (press.Letter is not (>= '0' and <= '9')) return false;
        AnswerSeat(first, asked.What, press.Key);
        return true;
    }

    private protected override string WritingBar => base.WritingBar + (State.IsGroup ? "  Tab then 0-9 or . floor" : "");

    /// <summary>While something is written, Tab and a floor key give the floor at Tab's time; Tab ; and a seat say whose quote it is.</summary>
    private protected override bool WhileTyping(Press press)
    {
        if (!State.IsGroup) return false;
        if (press.Key == "Tab" && Shell.Typing?.Complete is null)
        {
            (_tab, _whose) = (press.At, false);
            Shell.Say("1-9, 0 or . gives the floor; ; and a seat: whose words these are");
            return true;
        }
        if (_tab is not { } tab) return false;
        if (press.Key == ";" && !_whose)
        {
            _whose = true;
            Shell.Say("whose words? 1-9 seat, 0 moderator");
            return true;
        }
        var (whose, key) = (_whose, press.Letter);
        (_tab, _whose) = (null, false);
        if (key is not ((>= '0' and <= '9') or '.') || (whose && key == '.')) return false;
        if (whose) Reassign(State.Group.SpeakerOn(key.Value - '0'));
        else
        {
            var noted = new Press(press.Key, tab);
            if (!Do(noted, key == '.' ? GroupDecisions.LeaveFloor(State, Where) : GroupDecisions.TakeFloor(State, key.Value - '0', Where))) return true;
            if (WritingSince is { } since) NoteMissed(LastNoted(since), tab);
            _floorNoted = tab;
            Shell.Say(key == '.' ? "nobody has the floor" : $"{State.Group.SpeakerOn(key.Value - '0')} has the floor; the text goes on");
        }
        return true;
    }

    private protected override void WritingOver(DateTimeOffset since)
    {
        NoteMissed(LastNoted(since), Shell.Now);
        (_floorNoted, _tab, _whose) = (null, null, false);
    }

    private DateTimeOffset LastNoted(DateTimeOffset since) => _floorNoted is { } noted && noted > since ? noted : since;

    // The time from the last floor key, or from the first key of the text, in which nobody noted who had the floor.
    private void NoteMissed(DateTimeOffset since, DateTimeOffset until)
    {
        if (State.IsGroup && until - since >= WorthNoting) Record(since, GroupDecisions.MissTurns(State, (int)Math.Round((until - since).TotalSeconds)));
    }
}
