using System.Drawing;
using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Sampling;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>Every member check of a study: with whom, of which kind, how it stands and what it waits for. What waits comes first.</summary>
public sealed class MemberChecksScreen : Screen
{
    private const int PersonWidth = 7, FormWidth = 20, StandingWidth = 15;

    private readonly OpenStudy _study;
    private IReadOnlyList<MemberCheck>? _checks;
    private Cohort? _people;
    private (StudyState Study, IReadOnlyList<MemberCheck>? Checks, DateOnly Day, IReadOnlyList<MemberCheck> Rows)? _sorted;
    private string? _chosen;

    /// <param name="study">The study, open for writing.</param>
    /// <param name="stream">The check to begin at, or null.</param>
    public MemberChecksScreen(Shell shell, OpenStudy study, string? stream)
        : base(shell)
    {
        (_study, _chosen) = (study, stream);
        Bindings =
        [
            new("Enter", "open", "the check in this row: its letter, what was answered, what was decided", _ => MemberCheckScreen.Open(Shell, _study, Chosen!.Stream)) { InBar = true, WhyNot = WhyNotChosen },
            new("n", "new", "plan a member check with a participant", AskWho) { InBar = true, WhyNot = () => _people is null ? "the study is still being read; a moment" : null },
            new("t", "letters", "the words of the study's letters, in each language", AskTemplate) { InBar = true },
            new("r", "report", "the counts, with the line for the paper", _ => Shell.Open(new TableScreen(Shell, "Member checks", () => MemberCheckReport.From(_study.ReadAll(), ReportOptions.On(Today))))) { InBar = true },
            new("R", "changes", "every change that participants asked for, and what was decided", _ => Shell.Open(new TableScreen(Shell, "Requested changes", () => MemberCheckReport.Changes(_study.ReadAll(), ReportOptions.On(Today))))) { InBar = true },
            new("i", "person", "everything that is known of this person", _ => Shell.Open(new PersonScreen(Shell, _study, Chosen!.Person))) { InBar = true, WhyNot = WhyNotChosen },
            new("j Down", "next", "next row", _ => Move(1)) { Shown = "j k" },
            new("k Up", "previous", "previous row", _ => Move(-1)),
            new("Esc", "back", "back", _ => Shell.Close(this)) { InBar = true },
        ];
    }

    /// <inheritdoc/>
    public override string Name => "Member checks";

    /// <inheritdoc/>
    public override IReadOnlyList<KeyBinding> Bindings { get; }

    /// <inheritdoc/>
    public override Line Header(int width) => StudyHeader.Of(width, _study, "Member checks");

    /// <inheritdoc/>
    public override Line Status => Chosen is not { } check ? Line.Empty
        : CheckStanding.Waits(Study, check, Today) is { } duty ? Line.Of($"{check.Stream}: {duty.Words}, {(duty.IsOverdue ? "due" : "since")} {DayWords.Said(duty.On, Today)}", duty.IsOverdue ? Look.Warn : Look.Normal)
        : $"{check.Stream}: nothing waits{(check is { Phase: CheckPhase.Sent or CheckPhase.Reminded, Due: { } due } ? $" before {DayWords.Said(due, Today)}, when the answer is due" : "")}";

    private StudyState Study => _study.Recorder.Study;

    private DateOnly Today => DateOnly.FromDateTime(Shell.Now.Date);

    // Asked several times at each key; sorted anew only when the study, the checks or the day have changed.
    private IReadOnlyList<MemberCheck> Rows
    {
        get
        {
            if (_sorted is not { } known || !ReferenceEquals(known.Study, Study) || !ReferenceEquals(known.Checks, _checks) || known.Day != Today)
                _sorted = known = (Study, _checks, Today, [.. (_checks ?? []).OrderBy(c => CheckStanding.Waits(Study, c, Today) is { } duty ? duty.IsOverdue ? 0 : 1 : 2)]);
            return known.Rows;
        }
    }

    private int At => Math.Max(0, Rows.ToList().FindIndex(c => c.Stream == _chosen));

    private MemberCheck? Chosen => Rows is { Count: > 0 } rows ? rows[At] : null;

    /// <inheritdoc/>
    public override void Shown() => Shell.Aside(
        () =>
        {
            var reading = _study.ReadAll();
            var people = Cohort.Of(reading);
            return (People: people, Checks: MemberCheck.All(reading, people.Study));
        },
        read => (_people, _checks) = (read.People, read.Checks));

    /// <inheritdoc/>
    public override IReadOnlyList<Pane> Panes(Size size)
    {
        var whole = new Rectangle(Point.Empty, size);
        if (_checks is null) return [new Pane(whole, "Member checks", "reading", ["reading the study; a moment"])];
        var rows = Rows;
        if (rows.Count == 0)
        {
            return [new Pane(whole, "Member checks", "", [.. Line.Wrapped("No member check was planned. n plans one: a participant is shown what was made of their words (a summary of the interview, its transcript, a synthesis, the "
                + "findings), and says whether it is right. A summary is drafted from what was said back in the talk (m on the live screen) and from quotes.", size.Width - 4)])];
        }
        var visible = Math.Max(1, size.Height - 3);
        var top = Math.Clamp(At - visible / 2, 0, Math.Max(0, rows.Count - visible));
        var waiting = rows.Count(c => CheckStanding.Waits(Study, c, Today) is not null);
        return [new Pane(whole, "Member checks", waiting == 0 ? Phrases.Count(rows.Count, "check") : $"{Phrases.Count(rows.Count, "check")}, {waiting} waiting", [Heading, .. rows.Skip(top).Take(visible).Select(c => Drawn(c, size.Width - 4))], At - top + 1)];
    }

    private static Line Heading => Line.Of($"  {"who",-PersonWidth}{"kind",-FormWidth}{"standing",-StandingWidth}waits for", Look.Title);

    private Line Drawn(MemberCheck check, int width)
    {
        var duty = CheckStanding.Waits(Study, check, Today);
        var words = duty is { } d ? $"{(d.IsOverdue ? "! " : "")}{d.Words}" : check.Phase is CheckPhase.Closed ? "nothing, it is closed" : check is { Phase: CheckPhase.Sent or CheckPhase.Reminded, Due: { } due } ? $"due {DayWords.Said(due, Today)}" : "";
        var room = Math.Max(0, width - 2 - PersonWidth - FormWidth - StandingWidth);
        return new Line(new Span($"  {check.Person,-PersonWidth}", Look.Strong), new Span($"{Columns.Fit(CheckForms.Words(check.Form), FormWidth - 1),-FormWidth}"),
            new Span($"{CheckStanding.Of(check),-StandingWidth}"), new Span(Columns.Fit(words, room), duty?.IsOverdue == true ? Look.Warn : duty is null ? Look.Dim : Look.Normal));
    }

    private void AskWho(Press press)
    {
        List<string> people = [.. _people!.People.Where(p => Study.Participants.ContainsKey(p) && WavesOf(p).Count > 0 && ConsentRules.WhyNotTalk(Study, p) is null).Order(NaturalOrder.Of)];
        if (people.Count == 0)
        {
            Shell.Say("nobody can be asked yet: no interview was held with somebody who is still in the study");
            return;
        }
        Shell.Type(Typing.OneOf("member check with:", press.At, people, Chosen is { } row && people.Contains(row.Person) ? row.Person : null, "Participants", person =>
        {
            Shell.Type(Typing.OneOf($"kind of check with {person}:", press.At, [.. CheckForms.All.Select(f => f.Words)], CheckForms.Words(CheckForms.Summary), "Kinds", words =>
            {
                var form = CheckForms.All.First(f => f.Words == words).Form;
                if (WavesOf(person) is [var only]) return Plan(press, person, only, form);
                Shell.Type(Typing.OneOf("about which interview (1 is the first):", press.At, [.. WavesOf(person).Select(NumberWords.Digits)], NumberWords.Digits(WavesOf(person)[^1]), "Waves",
                    wave => Plan(press, person, int.Parse(wave, System.Globalization.CultureInfo.InvariantCulture), form)));
                return null;
            }));
            return null;
        }));
    }

    private IReadOnlyList<int> WavesOf(string person) => CheckCounts.WavesHeld(_people!, person);

    private string? Plan(Press press, string person, int wave, string form)
    {
        var (recorder, refusal) = CheckDoor.Plan(_study, _checks!, person, wave, form, wasHeld: true, _people!.IsWithheld(person), press.At);
        if (recorder is null) return refusal;
        _chosen = recorder.Stream;
        MemberCheckScreen.Open(Shell, _study, recorder.Stream);
        if (recorder.Check.Number > 1) Shell.Say($"{person} had a check of this kind before: this one is another");
        return null;
    }

    private void AskTemplate(Press press) => Shell.Type(Typing.OneOf("letter:", press.At, LetterTemplate.Names, LetterTemplate.Names[0], "Letters", letter =>
    {
        List<string> languages = [.. ShippedLetters.Languages(letter).Union(Study.LetterTemplates.Keys.Where(k => k.Letter == letter).Select(k => k.Language)).Order(StringComparer.Ordinal)];
        Shell.Type(new Typing($"language of the letter “{letter}”:", press.At, typed =>
        {
            var language = typed.Trim();
            if (LetterTemplate.Set(Study, letter, language, "").Refusal is { } refusal) return refusal;
            Shell.Open(new LetterTemplateScreen(Shell, _study, letter, language));
            return null;
        })
        { Text = languages.Count > 0 ? languages[0] : "en", IsSuggested = true, Complete = typed => languages.Contains(typed) ? languages : [.. languages.Where(l => l.StartsWith(typed, StringComparison.Ordinal))], TakesChoice = true, ListTitle = "Languages", Bar = "one of these, or another, for example de  Enter  Esc back", KeepsLeft = false });
        return null;
    }));

    private string? WhyNotChosen() => _checks is null ? "the study is still being read; a moment" : Chosen is null ? "no member check was planned; n plans one" : null;

    private void Move(int by) => _chosen = Rows is { Count: > 0 } rows ? rows[Math.Clamp(At + by, 0, rows.Count - 1)].Stream : null;
}
