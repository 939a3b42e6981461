using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>One member check: the statements that were sent, what the participant said to each, what was decided of it, and the steps on the way.</summary>
public sealed partial class MemberCheckScreen : Screen
{
    private readonly OpenStudy _study;
    private readonly CheckRecorder _recorder;
    private (LetterVersion? Letter, object Answers, IReadOnlyList<string?> Statements)? _read;
    private bool _isWithheld;
    private int _at;

    private MemberCheckScreen(Shell shell, OpenStudy study, CheckRecorder recorder)
        : base(shell)
    {
        (_study, _recorder) = (study, recorder);
        Bindings =
        [
            new("Enter", "next step", "what comes next: write, send, note the answer, decide, review, close", press => Next!.Value.Act(press)) { InBar = true, WhyNot = () => Next is null ? "nothing is left to be done" : null },
            new("y", "confirmed", "the participant confirms this statement", press => Answer(press, StatementAnswers.Confirm)) { InBar = true, WhyNot = () => WhyNot(CheckAct.Answer) ?? WhyNotRow() },
            new("c", "corrected", "the participant would put this statement differently", press => Answer(press, StatementAnswers.Amend)) { InBar = true, WhyNot = () => WhyNot(CheckAct.Answer) ?? WhyNotRow() },
            new("x", "disputed", "the participant says that this statement is not so", press => Answer(press, StatementAnswers.Dispute)) { InBar = true, WhyNot = () => WhyNot(CheckAct.Answer) ?? WhyNotRow() },
            new("a", "added", "the participant adds something", Add) { InBar = true, WhyNot = () => WhyNot(CheckAct.Add) },
            new("Y", "confirm rest", "every statement that nothing was said of is confirmed", ConfirmRest) { InBar = true, WhyNot = () => WhyNot(CheckAct.Answer) },
            new("d", "decide", "what becomes of the change that is asked for in this row", Decide) { InBar = true, WhyNot = WhyNotDecide },
            new("A", "whole answer", "the answer as a whole: confirmed, with additions, corrections, disagrees, distressed", AskResponse) { InBar = true, WhyNot = () => WhyNot(CheckAct.Respond) },
            new("w", "write", "write the letter; the first time it is assembled from the interview", _ => Write()) { InBar = true, WhyNot = () => WhyNot(CheckAct.Write) },
            new("D", "assemble anew", "assemble the letter anew, also in another language; versions before stay", AskLanguage) { WhyNot = () => WhyNot(CheckAct.Write) },
            new("l", "letter", "the letter in a file: DOCX, HTML or Markdown", Export) { InBar = true, WhyNot = WhyNotExport },
            new("s", "sent", "it was sent, or the participant was invited", AskSent) { InBar = true, WhyNot = WhyNotSend },
            new("r", "reminded", "the participant was reminded", AskReminded) { InBar = true, WhyNot = () => WhyNot(CheckAct.Remind) ?? Withheld },
            new("b", "came back", "the participant answered", AskReturned) { InBar = true, WhyNot = () => WhyNot(CheckAct.Return) },
            new("o", "no answer", "not eligible, undeliverable, no response, declined", AskEnd) { InBar = true, WhyNot = WhyNotEnd },
            new("v", "reviewed", "the team has gone through the answer", AskReviewed) { InBar = true, WhyNot = () => WhyNot(CheckAct.Review) },
            new("f", "follow-up", "what was done after the participant was distressed by it", AskFollowUp) { WhyNot = () => WhyNot(CheckAct.FollowUp) },
            new("C", "close", "nothing more is to be done", AskClosed) { InBar = true, WhyNot = () => WhyNot(CheckAct.Close) },
            new("#", "code", "code what the participant added or changed", _ => CodingScreen.Open(Shell, _recorder)) { InBar = true, WhyNot = () => Withheld ?? CodingScreen.WhyNot(_recorder) },
            new("V", "versions", "every version of the letter as it was written", _ => Shell.Open(new TextScreen(Shell, $"{Check.Stream}: versions of the letter", Versions()))) { WhyNot = () => Check.Letter is null ? "nothing is written yet" : Check.IsErased ? "everything of theirs is erased, or is to be" : null },
            new("i", "person", "everything that is known of this person; W there is a withdrawal", _ => Shell.Open(new PersonScreen(Shell, _study, Check.Person))),
            new("u Ctrl-Z", "undo", "take back your latest entry here", Undo),
            new("j Down", "next", "next row", _ => Move(1)) { Shown = "j k" },
            new("k Up", "previous", "previous row", _ => Move(-1)),
            new("g Home", "first", "to the letter as a whole", _ => Move(int.MinValue / 2)),
            new("G End", "last", "to the last row", _ => Move(int.MaxValue / 2)),
            new("Esc", "back", "back", _ => Shell.Close(this)) { InBar = true },
        ];
        _at = Rows.Count > 1 ? 1 : 0;
    }

    /// <inheritdoc/>
    public override string Name => "Member check";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Header(int width)
    {
        var check = Check;
        var standing = check.Phase switch
        {
            CheckPhase.Sent or CheckPhase.Reminded => $"{CheckStanding.Of(check.Phase)}, due {DayWords.Said(check.Due ?? "", Today)}",
            CheckPhase.Returned or CheckPhase.Reviewed or CheckPhase.Closed => $"{CheckStanding.Of(check.Phase)}{(check.Response is { } response ? $", {response}" : "")}",
            _ => CheckStanding.Of(check.Phase),
        };
        return StudyHeader.Of(width, _study, $"{Phrases.Of(_recorder)}: {standing}");
    }

    /// <inheritdoc/>
    public override Line Status => Next is { } next ? $"Enter: {next.Words}" : Check.Phase switch
    {
        CheckPhase.Withdrawn => Line.Of("the participant withdrew from the study: nothing more is asked or used", Look.Warn),
        CheckPhase.NoResponse => "nothing came back, and that confirms nothing; b notes a late answer",
        CheckPhase.Undeliverable => "it did not reach them; s notes that it was sent again",
        CheckPhase.Closed => "closed",
        _ => CheckStanding.Of(Check.Phase),
    };

    private MemberCheck Check => _recorder.Check;

    private StudyState Study => _study.Recorder.Study;

    private DateOnly Today => DateOnly.FromDateTime(Shell.Now.Date);

    /// <summary>Opens a check, or says that there is none.</summary>
    public static void Open(Shell shell, OpenStudy study, string stream)
    {
        if (study.Recorder.MemberCheck(stream).Check.Phase is CheckPhase.None) shell.Say($"there is no member check {stream} in this study");
        else shell.Open(Of(shell, study, stream));
    }

    /// <summary>The screen of a check that is there.</summary>
    public static MemberCheckScreen Of(Shell shell, OpenStudy study, string stream) => new(shell, study, study.Recorder.MemberCheck(stream));

    /// <inheritdoc/>
    public override void Shown()
    {
        // A withdrawal may have been recorded, and words erased, on a screen that was opened from here.
        _recorder.ReadAnew();
        (_drawn, _read) = (null, null);
        var person = Check.Person;
        Shell.Aside(() => Cohort.Of(_study.ReadAll()).IsWithheld(person), withheld => _isWithheld = withheld);
    }

    /// <summary>One row: the letter as a whole (statement 0), a statement, an addition.</summary>
    private sealed record Row(int? Statement, string Words);

    private List<Row> Rows
    {
        get
        {
            // Asked at each key by every act that is tried dry: a letter of a whole transcript is read once.
            var check = Check;
            if (_read is not { } read || !ReferenceEquals(read.Letter, check.Shown) || !ReferenceEquals(read.Answers, check.Answers)) _read = read = (check.Shown, check.Answers, check.Statements);
            return [new Row(0, "The letter as a whole"), .. read.Statements.Select((s, i) => new Row(i + 1, s ?? "(its words were erased)")), .. check.Additions.Select(a => new Row(null, a.Words))];
        }
    }

    private Row Chosen => Rows is var rows ? rows[Math.Clamp(_at, 0, rows.Count - 1)] : null!;

    /// <summary>What Enter does, in words and in deed; null where nothing is left.</summary>
    private (string Words, Action<Press> Act)? Next
    {
        get
        {
            var check = Check;
            var open = check.Undecided.FirstOrDefault();
            if (check.IsDistressOpen) return ("note what was done about the distress", AskFollowUp);
            if (MemberCheckDecisions.WhyNot(Study, check, CheckAct.Retract) is not null) return null;
            return check.Phase switch
            {
                CheckPhase.Planned when _recorder.KeptLetter is not null => ("go on with the letter that was being written", _ => Write()),
                CheckPhase.Planned when check.Letter?.Text is null && !CheckForms.IsTalked(check.Form) => ("write the letter; it is assembled from what was recorded", _ => Write()),
                CheckPhase.Planned when WhyNotSend() is { } no => ($"not yet: {no.Split(';')[0]}", _ => Shell.Say(no)),
                CheckPhase.Planned when check.Letter is { } letter && !Exports(letter).Any() => ("make the letter, in a file; s notes that it was sent otherwise", Export),
                CheckPhase.Planned => ("note that it was sent", AskSent),
                CheckPhase.Sent or CheckPhase.Reminded => (string.CompareOrdinal(check.Due, CalendarDay.Iso(Today)) < 0 ? "note the answer; r notes a reminder, o that none comes" : "note the answer", AskReturned),
                CheckPhase.Returned when check.Response is null => ("note the answer as a whole", AskResponse),
                CheckPhase.Returned when open is not null => ($"decide about {(open.Statement == 0 ? "the whole" : $"statement {open.Statement}")}", press => DecideAbout(press, open.Statement)),
                CheckPhase.Returned when MemberCheckProtocol.WhyNot(check, CheckAct.Review) is { } why => ($"not yet: {why.Split(';')[0]}", _ => Shell.Say(why)),
                CheckPhase.Returned => ("the answer is reviewed", AskReviewed),
                CheckPhase.Reviewed => ("close it", AskClosed),
                _ => null,
            };
        }
    }

    private void DecideAbout(Press press, int statement)
    {
        Move(Rows.FindIndex(r => r.Statement == statement) - _at);
        Decide(press);
    }

    /// <summary>The files that were made of a version.</summary>
    private IEnumerable<Export> Exports(LetterVersion letter) => Study.Exports.Where(e => e.What == ExportName(letter));

    private string ExportName(LetterVersion letter) => $"letter {Check.Stream} v{letter.Number}";

    private string? Withheld => _isWithheld ? $"something of {Check.Person} is withheld since they withdrew in an interview: settle that first" : null;

    private string? WhyNotSend() => MemberCheckDecisions.WhyNotSend(Study, Check) ?? Withheld ?? (_recorder.KeptLetter is null ? null : CheckDoor.LetterIsLeft);

    private string? WhyNotExport() => Check.Shown is not { Text: not null } letter ? Check.IsErased ? "everything of theirs is erased, or is to be" : "nothing is written yet" : Withheld ?? MemberCheckDecisions.WhyNotExport(Study, Check, letter);

    private string? WhyNot(CheckAct act) => MemberCheckDecisions.WhyNot(Study, Check, act);

    private string? WhyNotRow() => Chosen.Statement is null ? "an addition is neither confirmed nor disputed" : null;

    private string? WhyNotDecide() => WhyNot(CheckAct.Decide)
        ?? (Chosen.Statement is { } n && Check.Answers.GetValueOrDefault(n) is { IsChange: true } ? null : "no change was asked for in this row");

    private string? WhyNotEnd() => Exits.Count > 0 ? null : WhyNot(CheckAct.Decline);

    /// <summary>The ways in which it can come to no answer from here.</summary>
    private IReadOnlyList<string> Exits => [.. CheckExits.All.Where(how => CheckFindings.ActOf(new MemberCheckEnded(how)) is { } act && WhyNot(act) is null)];

    private void Move(int by) => (_at, _moved) = (Math.Clamp(_at + by, 0, Rows.Count - 1), true);
}
