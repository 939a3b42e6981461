using System.Runtime.InteropServices;

namespace PsyInterview.Terminal;

/// <summary>The few calls of the C library that a terminal needs and the base class library does not offer.</summary>
internal static unsafe partial class Libc
{
    internal const short Readable = 1;
    internal const short Writable = 4;
    internal const short Failed = 8 | 16 | 32;
    internal const int Interrupted = 4;
    internal const int WriteOnly = 1;
    internal const int DiscardUnreadInput = 0;
    internal static readonly int Stop = OperatingSystem.IsLinux() ? 19 : 17;
    internal static readonly int Again = OperatingSystem.IsLinux() ? 11 : 35;

    private static readonly nuint AskWindowSize = OperatingSystem.IsLinux() ? 0x5413u : 0x40087468u;

    [StructLayout(LayoutKind.Sequential)]
    internal struct Waiting
    {
        internal int Descriptor;
        internal short Events;
        internal short Happened;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct WindowSizeReply
    {
        internal ushort Rows;
        internal ushort Columns;
        internal ushort PixelsWide;
        internal ushort PixelsHigh;
    }

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    internal static partial int Poll(Waiting* descriptors, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    internal static partial nint Read(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    internal static partial nint Write(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "pipe", SetLastError = true)]
    internal static partial int Pipe(int* ends);

    [LibraryImport("libc", EntryPoint = "close")]
    internal static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup")]
    internal static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    internal static partial int Replace(int source, int target);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "isatty")]
    internal static partial int IsTerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    internal static partial int GetModes(int descriptor, byte* modes);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    internal static partial int SetModes(int descriptor, int when, byte* modes);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    internal static partial void MakeRaw(byte* modes);

    [LibraryImport("libc", EntryPoint = "tcflush")]
    internal static partial int Flush(int descriptor, int queue);

    [LibraryImport("libc", EntryPoint = "getpid")]
    internal static partial int ProcessId();

    [LibraryImport("libc", EntryPoint = "kill")]
    internal static partial int Signal(int process, int signal);

    // ioctl takes its third argument through "...": on Apple's ARM those go on the stack, which no plain import does; there the
    // size comes from the environment's own console call instead (WindowSize).
    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(int descriptor, nuint request, WindowSizeReply* reply);

    /// <summary>Columns and rows of the terminal behind the descriptor; false when it will not say.</summary>
    internal static bool TryWindowSize(int descriptor, out int columns, out int rows)
    {
        WindowSizeReply reply = default;
        var answered = Control(descriptor, AskWindowSize, &reply) == 0;
        columns = reply.Columns;
        rows = reply.Rows;
        return answered && columns > 0 && rows > 0;
    }

    /// <summary>Writes everything, whatever the terminal's pace; false when the terminal is gone.</summary>
    internal static bool WriteAll(int descriptor, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            for (var done = 0; done < bytes.Length;)
            {
                var written = Write(descriptor, start + done, (nuint)(bytes.Length - done));
                if (written > 0)
                {
                    done += (int)written;
                    continue;
                }
                var error = Marshal.GetLastPInvokeError();
                if (written < 0 && error == Interrupted) continue;
                if (written < 0 && error != Again) return false;
                var room = new Waiting { Descriptor = descriptor, Events = Writable };
                if (Poll(&room, 1, -1) > 0 && (room.Happened & Writable) == 0 && (room.Happened & Failed) != 0) return false;
            }
        }
        return true;
    }
}
