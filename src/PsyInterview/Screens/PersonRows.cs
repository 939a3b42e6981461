using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Sampling;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The rows of the person's screen, drawn from state.</summary>
public sealed partial class PersonScreen
{
    private List<Row> Rows()
    {
        List<Row> rows = [];
        Withdrawal(rows);
        NextWaves(rows);
        Criteria(rows);
        LinkedFrom(rows);
        Sessions(rows);
        MemberChecks(rows);
        for (var wave = 1; wave <= LastWave; wave++) Consent(rows, wave);
        Appointments(rows);
        Contacts(rows);
        return rows;
    }

    private int LastWave => new[]
    {
        Study.Participants.ContainsKey(Person) ? Study.SetUp.WavesOf(Study.GroupOf(Person)).Max(w => w.Wave) : 1,
        Study.Consent.Keys.Where(k => k.Participant == Person).Select(k => k.Wave).DefaultIfEmpty(1).Max(),
        Own.Select(a => a.State.Plan!.Wave).DefaultIfEmpty(1).Max(),
    }.Max();

    private Cohort? People => _accounts is null ? null : Cohort.Of(Study, _accounts);

    private List<Account> Own => [.. (_accounts ?? []).Where(a => Study.Now(a.State.Plan!.Participant) == Person).OrderBy(a => a.State.Plan!.Wave)];

    private static void Title(List<Row> rows, string title)
    {
        if (rows.Count > 0) rows.Add(new(Line.Empty, false));
        rows.Add(new(Line.Of(title, Look.Title), false));
    }

    private static Row Plain(string text, Look look = Look.Dim) => new(Line.Of($"  {text}", look), true);

    private void Withdrawal(List<Row> rows)
    {
        if (Study.Withdrawals.GetValueOrDefault(Person) is not { } withdrawal) return;
        Title(rows, "Withdrawal");
        rows.Add(Plain($"withdrew {DayWords.Said(withdrawal.On, Today)}: {Scopes.Words(withdrawal.Scope)}", Look.Warn));
        if (withdrawal.Because is { } because) rows.Add(Plain(because));
        if (withdrawal.Reason is { } reason) rows.Add(Plain($"reason: {reason}"));
    }

    private void NextWaves(List<Row> rows)
    {
        if (People is not { } people || WavesDue.First(people, Person) is not var (first, _)) return;
        Title(rows, "Waves");
        var since = CalendarDay.Between(first, Today) is ( > 0 and var months, _) ? Phrases.Count(months, "month") : Phrases.Count(Today.DayNumber - first.DayNumber, "day");
        rows.Add(Plain($"first interview {DayWords.Said(CalendarDay.Iso(first), Today)}, {since} ago", Look.Normal));
        rows.AddRange(WavesDue.Windows(people, Person).Select(w =>
            Plain($"{Phrases.Ordinal(w.Wave)} interview {w.Words(Today)}", w.IsOverdue(Today) ? Look.Warn : Look.Normal)));
    }

    private void Criteria(List<Row> rows)
    {
        Title(rows, "Criteria");
        var criteria = Study.SetUp.CriteriaOf(Study.GroupOf(Person));
        if (criteria.Count == 0) rows.Add(Plain("none is declared; the set-up declares what is recorded of each person"));
        foreach (var criterion in criteria)
        {
            var answer = Study.AnswerOf(Person, criterion.Criterion);
            rows.Add(new(
                new Line(new Span($"  {Cut(criterion.Title, 24),-25}"), new Span(answer?.Words ?? "-", answer is { State: "known" } ? Look.Strong : Look.Dim)),
                true, press => AskValue(press, criterion), Hint: $"Enter types it: {HowTo(criterion)}"));
            if (criterion.Kind == "link" && answer is { State: "known" })
                rows.AddRange(answer.Values.Where(Study.Everybody.Contains).Select(code => Linked($"  {"",-25}Enter opens {code}", code)));
        }
    }

    private static string HowTo(CriterionDeclared criterion) => criterion.Kind switch
    {
        "number" => "a number, not asked, declined",
        "link" => "a code, not asked, declined",
        "multiple" => $"several of {string.Join(", ", criterion.Levels ?? [])}; none; not asked; declined",
        _ => $"{string.Join(", ", criterion.Levels ?? [])}, not asked, declined",
    };

    private Row Linked(string words, string code) =>
        new(Line.Of(words, Look.Dim), true, _ => Shell.Open(new PersonScreen(Shell, _study, code)), Hint: $"Enter opens {code}");

    private void LinkedFrom(List<Row> rows)
    {
        var links = Study.SetUp.Criteria.Where(c => c.Kind == "link")
            .SelectMany(c => Study.Answers.Where(a => a.Key.Criterion == c.Criterion && a.Value.Values.Contains(Person)).Select(a => (a.Key.Person, c.Title)))
            .Distinct().OrderBy(l => l.Person, NaturalOrder.Of).ToList();
        if (links.Count == 0) return;
        Title(rows, "Named by");
        rows.AddRange(links.Select(l => Linked($"  {l.Person,-8}{l.Title}", l.Person)));
    }

    private void Sessions(List<Row> rows)
    {
        Title(rows, "Sessions");
        if (_accounts is null) rows.Add(Plain("the study is still being read; a moment"));
        else if (Own.Count == 0) rows.Add(Plain("none yet; Enter on the study screen plans one"));
        rows.AddRange(Own.Select(account =>
        {
            var state = account.State;
            var length = state.End is not null || state.StatedMinutes is not null ? $"{state.Net(default).WholeMinutes()} min" : "";
            var day = state.HeldOn is { } held ? DayWords.Said(held, Today) : "";
            return new Row(
                new Line(new Span($"  {Phrases.Session(account),-20}{Phrases.Phase(state),-22}{day,-13}{length}")),
                true, _ => SessionDoor.Open(Shell, _study.Recorder.Session(account.Stream)), Hint: $"Enter opens {account.Stream}");
        }));
    }

    private void MemberChecks(List<Row> rows)
    {
        var own = _checks.Where(c => Study.Now(c.Person) == Person).Select(c => c.In(Study)).ToList();
        if (own.Count == 0) return;
        Title(rows, "Member checks");
        rows.AddRange(own.Select(check => new Row(
            new Line(new Span($"  {CheckForms.Words(check.Form),-20}{CheckStanding.Of(check),-22}{(check.Sent is { } sent ? DayWords.Said(sent.On, Today) : "")}")),
            true, _ => MemberCheckScreen.Open(Shell, _study, check.Stream), Hint: $"Enter opens {check.Stream}")));
    }

    private void Consent(List<Row> rows, int wave)
    {
        Title(rows, LastWave == 1 ? "Consent" : $"Consent, {Phrases.Ordinal(wave)} interview");
        foreach (var (item, words) in ConsentItems.All)
        {
            var (answer, from) = ConsentRules.Standing(Study, Person, wave, item);
            var said = answer is null ? "?" : answer.Given ? "yes" : "no";
            var day = answer is null ? "" : DayWords.Said(answer.On, Today);
            var how = answer is null ? "" : string.Join(", ", new[] { answer.Document, answer.How, day, answer.By is { } by ? $"by {by}" : null }.Where(w => !string.IsNullOrEmpty(w)));
            if (from < wave && answer is not null) how = $"from wave {from}: {how}";
            rows.Add(new(
                new Line(new Span($"  {said,-4}", answer is null || from < wave ? Look.Dim : answer.Given ? Look.Good : Look.Warn), new Span($"{words,-19}"), new Span(how, Look.Dim)),
                true, Consent: (wave, item)));
        }
        foreach (var passed in Study.Overrides.Where(o => o.Key.Person == Person && o.Key.Wave == wave).OrderBy(o => o.Key.For, StringComparer.Ordinal))
            rows.Add(Plain($"passed over for {passed.Key.For}: {passed.Value}", Look.Warn));
    }

    private void Appointments(List<Row> rows)
    {
        var own = Study.Appointments.Values.Where(a => a.Person == Person).OrderBy(a => a.Wave).ToList();
        if (own.Count == 0) return;
        Title(rows, "Appointments");
        rows.AddRange(own.Select(a => Plain(
            string.Join(", ", new[] { $"{Phrases.Ordinal(a.Wave)} interview {DayWords.Said(a.Day, Today)}{(a.At.Length > 11 ? " " + a.At[11..] : "")}", a.Place, string.Join(" ", a.Observers.Prepend(a.Interviewer ?? "")).Trim() }
                .Where(w => !string.IsNullOrEmpty(w))), Look.Normal)));
    }

    private void Contacts(List<Row> rows)
    {
        Title(rows, "Contacts");
        var own = Study.Contacts.FindAll(c => c.Person == Person);
        if (own.IsEmpty) rows.Add(Plain("none is recorded; c opens the recruitment log"));
        rows.AddRange(own.Select(c => Plain(
            $"{DayWords.Said(c.On, Today),-13}wave {c.Wave}  {string.Join(", ", new[] { c.Outcome, c.Channel, c.By is { } by ? $"by {by}" : null, c.CallBack is { } day ? $"call back {DayWords.Said(day, Today)}" : null, c.Reason }.Where(w => w is not null))}",
            Look.Normal)));
        if (Study.Invitations.GetValueOrDefault(Person) is { } word) rows.Add(Plain($"{word.Word}: {word.Reason}"));
    }

    private static string Cut(string text, int width) => Columns.Fit(text, width);
}
