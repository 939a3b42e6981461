namespace PsyInterview.Interchange;

/// <summary>A table with the columns <c>code</c> and <c>category</c>: to which category each code belongs.</summary>
/// <param name="Of">The category of a code; empty when a problem is an error.</param>
/// <param name="Problems">In the order of their lines.</param>
internal sealed record CategoriesTable(IReadOnlyDictionary<string, string> Of, IReadOnlyList<Problem> Problems)
{
    private const string Hint = "Write the columns code and category, one row a code, the codes as they stand in the table of units.";

    /// <summary>Reads a table.</summary>
    /// <param name="codes">The codes of the table of units.</param>
    public static CategoriesTable Read(CsvReading table, IReadOnlyList<string> codes)
    {
        List<Problem> problems = [.. table.Problems];
        var headings = new Headings(table, problems.Add);
        var (code, category) = (headings.Find("code"), headings.Find("category", "theme", "group"));
        if (table.Columns.Count > 0 && (code is null || category is null))
            problems.Add(new(1, UnitNames.Excerpt(table.Columns), $"There is no column “{(code is null ? "code" : "category")}”.", Hint));
        var (of, known) = (new Dictionary<string, string>(StringComparer.Ordinal), codes.ToHashSet(StringComparer.Ordinal));
        foreach (var row in problems.Count > 0 ? [] : table.Rows)
        {
            if (row.Cell(code) is not { } name || row.Cell(category) is not { } words) problems.Add(new(row.Line, UnitNames.Excerpt(row.Cells), "The row lacks a code or a category.", Hint));
            else if (!of.TryAdd(name, words)) problems.Add(new(row.Line, UnitNames.Excerpt(row.Cells), $"{name} stands there twice.", "Keep one row a code."));
            else if (!known.Contains(name)) problems.Add(new(row.Line, UnitNames.Excerpt(row.Cells), $"{name} is no code of the table of units; passed over.", Hint, Severity.Advice));
        }
        if (problems.Exists(p => p.Severity == Severity.Error)) return new(new Dictionary<string, string>(), problems);
        var without = codes.Where(c => !of.ContainsKey(c)).ToList();
        if (without.Count > 0) problems.Add(new(0, "", $"Without a category, and only in the line of all codes: {UnitNames.Excerpt(without)}.", Hint, Severity.Advice));
        return new(of, problems);
    }
}
