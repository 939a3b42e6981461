using System.Globalization;
using System.Net;
using System.Text;
using PsyInterview.Guides;

namespace PsyInterview.Interchange;

/// <summary>A sheet as one HTML page that needs nothing beside it: no script, no picture, no address is called.</summary>
internal static class SheetHtml
{
    // Paper is A4; on a screen the page is as wide as the paper's text.
    private const string Style = """
        @page { size: A4; margin: 20mm 18mm; }
        body { font: 11pt/1.4 Georgia, "Times New Roman", serif; color: #000; background: #fff; max-width: 174mm; margin: 1.5em auto; padding: 0 1em; }
        h1 { font-size: 18pt; margin: 0 0 .2em; }
        h2 { font-size: 14pt; margin: 1.6em 0 .5em; border-bottom: 1px solid #000; }
        h3 { font-size: 12pt; margin: 1.2em 0 .4em; }
        h2, h3, .wording { break-after: avoid; }
        .row { display: flex; gap: 1.5em; margin: .8em 0; }
        .blank { flex: 1; border-bottom: 1px solid #000; min-height: 1.4em; }
        .must { font-size: 9pt; font-weight: bold; border: 1px solid #000; padding: 0 .4em; }
        .minutes { font-weight: normal; font-size: 11pt; }
        blockquote { margin: .6em 0; padding-left: 1em; border-left: 3px solid #555; }
        .instruction { font-style: italic; }
        .wording { font-weight: bold; }
        ol.probes, ul.ticks { list-style: none; padding-left: 0; }
        ol.probes > li, ul.ticks > li { padding-left: 3.4em; text-indent: -3.4em; margin: .25em 0; break-inside: avoid; }
        ul.ticks > li { padding-left: 1.8em; text-indent: -1.8em; }
        .box { display: inline-block; width: .9em; height: .9em; border: 1px solid #000; margin-right: .7em; vertical-align: -.1em; }
        .number { display: inline-block; width: 1.8em; text-indent: 0; }
        .note { border-bottom: 1px solid #777; height: 9mm; }
        .notes, .statement { break-inside: avoid; }
        .statement { margin: .9em 0; }
        .statement > p { padding-left: 1.8em; text-indent: -1.8em; margin: 0 0 .3em; }
        .statement > ul.ticks { padding-left: 1.8em; }
        @media print { body { max-width: none; margin: 0; padding: 0; } }
        """;

    /// <summary>The page, in UTF-8 when it is written.</summary>
    public static string Of(Sheet sheet)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"").Append(Safe(sheet.Language)).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>").Append(Safe(sheet.Title)).Append("</title>\n<style>\n")
            .Append(Style.ReplaceLineEndings("\n")).Append("\n</style>\n</head>\n<body>\n<main>\n");
        foreach (var block in sheet.Blocks)
            Write(page, block);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Write(StringBuilder page, SheetBlock block)
    {
        switch (block)
        {
            case SheetBlock.Title title: Line(page, "h1", title.Text); break;
            case SheetBlock.About about: Line(page, "p", about.Text); break;
            case SheetBlock.Blanks blanks: Blanks(page, blanks); break;
            case SheetBlock.Heading heading: Heading(page, heading); break;
            case SheetBlock.ReadAloud aloud:
                page.Append("<blockquote><p>").Append(aloud.Label is null ? "" : $"<strong>{Safe(aloud.Label)}:</strong> ").Append(Safe(aloud.Text)).Append("</p></blockquote>\n");
                break;
            case SheetBlock.Instruction instruction: page.Append($"<p class=\"instruction\">({Safe(instruction.Label)}) {Safe(instruction.Text)}</p>\n"); break;
            case SheetBlock.Wording wording: page.Append($"<p class=\"wording\">{Safe(wording.Text)}</p>\n"); break;
            case SheetBlock.Probes probes: List(page, "ol", "probes", probes.Texts, i => string.Create(CultureInfo.InvariantCulture, $"{Box}<span class=\"number\">{i}</span>")); break;
            case SheetBlock.Ticks ticks: List(page, "ul", "ticks", ticks.Texts, _ => Box); break;
            case SheetBlock.Steps steps: List(page, "ol", "steps", steps.Texts, _ => ""); break;
            case SheetBlock.Paragraph paragraph: Line(page, "p", paragraph.Text); break;
            case SheetBlock.Bullets bullets: List(page, "ul", "bullets", bullets.Texts, _ => ""); break;
            case SheetBlock.Statement statement: Statement(page, statement); break;
            // Room to write on says nothing to somebody who listens to the page.
            case SheetBlock.Notes notes: page.Append("<div class=\"notes\" aria-hidden=\"true\">").Insert(page.Length, "<div class=\"note\"></div>", notes.Lines).Append("</div>\n"); break;
        }
    }

    private static void Statement(StringBuilder page, SheetBlock.Statement statement)
    {
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"statement\">\n<p><span class=\"number\">{statement.Number}.</span>{Safe(statement.Text)}</p>\n");
        if (statement.Choices.Count > 0)
        {
            List(page, "ul", "ticks", statement.Choices, _ => Box);
            page.Append("<div class=\"note\" aria-hidden=\"true\"></div>\n");
        }
        page.Append("</div>\n");
    }

    private const string Box = "<span class=\"box\" aria-hidden=\"true\"></span>";

    private static void Blanks(StringBuilder page, SheetBlock.Blanks blanks)
    {
        foreach (var row in blanks.Rows)
        {
            page.Append("<div class=\"row\">");
            foreach (var blank in row)
                page.Append($"<span class=\"blank\">{Safe(blank.Label)}</span>");
            page.Append("</div>\n");
        }
    }

    private static void Heading(StringBuilder page, SheetBlock.Heading heading)
    {
        var tag = string.Create(CultureInfo.InvariantCulture, $"h{heading.Level}");
        page.Append($"<{tag}>{(heading.Number is null ? "" : $"{heading.Number} ")}{Safe(heading.Text)}");
        if (heading.Minutes is not null) page.Append($" <span class=\"minutes\">({Safe(heading.Minutes)})</span>");
        if (heading.Must is not null) page.Append($" <span class=\"must\">{Safe(heading.Must)}</span>");
        page.Append($"</{tag}>\n");
    }

    private static void List(StringBuilder page, string tag, string kind, IReadOnlyList<string> texts, Func<int, string> before)
    {
        page.Append($"<{tag} class=\"{kind}\">\n");
        for (var i = 0; i < texts.Count; i++)
            page.Append("<li>").Append(before(i + 1)).Append(Safe(texts[i])).Append("</li>\n");
        page.Append($"</{tag}>\n");
    }

    private static void Line(StringBuilder page, string tag, string text) => page.Append($"<{tag}>{Safe(text)}</{tag}>\n");

    // é stays é: the library would write every letter beyond ASCII up to U+00FF as a number.
    private static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is '<' or '>' or '&' or '"' or '\'') safe.Append(WebUtility.HtmlEncode(letter.ToString()));
            else safe.Append(letter);
        }
        return safe.ToString();
    }
}
