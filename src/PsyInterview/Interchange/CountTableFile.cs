using System.Globalization;
using PsyInterview.Agreement;

namespace PsyInterview.Interchange;

/// <summary>
/// A square table of counts of two coders: the first row and the first column name the categories, a row is what the first coder gave, a column what the second.
/// </summary>
/// <param name="Table">Null when a problem is an error.</param>
/// <param name="First">How the corner calls the first coder, as in <c>anna\ben</c>; null when it names nobody.</param>
/// <param name="Second">Likewise.</param>
internal sealed record CountTableFile(CountTable? Table, string? First, string? Second, IReadOnlyList<Problem> Problems)
{
    /// <summary>One cell may hold so many units.</summary>
    private const int MostUnits = 1_000_000;

    private const int MostCategories = 100;

    /// <summary>Reads a table; whatever is in it ends in counts or in problems with their lines.</summary>
    public static CountTableFile Read(CsvReading csv)
    {
        var table = new CodersTable(csv);
        if (table.IsRefused) return Refused();
        List<string> categories = [.. csv.Columns.Skip(1)];
        var headings = string.Join(',', csv.Columns);
        if (categories.Count == 0)
            table.Wrong(1, headings, "There is one column only.", "The first column names the first coder's categories; each further column is a category of the second.");
        else if (categories.Count > MostCategories)
        {
            table.Wrong(
                1, "", $"There are {Whole(categories.Count)} categories; at most {Whole(MostCategories)} can be compared.",
                "Write a table of counts, not of units; for units take --ratings.");
        }
        if (csv.Rows.Count == 0) table.Wrong(1, headings, "There are headings and nothing below them.", "Write one row for each category.");
        foreach (var sums in categories.Where(IsSum))
            table.Wrong(1, headings, $"The column “{sums}” seems to hold sums.", "Leave sums out: every count belongs to two categories.");
        if (table.IsFormula() || table.IsRefused) return Refused();
        var rows = new Dictionary<string, (CsvRow Row, IReadOnlyList<int> Counts)>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in csv.Rows)
        {
            var name = row.Cells[0];
            if (table.IsFormula(row)) continue;
            if (name.Length == 0) table.Wrong(row, "The row does not say of which category it is.", "Write the category into the first cell.");
            else if (IsSum(name)) table.Wrong(row, $"The row “{name}” seems to hold sums.", "Leave sums out: every count belongs to two categories.");
            else if (!categories.Contains(name, StringComparer.OrdinalIgnoreCase))
                table.Wrong(row, $"“{name}” is a row and no column: the table is not square.", "Give both coders the same categories, with 0 where one did not use it.");
            else if (!rows.TryAdd(name, (row, [.. row.Cells.Skip(1).Select(cell => Count(table, row, cell))])))
                table.Wrong(row, $"“{name}” stands there twice, first on line {Whole(rows[name].Row.Line)}.", "Keep one row for each category.");
        }
        // A row with a problem of its own would be missed once more.
        if (table.IsRefused) return Refused();
        foreach (var category in categories.Where(c => !rows.ContainsKey(c)))
            table.Wrong(1, headings, $"“{category}” is a column and no row: the table is not square.", "Give both coders the same categories, with 0 where one did not use it.");
        if (table.IsRefused) return Refused();
        var (first, second) = csv.Columns[0].Split('\\', '/') is [{ Length: > 0 } one, { Length: > 0 } other] ? (one.Trim(), other.Trim()) : (null, null);
        return new(CountTable.Of(categories, [.. categories.Select(c => rows[c].Counts)]), first, second, table.Problems);

        CountTableFile Refused() => new(null, null, null, table.Problems);
    }

    private static bool IsSum(string name) => Headings.Plain(name) is "total" or "totals" or "sum" or "sums" or "grandtotal" or "rowtotal" or "columntotal";

    private static int Count(CodersTable table, CsvRow row, string cell)
    {
        // A statistics program may write 88.0.
        if (decimal.TryParse(cell, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
            && count == decimal.Truncate(count) && count is >= 0 and <= MostUnits) return (int)count;
        if (cell.Length == 0) table.Wrong(row, "A count is missing.", "Write 0 where no unit got these two categories.");
        else if (count < 0) table.Wrong(row, $"“{cell}” is below zero, and a count never is.", "Write how many units got these two categories.");
        else if (count > MostUnits) table.Wrong(row, $"“{cell}” is more units than can be counted here.", $"At most {Whole(MostUnits)} in one cell.");
        else table.Wrong(row, $"“{cell}” is not a count.", "Write whole numbers: units, not shares or per cent.");
        return 0;
    }

    private static string Whole(int n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
