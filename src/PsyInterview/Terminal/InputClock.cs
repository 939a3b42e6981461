namespace PsyInterview.Terminal;

/// <summary>
/// Says when the key in hand went down: the moment its bytes were read from the terminal, however many keys waited before it.
/// Outside a key (a timer, a test that calls a handler directly) it is now.
/// </summary>
public sealed class InputClock(TimeProvider time)
{
    private readonly Lock gate = new();
    private long inHand;
    private bool handling;

    /// <summary>A timestamp of the program's <see cref="TimeProvider"/> (<see cref="TimeProvider.GetTimestamp"/>).</summary>
    public long Arrived
    {
        get
        {
            lock (gate) return handling ? inHand : time.GetTimestamp();
        }
    }

    /// <summary>How long the key in hand has waited since it was read; zero outside a key.</summary>
    public TimeSpan Waited
    {
        get
        {
            lock (gate) return handling ? time.GetElapsedTime(inHand) : TimeSpan.Zero;
        }
    }

    internal void During(long arrived, Action handle)
    {
        lock (gate) (inHand, handling) = (arrived, true);
        try
        {
            handle();
        }
        finally
        {
            lock (gate) handling = false;
        }
    }

    internal long Now() => time.GetTimestamp();
}
