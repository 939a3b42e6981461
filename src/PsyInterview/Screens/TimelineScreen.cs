using System.Drawing;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The whole account of a session: scrollable, filterable, and with what was taken back when asked.</summary>
public sealed class TimelineScreen : Screen
{
    private readonly SessionRecorder _session;
    private string _wanted = "";
    private bool _thoughts, _all;
    private int _top;

    /// <param name="session">The session to read.</param>
    public TimelineScreen(Shell shell, SessionRecorder session)
        : base(shell)
    {
        _session = session;
        Bindings =
        [
            new("j Down", "down", "one row down", _ => _top++) { InBar = true, Shown = "j k" },
            new("k Up", "up", "one row up", _ => _top--),
            new("PageDown Space", "page down", "a page down", _ => _top += 15) { InBar = true, Shown = "space" },
            new("PageUp", "page up", "a page up", _ => _top -= 15),
            new("g Home", "first", "to the beginning", _ => _top = 0) { InBar = true },
            new("G End", "last", "to the end", _ => _top = int.MaxValue / 2) { InBar = true },
            new("/", "filter", "only rows with these words", Filter) { InBar = true },
            new("t", "thoughts", "show or hide thoughts", _ => _thoughts = !_thoughts) { InBar = true },
            new("a", "all", "every entry, what was taken back too", _ => _all = !_all) { InBar = true },
            new("Esc", "back", "back", _ => Shell.Close(this)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Timeline";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override bool Ticks => _session.State.Phase is Phase.BetweenTopics or Phase.OnQuestion or Phase.Paused;

    /// <inheritdoc/>
    public override Line Header(int width)
    {
        var plan = _session.State.Plan!;
        return SessionHeader.Of(width, _session, Shell.Now, $"{plan.Participant} {Phrases.Session(plan)}: timeline", SessionGuide.Name(_session));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var lines = (IsWithheld ? [] : _all ? AuditLines() : AccountLines()).Where(l => _wanted.Length == 0 || l.Contains(_wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        var width = size.Width - 4;
        List<Line> rows = [.. lines.SelectMany(l => Columns.Wrap(l, width - 2).Select((row, i) => (Line)(i == 0 ? row : "  " + row)))];
        var visible = Math.Max(1, size.Height - 2);
        _top = Math.Clamp(_top, 0, Math.Max(0, rows.Count - visible));
        var empty = IsWithheld ? _session.Account.Withdrawal?.Scope == Scopes.Erase ? "erased at the participant's wish; that the session was held is all that is known" : "withheld: the participant withdrew, and wants erasure or has not decided" : _wanted.Length > 0 ? $"no row has “{_wanted}”; / with nothing typed shows all" : "nothing was recorded yet";
        return
        [
            new Pane(new Rectangle(Point.Empty, size), _all ? "Every entry" : "Timeline", _wanted.Length > 0 ? $"“{_wanted}” {lines.Count}" : $"{lines.Count}",
                rows.Count == 0 ? [Line.Of(empty, Look.Dim)] : [.. rows.Skip(_top).Take(visible)]),
        ];
    }

    private bool IsWithheld => _session.Account.IsWithheld;

    private IEnumerable<string> AccountLines()
    {
        var account = _session.Account;
        var state = _session.State;
        return state.Moments.Where(m => _thoughts || m.What != "thought").OrderBy(m => m.Happened)
            .Select(m => $"{Timeline.Time(state, m),6}  {account.Number(m.On),-4} {m.What}  {Timeline.Words(account, m)}");
    }

    private IEnumerable<string> AuditLines() =>
        _session.Entries.Where(e => (_thoughts || e.Happened is not NoteTaken { Form: NoteForms.Thought }) && !IsHidden(e))
            .Select(e => $"{e.Entry.Id.Number,5}  {e.Entry.At:HH:mm:ss}  {e.Entry.Kind}  {e.Entry.Data ?? "(erased)"}{(e.Stands ? "" : "  taken back")}");

    /// <summary>Struck words stay hidden here too, a thought's later words with the thought, and in a group the debriefs that may not be read yet.</summary>
    private bool IsHidden(Log.ReadEntry entry)
    {
        if (entry.Happened is DebriefAnswered && _session.State.IsGroup && GroupDecisions.WhyNotRead(_session.State, entry.Entry.Id.Person) is not null) return true;
        var of = entry.Happened is TextEdited edited ? edited.Entry : entry.Entry.Id.ToString();
        return _session.State.MomentOf(of) is { } moment && (moment.Struck || (moment.What == "thought" && !_thoughts));
    }

    private void Filter(Press press) =>
        Shell.Type(new Typing("only rows with", press.At, words =>
        {
            (_wanted, _top) = (words.Trim(), 0);
            return null;
        })
        { Text = _wanted, Bar = "Enter filter  Esc back" });
}
