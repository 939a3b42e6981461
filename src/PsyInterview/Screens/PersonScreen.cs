using System.Drawing;
using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>Everything that is known of one person: criteria, consent, sessions, appointments, contacts.</summary>
public sealed partial class PersonScreen : Screen
{
    private readonly OpenStudy _study;
    private readonly string _code;
    private IReadOnlyList<Account>? _accounts;
    private IReadOnlyList<MemberCheck> _checks = [];
    private string? _document, _how, _on, _by;
    private int _at = -1;

    /// <param name="person">The code of a participant or of somebody who was contacted.</param>
    public PersonScreen(Shell shell, OpenStudy study, string person)
        : base(shell)
    {
        (_study, _code) = (study, person);
        Bindings =
        [
            new("Enter", "type or open", "type the value of a criterion, open a session or a linked person", Enter) { InBar = true, WhyNot = () => Chosen.Enter is null ? "there is nothing to open in this row" : null },
            new("y", "yes", "agreed to this item of the consent", press => Consent(press, true)) { InBar = true, WhyNot = WhyNotConsent },
            new("n", "no", "did not agree to this item", press => Consent(press, false)) { InBar = true, WhyNot = WhyNotConsent },
            new("o", "pass over", "go on all the same where this item does not allow it, with a reason", PassOver) { WhyNot = WhyNotPassOver },
            new("d", "document", "which consent document, how it was given, when and who took it", AskDocument) { InBar = true },
            new("c", "contacts", "the recruitment log, with this person selected", _ => Shell.Open(new ContactsScreen(Shell, _study, Person))) { InBar = true },
            new("W", "withdrawal", "this person withdraws: see what goes, then record it", _ => Shell.Open(new WithdrawalScreen(Shell, _study, Person))) { InBar = true },
            new("j Down", "next", "next row", _ => Move(1)) { InBar = true, Shown = "j k" },
            new("k Up", "previous", "previous row", _ => Move(-1)),
            new("PageDown Space", "page down", "a page down", _ => Move(10)),
            new("PageUp", "page up", "a page up", _ => Move(-10)),
            new("g Home", "first", "to the first row", _ => Move(-10_000)),
            new("G End", "last", "to the last row", _ => Move(10_000)),
            new("Esc", "back", "back", _ => Shell.Close(this)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Person";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Status => Chosen switch
    {
        { Consent: not null } => "y agreed, n not agreed; d which document, how, when and who took it; o passes it over",
        { Hint: { } hint } => hint,
        _ => Line.Empty,
    };

    private StudyState Study => _study.Recorder.Study;

    private string Person => Study.Now(_code);

    private DateOnly Today => DateOnly.FromDateTime(Shell.Now.Date);

    private Row Chosen
    {
        get
        {
            var rows = Rows();
            _at = _at < 0 ? Math.Max(0, rows.FindIndex(r => r.IsRow)) : Math.Clamp(_at, 0, rows.Count - 1);
            return rows[_at];
        }
    }

    /// <inheritdoc/>
    public override Line Header(int width)
    {
        var standing = People is { } people ? Standing.Of(people, Person) : "reading";
        return StudyHeader.Of(width, _study, string.Join("   ", new[] { Person, Study.GroupOf(Person), standing }.OfType<string>()));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        _ = Chosen;
        var rows = Rows();
        var visible = Math.Max(1, size.Height - 2);
        var top = Math.Clamp(_at - visible / 2, 0, Math.Max(0, rows.Count - visible));
        return [new Pane(new Rectangle(Point.Empty, size), $"What is known of {Person}", "", [.. rows.Skip(top).Take(visible).Select(r => r.Line)], rows[_at].IsRow ? _at - top : -1)];
    }

    /// <inheritdoc/>
    public override void Shown()
    {
        Shell.Stamp = _study.Recorder.At;
        Shell.Aside(
            () => _study.ReadAll() is var reading ? (Accounts: Account.All(reading), Checks: MemberCheck.All(reading, StudyState.Of(reading))) : default,
            read => (_accounts, _checks) = (read.Accounts, read.Checks));
    }

    private void Enter(Press press) => Chosen.Enter!(press);

    private void Move(int by)
    {
        _ = Chosen;
        var rows = Rows();
        var step = Math.Sign(by);
        for (var left = Math.Abs(by); left > 0; left--)
        {
            var next = _at + step;
            while (next > 0 && next < rows.Count - 1 && !rows[next].IsRow) next += step;
            if (next < 0 || next >= rows.Count || !rows[next].IsRow) return;
            _at = next;
        }
    }

    private string? WhyNotConsent() => Chosen.Consent is null ? "yes and no are for the items of the consent" : null;

    private string? WhyNotPassOver() =>
        WhyNotConsent() ?? (Chosen.Consent is var (wave, item) && ConsentRules.WhyNot(Study, Person, wave, item, ConsentRules.ActOf(item)) is null ? "it is agreed to, or passed over already" : null);

    private void PassOver(Press press)
    {
        var (wave, item) = Chosen.Consent!.Value;
        Shell.Type(new Typing($"reason to go on without consent to {ConsentItems.Words(item)}:", press.At, words =>
        {
            if (_study.Recorder.Do(press.At, ConsentRules.Override(Study, Person, wave, ConsentRules.ActOf(item), words)) is { } refusal) return refusal;
            Shell.Say("recorded with your reason; the answer itself stays as it is");
            return null;
        })
        { Bar = "Enter records the reason  Esc back" });
    }

    private void Consent(Press press, bool given)
    {
        var (wave, item) = Chosen.Consent!.Value;
        // Answering again must not lose which document was given and how.
        var last = Study.ConsentTo(Person, wave, item);
        var decision = StudyDecisions.RecordConsent(
            Study, Person, wave, item, given, _document ?? last?.Document, _how ?? last?.How, _on, _by);
        if (_study.Recorder.Do(press.At, decision) is { } refusal) Shell.Say(refusal);
        else Move(1);
    }

    /// <summary>Four questions after one another, each of which Enter may leave as it is; they hold for the answers that follow.</summary>
    private void AskDocument(Press press) =>
        Ask(press, "consent document and version:", _document, words => _document = words, () =>
            Ask(press, "how was it given (on paper, aloud and recorded, ...):", _how, words => _how = words, () =>
                Ask(press, "on which day (Enter alone: today):", _on, words => _on = words, () =>
                    Ask(press, "who took it (Enter alone: you):", _by, words => _by = words, () =>
                        Shell.Say("it goes with each y and n from here on")))));

    private void Ask(Press press, string prompt, string? now, Action<string?> take, Action next) =>
        Shell.Type(new Typing(prompt, press.At, words =>
        {
            var typed = words.Trim().Length == 0 ? null : words.Trim();
            if (prompt.StartsWith("on which day", StringComparison.Ordinal) && typed is not null)
            {
                if (DayWords.Day(typed, Today) is not { } day) return DayWords.NotADay(typed);
                if (day > Today) return $"{CalendarDay.Iso(day)} is still to come";
                typed = day == Today ? null : CalendarDay.Iso(day);
            }
            if (prompt.StartsWith("who took", StringComparison.Ordinal) && typed is not null) typed = TeamWords.Codes(typed) is [var code, ..] ? code : null;
            take(typed);
            next();
            return null;
        })
        {
            Text = now ?? "",
            Complete = prompt.StartsWith("who took", StringComparison.Ordinal) ? typed => TeamWords.Complete(Study, typed) : null,
            TakesChoice = true,
            ListTitle = "Team",
            Bar = "Enter next  Esc back",
        });

    private void AskValue(Press press, CriterionDeclared criterion)
    {
        var now = Study.AnswerOf(Person, criterion.Criterion)?.Words ?? "";
        Shell.Type(new Typing($"{criterion.Title}:", press.At, words =>
        {
            if (_study.Recorder.Do(press.At, Recruitment.Answer(Study, Person, criterion.Criterion, words)) is { } refusal) return refusal;
            Move(1);
            return null;
        })
        {
            Text = now is "missing" ? "" : now,
            Complete = typed => Completed(criterion, typed, now),
            TakesChoice = true,
            ListTitle = criterion.Title,
            Bar = criterion.Kind switch
            {
                "number" => "a number, with a point or a comma  Enter save  Esc back",
                "multiple" => "several with commas between  Enter save  Tab complete  Esc back",
                "link" => "the code of the other person  Enter save  Tab complete  Esc back",
                _ => "Enter save  Tab complete  Up Down choose  Esc back",
            },
        });
    }

    private List<string> Completed(CriterionDeclared criterion, string typed, string now)
    {
        IEnumerable<string> values = criterion.Kind switch
        {
            "number" => [],
            "link" => Study.Everybody.Where(p => p != Person && (criterion.To is null || Study.GroupOf(p) == criterion.To)),
            _ => criterion.Levels ?? [],
        };
        List<string> all = [.. values, "not asked", "declined"];
        if (criterion.Kind != "multiple") return [.. all.Where(v => typed == now || v.StartsWith(typed.Trim(), StringComparison.OrdinalIgnoreCase))];
        var last = typed.LastIndexOfAny([',', ';']) + 1;
        var (before, begun) = (typed[..last], typed[last..].Trim());
        return [.. all.Where(v => begun.Length == 0 || v.StartsWith(begun, StringComparison.OrdinalIgnoreCase)).Select(v => last == 0 ? v : $"{before} {v}")];
    }

    /// <summary>One row.</summary>
    /// <param name="Enter">What Enter does there, or null.</param>
    /// <param name="Hint">What the status line says of it.</param>
    private sealed record Row(Line Line, bool IsRow, Action<Press>? Enter = null, (int Wave, string Item)? Consent = null, string? Hint = null);
}
