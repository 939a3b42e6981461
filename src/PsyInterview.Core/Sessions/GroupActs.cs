namespace PsyInterview.Sessions;

/// <summary>What participants do without the floor, or to each other, in the observer's words. These words are stored.</summary>
public static class GroupActs
{
    /// <summary>Takes up what somebody said; how follows as an answer.</summary>
    public const string Responds = "responds";

    /// <summary>Agrees with somebody.</summary>
    public const string Agrees = "agrees";

    /// <summary>Disagrees with somebody.</summary>
    public const string Disagrees = "disagrees";

    /// <summary>How somebody responds: the acts by which talk in a group is described, with somebody they are meant for.</summary>
    public static readonly FollowUp How = new("response", "how?",
        [('a', Agrees, false), ('d', Disagrees, false), ('e', "elaborates", false), ('q', "asks", false), ('x', "gives an example", false), ('i', "interrupts", false), ('j', "jokes", false)]);

    // A study may give those that are done to nobody its own words.
    private static readonly IReadOnlyList<GroupVerb> Usual =
    [
        new('n', "nods"), new('h', "shakes head"), new('l', "laughs"), new('f', "frowns"), new('w', "turns away"), new('s', "long silence"),
        new('a', Agrees, ToSomebody: true), new('d', Disagrees, ToSomebody: true),
    ];

    /// <summary>The verbs with the study's own words where it has some.</summary>
    /// <param name="own">As <see cref="Studies.ObserverWordsSet"/> has them: <c>w crosses arms</c>.</param>
    public static IReadOnlyList<GroupVerb> Verbs(IReadOnlyList<string> own) =>
        own.Count == 0 ? Usual : [.. Usual.Select(v => v.ToSomebody ? v : v with { Word = Own(own, v.Key) ?? v.Word })];

    /// <summary>True for agreement and for what stands for it without words: what the study calls the key <c>n</c>, and its usual word.</summary>
    public static bool IsAgreement(string act, IReadOnlyList<string> own) => act is Agrees or "nods" || act == Own(own, 'n');

    /// <summary>True for disagreement and for what stands for it without words: what the study calls the key <c>h</c>, and its usual word.</summary>
    public static bool IsDisagreement(string act, IReadOnlyList<string> own) => act is Disagrees or "shakes head" || act == Own(own, 'h');

    private static string? Own(IReadOnlyList<string> own, char key)
    {
        foreach (var words in own)
            if (words.Length > 2 && words[0] == key && words[1] == ' ') return words[2..].Trim();
        return null;
    }
}

/// <summary>What a key stands for after a seat was chosen.</summary>
/// <param name="Word">As it is stored and shown: <c>nods</c>.</param>
/// <param name="ToSomebody">True when the seat of whom it is meant for follows.</param>
public sealed record GroupVerb(char Key, string Word, bool ToSomebody = false);
