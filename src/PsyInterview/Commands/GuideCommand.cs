using System.CommandLine;

namespace PsyInterview.Commands;

/// <summary><c>guide</c>: everything about topic guides, in files and in a study.</summary>
public static class GuideCommand
{
    public static Command Command(Shelf shelf) => new("guide", "Topic guides: check, print, export and convert files; versions of the guides of a study, what changed and why.")
    {
        GuideCheck.Command(), GuidePrint.Command(), GuideExport.Command(), GuideConvert.Command(),
        GuideImport.Import(shelf), GuideImport.Freeze(shelf), GuideRecord.History(), GuideRecord.Diff(), GuideRecord.Show(), GuideRecord.Explain(shelf), GuideRecord.Pilot(shelf), GuideRecord.Proposals(shelf), GuideRecord.Propose(shelf),
    };
}
