using Terminal.Gui.Drivers;
using Terminal.Gui.Input;

namespace PsyInterview.Screens;

/// <summary>What a key is called, in the bindings and to the user.</summary>
public static class KeyNames
{
    /// <summary>The name of a key, or null for one that means nothing here (a bare modifier).</summary>
    public static string? Of(Key key)
    {
        if (key.IsModifierOnly || key.KeyCode == KeyCode.Null) return null;
        var bare = key.NoAlt.NoCtrl;
        var named = Named(bare.KeyCode) ?? Named(bare.NoShift.KeyCode);
        if (key.IsCtrl)
        {
            if (named is not null) return $"Ctrl-{named}";
            var letter = bare.NoShift.AsRune.ToString().ToUpperInvariant();
            return letter.Length == 0 ? null : $"Ctrl-{letter}";
        }
        if (named is not null) return named;
        var typed = key.NoAlt.AsRune;
        return typed.Value is 0 or < 32 ? null : typed.ToString();
    }

    private static string? Named(KeyCode code) => code switch
    {
        KeyCode.Enter => "Enter",
        KeyCode.Esc => "Esc",
        KeyCode.Space => "Space",
        KeyCode.Tab => "Tab",
        KeyCode.Backspace => "Backspace",
        KeyCode.Delete => "Delete",
        KeyCode.CursorUp => "Up",
        KeyCode.CursorDown => "Down",
        KeyCode.CursorLeft => "Left",
        KeyCode.CursorRight => "Right",
        KeyCode.PageUp => "PageUp",
        KeyCode.PageDown => "PageDown",
        KeyCode.Home => "Home",
        KeyCode.End => "End",
        KeyCode.F9 => "F9",
        KeyCode.F1 => "F1",
        _ => null,
    };
}
