using System.Drawing;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>How the window is drawn: header, panes, status line or note line, key bar.</summary>
public sealed partial class Shell
{
    /// <summary>Draws everything from state; what did not change costs nothing.</summary>
    public void Refresh()
    {
        if (_screens.Count == 0 || Viewport.Width <= 0) return;
        var (width, height) = (Viewport.Width, Viewport.Height);
        if (width < SmallestWidth || height < SmallestHeight)
        {
            ShowTooSmall(width, height);
            return;
        }
        RefreshHeader();
        var room = new Size(width, height - 3);
        var panes = Top.Panes(room);
        if (ListFor(room) is { } list) panes = [.. panes, list];
        while (_panes.Count < panes.Count)
        {
            var view = new LinesView { Framed = true };
            _panes.Add(view);
            Add(view);
        }
        for (var i = 0; i < _panes.Count; i++) Place(_panes[i], i < panes.Count ? panes[i] : null);
        PlaceRow(_status, height - 2, Typing is null);
        PlaceRow(_bar, height - 1, true);
        _note.Y = height - 2;
        _note.Visible = Typing is not null;
        var (status, rest) = Broken(Spoken, width);
        _status.Lines = [status];
        _bar.Lines = [rest is null ? Bar(width) : new Line([new Span(ModeWord + "  ", Look.Strong), .. rest.Spans])];
    }

    /// <summary>Draws the header alone: what the ticking clock needs.</summary>
    public void RefreshHeader()
    {
        if (_screens.Count == 0) return;
        PlaceRow(_header, 0, true);
        _header.Lines = [Top.Header(Viewport.Width)];
        if (Typing is null && _said == Line.Empty) _status.Lines = [Broken(Spoken, Viewport.Width).First];
    }

    private Line Spoken
    {
        get
        {
            var said = _said != Line.Empty ? _said : Top.Status;
            return Top.Hint is not { } hint ? said : said == Line.Empty ? Line.Of(hint, Look.Strong) : new Line([.. said.Spans, new Span($"   {hint}", Look.Strong)]);
        }
    }

    /// <summary>A sentence that is longer than the status line goes on in the key bar, behind the mode.</summary>
    private (Line First, Line? More) Broken(Line line, int width)
    {
        if (Typing is not null || Columns.Of(line.Text) <= width) return (line, null);
        var look = line.Spans[0].Look;
        var rows = Columns.Wrap(line.Text, width);
        return (Line.Of(rows[0], look), Line.Of(string.Join(' ', rows.Skip(1)), look));
    }

    private static void Place(LinesView view, Pane? pane)
    {
        view.Visible = pane is not null;
        if (pane is null) return;
        if (view.Frame != pane.At with { Y = pane.At.Y + 1 })
        {
            (view.X, view.Y) = (pane.At.X, pane.At.Y + 1);
            (view.Width, view.Height) = (pane.At.Width, pane.At.Height);
        }
        (view.TitleLeft, view.TitleRight, view.Lines) = (pane.Left, pane.Right, pane.Lines);
        view.Selected = pane.Selected >= 0 ? pane.Selected : null;
        view.Top = 0;
    }

    private void PlaceRow(LinesView view, int row, bool visible)
    {
        view.Visible = visible;
        if (view.Frame == new Rectangle(0, row, Viewport.Width, 1)) return;
        (view.X, view.Y) = (0, row);
        (view.Width, view.Height) = (Viewport.Width, 1);
    }

    private void ShowTooSmall(int width, int height)
    {
        foreach (var view in _panes) view.Visible = false;
        _status.Visible = false;
        PlaceRow(_header, 0, true);
        _header.Lines = [Top.Header(width)];
        PlaceRow(_bar, Math.Max(1, height - 1), height > 1);
        _bar.Lines = [Line.Of($"{ModeWord}  please make this window larger (at least {SmallestWidth} by {SmallestHeight})", Look.Strong)];
    }
}
