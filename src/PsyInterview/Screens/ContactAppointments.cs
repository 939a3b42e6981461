using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>Appointments: day and time, place, who leads and who observes. What was typed until Esc is kept.</summary>
public sealed partial class ContactsScreen
{
    private static IReadOnlyList<string> Places { get; } = ["home", "practice", "university", "video call", "phone"];

    private void AskTime(Press press)
    {
        var line = Chosen!;
        var now = line.Appointment;
        Shell.Type(new Typing($"{line.Person}, {Phrases.Ordinal(line.Wave)} interview, day and time:", press.At, words =>
        {
            if (words.Trim().Length == 0) return null;
            if (DayWords.Time(words, Today) is not { } at) return DayWords.NotATime(words);
            AskPlace(press, line, at);
            return null;
        })
        { Text = now?.At ?? "", Bar = "friday 14:00, tomorrow 9.30, 2026-11-05 14:00  Enter next  Esc back" });
    }

    private void AskPlace(Press press, RecruitmentLine line, string at) =>
        Shell.Type(new Typing($"{line.Person}, {at}, place:", press.At, place =>
        {
            AskTeam(press, line, at, place);
            return null;
        })
        {
            Text = line.Appointment?.Place ?? "",
            Complete = typed => [.. Places.Where(p => typed.Trim() == line.Appointment?.Place || p.StartsWith(typed.Trim(), StringComparison.OrdinalIgnoreCase))],
            TakesChoice = true,
            ListTitle = "Places",
            KeepsLeft = false,
            Leave = place => Appoint(press, line, at, place, null),
            Bar = "Enter next  Tab complete  Up Down choose  Esc that is all",
        });

    private void AskTeam(Press press, RecruitmentLine line, string at, string place)
    {
        var now = line.Appointment;
        Shell.Type(new Typing("interviewer, then observers:", press.At, words =>
        {
            Appoint(press, line, at, place, words);
            return null;
        })
        {
            Text = now?.Interviewer is null ? "" : string.Join(" ", now.Observers.Prepend(now.Interviewer)),
            Complete = typed => TeamWords.Complete(Study, typed),
            TakesChoice = true,
            ListTitle = "Team",
            KeepsLeft = false,
            Leave = words => Appoint(press, line, at, place, words),
            Bar = Study.SetUp.Team.IsEmpty ? "codes of the team  Enter save  Esc that is all" : "Enter save  Tab complete  Up Down choose  Esc that is all",
        });
    }

    private void Appoint(Press press, RecruitmentLine line, string at, string place, string? team, string? anyway = null)
    {
        var codes = TeamWords.Codes(team ?? "");
        var decision = Recruitment.Appoint(Study, line.Person, line.Wave, at, place, codes.Count > 0 ? codes[0] : null, [.. codes.Skip(1)], anyway);
        if (decision.Refusal is { } refusal)
        {
            if (anyway is null && MayGoOn(line)) AskAnyway(press, refusal, reason => Appoint(press, line, at, place, team, reason));
            else Shell.Say(refusal);
            return;
        }
        if (decision.Events.Count > 0) Do(press, decision, line, $"appointment {at}");
        Shell.Say($"{line.Person}: {(line.Appointment is null ? "appointment" : "appointment moved to")} {AppointmentWords(Study.Appointments[(Study.Now(line.Person), line.Wave)])}");
    }
}
