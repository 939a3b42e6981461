using System.Drawing;
using PsyInterview.Reports;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>Everything that somebody would change in the guides: what debriefs say, probes that interviewers made up, what the team proposes. Each is accepted or rejected, with its reason.</summary>
public sealed class ProposalsScreen : Screen
{
    private const int WhenceWidth = 20, StandingWidth = 11;

    private readonly OpenStudy _study;
    private readonly string? _guide;
    private IReadOnlyList<Account>? _accounts;
    private IReadOnlyList<GuideProposal>? _proposals;
    private StudyState? _proposalsOf;
    private string? _chosen;

    /// <param name="study">The study, open for writing.</param>
    /// <param name="guide">Only what concerns this guide; null for all.</param>
    public ProposalsScreen(Shell shell, OpenStudy study, string? guide)
        : base(shell)
    {
        (_study, _guide) = (study, guide);
        Bindings =
        [
            new("a", "accept", "it is to be worked into the next version; a probe goes into the draft at once", Accept) { InBar = true, WhyNot = WhyNotChosen },
            new("x", "reject", "it is not; say why", Reject) { InBar = true, WhyNot = WhyNotChosen },
            new("u", "wait again", "take the decision back", press => Record(press, GuideDecisions.Settle(Study, Chosen!.Id, ProposalOutcomes.Waiting), "it waits again")) { InBar = true, WhyNot = () => WhyNotChosen() ?? (Chosen!.Settled is null ? "it waits already" : null) },
            new("N", "propose", "propose a change yourself", Propose) { InBar = true },
            new("Enter", "session", "read the account of the session it comes from", _ => Shell.Open(new TimelineScreen(Shell, _study.Recorder.Session(Chosen!.Session!)))) { InBar = true, WhyNot = () => WhyNotChosen() ?? (Chosen!.Session is null ? "it comes from no session" : null) },
            new("j Down", "next", "next proposal", _ => Move(1)) { Shown = "j k", InBar = true },
            new("k Up", "previous", "previous proposal", _ => Move(-1)),
            new("Esc", "back", "back to the guides", _ => Shell.Close(this)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Proposals";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Header(int width) => StudyHeader.Of(width, _study, _guide is null ? "Proposed changes of the guides" : $"Proposed changes of {_guide}");

    /// <inheritdoc/>
    public override Line Status => Chosen is not { Settled: { } settled } ? Line.Empty
        : settled.Hash is { } hash ? $"worked into {Study.VersionOf(hash)?.Name ?? "a version"}" : $"{settled.Outcome} by {settled.By}, {DayWords.Said(StudyState.Day(settled.At), Today)}{(settled.Reason is { } why ? $": {why}" : "")}";

    private StudyState Study => _study.Recorder.Study;

    private DateOnly Today => DateOnly.FromDateTime(Shell.Now.Date);

    // What waits comes first; within that the newest first.
    private IReadOnlyList<GuideProposal> Proposals
    {
        get
        {
            if (_proposals is null || !ReferenceEquals(_proposalsOf, Study))
            {
                var all = GuideProposals.Of(Study, _accounts ?? []);
                (_proposals, _proposalsOf) = ([.. (_guide is null ? all : all.For(_guide)).OrderBy(p => p.Settled is not null).ThenBy(p => p.Settled is { Hash: not null }).ThenByDescending(p => p.At)], Study);
            }
            return _proposals;
        }
    }

    private int At => Math.Max(0, Proposals.ToList().FindIndex(p => p.Id == _chosen));

    private GuideProposal? Chosen => Proposals is { Count: > 0 } all ? all[At] : null;

    /// <inheritdoc/>
    public override void Shown() => Shell.Aside(() => Account.All(_study.ReadAll()), accounts => (_accounts, _proposals) = (accounts, null));

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var all = Proposals;
        var whole = new Rectangle(Point.Empty, size);
        if (_accounts is null) return [new Pane(whole, "Proposals", "reading", ["reading the study; a moment"])];
        if (all.Count == 0)
        {
            return [new Pane(whole, "Proposals", "", [.. Line.Wrapped("Nothing is proposed. What a debrief says under “what to change in the guide” waits here, and each probe that an interviewer made up and put into words; N proposes something yourself.", size.Width - 4)])];
        }
        var detail = Math.Min(size.Height / 2, 8);
        var visible = Math.Max(1, size.Height - detail - 2);
        var top = Math.Clamp(At - visible / 2, 0, Math.Max(0, all.Count - visible));
        var waiting = all.Count(p => p.Settled is null);
        return
        [
            new(new Rectangle(0, 0, size.Width, size.Height - detail), "Proposals", waiting > 0 ? $"{waiting} to decide" : "all decided", [.. all.Skip(top).Take(visible).Select(p => Drawn(p, size.Width - 4))], At - top),
            new(new Rectangle(0, size.Height - detail, size.Width, detail), Chosen!.Whence, Chosen.Guide ?? "", [.. Detail(Chosen, size.Width - 4).Take(detail - 2)]),
        ];
    }

    private static Line Drawn(GuideProposal proposal, int width)
    {
        var standing = proposal.Settled is { Hash: not null } ? "in a version" : proposal.Settled is null ? "to decide" : proposal.Standing;
        return new Line(new Span($"{standing,-StandingWidth} ", proposal.Settled is null ? Look.Warn : proposal.Standing == ProposalOutcomes.Accepted ? Look.Good : Look.Dim),
            new Span($"{Columns.Fit(proposal.Whence, WhenceWidth),-WhenceWidth} ", Look.Dim), new Span(Columns.Fit(proposal.Text.ReplaceLineEndings(" "), Math.Max(0, width - StandingWidth - WhenceWidth - 2))));
    }

    private IEnumerable<Line> Detail(GuideProposal proposal, int width)
    {
        foreach (var row in Line.Wrapped(proposal.Text, width)) yield return row;
        if (proposal.Kind != GuideProposals.Probe) yield break;
        var account = _accounts!.FirstOrDefault(a => a.Stream == proposal.Session);
        var question = account?.Guides.Select(g => g.Question(proposal.Question)).FirstOrDefault(q => q is not null);
        foreach (var row in Line.Wrapped(question is null ? "A probe that was made up; no question was open." : $"A probe that was made up on {question.Number} {question.Label}: {question.Wording}", width, Look.Dim)) yield return row;
    }

    private void Accept(Press press)
    {
        var proposal = Chosen!;
        Record(press, proposal.Accept(Study), proposal.IsForDraft ? $"accepted, and in the draft of {proposal.Guide} as a probe" : "accepted: it waits to be worked into the next version");
    }

    private void Reject(Press press)
    {
        var id = Chosen!.Id;
        Shell.Type(new Typing("rejected, because:", press.At, why => Record(press, GuideDecisions.Settle(Study, id, ProposalOutcomes.Rejected, why), "rejected"))
        { Bar = "the reason, in a few words  Enter save  Esc back" });
    }

    private void Propose(Press press) => Shell.Type(new Typing("change in the guide:", press.At, text =>
    {
        if (GuideDecisions.Propose(text).Refusal is { } refusal) return refusal;
        Shell.Type(new Typing("prompted by the session:", press.At, session =>
        {
            var stream = session.Trim();
            if (stream.Length > 0 && _accounts?.Any(a => a.Stream.Equals(stream, StringComparison.OrdinalIgnoreCase)) != true) return $"there is no session “{stream}”; nothing typed means none";
            return Record(press, GuideDecisions.Propose(text, _guide, _accounts?.FirstOrDefault(a => a.Stream.Equals(stream, StringComparison.OrdinalIgnoreCase))?.Stream), "it waits with the others");
        })
        { Bar = "for example P03-1; nothing: none  Enter save  Esc back" });
        return null;
    })
    { Bar = "what should change, in a sentence  Enter next  Esc back" });

    private string? Record(Press press, Decision decision, string done)
    {
        var chosen = At;
        if (_study.Recorder.Do(press.At, decision) is { } refusal)
        {
            Shell.Say(refusal);
            return refusal;
        }
        // The next one that waits comes to where this one was.
        _chosen = Proposals is { Count: > 0 } all ? all[Math.Min(chosen, all.Count - 1)].Id : null;
        Shell.Say(decision.Events.Count == 0 ? "nothing new" : done);
        return null;
    }

    private string? WhyNotChosen() => Chosen is null ? "nothing is proposed" : null;

    private void Move(int by) => _chosen = Proposals is { Count: > 0 } all ? all[Math.Clamp(At + by, 0, all.Count - 1)].Id : null;
}
