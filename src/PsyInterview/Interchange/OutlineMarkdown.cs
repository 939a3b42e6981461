using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PsyInterview.Interchange;

/// <summary>Plain Markdown, as anybody writes it, read as an outline.</summary>
internal sealed class OutlineMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    private readonly List<OutlineLine> _lines = [];
    private readonly List<Problem> _problems = [];

    /// <summary>Reads the text of a file; says what is wrong instead of throwing, whatever the text.</summary>
    public static GuideOutline Read(string text)
    {
        var reading = new OutlineMarkdown();
        try
        {
            // The library takes a lone carriage return for no line end; editors do not.
            var document = Markdown.Parse(text.TrimStart('\uFEFF').ReplaceLineEndings("\n"), Pipeline);
            foreach (var block in document) reading.Take(block, 0, isQuoted: false);
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            // The Markdown library refuses very deep nesting by an exception.
            return GuideOutline.Unread("The text could not be read as Markdown.", "Look for a long run of >, * or [ and take it out.");
        }
        return new(reading._lines, reading._problems, []);
    }

    private void Take(Block block, int depth, bool isQuoted)
    {
        var line = block.Line + 1;
        switch (block)
        {
            case HeadingBlock heading: Add(line, OutlineKind.Heading, heading, heading.Level); break;
            case ParagraphBlock { Inline: { FirstChild: LiteralInline begin } } table when begin.Content.AsSpan().StartsWith("|"):
                LeftOut(line, string.Concat(table.Inline.Descendants<LiteralInline>()), "A table is left out.");
                break;
            case ParagraphBlock paragraph: Add(line, isQuoted ? OutlineKind.Quotation : OutlineKind.Paragraph, paragraph, 0); break;
            case QuoteBlock quote:
                foreach (var part in quote) Take(part, depth, isQuoted: true);
                break;
            case ListBlock list:
                foreach (var entry in list.OfType<ListItemBlock>()) TakeListLine(entry, list.IsOrdered, depth, isQuoted);
                break;
            case ThematicBreakBlock or LinkReferenceDefinitionGroup: break;
            case HtmlBlock html: LeftOut(line, html.Lines.ToString(), "HTML and comments are left out."); break;
            case CodeBlock code: LeftOut(line, code.Lines.ToString(), "Indented or fenced text is left out."); break;
            default: LeftOut(line, "", "Something here is neither heading nor paragraph nor list, and is left out."); break;
        }
    }

    private void TakeListLine(ListItemBlock entry, bool isNumbered, int depth, bool isQuoted)
    {
        for (var i = 0; i < entry.Count; i++)
        {
            if (i == 0 && entry[0] is ParagraphBlock first) Add(first.Line + 1, isQuoted ? OutlineKind.Quotation : OutlineKind.ListLine, first, depth, isNumbered);
            else Take(entry[i], depth + 1, isQuoted);
        }
    }

    private void Add(int line, OutlineKind kind, LeafBlock block, int level, bool isNumbered = false)
    {
        var words = new StringBuilder();
        var (isAllItalic, isAllBold, hasWords) = (true, true, false);
        if (block.Inline is { } inlines) Gather(inlines, isItalic: false, isBold: false);
        _lines.Add(new(line, kind, words.ToString(), level, isNumbered, hasWords && isAllItalic, hasWords && isAllBold));

        void Gather(ContainerInline container, bool isItalic, bool isBold)
        {
            foreach (var inline in container)
            {
                switch (inline)
                {
                    case LiteralInline literal: Put(literal.Content.ToString(), isItalic, isBold); break;
                    case LineBreakInline: words.Append('\n'); break;
                    case HtmlEntityInline entity: Put(entity.Transcoded.ToString(), isItalic, isBold); break;
                    case CodeInline code: Put(code.Content, isItalic, isBold); break;
                    case AutolinkInline address: Put(address.Url, isItalic, isBold); break;
                    case EmphasisInline emphasis: Gather(emphasis, isItalic || emphasis.DelimiterCount == 1, isBold || emphasis.DelimiterCount == 2); break;
                    case LinkInline { IsImage: true }: LeftOut(line, "", "A picture is left out."); break;
                    case ContainerInline inner: Gather(inner, isItalic, isBold); break;
                    default: break;
                }
            }
        }

        void Put(string text, bool isItalic, bool isBold)
        {
            words.Append(text);
            if (text.All(char.IsWhiteSpace)) return;
            hasWords = true;
            isAllItalic &= isItalic;
            isAllBold &= isBold;
        }
    }

    // Words with a question in them must not get lost; others only have to be named.
    private void LeftOut(int line, string words, string what) => _problems.Add(new OutlineLine(line, OutlineKind.Paragraph, OutlineLine.Clean(words)).Wrong(
        what, "Write what belongs to the guide as a heading, a paragraph or a list.", words.Contains('?') ? Severity.Error : Severity.Advice));
}
