using PsyInterview.MemberChecks;
using PsyInterview.Sessions;
using Xunit;

namespace PsyInterview.Tests.Screens;

/// <summary>What the documents show of the program is what the program prints.</summary>
public sealed class PrintedDocsTests
{
    [Fact]
    public void The_map_shows_the_machine_that_guards_a_session() => Shows(SessionProtocol.Diagram(), "diagram");

    [Fact]
    public void The_map_shows_the_machine_that_guards_a_member_check() => Shows(MemberCheckProtocol.Diagram(), "diagram-member-check");

    private static void Shows(string diagram, string name)
    {
        var map = Path.Combine(Approval.Folder(), "..", "..", "..", "src", "README.md");
        var shown = File.ReadAllText(map).ReplaceLineEndings("\n");
        var wanted = $"```mermaid\n{diagram}\n```";
        if (shown.Contains(wanted, StringComparison.Ordinal)) return;
        Approval.Check(name, wanted);
        Assert.Fail("src/README.md shows another machine than the program has.");
    }
}
