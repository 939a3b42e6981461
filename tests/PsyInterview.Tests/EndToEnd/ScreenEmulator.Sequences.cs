namespace PsyInterview.Tests.EndToEnd;

internal sealed partial class ScreenEmulator
{
    private readonly HashSet<int> _modes = [];

    /// <summary>Whether a private mode (<c>CSI ? n h</c>) is on.</summary>
    public bool IsSet(int mode) => _modes.Contains(mode);

    void IControlSink.Sequence(ControlSequence sequence)
    {
        if (sequence is { Prefix: "?", Intermediates: "", Final: 'h' or 'l' })
        {
            foreach (var mode in sequence.Parameters)
                SetMode(mode, sequence.Final == 'h');
        }
        else if (sequence is { Prefix: "", Intermediates: "!", Final: 'p' })
            SoftReset();
        else if (!Answer(sequence) && sequence is { Prefix: "", Intermediates: "" })
        {
            Move(sequence);
            Change(sequence);
        }
    }

    private void Move(ControlSequence sequence)
    {
        var count = sequence.At(0, 1);
        var origin = IsSet(6) ? _top : 0;
        switch (sequence.Final)
        {
            case 'A':
                MoveTo(Math.Max(_row >= _top ? _top : 0, _row - count), _column);
                break;
            case 'B' or 'e':
                MoveTo(Math.Min(_row <= _bottom ? _bottom : Rows - 1, _row + count), _column);
                break;
            case 'C' or 'a':
                MoveTo(_row, _column + count);
                break;
            case 'D':
                MoveTo(_row, _column - count);
                break;
            case 'E':
                MoveTo(Math.Min(_row <= _bottom ? _bottom : Rows - 1, _row + count), 0);
                break;
            case 'F':
                MoveTo(Math.Max(_row >= _top ? _top : 0, _row - count), 0);
                break;
            case 'G' or '`':
                MoveTo(_row, count - 1);
                break;
            case 'H' or 'f':
                MoveTo(origin + count - 1, sequence.At(1, 1) - 1);
                break;
            case 'I':
                MoveTo(_row, ((_column / 8) + count) * 8);
                break;
            case 'Z':
                MoveTo(_row, (((_column + 7) / 8) - count) * 8);
                break;
            case 'd':
                MoveTo(origin + count - 1, _column);
                break;
            case 's':
                _saved = Here();
                break;
            case 'u':
                Return(_saved);
                break;
        }
    }

    private void Change(ControlSequence sequence)
    {
        var count = sequence.At(0, 1);
        switch (sequence.Final)
        {
            case 'J':
                EraseScreen(sequence.At(0, 0));
                break;
            case 'K':
                EraseLine(sequence.At(0, 0));
                break;
            case 'X':
                _grid.Erase(_row, _column, _column + count);
                break;
            case '@':
                _grid.InsertCells(_row, _column, count);
                break;
            case 'P':
                _grid.DeleteCells(_row, _column, count);
                break;
            case 'L' or 'M' when _row >= _top && _row <= _bottom:
                _grid.Scroll(_row, _bottom, sequence.Final == 'L' ? -count : count);
                MoveTo(_row, 0);
                break;
            case 'S':
                _grid.Scroll(_top, _bottom, count);
                break;
            case 'T' when sequence.Parameters.Count == 1:
                _grid.Scroll(_top, _bottom, -count);
                break;
            case 'b':
                for (var repeat = Math.Min(count, Rows * Columns); repeat > 0; repeat--)
                    Put(_last, CharacterWidth.Of(System.Text.Rune.GetRuneAt(_last, 0)));
                break;
            case 'r':
                SetRegion(count, sequence.At(1, Rows));
                break;
            case 'h' or 'l' when sequence.Parameters.Contains(4):
                _insert = sequence.Final == 'h';
                break;
        }
    }

    private void EraseScreen(int part)
    {
        if (part is 0 or 1)
            EraseLine(part);
        if (part == 0)
            _grid.EraseRows(_row + 1, Rows);
        else if (part == 1)
            _grid.EraseRows(0, _row);
        else if (part == 2)
            _grid.EraseRows(0, Rows);
    }

    private void EraseLine(int part) => _grid.Erase(_row, part == 0 ? _column : 0, part == 1 ? _column + 1 : Columns);

    private void SetRegion(int top, int bottom)
    {
        bottom = Math.Min(bottom, Rows);
        if (top >= bottom)
            return;
        (_top, _bottom) = (top - 1, bottom - 1);
        MoveTo(IsSet(6) ? _top : 0, 0);
    }

    private void SetMode(int mode, bool on)
    {
        if (on)
            _modes.Add(mode);
        else
            _modes.Remove(mode);
        if (mode == 6)
            MoveTo(on ? _top : 0, 0);
        if (mode == 1048 && on)
            _saved = Here();
        else if (mode == 1048)
            Return(_saved);
        if (mode is not (47 or 1047 or 1049) || on == (_main != null))
            return;
        if (on)
        {
            _savedMain = Here();
            _main = _grid;
            _grid = new ScreenGrid(Rows, Columns);
        }
        else
        {
            _grid = _main!;
            _main = null;
            if (mode == 1049)
                Return(_savedMain);
        }
    }
}
