using System.Text.Json.Serialization;
using PsyInterview.Log;

namespace PsyInterview.Studies;

// Person is a code: a participant's, or the one under which somebody was contacted before there was a participant's code.
// Days are written 2019-11-05, months 2019-11. Words that a person said or that describe them stand in kinds of their own, which erasure takes;
// what keeps holds codes, days and outcomes only, so that counts and numbering stay true.

/// <summary>Somebody was contacted, or answered.</summary>
/// <param name="Outcome">One of <see cref="Outcomes"/>.</param>
/// <param name="On">The day, where it is not the day of the entry.</param>
/// <param name="Channel">phone, letter, e-mail, in person, ...</param>
/// <param name="By">Who contacted them: a code of the team.</param>
/// <param name="CallBack">The day on which to call again.</param>
/// <param name="Group">The population; null when the study has one, or when it is known.</param>
public sealed record ContactRecorded(
    string Person, int Wave, string Outcome, string? On = null, string? Channel = null, string? By = null, string? CallBack = null,
    string? Group = null) : Event, IAbout;

/// <summary>Why: a person declined, cancelled, is not eligible, withdrew.</summary>
/// <param name="For"><c>contact</c> or <c>withdrawal</c>.</param>
public sealed record ReasonGiven(string Person, int Wave, string For, string Words) : Event, IAbout;

/// <summary>A day was agreed on for a session; a later one for the same wave moves it.</summary>
/// <param name="At">Day and time where the talk takes place, <c>2026-11-05 14:00</c>.</param>
/// <param name="Place">home, practice, university, phone, video call, or other words.</param>
/// <param name="Interviewer">A code of the team.</param>
/// <param name="Observers">Codes of the team.</param>
public sealed record AppointmentMade(
    string Person, int Wave, string At, string? Place = null, string? Interviewer = null, IReadOnlyList<string>? Observers = null) : Event, IAbout;

/// <summary>The appointment for a wave does not stand any more.</summary>
public sealed record AppointmentCancelled(string Person, int Wave) : Event, IAbout;

/// <summary>What is known of a person by one criterion.</summary>
/// <param name="Values">One value; several where the criterion is multiple, none where the person has none of them; numbers with a point.</param>
/// <param name="State"><c>known</c>, <c>missing</c>, <c>not asked</c> or <c>declined</c>.</param>
public sealed record CriterionRecorded(string Person, string Criterion, IReadOnlyList<string> Values, string State = "known") : Event, IAbout;

/// <summary>What an item of the consent does not allow was done all the same.</summary>
/// <param name="For"><c>contact</c>, <c>record</c>, <c>quote</c> or <c>talk</c>.</param>
public sealed record ConsentOverridden(string Person, int Wave, string For, string Reason) : Event, IAbout;

/// <summary>A participant withdrew. Stays for ever, also when everything else of theirs is erased.</summary>
/// <param name="Scope"><c>contact</c>: no further contact, keep what is there; <c>new</c>: keep what was analysed, use nothing new; <c>erase</c>: erase all.</param>
/// <param name="On">The day they said so, where it is not the day of the entry.</param>
/// <param name="Because">Whose wish and which rule, in the study's words and never the person's: "asked by phone, within the cut-off".</param>
public sealed record ParticipantWithdrew(string Person, string Scope, string? On = null, string? Because = null) : Event, IAbout, IErases
{
    string? IErases.Erased => Scope == Scopes.Erase ? Person : null;
    IReadOnlyList<string>? IErases.Spared => null;
}

/// <summary>What was recorded of somebody who declined goes, as the study's protocol has it.</summary>
/// <param name="Spared">Kinds that stay.</param>
public sealed record PersonForgotten(string Person, IReadOnlyList<string>? Spared = null) : Event, IAbout, IErases
{
    string? IErases.Erased => Person;
}

/// <summary>The researcher's own word on whom to invite.</summary>
/// <param name="Word"><c>pin</c>, <c>skip</c> or <c>open</c> (neither any more).</param>
public sealed record InvitationSettled(string Person, string Word, string Reason) : Event, IAbout;

/// <summary>Something left the study: a report in a file, a bundle, a backup. Listed when somebody withdraws, so that it can be chased.</summary>
/// <param name="What">"report timeline", "backup".</param>
/// <param name="Where">The file's name, or to whom it went.</param>
public sealed record ExportMade(string What, string Where) : Event;

/// <summary>The kinds that concern people.</summary>
public static class PeopleEvents
{
    private static readonly PeopleJson Json = new(EventKinds.Options());

    /// <summary>One row a kind.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("contact-recorded", Json.ContactRecorded, Keeps: true),
        new("reason-given", Json.ReasonGiven),
        new("appointment-made", Json.AppointmentMade),
        new("appointment-cancelled", Json.AppointmentCancelled, Keeps: true),
        new("criterion-recorded", Json.CriterionRecorded),
        new("consent-overridden", Json.ConsentOverridden, Stays: true),
        new("participant-withdrew", Json.ParticipantWithdrew, Stays: true, Keeps: true),
        new("person-forgotten", Json.PersonForgotten, Stays: true, Keeps: true),
        new("invitation-settled", Json.InvitationSettled),
        new("export-made", Json.ExportMade, Stays: true, Keeps: true),
    ];
}

/// <summary>What came of a contact.</summary>
public static class Outcomes
{
    public const string Agreed = "agreed", Declined = "declined", NoAnswer = "no answer", NotEligible = "not eligible",
        Cancelled = "cancelled", Thinking = "thinking", CallBack = "call back";

    /// <summary>Every outcome, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> All { get; } = [Agreed, Declined, NoAnswer, NotEligible, Cancelled, Thinking, CallBack];

    /// <summary>True when nothing more is to come of it.</summary>
    public static bool IsFinal(string outcome) => outcome is Declined or NotEligible or Cancelled;
}

/// <summary>What a participant who withdraws wants done.</summary>
public static class Scopes
{
    public const string Contact = "contact", New = "new", Erase = "erase";

    /// <summary>The scopes with what they mean.</summary>
    public static IReadOnlyList<(string Scope, string Words)> All { get; } =
    [
        (Contact, "no further contact; what is there is kept"),
        (New, "keep what was analysed; use nothing new"),
        (Erase, "erase everything that was said and recorded"),
    ];

    /// <summary>The scope in words.</summary>
    public static string Words(string scope) => All.FirstOrDefault(s => s.Scope == scope).Words ?? scope;
}

[JsonSerializable(typeof(ContactRecorded))]
[JsonSerializable(typeof(ReasonGiven))]
[JsonSerializable(typeof(AppointmentMade))]
[JsonSerializable(typeof(AppointmentCancelled))]
[JsonSerializable(typeof(CriterionRecorded))]
[JsonSerializable(typeof(ConsentOverridden))]
[JsonSerializable(typeof(ParticipantWithdrew))]
[JsonSerializable(typeof(PersonForgotten))]
[JsonSerializable(typeof(InvitationSettled))]
[JsonSerializable(typeof(ExportMade))]
internal sealed partial class PeopleJson : JsonSerializerContext;
