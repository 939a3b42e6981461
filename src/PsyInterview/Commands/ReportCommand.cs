using System.CommandLine;
using System.Globalization;
using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary><c>report NAME STUDY</c>: every report of the catalogue as text, CSV, JSON or Markdown, printed or to a file.</summary>
public sealed class ReportCommand(TimeProvider time)
{
    private readonly Lazy<Shelf> _shelf = new(() => Shelf.OfThisPerson(time));

    public Command Command()
    {
        var command = new Command("report", "Print a report of a study, or write it to a file with --to.");
        foreach (var report in ReportCatalog.All) command.Add(Of(report));
        return command;
    }

    private Command Of(Report report)
    {
        var (study, json) = (StudyArgument.New(), StudyArgument.Json());
        var session = new Argument<string?>("SESSION") { Description = "Only this session, for example P07-1.", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string?>("--format") { Description = "text, csv, json or md." };
        format.AcceptOnlyFromAmong([.. ReportPrint.Formats.Select(f => f.Format)]);
        var to = new Option<string?>("--to")
        {
            Description = "Write it to this new file, in the form of its ending (.txt, .csv, .json, .md) or of --format. That it was made is recorded in the study.",
        };
        var overwrite = new Option<bool>("--overwrite") { Description = "Let the file of --to take the place of one that is there." };
        var group = new Option<string?>("--group") { Description = "Only this group, by its name or title." };
        var guide = new Option<string?>("--guide") { Description = "Only this topic guide, by its id, for example patient-first." };
        var columns = new Option<string?>("--columns") { Description = "Groups by name or title with commas between them, one a column; all unless given." };
        var percent = new Option<bool>("--percent") { Description = "Print shares of n beside the counts." };
        var today = new Option<string?>("--today") { Description = "Reckon as of this day (2026-11-05) instead of today." };
        today.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Day(token.Value) is null) result.AddError($"“{token.Value}” is not a day; write for example 2026-11-05.");
        });
        var by = new Option<string>("--by") { Description = "Order: need, or only distance.", DefaultValueFactory = _ => "need" };
        by.AcceptOnlyFromAmong("need", "distance");
        var curve = new CurveOptions();

        var command = new Command(report.Name, char.ToUpperInvariant(report.Help[0]) + report.Help[1..] + ".") { study };
        foreach (var (asks, symbol) in new (string, Symbol)[]
        {
            ("session", session), ("group", group), ("columns", columns), ("percent", percent), ("today", today), ("by", by), ("guide", guide),
        })
        {
            if (!report.Asks.Contains(asks)) continue;
            if (symbol is Argument argument) command.Add(argument);
            else command.Add((Option)symbol);
        }
        if (report.Asks.Contains("saturation")) curve.AddTo(command);
        foreach (var option in (Option[])[format, json, to, overwrite]) command.Add(option);
        command.SetAction(parsed =>
        {
            var (io, path) = (parsed.InvocationConfiguration, parsed.GetRequiredValue(study));
            var asked = new ReportOptions(
                Has("session") ? parsed.GetValue(session) : null,
                (Has("today") && parsed.GetValue(today) is { } day ? Day(day) : null) ?? DateOnly.FromDateTime(time.GetLocalNow().DateTime),
                Has("columns") && parsed.GetValue(columns) is { } names ? names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [],
                Has("group") ? parsed.GetValue(group) : null, Has("percent") && parsed.GetValue(percent), Has("by") && parsed.GetValue(by) == "distance", Has("saturation") ? curve.Read(parsed) : null,
                Has("guide") ? parsed.GetValue(guide) : null);
            var wanted = parsed.GetValue(json) ? "json" : parsed.GetValue(format);
            if (parsed.GetValue(to) is not { } file)
            {
                return StudyArgument.Reading(path, io, opened =>
                {
                    var reading = opened.ReadLog(asked.Session);
                    MustKnow(reading, asked);
                    ReportPrint.Write(report.From(reading, asked), wanted ?? "text", io.Output, ReportPrint.WindowWidth());
                    return ExitCode.Ok;
                });
            }
            return StudyArgument.Guarded(io, () =>
            {
                var form = wanted ?? ReportFile.FormatOf(file)
                    ?? throw new RefusedException($"{file}: end the name with .txt, .csv, .json or .md, or give --format.", ExitCode.Usage);
                var written = ReportFile.Write(_shelf.Value, path, report.Name, reading => Drawn(report, reading, asked), file, form, parsed.GetValue(overwrite));
                io.Error.WriteLine($"Wrote {written}; recorded in the study.");
                return ExitCode.Ok;
            });

            bool Has(string option) => report.Asks.Contains(option);
        });
        return command;
    }

    private static Table Drawn(Report report, LogReading reading, ReportOptions asked)
    {
        if (asked.Session is { } session)
        {
            if (session is EntryId.Study or EntryId.Part || !reading.Streams.Contains(session))
                throw new RefusedException($"There is no session {session} in this study.", ExitCode.NotFound);
            if (EntryId.IsMemberCheck(session) && report.Name is not ("coding" or "agreement" or "differences")) throw new RefusedException($"{session} is a member check and no session; report member-checks has it.", ExitCode.NotFound);
            reading = LogReading.Of(reading.Entries.Select(e => e.Entry).Where(e => e.Id.Stream == session || e.Id.Stream == EntryId.Study), AllKinds.Known);
        }
        MustKnow(reading, asked);
        return report.From(reading, asked);
    }

    private static void MustKnow(LogReading reading, ReportOptions asked)
    {
        if (asked.Guide is { } guide && StudyState.Of(reading) is var study && study.Versions.All(v => v.Guide != guide))
        {
            var guides = study.Versions.Select(v => v.Guide).Distinct().ToList();
            throw new RefusedException($"There is no guide “{guide}”: {(guides.Count == 0 ? "this study has none yet" : string.Join(", ", guides))}.", ExitCode.NotFound);
        }
        List<string> named = [.. asked.Columns, .. asked.Group is { } one ? (string[])[one] : []];
        if (named.Count == 0) return;
        var cohort = Cohort.Of(reading);
        List<string> known = [.. cohort.Groups.OfType<string>()];
        foreach (var name in named.Where(n => !cohort.Asked(n).All(g => known.Contains(g!))))
        {
            var there = known.Count == 0 ? "this study has no groups" : string.Join(", ", known);
            throw new RefusedException($"There is no group “{name}”: {there}.", ExitCode.NotFound);
        }
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
