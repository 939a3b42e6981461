using System.Text.Json.Serialization;
using PsyInterview.Log;

namespace PsyInterview.Studies;

/// <summary>A study began.</summary>
/// <param name="Invented">True for a study whose people and words are made up, such as the demo.</param>
public sealed record StudyCreated(string Title, bool Invented = false) : Event, IBeginsAStudy;

/// <summary>A participant got a code. No name: names live outside the study.</summary>
/// <param name="Group">The population, for example <c>patients</c>; null when the study has one.</param>
/// <param name="Contact">The code under which they were contacted until then, or null.</param>
public sealed record ParticipantAdded(string Participant, string? Group = null, string? Contact = null) : Event, IAbout, IRenames
{
    string IAbout.Person => Participant;
    string? IRenames.Before => Contact;
    string IRenames.After => Participant;
}

/// <summary>A topic guide came into the study, whole, so that every session can be read beside the guide it ran with.</summary>
/// <param name="Text">The guide's file as it was read.</param>
/// <param name="Hash">SHA-256 of the text, as <see cref="Guides.TopicGuide.Hash"/>.</param>
public sealed record GuideImported(string Guide, int Version, string Language, string Text, string Hash) : Event;

/// <summary>A participant said yes or no to one item of the consent.</summary>
/// <param name="Wave">Which wave of interviews it was said for, from 1.</param>
/// <param name="Item">One of <see cref="ConsentItems"/>.</param>
/// <param name="Document">The version of the consent document, as the interviewer names it.</param>
/// <param name="How">For example "on paper", "aloud, recorded".</param>
/// <param name="On">The day it was given, where it is not the day of the entry.</param>
/// <param name="By">Who took it, where it is not who wrote the entry.</param>
public sealed record ConsentRecorded(
    string Participant, int Wave, string Item, bool Given, string? Document = null, string? How = null, string? On = null, string? By = null) : Event, IAbout
{
    string IAbout.Person => Participant;
}

/// <summary>Later analysis would like something asked where it fits.</summary>
/// <param name="Id">Stable name of the question in this study, for example <c>f1</c>.</param>
/// <param name="Guide">The guide it is meant for, or null for every guide.</param>
/// <param name="Because">Where it comes from: a code, a theme, a memo.</param>
public sealed record FittingQuestionAdded(string Id, string Question, string? Guide = null, string? Because = null) : Event;

/// <summary>A question from analysis is not to be asked any more.</summary>
/// <param name="Id">The question, for example <c>f1</c>.</param>
/// <param name="Reason">Why: it was answered, or it fits nobody.</param>
public sealed record FittingQuestionClosed(string Id, string Reason) : Event;

/// <summary>The study words a letter to participants otherwise than the program does. The latest counts; no words bring the program's back.</summary>
/// <param name="Letter">Which letter: <c>summary</c>, <c>transcript</c>, <c>findings</c>, <c>invitation</c>.</param>
/// <param name="Language">For example <c>nl</c>.</param>
public sealed record LetterTemplateSet(string Letter, string Language, string Text) : Event;

/// <summary>The kinds of the stream <c>study</c>.</summary>
public static class StudyEvents
{
    private static readonly StudyJson Json = new(EventKinds.Options());

    /// <summary>One row a kind.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        .. SetUpEvents.Kinds, .. PeopleEvents.Kinds, .. PartEvents.Kinds, .. GuideEvents.Kinds,
        new("study-created", Json.StudyCreated, Stays: true, Keeps: true),
        new("participant-added", Json.ParticipantAdded, Keeps: true),
        new("guide-imported", Json.GuideImported),
        new("consent-recorded", Json.ConsentRecorded, Stays: true, Keeps: true),
        new("fitting-question-added", Json.FittingQuestionAdded),
        new("fitting-question-closed", Json.FittingQuestionClosed),
        new("letter-template-set", Json.LetterTemplateSet),
    ];
}

/// <summary>What a participant is asked to agree to.</summary>
public static class ConsentItems
{
    /// <summary>The items in the order in which they are asked.</summary>
    public static IReadOnlyList<(string Item, string Words)> All { get; } =
    [
        ("take-part", "take part"),
        ("recording", "recording"),
        ("quotes", "quotes"),
        ("observers", "observers present"),
        ("contact", "contact again"),
        ("reuse", "reuse"),
    ];

    /// <summary>The item in words.</summary>
    public static string Words(string item) => All.FirstOrDefault(known => known.Item == item).Words ?? item;
}

[JsonSerializable(typeof(StudyCreated))]
[JsonSerializable(typeof(ParticipantAdded))]
[JsonSerializable(typeof(GuideImported))]
[JsonSerializable(typeof(ConsentRecorded))]
[JsonSerializable(typeof(FittingQuestionAdded))]
[JsonSerializable(typeof(FittingQuestionClosed))]
[JsonSerializable(typeof(LetterTemplateSet))]
internal sealed partial class StudyJson : JsonSerializerContext;
