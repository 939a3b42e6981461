using PsyInterview.Sessions;

namespace PsyInterview.Screens;

/// <summary>The rows of the key table: in the guide, notes, the session itself.</summary>
public partial class InterviewScreen
{
    private protected IEnumerable<KeyBinding> GuideKeys() =>
    [
        new("1 2 3 4 5 6 7 8 9", "probe", "planned probe n of the open question was asked", AskProbe)
        {
            InBar = true, Shown = "1-9", Takes = "2", WhyNot = () => SessionProtocol.WhyNot(State, Act.Probe) is { } why ? $"probe: {why}" : null,
        },
        new("Enter", "ask", "ask the question looked at; on one asked before, return to it", Ask)
        {
            InBar = true,
            WhyNot = () => State.Phase is Phase.Interrupted ? null : SessionDecisions.Ask(State, Guide, _looked).Refusal,
        },
        new("j Down", "next", "look at the next question (records nothing)", _ => LookAlong(1)) { Shown = "j k" },
        new("k Up", "previous", "look at the previous question", _ => LookAlong(-1)),
        new("]", "next topic", "look at the next topic", _ => LookAtTopic(1)) { Shown = "[ ]" },
        new("[", "previous topic", "look at the previous topic", _ => LookAtTopic(-1)),
        new("h Left", "fold", "fold the topic looked at", _ => Fold(true)) { Shown = "h l" },
        new("l Right", "unfold", "unfold the topic looked at", _ => Fold(false)),
        new("PageDown", "read on", "scroll the question and its text to read aloud", _ => Scroll(5)) { Shown = "PgUp PgDn" },
        new("PageUp", "read back", "scroll back", _ => Scroll(-5)),
        new("/", "go to", "find in the guide and look at it", Find) { InBar = false },
        new("Backspace", "back", "return to the question left by a jump", Return) { WhyNot = () => _leftFrom is null ? "back: you have not jumped" : null },
        new("c", "volunteered", "the question looked at was covered spontaneously", press => Closing(press, SessionDecisions.Volunteer(State, Guide, _looked)))
        {
            WhyNot = () => SessionDecisions.Volunteer(State, Guide, _looked).Refusal,
        },
        new("s", "skip", "skip the question looked at; then a reason key", press => Closing(press, SessionDecisions.Skip(State, Guide, _looked)))
        {
            WhyNot = () => SessionDecisions.Skip(State, Guide, _looked).Refusal,
        },
        new("x", "declined", "the participant declined the question", press => Closing(press, SessionDecisions.Decline(State, Guide, _looked)))
        {
            WhyNot = () => SessionDecisions.Decline(State, Guide, _looked).Refusal,
        },
        new("r", "park", "park the question: come back to it", press => Closing(press, SessionDecisions.Park(State, Guide, _looked)))
        {
            InBar = true, WhyNot = () => SessionDecisions.Park(State, Guide, _looked).Refusal,
        },
        new("Tab", "so far", "go between the guide and what was written so far", _ => EnterSoFar()),
    ];

    private protected IEnumerable<KeyBinding> NoteKeys() =>
    [
        new("Space n", "note", "an observation; with a draft waiting, go on with it", press => TypeNote(press, NoteForms.Observation)) { InBar = true, Shown = "space", WhyNot = () => WhyNotWords(Act.Note, "note") },
        new("q \"", "quote", "the participant's own words", press => TypeNote(press, NoteForms.Quote)) { InBar = true, WhyNot = () => WhyNotWords(Act.Note, "quote") },
        new("v", "non-verbal", "then l laughs, c cries, s silence, g gesture, or words with Space", NonVerbal) { WhyNot = () => WhyNotWords(Act.Note, "non-verbal") },
        new("p", "own probe", "a probe of your own; words welcome, not required", press => TypeOptional(press, "probe of your own on", "improvised", words => SessionDecisions.Improvise(State, Guide, words)))
        {
            WhyNot = () => WhyNotWords(Act.Speak, "probe of your own"),
        },
        new("t", "thought", "an analytic or reflexive memo, never shown to a participant", press => TypeNote(press, NoteForms.Thought)) { WhyNot = () => WhyNotWords(Act.Think, "thought") },
        new("m", "check", "in-session member check, words optional; then y confirmed, c corrected, a added", press => TypeOptional(press, "member check on", "member check", words => SessionDecisions.MemberCheck(State, Guide, words)))
        {
            InBar = true, WhyNot = () => WhyNotWords(Act.Speak, "member check"),
        },
        new("*", "marker", "a bare mark", press => Do(press, SessionDecisions.Mark(State, Guide, Where))) { WhyNot = () => WhyNotWords(Act.Mark, "marker") },
        new("#", "tag", "tag the last or selected entry with codes", Tag) { WhyNot = () => WhyNotPicked("tag") },
        new(",", "back-date", "the last entry happened n seconds earlier", BackDate) { WhyNot = () => WhyNotPicked("back-date") },
        new("M", "move", "move the last or selected note to another question", Move) { WhyNot = () => LastNote is null ? "move: there is no note yet" : WhyNotPicked("move") },
        new("e", "edit", "edit the text of the last or selected entry; times stay", Edit) { WhyNot = () => LastNote is null ? "edit: there are no words yet" : WhyNotPicked("edit") },
        new("u Ctrl-Z", "undo", "take back your last entry; says what it took back", Undo),
        new("Ctrl-R", "redo", "bring back what undo took", Redo),
        new("U", "meant as text", "the last letters were meant as text: take their acts back, keep the words", MeantAsText) { WhyNot = () => _run.IsOpen ? null : "meant as text: no letters were pressed just now" },
    ];

    private protected IEnumerable<KeyBinding> SessionKeys() =>
    [
        new("R", "audio", "then o on, f off, x failed, 2 second recorder", press => _audioKey = press) { WhyNot = () => WhyNotWords(Act.Audio, "audio") },
        new("b", "break", "a break begins or is over", press => Do(press, SessionDecisions.ToggleBreak(State))) { WhyNot = () => SessionDecisions.ToggleBreak(State).Refusal },
        new("I", "incident", "then c connection, p phone, t third person, d distress, s sound, n noise, o other; the same again ends it", press => Do(press, SessionDecisions.Incident(State, Guide)))
        {
            WhyNot = () => WhyNotWords(Act.Incident, "incident"),
        },
        new("o", "off the record", "off the record, and on again: no words are taken meanwhile", OffTheRecord) { WhyNot = () => SessionDecisions.ToggleOffRecord(State).Refusal },
        new("S", "sync mark", "a mark also heard on the audio, to align clocks", press => Do(press, SessionDecisions.Sync(State), $"sync mark {State.SyncMarks + 1}{(State.IsGroup ? ": the same number on every laptop" : "")}")) { WhyNot = () => WhyNotWords(Act.Mark, "sync mark") },
        new("z F9", "curtain", "blank the screen; keys still stamp markers", _ => _curtain = true),
        new("W", "withdraw", "the participant withdraws: type stop, and everything freezes", Withdraw) { WhyNot = () => WhyNotWords(Act.Withdraw, "withdrawal") },
        new("E", "end", "end the talk: type end", End) { WhyNot = () => WhyNotWords(Act.End, "end") },
    ];

    private protected IEnumerable<KeyBinding> Named() =>
    [
        new("", "strike", "the participant does not want the last minutes used", Strike) { Takes = "3m [erase]" },
        new("", "record", "the audio may run although the participant did not agree: type the reason", RecordAllTheSame) { Takes = "why" },
        new("", "start", "the talk had begun before: shift the start", press => Timed(press, seconds => SessionDecisions.ShiftStart(State, seconds))) { Takes = "-6m" },
        new("", "unrecorded", "the audio had not been running", press => Timed(press, seconds => SessionDecisions.Unrecorded(State, seconds))) { Takes = "-8m" },
        new("", "handover", "another person goes on with the session", press => Do(press, SessionDecisions.HandOver(State, press.Words))) { Takes = "SD" },
        new("", "step", "the next step of the distress protocol is done", DistressStep),
        new("", "fits", "ask a question that later analysis sent", AskFitting) { WhyNot = () => FittingOpen.Count == 0 ? "no question is waiting to be asked if it fits" : null },
        new("", "guide", "go on with another version of the guide; what was asked stays asked", ChangeGuide) { Takes = "[3]", WhyNot = () => SessionGuide.WhyNot(_session) },
        new("", "pilot", "this session is only a trial and is left out of counts; again: it counts", press => Do(press, GuideUseDecisions.StatePilot(State, SessionGuide.IsPilot(_session), !SessionGuide.IsPilot(_session)), SessionGuide.IsPilot(_session) ? "the session counts" : "a pilot: the session is left out of counts")),
        new("", "show", "show the notes to the participant: no thoughts", _ => Show()),
        new("", "mine", "show or hide thoughts and non-verbals in the list", _ => _showKept = !_showKept),
        new("", "timeline", "the whole account of this session", _ => Shell.Open(new TimelineScreen(Shell, _session))),
        new("", "review", "read the account of this session", _ => Shell.Open(new TimelineScreen(Shell, _session))),
        new("", "resume", "go on with a session that was cut off", Resume) { WhyNot = () => WhyNotWords(Act.Resume, "resume") },
        new("", "checks", "what is left of the start check", _ => Shell.Open(new StartCheckScreen(Shell, _session))) { WhyNot = () => StartCheck.Open(State).Any() ? null : "the start check is complete" },
        new("", "minutes", "how long the talk took, for a session written afterwards", press => Do(press, FrameDecisions.StateLength(State, int.TryParse(press.Words, out var n) ? n : 0))) { Takes = "38" },
        new("", "leave", "leave the session open, to be resumed", _ => Shell.Leave(_session.Recorder.KeepsNothing ? "Practice is over; nothing was kept." : $"{_session.Stream} stays open: run it again to resume.")),
    ];

    private protected string? WhyNotWords(Act act, string name) => SessionProtocol.WhyNot(State, act) is { } why ? $"{name}: {why}" : null;

    private protected string? WhyNotPicked(string name) =>
        Picked is null ? $"{name}: there is no entry yet" : WhyNotWords(Act.Amend, name);
}
