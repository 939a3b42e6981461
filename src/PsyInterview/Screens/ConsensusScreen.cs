using PsyInterview.Coding;
using PsyInterview.Reports;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>Two coders look at what they coded differently in one session, and decide difference by difference. What each had coded stays.</summary>
public sealed partial class ConsensusScreen : Screen
{
    private readonly StreamRecorder _session;
    private SessionCoding? _coding;
    private CodedApart? _apart;
    private string? _day;
    private IReadOnlyList<string>? _people;
    private int _at;

    /// <param name="session">A session that two coders have finished apart.</param>
    public ConsensusScreen(Shell shell, StreamRecorder session)
        : base(shell)
    {
        _session = session;
        Bindings =
        [
            new("y", "applies", "the code applies to the passage; say why", press => Decide(press, true)) { InBar = true, WhyNot = WhyNotDecide },
            new("x", "does not", "the code does not apply; say why", press => Decide(press, false)) { InBar = true, WhyNot = WhyNotDecide },
            new("o", "another code", "another code applies instead; say why", Instead) { InBar = true, WhyNot = WhyNotDecide },
            new("n", "next open", "the next difference that is not decided", _ => GoUndecided()) { InBar = true },
            new("=", "meeting", "the day of the meeting and who decides", press => Meet(press, () => { })) { InBar = true },
            new("A", "agreement", "how far the two agreed, in tables", _ => Shell.Open(new TablesScreen(Shell, $"Agreement of {First} and {Second}, {_session.Stream}", AgreementTables.Of(Apart.Agreement, First, Second)))) { InBar = true },
            new("j Down", "next", "next difference", _ => Move(1)) { Shown = "j k", InBar = true },
            new("k Up", "previous", "previous difference", _ => Move(-1)),
            new("Esc", "back", "back to the passages", _ => Shell.Close(this)),
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Differences";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Status => Coding.Differences.Count == 0 ? "there is no difference: both applied the same codes everywhere"
        : $"{Coding.Differences.Count(d => d.Decided is not null)} of {Coding.Differences.Count} decided{(_day is null ? "" : $"; meeting of {_day}: {string.Join(", ", _people!)}")}";

    // Worked out anew only after an act.
    private SessionCoding Coding => _coding ??= _session.Coding;

    // What they had coded does not change any more.
    private CodedApart Apart => _apart ??= CodedApart.Of(Coding);

    private string First => Coding.Coders[0];

    private string Second => Coding.Coders[1];

    private Difference? Chosen => Coding.Differences is { Count: > 0 } all ? all[Math.Clamp(_at, 0, all.Count - 1)] : null;

    /// <inheritdoc/>
    public override void Shown() => (_coding, _apart) = (null, null);

    /// <inheritdoc/>
    public override Line Header(int width)
    {
        var saved = SessionHeader.Saved(_session);
        var left = Columns.Fit($"{Phrases.Of(_session)}: differences between {First} and {Second}", Math.Max(0, width - saved.Text.Length - 2));
        return new Line(new Span(left, Look.Strong), new Span(new string(' ', Math.Max(1, width - Columns.Of(left) - saved.Text.Length))), saved);
    }

    private string? WhyNotDecide() => Chosen is null ? "there is no difference to decide" : null;

    private void Move(int by) => _at = Math.Clamp(_at + by, 0, Math.Max(0, Coding.Differences.Count - 1));

    private void GoUndecided()
    {
        var all = Coding.Differences;
        var next = Enumerable.Range(1, all.Count).Select(step => (_at + step) % all.Count).FirstOrDefault(i => all[i].Decided is null, -1);
        if (next >= 0) _at = next;
        else Shell.Say("every difference is decided");
    }

    /// <summary>Asks once when they meet and who decides; it holds until it is changed.</summary>
    private void Meet(Press press, Action then)
    {
        var today = DateOnly.FromDateTime(press.At.Date);
        Shell.Type(new Typing("day of the meeting:", press.At, typed =>
        {
            if (DayWords.Day(typed, today) is not { } day) return Recruitment.NotADay(typed.Trim());
            if (day > today) return $"{CalendarDay.Iso(day)} is still to come";
            Shell.Type(new Typing("who decides:", press.At, words =>
            {
                string[] people = words.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
                if (people.Length == 0) return "say who decides, by their codes in the team";
                if (people.FirstOrDefault(p => !StudyDecisions.IsCode(p)) is { } wrong) return StudyDecisions.NotACode(wrong);
                (_day, _people) = (CalendarDay.Iso(day), people);
                then();
                return null;
            })
            { Text = string.Join(' ', _people ?? Coding.Coders), Bar = "codes of the team  Enter go on  Esc back", KeepsLeft = false });
            return null;
        })
        { Text = _day ?? CalendarDay.Iso(today), Bar = "asked once; = changes it later  Enter go on  Esc back", KeepsLeft = false });
    }

    private void Met(Press press, Action then)
    {
        if (_day is null) Meet(press, then);
        else then();
    }

    private void Decide(Press press, bool applies)
    {
        var difference = Chosen!;
        Met(press, () => Ask(press, $"“{difference.Code}” {(applies ? "applies" : "does not apply")}, because:", why => Agree(difference.Passage, difference.Code, applies, why)));
    }

    private void Instead(Press press)
    {
        var difference = Chosen!;
        IReadOnlyList<string> known = [.. Coding.Book.InUse.Select(c => c.Name)];
        Met(press, () => Shell.Type(new Typing($"instead of “{difference.Code}”:", press.At, typed =>
        {
            var name = CodeWords.Tidy(typed);
            if (CodeWords.WhyNot(name) is { } wrong) return wrong;
            if (CodeWords.Key(name) == CodeWords.Key(difference.Code)) return $"that is the same code; y says that “{difference.Code}” applies";
            Ask(press, $"“{name}” applies instead, because:", why => Replaced(press, difference, name, why));
            return null;
        })
        {
            Complete = typed => [.. known.Where(k => typed.Trim().Length > 0 && k.StartsWith(typed.Trim(), StringComparison.OrdinalIgnoreCase))],
            TakesChoice = true,
            ListTitle = "Codes",
            Bar = "the code that applies  Enter go on  Tab complete  Esc back",
            KeepsLeft = false,
        }));
    }

    private Decision Replaced(Press press, Difference difference, string name, string why)
    {
        var off = Agree(difference.Passage, difference.Code, false, why);
        if (off.Refusal is not null) return off;
        var on = Agree(difference.Passage, name, true, why);
        if (on.Refusal is not null) return on;
        var recorder = _session.Recorder;
        if (CodingDecisions.New(recorder.Codebook, [name]).Count > 0
            && recorder.Do(press.At, CodebookDecisions.Create(recorder.Codebook, name, origin: CodeWords.FromData)) is { } refusal) return Decision.Refuse(refusal);
        return Decision.That([.. off.Events, .. on.Events]);
    }

    private Decision Agree(Passage passage, string code, bool applies, string why) => CodingDecisions.Agree(Coding, passage.Id, code, applies, why, _day, _people);

    private void Ask(Press press, string prompt, Func<string, Decision> decide) =>
        Shell.Type(new Typing(prompt, press.At, why =>
        {
            if (_session.Do(press.At, decide(why)) is { } refusal) return refusal;
            _coding = null;
            if (Coding.Differences.Any(d => d.Decided is null)) GoUndecided();
            else Shell.Say("every difference is decided: the session is coded");
            return null;
        })
        { Bar = "the reason, in a few words  Enter save  Esc back", KeepsLeft = false });
}
