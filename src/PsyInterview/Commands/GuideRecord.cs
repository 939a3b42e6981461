using System.CommandLine;
using PsyInterview.Guides;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Commands;

/// <summary>What is on record of a guide: <c>guide history</c>, <c>guide diff</c>, <c>guide show</c>, and what is added to the record: <c>guide explain</c>, <c>guide pilot</c>, <c>guide proposals</c>, <c>guide propose</c>.</summary>
public static class GuideRecord
{
    private const int Usual = 100;

    /// <summary>Version by version, change by change.</summary>
    public static Command History() => Listed("history", "How the guides of a study changed: versions, changes, reasons, and the sentence for the paper.", GuideHistory.From);

    /// <summary>The differences of two versions.</summary>
    public static Command Diff()
    {
        var (study, guide, language) = (StudyArgument.New(), Guide(), Language());
        var from = new Argument<string?>("FROM") { Description = "A version: 2, or the beginning of its hash; the last but one unless given.", Arity = ArgumentArity.ZeroOrOne };
        var to = new Argument<string?>("TO") { Description = "A version, or draft; the last unless given.", Arity = ArgumentArity.ZeroOrOne };
        var json = StudyArgument.Json();
        var command = new Command("diff", "The differences of two versions of a guide, before and after beside each other.") { study, guide, from, to, language, json };
        command.SetAction(parsed => StudyArgument.Reading(parsed.GetRequiredValue(study), parsed.InvocationConfiguration, file =>
        {
            var (io, state) = (parsed.InvocationConfiguration, StudyState.Of(file.ReadLog(null)));
            var (name, tongue) = GuideVersions.Find(state, parsed.GetRequiredValue(guide), parsed.GetValue(language));
            var versions = state.VersionsOf(name, tongue);
            if (parsed.GetValue(from) is null && versions.Count < 2) throw new RefusedException($"{name} has {NumberWords.Of(versions.Count, "version")}: there is nothing to compare. guide show prints it.", ExitCode.NotFound);
            var before = GuideVersions.Read(state, name, tongue, parsed.GetValue(from) ?? versions[^2].Hash);
            var after = GuideVersions.Read(state, name, tongue, parsed.GetValue(to));
            // What was stated between two versions that follow each other is told as it was stated.
            var stated = state.Versions.FirstOrDefault(v => v.Hash == after.Guide.Hash && v.Follows == before.Guide.Hash)?.Changes.Values.Select(c => c.Change)
                .Where(c => c.Type is GuideChanges.Split or GuideChanges.Merge).Select(c => new Lineage(c.Type, c.From, c.To)).ToList() ?? [];
            var changes = GuideRevision.Between(before.Guide, after.Guide, stated);
            if (parsed.GetValue(json))
            {
                io.Output.WriteLine(GuideDiffJson.Of(before.Guide, after.Guide, changes));
                return ExitCode.Ok;
            }
            io.Output.WriteLine($"{before.Name} and {after.Name}: {(changes.Count == 0 ? "nothing that is asked or read differs" : NumberWords.Of(changes.Count, "change"))}.");
            var width = ReportPrint.WindowWidth() ?? Usual;
            foreach (var change in changes)
            {
                io.Output.WriteLine();
                io.Output.WriteLine(GuideChanges.Words(change, before.Guide, after.Guide));
                foreach (var row in SideBySide.Of(change.Before, change.After, width - 2)) io.Output.WriteLine($"  {row.Text}".TrimEnd());
            }
            return ExitCode.Ok;
        }));
        return command;
    }

    /// <summary>A version word for word.</summary>
    public static Command Show()
    {
        var (study, guide, version, language) = (StudyArgument.New(), Guide(), Version("VERSION"), Language());
        var command = new Command("show", "Print a version of a guide word for word, or its draft.") { study, guide, version, language };
        command.SetAction(parsed => StudyArgument.Reading(parsed.GetRequiredValue(study), parsed.InvocationConfiguration, file =>
        {
            var state = StudyState.Of(file.ReadLog(null));
            var (name, tongue) = GuideVersions.Find(state, parsed.GetRequiredValue(guide), parsed.GetValue(language));
            var text = parsed.GetValue(version) is "draft" ? state.DraftOf(name, tongue)?.Text ?? throw new RefusedException($"There is no draft of {name}.", ExitCode.NotFound)
                : state.GuideOf(GuideVersions.Version(state, name, tongue, parsed.GetValue(version)).Hash)!.Text;
            parsed.InvocationConfiguration.Output.Write(text);
            return ExitCode.Ok;
        }));
        return command;
    }

    /// <summary>Why something was changed.</summary>
    public static Command Explain(Shelf shelf)
    {
        var (study, guide, version, language) = (StudyArgument.New(), Guide(), Version("VERSION", ArgumentArity.ExactlyOne), Language());
        var change = new Argument<int>("CHANGE") { Description = "The change, as guide history numbers it; 0 for the version as a whole." };
        var because = new Option<string>("--because") { Description = "Why.", Required = true };
        var session = new Option<string?>("--session") { Description = "The session that prompted it, for example P03-1." };
        var command = new Command("explain", "Note why a guide was changed, and which session prompted it.") { study, guide, version, change, because, session, language };
        command.SetAction(parsed => StudyChange.Open(shelf, parsed.GetRequiredValue(study), parsed.InvocationConfiguration, opened =>
        {
            var (name, tongue) = GuideVersions.Find(opened.Recorder.Study, parsed.GetRequiredValue(guide), parsed.GetValue(language));
            var found = GuideVersions.Version(opened.Recorder.Study, name, tongue, parsed.GetValue(version));
            var prompted = parsed.GetValue(session);
            if (prompted is not null) StudyChange.Held(opened, prompted);
            return GuideImport.Record(opened, GuideDecisions.Explain(found, parsed.GetValue(change), parsed.GetRequiredValue(because), prompted), $"{found.Name}: noted.", parsed.InvocationConfiguration);
        }));
        return command;
    }

    /// <summary>What is left out of counts.</summary>
    public static Command Pilot(Shelf shelf)
    {
        var study = StudyArgument.New();
        var guide = new Argument<string?>("GUIDE") { Description = "The guide's id; not with --session.", Arity = ArgumentArity.ZeroOrOne };
        var (version, language) = (Version("VERSION"), Language());
        var session = new Option<string?>("--session") { Description = "One session instead, for example P00-1." };
        var off = new Option<bool>("--off") { Description = "It counts after all." };
        var command = new Command("pilot", "Mark a version of a guide, or one session, as a trial that is left out of counts.") { study, guide, version, language, session, off };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(guide) is null) == (result.GetValue(session) is null)) result.AddError("Name a guide with its version, or one --session.");
        });
        command.SetAction(parsed => StudyChange.Open(shelf, parsed.GetRequiredValue(study), parsed.InvocationConfiguration, opened =>
        {
            var (io, isPilot) = (parsed.InvocationConfiguration, !parsed.GetValue(off));
            if (parsed.GetValue(session) is { } stream)
            {
                var held = StudyChange.Held(opened, stream);
                var decision = GuideUseDecisions.StatePilot(held.State, held.Account.IsPilot, isPilot);
                if (held.Do(opened.Recorder.Now(), decision) is { } refusal) throw new RefusedException(refusal);
                StudyChange.WaitForTheDisk(opened);
                io.Error.WriteLine(decision.Events.Count == 0 ? "Nothing new: the study has this already." : isPilot ? $"{stream} is a pilot and left out of counts." : $"{stream} counts.");
                return ExitCode.Ok;
            }
            var (name, tongue) = GuideVersions.Find(opened.Recorder.Study, parsed.GetValue(guide)!, parsed.GetValue(language));
            var found = GuideVersions.Version(opened.Recorder.Study, name, tongue, parsed.GetValue(version));
            return GuideImport.Record(opened, GuideDecisions.MarkPilot(found, isPilot), isPilot ? $"{found.Name} is a pilot: its sessions are left out of counts." : $"{found.Name} is no pilot: its sessions count.", io);
        }));
        return command;
    }

    /// <summary>What is proposed, and deciding it.</summary>
    public static Command Proposals(Shelf shelf)
    {
        var (study, json) = (StudyArgument.New(), StudyArgument.Json());
        var accept = new Option<int?>("--accept") { Description = "The number of a proposal that is to be worked in; a probe goes into the draft at once." };
        var reject = new Option<int?>("--reject") { Description = "The number of a proposal that is not; with --because." };
        var because = new Option<string?>("--because") { Description = "Why." };
        var command = new Command("proposals", "List what debriefs, interviewers and the team would change in the guides; accept or reject one.") { study, accept, reject, because, json };
        command.Validators.Add(result =>
        {
            if (result.GetResult(accept) is not null && result.GetResult(reject) is not null) result.AddError("Accept one or reject one.");
            if (result.GetResult(because) is not null && result.GetResult(accept) is null && result.GetResult(reject) is null) result.AddError("--because belongs to --accept or --reject and its number.");
        });
        command.SetAction(parsed =>
        {
            var (io, path) = (parsed.InvocationConfiguration, parsed.GetRequiredValue(study));
            if ((parsed.GetValue(accept) ?? parsed.GetValue(reject)) is not { } number)
            {
                return StudyArgument.Reading(path, io, file =>
                {
                    // The number by which one is accepted or rejected.
                    var table = GuideHistory.Proposals(file.ReadLog(null), ReportOptions.On(default));
                    table = table with { Columns = ["number", .. table.Columns], Rows = [.. table.Rows.Select((row, i) => (IReadOnlyList<string>)[NumberWords.Digits(i + 1), .. row])], Numbers = new HashSet<string>(["number"]) };
                    ReportPrint.Write(table, parsed.GetValue(json) ? "json" : "text", io.Output, ReportPrint.WindowWidth());
                    return ExitCode.Ok;
                });
            }
            return StudyChange.Open(shelf, path, io, opened =>
            {
                var state = opened.Recorder.Study;
                var all = GuideProposals.Of(state, Account.All(opened.ReadAll()));
                if (number < 1 || number > all.Count) throw new RefusedException($"There is no proposal {number}; {(all.Count == 0 ? "nothing is proposed" : $"they are numbered 1 to {all.Count}")}.", ExitCode.NotFound);
                var proposal = all[number - 1];
                return GuideImport.Record(opened, parsed.GetValue(accept) is null
                    ? GuideDecisions.Settle(state, proposal.Id, ProposalOutcomes.Rejected, parsed.GetValue(because))
                    : proposal.Accept(state, parsed.GetValue(because)), parsed.GetValue(accept) is null ? "Rejected." : proposal.IsForDraft ? "Accepted, and in the draft as a probe." : "Accepted: it waits to be worked into the next version.", io);
            });
        });
        return command;
    }

    /// <summary>Proposes something.</summary>
    public static Command Propose(Shelf shelf)
    {
        var study = StudyArgument.New();
        var text = new Argument<string>("TEXT") { Description = "What should change, in a sentence." };
        var guide = new Option<string?>("--guide") { Description = "The guide it is about." };
        var session = new Option<string?>("--session") { Description = "The session that prompted it." };
        var command = new Command("propose", "Propose a change of a guide; it waits with the others.") { study, text, guide, session };
        command.SetAction(parsed => StudyChange.Open(shelf, parsed.GetRequiredValue(study), parsed.InvocationConfiguration, opened =>
        {
            if (parsed.GetValue(guide) is { } name) GuideVersions.Find(opened.Recorder.Study, name, opened.Recorder.Study.GuideNames.FirstOrDefault(n => n.Guide == name).Language);
            if (parsed.GetValue(session) is { } prompted) StudyChange.Held(opened, prompted);
            return GuideImport.Record(opened, GuideDecisions.Propose(parsed.GetRequiredValue(text), parsed.GetValue(guide), parsed.GetValue(session)), "It waits with the other proposals.", parsed.InvocationConfiguration);
        }));
        return command;
    }

    private static Command Listed(string name, string help, Func<Log.LogReading, ReportOptions, Table> report)
    {
        var (study, json) = (StudyArgument.New(), StudyArgument.Json());
        var guide = new Argument<string?>("GUIDE") { Description = "Only this guide, by its id.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command(name, help) { study, guide, json };
        command.SetAction(parsed => StudyArgument.Reading(parsed.GetRequiredValue(study), parsed.InvocationConfiguration, file =>
        {
            var reading = file.ReadLog(null);
            if (parsed.GetValue(guide) is { } one && StudyState.Of(reading).GuideNames.All(n => n.Guide != one)) GuideVersions.Find(StudyState.Of(reading), one, null);
            ReportPrint.Write(report(reading, ReportOptions.On(default) with { Guide = parsed.GetValue(guide) }), parsed.GetValue(json) ? "json" : "text", parsed.InvocationConfiguration.Output, ReportPrint.WindowWidth());
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Argument<string> Guide() => new("GUIDE") { Description = "The guide's id, for example patient-first." };

    private static Argument<string?> Version(string name, ArgumentArity? arity = null) =>
        new(name) { Description = "The version: 2, or the beginning of its hash; the last unless given.", Arity = arity ?? ArgumentArity.ZeroOrOne };

    private static Option<string?> Language() => new("--language") { Description = "Which, where the guide is there in several languages." };
}
