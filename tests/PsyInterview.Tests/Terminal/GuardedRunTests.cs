using System.Runtime.Versioning;
using PsyInterview.Terminal;
using Terminal.Gui.Input;
using Xunit;

namespace PsyInterview.Tests.Terminal;

[UnsupportedOSPlatform("windows")]
public sealed class GuardedRunTests : IDisposable
{
    private readonly PseudoTerminal terminal = new();
    private readonly InputClock clock = new(TimeProvider.System);
    private int saved;

    [Fact]
    public void The_terminal_is_given_back_as_it_was()
    {
        if (OperatingSystem.IsWindows()) return;
        var before = terminal.Modes();
        var run = Start(out var screen);
        Assert.True(terminal.WaitFor("ready"));
        Assert.NotEqual(before, terminal.Modes());
        terminal.Press("\u0003\u0013\u001a");
        Assert.True(terminal.WaitFor("Ctrl+Z"));
        terminal.Press("\u0011");
        Assert.Equal(0, End(run));
        terminal.Read(100);
        Assert.Equal(before, terminal.Modes());
        Assert.Equal(["Ctrl+C", "Ctrl+S", "Ctrl+Z", "Ctrl+Q"], screen.Keys);
        AssertModesBalanced();
        Assert.Equal(0, saved);
    }

    [Fact]
    public void A_failing_screen_saves_gives_the_terminal_back_and_comes_out()
    {
        if (OperatingSystem.IsWindows()) return;
        var before = terminal.Modes();
        var run = Start(out _);
        Assert.True(terminal.WaitFor("ready"));
        terminal.Press("x");
        Assert.Equal("broken", Assert.Throws<InvalidOperationException>(() => End(run)).Message);
        terminal.Read(100);
        Assert.Equal(before, terminal.Modes());
        Assert.Equal(1, saved);
        AssertModesBalanced();
    }

    [Fact]
    public void No_question_title_or_mouse_tracking_reaches_the_terminal_and_idle_is_silent()
    {
        if (OperatingSystem.IsWindows()) return;
        var run = Start(out _);
        Assert.True(terminal.WaitFor("ready"));
        terminal.Read(100);
        var first = terminal.Written.Length;
        terminal.Read(400);
        Assert.Equal(first, terminal.Written.Length);
        Assert.DoesNotContain("\u001b]", terminal.Written, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b_", terminal.Written, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\x1b\[[?>]?[0-9;]*[cntu]", terminal.Written);
        Assert.DoesNotMatch(@"\x1b\[\?100\dh", terminal.Written);
        terminal.Press("\u0011");
        Assert.Equal(0, End(run));
    }

    [Fact]
    public void Each_key_knows_when_it_arrived_even_when_it_had_to_wait()
    {
        if (OperatingSystem.IsWindows()) return;
        var run = Start(out var screen);
        Assert.True(terminal.WaitFor("ready"));
        terminal.Press("sab\u0011");
        Assert.Equal(0, End(run));
        // The first key slept; those behind it were read with it.
        Assert.All(screen.Waited[1..], waited => Assert.InRange(waited.TotalMilliseconds, 190, 5000));
        Assert.Equal(TimeSpan.Zero, clock.Waited);
    }

    [Fact]
    public void The_terminal_can_be_lent_to_another_program()
    {
        if (OperatingSystem.IsWindows()) return;
        var before = terminal.Modes();
        var run = Start(out var screen);
        Assert.True(terminal.WaitFor("ready"));
        byte[] lent = [];
        screen.OnLend = () => lent = terminal.Modes();
        terminal.Press("l");
        Assert.True(terminal.WaitFor("key l"));
        Assert.Equal(before, lent);
        Assert.NotEqual(before, terminal.Modes());
        terminal.Press("j\u0011");
        Assert.Equal(0, End(run));
        Assert.Equal(["l", "j", "Ctrl+Q"], screen.Keys);
    }

    public void Dispose() => terminal.Dispose();

    private Task<int> Start(out KeysScreen screen)
    {
        var shown = screen = new(clock);
        var run = new GuardedRun(clock, () => saved++, new TerminalModes(terminal.Near, terminal.Near));
        return Task.Factory.StartNew(() => run.Run(_ => shown), TaskCreationOptions.LongRunning);
    }

    private static int End(Task<int> run) => run.GetAwaiter().GetResult();

    private void AssertModesBalanced()
    {
        Assert.Contains("\u001b[?1049l", terminal.Written, StringComparison.Ordinal);
        Assert.EndsWith("\u001b[?2004l\u001b[?1049l\u001b[?25h", terminal.Written, StringComparison.Ordinal);
    }

    private sealed class KeysScreen : BareWindow
    {
        private readonly LinesView line = new() { Width = 40, Height = 1, Lines = ["ready"] };
        private readonly InputClock clock;

        internal KeysScreen(InputClock clock)
        {
            this.clock = clock;
            Add(line);
        }

        internal List<string> Keys { get; } = [];

        internal List<TimeSpan> Waited { get; } = [];

        internal Action OnLend { get; set; } = () => { };

        protected override bool OnKeyDown(Key key)
        {
            Waited.Add(clock.Waited);
            Keys.Add(key.ToString());
            line.Lines = [$"key {key}"];
            if (key == Key.X) throw new InvalidOperationException("broken");
            if (key == Key.S) Thread.Sleep(200);
            if (key == Key.L) RunGuard.LendTerminal(OnLend);
            if (key == Key.Q.WithCtrl) RequestStop();
            return true;
        }
    }
}
