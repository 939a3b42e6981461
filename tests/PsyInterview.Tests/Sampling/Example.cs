using System.Text.Json;
using PsyInterview.Sampling;

namespace PsyInterview.Tests.Sampling;

/// <summary>Invented people and a frame with the numbers that a reference program computed for them.</summary>
internal static class Example
{
    public static readonly JsonElement Expected = JsonDocument.Parse(File.ReadAllText(Path("var_frame_expected.json"))).RootElement;

    public static readonly Frame Frame = new(
        [.. Expected.GetProperty("dims").EnumerateObject().Select(d => Criterion(d.Name, [.. d.Value.EnumerateArray().Select(l => l.GetString()!)]))],
        [.. Expected.GetProperty("quota").EnumerateObject().Select(q => new Target(Combination.Read(q.Name)!, q.Value.GetInt32()))], []);

    /// <summary>What the reference compared: the frame, and intensity beside it.</summary>
    public static readonly IReadOnlyList<Criterion> Compared = [.. Frame.Criteria, new("intensity", "intensity", CriterionKind.Number, [])];

    public static readonly IReadOnlyList<Person> People = Read();

    public static readonly Variation Variation = Variation.Of(Frame, People, Compared);

    public static IReadOnlyList<Person> Candidates => [.. People.Where(p => !p.Covers)];

    public static string Path(string name) => System.IO.Path.Combine(Approval.Folder(), "data", name);

    public static Criterion Criterion(string id, params IReadOnlyList<string> levels) =>
        NumberBands.Read(levels) is { } bands
            ? new(id, id, CriterionKind.Number, bands)
            : new(id, id, CriterionKind.Nominal, [.. levels.Select(l => new Level(l))]);

    public static Person Person(string id, bool covers, params IEnumerable<(string Criterion, string Value)> answers) =>
        new(id, covers, answers.ToDictionary(a => a.Criterion, a => a.Value.Length == 0 ? Answer.Missing : Answer.Of(a.Value.Split(';'))));

    private static IReadOnlyList<Person> Read()
    {
        var lines = File.ReadAllLines(Path("var_frame_people.csv"));
        var columns = lines[0].Split(',').Select(c => c == "phq15" ? "phq" : c).ToList();
        return [.. lines.Skip(1).Select(line => line.Split(',')).Select(cells => Person(cells[0], cells[^1] == "interviewed", columns.Zip(cells).Skip(1).SkipLast(1)))];
    }
}
