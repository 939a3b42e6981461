using System.Drawing;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>
/// A person leaves the study: what they want, what would go, and a typed word before anything does. "Erased" stands here only after it
/// was done.
/// </summary>
public sealed class WithdrawalScreen : Screen
{
    private readonly OpenStudy _study;
    private readonly string _person;
    private readonly SessionRecorder? _session;
    private WithdrawalPreview? _preview;
    private string? _scope, _on, _because, _reason, _trouble;
    private bool _erasing, _recorded;
    private ErasedWords? _erased;
    private int _top;

    /// <param name="study">The study, open for writing.</param>
    /// <param name="person">Who withdraws, by the code they have.</param>
    public WithdrawalScreen(Shell shell, OpenStudy study, string person)
        : base(shell)
    {
        (_study, _person) = (study, study.Recorder.Study.Now(person));
        var number = 0;
        Bindings =
        [
            new("Enter", "record", "record the withdrawal, after a typed word", Record) { InBar = true, WhyNot = WhyNotRecord },
            .. Scopes.All.Select(s => new KeyBinding($"{++number}", s.Scope switch { Scopes.Contact => "no contact", Scopes.New => "nothing new", _ => "erase" }, s.Words, _ => Choose(s.Scope))
            {
                InBar = true, WhyNot = () => WhyNotChange ?? WhyNotWider(s.Scope),
            }),
            new("d", "day", "the day they said so, where it is not today", Day) { InBar = true, WhyNot = () => WhyNotChange },
            new("b", "because", "whose wish and by which rule, in the study's words", Because) { InBar = true, WhyNot = () => WhyNotChange },
            new("r", "reason", "the person's own reason, where they gave one", Reason) { WhyNot = () => WhyNotChange ?? WhyNotReason },
            new("j Down", "down", "one row down", _ => _top++),
            new("k Up", "up", "one row up", _ => _top--),
            new("PageDown Space", "page down", "a page down", _ => _top += 10),
            new("PageUp", "page up", "a page up", _ => _top -= 10),
            new("Esc", "back", "leave it; what was not recorded is not recorded", _ => Back()) { InBar = true },
        ];
        Read();
    }

    /// <summary>In the middle of a session: the wish is to erase, and the session says so too.</summary>
    public WithdrawalScreen(Shell shell, OpenStudy study, string person, SessionRecorder session)
        : this(shell, study, person) => (_session, _scope) = (session, Scopes.Erase);

    /// <inheritdoc/>
    public override string Name => "Withdrawal";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override string? WhyNotLeave => _erasing ? "erasing: a moment, until it is done" : null;

    /// <inheritdoc/>
    public override Line Status =>
        _erasing ? "erasing"
        : _trouble is not null ? Line.Of("recorded, and not yet erased", Look.Warn)
        : _recorded ? "recorded; Esc goes back"
        : _scope is null ? "1, 2 or 3: what the person wants" : "j and k read on; Enter records it, after a typed word";

    private StudyState Study => _study.Recorder.Study;

    private string? WhyNotChange => WhyNotLeave ?? (_recorded ? "it is recorded; Esc goes back" : null);

    private string? WhyNotReason =>
        _scope == Scopes.Erase ? "reason: where everything is erased, the person's own words are not taken down" : null;

    /// <inheritdoc/>
    public override Line Header(int width) => Line.Of($"{_person} withdraws from the study", Look.Strong);

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var width = size.Width - 4;
        List<Line> lines = _recorded ? [.. Result(width)] : [.. Choices(width), .. Told(width), .. Consequences(width)];
        var visible = Math.Max(1, size.Height - 2);
        _top = Math.Clamp(_top, 0, Math.Max(0, lines.Count - visible));
        var more = _top + visible < lines.Count ? "more below" : "";
        return [new Pane(new Rectangle(Point.Empty, size), _recorded ? "What was done" : "What is wanted, and what follows", more, [.. lines.Skip(_top).Take(visible)])];
    }

    /// <inheritdoc/>
    public override void Back()
    {
        if (WhyNotLeave is { } why) Shell.Say(why);
        else if (_session is not null && _recorded) Shell.GoHome(false, $"{_session.Stream}: withdrawn");
        else Shell.Close(this);
    }

    private void Read() => Task.Run(() => Withdrawing.Preview(_study.ReadAll(), Study, _study.Recorder.Kinds, _person)).ContinueWith(
        read => Shell.Soon(() =>
        {
            if (read.IsCompletedSuccessfully) _preview = read.Result;
            else _trouble = read.Exception!.GetBaseException().Message;
        }), TaskScheduler.Default);

    private IEnumerable<Line> Choices(int width)
    {
        if (Study.Withdrawals.GetValueOrDefault(_person) is { } now)
        {
            foreach (var line in Line.Wrapped($"Recorded already, on {now.On}: {Scopes.Words(now.Scope)}. A wish that goes further replaces it.", width, Look.Strong)) yield return line;
            yield return Line.Empty;
        }
        yield return Line.Of($"What does {_person} want?", Look.Title);
        var number = 0;
        foreach (var (scope, words) in Scopes.All)
        {
            var look = scope == _scope ? Look.Strong : WhyNotWider(scope) is null ? Look.Normal : Look.Dim;
            yield return Line.Of($"{(scope == _scope ? ">" : " ")} {++number}  {words}", look);
        }
        yield return Line.Empty;
    }

    private IEnumerable<Line> Told(int width)
    {
        List<(string Key, string Name, string Words)> rows =
        [
            ("", "promised", Study.SetUp.Described.CutOff ?? "no cut-off is named in the set-up; look in the information sheet"),
            ("d", "said so on", _on ?? $"{StudyState.Day(Shell.Now)} (today)"),
            ("b", "because", _because ?? "- (whose wish, which rule; never the person's own words)"),
        ];
        if (_scope is not (null or Scopes.Erase)) rows.Add(("r", "own reason", _reason ?? "- (only where they gave one)"));
        foreach (var (key, name, words) in rows)
        {
            var first = true;
            foreach (var row in Columns.Wrap(words, Math.Max(10, width - 17)))
            {
                yield return new Line(new Span($"  {(first ? key : ""),-1}  ", Look.Key), new Span($"{(first ? name : ""),-12}", Look.Dim), new Span(row));
                first = false;
            }
        }
        yield return Line.Empty;
    }

    private IEnumerable<Line> Consequences(int width)
    {
        if (_scope is null)
        {
            foreach (var line in Line.Wrapped("Nothing is recorded before you have seen what follows and typed a word.", width, Look.Dim)) yield return line;
            yield break;
        }
        if (_preview is not { } preview)
        {
            yield return _trouble is null ? "reading what there is of this person" : Line.Of($"cannot be read: {_trouble}", Look.Warn);
            yield break;
        }
        foreach (var (heading, words) in WithdrawalWords.Of(_scope, _person, preview, Study))
        {
            yield return Line.Of(heading, Look.Title);
            foreach (var line in words.SelectMany(w => Line.Wrapped(w, width - 2))) yield return new Line(new Span("  "), new Span(line.Text));
        }
    }

    private IEnumerable<Line> Result(int width)
    {
        List<Line> lines = [.. Line.Wrapped($"Recorded: {_person} withdrew; {Scopes.Words(_scope!)}.", width, Look.Strong)];
        if (_erasing) lines.Add("Erasing. This takes a moment; please leave the program open.");
        else if (_trouble is not null)
            lines.AddRange(Line.Wrapped($"Not erased yet: {_trouble}. The wish is recorded, and reports withhold the words. Open this screen again and press Enter to erase what is left.", width, Look.Warn));
        else if (_erased is { } erased)
        {
            lines.AddRange(Line.Wrapped(erased.Entries == 0 ? "There was nothing left to erase." : $"Erased: the words of {Phrases.Count(erased.Entries, "entry")}. That something was recorded, and when, stays; the log still verifies.", width));
            foreach (var file in erased.LeftBeside)
                lines.AddRange(Line.Wrapped($"{Path.GetFileName(file)} lies beside the study and may still hold words; look at it and delete it yourself.", width, Look.Warn));
        }
        else lines.AddRange(Line.Wrapped("Nothing was erased. No contact, no appointment and no session with this person any more.", width));
        lines.Add(Line.Empty);
        if (_preview is { } preview && _scope == Scopes.Erase)
        {
            lines.Add(Line.Of("To chase now", Look.Title));
            lines.AddRange(WithdrawalWords.ToChase(_person, preview).SelectMany(w => Line.Wrapped(w, width - 2)).Select(l => new Line(new Span("  "), new Span(l.Text))));
        }
        return lines;
    }

    private void Choose(string scope)
    {
        (_scope, _top) = (scope, 0);
        if (scope == Scopes.Erase) _reason = null;
    }

    private string? WhyNotWider(string scope) =>
        IsToFinish(scope) ? null : Withdrawing.WhyNotAgain(Study, _person, scope);

    // Erasing that was cut off is taken up again.
    private bool IsToFinish(string scope) => scope == Scopes.Erase && Study.IsErased(_person) && _preview is { Goes.Count: > 0 };

    private string? WhyNotRecord() =>
        WhyNotChange ?? (_scope is null ? "press 1, 2 or 3 first: what the person wants"
        : _preview is null ? "what would go is still being read; a moment"
        : WhyNotWider(_scope));

    private void Record(Press press)
    {
        var (scope, word) = (_scope!, _scope == Scopes.Erase ? _person : "yes");
        Shell.Type(new Typing(scope == Scopes.Erase ? $"type {_person} to record it and erase:" : "type yes to record it:", press.At, typed =>
        {
            if (typed.Trim().Length == 0) return null;
            if (!typed.Trim().Equals(word, StringComparison.OrdinalIgnoreCase)) return $"that is not {word}; nothing was recorded. Esc leaves it";
            var refusal = _study.Recorder.Do(press.At, Withdrawing.Withdraw(Study, _person, scope, _on, _because, _reason));
            if (refusal is null && _session is not null) refusal = _session.Do(press.At, FrameDecisions.SettleWithdrawal(_session.State, "erase"));
            if (refusal is not null) return refusal;
            (_recorded, _top) = (true, 0);
            if (scope == Scopes.Erase) Erase();
            return null;
        })
        { Bar = "Enter records it; it cannot be undone  Esc back", KeepsLeft = false });
    }

    private void Erase()
    {
        (_erasing, _trouble) = (true, null);
        Task.Run(_study.CarryOutErasures).ContinueWith(done => Shell.Soon(() =>
        {
            _erasing = false;
            _study.Recorder.ReadAnew();
            if (done.IsCompletedSuccessfully) _erased = done.Result;
            else _trouble = done.Exception!.GetBaseException().Message;
        }), TaskScheduler.Default);
    }

    private void Day(Press press) => Shell.Type(new Typing("they said so on:", press.At, typed =>
    {
        var day = typed.Trim();
        if (day.Length > 0 && !Recruitment.IsDay(day)) return Recruitment.NotADay(day);
        if (string.CompareOrdinal(day, StudyState.Day(press.At)) > 0) return $"{day} is still to come";
        _on = day.Length == 0 || day == StudyState.Day(press.At) ? null : day;
        return null;
    })
    { Text = _on ?? "", Bar = "year, month and day, 2026-11-05; nothing for today  Esc back", KeepsLeft = false });

    private void Because(Press press) => Shell.Type(new Typing("because:", press.At, typed =>
    {
        _because = typed.Trim().Length == 0 ? null : typed.Trim();
        return null;
    })
    { Text = _because ?? "", Bar = "the study's words, e.g. asked by phone, within the cut-off; this stays  Esc back", KeepsLeft = false });

    private void Reason(Press press) => Shell.Type(new Typing("the person's own reason:", press.At, typed =>
    {
        _reason = typed.Trim().Length == 0 ? null : typed.Trim();
        return null;
    })
    { Text = _reason ?? "", Bar = "only where they gave one; it goes if they ask for erasure later  Esc back", KeepsLeft = false });
}
