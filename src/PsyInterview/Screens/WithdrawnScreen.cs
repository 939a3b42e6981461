using System.Drawing;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The participant withdrew. Everything is frozen; only the wish about what is there can be recorded.</summary>
public sealed class WithdrawnScreen : Screen
{
    private readonly SessionRecorder _session;

    /// <param name="session">The session, withdrawn.</param>
    public WithdrawnScreen(Shell shell, SessionRecorder session)
        : base(shell)
    {
        _session = session;
        Bindings =
        [
            new("k", "stop and keep", "keep what is there; nothing new is added", press => Confirm(press, "keep", "yes")) { InBar = true, WhyNot = () => WhyNotNow(Scopes.New) },
            new("e", "stop and erase", "everything of this person is to be erased", Erase) { InBar = true, WhyNot = WhyNotErase },
            new("d", "not decided", "not decided yet: nothing is shown or exported meanwhile", press => Settle(press, "undecided"))
            {
                InBar = true, WhyNot = () => WhyNotNow(Scopes.Contact),
            },
            new("Esc", "leave", "leave; it can be settled later", _ => Shell.GoHome(false, $"{_session.Stream}: withdrawn")) { InBar = true },
        ];
    }

    /// <summary>The way here: nothing happens until the word is typed, then everything freezes.</summary>
    public static Typing Asking(Shell shell, SessionRecorder session, Press press) =>
        new("type stop: the participant withdraws", press.At, typed =>
        {
            if (!typed.Trim().Equals("stop", StringComparison.OrdinalIgnoreCase)) return null;
            if (session.Do(press.At, FrameDecisions.Withdraw(session.State)) is { } refusal) shell.Say(refusal);
            else shell.Replace(new WithdrawnScreen(shell, session));
            return null;
        })
        { Bar = "Enter stop everything  Esc go on" };

    /// <inheritdoc/>
    public override string Name => "Withdrawn";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Header(int width)
    {
        var plan = _session.State.Plan!;
        return SessionHeader.Of(width, _session, Shell.Now, $"{plan.Participant} {Phrases.Session(plan)}: WITHDRAWN", "");
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var width = size.Width - 4;
        var wish = _session.State.Withdrawal switch
        {
            "keep" when IsGroup => "The group stops here; what is there may be kept. Who withdraws from the study is recorded on the study screen, with W.",
            "keep" => "The participant wants to stop; what is there may be kept, and nothing new is recorded or used.",
            "erase" => "The participant wants to stop, and the words erased. The wish is recorded; reports withhold the words from now on.",
            _ => "Not decided yet. Until it is, nothing of this session is shown in reports.",
        };
        List<Line> lines =
        [
            .. Line.Wrapped("The participant withdrew. Everything is frozen: no note, no act, no undo.", width, Look.Strong),
            .. Line.Wrapped("Switch the audio off now, if that is the wish.", width, Look.Normal),
            Line.Empty,
            .. Line.Wrapped(wish, width, Look.Normal),
            Line.Empty,
            "k  stop and keep      e  stop and erase      d  not decided",
        ];
        return [new Pane(new Rectangle(Point.Empty, size), "Withdrawal", _session.State.Withdrawal ?? "", lines)];
    }

    private StudyState Study => _session.Recorder.Study;

    private string Person => Study.Now(_session.State.Plan!.Participant);

    /// <summary>A group's session belongs to nobody alone: the wish is the session's, and W on the study screen settles the person's.</summary>
    private bool IsGroup => _session.State.Plan!.Kind == Cohort.FocusGroup;

    private string? WhyNotNow(string scope) => IsGroup ? null : Withdrawing.WhyNotAgain(Study, Person, scope);

    // A wish to erase that is recorded can still wait to be carried out.
    private string? WhyNotErase() => Shell.Study is null ? WhyNotNow(Scopes.Erase) : null;

    private void Erase(Press press)
    {
        if (Shell.Study is { } study && !IsGroup) Shell.Open(new WithdrawalScreen(Shell, study, Person, _session));
        else Confirm(press, "erase", Person);
    }

    /// <summary>Nothing of this can be undone, so it asks for a word.</summary>
    private void Confirm(Press press, string wish, string word) =>
        Shell.Type(new Typing(wish == "erase" ? $"type {word} to record the wish to erase:" : "type yes: stop, and keep what is there:", press.At, typed =>
        {
            if (typed.Trim().Length == 0) return null;
            if (!typed.Trim().Equals(word, StringComparison.OrdinalIgnoreCase)) return $"that is not {word}; nothing was recorded. Esc leaves it";
            Settle(press, wish);
            return null;
        })
        { Bar = "Enter records it; it cannot be undone  Esc back", KeepsLeft = false });

    /// <summary>The wish is recorded in the session, and for the whole study where it is decided.</summary>
    private void Settle(Press press, string wish)
    {
        var scope = wish switch { "keep" => Scopes.New, "erase" => Scopes.Erase, _ => null };
        var refusal = _session.Do(press.At, FrameDecisions.SettleWithdrawal(_session.State, wish));
        if (refusal is null && scope is not null && !IsGroup) refusal = _session.Recorder.Do(press.At, Withdrawing.Withdraw(Study, Person, scope));
        Shell.Say(refusal ?? "recorded");
    }
}
