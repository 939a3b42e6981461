using System.Drawing;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Terminal.Gui.ViewBase;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace PsyInterview.Terminal;

/// <summary>
/// One line in which text is written: while it has the focus the screen is in typing mode. Enter hands the text over, Esc leaves it
/// standing. Pasted line breaks stay in the text and are shown as a sign.
/// </summary>
public sealed class NoteLine : View
{
    private readonly NoteText note = new();
    private readonly Glyphs glyphs;
    private IApplication? listening;
    private string prompt = "";
    private int caretColumn;

    /// <param name="glyphs">The signs that the terminal can show; those of this terminal by default.</param>
    public NoteLine(Glyphs? glyphs = null)
    {
        this.glyphs = glyphs ?? Glyphs.Current;
        CanFocus = false;
        Height = 1;
        Width = Dim.Fill();
        KeyBindings.Clear();
        HotKeyBindings.Clear();
        SetScheme(Palette.Scheme);
    }

    /// <summary>Enter was typed: the text as it stands. The line keeps it; the owner clears it.</summary>
    public event Action<string>? Entered;

    /// <summary>Esc was typed: the owner leaves typing mode and keeps the draft.</summary>
    public event Action? Escaped;

    /// <summary>The text is another than before.</summary>
    public event Action? Changed;

    /// <summary>Sees every key first; true when it took it (completion, a key of the owner).</summary>
    public Func<Key, bool>? Before { get; set; }

    /// <summary>The text, with a newline for each pasted line break. Setting it puts the caret at its end and forgets undo.</summary>
    public new string Text
    {
        get => note.ToString();
        set
        {
            note.Set(value);
            Show();
        }
    }

    /// <summary>What stands before the text: what is being written, and on what.</summary>
    public string Prompt
    {
        get => prompt;
        set
        {
            if (prompt == value) return;
            prompt = value;
            Show();
        }
    }

    /// <summary>True while keys are text.</summary>
    public bool IsTyping => HasFocus;

    /// <summary>Whether there is no text.</summary>
    public bool IsEmpty => note.IsEmpty;

    /// <summary>Enters typing mode: shows the line and gives it the focus.</summary>
    public void StartTyping()
    {
        Visible = true;
        CanFocus = true;
        SetFocus();
    }

    /// <summary>Leaves typing mode: keys go to the owner again. The text stays.</summary>
    public void StopTyping() => CanFocus = false;

    /// <summary>Writes text at the caret as if pasted.</summary>
    public void Insert(string text)
    {
        if (note.Insert(text, typed: false)) TextChanged();
    }

    protected override bool OnKeyDown(Key key)
    {
        if (key.IsModifierOnly || key.KeyCode == KeyCode.Null || key.EventType == KeyEventType.Release) return false;
        if (Before?.Invoke(key) == true) return true;
        if (key == Key.Enter) Entered?.Invoke(Text);
        else if (key == Key.Esc) Escaped?.Invoke();
        else if (Move(key)) Show();
        else if (Edit(key) is { } changed) Announce(changed);
        else return TypeCharacter(key);
        return true;
    }

    protected override void OnHasFocusChanged(bool newHasFocus, View? previousFocusedView, View? focusedView)
    {
        base.OnHasFocusChanged(newHasFocus, previousFocusedView, focusedView);
        // The toolkit drops a paste into a nested view, so it is taken at the source.
        if (listening is not null) listening.Paste -= TakePaste;
        listening = newHasFocus ? App : null;
        if (listening is not null) listening.Paste += TakePaste;
        Show();
    }

    protected override bool OnClearingViewport() => true;

    protected override bool OnDrawingContent(DrawContext? context)
    {
        if (App?.Driver is not { } driver) return true;
        var pen = new CellPen(this, driver);
        var normal = Palette.Of(Look.Normal);
        var promptWidth = PromptWidth(pen.Width);
        var column = pen.Text(0, 0, prompt, Palette.Of(Look.Strong), promptWidth);
        var visible = Fitting(pen.Width - promptWidth - 1, out var cut);
        if (cut) column = pen.Text(0, column, glyphs.IsAscii ? "<" : glyphs.More, Palette.Of(Look.Dim), pen.Width);
        for (var i = visible; i < note.Before.Count; i++) column = Draw(pen, column, note.Before[i], normal);
        caretColumn = column;
        foreach (var grapheme in note.After)
        {
            if (column >= pen.Width) break;
            column = Draw(pen, column, grapheme, normal);
        }
        pen.Blank(0, column, pen.Width, normal);
        PlaceCaret();
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && listening is not null) listening.Paste -= TakePaste;
        listening = null;
        base.Dispose(disposing);
    }

    private static bool IsCtrl(Key key, char letter) => key.KeyCode == ((KeyCode)letter | KeyCode.CtrlMask);

    private bool Move(Key key)
    {
        if (key == Key.CursorLeft || IsCtrl(key, 'B')) note.Left();
        else if (key == Key.CursorRight || IsCtrl(key, 'F')) note.Right();
        else if (key == Key.Home || IsCtrl(key, 'A')) note.Home();
        else if (key == Key.End || IsCtrl(key, 'E')) note.End();
        else if (key == Key.CursorLeft.WithCtrl) note.WordLeft();
        else if (key == Key.CursorRight.WithCtrl) note.WordRight();
        else return false;
        return true;
    }

    /// <summary>Whether the text changed; null when the key edits nothing.</summary>
    private bool? Edit(Key key) =>
        key == Key.Backspace ? note.DeleteLeft()
        : key == Key.Delete ? note.DeleteRight()
        : IsCtrl(key, 'W') || key == Key.Backspace.WithCtrl ? note.DeleteWordLeft()
        : IsCtrl(key, 'U') ? note.DeleteToStart()
        : IsCtrl(key, 'K') ? note.DeleteToEnd()
        : IsCtrl(key, 'Z') ? note.Undo()
        : null;

    private bool TypeCharacter(Key key)
    {
        if (key.IsCtrl || key.IsAlt || !key.TryGetPrintableRune(out var rune)) return false;
        Announce(note.Insert(rune.ToString(), typed: true));
        return true;
    }

    private void TakePaste(object? sender, PasteEventArgs paste)
    {
        if (!HasFocus || paste.Handled) return;
        paste.Handled = true;
        Insert(paste.Text);
    }

    private void Announce(bool changed)
    {
        if (changed) TextChanged();
    }

    private new void TextChanged()
    {
        Show();
        Changed?.Invoke();
    }

    private void Show() => SetNeedsDraw();

    private int PromptWidth(int width) => Math.Min(Columns.Of(prompt), Math.Max(0, width * 2 / 3));

    /// <summary>The first grapheme that is shown, so that the caret has its place; those before it have scrolled out.</summary>
    private int Fitting(int columns, out bool cut)
    {
        var first = note.Before.Count;
        var used = 0;
        while (first > 0)
        {
            var width = ColumnsOf(note.Before[first - 1]);
            if (used + width > columns) break;
            used += width;
            first--;
        }
        cut = first > 0;
        // One column for the sign that says so.
        for (used++; cut && first < note.Before.Count && used > columns; first++) used -= ColumnsOf(note.Before[first]);
        return first;
    }

    private int ColumnsOf(string grapheme) => grapheme[0] == '\n' ? glyphs.LineBreak.Length : Math.Max(1, Columns.OfGrapheme(grapheme));

    private int Draw(CellPen pen, int column, string grapheme, Attribute look)
    {
        if (grapheme[0] == '\n') return pen.Text(0, column, glyphs.LineBreak, Palette.Of(Look.Dim), pen.Width);
        var width = Columns.OfGrapheme(grapheme);
        if (column + width > pen.Width)
        {
            pen.Blank(0, column, pen.Width, look);
            return pen.Width;
        }
        // A mark without a letter to stand on gets a blank one, so that it has a column of its own.
        pen.Put(0, column, width == 0 ? "\u25CC" + grapheme : grapheme, Math.Max(1, width), look);
        return column + Math.Max(1, width);
    }

    private void PlaceCaret()
    {
        var at = ViewportToScreen(new Rectangle(Math.Min(caretColumn, Math.Max(0, Viewport.Width - 1)), 0, 1, 1)).Location;
        Cursor = HasFocus ? new Cursor { Position = at, Style = CursorStyle.Default } : new Cursor();
    }
}
