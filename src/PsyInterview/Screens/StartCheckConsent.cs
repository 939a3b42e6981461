using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>What the start check takes from elsewhere: the consent item by item, and what the appointment says.</summary>
public sealed partial class StartCheckScreen
{
    /// <summary>What was agreed on for a line, or null.</summary>
    private string? Preset(string item)
    {
        if (item == "present" && State.IsGroup) return TeamPreset();
        if (Appointed is not { } appointment) return null;
        return item switch
        {
            "where" => appointment.Place,
            "present" when appointment.Interviewer is { } interviewer =>
                string.Join(", ", new[] { Who, Part(interviewer, "interviewer") }.Concat(appointment.Observers.Select(o => Part(o, "observer")))),
            _ => null,
        };
    }

    // In this session somebody has one part, whatever else they do in the study.
    private static string Part(string code, string part) => $"{code} ({part})";

    private Func<string, IReadOnlyList<string>>? Completion(string item) => item switch
    {
        "present" when !Study.SetUp.Team.IsEmpty => typed => TeamWords.Complete(Study, typed),
        _ => null,
    };

    private void Consent(Press press, bool given)
    {
        var row = Chosen;
        var person = row.Person ?? Who;
        var decision = row.Consent is { } one ? StudyDecisions.RecordConsent(Study, person, Wave, one, given, _document, _how)
            : GroupConsent.AgreeToRest(Study, person, Wave, _document, _how);
        if (_session.Recorder.Do(press.At, decision) is { } refusal)
        {
            Shell.Say(refusal);
            return;
        }
        _answered.UnionWith(decision.Events.OfType<ConsentRecorded>().Select(e => (e.Participant, e.Item)));
        if (row.Consent == "take-part" && !given)
            Shell.Say(State.IsGroup ? GroupConsent.WhyNotStart(Study, State) ?? "" : $"{person} does not take part: the session cannot start");
        if (Rows.Where(r => r.Check is null).All(IsDone)) _session.Do(press.At, FrameDecisions.CheckConsent(State, Study));
        _at++;
        if (_at >= Rows.Count || (Chosen.Consent is null && IsDone(Chosen))) Next();
    }

    private string? WhyNotConsent(bool given) => Chosen switch
    {
        { Check: not null } => "yes and no are for the items of the consent",
        { Consent: null, Person: { } person } when !given => $"no is for one item: Enter shows those of {person}",
        _ => null,
    };

    private void Document(Press press) =>
        Shell.Type(new Typing("consent document and version:", press.At, words =>
        {
            _document = words.Trim().Length == 0 ? null : words.Trim();
            Shell.Type(new Typing("how was it given (on paper, aloud and recorded, ...):", press.At, how =>
            {
                _how = how.Trim().Length == 0 ? null : how.Trim();
                Restate(press);
                return null;
            })
            { Text = _how ?? "", Bar = "Enter save  Esc back" });
            return null;
        })
        { Text = _document ?? "", Bar = "Enter next  Esc back" });

    /// <summary>The document and the way hold for the answers given just before, too; in a group not for what somebody had answered on another day.</summary>
    private void Restate(Press press)
    {
        IEnumerable<(string Person, string Item)> concerned = State.IsGroup ? _answered : ConsentItems.All.Select(i => (Who, i.Item));
        foreach (var (person, item) in concerned)
        {
            if (Study.ConsentTo(person, Wave, item) is { } answer)
                _session.Recorder.Do(press.At, StudyDecisions.RecordConsent(Study, person, Wave, item, answer.Given, _document, _how, answer.On, answer.By));
        }
        Shell.Say("kept with each answer");
    }
}
