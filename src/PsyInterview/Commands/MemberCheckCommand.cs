using System.CommandLine;
using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary><c>member-check</c>: what participants are shown of what was made of their words, what they answer, and what becomes of it.</summary>
public static class MemberCheckCommand
{
    public static Command Command(Shelf shelf, TimeProvider time, Option<bool> noInput)
    {
        var command = new Command("member-check", "Member checks: draft and export letters, record each step and answer, list what waits.")
        {
            MemberCheckLetter.Draft(shelf, time, noInput), MemberCheckLetter.Letter(shelf), MemberCheckLetter.Template(shelf), List(time), Show(),
        };
        foreach (var step in MemberCheckSteps.All(shelf)) command.Add(step);
        return command;
    }

    /// <summary>A check: a participant with one open check, or the name of a stream.</summary>
    internal static Argument<string> Check() => new("CHECK") { Description = "The check: P07 where one is open, or its name, for example P07-1.summary." };

    /// <summary>The check that was named.</summary>
    /// <exception cref="RefusedException">There is none, or there are several.</exception>
    internal static CheckRecorder Find(OpenStudy study, string named) => study.Recorder.MemberCheck(NameOf(MemberCheck.All(study.ReadAll(), study.Recorder.Study), study.Recorder.Study, named));

    /// <inheritdoc cref="Find"/>
    internal static string NameOf(IReadOnlyList<MemberCheck> checks, StudyState study, string named)
    {
        if (EntryId.IsMemberCheck(named)) return checks.Any(c => c.Stream == named) ? named : throw new RefusedException($"There is no member check {named} in this study.", ExitCode.NotFound);
        var person = study.Now(named);
        var theirs = checks.Where(c => c.Person == person).ToList();
        if (theirs.Count == 0) throw new RefusedException(study.Knows(person) ? $"No member check was planned with {named}; member-check draft plans one." : Recruitment.NoPerson(named) + ".", ExitCode.NotFound);
        var open = theirs.FindAll(c => !c.IsOver);
        if (open.Count == 0 && theirs.Count == 1) open = theirs;
        return open is [var only] ? only.Stream : throw new RefusedException($"Say which: {string.Join(", ", (open.Count > 0 ? open : theirs).Select(c => c.Stream))}.", ExitCode.NotFound);
    }

    private static Command List(TimeProvider time)
    {
        var (study, json) = (StudyArgument.New(), StudyArgument.Json());
        var command = new Command("list", "Every member check: how it stands and what it waits for.") { study, json };
        command.SetAction(parsed => StudyArgument.Reading(parsed.GetRequiredValue(study), parsed.InvocationConfiguration, file =>
        {
            var asked = ReportOptions.On(DateOnly.FromDateTime(time.GetLocalNow().DateTime));
            ReportPrint.Write(MemberCheckReport.List(file.ReadLog(null), asked), parsed.GetValue(json) ? "json" : "text", parsed.InvocationConfiguration.Output, ReportPrint.WindowWidth());
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command Show()
    {
        var (study, check, json) = (StudyArgument.New(), Check(), StudyArgument.Json());
        var command = new Command("show", "One member check: its statements with what was answered and decided, and what was added.") { study, check, json };
        command.SetAction(parsed => StudyArgument.Reading(parsed.GetRequiredValue(study), parsed.InvocationConfiguration, file =>
        {
            var reading = file.ReadLog(null);
            var state = StudyState.Of(reading);
            var checks = MemberCheck.All(reading, state);
            var name = NameOf(checks, state, parsed.GetRequiredValue(check));
            ReportPrint.Write(MemberCheckReport.Of(checks.First(c => c.Stream == name)), parsed.GetValue(json) ? "json" : "text", parsed.InvocationConfiguration.Output, ReportPrint.WindowWidth());
            return ExitCode.Ok;
        }));
        return command;
    }
}
