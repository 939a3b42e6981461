using System.Drawing;
using PsyInterview.Guides;
using PsyInterview.Reports;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The guides of a study: the version each stands at, what is proposed and drafted, and the way to its history and its next version.</summary>
public sealed partial class GuidesScreen : Screen
{
    private readonly OpenStudy _study;
    private (StudyState Study, IReadOnlyList<Account> Accounts, IReadOnlyList<GuideProposal> Proposals)? _read;
    private IReadOnlyList<GuideRow>? _rows;
    private StudyState? _rowsOf;
    private int _at;

    /// <param name="study">The study, open for writing.</param>
    public GuidesScreen(Shell shell, OpenStudy study)
        : base(shell)
    {
        _study = study;
        Bindings =
        [
            new("Enter", "history", "every version of this guide, what changed in it, when and why", _ => Shell.Open(new GuideHistoryScreen(Shell, _study, Chosen!.Guide, Chosen.Language))) { InBar = true, WhyNot = WhyNotOwn },
            new("p", "proposals", "what debriefs, interviewers and the team would change: accept or reject", _ => Shell.Open(new ProposalsScreen(Shell, _study, null))) { InBar = true },
            new("d", "write", "write the next version: a draft, which no session uses", WriteDraft) { InBar = true, WhyNot = WhyNotChosen },
            new("f", "next version", "what the draft would change, and make it the next version", _ => Shell.Open(new NextVersionScreen(Shell, _study, Chosen!.Guide, Chosen.Language))) { InBar = true, WhyNot = WhyNotDraft },
            new("i", "import", "take a changed guide in from a file: Markdown or .docx", ImportFile) { InBar = true },
            new("e", "export", "a sheet to print, with room for notes: .md, .docx or .html", ExportSheet) { InBar = true, WhyNot = WhyNotChosen },
            new("x", "put away", "put the draft away; its words stay on record", PutAway) { WhyNot = WhyNotDraft },
            new("j Down", "next", "next guide", _ => Move(1)) { Shown = "j k", InBar = true },
            new("k Up", "previous", "previous guide", _ => Move(-1)),
            new("Esc", "back", "back to the study", _ => Shell.Close(this)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Guides";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Header(int width) => StudyHeader.Of(width, _study, "Guides");

    /// <inheritdoc/>
    public override Line Status => Chosen is not { } row ? Line.Empty
        : DraftScreen.IsCutOff(_study, row.Guide, row.Language) ? Line.Of($"the next version of {row.Guide} was being written when the program stopped; d shows every word of it", Look.Strong)
        : row.Latest is null ? row.Drafted is null ? $"{row.Guide} comes with the program; d writes a version of your own" : $"{row.Guide} is new; f makes the draft its first version"
        : row.Drafted is { } draft ? $"a draft of {row.Guide} waits, of {DayWords.Said(StudyState.Day(draft.At), Today)} by {draft.By}; d goes on with it, f shows what it would change"
        : row.ToWorkIn > 0 ? $"{Phrases.Count(row.ToWorkIn, "accepted proposal")} to work in; d writes the next version"
        : row.Waiting > 0 ? $"{Phrases.Count(row.Waiting, "proposal")} to decide; p shows them" : Line.Empty;

    private StudyState Study => _study.Recorder.Study;

    private DateOnly Today => DateOnly.FromDateTime(Shell.Now.Date);

    private GuideRow? Chosen => Rows is { Count: > 0 } rows ? rows[Math.Clamp(_at, 0, rows.Count - 1)] : null;

    private IReadOnlyList<GuideRow> Rows
    {
        get
        {
            if (_rows is null || !ReferenceEquals(_rowsOf, Study))
            {
                // What is known of sessions may be older than the study; what is settled is not.
                var proposals = _read is { } read ? GuideProposals.Of(Study, read.Accounts) : [];
                (_rows, _rowsOf) = (GuideRow.All(Study, _read?.Accounts ?? [], proposals, CalendarDay.Iso(Today)), Study);
            }
            return _rows;
        }
    }

    /// <inheritdoc/>
    public override void Shown() => Shell.Aside(() => Account.All(_study.ReadAll()), accounts => (_read, _rows) = ((Study, accounts, []), null));

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var rows = Rows;
        var list = Math.Clamp(rows.Count + 3, 4, Math.Max(4, size.Height * 2 / 3));
        var visible = Math.Max(1, list - 3);
        var at = Math.Clamp(_at, 0, Math.Max(0, rows.Count - 1));
        var top = Math.Clamp(at - visible / 2, 0, Math.Max(0, rows.Count - visible));
        List<Pane> panes =
        [
            new(new Rectangle(0, 0, size.Width, list), "Guides", _read is null ? "reading" : "", [GuideRow.Heading(size.Width - 4), .. rows.Skip(top).Take(visible).Select(r => r.Drawn(size.Width - 4, Today))], at - top + 1),
        ];
        if (size.Height - list >= 3 && Chosen is { } row)
            panes.Add(new(new Rectangle(0, list, size.Width, size.Height - list), row.Title, row.Latest?.Name ?? "", [.. Latest(row, size.Width - 4).Take(size.Height - list - 2)]));
        return panes;
    }

    // The newest version first: what changed last is what one looks for.
    private IEnumerable<Line> Latest(GuideRow row, int width)
    {
        foreach (var version in Study.VersionsOf(row.Guide, row.Language).Reverse())
        {
            yield return new Line(new Span($"v{version.Version}", Look.Strong), new Span($"  {VersionWords.Of(version, Today)}"));
            foreach (var change in version.Changes.Values)
            {
                var why = change.Reason is null ? "no reason noted" : $"{change.Reason}{(change.Session is { } session ? $" ({session})" : "")}";
                yield return new Line(new Span(Columns.Fit($"    {GuideChanges.Words(change.Change, Guide(version.Follows), Guide(version.Hash))}: {why}", width), change.Reason is null ? Look.Dim : Look.Normal));
            }
        }
        if (row.Latest is null) yield return Line.Of("No session ran with it yet.", Look.Dim);
    }

    private readonly Dictionary<string, TopicGuide?> _guides = new(StringComparer.Ordinal);

    // A version never changes: it is parsed once.
    private TopicGuide? Guide(string? hash) => hash is null ? null : _guides.TryGetValue(hash, out var known) ? known : _guides[hash] = Study.ReadGuide(hash);

    private string? WhyNotChosen() => Chosen is null ? "there is no guide" : null;

    private string? WhyNotOwn() => WhyNotChosen() ?? (Chosen!.Latest is null ? $"{Chosen.Guide} has no version in this study yet" : null);

    private string? WhyNotDraft() => WhyNotChosen() ?? (Chosen!.Drafted is null ? $"there is no draft of {Chosen.Guide}; d writes one, i takes one in from a file" : null);

    private void Move(int by) => _at = Math.Clamp(_at + by, 0, Math.Max(0, Rows.Count - 1));
}
