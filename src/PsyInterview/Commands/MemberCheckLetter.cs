using System.CommandLine;
using System.Text;
using PsyInterview.Interchange;
using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary>The letters of member checks: <c>draft</c> assembles one, <c>letter</c> writes it to a file, <c>template</c> says how the study words them.</summary>
internal static class MemberCheckLetter
{
    public static Command Draft(Shelf shelf, TimeProvider time, Option<bool> noInput)
    {
        var (study, person) = (StudyArgument.New(), ParticipantCommand.Code());
        var form = new Option<string>("--form") { Description = $"The kind of check: {string.Join(", ", CheckForms.All.Select(f => $"{f.Form} ({f.Words})"))}.", DefaultValueFactory = _ => CheckForms.Summary };
        form.AcceptOnlyFromAmong([.. CheckForms.All.Select(f => f.Form)]);
        var wave = new Option<int?>("--wave") { Description = "Which interview it is about, from 1; the last one held unless given." };
        var language = new Option<string?>("--language") { Description = "Of the letter, for example nl; that of the interview's guide unless given." };
        var from = new Option<string?>("--from") { Description = "Take the letter from this text (Markdown) instead of assembling it; - for standard input." };
        var anew = new Option<bool>("--anew") { Description = "Assemble it anew where a version is there already; versions before stay." };
        var print = new Option<bool>("--print") { Description = "Print the letter and open no page; it is recorded as a version all the same." };
        var command = new Command("draft", "Plan a member check and assemble its letter from what was said back, quotes and topics; opens it on a page to be gone over, or prints it.")
        {
            study, person, form, wave, language, from, anew, print,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(from) is not null && result.GetValue(anew)) result.AddError("Take the letter from a text, or assemble it anew: one of the two.");
        });
        command.SetAction(parsed =>
        {
            var (path, io) = (parsed.GetRequiredValue(study), parsed.InvocationConfiguration);
            string? given = null;
            if (parsed.GetValue(from) is { } file && Given(file, io, out given) is var exit and not ExitCode.Ok) return exit;
            // A page needs a terminal on both sides; without one the letter is printed.
            var opensPage = given is null && !parsed.GetValue(print) && !parsed.GetValue(noInput) && !Console.IsOutputRedirected && !Console.IsInputRedirected;
            var stream = "";
            var done = StudyChange.Open(shelf, path, io, opened =>
            {
                // Said before anything is planned: a word mistyped leaves nothing behind.
                if (given is null && parsed.GetValue(language) is { } tongue && CheckDoor.WhyNoLetter(opened.Recorder.Study, parsed.GetRequiredValue(form), tongue) is { } none) throw new RefusedException(none);
                var reading = opened.ReadAll();
                var check = Planned(opened, reading, parsed.GetRequiredValue(person), parsed.GetValue(wave), parsed.GetRequiredValue(form));
                stream = check.Stream;
                Written(opened, reading, check, parsed.GetValue(language), given, parsed.GetValue(anew), io);
                StudyChange.WaitForTheDisk(opened);
                if (!opensPage) io.Output.Write(check.Check.Letter?.Text);
                return ExitCode.Ok;
            });
            return done != ExitCode.Ok || !opensPage ? done : StudyArgument.Guarded(io, () => new Opening(time, shelf, io.Error).Letter(
                () => shelf.Open(path),
                opened => (opened.Recorder.MemberCheck(stream), LetterDraft.Quotes(CodedStudy.Of(opened.ReadAll()), opened.Recorder.MemberCheck(stream).Check))));
        });
        return command;
    }

    public static Command Letter(Shelf shelf)
    {
        var (study, check) = (StudyArgument.New(), MemberCheckCommand.Check());
        var version = new Option<int?>("--version-number") { Description = "Which version; the one that was sent, else the last, unless given." };
        var format = new Option<string?>("--format") { Description = "md, docx or html; what the ending of --output says, or md." };
        format.AcceptOnlyFromAmong([.. SheetFile.Formats.Select(f => f.Format)]);
        var output = WrittenFile.To("Write the letter to this new file; on record in the study. Without it the letter is printed. A docx needs a file.");
        var overwrite = WrittenFile.Overwrite();
        var command = new Command("letter", "The letter of a member check, each statement with boxes to answer it: Markdown, DOCX or HTML.") { study, check, version, format, output, overwrite };
        command.Validators.Add(result =>
        {
            if (result.GetValue(format) == "docx" && result.GetValue(output) is null) result.AddError("A docx needs a file: add --output letter.docx.");
            if (result.GetValue(format) is null && result.GetValue(output) is { } named && SheetFile.FormatOf(named) is null) result.AddError("The file of --output ends in .docx, .html or .md; or say which with --format.");
            if (result.GetValue(overwrite) && result.GetValue(output) is null) result.AddError("--overwrite belongs to --output FILE.");
        });
        command.SetAction(parsed =>
        {
            var (path, io, to) = (parsed.GetRequiredValue(study), parsed.InvocationConfiguration, parsed.GetValue(output));
            if (to is not null)
            {
                return StudyChange.Open(shelf, path, io, opened =>
                {
                    var found = MemberCheckCommand.Find(opened, parsed.GetRequiredValue(check)).Check;
                    if (MemberCheckDecisions.WhyNotExport(opened.Recorder.Study, found, Letter(found)) is { } why) throw new RefusedException(why);
                    if (Cohort.Of(opened.ReadAll()).IsWithheld(found.Person)) throw new RefusedException($"{found.Stream}: something of {found.Person} is withheld since they withdrew in an interview: settle that first");
                    // On record before the words leave: a letter that nobody can find is worse than a line about one that was never written.
                    if (File.Exists(to) && !parsed.GetValue(overwrite)) throw new RefusedException($"{to} exists already; --overwrite takes its place.");
                    opened.Recorder.Do(opened.Recorder.Now(), Decision.That(new ExportMade($"letter {found.Stream} v{Letter(found).Number}", Path.GetFileName(to))));
                    StudyChange.WaitForTheDisk(opened);
                    return WrittenFile.Write(Bytes(found), to, path, parsed.GetValue(overwrite), io);
                });
            }
            return StudyArgument.Reading(path, io, file =>
            {
                var reading = file.ReadLog(null);
                var state = StudyState.Of(reading);
                var checks = MemberCheck.All(reading, state);
                var name = MemberCheckCommand.NameOf(checks, state, parsed.GetRequiredValue(check));
                io.Output.Write(Encoding.UTF8.GetString(Bytes(checks.First(c => c.Stream == name))));
                return ExitCode.Ok;
            });

            LetterVersion Letter(MemberCheck found)
            {
                var letter = parsed.GetValue(version) is { } number ? found.Letters.Find(l => l.Number == number) ?? throw new RefusedException($"{found.Stream} has no version {number}.", ExitCode.NotFound) : found.Shown;
                return letter is { Text: not null } ? letter
                    : throw new RefusedException(letter is null ? $"Nothing is written yet for {found.Stream}; member-check draft assembles it." : $"The words of the letter of {found.Stream} were erased.", ExitCode.NotFound);
            }

            byte[] Bytes(MemberCheck found)
            {
                var shown = Letter(found);
                if (LetterTemplate.Blanks(shown.Text!) is [var first, ..]) io.Error.WriteLine($"What stands in [ ] in line {first} is still to be filled in.");
                return SheetFile.Bytes(MemberChecks.Letter.Sheet(shown.Text!, shown.Language), parsed.GetValue(format) ?? (to is null ? null : SheetFile.FormatOf(to)) ?? "md");
            }
        });
        return command;
    }

    public static Command Template(Shelf shelf)
    {
        var study = StudyArgument.New();
        var letter = new Argument<string>("LETTER") { Description = string.Join(", ", LetterTemplate.Names) + "." };
        letter.AcceptOnlyFromAmong([.. LetterTemplate.Names]);
        var language = new Option<string>("--language") { Description = "For example nl.", Required = true };
        var set = new Option<string?>("--set") { Description = "Take the words from this text (Markdown); - for standard input." };
        var reset = new Option<bool>("--reset") { Description = "Use the words that come with the program again." };
        var command = new Command("template", $"How the study words a letter; prints it, or takes it from a text. Filled in: {string.Join(", ", LetterTemplate.Fields.Select(f => $"{f.Field} ({f.Words})"))}.") { study, letter, language, set, reset };
        command.Validators.Add(result =>
        {
            if (result.GetResult(set) is not null && result.GetValue(reset)) result.AddError("Take other words, or use the program's again: one of the two.");
        });
        command.SetAction(parsed =>
        {
            var (path, io, name, tongue) = (parsed.GetRequiredValue(study), parsed.InvocationConfiguration, parsed.GetRequiredValue(letter), parsed.GetRequiredValue(language));
            if (parsed.GetValue(set) is null && !parsed.GetValue(reset))
            {
                return StudyArgument.Reading(path, io, file =>
                {
                    io.Output.Write(ShippedLetters.Of(StudyState.Of(file.ReadLog(null)), name, tongue) ?? throw new RefusedException($"There is no letter “{name}” in {tongue} yet; --set takes one from a text.", ExitCode.NotFound));
                    return ExitCode.Ok;
                });
            }
            var text = "";
            if (parsed.GetValue(set) is { } given)
            {
                if (Given(given, io, out var words) is var exit and not ExitCode.Ok) return exit;
                text = words!;
                var wrong = LetterTemplate.Check(text);
                Findings.Print(given, wrong.Select(w => new Problem(w.Line, "", w.Words, "Mend it, and take it in again.")), io.Error);
                if (wrong.Count > 0) return ExitCode.Findings;
            }
            return StudyChange.Record(shelf, path, io, (state, _) => LetterTemplate.Set(state, name, tongue, text), (_, _) => text.Length == 0 ? $"The program's words of “{name}” in {tongue} are used again." : $"“{name}” in {tongue} is worded so from now on.");
        });
        return command;
    }

    private static CheckRecorder Planned(OpenStudy study, LogReading reading, string code, int? wave, string form)
    {
        var people = Cohort.Of(reading);
        var person = StudyChange.Known(study.Recorder.Study, code);
        var number = wave ?? CheckCounts.WavesHeld(people, person).LastOrDefault(1);
        var (check, refusal) = CheckDoor.Plan(study, MemberCheck.All(reading, study.Recorder.Study), person, number, form, CheckCounts.WasHeld(people, person, number), people.IsWithheld(person), study.Recorder.Now());
        return check ?? throw new RefusedException(refusal!);
    }

    // That it was planned meanwhile tells nothing that a letter is made of: what was read for the plan serves here too.
    private static void Written(OpenStudy study, LogReading reading, CheckRecorder check, string? language, string? given, bool anew, InvocationConfiguration io)
    {
        var recorder = study.Recorder;
        if (given is not null || check.Check.Letter?.Text is null || anew)
        {
            var coded = CodedStudy.Of(reading);
            LetterDraft? draft = null;
            if (given is not null)
            {
                draft = new(given, language ?? LetterDraft.LanguageOf(coded, check.Check), 0, SummaryDraft.QuotedIn(given, check.Check.Person, LetterDraft.Quotes(coded, check.Check)), []);
                Findings.Print("the letter", NamedPersons.In(given.ReplaceLineEndings("\n").Split('\n')).Select(p => p with { Hint = "A letter goes by code; names stay outside the study." }), io.Error);
            }
            else
            {
                (draft, var refusal) = CheckDoor.Assemble(coded, recorder.Study, check.Check, language);
                if (draft is null) throw new RefusedException(refusal!);
                if (draft.Statements == 0 && check.Check.Form == CheckForms.Transcript) throw new RefusedException(string.Join(' ', draft.LeftOut));
            }
            if (check.Do(recorder.Now(), MemberCheckDecisions.Write(recorder.Study, check.Check, draft.Language, draft.Text, draft.Quoted, isAnew: given is null)) is { } not) throw new RefusedException(not);
            foreach (var left in draft.LeftOut) io.Error.WriteLine(left);
        }
        io.Error.WriteLine($"{check.Stream}: version {check.Check.Letter?.Number}.");
    }

    private static int Given(string file, InvocationConfiguration io, out string? text)
    {
        (text, var trouble, var exit) = TextFile.ReadOrInput(file);
        if (trouble is not null) io.Error.WriteLine(trouble);
        return text is null ? exit : ExitCode.Ok;
    }
}
