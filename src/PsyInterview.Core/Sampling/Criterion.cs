using System.Globalization;

namespace PsyInterview.Sampling;

/// <summary>What the answers to a criterion are, and so how two of them are compared.</summary>
public enum CriterionKind
{
    /// <summary>Alike or not, such as region.</summary>
    Nominal,

    /// <summary>Levels in an order, such as education.</summary>
    Ordinal,

    /// <summary>Several levels at once, such as treatments had.</summary>
    Multiple,

    /// <summary>A number that falls into a band, such as age.</summary>
    Number,

    /// <summary>Another person, such as the therapist: neither counted over levels nor compared.</summary>
    Link,
}

/// <summary>One level of a criterion, declared before anyone is counted.</summary>
/// <param name="Id">As it stands in targets and in people's answers.</param>
/// <param name="From">For a band: the smallest number in it. Null: no lower bound.</param>
/// <param name="Below">For a band: the smallest number above it, which is not in it. Null: no upper bound.</param>
public sealed record Level(string Id, string Label, decimal? From = null, decimal? Below = null)
{
    public Level(string id) : this(id, id) { }

    /// <summary>Whether it is a band of numbers.</summary>
    public bool IsBand => From is not null || Below is not null;

    /// <summary>Whether a number lies in the band [From, Below).</summary>
    public bool Holds(decimal number) => IsBand && !(number < From) && !(number >= Below);
}

/// <summary>A criterion of a sampling frame (a dimension on which people should differ), and its levels.</summary>
public sealed record Criterion(string Id, string Title, CriterionKind Kind, IReadOnlyList<Level> Levels)
{
    /// <summary>Whether people are counted over its levels.</summary>
    public bool HasLevels => Kind != CriterionKind.Link && Levels.Count > 0;

    /// <summary>
    /// Where an answer stands. A number goes by the bands; where it is in none (also in a gap between two), it is outside the frame. Other
    /// words go by a level's id, else by its id or label whatever the capitals. More than one value fits only <see cref="CriterionKind.Multiple"/>.
    /// </summary>
    public Place Of(Answer answer)
    {
        if (answer.State != AnswerState.Known || !HasLevels) return Place.Nowhere;
        if (Kind != CriterionKind.Multiple && answer.Values.Count > 1) return new([], [string.Join("; ", answer.Values)]);
        var (levels, outside) = (new List<int>(), new List<string>());
        foreach (var value in answer.Values)
        {
            var at = LevelOf(value);
            if (at < 0) outside.Add(value);
            else if (!levels.Contains(at)) levels.Add(at);
        }
        return new(levels, outside);
    }

    /// <summary>The number an answer gives, or null: of a number kept only as a band, the number is not known.</summary>
    public static decimal? NumberOf(Answer answer) =>
        answer.Values.Count == 1 && decimal.TryParse(answer.Values[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private int LevelOf(string value)
    {
        var bands = Kind is CriterionKind.Number or CriterionKind.Ordinal && Levels.Any(l => l.IsBand);
        if (bands && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return First(l => l.Holds(number));
        var exact = First(l => l.Id == value);
        if (exact >= 0) return exact;
        return First(l => value.Equals(l.Id, StringComparison.OrdinalIgnoreCase) || value.Equals(l.Label, StringComparison.OrdinalIgnoreCase));
    }

    private int First(Func<Level, bool> fits)
    {
        for (var i = 0; i < Levels.Count; i++)
            if (fits(Levels[i])) return i;
        return -1;
    }
}

/// <summary>Where a person stands on a criterion.</summary>
/// <param name="Levels">Numbers of levels, each once; more than one only where several values may be given.</param>
/// <param name="Outside">Values that are in no level.</param>
public sealed record Place(IReadOnlyList<int> Levels, IReadOnlyList<string> Outside)
{
    public static readonly Place Nowhere = new([], []);
}
