namespace PsyInterview.Screens;

/// <summary>One key press: its name, when it went down, and the words that came with it from the palette.</summary>
/// <param name="Key">A printable character, or <c>Enter</c>, <c>Esc</c>, <c>Space</c>, <c>Tab</c>, <c>Up</c>, <c>F9</c>, <c>Ctrl-R</c>, ...</param>
public readonly record struct Press(string Key, DateTimeOffset At, string Words = "")
{
    /// <summary>The character typed, or null for a named key.</summary>
    public char? Letter => Key == "Space" ? ' ' : Key.Length == 1 ? Key[0] : null;
}

/// <summary>
/// One act of a screen: its keys, its name, what it does. The key bar, the help and the palette are all read from these rows.
/// </summary>
/// <param name="Keys">Names of keys, separated by blanks; empty for an act that has none and is reached by its name.</param>
/// <param name="Name">The act's name: as the palette completes it and as the key bar shows it.</param>
/// <param name="Help">One line of what it does.</param>
public sealed record KeyBinding(string Keys, string Name, string Help, Action<Press> Act)
{
    private readonly string[] _keys = Keys.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The same decision run dry: null when the act can be done now, else why not.</summary>
    public Func<string?> WhyNot { get; init; } = static () => null;

    /// <summary>True when the key bar shows it where there is room.</summary>
    public bool InBar { get; init; }

    /// <summary>How the keys stand in the bar and the help, where that is shorter than the list.</summary>
    public string Shown { get; init; } = Keys.Split(' ')[0];

    /// <summary>What the palette asks for after the name, for example <c>3m [erase]</c>; null when nothing.</summary>
    public string? Takes { get; init; }

    /// <summary>False for what help and completion would only repeat, such as one act for each of many seats.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>True when this key is one of its keys.</summary>
    public bool Has(string key) => Array.IndexOf(_keys, key) >= 0;
}
