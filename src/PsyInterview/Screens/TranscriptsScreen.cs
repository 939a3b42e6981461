using System.Drawing;
using System.Globalization;
using PsyInterview.Coding;
using PsyInterview.Reports;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The sessions that were held, each on its way from the audio to coded words: what was done when, what is next, and the keys that record it.</summary>
public sealed partial class TranscriptsScreen : Screen
{
    private const int NameWidth = 9, StepWidth = 10, RestWidth = 12, NextWidth = 16;

    private static readonly string[] Headings = ["stored", "sent", "received", "checked", "de-ident."];

    private readonly OpenStudy _study;
    private IReadOnlyList<TranscriptWay>? _ways;
    private IReadOnlyList<string> _found = [];
    private string? _chosen;
    private bool _isWorking;

    /// <param name="study">The study, open for writing.</param>
    /// <param name="stream">The session to begin at, or null.</param>
    public TranscriptsScreen(Shell shell, OpenStudy study, string? stream)
        : base(shell)
    {
        (_study, _chosen) = (study, stream);
        Bindings =
        [
            new("Enter", "next step", "record that the next step was done: the day, and who did it", NextStep) { InBar = true, WhyNot = WhyNotStep },
            new("s", "another step", "record a step out of turn, or mend one that was recorded", AnotherStep) { InBar = true, WhyNot = WhyNotChosen },
            new("h", "hash", "keep the SHA-256 of the audio, by which the file is known again", AskAudio) { InBar = true, WhyNot = WhyNotChosen },
            new("i", "import", "take the transcript in, from a plain text", AskText) { InBar = true, WhyNot = WhyNotChosen },
            new("o", "code", "code this session: its notes, quotes and transcript", _ => CodingScreen.Open(Shell, _study.Recorder.Session(Chosen!.Stream))) { InBar = true, WhyNot = WhyNotChosen },
            new("n", "definitions", "what next and overdue mean", _ => _found = Transcripts.Definitions) { InBar = true },
            new("j Down", "next", "next session", _ => Move(1)) { Shown = "j k" },
            new("k Up", "previous", "previous session", _ => Move(-1)),
            new("Esc", "back", "back", _ => Shell.Close(this)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Transcripts";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Header(int width) => StudyHeader.Of(width, _study, "Transcripts");

    /// <inheritdoc/>
    public override Line Status => Chosen is not { } way ? Line.Empty : _isWorking ? "reading the file; a moment"
        : Line.Of(way.Next is null ? $"{way.Stream}: {(way.Coding == CodingStanding.Coded ? "coded" : "no audio was noted; s records a step, i takes a transcript in")}"
            : $"{way.Stream}: {way.ToDo}{(way.Since.Length > 0 ? $", since {DayWords.Said(way.Since, Today)}" : "")}{(way.IsOverdue(Today) ? $": {Phrases.Count(way.DaysWaiting(Today), "day")}, overdue" : "")}",
            way.IsOverdue(Today) ? Look.Warn : Look.Normal);

    private DateOnly Today => DateOnly.FromDateTime(Shell.Now.Date);

    private string Me => Log.EntryId.PersonOf(_study.Recorder.Store.Recorder);

    private int At => _ways is { Count: > 0 } ways ? Math.Max(0, ways.ToList().FindIndex(w => w.Stream == _chosen)) : -1;

    private TranscriptWay? Chosen => At is >= 0 and var at ? _ways![at] : null;

    /// <inheritdoc/>
    public override void Shown() => Read();

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var whole = new Rectangle(Point.Empty, size);
        if (_ways is not { } ways) return [new Pane(whole, "Sessions", "reading", ["reading the study; a moment"])];
        if (ways.Count == 0)
        {
            return [new Pane(whole, "Sessions", "", [.. Line.Wrapped("No session was held yet. Once one was, its audio is stored, sent, and comes back as a transcript; "
                + "each of these steps is recorded here with its day.", size.Width - 4)])];
        }
        List<Line> found = [.. _found.SelectMany(f => Line.Wrapped(f, size.Width - 4))];
        var below = found.Count == 0 ? 0 : Math.Min(found.Count + 2, size.Height / 2);
        var visible = Math.Max(1, size.Height - below - 3);
        var top = Math.Clamp(At - visible / 2, 0, Math.Max(0, ways.Count - visible));
        var overdue = ways.Count(w => w.IsOverdue(Today));
        var title = $"{Phrases.Count(ways.Count, "session")}{(overdue > 0 ? $", {overdue} overdue (!)" : "")}";
        var isWide = size.Width >= NameWidth + 5 * StepWidth + 2 * RestWidth + NextWidth;
        List<Pane> panes = [new Pane(new Rectangle(0, 0, size.Width, size.Height - below), "Sessions", title, [Heading(isWide), .. ways.Skip(top).Take(visible).Select(w => Drawn(w, isWide))], At - top + 1)];
        if (below > 0) panes.Add(new Pane(new Rectangle(0, size.Height - below, size.Width, below), "To be looked at", "", [.. found.Take(below - 2)]));
        return panes;
    }

    private static Line Heading(bool isWide) => Line.Of(
        $"  {"session",-NameWidth}{string.Concat(Headings.Select(h => $"{h,-StepWidth}"))}{(isWide ? $"{"paragraphs",-RestWidth}{"coded",-RestWidth}" : "")}next", Look.Title);

    private Line Drawn(TranscriptWay way, bool isWide)
    {
        var steps = string.Concat(TranscriptSteps.All.Select(s => $"{(way.Steps.GetValueOrDefault(s) is { } step ? $"x {Short(step.On)}" : ""),-StepWidth}"));
        var coded = way.Coding switch { CodingStanding.Coded => $"x {Short(way.CodedOn!)}", CodingStanding.InProgress => "in progress", _ => "" };
        var more = isWide ? $"{(way.Paragraphs > 0 ? way.Paragraphs.ToString(CultureInfo.InvariantCulture) : ""),-RestWidth}{coded,-RestWidth}" : "";
        var next = way.Next switch
        {
            null => isWide || way.CodedOn is not { } on ? "" : $"coded {Short(on)}",
            TranscriptSteps.Stored => "store",
            TranscriptSteps.Sent => "send",
            TranscriptSteps.Received => "receive",
            TranscriptSteps.Checked => "check",
            TranscriptSteps.DeIdentified => "de-identify",
            TranscriptWay.Import => "import",
            _ => "code",
        };
        var isOverdue = way.IsOverdue(Today);
        return new Line(new Span($"  {way.Stream,-NameWidth}", Look.Strong), new Span(steps), new Span(more), new Span(isOverdue ? $"! {next}" : next, isOverdue ? Look.Warn : Look.Normal));
    }

    // Days of other years as month and year, so that each has room.
    private string Short(string day) => CalendarDay.Read(day) is not (var on, _) ? day
        : on.ToString(on.Year == Today.Year ? "d MMM" : "MM/yyyy", CultureInfo.InvariantCulture);

    private void Read() => Task.Run(() => Transcripts.Of(CodedStudy.Of(_study.ReadAll()))).ContinueWith(
        read => Shell.Soon(() =>
        {
            if (read.IsCompletedSuccessfully) _ways = read.Result;
            else _found = [$"The list cannot be read: {read.Exception!.GetBaseException().Message}"];
        }),
        TaskScheduler.Default);

    private void Move(int by)
    {
        _found = [];
        if (_ways is { Count: > 0 } ways) _chosen = ways[Math.Clamp(At + by, 0, ways.Count - 1)].Stream;
    }

    private string? WhyNotChosen() => _ways is null ? "the study is still being read; a moment" : Chosen is null ? "no session was held yet" : null;

    private string? WhyNotStep() => WhyNotChosen() ?? Chosen!.Next switch
    {
        null when Chosen.Coding == CodingStanding.Coded => $"{Chosen.Stream} is coded: nothing is left to be done",
        TranscriptWay.Import => "the next step takes the text in: i",
        TranscriptWay.Code => "the transcript is here; coding it is next",
        _ => null,
    };
}
