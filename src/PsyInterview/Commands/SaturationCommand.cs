using System.CommandLine;
using PsyInterview.Interchange;
using PsyInterview.Reports;
using PsyInterview.Saturation;

namespace PsyInterview.Commands;

/// <summary><c>saturation --matrix FILE.csv</c>: whether anything new still came, what each rule says of it, and what may still come.</summary>
public static class SaturationCommand
{
    private const int MostUnits = 100_000;
    private const long MostTried = 50_000_000;

    public static Command Command()
    {
        var matrix = new Option<string?>("--matrix") { Description = "A table (CSV) of units and codes: a row a unit in analysis order, the first column its name, then a column a code with 1, 0 or nothing." };
        var frequencies = new Option<string?>("--frequencies") { Description = "A table (CSV) of codes without an order: the last column of numbers says in how many units each was heard. Needs --units." };
        var added = new Option<string?>("--new") { Description = "A table (CSV) of units in analysis order: the last column of numbers says how many codes were new in each." };
        var aspects = new Option<string?>("--aspects") { Description = "A table (CSV) with the columns code, unit, aspect: whether the meaning of each code still grew." };
        var units = new Option<int?>("--units") { Description = "How many units were coded, with --frequencies." };
        var where = new Option<string?>("--where") { Description = "Only the rows with this word under this heading: site=A." };
        var categories = new Option<string?>("--categories") { Description = "A table (CSV) with the columns code, category: the stop criterion for each category too." };
        var baseSize = new Option<int>("--base") { Description = "Units whose codes are the measure of what is new.", DefaultValueFactory = _ => 4 };
        var run = new Option<int>("--run") { Description = "Units in a row that are held against the base.", DefaultValueFactory = _ => 2 };
        var threshold = new Option<string>("--threshold") { Description = "The most a run may add: 0.05 or 5% of the base's codes.", DefaultValueFactory = _ => "0.05" };
        var initial = new Option<int>("--initial") { Description = "Units before the stop criterion is looked at.", DefaultValueFactory = _ => 10 };
        var stop = new Option<int>("--stop") { Description = "Units in a row, after those, that must bring nothing new.", DefaultValueFactory = _ => 3 };
        var minUnits = new Option<int>("--min-units") { Description = "In how many units a code must be heard to enter the curve; 2 for shared ideas.", DefaultValueFactory = _ => 1 };
        var permutations = new Option<int>("--permutations") { Description = "Try so many random orders of the units, for example 1000.", DefaultValueFactory = _ => 0 };
        var seed = new Option<ulong>("--seed") { Description = "Where the generator of random orders begins.", DefaultValueFactory = _ => 20200505 };
        var estimators = new Option<bool>("--estimators") { Description = "Show estimates of codes not heard yet. JSON always has them." };
        var coverage = new Option<string?>("--coverage") { Description = "Also say how many units bring this coverage: 0.95 or 95%." };
        var unit = new Option<string>("--unit") { Description = "What a unit is: interview, participant, group.", DefaultValueFactory = _ => "interview" };
        var json = StudyArgument.Json();
        const string Help = "Show from a table whether anything new still came: the curve, what each rule says, and what may still come. Exits with 4 when the table cannot be used.";
        var command = new Command("saturation", Help)
        {
            matrix, frequencies, added, aspects, units, where, categories, baseSize, run, threshold, initial, stop, minUnits, permutations, seed, estimators, coverage, unit, json,
        };
        Option<string?>[] sources = [matrix, frequencies, added, aspects];
        command.Validators.Add(result =>
        {
            if (sources.Count(o => result.GetResult(o) is not null) != 1) result.AddError("Name one table: --matrix, --frequencies, --new or --aspects.");
            else if (result.GetResult(frequencies) is not null != result.GetResult(units) is not null) result.AddError("--frequencies and --units go together: counts, and of how many units.");
            else if (result.GetResult(matrix) is null && new Option[] { minUnits, permutations, categories }.Any(o => result.GetResult(o) is { Implicit: false }))
                result.AddError("--min-units, --permutations and --categories need the table of units and codes: --matrix.");
        });
        command.SetAction(parsed =>
        {
            var io = parsed.InvocationConfiguration;
            var settings = new SaturationSettings(
                parsed.GetValue(baseSize), parsed.GetValue(run), GivenShare.WholePercent(parsed.GetValue(threshold)!) ?? -1, parsed.GetValue(initial), parsed.GetValue(stop),
                parsed.GetValue(minUnits), parsed.GetValue(permutations), parsed.GetValue(seed), parsed.GetValue(estimators));
            var wanted = parsed.GetValue(coverage) is { } words ? GivenShare.Of(words) ?? -1 : (decimal?)null;
            var whyNot = settings.ThresholdPercent < 0 ? "The threshold is a whole number of percent: 0.05 or 5%." : settings.WhyNot()
                ?? (wanted is <= 0 or >= 1 ? "The coverage lies between 0 and 1: 0.95 or 95%." : parsed.GetValue(units) is < 1 or > MostUnits ? "The number of units is a whole number from 1 to 100000." : null);
            if (whyNot is not null)
            {
                io.Error.WriteLine(whyNot);
                return ExitCode.Usage;
            }
            var asked = new SaturationQuestion(settings, Word(parsed.GetValue(unit)!), (double?)wanted, parsed.GetValue(where), parsed.GetValue(categories), parsed.GetValue(json));
            return parsed.GetValue(aspects) is { } meaning ? Meaning(meaning, asked, io)
                : Run(sources.Select(parsed.GetValue).OfType<string>().Single(), table => parsed.GetValue(matrix) is not null ? OfMatrix(table, asked)
                    : parsed.GetValue(frequencies) is not null ? OfCounts(table, parsed.GetValue(units)!.Value, asked) : OfNew(table, asked), asked, io);
        });
        return command;
    }

    private static (SaturationAccount?, IReadOnlyList<Problem>) OfMatrix(CsvReading table, SaturationQuestion asked)
    {
        var read = IncidenceTable.Read(table);
        if (read.Incidence is { } incidence && (long)incidence.Units.Count * asked.Settings.Permutations > MostTried)
            return (null, [.. read.Problems, new(0, "", "So many orders of so many units do not fit in memory.", "Ask for fewer --permutations.")]);
        return (read.Incidence is null ? null : SaturationAccount.Of(read.Incidence, asked.Settings), read.Problems);
    }

    private static (SaturationAccount?, IReadOnlyList<Problem>) OfCounts(CsvReading table, int units, SaturationQuestion asked)
    {
        var read = CountsTable.OfCodes(table, units);
        return (read.IsRefused ? null : SaturationAccount.Of(Frequencies.Of(read.Counts, units), asked.Settings), read.Problems);
    }

    private static (SaturationAccount?, IReadOnlyList<Problem>) OfNew(CsvReading table, SaturationQuestion asked)
    {
        var read = CountsTable.OfNew(table);
        return (read.IsRefused ? null : SaturationAccount.Of(new Accumulation(read.Names, read.Counts), asked.Settings), read.Problems);
    }

    private static int Run(string path, Func<CsvReading, (SaturationAccount?, IReadOnlyList<Problem>)> account, SaturationQuestion asked, InvocationConfiguration io)
    {
        if (Open(path, asked, io, out var exit) is not { } table) return exit;
        var (found, problems) = account(table);
        Findings.Print(path, problems, io.Error);
        if (found is null) return ExitCode.Findings;
        IReadOnlyDictionary<string, string>? categories = null;
        if (asked.Categories is { } file)
        {
            if (Open(file, asked with { Where = null }, io, out exit) is not { } grouped) return exit;
            var read = CategoriesTable.Read(grouped, found.Incidence!.Codes);
            Findings.Print(file, read.Problems, io.Error);
            if (read.Problems.Any(p => p.Severity == Severity.Error)) return ExitCode.Findings;
            categories = read.Of;
        }
        if (asked.IsJson)
        {
            SaturationJson.Write(found, asked.Unit, asked.Coverage, categories, io.Output);
            return ExitCode.Ok;
        }
        ReportPrint.Paragraph(SaturationWords.Sentence(found, asked.Unit), io.Output, ReportPrint.WindowWidth());
        io.Output.WriteLine();
        var tables = SaturationTables.Of(found, asked.Unit);
        Print(categories is null ? tables : [.. tables, SaturationTables.Categories(found, categories.GetValueOrDefault, asked.Unit)], io);
        if (asked.Coverage is { } coverage && found.Expected is { } expected)
        {
            io.Output.WriteLine();
            ReportPrint.Paragraph(SaturationWords.Says(expected.At(coverage), asked.Unit), io.Output, ReportPrint.WindowWidth());
        }
        return ExitCode.Ok;
    }

    private static int Meaning(string path, SaturationQuestion asked, InvocationConfiguration io)
    {
        if (Open(path, asked, io, out var exit) is not { } table) return exit;
        var read = AspectsTable.Read(table);
        Findings.Print(path, read.Problems, io.Error);
        if (read.IsRefused) return ExitCode.Findings;
        var codes = CodeMeaning.Of(read.Heard);
        if (asked.IsJson) SaturationJson.Write(codes, asked.Unit, io.Output);
        else Print([SaturationTables.Meaning(codes, asked.Unit)], io);
        return ExitCode.Ok;
    }

    private static CsvReading? Open(string path, SaturationQuestion asked, InvocationConfiguration io, out int exit)
    {
        (var table, var trouble, exit) = GivenFile.Table(path, hasCorner: true);
        if (table is null) io.Error.WriteLine(trouble);
        return table?.Where(asked.Where);
    }

    private static void Print(IReadOnlyList<Table> tables, InvocationConfiguration io)
    {
        foreach (var (i, table) in tables.Index())
        {
            if (i > 0) io.Output.WriteLine();
            ReportPrint.Write(table, "text", io.Output, ReportPrint.WindowWidth());
        }
    }

    private static UnitWord Word(string one) => one == UnitWord.Interview.One ? UnitWord.Interview : new(one, one == "person" ? "people" : one + "s");
}

/// <summary>What was asked of a table.</summary>
/// <param name="Coverage">The coverage of which the units are wanted.</param>
internal sealed record SaturationQuestion(SaturationSettings Settings, UnitWord Unit, double? Coverage, string? Where, string? Categories, bool IsJson);
