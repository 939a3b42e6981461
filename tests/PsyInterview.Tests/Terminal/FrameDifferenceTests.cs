using System.Globalization;
using CsCheck;
using PsyInterview.Terminal;
using Terminal.Gui.Drawing;
using Xunit;

namespace PsyInterview.Tests.Terminal;

public sealed class FrameDifferenceTests
{
    private static readonly string[] Graphemes = ["a", "b", " ", " ", "é", "日", "👍🏽", "e\u0301", "●", "-"];
    private static readonly Look[] Looks = [Look.Normal, Look.Selected, Look.Warn, Look.Dim, Look.Title];

    [Fact]
    public void Whatever_the_frames_are_the_terminal_shows_the_last_one() =>
        Gen.Select(Gen.Int[0, 99].Array[24 * 3].List[1, 6], Gen.Bool).Sample((frames, colours) =>
        {
            var difference = new FrameDifference(colours);
            difference.Repaint(3, 24);
            var screen = new PlainScreen(3, 24);
            foreach (var frame in frames)
            {
                var cells = Cells(3, 24, i => (Graphemes[frame[i] % 10], Looks[frame[i] / 20]));
                Show(difference, screen, cells);
                AssertShows(screen, cells, colours);
            }
        });

    [Fact]
    public void A_frame_that_changes_nothing_writes_nothing()
    {
        var difference = new FrameDifference(colours: true);
        difference.Repaint(2, 10);
        Show(difference, new(2, 10), Row("hello you", "world"));
        Assert.Equal("", Written(difference, Row("hello you", "world")));
    }

    [Fact]
    public void A_changed_letter_costs_a_few_bytes()
    {
        var difference = new FrameDifference(colours: true);
        difference.Repaint(2, 10);
        _ = Written(difference, Row("hello you", "world"));
        Assert.Equal("\u001b[2Gu", Written(difference, Row("hello you", "wurld")));
        Assert.Equal("s", Written(difference, Row("hello you", "wusld")));
        Assert.Equal("\u001b[1H\u001b[K", Written(difference, Row("", "wusld")));
    }

    [Fact]
    public void Without_colours_only_styles_are_written()
    {
        var difference = new FrameDifference(colours: false);
        difference.Repaint(1, 4);
        _ = difference.Text.Clear();
        Assert.Equal("\u001b[1Ha\u001b[1mb", Written(difference, Cells(1, 4, i => i switch
        {
            0 => ("a", Look.Good),
            1 => ("b", Look.Warn),
            _ => (" ", Look.Normal),
        })));
    }

    [Fact]
    public void The_toolkit_lets_itself_be_put_on_our_terminal()
    {
        using var terminal = new PosixTerminal(new InputClock(TimeProvider.System), new TerminalModes(), colours: true, () => { });
        Assert.NotNull(terminal.TryCreateApplication());
    }

    private static Cell[,] Row(params string[] rows) =>
        Cells(rows.Length, 10, i => (rows[i / 10].PadRight(10)[i % 10].ToString(), Look.Normal));

    private static Cell[,] Cells(int rows, int columns, Func<int, (string Grapheme, Look Look)> at)
    {
        var cells = new Cell[rows, columns];
        for (var i = 0; i < rows * columns; i++)
        {
            var (grapheme, look) = at(i);
            cells[i / columns, i % columns] = new(Palette.Coloured(look), true, grapheme);
        }
        return cells;
    }

    private static string Written(FrameDifference difference, Cell[,] cells)
    {
        for (var row = 0; row < cells.GetLength(0); row++) difference.Row(row, cells);
        var text = difference.Text.ToString();
        difference.Text.Clear();
        return text;
    }

    private static void Show(FrameDifference difference, PlainScreen screen, Cell[,] cells) => screen.Write(Written(difference, cells));

    private static void AssertShows(PlainScreen screen, Cell[,] cells, bool colours)
    {
        var columns = cells.GetLength(1);
        for (var row = 0; row < cells.GetLength(0); row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var cell = cells[row, column];
                var wide = Columns.OfGrapheme(cell.Grapheme) == 2;
                var expected = wide && column + 1 == columns ? " " : cell.Grapheme;
                Assert.Equal(expected, screen[row, column]);
                var blank = expected == " " && !cell.Attribute!.Value.Style.HasFlag(TextStyle.Reverse);
                if (!blank) Assert.Equal(LookOf(cell, colours), screen.LookAt(row, column));
                else Assert.DoesNotContain("7", screen.LookAt(row, column).Split(' '));
                if (wide) column++;
            }
        }
    }

    private static string LookOf(Cell cell, bool colours)
    {
        var attribute = cell.Attribute!.Value;
        var codes = new List<int>();
        if (attribute.Style.HasFlag(TextStyle.Bold)) codes.Add(1);
        if (attribute.Style.HasFlag(TextStyle.Faint)) codes.Add(2);
        if (attribute.Style.HasFlag(TextStyle.Reverse)) codes.Add(7);
        if (colours && attribute.Foreground != Color.None) codes.Add(NamedColour.Code(attribute.Foreground, 30));
        return string.Join(' ', codes.Select(c => c.ToString(CultureInfo.InvariantCulture)));
    }
}
