using System.Globalization;
using PsyInterview.Saturation;

namespace PsyInterview.Interchange;

/// <summary>
/// A table of what was heard of each code: <c>code</c>, <c>unit</c> (or interview, participant, group) and <c>aspect</c>, one row an aspect; a row without one says that
/// the code was heard in that unit. Units that are whole numbers stand in that order, others in the order of a code's rows.
/// </summary>
/// <param name="Heard">Empty when a problem is an error.</param>
/// <param name="IsByNumber">Whether the units are whole numbers.</param>
/// <param name="Problems">In the order of their lines.</param>
internal sealed record AspectsTable(IReadOnlyList<AspectHeard> Heard, bool IsByNumber, IReadOnlyList<Problem> Problems)
{
    private const string Hint = "Write the columns code, unit, aspect: one row for each aspect of a code in a unit, with nothing under aspect where the code was heard and no aspect noted.";

    /// <summary>True when nothing can be computed before the file is mended.</summary>
    public bool IsRefused => Problems.Any(p => p.Severity == Severity.Error);

    /// <summary>Reads a table; whatever is in it ends in aspects or in problems with their lines.</summary>
    public static AspectsTable Read(CsvReading table)
    {
        List<Problem> problems = [.. table.Problems];
        var headings = new Headings(table, problems.Add);
        var (code, unit, aspect) = (headings.Find("code"), headings.Find("unit", "interview", "participant", "group", "session"), headings.Find("aspect"));
        if (table.Columns.Count > 0 && (code is null || unit is null || aspect is null))
        {
            var lacks = code is null ? "code" : unit is null ? "unit" : "aspect";
            problems.Add(new(1, UnitNames.Excerpt(table.Columns), $"There is no column “{lacks}”.", Hint));
        }
        else if (table.Columns.Count > 0 && table.Rows.Count == 0 && problems.Count == 0) problems.Add(new(1, "", "There are headings and nothing below them.", Hint));
        if (problems.Count > 0) return new([], false, problems);
        foreach (var row in table.Rows.Where(r => r.Cell(code) is null || r.Cell(unit) is null))
            problems.Add(new(row.Line, UnitNames.Excerpt(row.Cells), $"The row does not say which {(row.Cell(code) is null ? "code" : "unit")} it is about.", Hint));
        if (problems.Count > 0) return new([], false, problems);
        var isByNumber = table.Rows.All(r => int.TryParse(r.Cell(unit), NumberStyles.None, CultureInfo.InvariantCulture, out _));
        // Where units have names, the place of a unit among those of the same code.
        var places = new Dictionary<(string Code, string Unit), int>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var heard = table.Rows.Select(r => new AspectHeard(r.Cell(code)!, Place(r.Cell(code)!, r.Cell(unit)!), r.Cell(unit)!, r.Cell(aspect))).ToList();
        return new(heard, isByNumber, problems);

        int Place(string of, string words)
        {
            if (isByNumber) return int.Parse(words, NumberStyles.None, CultureInfo.InvariantCulture);
            if (places.TryGetValue((of, words), out var at)) return at;
            return places[(of, words)] = known[of] = known.GetValueOrDefault(of) + 1;
        }
    }
}
