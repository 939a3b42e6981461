using System.Drawing;
using System.Globalization;
using PsyInterview.Coding;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>What the screen of differences looks like: the list, the one looked at with its passage, and how far the two agreed.</summary>
public sealed partial class ConsensusScreen
{
    private const int AgreementRows = 4;

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var agreement = size.Height >= 14 ? AgreementRows : 0;
        var list = Math.Clamp(Coding.Differences.Count + 2, 3, Math.Max(3, (size.Height - agreement) / 2));
        var detail = size.Height - agreement - list;
        List<Pane> panes = [Listed(new Rectangle(0, 0, size.Width, list)), new(new Rectangle(0, list, size.Width, detail), "Passage", "", [.. Detail(size.Width - 4).Take(detail - 2)])];
        if (agreement > 0) panes.Add(new(new Rectangle(0, size.Height - agreement, size.Width, agreement), "Before they spoke about it", "", [.. Agreement(size.Width - 4).Take(agreement - 2)]));
        return panes;
    }

    private Pane Listed(Rectangle where)
    {
        var all = Coding.Differences;
        var visible = Math.Max(1, where.Height - 2);
        _at = Math.Clamp(_at, 0, Math.Max(0, all.Count - 1));
        var top = Math.Clamp(_at - visible / 2, 0, Math.Max(0, all.Count - visible));
        var (passages, codes) = (all.Select(d => Columns.Of(Short(d.Passage))).DefaultIfEmpty(0).Max(), Math.Min(30, all.Select(d => Columns.Of(d.Code)).DefaultIfEmpty(0).Max()));
        return new(where, "Differences", $"{(all.Count == 0 ? 0 : _at + 1)}/{all.Count}", all.Count == 0 ? ["Both applied the same codes to every passage."]
            : [.. all.Skip(top).Take(visible).Select(d => new Line(
                new Span($"{Padded(Short(d.Passage), passages)}  ", Look.Dim), new Span($"{Padded(Columns.Fit(d.Code, codes), codes)}  ", Look.Strong), new Span($"{d.By,-6}  "),
                d.Decided is { } decided ? new Span(decided.Applies ? "applies" : "does not apply", Look.Good) : new Span("open", Look.Warn)))],
            all.Count == 0 ? -1 : _at - top);
    }

    private static string Padded(string text, int columns) => text + new string(' ', Math.Max(0, columns - Columns.Of(text)));

    private static string Short(Passage passage) => passage.What switch
    {
        Passage.Whole => "whole",
        Passage.Paragraph => passage.Number.ToString(CultureInfo.InvariantCulture),
        var what => what,
    };

    private IEnumerable<Line> Detail(int width)
    {
        if (Chosen is not { } difference) yield break;
        var other = difference.By.Equals(First, StringComparison.OrdinalIgnoreCase) ? Second : First;
        yield return new Line(new Span(difference.Code, Look.Strong), new Span($"   applied by {difference.By}, not by {other}"));
        var code = Coding.Book.FindAny(difference.Code);
        foreach (var row in Line.Wrapped(code is { Definition.Length: > 0 } ? code.Definition : "no definition yet", width, Look.Dim)) yield return row;
        if (difference.Decided is { } decided)
        {
            var words = $"{(decided.Applies ? "Applies" : "Does not apply")}: {decided.Reason} ({decided.On}{(decided.People.Count > 0 ? ", " + string.Join(", ", decided.People) : "")})";
            foreach (var row in Line.Wrapped(words, width, Look.Good)) yield return row;
        }
        yield return Line.Empty;
        var passage = difference.Passage;
        if (passage.What == Passage.Whole) yield return "The session as a whole";
        else
            foreach (var row in Line.Wrapped($"{(passage.Speaker is { } speaker ? $"{speaker}: " : "")}{passage.Text}", width)) yield return row;
        foreach (var coder in Coding.Coders)
        {
            var names = Coding.NamesThen(coder, passage.Id);
            foreach (var row in Line.Wrapped($"{coder}: {(names.Count == 0 ? "no codes" : string.Join(' ', names.Select(n => "#" + n)))}", width, Look.Dim)) yield return row;
        }
    }

    private IEnumerable<Line> Agreement(int width)
    {
        var found = Apart.Agreement;
        var table = found.Pooled.Table;
        if (found.HasFewUnits)
            yield return Line.Of(Columns.Fit($"{table[0, 0]} applied by both, {table[0, 1]} only by {First}, {table[1, 0]} only by {Second}; fewer than 10 passages, so counts only", width));
        else
        {
            var percent = found.Pooled.Observed.Value is { } share ? string.Create(CultureInfo.InvariantCulture, $"{share * 100:F1} %") : "not defined";
            yield return Line.Of(Columns.Fit($"agreement {percent}, kappa pooled {found.Pooled.Kappa.ToString(2)}, n = {table.Units} pairs of passage and code", width));
        }
        yield return Line.Of(Columns.Fit($"{Phrases.Count(found.Segments, "passage")} compared, {found.ExactMatches} with the very same codes; A shows the tables", width), Look.Dim);
    }
}
