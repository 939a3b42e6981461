using System.ComponentModel;
using System.Runtime.InteropServices;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>
/// The line settings (termios) of a terminal at one moment. Two readings are equal when the terminal would treat
/// keys and output alike, so a test compares the one before a program with the one after it.
/// </summary>
internal sealed record TerminalSettings(uint Input, uint Output, uint Control, uint Local, string ControlCharacters)
{
    private const int FirstControlCharacter = 17, ControlCharacterCount = 19;

    /// <summary>Typed characters are shown by the terminal itself.</summary>
    public bool Echo => (Local & 0x8) != 0;

    /// <summary>Input is handed over line by line, with the terminal's own editing.</summary>
    public bool Canonical => (Local & 0x2) != 0;

    /// <summary>Ctrl-C, Ctrl-\ and Ctrl-Z raise signals.</summary>
    public bool Signals => (Local & 0x1) != 0;

    /// <summary>A line feed in the output also returns to the first column.</summary>
    public bool OutputProcessing => (Output & 0x1) != 0;

    /// <summary>Reads the settings through either end of a pseudo-terminal.</summary>
    internal static unsafe TerminalSettings Read(int descriptor)
    {
        var termios = stackalloc byte[256];
        if (LibC.GetAttributes(descriptor, termios) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        var flags = (uint*)termios;
        var characters = new ReadOnlySpan<byte>(termios + FirstControlCharacter, ControlCharacterCount);
        return new(flags[0], flags[1], flags[2], flags[3], Convert.ToHexString(characters));
    }
}
