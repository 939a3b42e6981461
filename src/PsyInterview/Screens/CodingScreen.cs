using PsyInterview.Coding;
using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>One coder codes one session: its passages from top to bottom, each with the codes this coder gave it.</summary>
public sealed partial class CodingScreen : Screen
{
    private const int MostLately = 9;
    private readonly StreamRecorder _session;
    private readonly List<string> _lately = [];
    private SessionCoding? _coding;
    private int _at;

    /// <param name="session">A session that was held, or a member check that was answered: see <see cref="WhyNot"/>.</param>
    public CodingScreen(Shell shell, StreamRecorder session)
        : base(shell)
    {
        _session = session;
        // Whoever comes back to a session finds the codes they used in it.
        if (Mine is { } mine)
            _lately.AddRange(mine.Tags.Where(t => !t.Value.IsLive).OrderByDescending(t => t.Value.At).SelectMany(t => Coding.NamesBy(Coder, t.Key)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostLately));
        Bindings =
        [
            new("# Enter", "code", "type the codes of this passage, with commas between them", TypeCodes) { InBar = true, WhyNot = () => CodingDecisions.WhyNotCode(Coding, Coder) },
            new("1 2 3 4 5 6 7 8 9", "apply", "apply one of the codes used most lately here", ApplyLately) { InBar = true, Shown = "1-9", WhyNot = () => CodingDecisions.WhyNotCode(Coding, Coder) },
            new("n", "next without", "the next passage without codes", _ => GoWithout(1)) { InBar = true },
            new("N", "previous without", "the passage before that has no codes", _ => GoWithout(-1)),
            new("a", "aspect", "note something new that was heard about a code here", NoteAspect) { InBar = true },
            new("+", "for a theme", "this passage speaks for a theme", press => Link(press, CodeWords.Supports)) { InBar = true, WhyNot = WhyNotLink },
            new("-", "against", "this passage speaks against a theme", press => Link(press, CodeWords.Contradicts)) { InBar = true, WhyNot = WhyNotLink },
            new("f", "finish", "you have finished coding this session", Finish) { InBar = true, WhyNot = () => CodingDecisions.WhyNotCode(Coding, Coder) },
            new("d", "differences", "what two coders coded differently, to be decided together", _ => Shell.Open(new ConsensusScreen(Shell, _session))) { InBar = true, WhyNot = WhyNotDifferences },
            new("R", "reopen", "go on coding after having finished, with a reason", Reopen) { WhyNot = () => CodingDecisions.Reopen(Coding, Coder, "asked").Refusal },
            new("=", "two coders", "name two who code this session without seeing each other's work", NameCoders) { InBar = true },
            new("u Ctrl-Z", "undo", "take back your latest coding of this session", Undo),
            new("j Down", "next", "next passage", _ => Move(1)) { Shown = "j k" },
            new("k Up", "previous", "previous passage", _ => Move(-1)),
            new("PageDown Space", "page down", "a page down", _ => Page(1)),
            new("PageUp", "page up", "a page up", _ => Page(-1)),
            new("g Home", "first", "to the session as a whole", _ => Go(0)),
            new("G End", "last", "to the last passage", _ => Go(int.MaxValue)),
            new("Esc", "back", "back", _ => Shell.Close(this)),
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Coding";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Status => Hidden is { } hidden ? hidden
        : Coding.IsCompared ? $"{Phrases.Count(Coding.Differences.Count(d => d.Decided is null), "difference")} to decide; d shows them"
        : Mine?.HasFinished == true ? "you have finished this session; R goes on, with a reason"
        : $"{Phrases.Count(Coding.Passages.Count(p => Coding.NamesBy(Coder, p.Id).Count == 0), "passage")} without codes; n goes to the next";

    private string Coder => Log.EntryId.PersonOf(_session.Recorder.Store.Recorder);

    private CoderWork? Mine => Coding.Work.GetValueOrDefault(Coder);

    // Worked out anew only after an act.
    private SessionCoding Coding => _coding ??= _session.Coding;

    private Passage? Chosen => Coding.Passages is { Count: > 0 } passages ? passages[Math.Clamp(_at, 0, passages.Count - 1)] : null;

    /// <summary>Whose work is not shown, in a sentence; null where nothing is hidden.</summary>
    private string? Hidden => Coding.Coders.Where(c => Coding.IsHidden(c, Coder)).ToList() switch
    {
        [] => null,
        [var other] => $"{other} codes this apart; not shown until both have finished",
        var two => $"{string.Join(" and ", two)} code this apart; not shown until both have finished",
    };

    /// <summary>Why a session or member check cannot be coded; null when it can.</summary>
    public static string? WhyNot(StreamRecorder stream) => stream switch
    {
        CheckRecorder { Check.IsAnswered: false } check => $"code: {(check.Check.Phase is CheckPhase.Withdrawn ? $"{check.Stream} is withheld, since the participant withdrew" : $"{check.Stream} has not been answered")}",
        CheckRecorder check => check.Coding.Passages.Count == 0 ? $"code: nothing was added or changed in {check.Stream}" : null,
        SessionRecorder session => WhyNotSession(session),
        _ => null,
    };

    private static string? WhyNotSession(SessionRecorder session) => session.State switch
    {
        _ when session.Account.IsWithheld => $"code: {session.Stream} is withheld, since the participant withdrew",
        { WasHeld: false } => $"code: {session.Stream} has not been held yet",
        { Phase: Phase.Ended or Phase.Debriefed or Phase.Withdrawn } or { IsPast: true } => null,
        { IsAfterwards: true } => $"code: {session.Stream} is still being written up; end it first",
        _ => $"code: {session.Stream} is still running; end it first",
    };

    /// <summary>Opens the coding of a session or member check, or says why it cannot be coded.</summary>
    public static void Open(Shell shell, StreamRecorder session)
    {
        if (WhyNot(session) is { } refusal) shell.Say(refusal);
        else shell.Open(new CodingScreen(shell, session));
    }

    /// <inheritdoc/>
    public override void Shown() => _coding = null;

    /// <inheritdoc/>
    public override Line Header(int width)
    {
        var saved = SessionHeader.Saved(_session);
        var state = Coding.Standing == CodingStanding.Coded ? $"coded on {Coding.CodedOn}" : CodingReport.Words(Coding.Standing);
        var own = Coding.Standing != CodingStanding.Coded && Mine?.FinishedOn is { } on ? $", finished {on}" : "";
        var left = Columns.Fit($"{Phrases.Of(_session)}: {state}; coder {Coder}{own}", Math.Max(0, width - saved.Text.Length - 2));
        return new Line(new Span(left, Look.Strong), new Span(new string(' ', Math.Max(1, width - Columns.Of(left) - saved.Text.Length))), saved);
    }

    private string? WhyNotLink() =>
        Chosen is null or { What: Passage.Whole } ? "select the words that speak for the theme or against it"
        : Coding.Book.Themes.IsEmpty ? "there is no theme yet; define one in the codebook first" : null;

    private string? WhyNotDifferences() =>
        Coding.IsCompared ? null
        : Coding.IsBlind ? "differences: not both have finished yet"
        : "differences: this session is not coded apart; = names two coders";

    private void Go(int to) => (_at, _moved) = (Math.Clamp(to, 0, Math.Max(0, Coding.Passages.Count - 1)), true);

    private void Move(int by) => Go(_at + by);

    private void GoWithout(int by)
    {
        var passages = Coding.Passages;
        for (var at = _at + by; at >= 0 && at < passages.Count; at += by)
        {
            if (Coding.NamesBy(Coder, passages[at].Id).Count > 0) continue;
            Go(at);
            return;
        }
        Shell.Say(by > 0 ? "no passage below is without codes" : "no passage above is without codes");
    }
}
