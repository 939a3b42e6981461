using System.Drawing;
using PsyInterview.Terminal;

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
    public void GoHome(string sentence)
    {
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
        LastWords = lastWords;
        RequestStop();
    }

    /// <summary>Puts a sentence on the status line until the next key.</summary>
    public void Say(string sentence, Look look = Look.Normal) => _said = Line.Of(sentence, look);

    /// <summary>Opens the note line.</summary>
    public void Type(Typing typing)
    {
        Typing = typing;
        _note.Prompt = typing.Prompt.Length == 0 ? "" : typing.Prompt + " ";
        _note.Text = typing.Text;
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
            act();
            return false;
        });

    /// <summary>Does something on this thread, asked for by another, and draws.</summary>
    public void Soon(Action act) => App?.Invoke(_ =>
    {
        act();
        Refresh();
    });

    /// <summary>True when no screen is below this one.</summary>
    public bool IsOnly(Screen screen) => _screens.Count == 1 && Top == screen;

    /// <summary>Leaves a study for the screen below, and closes its file.</summary>
    public void CloseStudy(Screen screen, IDisposable study)
    {
        Stamp = null;
        Close(screen);
        study.Dispose();
    }

    /// <summary>Draws anew from another thread: something became durable, or did not.</summary>
    public void RefreshSoon() => App?.Invoke(_ => Refresh());

    /// <summary>Keeps what is being typed as a draft: the program has to stop.</summary>
    public void KeepDraft()
    {
        if (_screens.Count > 0) Top.KeepDraft();
    }

    /// <summary>Draws everything from state; what did not change costs nothing.</summary>
    public void Refresh()
    {
        if (_screens.Count == 0 || Viewport.Width <= 0) return;
        var (width, height) = (Viewport.Width, Viewport.Height);
        if (width < SmallestWidth || height < SmallestHeight)
        {
            ShowTooSmall(width, height);
            return;
        }
        RefreshHeader();
        var room = new Size(width, height - 3);
        var panes = Top.Panes(room);
        if (ListFor(room) is { } list) panes = [.. panes, list];
        while (_panes.Count < panes.Count)
        {
            var view = new LinesView { Framed = true };
            _panes.Add(view);
            Add(view);
        }
        for (var i = 0; i < _panes.Count; i++) Place(_panes[i], i < panes.Count ? panes[i] : null);
        PlaceRow(_status, height - 2, Typing is null);
        PlaceRow(_bar, height - 1, true);
        _note.Y = height - 2;
        _note.Visible = Typing is not null;
        var (status, rest) = Broken(Spoken, width);
        _status.Lines = [status];
        _bar.Lines = [rest is null ? Bar(width) : new Line([new Span(ModeWord + "  ", Look.Strong), .. rest.Spans])];
    }

    /// <summary>Draws the header alone: what the ticking clock needs.</summary>
    public void RefreshHeader()
    {
        if (_screens.Count == 0) return;
        PlaceRow(_header, 0, true);
        _header.Lines = [Top.Header(Viewport.Width)];
        if (Typing is null && _said == Line.Empty) _status.Lines = [Broken(Spoken, Viewport.Width).First];
    }

    private Line Spoken
    {
        get
        {
            var said = _said != Line.Empty ? _said : Top.Status;
            return Top.Hint is not { } hint ? said : said == Line.Empty ? Line.Of(hint, Look.Strong) : new Line([.. said.Spans, new Span($"   {hint}", Look.Strong)]);
        }
    }

    /// <summary>A sentence that is longer than the status line goes on in the key bar, behind the mode.</summary>
    private (Line First, Line? More) Broken(Line line, int width)
    {
        if (Typing is not null || Columns.Of(line.Text) <= width) return (line, null);
        var look = line.Spans[0].Look;
        var rows = Columns.Wrap(line.Text, width);
        return (Line.Of(rows[0], look), Line.Of(string.Join(' ', rows.Skip(1)), look));
    }

    private static void Place(LinesView view, Pane? pane)
    {
        view.Visible = pane is not null;
        if (pane is null) return;
        if (view.Frame != pane.At with { Y = pane.At.Y + 1 })
        {
            (view.X, view.Y) = (pane.At.X, pane.At.Y + 1);
            (view.Width, view.Height) = (pane.At.Width, pane.At.Height);
        }
        (view.TitleLeft, view.TitleRight, view.Lines) = (pane.Left, pane.Right, pane.Lines);
        view.Selected = pane.Selected >= 0 ? pane.Selected : null;
        view.Top = 0;
    }

    private void PlaceRow(LinesView view, int row, bool visible)
    {
        view.Visible = visible;
        if (view.Frame == new Rectangle(0, row, Viewport.Width, 1)) return;
        (view.X, view.Y) = (0, row);
        (view.Width, view.Height) = (Viewport.Width, 1);
    }

    private void ShowTooSmall(int width, int height)
    {
        foreach (var view in _panes) view.Visible = false;
        _status.Visible = false;
        PlaceRow(_header, 0, true);
        _header.Lines = [Top.Header(width)];
        PlaceRow(_bar, Math.Max(1, height - 1), height > 1);
        _bar.Lines = [Line.Of($"{ModeWord}  please make this window larger (at least {SmallestWidth} by {SmallestHeight})", Look.Strong)];
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
            Top.Tick();
            RefreshHeader();
            KeepTicking();
            return false;
        });
    }
}
