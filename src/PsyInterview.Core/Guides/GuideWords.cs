using System.Text;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PsyInterview.Guides;

/// <summary>Takes the plain words out of a Markdown paragraph or heading and reports whatever is not words.</summary>
internal sealed class GuideWords(GuideSource source, string body)
{
    public static bool IsInstruction(ParagraphBlock paragraph) =>
        paragraph.Inline is { } inlines
        && inlines.Any(i => i is EmphasisInline)
        && inlines.All(i => i is EmphasisInline { DelimiterCount: 1 } or LineBreakInline
            || (i is LiteralInline literal && literal.Content.ToString().Trim().Length == 0));

    /// <summary>The words on one line, without marks of emphasis.</summary>
    public string Of(LeafBlock block)
    {
        var words = new StringBuilder();
        if (block.Inline is { } inlines)
            Gather(inlines, words, block.Line + 1);
        return string.Join(' ', words.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private void Gather(ContainerInline container, StringBuilder words, int line)
    {
        foreach (var inline in container)
        {
            var before = words.Length;
            switch (inline)
            {
                case LiteralInline literal: words.Append(literal.Content.AsSpan()); break;
                case LineBreakInline: words.Append(' '); break;
                case HtmlEntityInline entity: words.Append(entity.Transcoded.AsSpan()); break;
                case CodeInline code: words.Append(code.Content); break;
                case AutolinkInline address: words.Append(address.Url); break;
                case EmphasisInline emphasis: Gather(emphasis, words, line); break;
                case LinkInline link:
                    source.Error(LineOf(link, line), "A link or picture has no place in a guide.", "Write the words only.");
                    break;
                case HtmlInline html:
                    source.Error(LineOf(html, line), "HTML has no place in a guide.", "Write the words only; use *italics* for an instruction.");
                    break;
                default:
                    source.Error(LineOf(inline, line), "These marks have no place in a guide.", "Write plain words.");
                    break;
            }
            if (words.Length == before && inline is LinkInline or HtmlInline)
                words.Append('…');
        }
    }

    // Markdig's line numbers of inlines run ahead after some constructs; their offsets do not.
    private int LineOf(Inline inline, int otherwise) =>
        inline.Span.Start > 0 && inline.Span.Start < body.Length ? body.AsSpan(0, inline.Span.Start).Count('\n') + 1 : otherwise;

    /// <summary>Reports lines that Markdown glues to the paragraph although the writer may have meant something else.</summary>
    public void CheckRunOn(ParagraphBlock paragraph, bool quoted, bool listed)
    {
        var last = LastLine(paragraph);
        for (var line = paragraph.Line + 1; line <= last; line++)
        {
            var raw = source.Line(line);
            var first = line == paragraph.Line + 1;
            if (!first && quoted && !raw.TrimStart().StartsWith('>'))
                source.Error(line, "This line runs on from the words to read aloud above it.",
                    "Put an empty line before it, or begin it with > if it belongs to them.");
            else if (!first && listed && raw.Length > 0 && !char.IsWhiteSpace(raw[0]))
                source.Error(line, "This line runs on from the probe above it.",
                    "Put an empty line before it, or indent it if it belongs to the probe.");
            else if (!quoted && !(first && listed) && LooksLikeMark(raw.TrimStart()))
                source.Error(line, "This looks like a heading or a probe but is read as part of a paragraph.",
                    "Put an empty line before it and a space after the # or the number.");
        }
    }

    private static bool LooksLikeMark(string line)
    {
        if (line.StartsWith('#'))
            return true;
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        return digits is 1 or 2 && line.Length > digits + 1 && line[digits] is '.' or ')' && !char.IsAsciiDigit(line[digits + 1]);
    }

    /// <summary>Reports {words in braces} that Markdown would take as attributes and hide.</summary>
    public void CheckHiddenBraces(MarkdownDocument document)
    {
        foreach (var found in document.Descendants())
        {
            if (found is not HeadingBlock && found.TryGetAttributes() is not null)
                source.Error(LineOfBraces(found), "There is something in braces here that belongs on a heading.",
                    "Move {#id ...} to the end of the heading, or write the words without braces.");
        }
    }

    private int LineOfBraces(MarkdownObject found)
    {
        if (found is Inline inline)
            return LineOf(inline, 1);
        var (first, last) = (found.Line + 1, LastLine(found));
        for (var line = first; line <= last; line++)
        {
            if (source.Line(line).Contains('{'))
                return line;
        }
        return first;
    }

    private int LastLine(MarkdownObject found)
    {
        var from = Math.Clamp(found.Span.Start, 0, body.Length);
        var until = Math.Clamp(found.Span.End + 1, from, body.Length);
        return found.Line + 1 + body.AsSpan(from, until - from).Count('\n');
    }
}
