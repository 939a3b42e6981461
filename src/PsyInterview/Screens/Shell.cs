using PsyInterview.Terminal;
using Terminal.Gui.App;

namespace PsyInterview.Screens;

/// <summary>
/// The window: a stack of screens, a header, a status line that is also the note line, and the key bar. It hands each key to the note
/// line while something is typed, else to the screen on top.
/// </summary>
public sealed partial class Shell : BareWindow
{
    private const int SmallestWidth = 40, SmallestHeight = 8;
    private readonly Stack<Screen> _screens = new();
    private readonly LinesView _header = new(), _status = new(), _bar = new();
    private readonly List<LinesView> _panes = [];
    private readonly NoteLine _note = new();
    private readonly InputClock _clock;
    private readonly TimeProvider _time;
    private Line _said = Line.Empty;
    private bool _isSuggested;
    private object? _ticking;

    /// <param name="clock">Says when the key in hand went down.</param>
    public Shell(TimeProvider time, InputClock clock)
    {
        (_time, _clock) = (time, clock);
        Add(_header, _status, _note, _bar);
        _note.Visible = false;
        _note.Entered += Enter;
        _note.Escaped += LeaveTyping;
        _note.Changed += () =>
        {
            // What was chosen in the list stood for the words until they changed.
            _listAt = -1;
            Typing?.Changed(_note.Text);
            if (Typing?.Complete is not null) Refresh();
        };
        _note.Before = BeforeTyping;
        ViewportChanged += (_, _) => Refresh();
        Initialized += (_, _) => App!.Paste += TakePaste;
    }

    /// <summary>The screen on top.</summary>
    public Screen Top => _screens.Peek();

    /// <summary>What the note line is open for, or null in KEYS mode.</summary>
    public Typing? Typing { get; private set; }

    /// <summary>Turns the time of the key in hand into a stamp; set by whoever opened a study.</summary>
    public Func<long, DateTimeOffset>? Stamp { get; set; }

    /// <summary>Says what is not on the disk yet, or null; set by whoever opened a study.</summary>
    public Func<string?>? NotSaved { get; set; }

    /// <summary>The study that is open, or null at home and in practice; set by whoever opened it.</summary>
    public OpenStudy? Study { get; set; }

    /// <summary>Said once, on the terminal, after the program has left it.</summary>
    public string? LastWords { get; private set; }

    /// <summary>When the key in hand went down.</summary>
    public DateTimeOffset Now => Stamp?.Invoke(_clock.Arrived) ?? _time.GetLocalNow();

    /// <summary>Shows a screen over the one there is.</summary>
    public void Open(Screen screen)
    {
        _screens.Push(screen);
        Arrive();
    }

    /// <summary>Shows a screen instead of the one on top.</summary>
    public void Replace(Screen screen)
    {
        _screens.Pop();
        Open(screen);
    }

    /// <summary>Leaves a screen for the one under it; the last one stays.</summary>
    public void Close(Screen screen)
    {
        if (_screens.Count < 2 || Top != screen)
        {
            Say("Ctrl-Q leaves the program");
            return;
        }
        _screens.Pop();
        Arrive();
    }

    /// <summary>Back to the study or home, past the screens of a session; out of the program where there is none below.</summary>
    /// <param name="leave">Whether the program may be left where there is none; Esc never leaves it.</param>
    public void GoHome(bool leave, string sentence)
    {
        if (!leave && _screens.All(s => !s.IsHome))
        {
            Say($"{sentence}; Ctrl-Q leaves");
            return;
        }
        while (_screens.Count > 1 && !Top.IsHome) _screens.Pop();
        if (Top.IsHome)
        {
            Arrive();
            Say(sentence);
        }
        else Leave(sentence);
    }

    /// <summary>Leaves the program.</summary>
    public void Leave(string? lastWords = null)
    {
        if (NotSaved?.Invoke() is { } unsaved)
        {
            Say(unsaved, Look.Warn);
            return;
        }
        LastWords = lastWords;
        RequestStop();
    }

    /// <summary>Puts a sentence on the status line until the next key.</summary>
    public void Say(string sentence, Look look = Look.Normal) => _said = Line.Of(sentence, look);

    /// <summary>Opens the note line.</summary>
    public void Type(Typing typing)
    {
        (Typing, _isSuggested) = (typing, typing.IsSuggested);
        _listAt = -1;
        _note.Prompt = typing.Prompt.Length == 0 ? "" : typing.Prompt + " ";
        _note.Text = typing.Text.Length == 0 && typing.KeepsLeft && _left.Remove(typing.Prompt, out var left) ? left : typing.Text;
        _note.StartTyping();
        Refresh();
    }

    /// <summary>The words on the note line.</summary>
    public string Typed => _note.Text;

    /// <summary>Closes the note line without a word; its owner has taken what was in it.</summary>
    public void StopTyping()
    {
        if (Typing is null) return;
        Typing = null;
        _note.StopTyping();
        _note.Visible = false;
        _note.Text = "";
    }

    /// <summary>Does something once, a little later, on this thread.</summary>
    public void After(TimeSpan delay, Action act) =>
        App?.AddTimeout(delay, () =>
        {
            Guarded(act);
            return false;
        });

    /// <summary>Does something on this thread, asked for by another, and draws.</summary>
    public void Soon(Action act) => App?.Invoke(_ => Guarded(() =>
    {
        act();
        Refresh();
    }));

    /// <summary>Works something out on another thread and takes it on this one. What fails there, because the study was closed, is dropped.</summary>
    public void Aside<T>(Func<T> read, Action<T> take) =>
        Task.Run(read).ContinueWith(done =>
        {
            if (done.IsCompletedSuccessfully) Soon(() => take(done.Result));
        }, TaskScheduler.Default);

    /// <summary>True when the live screen lies below.</summary>
    public bool IsOverInterview(Screen screen) => _screens.Any(s => s != screen && s is InterviewScreen);

    /// <summary>True when no screen is below this one.</summary>
    public bool IsOnly(Screen screen) => _screens.Count == 1 && Top == screen;

    /// <summary>Leaves a study for the screen below, and closes its file.</summary>
    public void CloseStudy(Screen screen, IDisposable study)
    {
        (Stamp, Study) = (null, null);
        Close(screen);
        study.Dispose();
    }

    /// <summary>Draws anew from another thread: something became durable, or did not.</summary>
    public void RefreshSoon()
    {
        try
        {
            if (IsRunning) App?.Invoke(_ => Guarded(Refresh));
        }
        catch (Exception e) when (e is InvalidOperationException or NullReferenceException or NotInitializedException)
        {
            // The window went away between the question and the call: there is nothing left to draw.
        }
    }

    /// <summary>Keeps what is being typed as a draft: the program has to stop.</summary>
    public void KeepDraft()
    {
        if (_screens.Count > 0) Top.KeepDraft();
    }

    private void Arrive()
    {
        StopTyping();
        _said = Line.Empty;
        Top.Shown();
        KeepTicking();
        Refresh();
    }

    private void KeepTicking()
    {
        if (_ticking is not null || App is null || _screens.Count == 0 || !Top.Ticks) return;
        // Aligned to the next full second, so that the clock on the screen never skips one.
        var into = TimeSpan.FromTicks(Now.Ticks % TimeSpan.TicksPerSecond);
        _ticking = App.AddTimeout(TimeSpan.FromSeconds(1) - into + TimeSpan.FromMilliseconds(5), () =>
        {
            _ticking = null;
            if (_screens.Count == 0) return false;
            Guarded(() =>
            {
                Top.Tick();
                RefreshHeader();
            });
            KeepTicking();
            return false;
        });
    }
}
