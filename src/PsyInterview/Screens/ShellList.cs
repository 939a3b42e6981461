using System.Drawing;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The palette, and the list of what Tab would complete to. A pane over the screen: the clock goes on, nothing is blocked.</summary>
public sealed partial class Shell
{
    private const string Example = "   e.g. ";
    private IReadOnlyList<string> _list = [];
    private int _listAt = -1;

    private void OpenPalette(Press press)
    {
        var screen = Top;
        Type(new Typing(":", press.At, words => RunNamed(screen, press, words))
        {
            Complete = typed => [.. Named(screen, typed).Select(PaletteLine)],
            Bar = "Enter do it  Tab complete  Up Down choose  Esc back",
            TakesChoice = true,
            KeepsLeft = false,
        });
    }

    private static IEnumerable<KeyBinding> Named(Screen screen, string typed)
    {
        var words = typed.TrimStart(':').TrimStart();
        var acts = screen.Bindings.Where(b => b.IsListed).DistinctBy(b => b.Name).Where(b => b.Name.Length > 0);
        var space = words.IndexOf(' ');
        return acts.Where(b => b.Name.StartsWith(words, StringComparison.OrdinalIgnoreCase)
            || (space > 0 && words.StartsWith(b.Name + " ", StringComparison.OrdinalIgnoreCase))
            || (words.Length > 1 && b.Help.Contains(words, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(b => b.Name.StartsWith(words, StringComparison.OrdinalIgnoreCase) ? 0 : 1);
    }

    private static string PaletteLine(KeyBinding b) => b.Takes is null ? b.Name : $"{b.Name}{Example}{b.Takes}";

    private string? RunNamed(Screen screen, Press press, string words)
    {
        var typed = words.Trim();
        if (typed.Length == 0) return null;
        var byLength = screen.Bindings.Where(b => b.Name.Length > 0).OrderByDescending(b => b.Name.Length).ToList();
        var act = byLength.Find(b => PaletteLine(b) == typed)
            ?? byLength.Find(b => typed.Equals(b.Name, StringComparison.OrdinalIgnoreCase)
                || typed.StartsWith(b.Name + " ", StringComparison.OrdinalIgnoreCase));
        if (act is null)
        {
            var matches = Named(screen, typed).ToList();
            if (matches.FindAll(b => b.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)) is [var only]) matches = [only];
            if (matches.Count != 1) return matches.Count == 0 ? $"there is no act “{typed}”; Tab lists them" : "several acts begin so; Tab completes";
            act = matches[0];
        }
        var argument = PaletteLine(act) == typed || typed.Length <= act.Name.Length ? "" : typed[act.Name.Length..].Trim();
        if (act.Takes is not null && argument.Length == 0 && !act.Takes.StartsWith('[')) AskFor(act, press);
        else Run(act, press with { Words = argument });
        return null;
    }

    /// <summary>Asks for what an act takes, then does it.</summary>
    public void AskFor(KeyBinding act, Press press) =>
        Type(new Typing($":{act.Name}", press.At, words =>
        {
            if (words.Trim().Length > 0) Run(act, press with { Words = words.Trim() });
            return null;
        })
        { Bar = $"for example {act.Takes}, then Enter  Esc back" });

    private void CompleteTyped(Typing typing)
    {
        var matches = typing.Complete!(_note.Text);
        if (matches.Count == 0) return;
        var best = matches[_listAt >= 0 && _listAt < matches.Count ? _listAt : 0];
        var cut = best.IndexOf(Example, StringComparison.Ordinal);
        _note.Text = (cut > 0 ? best[..cut] : best) + " ";
        _listAt = -1;
        typing.Changed(_note.Text);
        Refresh();
    }

    private void MoveInList(int by)
    {
        if (_list.Count == 0) return;
        _listAt = Math.Clamp(_listAt + by, 0, _list.Count - 1);
        Refresh();
    }

    private Pane? ListFor(Size room)
    {
        if (Typing?.Complete is not { } complete)
        {
            (_list, _listAt) = ([], -1);
            return null;
        }
        _list = complete(_note.Text);
        if (_listAt >= _list.Count) _listAt = _list.Count - 1;
        if (_list.Count == 0) return null;
        var rows = Math.Min(_list.Count, Math.Min(8, room.Height - 2));
        if (rows < 1) return null;
        var top = Math.Clamp(_listAt - rows + 1, 0, _list.Count - rows);
        var width = Math.Clamp(Widest(room.Width - 4) + 4, Math.Min(30, room.Width), room.Width);
        return new Pane(
            new Rectangle(0, room.Height - rows - 2, width, rows + 2), Typing.ListTitle, $"{_list.Count}",
            [.. _list.Skip(top).Take(rows).Select(l => (Line)l)], _listAt < 0 ? -1 : _listAt - top);
    }

    // A long list of long rows need not be measured to its end.
    private int Widest(int enough)
    {
        var widest = 0;
        for (var i = 0; i < _list.Count && widest < enough; i++) widest = Math.Max(widest, Columns.Of(_list[i]));
        return widest;
    }
}
