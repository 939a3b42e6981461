using Terminal.Gui.Drawing;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace PsyInterview.Terminal;

/// <summary>How a piece of text looks, by what it means.</summary>
public enum Look
{
    /// <summary>Text as the terminal shows it.</summary>
    Normal,

    /// <summary>Less important; also a key that cannot act now.</summary>
    Dim,

    /// <summary>More important.</summary>
    Strong,

    /// <summary>Heads a pane.</summary>
    Title,

    /// <summary>The row that is looked at.</summary>
    Selected,

    /// <summary>Needs attention: not recording, not saved.</summary>
    Warn,

    /// <summary>All is well: saved, recording.</summary>
    Good,

    /// <summary>A key to press, in the key bar.</summary>
    Key,
}

/// <summary>
/// The looks, in the terminal's own 16 colours on its own background, so that light and dark terminals both serve. Words carry every
/// meaning too: with NO_COLOR only bold, dim, underline and reverse remain.
/// </summary>
public static class Palette
{
    /// <summary>False when the user asked for no colours (NO_COLOR) or the terminal has none.</summary>
    public static bool HasColours { get; } =
        Environment.GetEnvironmentVariable("NO_COLOR") is not { Length: > 0 }
        && Environment.GetEnvironmentVariable("TERM") is not ("vt100" or "vt102" or "vt220" or "xterm-mono" or "linux-m");

    /// <summary>One scheme for every view: the toolkit's own themes paint their own backgrounds.</summary>
    public static Scheme Scheme { get; } = new(Of(Look.Normal));

    /// <summary>The look as the toolkit draws it.</summary>
    public static Attribute Of(Look look) => HasColours ? Coloured(look) : Monochrome(look);

    internal static Attribute Coloured(Look look) => look switch
    {
        Look.Dim => new(Color.None, Color.None, TextStyle.Faint),
        Look.Strong => new(Color.None, Color.None, TextStyle.Bold),
        Look.Title => new(new Color(ColorName16.Cyan), Color.None, TextStyle.Bold),
        Look.Selected => new(Color.None, Color.None, TextStyle.Reverse),
        Look.Warn => new(new Color(ColorName16.Red), Color.None, TextStyle.Bold),
        Look.Good => new(new Color(ColorName16.Green), Color.None),
        Look.Key => new(new Color(ColorName16.Cyan), Color.None),
        _ => new(Color.None, Color.None),
    };

    internal static Attribute Monochrome(Look look) => look switch
    {
        Look.Dim => new(Color.None, Color.None, TextStyle.Faint),
        Look.Strong or Look.Title or Look.Key => new(Color.None, Color.None, TextStyle.Bold),
        Look.Selected => new(Color.None, Color.None, TextStyle.Reverse),
        Look.Warn => new(Color.None, Color.None, TextStyle.Bold | TextStyle.Reverse),
        _ => new(Color.None, Color.None),
    };
}
