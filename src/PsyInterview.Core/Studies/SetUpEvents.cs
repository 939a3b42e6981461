using System.Text.Json.Serialization;
using PsyInterview.Log;

namespace PsyInterview.Studies;

// Each of these replaces an earlier one of the same name: a study's set-up may change, and the log shows when and by whom.

/// <summary>What the study is; a field that is null stays as it was.</summary>
/// <param name="Approach">For example "reflexive thematic analysis".</param>
/// <param name="Ethics">The number or letter of the ethics board.</param>
/// <param name="Strategy">How people are chosen: "purposive, maximum variation".</param>
/// <param name="DeclinedLeaves">What may be kept of a person who declined: <c>all</c>, <c>reason</c> or <c>outcome</c>.</param>
/// <param name="CutOff">Until when, by the information sheet, words can be taken out: "until analysis begins".</param>
/// <param name="NotVaried">What is known not to vary in this sample, for the limitations.</param>
public sealed record StudyDescribed(
    string? Title = null, string? Approach = null, string? Ethics = null, string? Strategy = null, string? DeclinedLeaves = null,
    string? CutOff = null, IReadOnlyList<string>? NotVaried = null) : Event;

/// <summary>A population of the study, or one focus group.</summary>
/// <param name="Group">Its name: <c>patients</c>.</param>
/// <param name="Letter">What codes of its participants begin with: <c>P</c>.</param>
/// <param name="Kind"><c>interview</c> or <c>focus-group</c>.</param>
/// <param name="Planned">How many are to take part, or null.</param>
public sealed record GroupDeclared(string Group, string Title, string Letter = "P", string Kind = "interview", int? Planned = null) : Event;

/// <summary>A wave of interviews with a group.</summary>
/// <param name="Wave">From 1.</param>
/// <param name="FromMonths">Months after the first interview in which the window opens; null for none.</param>
/// <param name="ToMonths">Months after the first interview in which it closes; null for none.</param>
/// <param name="Guide">The topic guide to run with, by its name, or null.</param>
public sealed record WaveDeclared(string Group, int Wave, string? Title = null, int? FromMonths = null, int? ToMonths = null, string? Guide = null) : Event;

/// <summary>Somebody of the team, with what the paper says of them (COREQ 1 to 8).</summary>
/// <param name="Person">Their code: <c>sd</c>.</param>
/// <param name="Roles">interviewer, moderator, observer, coder, ...</param>
/// <param name="Relationship">How they stand to the participants.</param>
/// <param name="Known">What participants know of them.</param>
/// <param name="Interest">Assumptions and reasons for the research.</param>
public sealed record TeamMemberDeclared(
    string Person, IReadOnlyList<string> Roles, string? Credentials = null, string? Occupation = null, string? Gender = null,
    string? Experience = null, string? Relationship = null, string? Known = null, string? Interest = null) : Event;

/// <summary>A criterion of the sampling frame, or another fact that is recorded of each person.</summary>
/// <param name="Criterion">Its name: <c>age</c>.</param>
/// <param name="Kind"><c>nominal</c>, <c>ordinal</c>, <c>multiple</c>, <c>number</c> or <c>link</c> (the code of a participant in another group).</param>
/// <param name="Levels">The levels, or for a number its bands (<c>18-39</c>), in order.</param>
/// <param name="Group">The group it belongs to, or null for every group.</param>
/// <param name="InFrame">False for a fact that is described in Table 1 but does not guide sampling.</param>
/// <param name="From">Where it comes from: self-report, record.</param>
/// <param name="Known">When it becomes known: before contact, at screening, after the session.</param>
/// <param name="Decimals">Decimals of a mean in tables.</param>
/// <param name="To">For a link, the group it leads to.</param>
public sealed record CriterionDeclared(
    string Criterion, string Title, string Kind, IReadOnlyList<string>? Levels = null, string? Group = null, bool InFrame = true,
    string? From = null, string? Known = null, int Decimals = 0, string? To = null) : Event;

/// <summary>How many people of a level, a pair or a cell are wanted.</summary>
/// <param name="Of"><c>criterion=level</c>, one or several that go together.</param>
public sealed record TargetSet(IReadOnlyList<string> Of, int Min, int? Max = null, string? Group = null) : Event;

/// <summary>Levels that cannot go together: such cells leave every denominator.</summary>
public sealed record CombinationExcluded(IReadOnlyList<string> Of, string? Because = null, string? Group = null) : Event;

/// <summary>The study's own words for what participants of a focus group do without speaking; all of them, an empty list brings the usual words back.</summary>
/// <param name="Words">Key and word, <c>w crosses arms</c>; keys that are not named keep their usual word.</param>
public sealed record ObserverWordsSet(IReadOnlyList<string> Words) : Event;

/// <summary>A target, an exclusion, a criterion, a group, a wave or somebody of the team is taken out of the set-up.</summary>
/// <param name="What"><c>target</c>, <c>exclusion</c>, <c>criterion</c>, <c>group</c>, <c>wave</c> or <c>team</c>.</param>
/// <param name="Name">As <see cref="SetUp.NameOf(TargetSet)"/> and its like give it.</param>
public sealed record SetUpRemoved(string What, string Name) : Event;

/// <summary>The kinds by which a study is set up.</summary>
public static class SetUpEvents
{
    private static readonly SetUpJson Json = new(EventKinds.Options());

    /// <summary>One row a kind.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("study-described", Json.StudyDescribed),
        new("group-declared", Json.GroupDeclared),
        new("wave-declared", Json.WaveDeclared),
        new("team-member-declared", Json.TeamMemberDeclared),
        new("criterion-declared", Json.CriterionDeclared),
        new("target-set", Json.TargetSet),
        new("combination-excluded", Json.CombinationExcluded),
        new("observer-words-set", Json.ObserverWordsSet),
        new("set-up-removed", Json.SetUpRemoved),
    ];
}

[JsonSerializable(typeof(StudyDescribed))]
[JsonSerializable(typeof(GroupDeclared))]
[JsonSerializable(typeof(WaveDeclared))]
[JsonSerializable(typeof(TeamMemberDeclared))]
[JsonSerializable(typeof(CriterionDeclared))]
[JsonSerializable(typeof(TargetSet))]
[JsonSerializable(typeof(CombinationExcluded))]
[JsonSerializable(typeof(ObserverWordsSet))]
[JsonSerializable(typeof(SetUpRemoved))]
internal sealed partial class SetUpJson : JsonSerializerContext;
