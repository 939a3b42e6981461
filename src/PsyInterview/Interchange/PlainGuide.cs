using System.Globalization;
using PsyInterview.Guides;
using PsyInterview.Reports;
using PsyInterview.Storage;

namespace PsyInterview.Interchange;

/// <summary>What a person says of a guide that its document does not say; null where nothing is said.</summary>
/// <param name="Guide">The guide's id; made from the title otherwise.</param>
/// <param name="Language"><c>en</c>, <c>nl</c>, or another tag; <c>en</c> otherwise.</param>
/// <param name="Kind"><c>interview</c> or <c>focus-group</c>; <c>interview</c> otherwise.</param>
/// <param name="Group">The population, for example <c>patients</c>.</param>
/// <param name="Minutes">The length of the whole talk; otherwise what the topics add up to, or 60.</param>
public sealed record PlainGuideOptions(string? Guide = null, string? Title = null, string? Language = null, string? Kind = null, string? Group = null, int? Minutes = null);

/// <summary>What came of reading a document as a guide.</summary>
/// <param name="Markdown">A guide that <see cref="GuideParser"/> accepts; null when any problem is an error.</param>
/// <param name="Problems">By line of a Markdown file or paragraph of a DOCX document; 0 for the whole of it.</param>
/// <param name="Taken">Sentences on what was taken as what, the counts first.</param>
public sealed record PlainGuideReading(string? Markdown, IReadOnlyList<Problem> Problems, IReadOnlyList<string> Taken);

/// <summary>
/// Reads plain Markdown or a DOCX document as a topic guide. A file that begins with front matter is the program's own form and stays as it is.
/// <para>
/// Headings: see <see cref="PlainGuideShape"/>. “(8 minutes)”, “[must ask]” and <c>{#id .must minutes=8}</c> behind a heading or a question mean what they say. What comes before
/// the first heading belongs to the first topic; questions there become a topic of their own. “Afterwards” and “When a participant is distressed” (in Dutch too)
/// with a list under them are the closing list and the steps.
/// </para>
/// <para>
/// Paragraphs: under a heading that is a question the first is its wording, further questions are probes. Under a topic each paragraph that ends in a question mark, says “tell me”
/// and the like, or is bold is a question. In italics, in brackets, or behind “Instruction:” it is an instruction; so is every other paragraph, which is said. Quotations, and
/// what stands wholly in quotation marks and does not ask, are read aloud. A quotation belongs to the question after it, an instruction to the question before it; before the first question
/// both belong to the topic.
/// </para>
/// <para>
/// Lists: under a question, its probes, however deep. Under a topic without a question yet, the outer lines are questions and the inner ones their probes; bullets between numbered
/// questions are probes; a list of bullets in which nothing asks is instructions. “Probes: ...; ...” holds probes of the question above it.
/// </para>
/// </summary>
public static class PlainGuide
{
    private const int MostLines = 5_000;
    private const int MostCharacters = 500_000;
    private const int UsualMinutes = 60;

    /// <summary>Reads a file. Whatever is in it ends in a guide or in problems; only a disk that does not give the file throws.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It is a folder, or closed to this person.</exception>
    public static PlainGuideReading Read(string path, PlainGuideOptions options)
    {
        // A pipe would be waited for until somebody writes into it.
        if (FileKind.IsSpecial(path)) return Refused(GuideOutline.Unread("This is not a file.", "Name a document or a Markdown file."));
        byte[] content;
        using (var file = File.OpenRead(path))
        {
            var bytes = new MemoryStream();
            var block = new byte[81_920];
            for (int read; bytes.Length <= OutlineDocx.Largest && (read = file.Read(block)) > 0;) bytes.Write(block, 0, read);
            content = bytes.ToArray();
        }
        return Parse(content, Path.GetFileNameWithoutExtension(path), options);
    }

    /// <summary>Reads the content of a file.</summary>
    /// <param name="name">The title where the document has none: the name of the file.</param>
    public static PlainGuideReading Parse(byte[] content, string name, PlainGuideOptions options)
    {
        if (OutlineDocx.Refusal(content) is { } refusal) return Refused(refusal);
        if (OutlineDocx.IsDocx(content)) return Of(OutlineDocx.Read(content), name, options);
        using var letters = new StreamReader(new MemoryStream(content));
        var text = letters.ReadToEnd();
        if (text.Contains('\0')) return Refused(GuideOutline.Unread("This is not text.", "Save the guide as a DOCX document or as plain Markdown."));
        if (text.Length > MostCharacters) return Refused(GuideOutline.Unread("The file is far too long for a topic guide.", "A guide is a few pages of text; check that this is the right file."));
        return text.Split('\n')[0].TrimEnd() == "---" ? AsItStands(text) : Of(OutlineMarkdown.Read(text), name, options);
    }

    /// <summary>Makes a guide of an outline.</summary>
    internal static PlainGuideReading Of(GuideOutline outline, string name, PlainGuideOptions options)
    {
        var draft = new PlainGuideDraft();
        draft.Problems.AddRange(outline.Problems);
        draft.Sentences.AddRange(outline.Taken);
        foreach (var lost in outline.Lines.Where(l => OutlineLine.HasLostLetters(l.Text)))
            draft.Problems.Add((lost with { Text = "" }).Wrong("There is a character here that could not be read.", "Save the file as UTF-8."));
        if (outline.Lines.Count > MostLines || outline.Lines.Sum(l => (long)l.Text.Length) > MostCharacters)
            draft.Problems.Add(new(0, "", "The document is far too long for a topic guide.", "A guide is a few pages of text; check that this is the right file."));
        if (HasErrors(draft)) return Ended(draft, null);

        List<OutlineLine> lines = [];
        foreach (var line in outline.Lines.SelectMany(Apart).Where(l => l.Text.Length > 0))
        {
            if (!PlainGuideWords.IsRoom(line.Text)) lines.Add(WithTyped(line));
            else if (line.Text.Any(char.IsLetter)) draft.Took(line, "as room to write in by hand, and left out");
        }
        var shape = PlainGuideShape.Of(lines);
        var language = options.Language ?? "en";
        draft.Title = OutlineLine.Clean(options.Title ?? (shape.Title is { } title ? PlainGuideWords.Marks(title.Text, -1).Words : name));
        if (draft.Title.Length == 0 || OutlineLine.HasLostLetters(draft.Title)) draft.Title = "Topic guide";
        if (options.Title is null) draft.Sentences.Add(shape.Title is null ? $"The title is the name of the file: “{draft.Title}”." : $"The title is “{OutlineLine.Short(draft.Title, 60)}”.");
        if (options.Language is null) draft.Sentences.Add("No language was given; it is said to be English (en).");
        draft.Sentences.AddRange(shape.Taken);
        new PlainGuideFilling(draft, language).Fill(shape);
        if (HasErrors(draft)) return Ended(draft, null);

        var text = PlainGuideMarkdown.Of(draft, Head(draft, options, language));
        var reading = GuideParser.Parse(text);
        // What a person gave beside the document (a language, an id) is judged by the program's own reader.
        draft.Problems.AddRange(reading.Problems.Where(p => p.Severity == Severity.Error).Select(p => p with { Line = 0 }));
        if (reading.Guide is { } guide && !Words(guide).SequenceEqual(Words(draft), StringComparer.Ordinal))
            draft.Problems.Add(new(0, "", "Some words of this document could not be written so that they read back the same.", "Take unusual marks out of it and try again."));
        return Ended(draft, text);
    }

    private static PlainGuideReading AsItStands(string text)
    {
        var reading = GuideParser.Parse(text);
        return new(reading.Guide is null ? null : text, reading.Problems, reading.Guide is null ? [] : ["The file is a guide of this program already and was taken as it stands."]);
    }

    private static IReadOnlyList<(string, string?)> Head(PlainGuideDraft draft, PlainGuideOptions options, string language)
    {
        var sum = draft.Topics.Sum(t => t.Minutes ?? 0);
        var isWhole = draft.Topics.TrueForAll(t => t.Minutes is not null);
        var minutes = options.Minutes ?? Math.Min(600, isWhole ? sum : Math.Max(UsualMinutes, sum));
        if (options.Minutes is null)
            draft.Sentences.Add(isWhole ? $"The topics add up to {NumberWords.Of(minutes, "minute")}." : $"No length was given; {NumberWords.Of(minutes, "minute")} stand in the head of the guide until you change them.");
        var id = options.Guide ?? (draft.Title.Any(char.IsAsciiLetterOrDigit) ? GuideId.Suggest(draft.Title, []) : "guide");
        return
        [
            ("guide", id), ("version", "1"), ("title", draft.Title), ("language", language), ("kind", options.Kind ?? "interview"),
            ("group", options.Group), ("minutes", minutes.ToString(CultureInfo.InvariantCulture)),
        ];
    }

    // A line that was broken within a paragraph stays with it, unless it begins with what the paragraph is not.
    private static IEnumerable<OutlineLine> Apart(OutlineLine line)
    {
        List<string> texts = [];
        foreach (var text in line.Text.Split('\n').Select(OutlineLine.Clean))
        {
            if (texts.Count > 0 && (text.Length == 0 || (!PlainGuideWords.HasLabel(text) && PlainGuideWords.Typed(text) is null))) texts[^1] = $"{texts[^1]} {text}".Trim();
            else texts.Add(text);
        }
        return texts.Select((text, i) => i == 0 ? line with { Text = text } : line with { Text = text, Kind = OutlineKind.Paragraph, IsBold = false });
    }

    private static OutlineLine WithTyped(OutlineLine line) =>
        line is { Kind: OutlineKind.Paragraph } && PlainGuideWords.IsAbout(line.Text) ? line with { Kind = OutlineKind.Subtitle } :
        line is { Kind: OutlineKind.Paragraph } && PlainGuideWords.Typed(line.Text) is var (words, level, isNumbered) && !(line.IsBold && !PlainGuideWords.IsQuestion(words))
            ? line with { Kind = OutlineKind.ListLine, Text = words, Level = level, IsNumbered = isNumbered } : line;

    private static IEnumerable<string> Words(TopicGuide guide) =>
        [guide.Title, .. guide.Closing.Select(c => c.Text), .. guide.Topics.SelectMany(t => (IEnumerable<string>)[t.Title, .. t.ReadAloud, .. t.Instructions, .. t.Questions.SelectMany(q => (IEnumerable<string>)[.. q.ReadAloud, .. q.Instructions, q.Wording, .. q.Probes])])];

    // A flat question has its words to read aloud and its instructions with the topic.
    private static IEnumerable<string> Words(PlainGuideDraft draft) =>
        [draft.Title, .. draft.Closing, .. draft.Topics.SelectMany(t => t.IsFlat
            ? (IEnumerable<string>)[t.Title, .. t.ReadAloud, .. t.Questions[0].ReadAloud, .. t.Instructions, .. t.Questions[0].Instructions, t.Questions[0].Wording, .. t.Questions[0].Probes]
            : [t.Title, .. t.ReadAloud, .. t.Instructions, .. t.Questions.SelectMany(q => (IEnumerable<string>)[.. q.ReadAloud, .. q.Instructions, q.Wording, .. q.Probes])])];

    private static bool HasErrors(PlainGuideDraft draft) => draft.Problems.Exists(p => p.Severity == Severity.Error);

    private static PlainGuideReading Ended(PlainGuideDraft draft, string? text) =>
        new(HasErrors(draft) ? null : text, [.. draft.Problems.OrderBy(p => p.Line).Distinct()], HasErrors(draft) ? [] : draft.Taken());

    private static PlainGuideReading Refused(GuideOutline outline) => new(null, outline.Problems, []);
}
