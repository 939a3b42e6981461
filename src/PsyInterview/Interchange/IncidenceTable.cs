using System.Globalization;
using PsyInterview.Saturation;

namespace PsyInterview.Interchange;

/// <summary>
/// A table of units and codes: a row a unit in analysis order, the first column its name, each further column a code with 1, 0 or nothing. A column of other words
/// (a group, a remark) is left out, and that is said.
/// </summary>
/// <param name="Incidence">Null when a problem is an error.</param>
/// <param name="Problems">In the order of their lines.</param>
internal sealed record IncidenceTable(Incidence? Incidence, IReadOnlyList<Problem> Problems)
{
    private const string CellHint = "Write 1 where the code was applied in the unit at all, 0 or nothing where it was not; take a column out that is no code.";

    /// <summary>True when nothing can be computed before the file is mended.</summary>
    public bool IsRefused => Incidence is null;

    /// <summary>Reads a table; whatever is in it ends in units and codes or in problems with their lines.</summary>
    public static IncidenceTable Read(CsvReading table)
    {
        List<Problem> problems = [.. table.Problems];
        if (table.Columns.Count > 0 && table.Rows.Count == 0 && problems.Count == 0)
            problems.Add(new(1, "", "There are headings and nothing below them.", "Write one row a unit, in analysis order."));
        if (problems.Count > 0) return new(null, problems);
        var (codes, left) = (new List<int>(), new List<int>());
        for (var column = 1; column < table.Columns.Count; column++) (IsWords(table, column) ? left : codes).Add(column);
        if (codes.Count == 0)
            problems.Add(new(1, UnitNames.Excerpt(table.Columns), "There is no column of a code.", "After the column of units write one column a code. " + CellHint));
        if (left.Count > 0)
        {
            problems.Add(new(
                1, "", $"Left out, because there are words below: {string.Join(", ", left.Select(at => $"“{table.Columns[at]}”"))}.",
                "If it is a code, write 1 where it was applied.", Severity.Advice));
        }
        var names = new UnitNames(problems.Add);
        foreach (var row in table.Rows)
        {
            names.Add(row, row.Cells[0]);
            var wrong = codes.FindAll(at => row.Cells[at] is not ("0" or "1" or ""));
            if (wrong.Count == 0) continue;
            var more = wrong.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({wrong.Count} such cells in this row)");
            problems.Add(new(row.Line, UnitNames.Excerpt(row.Cells), $"“{row.Cells[wrong[0]]}” under {table.Columns[wrong[0]]} is not 0 or 1{more}.", CellHint));
        }
        problems.Sort((a, b) => a.Line.CompareTo(b.Line));
        return problems.Exists(p => p.Severity == Severity.Error) ? new(null, problems)
            : new(Incidence.Of(names.All, [.. codes.Select(at => table.Columns[at])], Heard(table, codes)), problems);
    }

    private static IEnumerable<(int Unit, int Code)> Heard(CsvReading table, List<int> codes)
    {
        for (var unit = 0; unit < table.Rows.Count; unit++)
        {
            var cells = table.Rows[unit].Cells;
            for (var code = 0; code < codes.Count; code++)
                if (cells[codes[code]] == "1") yield return (unit, code);
        }
    }

    // A mark is no remark: whoever crosses codes with an x is told to write 1, and does not lose the column.
    private static bool IsWords(CsvReading table, int column)
    {
        var isFilled = false;
        foreach (var row in table.Rows)
        {
            var cell = row.Cells[column];
            if (cell.Length == 0) continue;
            if (decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || IsMark(cell)) return false;
            isFilled = true;
        }
        return isFilled;
    }

    private static bool IsMark(string cell) => cell.ToLowerInvariant() is "x" or "+" or "-" or "y" or "n" or "yes" or "no" or "true" or "false" or "ja" or "nee" or "na" or "?";
}
