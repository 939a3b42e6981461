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

    /// <summary>Words a letter otherwise than the program does; the same words twice are once, and none bring the program's back.</summary>
    public static Decision Set(StudyState study, string letter, string language, string text)
    {
        if (!Names.Contains(letter)) return Decision.Refuse($"“{letter}” is not a letter; {string.Join(", ", Names)}");
        if (!LanguageTag().IsMatch(language)) return Decision.Refuse($"“{language}” is not a language; for example nl or en");
        text = text.ReplaceLineEndings("\n").TrimEnd();
        if (text.Length > Longest) return Decision.Refuse($"the letter has more than {Longest} letters");
        if (text.Length > 0 && letter != "invitation" && !text.Contains(Summary, StringComparison.OrdinalIgnoreCase)) return Decision.Refuse($"say with {Summary} where the statements come in");
        text = text.Length == 0 ? "" : text + "\n";
        return (study.LetterTemplates.GetValueOrDefault((letter, language)) ?? "") == text ? Decision.Nothing : Decision.That(new LetterTemplateSet(letter, language, text));
    }

    [GeneratedRegex(@"\{[^{}\n]{1,40}\}")]
    private static partial Regex Field();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex LanguageTag();
}
