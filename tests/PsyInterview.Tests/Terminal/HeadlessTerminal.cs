using System.Text;
using PsyInterview.Terminal;
using Terminal.Gui.App;
using Terminal.Gui.Drawing;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Terminal.Gui.Testing;
using Terminal.Gui.Time;
using Terminal.Gui.ViewBase;

namespace PsyInterview.Tests.Terminal;

/// <summary>A terminal without a terminal: a virtual screen and clock; keys are pressed by calling, and the screen is text.</summary>
public sealed class HeadlessTerminal : IDisposable
{
    private readonly VirtualTimeProvider time = new();
    private readonly List<SessionToken> sessions = [];
    private int frames;

    public HeadlessTerminal(int columns = 80, int rows = 24)
    {
        App = Application.Create(time);
        App.Init(DriverRegistry.Names.ANSI);
        ToolkitHabits.Drop(App);
        App.Driver!.SetScreenSize(columns, rows);
        App.LayoutAndDrawComplete += (_, _) => frames++;
    }

    public IApplication App { get; }

    /// <summary>How many times something was drawn.</summary>
    public int Frames => frames;

    /// <summary>Where the caret stands, as column and row from zero; null when hidden.</summary>
    public (int Column, int Row)? Caret =>
        App.TopRunnableView?.MostFocused?.Cursor is { IsVisible: true, Position: { } at } ? (at.X, at.Y) : null;

    /// <summary>Shows a screen.</summary>
    public void Begin(IRunnable screen)
    {
        sessions.Add(App.Begin(screen) ?? throw new InvalidOperationException("The screen did not begin."));
        Turn();
    }

    /// <summary>One turn of the loop.</summary>
    public void Turn()
    {
        App.GetInputInjector().ProcessQueue();
        App.LayoutAndDraw();
        App.Navigation?.UpdateCursor();
        App.TimedEvents!.RunTimers();
        App.LayoutAndDraw();
    }

    /// <summary>Lets time pass, and the timers that fall due run.</summary>
    public void Advance(TimeSpan span)
    {
        time.Advance(span);
        Turn();
    }

    /// <summary>Presses keys, with a turn after each.</summary>
    public void Press(params ReadOnlySpan<Key> keys)
    {
        foreach (var key in keys)
        {
            App.InjectKey(key);
            Turn();
        }
    }

    /// <summary>Types text, character by character as a keyboard sends it.</summary>
    public void Type(string text)
    {
        foreach (var rune in text.EnumerateRunes()) App.InjectKey(TypedKey.Of(rune.Value));
        Turn();
    }

    /// <summary>Pastes text as a terminal does.</summary>
    public void Paste(string text)
    {
        App.RaisePasteEvent(text);
        Turn();
    }

    /// <summary>Changes the size of the window.</summary>
    public void Resize(int columns, int rows)
    {
        App.Driver!.SetScreenSize(columns, rows);
        Turn();
    }

    /// <summary>The whole screen, a line per row, without blanks at the ends.</summary>
    public string Screen()
    {
        var cells = App.Driver!.Contents!;
        var screen = new StringBuilder();
        for (var row = 0; row < cells.GetLength(0); row++) screen.Append(Row(row)).Append('\n');
        return screen.ToString().TrimEnd('\n');
    }

    /// <summary>One row of the screen, without blanks at its end.</summary>
    public string Row(int row)
    {
        var cells = App.Driver!.Contents!;
        var text = new StringBuilder();
        for (var column = 0; column < cells.GetLength(1); column++)
        {
            text.Append(cells[row, column].Grapheme);
            if (Columns.OfGrapheme(cells[row, column].Grapheme) == 2) column++;
        }
        return text.ToString().TrimEnd();
    }

    /// <summary>One cell, with its colours.</summary>
    public Cell At(int column, int row) => App.Driver!.Contents![row, column];

    public void Dispose()
    {
        foreach (var session in Enumerable.Reverse(sessions))
        {
            var view = session.Runnable as View;
            App.End(session);
            view?.Dispose();
        }
        App.Dispose();
    }
}
