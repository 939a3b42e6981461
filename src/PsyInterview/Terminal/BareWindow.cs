using Terminal.Gui.Drawing;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;

namespace PsyInterview.Terminal;

/// <summary>
/// A screen that fills the terminal and brings nothing along: no border, no shadow, no window title, no keys of its own. Screens derive
/// from it and look their keys up in OnKeyDown.
/// </summary>
public class BareWindow : Runnable
{
    public BareWindow()
    {
        BorderStyle = LineStyle.None;
        ShadowStyle = null;
        Arrangement = ViewArrangement.Fixed;
        Border.Settings = 0;
        KeyBindings.Clear();
        HotKeyBindings.Clear();
        SetScheme(Palette.Scheme);
    }

    protected override bool OnClearingViewport()
    {
        if (App?.Driver is not { } driver) return true;
        var pen = new CellPen(this, driver);
        for (var row = 0; row < pen.Height; row++) pen.Blank(row, 0, pen.Width, Palette.Of(Look.Normal));
        return true;
    }
}
