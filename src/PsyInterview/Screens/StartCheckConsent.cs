using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Screens;

/// <summary>What the start check takes from elsewhere: the consent item by item, and what the appointment says.</summary>
public sealed partial class StartCheckScreen
{
    /// <summary>What was agreed on for a line, or null.</summary>
    private string? Preset(string item)
    {
        if (Study.Appointments.GetValueOrDefault((Who, Wave)) is not { } appointment) return null;
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
        if (Chosen.Consent is not { } item) return;
        if (_session.Recorder.Do(press.At, StudyDecisions.RecordConsent(Study, Who, Wave, item, given, _document, _how)) is { } refusal)
        {
            Shell.Say(refusal);
            return;
        }
        if (item == "take-part" && !given) Shell.Say($"{Who} does not take part: the session cannot start");
        if (Rows.Where(r => r.Consent is not null).All(IsDone)) _session.Do(press.At, FrameDecisions.CheckConsent(State, Study));
        _at++;
        if (_at >= Rows.Count || (Chosen.Consent is null && IsDone(Chosen))) Next();
    }

    private string? WhyNotConsent() => Chosen.Consent is null ? "yes and no are for the items of the consent" : null;

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

    /// <summary>The document and the way hold for the answers given just before, too.</summary>
    private void Restate(Press press)
    {
        foreach (var (item, _) in ConsentItems.All)
        {
            if (Study.ConsentTo(Who, Wave, item) is { } answer)
                _session.Recorder.Do(press.At, StudyDecisions.RecordConsent(Study, Who, Wave, item, answer.Given, _document, _how, answer.On, answer.By));
        }
        Shell.Say("kept with each answer");
    }
}
