using System.Drawing;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>A study: its participants and their sessions. Sessions open from here.</summary>
public sealed class StudyScreen : Screen
{
    private readonly OpenStudy _study;
    private IReadOnlyList<Account>? _accounts;
    private string? _gaps;
    private int _at;

    /// <param name="study">The study, open for writing.</param>
    public StudyScreen(Shell shell, OpenStudy study)
        : base(shell)
    {
        _study = study;
        Bindings =
        [
            new("Enter", "open session", "start, resume, close, debrief or read the session selected", Open) { InBar = true },
            new("n", "new participant", "give a participant a code", NewParticipant) { InBar = true },
            new("w", "next wave", "plan the next wave with this participant", NextWave) { InBar = true, WhyNot = WhyNotChosen },
            new("A", "afterwards", "write this session up afterwards", Afterwards) { InBar = true, WhyNot = WhyNotChosen },
            new("T", "timeline", "read the account of this session", Timeline) { WhyNot = () => Chosen?.Account is null ? "timeline: there is no session in this row" : null },
            new("W", "withdrawal", "this participant withdraws: see what goes, then record it", _ => Withdraw()) { WhyNot = WhyNotChosen },
            new("s", "sampling", "what the sample covers, its gaps, and whom to invite next", _ => Shell.Open(new SamplingScreen(Shell, _study))) { InBar = true },
            new("r", "reports", "every report of this study", _ => Shell.Open(new ReportsScreen(Shell, _study))) { InBar = true },
            new("D", "durations", "how long the sessions took", _ => Shell.Open(new TableScreen(Shell, "Durations", () => Durations.From(_study.ReadAll())))),
            new("a", "ask if it fits", "leave a question for coming sessions", LeaveQuestion) { InBar = true },
            new("=", "set-up", "groups, waves, team, criteria and targets", _ => Shell.Open(new SetUpScreen(Shell, _study.Recorder))) { InBar = true },
            new("j Down", "next", "next row", _ => Move(1)) { Shown = "j k" },
            new("k Up", "previous", "previous row", _ => Move(-1)),
            new("Esc", "home", "back to the list of studies", _ => Back()),
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Study";

    /// <inheritdoc/>
    public override bool IsHome => true;

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Status
    {
        get
        {
            return Rows.Count == 0 ? "n gives the first participant a code" : Chosen?.Account is { } account ? $"Enter: {WhatEnterDoes(account.State)}" : "Enter plans the first session";
        }
    }

    private StudyState Study => _study.Recorder.Study;

    private Row? Chosen => _at < Rows.Count ? Rows[_at] : null;

    private List<Row> Rows
    {
        get
        {
            var accounts = _accounts ?? [];
            List<Row> rows = [];
            foreach (var participant in Study.Participants.Values)
            {
                var own = accounts.Where(a => a.State.Plan!.Participant == participant.Code).OrderBy(a => a.State.Plan!.Wave).ToList();
                if (own.Count == 0) rows.Add(new Row(participant, null));
                rows.AddRange(own.Select(a => new Row(participant, a)));
            }
            return rows;
        }
    }

    /// <inheritdoc/>
    public override Line Header(int width)
    {
        var title = Study.Title.Length > 0 ? Study.Title : Path.GetFileNameWithoutExtension(_study.Path);
        var saved = _study.Recorder.Store.Status.Problem ?? (_study.Recorder.Store.Status.Pending > 0 ? "saving" : "saved");
        var invented = Study.Invented ? "   INVENTED PEOPLE AND WORDS" : "";
        var left = Columns.Fit(title, Math.Max(0, width - invented.Length - saved.Length - 2));
        return new Line(new Span(left, Look.Strong), new Span(invented, Look.Warn),
            new Span(new string(' ', Math.Max(1, width - Columns.Of(left) - invented.Length - saved.Length))),
            new Span(saved, saved is "saved" ? Look.Good : saved is "saving" ? Look.Normal : Look.Warn));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var rows = Rows;
        _at = Math.Clamp(_at, 0, Math.Max(0, rows.Count - 1));
        List<Line> gaps = _gaps is null ? [] : [.. Line.Wrapped(_gaps, size.Width - 4, Look.Dim).Take(size.Height < 18 ? 1 : 2)];
        var visible = Math.Max(1, size.Height - 2 - gaps.Count);
        var top = Math.Clamp(_at - visible / 2, 0, Math.Max(0, rows.Count - visible));
        List<Line> lines = rows.Count > 0 ? [.. rows.Skip(top).Take(visible).Select(r => Drawn(r, size.Width - 4))]
        :
        [
            .. Line.Wrapped("No participant yet. n gives the first one a code, for example P01. A code, never a name: names stay outside the study.", size.Width - 4, Look.Normal),
        ];
        if (gaps.Count > 0) lines.AddRange([.. Enumerable.Repeat(Line.Empty, Math.Max(0, visible - lines.Count)), .. gaps]);
        return [new Pane(new Rectangle(Point.Empty, size), "Participants and sessions", _accounts is null ? "reading" : Phrases.Count(Study.Participants.Count, "participant"), lines, rows.Count == 0 ? -1 : _at - top)];
    }

    /// <inheritdoc/>
    public override void Shown()
    {
        Shell.Stamp = _study.Recorder.At;
        if (_accounts is not null && !_stale) return;
        // A large study takes a moment to read; the list is there at once and fills.
        Task.Run(() => Account.All(_study.ReadAll())).ContinueWith(read =>
        {
            if (!read.IsCompletedSuccessfully) return;
            var gaps = SampleLine.Of(Study, read.Result);
            Shell.Soon(() => Fill(read.Result, gaps));
        }, TaskScheduler.Default);
    }

    private bool _stale = true;

    /// <summary>The first time, the row that waits for something is selected: cut off, closing, debrief, then the next that is planned.</summary>
    private void Fill(IReadOnlyList<Account> accounts, string? gaps)
    {
        _gaps = gaps;
        var first = _accounts is null;
        _accounts = accounts;
        _stale = false;
        if (!first || _at != 0) return;
        var rows = Rows;
        var waiting = rows.FindIndex(r => r.Account?.State.Phase is not (null or Phase.Planned or Phase.Ready or Phase.Debriefed or Phase.Withdrawn));
        if (waiting < 0) waiting = rows.FindIndex(r => r.Account?.State.Phase is Phase.Planned or Phase.Ready);
        _at = Math.Max(0, waiting);
    }

    /// <inheritdoc/>
    public override void Back()
    {
        if (Shell.IsOnly(this)) Shell.Say("Ctrl-Q leaves the program");
        else Shell.CloseStudy(this, _study);
    }

    private static Line Drawn(Row row, int width)
    {
        if (row.Account is not { } account)
            return new Line(new Span($"  {row.Participant.Code,-8}", Look.Strong), new Span($"{"no session planned",-60}", Look.Dim), new Span(row.Participant.Group ?? "", Look.Dim));
        var (state, plan) = (account.State, account.State.Plan!);
        var when = state.Start is { } start ? start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "";
        var net = state.End is not null || state.StatedMinutes is not null ? $"{state.Net(default).WholeMinutes()} min" : "";
        var notes = state.Moments.Count(m => m.IsNote);
        var text = Columns.Fit($"{Phrases.Session(plan),-18}{Phrases.Phase(state),-22}{when,-12}{net,-8}", Math.Max(0, width - 10));
        var more = $"{row.Participant.Group}{(notes > 0 ? $"  {Phrases.Count(notes, "note")}" : "")}";
        return new Line(new Span($"  {row.Participant.Code,-8}", Look.Strong), new Span(text), new Span(more, Look.Dim));
    }

    private static string WhatEnterDoes(SessionState state) => state.Phase switch
    {
        Phase.Planned => "the start check",
        Phase.Ready => "the live screen",
        Phase.Closing => "the closing list",
        Phase.Ended => "the debrief",
        Phase.Debriefed => "read the account",
        Phase.Withdrawn => "withdrawn; see what is to be done",
        _ => "resume, review or close",
    };

    private void Open(Press press)
    {
        // What was opened from here can have changed when one comes back.
        _stale = true;
        if (Chosen is not { } row) NewParticipant(press);
        else if (_accounts is null) Shell.Say("the study is still being read; a moment");
        else if (row.Account is { } account) OpenSession(_study.Recorder.Session(account.Stream));
        else PlanSession(press, row.Participant, 1, live: true);
    }

    private void OpenSession(SessionRecorder session)
    {
        if (SessionDoor.WhyNot(session) is { } withdrew) Shell.Say(withdrew);
        else Shell.Open(SessionDoor.Screen(Shell, session));
    }

    private void NextWave(Press press)
    {
        if (Chosen is not { } row) return;
        var last = Rows.Where(r => r.Participant == row.Participant).Max(r => r.Account?.State.Plan!.Wave ?? 0);
        PlanSession(press, row.Participant, last + 1, live: true);
    }

    private void Afterwards(Press press)
    {
        if (Chosen is not { } row) return;
        Shell.Type(new Typing("write it up afterwards, without a live clock? type yes", press.At, words =>
        {
            if (!words.Trim().Equals("yes", StringComparison.OrdinalIgnoreCase)) return null;
            if (row.Account is null) PlanSession(press, row.Participant, 1, live: false);
            else OpenAfterwards(row.Account.Stream);
            return null;
        })
        { Bar = "yes and Enter  Esc back" });
    }

    private void OpenAfterwards(string stream)
    {
        var session = _study.Recorder.Session(stream);
        if (SessionDoor.Afterwards(session) is { } refusal) Shell.Say(refusal);
        else Shell.Open(SessionDoor.Screen(Shell, session));
    }

    private void PlanSession(Press press, Participant participant, int wave, bool live, string? anyway = null)
    {
        if (ConsentRules.WhyNotTalk(Study, participant.Code, live) is { } withdrew)
        {
            Shell.Say(withdrew);
            return;
        }
        var guides = GuideShelf.For(Study);
        var suggested = GuideShelf.Suggest(Study, participant.Code, wave);
        Shell.Type(new Typing($"guide for the {Phrases.Ordinal(wave)} session with {participant.Code}:", press.At, typed =>
        {
            var guide = guides.FirstOrDefault(g => GuideShelf.Line(g) == typed.Trim()) ?? guides.FirstOrDefault(g => GuideShelf.Line(g).StartsWith(typed.Trim(), StringComparison.OrdinalIgnoreCase));
            if (guide is null) return $"there is no guide “{typed.Trim()}” here; Up and Down choose";
            int[] talked = [.. (_accounts ?? []).Where(a => a.State.Plan!.Participant == participant.Code && a.State.Start is not null).Select(a => a.State.Plan!.Wave)];
            if (SessionDoor.Plan(_study.Recorder, guide, participant.Code, wave, talked, anyway, live) is { } refusal)
            {
                AskAnyway(press, participant, wave, live, refusal);
                return null;
            }
            _stale = true;
            var stream = FrameDecisions.StreamOf(participant.Code, wave);
            if (live) Shell.Open(SessionDoor.Screen(Shell, _study.Recorder.Session(stream)));
            else OpenAfterwards(stream);
            return null;
        })
        {
            Text = GuideShelf.Line(suggested),
            Complete = typed => [.. guides.Select(GuideShelf.Line).Where(l => typed == GuideShelf.Line(suggested) || l.Contains(typed, StringComparison.OrdinalIgnoreCase))],
            TakesChoice = true,
            ListTitle = "Guides",
            Bar = "Enter this guide  Up Down choose  Esc back",
        });
    }

    private void AskAnyway(Press press, Participant participant, int wave, bool live, string refusal)
    {
        Shell.Type(new Typing("reason to go on all the same:", press.At, reason =>
        {
            if (reason.Trim().Length > 0) PlanSession(press, participant, wave, live, reason.Trim());
            return null;
        })
        { Bar = "Enter go on with this reason  Esc back" });
        Shell.Say(refusal);
    }

    private void NewParticipant(Press press)
    {
        var suggestion = StudyDecisions.NextCode(Study, "P");
        Shell.Type(new Typing("code of the new participant:", press.At, words =>
        {
            string[] parts = words.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length == 0) parts = [suggestion];
            if (Study.Participants.ContainsKey(parts[0])) return $"{parts[0]} is in this study already";
            if (_study.Recorder.Do(press.At, StudyDecisions.AddParticipant(Study, parts[0], parts.Length > 1 ? parts[1] : LastGroup)) is { } refusal) return refusal;
            _at = Rows.FindIndex(r => r.Participant.Code == parts[0]);
            return null;
        })
        { Bar = $"a code, never a name; Enter alone: {suggestion}; then the group, if several  Esc back" });
    }

    private string? LastGroup => Study.Participants.Values.MaxBy(p => p.Since)?.Group;

    private void LeaveQuestion(Press press) =>
        Shell.Type(new Typing("question to ask if it fits:", press.At, words =>
        {
            if (words.Trim().Length == 0) return null;
            if (_study.Recorder.Do(press.At, StudyDecisions.AddFittingQuestion(Study, words)) is { } refusal) return refusal;
            Shell.Say("it stands in the start check and in the live guide of coming sessions");
            return null;
        })
        { Bar = "Enter leave it  Esc back" });

    private void Withdraw()
    {
        _stale = true;
        Shell.Open(new WithdrawalScreen(Shell, _study, Chosen!.Participant.Code));
    }

    private void Timeline(Press press) => Shell.Open(new TimelineScreen(Shell, _study.Recorder.Session(Chosen!.Account!.Stream)));

    private string? WhyNotChosen() => _accounts is null ? "the study is still being read; a moment" : Chosen is null ? "there is no participant yet; n gives the first one a code" : null;

    private void Move(int by) => _at = Math.Clamp(_at + by, 0, Math.Max(0, Rows.Count - 1));

    private sealed record Row(Participant Participant, Account? Account);
}
