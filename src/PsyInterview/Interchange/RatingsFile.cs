using System.Globalization;
using PsyInterview.Agreement;

namespace PsyInterview.Interchange;

/// <summary>A table of ratings: one row a unit, its name first, then one column a coder with what they gave; an empty cell where they did not rate.</summary>
/// <param name="Ratings">Null when a problem is an error.</param>
internal sealed record RatingsFile(Ratings? Ratings, IReadOnlyList<Problem> Problems)
{
    /// <summary>Among more values than this, one column is surely not a coder's.</summary>
    private const int MostCategories = 1_000;

    /// <summary>Reads a table; whatever is in it ends in ratings or in problems with their lines.</summary>
    public static RatingsFile Read(CsvReading csv)
    {
        var table = new CodersTable(csv);
        if (table.IsRefused) return new(null, table.Problems);
        var headings = string.Join(',', csv.Columns);
        List<string> coders = [.. csv.Columns.Skip(1)];
        if (coders.Count < 2)
        {
            table.Wrong(
                1, headings, coders.Count == 1 ? $"There is one coder only, {coders[0]}." : "There is no coder: the table has one column only.",
                "Write the unit into the first column and each coder's values into a column of their own; agreement needs two coders.");
        }
        if (csv.Rows.Count == 0) table.Wrong(1, headings, "There are headings and nothing below them.", "Write one row a unit.");
        if (table.IsFormula() || table.IsRefused) return new(null, table.Problems);
        var (lines, missing) = (new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase), new List<(int Line, string Word)>());
        var units = new List<(string Unit, IReadOnlyList<string?> Values)>();
        foreach (var row in csv.Rows)
        {
            if (table.IsFormula(row)) continue;
            var unit = row.Cells[0];
            if (unit.Length == 0) table.Wrong(row, "The row does not say of which unit it is.", "Write the unit into the first cell, for example S01.");
            else if (!lines.TryAdd(unit, row.Line))
                table.Wrong(row, $"{unit} stands there twice, first on line {Whole(lines[unit])}.", "Keep one row a unit, with one column a coder.");
            else units.Add((unit, [.. row.Cells.Skip(1).Select(cell => ValueOf(row, cell))]));
        }
        var values = units.SelectMany(u => u.Values).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        if (values > MostCategories)
        {
            table.Wrong(
                1, headings, $"There are {Whole(values)} different values; at most {Whole(MostCategories)} can be compared.",
                "Leave out columns that are not a coder's ratings.");
        }
        if (missing.Count > 0)
        {
            var words = string.Join(" and ", missing.Select(m => $"“{m.Word}”").Distinct());
            table.Advise(
                missing[0].Line, "", $"{words}: read as not rated, in {(missing.Count == 1 ? "1 cell" : $"{Whole(missing.Count)} cells")}.",
                "If it is a category, give it another name, for example “not applicable”.");
        }
        foreach (var (_, coder) in coders.Index().Where(c => units.TrueForAll(u => u.Values[c.Index] is null)))
            table.Advise(1, headings, $"{coder} rated nothing.", "Leave the column out, or fill it.");
        return new(table.IsRefused ? null : Ratings.Of(coders, units), table.Problems);

        // The words of statistics programs for a gap.
        string? ValueOf(CsvRow row, string cell)
        {
            if (cell.Contains('|', StringComparison.Ordinal))
            {
                table.Wrong(
                    row, $"“{cell}” holds several codes, and a rating is one value.",
                    "For segments with several codes take --segments: one row for each segment and coder.");
            }
            if (cell is "NA" or "NaN" or "N/A" or "#N/A") missing.Add((row.Line, cell));
            return cell is "" or "NA" or "NaN" or "N/A" or "#N/A" ? null : table.One(cell, "value");
        }
    }

    private static string Whole(int n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
