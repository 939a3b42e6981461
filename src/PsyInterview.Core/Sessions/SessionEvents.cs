using System.Text.Json.Serialization;
using PsyInterview.Log;

namespace PsyInterview.Sessions;

// What may be null is left out when it is written, so it has a default: everything else must be there when it is read.
// In every event below, On is the id of the question that was open, or of its topic while none was open; null before the first.

/// <summary>A session was planned: the first entry of its stream.</summary>
/// <param name="Kind"><c>interview</c> or <c>focus-group</c>.</param>
/// <param name="Wave">1 for the first interview, 2 for the second, ...</param>
/// <param name="GuideHash">Which guide exactly, see <see cref="Studies.GuideImported"/>.</param>
public sealed record SessionPlanned(string Participant, string Kind, int Wave, string Guide, int Version, string Language, string GuideHash) : Event, IOwnsStream
{
    string? IOwnsStream.Owner => Kind == "focus-group" ? null : Participant;
}

/// <summary>A session was held before the study came into this program. Its length, where it is known, follows as <see cref="LengthStated"/>.</summary>
/// <param name="Participant">The participant, or the code of the focus group.</param>
/// <param name="Kind"><c>interview</c> or <c>focus-group</c>.</param>
/// <param name="On">The day (2019-11-05) or the month (2019-11), or null.</param>
/// <param name="Guide">The guide's name as it was noted then, or null.</param>
public sealed record PastSessionStated(string Participant, string Kind, int Wave, string? On = null, string? Guide = null) : Event, IOwnsStream
{
    string? IOwnsStream.Owner => Kind == "focus-group" ? null : Participant;
}

/// <summary>An item of the start check was done.</summary>
public sealed record CheckDone(string Item, string? Answer = null) : Event;

/// <summary>An item of the start check was passed over, with the reason typed.</summary>
public sealed record CheckOverridden(string Item, string Reason) : Event;

/// <summary>The session starts now; what is left of the start check returns in the closing list.</summary>
public sealed record ChecksDeferred : Event;

/// <summary>The talk began.</summary>
/// <param name="Written"><c>live</c>, or <c>afterwards</c> when it is written up from memory, notes or the audio.</param>
public sealed record SessionStarted(string Written = "live") : Event, ISetsTheClock;

/// <summary>The session was cut off; noticed at the next start.</summary>
/// <param name="LastSign">The last moment that is known to belong to the session.</param>
public sealed record SessionInterrupted(DateTimeOffset LastSign) : Event;

/// <summary>The talk went on after it was cut off.</summary>
public sealed record SessionResumed : Event;

/// <summary>The talk ended; the closing list began.</summary>
public sealed record TalkEnded : Event;

/// <summary>The talk went on from the closing list.</summary>
public sealed record TalkResumed : Event;

/// <summary>The closing list was left.</summary>
public sealed record SessionClosed : Event;

/// <summary>A main question was asked.</summary>
public sealed record QuestionAsked(string Question) : Event;

/// <summary>The talk returned to a question asked before.</summary>
public sealed record QuestionReturned(string Question) : Event;

/// <summary>The participant spoke of it before it was asked.</summary>
public sealed record QuestionVolunteered(string Question) : Event;

/// <summary>The interviewer left a question out.</summary>
public sealed record QuestionSkipped(string Question) : Event;

/// <summary>The participant did not want to answer.</summary>
public sealed record QuestionDeclined(string Question) : Event;

/// <summary>A question was put off until later in the talk.</summary>
public sealed record QuestionParked(string Question) : Event;

/// <summary>Planned probe <paramref name="Probe"/> (from 1) of a question was asked.</summary>
public sealed record ProbeAsked(string Question, int Probe) : Event;

/// <summary>A probe that the guide does not have was asked.</summary>
public sealed record ProbeImprovised(string? On = null, string? Text = null) : Event;

/// <summary>A note was taken.</summary>
/// <param name="Form">One of <see cref="NoteForms"/>.</param>
/// <param name="Unfinished">True for a draft that was put aside.</param>
/// <param name="Speaker">In a group, whose words or behaviour it is: a participant's code; null where it is nobody's in particular.</param>
public sealed record NoteTaken(string Form, string? On = null, string? Text = null, bool Unfinished = false, string? Speaker = null) : Event, IAbout
{
    string? IAbout.Person => Speaker;
}

/// <summary>A bare mark: something is worth going back to.</summary>
public sealed record MarkerSet(string? On = null) : Event;

/// <summary>The interviewer said back what was understood; how the participant took it follows as an answer.</summary>
public sealed record MemberCheckMade(string? On = null, string? Text = null) : Event;

/// <summary>A question that later analysis sent was asked.</summary>
public sealed record FittingQuestionAsked(string Id, string? On = null) : Event;

/// <summary>What an earlier entry had left open was answered; <c>none</c> when the person pressed Enter.</summary>
/// <param name="Entry">The entry that left it open.</param>
/// <param name="Answer">See <see cref="FollowUps"/>.</param>
public sealed record FollowUpAnswered(string Entry, string Answer, string? Text = null) : Event, ISpeaksOf;

/// <summary>A note belongs to another question than the one it was taken on.</summary>
public sealed record NoteMoved(string Entry, string On) : Event, ISpeaksOf;

/// <summary>The words of an entry were changed; its times are untouched and the first words stay in the log.</summary>
public sealed record TextEdited(string Entry, string Text) : Event, ISpeaksOf;

/// <summary>An entry happened this many seconds before its stamp; both times are kept.</summary>
public sealed record EntryBackDated(string Entry, int Seconds) : Event, ISpeaksOf;

/// <summary>Where in the talk an entry belongs, when it is written afterwards: seconds from the start, or null for unknown.</summary>
public sealed record EntryTimed(string Entry, int? Seconds = null) : Event, ISpeaksOf;

/// <summary>The codes of an entry, all of them; an empty list takes them off.</summary>
public sealed record EntryTagged(string Entry, IReadOnlyList<string> Codes) : Event, ISpeaksOf;

/// <summary>A sound recorder was switched on or off, or failed.</summary>
/// <param name="Recorder">1, or 2 for the second device.</param>
/// <param name="State"><c>on</c>, <c>off</c>, <c>failed</c>.</param>
public sealed record AudioChanged(int Recorder, string State) : Event;

/// <summary>A break began.</summary>
public sealed record BreakBegan : Event;

/// <summary>The break was over.</summary>
public sealed record BreakEnded : Event;

/// <summary>What is said now is off the record: no words are taken.</summary>
public sealed record OffRecordBegan : Event;

/// <summary>On the record again.</summary>
public sealed record OffRecordEnded : Event;

/// <summary>Something got in the way; what it was follows as an answer. The same answer while it is open ends it.</summary>
public sealed record IncidentNoted(string? On = null) : Event;

/// <summary>The participant does not want the last minutes used.</summary>
/// <param name="Seconds">How far back from the stamp.</param>
/// <param name="Erase">True when the words are to be erased, not only withheld.</param>
public sealed record MinutesStruck(int Seconds, bool Erase) : Event;

/// <summary>A mark that is also heard on the audio, so that clocks can be aligned.</summary>
public sealed record ClockSynced(int Number) : Event, ISyncMark;

/// <summary>The talk had begun this many seconds before "start" was pressed.</summary>
public sealed record StartShifted(int Seconds) : Event;

/// <summary>The audio had not been running for the last seconds although it seemed so.</summary>
public sealed record UnrecordedNoted(int Seconds) : Event;

/// <summary>Another person goes on with the session.</summary>
public sealed record HandedOver(string To) : Event;

/// <summary>The participant withdraws: everything stops.</summary>
/// <param name="Scope"><c>undecided</c>, <c>keep</c> or <c>erase</c>.</param>
public sealed record ConsentWithdrawn(string Scope = "undecided") : Event;

/// <summary>What the participant wants done with what is there: <c>keep</c>, <c>erase</c> or <c>undecided</c>.</summary>
public sealed record WithdrawalSettled(string Scope) : Event;

/// <summary>A step of the study's distress protocol was taken.</summary>
/// <param name="Step">From 1, in the guide's list.</param>
/// <param name="Text">The step's words.</param>
public sealed record DistressStepTaken(int Step, string Text) : Event;

/// <summary>An item of the closing list was ticked off.</summary>
public sealed record ClosingItemDone(string Item, string? Answer = null) : Event;

/// <summary>Why a question was not reached.</summary>
public sealed record NotReachedExplained(string Question, string Reason) : Event;

/// <summary>How long the talk took, for a session written afterwards or held before.</summary>
public sealed record LengthStated(int Minutes) : Event;

/// <summary>A field of the debrief was written; the latest words count.</summary>
public sealed record DebriefAnswered(string Field, string Text) : Event;

/// <summary>The debrief was finished.</summary>
public sealed record DebriefFinished : Event;

/// <summary>The kinds of a session's stream.</summary>
public static class SessionEvents
{
    private static readonly SessionJson Json = new(EventKinds.Options());

    /// <summary>One row a kind.</summary>
    public static IReadOnlyList<EventKind> Kinds { get; } =
    [
        new("session-planned", Json.SessionPlanned, Stays: true, Keeps: true),
        new("past-session-stated", Json.PastSessionStated, Keeps: true),
        new("check-done", Json.CheckDone),
        new("check-overridden", Json.CheckOverridden),
        new("checks-deferred", Json.ChecksDeferred, Stays: true, Keeps: true),
        new("session-started", Json.SessionStarted, Stays: true, Keeps: true),
        new("session-interrupted", Json.SessionInterrupted, Stays: true, Keeps: true),
        new("session-resumed", Json.SessionResumed, Stays: true, Keeps: true),
        new("talk-ended", Json.TalkEnded, Keeps: true),
        new("talk-resumed", Json.TalkResumed, Keeps: true),
        new("session-closed", Json.SessionClosed, Keeps: true),
        new("question-asked", Json.QuestionAsked),
        new("question-returned", Json.QuestionReturned),
        new("question-volunteered", Json.QuestionVolunteered),
        new("question-skipped", Json.QuestionSkipped),
        new("question-declined", Json.QuestionDeclined),
        new("question-parked", Json.QuestionParked),
        new("probe-asked", Json.ProbeAsked),
        new("probe-improvised", Json.ProbeImprovised),
        new("note-taken", Json.NoteTaken),
        new("marker-set", Json.MarkerSet),
        new("member-check-made", Json.MemberCheckMade),
        new("fitting-question-asked", Json.FittingQuestionAsked),
        new("follow-up-answered", Json.FollowUpAnswered),
        new("note-moved", Json.NoteMoved),
        new("text-edited", Json.TextEdited),
        new("entry-back-dated", Json.EntryBackDated),
        new("entry-timed", Json.EntryTimed),
        new("entry-tagged", Json.EntryTagged),
        new("audio-changed", Json.AudioChanged),
        new("break-began", Json.BreakBegan, Keeps: true),
        new("break-ended", Json.BreakEnded, Keeps: true),
        new("off-record-began", Json.OffRecordBegan),
        new("off-record-ended", Json.OffRecordEnded),
        new("incident-noted", Json.IncidentNoted),
        new("minutes-struck", Json.MinutesStruck),
        new("clock-synced", Json.ClockSynced),
        new("start-shifted", Json.StartShifted),
        new("unrecorded-noted", Json.UnrecordedNoted),
        new("handed-over", Json.HandedOver, Stays: true, Keeps: true),
        new("consent-withdrawn", Json.ConsentWithdrawn, Stays: true, Keeps: true),
        new("withdrawal-settled", Json.WithdrawalSettled, Stays: true, Keeps: true),
        new("distress-step-taken", Json.DistressStepTaken),
        new("closing-item-done", Json.ClosingItemDone),
        new("not-reached-explained", Json.NotReachedExplained),
        new("length-stated", Json.LengthStated),
        new("debrief-answered", Json.DebriefAnswered),
        new("debrief-finished", Json.DebriefFinished, Keeps: true),
    ];
}

[JsonSerializable(typeof(SessionPlanned))]
[JsonSerializable(typeof(PastSessionStated))]
[JsonSerializable(typeof(CheckDone))]
[JsonSerializable(typeof(CheckOverridden))]
[JsonSerializable(typeof(ChecksDeferred))]
[JsonSerializable(typeof(SessionStarted))]
[JsonSerializable(typeof(SessionInterrupted))]
[JsonSerializable(typeof(SessionResumed))]
[JsonSerializable(typeof(TalkEnded))]
[JsonSerializable(typeof(TalkResumed))]
[JsonSerializable(typeof(SessionClosed))]
[JsonSerializable(typeof(QuestionAsked))]
[JsonSerializable(typeof(QuestionReturned))]
[JsonSerializable(typeof(QuestionVolunteered))]
[JsonSerializable(typeof(QuestionSkipped))]
[JsonSerializable(typeof(QuestionDeclined))]
[JsonSerializable(typeof(QuestionParked))]
[JsonSerializable(typeof(ProbeAsked))]
[JsonSerializable(typeof(ProbeImprovised))]
[JsonSerializable(typeof(NoteTaken))]
[JsonSerializable(typeof(MarkerSet))]
[JsonSerializable(typeof(MemberCheckMade))]
[JsonSerializable(typeof(FittingQuestionAsked))]
[JsonSerializable(typeof(FollowUpAnswered))]
[JsonSerializable(typeof(NoteMoved))]
[JsonSerializable(typeof(TextEdited))]
[JsonSerializable(typeof(EntryBackDated))]
[JsonSerializable(typeof(EntryTimed))]
[JsonSerializable(typeof(EntryTagged))]
[JsonSerializable(typeof(AudioChanged))]
[JsonSerializable(typeof(BreakBegan))]
[JsonSerializable(typeof(BreakEnded))]
[JsonSerializable(typeof(OffRecordBegan))]
[JsonSerializable(typeof(OffRecordEnded))]
[JsonSerializable(typeof(IncidentNoted))]
[JsonSerializable(typeof(MinutesStruck))]
[JsonSerializable(typeof(ClockSynced))]
[JsonSerializable(typeof(StartShifted))]
[JsonSerializable(typeof(UnrecordedNoted))]
[JsonSerializable(typeof(HandedOver))]
[JsonSerializable(typeof(ConsentWithdrawn))]
[JsonSerializable(typeof(WithdrawalSettled))]
[JsonSerializable(typeof(DistressStepTaken))]
[JsonSerializable(typeof(ClosingItemDone))]
[JsonSerializable(typeof(NotReachedExplained))]
[JsonSerializable(typeof(LengthStated))]
[JsonSerializable(typeof(DebriefAnswered))]
[JsonSerializable(typeof(DebriefFinished))]
internal sealed partial class SessionJson : JsonSerializerContext;
