using PsyInterview.Coding;

namespace PsyInterview.Screens;

/// <summary>What a line of codes may go on as: the code that is being typed is completed, those before it stay.</summary>
internal static class CodeCompletion
{
    /// <summary>Whole lines, one for each code that fits; none while nothing of the next code is typed.</summary>
    /// <param name="known">Names of codes; those of several words may be typed with their spaces.</param>
    internal static IReadOnlyList<string> Of(string typed, IReadOnlyList<string> known)
    {
        var cut = typed.LastIndexOfAny([',', ';', '#', '|']) + 1;
        while (cut < typed.Length && typed[cut] == ' ') cut++;
        // Codes that are complete already, with only a space after them.
        while (known.Where(k => typed.AsSpan(cut).StartsWith(k, StringComparison.OrdinalIgnoreCase) && typed.Length > cut + k.Length && typed[cut + k.Length] == ' ').MaxBy(k => k.Length) is { } whole)
        {
            cut += whole.Length;
            while (cut < typed.Length && typed[cut] == ' ') cut++;
        }
        var begun = typed[cut..];
        if (begun.Length == 0) return [];
        var there = CodeWords.Read(typed[..cut], known).Select(CodeWords.Key).ToHashSet(StringComparer.Ordinal);
        var fitting = Fitting(begun);
        // A word of the talk that no code explains may stand before it.
        if (fitting.Count == 0 && begun.LastIndexOf(' ') is >= 0 and var space)
        {
            cut += space + 1;
            fitting = Fitting(typed[cut..]);
        }
        return [.. fitting.Select(k => typed[..cut] + k)];

        List<string> Fitting(string start) => start.Length == 0 ? [] :
            [.. known.Where(k => k.StartsWith(start, StringComparison.OrdinalIgnoreCase) && k != start && !there.Contains(CodeWords.Key(k)))];
    }
}
