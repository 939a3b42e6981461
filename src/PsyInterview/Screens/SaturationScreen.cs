using System.Drawing;
using PsyInterview.Coding;
using PsyInterview.Reports;
using PsyInterview.Saturation;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>Whether anything new still comes: the curve with the sentence for the paper, what each rule says, the twelve settings, the meaning of each code. One key a view.</summary>
public sealed class SaturationScreen : Screen
{
    private static readonly string[] Views = ["Curve", "What each rule says", "Twelve settings", "Meaning of codes", "Codes not heard yet"];

    private readonly OpenStudy _study;
    private readonly int[] _tops = new int[Views.Length];
    private (CodedStudy Study, IReadOnlyList<(CodedStream Stream, SaturationAccount Account)> Streams)? _read;
    private string? _trouble;
    private int _view, _at;

    /// <param name="study">The study, open for writing.</param>
    public SaturationScreen(Shell shell, OpenStudy study)
        : base(shell)
    {
        _study = study;
        Bindings =
        [
            new("1", "curve", "the curve of new and cumulative codes, and the sentence for the paper", _ => _view = 0) { InBar = true },
            new("2", "rules", "what each rule says, and what stronger ones would need", _ => _view = 1) { InBar = true },
            new("3", "settings", "base, run and threshold in twelve settings", _ => _view = 2) { InBar = true },
            new("4", "meaning", "whether the meaning of each code still grows", _ => _view = 3) { InBar = true },
            new("5", "estimates", "how many codes may not have been heard yet, under which assumptions", _ => _view = 4),
            new("Tab", "next view", "the next of the views", _ => _view = (_view + 1) % Views.Length),
            new("g", "stream", "the next stream of units: another group, wave, or focus groups", _ => NextStream()) { InBar = true, WhyNot = () => _read is { Streams.Count: > 1 } ? null : "there is one stream of units only" },
            new("s", "set rule", "set the rule by which it is judged, or say that none is used", SetRule) { InBar = true, WhyNot = WhyNotStream },
            new("J", "judge", "say that saturation was called, or not, and what that rests on", Judge) { InBar = true, WhyNot = WhyNotJudge },
            new("j Down", "down", "one row down", _ => _tops[_view]++) { Shown = "j k" },
            new("k Up", "up", "one row up", _ => _tops[_view]--),
            new("PageDown Space", "page down", "a page down", _ => _tops[_view] += 12),
            new("PageUp", "page up", "a page up", _ => _tops[_view] -= 12),
            new("Esc", "back", "back", _ => Shell.Close(this)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Saturation";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Status => Chosen is not { } chosen ? Line.Empty
        : !chosen.Stream.Stream.TakesRules ? "interviews with member checks: a curve, and no rules; g goes on"
        : chosen.Stream.Rule is null ? "no rule is set yet; s sets one, best before it is needed"
        : chosen.Stream.Waiting.Count > 0 ? $"{Phrases.Count(chosen.Stream.Waiting.Count, "unit")} not coded yet: not in the curve" : "every unit of this stream is coded";

    private (CodedStream Stream, SaturationAccount Account)? Chosen => _read is { Streams: { Count: > 0 } streams } ? streams[_at] : null;

    /// <inheritdoc/>
    public override Line Header(int width) =>
        StudyHeader.Of(width, _study, Chosen is { } chosen ? $"Saturation: {chosen.Stream.Title}" : "Saturation");

    /// <inheritdoc/>
    public override void Shown() => Read();

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var width = Math.Max(20, size.Width - 4);
        List<Line> lines = Drawn(width, Math.Max(1, size.Height - 2));
        var visible = Math.Max(1, size.Height - 2);
        ref var top = ref _tops[_view];
        top = Math.Clamp(top, 0, Math.Max(0, lines.Count - visible));
        var right = $"{_view + 1} of {Views.Length}{(top + visible < lines.Count ? ", more below" : "")}";
        return [new Pane(new Rectangle(Point.Empty, size), Views[_view], right, [.. lines.Skip(top).Take(visible)])];
    }

    private List<Line> Drawn(int width, int height)
    {
        if (_trouble is not null) return [.. Line.Wrapped($"The curve cannot be worked out: {_trouble}", width, Look.Warn)];
        if (_read is not { } read) return ["reading the study; a moment"];
        if (Chosen is not var (stream, account))
        {
            return [.. Line.Wrapped("No session was held yet, so there is nothing to count. Once sessions are coded (o on the study's screen) and their coding is finished, "
                + "this screen shows how many codes each brought that no session before it had.", width)];
        }
        if (stream.Units.Count == 0)
        {
            return [.. Line.Wrapped($"Nothing of this stream is coded yet. o on the study's screen codes a session; f there finishes it. Only finished {stream.Word.Many} count: "
                + "a half-coded one at the end would look as if nothing new came.", width), Line.Empty, .. SaturationReport.Of(read.Study, stream, account).Skip(1).SelectMany(w => Line.Wrapped(w, width, Look.Dim))];
        }
        if (_view > 0 && !stream.Stream.TakesRules) return [.. SaturationReport.Of(read.Study, stream, account).SelectMany(w => Line.Wrapped(w, width)), Line.Empty, .. Line.Wrapped("g goes to the interviews alone, with rules and estimates.", width, Look.Dim)];
        return _view switch
        {
            0 => CurveLines(read.Study, stream, account, width, height),
            1 => Lines(SaturationTables.Rules(account, stream.Word, SaturationReport.Of(read.Study, stream, account).Skip(1)), width),
            2 => Lines(SaturationTables.Twelve(account, stream.Word), width),
            3 => Lines(SaturationTables.Meaning(stream.Meaning(read.Study.Book), stream.Word), width),
            _ => [.. Lines(SaturationTables.Estimates(account, stream.Word), width), Line.Empty, .. Lines(SaturationTables.Further(account, stream.Word), width)],
        };
    }

    private static List<Line> CurveLines(CodedStudy study, CodedStream stream, SaturationAccount account, int width, int height)
    {
        var words = SaturationReport.Of(study, stream, account);
        List<Line> said = [.. Line.Wrapped(SaturationWords.Line(account.Curve!, stream.Word), width, Look.Strong), .. Line.Wrapped(SaturationWords.Claim(account, stream.Word), width)];
        var picture = SaturationCurve.Of(stream, account, width, Math.Clamp(height - said.Count - 2, 8, 24));
        var key = account.Orders is { } orders
            ? $"{(Glyphs.Current.IsAscii ? "o" : "●")} codes heard so far   {(Glyphs.Current.IsAscii ? ":" : "░")} nine of ten of {orders.Tried} random orders lie here" : "";
        return
        [
            .. picture, Line.Of(Columns.Fit(key, width), Look.Dim), .. said, Line.Empty, Line.Of("For the paper", Look.Title), .. words.SelectMany(w => Line.Wrapped(w, width)),
            .. Line.Wrapped(SaturationWords.Reflexive, width, Look.Dim),
        ];
    }

    private static List<Line> Lines(Table table, int width)
    {
        var rows = TableRows.Of(table, width, 0);
        return [.. Views.Contains(table.Title) ? (Line[])[] : [Line.Of(Columns.Fit(table.Title, width), Look.Title)], .. rows.Headings, .. rows.Lines];
    }

    private void Read() => Task.Run(() =>
    {
        var study = CodedStudy.Of(_study.ReadAll());
        return (study, (IReadOnlyList<(CodedStream, SaturationAccount)>)[.. study.Streams
            .Select(s => (s, SaturationAccount.Of(s.Incidence, s.Settings with { Permutations = SaturationSettings.Usual.Permutations, Estimators = false })))]);
    }).ContinueWith(read => Shell.Soon(() =>
    {
        if (read.IsCompletedSuccessfully) (_read, _trouble) = (read.Result, null);
        else _trouble = read.Exception!.GetBaseException().Message;
        _at = Math.Clamp(_at, 0, Math.Max(0, (_read?.Streams.Count ?? 1) - 1));
    }), TaskScheduler.Default);

    private void NextStream()
    {
        _at = (_at + 1) % _read!.Value.Streams.Count;
        Array.Clear(_tops);
    }

    private string? WhyNotStream() => Chosen is null ? "no session was held yet" : null;

    private string? WhyNotJudge() => Chosen is not { } chosen ? "no session was held yet" : chosen.Stream.Units.Count == 0 ? "nothing of this stream is coded yet" : null;

    private void SetRule(Press press)
    {
        var stream = Chosen!.Value.Stream;
        string[] rules = ["guest 4 2 5%  base, run, threshold", "francis 10 3  initial sample, stop", "zero-run 3  so many in a row without a new code", "not used  saturation is not judged"];
        Shell.Type(new Typing($"rule for {stream.Title}:", press.At, typed =>
        {
            if (RuleWords.Read(typed) is not { } rule) return "write for example guest 4 2 5%, francis 10 3, zero-run 3, or not used";
            Shell.Type(new Typing("because:", press.At, why => Record(press, SaturationDecisions.Set(
                stream.Stream, rule.Rule, rule.Base, rule.Run, rule.Percent, rule.Initial, rule.Stop, rule.MinUnits, stream.Kept, why)))
            { Bar = "Enter set it  Esc back" });
            return null;
        })
        { Complete = typed => [.. rules.Where(r => r.StartsWith(typed.Trim(), StringComparison.OrdinalIgnoreCase))], TakesChoice = true, ListTitle = "Rules", Bar = "Enter this rule  Tab complete  Up Down choose  Esc back" });
    }

    private void Judge(Press press)
    {
        var stream = Chosen!.Value.Stream;
        Shell.Type(new Typing($"is saturation called after {stream.Word.Counted(stream.Units.Count)}? yes or no:", press.At, typed =>
        {
            var answer = typed.Trim().ToLowerInvariant();
            if (answer is not ("yes" or "y" or "no" or "n")) return "type yes or no";
            Shell.Type(new Typing("that rests on:", press.At, why => Record(press, SaturationDecisions.Judge(stream.Stream, answer[0] == 'y', why, stream.Kept)))
            { Bar = "Enter record it  Esc back" });
            return null;
        })
        { Bar = "yes or no, then Enter  Esc back" });
    }

    private string? Record(Press press, Decision decision)
    {
        if (_study.Recorder.Do(press.At, decision) is { } refusal) return refusal;
        Read();
        return null;
    }
}
