using System.Text.Json.Serialization;
using PsyInterview.Log;

namespace PsyInterview.Coding;

// In every event below a code or theme is named as it was called then: Codebook follows what became of it.

/// <summary>A code came into the codebook. The same name from two laptops is one code.</summary>
/// <param name="Definition">What it stands for, when it applies and when not.</param>
/// <param name="Origin">One of <see cref="CodeWords.Origins"/>.</param>
/// <param name="Kind">One of <see cref="CodeWords.Kinds"/>.</param>
/// <param name="Theme">The theme it belongs to, or null.</param>
/// <param name="Colour">As <c>#rrggbb</c>, for programs that show one.</param>
public sealed record CodeCreated(
    string Name, string? Definition = null, string? Origin = null, string? Kind = null, string? Theme = null, string? Colour = null) : Event;

/// <summary>A code is called otherwise; what it was applied to stays.</summary>
public sealed record CodeRenamed(string Code, string To, string? Reason = null) : Event;

/// <summary>A code got its definition, or another one.</summary>
/// <param name="Unit">The session whose words made it necessary, or null.</param>
public sealed record CodeDefined(string Code, string Definition, string? Reason = null, string? Unit = null) : Event;

/// <summary>What else is known of a code was set. Null leaves it as it is; empty text takes it away.</summary>
public sealed record CodeDescribed(string Code, string? Origin = null, string? Kind = null, string? Theme = null, string? Colour = null) : Event;

/// <summary>Codes became one. Everything any of them was applied to counts as the one; what was written is not touched.</summary>
/// <param name="Into">One of them, or a new name.</param>
public sealed record CodesMerged(IReadOnlyList<string> Codes, string Into, string Reason) : Event;

/// <summary>A code became several. What it was applied to waits until somebody says which of them it is.</summary>
/// <param name="Into">At least two names; one may be the old one.</param>
public sealed record CodeSplit(string Code, IReadOnlyList<string> Into, string Reason) : Event;

/// <summary>A code is not used any more, and counts nowhere.</summary>
public sealed record CodeRetired(string Code, string Reason) : Event;

/// <summary>A retired code is in use again.</summary>
public sealed record CodeRestored(string Code, string Reason) : Event;

/// <summary>A theme was defined, or defined anew: each is a version of it.</summary>
/// <param name="Parent">The theme above it, or null.</param>
public sealed record ThemeDefined(string Theme, string Definition, string? Reason = null, string? Parent = null) : Event;

/// <summary>A theme is called otherwise.</summary>
public sealed record ThemeRenamed(string Theme, string To, string? Reason = null) : Event;

/// <summary>A theme was given up; its codes stay, without a theme.</summary>
public sealed record ThemeDropped(string Theme, string Reason) : Event;

/// <summary>The team met about the analysis.</summary>
/// <param name="On">The day, 2026-11-05.</param>
/// <param name="Present">Who was there: codes of the team, or words such as "a patient adviser".</param>
/// <param name="Decided">What was decided.</param>
/// <param name="Why">The reason, or null.</param>
/// <param name="About">Codes and themes it was about.</param>
public sealed record TeamMet(string On, IReadOnlyList<string> Present, string Decided, string? Why = null, IReadOnlyList<string>? About = null) : Event;

/// <summary>
/// By which rule the team judges whether anything new still comes in one stream of units, or that it does not judge so. The latest counts.
/// </summary>
/// <param name="Unit">One of <see cref="CurveStream.Units"/>.</param>
/// <param name="Group">The group of participants, or null for a study with one.</param>
/// <param name="Wave">Only this wave; 0 for all.</param>
/// <param name="Rule">One of <see cref="StopRules"/>.</param>
/// <param name="Base">Guest: the first units, whose codes are the measure.</param>
/// <param name="Run">Guest and zero run: how many units in a row are looked at.</param>
/// <param name="Percent">Guest: the largest share of the base that may be new, in percent: <c>5</c> or <c>2.5</c>.</param>
/// <param name="Initial">Francis: the units before the rule is tried.</param>
/// <param name="Stop">Francis: the units in a row without a new code.</param>
/// <param name="MinUnits">In how many units a code must have been heard to count.</param>
/// <param name="Reason">Why this rule, or why none.</param>
/// <param name="Coded">How many units were coded when it was set.</param>
/// <param name="Curve">New codes of each unit as they stood then: <c>P01 15</c>.</param>
public sealed record SaturationRuleSet(
    string Unit, int Wave, string Rule, int Base, int Run, string Percent, int Initial, int Stop, int MinUnits,
    int Coded, IReadOnlyList<string> Curve, string? Group = null, string? Reason = null) : Event;

/// <summary>The team said that nothing new comes any more in one stream of units, or that it still does.</summary>
/// <param name="Reached">What they said.</param>
/// <param name="Coded">How many units were coded then.</param>
/// <param name="Curve">New codes of each unit as they stood then.</param>
public sealed record SaturationJudged(
    string Unit, int Wave, bool Reached, string Reason, int Coded, IReadOnlyList<string> Curve, string? Group = null, string? On = null) : Event;

/// <summary>The kinds that analysis adds to the stream <c>study</c>.</summary>
public static class CodebookEvents
{
    private static readonly CodebookJson Json = new(EventKinds.Options());

    /// <summary>One row a kind.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("code-created", Json.CodeCreated),
        new("code-renamed", Json.CodeRenamed),
        new("code-defined", Json.CodeDefined),
        new("code-described", Json.CodeDescribed),
        new("codes-merged", Json.CodesMerged),
        new("code-split", Json.CodeSplit),
        new("code-retired", Json.CodeRetired),
        new("code-restored", Json.CodeRestored),
        new("theme-defined", Json.ThemeDefined),
        new("theme-renamed", Json.ThemeRenamed),
        new("theme-dropped", Json.ThemeDropped),
        new("team-met", Json.TeamMet),
        new("saturation-rule-set", Json.SaturationRuleSet, Stays: true),
        new("saturation-judged", Json.SaturationJudged, Stays: true),
    ];
}

[JsonSerializable(typeof(CodeCreated))]
[JsonSerializable(typeof(CodeRenamed))]
[JsonSerializable(typeof(CodeDefined))]
[JsonSerializable(typeof(CodeDescribed))]
[JsonSerializable(typeof(CodesMerged))]
[JsonSerializable(typeof(CodeSplit))]
[JsonSerializable(typeof(CodeRetired))]
[JsonSerializable(typeof(CodeRestored))]
[JsonSerializable(typeof(ThemeDefined))]
[JsonSerializable(typeof(ThemeRenamed))]
[JsonSerializable(typeof(ThemeDropped))]
[JsonSerializable(typeof(TeamMet))]
[JsonSerializable(typeof(SaturationRuleSet))]
[JsonSerializable(typeof(SaturationJudged))]
internal sealed partial class CodebookJson : JsonSerializerContext;
