using System.Globalization;

namespace PsyInterview.Agreement;

/// <summary>What each coder gave to each unit, one value a unit, with gaps where somebody did not rate.</summary>
public sealed class Ratings
{
    internal const string NoPair = "no unit was rated by two coders";

    private Ratings(IReadOnlyList<string> coders, IReadOnlyList<string> categories, IReadOnlyList<double>? numbers, IReadOnlyList<RatedUnit> units) =>
        (Coders, Categories, Numbers, Units) = (coders, categories, numbers, units);

    public IReadOnlyList<string> Coders { get; }

    /// <summary>The values that occur: rising when all are numbers, by the alphabet otherwise.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>The categories as numbers; null when one of them is none.</summary>
    public IReadOnlyList<double>? Numbers { get; }

    /// <summary>All units, those that nobody rated included.</summary>
    public IReadOnlyList<RatedUnit> Units { get; }

    /// <summary>Of values as they were written; 1 and 1.0 are one value when all values are numbers.</summary>
    /// <param name="units">Each with one value a coder, in the order of <paramref name="coders"/>; null or empty where the coder did not rate.</param>
    public static Ratings Of(IReadOnlyList<string> coders, IEnumerable<(string Unit, IReadOnlyList<string?> Values)> units)
    {
        var rows = units.ToList();
        var written = rows.SelectMany(r => r.Values).OfType<string>().Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var numbers = written.ToDictionary(w => w, Number, StringComparer.Ordinal);
        var isNumeric = written.Count > 0 && numbers.Values.All(x => x is not null);
        var rising = isNumeric ? numbers.Values.Select(x => x!.Value).Distinct().Order().ToList() : null;
        List<string> categories = rising?.ConvertAll(x => x.ToString("R", CultureInfo.InvariantCulture)) ?? [.. written.Order(StringComparer.Ordinal)];
        var places = written.ToDictionary(w => w, w => rising?.IndexOf(numbers[w]!.Value) ?? categories.IndexOf(w), StringComparer.Ordinal);
        return new(coders, categories, rising, rows.ConvertAll(r => new RatedUnit(r.Unit, [.. r.Values.Select(v => string.IsNullOrEmpty(v) ? (int?)null : places[v])])));
    }

    /// <summary>The table of two coders, by their places, over the units that both rated; its categories are those of all ratings.</summary>
    public CountTable TableOf(int first, int second) => CountTable.Of(
        Categories, Units.Where(u => u.Values[first] is not null && u.Values[second] is not null).Select(u => (u.Values[first]!.Value, u.Values[second]!.Value)));

    // Adding zero makes the minus of a negative zero go.
    private static double? Number(string written) =>
        double.TryParse(written, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number + 0.0 : null;
}

/// <summary>One unit and what it got.</summary>
/// <param name="Values">The place of the category each coder gave; null where a coder did not rate.</param>
public sealed record RatedUnit(string Unit, IReadOnlyList<int?> Values)
{
    /// <summary>How often each category was given, by its place.</summary>
    public IReadOnlyDictionary<int, int> Counts { get; } = Values.OfType<int>().CountBy(v => v).ToDictionary(v => v.Key, v => v.Value);

    /// <summary>True when two coders or more rated it, so that they can be compared.</summary>
    public bool IsPairable => Values.Count(v => v is not null) > 1;
}
