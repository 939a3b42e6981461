namespace PsyInterview.Studies;

/// <summary>The study's own words for what participants of a focus group do without speaking, as people write them: a key and a word.</summary>
public static class ObserverWords
{
    /// <summary>How they are called in a sheet and on the set-up screen.</summary>
    public const string Key = "observer words";

    /// <summary>The keys that can have a word of the study's own, in the order in which they are listed.</summary>
    public const string Keys = "nhlfws";

    private const int Longest = 24;

    private const string Known = "The keys are n, h, l, f, w and s; a and d stay agrees and disagrees, which are counted.";

    /// <summary>What is wrong with a key and its word; null when nothing is.</summary>
    public static Flaw? Flaw(string key, string word) =>
        key.Trim().ToLowerInvariant() is not [var letter] || !Keys.Contains(letter) ? new($"“{key.Trim()}” is no key that can have a word of its own.", Known)
        : word.Trim().Length is 0 or > Longest || word.Any(char.IsControl) || word.Contains(';') ? new($"“{word.Trim()}” will not do as a word for observers.", $"Write a word or two, at most {Longest} letters, for example crosses arms.")
        : null;

    /// <summary>What is said where two keys have one word.</summary>
    public static Flaw Twin(string key, string other, string word) => new($"{key.Trim()} and {other.Trim()} have the same word, “{word.Trim()}”.", "Give one of them another.");

    /// <summary>Reads one line: <c>w crosses arms; s long silence</c>. Nothing typed is no words, which brings the usual ones back.</summary>
    public static (IReadOnlyList<string> Words, Flaw? Flaw) Read(string text)
    {
        List<string> words = [];
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (key, word) = part.IndexOfAny([' ', ':', '=']) is > 0 and var cut ? (part[..cut], part[(cut + 1)..].TrimStart(':', '=', ' ')) : (part, "");
            if (Flaw(key, word) is { } flaw) return ([], flaw);
            if (words.Exists(w => w[0] == char.ToLowerInvariant(key[0]))) return ([], new($"{key} has two words.", "Keep one of the two."));
            words.Add($"{key.ToLowerInvariant()} {word.Trim()}");
        }
        return (Ordered(words), null);
    }

    /// <summary>As <see cref="Read"/> takes it.</summary>
    public static string Line(IReadOnlyList<string> words) => string.Join("; ", words);

    /// <summary>In the order of <see cref="Keys"/>, so that the same words are the same set-up.</summary>
    public static IReadOnlyList<string> Ordered(IEnumerable<string> words) => [.. words.OrderBy(w => Keys.IndexOf(w[0], StringComparison.Ordinal))];
}
