using System.Runtime.CompilerServices;
using Terminal.Gui.App;
using Terminal.Gui.Configuration;
using Terminal.Gui.Drivers;

namespace PsyInterview.Terminal;

/// <summary>What the toolkit does unasked, and the program does not want.</summary>
public static class ToolkitHabits
{
    /// <summary>
    /// Takes back what files in the user's or the current folder (.tui) and TUI_CONFIG changed in the toolkit's settings: keys and colours
    /// of this program are its own, and a stray file must not lock an interviewer out.
    /// </summary>
    public static void ForgetDiskConfiguration()
    {
        if (!AnyDiskConfiguration()) return;
        try
        {
            var clean = NewBuilder(null, null, includeUserSources: false);
            ApplicationSettings.Defaults = new();
            DriverSettings.Defaults = new();
            ThemeSettings.Defaults = new();
            clean.ApplyToStaticFacades();
        }
        catch (MissingMethodException)
        {
            ApplicationSettings.Defaults = new();
            DriverSettings.Defaults = new();
        }
    }

    /// <summary>
    /// No key of the application does anything by itself any more (Esc would quit, Ctrl-Z suspend, F5, F6 and Tab move about); copied text
    /// stays inside the program.
    /// </summary>
    public static void Drop(IApplication app)
    {
        app.Keyboard.KeyBindings.Clear();
        app.Mouse.IsMouseDisabled = true;
        if (app.Driver is { } driver) driver.Clipboard = new FakeClipboard();
    }

    /// <summary>
    /// The toolkit starts a shell to look for a clipboard program unless input is redirected, and the runtime remembers its first answer
    /// to that question: so it is asked while the keyboard is out of the way.
    /// </summary>
    internal static void WithoutClipboardProgram()
    {
        const int Keyboard = 0;
        var aside = Libc.Duplicate(Keyboard);
        var nothing = Libc.Open("/dev/null", 0);
        if (aside >= 0 && nothing >= 0)
        {
            _ = Libc.Replace(nothing, Keyboard);
            _ = Console.IsInputRedirected;
            _ = Libc.Replace(aside, Keyboard);
        }
        if (nothing >= 0) _ = Libc.Close(nothing);
        if (aside >= 0) _ = Libc.Close(aside);
    }

    private static bool AnyDiskConfiguration() =>
        Environment.GetEnvironmentVariable("TUI_CONFIG") is { Length: > 0 }
        || Directory.Exists(".tui")
        || Directory.Exists(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".tui"));

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern TuiConfigurationBuilder NewBuilder(string? appName, string? currentDirectory, bool includeUserSources);
}
