using Terminal.Gui.App;

namespace PsyInterview.Terminal;

/// <summary>
/// Makes the toolkit's polling loop wait for something to happen: a key, a timer, work from another thread, a signal. While nothing
/// happens nothing runs.
/// </summary>
internal sealed class EventLoop
{
    // Never disposed: a signal may still want to wake a loop that has ended.
    private readonly AutoResetEvent woken = new(false);

    /// <summary>Asks for a turn of the loop, from any thread.</summary>
    internal void Wake() => woken.Set();

    /// <summary>
    /// Takes over the pace of <paramref name="app"/>. <paramref name="mayWait"/> runs before each wait, when the frame is drawn; it sends
    /// the frame and says false when there is no time to wait.
    /// </summary>
    internal void Drive(IApplication app, Func<bool> mayWait)
    {
        // 1000 / 1001 is 0 ms in whole numbers: the loop's own delay is never taken.
        Application.MaximumIterationsPerSecond = 1001;
        app.TimedEvents!.Added += (_, _) => Wake();
        app.Iteration += (_, _) =>
        {
            // The turn before ended with timers, which may have changed something; a no-op when not.
            app.LayoutAndDraw();
            app.Navigation?.UpdateCursor();
            if (!mayWait()) return;
            woken.WaitOne(UntilNextTimer(app));
            // Now, not at the end of the turn, so that what a timer changes is drawn in this very turn.
            app.TimedEvents.RunTimers();
        };
    }

    private static int UntilNextTimer(IApplication app)
    {
        if (app.TimedEvents is not TimedEvents events || !events.CheckTimers(out var milliseconds))
            return System.Threading.Timeout.Infinite;
        // The toolkit rounds down; a millisecond more saves turns that come too early.
        return Math.Min(milliseconds + 1, 60_000);
    }
}
