using System.Drawing;
using PsyInterview.Log;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>How the study is set up, section by section: read, changed, added to.</summary>
public sealed class SetUpScreen : Screen
{
    private const int Detail = 8, RoomForDetail = 19;
    private readonly Recorder _recorder;
    private readonly SetUpForm _form;
    private int _at;

    /// <param name="recorder">The study, open for writing.</param>
    public SetUpScreen(Shell shell, Recorder recorder)
        : base(shell)
    {
        _recorder = recorder;
        _form = new SetUpForm(shell, recorder, GoTo);
        Bindings =
        [
            new("Enter", "change", "change what stands in this row, one prompt after the other", Change) { InBar = true },
            new("a", "add", "add to the section one stands in", Add) { InBar = true, WhyNot = WhyNotAdd },
            new("x", "take out", "take this row out of the set-up", TakeOut) { InBar = true, WhyNot = () => Row.Declared is null ? "take out: there is nothing in this row to take out" : null },
            new("j Down", "next", "next row", _ => Move(1)) { InBar = true, Shown = "j k" },
            new("k Up", "previous", "previous row", _ => Move(-1)),
            new("Esc", "back", "back to the study", _ => Shell.Close(this)) { InBar = true },
            new("] PageDown", "next section", "the first row of the next section", _ => Section(1)) { InBar = true, Shown = "[ ]" },
            new("[ PageUp", "previous section", "the first row of the section before", _ => Section(-1)),
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Set-up";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Status => Row switch
    {
        { IsPlaceholder: true } => WhyNotAdd() ?? $"a adds the first to {Row.Section.ToLowerInvariant()}",
        _ when Study.SetUp.IsEmpty => "nothing is set up yet: ] goes to the groups, a adds the first",
        { Section: "Study" } => "Enter writes here",
        _ => $"Enter changes it, a adds to {Row.Section.ToLowerInvariant()}",
    };

    private StudyState Study => _recorder.Study;

    private IReadOnlyList<SetUpRow> Rows => SetUpRows.Of(Study);

    private SetUpRow Row => Rows[Math.Clamp(_at, 0, Rows.Count - 1)];

    /// <inheritdoc/>
    public override Line Header(int width)
    {
        var saved = _recorder.Store.Status.Problem ?? (_recorder.Store.Status.Pending > 0 ? "saving" : "saved");
        var left = Columns.Fit($"Set-up: {(Study.Title.Length > 0 ? Study.Title : "no title yet")}", Math.Max(0, width - saved.Length - 2));
        return new Line(new Span(left, Look.Strong), new Span(new string(' ', Math.Max(1, width - Columns.Of(left) - saved.Length))),
            new Span(saved, saved is "saved" ? Look.Good : saved is "saving" ? Look.Normal : Look.Warn));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var rows = Rows;
        _at = Math.Clamp(_at, 0, rows.Count - 1);
        var below = size.Height >= RoomForDetail && rows[_at].Declared is not (null or TargetSet or CombinationExcluded) ? Detail : 0;
        var width = size.Width - 4;
        var (first, last) = Widths(rows, width);
        List<Line> lines = [];
        var selected = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            if (i == 0 || rows[i].Section != rows[i - 1].Section)
            {
                if (i > 0 && size.Height >= RoomForDetail) lines.Add(Line.Empty);
                lines.Add(Line.Of(rows[i].Section, Look.Title));
            }
            if (i == _at) selected = lines.Count;
            lines.Add(Drawn(rows[i], first, last, width));
        }
        var visible = Math.Max(1, size.Height - below - 2);
        var top = Math.Clamp(selected - visible / 2, 0, Math.Max(0, lines.Count - visible));
        List<Pane> panes =
        [
            new(new Rectangle(0, 0, size.Width, size.Height - below), "Set-up", $"{Phrases.Count(Study.SetUp.Groups.Count, "group")}, {Phrases.Count(Study.SetUp.Criteria.Count, "criterion")}",
                [.. lines.Skip(top).Take(visible)], selected - top),
        ];
        if (below > 0) panes.Add(new(new Rectangle(0, size.Height - below, size.Width, below), SetUpDecisions.Words(rows[_at].Declared!), "", Said(rows[_at].Declared!, width)));
        return panes;
    }

    private static (int First, int Last) Widths(IReadOnlyList<SetUpRow> rows, int width) =>
        (Math.Min(width / 3, rows.Where(r => r.Section is not ("Targets" or "Impossible")).Max(r => Columns.Of(r.Name))),
            Math.Min(width / 4, rows.Where(r => r.Section != "Waves").Max(r => Columns.Of(r.Group ?? ""))));

    private static Line Drawn(SetUpRow row, int first, int last, int width)
    {
        if (row.IsPlaceholder) return Line.Of(Columns.Fit($"  {row.Words}", width), Look.Dim);
        // Names of targets are as long as what they name; the rest keeps its column.
        var group = row.Section is "Waves" or "Study" or "Groups" or "Team" ? "" : row.Group ?? "every group";
        var isLong = row.Section is "Targets" or "Impossible";
        var name = isLong ? row.Name : Columns.Fit(row.Name, first);
        var room = Math.Max(0, width - 2 - (group.Length > 0 ? Math.Max(last, 11) + 2 : 0));
        var words = Columns.Fit(name + new string(' ', isLong ? 2 : Math.Max(0, first - Columns.Of(name)) + 2) + row.Words, room);
        var cut = Math.Min(words.Length, name.Length);
        return new Line(new Span("  "), new Span(words[..cut], Look.Strong), new Span(words[cut..] + new string(' ', Math.Max(0, room - Columns.Of(words)) + 2)),
            new Span(Columns.Fit(group, Math.Max(last, 11)), Look.Dim));
    }

    private static IReadOnlyList<Line> Said(Event declared, int width)
    {
        List<Line> lines = [];
        foreach (var (key, words) in PartReading.Write(declared))
        {
            var rows = Columns.Wrap(SetUpRows.Shown(words), Math.Max(10, width - 17));
            for (var i = 0; i < rows.Count; i++) lines.Add(new Line(new Span($"  {(i == 0 ? key : ""),-14}", Look.Dim), new Span(rows[i])));
        }
        return lines.Count <= Detail - 2 ? lines : [.. lines.Take(Detail - 3), Line.Of("  ...  Enter goes through all of it", Look.Dim)];
    }

    private void Change(Press press)
    {
        var row = Row;
        switch (row.Declared)
        {
            case null when row.Name == ObserverWords.Key: _form.AskObserverWords(press.At); break;
            case null when row.Section == "Study": _form.AskStudy(SetUpParts.Study.Keys.First(k => k.Key == row.Name), press.At); break;
            case null: Shell.Say(WhyNotAdd() ?? "there is nothing here yet; a adds"); break;
            case GroupDeclared e: _form.Ask(SetUpParts.Group, e.Group, null, e, press.At); break;
            case WaveDeclared e: _form.Ask(SetUpParts.Wave, Number(e.Wave), e.Group, e, press.At); break;
            case TeamMemberDeclared e: _form.Ask(SetUpParts.Person, e.Person, null, e, press.At); break;
            case CriterionDeclared e: _form.Ask(SetUpParts.Criterion, e.Criterion, e.Group, e, press.At); break;
            case TargetSet e: Target(e.Group, LevelNotation.Words(e), e, press); break;
            case CombinationExcluded e: Impossible(e.Group, LevelNotation.Words(e), e, press); break;
        }
    }

    private void Add(Press press)
    {
        switch (Row.Section)
        {
            case "Groups": _form.AskName("name of the group:", "one word, for example patients  Enter next  Esc back", press.At, NewGroup(press)); break;
            case "Waves": _form.AskGroup(required: true, press.At, group => NewWave(press, group!)); break;
            case "Team": _form.AskName("code of the person:", "a code, never a name, for example SD  Enter next  Esc back", press.At, NewPerson(press)); break;
            case "Criteria": _form.AskGroup(required: false, press.At, group => _form.AskName("name of the criterion:", "one word, for example age  Enter next  Esc back", press.At, NewCriterion(press, group))); break;
            case "Targets": _form.AskGroup(required: false, press.At, group => Target(group, "", null, press)); break;
            case "Impossible": _form.AskGroup(required: false, press.At, group => Impossible(group, "", null, press)); break;
        }
    }

    private Func<string, string?> NewGroup(Press press) => name => New(SetUpParts.Group, name, null, press,
        Study.SetUp.Group(name) is { } there ? $"there is a group {there.Group} already" : null);

    private Func<string, string?> NewPerson(Press press) => name => New(SetUpParts.Person, name, null, press,
        Study.SetUp.Team.Exists(t => t.Person.Equals(name, StringComparison.OrdinalIgnoreCase)) ? $"{name} is in the team already" : null);

    private Func<string, string?> NewCriterion(Press press, string? group) => name => New(SetUpParts.Criterion, name, group, press,
        Study.SetUp.Criterion(group, name) is not null ? $"there is a criterion {name} already" : null);

    private string? New(Part part, string name, string? group, Press press, string? twin)
    {
        if (twin is not null) return twin;
        var granted = PartReading.Read(part, name, group, new Fields(new Dictionary<string, Written>()));
        if (SetUpRules.Flaws(Study.SetUp, granted).FirstOrDefault(f => f.Key is null && f.Severity == Severity.Error && part != SetUpParts.Person) is { } flaw) return flaw.Sentence;
        if (part == SetUpParts.Person && !StudyDecisions.IsCode(name)) return StudyDecisions.NotACode(name);
        _form.Ask(part, name, group, granted, press.At);
        return null;
    }

    private void NewWave(Press press, string group)
    {
        var number = Study.SetUp.Waves.Where(w => w.Group == group).Select(w => w.Wave).DefaultIfEmpty().Max() + 1;
        _form.Ask(SetUpParts.Wave, Number(number), group, new WaveDeclared(group, number, $"{PartReading.Titled(Phrases.Ordinal(number))} interview"), press.At);
    }

    private void Target(string? group, string now, Event? instead, Press press) =>
        _form.AskLine($"target{For(group)}:", now, "gender=Male: 6, or 6 to 8; & between several  Tab complete  Enter save", Levels(group), press.At,
            typed => LevelNotation.ReadTarget(Study.SetUp, group, typed), instead);

    private void Impossible(string? group, string now, Event? instead, Press press) =>
        _form.AskLine($"impossible{For(group)}:", now, "gender=Male & reason=Pregnancy because ...  Tab complete  Enter save", Levels(group), press.At,
            typed => LevelNotation.ReadExcluded(Study.SetUp, group, typed), instead);

    // Completes the last of several levels, and leaves what stands before it.
    private Func<string, IReadOnlyList<string>> Levels(string? group) => typed =>
    {
        var cut = typed.LastIndexOf('&') + 1;
        var (before, begun) = (typed[..cut], typed[cut..].Trim());
        if (begun.Contains(':')) return [];
        return [.. Study.SetUp.CriteriaOf(group).SelectMany(c => (c.Levels ?? []).Select(l => $"{c.Criterion}={l}"))
            .Where(l => l.Contains(begun, StringComparison.OrdinalIgnoreCase)).Select(l => before.Length > 0 ? $"{before} {l}" : l)];
    };

    private void TakeOut(Press press)
    {
        var row = Row;
        if (SetUpDecisions.NameOf(row.Declared) is not { } named) return;
        Shell.Type(new Typing($"take out {SetUpDecisions.Words(row.Declared!)}? yes:", press.At, typed =>
        {
            if (!typed.Trim().Equals("yes", StringComparison.OrdinalIgnoreCase))
            {
                Shell.Say("left as it was");
                return null;
            }
            if (_recorder.Do(press.At, SetUpDecisions.Remove(Study, named.What, named.Name)) is { } refusal) Shell.Say(refusal);
            else
            {
                Shell.Say($"taken out: {SetUpDecisions.Words(row.Declared!)}");
                // The last row of a section leaves one in that section, not in the next.
                if (Row.Section != row.Section) Move(-1);
            }
            return null;
        })
        { Bar = "type yes, then Enter  Esc back", KeepsLeft = false, Leave = _ => Shell.Say("left as it was") });
    }

    private string? WhyNotAdd() => Row.Section switch
    {
        "Study" => "add: the study has these fields; Enter writes in one. ] goes to the groups",
        "Waves" when Study.SetUp.Groups.IsEmpty => "add: waves belong to a group; add a group first",
        "Targets" or "Impossible" when Study.SetUp.Criteria.IsEmpty => "add: it names levels of criteria; add a criterion first",
        _ => null,
    };

    private void GoTo(Event declared)
    {
        var name = SetUpDecisions.NameOf(declared);
        var at = name is null ? -1 : Rows.ToList().FindIndex(r => SetUpDecisions.NameOf(r.Declared) == name);
        if (at >= 0) _at = at;
    }

    private void Move(int by) => _at = Math.Clamp(_at + by, 0, Rows.Count - 1);

    private void Section(int by)
    {
        var sections = Rows.Select(r => r.Section).Distinct().ToList();
        var wanted = sections[Math.Clamp(sections.IndexOf(Row.Section) + by, 0, sections.Count - 1)];
        _at = Rows.ToList().FindIndex(r => r.Section == wanted);
    }

    private static string Number(int wave) => wave.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string For(string? group) => group is null ? "" : $" for {group}";
}
