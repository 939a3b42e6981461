using System.Drawing;
using PsyInterview.Guides;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>What the screen of the next version looks like: what is asked first, then what would change, and the chosen row with both texts beside each other.</summary>
public sealed partial class NextVersionScreen
{
    /// <summary>A row: a question in doubt, a split or merge to state, or a change.</summary>
    private sealed record Row(string Key, GuideDoubt? Doubt = null, Lineage? Lineage = null, bool IsStated = false, GuideChange? Change = null, int Number = 0);

    private IReadOnlyList<Row> Rows
    {
        get
        {
            if (Next is not { } next) return [];
            return
            [
                .. next.Matched.Doubts.Select(d => new Row($"doubt {d.New}", Doubt: d)),
                .. next.Proposed.Where(l => !_declined.Contains(l.ToString())).Select(l => new Row($"line {l}", Lineage: l)),
                .. next.Changes.Select((c, i) => new Row(c.Key, Lineage: next.Stated.FirstOrDefault(l => l.Type == c.Type && l.From.SequenceEqual(c.From) && l.To.SequenceEqual(c.To)), IsStated: true, Change: c, Number: i + 1)),
            ];
        }
    }

    private int At => Math.Max(0, Rows.ToList().FindIndex(r => r.Key == _chosen));

    private Row? Chosen => Rows is { Count: > 0 } rows ? rows[At] : null;

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var whole = new Rectangle(Point.Empty, size);
        var weighed = Weighed;
        if (weighed.Working is null) return [new Pane(whole, "The draft", "", ["There is no draft any more. Esc goes back."])];
        if (weighed.Next is not { } next)
            return [new Pane(whole, "What cannot be read in the draft", "", [.. weighed.Reading.Problems.SelectMany(p => Line.Wrapped($"line {p.Line}: {p.What} {p.Hint}", size.Width - 4, p.Severity == Severity.Error ? Look.Warn : Look.Normal)).Take(Math.Max(1, size.Height - 2))])];
        var rows = Rows;
        if (rows.Count == 0)
        {
            var words = next.Before is null ? $"This guide is new in the study: {Phrases.Count(next.Guide.Topics.Count, "topic")}, {Phrases.Count(next.Guide.Questions.Count, "question")}. f makes it version {next.Version}."
                : $"Nothing that is asked or read differs from version {next.Before.Version}. d goes on writing.";
            return [new Pane(whole, "What would change", "", [.. Line.Wrapped(words, size.Width - 4)])];
        }
        var list = Math.Clamp(rows.Count + 2, 3, Math.Max(3, size.Height / 2));
        var visible = Math.Max(1, list - 2);
        var top = Math.Clamp(At - visible / 2, 0, Math.Max(0, rows.Count - visible));
        var detail = new Rectangle(0, list, size.Width, size.Height - list);
        return
        [
            new(new Rectangle(0, 0, size.Width, list), next.Before is { } before ? $"What would change since version {before.Version}" : "What would change", $"{At + 1}/{rows.Count}", [.. rows.Skip(top).Take(visible).Select(r => Drawn(r, size.Width - 4))], At - top),
            new(detail, Chosen is { Change: null } ? "To settle" : "Before and now", "", [.. Detail(Chosen!, size.Width - 4).Take(Math.Max(1, detail.Height - 2))]),
        ];
    }

    private Line Drawn(Row row, int width)
    {
        if (row.Doubt is { } doubt) return Line.Of(Columns.Fit($"?  {doubt.Asks}", width), Look.Warn);
        if (row.Change is not { } change) return Line.Of(Columns.Fit($"?  {row.Lineage!.Type}: {string.Join(", ", row.Lineage.From)} into {string.Join(", ", row.Lineage.To)}?", width), Look.Warn);
        var why = Reasons.FirstOrDefault(r => r.Number == row.Number);
        var words = Columns.Fit($"{row.Number,-2} {Words(change)}", width);
        return new Line(new Span(words), new Span(Columns.Fit(why is null ? "  (no reason noted)" : $"  {why.Reason}{(why.Session is { } session ? $" ({session})" : "")}", Math.Max(0, width - Columns.Of(words))), Look.Dim));
    }

    private IEnumerable<Line> Detail(Row row, int width)
    {
        if (row.Doubt is { } doubt)
        {
            foreach (var line in Line.Wrapped($"{doubt.Asks} y: it keeps the id “{doubt.Old}”, and what was asked before counts for it. n: it is new, and “{doubt.Old}” {(doubt.New == doubt.Old ? "is another question that is gone" : "is gone")}.", width)) yield return line;
            foreach (var line in SideBySide.Of(doubt.Before, doubt.After, width)) yield return line;
            yield break;
        }
        if (row.Change is not { } change)
        {
            var (from, to) = (row.Lineage!.From.Select(Wording), row.Lineage.To.Select(id => Next!.Guide.Question(id)?.Wording ?? id));
            foreach (var line in Line.Wrapped($"By their words, {(row.Lineage.Type == GuideChanges.Split ? "one question became several" : "several questions became one")}. y states it, and it is told so; n: they are other questions.", width)) yield return line;
            foreach (var line in SideBySide.Of(string.Join("\n", from), string.Join("\n", to), width)) yield return line;
            yield break;
        }
        yield return Line.Of(Words(change), Look.Strong);
        if (row.Lineage is not null) yield return Line.Of($"as was stated; n takes that back", Look.Dim);
        foreach (var line in SideBySide.Of(change.Before, change.After, width)) yield return line;
    }

    private string Wording(string id) => Was?.Question(id)?.Wording ?? id;

    private string Words(GuideChange change) => GuideChanges.Words(change, Was, Next!.Guide);

    private (string? Hash, TopicGuide? Guide)? _was;

    // Read once for each draft that is weighed, not once for each row.
    private TopicGuide? Was
    {
        get
        {
            var hash = Next?.Before?.Hash;
            if (_was is not { } known || known.Hash != hash) _was = known = (hash, hash is null ? null : Study.ReadGuide(hash));
            return known.Guide;
        }
    }
}
