using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.Reports;

namespace PsyInterview.Interchange;

/// <summary>What a table would bring into a codebook: all of it, or with an error in it nothing.</summary>
/// <param name="Events">For the stream <c>study</c>, one act.</param>
/// <param name="Said">What each would do, a line each: "new code: relaxing".</param>
/// <param name="AlreadyThere">Rows that say nothing that the codebook does not know.</param>
public sealed record CodebookImport(IReadOnlyList<Event> Events, IReadOnlyList<string> Said, IReadOnlyList<Problem> Problems, int AlreadyThere)
{
    /// <summary>True when nothing may be recorded.</summary>
    public bool IsRefused => Problems.Any(p => p.Severity == Severity.Error);
}

/// <summary>A codebook as a table that people write in a spreadsheet: a row a code, its definition, origin, kind, theme, colour; a row without a name defines a theme.</summary>
public static class CodebookTable
{
    private static readonly string[] Columns = ["name", "definition", "origin", "kind", "theme", "theme definition", "colour", "aspects"];

    /// <summary>The codes in use and the themes, as a table that can be read in again.</summary>
    public static Table Of(CodebookUse use)
    {
        var book = use.Book;
        HashSet<string> defined = [];
        List<IReadOnlyList<string>> rows = [];
        foreach (var branch in book.Tree)
        {
            if (branch.Code is not { } code)
            {
                // A theme whose first code stands elsewhere, or that has none, still has to travel.
                if (!book.Under(branch.Theme!.Name).Any()) rows.Add(["", "", "", "", branch.Theme.Name, branch.Theme.Definition, "", ""]);
                continue;
            }
            var theme = book.FindTheme(code.Theme);
            var definition = theme is not null && defined.Add(CodeWords.Key(theme.Name)) ? theme.Definition : "";
            rows.Add(
            [
                code.Name, code.Definition, code.Origin, code.Kind ?? "", theme?.Name ?? code.Theme ?? "", definition, code.Colour ?? "",
                string.Join("; ", use.AspectsOf(code).Select(a => $"{a.Aspect} ({a.Stream})")),
            ]);
        }
        return new("codebook", "Codebook", Columns, rows, [], new HashSet<string>());
    }

    /// <summary>What the table would bring.</summary>
    /// <param name="from">What the table is called, for the reason of a definition that changes.</param>
    public static CodebookImport Read(CsvReading table, Codebook book, DateTimeOffset at, string from) => new Reading(table, book, at, from).All();

    private sealed class Reading(CsvReading table, Codebook book, DateTimeOffset at, string from)
    {
        private const int ExcerptLength = 60;
        private readonly List<Event> _events = [];
        private readonly List<string> _said = [];
        private readonly List<Problem> _problems = [.. table.Problems];
        private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal), _themes = new(StringComparer.Ordinal);
        private readonly HashSet<string> _undefined = new(StringComparer.Ordinal);
        private readonly string _reason = $"table {from}";
        private Codebook _book = book;

        public CodebookImport All()
        {
            var there = 0;
            var headings = new Headings(table, _problems.Add);
            int? name = headings.Find("name", "code"), definition = headings.Find("definition"), origin = headings.Find("origin"), kind = headings.Find("kind"),
                theme = headings.Find("theme"), says = headings.Find("themedefinition"), colour = headings.Find("colour", "color"), aspects = headings.Find("aspects", "aspect");
            if (name is null)
            {
                if (table.Columns.Count > 0) _problems.Add(new(1, string.Join(',', table.Columns), "There is no column “name”.", "Name the column with the names of the codes “name” or “code”."));
                return Done(0);
            }
            if (aspects is { } column && table.Rows.Any(r => r.Cells[column].Length > 0)) Advise(table.Columns[column], "Aspects are not taken in.", "An aspect belongs to the words it was heard in: a notes one while a session is coded.");
            foreach (var left in headings.Left) Advise(table.Columns[left], $"The column “{table.Columns[left]}” is not taken in.", $"Taken in are: {string.Join(", ", Columns.SkipLast(1))}.");
            foreach (var row in table.Rows) Theme(row, row.Cell(theme), row.Cell(says), isAlone: row.Cell(name) is null);
            foreach (var row in table.Rows)
            {
                if (row.Cell(name) is not { } called) continue;
                var before = _events.Count;
                var wrong = _problems.Count;
                Code(row, Plain(called), row.Cell(definition), Word(row.Cell(origin), CodeWords.Origins), Word(row.Cell(kind), CodeWords.Kinds), row.Cell(theme), row.Cell(colour));
                if (_events.Count == before && _problems.Count == wrong) there++;
            }
            return Done(there);
        }

        private CodebookImport Done(int there)
        {
            List<Problem> problems = [.. _problems.OrderBy(p => p.Line).ThenBy(p => p.Severity == Severity.Advice)];
            return problems.Exists(p => p.Severity == Severity.Error) ? new([], [], problems, 0) : new(_events, _said, problems, there);
        }

        private void Theme(CsvRow row, string? theme, string? says, bool isAlone)
        {
            if (theme is null && isAlone) Wrong(row, "The row has no name.", "Name the code, or give a theme and its definition.");
            if (theme is null) return;
            theme = Plain(theme);
            if (says is null)
            {
                if (isAlone) Wrong(row, "The row has no name.", "Name the code, or give the theme its definition.");
                return;
            }
            if (_themes.TryGetValue(CodeWords.Key(theme), out var line))
            {
                if (_book.FindTheme(theme)?.Definition != Plain(says)) Wrong(row, $"The theme “{theme}” has another definition on line {line}.", "One definition a theme is enough; leave the others empty.");
                return;
            }
            var known = _book.FindTheme(theme);
            if (!Do(row, CodebookDecisions.DefineTheme(_book, theme, Plain(says), known is null ? null : _reason), $"{(known is null ? "new theme" : $"version {known.Version + 1} of the theme")}: {known?.Name ?? CodeWords.Tidy(theme)}")) return;
            _themes[CodeWords.Key(theme)] = row.Line;
        }

        private void Code(CsvRow row, string name, string? definition, string? origin, string? kind, string? theme, string? colour)
        {
            if (!_lines.TryAdd(CodeWords.Key(name), row.Line))
            {
                Wrong(row, $"“{name}” stands on line {_lines[CodeWords.Key(name)]} already.", "One row a code.");
                return;
            }
            theme = theme is null ? null : _book.FindTheme(Plain(theme))?.Name ?? CodeWords.Tidy(Plain(theme));
            if (theme is not null && CodeWords.WhyNot(theme) is { } whyNot)
            {
                Wrong(row, $"Theme: {whyNot}.", "Correct it in the file.");
                return;
            }
            if (theme is not null && _book.FindTheme(theme) is null && _undefined.Add(CodeWords.Key(theme)))
                _problems.Add(new(row.Line, Excerpt(row), $"The theme “{theme}” is not defined.", "Its codes stand without a theme until it is: in a column “theme definition”, or with N on the screen.", Severity.Advice));
            if (_book.Find(name) is not { } there)
            {
                if (_book.FindAny(name) is { } gone) Wrong(row, $"“{gone.Name}” is not in use: {_book.Became(gone)}.", "Take the row out of the file, or bring the code back first.");
                else Do(row, CodebookDecisions.Create(_book, name, definition is null ? null : Plain(definition), origin, kind, theme, colour), $"new code: {CodeWords.Tidy(name)}");
                return;
            }
            if (definition is not null)
                Do(row, CodebookDecisions.Define(_book, name, Plain(definition), there.Definitions.IsEmpty ? null : _reason), $"{(there.Definitions.IsEmpty ? "definition" : "another definition")} of {there.Name}");
            // A cell that is empty leaves what is there.
            Do(row, CodebookDecisions.Describe(_book, name, origin, kind, theme, colour), $"origin, kind, theme or colour of {there.Name}");
        }

        private bool Do(CsvRow row, Decision decision, string said)
        {
            if (decision.Refusal is { } refusal)
            {
                Wrong(row, $"{char.ToUpperInvariant(refusal[0])}{refusal[1..]}.", "Correct it in the file.");
                return false;
            }
            if (decision.Events.Count == 0) return true;
            _events.AddRange(decision.Events);
            _said.Add(said);
            _book = _book.If(at, decision.Events);
            return true;
        }

        private void Wrong(CsvRow row, string what, string hint) => _problems.Add(new(row.Line, Excerpt(row), what, hint));

        private void Advise(string heading, string what, string hint) => _problems.Add(new(1, heading, what, hint, Severity.Advice));

        private static string? Word(string? cell, IReadOnlyList<string> words) => cell is null ? null : words.FirstOrDefault(w => Headings.Plain(w) == Headings.Plain(cell)) ?? cell;

        // A quote that was put before a sign, so that a spreadsheet takes it for no formula, is none of the words.
        private static string Plain(string cell) => cell.Length > 1 && cell[0] == '\'' && cell[1] is '=' or '+' or '-' or '@' ? cell[1..] : cell;

        private static string Excerpt(CsvRow row)
        {
            var words = string.Join(',', row.Cells).ReplaceLineEndings(" ");
            return words.Length <= ExcerptLength ? words : words[..(char.IsHighSurrogate(words[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength)] + "…";
        }
    }
}
