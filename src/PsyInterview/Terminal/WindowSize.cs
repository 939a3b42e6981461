using System.Drawing;
using Terminal.Gui.Drivers;
using Terminal.Gui.ViewBase;

namespace PsyInterview.Terminal;

/// <summary>The size of the terminal's window, asked of the kernel; a change wakes the loop, which asks again.</summary>
internal sealed class WindowSize(QuietOutput output) : ISizeMonitor
{
    private Size last = output.GetSize();

    public event EventHandler<SizeChangedEventArgs>? SizeChanged;

    public bool Poll()
    {
        if (!output.SizeMayHaveChanged()) return false;
        var size = output.GetSize();
        if (size == last) return false;
        last = size;
        SizeChanged?.Invoke(this, new(size));
        return true;
    }
}
