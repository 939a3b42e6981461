using System.Globalization;
using System.Text;

namespace PsyInterview.Guides;

/// <summary>
/// A guide laid out for paper, with boxes to tick and lines to write on: what stands on the sheet, for every format, and the sheet as Markdown that reads
/// as plain text, 80 wide.
/// </summary>
public static class GuideSheet
{
    /// <summary>The widest line of the Markdown.</summary>
    public const int Width = 80;

    private const int LinesForNotes = 3;
    private static readonly string Rule = new('_', Width);

    /// <summary>The whole sheet as Markdown, with the headings in the language of the guide.</summary>
    public static string Of(TopicGuide guide)
    {
        var sheet = new StringBuilder();
        foreach (var block in Blocks(guide))
            Write(sheet, block);
        return sheet.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>What stands on the sheet, from top to bottom.</summary>
    public static IReadOnlyList<SheetBlock> Blocks(TopicGuide guide)
    {
        var words = SheetWords.For(guide);
        var group = guide.Group is null ? "" : $", {guide.Group}";
        List<SheetBlock> sheet =
        [
            new SheetBlock.Title(guide.Title),
            new SheetBlock.About(string.Create(CultureInfo.InvariantCulture, $"{guide.Id}, {words.Version} {guide.Version} ({words.Kind}{group}, {guide.Minutes} {words.Minutes})")),
            new SheetBlock.Blanks(
            [
                [new(words.Participant, 30), new(words.Date, 36)],
                [new(words.Interviewer, 30), new(words.Start, 17), new(words.End, 17)],
            ]),
            .. guide.Topics.SelectMany(topic => OfTopic(topic, words)),
        ];
        if (guide.Closing.Count > 0)
            sheet.AddRange([new SheetBlock.Heading(2, null, words.Closing), new SheetBlock.Ticks([.. guide.Closing.Select(line => line.Text)])]);
        sheet.AddRange([new SheetBlock.Heading(2, null, words.Distress), new SheetBlock.Steps(guide.Distress)]);
        return sheet;
    }

    private static IEnumerable<SheetBlock> OfTopic(Topic topic, SheetWords words)
    {
        var flat = topic.Questions is [{ } only] && only.Number == topic.Number ? only : null;
        var minutes = topic.Minutes is { } planned ? string.Create(CultureInfo.InvariantCulture, $"{planned} {words.Minutes}") : null;
        return
        [
            new SheetBlock.Heading(2, topic.Number, topic.Title, minutes, flat?.MustAsk == true ? words.Must : null),
            .. Around(topic.ReadAloud, topic.Instructions, words),
            .. topic.Questions.SelectMany(question => (IEnumerable<SheetBlock>)
            [
                .. question == flat ? Array.Empty<SheetBlock>() : [new SheetBlock.Heading(3, question.Number, question.Label, null, question.MustAsk ? words.Must : null)],
                .. Around(question.ReadAloud, question.Instructions, words),
                new SheetBlock.Wording(question.Wording),
                .. question.Probes.Count == 0 ? Array.Empty<SheetBlock>() : [new SheetBlock.Probes(question.Probes)],
                new SheetBlock.Notes(LinesForNotes),
            ]),
        ];
    }

    private static IEnumerable<SheetBlock> Around(IReadOnlyList<string> readAloud, IReadOnlyList<string> instructions, SheetWords words) =>
    [
        .. readAloud.Select((text, i) => new SheetBlock.ReadAloud(i == 0 ? words.ReadAloud : null, text)),
        .. instructions.Select(text => new SheetBlock.Instruction(words.ForInterviewer, text)),
    ];

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
            case SheetBlock.Notes notes: sheet.Insert(sheet.Length, $"{Rule}\n\n", notes.Lines); break;
        }
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
