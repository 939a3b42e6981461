using System.Globalization;
using System.Text.Json;
using PsyInterview.Saturation;
using Xunit;

namespace PsyInterview.Tests.Saturation;

/// <summary>The reference files: those of our own beside the tests, those of public packages in the folder of the methods where it is there.</summary>
internal static class Reference
{
    private static readonly string Folder = System.IO.Path.Combine(Approval.Folder(), "data");

    /// <summary>Twenty units, 41 codes, the last new one in unit 16.</summary>
    public static Incidence Twenty { get; } = Matrix(Path("sat_synth20_incidence.csv"), _ => true);

    /// <summary>What the reference says of <see cref="Twenty"/>.</summary>
    public static JsonElement TwentyEstimates { get; } = JsonDocument.Parse(File.ReadAllText(Path("sat_synth20_estimators_expected.json"))).RootElement;

    public static string Path(string file) => System.IO.Path.Combine(Folder, file);

    /// <summary>A file of a public package, which does not come with the program; the test is left out, and says so, where it is absent.</summary>
    public static string Fetched(string file)
    {
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(Approval.Folder(), "..", "..", "..", "..", "shared", "methods", "data", file));
        Assert.SkipUnless(File.Exists(path), $"{file} comes from another package, and is not beside this clone.");
        return path;
    }

    /// <summary>The rows of a table without its headings, as cells by heading.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Rows(string path)
    {
        var lines = File.ReadAllLines(path).Select(l => l.Split(',', StringSplitOptions.TrimEntries)).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal))];
    }

    /// <summary>A table of units and codes; columns without a number are left out.</summary>
    public static Incidence Matrix(string path, Func<Dictionary<string, string>, bool> such)
    {
        var rows = Rows(path).Where(such).ToList();
        var codes = rows[0].Keys.Skip(1).Where(k => rows.TrueForAll(r => r[k] is "0" or "1")).ToList();
        var unit = rows[0].Keys.First();
        return Incidence.Of([.. rows.Select(r => r[unit])], codes, rows.Index().SelectMany(r => codes.Index().Where(c => r.Item[c.Item] == "1").Select(c => (r.Index, c.Index))));
    }

    public static Frequencies Ants(string site)
    {
        var rows = Rows(Fetched("eco_ant_incidence_freq.csv")).Where(r => r["site"] == site).ToList();
        return Frequencies.Of(rows.Select(r => int.Parse(r["incidence_freq"], CultureInfo.InvariantCulture)), int.Parse(rows[0]["T"], CultureInfo.InvariantCulture));
    }

    public static double Number(this Dictionary<string, string> row, string column) => double.Parse(row[column], CultureInfo.InvariantCulture);

    /// <summary>Equal but for what the machine cannot hold.</summary>
    public static void Near(double expected, Measure found, string what, double within = 1e-9) =>
        Assert.True(found.Value is { } value && Math.Abs(value - expected) <= within, $"{what}: {expected.ToString("R", CultureInfo.InvariantCulture)} and {found}");

    /// <summary>Equal to every digit that a printed number has, as far as ten places.</summary>
    public static void AsPrinted(string expected, Measure found, string what)
    {
        var places = expected.Contains('.', StringComparison.Ordinal) ? expected.Length - expected.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        Near(double.Parse(expected, CultureInfo.InvariantCulture), found, what, Math.Max(0.5001 * Math.Pow(10, -places), 1e-10));
    }
}
