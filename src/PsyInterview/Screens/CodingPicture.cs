using System.Drawing;
using System.Globalization;
using PsyInterview.Coding;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>What the coding screen looks like: passages, and beside or below them the codes used lately.</summary>
public sealed partial class CodingScreen
{
    private const int RoomBeside = 100, Beside = 36, RowsBelow = 4, RoomBelow = 12;
    private (SessionCoding Coding, int Width, List<Line> Lines, List<int> Starts)? _drawn;
    private int _top, _visible = 1;
    private bool _moved;

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var isBeside = size.Width >= RoomBeside;
        var list = new Rectangle(0, 0, isBeside ? size.Width - Beside : size.Width, isBeside || size.Height < RoomBelow ? size.Height : size.Height - RowsBelow);
        var (lines, starts) = Lines(list.Width - 4);
        _visible = Math.Max(1, list.Height - 2);
        _at = Math.Clamp(_at, 0, Math.Max(0, starts.Count - 1));
        var (from, to) = starts.Count == 0 ? (0, 0) : (starts[_at], _at + 1 < starts.Count ? starts[_at + 1] : lines.Count);
        if (_moved) _top = Math.Min(Math.Max(_top, to - _visible), from);
        _moved = false;
        _top = Math.Clamp(_top, 0, Math.Max(0, lines.Count - _visible));
        List<Pane> panes =
        [
            new(list, "Passages", starts.Count == 0 ? "0" : $"{_at + 1}/{starts.Count}{(_top + _visible < lines.Count ? ", more below" : "")}",
                lines.Count == 0 ? [Line.Of("There is nothing to code in this session.", Look.Dim)] : [.. lines.Skip(_top).Take(_visible)],
                from >= _top && from < _top + _visible ? from - _top : -1),
        ];
        if (isBeside) panes.Add(new(new Rectangle(list.Width, 0, Beside, size.Height), "Used lately", "", [.. LatelyList(Beside - 4).Take(size.Height - 2)]));
        else if (list.Height < size.Height) panes.Add(new(new Rectangle(0, list.Height, size.Width, RowsBelow), "Used lately", "", [.. LatelyRow(size.Width - 4).Take(RowsBelow - 2)]));
        return panes;
    }

    private (List<Line> Lines, List<int> Starts) Lines(int width)
    {
        if (_drawn is not { } known || !ReferenceEquals(known.Coding, Coding) || known.Width != width)
        {
            (List<Line> lines, List<int> starts) = ([], []);
            var account = (_session as SessionRecorder)?.Account;
            foreach (var passage in Coding.Passages)
            {
                starts.Add(lines.Count);
                lines.AddRange(Drawn(passage, account?.Number(passage.On) ?? passage.On ?? "", width));
            }
            _drawn = known = (Coding, width, lines, starts);
        }
        return (known.Lines, known.Starts);
    }

    private IEnumerable<Line> Drawn(Passage passage, string question, int width)
    {
        var what = passage.What switch
        {
            Passage.Whole => "The session as a whole",
            Passage.Paragraph => passage.Number.ToString(CultureInfo.InvariantCulture),
            var other => other,
        };
        var where = string.Join("  ", new[] { question, passage.Speaker ?? "" }.Where(w => w.Length > 0));
        yield return new Line(new Span(what, Look.Strong), new Span(where.Length > 0 ? $"  {where}" : "", Look.Dim));
        if (passage.Text.Length > 0)
            foreach (var row in Columns.Wrap(passage.Text.ReplaceLineEndings("\n"), Math.Max(4, width - 2))) yield return Line.Of("  " + row);
        var tags = Mine?.Tags.GetValueOrDefault(passage.Id);
        var names = Coding.NamesBy(Coder, passage.Id);
        if (names.Count > 0)
            foreach (var row in Indented(Tags(names) + (tags?.IsLive == true ? "  (in the talk)" : ""), width, tags?.IsLive == true ? Look.Dim : Look.Good)) yield return row;
        if (CodingDecisions.NeedsRecoding(Coding, Coder, passage.Id))
            foreach (var row in Indented("a code of these was split since; code it anew", width, Look.Warn)) yield return row;
        if (passage.What == Passage.Whole && Hidden is { } hidden)
            foreach (var row in Indented(hidden, width, Look.Dim)) yield return row;
        foreach (var other in Coding.Work.Values.Where(w => !w.Coder.Equals(Coder, StringComparison.OrdinalIgnoreCase) && !Coding.IsHidden(w.Coder, Coder)))
        {
            if (Coding.NamesBy(other.Coder, passage.Id) is { Count: > 0 } theirs)
                foreach (var row in Indented($"{other.Coder}: {Tags(theirs)}", width, Look.Dim)) yield return row;
        }
        foreach (var quote in Coding.QuotesFor(Coder).Where(q => q.Passage == passage.Id))
            foreach (var row in Indented($"speaks {(quote.Stance == CodeWords.Supports ? "for" : "against")} {quote.Theme}", width, Look.Key)) yield return row;
        foreach (var aspect in Coding.AspectsFor(Coder).Where(a => a.Passage == passage.Id))
            foreach (var row in Indented($"{aspect.Code}: {aspect.Aspect}", width, Look.Dim)) yield return row;
    }

    private static string Tags(IEnumerable<string> names) => string.Join(' ', names.Select(n => "#" + n));

    private static IEnumerable<Line> Indented(string text, int width, Look look) => Columns.Wrap(text, Math.Max(4, width - 4)).Select(row => Line.Of("    " + row, look));

    private IEnumerable<Line> LatelyRow(int width) => _lately.Count == 0
        ? Line.Wrapped("Codes used here come to stand under 1 to 9.", width, Look.Dim)
        : Line.Wrapped(string.Join("  ", _lately.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1} {name}"))), width);

    private IEnumerable<Line> LatelyList(int width)
    {
        if (_lately.Count == 0)
            foreach (var row in Line.Wrapped("Codes used here come to stand under 1 to 9.", width, Look.Dim)) yield return row;
        foreach (var (i, name) in _lately.Index()) yield return new Line(new Span(string.Create(CultureInfo.InvariantCulture, $"{i + 1} "), Look.Key), new Span(name));
        if (Chosen is not { } passage) yield break;
        foreach (var code in Coding.NamesBy(Coder, passage.Id).Select(Coding.Book.Find).OfType<Code>())
        {
            yield return Line.Empty;
            yield return Line.Of(code.Name, Look.Title);
            foreach (var row in Line.Wrapped(code.Definition.Length > 0 ? code.Definition : "no definition yet", width, Look.Dim)) yield return row;
        }
    }

    /// <summary>A page, or within a passage that is longer than the window the rest of it.</summary>
    private void Page(int by)
    {
        if (_drawn is not { Starts.Count: > 0 } drawn) return;
        var (from, to) = (drawn.Starts[_at], _at + 1 < drawn.Starts.Count ? drawn.Starts[_at + 1] : drawn.Lines.Count);
        if (by > 0 && to > _top + _visible) _top += Math.Max(1, _visible - 1);
        else if (by < 0 && from < _top) _top -= Math.Max(1, _visible - 1);
        else
        {
            var row = by > 0 ? _top + _visible : _top - _visible;
            _at = Math.Max(0, drawn.Starts.FindLastIndex(s => s <= Math.Max(0, row)));
            _top = drawn.Starts[_at];
        }
    }
}
