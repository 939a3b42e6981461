using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PsyInterview.Interchange;

/// <summary>A DOCX document read as an outline: headings, paragraphs, lists, quotations, as its styles say.</summary>
internal sealed class OutlineDocx
{
    /// <summary>Bytes; a larger file is refused unread.</summary>
    public const int Largest = 16 * 1024 * 1024;

    private const string SaveAgain = "Open it in your word processor and save it as a Word document (.docx) once more, without a password.";

    private readonly List<OutlineLine> _lines = [];
    private readonly List<Problem> _problems = [];
    private readonly OutlineDocxStyles _styles;
    private int _paragraph;

    private OutlineDocx(OutlineDocxStyles styles) => _styles = styles;

    /// <summary>True for a packed file, as a DOCX document is one.</summary>
    public static bool IsDocx(byte[] content) => content.AsSpan().StartsWith("PK"u8);

    /// <summary>Why neither a document nor a text can be read from this; null when one may be.</summary>
    public static GuideOutline? Refusal(byte[] content)
    {
        if (content.Length > Largest) return GuideOutline.Unread("The file is larger than 16 MiB.", "A topic guide is a few pages of text: take pictures out, or copy the words into a new document.");
        if (content.Length == 0) return GuideOutline.Unread("The file is empty.", "Name the document that holds the guide.");
        if (content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return OutlineDocxGate.IsLocked(content)
                ? GuideOutline.Unread("The document is locked with a password.", SaveAgain)
                : GuideOutline.Unread("This is a document in the old form of Word (.doc), whatever its name.", SaveAgain);
        }
        if (content.AsSpan().StartsWith("%PDF"u8)) return GuideOutline.Unread("This is a PDF, in which headings and lists cannot be told from other words.", "Use the document that the PDF was made from.");
        if (content.AsSpan().StartsWith("{\\rtf"u8)) return GuideOutline.Unread("This is an RTF document.", SaveAgain);
        return content.AsSpan().StartsWith("PSYS"u8) ? GuideOutline.Unread("This is a study, not a topic guide.", "Name the document that holds the guide.") : null;
    }

    /// <summary>Reads a document; says what is wrong instead of throwing, whatever the bytes.</summary>
    public static GuideOutline Read(byte[] content)
    {
        try
        {
            if (OutlineDocxGate.WhyNot(content) is { } whyNot) return GuideOutline.Unread(whyNot, SaveAgain);
            using var stream = new MemoryStream();
            // The library mends addresses of links that are none, and can do so only in a copy that it may change.
            stream.Write(content);
            using var document = WordprocessingDocument.Open(stream, isEditable: true, new OpenSettings { AutoSave = false });
            if (document.MainDocumentPart is not { } main) return GuideOutline.Unread("There is no text in this document.", SaveAgain);
            foreach (var part in new OpenXmlPart?[] { main, main.StyleDefinitionsPart, main.NumberingDefinitionsPart }.OfType<OpenXmlPart>())
            {
                using var xml = part.GetStream(FileMode.Open, FileAccess.Read);
                if (OutlineDocxGate.WhyNotXml(xml) is { } tooMuch) return GuideOutline.Unread(tooMuch, SaveAgain);
            }
            if (main.Document?.Body is not { } body) return GuideOutline.Unread("There is no text in this document.", SaveAgain);
            var reading = new OutlineDocx(new(main.StyleDefinitionsPart?.Styles, main.NumberingDefinitionsPart?.Numbering));
            reading.TakeAll(body);
            return new(reading._lines, reading._problems, Beside(body));
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            // The libraries throw a dozen kinds on damaged files; the person needs one sentence.
            return GuideOutline.Unread(wrong is InvalidDataException or FileFormatException ? "The document is damaged: it cannot be unpacked." : "The document is damaged, or not a document of Word.", SaveAgain);
        }
    }

    private static IReadOnlyList<string> Beside(Body body)
    {
        List<string> taken = [];
        if (body.Descendants().Any(e => e is InsertedRun or DeletedRun or MoveFromRun or MoveToRun)) taken.Add("Changes that are still marked in the document were read as accepted.");
        if (body.Descendants().Any(e => e is CommentReference or FootnoteReference or EndnoteReference)) taken.Add("Comments and footnotes were not read.");
        return taken;
    }

    private void TakeAll(OpenXmlElement parent)
    {
        foreach (var element in parent.ChildElements)
        {
            switch (element)
            {
                case Paragraph paragraph: Take(paragraph); break;
                case Table table when table.Descendants<TableCell>().Take(2).Count() == 1: TakeAll(table.Descendants<TableCell>().First()); break;
                case Table table: LeaveOut(table); break;
                case SdtBlock block when block.Descendants<DocPartGallery>().Any(g => g.Val?.Value?.Contains("Contents", StringComparison.Ordinal) == true): _paragraph += block.Descendants<Paragraph>().Count(); break;
                case SdtBlock or SdtContentBlock or CustomXmlBlock: TakeAll(element); break;
                default: break;
            }
        }
    }

    private void LeaveOut(Table table)
    {
        var words = string.Join(" | ", table.Descendants<TableCell>().Select(cell => OutlineLine.Clean(cell.InnerText)).Where(text => text.Length > 0));
        _problems.Add(new OutlineLine(_paragraph + 1, OutlineKind.Paragraph, words).Wrong(
            words.Contains('?') ? "Here is a table with questions in it; a table cannot be read as topics and questions." : "A table is left out.",
            "Write it as headings, paragraphs and lists.", words.Contains('?') ? Severity.Error : Severity.Advice));
        _paragraph += table.Descendants<Paragraph>().Count();
    }

    private void Take(Paragraph paragraph)
    {
        _paragraph++;
        if (_styles.KindOf(paragraph) is not var (kind, level, isNumbered)) return;
        var words = new StringBuilder();
        // A tab that draws a line leaves room to write on.
        var isFilledIn = paragraph.ParagraphProperties?.Tabs?.Elements<TabStop>().Any(t => t.Leader?.InnerText is "underscore" or "dot" or "hyphen") == true;
        var (isItalic, isBold, hasWords) = (true, true, false);
        Gather(paragraph);
        _lines.Add(new(_paragraph, kind, words.ToString(), level, isNumbered, hasWords && isItalic, hasWords && isBold));

        void Gather(OpenXmlElement parent)
        {
            foreach (var element in parent.ChildElements)
            {
                switch (element)
                {
                    case Run run: TakeRun(run); break;
                    // What was deleted is gone, and what was moved stands where it went.
                    case DeletedRun or MoveFromRun or ParagraphProperties: break;
                    default: Gather(element); break;
                }
            }
        }

        void TakeRun(Run run)
        {
            foreach (var element in run.ChildElements)
            {
                switch (element)
                {
                    case Text text:
                        words.Append(text.Text);
                        if (string.IsNullOrWhiteSpace(text.Text)) break;
                        hasWords = true;
                        isItalic &= _styles.Has<Italic>(run, paragraph);
                        isBold &= _styles.Has<Bold>(run, paragraph);
                        break;
                    case TabChar: words.Append(isFilledIn ? " ____ " : " "); break;
                    case Break or CarriageReturn: words.Append('\n'); break;
                    case NoBreakHyphen: words.Append('-'); break;
                    case Drawing or Picture or AlternateContent when element.Descendants<TextBoxContent>().FirstOrDefault()?.InnerText is { Length: > 0 } box: LeaveOut(box); break;
                    default: break;
                }
            }
        }
    }

    private void LeaveOut(string box) => _problems.Add(new OutlineLine(_paragraph, OutlineKind.Paragraph, OutlineLine.Clean(box)).Wrong(
        "The words in a text box are left out.", "Write them as a paragraph.", box.Contains('?') ? Severity.Error : Severity.Advice));
}
