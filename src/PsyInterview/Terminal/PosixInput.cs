using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Terminal.Gui.Drivers;

namespace PsyInterview.Terminal;

/// <summary>
/// Reads the keyboard: sleeps in poll(2) until bytes come, stamps them, decodes them and wakes the loop. A terminal that is gone is
/// reported once and never read again.
/// </summary>
internal sealed unsafe class PosixInput(InputClock clock, EventLoop loop, int keyboard, Action hungUp) : IInput<char>
{
    private readonly ConcurrentQueue<Arrival> arrivals = new();
    private readonly Lock reading = new();
    private readonly ManualResetEventSlim mayRead = new(true);
    private int interrupt = -1;

    public CancellationTokenSource? ExternalCancellationTokenSource { get; set; }

    /// <summary>Keys and pastes in the order they came, not yet handled.</summary>
    internal ConcurrentQueue<Arrival> Arrivals => arrivals;

    // The toolkit's queue of characters stays empty: keys travel decoded and stamped, which characters cannot.
    public void Initialize(ConcurrentQueue<char> inputQueue)
    {
    }

    public void Run(CancellationToken runCancellationToken)
    {
        var ends = stackalloc int[2];
        if (Libc.Pipe(ends) != 0) throw new IOException("No pipe for the keyboard reader: error " + Marshal.GetLastPInvokeError());
        interrupt = ends[1];
        using (runCancellationToken.Register(Interrupt)) ReadUntil(runCancellationToken, ends[0]);
        interrupt = -1;
        Libc.Close(ends[0]);
        Libc.Close(ends[1]);
    }

    /// <summary>Keeps the reader from taking input while another program has the terminal.</summary>
    internal void Yield(Action meanwhile)
    {
        mayRead.Reset();
        Interrupt();
        try
        {
            lock (reading) meanwhile();
        }
        finally
        {
            mayRead.Set();
        }
    }

    public void Dispose() => mayRead.Dispose();

    private void Interrupt()
    {
        byte any = 1;
        if (interrupt >= 0) _ = Libc.Write(interrupt, &any, 1);
    }

    private void ReadUntil(CancellationToken stop, int interrupted)
    {
        var decoder = new InputDecoder(arrivals.Enqueue);
        var buffer = stackalloc byte[16384];
        var waiting = stackalloc Libc.Waiting[2];
        while (!stop.IsCancellationRequested)
        {
            mayRead.Wait(stop);
            lock (reading)
            {
                waiting[0] = new() { Descriptor = keyboard, Events = Libc.Readable };
                waiting[1] = new() { Descriptor = interrupted, Events = Libc.Readable };
                var settles = decoder.SettlesAfter;
                var ready = Libc.Poll(waiting, 2, settles is { } silence ? (int)silence.TotalMilliseconds : -1);
                if (ready == 0)
                {
                    decoder.Settle();
                    loop.Wake();
                    continue;
                }
                if (ready < 0 && Marshal.GetLastPInvokeError() != Libc.Interrupted) break;
                if (ready < 0) continue;
                if ((waiting[1].Happened & Libc.Readable) != 0) _ = Libc.Read(interrupted, buffer, 16);
                else if (!ReadKeys(decoder, buffer)) break;
            }
        }
    }

    private bool ReadKeys(InputDecoder decoder, byte* buffer)
    {
        var taken = Libc.Read(keyboard, buffer, 16384);
        if (taken < 0 && Marshal.GetLastPInvokeError() is var error && (error == Libc.Interrupted || error == Libc.Again)) return true;
        if (taken <= 0)
        {
            hungUp();
            return false;
        }
        decoder.Feed(new ReadOnlySpan<byte>(buffer, (int)taken), clock.Now());
        loop.Wake();
        return true;
    }
}
