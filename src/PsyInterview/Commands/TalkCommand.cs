using System.CommandLine;
using PsyInterview.Interchange;
using PsyInterview.Reports;
using PsyInterview.Talk;

namespace PsyInterview.Commands;

/// <summary><c>talk --turns FILE.csv</c>: how talk was spread in a group, and who spoke to whom.</summary>
public static class TalkCommand
{
    public static Command Command()
    {
        var turns = new Option<string>("--turns")
        {
            Required = true,
            Description = "A table (CSV): start, end, speaker, act, to with one row a turn (times hh:mm:ss.fff, mm:ss or seconds), "
                + "or speaker, role, seconds, turns with one row a speaker. MOD is the moderator.",
        };
        var seated = new Option<string?>("--seated") { Description = "The participants who sat there, for those who never spoke: P1,P2,P3." };
        var json = StudyArgument.Json();
        const string Help = "Show who spoke how much in a group, how evenly, and who spoke to whom. Exits with 4 when the table cannot be used.";
        var command = new Command("talk", Help) { turns, seated, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(turns), parsed.GetValue(seated), parsed.GetValue(json), parsed.InvocationConfiguration));
        return command;
    }

    private static int Run(string path, string? seated, bool json, InvocationConfiguration io)
    {
        var (table, trouble, exit) = GivenFile.Table(path);
        if (table is null)
        {
            io.Error.WriteLine(trouble);
            return exit;
        }
        var read = TurnsTable.Read(table, seated?.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []);
        Findings.Print(path, read.Problems, io.Error);
        if (read.IsRefused) return ExitCode.Findings;
        var (balance, interaction) = (TalkBalance.Of(read.Totals), read.Turns is null ? null : Interaction.Of(read.Turns));
        if (json)
        {
            io.Output.WriteLine(TalkJson.Of(balance, interaction, read.Moderator));
            return ExitCode.Ok;
        }
        foreach (var (i, shown) in TalkTables.Of(balance, interaction, read.Moderator).Index())
        {
            if (i > 0) io.Output.WriteLine();
            ReportPrint.Write(shown, "text", io.Output, ReportPrint.WindowWidth());
        }
        return ExitCode.Ok;
    }
}
