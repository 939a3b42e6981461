using System.Drawing;
using PsyInterview.Sessions;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>Notes about the session, soon after it. Can be left at any field and taken up again; nothing in it is required.</summary>
public sealed class DebriefScreen : Screen
{
    private static readonly IReadOnlyList<(string Field, string Asks)> Fields =
    [
        ("setting", "The setting: place, noise, interruptions"),
        ("present", "Who was present, and their part"),
        ("rapport", "Rapport: how it went between you"),
        ("strongest-1", "The strongest moment"),
        ("strongest-2", "A second strong moment"),
        ("strongest-3", "A third strong moment"),
        ("distress", "Distress, and what was done about it"),
        ("guide-change", "What to change in the guide (kept as a proposed change)"),
    ];

    private readonly SessionRecorder _session;
    private int _at;
    private bool _warned;

    /// <param name="session">The session, its closing list left.</param>
    public DebriefScreen(Shell shell, SessionRecorder session)
        : base(shell)
    {
        _session = session;
        _at = Math.Max(0, Fields.ToList().FindIndex(f => !State.Debrief.ContainsKey(f.Field)));
        Bindings =
        [
            new("Enter", "write", "write in this field", Write) { InBar = true },
            new("j Down", "next", "next field", _ => Move(1)) { InBar = true, Shown = "j k" },
            new("k Up", "previous", "previous field", _ => Move(-1)),
            new("f", "finish", "the debrief is finished", Finish) { InBar = true, WhyNot = () => State.Phase is Phase.Debriefed ? "finish: it is finished already" : null },
            new("T", "timeline", "read the account beside it", _ => Shell.Open(new TimelineScreen(Shell, _session))) { InBar = true },
            new("Esc", "later", "leave it as it is and come back later", _ => Later(leave: false)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Debrief";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Status => State.Phase is Phase.Debriefed ? "the debrief is finished; it can still be added to" : "Enter writes, Esc leaves it for later";

    private SessionState State => _session.State;

    /// <inheritdoc/>
    public override Line Header(int width)
    {
        var plan = State.Plan!;
        return SessionHeader.Of(width, _session, Shell.Now, $"{plan.Participant} {Phrases.Session(plan)}: debrief", $"net {State.Net(Shell.Now).WholeMinutes()} min");
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        List<Line> lines = [];
        var selected = 0;
        for (var i = 0; i < Fields.Count; i++)
        {
            if (i == _at) selected = lines.Count;
            lines.Add(Line.Of(Fields[i].Asks, Look.Title));
            var unsent = _session.Drafts.FirstOrDefault(d => d.Form == "debrief" && d.Target == Fields[i].Field)?.Text;
            var words = unsent is null ? State.Debrief.GetValueOrDefault(Fields[i].Field, "") : $"{unsent} (draft)";
            lines.AddRange(words.Length == 0 ? [Line.Of("  -", Look.Dim)] : Columns.Wrap(words, size.Width - 8).Select(r => (Line)("  " + r)));
        }
        var visible = Math.Max(1, size.Height - 2);
        var top = Math.Clamp(selected - visible / 2, 0, Math.Max(0, lines.Count - visible));
        return [new Pane(new Rectangle(Point.Empty, size), "Debrief", $"{State.Debrief.Count} of {Fields.Count}", [.. lines.Skip(top).Take(visible)], selected - top)];
    }

    private void Write(Press press)
    {
        var (field, asks) = Fields[_at];
        var draft = _session.Drafts.FirstOrDefault(d => d.Form == "debrief" && d.Target == field);
        Shell.Type(new Typing($"{asks}:", press.At, words =>
        {
            if (_session.Do(press.At, FrameDecisions.Debrief(State, field, words)) is { } refusal) return refusal;
            _session.KeepDraft("debrief", field, press.At, "");
            Move(1);
            return null;
        })
        {
            Text = draft?.Text ?? State.Debrief.GetValueOrDefault(field, ""),
            Changed = words => _session.KeepDraft("debrief", field, press.At, words),
            Leave = words => _session.KeepDraft("debrief", field, press.At, words.Trim()),
        });
    }

    private void Finish(Press press)
    {
        if (State.Debrief.Count == 0 && !_warned && _session.Drafts.All(d => d.Form != "debrief"))
        {
            _warned = true;
            Shell.Say("nothing is written yet; f again finishes the debrief as it is, Esc leaves it for later");
            return;
        }
        foreach (var draft in _session.Drafts.Where(d => d.Form == "debrief").ToList())
        {
            if (_session.Do(draft.At, FrameDecisions.Debrief(State, draft.Target!, draft.Text)) is null) _session.KeepDraft("debrief", draft.Target, draft.At, "");
        }
        if (_session.Do(press.At, FrameDecisions.FinishDebrief(State)) is { } refusal) Shell.Say(refusal);
        else Later(leave: true);
    }

    private void Later(bool leave) => Shell.GoHome(leave, $"{_session.Stream}: {Phrases.Phase(State)}, net {Phrases.Count(State.Net(Shell.Now).WholeMinutes(), "minute")}");

    private void Move(int by) => _at = Math.Clamp(_at + by, 0, Fields.Count - 1);
}
