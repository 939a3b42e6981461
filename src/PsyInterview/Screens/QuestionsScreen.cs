using System.Drawing;
using System.Globalization;
using PsyInterview.Reports;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>Questions and participants: which question was asked of whom, a sign a session, with what became of the chosen one in words.</summary>
public sealed class QuestionsScreen : Screen
{
    private const int CountWidth = 8, Least = 6;
    private const string Reading = "reading the study; a moment";

    private readonly OpenStudy _study;
    private IReadOnlyList<GuideUse>? _uses;
    private (UsedQuestion Question, IReadOnlyList<QuestionCell> Cells)[] _rows = [];
    private int _guide, _row, _column, _left, _top;

    /// <param name="study">The study, open for writing.</param>
    public QuestionsScreen(Shell shell, OpenStudy study)
        : base(shell)
    {
        _study = study;
        Bindings =
        [
            new("j Down", "next", "next question", _ => Move(1, 0)) { Shown = "h j k l", InBar = true },
            new("k Up", "previous", "previous question", _ => Move(-1, 0)),
            new("l Right", "right", "next session", _ => Move(0, 1)),
            new("h Left", "left", "previous session", _ => Move(0, -1)),
            new("PageDown", "page down", "ten questions on", _ => Move(10, 0)),
            new("PageUp", "page up", "ten questions back", _ => Move(-10, 0)),
            new("Home", "first question", "to the first question", _ => Move(-_rows.Length, 0)),
            new("G End", "last question", "to the last question", _ => Move(_rows.Length, 0)),
            new("0", "first session", "to the first session", _ => Move(0, -_column)),
            new("$", "last session", "to the last session", _ => Move(0, Use?.Sessions.Count ?? 0)),
            new("Enter", "session", "read the account of this session", _ => Shell.Open(new TimelineScreen(Shell, _study.Recorder.Session(Session!.Stream)))) { InBar = true, WhyNot = () => _uses is null ? Reading : Session is null ? "there is no session that counts" : null },
            new("x", "exposure", "how many were exposed to each question, and since when it is in the guide", _ => OpenTable("Exposure", QuestionReports.Exposure)) { InBar = true, WhyNot = WhyNot },
            new("p", "probes", "planned probes, and those that interviewers made up", _ => OpenTable("Probes", ProbesReport.From)) { InBar = true, WhyNot = WhyNot },
            new("t", "time", "minutes on each topic against the plan", _ => OpenTable("Minutes", Pace.From)) { InBar = true, WhyNot = WhyNot },
            new("g", "next guide", "the questions of the next guide", _ => Choose(_guide + 1)) { InBar = true, WhyNot = () => _uses is null ? Reading : _uses.Count > 1 ? null : "no session was held with another guide" },
            new("n", "definitions", "what the words mean", _ => OpenTable("Questions and participants", QuestionReports.Matrix)) { WhyNot = WhyNot },
            new("Esc", "back", "back to the study", _ => Shell.Close(this)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Questions";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Header(int width) => StudyHeader.Of(width, _study, Use is { } use ? $"Questions and participants: {use.Guide}" : "Questions and participants");

    /// <inheritdoc/>
    public override Line Status
    {
        get
        {
            if (_rows.Length == 0) return Line.Empty;
            var (question, cells) = _rows[_row];
            var exposure = QuestionReports.Words(question, cells.Count(c => c.WasAsked), cells.Count);
            if (Session is not { } session) return exposure;
            var cell = cells[_column];
            var at = cell.At is { } when && session.State.Start is { } start && !session.State.IsAfterwards ? string.Create(CultureInfo.InvariantCulture, $" at {(int)(when - start).TotalMinutes}:{(when - start).Seconds:00}") : "";
            return $"{question.Number} {question.Label}, {session.Stream}: {cell.Words}{at}{Why(cell)}; {exposure}";
        }
    }

    private GuideUse? Use => _uses is { Count: > 0 } uses ? uses[Math.Clamp(_guide, 0, uses.Count - 1)] : null;

    private Account? Session => Use is { Sessions.Count: > 0 } use ? use.Sessions[Math.Clamp(_column, 0, use.Sessions.Count - 1)] : null;

    /// <inheritdoc/>
    public override void Shown() => Shell.Aside(() => GuideUse.All(_study.ReadAll()).Where(u => u.Sessions.Count + u.Pilots.Count + u.Past.Count > 0).OrderByDescending(u => u.Sessions.Count).ToList(), uses =>
    {
        _uses = uses;
        Choose(_guide);
    });

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var whole = new Rectangle(Point.Empty, size);
        if (_uses is null) return [new Pane(whole, "Questions", "reading", [Reading])];
        if (Use is not { } use) return [new Pane(whole, "Questions", "", [.. Line.Wrapped("No session was held with a guide yet. Once some were, it stands here which question was asked of whom.", size.Width - 4)])];
        var width = size.Width - 4;
        List<Line> foot = [.. Line.Wrapped(Legend(), width, Look.Dim), .. use.LeftOut().SelectMany(note => Line.Wrapped(note, width, Look.Dim))];
        var below = size.Height >= 12 ? Math.Min(foot.Count, 3) : 0;
        var columns = use.Sessions.Select(a => Columns.Of(Head(a))).DefaultIfEmpty(Least).Max() + 1;
        var names = Math.Clamp(width - CountWidth - use.Sessions.Count * columns, 20, 44);
        var room = Math.Max(1, (width - names - CountWidth) / columns);
        _left = Math.Clamp(_left, Math.Max(0, _column - room + 1), Math.Min(_column, Math.Max(0, use.Sessions.Count - room)));
        var visible = Math.Max(1, size.Height - 3 - below);
        _top = Math.Clamp(_top, Math.Max(0, _row - visible + 1), _row);
        var shown = use.Sessions.Skip(_left).Take(room).ToList();
        List<Line> lines = [new([new Span(new string(' ', names)), new Span($"{"asked",-CountWidth}", Look.Dim), .. shown.Select((a, i) => new Span($"{Head(a)}{new string(' ', columns - Columns.Of(Head(a)))}", _left + i == _column ? Look.Strong : Look.Dim))])];
        lines.AddRange(_rows.Skip(_top).Take(visible).Select(row => Drawn(row.Question, row.Cells, names, columns, room)));
        lines.AddRange(Enumerable.Repeat(Line.Empty, Math.Max(0, visible - (_rows.Length - _top))));
        lines.AddRange(foot.Take(below));
        var more = use.Sessions.Count > room ? $"sessions {_left + 1} to {_left + shown.Count} of {use.Sessions.Count}" : Phrases.Count(use.Sessions.Count, "session");
        return [new Pane(whole, $"{use.Guide}: {Phrases.Count(use.Questions.Count, "question")}", more, lines, _rows.Length == 0 ? -1 : _row - _top + 1)];
    }

    // Of a second interview the wave stands there, of a first only whose it is.
    private static string Head(Account account) => account.State.Plan!.Wave == 1 ? account.State.Plan.Participant : account.Stream;

    private Line Drawn(UsedQuestion question, IReadOnlyList<QuestionCell> cells, int names, int columns, int room)
    {
        var had = cells.Count(c => c.Status != QuestionCell.NotThere);
        var mark = question.Gone is { } gone ? $" (gone in v{gone.Version})" : "";
        var name = Columns.Fit($"{question.Number} {question.Label}", names - 1 - mark.Length) + mark;
        return new Line(
        [
            new Span(name + new string(' ', names - Columns.Of(name)), question.Gone is null ? Look.Normal : Look.Dim), new Span($"{$"{cells.Count(c => c.WasAsked)}/{had}",-CountWidth}"),
            .. cells.Skip(_left).Take(room).Select((cell, i) =>
            {
                var sign = Sign(cell);
                var isChosen = _left + i == _column && ReferenceEquals(_rows[_row].Question, question);
                return new Span(sign + new string(' ', columns - Columns.Of(sign)), isChosen ? Look.Key : cell.IsExposed ? Look.Good : cell.Status is "declined" or "skipped" ? Look.Warn : Look.Dim);
            }),
        ]);
    }

    private static string Sign(QuestionCell cell)
    {
        var signs = Glyphs.Current;
        return cell.Status switch
        {
            "asked" => cell.WasVolunteered ? signs.Volunteered + signs.Asked : signs.Asked,
            "volunteered" => signs.Volunteered,
            "skipped" => signs.Skipped,
            "declined" => signs.Declined,
            "parked" => signs.Parked,
            QuestionCell.NotThere => ".",
            _ => signs.NotYet,
        };
    }

    private static string Why(QuestionCell cell) => cell.Reason is { } reason ? $" ({reason})" : cell.Status is "skipped" or "declined" ? ", no reason given" : "";

    private static string Legend()
    {
        var signs = Glyphs.Current;
        return $"{signs.Asked} asked {signs.Volunteered} volunteered {signs.Skipped} skipped {signs.Declined} declined {signs.Parked} parked {signs.NotYet} not reached . absent";
    }

    private void Choose(int guide)
    {
        _guide = _uses is { Count: > 0 } uses ? guide % uses.Count : 0;
        _rows = Use is { } use ? [.. use.Questions.Select(q => (q, (IReadOnlyList<QuestionCell>)[.. use.Sessions.Select(a => GuideUse.Cell(q.Id, a))]))] : [];
        (_row, _column) = (Math.Clamp(_row, 0, Math.Max(0, _rows.Length - 1)), Math.Clamp(_column, 0, Math.Max(0, (Use?.Sessions.Count ?? 1) - 1)));
    }

    private void Move(int rows, int columns)
    {
        _row = Math.Clamp(_row + rows, 0, Math.Max(0, _rows.Length - 1));
        _column = Math.Clamp(_column + columns, 0, Math.Max(0, (Use?.Sessions.Count ?? 1) - 1));
    }

    private void OpenTable(string name, Func<Log.LogReading, ReportOptions, Table> report)
    {
        var guide = Use!.Guide;
        var today = DateOnly.FromDateTime(Shell.Now.Date);
        Shell.Open(new TableScreen(Shell, name, () => report(_study.ReadAll(), ReportOptions.On(today) with { Guide = guide })));
    }

    private string? WhyNot() => _uses is null ? Reading : Use is null ? "no session was held with a guide yet" : null;
}
