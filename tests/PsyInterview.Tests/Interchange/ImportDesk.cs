using System.Text;
using PsyInterview.Interchange;
using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Tests.Interchange;

/// <summary>A study set up as the founding one was, and what tables bring to it.</summary>
internal sealed class ImportDesk
{
    private static readonly string[] Symptoms =
        ["Musculoskeletal symptoms", "Pain", "Shortness of breath", "Fatigue", "Headache", "Dizziness/nausea", "Sleep disturbances"];

    private readonly List<Entry> _entries = [];
    private int _recorders;

    public ImportDesk() => Record([new StudyCreated("Founding"), .. SetUpEvents()]);

    /// <summary>The day on which the next table is read.</summary>
    public DateTimeOffset Today { get; set; } = new(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(1));

    public IReadOnlyList<Entry> Entries => _entries;

    public LogReading Reading => LogReading.Of(_entries, AllKinds.Known);

    public StudyState Study => StudyState.Of(Reading);

    public Dictionary<string, SessionState> Sessions =>
        Reading.Streams.Where(s => s != EntryId.Study).ToDictionary(s => s, s => SessionState.Of(Reading, s));

    /// <summary>Groups and criteria of the founding study; sessions of treatment by the protocol's range.</summary>
    public static IReadOnlyList<Event> SetUpEvents()
    {
        List<Event> events =
        [
            new GroupDeclared("patients", "Patients"), new GroupDeclared("therapists", "Therapists", "T"),
            new GroupDeclared("focus-group-1", "Focus group I", "FG1-", "focus-group", 6), new GroupDeclared("focus-group-2", "Focus group II", "FG2-", "focus-group", 7),
            Of("patients", "gender", "nominal", "Male", "Female"), Of("patients", "age", "number", "18-39", "40-59", "60 and over"),
            Of("patients", "education", "ordinal", "Lower", "Intermediate", "Higher"), Of("patients", "region", "nominal", "Region A", "Region B", "Region C"),
            new CriterionDeclared("phq15", "Physical symptoms (PHQ-15)", "number", null, "patients"), Of("patients", "symptom_intensity", "number", "0-3", "4-6", "7-10"),
            Of("patients", "treatment_sessions", "number", "6-12"), new CriterionDeclared("therapist", "Therapist", "link", null, "patients", To: "therapists"),
            new CriterionDeclared("main_symptoms", "Main symptoms", "multiple", Symptoms, "patients"),
        ];
        foreach (var group in (string[])["therapists", "focus-group-1", "focus-group-2"])
        {
            events.AddRange(
                Of(group, "gender", "nominal", "Male", "Female"), Of(group, "age", "number", "under 40", "40-54", "55 and over"),
                Of(group, "profession", "nominal", "Exercise therapist", "Physical therapist"), Of(group, "years_pss", "number", "under 5", "5 to under 10", "10 and over"));
        }
        return events;
    }

    public Import Contacts(string text, string? group = null) => Take(ContactsTable.Read(Csv(text), Study, Today, group));

    public Import Participants(string text, string? group = null) => Take(ParticipantsTable.Read(Csv(text), Study, Sessions, Today, group));

    public void Record(params IReadOnlyList<Event> events) => Record(EntryId.Study, events);

    public void Record(string stream, IReadOnlyList<Event> events)
    {
        var chain = new Chain($"sd-{++_recorders}", AllKinds.Known, () => new byte[16]);
        _entries.AddRange(events.Select(e => chain.Seal(stream, Today, e)));
        Today = Today.AddMinutes(1);
    }

    /// <summary>What is known, whenever and in whatever order it came.</summary>
    public string Known()
    {
        var (study, words) = (Study, new List<string>());
        words.AddRange(study.Participants.Values.Select(p => $"{p.Code} in {p.Group}"));
        words.AddRange(study.Candidates.Select(c => $"candidate {c.Key} in {c.Value}"));
        words.AddRange(study.Contacts.Select(c => $"{c.Person} {c.Wave} {c.Outcome} {(c.IsDated ? c.On : "")} {c.Channel} {c.By} {c.Reason}").Order(StringComparer.Ordinal));
        words.AddRange(study.Answers.Select(a => $"{a.Key.Person} {a.Key.Criterion} {a.Value.Words}").Order(StringComparer.Ordinal));
        words.AddRange(Sessions.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key} {s.Value.Written} {s.Value.StatedOn} {s.Value.StatedMinutes}"));
        return string.Join('\n', words);
    }

    public static CsvReading Csv(string text) => CsvFile.Parse(Encoding.UTF8.GetBytes(text));

    private Import Take(Import import)
    {
        Record(import.Events);
        foreach (var (stream, events) in import.Sessions) Record(stream, events);
        return import;
    }

    private static CriterionDeclared Of(string group, string name, string kind, params string[] levels) => new(name, char.ToUpperInvariant(name[0]) + name[1..], kind, levels, group);
}
