using PsyInterview.Coding;
using PsyInterview.Reports;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The page of a code, of a theme, and of the team's meetings.</summary>
public sealed partial class CodebookScreen
{
    private const int NarrowestColumn = 24;

    private List<Line> PageLines(int width) => Chosen switch
    {
        { Theme: { } theme } => ThemeLines(theme, width),
        { Code: { } code } => CodeLines(code, width),
        _ => ["this is not in the codebook any more"],
    };

    private List<Line> CodeLines(Code code, int width)
    {
        List<Line> lines = [Line.Of(Columns.Fit(code.Name, width), Look.Strong)];
        List<string> known = [code.Origin, code.Kind ?? "kind not said"];
        if (code.Theme is { } theme) known.Add(Book.FindTheme(theme) is { } defined ? $"theme {defined.Name}" : $"theme {theme}, not defined yet");
        if (code.Colour is { } colour) known.Add($"colour {colour}");
        lines.AddRange(Line.Wrapped(string.Join("; ", known), width, Look.Dim));
        if (code.Standing != CodeStanding.InUse) lines.AddRange(Line.Wrapped($"Not in use: {Book.Became(code)}", width, Look.Warn));
        else if (_use is not { } use) lines.Add(Line.Of("counting where it was applied", Look.Dim));
        else if (use.Of(code) is { Passages: > 0 } applied)
            lines.AddRange(Line.Wrapped($"Applied to {Phrases.Count(applied.Passages, "passage")} in {Phrases.Count(applied.Sessions.Count, "session")}: {string.Join(", ", applied.Sessions)}", width));
        else lines.AddRange(Line.Wrapped("Not applied yet.", width));
        Title(lines, "Definition");
        lines.AddRange(code.Definitions.IsEmpty ? Line.Wrapped("None yet. d writes what it stands for, when it applies and when not.", width, Look.Dim) : Definitions(code.Definitions, width));
        List<(string Aspect, string Stream)> aspects = [.. _use?.AspectsOf(code) ?? []];
        if (aspects.Count > 0) Title(lines, "What was heard about it, and where first");
        foreach (var (aspect, stream) in aspects) lines.AddRange(Hanging(stream, aspect, width));
        List<Code> parts = [.. Book.PartsOf(code).Where(c => c.Number != code.Number)];
        if (parts.Count > 0) Title(lines, "Part of it now");
        foreach (var part in parts) lines.AddRange(Line.Wrapped(part.Definition.Length > 0 ? $"{part.Name}: {part.Definition}" : part.Name, width));
        Title(lines, "What became of it");
        lines.AddRange(Steps(code.Steps, width));
        return lines;
    }

    private List<Line> ThemeLines(Theme theme, int width)
    {
        List<Line> lines = [Line.Of(Columns.Fit(theme.Name, width), Look.Strong)];
        if (Book.FindTheme(theme.Parent) is { } parent) lines.AddRange(Line.Wrapped($"under {parent.Name}", width, Look.Dim));
        Title(lines, $"Definition, version {theme.Version}");
        lines.AddRange(Definitions(theme.Definitions, width));
        Title(lines, "Codes");
        List<Code> codes = [.. Book.Under(theme.Name)];
        if (codes.Count == 0) lines.AddRange(Line.Wrapped("None yet. t on a code puts it here.", width, Look.Dim));
        foreach (var code in codes)
            lines.AddRange(Line.Wrapped(_use?.Of(code) is { } use ? $"{code.Name}   {Phrases.Count(use.Passages, "passage")} in {Phrases.Count(use.Sessions.Count, "session")}" : code.Name, width));
        Title(lines, "Quotes");
        lines.AddRange(Quotes(theme, width));
        Title(lines, "What became of it");
        lines.AddRange(Steps(theme.Steps, width));
        return lines;
    }

    // Groups beside each other where there is room, below each other where not; in each what speaks for the theme stands beside what speaks against it.
    private List<Line> Quotes(Theme theme, int width)
    {
        if (_use is not { } use) return [Line.Of("reading the sessions; a moment", Look.Dim)];
        var groups = use.QuotesOf(theme).GroupBy(q => q.Group).ToList();
        if (groups.Count == 0) return [.. Line.Wrapped("None linked yet. While a session is coded, + says that a passage speaks for a theme, - that it speaks against it.", width, Look.Dim)];
        var column = (width - (groups.Count - 1) * 3) / groups.Count;
        var isWide = column >= NarrowestColumn * 2 + 2;
        var blocks = groups.Select(g => Block(g.Key, [.. g], isWide ? column : width)).ToList();
        return isWide ? Beside(blocks, column, 3) : [.. blocks.SelectMany((b, i) => i == 0 ? b : b.Prepend(Line.Empty))];
    }

    private static List<Line> Block(string group, List<ThemeQuote> quotes, int width)
    {
        var column = (width - 2) / 2;
        var isWide = column >= NarrowestColumn;
        var sides = new[] { (CodeWords.Supports, "speaks for it"), (CodeWords.Contradicts, "speaks against it") }.Select(side =>
        {
            List<Line> lines = [Line.Of(side.Item2, Look.Dim)];
            foreach (var quote in quotes.Where(q => q.Stance == side.Item1))
            {
                lines.AddRange(Line.Wrapped($"“{quote.Text.Trim('“', '”', '"')}”", isWide ? column : width));
                var place = quote.Speaker is { } speaker && !quote.Place.StartsWith(speaker, StringComparison.OrdinalIgnoreCase) ? $"{speaker}, {quote.Place}" : quote.Place;
                lines.AddRange(Line.Wrapped(quote.IsKept ? $"{place}; did not agree to quotes" : place, isWide ? column : width, Look.Dim));
            }
            if (lines.Count == 1) lines.Add(Line.Of("none linked", Look.Dim));
            return lines;
        }).ToList();
        return [Line.Of(Columns.Fit(group, width), Look.Strong), .. isWide ? Beside(sides, column, 2) : sides.SelectMany(s => s)];
    }

    private static List<Line> Beside(IReadOnlyList<List<Line>> columns, int width, int gap) =>
        [.. Enumerable.Range(0, columns.Max(c => c.Count)).Select(row => new Line([.. columns.SelectMany((column, i) =>
        {
            var line = row < column.Count ? column[row] : Line.Empty;
            var blank = i == columns.Count - 1 ? 0 : Math.Max(0, width + gap - Columns.Of(line.Text));
            return line.Spans.ToArray().Append(new Span(new string(' ', blank)));
        })]))];

    private static IEnumerable<Line> Definitions(IReadOnlyList<CodeDefinition> definitions, int width)
    {
        foreach (var (i, definition) in definitions.Index().Reverse())
        {
            var isNow = i == definitions.Count - 1;
            foreach (var line in Line.Wrapped(definition.Text, width, isNow ? Look.Normal : Look.Dim)) yield return line;
            var until = isNow ? $"since {StudyState.Day(definition.At)}" : $"{StudyState.Day(definition.At)} to {StudyState.Day(definitions[i + 1].At)}";
            var unit = definition.Unit is { } session ? $", from {session}" : "";
            foreach (var line in Line.Wrapped($"  {until}{unit}{(definition.Reason is { } reason ? $": {reason}" : "")}", width, Look.Dim)) yield return line;
        }
    }

    private static IEnumerable<Line> Steps(IEnumerable<CodeStep> steps, int width) =>
        steps.SelectMany(s => Hanging($"{StudyState.Day(s.At)}  {s.By}", s.Reason is { } reason ? $"{s.Words}: {reason}" : s.Words, width));

    private static IEnumerable<Line> Hanging(string left, string words, int width)
    {
        left = $"{left}  ";
        foreach (var text in Columns.Wrap(words.ReplaceLineEndings("\n"), Math.Max(12, width - Columns.Of(left))))
        {
            yield return new Line(new Span(left, Look.Dim), new Span(text));
            left = new string(' ', Columns.Of(left));
        }
    }

    private static void Title(List<Line> lines, string title)
    {
        lines.Add(Line.Empty);
        lines.Add(Line.Of(title, Look.Title));
    }

    private List<Line> MeetingLines(int width)
    {
        if (Book.Meetings.IsEmpty)
            return [.. Line.Wrapped("No meeting is recorded yet. n records one: the day, who was there, what was decided and why. Decisions about single codes carry their own reasons.", width)];
        List<Line> lines = [];
        foreach (var meeting in Book.Meetings.Reverse())
        {
            if (lines.Count > 0) lines.Add(Line.Empty);
            lines.Add(new Line(new Span(DayWords.Said(meeting.On, Today), Look.Strong), new Span(Columns.Fit($"   {string.Join(", ", meeting.Present)}", width - 12), Look.Dim)));
            lines.AddRange(Line.Wrapped(meeting.Decided, width));
            if (meeting.Why is { } why) lines.AddRange(Line.Wrapped($"because {why}", width, Look.Dim));
            if (meeting.About.Count > 0) lines.AddRange(Line.Wrapped($"about {string.Join(", ", meeting.About)}", width, Look.Dim));
        }
        return lines;
    }
}
