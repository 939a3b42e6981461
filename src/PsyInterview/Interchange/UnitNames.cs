using System.Globalization;

namespace PsyInterview.Interchange;

/// <summary>The names of units as they come, each once.</summary>
internal sealed class UnitNames(Action<Problem> report)
{
    private const int ExcerptLength = 60;

    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    /// <summary>The names so far, in order.</summary>
    public List<string> All { get; } = [];

    /// <summary>Takes the name of one more unit, and says what is wrong with it.</summary>
    public void Add(CsvRow row, string name)
    {
        if (name.Length == 0) Wrong("The row does not say which unit it is.", "Write the unit's code in the first column.");
        else if (!_lines.TryAdd(name, row.Line)) Wrong($"{name} stands there twice, first on line {_lines[name].ToString(CultureInfo.InvariantCulture)}.", "Keep one row a unit.");
        All.Add(name);

        void Wrong(string what, string hint) => report(new(row.Line, Excerpt(row.Cells), what, hint));
    }

    /// <summary>The cells of a row, as many as can be read at a glance.</summary>
    public static string Excerpt(IReadOnlyList<string> cells)
    {
        // A row may have thousands of cells.
        var words = string.Join(',', cells.Take(ExcerptLength)).ReplaceLineEndings(" ");
        return words.Length <= ExcerptLength ? words : words[..(char.IsHighSurrogate(words[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength)] + "…";
    }
}
