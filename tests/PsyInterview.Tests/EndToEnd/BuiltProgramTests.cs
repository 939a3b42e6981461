using Xunit;

namespace PsyInterview.Tests.EndToEnd;

public sealed class BuiltProgramTests
{
    [Fact]
    public void The_program_starts_on_a_terminal()
    {
        using var terminal = PseudoTerminal.Start(BuiltProgram.Command("--version"));
        Assert.Equal(0, terminal.WaitForExit(TimeSpan.FromSeconds(30)));
        terminal.Expect(@"\S");
        Assert.Equal(terminal.SettingsAtStart, terminal.Settings);
    }

    [Fact]
    public void A_build_lies_with_the_tests() => Assert.True(BuiltProgram.CanStart(Path.Combine(AppContext.BaseDirectory, "psyinterview.dll")));

    [Fact]
    public void The_arguments_follow_the_program() => Assert.Equal(["a", "b c"], BuiltProgram.Command("a", "b c").TakeLast(2));
}
