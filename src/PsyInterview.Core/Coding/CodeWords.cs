namespace PsyInterview.Coding;

/// <summary>The words that a codebook is written in.</summary>
public static class CodeWords
{
    /// <summary>Where a code comes from: it was there before the data (a theory, the guide), or it was found in them.</summary>
    public const string APriori = "a priori", FromData = "from data";

    /// <summary>What a code is about: something that was said so, or something that was understood from it (Hennink, Kaiser &amp; Marconi 2017).</summary>
    public const string Concrete = "concrete", Conceptual = "conceptual";

    /// <summary>How a passage stands to a theme.</summary>
    public const string Supports = "supports", Contradicts = "contradicts", NoStance = "none";

    /// <summary>The origins.</summary>
    public static IReadOnlyList<string> Origins { get; } = [FromData, APriori];

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Concrete, Conceptual];

    /// <summary>The stances.</summary>
    public static IReadOnlyList<string> Stances { get; } = [Supports, Contradicts];

    private const int LongestName = 80;

    /// <summary>Why this cannot be the name of a code or theme; null when it can. Commas and their like separate names where several are typed.</summary>
    public static string? WhyNot(string name) =>
        Tidy(name).Length == 0 ? "type a name"
        : Tidy(name).Length > LongestName ? $"a name has at most {LongestName} letters; write the rest into the definition"
        : name.AsSpan().IndexOfAny(",;|#\"") >= 0 ? $"“{Tidy(name)}” cannot be a name: leave out , ; | # and \""
        : null;

    /// <summary>A name as it is kept: no spaces at the ends, single ones within, nothing in front of it.</summary>
    public static string Tidy(string name) => string.Join(' ', name.Trim().TrimStart('#').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A name as names are compared: whatever the case.</summary>
    public static string Key(string name) => Tidy(name).ToUpperInvariant();

    /// <summary>
    /// The names in a line that was typed. Commas, semicolons and # separate them; where a code is called with several words, so do not spaces within it.
    /// </summary>
    /// <param name="known">Names in use: the longest that fits is taken.</param>
    public static IReadOnlyList<string> Read(string typed, IEnumerable<string> known)
    {
        var several = known.Select(Tidy).Where(k => k.Contains(' ', StringComparison.Ordinal)).OrderByDescending(k => k.Length).ToList();
        List<string> names = [];
        foreach (var piece in typed.Split([',', ';', '#', '|', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = Tidy(piece);
            while (rest.Length > 0)
            {
                var name = several.Find(k => rest.StartsWith(k, StringComparison.OrdinalIgnoreCase) && (rest.Length == k.Length || rest[k.Length] == ' '))
                    ?? rest.Split(' ')[0];
                names.Add(name);
                rest = rest[name.Length..].TrimStart();
            }
        }
        return [.. names.DistinctBy(Key)];
    }

    /// <summary>
    /// The names in a line that was typed at a desk: as <see cref="Read"/>, but words between two commas that are not all of them known codes are one new name, since a
    /// code may have several words.
    /// </summary>
    /// <param name="known">Names in use.</param>
    public static IReadOnlyList<string> ReadNew(string typed, IReadOnlyCollection<string> known)
    {
        var keys = known.Select(Key).ToHashSet(StringComparer.Ordinal);
        return [.. typed.Split([',', ';', '#', '|', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(piece => Read(piece, known) is var names && names.All(n => keys.Contains(Key(n))) ? names : [Tidy(piece)])
            .Where(n => n.Length > 0).DistinctBy(Key)];
    }
}

/// <summary>The steps from the audio to a transcript that can be coded, in their order.</summary>
public static class TranscriptSteps
{
    /// <summary>The steps.</summary>
    public const string Stored = "audio stored", Sent = "sent", Received = "received", Checked = "checked against audio", DeIdentified = "de-identified";

    /// <summary>All of them, in order. That it was coded follows from the coding.</summary>
    public static IReadOnlyList<string> All { get; } = [Stored, Sent, Received, Checked, DeIdentified];
}

/// <summary>The rules by which a team judges whether anything new still comes.</summary>
public static class StopRules
{
    /// <summary>Guest, Namey &amp; Chen 2020; Francis et al. 2010; so many units without a new code; none, with the reason.</summary>
    public const string Guest = "guest", Francis = "francis", ZeroRun = "zero-run", NotUsed = "not-used";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Guest, Francis, ZeroRun, NotUsed];
}

/// <summary>One stream of units whose codes make one curve: never interviews and groups in one.</summary>
/// <param name="Unit">One of <see cref="Units"/>.</param>
/// <param name="Group">The group of participants, or null.</param>
/// <param name="Wave">Only this wave; 0 for all.</param>
public sealed record CurveStream(string Unit, string? Group, int Wave)
{
    /// <summary>
    /// One session with one person; all sessions with a person together; one session of a focus group; interviews, and each member check in which somebody wrote something as a
    /// unit of its own beside them.
    /// </summary>
    public const string Interview = "interview", Participant = "participant", FocusGroup = "focus-group", MemberCheck = "member-check";

    /// <summary>True where units are alike enough for rules and estimates: never where letters stand beside interviews.</summary>
    public bool TakesRules => Unit != MemberCheck;

    /// <summary>What can be a unit.</summary>
    public static IReadOnlyList<string> Units { get; } = [Interview, Participant, FocusGroup, MemberCheck];
}
