using PsyInterview.Coding;
using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Sampling;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>A study: what waits today, its participants and their sessions. Everything else opens from here.</summary>
public sealed partial class StudyScreen : Screen
{
    private readonly OpenStudy _study;
    private IReadOnlyList<Account>? _accounts;
    private (StudyState Study, IReadOnlyList<Account> Accounts, DateOnly Day, Cohort People, IReadOnlyList<Duty> Duties)? _agenda;
    private DateOnly _day;
    private string? _chosen;
    private int _at;
    private (StudyState Study, DateOnly Day, int Count)? _candidates;
    private string? _gaps, _codes, _guides;
    private IReadOnlyList<TranscriptWay> _ways = [];
    private IReadOnlyList<MemberCheck> _checks = [];
    private bool _stale = true;

    /// <param name="study">The study, open for writing.</param>
    public StudyScreen(Shell shell, OpenStudy study)
        : base(shell)
    {
        _study = study;
        Bindings =
        [
            new("Enter", "open", "the session selected: start, resume, close, debrief or read it; today's appointment: its start check", Open) { InBar = true },
            new("c", "contacts", "the recruitment log: whom was asked and what came of it", _ => OpenContacts()) { InBar = true },
            new("i", "person", "everything that is known of this person", _ => Shell.Open(new PersonScreen(Shell, _study, Chosen!.Person))) { InBar = true, WhyNot = () => Chosen is not { } row ? "there is nobody in this row" : WhyNotPerson(row, "person") },
            new("s", "sampling", "what the sample covers, its gaps, and whom to invite next", _ => Shell.Open(new SamplingScreen(Shell, _study))) { InBar = true },
            new("S", "saturation", "whether anything new still comes: the curve, the rules, the sentence for the paper", _ => Shell.Open(new SaturationScreen(Shell, _study))) { InBar = true },
            new("t", "transcripts", "each session on its way from the audio to coded words: steps, import, what waits", _ => OpenTranscripts()) { InBar = true },
            new("M", "member checks", "what participants were shown of what was made of their words, and what they answered", _ => OpenChecks()) { InBar = true },
            new("G", "guides", "the topic guides: versions, what changed and why, proposals, the next version", _ => OpenGuides()) { InBar = true },
            new("Q", "questions", "questions and participants: which question was asked of whom", _ => Shell.Open(new QuestionsScreen(Shell, _study))) { InBar = true },
            new("C", "codebook", "the codes and themes, what became of them, and what the team decided", _ => Shell.Open(new CodebookScreen(Shell, _study))) { InBar = true },
            new("r", "reports", "every report of this study", _ => Shell.Open(new ReportsScreen(Shell, _study))) { InBar = true },
            new("=", "set-up", "groups, waves, team, criteria and targets", _ => Shell.Open(new SetUpScreen(Shell, _study.Recorder))) { InBar = true },
            new("o", "code", "code this session: its notes, quotes and transcript", _ => CodeSession()) { InBar = true, WhyNot = () => Chosen is null || StreamOf(Chosen) is null ? "code: there is no session in this row" : null },
            new("n", "new participant", "give a participant a code without a contact before", NewParticipant) { InBar = true },
            new("g", "focus group", "plan a focus group, under a code of its own", PlanGroup) { InBar = true },
            new("w", "next wave", "plan the next wave with this participant or group", NextWave) { InBar = true, WhyNot = WhyNotChosen },
            new("A", "afterwards", "write this session up afterwards", Afterwards) { InBar = true, WhyNot = WhyNotChosen },
            new("m", "merge", "bring in what was recorded on other laptops", _ => OpenMerge()) { InBar = true },
            new("T", "timeline", "read the account of this session", Timeline) { WhyNot = () => Chosen?.Account is null ? "timeline: there is no session in this row" : null },
            new("W", "withdrawal", "this participant withdraws: see what goes, then record it", _ => Withdraw()) { WhyNot = () => WhyNotChosen() ?? WhyNotPerson(Chosen!, "withdrawal") },
            new("D", "durations", "how long the sessions took", _ => Shell.Open(new TableScreen(Shell, "Durations", () => Durations.From(_study.ReadAll())))),
            new("", "pilot", "the session in this row is only a trial and is left out of counts; again: it counts", MarkPilot) { WhyNot = () => Chosen?.Account is null ? "pilot: there is no session in this row" : null },
            new("a", "ask if it fits", "leave a question for coming sessions", LeaveQuestion) { InBar = true },
            new("", "close question", "a question from analysis is not to be asked any more", CloseQuestion) { Takes = "f1 reason", WhyNot = () => Study.FittingFor(null).Any() ? null : "no question is waiting to be asked if it fits" },
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
    public override bool Ticks => true;

    /// <inheritdoc/>
    public override Line Status =>
        Chosen is not { } row ? "n gives the first participant a code; c records whom you asked"
        : row.Duty is { } duty ? $"Enter: {WhatEnterDoes(duty)}"
        : row.Account is { } account ? $"Enter: {WhatEnterDoes(account.State with { By = Log.EntryId.PersonOf(_study.Recorder.Store.Recorder) })}"
        : "Enter plans the first session";

    private StudyState Study => _study.Recorder.Study;

    private DateOnly Today => DateOnly.FromDateTime(Shell.Now.Date);

    private Row? Chosen => Rows is var rows && Place(rows) is var at && at < rows.Count ? rows[at] : null;

    /// <summary>What waits; nothing before the sessions were read.</summary>
    private IReadOnlyList<Duty> Duties => Waiting?.Duties ?? [];

    private Cohort? People => Waiting?.People;

    // Worked out anew only when the study, its sessions or the day have changed.
    private (Cohort People, IReadOnlyList<Duty> Duties)? Waiting
    {
        get
        {
            if (_accounts is not { } accounts) return null;
            if (_agenda is not { } known || !ReferenceEquals(known.Study, Study) || !ReferenceEquals(known.Accounts, accounts) || known.Day != Today)
            {
                var people = Cohort.Of(Study, accounts);
                _agenda = known = (Study, accounts, Today, people, Agenda.Of(people, Today, _ways, _checks));
            }
            return (known.People, known.Duties);
        }
    }

    private List<Row> Rows
    {
        get
        {
            List<Row> rows = [.. Duties.Select(d => new Row($"{d.What} {d.Person} {d.Stream ?? d.Wave.ToString(System.Globalization.CultureInfo.InvariantCulture)}", d.Person, d, null))];
            var sessions = (_accounts ?? []).ToLookup(Who);
            var groups = GroupCodes;
            foreach (var person in Study.Participants.Keys.Where(p => !groups.Contains(p)).Order(NaturalOrder.Of))
            {
                var own = sessions[person].OrderBy(a => a.State.Plan!.Wave).ToList();
                if (own.Count == 0) rows.Add(new Row(person, person, null, null));
                rows.AddRange(own.Select(a => new Row(a.Stream, person, null, a)));
            }
            foreach (var group in groups) rows.AddRange(sessions[group].OrderBy(a => a.State.Plan!.Wave).Select(a => new Row(a.Stream, group, null, a)));
            return rows;
        }
    }

    /// <inheritdoc/>
    public override Line Header(int width) =>
        StudyHeader.Of(width, _study, Study.Title.Length > 0 ? Study.Title : Path.GetFileNameWithoutExtension(_study.Path));

    /// <inheritdoc/>
    public override void Shown()
    {
        Shell.Stamp = _study.Recorder.At;
        _study.Recorder.CatchUp();
        _day = Today;
        if (_accounts is not null && !_stale) return;
        // A large study takes a moment to read; the list is there at once and fills.
        Shell.Aside(Read, Fill);
    }

    /// <inheritdoc/>
    public override void Tick()
    {
        _study.Recorder.CatchUp();
        if (_day == Today) return;
        _day = Today;
        Shell.Refresh();
    }

    // What is to be erased goes first: minutes struck in a session that was left, and what was broken off the last time.
    private Known Read()
    {
        var (erased, trouble) = (ErasedWords.None, (string?)null);
        var reading = _study.ReadAll();
        if (ErasureDue.Of(reading, _study.Recorder.Kinds).Count > 0)
        {
            (erased, trouble) = _study.TryErase();
            reading = _study.ReadAll();
        }
        var accounts = Account.All(reading);
        var people = Cohort.Of(StudyState.Of(reading), accounts);
        var checks = CheckAccount.All(reading, people.Study);
        var coded = CodedStudy.Of(Codebook.Of(reading), people, checks);
        return new(accounts, SampleLine.Of(people.Study, accounts), SaturationReport.Line(coded), GuideProposals.Line(people.Study, accounts), erased, trouble, Transcripts.Of(coded), AskNext.Counts(people.Study, accounts), [.. checks.Select(c => c.Check)]);
    }

    /// <summary>The first time, the row that waits for something is selected: today's appointment, cut off, closing, debrief, then the next that is planned.</summary>
    private void Fill(Known known)
    {
        var first = _accounts is null;
        (_accounts, _gaps, _codes, _guides, _ways, _study.Asked, _checks) = (known.Accounts, known.Gaps, known.Codes, known.Guides, known.Ways, known.Asked, known.Checks);
        _stale = false;
        if (known.Gone.Entries > 0)
        {
            _study.Recorder.ReadAnew();
            Shell.Say($"erased as it was asked for: the words of {Phrases.Count(known.Gone.Entries, "entry")}");
        }
        else if (known.Trouble is { } trouble) Shell.Say(trouble, Look.Warn);
        if (!first || _at != 0) return;
        var rows = Rows;
        var waiting = rows.FindIndex(r => r.Duty is { What: Agenda.Appointment, IsOverdue: false });
        if (waiting < 0) waiting = rows.FindIndex(r => r.Account?.State.Phase is not (null or Phase.Planned or Phase.Ready or Phase.Debriefed or Phase.Withdrawn));
        if (waiting < 0) waiting = rows.FindIndex(r => r.Account?.State.Phase is Phase.Planned or Phase.Ready);
        if (waiting < 0) waiting = 0;
        Choose(rows, waiting);
    }

    /// <inheritdoc/>
    public override void Back()
    {
        if (Shell.IsOnly(this)) Shell.Say("Ctrl-Q leaves the program");
        else Shell.CloseStudy(this, _study);
    }

    /// <summary>Where the selection stands. Rows come and go above it; it stays with what it was on.</summary>
    private int Place(List<Row> rows)
    {
        var at = _chosen is null ? -1 : rows.FindIndex(r => r.Key == _chosen);
        return at >= 0 ? at : Math.Clamp(_at, 0, Math.Max(0, rows.Count - 1));
    }

    private void Choose(List<Row> rows, int at)
    {
        _at = Math.Clamp(at, 0, Math.Max(0, rows.Count - 1));
        _chosen = rows.Count == 0 ? null : rows[_at].Key;
    }

    private void Move(int by)
    {
        var rows = Rows;
        Choose(rows, Place(rows) + by);
    }

    private string? WhyNotChosen() => _accounts is null ? "the study is still being read; a moment"
        : Chosen is not { } row ? "there is no participant yet; n gives the first one a code"
        : !Study.Participants.ContainsKey(row.Person) && !IsGroup(row) ? $"{row.Person} has no participant's code yet; c, then a (agreed) gives one"
        : null;

    /// <summary>What was read aside.</summary>
    private sealed record Known(
        IReadOnlyList<Account> Accounts, string? Gaps, string? Codes, string? Guides, ErasedWords Gone, string? Trouble, IReadOnlyList<TranscriptWay> Ways, IReadOnlyDictionary<string, AskedCount> Asked, IReadOnlyList<MemberCheck> Checks);

    /// <summary>One row: something that waits, a session, or a participant without one.</summary>
    private sealed record Row(string Key, string Person, Duty? Duty, Account? Account);
}
