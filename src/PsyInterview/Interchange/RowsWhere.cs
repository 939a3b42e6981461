namespace PsyInterview.Interchange;

/// <summary>Some rows of a table: those with a word under a heading, as <c>site=h500m</c> says.</summary>
internal static class RowsWhere
{
    /// <summary>The table with only those rows; a heading that is not there, or a word that no row has, is a problem.</summary>
    /// <param name="where">A heading, =, and what stands under it; null for all rows.</param>
    public static CsvReading Where(this CsvReading table, string? where)
    {
        if (where is null || table.Columns.Count == 0) return table;
        var cut = where.IndexOf('=', StringComparison.Ordinal);
        var (column, word) = cut < 0 ? (where, "") : (where[..cut].Trim(), where[(cut + 1)..].Trim());
        if (cut < 1) return Wrong($"“{where}” is not a heading and a word.", "Write --where heading=word, for example --where site=A.");
        if (!table.Columns.Contains(column, StringComparer.OrdinalIgnoreCase)) return Wrong($"There is no column “{column}”.", $"The headings are: {UnitNames.Excerpt(table.Columns)}");
        var rows = table.Rows.Where(row => row[column].Equals(word, StringComparison.OrdinalIgnoreCase)).ToList();
        return rows.Count > 0 ? table with { Rows = rows } : Wrong($"No row has “{word}” under {column}.", "Mend --where.");

        CsvReading Wrong(string what, string hint) => table with { Problems = [.. table.Problems, new(1, "", what, hint)] };
    }
}
