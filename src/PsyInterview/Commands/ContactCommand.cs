using System.CommandLine;
using PsyInterview.Reports;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary><c>contact</c>: whom was asked, what came of it, and the appointments made.</summary>
public static class ContactCommand
{
    public static Command Command(Shelf shelf, TimeProvider time) => new("contact", "Record contacts and appointments.") { Add(shelf), List(time), Appoint(shelf), Cancel(shelf) };

    private static Command Add(Shelf shelf)
    {
        var (study, person, wave) = (StudyArgument.New(), Person(), Wave());
        var outcome = new Option<string>("--outcome") { Description = $"What came of it: {string.Join(", ", Outcomes.All)}.", Required = true };
        var on = Day("--on", "The day, where it was not today.");
        var channel = new Option<string?>("--channel") { Description = "phone, letter, e-mail, in person, ..." };
        var by = new Option<string?>("--by") { Description = "Who contacted them: a code of the team." };
        var reason = new Option<string?>("--reason") { Description = "Why they declined, cancelled or are not eligible." };
        var callBack = Day("--call-back", "The day on which to call again.");
        var group = new Option<string?>("--group") { Description = "The population, for example patients." };
        var participant = new Option<string?>("--participant") { Description = "The participant's code of who agrees; the next free one unless given." };
        var because = Because();
        var command = new Command("add", "Record what came of a contact. Who agrees becomes a participant.")
        {
            study, person, outcome, wave, on, channel, by, reason, callBack, group, participant, because,
        };
        command.SetAction(parsed => StudyChange.Record(
            shelf, parsed.GetRequiredValue(study), parsed.InvocationConfiguration,
            (state, at) => Recruitment.Contact(
                state, parsed.GetRequiredValue(person), parsed.GetValue(wave), Outcome(parsed.GetRequiredValue(outcome)), StudyState.Day(at), parsed.GetValue(on),
                parsed.GetValue(channel), parsed.GetValue(by), parsed.GetValue(reason), parsed.GetValue(callBack), parsed.GetValue(group),
                parsed.GetValue(participant), parsed.GetValue(because)),
            (state, decision) => Said(parsed.GetRequiredValue(person), decision)));
        return command;
    }

    private static Command List(TimeProvider time)
    {
        var (study, json) = (StudyArgument.New(), StudyArgument.Json());
        var command = new Command("list", "List every contact by day, as report contacts does.") { study, json };
        command.SetAction(parsed => StudyArgument.Reading(parsed.GetRequiredValue(study), parsed.InvocationConfiguration, file =>
        {
            ReportPrint.Write(Contacts.From(file.ReadLog(null), ReportOptions.On(DateOnly.FromDateTime(time.GetLocalNow().DateTime))), parsed.GetValue(json) ? "json" : "text", parsed.InvocationConfiguration.Output, ReportPrint.WindowWidth());
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command Appoint(Shelf shelf)
    {
        var (study, person, wave, because) = (StudyArgument.New(), Person(), Wave(), Because());
        var at = new Option<string>("--at") { Description = "Day and time, for example \"2026-11-05 14:00\".", Required = true };
        var place = new Option<string?>("--place") { Description = "home, practice, university, phone, video call, or other words." };
        var interviewer = new Option<string?>("--interviewer") { Description = "Who interviews: a code of the team." };
        var observers = new Option<string[]>("--observer") { Description = "Who observes: codes of the team.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("appoint", "Make an appointment, or move the one that stands.") { study, person, at, wave, place, interviewer, observers, because };
        command.SetAction(parsed => StudyChange.Record(
            shelf, parsed.GetRequiredValue(study), parsed.InvocationConfiguration,
            (state, _) => Recruitment.Appoint(
                state, StudyChange.Known(state, parsed.GetRequiredValue(person)), parsed.GetValue(wave), parsed.GetRequiredValue(at), parsed.GetValue(place),
                parsed.GetValue(interviewer), parsed.GetValue(observers), parsed.GetValue(because)),
            (_, decision) => decision.Events.OfType<AppointmentMade>().Single() is var made ? $"{made.Person}, wave {made.Wave}: {made.At}." : ""));
        return command;
    }

    private static Command Cancel(Shelf shelf)
    {
        var (study, person, wave) = (StudyArgument.New(), Person(), Wave());
        var command = new Command("cancel-appointment", "Take an appointment away. Who cancelled, and why, is a contact of its own.") { study, person, wave };
        command.SetAction(parsed => StudyChange.Record(
            shelf, parsed.GetRequiredValue(study), parsed.InvocationConfiguration,
            (state, _) => Recruitment.CancelAppointment(state, StudyChange.Known(state, parsed.GetRequiredValue(person)), parsed.GetValue(wave)),
            (state, _) => $"{state.Now(parsed.GetRequiredValue(person))} has no appointment for wave {parsed.GetValue(wave)} any more."));
        return command;
    }

    private static string Said(string person, Decision decision)
    {
        var contact = decision.Events.OfType<ContactRecorded>().Single();
        var added = decision.Events.OfType<ParticipantAdded>().SingleOrDefault();
        var after = added is null ? "" : added.Contact is null ? $" {added.Participant} takes part." : $" {person} is {added.Participant} from now on.";
        return $"{contact.Person}, wave {contact.Wave}: {contact.Outcome}.{after}";
    }

    // no-answer is easier to type than "no answer".
    private static string Outcome(string words) => words.Trim().Replace('-', ' ').ToLowerInvariant();

    internal static Argument<string> Person() => new("PERSON") { Description = "The code of the contact or the participant, for example C12 or P07." };

    internal static Option<int> Wave() => new("--wave") { Description = "Which wave of interviews, from 1.", DefaultValueFactory = _ => 1 };

    internal static Option<string?> Day(string name, string help) => new(name) { Description = $"{help} For example 2026-11-05." };

    internal static Option<string?> Because() => new("--because") { Description = "The reason for contacting somebody whose consent does not allow it." };
}
