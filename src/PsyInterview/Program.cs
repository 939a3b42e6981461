using System.CommandLine;
using System.CommandLine.Help;
using PsyInterview.Commands;
using PsyInterview.Terminal;

// The one place where the clock of the machine comes in; everything else is handed it.
var time = TimeProvider.System;

var output = StandardStream.Writer(1, Console.OpenStandardOutput);
var error = StandardStream.Writer(2, Console.OpenStandardError);
error.AutoFlush = true;

var noInput = new Option<bool>("--no-input") { Description = "Never open a screen or wait for a key.", Recursive = true };
var shelf = PsyInterview.Shelf.OfThisPerson(time);
var screens = new ScreenCommands(time, noInput);
var root = new RootCommand("A companion for semi-structured interviews and focus groups. Without a command: recent studies, the demo, practice.")
{
    screens.Demo(), screens.New(), screens.Open(), screens.Run(), screens.Afterwards(), screens.Practice(), screens.Ask(),
    new StudyCommand(time).Command(), ContactCommand.Command(shelf, time), ParticipantCommand.Command(shelf), ConsentCommand.Command(shelf),
    WithdrawCommand.Command(shelf), ImportCommand.Command(shelf, time),
    MeCommand.Command(shelf), BundleCommand.Command(shelf, time), TakeCommand.Command(shelf), MergeCommand.Command(shelf),
    CodeCommand.Command(shelf, time),
    new ReportCommand(time).Command(), SamplingCommand.Command(), TalkCommand.Command(), AgreementCommand.Command(), SaturationCommand.Command(), PlanCommand.Command(),
    TranscriptCommand.Command(shelf, time), MemberCheckCommand.Command(shelf, time, noInput),
    CodebookCommand.Command(shelf), MeetingCommand.Command(shelf, time),
    GuideCommand.Command(shelf), LogCommand.Command(), VerifyCommand.Command(),
};
root.Add(noInput);
root.SetAction(screens.Home);
if (root.Options.OfType<HelpOption>().FirstOrDefault() is { } help) help.Action = new HelpWithExamples((HelpAction)help.Action!);

var parsed = root.Parse(args);
try
{
    var exit = parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
    output.Flush();
    return parsed.Errors.Count > 0 ? ExitCode.Usage : exit;
}
catch (IOException fault) when (fault.Message.StartsWith("The output", StringComparison.Ordinal))
{
    error.WriteLine(fault.Message);
    return ExitCode.Failure;
}
catch (Exception fault)
{
    // The message of an exception can hold words of a note; its kind and place cannot.
    error.WriteLine($"Something went wrong: {fault.GetType().Name} {fault.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}");
    error.WriteLine("Everything that was shown as saved is on the disk; open the study again to go on.");
    return ExitCode.Failure;
}
