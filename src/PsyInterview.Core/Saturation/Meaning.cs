namespace PsyInterview.Saturation;

/// <summary>That a code was heard in a unit, with one aspect of it (a dimension, a nuance) or without.</summary>
/// <param name="At">The unit's place in analysis order, from 1.</param>
/// <param name="Unit">How the unit is called.</param>
/// <param name="Aspect">Null when no aspect was noted.</param>
public readonly record struct AspectHeard(string Code, int At, string Unit, string? Aspect);

/// <summary>Whether the meaning of a code still grows.</summary>
public enum MeaningState
{
    /// <summary>It was heard too seldom to tell.</summary>
    CannotBeJudged,

    /// <summary>One of its last occurrences added an aspect.</summary>
    NotSettled,

    /// <summary>Enough later occurrences added no aspect.</summary>
    Settled,
}

/// <summary>One unit in which a code was heard.</summary>
/// <param name="New">Aspects of the code that were not known from units before.</param>
public readonly record struct Occurrence(int At, string Unit, int New);

/// <summary>
/// The meaning curve of one code (after Hennink, Kaiser and Marconi 2017; the rule is our own): only units in which the code occurs are looked at. Its meaning is
/// settled at the last unit that added an aspect, if at least m later occurrences added none.
/// </summary>
/// <param name="Needed">m.</param>
/// <param name="SettledAt">The occurrence at which it settled; null when it did not.</param>
/// <param name="Later">Occurrences after the last one that added an aspect.</param>
public sealed record CodeMeaning(string Code, int Needed, IReadOnlyList<Occurrence> Occurrences, MeaningState State, Occurrence? SettledAt, int Later)
{
    /// <summary>Aspects known of the code.</summary>
    public int Aspects => Occurrences.Sum(o => o.New);

    /// <summary>Of everything heard, one a code, in the order in which the codes were heard first.</summary>
    public static IReadOnlyList<CodeMeaning> Of(IEnumerable<AspectHeard> heard, int needed = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(needed, 1);
        return [.. heard.GroupBy(h => h.Code, StringComparer.Ordinal).Select((g, i) => (Meaning: OfCode(g.Key, g, needed), i))
            .OrderBy(m => m.Meaning.Occurrences[0].At).ThenBy(m => m.i).Select(m => m.Meaning)];
    }

    private static CodeMeaning OfCode(string code, IEnumerable<AspectHeard> heard, int needed)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        List<Occurrence> occurrences =
        [
            .. heard.GroupBy(h => h.At).OrderBy(g => g.Key).Select(g => new Occurrence(g.Key, g.First().Unit, g.Select(h => h.Aspect).OfType<string>().Count(known.Add))),
        ];
        var last = occurrences.FindLastIndex(o => o.New > 0);
        var later = occurrences.Count - 1 - last;
        // A code of which no aspect was ever noted has no curve.
        var state = occurrences.Count < needed + 1 || last < 0 ? MeaningState.CannotBeJudged : later < needed ? MeaningState.NotSettled : MeaningState.Settled;
        return new(code, needed, occurrences, state, state == MeaningState.Settled ? occurrences[last] : null, later);
    }
}
