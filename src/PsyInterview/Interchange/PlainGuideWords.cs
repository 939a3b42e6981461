using System.Text.RegularExpressions;

namespace PsyInterview.Interchange;

/// <summary>What the words of a plain guide say about themselves, in English and Dutch.</summary>
internal static partial class PlainGuideWords
{
    private const int MostMarks = 4; // behind a heading: braces, minutes, must

    /// <summary>True for what ends in a question mark, whatever closes behind it.</summary>
    public static bool IsQuestion(string text) => text.TrimEnd(' ', '"', '”', '’', '\'', '»', ')', ']', '*').EndsWith('?');

    /// <summary>True for "Tell me about ...", which asks without a question mark.</summary>
    public static bool IsInvitation(string text) => Invitation().IsMatch(text);

    /// <summary>True for words that stand in brackets as a whole.</summary>
    public static bool IsBracketed(string text) => Bracketed().IsMatch(text);

    /// <summary>The words between quotation marks that hold all of it, or null.</summary>
    public static string? Unquoted(string text) => Quoted().Match(text) is { Success: true } found ? found.Groups["words"].Value.Trim() : null;

    /// <summary>What follows "Probes:"; null where the line does not begin so.</summary>
    public static string? AfterProbes(string text) => After(ProbeLabel(), text);

    /// <summary>What follows "Read aloud:"; null where the line does not begin so.</summary>
    public static string? AfterReadAloud(string text) => After(ReadAloudLabel(), text);

    /// <summary>What follows "Instruction:" or "(for the interviewer)"; null where the line does not begin so.</summary>
    public static string? AfterInstruction(string text) => After(InstructionLabel(), text);

    /// <summary>What follows "Question:" or "Question 3:"; null where the line does not begin so.</summary>
    public static string? AfterQuestion(string text) => After(QuestionLabel(), text);

    /// <summary>True for a line that says by its first words what it is.</summary>
    public static bool HasLabel(string text) => AfterProbes(text) is not null || AfterReadAloud(text) is not null || AfterInstruction(text) is not null;

    /// <summary>True for the line below the title of a printed sheet: "patient-first, version 1 (interview, 40 minutes)".</summary>
    public static bool IsAbout(string text) => About().IsMatch(text);

    /// <summary>True for the headings of what is ticked off after the talk.</summary>
    public static bool IsClosingHeading(string text) => text.ToLowerInvariant().Trim() is "afterwards" or "closing list" or "checklist" or "after the interview" or "na afloop" or "afsluitlijst";

    /// <summary>True for the headings of the steps when a participant is distressed.</summary>
    public static bool IsDistressHeading(string text) => text.ToLowerInvariant().Trim() is "when a participant is distressed" or "distress protocol" or "distress" or "als een deelnemer van streek raakt";

    /// <summary>Several probes on one line: those between semicolons, or each to its question mark.</summary>
    public static IEnumerable<string> Apart(string text) =>
        (text.Contains(';') ? text.Split(';') : AfterQuestionMark().Split(text)).Select(part => part.Trim()).Where(part => part.Length > 0);

    /// <summary>The number, letter or bullet that was typed before the words, as in "1. How ...", and the words; null where there is none.</summary>
    public static (string Words, int Level, bool IsNumbered)? Typed(string text)
    {
        if (text[0] is '☐' or '☑' or '□' or '❑' && WithoutBox(text) is { Length: > 0 } ticked) return (ticked, 0, false);
        if (TypedNumber().Match(text) is { Success: true } number) return (number.Groups["words"].Value, 0, true);
        if (TypedLetter().Match(text) is { Success: true } letter) return (letter.Groups["words"].Value, 1, true);
        if (TypedBullet().Match(text) is { Success: true } bullet) return (bullet.Groups["words"].Value, 0, false);
        return null;
    }

    /// <summary>A line without the box to tick before it and the number behind the box.</summary>
    public static string WithoutBox(string text) => Box().Replace(text, "");

    /// <summary>True for a line that only leaves room to write on.</summary>
    public static bool IsRoom(string text) => text.Contains("____", StringComparison.Ordinal) || text.All(c => c is '_' or '.' or '…' or '-' or ' ');

    /// <summary>A heading or question taken apart: words, and what its marks say.</summary>
    public static (string Words, string? Id, bool IsMust, int? Minutes, bool HadNumber) Marks(string text, int ordinal)
    {
        string? id = null;
        var must = false;
        int? minutes = null;
        for (var mark = 0; mark < MostMarks; mark++)
        {
            if (Braces().Match(text) is { Success: true } braces)
            {
                text = text[..braces.Index];
                id = braces.Groups["id"] is { Success: true } named ? named.Value : id;
                must |= braces.Groups["must"].Success;
                minutes = Whole(braces.Groups["minutes"]) ?? minutes;
            }
            else if (MustMark().Match(text) is { Success: true } wanted) (text, must) = (text[..wanted.Index], true);
            else if (MinutesMark().Match(text) is { Success: true } length) (text, minutes) = (text[..length.Index], Whole(length.Groups["minutes"]) ?? minutes);
        }
        var bare = HeadingNumber().Match(text) is { Success: true } number && (number.Groups["mark"].Length > 0 || number.Groups["number"].Value == $"{ordinal}") ? text[number.Length..] : text;
        return (bare.Trim(), id, must, minutes, bare != text);
    }

    private static int? Whole(Group digits) => digits.Success && int.Parse(digits.Value, System.Globalization.CultureInfo.InvariantCulture) is var minutes and >= 1 and <= 600 ? minutes : null;

    private static string? After(Regex label, string text) => label.Match(text) is { Success: true } found ? text[found.Length..].Trim() : null;

    [GeneratedRegex(@"^[a-z0-9-]+, (?:version|versie) \d+ \([^()]*\)$")]
    private static partial Regex About();

    [GeneratedRegex(@"(?<=\?)\s+(?=\S)")]
    private static partial Regex AfterQuestionMark();

    [GeneratedRegex(@"^(?:(?:to begin with|first|then|now|and|ten slotte|om te beginnen|eerst|nu|dan)\b,? )*(?:please |could you |can you |would you |i would like you to |kunt u |kun je |wilt u |wil je |zou u |zou je )*(?:tell|describe|explain|take (?:me|us)|walk (?:me|us)|talk (?:me|us)|think back|share|vertel|beschrijf|omschrijf|neem (?:me|mij|ons)|denk (?:eens )?terug|leg (?:eens )?uit)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Invitation();

    [GeneratedRegex(@"^(?:\([^()]*\)|\[[^\[\]]*\])[.]?$")]
    private static partial Regex Bracketed();

    [GeneratedRegex("^(?:\"(?<words>[^\"]+)\"|“(?<words>[^“”]+)”|„(?<words>[^„“”]+)[“”]|«(?<words>[^«»]+)»|‘(?<words>[^‘]+)’)$")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(?:probes?|prompts?|probing questions?|follow[- ]?up(?: question)?s?|doorvra(?:ag|gen)|doorvraagpunten|vervolgvra(?:ag|gen))\s*:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ProbeLabel();

    [GeneratedRegex(@"^(?:read aloud|to read aloud|voorlezen|lees voor)\s*:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReadAloudLabel();

    [GeneratedRegex(@"^(?:(?:instructions?|notes?|note (?:to|for) (?:the )?(?:interviewer|moderator)|instructies?|let op|opmerking)\s*:\s*|\((?:for the (?:interviewer|moderator)|voor de (?:interviewer|gespreksleider))\)\s*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InstructionLabel();

    [GeneratedRegex(@"^(?:main question|question|hoofdvraag|vraag)\s*\d{0,2}\s*[:.]\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QuestionLabel();

    [GeneratedRegex(@"^\d{1,2}(?:(?:\.\d{1,2})+[.)]?|[.)])\s+(?<words>\S.*)$")]
    private static partial Regex TypedNumber();

    [GeneratedRegex(@"^[a-z][.)]\s+(?<words>\S.*)$")]
    private static partial Regex TypedLetter();

    [GeneratedRegex(@"^[-–—•·▪◦*]\s+(?<words>\S.*)$")]
    private static partial Regex TypedBullet();

    [GeneratedRegex(@"^(?:[☐☑□❑]|\[[ xX]?\])\s*(?:\d{1,2}\s+)?")]
    private static partial Regex Box();

    [GeneratedRegex(@"\s*\{(?=[^{}]*[#.=])(?:\s*(?:#(?<id>[a-z0-9-]+)|\.(?<must>must)|minutes=(?<minutes>\d{1,3})))+\s*\}\s*$")]
    private static partial Regex Braces();

    [GeneratedRegex(@"\s*[\[(](?:must ask|must|altijd vragen|verplicht)[\])]\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MustMark();

    [GeneratedRegex(@"\s*[\[(](?<minutes>\d{1,3})\s*(?:min|mins|minutes?|minuten|minuut|')\.?[\])]\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MinutesMark();

    [GeneratedRegex(@"^(?<number>\d{1,2})(?<mark>(?:\.\d{1,2})*[.)]|(?:\.\d{1,2})+|)\s+(?=\S)")]
    private static partial Regex HeadingNumber();
}
