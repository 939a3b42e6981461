using System.Drawing;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The check before a session: each line is done, or passed over with a typed reason; consent is recorded here item by item.</summary>
public sealed partial class StartCheckScreen : Screen
{
    private readonly SessionRecorder _session;
    private int _at;
    private string? _document, _how;

    /// <param name="session">The session, planned.</param>
    public StartCheckScreen(Shell shell, SessionRecorder session)
        : base(shell)
    {
        _session = session;
        _at = Math.Max(0, Rows.FindIndex(r => !IsDone(r)));
        // Answering again must not lose which document was given and how.
        List<string> asked = State.IsGroup ? [.. Expected.Select(e => e.Person)] : [Who];
        var last = Study.Consent.Where(c => asked.Contains(c.Key.Participant) && c.Key.Wave == Wave).Select(c => c.Value).MaxBy(c => c.At);
        (_document, _how) = (last?.Document, last?.How);
        Bindings =
        [
            new("Enter", "done", "this line is done; asks where words are needed", Done) { InBar = true },
            new("y", "yes", "agreed to this item of the consent", press => Consent(press, true)) { InBar = true, WhyNot = () => WhyNotConsent(true) },
            new("n", "no", "did not agree to this item", press => Consent(press, false)) { InBar = true, WhyNot = () => WhyNotConsent(false) },
            new("d", "document", "which consent document, and how it was given", Document) { InBar = true },
            new("o", "pass over", "pass over this line with a reason", PassOver) { InBar = true },
            new("s", "start now", "start now, check later: what is left returns in the closing list", StartNow) { InBar = true, WhyNot = () => WhyNot(Act.DeferChecks) },
            new("j Down", "next", "next line", _ => Move(1)) { Shown = "j k" },
            new("k Up", "previous", "previous line", _ => Move(-1)),
            new("g", "guide", "take another version of the guide", TakeGuide) { InBar = Newer is not null, WhyNot = () => SessionGuide.WhyNot(_session) },
            new("R", "audio", "the sound recorder is on", press => AudioOn(press)),
            new("u Ctrl-Z", "undo", "take back the last line", Undo),
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Start check";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override bool Ticks => State.Start is not null;

    /// <inheritdoc/>
    public override Line Status
    {
        get
        {
            var left = StartCheck.Open(State).Count();
            if (left == 0) return "the start check is complete; Esc goes back";
            return Chosen switch
            {
                { Consent: not null } => "y agreed, n not agreed; d which document and how",
                { Person: { } person } => $"y: {person} agreed to all not yet asked; Enter shows each",
                { Check.Item: "guide" } when Newer is { } newer => $"{SessionGuide.Line(newer, Today)}; g takes it, Enter keeps version {State.Plan!.Version}",
                { Check.Item: "consent" } when Warning is { } warning => Line.Of(warning, Look.Warn),
                { Check.Item: var item } when Preset(item) is { } agreed && !State.Checks.ContainsKey(item) => $"Enter, and Enter again: {agreed}, as agreed; or type over it",
                { Check.Asks: { } asks } => $"Enter, then type: {asks}",
                _ => $"{Phrases.Count(left, "line")} left; Enter when it is done, o with a reason, s starts now",
            };
        }
    }

    private SessionState State => _session.State;

    private StudyState Study => _session.Recorder.Study;

    private string Who => Study.Now(State.Plan!.Participant);

    private int Wave => State.Plan!.Wave;

    private CheckRow Chosen => Rows is var rows && _at < rows.Count ? rows[_at] : rows[_at = rows.Count - 1];

    private List<CheckRow> Rows
    {
        get
        {
            List<CheckRow> rows = [];
            foreach (var line in StartCheck.For(State))
            {
                rows.Add(new CheckRow(line, null));
                if (line.Item == "consent") rows.AddRange(State.IsGroup ? PersonRows : ConsentItems.All.Select(i => new CheckRow(null, i.Item)));
            }
            return rows;
        }
    }

    /// <inheritdoc/>
    public override Line Header(int width)
    {
        var plan = State.Plan!;
        return SessionHeader.Of(width, _session, Shell.Now, $"{plan.Participant} {Phrases.Session(plan)}: start check", SessionGuide.Name(_session));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var rows = Rows;
        List<Line> lines = [.. rows.Select(Drawn)];
        lines.Add(new Line(new Span($"  {Glyphs.Current.Asked} ", Look.Good), new Span("Identity vault"), new Span("   no vault in this study", Look.Dim)));
        var fitting = Study.FittingFor(State.Plan!.Guide).ToList();
        if (fitting.Count > 0) lines.Add(Line.Of("  To ask if it fits, from earlier analysis:", Look.Title));
        lines.AddRange(fitting.SelectMany(f => Fitting(f, size.Width - 10)));
        var visible = Math.Max(1, size.Height - 2);
        var top = lines.Count <= visible ? 0 : Math.Clamp(_at - visible / 2, 0, lines.Count - visible);
        return [new Pane(new Rectangle(Point.Empty, size), "Before the session", $"{State.Checks.Count(c => c.Key != "wave")} done", [.. lines.Skip(top).Take(visible)], _at - top)];
    }

    private IEnumerable<Line> Fitting(FittingQuestion question, int width)
    {
        var more = string.Join("; ", new[] { question.Because is { } because ? $"because {because}" : null, Shell.Study?.Asked?.GetValueOrDefault(question.Id)?.Words }.OfType<string>());
        return Columns.Wrap(question.Question, width).Select(l => (Line)$"      {l}").Concat(more.Length == 0 ? [] : Columns.Wrap(more, width).Select(l => Line.Of($"        {l}", Look.Dim)));
    }

    private Line Drawn(CheckRow row)
    {
        if (row is { Consent: null, Person: { } person }) return DrawnPerson(person);
        if (row.Consent is { } item)
        {
            var words = ConsentItems.All.First(i => i.Item == item).Words;
            var (answer, from) = ConsentRules.Standing(Study, row.Person ?? Who, Wave, item);
            var said = answer is null ? "?" : answer.Given ? "yes" : "no";
            var how = answer is null ? "" : string.Join(", ", new[] { from < Wave ? $"from wave {from}" : null, answer.Document, answer.How }.Where(w => !string.IsNullOrEmpty(w)));
            return new Line(
                new Span($"{(row.Person is null ? "      " : "          ")}{said,-4}", answer is null ? Look.Dim : answer.Given ? Look.Good : Look.Warn), new Span($"{words,-20}"), new Span(how, Look.Dim));
        }
        var line = row.Check!;
        var result = State.Checks.GetValueOrDefault(line.Item);
        var sign = result is null ? Glyphs.Current.NotYet : result.Overridden ? Glyphs.Current.Skipped : Glyphs.Current.Asked;
        var warned = line.Item == "consent" ? Warning : line.Item == "guide" && Newer is { } newer ? $"v{newer.Version} holds by now: g" : null;
        var guide = line.Item == "guide" ? GuideWords : "";
        return new Line(
            new Span($"  {sign} ", result is null ? Look.Normal : result.Overridden ? Look.Warn : Look.Good),
            new Span(line.Words + guide),
            new Span(warned is null ? "" : $"   ! {warned}", Look.Warn),
            new Span(warned is not null ? "" : result is null && Preset(line.Item) is { } agreed ? $"   {agreed}?" : result?.Words is { Length: > 0 } w ? $"   {(result.Overridden ? "passed over: " : "")}{w}" : "", Look.Dim));
    }

    private bool IsDone(CheckRow row) => row.Check is { } check
        ? State.Checks.ContainsKey(check.Item)
        : row.Consent is { } item ? ConsentRules.InForce(Study, row.Person ?? Who, Wave, item) is not null
        : GroupConsent.NotAsked(Study, row.Person!, Wave).Count == 0;

    private void Done(Press press)
    {
        var row = Chosen;
        if (row.Check is not { } line)
        {
            if (row.Consent is null) Unfold(row.Person!);
            else Shell.Say("y agreed, n not agreed");
            return;
        }
        switch (line.Item)
        {
            case "seats":
                Shell.Open(new SeatPlanScreen(Shell, _session, Next));
                return;
            case "present" when State.IsGroup:
                AskRoles(press, line);
                return;
            case "consent":
                if (_session.Do(press.At, FrameDecisions.CheckConsent(State, Study)) is { } open)
                {
                    Shell.Say(open);
                    _at = Math.Max(_at, Rows.FindIndex(r => r.Check is null && !IsDone(r)));
                    return;
                }
                break;
            case "audio":
                if (!State.IsRecording && !AudioOn(press)) return;
                Check(press, "audio", null);
                return;
            // A mark that only one laptop sets would put the count of all the others out: in a group everybody presses S once the talk has begun.
            case "clock" when State.IsGroup:
                Check(press, "clock", null);
                Shell.Say("when the talk has begun, everybody presses S at the same word: that compares the clocks");
                return;
            case "clock":
                if (_session.Do(press.At, SessionDecisions.Sync(State)) is { } why)
                {
                    Shell.Say(why);
                    return;
                }
                Check(press, "clock", $"sync mark {State.SyncMarks}");
                return;
            default:
                if (line.Asks is null) Check(press, line.Item, null);
                else Ask(press, line);
                return;
        }
        Next();
    }

    private void Ask(Press press, CheckLine line) =>
        Shell.Type(new Typing($"{line.Words}:", press.At, words =>
        {
            if (words.Trim().Length == 0) return "type a few words, or Esc and then o to pass over this line";
            Check(press, line.Item, words);
            return null;
        })
        {
            Bar = $"{line.Asks}  Enter save  Esc back",
            Text = State.Checks.GetValueOrDefault(line.Item) is { Overridden: false } now ? now.Words ?? "" : Preset(line.Item) ?? "",
            Complete = Completion(line.Item),
            ListTitle = line.Item == "present" ? "Team" : "Places",
        });

    private void Check(Press press, string item, string? words)
    {
        if (_session.Do(press.At, FrameDecisions.Check(State, item, words)) is { } refusal) Shell.Say(refusal);
        else Next();
    }

    private bool AudioOn(Press press)
    {
        var refusal = FrameDecisions.WhyNotRecord(Study, State) ?? _session.Do(press.At, SessionDecisions.Audio(State, 1, "on"));
        Shell.Say(refusal is null ? "audio on" : $"{refusal}; o passes over this line with a reason");
        return refusal is null;
    }

    private void PassOver(Press press)
    {
        if (Chosen.Check is not { } line)
        {
            Shell.Say("o passes over a whole line; for one item of the consent press y or n");
            return;
        }
        Shell.Type(new Typing($"pass over “{line.Words.ToLowerInvariant()}” because", press.At, reason =>
        {
            if (_session.Do(press.At, FrameDecisions.Override(State, line.Item, reason)) is { } refusal) return refusal;
            Next();
            return null;
        })
        { Bar = "Enter save the reason  Esc back" });
    }

    private void StartNow(Press press)
    {
        if (FrameDecisions.WhyNotStart(Study, State) is { } no) Shell.Say(no);
        else if (_session.Do(press.At, FrameDecisions.DeferChecks(State)) is { } refusal) Shell.Say(refusal);
        else Leave();
    }

    private void Undo(Press press)
    {
        var recorder = _session.Recorder;
        if (_session.Do(press.At, NoteDecisions.Undo(State, _session.Entries, recorder.Store.Recorder, recorder.Kinds)) is { } refusal) Shell.Say(refusal);
        else Shell.Say("taken back");
    }

    private void Next()
    {
        if (!StartCheck.Open(State).Any())
        {
            Leave();
            return;
        }
        var rows = Rows;
        var next = Enumerable.Range(0, rows.Count).Select(i => (_at + i) % rows.Count).FirstOrDefault(i => !IsDone(rows[i]), _at);
        _at = next;
    }

    private void Leave()
    {
        if (State.Phase is Phase.Ready && FrameDecisions.WhyNotStart(Study, State) is { } no)
        {
            Shell.Say(no);
            return;
        }
        if (State.Phase is Phase.Ready && !Shell.IsOverInterview(this)) Shell.Replace(SessionDoor.Live(Shell, _session));
        else Shell.Close(this);
    }

    private void Move(int by) => _at = Math.Clamp(_at + by, 0, Rows.Count - 1);

    private string? WhyNot(Act act) => SessionProtocol.WhyNot(State, act) is { } why ? $"start now: {why}" : null;

    /// <summary>A line of the check, an item of the consent, or in a group somebody with their items folded away.</summary>
    private sealed record CheckRow(CheckLine? Check, string? Consent, string? Person = null);
}
