using System.Text;

namespace PsyInterview.Terminal;

/// <summary>
/// The text of one line under the caret, by graphemes: a gap buffer, so that typing costs the same at the first and at the ten thousandth
/// character. It is kept in the order it was written, whatever its direction.
/// </summary>
internal sealed class NoteText
{
    private const int UndoSteps = 1000;

    private readonly List<string> before = [];
    private readonly Stack<string> after = new();
    private readonly LinkedList<Change> changes = new();
    private Run run;

    private enum Run
    {
        None,
        Typing,
        DeletingLeft,
        DeletingRight,
    }

    private sealed class Change(int at, List<string> removed, int inserted)
    {
        internal int At { get; set; } = at;

        internal List<string> Removed { get; } = removed;

        internal int Inserted { get; set; } = inserted;
    }

    /// <summary>The graphemes before the caret; the last one stands at its left.</summary>
    internal IReadOnlyList<string> Before => before;

    /// <summary>The graphemes from the caret on.</summary>
    internal Stack<string> After => after;

    internal bool IsEmpty => before.Count + after.Count == 0;

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var grapheme in before) text.Append(grapheme);
        foreach (var grapheme in after) text.Append(grapheme);
        return text.ToString();
    }

    /// <summary>Replaces everything; the caret goes to the end, and there is nothing to undo.</summary>
    internal void Set(string text)
    {
        changes.Clear();
        run = Run.None;
        before.Clear();
        after.Clear();
        Split(NoteCharacters.Clean(text));
    }

    /// <summary>Inserts typed or pasted text at the caret. A combining mark joins the character before it.</summary>
    internal bool Insert(string text, bool typed)
    {
        var clean = NoteCharacters.Clean(text);
        if (clean.Length == 0) return false;
        var start = before.Count;
        var neighbour = start > 0 ? before[^1] : null;
        // Only the neighbour can join with what is inserted.
        if (neighbour is not null) before.RemoveAt(start - 1);
        Split(neighbour + clean);
        var joined = neighbour is not null && before[start - 1] != neighbour;
        var newWord = neighbour is not null && IsGap(neighbour) && !IsGap(clean);
        if (typed && run == Run.Typing && !newWord && changes.Last?.Value is { Inserted: > 0 } last && last.At + last.Inserted == start)
        {
            last.Inserted = before.Count - last.At;
        }
        else
        {
            var from = joined ? start - 1 : start;
            Remember(new(from, joined ? [neighbour!] : [], before.Count - from));
        }
        run = typed ? Run.Typing : Run.None;
        return true;
    }

    internal bool Left()
    {
        run = Run.None;
        return Step(-1);
    }

    internal bool Right()
    {
        run = Run.None;
        return Step(1);
    }

    internal void Home() => MoveTo(0);

    internal void End() => MoveTo(int.MaxValue);

    internal void WordLeft() => MoveTo(StartOfWord());

    internal void WordRight()
    {
        run = Run.None;
        while (after.Count > 0 && !IsGap(after.Peek())) Step(1);
        while (after.Count > 0 && IsGap(after.Peek())) Step(1);
    }

    internal bool DeleteLeft()
    {
        if (before.Count == 0) return false;
        var gone = before[^1];
        before.RemoveAt(before.Count - 1);
        if (run == Run.DeletingLeft && changes.Last?.Value is { Inserted: 0 } last && last.At == before.Count + 1)
        {
            last.At--;
            last.Removed.Insert(0, gone);
        }
        else
        {
            Remember(new(before.Count, [gone], 0));
        }
        run = Run.DeletingLeft;
        return true;
    }

    internal bool DeleteRight()
    {
        if (after.Count == 0) return false;
        var gone = after.Pop();
        if (run == Run.DeletingRight && changes.Last?.Value is { Inserted: 0 } last && last.At == before.Count) last.Removed.Add(gone);
        else Remember(new(before.Count, [gone], 0));
        run = Run.DeletingRight;
        return true;
    }

    internal bool DeleteWordLeft() => CutFrom(StartOfWord());

    internal bool DeleteToStart() => CutFrom(0);

    internal bool DeleteToEnd()
    {
        if (after.Count == 0) return false;
        run = Run.None;
        Remember(new(before.Count, [.. after], 0));
        after.Clear();
        return true;
    }

    /// <summary>Takes back the last word typed, run of deletion, cut or paste.</summary>
    internal bool Undo()
    {
        run = Run.None;
        if (changes.Last?.Value is not { } last) return false;
        changes.RemoveLast();
        MoveTo(last.At + last.Inserted);
        before.RemoveRange(last.At, last.Inserted);
        before.AddRange(last.Removed);
        return true;
    }

    private static bool IsGap(string grapheme) => string.IsNullOrWhiteSpace(grapheme);

    private int StartOfWord()
    {
        var at = before.Count;
        while (at > 0 && IsGap(before[at - 1])) at--;
        while (at > 0 && !IsGap(before[at - 1])) at--;
        return at;
    }

    internal void MoveTo(int caret)
    {
        run = Run.None;
        while (before.Count > caret && Step(-1))
        {
        }
        while (before.Count < caret && Step(1))
        {
        }
    }

    private bool Step(int direction)
    {
        if (direction < 0)
        {
            if (before.Count == 0) return false;
            after.Push(before[^1]);
            before.RemoveAt(before.Count - 1);
            return true;
        }
        if (!after.TryPop(out var next)) return false;
        before.Add(next);
        return true;
    }

    private void Split(string text)
    {
        ReadOnlySpan<char> rest = text;
        while (Columns.NextGrapheme(ref rest) is { } grapheme) before.Add(grapheme);
    }

    private bool CutFrom(int at)
    {
        run = Run.None;
        if (at >= before.Count) return false;
        Remember(new(at, before.GetRange(at, before.Count - at), 0));
        before.RemoveRange(at, before.Count - at);
        return true;
    }

    private void Remember(Change change)
    {
        changes.AddLast(change);
        if (changes.Count > UndoSteps) changes.RemoveFirst();
    }
}
