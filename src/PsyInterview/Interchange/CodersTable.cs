using System.Globalization;

namespace PsyInterview.Interchange;

/// <summary>A table of what coders did, as it is read: its problems so far, and one writing for each word.</summary>
internal sealed class CodersTable(CsvReading table)
{
    private const int ExcerptLength = 60;
    private const int MostListed = 10;

    private readonly List<Problem> _problems = [.. table.Problems];
    private readonly Dictionary<string, Dictionary<string, string>> _writings = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedSet<string>> _others = new(StringComparer.Ordinal);

    /// <summary>True when nothing can be computed before the file is mended.</summary>
    public bool IsRefused => _problems.Exists(p => p.Severity == Severity.Error);

    /// <summary>All that is wrong or odd, by line.</summary>
    public IReadOnlyList<Problem> Problems =>
    [
        .. _problems.OrderBy(p => p.Line),
        .. _others.Select(o => new Problem(
            0, "", $"Read as one: {string.Join(", ", o.Value.Prepend(o.Key).Select(w => $"“{w}”"))}.", "If they are two, give one of them another name.", Severity.Advice)),
    ];

    /// <summary>A word in the writing in which it came first: relax and Relax are one.</summary>
    /// <param name="kind">What it names: a coder may be called like a code.</param>
    public string One(string word, string kind)
    {
        if (!_writings.TryGetValue(kind, out var writings)) _writings[kind] = writings = new(StringComparer.OrdinalIgnoreCase);
        if (!writings.TryGetValue(word, out var first)) return writings[word] = word;
        if (first != word) (_others.TryGetValue(first, out var others) ? others : _others[first] = new(StringComparer.Ordinal)).Add(word);
        return first;
    }

    /// <summary>Says so, and returns true, when a cell holds what a spreadsheet takes for a formula, or its word for one that failed.</summary>
    public bool IsFormula(int line, string row, string cell)
    {
        if (cell.Length > 1 && cell[0] is '=' or '+' or '-' or '@' && !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            Wrong(line, row, $"“{Cut(cell)}” begins as a formula does.", "Write the value itself; no name begins with =, +, - or @.");
            return true;
        }
        if (cell is not ['#', .., '!' or '?']) return false;
        Wrong(line, row, $"“{cell}” is what a spreadsheet writes where a formula failed.", "Mend the cell in the spreadsheet, and save the table again.");
        return true;
    }

    /// <summary>The same for every cell of a row; true when one is such.</summary>
    public bool IsFormula(CsvRow row) => row.Cells.Select(cell => IsFormula(row.Line, Words(row), cell)).ToList().Contains(true);

    /// <summary>The same for the headings.</summary>
    public bool IsFormula() => table.Columns.Select(heading => IsFormula(1, string.Join(',', table.Columns), heading)).ToList().Contains(true);

    public void Wrong(CsvRow row, string what, string hint) => Wrong(row.Line, Words(row), what, hint);

    public void Wrong(int line, string words, string what, string hint) => _problems.Add(new(line, Cut(words), what, hint));

    public void Advise(int line, string words, string what, string hint) => _problems.Add(new(line, Cut(words), what, hint, Severity.Advice));

    /// <summary>Some names in a sentence, and how many more there are.</summary>
    public static string Listed(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostListed)) + (names.Count > MostListed ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - MostListed} more") : "");

    private static string Words(CsvRow row) => string.Join(',', row.Cells);

    private static string Cut(string words)
    {
        words = words.ReplaceLineEndings(" ");
        return words.Length <= ExcerptLength ? words : words[..(char.IsHighSurrogate(words[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength)] + "…";
    }
}
