using System.CommandLine;
using System.CommandLine.Help;
using PsyInterview.Commands;

// The one place where the clock of the machine comes in; everything else is handed it.
var time = TimeProvider.System;

var noInput = new Option<bool>("--no-input") { Description = "Never open a screen or wait for a key.", Recursive = true };
var screens = new ScreenCommands(time, noInput);
var root = new RootCommand("A companion for semi-structured interviews and focus groups. Without a command: recent studies, the demo, practice.")
{
    screens.Demo(), screens.New(), screens.Open(), screens.Run(), screens.Afterwards(), screens.Practice(), screens.Ask(),
    GuideCommand.Command(), LogCommand.Command(), VerifyCommand.Command(), ReportCommand.Command(),
};
root.Add(noInput);
root.SetAction(screens.Home);
if (root.Options.OfType<HelpOption>().FirstOrDefault() is { } help) help.Action = new HelpWithExamples((HelpAction)help.Action!);

var parsed = root.Parse(args);
try
{
    var exit = parsed.Invoke();
    return parsed.Errors.Count > 0 ? ExitCode.Usage : exit;
}
catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"{fault.Message} Everything that was shown as saved is on the disk.");
    return ExitCode.Failure;
}
