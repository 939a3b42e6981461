using System.CommandLine;
using PsyInterview.Coding;
using PsyInterview.Reports;

namespace PsyInterview.Commands;

/// <summary><c>meeting</c>: when the team met about the analysis, and what was decided.</summary>
public static class MeetingCommand
{
    public static Command Command(Shelf shelf, TimeProvider time)
    {
        var (study, json) = (StudyArgument.New(), StudyArgument.Json());
        var on = ContactCommand.Day("--on", "The day, where it was not today.");
        var present = new Option<string?>("--present") { Description = "Who was there, by their codes in the team: \"sd, mw\"." };
        var decided = new Option<string?>("--decided") { Description = "What was decided." };
        var why = new Option<string?>("--why") { Description = "Why." };
        var about = new Option<string?>("--about") { Description = "The codes and themes it was about, with commas between them." };
        var command = new Command("meeting", "Record a meeting of the team about the analysis; without --decided, list them.") { study, on, present, decided, why, about, json };
        command.Validators.Add(result =>
        {
            if (result.GetResult(decided) is null && ((Option[])[on, present, why, about]).Any(o => result.GetResult(o) is not null)) result.AddError("Say what was decided: --decided.");
            if (result.GetResult(decided) is not null && result.GetResult(present) is null) result.AddError("Say who was there: --present.");
        });
        command.SetAction(parsed =>
        {
            var (path, io) = (parsed.GetRequiredValue(study), parsed.InvocationConfiguration);
            if (parsed.GetValue(decided) is not { } words)
            {
                return StudyArgument.Reading(path, io, file =>
                {
                    ReportPrint.Write(CodebookReport.Meetings(file.ReadLog(null)), parsed.GetValue(json) ? "json" : "text", io.Output, ReportPrint.WindowWidth());
                    return ExitCode.Ok;
                });
            }
            var day = parsed.GetValue(on) ?? Studies.StudyState.Day(time.GetLocalNow());
            List<string> there = [.. CodebookCommand.Names(parsed.GetValue(present)).SelectMany(p => p.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(Studies.StudyDecisions.IsCode) ? p.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [p])];
            return CodebookCommand.Record(
                shelf, path, io, _ => CodebookDecisions.Meet(day, there, words, parsed.GetValue(why), CodebookCommand.Names(parsed.GetValue(about))), book => $"The meeting of {day} is recorded; {book.Meetings.Count} in all.");
        });
        return command;
    }
}
