using System.Runtime.CompilerServices;
using System.Text.Json;
using PsyInterview.Storage;
using PsyInterview.Tests.Interchange;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>The founding study's tables (made up, with the published summaries) taken in by the built program.</summary>
public sealed class FoundingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psyinterview-founding-").FullName;
    private readonly string _study;

    public FoundingTests()
    {
        _study = Path.Combine(_folder, "founding.psy");
        using var file = StudyFile.Create(_study, "sd", TimeProvider.System);
        file.Append(new ImportDesk().Entries);
        Assert.True(file.Flush(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void The_founding_tables_come_in_once_with_the_published_counts()
    {
        Assert.Contains(
            "Would come in: 25 contacts, 20 participants.", Programs.Finish("import", "contacts", _study, Table("recruitment"), "--group", "patients", "--dry-run"), StringComparison.Ordinal);
        var before = Log().Count;
        Assert.Contains("Came in: 25 contacts, 20 participants.", Import("contacts", "recruitment", "patients"), StringComparison.Ordinal);
        var said = Import("participants", "patients", "patients");
        Assert.Contains("Came in: 180 values, 37 past sessions, 3 declined second waves.", said, StringComparison.Ordinal);
        Assert.Contains("_SYNTHETIC.csv:13: advice: P12, Treatment_sessions: 3 is in none of the bands 6-12", said, StringComparison.Ordinal);
        Assert.Contains("Came in: 38 participants, 152 values, 25 past sessions.", Import("participants", "therapists", "therapists"), StringComparison.Ordinal);

        var log = Log();
        Assert.True(log.Count > before);
        Assert.Equal(25, log.Count(e => Kind(e) == "contact-recorded" && e.GetProperty("data").GetProperty("wave").GetInt32() == 1));
        Assert.Equal(3, log.Count(e => Kind(e) == "contact-recorded" && e.GetProperty("data").GetProperty("wave").GetInt32() == 2));
        Assert.Equal(62, log.Count(e => Kind(e) == "past-session-stated"));
        var minutes = log.Where(e => Kind(e) == "length-stated").ToLookup(e => e.GetProperty("stream").GetString()![0] == 'T', e => e.GetProperty("data").GetProperty("minutes").GetInt32());
        Assert.Equal((780 + 408, 1200), (minutes[false].Sum(), minutes[true].Sum()));

        var people = JsonDocument.Parse(Programs.Finish("participant", "list", _study, "--json")).RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal([20 + 5, 25, 6, 7], new[] { "patients", "therapists", "focus-group-1", "focus-group-2" }.Select(g => people.Count(p => p.GetProperty("group").GetString() == g)));
        var status = people.ToDictionary(p => p.GetProperty("code").GetString()!, p => p.GetProperty("status").GetString());
        Assert.Equal(("interviewed twice", "interviewed once; declined, wave 2", "declined", "interviewed"), (status["P1"], status["P11"], status["contact-21"], status["FG1-3"]));
        Assert.Equal("8.5", people.Single(p => p.GetProperty("code").GetString() == "FG2-2").GetProperty("years_pss").GetString());
        Assert.Contains("every one is there", Programs.Finish("verify", _study), StringComparison.Ordinal);

        foreach (var (part, table, group) in new[]
        {
            ("participants", "therapists", "therapists"), ("contacts", "recruitment", "patients"), ("participants", "patients", "patients"),
        }) Assert.Contains("Came in: nothing new; ", Import(part, table, group), StringComparison.Ordinal);
        Assert.Equal(log.Count, Log().Count);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Table(string name, [CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "Interchange", "Founding", $"founding_{name}_SYNTHETIC.csv");

    private string Import(string part, string table, string group)
    {
        var (exit, _, error) = Programs.Run("import", part, _study, Table(table), "--group", group);
        Assert.True(exit == 0, error);
        return error;
    }

    private static string? Kind(JsonElement entry) => entry.GetProperty("kind").GetString();

    private List<JsonElement> Log() =>
        [.. Programs.Finish("log", _study, "--json").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
