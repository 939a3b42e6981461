using PsyInterview.Agreement;

namespace PsyInterview.Tests.AgreementOfCoders;

/// <summary>Examples that others have published, or that can be worked out by hand.</summary>
internal static class Worked
{
    /// <summary>Cohen's three diagnoses, n = 200.</summary>
    public static CountTable Cohen { get; } = Table([88, 14, 18], [10, 40, 10], [2, 6, 12]);

    /// <summary>Agreement on 94 of 100, and a kappa below zero.</summary>
    public static CountTable Paradox { get; } = CountTable.Of(["yes", "no"], [[118, 5], [2, 0]]);

    /// <summary>The two abstractors of the vignette of irrCAC.</summary>
    public static CountTable Abstractors { get; } = Table([13, 0, 0], [0, 20, 7], [0, 4, 56]);

    /// <summary>Krippendorff's twelve units by four coders, with gaps (0 here).</summary>
    public static Ratings Krippendorff { get; } = Rated(
        [1, 1, 0, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [0, 5, 5, 5], [0, 0, 1, 1], [0, 0, 3, 0]);

    public static CountTable Table(params int[][] rows) => CountTable.Of([.. rows.Select((_, i) => $"c{i}")], rows);

    /// <summary>Units with one value a coder; 0 is a gap.</summary>
    public static Ratings Rated(params int[][] units) => Named(v => v == 0 ? null : $"{v}", units);

    /// <summary>The same with words for the values.</summary>
    public static Ratings Named(Func<int, string?> word, params int[][] units) => Ratings.Of(
        [.. units[0].Select((_, i) => $"coder {i}")], units.Select((values, i) => ($"u{i}", (IReadOnlyList<string?>)[.. values.Select(word)])));

    /// <summary>Codes by segment, written <c>S1 a b; S2; S3 a</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Codes(string words) => words.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(s => s.Split(' ')).ToDictionary(s => s[0], s => (IReadOnlySet<string>)s.Skip(1).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
}
