using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PsyInterview.Guides;

namespace PsyInterview.MemberChecks;

/// <summary>
/// What a participant gets, as its writer writes it: Markdown, in which each line that is numbered is a statement that can be answered, and a line of underscores is room to
/// write. Numbers count through the letter, whatever was typed.
/// </summary>
public static class Letter
{
    private const int LinesToWrite = 3;
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().Build();

    /// <summary>SHA-256 of the text, in hex: what was sent is known again by it.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The statements, the first is number 1.</summary>
    public static IReadOnlyList<string> Statements(string text) => [.. Blocks(text, null).OfType<SheetBlock.Statement>().Select(s => s.Text)];

    /// <summary>The letter laid out for paper, each statement with boxes to answer it, for every format.</summary>
    /// <param name="language">Of the letter, for example <c>nl</c>: the boxes speak it.</param>
    public static Sheet Sheet(string text, string language)
    {
        var blocks = Blocks(text, LetterWords.For(language));
        return new(blocks.OfType<SheetBlock.Title>().FirstOrDefault()?.Text ?? "", language, blocks);
    }

    /// <summary>Total: what is no words is left out, and a text that the Markdown library refuses is read as plain paragraphs.</summary>
    private static IReadOnlyList<SheetBlock> Blocks(string text, LetterWords? words)
    {
        text = text.ReplaceLineEndings("\n");
        var laid = new Layout(words);
        try
        {
            foreach (var block in Markdown.Parse(text, Pipeline)) laid.Take(block, isQuoted: false);
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            // The library refuses very deep nesting by an exception.
            return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new SheetBlock.Paragraph(line))];
        }
        return laid.Blocks;
    }

    private sealed class Layout(LetterWords? words)
    {
        private readonly List<SheetBlock> _blocks = [];
        private int _statements;

        public IReadOnlyList<SheetBlock> Blocks => _blocks;

        public void Take(Block block, bool isQuoted)
        {
            switch (block)
            {
                case HeadingBlock heading when Plain(heading) is { Length: > 0 } title:
                    _blocks.Add(heading.Level == 1 && !_blocks.OfType<SheetBlock.Title>().Any() ? new SheetBlock.Title(title) : new SheetBlock.Heading(Math.Clamp(heading.Level, 2, 3), null, title));
                    break;
                case ParagraphBlock paragraph when Plain(paragraph) is { Length: > 0 } said:
                    _blocks.Add(isQuoted ? new SheetBlock.ReadAloud(null, said) : new SheetBlock.Paragraph(said));
                    break;
                case QuoteBlock quote:
                    foreach (var part in quote) Take(part, isQuoted: true);
                    break;
                case ListBlock { IsOrdered: true } list:
                    foreach (var row in list.OfType<ListItemBlock>())
                        if (All(row) is { Length: > 0 } statement) _blocks.Add(new SheetBlock.Statement(++_statements, statement, words is null ? [] : [words.Right, words.Otherwise, words.NotSo]));
                    break;
                case ListBlock list:
                    _blocks.Add(new SheetBlock.Bullets([.. list.OfType<ListItemBlock>().Select(All).Where(row => row.Length > 0)]));
                    break;
                case ThematicBreakBlock: _blocks.Add(new SheetBlock.Notes(LinesToWrite)); break;
                // Indented by accident: words all the same.
                case CodeBlock code: _blocks.Add(new SheetBlock.Paragraph(OneLine(code.Lines.ToString()))); break;
                case HtmlBlock html: _blocks.Add(new SheetBlock.Paragraph(OneLine(html.Lines.ToString()))); break;
            }
        }

        private static string All(ListItemBlock row) => OneLine(string.Join(' ', row.Descendants<LeafBlock>().Select(leaf => leaf is CodeBlock code ? code.Lines.ToString() : Plain(leaf))));

        private static string Plain(LeafBlock block)
        {
            var said = new StringBuilder();
            if (block.Inline is { } inlines) Gather(inlines);
            return OneLine(said.ToString());

            void Gather(ContainerInline container)
            {
                foreach (var inline in container)
                {
                    switch (inline)
                    {
                        case LiteralInline literal: said.Append(literal.Content.AsSpan()); break;
                        case LineBreakInline: said.Append(' '); break;
                        case HtmlEntityInline entity: said.Append(entity.Transcoded.AsSpan()); break;
                        case CodeInline code: said.Append(code.Content); break;
                        case AutolinkInline address: said.Append(address.Url); break;
                        case HtmlInline html: said.Append(html.Tag); break;
                        case ContainerInline within: Gather(within); break;
                    }
                }
            }
        }

        private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}

/// <summary>The words that the program adds to a letter, in the letter's language.</summary>
/// <param name="Right">Beside the box of who agrees with a statement.</param>
/// <param name="Otherwise">Beside the box of who would put it differently.</param>
/// <param name="NotSo">Beside the box of who does not agree, or would rather not see it used.</param>
public sealed record LetterWords(string Right, string Otherwise, string NotSo, string YouSaid, string WeUnderstood, string YouCorrected, string YouAdded, string Also)
{
    private static readonly LetterWords English = new(
        "This is right", "I would put it differently:", "This is not right, or please leave it out", "You said:", "We understood:", "You put it right:", "You added:", "Also");

    private static readonly LetterWords Dutch = new(
        "Dit klopt", "Ik zou het anders zeggen:", "Dit klopt niet, of laat dit liever weg", "U zei:", "Wij begrepen:", "U verbeterde:", "U vulde aan:", "Verder");

    // A language that the program does not speak gets none of its words.
    private static readonly LetterWords Wordless = new("+", "~", "–", "", "", "", "", "");

    /// <summary>The words for a language, by its tag: <c>nl</c>, <c>nl-BE</c>, <c>en</c>.</summary>
    public static LetterWords For(string language) => GuideLanguage.IsDutch(language) ? Dutch : GuideLanguage.IsEnglish(language) ? English : Wordless;

    /// <summary>A day as people of that language write it: 5 November 2026, 5 november 2026.</summary>
    public static string Day(DateOnly day, string language)
    {
        try
        {
            return day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language));
        }
        catch (CultureNotFoundException)
        {
            return Studies.CalendarDay.Iso(day);
        }
    }
}
