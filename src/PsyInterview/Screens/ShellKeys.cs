using PsyInterview.Terminal;
using Terminal.Gui.Input;

namespace PsyInterview.Screens;

/// <summary>How keys travel: to the note line while something is typed, else to the bindings of the screen on top.</summary>
public sealed partial class Shell
{
    private readonly Dictionary<string, string> _left = new(StringComparer.Ordinal);
    private int _capitals;

    private string ModeWord => Typing is null ? Top.Mode : "TYPING";

    /// <inheritdoc/>
    protected override bool OnKeyDown(Key key)
    {
        var at = Now;
        if (KeyNames.Of(key) is not { } name || _screens.Count == 0) return true;
        _said = Line.Empty;
        Guarded(() =>
        {
            Handle(new Press(name, at));
            KeepTicking();
            Refresh();
        });
        return true;
    }

    /// <summary>A fault of one act or drawing is shown on a screen of its own; what was typed and saved is not touched by it.</summary>
    private void Guarded(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is not OutOfMemoryException && Top is not ErrorScreen)
        {
            Open(new ErrorScreen(this, e));
        }
    }

    /// <summary>Why the program must not be left now: a session runs on any screen below, or words are not on the disk yet.</summary>
    private string? WhyNotLeave => _screens.Select(s => s.WhyNotLeave).FirstOrDefault(why => why is not null) ?? NotSaved?.Invoke();

    /// <summary>Runs a binding as if its key was pressed, or says why it cannot.</summary>
    public void Run(KeyBinding binding, Press press)
    {
        if (binding.WhyNot() is { } why) Say(why);
        else binding.Act(press);
    }

    /// <summary>Hands a key on to the screen that is on top now.</summary>
    public void Pass(Press press) => Handle(press);

    /// <summary>Pasted text is words, never keys: while nothing is typed the screen on top says what becomes of them.</summary>
    private void TakePaste(object? sender, PasteEventArgs paste)
    {
        if (Typing is not null || paste.Handled || _screens.Count == 0) return;
        paste.Handled = true;
        _said = Line.Empty;
        Top.Pasted(paste.Text, Now);
        Refresh();
    }

    private void Handle(Press press)
    {
        if (Top.Before(press)) return;
        foreach (var binding in Top.Bindings)
        {
            if (!binding.Has(press.Key)) continue;
            _capitals = 0;
            Run(binding, press);
            return;
        }
        switch (press.Key)
        {
            case "?" or "F1": Open(new HelpScreen(this, Top)); break;
            case ":": OpenPalette(press); break;
            case "Esc": Top.Back(); break;
            case "Ctrl-Q" when WhyNotLeave is { } why: Say(why); break;
            case "Ctrl-Q": Leave(); break;
            case "Ctrl-C": Say(WhyNotLeave is { } stay ? $"Ctrl-C does nothing here; {stay}" : "Ctrl-C does nothing here; Ctrl-Q leaves, and nothing is lost"); break;
            case "Ctrl-S": Say("everything is saved as you go"); break;
            case "Ctrl-Z": Say("there is nothing to undo here"); break;
            case "Enter": break;
            default: Unbound(press); break;
        }
    }

    private void Unbound(Press press)
    {
        _capitals = press.Letter is { } letter && char.IsUpper(letter) ? _capitals + 1 : 0;
        Say(_capitals >= 2 ? "Caps Lock?" : $"{press.Key} does nothing here; ? lists the keys");
    }

    private void Enter(string text) => Guarded(() => EnterTyped(text));

    private void EnterTyped(string text)
    {
        if (Typing is not { } typing) return;
        var chosen = typing.Complete is not null && _listAt >= 0 && _listAt < _list.Count ? _list[_listAt] : null;
        StopTyping();
        _said = Line.Empty;
        _left.Remove(typing.Prompt);
        if (typing.Enter(chosen is not null && typing.TakesChoice ? chosen : text) is { } refusal)
        {
            if (Typing is null) Type(typing with { Text = text, IsSuggested = false });
            Say(refusal, Look.Strong);
        }
        Refresh();
    }

    private void LeaveTyping()
    {
        if (Typing is not { } typing) return;
        var text = _note.Text;
        StopTyping();
        _said = Line.Empty;
        // What nobody else keeps stands here again when the same line is opened the next time.
        if (text.Trim().Length > 0) _left[typing.Prompt] = text;
        Guarded(() => typing.Leave(text));
        Refresh();
    }

    private bool BeforeTyping(Key key)
    {
        if (Typing is not { } typing || KeyNames.Of(key) is not { } name) return false;
        var at = Now;
        if (_said != Line.Empty)
        {
            _said = Line.Empty;
            Refresh();
        }
        if (typing.Before?.Invoke(new Press(name, at)) == true)
        {
            Refresh();
            return true;
        }
        switch (name)
        {
            case "Tab" when typing.Complete is not null: CompleteTyped(typing); return true;
            case "Tab": return true;
            case "Up" when typing.Complete is not null: MoveInList(-1); return true;
            case "Down" when typing.Complete is not null: MoveInList(1); return true;
            case "Ctrl-S": Say("Enter saves; a draft is kept each second"); break;
            case "Ctrl-C": Say("Esc keeps a draft and goes back to KEYS"); break;
            case "Ctrl-Q": Say("Esc first: it keeps a draft"); break;
            default:
                // Whoever types over what was only suggested means what they type.
                if (_isSuggested && new Press(name, at).Letter is not null) _note.Text = "";
                _isSuggested = false;
                return false;
        }
        Refresh();
        return true;
    }

    private Line Bar(int width)
    {
        if (Typing is { } typing)
        {
            return _said != Line.Empty
                ? new Line(new Span("TYPING  ", Look.Strong), new Span(_said.Text, Look.Strong))
                : new Line(new Span("TYPING  ", Look.Strong), new Span(typing.Bar, Look.Dim));
        }
        if (!Top.ShowsKeys) return Line.Of(ModeWord, Look.Strong);
        List<Span> spans = [new(ModeWord, Look.Strong)];
        var used = ModeWord.Length;
        var rest = "? keys";
        foreach (var binding in Top.Bindings.Where(b => b.InBar))
        {
            var text = $"{binding.Shown} {binding.Name}";
            if (used + 2 + text.Length + 2 + rest.Length > width) break;
            var can = binding.WhyNot() is null;
            spans.Add(new("  "));
            spans.Add(new(binding.Shown, can ? Look.Key : Look.Dim));
            spans.Add(new(" " + binding.Name, can ? Look.Normal : Look.Dim));
            used += 2 + text.Length;
        }
        spans.AddRange([new("  "), new("?", Look.Key), new(" keys")]);
        return new Line([.. spans]);
    }
}
