using System.Drawing;
using PsyInterview.Reports;
using PsyInterview.Sampling;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>What the sample covers and what it lacks: levels with their targets, pairs of levels, whom to invite next. One key a view.</summary>
public sealed partial class SamplingScreen : Screen
{
    private static readonly string[] Views = ["Criteria and levels", "Pairs of levels", "Whom to invite next"];

    private readonly OpenStudy _study;
    private readonly IReadOnlyList<KeyBinding> _bindings;
    private readonly int[] _tops = new int[3];
    private IReadOnlyList<(GroupSample Sample, IReadOnlyList<Suggestion> Next)>? _samples;
    private string? _trouble;
    private RankBy _by = RankBy.Need;
    private int _view, _group;
    private bool _reading, _toNotes, _moved;
    private int _turn;

    /// <param name="study">The study, open for writing.</param>
    public SamplingScreen(Shell shell, OpenStudy study)
        : base(shell)
    {
        _study = study;
        _bindings =
        [
            new("1", "levels", "criteria and levels, with counts, targets and gaps", _ => _view = 0) { InBar = true },
            new("2", "pairs", "pairs of levels that somebody has, and those nobody has", _ => _view = 1) { InBar = true },
            new("3", "invite", "whom to invite next, and why", _ => _view = 2) { InBar = true },
            new("Tab", "next view", "the next of the three views", _ => _view = (_view + 1) % Views.Length),
            new("g", "group", "the next group", _ => NextGroup()) { InBar = true, WhyNot = () => _samples is { Count: > 1 } ? null : "there is one group only" },
            new("Enter", "open", "the levels of the two criteria selected", _ => OpenPair()) { InBar = true, WhyNot = WhyNotPair },
            new("j Down", "down", "down", _ => Move(1, 0)),
            new("k Up", "up", "up", _ => Move(-1, 0)),
            new("l Right", "right", "to the right", _ => Move(0, 1)) { WhyNot = WhyNotSideways },
            new("h Left", "left", "to the left", _ => Move(0, -1)) { WhyNot = WhyNotSideways },
            new("p", "pin", "put this person first, with a reason", press => Settle(press, "pin")) { InBar = true, WhyNot = WhyNotPerson },
            new("x", "skip", "leave this person out, with a reason", press => Settle(press, "skip")) { InBar = true, WhyNot = WhyNotPerson },
            new("o", "open again", "neither pinned nor skipped any more, with a reason", press => Settle(press, "open")) { WhyNot = WhyNotOpenAgain },
            new("d", "need or distance", "order by distance alone, or by need again", _ => Reorder()) { InBar = true, WhyNot = () => _view == 2 ? null : "need or distance: press 3 first" },
            new("PageDown Space", "page down", "a page down", _ => _tops[_view] += 10),
            new("PageUp", "page up", "a page up", _ => _tops[_view] -= 10),
            new("n", "definitions", "what the numbers mean: the notes at the end", _ => _toNotes = true) { InBar = true },
            new("Esc", "back", "back", _ => Back()),
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Sampling";

    /// <inheritdoc/>
    // The bar shows what acts in this view; ? lists everything.
    public override IReadOnlyList<KeyBinding> Bindings => [.. _bindings.Select(b => b.InBar && b.WhyNot() is not null ? b with { InBar = false } : b)];

    /// <inheritdoc/>
    public override Line Status => _reading ? "reading" : Sample is not { HasFrame: true } ? Line.Empty : (_view, _pair) switch
    {
        (0, _) => "j k scroll, n what the numbers mean",
        (1, null) => "h j k l choose two criteria, Enter shows their levels",
        (1, _) => "Esc back to all pairs",
        _ => Selected is null ? "nobody is waiting to be invited" : $"by {(_by == RankBy.Need ? "need" : "distance alone")}; p pins, x skips, each with a reason",
    };

    private GroupSample? Sample => _samples?[_group].Sample;

    private static string Named(GroupSample sample) => sample.Group is null ? "participants" : sample.Title;

    /// <inheritdoc/>
    public override Line Header(int width)
    {
        var left = Columns.Fit(Sample is { Group: not null } sample ? $"Sampling: {sample.Title}" : "Sampling", width);
        return new Line(new Span(left, Look.Strong), new Span(Columns.Fit($"   {_study.Recorder.Study.Title}", Math.Max(0, width - Columns.Of(left))), Look.Dim));
    }

    /// <inheritdoc/>
    public override void Shown() => Read();

    /// <inheritdoc/>
    public override void Back()
    {
        if (_view == 1 && _pair is not null) _pair = null;
        else Shell.Close(this);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var width = Math.Max(20, size.Width - 4);
        var (lines, selected) = Drawn(width);
        var notes = lines.Count;
        if (Sample is { HasFrame: true })
        {
            lines.Add(Line.Empty);
            notes = lines.Count;
            lines.Add(Line.Of("What the numbers mean", Look.Title));
            lines.AddRange(GroupSample.Definitions.SelectMany(d => Line.Wrapped(d, width, Look.Dim)));
        }
        var visible = Math.Max(1, size.Height - 2);
        ref var top = ref _tops[_view];
        if (_toNotes) top = notes;
        else if (_moved && selected is { } at) top = Math.Clamp(top, Math.Max(0, at.To - visible + 1), Math.Max(0, at.From));
        (_toNotes, _moved) = (false, false);
        top = Math.Clamp(top, 0, Math.Max(0, lines.Count - visible));
        var right = _reading ? "reading" : $"{_view + 1} of {Views.Length}{(top + visible < lines.Count ? ", more below" : "")}";
        return [new Pane(new Rectangle(Point.Empty, size), Views[_view], right, [.. lines.Skip(top).Take(visible)])];
    }

    private (List<Line> Lines, (int From, int To)? Selected) Drawn(int width)
    {
        if (_trouble is not null) return ([.. Line.Wrapped($"The sample cannot be worked out: {_trouble}", width, Look.Warn)], null);
        if (Sample is not { } sample) return (["reading the study; a moment"], null);
        if (sample.Problems.Count > 0) return ([.. sample.Problems.SelectMany(p => Line.Wrapped($"The frame of {Named(sample)} has a mistake, and nothing is counted with it: {p}", width, Look.Warn))], null);
        if (!sample.HasFrame)
        {
            return ([.. Line.Wrapped($"No criteria are declared for {Named(sample)}, so there is nothing to count by. Declare the criteria, their levels and targets "
                + "in the study's set-up; then record what is known of each person.", width)], null);
        }
        return _view switch
        {
            0 => (LevelLines(sample, width), null),
            1 => _pair is { } pair ? PairLines(sample, pair, width) : MatrixLines(sample, width),
            _ => InviteLines(sample, _samples![_group].Next, width),
        };
    }

    /// <summary>Works everything out anew on a thread of its own: five hundred people take a moment.</summary>
    private void Read()
    {
        var (by, turn) = (_by, ++_turn);
        _reading = true;
        Task.Run<IReadOnlyList<(GroupSample, IReadOnlyList<Suggestion>)>>(() => [.. GroupSample.All(_study.ReadAll()).Select(s => (s, s.HasFrame ? s.Next(by) : []))])
            .ContinueWith(read => Shell.Soon(() =>
            {
                // An earlier reckoning may end after a later one; only the last that was asked for counts.
                if (turn != _turn) return;
                _reading = false;
                if (read.IsCompletedSuccessfully) (_samples, _trouble) = (read.Result, null);
                else _trouble = read.Exception!.GetBaseException().Message;
                _group = Math.Clamp(_group, 0, Math.Max(0, (_samples?.Count ?? 1) - 1));
                if (_follow is not null) _at = Math.Max(0, People.ToList().IndexOf(_follow));
                _at = Math.Clamp(_at, 0, Math.Max(0, People.Count - 1));
                (_follow, _moved) = (null, true);
            }), TaskScheduler.Default);
    }

    private void NextGroup()
    {
        _group = (_group + 1) % _samples!.Count;
        (_pair, _row, _column, _at) = (null, 1, 0, 0);
        Array.Clear(_tops);
    }

    private void Move(int down, int right)
    {
        _moved = true;
        if (_view == 0) _tops[0] += down;
        else if (_view == 1 && _pair is null) MoveInMatrix(down, right);
        else if (_view == 1) MoveInPair(down, right);
        else _at = Math.Clamp(_at + down, 0, Math.Max(0, People.Count - 1));
    }

    private string? WhyNotSideways() => _view == 1 ? null : "left and right choose in the pairs: press 2";
}
