using System.Drawing;
using PsyInterview.Sessions;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>
/// Live notes on a focus group: who has the floor, what the others do, and whose words they are. Everything that is not about seats is the live
/// interview's. The lead of the session has its acts here too; whoever observes notes only what they see and hear.
/// </summary>
public sealed partial class ObserverScreen : InterviewScreen
{
    private const int LeastGuide = 6;

    /// <param name="session">The session, planned; its guide is known.</param>
    public ObserverScreen(Shell shell, SessionRecorder session)
        : base(shell, session)
    {
    }

    /// <inheritdoc/>
    public override string Name => "Observer";

    /// <inheritdoc/>
    public override string Mode => _asked is not null ? "ANSWER" : base.Mode;

    /// <inheritdoc/>
    public override bool ShowsKeys => _asked is null && base.ShowsKeys;

    /// <inheritdoc/>
    public override string? WhyNotLeave => State.IsObserver && State.Group.IsObserving(State.By)
        ? "you are observing: E ends it, :leave leaves it open"
        : base.WhyNotLeave;

    private Studies.StudyState Study => Session.Recorder.Study;

    private protected override string? Where => GroupDecisions.On(State, Guide, Looked);

    // Whoever had the floor when the key went down.
    private protected override string? Quoted => Track.Open?.Speaker is { } speaker and not Speakers.Withdrawn ? speaker : null;

    // In a group the digits are seats.
    private protected override bool ProbesHaveKeys => !State.IsGroup;

    private FloorTrack Track => State.Group.TrackOf(State.By);

    /// <inheritdoc/>
    public override void Shown()
    {
        if (!State.IsObserver) base.Shown();
    }

    /// <inheritdoc/>
    public override bool Before(Press press)
    {
        if (!IsCurtained && _asked is { } asked && Answers(asked, press)) return true;
        if (base.Before(press)) return true;
        // A floor key is no letter of a word, and ends one.
        if (State.IsGroup && press.Letter is (>= '0' and <= '9') or '.' or '+' or '-' or ';' or '>') EndRun();
        return false;
    }

    /// <inheritdoc/>
    public override void Back()
    {
        if (_asked is not null) _asked = null;
        else if (State.IsObserver && !State.Group.IsObserving(State.By)) Shell.Close(this);
        // The session as this laptop knows it may not even have begun: what is left open is the observation.
        else if (State.IsObserver && !IsSelecting) Shell.Say("you are observing: E ends it, :leave leaves it open to be gone on with");
        else base.Back();
    }

    /// <inheritdoc/>
    public override Line Header(int width)
    {
        if (IsCurtained) return base.Header(width);
        var plan = State.Plan!;
        var part = State.IsObserver ? $"   observer {State.By!.ToUpperInvariant()}, lead: {State.Group.Lead!.ToUpperInvariant()}" : State.Group.Lead is { } lead ? $"   lead {lead.ToUpperInvariant()}" : "";
        var guide = GuideName;
        var who = $"{plan.Participant} {Session.Account.Group ?? Guide.Group}".Trim();
        return SessionHeader.Of(width, Session, Shell.Now, [$"{who}  {guide}{part}", $"{who}{part}", $"{plan.Participant}{part}", plan.Participant]);
    }

    /// <inheritdoc/>
    public override Line Status => IsCurtained ? base.Status
        : _asked is { } asked ? Line.Of(asked.Question, Look.Strong)
        : !State.IsObserver || Session.Drafts.Count > 0 || State.IsOffRecord || base.Mode == "ANSWER" ? base.Status
        : State.Group.IsObserving(State.By) ? Line.Empty
        : State.Group.Observations.FindLast(o => o.Person == State.By)?.To is { } until ? $"you observed until {Clock(until)}: E writes your debrief, any other act goes on"
        : "your first key begins your observation; S sets the clocks with the lead's";

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        if (IsCurtained) return [CurtainPane(size)];
        if (!State.IsGroup) return base.Panes(size);
        if (size.Width < 70)
        {
            var seatsHeight = Math.Min(size.Height / 2, SeatRows + 2);
            return
            [
                SeatsPane(new Rectangle(0, 0, size.Width, seatsHeight)),
                SoFarPane(new Rectangle(0, seatsHeight, size.Width, size.Height - seatsHeight)) with { Left = $"{LookedAt.Number} {LookedAt.Label}" },
            ];
        }
        var left = Math.Clamp(size.Width * 19 / 40, 34, 54);
        // Where the seats leave room, the guide stands under them: the question looked at is what every entry carries.
        var under = size.Height - SeatRows - 2;
        if (under < LeastGuide) under = 0;
        // What the moderator reads aloud is theirs; who observes needs the question.
        var (lines, wording) = QuestionLines(size.Width - left - 4);
        var questionRows = Math.Clamp(lines.Count - wording + 2, 3, Math.Max(3, size.Height * 2 / 5));
        List<Pane> panes =
        [
            SeatsPane(new Rectangle(0, 0, left, size.Height - under)),
            QuestionPane(new Rectangle(left, 0, size.Width - left, questionRows), lines[wording..], 0),
            SoFarPane(new Rectangle(left, questionRows, size.Width - left, size.Height - questionRows)),
        ];
        if (under > 0) panes.Insert(1, GuidePane(new Rectangle(0, size.Height - under, left, under)));
        return panes;
    }

    /// <inheritdoc/>
    public override void Tick() => Shell.Refresh();

    private void EndOrLeave(Press press)
    {
        if (!State.IsObserver)
        {
            End(press);
            return;
        }
        if (!State.Group.IsObserving(State.By))
        {
            Shell.Open(new DebriefScreen(Shell, Session));
            return;
        }
        Open(new Typing("type end to end your observation", press.At, typed =>
        {
            if (!typed.Trim().Equals("end", StringComparison.OrdinalIgnoreCase)) return null;
            ParkDrafts();
            if (Do(press, GroupDecisions.End(State))) Shell.Open(new DebriefScreen(Shell, Session));
            return null;
        })
        { Bar = "Enter end your observation  Esc go on" });
    }
}
