using System.Drawing;
using System.Globalization;
using System.Text;
using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>What a member check looks like: its statements with what was said and decided, and beside or below them the steps on the way.</summary>
public sealed partial class MemberCheckScreen
{
    private const int RoomBeside = 110, Beside = 40, RoomBelow = 14;
    private (MemberCheck Check, int Width, List<Line> Lines, List<int> Starts)? _drawn;
    private int _top;
    private bool _moved;

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var isBeside = size.Width >= RoomBeside;
        List<Line> steps = [.. Steps().SelectMany(s => Line.Wrapped($"{s.On,-11}{s.Words}", (isBeside ? Beside : size.Width) - 4))];
        var below = isBeside || size.Height < RoomBelow ? 0 : Math.Clamp(steps.Count + 2, 3, size.Height / 3);
        var list = new Rectangle(0, 0, isBeside ? size.Width - Beside : size.Width, size.Height - below);
        var (lines, starts) = Lines(list.Width - 4);
        var visible = Math.Max(1, list.Height - 2);
        _at = Math.Clamp(_at, 0, starts.Count - 1);
        var (from, to) = (starts[_at], _at + 1 < starts.Count ? starts[_at + 1] : lines.Count);
        if (_moved) _top = Math.Min(Math.Max(_top, to - visible), from);
        _moved = false;
        _top = Math.Clamp(_top, 0, Math.Max(0, lines.Count - visible));
        var statements = starts.Count - 1 - Check.Additions.Count;
        List<Pane> panes =
        [
            new(list, "Statements", $"{(statements == 0 ? "" : $"{Check.Answers.Keys.Count(n => n > 0)} of {statements} answered")}{(_top + visible < lines.Count ? ", more below" : "")}", [.. lines.Skip(_top).Take(visible)],
                from >= _top && from < _top + visible ? from - _top : -1),
        ];
        // What happened last stands where it is seen.
        if (isBeside) panes.Add(new(new Rectangle(list.Width, 0, Beside, size.Height), "So far", "", [.. steps.TakeLast(size.Height - 2)]));
        else if (below > 0) panes.Add(new(new Rectangle(0, list.Height, size.Width, below), "So far", "", [.. steps.TakeLast(below - 2)]));
        return panes;
    }

    private (List<Line> Lines, List<int> Starts) Lines(int width)
    {
        var check = Check;
        if (_drawn is not { } known || known.Width != width || !known.Check.Equals(check))
        {
            (List<Line> lines, List<int> starts) = ([], []);
            foreach (var row in Rows)
            {
                starts.Add(lines.Count);
                lines.AddRange(Drawn(check, row, width));
            }
            if (starts.Count == 1 && check.Shown?.Text is null)
                lines.AddRange(Line.Wrapped(check.Shown is not null ? "The words of this letter were erased, or are to be." : CheckForms.IsTalked(check.Form) ? "Nothing has to be written; w writes an invitation." : "Nothing is written yet. Enter assembles a letter from what was recorded.", width, Look.Dim));
            _drawn = known = (check, width, lines, starts);
        }
        return (known.Lines, known.Starts);
    }

    private static IEnumerable<Line> Drawn(MemberCheck check, Row row, int width)
    {
        if (row.Statement is not { } number)
        {
            foreach (var (i, words) in Columns.Wrap(row.Words, Math.Max(4, width - 4)).Index()) yield return new Line(new Span(i == 0 ? "  + " : "    ", Look.Good), new Span(words));
            yield break;
        }
        var answer = check.Answers.GetValueOrDefault(number);
        var signs = Glyphs.Current;
        var mark = answer?.Answer switch { StatementAnswers.Confirm => signs.Asked, StatementAnswers.Amend => signs.Volunteered, StatementAnswers.Dispute => signs.Declined, _ => signs.NotYet };
        var look = answer is null ? Look.Dim : answer.IsChange ? Look.Warn : Look.Good;
        foreach (var (i, words) in Columns.Wrap(row.Words, Math.Max(4, width - 6)).Index())
            yield return new Line(new Span(i == 0 ? $"{mark} " : "  ", look), new Span(i == 0 && number > 0 ? $"{number,3} " : "    ", Look.Dim), new Span(words, number == 0 ? Look.Strong : Look.Normal));
        if (answer is not { IsChange: true }) yield break;
        foreach (var line in Indented(answer.Answer == StatementAnswers.Amend ? $"they would say: {answer.Words}" : answer.Words is { } why ? $"not so: {why}" : "not so", width, look)) yield return line;
        var decided = check.Decisions.GetValueOrDefault(answer.Id);
        var said = decided is null ? "not decided yet; d decides" : $"{decided.Verdict}, {decided.On} {decided.By}: {decided.Reason}{(decided.Touched.Count > 0 ? $" ({string.Join(", ", decided.Touched)})" : "")}";
        foreach (var line in Indented(said, width, decided is null ? Look.Warn : Look.Dim)) yield return line;
    }

    private static IEnumerable<Line> Indented(string text, int width, Look look) => Columns.Wrap(text.ReplaceLineEndings(" "), Math.Max(4, width - 8)).Select(row => Line.Of("        " + row, look));

    // In the order in which they happened; the day is when it was done, not when it was written down.
    private IEnumerable<(string On, string Words)> Steps()
    {
        var check = Check;
        yield return (check.PlannedOn, $"planned: {CheckForms.Words(check.Form)} about the {Phrases.Ordinal(check.Wave)} interview");
        var sent = check.Sent;
        foreach (var letter in check.Letters.Where(l => sent is null || l.Number <= sent.Version)) yield return Written(letter);
        foreach (var made in check.Letters.SelectMany(l => Exports(l).Select(e => (Letter: l, Export: e))))
            yield return (Studies.StudyState.Day(made.Export.At), $"version {made.Letter.Number.ToString(CultureInfo.InvariantCulture)} made: {made.Export.Where}");
        if (sent is not null)
        {
            yield return (sent.On, $"sent by {sent.Channel}, {sent.By}{(sent.Version > 0 ? $", version {sent.Version.ToString(CultureInfo.InvariantCulture)}" : "")}; due {sent.Due}");
            foreach (var (on, due) in check.Reminders) yield return (on, due is null ? "reminded" : $"reminded; due {due}");
        }
        if (check.EndedOn is { } ended) yield return (ended, $"{CheckStanding.Of(check.Phase)}{(check.Reason is { } reason ? $": {reason}" : "")}");
        if (check.ReturnedOn is { } returned) yield return (returned, $"answered{(check.Response is { } response ? $": {response}" : "")}");
        foreach (var (on, words) in check.FollowUps) yield return (on, $"after the distress: {words}");
        if (check.ReviewedOn is { } reviewed) yield return (reviewed, "reviewed");
        foreach (var letter in check.Letters.Where(l => sent is not null && l.Number > sent.Version)) yield return (Written(letter).On, $"{Written(letter).Words}, corrected");
        if (check.ClosedOn is { } closed) yield return (closed, "closed");
        if (check.Phase is CheckPhase.Withdrawn && Study.Withdrawals.GetValueOrDefault(check.Person) is { } withdrawal) yield return (withdrawal.On, $"withdrew: {Studies.Scopes.Words(withdrawal.Scope)}");
    }

    private static (string On, string Words) Written(LetterVersion letter) =>
        (Studies.StudyState.Day(letter.At), $"version {letter.Number.ToString(CultureInfo.InvariantCulture)} written, {letter.By}{(letter.Text is null ? "; its words were erased" : "")}");

    private string Versions()
    {
        var text = new StringBuilder();
        foreach (var letter in Check.Letters.Reverse())
            text.Append(CultureInfo.InvariantCulture, $"VERSION {letter.Number}, {letter.Language}, {letter.By}, {letter.At:yyyy-MM-dd HH:mm}{(Check.Sent?.Version == letter.Number ? ", THIS WAS SENT" : "")}\n\n{letter.Text ?? "(erased)"}\n\n");
        foreach (var (version, left) in _recorder.LeftBehind)
            text.Append(CultureInfo.InvariantCulture, $"NO VERSION: was being written when the program was stopped, grown from version {version}\n\n{left}\n\n");
        return text.ToString();
    }
}
