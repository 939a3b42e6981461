namespace PsyInterview.Studies;

/// <summary>What somebody wrote for one key, in a sheet or in answer to a prompt.</summary>
/// <param name="Line">1-based line in the sheet; 0 elsewhere.</param>
/// <param name="Items">The parts, where they were written one below the other.</param>
public sealed record Written(string Text, int Line = 0, IReadOnlyList<string>? Items = null)
{
    /// <summary>Several words in one line: separated by commas, or by semicolons where the words hold commas.</summary>
    public IReadOnlyList<string> List =>
        Items ?? Text.Split(Text.Contains(';') ? ';' : ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Words in one line, so that <see cref="List"/> gives them back.</summary>
    public static Written Of(IReadOnlyList<string> words) =>
        words.Any(w => w.Contains(';')) ? new("", 0, words)
        : !words.Any(w => w.Contains(',')) ? new(string.Join(", ", words))
        : new(string.Join("; ", words) + (words.Count == 1 ? ";" : ""));
}

/// <summary>What is wrong with something that a person wrote.</summary>
/// <param name="What">In a sentence.</param>
/// <param name="Hint">What to do about it, in a sentence.</param>
/// <param name="Key">The key under which it stands, or null for the whole.</param>
public sealed record Flaw(string What, string Hint, string? Key = null, Severity Severity = Severity.Error)
{
    /// <summary>Both sentences, for the status line.</summary>
    public string Sentence => $"{What} {Hint}";
}

/// <summary>What was written about one group, wave, criterion or person of the team, by key; and what of it cannot be read.</summary>
public sealed class Fields(IReadOnlyDictionary<string, Written> written)
{
    private readonly List<Flaw> _flaws = [];

    /// <summary>What cannot be read, in the order in which it was met.</summary>
    public IReadOnlyList<Flaw> Flaws => _flaws;

    /// <summary>The words, or null where nothing was written.</summary>
    public string? Text(string key) =>
        written.GetValueOrDefault(key) is { } found && (found.Items is { } items ? string.Join("; ", items) : found.Text).Trim() is { Length: > 0 } words ? words : null;

    /// <summary>Several words, or null where nothing was written.</summary>
    public IReadOnlyList<string>? List(string key) => written.GetValueOrDefault(key)?.List is { Count: > 0 } list ? list : null;

    /// <summary>A whole number.</summary>
    public int? Whole(string key, int least, int most)
    {
        if (Text(key) is not { } words) return null;
        if (int.TryParse(words, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Wrong(key, $"“{words}” will not do for “{key}”.", FormattableString.Invariant($"Write a whole number from {least} to {most}."));
        return null;
    }

    /// <summary>Yes or no.</summary>
    public bool? YesNo(string key)
    {
        switch (Text(key)?.ToLowerInvariant())
        {
            case null: return null;
            case "yes" or "y" or "true": return true;
            case "no" or "n" or "false": return false;
        }
        Wrong(key, $"“{Text(key)}” will not do for “{key}”.", "Write yes or no.");
        return null;
    }

    /// <summary>One of a few words; hyphens and blanks are taken for each other.</summary>
    public string? OneOf(string key, IReadOnlyList<string> words)
    {
        if (Text(key) is not { } text) return null;
        if (words.FirstOrDefault(w => Plain(w) == Plain(text)) is { } found) return found;
        Wrong(key, $"“{text}” will not do for “{key}”.", $"Write {string.Join(", ", words.SkipLast(1))} or {words[^1]}.");
        return null;

        static string Plain(string word) => word.Replace('-', ' ').ToLowerInvariant();
    }

    /// <summary>Months after the first interview: <c>10 to 14 months</c>, <c>from 10 months</c>, <c>up to 14 months</c>.</summary>
    public (int? From, int? To) Months(string key)
    {
        if (Text(key) is not { } text) return (null, null);
        var words = text.ToLowerInvariant().Replace("months", "", StringComparison.Ordinal).Replace("month", "", StringComparison.Ordinal).Trim();
        if (words.StartsWith("from ", StringComparison.Ordinal) && NumberRange.Number(words[5..]) is { } from) return (from, null);
        if (words.StartsWith("up to ", StringComparison.Ordinal) && NumberRange.Number(words[6..]) is { } to) return (null, to);
        if (NumberRange.Read(words) is { Max: { } most } range) return (range.Min, most);
        Wrong(key, $"“{text}” will not do for “{key}”.", "Write the months after the first interview, for example 10 to 14 months.");
        return (null, null);
    }

    /// <summary>Notes what cannot be read.</summary>
    public void Wrong(string key, string what, string hint) => _flaws.Add(new(what, hint, key));

    /// <summary>Notes what does not fit.</summary>
    public void Wrong(string key, Flaw flaw) => _flaws.Add(flaw with { Key = key });
}

/// <summary>A number or a range, as people write it.</summary>
public static class NumberRange
{
    private static readonly string[] Between = [" to ", "-", "–"];

    /// <summary>Reads <c>6</c> (at least six), <c>6 to 8</c>, <c>up to 8</c>; null when it is neither.</summary>
    public static (int Min, int? Max)? Read(string text)
    {
        var words = text.Trim().ToLowerInvariant();
        if (words.StartsWith("at least ", StringComparison.Ordinal)) words = words[9..];
        else if (words.StartsWith("up to ", StringComparison.Ordinal) || words.StartsWith("at most ", StringComparison.Ordinal))
            return Number(words[(words.IndexOf(' ', 3) + 1)..]) is { } most ? (0, most) : null;
        if (Number(words) is { } only) return (only, null);
        foreach (var sign in Between)
        {
            var at = words.IndexOf(sign, StringComparison.Ordinal);
            if (at > 0 && Number(words[..at]) is { } min && Number(words[(at + sign.Length)..]) is { } max) return (min, max);
        }
        return null;
    }

    /// <summary>As <see cref="Read"/> takes it.</summary>
    public static string Words(int min, int? max) => max is { } most ? FormattableString.Invariant($"{min} to {most}") : FormattableString.Invariant($"{min}");

    /// <summary>A whole number below ten thousand, or null.</summary>
    public static int? Number(string words) =>
        words.Trim() is { Length: > 0 and <= 4 } digits && digits.All(char.IsAsciiDigit) ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : null;
}
