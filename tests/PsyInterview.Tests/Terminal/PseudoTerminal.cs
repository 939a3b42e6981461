using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using PsyInterview.Terminal;

namespace PsyInterview.Tests.Terminal;

/// <summary>A real pseudo-terminal of the system: what the program writes to its near end is read at the far end.</summary>
internal sealed unsafe partial class PseudoTerminal : IDisposable
{
    private readonly StringBuilder written = new();
    private readonly Decoder utf8 = Encoding.UTF8.GetDecoder();
    private int far;

    internal PseudoTerminal()
    {
        int master, slave;
        if (OpenPty(&master, &slave, null, null, null) != 0) throw new InvalidOperationException("no pseudo-terminal");
        (far, Near) = (master, slave);
    }

    /// <summary>The descriptor that the program has as its keyboard and screen.</summary>
    internal int Near { get; private set; }

    /// <summary>Everything written so far.</summary>
    internal string Written => written.ToString();

    /// <summary>The modes of the line, as stty would show them.</summary>
    internal byte[] Modes()
    {
        var modes = new byte[256];
        fixed (byte* start = modes)
        {
            if (Libc.GetModes(Near, start) != 0) throw new InvalidOperationException("no modes");
        }
        return modes;
    }

    internal void Press(string keys) => Libc.WriteAll(far, Encoding.UTF8.GetBytes(keys));

    /// <summary>Reads until the text has been written; false when it does not come.</summary>
    internal bool WaitFor(string text, int milliseconds = 5000)
    {
        var watch = Stopwatch.StartNew();
        while (!Written.Contains(text, StringComparison.Ordinal))
        {
            if (watch.ElapsedMilliseconds > milliseconds) return false;
            Read(50);
        }
        return true;
    }

    /// <summary>Reads what comes within the time.</summary>
    internal void Read(int milliseconds)
    {
        var waiting = new Libc.Waiting { Descriptor = far, Events = Libc.Readable };
        if (Libc.Poll(&waiting, 1, milliseconds) <= 0) return;
        var buffer = stackalloc byte[4096];
        var count = (int)Libc.Read(far, buffer, 4096);
        if (count <= 0) return;
        Span<char> characters = stackalloc char[4097];
        written.Append(characters[..utf8.GetChars(new ReadOnlySpan<byte>(buffer, count), characters, flush: false)]);
    }

    public void Dispose()
    {
        _ = Libc.Close(far);
        _ = Libc.Close(Near);
    }

    [LibraryImport("libc", EntryPoint = "openpty")]
    private static partial int OpenPty(int* master, int* slave, byte* name, void* modes, void* size);
}
