using System.Drawing;
using PsyInterview.Guides;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>
/// After the end: questions not reached, follow-ups not answered, checks put off, what the guide wants done. Notes go on working, marked
/// as taken after the recording stopped.
/// </summary>
public sealed class ClosingScreen : Screen
{
    private readonly SessionRecorder _session;
    private readonly InterviewScreen? _talk;
    private List<ClosingRow> _rows = [];
    private (SessionState? State, TopicGuide? Guide) _rowsOf;
    private int _at;
    private (Log.EntryId Entry, FollowUp FollowUp)? _asking;

    /// <param name="talk">The live screen below, to which "ask now" returns.</param>
    public ClosingScreen(Shell shell, SessionRecorder session, InterviewScreen? talk)
        : base(shell)
    {
        (_session, _talk) = (session, talk);
        Bindings =
        [
            new("j Down", "next", "next line", _ => Move(1)) { Shown = "j k" },
            new("k Up", "previous", "previous line", _ => Move(-1)),
            new("Enter", "done", "this line is done", Done) { InBar = true },
            new("t", "time", "not reached: no time", press => Explain(press, "time")) { InBar = true, WhyNot = WhyNotExplain },
            new("r", "not relevant", "not reached: not relevant for this person", press => Explain(press, "not relevant")) { WhyNot = WhyNotExplain },
            new("o", "other", "not reached: another reason, typed", ExplainOther) { WhyNot = WhyNotExplain },
            new("a", "ask now", "ask this question now: the talk goes on", AskNow) { InBar = true, WhyNot = WhyNotExplain },
            new("Space n", "note", "a note, marked as taken after the recording stopped", press => Note(press, NoteForms.Observation)) { InBar = true, Shown = "space" },
            new("q", "quote", "the participant's words at the door", press => Note(press, NoteForms.Quote)) { InBar = true },
            new("R", "audio off", "the sound recorders are off", AudioOff) { WhyNot = () => State.IsRecording ? null : "audio: it is off" },
            new("u Ctrl-Z", "undo", "take back your last entry; before anything else, the end itself", Undo),
            new("W", "withdraw", "the participant withdraws: type stop, and everything freezes", Withdraw),
            new("f", "finish", "leave the list; the debrief comes next", Finish) { InBar = true },
            new("", "timeline", "the whole account of this session", _ => Shell.Open(new TimelineScreen(Shell, _session))),
            new("", "leave", "leave the list open, to be taken up again", _ => Shell.Leave($"the closing list of {_session.Stream} stays open: run it again to go on.")),
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Closing list";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override string Mode => _asking is null ? "KEYS" : "ANSWER";

    /// <inheritdoc/>
    public override bool Ticks => State.IsRecording;

    /// <inheritdoc/>
    public override Line Status => _asking is { } asking ? Line.Of(asking.FollowUp.Line, Look.Strong)
        : Rows.Count == 0 ? "everything is done; f goes on to the debrief"
        : Rows[Math.Min(_at, Rows.Count - 1)].Help;

    private SessionState State => _session.State;

    private List<ClosingRow> Rows
    {
        get
        {
            // The state is another one after each act; the rows are asked for several times a frame.
            if (ReferenceEquals(_rowsOf.State, State) && ReferenceEquals(_rowsOf.Guide, _session.Guide)) return _rows;
            List<ClosingRow> rows = [];
            var guide = _session.Guide!;
            foreach (var question in guide.Questions)
            {
                var coverage = State.Coverage(question.Id);
                if (!coverage.IsWaiting) continue;
                rows.Add(new ClosingRow("question", question.Id, $"{(coverage.Status == "parked" ? "parked" : "not reached")}: {question.Number} {question.Label}{(question.MustAsk ? " !" : "")}",
                    coverage.Reason, "t no time, r not relevant, o other reason, a ask now"));
            }
            rows.AddRange(State.Unanswered
                .Select(m => new ClosingRow("follow-up", m.Id.ToString(), $"{Clock(m)} {m.What} {On(m)}: {m.Open!.Name}?", null, "Enter asks it again")));
            rows.AddRange(StartCheck.Open(State).Select(c => new ClosingRow("check", c.Item, $"start check: {c.Words}", null, "Enter opens the start check")));
            rows.AddRange(guide.Closing.Select(c => new ClosingRow("closing", c.Id, c.Text, State.ClosingDone.TryGetValue(c.Id, out var done) ? done.Length == 0 ? "done" : done : null, "Enter when it is done")));
            if (State.IsRecording) rows.Add(new ClosingRow("audio", "", "the audio still runs", null, "R or Enter when it is off"));
            (_rows, _rowsOf) = (rows, (State, guide));
            return rows;
        }
    }

    /// <inheritdoc/>
    public override Line Header(int width)
    {
        var plan = State.Plan!;
        return SessionHeader.Of(width, _session, Shell.Now, $"{plan.Participant} {Phrases.Session(plan)}: closing list", $"net {State.Net(Shell.Now).WholeMinutes()} min");
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var rows = Rows;
        _at = Math.Clamp(_at, 0, Math.Max(0, rows.Count - 1));
        var after = State.Moments.Where(m => m.AfterRecording).ToList();
        var below = after.Count == 0 ? 0 : Math.Min(6, after.Count + 2);
        var visible = Math.Max(1, size.Height - 2 - below);
        var top = Math.Clamp(_at - visible / 2, 0, Math.Max(0, rows.Count - visible));
        List<Pane> panes =
        [
            new(new Rectangle(0, 0, size.Width, size.Height - below), "Before you go", $"{rows.Count(r => r.Done is null)} open",
                [.. rows.Skip(top).Take(visible).Select(r => new Line(
                    new Span(r.Done is null ? $" {Glyphs.Current.NotYet} " : $" {Glyphs.Current.Asked} ", r.Done is null ? Look.Normal : Look.Good),
                    new Span(r.Words), new Span(r.Done is { Length: > 0 } d && d != "done" ? $"   {d}" : "", Look.Dim)))], rows.Count == 0 ? -1 : _at - top),
        ];
        if (below > 0)
        {
            var account = _session.Account;
            panes.Add(new Pane(new Rectangle(0, size.Height - below, size.Width, below), "After the recording", "",
                [.. after.TakeLast(below - 2).Select(m => (Line)$"{Timeline.Time(State, m)} {m.What}  {Timeline.Words(account, m)}")]));
        }
        return panes;
    }

    /// <inheritdoc/>
    public override bool Before(Press press)
    {
        if (press.Key != "f") _warned = false;
        if (_asking is not { } asking || press.Key == "Esc") return false;
        _asking = null;
        if (press.Key == "Enter") Do(press, NoteDecisions.Answer(State, asking.Entry, FollowUps.None));
        else if (press.Letter is { } key && asking.FollowUp.Behind(key) is { } answer)
        {
            if (Do(press, NoteDecisions.Answer(State, asking.Entry, answer.Answer)) && answer.Words) TypeAnswer(press, asking.Entry, answer.Answer);
        }
        else return false;
        return true;
    }

    /// <inheritdoc/>
    public override void Back()
    {
        if (_asking is not null) _asking = null;
        else Shell.Say("f goes on to the debrief; u takes the end back; :leave leaves the list open");
    }

    private void Done(Press press)
    {
        if (Rows.Count == 0)
        {
            Finish(press);
            return;
        }
        var row = Rows[_at];
        switch (row.Kind)
        {
            case "question": Shell.Say(row.Help); break;
            case "follow-up" when State.MomentOf(row.Key) is { Open: { } open } moment: _asking = (moment.Id, open); break;
            case "check": Shell.Open(new StartCheckScreen(Shell, _session)); break;
            case "audio": AudioOff(press); break;
            default:
                if (Do(press, FrameDecisions.Close(State, row.Key))) Next();
                break;
        }
    }

    private void Explain(Press press, string reason)
    {
        if (Do(press, FrameDecisions.ExplainNotReached(State, Rows[_at].Key, reason))) Next();
    }

    private void ExplainOther(Press press)
    {
        var question = Rows[_at].Key;
        Shell.Type(new Typing("not reached because", press.At, words =>
        {
            if (words.Trim().Length == 0) return null;
            if (Do(press, FrameDecisions.ExplainNotReached(State, question, words.Trim()))) Next();
            return null;
        })
        { Bar = "Enter save the reason  Esc back" });
    }

    private void AskNow(Press press)
    {
        if (!Do(press, SessionDecisions.Ask(State, _session.Guide!, Rows[_at].Key))) return;
        if (_talk is not null) Shell.Close(this);
        else Shell.Replace(SessionDoor.Live(Shell, _session));
    }

    private string? WhyNotExplain() =>
        Rows.Count > 0 && _at < Rows.Count && Rows[_at].Kind == "question" ? null : "this is for questions that were not reached";

    private void Note(Press press, string form) =>
        Shell.Type(new Typing($"{(form == NoteForms.Quote ? "quote" : "note")}, after the talk:", press.At, words =>
        {
            if (words.Trim().Length == 0) return null;
            var decision = NoteDecisions.Take(State, _session.Guide!, form, words);
            if (decision.Refusal is { } refusal) return refusal;
            Do(press, decision);
            _session.KeepDraft(form, null, press.At, "");
            if (State.Moments[^1] is { Open: { } open } moment) _asking = (moment.Id, open);
            else Shell.Say("kept");
            return null;
        })
        {
            Text = _session.Drafts.FirstOrDefault(d => d.Form == form)?.Text ?? "",
            Changed = words => _session.KeepDraft(form, null, press.At, words),
            Leave = words => _session.KeepDraft(form, null, press.At, words.Trim()),
        });

    private void TypeAnswer(Press press, Log.EntryId entry, string answer) =>
        Shell.Type(new Typing($"{answer}:", press.At, words =>
            words.Trim().Length == 0 ? null : _session.Do(press.At, NoteDecisions.Amplify(State, entry, answer, words)))
        { Bar = "Enter save (words are welcome, not required)" });

    private void Withdraw(Press press) => Shell.Type(WithdrawnScreen.Asking(Shell, _session, press));

    private void AudioOff(Press press)
    {
        foreach (var (recorder, state) in State.Audio)
            if (state == "on") Do(press, SessionDecisions.Audio(State, recorder, "off"));
    }

    private void Undo(Press press)
    {
        var recorder = _session.Recorder;
        if (!Do(press, NoteDecisions.Undo(State, _session.Entries, recorder.Store.Recorder, recorder.Kinds))) return;
        if (State.Phase is Phase.Closing) return;
        if (_talk is not null) Shell.Close(this);
        else Shell.Replace(SessionDoor.Live(Shell, _session));
        Shell.Say("the talk goes on");
    }

    private void Finish(Press press)
    {
        var open = Rows.Count(r => r.Done is null);
        if (open > 0 && !_warned)
        {
            _warned = true;
            Shell.Say($"{Phrases.Count(open, "line")} still open; f again leaves them so");
            return;
        }
        if (Do(press, FrameDecisions.CloseSession(State))) Shell.Replace(new DebriefScreen(Shell, _session));
    }

    private bool _warned;

    private bool Do(Press press, Decision decision)
    {
        if (_session.Do(press.At, decision) is not { } refusal) return true;
        Shell.Say(refusal);
        return false;
    }

    private void Next()
    {
        var rows = Rows;
        var next = rows.FindIndex(Math.Min(_at, rows.Count), r => r.Done is null);
        if (next < 0) next = rows.FindIndex(r => r.Done is null);
        if (next >= 0) _at = next;
    }

    private void Move(int by) => _at = Math.Clamp(_at + by, 0, Math.Max(0, Rows.Count - 1));

    private string Clock(Moment moment) => Timeline.Time(State, moment);

    private string On(Moment moment) => moment.On is null ? "" : Phrases.Target(_session.Guide!, moment.On);

    private sealed record ClosingRow(string Kind, string Key, string Words, string? Done, string Help);
}
