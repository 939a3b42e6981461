namespace PsyInterview.Sampling;

/// <summary>One level of one criterion, written gender=M.</summary>
public readonly record struct CriterionLevel(string Criterion, string Level)
{
    public override string ToString() => $"{Criterion}={Level}";
}

/// <summary>Levels of different criteria that occur together: one is a level, two a pair, one of every criterion a cell.</summary>
public sealed class Combination(IEnumerable<CriterionLevel> levels) : IEquatable<Combination>
{
    /// <summary>In the order they were given.</summary>
    public IReadOnlyList<CriterionLevel> Levels { get; } = [.. levels];

    /// <summary>Reads age=18-39&amp;region=N; null when a part has no criterion or no level.</summary>
    public static Combination? Read(string words)
    {
        var parts = words.Split('&', StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries)).ToList();
        return parts.All(p => p.Length == 2 && p[0].Length > 0 && p[1].Length > 0) ? new(parts.Select(p => new CriterionLevel(p[0], p[1]))) : null;
    }

    /// <summary>The same levels in another order are the same combination.</summary>
    public bool Equals(Combination? other) => other is not null && Levels.ToHashSet().SetEquals(other.Levels);

    public override bool Equals(object? obj) => Equals(obj as Combination);

    public override int GetHashCode() => Levels.Aggregate(0, (hash, level) => hash ^ level.GetHashCode());

    public override string ToString() => string.Join('&', Levels);
}

/// <summary>How many people a level, pair or cell should have.</summary>
/// <param name="Max">Null: no upper limit.</param>
public sealed record Target(Combination Of, int Min, int? Max = null);

/// <summary>A sampling frame: what people should differ in, how many are wanted where, and what cannot occur.</summary>
/// <param name="Impossible">Leave every denominator, with each pair and cell that they make impossible.</param>
public sealed record Frame(IReadOnlyList<Criterion> Criteria, IReadOnlyList<Target> Targets, IReadOnlyList<Combination> Impossible)
{
    /// <summary>The criteria whose levels are counted and combined.</summary>
    public IReadOnlyList<Criterion> Counted { get; } = [.. Criteria.Where(c => c.HasLevels)];

    /// <summary>The criterion and the level's number among <see cref="Counted"/>, or null when the frame has no such level.</summary>
    public (int Criterion, int Level)? Find(CriterionLevel of)
    {
        for (var c = 0; c < Counted.Count; c++)
        {
            if (Counted[c].Id != of.Criterion) continue;
            for (var l = 0; l < Counted[c].Levels.Count; l++)
                if (Counted[c].Levels[l].Id == of.Level) return (c, l);
        }
        return null;
    }

    /// <summary>A level as people read it: title and label. What the frame does not have stays as it was written.</summary>
    public string Words(CriterionLevel of) => Find(of) is var (c, l) ? $"{Counted[c].Title} {Counted[c].Levels[l].Label}" : of.ToString();

    /// <summary>A combination as people read it.</summary>
    public string Words(Combination of) => string.Join(" and ", of.Levels.Select(Words));

    /// <summary>The levels of a person on each criterion of <see cref="Counted"/>; empty where they have none.</summary>
    public int[][] Stand(Person person) => [.. Counted.Select(c => c.Of(person[c]).Levels.ToArray())];

    /// <summary>Whether a person has every level of a combination. A combination that the frame does not know holds for nobody.</summary>
    public bool Has(Person person, Combination combination) =>
        combination.Levels.All(l => Find(l) is var (c, level) && Counted[c].Of(person[Counted[c]]).Levels.Contains(level));
}
