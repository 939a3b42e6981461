using System.Text.RegularExpressions;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

public sealed class PseudoTerminalTests
{
    private static readonly TimeSpan Still = TimeSpan.FromMilliseconds(100);

    [Fact]
    public void Cat_says_everything_back_and_ends_at_the_end_of_input()
    {
        using var terminal = PseudoTerminal.Start(["/bin/cat"]);
        terminal.Send("hello<Sp>there<Enter>");
        terminal.WaitFor(@"^hello there\nhello there$");
        terminal.Reject("bye");
        terminal.Send("<C-d>");
        Assert.Equal(0, terminal.WaitForExit());
    }

    [Fact]
    public void The_shell_reads_a_line_and_its_exit_code_comes_through()
    {
        using var terminal = PseudoTerminal.Start(["sh", "-c", "read x; echo got $x; exit 42"]);
        terminal.Send("it<Enter>");
        terminal.WaitFor("^got it$");
        Assert.Equal(42, terminal.WaitForExit());
        terminal.Expect("^got it$");
    }

    [Fact]
    public void Text_of_many_scripts_comes_back_as_it_went()
    {
        const string text = "żółw 日本語 e\u0301 🦊 שלום";
        using var terminal = PseudoTerminal.Start(["sh", "-c", "stty -echo; echo ready; cat"]);
        terminal.WaitFor("^ready$");
        terminal.Send(text + "<Enter>");
        terminal.WaitFor("^" + Regex.Escape(text) + "$");
        Assert.Contains(text, terminal.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnixSignal.Kill)]
    [InlineData(UnixSignal.Terminate)]
    [InlineData(UnixSignal.HangUp)]
    [InlineData(UnixSignal.Interrupt)]
    internal void A_signal_ends_the_program_itself(UnixSignal signal)
    {
        using var terminal = PseudoTerminal.Start(["/bin/cat"]);
        terminal.Send("up<Enter>");
        terminal.WaitFor("^up\nup$");
        Assert.Equal("cat", File.ReadAllText($"/proc/{terminal.ProcessId}/comm").Trim());
        terminal.Kill(signal);
        Assert.Equal(128 + (int)signal, terminal.WaitForExit());
        Assert.Equal("up\nup", terminal.Screen.TrimEnd('\n'));
    }

    [Fact]
    public void Control_c_reaches_the_program_through_the_terminal()
    {
        using var terminal = PseudoTerminal.Start(["sh", "-c", "trap 'echo caught; exit 5' INT; echo ready; while :; do sleep 0.05; done"]);
        terminal.WaitFor("^ready$");
        terminal.Send("<C-c>");
        terminal.WaitFor("caught$");
        Assert.Equal(5, terminal.WaitForExit());
    }

    [Fact]
    public void A_hang_up_is_told_to_the_program_and_its_exit_code_still_comes()
    {
        using var terminal = PseudoTerminal.Start(["sh", "-c", "trap 'echo gone >~/last; exit 7' HUP; echo ready; while :; do sleep 0.05; done"]);
        terminal.WaitFor("^ready$");
        terminal.HangUp();
        Assert.Equal(7, terminal.WaitForExit());
        Assert.Equal("gone\n", File.ReadAllText(Path.Combine(terminal.Home, "last")));
    }

    [Fact]
    public void The_program_is_told_the_size_and_its_changes()
    {
        using var terminal = PseudoTerminal.Start(
            ["sh", "-c", "trap 'stty size' WINCH; stty size; while :; do sleep 0.05; done"], new() { Rows = 10, Columns = 40 });
        terminal.WaitFor("^10 40$");
        terminal.Resize(30, 100);
        terminal.WaitFor("^30 100$");
    }

    [Fact]
    public void The_program_gets_a_clean_environment_and_a_home_of_its_own()
    {
        string home;
        using (var terminal = PseudoTerminal.Start(
            ["sh", "-c", "echo $TERM $LC_ALL $EXTRA; echo $HOME; pwd; test -d $XDG_DATA_HOME; echo $?; tty; cat </dev/tty"],
            new() { Columns = 200, Environment = new Dictionary<string, string?> { ["EXTRA"] = "more" } }))
        {
            home = terminal.Home;
            var escaped = Regex.Escape(home);
            terminal.WaitFor($@"^xterm-256color C.UTF-8 more\n{escaped}\n{escaped}\n0\n/dev/pts/\d+$");
            Assert.True(Directory.Exists(home));
        }
        Assert.False(Directory.Exists(home));
    }

    [Fact]
    public void A_home_that_was_given_stays_for_the_next_start()
    {
        var home = Directory.CreateTempSubdirectory().FullName;
        try
        {
            using (var first = PseudoTerminal.Start(["sh", "-c", "echo kept >$HOME/note"], new() { Home = home }))
                Assert.Equal(0, first.WaitForExit());
            using var second = PseudoTerminal.Start(["cat", "note"], new() { Home = home });
            second.WaitFor("^kept$");
        }
        finally
        {
            Directory.Delete(home, true);
        }
    }

    [Fact]
    public void Much_output_and_a_large_paste_both_pass()
    {
        using var terminal = PseudoTerminal.Start(["sh", "-c", "stty raw -echo; echo ready; head -c 200000 | tr x y; stty sane; echo; echo done"]);
        terminal.WaitFor("^ready");
        terminal.Paste(new string('x', 200_000));
        terminal.WaitFor("^done$");
        Assert.Equal(200_000, terminal.Output.Count(character => character == 'y') - "ready".Count(character => character == 'y'));
        Assert.Equal(0, terminal.WaitForExit());
    }

    [Fact]
    public void A_paste_is_bracketed_when_the_program_asks()
    {
        using var terminal = PseudoTerminal.Start(["sh", "-c", @"stty raw -echo; printf '\033[?2004hready'; head -c 15 | od -An -c"]);
        terminal.WaitFor("ready");
        terminal.Paste("a\nb");
        terminal.WaitFor(@"033   \[   2   0   0   ~   a  \\r   b 033   \[   2   0   1   ~");
    }

    [Fact]
    public void Questions_to_the_terminal_are_answered()
    {
        using var terminal = PseudoTerminal.Start(["sh", "-c", @"stty raw -echo; printf '\033[6n'; head -c 6 | od -An -c"]);
        terminal.WaitFor(@"033   \[   1   ;   1   R");
        Assert.Equal(["[6n"], terminal.Look(screen => screen.Queries.ToArray()));
    }

    [Fact]
    public void What_does_not_come_fails_with_the_screen()
    {
        using var terminal = PseudoTerminal.Start(["sh", "-c", "echo only this; read x; exit 3"]);
        terminal.WaitFor("only");
        var late = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => terminal.WaitFor("never", TimeSpan.FromMilliseconds(50)));
        Assert.Contains("only this", late.Message, StringComparison.Ordinal);
        Assert.Contains("in time", late.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => terminal.Expect("never"));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => terminal.Reject("only"));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => terminal.WaitForExit(TimeSpan.FromMilliseconds(50)));
        terminal.Send("<Enter>");
        var ended = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => terminal.WaitFor("never"));
        Assert.Contains("ended with 3", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_waits_for_the_output_to_cease()
    {
        using var terminal = PseudoTerminal.Start(["sh", "-c", "for i in 1 2 3 4; do echo $i; sleep 0.03; done; read x"]);
        terminal.WaitFor("^1$");
        terminal.Quiet(TimeSpan.FromMilliseconds(300));
        terminal.Expect("^4$");
        Assert.True(terminal.Chunks.Zip(terminal.Chunks.Skip(1)).All(pair => pair.First.At <= pair.Second.At));
    }

    [Fact]
    public void A_program_that_is_not_there_gives_127()
    {
        using var terminal = PseudoTerminal.Start(["/no/such/program"]);
        Assert.Equal(127, terminal.WaitForExit());
        terminal.Expect("not found");
    }

    [Fact]
    public void Nano_writes_a_file_and_puts_the_terminal_back()
    {
        Assert.SkipUnless(TerminalSession.Succeeds("nano", "--version"), "nano is not installed.");
        using var terminal = PseudoTerminal.Start(["nano", "note.txt"]);
        terminal.WaitFor("GNU nano");
        Assert.True(terminal.Modes.AlternateScreen);
        terminal.Send("first<Enter>zażółć 漢字<Left><BS>x");
        terminal.WaitFor("^first\nzażółć x字$");
        // nano misses a change of size that comes while it is still drawing.
        terminal.Quiet(Still);
        terminal.Resize(12, 50);
        terminal.WaitFor(@"\A(.*\n){10}\^G .*\n\^X .*\z");
        terminal.Expect("^first\nzażółć x字$");
        terminal.Send("<C-x>");
        terminal.WaitFor("^Save modified buffer");
        terminal.Send("y");
        terminal.WaitFor("^File Name to Write");
        terminal.Send("<Enter>");
        Assert.Equal(0, terminal.WaitForExit());
        Assert.Equal("first\nzażółć x字\n", File.ReadAllText(Path.Combine(terminal.Home, "note.txt")));
        Assert.Equal(TerminalModes.Untouched, terminal.Modes);
        Assert.Equal(terminal.SettingsAtStart, terminal.Settings);
    }
}
