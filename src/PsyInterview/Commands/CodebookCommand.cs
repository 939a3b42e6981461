using System.CommandLine;
using PsyInterview.Coding;
using PsyInterview.Interchange;
using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary><c>codebook</c>: the codes of a study as a table, to and from a file, and what is done to them.</summary>
public static class CodebookCommand
{
    public static Command Command(Shelf shelf)
    {
        var (study, json) = (StudyArgument.New(), StudyArgument.Json());
        var asOf = ContactCommand.Day("--as-of", "Print it as it was at the end of this day.");
        var import = new Option<string?>("--import") { Description = "Take in a table (CSV): name, definition, origin, kind, theme, theme definition, colour. Whole or not at all." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what --import would bring." };
        var export = new Option<string?>("--export") { Description = "Write the codes in use and the themes to this new file (CSV), to be read in elsewhere. That it was made is recorded." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Let the file of --export take the place of one that is there." };
        var create = Named("--create", "A new code of this name.");
        var code = Named("--code", "Change what is said of this code: --definition, --origin, --kind, --theme, --colour.");
        var rename = Named("--rename", "Call this code otherwise: --to.");
        var to = Named("--to", "The new name, with --rename.");
        var merge = Named("--merge", "Make these codes one, with commas between them: --into, --reason.");
        var split = Named("--split", "Make several codes of this one: --into, --reason.");
        var into = Named("--into", "Of --merge one of the codes or a new name; of --split the names it becomes, with commas between them.");
        var retire = Named("--retire", "Take this code out of use: --reason.");
        var restore = Named("--restore", "Bring this retired code back: --reason.");
        var defineTheme = Named("--define-theme", "Define this theme, or give it another version: --definition, --under, --reason.");
        var dropTheme = Named("--drop-theme", "Give this theme up; its codes stay: --reason.");
        var definition = Named("--definition", "What the code or theme stands for, when it applies and when not.");
        var origin = Named("--origin", $"{string.Join(" or ", CodeWords.Origins)}.");
        var kind = Named("--kind", $"{string.Join(" or ", CodeWords.Kinds)}; \"\" for neither.");
        var theme = Named("--theme", "The theme it belongs to; \"\" for none.");
        var colour = Named("--colour", "For example #8b0000; \"\" for none.");
        var under = Named("--under", "The theme above, with --define-theme; \"\" for none.");
        var reason = Named("--reason", "Why: it stays with the code.");
        Option<string?>[] acts = [import, export, asOf, create, code, rename, merge, split, retire, restore, defineTheme, dropTheme];
        const string Help = "Print the codebook of a study, take one in or write it to a file, or change one code. Nothing that was coded is rewritten: a name that was written "
            + "before a merge means the new code. Exits with 4 when a table cannot be taken in.";
        var command = new Command("codebook", Help)
        {
            study, asOf, import, dryRun, export, overwrite, create, code, rename, to, merge, split, into, retire, restore, defineTheme, dropTheme,
            definition, origin, kind, theme, colour, under, reason, json,
        };
        (Option Of, Option<string?>[] With)[] belong =
        [
            (dryRun, [import]), (overwrite, [export]), (to, [rename]), (into, [merge, split]), (definition, [create, code, defineTheme]), (origin, [create, code]), (kind, [create, code]),
            (theme, [create, code]), (colour, [create, code]), (under, [defineTheme]), (reason, [code, rename, merge, split, retire, restore, defineTheme, dropTheme]),
        ];
        command.Validators.Add(result =>
        {
            var asked = acts.Where(o => result.GetResult(o) is not null).Select(o => o.Name).ToList();
            if (asked.Count > 1) result.AddError($"One thing at a time: {string.Join(" or ", asked)}.");
            foreach (var (of, with) in belong)
                if (result.GetResult(of) is not null and not { Implicit: true } && with.All(o => result.GetResult(o) is null)) result.AddError($"{of.Name} goes with {string.Join(" or ", with.Select(o => o.Name))}.");
            if (result.GetResult(rename) is not null && result.GetResult(to) is null) result.AddError("Say what it is called from now on: --to.");
            if (result.GetResult(defineTheme) is not null && result.GetResult(definition) is null) result.AddError("Say what the theme stands for: --definition.");
            foreach (var several in (Option<string?>[])[merge, split])
                if (result.GetResult(several) is not null && result.GetResult(into) is null) result.AddError($"Say what comes of {several.Name}: --into.");
        });
        command.SetAction(parsed =>
        {
            var (path, io, why) = (parsed.GetRequiredValue(study), parsed.InvocationConfiguration, parsed.GetValue(reason));
            if (parsed.GetValue(import) is { } table) return Import(shelf, path, table, parsed.GetValue(dryRun), io);
            if (parsed.GetValue(export) is { } file) return Export(shelf, path, file, parsed.GetValue(overwrite), io);
            var (said, one, many) = (parsed.GetValue(definition), parsed.GetValue(into) ?? "", Names(parsed.GetValue(into)));
            if (parsed.GetValue(create) is { } made)
                return Do(book => CodebookDecisions.Create(book, made, said, parsed.GetValue(origin), parsed.GetValue(kind), parsed.GetValue(theme), parsed.GetValue(colour)), _ => $"{CodeWords.Tidy(made)} is a code now.");
            if (parsed.GetValue(code) is { } changed)
                return Do(book => Change(book, changed, said, why, parsed.GetValue(origin), parsed.GetValue(kind), parsed.GetValue(theme), parsed.GetValue(colour)), _ => $"{CodeWords.Tidy(changed)}: recorded.");
            if (parsed.GetValue(rename) is { } old) return Do(book => CodebookDecisions.Rename(book, old, parsed.GetValue(to)!, why), _ => $"{CodeWords.Tidy(old)} is called {CodeWords.Tidy(parsed.GetValue(to)!)} from now on.");
            if (parsed.GetValue(merge) is { } codes) return Do(book => CodebookDecisions.Merge(book, Names(codes), one, why ?? ""), _ => $"{string.Join(", ", Names(codes))}: {CodeWords.Tidy(one)} from now on, wherever they were applied.");
            if (parsed.GetValue(split) is { } whole) return Do(book => CodebookDecisions.Split(book, whole, many, why ?? ""), _ => $"{CodeWords.Tidy(whole)} is {string.Join(", ", many)} from now on; what it was applied to waits to be coded anew.");
            if (parsed.GetValue(retire) is { } gone) return Do(book => CodebookDecisions.Retire(book, gone, why ?? ""), _ => $"{CodeWords.Tidy(gone)} is not used any more, and counts nowhere.");
            if (parsed.GetValue(restore) is { } back) return Do(book => CodebookDecisions.Restore(book, back, why ?? ""), _ => $"{CodeWords.Tidy(back)} is in use again.");
            if (parsed.GetValue(defineTheme) is { } defined)
                return Do(book => CodebookDecisions.DefineTheme(book, defined, said!, why, parsed.GetValue(under)), book => $"{book.FindTheme(defined)!.Name}: version {book.FindTheme(defined)!.Version}.");
            if (parsed.GetValue(dropTheme) is { } dropped) return Do(book => CodebookDecisions.DropTheme(book, dropped, why ?? ""), _ => $"{CodeWords.Tidy(dropped)} is given up; its codes stay.");
            return StudyArgument.Reading(path, io, opened =>
            {
                var reading = opened.ReadLog(null);
                if (parsed.GetValue(asOf) is { } day) reading = Then(reading, day);
                ReportPrint.Write(CodebookReport.From(reading), parsed.GetValue(json) ? "json" : "text", io.Output, ReportPrint.WindowWidth());
                return ExitCode.Ok;
            });

            int Do(Func<Codebook, Decision> decide, Func<Codebook, string> words) => Record(shelf, path, io, decide, words);
        });
        return command;
    }

    /// <summary>Decides on the codebook and records it, and says so once it is on the disk.</summary>
    internal static int Record(Shelf shelf, string path, InvocationConfiguration io, Func<Codebook, Decision> decide, Func<Codebook, string> said) =>
        StudyChange.Open(shelf, path, io, study =>
        {
            var decision = decide(study.Recorder.Codebook);
            if (study.Recorder.Do(study.Recorder.Now(), decision) is { } refusal) throw new RefusedException($"{char.ToUpperInvariant(refusal[0])}{refusal[1..].TrimEnd('.')}.");
            StudyChange.WaitForTheDisk(study);
            io.Error.WriteLine(decision.Events.Count == 0 ? "Nothing new: the codebook has this already." : said(study.Recorder.Codebook));
            return ExitCode.Ok;
        });

    internal static List<string> Names(string? typed) => [.. (typed ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static Option<string?> Named(string name, string help) => new(name) { Description = help };

    private static Decision Change(Codebook book, string code, string? definition, string? reason, string? origin, string? kind, string? theme, string? colour)
    {
        var described = CodebookDecisions.Describe(book, code, origin, kind, theme, colour);
        if (definition is null || described.Refusal is not null) return described;
        var defined = CodebookDecisions.Define(book, code, definition, reason);
        return defined.Refusal is not null ? defined : Decision.That([.. defined.Events, .. described.Events]);
    }

    private static int Import(Shelf shelf, string path, string csv, bool dryRun, InvocationConfiguration io) => StudyArgument.Guarded(io, () =>
    {
        var (table, trouble, exit) = GivenFile.Table(csv);
        if (table is null) throw new RefusedException(trouble!, exit);
        if (dryRun)
        {
            return StudyArgument.Reading(path, io, file =>
            {
                var reading = file.ReadLog(null);
                var would = Read(Codebook.Of(reading), reading.Entries.Select(e => e.At).DefaultIfEmpty().Max());
                if (!would.IsRefused) io.Output.WriteLine($"Would come in: {Summary(would)}.");
                return would.IsRefused ? ExitCode.Findings : ExitCode.Ok;
            });
        }
        return StudyChange.Open(shelf, path, io, study =>
        {
            var at = study.Recorder.Now();
            var import = Read(study.Recorder.Codebook, at);
            if (import.IsRefused)
            {
                io.Error.WriteLine("Nothing was taken in.");
                return ExitCode.Findings;
            }
            study.Recorder.Do(at, Decision.That(import.Events));
            StudyChange.WaitForTheDisk(study);
            io.Error.WriteLine($"Came in: {Summary(import)}.");
            return ExitCode.Ok;
        });

        CodebookImport Read(Codebook book, DateTimeOffset at)
        {
            var import = CodebookTable.Read(table, book, at, Path.GetFileName(csv));
            Findings.Print(csv, import.Problems, io.Error);
            foreach (var line in import.Said) io.Output.WriteLine(line);
            return import;
        }
    });

    private static string Summary(CodebookImport import)
    {
        var come = import.Said.Count == 0 ? "nothing new" : import.Said.Count == 1 ? "1 change" : $"{import.Said.Count} changes";
        return import.AlreadyThere == 0 ? come : $"{come}; {import.AlreadyThere} {(import.AlreadyThere == 1 ? "row says" : "rows say")} what the codebook has already";
    }

    private static int Export(Shelf shelf, string path, string file, bool overwrite, InvocationConfiguration io) => StudyArgument.Guarded(io, () =>
    {
        var left = 0;
        var written = ReportFile.Write(shelf, path, "codebook", reading =>
        {
            var use = CodebookUse.Of(CodedStudy.Of(reading));
            left = use.Book.Gone.Count();
            return CodebookTable.Of(use);
        }, file, "csv", overwrite);
        io.Error.WriteLine($"Wrote {written}; recorded in the study.{(left > 0 ? $" {left} {(left == 1 ? "code that is" : "codes that are")} not in use stayed behind: report codebook has them." : "")}");
        return ExitCode.Ok;
    });

    private static LogReading Then(LogReading reading, string day) => Recruitment.IsDay(day)
        ? LogReading.Of(reading.Entries.Select(e => e.Entry).Where(e => string.CompareOrdinal(StudyState.Day(e.At), day) <= 0), AllKinds.Known)
        : throw new RefusedException($"{char.ToUpperInvariant(Recruitment.NotADay(day)[0])}{Recruitment.NotADay(day)[1..]}.");
}
