using System.Text;
using Terminal.Gui.Input;

namespace PsyInterview.Terminal;

/// <summary>A key or a whole paste, and the timestamp of the read that brought its first byte.</summary>
internal readonly record struct Arrival(Key? Key, string? Paste, long At);

/// <summary>
/// Turns the bytes of a terminal into keys and pastes, wherever the reads happen to cut them. It holds back only what may still become
/// something else, and says for how long (<see cref="SettlesAfter"/>).
/// </summary>
internal sealed class InputDecoder(Action<Arrival> deliver)
{
    private const string PasteEnds = "\u001b[201~";
    private static readonly TimeSpan LoneEsc = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Introducer = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongSequence = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BrokenPaste = TimeSpan.FromSeconds(5);

    private readonly Decoder utf8 = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder paste = new();
    private char[] held = new char[256];
    private int count;
    private int early;
    private long earlyAt;
    private long latestAt;
    private long pasteAt;
    private bool pasting;

    /// <summary>How long silence must last before what is held back is settled; null when nothing is.</summary>
    internal TimeSpan? SettlesAfter =>
        pasting ? BrokenPaste
        : count == 0 ? null
        : count == 1 ? LoneEsc
        : count == 2 ? Introducer
        : LongSequence;

    /// <summary>Takes the bytes of one read.</summary>
    internal void Feed(ReadOnlySpan<byte> bytes, long at)
    {
        if (count > 0 && early == 0) (early, earlyAt) = (count, latestAt);
        latestAt = at;
        var room = count + bytes.Length + 2;
        if (held.Length < room) Array.Resize(ref held, Math.Max(room, held.Length * 2));
        count += utf8.GetChars(bytes, held.AsSpan(count), flush: false);
        Read(settled: false);
    }

    /// <summary>The silence has lasted: an unfinished sequence was keys, an unfinished paste is all there is.</summary>
    internal void Settle()
    {
        Read(settled: true);
        if (!pasting) return;
        paste.Append(held.AsSpan(0, count));
        count = early = 0;
        EndPaste();
    }

    private void Read(bool settled)
    {
        var at = 0;
        while (at < count)
        {
            var rest = held.AsSpan(at, count - at);
            var taken = pasting ? TakePaste(rest) : rest[0] == '\u001b' ? TakeEscape(rest, at, settled) : TakeCharacter(rest, at);
            if (taken == 0) break;
            at += taken;
        }
        if (at == 0) return;
        held.AsSpan(at, count - at).CopyTo(held);
        count -= at;
        early = Math.Max(0, early - at);
    }

    private long ArrivedAt(int position) => position < early ? earlyAt : latestAt;

    private int TakeCharacter(ReadOnlySpan<char> rest, int at)
    {
        if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != System.Buffers.OperationStatus.Done) length = 1;
        deliver(new(TypedKey.Of(rune.Value), null, ArrivedAt(at)));
        return length;
    }

    private int TakeEscape(ReadOnlySpan<char> rest, int at, bool settled)
    {
        switch (EscapeSequence.Read(rest, out var length, out var key))
        {
            case EscapeOutcome.Key:
                deliver(new(key, null, ArrivedAt(at)));
                return length;
            case EscapeOutcome.Ignored:
                return length;
            case EscapeOutcome.PasteBegins:
                pasting = true;
                pasteAt = ArrivedAt(at);
                return length;
            case EscapeOutcome.Unfinished when !settled:
                return 0;
            default:
                deliver(new(Key.Esc, null, ArrivedAt(at)));
                return 1;
        }
    }

    private int TakePaste(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(PasteEnds);
        if (end >= 0)
        {
            paste.Append(rest[..end]);
            EndPaste();
            return end + PasteEnds.Length;
        }
        var keep = Math.Min(rest.Length, PasteEnds.Length - 1);
        while (keep > 0 && !PasteEnds.AsSpan().StartsWith(rest[^keep..])) keep--;
        paste.Append(rest[..^keep]);
        return rest.Length - keep;
    }

    private void EndPaste()
    {
        pasting = false;
        var text = paste.ToString();
        paste.Clear();
        if (paste.Capacity > 1 << 20) paste.Capacity = 1 << 10;
        if (text.Length > 0) deliver(new(null, text, pasteAt));
    }
}
