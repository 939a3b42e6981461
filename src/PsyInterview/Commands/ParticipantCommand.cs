using System.CommandLine;
using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary><c>participant</c>: who takes part, and what is known of them.</summary>
public static class ParticipantCommand
{
    public static Command Command(Shelf shelf) => new("participant", "Add and list participants, and record what is known of them.") { Add(shelf), List(), Set(shelf) };

    internal static Argument<string> Code() => new("CODE") { Description = "The participant's code, for example P07." };

    private static Command Add(Shelf shelf)
    {
        var (study, code) = (StudyArgument.New(), Code());
        var group = new Option<string?>("--group") { Description = "The population, for example patients; moves a participant who is in another." };
        var command = new Command("add", "Give a participant a code. A code, never a name.") { study, code, group };
        command.SetAction(parsed => StudyChange.Record(
            shelf, parsed.GetRequiredValue(study), parsed.InvocationConfiguration,
            (state, _) => StudyDecisions.AddParticipant(state, parsed.GetRequiredValue(code), parsed.GetValue(group)),
            (state, _) => $"{parsed.GetRequiredValue(code)} is in {state.GroupOf(parsed.GetRequiredValue(code)) ?? "the study"}."));
        return command;
    }

    private static Command List()
    {
        var (study, json) = (StudyArgument.New(), StudyArgument.Json());
        var command = new Command("list", "List everybody who was contacted or takes part, how things stand with them, and what is known of them.") { study, json };
        command.SetAction(parsed => StudyArgument.Reading(parsed.GetRequiredValue(study), parsed.InvocationConfiguration, file =>
        {
            ReportPrint.Write(People(file.ReadLog(null)), parsed.GetValue(json) ? "json" : "text", parsed.InvocationConfiguration.Output, ReportPrint.WindowWidth());
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command Set(Shelf shelf)
    {
        var (study, code) = (StudyArgument.New(), Code());
        var values = new Argument<string[]>("CRITERION=VALUE") { Description = "For example age=54; several values with ; between them.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("set", "Record what is known of a participant by the study's criteria.") { study, code, values };
        command.SetAction(parsed => StudyChange.Record(
            shelf, parsed.GetRequiredValue(study), parsed.InvocationConfiguration,
            (state, at) =>
            {
                var person = StudyChange.Known(state, parsed.GetRequiredValue(code));
                return StudyDecisions.Together(state, at, parsed.GetRequiredValue(values).Select<string, Func<StudyState, Decision>>(value => now =>
                    value.Split('=', 2) is [var criterion, var words]
                        ? Recruitment.Answer(now, person, criterion.Trim(), words)
                        : Decision.Refuse($"“{value}” is not of the form criterion=value, for example age=54")));
            },
            (state, decision) => string.Join(
                '\n', decision.Events.OfType<CriterionRecorded>().Select(e => $"{e.Person}, {e.Criterion}: {state.AnswerOf(e.Person, e.Criterion)!.Words}"))));
        return command;
    }

    private static Table People(LogReading reading)
    {
        var cohort = Cohort.Of(reading);
        var study = cohort.Study;
        var criteria = study.SetUp.Criteria.DistinctBy(c => c.Criterion).ToList();
        return new(
            "participants", "Participants and contacts", ["code", "group", "status", .. criteria.Select(c => c.Criterion)],
            [
                .. study.Everybody.Select(person => (IReadOnlyList<string>)
                    [person, study.GroupOf(person) ?? "", Status(cohort, person), .. criteria.Select(c => study.AnswerOf(person, c.Criterion)?.Words ?? "")]),
            ],
            [], new HashSet<string>(criteria.Where(c => c.Kind == "number").Select(c => c.Criterion)));
    }

    // How it stands, and behind it what comes next.
    private static string Status(Cohort cohort, string person)
    {
        var (study, standing) = (cohort.Study, Standing.Of(cohort, person));
        if (study.Withdrawals.GetValueOrDefault(person) is { } withdrawal) return $"{standing} {withdrawal.On}: {Scopes.Words(withdrawal.Scope)}";
        var next = study.Appointments.Values.Where(a => a.Person == person && !cohort.IsHeld(person, a.Wave)).MinBy(a => a.Wave);
        if (next is { Wave: 1 } && standing == Standing.Scheduled) return $"{standing} {next.At}";
        var last = study.Contacts.FindLast(c => c.Person == person);
        return next is not null ? $"{standing}; {Standing.Scheduled} {next.At}, wave {next.Wave}"
            : last is { Wave: > 1 } && !cohort.IsHeld(person, last.Wave) ? $"{standing}; {Standing.Of(last)}, wave {last.Wave}"
            : standing;
    }
}
