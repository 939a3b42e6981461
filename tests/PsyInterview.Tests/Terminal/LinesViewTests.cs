using PsyInterview.Terminal;
using Terminal.Gui.Drawing;
using Terminal.Gui.ViewBase;
using Xunit;

namespace PsyInterview.Tests.Terminal;

public sealed class LinesViewTests : IDisposable
{
    private readonly HeadlessTerminal terminal = new(30, 6);
    private readonly LinesView pane = new() { Width = 20, Height = 5, Framed = true, TitleLeft = "Guide", TitleRight = "7/14" };

    public LinesViewTests()
    {
        var window = new BareWindow();
        window.Add(pane);
        terminal.Begin(window);
    }

    [Fact]
    public void A_pane_has_an_ascii_frame_with_two_titles()
    {
        pane.Lines = ["1 Opening", "2 Complaints"];
        terminal.Turn();
        Assert.Equal(
            """
            + Guide ----- 7/14 +
            | 1 Opening        |
            | 2 Complaints     |
            |                  |
            +------------------+
            """.ReplaceLineEndings("\n"),
            terminal.Screen());
    }

    [Fact]
    public void Long_lines_are_cut_by_columns_and_wide_characters_never_halved()
    {
        pane.Lines = ["0123456789012345678901234", "日本語日本語日本語日本語", "a日本語日本語日本語日本語"];
        terminal.Turn();
        Assert.Equal("| 0123456789012345 |", terminal.Row(1));
        Assert.Equal("| 日本語日本語日本 |", terminal.Row(2));
        Assert.Equal("| a日本語日本語日  |", terminal.Row(3));
    }

    [Fact]
    public void The_selected_line_is_kept_in_view_and_reversed()
    {
        pane.Lines = [.. Enumerable.Range(0, 10).Select(i => Line.Of($"row {i}"))];
        pane.Selected = 7;
        terminal.Turn();
        Assert.Equal("| row 7            |", terminal.Row(3));
        Assert.True(terminal.At(2, 3).Attribute!.Value.Style.HasFlag(TextStyle.Reverse));
        pane.Selected = 6;
        terminal.Turn();
        Assert.Equal("| row 7            |", terminal.Row(3));
        pane.Selected = 0;
        terminal.Turn();
        Assert.Equal("| row 0            |", terminal.Row(1));
    }

    [Fact]
    public void A_pane_anchored_at_its_end_shows_what_was_added_last()
    {
        pane.AnchoredAtEnd = true;
        pane.Lines = [.. Enumerable.Range(0, 10).Select(i => Line.Of($"row {i}"))];
        terminal.Turn();
        Assert.Equal("| row 9            |", terminal.Row(3));
        pane.Height = 4;
        terminal.Turn();
        Assert.Equal("| row 9            |", terminal.Row(2));
    }

    [Fact]
    public void Setting_what_it_shows_already_draws_nothing()
    {
        pane.Lines = [new Line(new Span("a", Look.Warn), new Span("b"))];
        terminal.Turn();
        var frames = terminal.Frames;
        pane.Lines = [new Line(new Span("a", Look.Warn), new Span("b"))];
        pane.TitleRight = "7/14";
        terminal.Turn();
        Assert.Equal(frames, terminal.Frames);
        pane.Lines = [new Line(new Span("a"), new Span("b"))];
        terminal.Turn();
        Assert.Equal(frames + 1, terminal.Frames);
    }

    [Fact]
    public void Small_windows_do_no_harm()
    {
        pane.Width = Dim.Fill();
        pane.Height = Dim.Fill();
        pane.Lines = ["日本語日本語"];
        for (var columns = 8; columns >= 1; columns--)
        {
            terminal.Resize(columns, Math.Max(1, columns / 2));
        }
        terminal.Resize(40, 8);
        Assert.Equal("| 日本語日本語" + new string(' ', 25) + "|", terminal.Row(1));
    }

    public void Dispose() => terminal.Dispose();
}
