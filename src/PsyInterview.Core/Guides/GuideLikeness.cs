namespace PsyInterview.Guides;

/// <summary>How alike two texts are, by the runs of three letters they share: the same in every language, and deaf to capitals, punctuation and spacing.</summary>
public static class GuideLikeness
{
    /// <summary>Twice the shared runs by all runs of both (Dice's coefficient): 1 for the same words, 0 for nothing in common.</summary>
    public static double Of(string one, string other)
    {
        var (a, b) = (Runs(one), Runs(other));
        return a.Count + b.Count == 0 ? 1 : 2.0 * Shared(a, b) / (Total(a) + Total(b));
    }

    /// <summary>How much of a text is found in another: the shared runs by the runs of the part, from 0 to 1.</summary>
    public static double Within(string part, string whole)
    {
        var runs = Runs(part);
        return runs.Count == 0 ? 0 : (double)Shared(runs, Runs(whole)) / Total(runs);
    }

    /// <summary>True for texts that differ in capitals, punctuation and spacing at most.</summary>
    public static bool IsSame(string one, string other) => Plain(one) == Plain(other);

    private static int Total(Dictionary<string, int> runs) => runs.Values.Sum();

    private static int Shared(Dictionary<string, int> a, Dictionary<string, int> b) => a.Sum(run => Math.Min(run.Value, b.GetValueOrDefault(run.Key)));

    private static Dictionary<string, int> Runs(string text)
    {
        var plain = Plain(text);
        Dictionary<string, int> runs = new(StringComparer.Ordinal);
        if (plain.Length == 0) return runs;
        var padded = $" {plain} ";
        for (var i = 0; i + 3 <= padded.Length; i++)
        {
            var run = padded.Substring(i, 3);
            runs[run] = runs.GetValueOrDefault(run) + 1;
        }
        return runs;
    }

    /// <summary>A text without what likeness is deaf to.</summary>
    internal static string Plain(string text) => string.Join(' ', new string([.. text.Select(c => char.IsPunctuation(c) || char.IsSymbol(c) ? ' ' : char.ToLowerInvariant(c))])
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
