using Terminal.Gui.Drivers;
using Terminal.Gui.Input;

namespace PsyInterview.Terminal;

/// <summary>Characters of the input stream as the toolkit's keys.</summary>
internal static class TypedKey
{
    private const int Del = 127;

    /// <summary>The key of one code point, control characters as the Ctrl keys that send them.</summary>
    internal static Key Of(int codePoint) => codePoint switch
    {
        0 => Key.Space.WithCtrl,
        '\t' => Key.Tab,
        '\r' or '\n' => Key.Enter,
        0x1B => Key.Esc,
        '\b' or Del => Key.Backspace,
        <= 26 => new Key((KeyCode)(codePoint + 'A' - 1) | KeyCode.CtrlMask),
        < ' ' => new Key((KeyCode)(codePoint + 64) | KeyCode.CtrlMask),
        >= 'a' and <= 'z' => new Key((KeyCode)(codePoint - 32)),
        >= 'A' and <= 'Z' => new Key((KeyCode)codePoint | KeyCode.ShiftMask),
        _ => new Key((KeyCode)codePoint),
    };
}
