using System.Collections.Immutable;
using PsyInterview.Log;

namespace PsyInterview.Coding;

/// <summary>Names written at a moment.</summary>
/// <param name="IsLive">True while they are what was tagged during the talk, and nobody looked at them since.</param>
public sealed record Tagging(IReadOnlyList<string> Codes, DateTimeOffset At, bool IsLive = false);

/// <summary>What one coder did with one session.</summary>
/// <param name="Coder">Their code in the team.</param>
public sealed record CoderWork(string Coder)
{
    /// <summary>What they applied, by passage, as they left it; tags of the talk are among it until they coded the passage anew.</summary>
    public ImmutableDictionary<EntryId, Tagging> Tags { get; init; } = ImmutableDictionary<EntryId, Tagging>.Empty;

    /// <summary>True once they coded at a desk; tagging during the talk alone is not coding.</summary>
    public bool HasBegun { get; init; }

    /// <summary>The day on which they finished, 2026-11-05; null while they have not.</summary>
    public string? FinishedOn { get; init; }

    /// <summary>When that was recorded.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>True when they have finished.</summary>
    public bool HasFinished => FinishedAt is not null;
}

/// <summary>A decision about a difference.</summary>
public sealed record Consensus(EntryId Passage, string Code, bool Applies, string Reason, string On, IReadOnlyList<string> People, DateTimeOffset At);

/// <summary>A code that one of two coders applied to a passage and the other did not.</summary>
/// <param name="Code">As the codebook called it when both had finished.</param>
/// <param name="By">Who applied it.</param>
/// <param name="Decided">What was decided; null while nothing was.</param>
public sealed record Difference(Passage Passage, string Code, string By, Consensus? Decided);

/// <summary>A passage that stands for a theme or against it.</summary>
public sealed record LinkedQuote(EntryId Passage, string Theme, string Stance, string By);

/// <summary>Something heard about a code.</summary>
public sealed record HeardAspect(EntryId Passage, string Code, string Aspect, DateTimeOffset At, string By);

/// <summary>A step of a transcript that was done.</summary>
public sealed record TranscriptStep(string Step, string On, string By, string? Place, string? Hash);

/// <summary>How far a session is coded.</summary>
public enum CodingStanding
{
    /// <summary>Nobody has coded it.</summary>
    NotCoded,

    /// <summary>Somebody codes it, or two coders' differences are not decided.</summary>
    InProgress,

    /// <summary>Everybody who coded it has finished, and no difference is open.</summary>
    Coded,
}
