namespace PsyInterview.Guides;

/// <summary>One difference between a version of a guide and the one before it.</summary>
/// <param name="Type">One of <see cref="GuideChanges.Types"/>.</param>
/// <param name="Part">What was changed: one of <see cref="GuideParts"/>.</param>
/// <param name="From">Ids in the version before: none where something was added, several where questions were merged.</param>
/// <param name="To">Ids in the version after: none where something was removed, several where a question was split.</param>
/// <param name="Before">The words before, or the place for a move; empty where something was added.</param>
/// <param name="After">The words after, or the place; empty where something was removed.</param>
public sealed record GuideChange(string Type, string Part, IReadOnlyList<string> From, IReadOnlyList<string> To, string Before, string After)
{
    /// <summary>A name for the change that holds while other changes come and go around it: what it is, of which questions, with which words.</summary>
    public string Key => $"{Type} {Part} {string.Join('+', From)}>{string.Join('+', To)} {GuideSource.Hash($"{Before}\n{After}")[..8]}";

    /// <summary>The id by which the change is found: the one after, else the one before; null for what concerns the guide as a whole.</summary>
    public string? Id => To.Count > 0 ? To[0] : From.Count > 0 ? From[0] : null;

    /// <inheritdoc/>
    public bool Equals(GuideChange? other) => other is not null && (Type, Part, Before, After) == (other.Type, other.Part, other.Before, other.After)
        && From.SequenceEqual(other.From) && To.SequenceEqual(other.To);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Part, Before, After);
}

/// <summary>How a guide can change.</summary>
public static class GuideChanges
{
    /// <summary>Something new.</summary>
    public const string Add = "add";

    /// <summary>Other words for the same.</summary>
    public const string Rephrase = "rephrase";

    /// <summary>Something is gone.</summary>
    public const string Remove = "remove";

    /// <summary>The same at another place.</summary>
    public const string Move = "move";

    /// <summary>One question became several.</summary>
    public const string Split = "split";

    /// <summary>Several questions became one.</summary>
    public const string Merge = "merge";

    /// <summary>Every type.</summary>
    public static IReadOnlyList<string> Types { get; } = [Add, Rephrase, Remove, Move, Split, Merge];

    /// <summary>The change in a few words: "2.1 Exercises rephrased", "probe of 2.1 Exercises added", "planned minutes rephrased".</summary>
    /// <param name="before">The version before, or null.</param>
    /// <param name="after">The version after, or null.</param>
    public static string Words(GuideChange change, TopicGuide? before, TopicGuide? after)
    {
        var names = (change.Type is Merge ? change.From : change.To.Count > 0 ? change.To : change.From)
            .Select(id => change.To.Contains(id) ? Name(after, id) ?? Name(before, id) ?? id : Name(before, id) ?? Name(after, id) ?? id);
        var subject = change.Part switch
        {
            GuideParts.Question or GuideParts.Topic when change.Type is Split => Name(before, change.From[0]) ?? change.From[0],
            GuideParts.Question or GuideParts.Topic => string.Join(" and ", names),
            _ when change.Id is null => change.Part,
            _ => $"{change.Part} of {string.Join(" and ", names)}",
        };
        var told = change.Part is GuideParts.Must or GuideParts.Minutes && change.Type == Rephrase ? "changed" : Told(change.Type);
        return change.Type switch
        {
            Split => $"{subject} split into {string.Join(" and ", names)}",
            Merge => $"{subject} merged into {Name(after, change.To[0]) ?? change.To[0]}",
            _ => $"{subject} {told}",
        };

        static string? Name(TopicGuide? guide, string id) => guide?.Question(id) is { } question ? $"{question.Number} {question.Label}"
            : guide?.Topics.FirstOrDefault(t => t.Id == id) is { } topic ? $"{topic.Number} {topic.Title}" : null;
    }

    /// <summary>The type as it is told: "rephrased".</summary>
    public static string Told(string type) => type switch
    {
        Add => "added",
        Rephrase => "rephrased",
        Remove => "removed",
        Move => "moved",
        Split => "split",
        Merge => "merged",
        _ => type,
    };
}

/// <summary>What of a guide can change, in the words that people read.</summary>
public static class GuideParts
{
    /// <summary>A main question; rephrased is its wording.</summary>
    public const string Question = "question";

    /// <summary>A planned probe; its ids are those of its question.</summary>
    public const string Probe = "probe";

    /// <summary>A topic; rephrased is its title.</summary>
    public const string Topic = "topic";

    /// <summary>The few words by which a question stands in a list.</summary>
    public const string Label = "label";

    /// <summary>Whether everyone should be asked.</summary>
    public const string Must = "must ask";

    /// <summary>Planned minutes, of a topic or of the guide.</summary>
    public const string Minutes = "planned minutes";

    /// <summary>Words to read aloud.</summary>
    public const string ReadAloud = "words to read aloud";

    /// <summary>Words for the interviewer only.</summary>
    public const string Instruction = "instruction";

    /// <summary>A line of the closing list.</summary>
    public const string Closing = "closing list";

    /// <summary>A step of the distress protocol.</summary>
    public const string Distress = "distress step";

    /// <summary>The title, the kind or the group of the guide.</summary>
    public const string Heading = "heading";
}

/// <summary>That one question became several, or several one: what cannot be told from the texts alone, and is stated.</summary>
/// <param name="Type"><see cref="GuideChanges.Split"/> or <see cref="GuideChanges.Merge"/>.</param>
/// <param name="From">Ids before: one for a split.</param>
/// <param name="To">Ids after: one for a merge.</param>
public sealed record Lineage(string Type, IReadOnlyList<string> From, IReadOnlyList<string> To)
{
    /// <summary>"split a into a, b" or "merge a, b into c".</summary>
    public override string ToString() => $"{Type} {string.Join(", ", From)} into {string.Join(", ", To)}";

    /// <inheritdoc/>
    public bool Equals(Lineage? other) => other is not null && Type == other.Type && From.SequenceEqual(other.From) && To.SequenceEqual(other.To);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, From.Count, To.Count);

    /// <summary>Reads what <see cref="ToString"/> prints; null where it is something else.</summary>
    public static Lineage? Read(string words)
    {
        var type = words.StartsWith(GuideChanges.Split + " ", StringComparison.Ordinal) ? GuideChanges.Split : words.StartsWith(GuideChanges.Merge + " ", StringComparison.Ordinal) ? GuideChanges.Merge : null;
        if (type is null || words[type.Length..].Split(" into ") is not [var before, var after]) return null;
        IReadOnlyList<string> from = Ids(before), to = Ids(after);
        return from.Concat(to).All(GuideId.IsValid) && from.Distinct().Count() == from.Count && to.Distinct().Count() == to.Count && (type == GuideChanges.Split ? from.Count == 1 && to.Count > 1 : from.Count > 1 && to.Count == 1) ? new Lineage(type, from, to) : null;

        static IReadOnlyList<string> Ids(string words) => words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
