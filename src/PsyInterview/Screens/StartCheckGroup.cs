using PsyInterview.Sessions;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>What the start check of a focus group has beside that of an interview: who moderates and observes, and everybody's own consent.</summary>
public sealed partial class StartCheckScreen
{
    // What was answered since the screen was opened: a document that is named later belongs to that.
    private readonly HashSet<(string Person, string Item)> _answered = [];
    private string? _unfolded;

    private IReadOnlyList<(int Seat, string Person)> Expected => GroupConsent.Expected(Study, State);

    private string? Warning => State.IsGroup ? GroupConsent.Warning(Study, State) : null;

    private IEnumerable<CheckRow> PersonRows => Expected.SelectMany(e =>
        _unfolded == e.Person ? [new CheckRow(null, null, e.Person), .. ConsentItems.All.Select(i => new CheckRow(null, i.Item, e.Person))] : (CheckRow[])[new CheckRow(null, null, e.Person)]);

    /// <summary>The appointment of this session; in a group one of somebody who is expected.</summary>
    private Appointment? Appointed => Study.Appointments.GetValueOrDefault((Who, Wave)) ?? (!State.IsGroup ? null
        : Expected.Select(e => e.Person).Concat(Study.Participants.Keys.Where(p => _session.Account.Group is { } group && Study.GroupOf(p) == group && Study.SetUp.Group(group)?.Kind == Reports.Cohort.FocusGroup))
            .Select(p => Study.Appointments.GetValueOrDefault((p, Wave))).FirstOrDefault(a => a is not null));

    private Line DrawnPerson(string person)
    {
        var open = GroupConsent.NotAsked(Study, person, Wave).Count > 0;
        var words = GroupConsent.Line(Study, person, Wave);
        return new Line(new Span($"      {(open ? Glyphs.Current.NotYet : Glyphs.Current.Asked)} ", open ? Look.Normal : Look.Good), new Span($"{person,-8}", Look.Strong),
            new Span(words, words == "all agreed" ? Look.Good : words.StartsWith("not:", StringComparison.Ordinal) ? Look.Warn : Look.Dim));
    }

    private void Unfold(string person)
    {
        _unfolded = _unfolded == person ? null : person;
        _at = Rows.FindIndex(r => r.Person == person);
        if (_unfolded is not null) _at++;
    }

    /// <summary>Who moderates and observes: as appointed, else by what the team does in this study.</summary>
    private string? TeamPreset()
    {
        List<string> words = Appointed is { } appointment
            ? [.. appointment.Interviewer is { } interviewer ? [Part(interviewer, SessionRoles.Moderator)] : (string[])[], .. appointment.Observers.Select(o => Part(o, SessionRoles.Observer))]
            : [.. Study.SetUp.Team.Where(m => m.Roles.Contains(SessionRoles.Moderator)).Select(m => Part(m.Person, SessionRoles.Moderator)),
                .. Study.SetUp.Team.Where(m => m.Roles.Contains(SessionRoles.Observer) && !m.Roles.Contains(SessionRoles.Moderator)).Select(m => Part(m.Person, SessionRoles.Observer))];
        return words.Count == 0 ? null : string.Join(", ", words);
    }

    private void AskRoles(Press press, CheckLine line) =>
        Shell.Type(new Typing($"{line.Words}:", press.At, words =>
        {
            if (words.Trim().Length == 0) return "type a few words, or Esc and then o to pass over this line";
            var parts = TeamWords.Parts(Study, words);
            if (parts.Find(p => !StudyDecisions.IsCode(p.Code)) is { Code: { } odd }) return StudyDecisions.NotACode(odd);
            // The lead comes last: who gives it away decides nothing more here.
            Check(press, line.Item, words.Trim());
            foreach (var (code, role) in parts.Where(p => p.Role != SessionRoles.Lead).Concat(parts.Where(p => p.Role == SessionRoles.Lead)))
                if (_session.Do(press.At, GroupDecisions.Give(State, code, role)) is { } refusal) Shell.Say(refusal);
            if (State.IsObserver) Shell.Replace(SessionDoor.Screen(Shell, _session));
            return null;
        })
        {
            Bar = "moderator, observer or lead in brackets; Tab completes  Enter save",
            Text = State.Checks.GetValueOrDefault(line.Item) is { Overridden: false } now ? now.Words ?? "" : TeamPreset() ?? "",
            Complete = Completion(line.Item),
            ListTitle = "Team",
        });
}
