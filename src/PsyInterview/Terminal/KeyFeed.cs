using Terminal.Gui.App;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;

namespace PsyInterview.Terminal;

/// <summary>Hands the arrived keys and pastes to the toolkit one at a time, each with the clock set to the moment it arrived.</summary>
internal sealed class KeyFeed(PosixInput input, InputClock clock) : IInputProcessor
{
    public event EventHandler<Key>? KeyDown;

    public event EventHandler<Key>? KeyUp;

    public event EventHandler<string>? Paste;

    // Mouse tracking is never switched on (the terminal's own select and copy work), and reports are dropped by the decoder.
    public event EventHandler<Mouse>? MouseEventParsed
    {
        add { }
        remove { }
    }

    public event EventHandler<Mouse>? SyntheticMouseEvent
    {
        add { }
        remove { }
    }

    public event EventHandler<string>? AnsiSequenceSwallowed
    {
        add { }
        remove { }
    }

    public void ProcessQueue()
    {
        while (input.Arrivals.TryDequeue(out var arrival))
        {
            clock.During(arrival.At, () =>
            {
                if (arrival.Key is { } key) RaiseKeyDownEvent(key);
                else RaisePasteEvent(arrival.Paste ?? "");
            });
        }
    }

    public IAnsiResponseParser GetParser() => NothingAsked.Instance;

    public bool IsValidInput(Key key, out Key result)
    {
        result = key;
        return key.KeyCode != KeyCode.Null;
    }

    public void RaiseKeyDownEvent(Key key) => KeyDown?.Invoke(this, key);

    public void InjectKeyDownEvent(Key key) => input.Arrivals.Enqueue(new(key, null, clock.Now()));

    public void RaiseKeyUpEvent(Key key) => KeyUp?.Invoke(this, key);

    public void RaiseMouseEventParsed(Mouse mouse)
    {
    }

    public void InjectMouseEvent(IApplication? app, Mouse mouse)
    {
    }

    public void RaisePasteEvent(string text) => Paste?.Invoke(this, text);

    /// <summary>
    /// The toolkit would ask the terminal a dozen questions at start and wait for answers. None is sent (<see cref="QuietOutput"/>), so
    /// none is expected: the first frame does not wait, and no late answer ends up as text in the shell.
    /// </summary>
    private sealed class NothingAsked : IAnsiResponseParser
    {
        internal static readonly NothingAsked Instance = new();

        public AnsiResponseParserState State => AnsiResponseParserState.Normal;

        public void ExpectResponse(string? terminator, string? value, Action<string?> response, Action? abandoned, bool persistent)
        {
        }

        public bool IsExpecting(string? terminator, string? value) => false;

        public void StopExpecting(string? requestTerminator, string? value, bool persistent)
        {
        }
    }
}
