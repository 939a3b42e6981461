using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>
/// The master end of a pseudo-terminal. One thread reads it and writes what does not fit at once, so that neither
/// a test nor an answer of the emulator ever waits for a program that does not read.
/// </summary>
internal sealed unsafe class TerminalDevice : IDisposable
{
    private readonly Lock _writing = new();
    private readonly Queue<byte> _unsent = new();
    private readonly Thread _thread;
    private readonly int _master, _wake;
    private Action<ReadOnlyMemory<byte>>? _received;
    private volatile bool _closing;
    private bool _closed;

    public TerminalDevice(int rows, int columns)
    {
        _master = Check(LibC.OpenMaster(LibC.ReadWrite | LibC.NoControllingTerminal | LibC.CloseOnExec | LibC.NonBlocking));
        _wake = -1;
        _thread = new Thread(Run) { IsBackground = true, Name = "pseudo-terminal" };
        try
        {
            Check(LibC.Grant(_master));
            Check(LibC.Unlock(_master));
            var name = stackalloc byte[128];
            Check(LibC.SlaveName(_master, name, 128));
            SlavePath = Marshal.PtrToStringUTF8((nint)name)!;
            SetSize(rows, columns);
            _wake = Check(LibC.OpenEvent(0, LibC.CloseOnExec | LibC.NonBlocking));
        }
        catch
        {
            Close();
            throw;
        }
    }

    public string SlavePath { get; }

    public TerminalSettings Settings => TerminalSettings.Read(_closed ? -1 : _master);

    /// <summary>Starts to read; every chunk is handed over on the reading thread.</summary>
    public void Start(Action<ReadOnlyMemory<byte>> received)
    {
        _received = received;
        _thread.Start();
    }

    public void SetSize(int rows, int columns)
    {
        var size = new LibC.WindowSize
        {
            Rows = (ushort)rows,
            Columns = (ushort)columns,
            PixelWidth = (ushort)(columns * ScreenEmulator.CellWidth),
            PixelHeight = (ushort)(rows * ScreenEmulator.CellHeight),
        };
        Check(LibC.Control(_master, LibC.SetWindowSize, &size));
    }

    public void Write(string text)
    {
        lock (_writing)
        {
            if (_closed)
                throw new InvalidOperationException("The terminal has been closed.");
            foreach (var value in Encoding.UTF8.GetBytes(text))
                _unsent.Enqueue(value);
            WriteUnsent();
            if (_unsent.Count > 0)
                Wake();
        }
    }

    /// <summary>Closes the master, which the kernel tells the session as a hang-up.</summary>
    public void Dispose()
    {
        // A thread inside poll would keep the master open, and the hang-up would never come.
        _closing = true;
        Wake();
        if (_thread.IsAlive && Thread.CurrentThread != _thread)
            _thread.Join();
        lock (_writing)
            Close();
    }

    private void Run()
    {
        var descriptors = stackalloc LibC.PollDescriptor[2];
        var buffer = new byte[65536];
        while (!_closing)
        {
            lock (_writing)
                descriptors[0] = new() { Descriptor = _master, Events = (short)(LibC.PollIn | (_unsent.Count > 0 ? LibC.PollOut : 0)) };
            descriptors[1] = new() { Descriptor = _wake, Events = LibC.PollIn };
            if (LibC.Poll(descriptors, 2, -1) < 0 && Marshal.GetLastPInvokeError() != LibC.Interrupted)
                return;
            if (descriptors[1].Returned != 0)
            {
                ulong count;
                LibC.Read(_wake, (byte*)&count, sizeof(ulong));
            }
            if ((descriptors[0].Returned & LibC.PollOut) != 0)
            {
                lock (_writing)
                    WriteUnsent();
            }
            if ((descriptors[0].Returned & ~LibC.PollOut) != 0 && !ReadChunk(buffer))
                return;
        }
    }

    private bool ReadChunk(byte[] buffer)
    {
        nint length;
        fixed (byte* start = buffer)
            length = LibC.Read(_master, start, (nuint)buffer.Length);
        if (length > 0)
            _received!(buffer.AsSpan(0, (int)length).ToArray());
        // An error other than these says that nobody has the other end any more.
        return length > 0 || (length < 0 && Marshal.GetLastPInvokeError() is LibC.TryAgain or LibC.Interrupted);
    }

    private void WriteUnsent()
    {
        while (_unsent.Count > 0)
        {
            var bytes = _unsent.ToArray();
            nint written;
            fixed (byte* start = bytes)
                written = LibC.Write(_master, start, (nuint)bytes.Length);
            if (written <= 0)
                return;
            for (var done = 0; done < written; done++)
                _unsent.Dequeue();
        }
    }

    private void Wake()
    {
        ulong one = 1;
        if (_wake >= 0 && !_closed)
            LibC.Write(_wake, (byte*)&one, sizeof(ulong));
    }

    private void Close()
    {
        if (_closed)
            return;
        _closed = true;
        LibC.Close(_master);
        if (_wake >= 0)
            LibC.Close(_wake);
    }

    private static int Check(int result) => result == -1 ? throw new Win32Exception(Marshal.GetLastPInvokeError()) : result;
}
