using System.Globalization;
using System.Text;

namespace PsyInterview.Guides;

/// <summary>
/// A guide laid out for paper: Markdown that reads as plain text, 80 wide, with boxes to tick and lines to write on.
/// </summary>
public static class GuideSheet
{
    /// <summary>The widest line.</summary>
    public const int Width = 80;

    private const int LinesForNotes = 3;
    private static readonly string Rule = new('_', Width);

    /// <summary>The whole sheet, with the headings in the language of the guide.</summary>
    public static string Of(TopicGuide guide)
    {
        var words = SheetWords.For(guide);
        var sheet = new StringBuilder();
        Head(sheet, guide, words);
        foreach (var topic in guide.Topics)
            OnTopic(sheet, topic, words);
        Ticks(sheet, words.Closing, guide.Closing.Select(item => item.Text));
        Distress(sheet, guide, words);
        return sheet.ToString().TrimEnd('\n') + "\n";
    }

    private static void Head(StringBuilder sheet, TopicGuide guide, SheetWords words)
    {
        Wrapped(sheet, "# ", "  ", guide.Title);
        var group = guide.Group is null ? "" : $", {guide.Group}";
        Wrapped(sheet, "", "", string.Create(CultureInfo.InvariantCulture,
            $"{guide.Id}, {words.Version} {guide.Version} ({words.Kind}{group}, {guide.Minutes} {words.Minutes})"));
        // Backslashes keep Markdown from running the lines together.
        sheet.Append(Blank(words.Participant, 30)).Append("  ").Append(Blank(words.Date, 36)).Append("\\\n");
        sheet.Append(Blank(words.Interviewer, 30)).Append("  ").Append(Blank(words.Start, 17)).Append("  ").Append(Blank(words.End, 17)).Append("\n\n");
    }

    private static string Blank(string label, int width) => label + " " + new string('_', Math.Max(4, width - label.Length - 1));

    private static void OnTopic(StringBuilder sheet, Topic topic, SheetWords words)
    {
        var flat = topic.Questions is [{ } only] && only.Number == topic.Number ? only : null;
        var must = flat?.MustAsk == true ? $" [{words.Must}]" : "";
        var minutes = topic.Minutes is { } planned ? string.Create(CultureInfo.InvariantCulture, $" ({planned} {words.Minutes})") : "";
        Wrapped(sheet, "## ", "   ", $"{topic.Number} {topic.Title}{minutes}{must}");
        Around(sheet, topic.ReadAloud, topic.Instructions, words);
        foreach (var question in topic.Questions)
        {
            if (question != flat)
                Wrapped(sheet, "### ", "    ", $"{question.Number} {question.Label}{(question.MustAsk ? $" [{words.Must}]" : "")}");
            OnQuestion(sheet, question, words);
        }
    }

    private static void OnQuestion(StringBuilder sheet, MainQuestion question, SheetWords words)
    {
        Around(sheet, question.ReadAloud, question.Instructions, words);
        Wrapped(sheet, "**", "", question.Wording + "**");
        for (var i = 0; i < question.Probes.Count; i++)
            Wrap(sheet, string.Create(CultureInfo.InvariantCulture, $"- [ ] {i + 1}  "), "         ", question.Probes[i]);
        if (question.Probes.Count > 0)
            sheet.Append('\n');
        for (var i = 0; i < LinesForNotes; i++)
            sheet.Append(Rule).Append("\n\n");
    }

    private static void Around(StringBuilder sheet, IReadOnlyList<string> readAloud, IReadOnlyList<string> instructions, SheetWords words)
    {
        for (var i = 0; i < readAloud.Count; i++)
            Wrapped(sheet, "> ", "> ", i == 0 ? $"{words.ReadAloud}: {readAloud[i]}" : readAloud[i]);
        foreach (var instruction in instructions)
            Wrapped(sheet, "*", "", $"({words.ForInterviewer}) {instruction}*");
    }

    private static void Ticks(StringBuilder sheet, string heading, IEnumerable<string> items)
    {
        var lines = items.ToList();
        if (lines.Count == 0)
            return;
        Wrapped(sheet, "## ", "   ", heading);
        foreach (var line in lines)
            Wrap(sheet, "- [ ] ", "      ", line);
        sheet.Append('\n');
    }

    private static void Distress(StringBuilder sheet, TopicGuide guide, SheetWords words)
    {
        Wrapped(sheet, "## ", "   ", words.Distress);
        for (var i = 0; i < guide.Distress.Count; i++)
            Wrap(sheet, string.Create(CultureInfo.InvariantCulture, $"{i + 1}. ").PadRight(4), "    ", guide.Distress[i]);
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

/// <summary>The words that the sheet adds to those of the guide.</summary>
internal sealed record SheetWords(
    string Version, string Minutes, string Kind, string Participant, string Date, string Interviewer,
    string Start, string End, string Must, string ReadAloud, string ForInterviewer, string Closing, string Distress)
{
    private static readonly SheetWords English = new(
        "version", "minutes", "interview", "Participant", "Date", "Interviewer",
        "Start", "End", "must ask", "Read aloud", "for the interviewer", "Afterwards", "When a participant is distressed");

    private static readonly SheetWords Dutch = new(
        "versie", "minuten", "interview", "Deelnemer", "Datum", "Interviewer",
        "Begin", "Einde", "altijd vragen", "Voorlezen", "voor de interviewer", "Na afloop", "Als een deelnemer van streek raakt");

    public static SheetWords For(TopicGuide guide) => (GuideLanguage.IsDutch(guide.Language), guide.Kind == "focus-group") switch
    {
        (false, false) => English,
        (true, false) => Dutch,
        (false, true) => English with
        { Kind = "focus group", Participant = "Group", Interviewer = "Moderator", ForInterviewer = "for the moderator" },
        (true, true) => Dutch with
        { Kind = "focusgroep", Participant = "Groep", Interviewer = "Gespreksleider", ForInterviewer = "voor de gespreksleider" },
    };
}
