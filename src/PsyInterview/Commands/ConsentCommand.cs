using System.CommandLine;
using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Sampling;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary><c>consent</c>: what each participant agreed to, and to what not.</summary>
public static class ConsentCommand
{
    public static Command Command(Shelf shelf) => new("consent", "Record and list what participants agreed to.") { Record(shelf), Override(shelf), List() };

    private static Command Record(Shelf shelf)
    {
        var (study, code, wave) = (StudyArgument.New(), ParticipantCommand.Code(), ContactCommand.Wave());
        var items = string.Join(", ", ConsentItems.All.Select(i => i.Item));
        var yes = new Option<string[]>("--yes") { Description = $"Items agreed to, with commas between them: {items}; or all.", AllowMultipleArgumentsPerToken = true };
        var no = new Option<string[]>("--no") { Description = "Items not agreed to.", AllowMultipleArgumentsPerToken = true };
        var document = new Option<string?>("--document") { Description = "The version of the consent form, for example v2." };
        var how = new Option<string?>("--how") { Description = "\"on paper\", \"aloud, recorded\", ..." };
        var on = ContactCommand.Day("--on", "The day it was given, where it was not today.");
        var by = new Option<string?>("--by") { Description = "Who took it: a code of the team." };
        var command = new Command("record", "Record a participant's answers for one wave. An answer replaces an earlier one, and both stay in the log.")
        {
            study, code, wave, yes, no, document, how, on, by,
        };
        command.SetAction(parsed => StudyChange.Record(
            shelf, parsed.GetRequiredValue(study), parsed.InvocationConfiguration,
            (state, at) =>
            {
                var person = StudyChange.Known(state, parsed.GetRequiredValue(code));
                var (given, refused) = (Items(parsed.GetValue(yes)), Items(parsed.GetValue(no)));
                if (given.Contains("all")) given = [.. ConsentItems.All.Select(i => i.Item).Except(refused)];
                if (parsed.GetValue(wave) < 1) return Decision.Refuse("waves count from 1");
                if (given.Count + refused.Count == 0) return Decision.Refuse($"say what was answered with --yes and --no: {items}");
                if (given.Intersect(refused).FirstOrDefault() is { } both) return Decision.Refuse($"“{both}” stands under --yes and under --no");
                return StudyDecisions.Together(state, at, [.. given.Select(item => Answer(item, true)), .. refused.Select(item => Answer(item, false))]);

                Func<StudyState, Decision> Answer(string item, bool agreed) => now => StudyDecisions.RecordConsent(
                    now, person, parsed.GetValue(wave), item, agreed, parsed.GetValue(document), parsed.GetValue(how), parsed.GetValue(on), parsed.GetValue(by));
            },
            (_, decision) => $"{decision.Events.OfType<ConsentRecorded>().First().Participant}, wave {parsed.GetValue(wave)}: "
                + string.Join(", ", decision.Events.OfType<ConsentRecorded>().Select(e => $"{ConsentItems.Words(e.Item)} {(e.Given ? "yes" : "no")}")) + "."));
        return command;
    }

    private static Command Override(Shelf shelf)
    {
        var (study, code, wave) = (StudyArgument.New(), ParticipantCommand.Code(), ContactCommand.Wave());
        var item = new Option<string>("--item") { Description = "The item that is passed over.", Required = true };
        item.AcceptOnlyFromAmong([.. ConsentItems.All.Select(i => i.Item)]);
        var because = new Option<string>("--because") { Description = "The reason; it stays in the log.", Required = true };
        var command = new Command("override", "Go on all the same where an item of the consent does not allow it, with a reason. The answer itself stays.") { study, code, wave, item, because };
        command.SetAction(parsed => StudyChange.Record(
            shelf, parsed.GetRequiredValue(study), parsed.InvocationConfiguration,
            (state, _) => ConsentRules.Override(
                state, StudyChange.Known(state, parsed.GetRequiredValue(code)), parsed.GetValue(wave), ConsentRules.ActOf(parsed.GetRequiredValue(item)), parsed.GetRequiredValue(because)),
            (_, decision) => $"{decision.Events.OfType<ConsentOverridden>().First().Person}, wave {parsed.GetValue(wave)}: passed over, with the reason."));
        return command;
    }

    private static Command List()
    {
        var (study, json) = (StudyArgument.New(), StudyArgument.Json());
        var command = new Command("list", "List the latest answer to each item, by participant and wave.") { study, json };
        command.SetAction(parsed => StudyArgument.Reading(parsed.GetRequiredValue(study), parsed.InvocationConfiguration, file =>
        {
            var state = StudyState.Of(LogReading.Of(file.Read(EntryId.Study), AllKinds.Known));
            ReportPrint.Write(Answers(state), parsed.GetValue(json) ? "json" : "text", parsed.InvocationConfiguration.Output, ReportPrint.WindowWidth());
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Table Answers(StudyState state)
    {
        var rows = state.Consent.Keys.Select(k => (k.Participant, k.Wave)).Distinct().OrderBy(k => k.Participant, NaturalOrder.Of).ThenBy(k => k.Wave);
        return new(
            "consent", "Consent", ["participant", "wave", .. ConsentItems.All.Select(i => i.Words), "document", "how", "on", "by"],
            [.. rows.Select(r => Row(state, r.Participant, r.Wave))], ["yes, no, or nothing where it was not asked; document, how, on and by as of the latest answer"],
            new HashSet<string> { "wave" });
    }

    private static IReadOnlyList<string> Row(StudyState state, string person, int wave)
    {
        var answers = ConsentItems.All.Select(i => state.ConsentTo(person, wave, i.Item)).ToList();
        var last = answers.OfType<ConsentAnswer>().OrderBy(a => a.At).Last();
        return
        [
            person, $"{wave}", .. answers.Select(a => a switch { { Given: true } => "yes", { Given: false } => "no", null => "" }),
            last.Document ?? "", last.How ?? "", last.On, last.By ?? "",
        ];
    }

    private static List<string> Items(string[]? words) =>
    [
        .. (words ?? []).SelectMany(w => w.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(w => w.ToLowerInvariant().Replace(' ', '-')).Distinct(),
    ];
}
