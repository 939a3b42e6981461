using Xunit;

namespace PsyInterview.Tests.EndToEnd;

public sealed class TerminalSettingsTests
{
    [Fact]
    public void Raw_mode_is_seen_while_it_lasts_and_gone_after()
    {
        using var terminal = PseudoTerminal.Start(["sh", "-c", "s=$(stty -g); stty raw -echo; echo raw; head -c 1; stty $s; echo back"]);
        terminal.WaitFor("raw");
        Assert.False(terminal.Settings.Canonical || terminal.Settings.Echo || terminal.Settings.Signals || terminal.Settings.OutputProcessing);
        Assert.NotEqual(terminal.SettingsAtStart, terminal.Settings);
        terminal.Send("x");
        Assert.Equal(0, terminal.WaitForExit());
        Assert.Equal(terminal.SettingsAtStart, terminal.Settings);
        Assert.True(terminal.Settings is { Canonical: true, Echo: true, Signals: true, OutputProcessing: true });
    }

    [Theory]
    [InlineData("-echo")]
    [InlineData("intr ^X")]
    [InlineData("-opost")]
    [InlineData("-ixon")]
    public void What_a_program_leaves_behind_outlives_it(string change)
    {
        using var terminal = PseudoTerminal.Start(["sh", "-c", "stty " + change]);
        Assert.Equal(0, terminal.WaitForExit());
        Assert.NotEqual(terminal.SettingsAtStart, terminal.Settings);
    }
}
