namespace PsyInterview.Agreement;

/// <summary>How often two coders gave each pair of categories: one unit (a segment, a unit of analysis) is one count.</summary>
public sealed class CountTable
{
    private readonly int[,] _counts;

    private CountTable(IReadOnlyList<string> categories, int[,] counts)
    {
        (Categories, _counts) = (categories, counts);
        var (first, second) = (new long[categories.Count], new long[categories.Count]);
        for (var row = 0; row < categories.Count; row++)
        {
            for (var column = 0; column < categories.Count; column++)
            {
                first[row] += counts[row, column];
                second[column] += counts[row, column];
            }
            Agreed += counts[row, row];
        }
        (First, Second, Units) = (first, second, first.Sum());
    }

    /// <summary>The categories, the same for both coders; those that nobody used may be among them.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>How often the first coder gave each category: the sums of the rows.</summary>
    public IReadOnlyList<long> First { get; }

    /// <summary>How often the second coder gave each category: the sums of the columns.</summary>
    public IReadOnlyList<long> Second { get; }

    /// <summary>n, the units that both coders worked on.</summary>
    public long Units { get; }

    /// <summary>Units to which both gave the same category: the diagonal.</summary>
    public long Agreed { get; }

    /// <summary>The place of the one category that both gave to every unit; null when there is none.</summary>
    internal int? OnlyOne => Enumerable.Range(0, Categories.Count).Where(k => Units > 0 && First[k] == Units && Second[k] == Units).Select(k => (int?)k).FirstOrDefault();

    /// <summary>Units with one category from the first coder and one from the second, by their places.</summary>
    public int this[int first, int second] => _counts[first, second];

    /// <summary>Of counts, one row for each category of the first coder; none below zero.</summary>
    /// <exception cref="ArgumentException">The rows are not as many, or not as long, as there are categories, or a count is below zero.</exception>
    public static CountTable Of(IReadOnlyList<string> categories, IReadOnlyList<IReadOnlyList<int>> rows)
    {
        if (rows.Count != categories.Count || rows.Any(row => row.Count != categories.Count)) throw new ArgumentException("A table of counts is square.", nameof(rows));
        var counts = new int[categories.Count, categories.Count];
        foreach (var (i, row) in rows.Index())
        {
            foreach (var (j, count) in row.Index()) counts[i, j] = count >= 0 ? count : throw new ArgumentException("A count is never below zero.", nameof(rows));
        }
        return new(categories, counts);
    }

    /// <summary>Of units, each with the places of the two categories it got.</summary>
    public static CountTable Of(IReadOnlyList<string> categories, IEnumerable<(int First, int Second)> units)
    {
        var counts = new int[categories.Count, categories.Count];
        foreach (var (first, second) in units) counts[first, second]++;
        return new(categories, counts);
    }
}
