namespace PsyInterview.Tests.EndToEnd;

/// <summary>How a program is started on a <see cref="PseudoTerminal"/>.</summary>
internal sealed record TerminalOptions
{
    // Left over from the terminal the tests run in, these would tell the program about the wrong one.
    private static readonly string[] OfAnotherTerminal =
    [
        "COLORTERM", "LINES", "COLUMNS", "TMUX", "STY", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "WT_SESSION",
        "KITTY_WINDOW_ID", "SSH_TTY", "SSH_CONNECTION", "NO_COLOR", "LANGUAGE", "LC_CTYPE", "LC_MESSAGES", "EDITOR", "VISUAL",
    ];

    public int Rows { get; init; } = 24;

    public int Columns { get; init; } = 80;

    /// <summary>The home folder; when null a fresh one that goes away with the terminal. Give one to start twice in it.</summary>
    public string? Home { get; init; }

    /// <summary>Where the program starts; the home folder when null.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Further variables; null takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The variables that differ from those of the tests; makes the folders they name.</summary>
    internal Dictionary<string, string?> EnvironmentIn(string home)
    {
        var variables = OfAnotherTerminal.ToDictionary(name => name, _ => (string?)null);
        variables["TERM"] = "xterm-256color";
        variables["LANG"] = variables["LC_ALL"] = "C.UTF-8";
        variables["HOME"] = home;
        variables["XDG_CONFIG_HOME"] = Path.Combine(home, ".config");
        variables["XDG_DATA_HOME"] = Path.Combine(home, ".local", "share");
        variables["XDG_STATE_HOME"] = Path.Combine(home, ".local", "state");
        variables["XDG_CACHE_HOME"] = Path.Combine(home, ".cache");
        variables["XDG_RUNTIME_DIR"] = Path.Combine(home, ".run");
        foreach (var (_, folder) in variables.Where(variable => variable.Key.StartsWith("XDG_", StringComparison.Ordinal)))
            Directory.CreateDirectory(folder!);
        foreach (var (name, value) in Environment)
            variables[name] = value;
        return variables;
    }
}
