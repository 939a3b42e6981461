using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PsyInterview.Tests.Interchange;

/// <summary>Documents made for tests: by the library, as a word processor would write them, and by hand.</summary>
internal static class DocxFixture
{
    private const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    /// <summary>A document with Word's own styles and a list: 1 is numbers, 2 is bullets.</summary>
    public static byte[] Word2019(params (string Style, int? List, int Level, string Text)[] paragraphs)
    {
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                Named("Normal", "Normal", null), Named("Title", "Title", null), Named("Heading1", "heading 1", 0), Named("Heading2", "heading 2", 1),
                Named("ListParagraph", "List Paragraph", null), Named("Quote", "Quote", null));
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                Listed(0, NumberFormatValues.Decimal), Listed(1, NumberFormatValues.Bullet),
                new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = 1 }, new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 2 });
            main.Document = new Document(new Body(paragraphs.Select(p => (OpenXmlElement)Made(p.Style, p.List, p.Level, p.Text))));
        }
        return bytes.ToArray();
    }

    /// <summary>A document of the given XML, with no more around it than it must have.</summary>
    /// <param name="body">What stands in the body.</param>
    /// <param name="styles">What stands in the styles; null for no styles at all.</param>
    public static byte[] ByHand(string body, string? styles = null) => Packed(
    [
        ("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>
            """),
        ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""),
        ("word/_rels/document.xml.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="h1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="mailto:no address, at all" TargetMode="External"/></Relationships>
            """),
        ("word/document.xml", $"<w:document {Word}><w:body>{body}</w:body></w:document>"),
        ("word/styles.xml", $"<w:styles {Word}>{styles}</w:styles>"),
    ]);

    /// <summary>Files packed as a document is.</summary>
    public static byte[] Packed(params IEnumerable<(string Name, string Text)> parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return bytes.ToArray();
    }

    /// <summary>A paragraph in XML.</summary>
    public static string P(string style, string text, string looks = "") => $"<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:rPr>{looks}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    private static Style Named(string id, string name, int? outline)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = id == "Normal" ? true : null };
        if (outline is { } level) style.Append(new StyleParagraphProperties(new OutlineLevel { Val = level }));
        return style;
    }

    private static AbstractNum Listed(int id, NumberFormatValues format) =>
        new(Enumerable.Range(0, 3).Select(level => (OpenXmlElement)new Level(new NumberingFormat { Val = format }) { LevelIndex = level })) { AbstractNumberId = id };

    private static Paragraph Made(string style, int? list, int level, string text)
    {
        var looks = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (list is { } number) looks.Append(new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = number }));
        var run = new Run(new Text(text.Trim('/')));
        if (text.StartsWith('/')) run.PrependChild(new RunProperties(new Italic()));
        return new Paragraph(looks, run);
    }
}
