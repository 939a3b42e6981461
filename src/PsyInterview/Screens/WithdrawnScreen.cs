using System.Drawing;
using PsyInterview.Sessions;
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
            new("k", "stop and keep", "keep what is there; nothing new is added", press => Settle(press, "keep")) { InBar = true },
            new("e", "stop and erase", "the words of this session are to be erased", press => Settle(press, "erase")) { InBar = true },
            new("d", "not decided", "not decided yet: nothing is shown or exported meanwhile", press => Settle(press, "undecided")) { InBar = true },
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
            "keep" => "The participant wants to stop; what is there may be kept.",
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

    private void Settle(Press press, string scope)
    {
        if (_session.Do(press.At, FrameDecisions.SettleWithdrawal(_session.State, scope)) is { } refusal) Shell.Say(refusal);
        else Shell.Say("recorded");
    }
}
