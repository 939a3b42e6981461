using System.Drawing;
using PsyInterview.Log;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>What bundles and studies from other laptops would bring, before it is done; Enter brings all of it, or nothing.</summary>
public sealed class MergeScreen : Screen
{
    private readonly OpenStudy _study;
    private readonly List<Brought> _brought = [];
    private IReadOnlyList<Merge> _merges = [];
    private string? _doing, _trouble, _done;
    private int _top, _asked;

    /// <param name="study">The study that is open.</param>
    public MergeScreen(Shell shell, OpenStudy study)
        : base(shell)
    {
        _study = study;
        Bindings =
        [
            new("f", "file", "a bundle, or a study, from another laptop: see what it would bring", AskFile) { InBar = true, WhyNot = () => WhyNotLeave },
            new("Enter", "merge", "bring in everything that is shown, in one step", Merge) { InBar = true, WhyNot = WhyNotMerge },
            new("x", "forget", "start over: nothing was brought in yet", _ => StartOver()) { InBar = true, WhyNot = () => WhyNotLeave ?? (_brought.Count == 0 ? "there is no file here yet" : null) },
            new("j Down", "read on", "read on", _ => _top++) { Shown = "j k" },
            new("k Up", "read back", "read back", _ => _top = Math.Max(0, _top - 1)),
            new("Esc", "back", "back to the study; what is not merged is only looked at", _ => Back()),
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Merge";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override string? WhyNotLeave => _doing is not null ? "merging: a moment, until it is done" : null;

    /// <inheritdoc/>
    public override Line Status => _doing is { } doing ? doing : _done is not null ? "Esc goes back to the study"
        : _trouble is not null ? Line.Of("nothing was changed", Look.Warn)
        : _brought.Count == 0 ? "f names the first file" : WhyNotMerge() ?? "Enter merges what is shown; f adds another file";

    /// <inheritdoc/>
    public override Line Header(int width) => Line.Of(Columns.Fit($"{_study.Recorder.Study.Title}: merge", width), Look.Strong);

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var width = size.Width - 4;
        List<Line> lines = [.. Account().SelectMany(l => Line.Wrapped(l.Words, width - l.Indent, l.Look).Select(row => new Line(new Span(new string(' ', l.Indent) + row.Text, l.Look))))];
        var visible = Math.Max(1, size.Height - 2);
        _top = Math.Clamp(_top, 0, Math.Max(0, lines.Count - visible));
        return [new Pane(new Rectangle(Point.Empty, size), _done is null ? "What would come" : "What came", _top + visible < lines.Count ? "more below" : "", [.. lines.Skip(_top).Take(visible)])];
    }

    /// <inheritdoc/>
    public override void Back()
    {
        if (WhyNotLeave is { } why) Shell.Say(why);
        else Shell.Close(this);
    }

    private IEnumerable<(string Words, Look Look, int Indent)> Account()
    {
        if (_trouble is not null) yield return (_trouble, Look.Warn, 0);
        if (_done is not null) yield return (_done, Look.Good, 0);
        if (_brought.Count == 0 && _trouble is null && _done is null)
        {
            yield return ("Bundles that observers bring back, and whole studies from another site, come together here, in any order; twice does no harm.", Look.Normal, 0);
            yield return ("Nothing is changed before you have seen what would come.", Look.Dim, 0);
        }
        foreach (var (one, merge) in _brought.Zip(_merges))
        {
            yield return (one.Heading, Look.Title, 0);
            foreach (var line in Brought.Lines(merge)) yield return (line, merge.Refusal is null ? Look.Normal : Look.Warn, 2);
        }
    }

    private string? WhyNotMerge() =>
        WhyNotLeave
        ?? (_done is not null ? "that is done; Esc goes back"
        : _brought.Count == 0 ? "name a file first: f"
        : _merges.Count < _brought.Count ? "it is still being read; a moment"
        : _merges.Any(m => m.Refusal is not null) ? "one of the files is refused: x starts over without it"
        : _merges.All(m => m.IsNothingNew) ? "there is nothing new in what is shown" : null);

    private void AskFile(Press press) => Shell.Type(new Typing("bundle or study:", press.At, typed =>
    {
        if (typed.Trim() is { Length: > 0 } path) Weigh(path);
        return null;
    })
    {
        Complete = typed => [.. Nearby().Where(f => f.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase)).Take(20)],
        TakesChoice = true,
        ListTitle = "Files beside the study",
        KeepsLeft = false,
        Bar = "a file's name; Up and Down choose, Tab completes, Enter reads it  Esc back",
    });

    // Whoever brings a bundle nearly always puts it beside the study.
    private IEnumerable<string> Nearby()
    {
        try
        {
            var folder = Path.GetDirectoryName(_study.Path)!;
            return [.. new[] { "*.bundle", "*.psy" }.SelectMany(ending => Directory.GetFiles(folder, ending)).Where(f => f != _study.Path)
                .OrderByDescending(File.GetLastWriteTimeUtc)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private void Weigh(string path)
    {
        (_done, _trouble, _doing, _top) = (null, null, $"reading {Path.GetFileName(path)}", 0);
        var (asked, so) = (++_asked, _brought.ToList());
        Shell.Aside(() => _study.TryWeigh(so, path), read =>
        {
            if (asked != _asked) return;
            (_doing, _trouble) = (null, read.Trouble);
            if (read.Trouble is not null) return;
            _brought.Clear();
            _brought.AddRange(read.Files);
            _merges = read.Merges;
        });
    }

    private void Merge(Press press)
    {
        var goes = _merges.Sum(m => m.NewlyErased.Count);
        var twins = _merges.Any(m => m.Twins.Count > 0);
        if (goes == 0 && !twins)
        {
            Bring();
            return;
        }
        var why = goes > 0 ? $"{Brought.Counted(goes)} here lose their words for good" : "the names both sides gave are the same people and talks";
        Shell.Type(new Typing($"{why}: type merge", press.At, typed =>
        {
            if (typed.Trim().Equals("merge", StringComparison.OrdinalIgnoreCase)) Bring();
            return null;
        })
        { Bar = "merge and Enter  Esc back", KeepsLeft = false });
    }

    private void Bring()
    {
        (_doing, _top) = ("merging; please leave the program open", 0);
        var asked = ++_asked;
        Shell.Aside(() => _study.TryMerge(_merges), brought =>
        {
            if (asked != _asked) return;
            (_doing, _trouble) = (null, brought.Trouble);
            _study.Recorder.ReadAnew();
            if (brought.Trouble is not null) return;
            var came = _merges.SelectMany(m => m.Added).Select(e => e.Id).Distinct().Count();
            _done = $"Merged: {Brought.Counted(came)} came in{(brought.Erased.Entries > 0 ? $", {Brought.Counted(brought.Erased.Entries)} lost their words" : "")}.";
        });
    }

    private void StartOver()
    {
        _brought.Clear();
        (_merges, _trouble, _done, _top) = ([], null, null, 0);
    }
}
