using System.Drawing;
using PsyInterview.Sessions;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The sealed debriefs of a focus group, field by field, side by side where there is room. What may not be read yet is not here.</summary>
public sealed class DebriefsScreen : Screen
{
    private const int LeastColumn = 22, Gap = 2;
    private readonly SessionRecorder _session;
    private int _top;

    /// <param name="session">The session of a group.</param>
    public DebriefsScreen(Shell shell, SessionRecorder session)
        : base(shell)
    {
        _session = session;
        Bindings =
        [
            new("j Down", "down", "one row down", _ => _top++) { InBar = true, Shown = "j k" },
            new("k Up", "up", "one row up", _ => _top--),
            new("PageDown Space", "page down", "a page down", _ => _top += 12) { InBar = true, Shown = "space" },
            new("PageUp", "page up", "a page up", _ => _top -= 12),
            new("T", "timeline", "read the account beside it", _ => Shell.Open(new TimelineScreen(Shell, _session))) { InBar = true },
            new("Esc", "back", "back", _ => Shell.Close(this)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Debriefs";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Status => Waiting is { Count: > 0 } waiting
        ? $"not sealed yet, or not here yet: {string.Join(", ", waiting)}"
        : "everybody has sealed theirs";

    private SessionState State => _session.State;

    private IReadOnlyList<string> Readers => [.. State.SealedBy.Where(p => GroupDecisions.WhyNotRead(State, p) is null)];

    // Who has a part in the session and has sealed nothing on this laptop.
    private IReadOnlyList<string> Waiting =>
        [.. State.Group.Roles.Keys.Concat(State.Debriefs.Keys).Concat(State.Group.Observations.Select(o => o.Person)).Distinct().Where(p => !State.SealedBy.Contains(p)).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override Line Header(int width)
    {
        var plan = State.Plan!;
        return SessionHeader.Of(width, _session, Shell.Now, $"{plan.Participant} {Phrases.Session(plan)}: debriefs", SessionGuide.Name(_session));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var (people, width) = (Readers, size.Width - 4);
        var column = people.Count == 0 ? width : (width - Gap * (people.Count - 1)) / people.Count;
        List<Line> lines = people.Count == 0 ? [.. Line.Wrapped("Nothing can be read yet: seal your own debrief first, so that it is not coloured by the others'.", width)]
            : people.Count > 1 && column >= LeastColumn ? Beside(people, column) : Below(people, width);
        var visible = Math.Max(1, size.Height - 2);
        _top = Math.Clamp(_top, 0, Math.Max(0, lines.Count - visible));
        var right = Waiting.Count == 0 ? $"{people.Count} sealed" : $"{people.Count} sealed, {Waiting.Count} not yet";
        return [new Pane(new Rectangle(Point.Empty, size), "Debriefs", right, [.. lines.Skip(_top).Take(visible)])];
    }

    // What was written and stands in no field of this program's is shown under its name.
    private IEnumerable<(string Field, string Title)> Written(IReadOnlyList<string> people)
    {
        var fields = DebriefFields.Of(State);
        var own = people.SelectMany(p => State.DebriefOf(p).Where(d => d.Value.Length > 0).Select(d => d.Key)).ToHashSet();
        return fields.Where(f => own.Contains(f.Field)).Select(f => (f.Field, f.Short))
            .Concat(own.Where(o => fields.All(f => f.Field != o)).Order(StringComparer.Ordinal).Select(o => (o, o)));
    }

    private List<Line> Beside(IReadOnlyList<string> people, int column)
    {
        List<Line> lines = [Row([.. people], column, Look.Strong)];
        foreach (var (field, title) in Written(people))
        {
            lines.Add(Line.Of(title, Look.Title));
            var cells = people.Select(p => Columns.Wrap(Words(p, field), column)).ToList();
            for (var row = 0; row < cells.Max(c => c.Count); row++) lines.Add(Row([.. cells.Select(c => row < c.Count ? c[row] : "")], column, Look.Normal));
        }
        return lines;
    }

    private List<Line> Below(IReadOnlyList<string> people, int width)
    {
        List<Line> lines = [];
        foreach (var (field, title) in Written(people))
        {
            lines.Add(Line.Of(title, Look.Title));
            foreach (var person in people)
            {
                var rows = Columns.Wrap(Words(person, field), Math.Max(10, width - 8));
                for (var i = 0; i < rows.Count; i++) lines.Add(new Line(new Span($"  {(i == 0 ? person : ""),-5} ", Look.Strong), new Span(rows[i])));
            }
        }
        return lines;
    }

    private string Words(string person, string field) => State.DebriefOf(person).GetValueOrDefault(field, "") is { Length: > 0 } words ? words : "-";

    private static Line Row(IReadOnlyList<string> cells, int column, Look look) =>
        Line.Of(string.Join(new string(' ', Gap), cells.Select(c => c + new string(' ', Math.Max(0, column - Columns.Of(c))))).TrimEnd(), look);
}
