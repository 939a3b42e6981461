using System.CommandLine;

namespace PsyInterview.Commands;

/// <summary><c>guide</c>: everything about topic guides that needs no study.</summary>
public static class GuideCommand
{
    public static Command Command() => new("guide", "Check, print, export and convert topic guides.") { GuideCheck.Command(), GuidePrint.Command(), GuideExport.Command(), GuideConvert.Command() };
}
