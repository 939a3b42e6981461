using System.Text;
using PsyInterview.Guides;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.MemberChecks;

/// <summary>A theme as a draft needs it.</summary>
/// <param name="Quotes">Words that speak for it, each with the code of whose they are.</param>
public sealed record ThemeWords(string Name, string Definition, IReadOnlyList<(string Person, string Text)> Quotes);

/// <summary>
/// The statements of a letter, assembled from what was recorded: never from thoughts, from what is restricted or struck, or from quotes without consent. Markdown for a person to
/// go over; nothing of it is sent as it is.
/// </summary>
/// <param name="Text">Headings and numbered lines.</param>
/// <param name="Statements">How many lines are numbered.</param>
/// <param name="LeftOut">What is not in it and why, in sentences without anybody's words.</param>
public sealed record SummaryDraft(string Text, int Statements, IReadOnlyList<string> LeftOut)
{
    private const int QuotesOfATheme = 2;

    /// <summary>Of one interview: what was said back in it and quotes, under the topics of its guide.</summary>
    /// <param name="guide">The guide it ran with; null where it cannot be read.</param>
    public static SummaryDraft OfSession(StudyState study, SessionState state, TopicGuide? guide, string language)
    {
        var plan = state.Plan!;
        var words = LetterWords.For(language);
        var noQuotes = ConsentRules.WhyNot(study, plan.Participant, plan.Wave, "quotes", "quote");
        var page = new Page();
        var (kept, quotes) = (0, 0);
        List<(string Topic, Moment Moment)> shown = [];
        foreach (var moment in state.Moments.Where(m => m.What is "member check" or NoteForms.Quote))
        {
            if (moment.Restricted || moment.Struck || moment.Unfinished || (moment.AfterRecording && moment.Answer != "agreed")) kept++;
            else if (moment.What == NoteForms.Quote && noQuotes is not null) quotes++;
            else if (Statement(moment, words).Length > 0) shown.Add((TopicOf(guide, moment.On)?.Title ?? words.Also, moment));
        }
        var order = (guide?.Topics ?? []).Select(t => t.Title).ToList();
        foreach (var topic in shown.GroupBy(s => s.Topic).OrderBy(g => order.IndexOf(g.Key) is >= 0 and var at ? at : int.MaxValue))
        {
            if (topic.Key.Length > 0) page.Heading(topic.Key);
            foreach (var (_, moment) in topic) page.Statement(Statement(moment, words));
        }
        List<string> leftOut = [];
        if (!plan.Language.Split('-')[0].Equals(language.Split('-')[0], StringComparison.OrdinalIgnoreCase)) leftOut.Add($"The interview was held in {plan.Language}: what was said in it stands in that language.");
        if (kept > 0) leftOut.Add($"{Count(kept, "note")} left out: noted in distress, struck, unfinished, or said after the recording without a yes to its use.");
        if (quotes > 0) leftOut.Add($"{Count(quotes, "quote")} left out: {noQuotes}.");
        if (page.Count == 0) leftOut.Add("Nothing was said back in this interview and no quote may be shown: write the statements yourself, a number before each.");
        return page.Draft(leftOut);
    }

    /// <summary>Of a transcript: each paragraph of the participant is a statement, what others say stands between.</summary>
    public static SummaryDraft OfTranscript(StudyState study, string person, IReadOnlyList<(string? Speaker, string Text)> paragraphs)
    {
        var page = new Page();
        foreach (var (speaker, text) in paragraphs)
        {
            if (speaker is null || study.Now(speaker.Trim()) == person) page.Statement(text);
            // What another participant said is not theirs to read on paper.
            else if (!study.Participants.ContainsKey(study.Now(speaker.Trim()))) page.Aside($"{speaker}: {text}");
        }
        return page.Draft(page.Count == 0 ? ["No transcript with words of this participant came in yet."] : []);
    }

    /// <summary>Of the themes of a study: each with its definition, and where asked for with quotes of those who agreed to that.</summary>
    /// <param name="person">Whom it is for.</param>
    /// <param name="withQuotes">True for a synthesis that shows what others said.</param>
    public static SummaryDraft OfThemes(IReadOnlyList<ThemeWords> themes, string person, bool withQuotes, string language)
    {
        var (page, words) = (new Page(), LetterWords.For(language));
        foreach (var theme in themes)
        {
            page.Heading(theme.Name);
            if (theme.Definition.Length > 0) page.Statement(theme.Definition);
            // One's own words are known again by their number; others' stand without a code.
            foreach (var (whose, text) in withQuotes ? theme.Quotes.OrderBy(q => q.Person != person).Take(QuotesOfATheme) : [])
                page.Aside(whose == person && words.YouSaid.Length > 0 ? $"{words.YouSaid} {Quoted(text)}" : Quoted(text));
        }
        return page.Draft(themes.Count == 0 ? ["There is no theme yet; the codebook defines them."] : []);
    }

    /// <summary>Those whose words stand in a text: their entry goes when theirs go. A quote of one or two words stands in it only where it is set in quotation marks.</summary>
    /// <param name="quotes">Words that may stand in it, each with the code of whose they are.</param>
    public static IReadOnlyList<string> QuotedIn(string text, string person, IEnumerable<(string Person, string Text)> quotes)
    {
        var plain = Squeezed(string.Join(' ', Letter.Sheet(text, "").Blocks.Select(Said)));
        return [.. quotes.Where(q => Squeezed(q.Text) is { Length: > 0 } words && Stands(plain, words)).Select(q => q.Person).Distinct(StringComparer.Ordinal).Order(Sampling.NaturalOrder.Of)];
    }

    // “no” is not meant where “know” stands.
    private static bool Stands(string plain, string words)
    {
        if (words.Count(c => c == ' ') < 2) return plain.Contains(Quoted(words), StringComparison.OrdinalIgnoreCase);
        for (var at = plain.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0; at = plain.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + words.Length;
            if ((at == 0 || !char.IsLetterOrDigit(plain[at - 1])) && (end >= plain.Length || !char.IsLetterOrDigit(plain[end]))) return true;
        }
        return false;
    }

    private static string Said(SheetBlock block) => block switch
    {
        SheetBlock.Statement s => s.Text,
        SheetBlock.ReadAloud s => s.Text,
        SheetBlock.Paragraph s => s.Text,
        SheetBlock.Bullets s => string.Join(' ', s.Texts),
        SheetBlock.Heading s => s.Text,
        SheetBlock.Title s => s.Text,
        _ => "",
    };

    private static string Statement(Moment moment, LetterWords words)
    {
        if (moment.What == NoteForms.Quote) return moment.Text is { Length: > 0 } said ? $"{words.YouSaid} {Quoted(said)}".Trim() : "";
        // What was said back as a question is told as what was understood.
        var back = (moment.Text ?? "").Trim() is { Length: > 0 } asked ? asked.EndsWith('?') ? $"{asked.TrimEnd('?', ' ')}." : asked : "";
        if (moment.AnswerText is not { Length: > 0 } answer) return back;
        if (moment.Answer == "added" || back.Length == 0) return $"{(back.Length > 0 && char.IsLetterOrDigit(back[^1]) ? $"{back}." : back)} {words.YouAdded} {answer}".Trim();
        return $"{words.WeUnderstood} {Quoted(back)} {words.YouCorrected} {Quoted(answer)}".Trim();
    }

    private static Topic? TopicOf(TopicGuide? guide, string? on) => guide?.TopicOf(on) ?? guide?.Topics.FirstOrDefault(t => t.Id == on);

    private static string Quoted(string text) => $"“{text.Trim().Trim('"', '“', '”')}”";

    private static string Count(int n, string what) => $"{n} {what}{(n == 1 ? " is" : "s are")}";

    private static string Squeezed(string text) => string.Join(' ', text.Trim().Trim('"', '“', '”').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Words go into the Markdown so that they come out of it as they were.
    private sealed class Page
    {
        private readonly StringBuilder _text = new();

        public int Count { get; private set; }

        public void Heading(string words) => _text.Append("### ").Append(Plain(words)).Append("\n\n");

        public void Statement(string words) => _text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{++Count}. ").Append(Plain(words)).Append("\n\n");

        public void Aside(string words) => _text.Append("> ").Append(Plain(words)).Append("\n\n");

        public SummaryDraft Draft(IReadOnlyList<string> leftOut) => new(_text.ToString().TrimEnd(), Count, leftOut);

        private static string Plain(string words)
        {
            var line = new StringBuilder();
            foreach (var letter in string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            {
                if (letter is '\\' or '*' or '_' or '`' or '<' or '[' or '&') line.Append('\\');
                line.Append(letter);
            }
            var digits = 0;
            while (digits < line.Length && char.IsAsciiDigit(line[digits])) digits++;
            if (digits > 0 && digits < line.Length && line[digits] is '.' or ')') line.Insert(digits, '\\');
            else if (line.Length > 0 && line[0] is '#' or '-' or '+' or '>' or '=' or '~') line.Insert(0, '\\');
            return line.ToString();
        }
    }
}
