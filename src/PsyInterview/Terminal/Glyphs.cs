namespace PsyInterview.Terminal;

/// <summary>The signs that screens use, each with letters of plain ASCII that say the same.</summary>
public sealed record Glyphs
{
    private Glyphs(bool ascii)
    {
        IsAscii = ascii;
        Open = ascii ? "*" : "●";
        Asked = ascii ? "v" : "✓";
        Volunteered = "~";
        Parked = ascii ? "p" : "◐";
        Declined = ascii ? "x" : "✕";
        Skipped = ascii ? "-" : "–";
        NotYet = ascii ? "o" : "○";
        LineBreak = ascii ? "\\n" : "⏎";
        More = ascii ? "..." : "…";
        Bar = ascii ? "#" : "█";
    }

    /// <summary>For terminals that show Unicode.</summary>
    public static Glyphs Unicode { get; } = new(ascii: false);

    /// <summary>For terminals that do not.</summary>
    public static Glyphs Ascii { get; } = new(ascii: true);

    /// <summary>The set that this terminal can show, as its locale says; PSYINTERVIEW_ASCII=1 asks for ASCII.</summary>
    public static Glyphs Current { get; } = Choose(Environment.GetEnvironmentVariable);

    public bool IsAscii { get; }

    /// <summary>The question now open.</summary>
    public string Open { get; }

    /// <summary>Asked.</summary>
    public string Asked { get; }

    /// <summary>Volunteered before it was asked.</summary>
    public string Volunteered { get; }

    /// <summary>Parked: to come back to.</summary>
    public string Parked { get; }

    /// <summary>The participant declined.</summary>
    public string Declined { get; }

    /// <summary>Skipped.</summary>
    public string Skipped { get; }

    /// <summary>Not yet.</summary>
    public string NotYet { get; }

    /// <summary>A line break inside one line.</summary>
    public string LineBreak { get; }

    /// <summary>Something was cut here.</summary>
    public string More { get; }

    /// <summary>A step of a bar.</summary>
    public string Bar { get; }

    internal static Glyphs Choose(Func<string, string?> variable)
    {
        // The font of the Linux console has few of the signs.
        if (variable("PSYINTERVIEW_ASCII") is "1" || variable("TERM") is "linux") return Ascii;
        if (OperatingSystem.IsWindows()) return Unicode;
        var locale = First(variable("LC_ALL"), variable("LC_CTYPE"), variable("LANG"));
        return locale.Replace("-", "", StringComparison.Ordinal).Contains("UTF8", StringComparison.OrdinalIgnoreCase) ? Unicode : Ascii;
    }

    private static string First(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrEmpty(value)) return value;
        }
        return "";
    }
}
