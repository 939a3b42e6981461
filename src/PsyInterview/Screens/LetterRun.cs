using System.Text;
using PsyInterview.Log;

namespace PsyInterview.Screens;

/// <summary>
/// The last run of letter keys, so that words typed in the wrong mode can be taken back as acts and kept as words. A run begins with a
/// character key in KEYS mode; it goes on through blanks and through a text that one of its own letters opened; any other key ends it,
/// and so does a pause. It never begins with a blank, which is the note key, nor with u, which has just taken back what was wrong.
/// </summary>
public sealed class LetterRun
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly StringBuilder _letters = new();
    private readonly List<EntryId> _entries = [];
    private DateTimeOffset _last;
    private int _openedAt;

    /// <summary>The letters, as words.</summary>
    public string Words => _letters.ToString();

    /// <summary>When the first letter went down.</summary>
    public DateTimeOffset Began { get; private set; }

    /// <summary>What the letters recorded, oldest first.</summary>
    public IReadOnlyList<EntryId> Entries => _entries;

    /// <summary>True when there are letters to take back.</summary>
    public bool IsOpen => _letters.Length > 0;

    /// <summary>True when it looks like a word and not like acts: small letters in a row that do more than look along the guide.</summary>
    public bool LooksLikeWords =>
        _letters.Length >= 4 && Words.All(c => char.IsLower(c) || c == ' ') && Words.Any(c => c is not ('h' or 'j' or 'k' or 'l'));

    /// <summary>True while a text is open that a letter of this run opened.</summary>
    public bool OpenedText
    {
        get => _openedAt > 0;
        set => _openedAt = value ? _letters.Length : 0;
    }

    /// <summary>A character key went down.</summary>
    public void Add(char letter, DateTimeOffset at)
    {
        if (_letters.Length > 0 && !OpenedText && at - _last > Pause) End();
        _last = at;
        if (_letters.Length == 0)
        {
            if (letter is ' ' or 'u' || !char.IsLetter(letter)) return;
            Began = at;
        }
        _letters.Append(letter);
    }

    /// <summary>The last character was taken back (Backspace in a text that the run opened).</summary>
    public void TakeBack()
    {
        if (_letters.Length > 0) _letters.Length--;
    }

    /// <summary>The run recorded these.</summary>
    public void Recorded(IEnumerable<EntryId> entries) => _entries.AddRange(entries);

    /// <summary>Another kind of key: whatever was typed stands as acts.</summary>
    public void End()
    {
        _letters.Clear();
        _entries.Clear();
        OpenedText = false;
    }

    /// <summary>
    /// True when a U typed in a text means "that was meant as text": the text was opened by a letter of a run, in its middle, and the U
    /// stands right behind a small letter, as no word has it.
    /// </summary>
    public bool IsTakenBackBy(char letter) => letter == 'U' && _openedAt > 1 && char.IsLower(_letters[^1]);
}
