using System.Text;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>A CSI sequence: <c>ESC [ prefix parameters intermediates final</c>.</summary>
internal readonly record struct ControlSequence(string Prefix, IReadOnlyList<int> Parameters, string Intermediates, char Final)
{
    /// <summary>The parameter at a place, or the fallback where it is missing or 0.</summary>
    public int At(int index, int fallback) => index < Parameters.Count && Parameters[index] > 0 ? Parameters[index] : fallback;
}

/// <summary>What a terminal does with each piece of the output.</summary>
internal interface IControlSink
{
    void Print(Rune rune);

    void Execute(char control);

    void Escape(string intermediates, char final);

    void Sequence(ControlSequence sequence);

    /// <summary>A string such as OSC (<c>]</c>) or DCS (<c>P</c>), and the terminator it came with.</summary>
    void Text(char kind, string body, string terminator);
}

/// <summary>Cuts a program's output into characters and control sequences, whatever chunks it arrives in.</summary>
internal sealed class ControlParser(IControlSink sink)
{
    private const char Esc = '\x1b';
    private const int LongestText = 1 << 20;

    private readonly Decoder _decoder = new UTF8Encoding(false, false).GetDecoder();
    private readonly StringBuilder _collected = new();
    private State _state;
    private char _kind, _highSurrogate;

    private enum State
    {
        Ground,
        Escape,
        Sequence,
        Text,
        TextEscape,
    }

    public void Feed(ReadOnlySpan<byte> output)
    {
        var characters = new char[_decoder.GetCharCount(output, false)];
        _decoder.GetChars(output, characters, false);
        foreach (var character in characters)
            Take(character);
    }

    private void Take(char character)
    {
        switch (_state)
        {
            case State.Text or State.TextEscape:
                TakeText(character);
                break;
            case var _ when character == Esc:
                Begin(State.Escape);
                break;
            case var _ when character is '\x18' or '\x1a':
                _state = State.Ground;
                break;
            case var _ when character is < ' ' or '\x7f':
                sink.Execute(character);
                break;
            case State.Ground:
                TakeGround(character);
                break;
            case State.Escape:
                TakeEscape(character);
                break;
            default:
                TakeSequence(character);
                break;
        }
    }

    private void TakeGround(char character)
    {
        if (character is >= '\x80' and <= '\x9f')
        {
            // xterm takes the 8-bit controls for their two-character forms, also when they arrive as UTF-8.
            Begin(State.Escape);
            TakeEscape((char)(character - 0x40));
        }
        else if (char.IsHighSurrogate(character))
            _highSurrogate = character;
        else if (char.IsLowSurrogate(character))
            sink.Print(new Rune(_highSurrogate, character));
        else
            sink.Print(new Rune(character));
    }

    private void TakeEscape(char character)
    {
        if (character is >= ' ' and <= '/')
            _collected.Append(character);
        else if (_collected.Length == 0 && character == '[')
            Begin(State.Sequence);
        else if (_collected.Length == 0 && character is ']' or 'P' or 'X' or '^' or '_')
        {
            _kind = character;
            Begin(State.Text);
        }
        else
        {
            _state = State.Ground;
            sink.Escape(_collected.ToString(), character);
        }
    }

    private void TakeSequence(char character)
    {
        if (character is < '@' or > '~')
        {
            _collected.Append(character);
            return;
        }
        _state = State.Ground;
        if (Split(_collected.ToString(), character) is { } sequence)
            sink.Sequence(sequence);
    }

    private void TakeText(char character)
    {
        if (_state == State.TextEscape)
        {
            if (character == '\\')
                EndText("\x1b\\");
            else
            {
                Begin(State.Escape);
                Take(character);
            }
        }
        else if (character == Esc)
            _state = State.TextEscape;
        else if (character == '\a' && _kind == ']')
            EndText("\a");
        else if (character == '\x9c')
            EndText("\x1b\\");
        else if (character is '\x18' or '\x1a' || _collected.Length >= LongestText)
            _state = State.Ground;
        else
            _collected.Append(character);
    }

    private void EndText(string terminator)
    {
        _state = State.Ground;
        sink.Text(_kind, _collected.ToString(), terminator);
    }

    private void Begin(State state)
    {
        _state = state;
        _collected.Clear();
    }

    private static ControlSequence? Split(string body, char final)
    {
        var start = body.Length > 0 && body[0] is >= '<' and <= '?' ? 1 : 0;
        var end = start;
        while (end < body.Length && body[end] is >= '0' and <= ';')
            end++;
        if (body.AsSpan(end).ContainsAnyExceptInRange(' ', '/'))
            return null;
        var parameters = body[start..end].Split(';').Select(p => int.TryParse(p.Split(':')[0], out var value) ? value : 0);
        return new(body[..start], [.. parameters], body[end..], final);
    }
}
