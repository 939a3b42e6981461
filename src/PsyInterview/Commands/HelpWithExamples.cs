using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PsyInterview.Commands;

/// <summary>The library's help, followed by examples.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly IReadOnlyDictionary<string, string[]> Examples = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["psyinterview"] =
        [
            "psyinterview demo                          look around in an invented study",
            "psyinterview practice                      try the live screen; nothing is stored",
            "psyinterview new interviews.psy            make a study",
            "psyinterview run interviews.psy P07        interview participant P07",
            "psyinterview report durations interviews.psy",
        ],
        ["new"] = ["psyinterview new interviews.psy --title \"Persistent symptoms\""],
        ["open"] = ["psyinterview open interviews.psy"],
        ["run"] = ["psyinterview run interviews.psy P07", "psyinterview run interviews.psy P07 --wave 2 --guide guides/patient-second.nl.md"],
        ["afterwards"] = ["psyinterview afterwards interviews.psy P07"],
        ["ask"] = ["psyinterview ask interviews.psy \"What did your family notice?\" --because \"code: family\""],
        ["log"] = ["psyinterview log interviews.psy P07-1 --json"],
        ["verify"] = ["psyinterview verify interviews.psy"],
        ["check"] = ["psyinterview guide check guides/*.md"],
        ["print"] = ["psyinterview guide print guides/patient-first.en.md"],
        ["timeline"] = ["psyinterview report timeline interviews.psy P07-1 --format md"],
        ["durations"] = ["psyinterview report durations interviews.psy --format csv"],
    };

    public override int Invoke(ParseResult parseResult)
    {
        var exit = help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var name = command is RootCommand ? "psyinterview" : command.Name;
        if (!Examples.TryGetValue(name, out var lines)) return exit;
        parseResult.InvocationConfiguration.Output.WriteLine("Examples:");
        foreach (var line in lines) parseResult.InvocationConfiguration.Output.WriteLine("  " + line);
        return exit;
    }
}
