using PsyInterview.Studies;

namespace PsyInterview;

/// <summary>The letters to participants that come inside the program, by letter and language.</summary>
public static class ShippedLetters
{
    private const string Folder = "letters/";

    /// <summary>The languages of a letter.</summary>
    public static IReadOnlyList<string> Languages(string letter) =>
        [.. typeof(ShippedLetters).Assembly.GetManifestResourceNames().Where(name => name.StartsWith($"{Folder}{letter}.", StringComparison.Ordinal))
            .Select(name => name[(Folder.Length + letter.Length + 1)..^".md".Length]).Order(StringComparer.Ordinal)];

    /// <summary>The words of a letter: the study's own, else those that come with the program, for <c>nl-BE</c> those in <c>nl</c>; null where there are none in that language.</summary>
    public static string? Of(StudyState study, string letter, string language) =>
        study.LetterTemplates.GetValueOrDefault((letter, language)) ?? Shipped(letter, language)
        ?? (language.Split('-')[0] is var plain && plain != language ? study.LetterTemplates.GetValueOrDefault((letter, plain)) ?? Shipped(letter, plain) : null);

    private static string? Shipped(string letter, string language)
    {
        using var stream = typeof(ShippedLetters).Assembly.GetManifestResourceStream($"{Folder}{letter}.{language}.md");
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
