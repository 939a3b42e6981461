using System.Collections.Concurrent;
using System.Drawing;
using System.Text;
using Terminal.Gui.Drawing;
using Terminal.Gui.Drivers;

namespace PsyInterview.Terminal;

/// <summary>
/// Shows frames: one write(2) each, with only what changed; nothing while nothing changes. Whatever the toolkit would send besides
/// (questions to the terminal, window titles, mouse tracking, progress bars) stays unsent.
/// </summary>
internal sealed class QuietOutput(TerminalModes modes, bool colours) : IOutput
{
    private readonly FrameDifference frame = new(colours);
    private readonly ConcurrentQueue<SixelToRender> noImages = new();
    private byte[] bytes = new byte[4096];
    private Size size = new(80, 24);
    private volatile bool sizeInDoubt = true;
    private volatile bool repaint = true;
    private Cursor cursor = new();
    private bool cursorShown;

    public bool Force16Colors { get; set; } = true;

    public bool IsLegacyConsole { get; set; }

    public bool UseKittyGraphics { get; set; }

    public ConcurrentQueue<SixelToRender> GetSixels() => noImages;

    public Size GetSize()
    {
        sizeInDoubt = false;
        if (modes.TryWindowSize(out var columns, out var rows)) size = new(columns, rows);
        return size;
    }

    public void SetSize(int width, int height) => size = new(width, height);

    /// <summary>The window was resized, or may have been while another program had the terminal.</summary>
    internal void DoubtSize() => sizeInDoubt = true;

    internal bool SizeMayHaveChanged() => sizeInDoubt;

    /// <summary>Another program may have written over the screen: the next frame is written whole.</summary>
    internal void RepaintAll() => repaint = true;

    public Cursor GetCursor() => cursor;

    // Sent with the frame, so that moving it costs no write of its own. The toolkit withdraws the position before each frame and gives
    // it back after; only the last word before the frame goes out counts.
    public void SetCursor(Cursor cursor) => this.cursor = cursor;

    public void Write(ReadOnlySpan<char> text)
    {
    }

    public void Suspend()
    {
    }

    public void Write(IOutputBuffer buffer)
    {
        if (buffer.Contents is not { } cells) return;
        var (rows, columns) = (cells.GetLength(0), cells.GetLength(1));
        var whole = repaint || !frame.Fits(rows, columns);
        if (whole)
        {
            frame.Repaint(rows, columns);
            HideCursor(force: true);
            repaint = false;
        }
        for (var row = 0; row < rows; row++)
        {
            if (!whole && !buffer.DirtyLines[row]) continue;
            frame.Row(row, cells);
            buffer.DirtyLines[row] = false;
        }
    }

    /// <summary>Sends what has gathered, if anything; false when the terminal is gone.</summary>
    internal bool Flush()
    {
        PlaceCursor();
        if (frame.Text.Length == 0) return true;
        var text = frame.Text;
        var room = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (bytes.Length < room) bytes = new byte[room];
        var count = 0;
        foreach (var chunk in text.GetChunks()) count += Encoding.UTF8.GetBytes(chunk.Span, bytes.AsSpan(count));
        text.Clear();
        return modes.Write(bytes.AsSpan(0, count));
    }

    public string GetLastOutput() => frame.Text.ToString();

    public string ToAnsi(IOutputBuffer buffer) => "";

    public void Dispose()
    {
        HideCursor(force: false);
        frame.Text.Clear();
        modes.Leave();
    }

    private void PlaceCursor()
    {
        if (cursor is { IsVisible: true, Position: { } at })
        {
            frame.MoveTo(at.Y, at.X);
            if (cursorShown) return;
            frame.Text.Append("\u001b[?25h");
            cursorShown = true;
        }
        else
        {
            HideCursor(force: false);
        }
    }

    private void HideCursor(bool force)
    {
        if (!cursorShown && !force) return;
        frame.Text.Append("\u001b[?25l");
        cursorShown = false;
    }
}
