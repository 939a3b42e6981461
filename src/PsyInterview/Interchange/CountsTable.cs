using System.Globalization;

namespace PsyInterview.Interchange;

/// <summary>
/// A table with one count a row: the first column a name, the count in the last column that holds numbers. Read as codes with the number of units in which each was
/// heard, or as units with the number of new codes in each.
/// </summary>
/// <param name="Names">The first column.</param>
/// <param name="Counts">As many; empty when a problem is an error.</param>
/// <param name="Problems">In the order of their lines.</param>
internal sealed record CountsTable(IReadOnlyList<string> Names, IReadOnlyList<int> Counts, IReadOnlyList<Problem> Problems)
{
    // More codes in one unit than anybody ever wrote down; sums then fit everywhere.
    private const int MostNew = 1_000_000;

    /// <summary>True when nothing can be computed before the file is mended.</summary>
    public bool IsRefused => Problems.Any(p => p.Severity == Severity.Error);

    /// <summary>Codes, each with the number of units that have it, from 0 to <paramref name="units"/>.</summary>
    public static CountsTable OfCodes(CsvReading table, int units)
    {
        var most = units.ToString(CultureInfo.InvariantCulture);
        return Read(table, units, $"Write in how many of the {most} units the code was heard, a whole number from 0 to {most}; or mend --units.", _ => { });
    }

    /// <summary>Units in analysis order, each with the number of codes that were new in it.</summary>
    public static CountsTable OfNew(CsvReading table)
    {
        var problems = new List<Problem>();
        var names = new UnitNames(problems.Add);
        var read = Read(table, MostNew, "Write how many codes were new in the unit, a whole number.", row => names.Add(row, row.Cells[0]));
        return read.IsRefused || problems.Count == 0 ? read : read with { Counts = [], Problems = [.. read.Problems.Concat(problems).OrderBy(p => p.Line)] };
    }

    private static CountsTable Read(CsvReading table, int most, string hint, Action<CsvRow> see)
    {
        List<Problem> problems = [.. table.Problems];
        if (table.Columns.Count > 0 && table.Rows.Count == 0 && problems.Count == 0) problems.Add(new(1, "", "There are headings and nothing below them.", hint));
        if (problems.Count > 0) return new([], [], problems);
        var column = Enumerable.Range(0, table.Columns.Count).Skip(1).LastOrDefault(at => IsNumbers(table, at), -1);
        if (column < 0) return new([], [], [new(1, UnitNames.Excerpt(table.Columns), "There is no column of counts after the first.", hint)]);
        var counts = new List<int>();
        foreach (var row in table.Rows)
        {
            see(row);
            if (int.TryParse(row.Cells[column], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= most) counts.Add(count);
            else
            {
                problems.Add(new(
                    row.Line, UnitNames.Excerpt(row.Cells),
                    row.Cells[column].Length == 0 ? $"There is no count under {table.Columns[column]}." : $"“{row.Cells[column]}” under {table.Columns[column]} is not a count that can be.", hint));
            }
        }
        return new([.. table.Rows.Select(r => r.Cells[0])], problems.Count > 0 ? [] : counts, problems);
    }

    // Most of it; a slip in one cell is told of with its line.
    private static bool IsNumbers(CsvReading table, int column)
    {
        var filled = table.Rows.Select(r => r.Cells[column]).Where(cell => cell.Length > 0).ToList();
        return filled.Count > 0 && 2 * filled.Count(cell => decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) > filled.Count;
    }
}
