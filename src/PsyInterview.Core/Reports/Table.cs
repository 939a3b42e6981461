using System.Globalization;
using System.Text;

namespace PsyInterview.Reports;

/// <summary>A report as rows and columns, with the definitions of its numbers underneath.</summary>
/// <param name="Name">The name in the catalogue.</param>
/// <param name="Columns">Headings; those in <paramref name="Numbers"/> are set to the right.</param>
/// <param name="Rows">Cells as text, one list a row, as long as <paramref name="Columns"/>.</param>
/// <param name="Notes">What each number means and what was left out: no number without its definition.</param>
public sealed record Table(
    string Name, string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<string> Notes, IReadOnlySet<string> Numbers)
{
    /// <summary>As CSV (RFC 4180, LF): the headings and the rows; notes are not data.</summary>
    public string ToCsv()
    {
        var csv = new StringBuilder();
        foreach (var row in Rows.Prepend(Columns)) csv.AppendJoin(',', row.Select(Quoted)).Append('\n');
        return csv.ToString();
    }

    /// <summary>As a Markdown table with its notes.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder().Append("## ").Append(Title).Append("\n\n");
        Row(Columns.Select(Escaped));
        Row(Columns.Select(c => Numbers.Contains(c) ? "---:" : "---"));
        foreach (var row in Rows) Row(row.Select(Escaped));
        foreach (var note in Notes) text.Append('\n').Append(note).Append('\n');
        return text.ToString();

        void Row(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        static string Escaped(string cell) => cell.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings("<br>");
    }

    // A cell that a spreadsheet would take for a formula is given a quote in front of it.
    private static string Quoted(string cell)
    {
        if (cell.Length > 1 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r'
            && !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
