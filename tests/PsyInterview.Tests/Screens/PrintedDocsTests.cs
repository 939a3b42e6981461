using PsyInterview.Sessions;
using Xunit;

namespace PsyInterview.Tests.Screens;

/// <summary>What the documents show of the program is what the program prints.</summary>
public sealed class PrintedDocsTests
{
    [Fact]
    public void The_map_shows_the_machine_that_guards_a_session()
    {
        var map = Path.Combine(Approval.Folder(), "..", "..", "..", "src", "README.md");
        var shown = File.ReadAllText(map).ReplaceLineEndings("\n");
        var wanted = $"```mermaid\n{SessionProtocol.Diagram()}\n```";
        if (shown.Contains(wanted, StringComparison.Ordinal)) return;
        Approval.Check("diagram", wanted);
        Assert.Fail("src/README.md shows another machine than the program has.");
    }
}
