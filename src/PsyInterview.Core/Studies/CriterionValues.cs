using System.Globalization;

namespace PsyInterview.Studies;

/// <summary>What people type for a criterion, read against its declaration.</summary>
public static class CriterionValues
{
    /// <summary>The kinds of criteria.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["nominal", "ordinal", "multiple", "number", "link"];

    /// <summary>Reads a value; the second part says what is wrong with it.</summary>
    public static (CriterionAnswer? Answer, string? Problem) Read(StudyState study, CriterionDeclared criterion, string text)
    {
        var words = text.Trim();
        switch (words.ToLowerInvariant())
        {
            case "" or "missing" or "unknown" or "?": return (new([], "missing"), null);
            case "not asked" or "not-asked": return (new([], "not asked"), null);
            case "declined" or "refused": return (new([], "declined"), null);
        }
        return criterion.Kind switch
        {
            "number" => Number(criterion, words),
            "link" => Link(study, criterion, words),
            "multiple" => Several(criterion, words),
            _ => Level(criterion, words) is { } level ? (new([level], "known"), null) : (null, NoLevel(criterion, words)),
        };
    }

    private static (CriterionAnswer?, string?) Several(CriterionDeclared criterion, string words)
    {
        if (words.Equals("none", StringComparison.OrdinalIgnoreCase)) return (new([], "known"), null);
        List<string> levels = [];
        foreach (var part in words.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Level(criterion, part) is not { } level) return (null, NoLevel(criterion, part));
            if (!levels.Contains(level)) levels.Add(level);
        }
        return (new([.. levels.OrderBy(l => Place(criterion, l))], "known"), null);
    }

    // A comma is a decimal point where people write it so; a thousands separator is never meant.
    private static (CriterionAnswer?, string?) Number(CriterionDeclared criterion, string words) =>
        decimal.TryParse(words.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? (new([(number / 1.000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)], "known"), null)
            : (null, $"{criterion.Title}: “{words}” is not a number");

    private static (CriterionAnswer?, string?) Link(StudyState study, CriterionDeclared criterion, string words)
    {
        if (!StudyDecisions.IsCode(words)) return (null, StudyDecisions.NotACode(words));
        var known = study.Everybody.FirstOrDefault(code => code.Equals(words, StringComparison.OrdinalIgnoreCase));
        if (known is not null && criterion.To is { } to && study.GroupOf(known) is { } group && group != to)
            return (null, $"{criterion.Title}: {known} is in {group}, not in {to}");
        return (new([known ?? words], "known"), null);
    }

    private static string? Level(CriterionDeclared criterion, string words) =>
        criterion.Levels?.FirstOrDefault(l => l.Equals(words, StringComparison.OrdinalIgnoreCase));

    private static int Place(CriterionDeclared criterion, string level) => criterion.Levels?.ToList().IndexOf(level) ?? -1;

    private static string NoLevel(CriterionDeclared criterion, string words) =>
        $"{criterion.Title}: “{words}” is not one of its levels ({string.Join(", ", criterion.Levels ?? [])}); levels are declared in the set-up before counting";
}
