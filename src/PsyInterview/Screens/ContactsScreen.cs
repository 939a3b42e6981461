using System.Drawing;
using PsyInterview.Log;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The recruitment log: whom was asked, what came of it, what is to be done next. One key records an outcome.</summary>
public sealed partial class ContactsScreen : Screen
{
    private readonly OpenStudy _study;
    private readonly Dictionary<string, string?> _fresh = new(StringComparer.Ordinal);
    private readonly List<(IReadOnlyList<EntryId> Entries, string Words, string Person, string? Group)> _acts = [];
    private (string Person, int Wave)? _chosen;
    private (string Person, int Wave, string Told)? _asking;
    private string _channel;
    private DateOnly _day;

    /// <param name="person">Who is selected at first, or null for whoever comes first.</param>
    public ContactsScreen(Shell shell, OpenStudy study, string? person = null, int wave = 1)
        : base(shell)
    {
        _study = study;
        _chosen = person is null ? null : (person, wave);
        _channel = Study.Contacts.FindLast(c => c.Channel is not null)?.Channel ?? Channels[0];
        Bindings =
        [
            new("a", "agreed", "agreed to take part; the first time this gives the participant's code", press => Record(press, Outcomes.Agreed)) { InBar = true, WhyNot = WhyNotChosen },
            new("d", "declined", "declined; asks for the reason, which can be left out", press => Record(press, Outcomes.Declined)) { InBar = true, WhyNot = WhyNotChosen },
            new(". o", "no answer", "nobody answered", press => Record(press, Outcomes.NoAnswer)) { InBar = true, WhyNot = WhyNotChosen },
            new("t", "thinking", "is thinking it over", press => Record(press, Outcomes.Thinking)) { InBar = true, WhyNot = WhyNotChosen },
            new("b", "call back", "call back on a day: tomorrow, friday, in 3 days, 2026-11-05", AskCallBack) { InBar = true, WhyNot = WhyNotChosen },
            new("n", "new", "a new contact: gives a code", NewContact) { InBar = true },
            new("m", "appointment", "make or move the appointment", AskTime) { InBar = true, WhyNot = WhyNotAppoint },
            new("e", "not eligible", "does not fit the criteria", press => Record(press, Outcomes.NotEligible)) { WhyNot = WhyNotChosen },
            new("x", "cancelled", "cancelled; an appointment goes with it", press => Record(press, Outcomes.Cancelled)) { WhyNot = WhyNotChosen },
            new("w", "wave", "the next wave of this person; after the last one the first", _ => NextWave()) { WhyNot = WhyNotChosen },
            new("h", "channel", "how the contact was made: phone, letter, e-mail, in person", _ => NextChannel()),
            new("Enter", "person", "everything that is known of this person", _ => Shell.Open(new PersonScreen(Shell, _study, Chosen!.Person))) { WhyNot = WhyNotKnown },
            new("u Ctrl-Z", "undo", "take back the last act of this screen", Undo),
            new("j Down", "next", "next row", _ => Move(1)) { Shown = "j k" },
            new("k Up", "previous", "previous row", _ => Move(-1)),
            new("PageDown", "page down", "a page down", _ => Move(10)),
            new("PageUp", "page up", "a page up", _ => Move(-10)),
            new("Esc", "back", "back to the study", _ => Back()),
        ];
    }

    private static IReadOnlyList<string> Channels { get; } = ["phone", "letter", "e-mail", "in person"];

    /// <inheritdoc/>
    public override string Name => "Contacts";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override bool Ticks => true;

    /// <inheritdoc/>
    public override string Mode => _asking is null ? "KEYS" : "ANSWER";

    /// <inheritdoc/>
    public override bool ShowsKeys => _asking is null;

    /// <inheritdoc/>
    public override Line Status
    {
        get
        {
            if (_asking is { } asking) return Line.Of($"{asking.Told}   reason? type it; Enter none", Look.Strong);
            if (Chosen is not { } line) return "n gives the first person a code";
            if (_fresh.ContainsKey(line.Person)) return $"{line.Person} is stored with the first key that says what came of it: a d . t b e x";
            return line.Latest?.Reason is { } reason ? new Line(new Span("reason: ", Look.Dim), new Span(reason)) : Line.Empty;
        }
    }

    private StudyState Study => _study.Recorder.Study;

    private DateOnly Today => DateOnly.FromDateTime(Shell.Now.Date);

    // Worked out anew only when the study or the day changed: it is asked for several times a key.
    private (StudyState Study, string Day, IReadOnlyList<RecruitmentLine> Lines)? _log;

    private IReadOnlyList<RecruitmentLine> Lines
    {
        get
        {
            var today = CalendarDay.Iso(Today);
            if (_log is not var (study, day, _) || !ReferenceEquals(study, Study) || day != today) _log = (Study, today, RecruitmentLog.Of(Study, today));
            List<RecruitmentLine> lines = [.. _log.Value.Lines];
            // A wave that is chosen and was not asked for yet stands below the person's others.
            if (_chosen is { } chosen && Study.Knows(chosen.Person) && !lines.Exists(l => (l.Person, l.Wave) == chosen))
                lines.Insert(lines.FindLastIndex(l => l.Person == chosen.Person) + 1, RecruitmentLog.Line(Study, chosen.Person, chosen.Wave, today));
            lines.AddRange(_fresh.Where(f => !Study.Knows(f.Key)).Select(f => new RecruitmentLine(f.Key, 1, f.Value, null, 0, null, null, 9)));
            return lines;
        }
    }

    private RecruitmentLine? Chosen => Lines is var lines && lines.Count == 0 ? null : lines[Place(lines)];

    /// <inheritdoc/>
    public override Line Header(int width) => StudyHeader.Of(width, _study, "Contacts");

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var lines = Lines;
        var width = size.Width - 4;
        var due = lines.Count(l => l.IsDue);
        var right = due == 0 ? $"by {_channel}" : $"{due} to call now   by {_channel}";
        if (lines.Count == 0)
        {
            return
            [
                new Pane(new Rectangle(Point.Empty, size), "Recruitment log", right,
                [
                    .. Line.Wrapped("Nobody was contacted yet. n gives the first person a code, for example C01. A code, never a name: names stay outside the study.", width),
                    Line.Empty,
                    .. Line.Wrapped("Then one key says what came of each contact: a agreed, d declined, . no answer, t thinking it over, b call back, e not eligible, x cancelled.", width, Look.Dim),
                ]),
            ];
        }
        var at = Place(lines);
        var visible = Math.Max(1, size.Height - 3);
        var top = Math.Clamp(at - visible / 2, 0, Math.Max(0, lines.Count - visible));
        var groups = width >= 70 && lines.Any(l => l.Group is not null);
        List<Line> rows = [Line.Of($"{"code",-8}{(groups ? $"{"group",-12}" : "")}w  {"latest",-23}{"tries",-6}next", Look.Title)];
        rows.AddRange(lines.Skip(top).Take(visible).Select(l => Drawn(l, groups, width)));
        return [new Pane(new Rectangle(Point.Empty, size), "Recruitment log", right, rows, at - top + 1)];
    }

    /// <inheritdoc/>
    public override bool Before(Press press)
    {
        if (_asking is not { } asking || press.Key == "Esc") return false;
        _asking = null;
        if (press.Key == "Enter") GiveReason(press, asking.Person, asking.Wave, "none given");
        else if (press.Key == "Space") AskReason(press, asking.Person, asking.Wave);
        // Asked for a reason, people type it: its first letter must not be taken for an outcome.
        else if (press.Key is [var letter] && char.IsLetter(letter)) AskReason(press, asking.Person, asking.Wave, press.Key);
        else return false;
        return true;
    }

    /// <inheritdoc/>
    public override void Back()
    {
        if (_asking is not null) _asking = null;
        else
        {
            if (_fresh.Count > 0) Shell.Say($"{string.Join(", ", _fresh.Keys)}: no key said what came of it, so nothing was recorded");
            Shell.Close(this);
        }
    }

    /// <inheritdoc/>
    public override void Tick()
    {
        _study.Recorder.CatchUp();
        if (_day == Today) return;
        _day = Today;
        Shell.Refresh();
    }

    private int Place(IReadOnlyList<RecruitmentLine> lines)
    {
        var at = _chosen is { } chosen ? lines.ToList().FindIndex(l => l.Person == Study.Now(chosen.Person) && l.Wave == chosen.Wave) : 0;
        if (at < 0) at = 0;
        _chosen = (lines[at].Person, lines[at].Wave);
        return at;
    }

    private Line Drawn(RecruitmentLine line, bool groups, int width)
    {
        var latest = line.Latest is { } contact ? $"{contact.Outcome} {DayWords.Said(contact.On, Today)}" : "";
        if (line.Withdrawal is { } withdrawal) latest = $"withdrew {DayWords.Said(withdrawal.On, Today)}";
        else if (latest.Length == 0)
            latest = _fresh.ContainsKey(line.Person) ? "new, not stored yet" : line.Wave == 1 && Study.Participants.ContainsKey(line.Person) ? "takes part" : "not contacted";
        var tries = line.Attempts == 0 ? "" : $"{line.Attempts}";
        var calls = line.Rank < 2 && line.Latest?.CallBack is { } day ? $"call {DayWords.Said(day, Today)}" : "";
        var next = line.Appointment is { } appointment ? AppointmentWords(appointment, width - (groups ? 52 : 40)) : calls;
        return new Line(
            new Span(Cell(line.Person, 8), Look.Strong),
            new Span(groups ? Cell(line.Group ?? "", 12) : "", Look.Dim),
            new Span($"{line.Wave}  "),
            new Span(Cell(latest, 23), line.Rank >= 5 ? Look.Dim : Look.Normal),
            new Span(Cell(tries, 6)),
            new Span(line.IsDue && line.Appointment is null ? $"{next}!" : next, line.IsDue ? Look.Warn : Look.Normal));
    }

    /// <summary>Day and time, then place and interviewer as far as there is room.</summary>
    private string AppointmentWords(Appointment appointment, int room = int.MaxValue)
    {
        var words = DayWords.Said(appointment.Day, Today) + (appointment.At.Length > 11 ? $" {appointment.At[11..]}" : "");
        foreach (var more in (string?[])[appointment.Place, appointment.Interviewer])
        {
            if (string.IsNullOrEmpty(more)) continue;
            if (words.Length + 2 + more.Length > room) break;
            words += $", {more}";
        }
        return words;
    }

    private static string Cell(string text, int width) => Columns.Fit(text, width - 1) is var fit ? fit + new string(' ', width - Columns.Of(fit)) : text;

    private void Move(int by)
    {
        var lines = Lines;
        if (lines.Count == 0) return;
        var next = lines[Math.Clamp(Place(lines) + by, 0, lines.Count - 1)];
        _chosen = (next.Person, next.Wave);
    }

    private string? WhyNotChosen() => Chosen is null ? "there is nobody here yet; n gives the first person a code" : null;

    private string? WhyNotKnown() => WhyNotChosen()
        ?? (Chosen is { } line && _fresh.ContainsKey(line.Person) ? $"nothing is stored of {line.Person} yet; press what came of the first contact" : null);

    private string? WhyNotAppoint() => WhyNotKnown()
        ?? (Chosen is { Latest: { } latest } line && Outcomes.IsFinal(latest.Outcome) ? $"appointment: the latest word of {line.Person} is “{latest.Outcome}”; a records that they agreed" : null);
}
