using PsyInterview.Guides;

namespace PsyInterview.Studies;

/// <summary>What somebody probably meant.</summary>
public static class Spelling
{
    /// <summary>The known word that is nearest, or null when none is near.</summary>
    public static string? Meant(string word, IReadOnlyList<string> known)
    {
        if (known.Count == 0) return null;
        var near = GuideId.Nearest(word, [.. known.Select(k => k.ToLowerInvariant())]);
        return known.FirstOrDefault(k => k.ToLowerInvariant() == near);
    }
}
