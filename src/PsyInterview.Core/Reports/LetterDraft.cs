using PsyInterview.Coding;
using PsyInterview.MemberChecks;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>The letter of a member check as it is assembled, for a person to go over before anything is sent.</summary>
/// <param name="Text">Markdown.</param>
/// <param name="Language">For example <c>nl</c>.</param>
/// <param name="Statements">How many of its lines can be answered.</param>
/// <param name="Quoted">Others whose words it repeats.</param>
/// <param name="LeftOut">What is not in it and why, without anybody's words.</param>
public sealed record LetterDraft(string Text, string Language, int Statements, IReadOnlyList<string> Quoted, IReadOnlyList<string> LeftOut)
{
    private const string UsualLanguage = "en";
    private const int FewestSpaces = 4;

    /// <summary>The language a participant is written to in: that of the version before, or of the guide they were talked with.</summary>
    public static string LanguageOf(CodedStudy study, MemberCheck check) =>
        check.Letters.LastOrDefault(l => l.Language.Length > 0)?.Language ?? (Session(study.Sessions.Select(s => s.Account), study.Study, check)?.State.Plan is { Language: { Length: > 0 } language } ? language : UsualLanguage);

    /// <summary>Assembles it. Takes a while in a large study: never on a drawing thread.</summary>
    /// <param name="template">The study's words of the letter, or the program's.</param>
    public static LetterDraft Of(CodedStudy study, MemberCheck check, string language, string template)
    {
        var session = Session(study.Sessions.Select(s => s.Account), study.Study, check);
        var draft = check.Form switch
        {
            CheckForms.Summary => session is null || session.State.IsGroup ? new("", 0, ["There is no interview of their own to sum up."]) : SummaryDraft.OfSession(study.Study, session.State, session.Guide, language),
            CheckForms.Transcript => SummaryDraft.OfTranscript(study.Study, check.Person, Paragraphs(study, session, check.Person)),
            _ => SummaryDraft.OfThemes(Themes(study), check.Person, withQuotes: check.Form == CheckForms.Synthesized, language),
        };
        var held = CalendarDay.Read(session?.State.HeldOn) is (var day, false) ? LetterWords.Day(day, language) : session?.State.HeldOn ?? "____";
        var text = LetterTemplate.Fill(template, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [LetterTemplate.Summary] = draft.Text,
            [LetterTemplate.Code] = check.Person,
            [LetterTemplate.Study] = study.Study.Title,
            [LetterTemplate.Day] = held,
        });
        return new(text, language, draft.Statements, SummaryDraft.QuotedIn(text, check.Person, Quotes(study, check)), draft.LeftOut);
    }

    /// <summary>
    /// Quotes that may come to stand in a letter, each with the code of whose they are. In a letter about themes any; elsewhere those of others only from some words on, since two
    /// people can say the same in a few.
    /// </summary>
    public static IReadOnlyList<(string Person, string Text)> Quotes(CodedStudy study, MemberCheck check)
    {
        var noted = study.Words.SelectMany(w => w.Coding.Passages.Where(p => p.What == NoteForms.Quote && p.Text.Length > 0).Select(p => (Person: Whose(study.Study, w, p), p.Text))).Where(q => q.Person is not null).Select(q => (Person: q.Person!, q.Text));
        if (CheckForms.IsOfThemes(check.Form)) return [.. Themes(study).SelectMany(t => t.Quotes).Concat(noted).Distinct()];
        return [.. noted.Where(q => q.Person == check.Person ? check.Form == CheckForms.Summary : q.Text.Count(c => c == ' ') >= FewestSpaces).Distinct()];
    }

    // A focus group has met under a code of its own.
    private static Account? Session(IEnumerable<Account> accounts, StudyState study, MemberCheck check)
    {
        var held = accounts.Where(a => a.State.WasHeld && a.State.Plan!.Wave == check.Wave).ToList();
        return held.Find(a => study.Now(a.State.Plan!.Participant) == check.Person) ?? held.Find(a => a.State.IsGroup && a.State.Group.Members.Select(study.Now).Contains(check.Person));
    }

    // Of a group each gets their own words only: what the others said there is not theirs to read on paper.
    private static IReadOnlyList<(string?, string)> Paragraphs(CodedStudy study, Account? session, string person) =>
        [.. study.Words.Where(w => w.Stream == session?.Stream).SelectMany(w => w.Coding.Passages).Where(p => p.What == Passage.Paragraph)
            .Where(p => !session!.State.IsGroup || (p.Speaker is { } speaker && study.Study.Now(speaker.Trim()) == person)).Select(p => (p.Speaker, p.Text))];

    private static IReadOnlyList<ThemeWords> Themes(CodedStudy study)
    {
        var quotes = study.Words.Where(w => !w.Coding.IsBlind).SelectMany(w => w.Coding.Quotes.Where(q => q.Stance == CodeWords.Supports).Select(q => (q.Theme, Words: w, Passage: w.Coding[q.Passage])))
            .Where(q => q.Passage is not null && MayBeShown(study.Study, q.Words, q.Passage)).ToLookup(q => CodeWords.Key(q.Theme), q => (Whose(study.Study, q.Words, q.Passage!)!, q.Passage!.Text));
        return [.. study.Book.Tree.Select(b => b.Theme).OfType<Theme>().Select(t => new ThemeWords(t.Name, t.Definition, [.. quotes[CodeWords.Key(t.Name)]]))];
    }

    // Somebody's own words, with their yes to quotes, and of nobody who withdrew: never a thought of the team, nor what is restricted.
    private static bool MayBeShown(StudyState study, CodedWords words, Passage passage)
    {
        if (passage.What is not (NoteForms.Quote or Passage.Paragraph) && words.Check is null) return false;
        if (words.Account?.State.MomentOf(passage.Id.ToString()) is { } moment && (moment.Restricted || moment.Unfinished || (moment.AfterRecording && moment.Answer != "agreed"))) return false;
        return Whose(study, words, passage) is { } person && !study.Withdrawals.ContainsKey(person) && ConsentRules.WhyNot(study, person, words.Wave, "quotes", "quote") is null;
    }

    // In an interview whatever is not said by somebody else is the participant's.
    private static string? Whose(StudyState study, CodedWords words, Passage passage)
    {
        var speaker = passage.Speaker is { } said ? study.Now(said.Trim()) : null;
        return words.IsGroup ? speaker is not null && study.Participants.ContainsKey(speaker) ? speaker : null : speaker is null || speaker == words.Person ? words.Person : null;
    }
}
