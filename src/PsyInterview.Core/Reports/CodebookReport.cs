using System.Globalization;
using PsyInterview.Coding;
using PsyInterview.Log;

namespace PsyInterview.Reports;

/// <summary>The codebook, the themes and the team's meetings as tables.</summary>
public static class CodebookReport
{
    private static readonly HashSet<string> Counts = new(["passages", "sessions", "version", "quotes for", "quotes against"], StringComparer.Ordinal);

    /// <summary>Every code: themes in their order, then codes without one, then what is not in use any more.</summary>
    public static Table From(LogReading reading) => From(CodebookUse.Of(CodedStudy.Of(reading)));

    /// <summary>The same of what was read already.</summary>
    public static Table From(CodebookUse use)
    {
        var book = use.Book;
        List<string> notes =
        [
            $"passages: notes, quotes, paragraphs and sessions as a whole that bear the code, in {NumberWords.Of(use.Sessions, "session")} that may be used; what became part of a code counts with it.",
            "origin: from data, or a priori: there before the data. kind: concrete, said so; conceptual, understood from it.",
        ];
        if (use.Apart.Count > 0) notes.Add($"Not counted, since two code it apart and have not both finished: {string.Join(", ", use.Apart)}.");
        if (use.Loose.Count > 0) notes.Add($"Written in a session and not in the codebook: {string.Join(", ", use.Loose.Select(l => l.Name))}.");
        if (book.All.Exists(c => c.Standing == CodeStanding.Split)) notes.Add("A code that was split counts until what bore it is coded anew.");
        return new("codebook", "Codebook", ["code", "theme", "definition", "origin", "kind", "passages", "sessions", "standing"],
            [.. book.Tree.Select(b => b.Code).OfType<Code>().Concat(book.Gone).Select(Row)], notes, Counts);

        IReadOnlyList<string> Row(Code code) =>
        [
            code.Name, book.FindTheme(code.Theme)?.Name ?? code.Theme ?? "", code.Definition, code.Origin, code.Kind ?? "", Number(use.Of(code).Passages), Number(use.Of(code).Sessions.Count), book.Became(code),
        ];
    }

    /// <summary>The themes with their codes and how many quotes speak for and against each.</summary>
    public static Table Themes(LogReading reading)
    {
        var use = CodebookUse.Of(CodedStudy.Of(reading));
        return new("themes", "Themes", ["theme", "under", "version", "definition", "codes", "quotes for", "quotes against"],
            [.. use.Book.Tree.Select(b => b.Theme).OfType<Theme>().Select(Row)],
            [
                "version: how often it was defined; earlier definitions stand on its page. codes: those in use that belong to it.",
                "quotes: notes, quotes and paragraphs linked to it. None against may mean that none was looked for.",
            ], Counts);

        IReadOnlyList<string> Row(Theme theme) =>
        [
            theme.Name, theme.Parent ?? "", Number(theme.Version), theme.Definition, string.Join(", ", use.Book.Under(theme.Name).Select(c => c.Name)),
            Number(use.QuotesOf(theme).Count(q => q.Stance == CodeWords.Supports)), Number(use.QuotesOf(theme).Count(q => q.Stance == CodeWords.Contradicts)),
        ];
    }

    /// <summary>The team's meetings, by day.</summary>
    public static Table Meetings(LogReading reading) => new(
        "meetings", "Meetings of the team", ["day", "present", "decided", "why", "about"],
        [.. Codebook.Of(reading).Meetings.Select(m => (IReadOnlyList<string>)[m.On, string.Join(", ", m.Present), m.Decided, m.Why ?? "", string.Join(", ", m.About)])],
        ["present: codes of the team. about: codes and themes as they were called then."], Counts);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
