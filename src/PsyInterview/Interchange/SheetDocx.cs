using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PsyInterview.Guides;

namespace PsyInterview.Interchange;

/// <summary>A sheet as a DOCX document on A4: real headings, boxes to tick, ruled lines for notes.</summary>
internal static class SheetDocx
{
    private const int TextWidth = 9638; // twentieths of a point: A4 less two margins of 2 cm
    private const int SheetColumns = 68; // of the wider row of blanks

    /// <summary>The bytes of the document.</summary>
    public static byte[] Of(Sheet sheet)
    {
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = sheet.Title;
            document.PackageProperties.Language = sheet.Language;
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = SheetDocxStyles.Of(sheet.Language);
            var body = new Body();
            foreach (var block in sheet.Blocks) body.Append(Of(block));
            body.Append(new SectionProperties(
                new PageSize { Width = 11906U, Height = 16838U },
                new PageMargin { Top = 1134, Bottom = 1134, Left = 1134U, Right = 1134U, Header = 567U, Footer = 567U, Gutter = 0U }));
            main.Document = new Document(body);
        }
        return bytes.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Of(SheetBlock block) => block switch
    {
        SheetBlock.Title title => [Styled("Title", Words(title.Text))],
        SheetBlock.About about => [Styled("Subtitle", Words(about.Text))],
        SheetBlock.Blanks blanks => blanks.Rows.Select(Blanks),
        SheetBlock.Heading heading => [Styled(heading.Level == 2 ? "Heading1" : "Heading2", Words(heading.Line))],
        SheetBlock.ReadAloud { Label: { } label } aloud => [Styled("Quote", Words($"{label}: ", new Bold()), Words(aloud.Text))],
        SheetBlock.ReadAloud aloud => [Styled("Quote", Words(aloud.Text))],
        SheetBlock.Instruction instruction => [Styled("Instruction", Words($"({instruction.Label}) {instruction.Text}"))],
        SheetBlock.Wording wording => [Styled("Wording", Words(wording.Text))],
        SheetBlock.Probes probes => probes.Texts.Select((text, i) => Styled("Probe", Words(string.Create(CultureInfo.InvariantCulture, $"☐ {i + 1}")), Tab(), Words(text))),
        SheetBlock.Ticks ticks => ticks.Texts.Select(text => Styled("Probe", Words("☐"), Tab(), Words(text))),
        SheetBlock.Steps steps => steps.Texts.Select((text, i) => Styled("Probe", Words(string.Create(CultureInfo.InvariantCulture, $"{i + 1}.")), Tab(), Words(text))),
        SheetBlock.Paragraph paragraph => [Styled("Normal", Words(paragraph.Text))],
        SheetBlock.Bullets bullets => bullets.Texts.Select(text => Styled("Probe", Words("•"), Tab(), Words(text))),
        SheetBlock.Statement statement => Statement(statement),
        SheetBlock.Notes notes => Enumerable.Range(0, notes.Lines).Select(_ => Styled("NoteLine")),
        _ => [],
    };

    private static IEnumerable<OpenXmlElement> Statement(SheetBlock.Statement statement)
    {
        yield return Styled("Probe", Words(string.Create(CultureInfo.InvariantCulture, $"{statement.Number}.")), Tab(), Words(statement.Text));
        foreach (var choice in statement.Choices) yield return Styled("Choice", Words("☐"), Tab(), Words(choice));
        if (statement.Choices.Count > 0) yield return Styled("NoteLine");
    }

    // A tab stop with a line before it draws the room for each blank.
    private static Paragraph Blanks(IReadOnlyList<SheetBlank> row)
    {
        var tabs = new Tabs();
        List<Run> runs = [];
        var (from, columns) = (0, row.Sum(blank => blank.Width) + 2 * (row.Count - 1));
        foreach (var blank in row)
        {
            if (from > 0) runs.Add(Words("  "));
            from += blank.Width + 2;
            tabs.Append(new TabStop { Val = TabStopValues.Left, Leader = TabStopLeaderCharValues.Underscore, Position = TextWidth * Math.Min(from - 2, columns) / SheetColumns });
            runs.AddRange([Words(blank.Label + " "), Tab()]);
        }
        var line = Styled("Blanks", [.. runs]);
        line.ParagraphProperties!.Append(tabs);
        return line;
    }

    private static Paragraph Styled(string style, params Run[] runs) => new([new ParagraphProperties(new ParagraphStyleId { Val = style }), .. runs]);

    private static Run Words(string text, params OpenXmlElement[] looks)
    {
        var run = new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        if (looks.Length > 0) run.PrependChild(new RunProperties(looks));
        return run;
    }

    private static Run Tab() => new(new TabChar());
}
