using System.CommandLine;
using PsyInterview.Interchange;
using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary>What is recorded of a member check on its way: one command a step, in the order of the way.</summary>
internal static class MemberCheckSteps
{
    public static IEnumerable<Command> All(Shelf shelf) =>
        [Sent(shelf), Reminded(shelf), Returned(shelf), Statement(shelf), Added(shelf), Decided(shelf), FollowedUp(shelf), Reviewed(shelf), Closed(shelf), Ended(shelf)];

    private static Command Sent(Shelf shelf)
    {
        var channel = new Option<string>("--channel") { Description = string.Join(", ", CheckWords.Channels) + ".", Required = true };
        var (on, by) = (On(), By());
        var due = ContactCommand.Day("--due", "The day by which an answer is expected; three weeks after it was sent unless given.");
        var hashOf = new Option<string?>("--hash-of") { Description = "The file that was sent: its SHA-256 is recorded, so that it is known again." };
        return Step(shelf, "sent", "It was sent, or the participant was invited. Needs their consent to being contacted again.", [channel, on, by, due, hashOf], (parsed, study, check, today) =>
        {
            string? hash = null;
            if (parsed.GetValue(hashOf) is { } file)
            {
                var (found, trouble, exit) = GivenFile.Read(file, () => AudioFile.Hash(file));
                hash = found ?? throw new RefusedException(trouble!, exit);
            }
            var sent = CalendarDay.Read(parsed.GetValue(on)) is (var day, false) ? day : today;
            return MemberCheckDecisions.Send(study, check, today, parsed.GetRequiredValue(channel), parsed.GetValue(due) ?? CalendarDay.Iso(sent.AddDays(MemberCheckDecisions.DaysToAnswer)), parsed.GetValue(on), parsed.GetValue(by), hash);
        }, check => $"sent; an answer is expected by {check.Sent!.Due}.", needsContact: true);
    }

    private static Command Reminded(Shelf shelf)
    {
        var (on, by) = (On(), By());
        var channel = new Option<string?>("--channel") { Description = $"How: {string.Join(", ", CheckWords.Channels)}." };
        var due = ContactCommand.Day("--due", "The day by which an answer is expected now, where it is another.");
        return Step(shelf, "reminded", "The participant was reminded.", [on, by, channel, due],
            (parsed, study, check, today) => MemberCheckDecisions.Remind(study, check, today, parsed.GetValue(on), parsed.GetValue(channel), parsed.GetValue(by), parsed.GetValue(due)),
            check => $"reminded {NumberWords.Of(check.Reminders.Count, "time")}.", needsContact: true);
    }

    private static Command Returned(Shelf shelf)
    {
        var on = On();
        var channel = new Option<string?>("--channel") { Description = $"How it came: {string.Join(", ", CheckWords.Channels)}." };
        var response = new Option<string?>("--response") { Description = $"The answer as a whole: {string.Join(", ", CheckResponses.All)}. Alone, without a new answer, it mends what was recorded." };
        response.AcceptOnlyFromAmong([.. CheckResponses.All]);
        return Step(shelf, "returned", "The participant answered.", [on, channel, response], (parsed, study, check, today) =>
            check.Phase is CheckPhase.Returned && parsed.GetValue(response) is { } said && parsed.GetValue(on) is null ? MemberCheckDecisions.Respond(study, check, said)
                : MemberCheckDecisions.Return(study, check, today, parsed.GetValue(on), parsed.GetValue(channel), parsed.GetValue(response)),
            check => $"answered on {check.ReturnedOn}{(check.Response is { } said ? $": {said}" : "; what it says as a whole is not recorded yet")}.");
    }

    private static Command Statement(Shelf shelf)
    {
        var number = new Argument<string>("NUMBER") { Description = "The statement, as the letter numbers it; 0 for the whole; rest: every statement that nothing was said of." };
        var answer = new Argument<string>("ANSWER") { Description = string.Join(", ", StatementAnswers.All) + "." };
        answer.AcceptOnlyFromAmong([.. StatementAnswers.All]);
        var words = new Argument<string?>("WORDS") { Description = "How they would put it, or what they object to.", Arity = ArgumentArity.ZeroOrOne };
        return Step(shelf, "statement", "What the participant says to one statement: it is so, it is to be put otherwise, it is not so.", [], (parsed, study, check, _) =>
            parsed.GetRequiredValue(number) == "rest" ? parsed.GetRequiredValue(answer) == StatementAnswers.Confirm ? MemberCheckDecisions.ConfirmRest(study, check) : Decision.Refuse("only confirm can be said of the rest")
                : MemberCheckDecisions.Answer(study, check, Number(parsed.GetRequiredValue(number)), parsed.GetRequiredValue(answer), parsed.GetValue(words)),
            check => $"noted; as a whole: {check.Response ?? "not recorded yet"}.", [number, answer, words]);
    }

    private static Command Added(Shelf shelf)
    {
        var words = new Argument<string>("WORDS") { Description = "What the participant adds, in their words." };
        return Step(shelf, "added", "The participant adds something. It can be coded, and is a unit of its own in a curve of codes.", [],
            (parsed, study, check, _) => MemberCheckDecisions.Add(study, check, parsed.GetRequiredValue(words)), check => $"added; as a whole: {check.Response}. code STUDY {check.Stream} codes it.", [words]);
    }

    private static Command Decided(Shelf shelf)
    {
        var number = new Argument<string>("NUMBER") { Description = "The statement whose change it is; 0 for the whole." };
        var verdict = new Argument<string>("DECISION") { Description = string.Join(", ", ChangeVerdicts.All) + "." };
        verdict.AcceptOnlyFromAmong([.. ChangeVerdicts.All]);
        var because = new Option<string>("--because") { Description = "Why.", Required = true };
        var touches = new Option<string?>("--touches") { Description = "The codes and themes that it touches, with commas between them." };
        var (on, by) = (On(), By());
        return Step(shelf, "decided", "What becomes of a change that was asked for. What was sent and said stays as it was.", [because, touches, on, by],
            (parsed, study, check, today) => MemberCheckDecisions.Decide(
                study, check, today, Number(parsed.GetRequiredValue(number)), parsed.GetRequiredValue(verdict), parsed.GetRequiredValue(because), (parsed.GetValue(touches) ?? "").Split([',', ';']), parsed.GetValue(on), parsed.GetValue(by)),
            check => $"decided; {NumberWords.Of(check.Undecided.Count(), "change")} to go.", [number, verdict]);
    }

    private static Command FollowedUp(Shelf shelf)
    {
        var words = new Argument<string>("WORDS") { Description = "What was done." };
        var on = On();
        return Step(shelf, "followed-up", "What was done after the participant had been distressed by it.", [on],
            (parsed, study, check, today) => MemberCheckDecisions.FollowUp(study, check, today, parsed.GetRequiredValue(words), parsed.GetValue(on)), _ => "noted.", [words]);
    }

    private static Command Reviewed(Shelf shelf)
    {
        var on = On();
        return Step(shelf, "reviewed", "The team has gone through the answer; every requested change is decided.", [on],
            (parsed, study, check, today) => MemberCheckDecisions.Review(study, check, today, parsed.GetValue(on)), _ => "reviewed.");
    }

    private static Command Closed(Shelf shelf)
    {
        var on = On();
        return Step(shelf, "closed", "Nothing more is to be done.", [on], (parsed, study, check, today) => MemberCheckDecisions.Close(study, check, today, parsed.GetValue(on)), _ => "closed.");
    }

    private static Command Ended(Shelf shelf)
    {
        var how = new Argument<string>("HOW") { Description = string.Join(", ", CheckExits.All) + "." };
        how.AcceptOnlyFromAmong([.. CheckExits.All]);
        var because = new Option<string?>("--because") { Description = "Why; needed for not eligible." };
        var on = On();
        return Step(shelf, "ended", "It came to no answer. That is never counted as a confirmation.", [because, on],
            (parsed, study, check, today) => MemberCheckDecisions.End(study, check, today, parsed.GetRequiredValue(how), parsed.GetValue(because), parsed.GetValue(on)), check => $"{CheckStanding.Of(check.Phase)}.", [how]);
    }

    private static Command Step(
        Shelf shelf, string name, string help, IReadOnlyList<Option> options, Func<ParseResult, StudyState, MemberCheck, DateOnly, Decision> decide, Func<MemberCheck, string> said, IReadOnlyList<Argument>? more = null, bool needsContact = false)
    {
        var (study, check) = (StudyArgument.New(), MemberCheckCommand.Check());
        var command = new Command(name, help) { study, check };
        foreach (var argument in more ?? []) command.Add(argument);
        foreach (var option in options) command.Add(option);
        command.SetAction(parsed => StudyChange.Open(shelf, parsed.GetRequiredValue(study), parsed.InvocationConfiguration, opened =>
        {
            var found = MemberCheckCommand.Find(opened, parsed.GetRequiredValue(check));
            var at = opened.Recorder.Now();
            if (needsContact && found.KeptLetter is not null) throw new RefusedException($"{found.Stream}: {CheckDoor.LetterIsLeft}");
            if (needsContact && Cohort.Of(opened.ReadAll()).IsWithheld(found.Check.Person)) throw new RefusedException($"{found.Stream}: something of {found.Check.Person} is withheld since they withdrew in an interview: settle that first");
            var decision = decide(parsed, opened.Recorder.Study, found.Check, DateOnly.FromDateTime(at.Date));
            if (found.Do(at, decision) is { } refusal) throw new RefusedException($"{found.Stream}: {refusal}");
            StudyChange.WaitForTheDisk(opened);
            parsed.InvocationConfiguration.Error.WriteLine(decision.Events.Count == 0 ? "Nothing new: the study has this already." : $"{found.Stream}: {said(found.Check)}");
            return ExitCode.Ok;
        }));
        return command;
    }

    private static int Number(string typed) => int.TryParse(typed, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
        : throw new RefusedException($"“{typed}” is not the number of a statement.", ExitCode.Usage);

    private static Option<string?> On() => ContactCommand.Day("--on", "The day, where it was not today.");

    private static Option<string?> By() => new("--by") { Description = "Who did it, where it was not you: a code of the team." };
}
