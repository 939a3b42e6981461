using System.Globalization;
using System.Text;

namespace PsyInterview.Guides;

/// <summary>A sheet as Markdown that reads as plain text.</summary>
public static class SheetMarkdown
{
    /// <summary>The widest line of the Markdown.</summary>
    public const int Width = 80;

    private static readonly string Rule = new('_', Width);

    /// <summary>The whole sheet.</summary>
    public static string Of(Sheet sheet)
    {
        var text = new StringBuilder();
        foreach (var block in sheet.Blocks)
            Write(text, block);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Write(StringBuilder sheet, SheetBlock block)
    {
        switch (block)
        {
            case SheetBlock.Title title: Wrapped(sheet, "# ", "  ", title.Text); break;
            case SheetBlock.About about: Wrapped(sheet, "", "", about.Text); break;
            // Backslashes keep Markdown from running the lines together.
            case SheetBlock.Blanks blanks: sheet.AppendJoin("\\\n", blanks.Rows.Select(row => string.Join("  ", row.Select(Blank)))).Append("\n\n"); break;
            case SheetBlock.Heading heading: Wrapped(sheet, new string('#', heading.Level) + " ", new string(' ', heading.Level + 1), heading.Line); break;
            case SheetBlock.ReadAloud aloud: Wrapped(sheet, "> ", "> ", aloud.Label is null ? aloud.Text : $"{aloud.Label}: {aloud.Text}"); break;
            case SheetBlock.Instruction instruction: Wrapped(sheet, "*", "", $"({instruction.Label}) {instruction.Text}*"); break;
            case SheetBlock.Wording wording: Wrapped(sheet, "**", "", wording.Text + "**"); break;
            case SheetBlock.Probes probes: Lines(sheet, probes.Texts, i => string.Create(CultureInfo.InvariantCulture, $"- [ ] {i}  "), "         ", "\n"); break;
            case SheetBlock.Ticks ticks: Lines(sheet, ticks.Texts, _ => "- [ ] ", "      ", "\n"); break;
            case SheetBlock.Steps steps: Lines(sheet, steps.Texts, i => string.Create(CultureInfo.InvariantCulture, $"{i}. ").PadRight(4), "    ", ""); break;
            case SheetBlock.Paragraph paragraph: Wrapped(sheet, "", "", paragraph.Text); break;
            case SheetBlock.Bullets bullets: Lines(sheet, bullets.Texts, _ => "- ", "  ", "\n"); break;
            case SheetBlock.Statement statement: Statement(sheet, statement); break;
            case SheetBlock.Notes notes: sheet.Insert(sheet.Length, $"{Rule}\n\n", notes.Lines); break;
        }
    }

    private static void Statement(StringBuilder sheet, SheetBlock.Statement statement)
    {
        Wrapped(sheet, string.Create(CultureInfo.InvariantCulture, $"{statement.Number}. ").PadRight(4), "    ", statement.Text);
        foreach (var choice in statement.Choices) sheet.Append("    [ ] ").Append(choice).Append('\n');
        if (statement.Choices.Count > 0) sheet.Append("    ").Append('_', Width - 4).Append("\n\n");
    }

    private static string Blank(SheetBlank blank) => blank.Label + " " + new string('_', Math.Max(4, blank.Width - blank.Label.Length - 1));

    private static void Lines(StringBuilder sheet, IReadOnlyList<string> texts, Func<int, string> first, string next, string end)
    {
        for (var i = 0; i < texts.Count; i++)
            Wrap(sheet, first(i + 1), next, texts[i]);
        sheet.Append(end);
    }

    private static void Wrapped(StringBuilder sheet, string first, string next, string text)
    {
        Wrap(sheet, first, next, text);
        sheet.Append('\n');
    }

    private static void Wrap(StringBuilder sheet, string first, string next, string text)
    {
        var line = new StringBuilder(first);
        var length = first.Length;
        var empty = true;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var wide = new StringInfo(word).LengthInTextElements;
            if (!empty && length + 1 + wide > Width)
            {
                sheet.Append(line).Append('\n');
                line.Clear().Append(next);
                length = next.Length;
                empty = true;
            }
            line.Append(empty ? "" : " ").Append(word);
            length += wide + (empty ? 0 : 1);
            empty = false;
        }
        sheet.Append(line).Append('\n');
    }
}
