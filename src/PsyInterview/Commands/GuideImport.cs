using System.CommandLine;
using PsyInterview.Guides;
using PsyInterview.Interchange;
using PsyInterview.Reports;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary><c>guide import STUDY FILE</c> and <c>guide freeze STUDY GUIDE</c>: a changed guide becomes the next version, with what changed and why on record.</summary>
public static class GuideImport
{
    /// <summary>Takes a file in.</summary>
    public static Command Import(Shelf shelf)
    {
        var (study, file) = (StudyArgument.New(), new Argument<string>("FILE") { Description = "The changed guide: Markdown, or a DOCX document." });
        var draft = new Option<bool>("--draft") { Description = "Only keep it as the draft of the next version, also where something is in doubt." };
        var guide = new Option<string?>("--guide") { Description = "Of a plain document: the id of the guide it changes." };
        var language = new Option<string?>("--language") { Description = "Of a plain document: its language; en unless given." };
        var options = new NextVersionOptions();
        var command = new Command("import", "Take a guide into a study: as its first version, or as the next one with what changed, why, and which session prompted it. Exits with 4 when it cannot be read, with 7 when something has to be settled.") { study, file, draft, guide, language };
        options.AddTo(command, draft: draft);
        command.SetAction(parsed =>
        {
            var io = parsed.InvocationConfiguration;
            return StudyArgument.Guarded(io, () =>
            {
                var (reading, trouble, exit) = GivenFile.Read(parsed.GetRequiredValue(file), () => PlainGuide.Read(parsed.GetRequiredValue(file), new(parsed.GetValue(guide), Language: parsed.GetValue(language))));
                if (reading is null) throw new RefusedException(trouble!, exit);
                Findings.Print(parsed.GetRequiredValue(file), reading.Problems, io.Error);
                foreach (var sentence in reading.Taken) io.Error.WriteLine(sentence);
                if (reading.Markdown is null || GuideParser.Parse(reading.Markdown) is not { Guide: { } read })
                {
                    if (reading.Markdown is not null) Findings.Print(parsed.GetRequiredValue(file), GuideParser.Parse(reading.Markdown).Problems, io.Error);
                    io.Error.WriteLine("Nothing was taken in.");
                    return ExitCode.Findings;
                }
                return StudyChange.Open(shelf, parsed.GetRequiredValue(study), io, opened => Next(opened, read, null, parsed.GetValue(draft), options, parsed, io));
            });
        });
        return command;
    }

    /// <summary>Makes a draft the next version.</summary>
    public static Command Freeze(Shelf shelf)
    {
        var (study, guide) = (StudyArgument.New(), new Argument<string>("GUIDE") { Description = "The guide's id, for example patient-first." });
        var language = new Option<string?>("--language") { Description = "Which, where the guide is there in several languages." };
        var discard = new Option<bool>("--discard") { Description = "Put the draft away instead; its words stay on record." };
        var options = new NextVersionOptions();
        var command = new Command("freeze", "Make the draft of a guide its next version: its words never change after that.") { study, guide, language, discard };
        options.AddTo(command, discard: discard);
        command.SetAction(parsed =>
        {
            var io = parsed.InvocationConfiguration;
            return StudyChange.Open(shelf, parsed.GetRequiredValue(study), io, opened =>
            {
                var (name, tongue) = GuideVersions.Find(opened.Recorder.Study, parsed.GetRequiredValue(guide), parsed.GetValue(language));
                if (parsed.GetValue(discard)) return Record(opened, GuideDecisions.Discard(opened.Recorder.Study, name, tongue), $"The draft of {name} is put away.", io);
                var draft = opened.Recorder.Study.DraftOf(name, tongue) ?? throw new RefusedException($"There is no draft of {name}; guide import takes a changed guide in, or d on the screen of guides writes one.", ExitCode.NotFound);
                var reading = GuideParser.Parse(draft.Text);
                if (reading.Guide is { } read)
                {
                    if ((read.Id, read.Language) == (name, tongue)) return Next(opened, read, draft, false, options, parsed, io);
                    throw new RefusedException($"The draft of {name} {tongue} says it is {read.Id} {read.Language}: write “guide: {name}” and “language: {tongue}” at its top, or take it in as another guide with guide import.");
                }
                Findings.Print($"draft of {name}", reading.Problems, io.Error);
                io.Error.WriteLine("Nothing was made a version.");
                return ExitCode.Findings;
            });
        });
        return command;
    }

    private static int Next(OpenStudy opened, TopicGuide guide, WorkingDraft? draft, bool onlyKept, NextVersionOptions options, ParseResult parsed, InvocationConfiguration io)
    {
        var study = opened.Recorder.Study;
        var next = GuideWeighed.Of(study, guide, [.. draft?.Answers ?? [], .. options.Answers(parsed)], [.. draft?.Stated ?? [], .. options.Stated(parsed)]);
        options.Check(parsed, opened, guide, next);
        foreach (var known in next.Matched.Known) io.Error.WriteLine($"{known}.");
        var before = next.Before is { } version ? study.ReadGuide(version.Hash) : null;
        foreach (var (change, i) in next.Changes.Select((c, i) => (c, i + 1)))
        {
            io.Output.WriteLine($"{i,3}  {GuideChanges.Words(change, before, next.Guide)}");
            if (change.Before.Length > 0) io.Output.WriteLine($"     - {change.Before.ReplaceLineEndings("\n       ")}");
            if (change.After.Length > 0) io.Output.WriteLine($"     + {change.After.ReplaceLineEndings("\n       ")}");
        }
        foreach (var line in next.Proposed) io.Error.WriteLine($"By the words, this may be: {line}. --state \"{line}\" states it.");
        foreach (var doubt in next.Matched.Doubts)
            io.Error.WriteLine($"In doubt: {doubt.Asks} --same {doubt.New}={doubt.Old} if so, --new {doubt.New} if not.");
        if (next.Matched.Doubts.Count > 0 && !onlyKept)
        {
            io.Error.WriteLine("Nothing was changed. Settle this here, or take the guide in with --draft and settle it on the screen (G, then f).");
            return ExitCode.Refused;
        }
        // A draft that stands there is somebody's work: that it goes is said.
        var other = draft is null && study.DraftOf(guide.Id, guide.Language) is { } standing && standing.Text != guide.Text ? standing : null;
        var today = StudyState.Day(opened.Recorder.Now());
        var reasons = options.Reasons(parsed, next, GuideReasons.Of(next, draft, GuideProposals.Of(study, Account.All(opened.ReadAll()))));
        var decision = onlyKept ? GuideDecisions.Write(study, guide.Id, guide.Language, guide.Text, options.Answers(parsed), options.Stated(parsed))
            : GuideDecisions.Freeze(study, next, today, parsed.GetValue(options.From), parsed.GetValue(options.Pilot), parsed.GetValue(options.Author), reasons);
        if (decision.Refusal is null && parsed.GetValue(options.DryRun))
        {
            io.Error.WriteLine($"It would be {(onlyKept ? "the draft of " : "")}version {next.Version} of {guide.Id}; nothing was changed.");
            return ExitCode.Ok;
        }
        if (onlyKept) return Record(opened, decision, $"The draft of {guide.Id} is kept; guide freeze makes it the next version.{(other is null ? "" : $" It replaces the draft of {other.By}, whose words stay in the log.")}", io);
        var told = next.Changes.Count == 0 ? "" : $": {NumberWords.Counted(next.Changes.GroupBy(c => $"{c.Part} {GuideChanges.Told(c.Type)}").Select(g => (g.Key, g.Count())))}";
        return Record(opened, decision, $"{guide.Id} is version {next.Version} from {parsed.GetValue(options.From) ?? today}{(parsed.GetValue(options.Pilot) ? ", a pilot" : "")}{told}.{(other is null ? "" : $" The draft of {other.By} is put away; its words stay in the log.")}", io);
    }

    /// <summary>Records a decision, and says so once it is on the disk.</summary>
    internal static int Record(OpenStudy opened, Decision decision, string said, InvocationConfiguration io)
    {
        if (opened.Recorder.Do(opened.Recorder.Now(), decision) is { } refusal) throw new RefusedException(refusal);
        StudyChange.WaitForTheDisk(opened);
        io.Error.WriteLine(decision.Events.Count == 0 ? "Nothing new: the study has this already." : said);
        return ExitCode.Ok;
    }
}
