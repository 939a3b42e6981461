namespace PsyInterview.Sampling;

/// <summary>Whether an answer is known, and if not, why. The four are never counted together.</summary>
public enum AnswerState
{
    Known,

    /// <summary>Nothing is recorded.</summary>
    Missing,

    /// <summary>The question was not put.</summary>
    NotAsked,

    /// <summary>The person would not say.</summary>
    Declined,
}

/// <summary>What one person answered to one criterion.</summary>
/// <param name="Values">As recorded; several only for <see cref="CriterionKind.Multiple"/>, none unless known.</param>
public sealed record Answer(AnswerState State, IReadOnlyList<string> Values)
{
    public static readonly Answer Missing = new(AnswerState.Missing, []);
    public static readonly Answer NotAsked = new(AnswerState.NotAsked, []);
    public static readonly Answer Declined = new(AnswerState.Declined, []);

    public static Answer Of(params string[] values) => values.Length == 0 ? Missing : new(AnswerState.Known, values);

    public override string ToString() => State switch
    {
        AnswerState.Known => string.Join("; ", Values),
        AnswerState.NotAsked => "not asked",
        AnswerState.Declined => "declined",
        _ => "missing",
    };
}

/// <summary>A person in the frame.</summary>
/// <param name="Id">The participant's code, unique among the people compared.</param>
/// <param name="Covers">Whether the person was interviewed: only then they count as covered.</param>
/// <param name="Answers">By criterion id; what is not in it is missing.</param>
public sealed record Person(string Id, bool Covers, IReadOnlyDictionary<string, Answer> Answers)
{
    public Answer this[Criterion criterion] => Answers.TryGetValue(criterion.Id, out var answer) ? answer : Answer.Missing;
}

/// <summary>Codes as people order them: P2 before P10, and otherwise by character.</summary>
public sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Of = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return string.CompareOrdinal(x, y);
        var (i, j) = (0, 0);
        while (i < x.Length && j < y.Length)
        {
            if (char.IsAsciiDigit(x[i]) && char.IsAsciiDigit(y[j]))
            {
                var a = Digits(x, ref i);
                var b = Digits(y, ref j);
                var order = a.Length != b.Length ? a.Length - b.Length : a.CompareTo(b, StringComparison.Ordinal);
                if (order != 0) return order;
            }
            else if (x[i] != y[j]) return x[i] - y[j];
            else (i, j) = (i + 1, j + 1);
        }
        var rest = (x.Length - i) - (y.Length - j);
        // P07 and P7 differ only in zeros: still two codes, so never equal.
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    private static ReadOnlySpan<char> Digits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return text.AsSpan(start, at - start).TrimStart('0');
    }
}
