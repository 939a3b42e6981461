using System.Text.RegularExpressions;
using PsyInterview.Studies;

namespace PsyInterview.MemberChecks;

/// <summary>What is the same in every letter of a study: Markdown with a few words in braces for what is each participant's own.</summary>
public static partial class LetterTemplate
{
    /// <summary>Where the statements come in.</summary>
    public const string Summary = "{summary}";

    /// <summary>The participant's code; the study's title; the day of the interview.</summary>
    public const string Code = "{code}", Study = "{study}", Day = "{interview day}";

    private const int Longest = 100_000;

    /// <summary>The letters there are.</summary>
    public static IReadOnlyList<string> Names { get; } = ["summary", "transcript", "findings", "invitation"];

    /// <summary>The words in braces that are filled in, each with what it becomes.</summary>
    public static IReadOnlyList<(string Field, string Words)> Fields { get; } =
    [
        (Summary, "the statements"),
        (Code, "the participant's code"),
        (Study, "the study's title"),
        (Day, "the day of the interview"),
    ];

    /// <summary>The template with its fields filled in; one that is not known stays as it stands.</summary>
    public static string Fill(string template, IReadOnlyDictionary<string, string> fields) =>
        Field().Replace(template.ReplaceLineEndings("\n"), field => fields.GetValueOrDefault(field.Value.ToLowerInvariant()) ?? field.Value);

    /// <summary>What is wrong with a template: its line from 1, and the sentence.</summary>
    public static IReadOnlyList<(int Line, string Words)> Check(string template)
    {
        List<(int, string)> found = [];
        foreach (var (at, line) in template.ReplaceLineEndings("\n").Split('\n').Index())
        {
            foreach (Match field in Field().Matches(line))
                if (Fields.All(f => f.Field != field.Value.ToLowerInvariant())) found.Add((at + 1, $"{field.Value} is not filled in; there is {string.Join(", ", Fields.Select(f => f.Field))}"));
        }
        return found;
    }

    /// <summary>The lines, from 1, with something in brackets: what the team still has to fill in, such as its telephone number.</summary>
    public static IReadOnlyList<int> Blanks(string text) => [.. text.ReplaceLineEndings("\n").Split('\n').Index().Where(l => Blank().IsMatch(l.Item)).Select(l => l.Index + 1)];

    /// <summary>True for the tag of a language: <c>nl</c>, <c>nl-BE</c>.</summary>
    public static bool IsLanguage(string tag) => LanguageTag().IsMatch(tag);

    /// <summary>Words a letter otherwise than the program does; the same words twice are once, and none bring the program's back.</summary>
    public static Decision Set(StudyState study, string letter, string language, string text)
    {
        if (!Names.Contains(letter)) return Decision.Refuse($"“{letter}” is not a letter; {string.Join(", ", Names)}");
        if (!IsLanguage(language)) return Decision.Refuse($"“{language}” is not a language; for example nl or en");
        text = text.ReplaceLineEndings("\n").TrimEnd();
        if (text.Length > Longest) return Decision.Refuse($"the letter has more than {Longest} letters");
        if (text.Length > 0 && letter != "invitation" && !text.Contains(Summary, StringComparison.OrdinalIgnoreCase)) return Decision.Refuse($"say with {Summary} where the statements come in");
        text = text.Length == 0 ? "" : text + "\n";
        return (study.LetterTemplates.GetValueOrDefault((letter, language)) ?? "") == text ? Decision.Nothing : Decision.That(new LetterTemplateSet(letter, language, text));
    }

    [GeneratedRegex(@"\[[^\]\[]{2,60}\]")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\{[^{}\n]{1,40}\}")]
    private static partial Regex Field();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex LanguageTag();
}
