using System.Text;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>The states of a terminal that a program must put back before it ends.</summary>
internal sealed record TerminalModes(
    bool AlternateScreen, bool CursorVisible, bool BracketedPaste, bool Mouse, bool FocusReports, bool ApplicationCursor,
    bool AutoWrap, bool Insert)
{
    /// <summary>The modes of a terminal that nobody has touched.</summary>
    public static TerminalModes Untouched { get; } = new(false, true, false, false, false, false, true, false);
}

/// <summary>
/// An xterm without a window: enough of one to know what is on the screen, and to answer what programs ask a
/// terminal. Colours and styles are read over. Not safe for several threads at once.
/// </summary>
internal sealed partial class ScreenEmulator : IControlSink
{
    private const string GraphicsFrom = "`afgjklmnopqrstuvwxyz{|}~";
    private const string GraphicsTo = "◆▒°±┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·";

    private readonly Action<string> _reply;
    private readonly ControlParser _parser;
    private readonly bool[] _graphics = new bool[2];
    private ScreenGrid _grid;
    private ScreenGrid? _main;
    private Position _saved, _savedMain;
    private int _row, _column, _top, _bottom, _charset;
    private bool _wrapPending, _insert;
    private string _last = " ";

    /// <summary>A blank terminal that hands its answers to a function.</summary>
    public ScreenEmulator(int rows, int columns, Action<string>? reply = null)
    {
        (Rows, Columns) = (rows, columns);
        _reply = reply ?? (_ => { });
        _parser = new ControlParser(this);
        _grid = new ScreenGrid(rows, columns);
        Reset();
    }

    public int Rows { get; private set; }

    public int Columns { get; private set; }

    /// <summary>Where the cursor is, counted from 1 as terminals do.</summary>
    public (int Row, int Column) Cursor => (_row + 1, _column + 1);

    public string Title { get; private set; } = "";

    /// <summary>How often the bell rang.</summary>
    public int Bells { get; private set; }

    /// <summary>The rows, without the blanks at their ends, joined by line feeds.</summary>
    public string Text => _grid.Text;

    public TerminalModes Modes => new(
        _main != null, IsSet(25), IsSet(2004), IsSet(9) || IsSet(1000) || IsSet(1002) || IsSet(1003), IsSet(1004), IsSet(1), IsSet(7), _insert);

    private readonly record struct Position(int Row, int Column, bool WrapPending);

    public void Feed(ReadOnlySpan<byte> output) => _parser.Feed(output);

    public void Resize(int rows, int columns)
    {
        var gone = _grid.Resize(rows, columns, _row);
        _main?.Resize(rows, columns, _savedMain.Row);
        (Rows, Columns, _top, _bottom) = (rows, columns, 0, rows - 1);
        MoveTo(_row - gone, _column);
    }

    void IControlSink.Print(Rune rune)
    {
        var character = rune.ToString();
        if (_graphics[_charset] && GraphicsFrom.IndexOf(character, StringComparison.Ordinal) is >= 0 and var index)
            character = GraphicsTo[index].ToString();
        if (CharacterWidth.Of(rune) is > 0 and var width)
            Put(character, Math.Min(width, Columns));
        else
            _grid.Combine(_row, _wrapPending ? _column : Math.Max(0, _column - 1), character);
    }

    void IControlSink.Execute(char control)
    {
        switch (control)
        {
            case '\a':
                Bells++;
                break;
            case '\b':
                MoveTo(_row, _column - 1);
                break;
            case '\t':
                MoveTo(_row, (_column / 8 * 8) + 8);
                break;
            case '\n' or '\v' or '\f':
                LineFeed();
                break;
            case '\r':
                MoveTo(_row, 0);
                break;
            case '\x0e' or '\x0f':
                _charset = control == '\x0e' ? 1 : 0;
                break;
        }
    }

    void IControlSink.Escape(string intermediates, char final)
    {
        switch (intermediates, final)
        {
            case ("", 'D'):
                LineFeed();
                break;
            case ("", 'E'):
                LineFeed();
                MoveTo(_row, 0);
                break;
            case ("", 'M'):
                ReverseLineFeed();
                break;
            case ("", '7'):
                _saved = Here();
                break;
            case ("", '8'):
                Return(_saved);
                break;
            case ("", 'c'):
                Reset();
                break;
            case ("(" or ")", _):
                _graphics[intermediates == "(" ? 0 : 1] = final == '0';
                break;
        }
    }

    private void Put(string character, int width)
    {
        if (_wrapPending || _column + width > Columns)
        {
            if (IsSet(7))
            {
                LineFeed();
                _column = 0;
            }
            else
                _column = Columns - width;
            _wrapPending = false;
        }
        if (_insert)
            _grid.InsertCells(_row, _column, width);
        _grid.Put(_row, _column, character, width);
        _last = character;
        _wrapPending = _column + width == Columns;
        _column = Math.Min(_column + width, Columns - 1);
    }

    private void LineFeed()
    {
        if (_row == _bottom)
            _grid.Scroll(_top, _bottom, 1);
        else if (_row < Rows - 1)
            _row++;
        _wrapPending = false;
    }

    private void ReverseLineFeed()
    {
        if (_row == _top)
            _grid.Scroll(_top, _bottom, -1);
        else if (_row > 0)
            _row--;
        _wrapPending = false;
    }

    private void MoveTo(int row, int column)
    {
        _row = Math.Clamp(row, 0, Rows - 1);
        _column = Math.Clamp(column, 0, Columns - 1);
        _wrapPending = false;
    }

    private Position Here() => new(_row, _column, _wrapPending);

    private void Return(Position position)
    {
        MoveTo(position.Row, position.Column);
        _wrapPending = position.WrapPending;
    }

    private void Reset()
    {
        _main = null;
        _grid = new ScreenGrid(Rows, Columns);
        SoftReset();
        MoveTo(0, 0);
        _modes.Clear();
        _modes.UnionWith([7, 25]);
    }

    private void SoftReset()
    {
        (_top, _bottom, _charset, _insert, _saved) = (0, Rows - 1, 0, false, default);
        Array.Clear(_graphics);
        _modes.UnionWith([7, 25]);
        _modes.ExceptWith([1, 6]);
    }
}
