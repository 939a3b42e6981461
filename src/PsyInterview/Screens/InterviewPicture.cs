using System.Drawing;
using PsyInterview.Guides;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>What the live screen looks like: pure drawing from state. Only the rows that can be seen are made.</summary>
public partial class InterviewScreen
{
    private const int Tail = 200;
    private static readonly Glyphs Signs = Glyphs.Current;

    /// <inheritdoc/>
    public override Line Header(int width)
    {
        var plan = State.Plan!;
        // Behind the curtain even the code and the guide are nobody's business.
        if (_curtain) return SessionHeader.Of(width, _session, Shell.Now, "", "");
        return SessionHeader.Of(width, _session, Shell.Now, $"{plan.Participant} {Phrases.Session(plan)}", SessionGuide.Name(_session));
    }

    /// <inheritdoc/>
    public override Line Status
    {
        get
        {
            if (_curtain) return "z shows the screen again; any other key stamps a marker";
            if (_audioKey is not null) return "audio: o on, f off, x failed, 2 second recorder; Enter nothing";
            if (_asking is { } asking) return Line.Of(asking.FollowUp.Line, Look.Strong);
            if (State.Stretches.LastOrDefault(s => s.To is null && s.What is not ("audio gap" or "interrupted")) is { } open)
                return Line.Of($"{open.What} {TimeWords.Clock(Shell.Now - open.From)}   {HowToEnd(open.What)}", Look.Warn);
            if (Waiting is { } draft) return new Line(new Span("draft: ", Look.Strong), new Span(draft.Form == NoteForms.Thought ? "thought kept" : OneLine(draft.Text)), new Span("  (space goes on with it)", Look.Dim));
            if (State.Phase is Phase.Ready) return "Enter starts the session with the question looked at";
            if (State.Phase is Phase.Interrupted) return Line.Of("cut off: Enter goes on, :review reads it, E closes it", Look.Strong);
            if (_leftFrom is { } left && left != _looked && Guide.Question(left) is { } back)
                return Line.Of($"Backspace returns to {back.Number} {back.Label}", Look.Dim);
            return FittingOpen.Count > 0
                ? new Line(new Span($"ask if it fits{(Shell.Study?.Asked?.GetValueOrDefault(FittingOpen[0].Id) is { Held: > 0 } count ? $" (asked in {count.Asked} of {count.Held})" : "")}: ", Look.Dim), new Span(FittingOpen[0].Question), new Span("  (:fits when asked)", Look.Dim))
                : Line.Empty;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        if (_curtain) return [CurtainPane(size)];
        var guideWidth = size.Width < 60 ? 0 : Math.Clamp(size.Width * 3 / 10, 20, 44);
        var firstWidth = !_first ? 0 : IsWide(size) ? size.Width * 3 / 8 : size.Width - guideWidth;
        var right = new Rectangle(guideWidth, 0, size.Width - guideWidth - firstWidth, size.Height);
        List<Pane> first = _first ? [FirstPane(new Rectangle(size.Width - firstWidth, 0, firstWidth, size.Height))] : [];
        if (_first && !IsWide(size)) return guideWidth > 0 ? [GuidePane(new Rectangle(0, 0, guideWidth, size.Height)), .. first] : first;
        var (question, wording) = QuestionLines(right.Width - 4);
        var questionRows = Math.Clamp(question.Count + 2, 3, Math.Max(3, size.Height - Math.Max(5, size.Height / 4)));
        List<Pane> panes =
        [
            QuestionPane(right with { Height = questionRows }, question, wording),
            SoFarPane(new Rectangle(right.X, questionRows, right.Width, size.Height - questionRows)), .. first,
        ];
        if (guideWidth > 0) panes.Insert(0, GuidePane(new Rectangle(0, 0, guideWidth, size.Height)));
        return panes;
    }

    private protected Pane CurtainPane(Size size)
    {
        var clock = Clock(Shell.Now);
        List<Line> lines = [.. Enumerable.Repeat(Line.Empty, Math.Max(0, (size.Height - 5) / 2))];
        lines.Add(Centred(clock));
        if (State is { IsRecording: false, IsObserver: false, Start: not null, End: null }) lines.Add(Centred("NOT RECORDING"));
        lines.Add(Centred("z shows the screen again"));
        return new Pane(new Rectangle(Point.Empty, size), "", "", lines);

        Line Centred(string text) => new string(' ', Math.Max(0, (size.Width - 4 - text.Length) / 2)) + text;
    }

    private protected Pane GuidePane(Rectangle at)
    {
        var rows = GuideRows();
        var selected = rows.FindIndex(r => r.Holds(_looked));
        var shown = Math.Max(1, at.Height - 2);
        var top = rows.Count <= shown ? 0 : Math.Clamp(selected - shown / 2, 0, rows.Count - shown);
        var touched = Guide.Questions.Count(q => !State.Coverage(q.Id).IsWaiting);
        return new Pane(
            at, "Guide", State.IsObserver ? "" : $"{touched}/{Guide.Questions.Count}",
            [.. rows.Skip(top).Take(shown).Select(r => GuideLine(r, at.Width - 4))], _inSoFar ? -1 : selected - top);
    }

    private Line GuideLine(GuideRow row, int width)
    {
        var mark = row.Holds(_looked) ? ">" : " ";
        var indent = row.Nested ? " " : "";
        return Line.Of(Columns.Fit($"{mark}{indent}{row.Sign} {row.Number} {row.Label}{(row.MustAsk ? " !" : "")}", width),
            row.Question is not null && row.Question == State.Current ? Look.Strong : Look.Normal);
    }

    private protected Pane QuestionPane(Rectangle at, IReadOnlyList<Line> lines, int wording)
    {
        var rows = Math.Max(1, at.Height - 2);
        // What does not fit is scrolled to; once a probe was asked, what was read aloud makes room for the wording and the probes.
        var last = Math.Max(0, lines.Count - rows);
        var top = Math.Clamp((LookedAt.Id == State.Current && State.Coverage(LookedAt.Id).Probes.Count > 0 ? wording : 0) + _scrolled, 0, last);
        _scrolled = Math.Clamp(_scrolled, -last, last);
        var shown = LookedAt;
        var ahead = shown.Id != State.Current && State.Start is not null ? State.Coverage(shown.Id).IsWaiting ? "looking ahead: " : "looking at: " : "";
        var topic = Guide.TopicOf(shown.Id);
        var spent = topic is null ? TimeSpan.Zero : State.On(topic, Shell.Now);
        var minutes = topic?.Minutes is { } planned && !State.IsObserver ? $"{(int)spent.TotalMinutes} of {planned} min" : "";
        var more = last == 0 ? "" : top == 0 ? "PageDown: more  " : top == last ? "PageUp: more  " : "PageUp PageDown: more  ";
        return new Pane(at, $"{ahead}{shown.Number} {shown.Label}", at.Width > 50 ? more + minutes : minutes, [.. lines.Skip(top).Take(rows)]);
    }

    private protected MainQuestion LookedAt => Guide.Question(_looked) ?? Guide.Questions[0];

    /// <summary>Everything about the question looked at, and the row at which its wording begins.</summary>
    private protected (List<Line> Lines, int Wording) QuestionLines(int width)
    {
        var question = LookedAt;
        var coverage = State.Coverage(question.Id);
        var topic = Guide.TopicOf(question.Id);
        List<Line> lines = [];
        if (topic is not null && topic.Questions[0] == question)
        {
            // A topic without a question is only read aloud; its words stand before the question that follows.
            foreach (var silent in Guide.Topics.TakeWhile(t => t != topic).Reverse().TakeWhile(t => t.Questions.Count == 0).Reverse())
                lines.AddRange(silent.ReadAloud.SelectMany(p => Line.Wrapped($"“{p}”", width, Look.Dim)));
            lines.AddRange(topic.ReadAloud.SelectMany(p => Line.Wrapped($"“{p}”", width, Look.Dim)));
            lines.AddRange(topic.Instructions.SelectMany(p => Line.Wrapped($"({p})", width, Look.Dim)));
        }
        lines.AddRange(question.ReadAloud.SelectMany(p => Line.Wrapped($"“{p}”", width, Look.Dim)));
        var wording = lines.Count;
        lines.AddRange(Line.Wrapped(question.Wording, width, Look.Strong));
        lines.AddRange(question.Instructions.SelectMany(p => Line.Wrapped($"({p})", width, Look.Dim)));
        var told = coverage.VolunteeredAt is { } at ? $"told at {Clock(at)}" : "";
        var state = coverage.Status == "not asked" ? "" : coverage.Since is { } since ? $"{coverage.Status} {Clock(since)}" : coverage.Status;
        if (told.Length > 0 || coverage.Status is "skipped" or "declined" or "parked")
            lines.Add(Line.Of(string.Join(", ", new[] { told, coverage.Status == "volunteered" ? "" : state }.Where(w => w.Length > 0)), Look.Dim));
        var elsewhere = State is { Current: { } open, IsObserver: false } && open != question.Id ? Guide.Question(open)?.Number : null;
        if (question.Probes.Count > 0) lines.Add(elsewhere is null ? Line.Empty : Line.Of($"({elsewhere} is open: {(ProbesHaveKeys ? "1-9 and notes" : "notes")} go to it)", Look.Dim));
        for (var n = 1; n <= question.Probes.Count; n++)
        {
            var asked = coverage.Probes.TryGetValue(n, out var times) ? $"  asked {string.Join(" ", times.TakeLast(2).Select(Clock))}" : "";
            var wrapped = Columns.Wrap(question.Probes[n - 1], Math.Max(10, width - 4 - asked.Length));
            for (var i = 0; i < wrapped.Count; i++)
            {
                var number = i == 0 ? $" {n}  " : "    ";
                var key = elsewhere is null && ProbesHaveKeys ? Look.Key : Look.Dim;
                lines.Add(i == 0 && asked.Length > 0
                    ? new Line(new Span(number, key), new Span(wrapped[i]), new Span(asked, Look.Dim))
                    : new Line(new Span(number, key), new Span(wrapped[i])));
            }
        }
        return (lines, wording);
    }

    private protected Pane SoFarPane(Rectangle at)
    {
        var rows = Math.Max(0, at.Height - 2);
        var list = VisibleMoments();
        var selected = _inSoFar && _picked is { } id ? list.FindIndex(m => m.Id == id) : -1;
        var first = Math.Max(0, selected < 0 ? list.Count - rows : Math.Clamp(selected - rows / 2, 0, Math.Max(0, list.Count - rows)));
        var account = _session.Account;
        return new Pane(
            at, _shared ? "What was written (without thoughts)" : "So far", list.Count == 0 ? "" : list.Count == Tail ? $"last {Tail}" : $"{list.Count}",
            list.Count == 0
                ? [Line.Of(State is { Phase: Phase.Ready, IsObserver: false } ? "nothing yet: Enter asks the first question" : "nothing yet", Look.Dim)]
                : [.. list.Skip(first).Take(rows).Select(m => MomentLine(account, m, at.Width - 4))],
            selected < 0 ? -1 : selected - first);
    }

    private List<Moment> VisibleMoments()
    {
        List<Moment> visible = [];
        // The tail is what is seen: a long session is not walked for each key unless a line is selected.
        var wanted = _inSoFar || State.Moments.Count < 2 * Tail ? int.MaxValue : Tail;
        for (var i = State.Moments.Count - 1; i >= 0 && visible.Count < wanted; i--)
        {
            var moment = State.Moments[i];
            if (IsShown(moment) && !(_shared && moment.What == "thought")) visible.Add(moment);
        }
        visible.Reverse();
        return visible;
    }

    private Line MomentLine(Account account, Moment moment, int width)
    {
        var time = Timeline.Time(State, moment);
        var saved = _session.Recorder.IsSaved(moment.Id) ? "" : "  saving";
        var kept = !_showKept && (moment.What == "thought" || (moment.What == "non-verbal" && _shared));
        var number = moment.On is null || moment.What is "asked" or "returned" or "volunteered" ? "" : account.Number(moment.On) + " ";
        var words = kept ? "kept" : OneLine(Timeline.Words(account, moment));
        var what = moment.What is "asked" or "returned" or "volunteered" ? $"{moment.What} {account.Number(moment.On)} " : moment.What + "  ";
        var look = moment.What is "asked" or "volunteered" or "returned" ? Look.Dim : Look.Normal;
        // In a group who said or did it comes first; the question stands above.
        if (moment.Speaker is { } speaker) (what, number, words) = ($"{speaker}  {Responding(moment) ?? GroupWords.Act(moment)}  ", "", kept ? words : OneLine(Timeline.WithoutSpeaker(account, moment.What == GroupActs.Responds ? moment with { Open = null, Answer = null } : moment)));
        var line = Columns.Fit($"{time} {what}{(what.EndsWith("  ", StringComparison.Ordinal) ? number : "")}{words}", Math.Max(0, width - saved.Length));
        return saved.Length == 0 ? Line.Of(line, look) : new Line(new Span(line, look), new Span(saved, Look.Warn));
    }

    private static string? Responding(Moment moment) =>
        moment is { What: GroupActs.Responds, Answer: { } how } && how != FollowUps.None ? $"to {moment.To}: {how}" : null;

    private protected static string HowToEnd(string stretch) => stretch switch
    {
        "break" => "b ends it",
        "off the record" => "o ends it",
        _ => FollowUps.Incident.Answers.Where(a => a.Answer == stretch).Select(a => $"I {a.Key} ends it").FirstOrDefault() ?? "",
    };

    private protected static string OneLine(string text) => text.ReplaceLineEndings(" / ");

    private void EnterSoFar()
    {
        if (_inSoFar)
        {
            LeaveSoFar();
            return;
        }
        if (VisibleMoments() is not [.., var last])
        {
            Shell.Say("nothing was written yet");
            return;
        }
        if (!_wide) _first = false;
        (_inSoFar, _picked) = (true, last.Id);
        Shell.Say("j k select an entry for # , M e; Esc goes back");
    }

    private void LeaveSoFar() => (_inSoFar, _picked) = (false, null);

    private void PickMoment(int by)
    {
        var list = VisibleMoments();
        var at = list.FindIndex(m => m.Id == _picked);
        if (list.Count > 0) _picked = list[Math.Clamp(at + by, 0, list.Count - 1)].Id;
    }

    private static bool IsFlat(Topic topic) => topic.Questions.Count == 1 && topic.Questions[0].Id == topic.Id;

    private List<GuideRow> GuideRows()
    {
        List<GuideRow> rows = [];
        foreach (var topic in Guide.Topics)
        {
            if (IsFlat(topic))
            {
                rows.Add(Row(topic.Questions[0], false));
                continue;
            }
            var folded = _folded.Contains(topic.Id);
            rows.Add(new GuideRow(TopicSign(topic), topic.Number, topic.Title + (folded ? " +" : ""), false, false, folded ? topic.Questions.FirstOrDefault()?.Id : null,
                folded ? [.. topic.Questions.Select(q => q.Id)] : []));
            if (!folded) rows.AddRange(topic.Questions.Select(q => Row(q, true)));
        }
        return rows;

        GuideRow Row(MainQuestion q, bool nested) => new(Sign(q.Id), q.Number, q.Label, nested, q.MustAsk && State.Coverage(q.Id).IsWaiting, q.Id, [q.Id]);
    }

    private string Sign(string question) => question == State.Current ? Signs.Open : State.Coverage(question).Status switch
    {
        "asked" => Signs.Asked,
        "volunteered" => Signs.Volunteered,
        "parked" => Signs.Parked,
        "declined" => Signs.Declined,
        "skipped" => Signs.Skipped,
        _ => Signs.NotYet,
    };

    private string TopicSign(Topic topic)
    {
        var waiting = topic.Questions.Count(q => State.Coverage(q.Id).IsWaiting);
        return waiting == 0 ? Signs.Asked : waiting == topic.Questions.Count ? Signs.NotYet : Signs.Parked;
    }

    private sealed record GuideRow(string Sign, string Number, string Label, bool Nested, bool MustAsk, string? Question, string[] Questions)
    {
        public bool Holds(string question) => Array.IndexOf(Questions, question) >= 0;
    }
}
