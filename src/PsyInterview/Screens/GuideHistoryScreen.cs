using System.Drawing;
using PsyInterview.Guides;
using PsyInterview.Reports;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The versions of one guide with every change: what stood there before and what stands there now beside each other, why, and which session prompted it.</summary>
public sealed class GuideHistoryScreen : Screen
{
    private readonly OpenStudy _study;
    private readonly string _guide, _language;
    private readonly Dictionary<string, TopicGuide?> _guides = new(StringComparer.Ordinal);
    private IReadOnlyList<Account> _accounts = [];
    private (string Hash, int Number)? _chosen;

    /// <param name="study">The study, open for writing.</param>
    public GuideHistoryScreen(Shell shell, OpenStudy study, string guide, string language)
        : base(shell)
    {
        (_study, _guide, _language) = (study, guide, language);
        Bindings =
        [
            new("r", "reason", "why this was changed; on a version, why it was made", Explain) { InBar = true, WhyNot = WhyNotChosen },
            new("P", "pilot", "this version is only tried out: its sessions are left out of counts; again: they count", MarkPilot) { InBar = true, WhyNot = WhyNotChosen },
            new("n", "no reason", "the next change of which nobody noted why", _ => GoUnexplained()) { InBar = true },
            new("t", "text", "the whole guide in this version, as it was written", _ => Shell.Open(new TextScreen(Shell, Version!.Name, Study.GuideOf(Version.Hash)!.Text))) { InBar = true, WhyNot = WhyNotChosen },
            new("j Down", "next", "next change", _ => Move(1)) { Shown = "j k", InBar = true },
            new("k Up", "previous", "previous change", _ => Move(-1)),
            new("Esc", "back", "back to the guides", _ => Shell.Close(this)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => "History";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Header(int width) => StudyHeader.Of(width, _study, $"{_guide} {_language}: {Phrases.Count(Versions.Count, "version")}");

    /// <inheritdoc/>
    public override Line Status => Version is { } version && version.Changes.Values.Count(c => c.Reason is null) is > 0 and var count
        ? $"{version.Name}: no reason noted for {Phrases.Count(count, "change")}; n goes to the next, r notes it" : Line.Empty;

    private StudyState Study => _study.Recorder.Study;

    private DateOnly Today => DateOnly.FromDateTime(Shell.Now.Date);

    private IReadOnlyList<GuideVersion> Versions => Study.VersionsOf(_guide, _language);

    // A version is row 0 of its changes.
    private List<(GuideVersion Version, int Number)> Rows => [.. Versions.Reverse().SelectMany(v => v.Changes.Keys.Prepend(0).Select(n => (v, n)))];

    private int At => _chosen is { } chosen ? Math.Max(0, Rows.FindIndex(r => r.Version.Hash == chosen.Hash && r.Number == chosen.Number)) : 0;

    private (GuideVersion Version, int Number)? Row => Rows is { Count: > 0 } rows ? rows[At] : null;

    private GuideVersion? Version => Row?.Version;

    /// <inheritdoc/>
    public override void Shown() => Shell.Aside(() => Account.All(_study.ReadAll()), accounts => _accounts = accounts);

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var rows = Rows;
        if (Row is not { } chosen) return [new Pane(new Rectangle(Point.Empty, size), "Versions", "", ["There is no version in this study yet."])];
        var list = Math.Clamp(rows.Count + 2, 3, Math.Max(3, size.Height / 2));
        var visible = Math.Max(1, list - 2);
        var top = Math.Clamp(At - visible / 2, 0, Math.Max(0, rows.Count - visible));
        var detail = new Rectangle(0, list, size.Width, size.Height - list);
        return
        [
            new(new Rectangle(0, 0, size.Width, list), "Versions and changes", $"{At + 1}/{rows.Count}", [.. rows.Skip(top).Take(visible).Select(r => Drawn(r.Version, r.Number, size.Width - 4))], At - top),
            new(detail, chosen.Number == 0 ? chosen.Version.Name : $"{chosen.Version.Name}, change {chosen.Number}", "", [.. Detail(chosen.Version, chosen.Number, size.Width - 4).Take(Math.Max(1, detail.Height - 2))]),
        ];
    }

    private Line Drawn(GuideVersion version, int number, int width)
    {
        if (number == 0)
            return new Line(new Span($"v{version.Version}  ", Look.Strong), new Span(Columns.Fit($"{VersionWords.Of(version, Today)}", Math.Max(0, width - 6)), version.IsPilot ? Look.Warn : Look.Normal));
        var change = version.Changes[number];
        var words = Columns.Fit($"    {Words(version, change)}", width);
        var why = change.Reason is null ? "" : $"  {change.Reason}";
        return new Line(new Span(words), new Span(Columns.Fit(why, Math.Max(0, width - Columns.Of(words))), Look.Dim));
    }

    private IEnumerable<Line> Detail(GuideVersion version, int number, int width)
    {
        if (number == 0)
        {
            var held = _accounts.Where(a => a.State.WasHeld && a.State.Plan is { } plan && (plan.GuideHash == version.Hash || a.State.EarlierGuides.Contains(version.Hash))).Select(a => a.Stream).Order(Sampling.NaturalOrder.Of).ToList();
            foreach (var row in Line.Wrapped($"Recorded {DayWords.Said(StudyState.Day(version.At), Today)} by {version.By}{(version.From == StudyState.Day(version.At) ? "" : $"; {VersionWords.Of(version, Today)}")}{(version.IsFrozen ? "" : ". It came in as it was when a session was planned with it")}.", width)) yield return row;
            foreach (var row in Line.Wrapped(held.Count == 0 ? "No session was held with it." : $"{Phrases.Count(held.Count, "session")} held with it: {string.Join(" ", held)}.", width)) yield return row;
            foreach (var row in Line.Wrapped($"SHA-256 {version.Hash}", width, Look.Dim)) yield return row;
            if (version.Changes.IsEmpty)
                foreach (var row in Line.Wrapped(version.Follows is null ? "The first version: there is nothing before it to differ from." : "No change is on record.", width, Look.Dim)) yield return row;
            yield break;
        }
        var change = version.Changes[number];
        yield return Line.Of(Words(version, change), Look.Strong);
        foreach (var row in Line.Wrapped(change.Reason is null ? "no reason noted; r notes it" : $"because {change.Reason}{(change.Session is { } session ? $" (after {session})" : "")}", width, change.Reason is null ? Look.Warn : Look.Good)) yield return row;
        foreach (var row in SideBySide.Of(change.Change.Before, change.Change.After, width)) yield return row;
    }

    private string Words(GuideVersion version, RecordedChange change) => GuideChanges.Words(change.Change, Guide(version.Follows), Guide(version.Hash));

    // A version never changes: it is parsed once.
    private TopicGuide? Guide(string? hash) => hash is null ? null : _guides.TryGetValue(hash, out var known) ? known : _guides[hash] = Study.ReadGuide(hash);

    private void Explain(Press press)
    {
        var (version, number) = Row!.Value;
        var now = number == 0 ? version.Reason : version.Changes[number].Reason;
        Shell.Type(new Typing(number == 0 ? $"{version.Name} was made because:" : $"{Words(version, version.Changes[number])}, because:", press.At, why =>
        {
            if (GuideDecisions.Explain(version, number, why).Refusal is { } refusal) return refusal;
            if (number == 0) return Record(press, GuideDecisions.Explain(version, 0, why), "noted");
            AskSession(press, version, number, why);
            return null;
        })
        { Text = now ?? "", Bar = "the reason, in a few words  Enter next  Esc back" });
    }

    private void AskSession(Press press, GuideVersion version, int number, string why) => Shell.Type(new Typing("prompted by the session:", press.At, typed =>
    {
        var session = typed.Trim();
        var known = _accounts.FirstOrDefault(a => a.Stream.Equals(session, StringComparison.OrdinalIgnoreCase))?.Stream;
        if (session.Length > 0 && known is null) return $"there is no session “{session}”; nothing typed means none";
        return Record(press, GuideDecisions.Explain(version, number, why, known), "noted");
    })
    { Text = version.Changes[number].Session ?? "", Bar = "for example P03-1; nothing: none  Enter save  Esc back" });

    private void MarkPilot(Press press)
    {
        var version = Version!;
        if (Record(press, GuideDecisions.MarkPilot(version, !version.IsPilot), version.IsPilot ? $"{version.Name} is no pilot any more: its sessions count" : $"{version.Name} is a pilot: its sessions are left out of counts") is { } refusal) Shell.Say(refusal);
    }

    private void GoUnexplained()
    {
        var rows = Rows;
        var next = Enumerable.Range(1, rows.Count).Select(step => (At + step) % rows.Count).FirstOrDefault(i => rows[i].Number > 0 && rows[i].Version.Changes[rows[i].Number].Reason is null, -1);
        if (next >= 0) _chosen = (rows[next].Version.Hash, rows[next].Number);
        else Shell.Say("every change has its reason");
    }

    private string? Record(Press press, Decision decision, string done)
    {
        if (_study.Recorder.Do(press.At, decision) is { } refusal) return refusal;
        Shell.Say(decision.Events.Count == 0 ? "nothing new" : done);
        return null;
    }

    private string? WhyNotChosen() => Row is null ? "there is no version yet" : null;

    private void Move(int by)
    {
        if (Rows is { Count: > 0 } rows && rows[Math.Clamp(At + by, 0, rows.Count - 1)] is var (version, number)) _chosen = (version.Hash, number);
    }
}
