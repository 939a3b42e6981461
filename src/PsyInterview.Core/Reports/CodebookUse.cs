using PsyInterview.Coding;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>How often a code was applied.</summary>
/// <param name="Passages">Notes, quotes, paragraphs of a transcript and sessions as a whole that bear it.</param>
/// <param name="Sessions">The sessions these stand in, P2 before P10.</param>
public sealed record CodeUse(int Passages, IReadOnlyList<string> Sessions)
{
    /// <summary>A code that was applied nowhere.</summary>
    public static readonly CodeUse None = new(0, []);
}

/// <summary>Words that speak for a theme or against it.</summary>
/// <param name="Group">The group of participants, as people read it.</param>
/// <param name="Place">Where they stand: "P03-1, paragraph 12".</param>
/// <param name="Speaker">Whose words, where that is known.</param>
/// <param name="Stance">One of <see cref="CodeWords.Stances"/>.</param>
/// <param name="By">Who linked them.</param>
/// <param name="IsKept">True where who said them did not agree to quotes: they serve the analysis, and stay in the team.</param>
public sealed record ThemeQuote(string Group, string Stream, string Place, string? Speaker, string Text, string Stance, string By, bool IsKept);

/// <summary>
/// What the codes and themes of a study were applied to. Only sessions that were held and are not withheld; while two code a session apart nothing of it counts.
/// </summary>
public sealed class CodebookUse
{
    private readonly Dictionary<int, CodeUse> _codes;
    private readonly ILookup<string, ThemeQuote> _quotes;
    private readonly ILookup<int, (string Aspect, string Stream)> _aspects;

    private CodebookUse(CodedStudy study)
    {
        Book = study.Book;
        var open = study.Words.Where(s => !s.Coding.IsBlind).ToList();
        Apart = [.. study.Words.Where(s => s.Coding.IsBlind).Select(s => s.Stream)];
        Sessions = open.Count;
        _codes = open.SelectMany(s => s.Coding.Passages.SelectMany(p => s.Coding.At(p.Id)).Select(c => (c.Number, s.Stream))).GroupBy(u => u.Number)
            .ToDictionary(g => g.Key, g => new CodeUse(g.Count(), [.. g.Select(u => u.Stream).Distinct()]));
        _quotes = open.SelectMany(s => s.Coding.Quotes.Select(q => (Quote: q, Passage: s.Coding[q.Passage], Words: s))).Where(q => q.Passage is not null)
            .Select(q => (q.Quote.Theme, new ThemeQuote(
                study.Title(q.Words.Group), q.Words.Stream, q.Words.Place(q.Passage!), q.Passage!.Speaker, q.Passage.Text, q.Quote.Stance, q.Quote.By, IsKept(study.Study, q.Words, q.Passage))))
            .ToLookup(q => CodeWords.Key(q.Theme), q => q.Item2);
        _aspects = open.SelectMany(s => s.Coding.Aspects.Where(a => s.Coding[a.Passage] is not null).Select(a => (Code: Book.Meant(a.Code, a.At), a.Aspect, s.Stream, a.At)))
            .Where(a => a.Code is not null).OrderBy(a => a.At).DistinctBy(a => (a.Code!.Number, CodeWords.Key(a.Aspect))).ToLookup(a => a.Code!.Number, a => (a.Aspect, a.Stream));
        Loose = [.. open.SelectMany(s => s.Coding.Loose.Select(name => (Name: name, s.Stream))).GroupBy(l => CodeWords.Key(l.Name))
            .Select(g => (g.First().Name, (IReadOnlyList<string>)[.. g.Select(l => l.Stream)])).OrderByDescending(l => l.Item2.Count).ThenBy(l => l.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The codebook it was counted with.</summary>
    public Codebook Book { get; }

    /// <summary>How many sessions were looked at.</summary>
    public int Sessions { get; }

    /// <summary>The sessions that two code apart and have not both finished: nothing of them counts.</summary>
    public IReadOnlyList<string> Apart { get; }

    /// <summary>Words that were written as a code and are in no codebook, with the sessions they stand in; those of most sessions first.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Sessions)> Loose { get; }

    /// <summary>Counts a study.</summary>
    public static CodebookUse Of(CodedStudy study) => new(study);

    /// <summary>How often a code was applied; what became part of it counts with it.</summary>
    public CodeUse Of(Code code) => _codes.GetValueOrDefault(code.Number) ?? CodeUse.None;

    /// <summary>What was heard about a code, each with the session where it was heard first, in the order it was noted.</summary>
    public IEnumerable<(string Aspect, string Stream)> AspectsOf(Code code) => _aspects[code.Number];

    /// <summary>The words linked to a theme, in the order of the sessions.</summary>
    public IEnumerable<ThemeQuote> QuotesOf(Theme theme) => _quotes[CodeWords.Key(theme.Name)];

    // In a group each answers for themselves.
    private static bool IsKept(StudyState study, CodedWords words, Passage passage) =>
        ConsentRules.InForce(study, words.IsGroup ? passage.Speaker ?? "" : words.Person, words.Wave, "quotes") is { Given: false };
}
