using System.Globalization;

namespace PsyInterview.Guides;

/// <summary>A guide laid out for paper, with boxes to tick and lines to write on: what stands on the sheet, for every format.</summary>
public static class GuideSheet
{
    private const int LinesForNotes = 3;

    /// <summary>The whole sheet as Markdown, with the headings in the language of the guide.</summary>
    public static string Of(TopicGuide guide) => SheetMarkdown.Of(Sheet(guide));

    /// <summary>The sheet of a guide.</summary>
    public static Sheet Sheet(TopicGuide guide) => new(guide.Title, guide.Language, Blocks(guide));

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
}
