using System.CommandLine;
using PsyInterview.Agreement;
using PsyInterview.Interchange;
using PsyInterview.Reports;

namespace PsyInterview.Commands;

/// <summary><c>agreement --table | --ratings | --segments FILE.csv</c>: how far coders agree.</summary>
public static class AgreementCommand
{
    public static Command Command()
    {
        var table = new Option<string?>("--table")
        {
            Description = "Counts of two coders (CSV), square: categories above and in the first column, in each cell how many units got both. Rows: the first coder.",
        };
        var ratings = new Option<string?>("--ratings") { Description = "Ratings (CSV): the unit, then one column a coder with one value each; empty where a coder did not rate." };
        var segments = new Option<string?>("--segments")
        {
            Description = "Coded segments (CSV): segment, coder, codes, one row for each segment and coder, with | between the codes; empty where a coder applied none.",
        };
        var json = StudyArgument.Json();
        const string Help = "Show how far coders agree: counts, kappa with its standard error, AC1, alpha, code by code, and every difference. "
            + "Name one table, with what was coded before any discussion. Exits with 4 when it cannot be used.";
        var command = new Command("agreement", Help) { table, ratings, segments, json };
        command.Validators.Add(result =>
        {
            if (new[] { table, ratings, segments }.Count(option => result.GetResult(option) is not null) != 1) result.AddError("Name one table: --table, --ratings or --segments.");
        });
        command.SetAction(parsed =>
        {
            var (isJson, io) = (parsed.GetValue(json), parsed.InvocationConfiguration);
            return parsed.GetValue(table) is { } counts ? Run(counts, OfTable, isJson, io)
                : parsed.GetValue(ratings) is { } rated ? Run(rated, OfRatings, isJson, io)
                : Run(parsed.GetValue(segments)!, OfSegments, isJson, io);
        });
        return command;
    }

    // The tables, the sentence and the JSON of one file; no tables when its problems keep it from being used.
    private delegate (IReadOnlyList<Problem> Problems, IReadOnlyList<Table> Tables, string Sentence, Func<string> Json) Reading(CsvReading csv);

    private static (IReadOnlyList<Problem>, IReadOnlyList<Table>, string, Func<string>) OfTable(CsvReading csv)
    {
        var file = CountTableFile.Read(csv);
        if (file.Table is null) return Refused(file.Problems);
        var pair = PairAgreement.Of(file.Table);
        var tables = file is { First: { } first, Second: { } second } ? AgreementTables.Of(pair, first, second) : AgreementTables.Of(pair);
        return (file.Problems, tables, AgreementSentence.Of(pair), () => AgreementJson.Of(pair));
    }

    private static (IReadOnlyList<Problem>, IReadOnlyList<Table>, string, Func<string>) OfRatings(CsvReading csv)
    {
        var file = RatingsFile.Read(csv);
        if (file.Ratings is null) return Refused(file.Problems);
        var found = RatingsAgreement.Of(file.Ratings);
        return (file.Problems, AgreementTables.Of(found), AgreementSentence.Of(found), () => AgreementJson.Of(found));
    }

    private static (IReadOnlyList<Problem>, IReadOnlyList<Table>, string, Func<string>) OfSegments(CsvReading csv)
    {
        var file = SegmentsFile.Read(csv);
        if (file.Agreement is not { } found) return Refused(file.Problems);
        return (
            file.Problems, AgreementTables.Of(found, file.First, file.Second), AgreementSentence.Of(found), () => AgreementJson.Of(found, file.First, file.Second, file.OneCoderOnly));
    }

    private static (IReadOnlyList<Problem>, IReadOnlyList<Table>, string, Func<string>) Refused(IReadOnlyList<Problem> problems) => (problems, [], "", () => "");

    private static int Run(string path, Reading read, bool json, InvocationConfiguration io)
    {
        var (csv, trouble, exit) = GivenFile.Table(path, hasCorner: true);
        if (csv is null)
        {
            io.Error.WriteLine(trouble);
            return exit;
        }
        var (problems, tables, sentence, asJson) = read(csv);
        Findings.Print(path, problems, io.Error);
        if (tables.Count == 0) return ExitCode.Findings;
        if (json)
        {
            io.Output.WriteLine(asJson());
            return ExitCode.Ok;
        }
        var width = ReportPrint.WindowWidth();
        foreach (var table in tables)
        {
            ReportPrint.Write(table, "text", io.Output, width);
            io.Output.WriteLine();
        }
        io.Output.WriteLine("For the methods section");
        ReportPrint.Paragraph(sentence, io.Output, width);
        ReportPrint.Paragraph(AgreementSentence.Caution, io.Output, width);
        return ExitCode.Ok;
    }
}
