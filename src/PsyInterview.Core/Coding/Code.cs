using System.Collections.Immutable;
using PsyInterview.Log;

namespace PsyInterview.Coding;

/// <summary>How a code stands today.</summary>
public enum CodeStanding
{
    /// <summary>In use.</summary>
    InUse,

    /// <summary>It became part of another code.</summary>
    Merged,

    /// <summary>It became several; what it was applied to waits to be coded anew.</summary>
    Split,

    /// <summary>Not used any more.</summary>
    Retired,
}

/// <summary>One step in the life of a code or theme, for people to read.</summary>
/// <param name="Words">What happened: "created", "renamed from relaxing".</param>
public sealed record CodeStep(DateTimeOffset At, string By, string Words, string? Reason, EntryId Entry);

/// <summary>A definition as it stood from a moment on.</summary>
/// <param name="Unit">The session that made it necessary, or null.</param>
public sealed record CodeDefinition(DateTimeOffset At, string Text, string? Reason, string? Unit);

/// <summary>A code of the codebook.</summary>
/// <param name="Number">The how-manieth code of this codebook, from 1: its name within one reading, never stored.</param>
/// <param name="Name">What it is called now.</param>
/// <param name="Since">When it was created.</param>
/// <param name="By">Who created it.</param>
public sealed record Code(int Number, string Name, DateTimeOffset Since, string By)
{
    /// <summary>The definition in force; empty where it has none.</summary>
    public string Definition => Definitions.IsEmpty ? "" : Definitions[^1].Text;

    /// <summary>Every definition it had, oldest first.</summary>
    public ImmutableList<CodeDefinition> Definitions { get; init; } = [];

    /// <summary>One of <see cref="CodeWords.Origins"/>.</summary>
    public string Origin { get; init; } = CodeWords.FromData;

    /// <summary>One of <see cref="CodeWords.Kinds"/>, or null where nobody said.</summary>
    public string? Kind { get; init; }

    /// <summary>The theme it belongs to, or null.</summary>
    public string? Theme { get; init; }

    /// <summary>As <c>#rrggbb</c>, or null.</summary>
    public string? Colour { get; init; }

    /// <summary>How it stands.</summary>
    public CodeStanding Standing { get; init; }

    /// <summary>The code it became part of; 0 where there is none.</summary>
    public int Into { get; init; }

    /// <summary>The codes it became.</summary>
    public ImmutableList<int> Parts { get; init; } = [];

    /// <summary>Everything that happened to it, oldest first.</summary>
    public ImmutableList<CodeStep> Steps { get; init; } = [];
}

/// <summary>A theme: what several codes say together.</summary>
/// <param name="Definitions">Its versions, oldest first; never empty.</param>
public sealed record Theme(string Name, ImmutableList<CodeDefinition> Definitions)
{
    /// <summary>The theme above it, or null.</summary>
    public string? Parent { get; init; }

    /// <summary>Everything that happened to it, oldest first.</summary>
    public ImmutableList<CodeStep> Steps { get; init; } = [];

    /// <summary>The keys of the names it had before: what was linked to it then is linked to it still.</summary>
    public ImmutableHashSet<string> Once { get; init; } = [];

    /// <summary>The definition in force.</summary>
    public string Definition => Definitions[^1].Text;

    /// <summary>1 for the first definition.</summary>
    public int Version => Definitions.Count;
}

/// <summary>A meeting of the team about the analysis.</summary>
public sealed record Meeting(EntryId Entry, string On, IReadOnlyList<string> Present, string Decided, string? Why, IReadOnlyList<string> About);
