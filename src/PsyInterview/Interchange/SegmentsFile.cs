using System.Globalization;
using PsyInterview.Agreement;

namespace PsyInterview.Interchange;

/// <summary>
/// A table of coded segments: <c>segment</c>, <c>coder</c>, <c>codes</c>, one row for each segment and coder, with | between the codes and an empty cell where the
/// coder worked on the segment and applied none.
/// </summary>
/// <param name="Agreement">Null when a problem is an error.</param>
/// <param name="First">The coder who comes first in the file.</param>
/// <param name="OneCoderOnly">Segments that one coder alone worked on, which are left out.</param>
internal sealed record SegmentsFile(CodingAgreement? Agreement, string First, string Second, IReadOnlyList<string> OneCoderOnly, IReadOnlyList<Problem> Problems)
{
    private const string Shape = "The columns are segment, coder, codes: one row for each segment and coder, with | between the codes.";

    /// <summary>Reads a table; whatever is in it ends in codes or in problems with their lines.</summary>
    public static SegmentsFile Read(CsvReading csv)
    {
        var (table, lines) = (new CodersTable(csv), new Dictionary<(string, string), int>());
        var coded = new Dictionary<string, Dictionary<string, IReadOnlySet<string>>>(StringComparer.Ordinal);
        var segments = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var headings = new Headings(csv, p => table.Wrong(p.Line, p.Excerpt, p.What, p.Hint));
        var (segmentAt, coderAt, codesAt) = (headings.Find("segment", "segments", "unit"), headings.Find("coder", "coders"), headings.Find("codes", "code"));
        var words = string.Join(',', csv.Columns);
        if (!table.IsRefused)
        {
            foreach (var (place, name) in new[] { (segmentAt, "segment"), (coderAt, "coder"), (codesAt, "codes") })
                if (place is null) table.Wrong(1, words, $"There is no column “{name}”.", Shape);
            if (csv.Rows.Count == 0) table.Wrong(1, words, "There are headings and nothing below them.", Shape);
        }
        if (table.IsRefused) return Refused();
        if (headings.Left.Count > 0) table.Advise(1, words, $"Left out: {string.Join(", ", headings.Left.Select(at => $"“{csv.Columns[at]}”"))}.", Shape);
        foreach (var row in csv.Rows) Take(row);
        if (table.IsRefused) return Refused();
        List<string> coders = [.. coded.Keys];
        if (coders.Count != 2)
        {
            table.Wrong(
                0, "", coders.Count == 1 ? $"There is one coder only, {coders[0]}."
                    : $"There are {coders.Count.ToString(CultureInfo.InvariantCulture)} coders: {CodersTable.Listed(coders)}.",
                "Keep the rows of two coders in the file; compare more of them two by two.");
            return Refused();
        }
        var (first, second) = (coded[coders[0]], coded[coders[1]]);
        List<string> both = segments.FindAll(s => first.ContainsKey(s) && second.ContainsKey(s)), alone = segments.FindAll(s => !first.ContainsKey(s) || !second.ContainsKey(s));
        if (both.Count == 0)
        {
            table.Wrong(0, "", $"No segment has a row of both coders, {coders[0]} and {coders[1]}.", "Look whether the segments have the same names in the rows of both.");
            return Refused();
        }
        if (alone.Count > 0)
        {
            table.Advise(
                0, "", $"Left out, since one coder only has a row for {(alone.Count == 1 ? "it" : "them")}: {CodersTable.Listed(alone)}.",
                "Where a coder worked on a segment and applied no code, write a row with an empty cell for the codes.");
        }
        return new(CodingAgreement.Of(both, first, second), coders[0], coders[1], alone, table.Problems);

        void Take(CsvRow row)
        {
            if (row.Cell(segmentAt) is not { } segment) table.Wrong(row, "The row does not say of which segment it is.", Shape);
            else if (row.Cell(coderAt) is not { } coder) table.Wrong(row, "The row does not say who coded.", "Write the coder's name or code.");
            else
            {
                string[] codes = [.. (row.Cell(codesAt) ?? "").Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
                string[] cells = [segment, coder, .. codes];
                if (cells.Select(cell => table.IsFormula(row.Line, string.Join(',', row.Cells), cell)).ToList().Contains(true)) return;
                (segment, coder) = (table.One(segment, "segment"), table.One(coder, "coder"));
                if (!lines.TryAdd((segment, coder), row.Line))
                {
                    table.Wrong(
                        row, $"{coder} has segment {segment} twice, first on line {lines[(segment, coder)].ToString(CultureInfo.InvariantCulture)}.",
                        "Keep one row for each segment and coder, with | between the codes: relax|rapport.");
                    return;
                }
                if (codes.FirstOrDefault(c => c.Contains(';', StringComparison.Ordinal) || c.Contains(',', StringComparison.Ordinal)) is { } joined)
                    table.Advise(row.Line, string.Join(',', row.Cells), $"“{joined}” is read as one code.", "If it is several, write | between them.");
                if (!coded.TryGetValue(coder, out var ofCoder)) coded[coder] = ofCoder = new(StringComparer.Ordinal);
                ofCoder[segment] = codes.Select(code => table.One(code, "code")).ToHashSet(StringComparer.Ordinal);
                if (seen.Add(segment)) segments.Add(segment);
            }
        }

        SegmentsFile Refused() => new(null, "", "", [], table.Problems);
    }
}
