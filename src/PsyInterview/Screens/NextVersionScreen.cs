using PsyInterview.Guides;
using PsyInterview.Reports;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>
/// What a draft would change: questions of which it is in doubt whether they are the same are settled, what was split or merged is stated, each change gets
/// its reason, and the draft becomes the next version.
/// </summary>
public sealed partial class NextVersionScreen : Screen
{
    private readonly OpenStudy _study;
    private readonly string _guide, _language;
    private IReadOnlyList<Account>? _accounts;
    private (WorkingDraft? Working, GuideReading Reading, GuideWeighed? Next)? _weighed;
    private string? _chosen;
    private bool _isPilot;

    /// <param name="study">The study, open for writing.</param>
    public NextVersionScreen(Shell shell, OpenStudy study, string guide, string language)
        : base(shell)
    {
        (_study, _guide, _language) = (study, guide, language);
        Bindings =
        [
            new("y", "yes", "it is the same question; it was split or merged so", press => Settle(press, true)) { InBar = true, WhyNot = WhyNotAsked },
            new("n", "no", "it is a new question; it was not split or merged", press => Settle(press, false)) { InBar = true, WhyNot = WhyNotAsked },
            new("o", "another", "it is another question of before: by its number or id", Another) { WhyNot = () => Chosen?.Doubt is null ? "that is asked of questions in doubt only" : null },
            new("r", "reason", "why this is changed", AskReason) { InBar = true, WhyNot = WhyNotChange },
            new("p", "proposal", "this change works a proposal in", AskProposal) { InBar = true, WhyNot = () => WhyNotChange() ?? (Accepted.Count == 0 ? "no accepted proposal waits to be worked in" : null) },
            new("P", "pilot", "only try the version out: its sessions are left out of counts; again: they count", _ => _isPilot = !_isPilot) { InBar = true },
            new("f", "make it", "make this the next version, for ever", Freeze) { InBar = true, WhyNot = WhyNotFreeze },
            new("d", "write", "go on writing the draft", _ => DraftScreen.Open(Shell, _study, _guide, _language)) { InBar = true },
            new("j Down", "next", "next row", _ => Move(1)) { Shown = "j k" },
            new("k Up", "previous", "previous row", _ => Move(-1)),
            new("Esc", "back", "back; the draft stays as it is", _ => Shell.Close(this)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Next version";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Header(int width) => StudyHeader.Of(width, _study, Next is { } next ? $"{_guide} {_language}: version {next.Version}{(_isPilot ? ", PILOT" : "")}" : $"{_guide} {_language}: the draft");

    /// <inheritdoc/>
    public override Line Status => Weighed switch
    {
        { Working: null } => "there is no draft any more",
        { Next: null, Reading: var reading } => Line.Of($"{Phrases.Count(reading.Problems.Count(p => p.Severity == Severity.Error), "error")} in the draft; d goes on writing", Look.Warn),
        { Next: { } next } when next.Matched.Doubts.Count > 0 => Line.Of($"{Phrases.Count(next.Matched.Doubts.Count, "question")} in doubt: y the same, n a new one", Look.Warn),
        { Next: { Before: not null, Changes.Count: 0 } } => "nothing differs from the version before",
        { Next: var next } => $"f makes it version {next.Version}{(Unexplained is > 0 and var left ? $"; no reason noted for {Phrases.Count(left, "change")}" : "")}",
    };

    private StudyState Study => _study.Recorder.Study;

    private DateOnly Today => DateOnly.FromDateTime(Shell.Now.Date);

    private WorkingDraft? Working => Study.DraftOf(_guide, _language);

    // Held against the study anew only when the draft changed.
    private (WorkingDraft? Working, GuideReading Reading, GuideWeighed? Next) Weighed
    {
        get
        {
            var draft = Working;
            if (_weighed is { } known && ReferenceEquals(known.Working, draft)) return known;
            var reading = draft is null ? new GuideReading(null, []) : GuideParser.Parse(draft.Text);
            var wrong = reading.Guide is { } read && (read.Id, read.Language) != (_guide, _language);
            if (wrong)
                reading = new(null, [new(1, "", $"The draft says it is {reading.Guide!.Id} {reading.Guide.Language}.", $"Write “guide: {_guide}” and “language: {_language}” at its top; another guide is imported on the screen before.")]);
            _weighed = known = (draft, reading, reading.Guide is { } guide && draft is not null ? GuideWeighed.Of(Study, guide, draft.Answers, draft.Stated) : null);
            return known;
        }
    }

    private GuideWeighed? Next => Weighed.Next;

    private (StudyState Study, IReadOnlyList<Account>? Accounts, IReadOnlyList<GuideProposal> Proposals, IReadOnlyList<ChangeReason> Reasons)? _known;

    // What is proposed is read from every session: once for each act, not once for each row.
    private (IReadOnlyList<GuideProposal> Proposals, IReadOnlyList<ChangeReason> Reasons) Known
    {
        get
        {
            if (_known is not { } known || !ReferenceEquals(known.Study, Study) || !ReferenceEquals(known.Accounts, _accounts))
            {
                IReadOnlyList<GuideProposal> proposals = _accounts is null ? [] : [.. GuideProposals.Of(Study, _accounts).For(_guide)];
                _known = known = (Study, _accounts, proposals, Next is { } next ? GuideReasons.Of(next, Working, proposals) : []);
            }
            return (known.Proposals, known.Reasons);
        }
    }

    private List<GuideProposal> Accepted => [.. Known.Proposals.Where(p => p.IsToBeWorkedIn)];

    private IReadOnlyList<ChangeReason> Reasons => Known.Reasons;

    private int Unexplained => Next is { } next ? next.Changes.Count - Reasons.Count(r => r.Number > 0) : 0;

    /// <inheritdoc/>
    public override void Shown() => Shell.Aside(() => Account.All(_study.ReadAll()), accounts => _accounts = accounts);

    private string? WhyNotAsked() => Chosen is { Doubt: null, Lineage: null } or null ? "nothing is asked in this row; r notes why it is changed" : null;

    private string? WhyNotChange() => Chosen is { Change: not null } ? null : "choose a change first, with j and k";

    private string? WhyNotFreeze() => Next is not { } next ? "the draft has errors; d goes on writing"
        : GuideDecisions.Freeze(Study, next, CalendarDay.Iso(Today)).Refusal;

    private void Settle(Press press, bool yes)
    {
        var draft = Working!;
        var row = Chosen!;
        var decision = row.Doubt is { } doubt
            ? GuideDecisions.Write(Study, _guide, _language, draft.Text, [.. draft.Answers.Where(a => a.New != doubt.New), new GuideAnswer(doubt.New, yes ? doubt.Old : null)])
            : yes ? GuideDecisions.Write(Study, _guide, _language, draft.Text, stated: [.. draft.Stated.Where(l => !l.To.Intersect(row.Lineage!.To).Any()), row.Lineage!])
            : row.IsStated ? GuideDecisions.Write(Study, _guide, _language, draft.Text, stated: [.. draft.Stated.Where(l => !l.Equals(row.Lineage))])
            : Decision.Nothing;
        if (decision.Events.Count == 0 && decision.Refusal is null && row.Lineage is { } refused) _declined.Add(refused.ToString());
        Record(press, decision, row.Doubt is null ? yes ? "stated" : "not so" : yes ? "the same question: it keeps its id" : "a new question");
    }

    private readonly HashSet<string> _declined = [];

    private void Another(Press press)
    {
        var doubt = Chosen!.Doubt!;
        Shell.Type(new Typing($"“{doubt.New}” is the question that was:", press.At, typed =>
        {
            var before = Study.ReadGuide(Next!.Before!.Hash)!;
            var old = before.Questions.FirstOrDefault(q => q.Number == typed.Trim() || q.Id == typed.Trim());
            if (old is null) return $"version {before.Version} has no question “{typed.Trim()}”; type its number or its id";
            if (old.Id != doubt.New && Next.Guide.Question(old.Id) is { } still) return $"{old.Number} {old.Label} stands in the draft, as {still.Number}; choose one that is gone";
            return Record(press, GuideDecisions.Write(Study, _guide, _language, Working!.Text, [.. Working.Answers.Where(a => a.New != doubt.New), new GuideAnswer(doubt.New, old.Id)]), $"it is {old.Number} {old.Label}");
        })
        { Bar = "for example 2.1  Enter save  Esc back" });
    }

    private void AskReason(Press press)
    {
        var (number, change) = (Chosen!.Number, Chosen.Change!);
        var now = Reasons.FirstOrDefault(r => r.Number == number);
        Shell.Type(new Typing("changed, because:", press.At, why =>
        {
            if (string.IsNullOrWhiteSpace(why)) return Record(press, GuideDecisions.Reason(Study, _guide, _language, change, null), "no reason any more");
            Shell.Type(new Typing("prompted by the session:", press.At, typed =>
            {
                var session = typed.Trim();
                var known = _accounts?.FirstOrDefault(a => a.Stream.Equals(session, StringComparison.OrdinalIgnoreCase))?.Stream;
                if (session.Length > 0 && known is null) return $"there is no session “{session}”; nothing typed means none";
                return Record(press, GuideDecisions.Reason(Study, _guide, _language, change, why, known, now?.Proposal), "noted with the draft");
            })
            { Text = now?.Session ?? "", Bar = "for example P03-1; nothing: none  Enter save  Esc back" });
            return null;
        })
        { Text = now?.Reason ?? "", Bar = "the reason, in a few words  Enter next  Esc back" });
    }

    private void AskProposal(Press press)
    {
        var change = Chosen!.Change!;
        var accepted = Accepted;
        Shell.Type(new Typing("works in:", press.At, typed =>
        {
            if (accepted.FirstOrDefault(p => Line(p) == typed.Trim()) is not { } proposal) return "Up and Down choose one of the accepted proposals";
            // Its words stay where they were said: here only whose they were.
            return Record(press, GuideDecisions.Reason(Study, _guide, _language, change, proposal.Settled!.Reason ?? $"proposed in the {proposal.Whence}", proposal.Session, proposal.Id), "noted with the draft");
        })
        {
            Complete = typed => [.. accepted.Select(Line).Where(l => typed.Length == 0 || l.Contains(typed, StringComparison.OrdinalIgnoreCase))],
            TakesChoice = true,
            ListTitle = "Accepted proposals",
            Bar = "Up Down choose  Enter save  Esc back",
            KeepsLeft = false,
        });

        static string Line(GuideProposal proposal) => $"{proposal.Whence}: {proposal.Text.ReplaceLineEndings(" ")}".Trim();
    }

    private void Freeze(Press press)
    {
        var next = Next!;
        Shell.Type(new Typing($"sessions are planned with version {next.Version} from:", press.At, typed =>
        {
            if (DayWords.Day(typed, Today) is not { } day) return Recruitment.NotADay(typed.Trim());
            var decision = GuideDecisions.Freeze(Study, next, CalendarDay.Iso(Today), CalendarDay.Iso(day), _isPilot, reasons: Reasons);
            if (_study.Recorder.Do(press.At, decision) is { } refusal) return refusal;
            Shell.Close(this);
            Shell.Say($"{_guide} is version {next.Version}{(_isPilot ? ", a pilot," : "")} from {DayWords.Said(CalendarDay.Iso(day), Today)}; sessions held before stay with the version they ran with");
            return null;
        })
        { Text = CalendarDay.Iso(Today), Bar = $"its words never change after this{(_isPilot ? "; PILOT: not counted" : "")}  Enter make it  Esc back", KeepsLeft = false });
    }

    private string? Record(Press press, Decision decision, string done)
    {
        var at = At;
        if (_study.Recorder.Do(press.At, decision) is { } refusal)
        {
            Shell.Say(refusal);
            return refusal;
        }
        if (Rows is { Count: > 0 } rows && rows.All(r => r.Key != _chosen)) _chosen = rows[Math.Min(at, rows.Count - 1)].Key;
        Shell.Say(done);
        return null;
    }

    private void Move(int by) => _chosen = Rows is { Count: > 0 } rows ? rows[Math.Clamp(At + by, 0, rows.Count - 1)].Key : null;
}
