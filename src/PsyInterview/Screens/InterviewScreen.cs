using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>
/// The live interview. State comes from the recorder; here is only what is looked at, what is being typed, and which follow-up stands on
/// the status line.
/// </summary>
public partial class InterviewScreen : Screen
{
    private readonly SessionRecorder _session;
    private readonly LetterRun _run = new();
    private readonly HashSet<string> _folded = new(StringComparer.Ordinal);
    private IReadOnlyList<KeyBinding>? _bindings;
    private GuideSearch? _search;
    private string _looked;
    private string? _leftFrom;
    private int _scrolled;
    private bool _armed = true;
    private bool _inSoFar;
    private EntryId? _picked;
    private (EntryId Entry, FollowUp FollowUp)? _asking;
    private Press? _audioKey;
    private string? _shownOn;
    private bool _curtain;
    private bool _showKept;
    private bool _shared;

    /// <param name="session">The session, planned; its guide is known.</param>
    public InterviewScreen(Shell shell, SessionRecorder session)
        : base(shell)
    {
        _session = session;
        _looked = State.Current ?? State.LastOpen ?? "";
        LookWithin();
    }

    /// <inheritdoc/>
    public override string Name => "Interview";

    /// <inheritdoc/>
    public sealed override IReadOnlyList<KeyBinding> Bindings => _bindings ??= [.. Keys()];

    /// <inheritdoc/>
    public override string Mode => _curtain ? "CURTAIN" : _asking is not null || _audioKey is not null ? "ANSWER" : "KEYS";

    /// <inheritdoc/>
    public override bool ShowsKeys => !_curtain && _asking is null && _audioKey is null;

    /// <inheritdoc/>
    public override string? Hint => _run.LooksLikeWords ? "typed words? U makes them a note" : null;

    /// <inheritdoc/>
    public override bool Ticks => true;

    /// <inheritdoc/>
    public override string? WhyNotLeave => State.Phase is Phase.BetweenTopics or Phase.OnQuestion or Phase.Paused
        ? "the session is running: E ends it, :leave leaves it open to be resumed"
        : null;

    private protected SessionRecorder Session => _session;

    private protected SessionState State => _session.State;

    private protected TopicGuide Guide => _session.Guide!;

    /// <summary>The question looked at.</summary>
    private protected string Looked => _looked;

    private protected string GuideName => SessionGuide.Name(_session);

    // A version that was taken since may not have the question.
    private void LookWithin()
    {
        if (Guide.Question(_looked) is null) _looked = State.Current is { } open && Guide.Question(open) is not null ? open : Guide.Questions[0].Id;
    }

    /// <summary>True while Esc has something to go back from on this screen: a follow-up, a selected entry, the account beside the guide.</summary>
    private protected bool IsSelecting => _asking is not null || _inSoFar || _first;

    /// <summary>True behind the curtain.</summary>
    private protected bool IsCurtained => _curtain;

    /// <summary>True where 1 to 9 ask a planned probe.</summary>
    private protected virtual bool ProbesHaveKeys => true;

    /// <summary>Every row of the key table.</summary>
    private protected virtual IEnumerable<KeyBinding> Keys() => [.. GuideKeys(), .. LaterWaveKeys(), .. NoteKeys(), .. SessionKeys(), .. Named()];

    /// <summary>Where words belong that are begun now: the open question, or its topic.</summary>
    private protected virtual string? Where => SessionDecisions.On(State, Guide);

    /// <summary>Whose words a quote is that is begun now; null where nobody else could be meant.</summary>
    private protected virtual string? Quoted => null;

    /// <summary>The moment that <c># , M e</c> act on: the selected one, else the last that carries time or words.</summary>
    private protected Moment? Picked => _picked is { } id && State.MomentOf(id.ToString()) is { } picked ? picked : State.Moments.LastOrDefault(IsShown);

    private static bool IsShown(Moment moment) => moment.What is not ("started" or "sync mark" or "start shifted" or "talk resumed" or "observation began");

    /// <inheritdoc/>
    public override void Shown()
    {
        // "Ask now" in the closing list opened another question than the one looked at.
        if (State.Current is { } current && State.Phase is Phase.OnQuestion && _shownOn != current) _looked = current;
        _shownOn = State.Current;
        if (State.Phase is Phase.Interrupted) AskResume();
    }

    /// <inheritdoc/>
    public override bool Before(Press press)
    {
        if (_curtain) return InCurtain(press);
        if (_audioKey is { } opened && AfterAudioKey(opened, press)) return true;
        if (_asking is { } asking && Answers(asking.Entry, asking.FollowUp, press)) return true;
        FollowRun(press);
        return false;
    }

    /// <inheritdoc/>
    public override void Back()
    {
        if (_asking is not null) _asking = null;
        else if (_inSoFar) LeaveSoFar();
        else if (_first) _first = false;
        else if (State.Phase is Phase.Ready or Phase.Planned or Phase.Debriefed) Shell.Close(this);
        else Shell.Say("the session stays open; E ends it, :leave leaves it to be resumed");
    }

    /// <inheritdoc/>
    public override void Pasted(string text, DateTimeOffset at)
    {
        if (WhyNotWords(Act.Note, "paste") is { } why)
        {
            Shell.Say(why);
            return;
        }
        if (_curtain) return;
        EndRun();
        if (Waiting is { } draft) ParkDraft(draft);
        OpenNote(NoteForms.Observation, null, Where, at, text);
        KeepDraft();
    }

    /// <inheritdoc/>
    public override void Tick()
    {
        if (_curtain) Shell.Refresh();
    }

    /// <summary>Records a decision and says what came of it.</summary>
    /// <returns>True when it was allowed.</returns>
    private protected bool Do(Press press, Decision decision, string? done = null)
    {
        if (Record(press.At, decision) is { } refusal)
        {
            Shell.Say(refusal);
            return false;
        }
        if (decision.Events.Count > 0)
        {
            if (_run.IsOpen) _run.Recorded(_session.Latest);
            AskFollowUp();
        }
        if (done is not null) Shell.Say(done);
        return true;
    }

    /// <summary>Records a decision: that of an observer says first that they began to observe.</summary>
    /// <returns>Null, or the refusal.</returns>
    private protected string? Record(DateTimeOffset at, Decision decision) => _session.Do(at, GroupDecisions.WhileObserving(State, decision));

    private void AskFollowUp() =>
        _asking = _session.Latest.Select(id => State.MomentOf(id.ToString())).OfType<Moment>().LastOrDefault(m => m.Open is not null) is { } open
            ? (open.Id, open.Open!)
            : null;

    /// <summary>A follow-up takes the keys it lists and Enter; any other key acts as always and leaves it not answered.</summary>
    private bool Answers(EntryId entry, FollowUp followUp, Press press)
    {
        if (press.Key == "Esc") return false;
        _asking = null;
        if (press.Key == "Enter")
        {
            EndRun();
            Do(press, NoteDecisions.Answer(State, entry, FollowUps.None));
            return true;
        }
        if (press.Letter is not { } key || followUp.Behind(key) is not { } answer) return false;
        if (_run.IsOpen) _run.Add(key, press.At);
        Do(press, NoteDecisions.Answer(State, entry, answer.Answer));
        _asking = null;
        if (answer.Words) TypeAnswer(entry, answer.Answer, press);
        else if (answer.Answer == "distress") BeginDistress();
        return true;
    }

    private void AskResume()
    {
        var cut = State.OpenStretch("interrupted");
        var when = cut is null ? "" : $" {Phrases.Ago(cut.From, Shell.Now)}";
        Shell.Say($"this session was cut off{when}: Enter goes on, :review reads it, E closes it", Look.Strong);
    }

    private void BeginDistress()
    {
        var next = Enumerable.Range(1, Guide.Distress.Count).FirstOrDefault(step => !State.DistressSteps.Contains(step));
        if (State.OpenStretch("distress") is null) Shell.Say("distress is over; a follow-up is due after the session");
        else if (next > 0) Shell.Say($"step {next} of {Guide.Distress.Count}: {Guide.Distress[next - 1]}  (:step when it is done)", Look.Strong);
    }

    private bool AfterAudioKey(Press opened, Press press)
    {
        _audioKey = null;
        if (press.Letter is 'o' or 'f' or 'x' && _run.IsOpen) _run.Add(press.Key[0], press.At);
        switch (press.Key)
        {
            case "o": Sound(opened, 1, "on"); return true;
            case "f": Sound(opened, State.Audio.GetValueOrDefault(2) == "on" && State.Audio.GetValueOrDefault(1) != "on" ? 2 : 1, "off"); return true;
            case "x": Sound(opened, State.Audio.GetValueOrDefault(1) == "on" || State.Audio.GetValueOrDefault(2) != "on" ? 1 : 2, "failed"); return true;
            case "2": Sound(opened, 2, "on"); return true;
            case "Enter" or "Esc": return true;
            default: return false;
        }
    }

    private void Sound(Press press, int recorder, string to)
    {
        if (to == "on" && FrameDecisions.WhyNotRecord(_session.Recorder.Study, State) is { } why)
        {
            Shell.Say(why);
            return;
        }
        Do(press, SessionDecisions.Audio(State, recorder, to), to == "failed" ? "audio failed: quotes first; R 2 when the second recorder runs" : null);
    }

    private bool InCurtain(Press press)
    {
        if (press.Key is "z" or "F9") _curtain = false;
        else if (press.Key is "Ctrl-C" or "Ctrl-S" or "Ctrl-Q" or "Ctrl-Z" or "Esc") return true;
        else Do(press, SessionDecisions.Mark(State, Guide, Where));
        return true;
    }

    private void FollowRun(Press press)
    {
        if (press.Letter is not { } letter) EndRun();
        else if (letter != 'U') _run.Add(letter, press.At);
        if (!_run.IsOpen) _resumed = null;
    }

    private protected void EndRun()
    {
        _run.End();
        _resumed = null;
    }

    /// <summary>Opens the note line. What is typed in it belongs to the run of letters that opened it, if one did.</summary>
    private protected void Open(Typing typing)
    {
        _run.OpenedText = _run.IsOpen;
        Shell.Type(typing with
        {
            Before = InText,
            Enter = words =>
            {
                EndRun();
                _armed = false;
                return typing.Enter(words);
            },
            Leave = words =>
            {
                // The letters typed so far can still be taken back by U; what follows is another run.
                _run.OpenedText = false;
                typing.Leave(words);
            },
        });
    }

    private protected string Clock(DateTimeOffset at) => State.Zero is { } zero ? TimeWords.Clock(at - zero) : "--:--";
}
