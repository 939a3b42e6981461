using System.CommandLine;
using PsyInterview.Interchange;
using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary><c>import</c>: takes tables of contacts and participants in, whole or not at all.</summary>
public static class ImportCommand
{
    private delegate Import Table(CsvReading table, LogReading reading, StudyState study, DateTimeOffset at, string? group);

    public static Command Command(Shelf shelf, TimeProvider time) => new(
        "import", "Take in a table of contacts or participants, saved as CSV. What is in the study already is not taken twice.")
    {
        Of(shelf, time, "contacts", "Columns: contact, participant, outcome, and reason, channel, date, by, wave, call back, group, appointment, place.",
            (table, _, study, at, group) => ContactsTable.Read(table, study, at, group)),
        Of(shelf, time, "participants",
            "Columns: id, group, each criterion by its name or title, and interview1_min, interview1_date, interview1_status, interview1_guide.",
            (table, reading, study, at, group) => ParticipantsTable.Read(table, study, Sessions(reading), at, group)),
    };

    private static Command Of(Shelf shelf, TimeProvider time, string name, string help, Table read)
    {
        var study = StudyArgument.New();
        var file = new Argument<string>("FILE.csv") { Description = "The table: UTF-8, a row of headings, comma, semicolon or tab between the cells." };
        var group = new Option<string?>("--group") { Description = "The group of rows that name none." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would come." };
        var command = new Command(name, $"{help} Exits with 4 when a row cannot be taken; then nothing is.") { study, file, group, dryRun };
        command.SetAction(parsed =>
        {
            var (path, csv, of, io) = (parsed.GetRequiredValue(study), parsed.GetRequiredValue(file), parsed.GetValue(group), parsed.InvocationConfiguration);
            return StudyArgument.Guarded(io, () =>
            {
                var table = Open(csv);
                if (!parsed.GetValue(dryRun)) return StudyChange.Open(shelf, path, io, opened => Take(opened, table, of, read, csv, io));
                return StudyArgument.Reading(path, io, stored =>
                {
                    var reading = stored.ReadLog(null);
                    var import = read(table, reading, StudyState.Of(reading), time.GetLocalNow(), of);
                    Findings.Print(csv, import.Problems, io.Error);
                    if (!import.IsRefused) io.Output.WriteLine($"Would come in: {import.Summary}.");
                    return import.IsRefused ? ExitCode.Findings : ExitCode.Ok;
                });
            });
        });
        return command;
    }

    private static int Take(OpenStudy study, CsvReading table, string? group, Table read, string csv, InvocationConfiguration io)
    {
        var recorder = study.Recorder;
        var at = recorder.Now();
        var import = read(table, study.ReadAll(), recorder.Study, at, group);
        Findings.Print(csv, import.Problems, io.Error);
        if (import.IsRefused)
        {
            io.Error.WriteLine("Nothing was taken in.");
            return ExitCode.Findings;
        }
        // Should the machine stop between two of these, importing again brings what is missing.
        recorder.Do(at, Decision.That(import.Events));
        foreach (var (stream, events) in import.Sessions) recorder.Session(stream).Do(at, Decision.That(events));
        StudyChange.WaitForTheDisk(study);
        io.Error.WriteLine($"Came in: {import.Summary}.");
        return ExitCode.Ok;
    }

    private static Dictionary<string, SessionState> Sessions(LogReading reading) =>
        reading.Streams.Where(EntryId.IsSession).ToDictionary(s => s, s => SessionState.Of(reading, s), StringComparer.Ordinal);

    private static CsvReading Open(string path)
    {
        var (table, trouble, exit) = GivenFile.Table(path);
        return table ?? throw new RefusedException(trouble!, exit);
    }
}
