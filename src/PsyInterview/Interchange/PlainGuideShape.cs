namespace PsyInterview.Interchange;

/// <summary>What a heading of a plain guide stands for.</summary>
internal enum SectionKind
{
    Topic,
    Question,

    /// <summary>A heading above topics with no words of its own.</summary>
    Part,
    Closing,
    Distress,
}

/// <summary>A heading and what stands between it and the next one.</summary>
/// <param name="Heading">Null for what comes before the first heading.</param>
internal sealed record PlainSection(SectionKind Kind, OutlineLine? Heading, IReadOnlyList<OutlineLine> Lines);

/// <summary>
/// Finds the title, the topics and the questions among the headings. The title is a paragraph in the style of a title, else the first heading where it alone
/// is of level 1. The lowest level of headings are questions where most of them end in a question mark or have one question under them; then topics are the
/// level above. Otherwise the lowest level are topics. A heading above topics is a topic too where it has words of its own. Without any headings, bold lines that
/// are no questions are headings; without these, the outer lines of a list whose inner lines are questions.
/// </summary>
internal sealed record PlainGuideShape(OutlineLine? Title, IReadOnlyList<PlainSection> Sections, IReadOnlyList<string> Taken)
{
    private const int LongestBoldHeading = 80;

    public static PlainGuideShape Of(IReadOnlyList<OutlineLine> lines)
    {
        List<string> taken = [];
        var title = lines.FirstOrDefault(l => l.Kind == OutlineKind.Title);
        List<OutlineLine> body = [.. lines.Where(l => l != title)];
        title ??= TitleAmong(body);
        if (title is not null) body.Remove(title);
        if (!body.Exists(l => l.Kind == OutlineKind.Heading)) body = WithBoldHeadings(body, taken);
        if (!body.Exists(l => l.Kind == OutlineKind.Heading)) body = WithListHeadings(body, taken);
        var raw = Split(body);
        var (topics, questions) = Levels(raw);
        if (questions is { } below) taken.Add($"Headings of level {topics} were taken as topics, those of level {below} as questions.");
        else if (topics > 0) taken.Add($"Headings of level {topics} were taken as topics.");
        return new(title, [.. raw.Select(s => s with { Kind = KindOf(s, topics, questions) })], taken);
    }

    private static SectionKind KindOf(PlainSection section, int topics, int? questions)
    {
        if (section.Heading is not { } heading) return SectionKind.Topic;
        if (Special(section) is { } special) return special;
        if (heading.Level >= questions) return SectionKind.Question;
        return heading.Level < topics && section.Lines.Count == 0 ? SectionKind.Part : SectionKind.Topic;
    }

    private static SectionKind? Special(PlainSection section) =>
        section.Heading is not { } heading || !section.Lines.Any() || section.Lines.Any(l => l.Kind != OutlineKind.ListLine || PlainGuideWords.IsQuestion(l.Text)) ? null
        : PlainGuideWords.IsClosingHeading(heading.Text) ? SectionKind.Closing
        : PlainGuideWords.IsDistressHeading(heading.Text) ? SectionKind.Distress : null;

    private static List<OutlineLine> WithBoldHeadings(List<OutlineLine> body, List<string> taken)
    {
        bool Is(OutlineLine l) => l is { Kind: OutlineKind.Paragraph, IsBold: true, IsItalic: false } && l.Text.Length <= LongestBoldHeading && !PlainGuideWords.IsQuestion(l.Text)
            && PlainGuideWords.AfterProbes(l.Text) is null && !l.Text.EndsWith('.');
        if (!body.Exists(Is)) return body;
        taken.Add("There are no headings below the title; bold lines were taken as headings.");
        return [.. body.Select(l => Is(l) ? l with { Kind = OutlineKind.Heading, Level = 1 } : l)];
    }

    private static List<OutlineLine> WithListHeadings(List<OutlineLine> body, List<string> taken)
    {
        var outer = body.Select((line, i) => (line, next: i + 1 < body.Count ? body[i + 1] : null)).Where(p => p.line is { Kind: OutlineKind.ListLine, Level: 0 }).ToList();
        var isOutline = outer.Count > 0 && outer.TrueForAll(p => !PlainGuideWords.IsQuestion(p.line.Text) && p.next is { Kind: OutlineKind.ListLine, Level: > 0 })
            && body.Exists(l => l is { Kind: OutlineKind.ListLine, Level: 1 } && PlainGuideWords.IsQuestion(l.Text));
        if (!isOutline) return body;
        taken.Add("There are no headings below the title; the outer lines of the list were taken as topics.");
        return [.. body.Select(l => l.Kind != OutlineKind.ListLine ? l : l.Level == 0 ? l with { Kind = OutlineKind.Heading, Level = 1 } : l with { Level = l.Level - 1 })];
    }

    private static OutlineLine? TitleAmong(List<OutlineLine> body)
    {
        var headings = body.Where(l => l.Kind == OutlineKind.Heading).ToList();
        if (headings is not [var first, .. var others]) return null;
        if (others.Count == 0) return first == body[0] && first.Level == 1 && !PlainGuideWords.IsQuestion(first.Text) && body.Count > 1 ? first : null;
        return first.Level == 1 && others.TrueForAll(h => h.Level > 1) ? first : null;
    }

    private static List<PlainSection> Split(List<OutlineLine> body)
    {
        List<PlainSection> sections = [];
        var (heading, lines) = ((OutlineLine?)null, new List<OutlineLine>());
        foreach (var line in body)
        {
            if (line.Kind != OutlineKind.Heading)
            {
                lines.Add(line);
                continue;
            }
            if (heading is not null || lines.Count > 0) sections.Add(new(SectionKind.Topic, heading, lines));
            (heading, lines) = (line, []);
        }
        if (heading is not null || lines.Count > 0) sections.Add(new(SectionKind.Topic, heading, lines));
        return sections;
    }

    private static (int Topics, int? Questions) Levels(List<PlainSection> sections)
    {
        var read = sections.Where(s => s.Heading is not null && Special(s) is null).ToList();
        var levels = read.Select(s => s.Heading!.Level).Distinct().Order().ToList();
        if (levels.Count == 0) return (0, null);
        if (levels.Count == 1) return (levels[0], null);
        var lowest = read.Where(s => s.Heading!.Level == levels[^1]).Select(IsOneQuestion).ToList();
        return lowest.Count(one => one == true) > lowest.Count(one => one == false) ? (levels[^2], levels[^1]) : (levels[^1], null);
    }

    // Null where a heading says nothing either way.
    private static bool? IsOneQuestion(PlainSection section)
    {
        if (PlainGuideWords.IsQuestion(section.Heading!.Text)) return true;
        var words = section.Lines.Where(l => l.Kind is OutlineKind.ListLine || (l.Kind == OutlineKind.Paragraph && IsForTheParticipant(l))).ToList();
        if (words.Count == 0) return null;
        if (words[0].Kind == OutlineKind.ListLine) return false;
        var asked = words.Count(l => l.Kind == OutlineKind.Paragraph && Asks(l));
        return asked == 1 || (asked == 0 && words.TrueForAll(l => l.Kind == OutlineKind.Paragraph));
    }

    /// <summary>True for a paragraph that asks something.</summary>
    public static bool Asks(OutlineLine line) => PlainGuideWords.IsQuestion(line.Text) || PlainGuideWords.IsInvitation(line.Text) || PlainGuideWords.AfterQuestion(line.Text) is not null;

    /// <summary>False for what is an instruction, is read aloud, or is a probe, by its looks or its label.</summary>
    public static bool IsForTheParticipant(OutlineLine line) => !line.IsItalic && !PlainGuideWords.IsBracketed(line.Text) && PlainGuideWords.AfterProbes(line.Text) is null
        && PlainGuideWords.AfterReadAloud(line.Text) is null && PlainGuideWords.AfterInstruction(line.Text) is null
        && (PlainGuideWords.Unquoted(line.Text) is not { } quoted || PlainGuideWords.IsQuestion(quoted));
}
