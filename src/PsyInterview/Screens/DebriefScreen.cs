using System.Drawing;
using PsyInterview.Sessions;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>
/// Notes about the session, soon after it. Can be left at any field and taken up again; nothing in it is required. After a focus group everybody
/// writes their own, seals it, and only then reads the others'.
/// </summary>
public sealed class DebriefScreen : Screen
{
    private readonly SessionRecorder _session;
    private readonly IReadOnlyList<DebriefField> _fields;
    private int _at;
    private bool _warned;

    /// <param name="session">The session, its closing list left; for an observer, in any phase.</param>
    public DebriefScreen(Shell shell, SessionRecorder session)
        : base(shell)
    {
        _session = session;
        _fields = DebriefFields.Of(session.State);
        _at = Math.Max(0, _fields.ToList().FindIndex(f => !Own.ContainsKey(f.Field)));
        Bindings =
        [
            new("Enter", "write", "write in this field", Write) { InBar = true, WhyNot = () => IsSealed ? "write: your debrief is sealed" : null },
            new("j Down", "next", "next field", _ => Move(1)) { InBar = true, Shown = "j k" },
            new("k Up", "previous", "previous field", _ => Move(-1)),
            .. State.IsGroup ? GroupKeys() : [new KeyBinding("f", "finish", "the debrief is finished", Finish) { InBar = true, WhyNot = () => State.Phase is Phase.Debriefed ? "finish: it is finished already" : null }],
            new("T", "timeline", "read the account beside it", _ => Shell.Open(new TimelineScreen(Shell, _session))) { InBar = true },
            new("Esc", "later", "leave it as it is and come back later", _ => Later(leave: false)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Debrief";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Status => State.IsGroup ? GroupStatus : State.Phase is Phase.Debriefed ? "the debrief is finished; it can still be added to" : "Enter writes, Esc leaves it for later";

    private SessionState State => _session.State;

    /// <summary>What this person wrote: in a group nobody else's words are shown here.</summary>
    private System.Collections.Immutable.ImmutableDictionary<string, string> Own => State.IsGroup ? State.DebriefOf(State.By ?? "") : State.Debrief;

    private bool IsSealed => State.By is { } by && State.SealedBy.Contains(by);

    private string GroupStatus => IsSealed ? "yours is sealed; c reads everybody's side by side" : "Enter writes; s seals yours, then the others' can be read";

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
        for (var i = 0; i < _fields.Count; i++)
        {
            if (i == _at) selected = lines.Count;
            lines.Add(Line.Of(_fields[i].Asks, Look.Title));
            var unsent = _session.Drafts.FirstOrDefault(d => d.Form == "debrief" && d.Target == _fields[i].Field)?.Text;
            var words = unsent is null ? Own.GetValueOrDefault(_fields[i].Field, "") : $"{unsent} (draft)";
            lines.AddRange(words.Length == 0 ? [Line.Of("  -", Look.Dim)] : Columns.Wrap(words, size.Width - 8).Select(r => (Line)("  " + r)));
        }
        var visible = Math.Max(1, size.Height - 2);
        var top = Math.Clamp(selected - visible / 2, 0, Math.Max(0, lines.Count - visible));
        return [new Pane(new Rectangle(Point.Empty, size), State.IsGroup ? $"Debrief of {State.By}" : "Debrief", IsSealed ? "sealed" : $"{Own.Count} of {_fields.Count}", [.. lines.Skip(top).Take(visible)], selected - top)];
    }

    private void Write(Press press)
    {
        var (field, asks, _) = _fields[_at];
        var draft = _session.Drafts.FirstOrDefault(d => d.Form == "debrief" && d.Target == field);
        Shell.Type(new Typing($"{asks}:", press.At, words =>
        {
            if (_session.Do(press.At, FrameDecisions.Debrief(State, field, words)) is { } refusal) return refusal;
            _session.KeepDraft("debrief", field, press.At, "");
            Move(1);
            return null;
        })
        {
            Text = draft?.Text ?? Own.GetValueOrDefault(field, ""),
            Changed = words => _session.KeepDraft("debrief", field, press.At, words),
            Leave = words => _session.KeepDraft("debrief", field, press.At, words.Trim()),
        });
    }

    private void Finish(Press press)
    {
        if (Own.Count == 0 && !_warned && _session.Drafts.All(d => d.Form != "debrief"))
        {
            _warned = true;
            Shell.Say("nothing is written yet; f again finishes the debrief as it is, Esc leaves it for later");
            return;
        }
        TakeDrafts();
        if (_session.Do(press.At, FrameDecisions.FinishDebrief(State)) is { } refusal) Shell.Say(refusal);
        else Later(leave: true);
    }

    private void TakeDrafts()
    {
        foreach (var draft in _session.Drafts.Where(d => d.Form == "debrief").ToList())
        {
            if (_session.Do(draft.At, FrameDecisions.Debrief(State, draft.Target!, draft.Text)) is null) _session.KeepDraft("debrief", draft.Target, draft.At, "");
        }
    }

    private IEnumerable<KeyBinding> GroupKeys() =>
    [
        new("s", "seal", "seal your debrief: it changes no more, and the others' can be read", Seal) { InBar = true, WhyNot = () => IsSealed ? "seal: yours is sealed already" : null },
        new("c", "compare", "everybody's debriefs side by side, once yours is sealed", _ => Shell.Open(new DebriefsScreen(Shell, _session)))
        {
            InBar = true, WhyNot = () => IsSealed ? null : "compare: seal your own debrief first: it is then not coloured by the others'",
        },
    ];

    private void Seal(Press press)
    {
        if (Own.Count == 0 && _session.Drafts.All(d => d.Form != "debrief"))
        {
            Shell.Say(GroupDecisions.Seal(State).Refusal ?? "");
            return;
        }
        Shell.Type(new Typing("type seal: your debrief then changes no more", press.At, words =>
        {
            if (!words.Trim().Equals("seal", StringComparison.OrdinalIgnoreCase)) return null;
            TakeDrafts();
            if (_session.Do(press.At, GroupDecisions.Seal(State)) is { } refusal) return refusal;
            // For whoever leads, the session is over with it.
            if (State.Phase is Phase.Ended && !State.IsObserver) _session.Do(press.At, FrameDecisions.FinishDebrief(State));
            Shell.Open(new DebriefsScreen(Shell, _session));
            return null;
        })
        { Bar = "Enter seal it  Esc go on writing", KeepsLeft = false });
    }

    private void Later(bool leave) => Shell.GoHome(leave, State.IsObserver ? $"{_session.Stream}: your debrief is {(IsSealed ? "sealed" : "kept; run the session again to go on")}" : $"{_session.Stream}: {Phrases.Phase(State)}, net {Phrases.Count(State.Net(Shell.Now).WholeMinutes(), "minute")}");

    private void Move(int by) => _at = Math.Clamp(_at + by, 0, _fields.Count - 1);
}
