using System.Collections.Concurrent;
using Terminal.Gui.Drawing;

namespace PsyInterview.Terminal;

/// <summary>The 16 colours that every terminal has under its user's own choice of shades.</summary>
internal static class NamedColour
{
    private static readonly ConcurrentDictionary<Color, int> Known = new();

    /// <summary>The code that selects the colour: <paramref name="first"/> is 30 for letters, 40 for what is behind them.</summary>
    internal static int Code(Color colour, int first)
    {
        if (colour == Color.None) return first + 9;
        if (!Known.TryGetValue(colour, out var number)) Known[colour] = number = Number(colour.GetClosestNamedColor16());
        return number < 8 ? first + number : first + 60 + number - 8;
    }

    private static int Number(ColorName16 name) => name switch
    {
        ColorName16.Black => 0,
        ColorName16.Red => 1,
        ColorName16.Green => 2,
        ColorName16.Yellow => 3,
        ColorName16.Blue => 4,
        ColorName16.Magenta => 5,
        ColorName16.Cyan => 6,
        ColorName16.Gray => 7,
        ColorName16.DarkGray => 8,
        ColorName16.BrightRed => 9,
        ColorName16.BrightGreen => 10,
        ColorName16.BrightYellow => 11,
        ColorName16.BrightBlue => 12,
        ColorName16.BrightMagenta => 13,
        ColorName16.BrightCyan => 14,
        _ => 15,
    };
}
