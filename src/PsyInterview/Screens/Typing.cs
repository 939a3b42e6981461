namespace PsyInterview.Screens;

/// <summary>What the note line is open for.</summary>
/// <param name="Prompt">Stands before the words: "note on 3.2 Exercises".</param>
/// <param name="At">When the key that opened it went down: the time of what will be recorded.</param>
/// <param name="Enter">Takes the words; the line is closed already. Returns a refusal, which opens the line again with the words kept.</param>
public sealed record Typing(string Prompt, DateTimeOffset At, Func<string, string?> Enter)
{
    /// <summary>The words to begin with.</summary>
    public string Text { get; init; } = "";

    /// <summary>True where the words to begin with are only a suggestion: the first letter that is typed takes their place.</summary>
    public bool IsSuggested { get; init; }

    /// <summary>What Esc does with the words; they are never discarded.</summary>
    public Action<string> Leave { get; init; } = static _ => { };

    /// <summary>False where the words are kept as a draft of the session; else Esc leaves them to stand here when the same line is opened again.</summary>
    public bool KeepsLeft { get; init; } = true;

    /// <summary>Told of each change.</summary>
    public Action<string> Changed { get; init; } = static _ => { };

    /// <summary>Words that Tab completes to, given what was typed.</summary>
    public Func<string, IReadOnlyList<string>>? Complete { get; init; }

    /// <summary>True when Enter takes the line chosen in the list rather than what was typed.</summary>
    public bool TakesChoice { get; init; }

    /// <summary>The title of the list.</summary>
    public string ListTitle { get; init; } = "";

    /// <summary>Gets a key before the line does; true when it took it.</summary>
    public Func<Press, bool>? Before { get; init; }

    /// <summary>What the bar says while typing.</summary>
    public string Bar { get; init; } = "Enter save  Esc keep a draft";

    /// <summary>A line that takes one of several words, typed or chosen: the beginning of one is enough.</summary>
    /// <param name="first">The one to begin with; null for none.</param>
    public static Typing OneOf(string prompt, DateTimeOffset at, IReadOnlyList<string> words, string? first, string title, Func<string, string?> enter) => new(prompt, at, typed =>
    {
        var wanted = typed.Trim();
        List<string> found = words.FirstOrDefault(w => w.Equals(wanted, StringComparison.OrdinalIgnoreCase)) is { } whole ? [whole]
            : wanted.Length == 0 ? [] : words.Where(w => w.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 0 && wanted.Length > 0) found = [.. words.Where(w => w.Contains(wanted, StringComparison.OrdinalIgnoreCase))];
        return found is [var one] ? enter(one) : $"one of {string.Join(", ", words)}; Up and Down choose";
    })
    {
        Text = first ?? "",
        IsSuggested = true,
        Complete = typed => typed.Trim().Length == 0 || words.Contains(typed.Trim()) ? words : [.. words.Where(w => w.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))],
        TakesChoice = true,
        ListTitle = title,
        Bar = "Up Down choose  Enter  Esc back",
        KeepsLeft = false,
    };
}
