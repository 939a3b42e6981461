using System.Drawing;
using PsyInterview.Coding;
using PsyInterview.Reports;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>What the codebook looks like as a tree.</summary>
public sealed partial class CodebookScreen
{
    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var (width, visible) = (Math.Max(20, size.Width - 4), Math.Max(1, size.Height - 2));
        if (_view == View.Tree) return [TreePane(size, width, visible)];
        var lines = _view == View.Meetings ? MeetingLines(width) : PageLines(width);
        _top = Math.Clamp(_top, 0, Math.Max(0, lines.Count - visible));
        var title = _view == View.Meetings ? "Meetings of the team" : Chosen?.Theme is not null ? "Theme" : "Code";
        return [new Pane(new Rectangle(Point.Empty, size), title, _top + visible < lines.Count ? "more below" : "", [.. lines.Skip(_top).Take(visible)])];
    }

    private static List<Row> RowsOf(Codebook book, CodebookUse? use)
    {
        List<Row> rows = [];
        var tree = book.Tree;
        rows.AddRange(tree.TakeWhile(b => b.Theme is not null || b.Depth > 0).Select(Row));
        List<Row> bare = [.. tree.Skip(rows.Count).Select(Row)];
        if (bare.Count > 0 && rows.Count > 0) rows.Add(new("h1", 0, Heading: "Without a theme"));
        rows.AddRange(bare);
        // What was taken in since the sessions were read is a code already.
        List<string> loose = [.. (use?.Loose ?? []).Select(l => l.Name).Where(name => book.FindAny(name) is null)];
        if (loose.Count > 0) rows.Add(new("h2", 0, Heading: "Not in the codebook"));
        rows.AddRange(loose.Select(name => new Row($"l {CodeWords.Key(name)}", 0, Loose: name)));
        List<Code> gone = [.. book.Gone];
        if (gone.Count > 0) rows.Add(new("h3", 0, Heading: "Not used any more"));
        rows.AddRange(gone.Select(c => new Row($"c {c.Number}", 0, Code: c)));
        return rows;

        static Row Row(CodebookBranch branch) => branch.Theme is { } theme ? new($"t {CodeWords.Key(theme.Name)}", branch.Depth, Theme: theme) : new($"c {branch.Code!.Number}", branch.Depth, Code: branch.Code);
    }

    private Pane TreePane(Size size, int width, int visible)
    {
        var rows = Rows;
        if (rows.Count == 0)
        {
            return new Pane(new Rectangle(Point.Empty, size), "Codes and themes", "",
            [
                .. Line.Wrapped("No code yet. n makes one; # while a session is coded makes those that are typed there. A table from elsewhere comes in with "
                    + "psyinterview codebook STUDY --import codes.csv. N defines a theme: what several codes say together.", width),
            ]);
        }
        var at = Place(rows);
        var shown = Math.Max(1, visible - 1);
        var top = Math.Clamp(at - shown / 2, 0, Math.Max(0, rows.Count - shown));
        var name = Math.Clamp(width * 2 / 5, 16, 44);
        List<Line> lines =
        [
            Line.Of(Columns.Fit($"{Cell("", name)}applied  sessions  {(width > 60 ? "definition" : "")}", width), Look.Dim),
            .. rows.Skip(top).Take(shown).Select(r => Drawn(r, width, name)),
        ];
        return new Pane(new Rectangle(Point.Empty, size), "Codes and themes", _use is null ? "counting" : _use.Apart.Count > 0 ? $"{Phrases.Count(_use.Apart.Count, "session")} coded apart: not counted" : "", lines, at - top + 1);
    }

    private Line Drawn(Row row, int width, int name)
    {
        var rest = Math.Max(0, width - name - 19);
        if (row.Heading is { } heading) return Line.Of(heading, Look.Title);
        var indent = new string(' ', row.Depth * 2);
        if (row.Theme is { } theme)
        {
            var quotes = _use?.QuotesOf(theme).ToList() ?? [];
            var (plus, minus) = (quotes.Count(q => q.Stance == CodeWords.Supports), quotes.Count(q => q.Stance == CodeWords.Contradicts));
            var words = $"version {theme.Version}, {Phrases.Count(plus, "quote")} for, {(minus == 0 ? "none" : minus == 1 ? "one" : $"{minus}")} against";
            return new Line(new Span(Cell($"{indent}{theme.Name}", name), Look.Strong), new Span(Columns.Fit(words, width - name), Look.Dim));
        }
        if (row.Loose is { } loose)
        {
            var sessions = _use!.Loose.FirstOrDefault(l => l.Name == loose).Sessions ?? [];
            return new Line(new Span(Cell($"  {loose}", name)), new Span($"{"",7}  {sessions.Count,8}  "), new Span(Columns.Fit(string.Join(", ", sessions), rest), Look.Dim));
        }
        var code = row.Code!;
        if (code.Standing != CodeStanding.InUse)
            return new Line(new Span(Cell($"  {code.Name}", name), Look.Dim), new Span(Columns.Fit(Book.Became(code), width - name), Look.Dim));
        var use = _use?.Of(code);
        var counts = use is null ? $"{"",17}  " : $"{use.Passages,7}  {use.Sessions.Count,8}  ";
        var definition = code.Definition.Length > 0 ? code.Definition.ReplaceLineEndings(" ") : "not defined yet";
        return new Line(
            new Span(Cell($"{(row.Depth == 0 ? "  " : indent)}{code.Name}", name)), new Span(counts, use is { Passages: 0 } ? Look.Dim : Look.Normal),
            new Span(width > 60 ? Columns.Fit(definition, rest) : "", Look.Dim));
    }

    private static string Cell(string text, int width) => Columns.Fit(text, width - 1) is var fit ? fit + new string(' ', width - Columns.Of(fit)) : text;
}
