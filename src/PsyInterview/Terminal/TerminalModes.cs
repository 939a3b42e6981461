using System.Text;

namespace PsyInterview.Terminal;

/// <summary>
/// The state of the terminal that the program borrows: keys unprocessed (so that Ctrl-C, Ctrl-S, Ctrl-Q and Ctrl-Z arrive as keys), the
/// second screen, whole pastes. Given back in any case, and at most once.
/// </summary>
internal sealed unsafe class TerminalModes(int keyboard = 0, int screen = 1)
{
    private const int WhenSent = 1;
    private const int Roomy = 256;

    // Mouse and focus reports are switched off in case the program before left them on: they would arrive as keys.
    private const string EnterScreen = "\u001b[?1049h\u001b[?1000l\u001b[?1002l\u001b[?1003l\u001b[?1004l\u001b[?2004h\u001b[?25l";
    private const string LeaveScreen = "\u001b[0m\u001b[?2004l\u001b[?1049l\u001b[?25h";

    private readonly Lock gate = new();
    private readonly byte[] before = new byte[Roomy];
    private bool entered;
    private volatile bool gone;

    /// <summary>
    /// Takes the terminal, or takes it anew when something else (the shell, after a stop) has changed it meanwhile; false when it does not
    /// let itself be put in raw mode.
    /// </summary>
    internal bool Enter()
    {
        lock (gate)
        {
            if (gone) return false;
            var raw = stackalloc byte[Roomy];
            fixed (byte* saved = before)
            {
                if (!entered && Libc.GetModes(keyboard, saved) != 0) return false;
                before.CopyTo(new Span<byte>(raw, Roomy));
            }
            Libc.MakeRaw(raw);
            if (Libc.SetModes(keyboard, WhenSent, raw) != 0) return false;
            entered = true;
            return Send(EnterScreen);
        }
    }

    /// <summary>Gives the terminal back as it was.</summary>
    internal void Leave()
    {
        lock (gate)
        {
            if (!entered) return;
            entered = false;
            if (!gone) Send(LeaveScreen);
            // Keys typed ahead belong to this program, not to the shell.
            Libc.Flush(keyboard, Libc.DiscardUnreadInput);
            fixed (byte* saved = before) Libc.SetModes(keyboard, gone ? 0 : WhenSent, saved);
        }
    }

    /// <summary>Where keys are read.</summary>
    internal int Descriptor => keyboard;

    /// <summary>The terminal has hung up: nothing more is written to it.</summary>
    internal void Lost() => gone = true;

    internal bool Write(ReadOnlySpan<byte> bytes)
    {
        if (gone) return false;
        if (Libc.WriteAll(screen, bytes)) return true;
        gone = true;
        return false;
    }

    internal bool TryWindowSize(out int columns, out int rows) => Libc.TryWindowSize(screen, out columns, out rows);

    private bool Send(string text) => Libc.WriteAll(screen, Encoding.ASCII.GetBytes(text));
}
