using System.CommandLine;
using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary><c>withdraw STUDY CODE</c>: somebody leaves the study. What would go is shown first; erasing needs the code typed again.</summary>
public static class WithdrawCommand
{
    public static Command Command(Shelf shelf)
    {
        var (study, code) = (StudyArgument.New(), ParticipantCommand.Code());
        var scope = new Option<string>("--scope") { Description = string.Join("; ", Scopes.All.Select(s => $"{s.Scope}: {s.Words}")) + ".", Required = true };
        scope.AcceptOnlyFromAmong([.. Scopes.All.Select(s => s.Scope)]);
        var on = ContactCommand.Day("--on", "The day they said so, where it was not today.");
        var because = new Option<string?>("--because") { Description = "Whose wish and which rule, in the study's words: \"asked by phone, within the cut-off\"." };
        var reason = new Option<string?>("--reason") { Description = "The person's own reason, where it may be kept; never with erase." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would go." };
        var yes = new Option<string?>("--yes") { Description = "The code once more: needed for erase." };
        var command = new Command("withdraw", "Record that a participant withdraws, and show what follows from it.") { study, code, scope, on, because, reason, dryRun, yes };
        command.SetAction(parsed =>
        {
            var (path, io) = (parsed.GetRequiredValue(study), parsed.InvocationConfiguration);
            var wish = new Wish(
                parsed.GetRequiredValue(code), parsed.GetRequiredValue(scope), parsed.GetValue(on), parsed.GetValue(because), parsed.GetValue(reason), parsed.GetValue(yes));
            if (!parsed.GetValue(dryRun)) return StudyChange.Open(shelf, path, io, opened => Withdraw(opened, wish, io.Output, io.Error));
            return StudyArgument.Reading(path, io, file =>
            {
                var reading = file.ReadLog(null);
                Decide(wish, StudyState.Of(reading), null);
                Print(reading, StudyState.Of(reading), AllKinds.Known, wish, io.Output);
                io.Error.WriteLine("Nothing was recorded.");
                return ExitCode.Ok;
            });
        });
        return command;
    }

    private static int Withdraw(OpenStudy study, Wish wish, TextWriter output, TextWriter error)
    {
        var recorder = study.Recorder;
        var decision = Decide(wish, recorder.Study, StudyState.Day(recorder.Now()));
        var person = recorder.Study.Now(wish.Code);
        Print(study.ReadAll(), recorder.Study, recorder.Kinds, wish, output);
        output.Flush();
        if (wish.Scope == Scopes.Erase && wish.Again != wish.Code)
            throw new RefusedException($"Erasing cannot be taken back. When the list above is right, type the code once more: --yes {wish.Code}");
        if (recorder.Do(recorder.Now(), decision) is { } refusal) throw new RefusedException(refusal);
        StudyChange.WaitForTheDisk(study);
        error.WriteLine(decision.Events.Count == 0 ? $"{person} had withdrawn already, as widely or more." : $"{person} has withdrawn: {Scopes.Words(wish.Scope)}.");
        var erased = study.CarryOutErasures();
        if (!recorder.Study.IsErased(person)) return ExitCode.Ok;
        error.WriteLine(erased.Entries == 0 ? "There was nothing left to erase." : $"The words of {Entries(erased.Entries)} are erased.");
        foreach (var file in erased.LeftBeside) error.WriteLine($"{file} may still hold words; look at it and delete it yourself.");
        return ExitCode.Ok;
    }

    private static Decision Decide(Wish wish, StudyState study, string? today)
    {
        StudyChange.Known(study, wish.Code);
        if (wish.On is { } on && today is not null && string.CompareOrdinal(on, today) > 0) throw new RefusedException($"{on} is still to come");
        if (wish is { Scope: Scopes.Erase, Reason: not null })
            throw new RefusedException("With erase no words of the person are kept: leave --reason out, or say with --because which rule applies.");
        var decision = Withdrawing.Withdraw(study, wish.Code, wish.Scope, wish.On, wish.Because, wish.Reason);
        return decision.Refusal is { } refusal ? throw new RefusedException(refusal) : decision;
    }

    private static void Print(LogReading reading, StudyState study, EventKinds kinds, Wish wish, TextWriter output)
    {
        var person = study.Now(wish.Code);
        var preview = Withdrawing.Preview(reading, study, kinds, person);
        output.WriteLine($"{person} withdraws: {Scopes.Words(wish.Scope)}.");
        if (wish.Scope == Scopes.Erase)
        {
            output.WriteLine($"The words of these go: {Counted(preview.Goes)}.");
            output.WriteLine($"These stay, so that counts and numbering stay true: {Counted(preview.Stays)}.");
            if (preview.Mentions.Count > 0)
                output.WriteLine($"{person} is named in {Entries(preview.Mentions.Count)} of others, which stay as they are: {string.Join(", ", preview.Mentions)}.");
            if (preview.Linked.Count > 0) output.WriteLine($"Linked to {person}: {string.Join(", ", preview.Linked)}.");
        }
        else output.WriteLine("Nothing is erased.");
        if (preview.Exports.Count > 0) output.WriteLine("What left the study earlier, and may hold their words:");
        foreach (var export in preview.Exports) output.WriteLine($"  {StudyState.Day(export.At)}  {export.What}  {export.Where}");
        output.WriteLine("Copies and backups made outside this program are not known to it.");
    }

    private static string Counted(IReadOnlyList<(string Kind, int Count)> kinds) =>
        kinds.Count == 0 ? "nothing" : string.Join(", ", kinds.Select(k => $"{k.Kind} ({k.Count})"));

    private static string Entries(int count) => count == 1 ? "1 entry" : $"{count} entries";

    private sealed record Wish(string Code, string Scope, string? On, string? Because, string? Reason, string? Again);
}
