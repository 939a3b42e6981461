using System.Globalization;
using PsyInterview.Guides;
using PsyInterview.Log;
using PsyInterview.Sessions;
using PsyInterview.Studies;

namespace PsyInterview.Demo;

/// <summary>What is done in the demo around the talks: guides, participants, consent, plans. Each step is decided before it is sealed.</summary>
public sealed class Preparation(DemoLog log)
{
    private readonly Dictionary<string, TopicGuide> _guides = new(StringComparer.Ordinal);
    private readonly HashSet<(string Participant, int Wave)> _talked = [];

    /// <summary>The study so far.</summary>
    public StudyState Study { get; private set; } = StudyState.Empty;

    /// <summary>A time written out with its offset, so that no time zone of any machine has a say.</summary>
    public static DateTimeOffset At(string written) => DateTimeOffset.Parse(written, CultureInfo.InvariantCulture);

    /// <summary>Begins the study.</summary>
    public void Begin(string at, string recorder, string title) => Do(At(at), recorder, StudyDecisions.Create(Study, title, invented: true), title);

    /// <summary>Takes in a guide that comes with the program.</summary>
    public void Import(string at, string recorder, string guide)
    {
        _guides[guide] = ShippedGuides.Load(guide, "en");
        Do(At(at), recorder, StudyDecisions.ImportGuide(Study, _guides[guide], StudyState.Day(At(at))), guide);
    }

    /// <summary>Records the consent item by item.</summary>
    /// <param name="except">The item that was not agreed to, or null.</param>
    public void Agree(string at, string recorder, string participant, int wave, string document, string how, string? except = null) =>
        Agree(At(at), recorder, participant, wave, document, how, except);

    /// <inheritdoc cref="Agree(string, string, string, int, string, string, string?)"/>
    /// <returns>When the last item was recorded.</returns>
    public DateTimeOffset Agree(DateTimeOffset at, string recorder, string participant, int wave, string document, string how, string? except)
    {
        foreach (var (item, words) in ConsentItems.All)
        {
            at = at.AddSeconds(4);
            Do(at, recorder, StudyDecisions.RecordConsent(Study, participant, wave, item, item != except, document, how), words);
        }
        return at;
    }

    /// <summary>Declares groups, waves, team, criteria and targets.</summary>
    public void SetUp(string at, string recorder, params IReadOnlyList<Event> declared) => Do(At(at), recorder, Decision.That(declared), "set-up");

    /// <summary>Somebody was contacted by telephone, and what came of it.</summary>
    /// <param name="told">What is known of them: "gender=female age=44".</param>
    public void Contact(
        string at, string recorder, string person, string outcome, string told = "", string? reason = null, string? callBack = null,
        string group = "patients", int wave = 1)
    {
        var when = At(at);
        Do(when, recorder, Recruitment.Contact(
            Study, person, wave, outcome, StudyState.Day(when), channel: "phone", by: recorder[..2], reason: reason, callBack: callBack, group: group,
            participant: person.StartsWith('C') ? null : person), person);
        foreach (var known in told.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (criterion, value) = (known[..known.IndexOf('=')], known[(known.IndexOf('=') + 1)..]);
            Do(when = when.AddSeconds(5), recorder, Recruitment.Answer(Study, person, criterion, value), known);
        }
    }

    /// <summary>A guide as it stands.</summary>
    public TopicGuide Guide(string guide) => _guides[guide];

    /// <summary>Makes the next version of a guide; sessions that are planned from then on run with it.</summary>
    public void Revise(string at, string recorder, GuideWeighed next, IReadOnlyList<ChangeReason> reasons)
    {
        Do(at, recorder, study => GuideDecisions.Freeze(study, next, StudyState.Day(At(at)), reasons: reasons));
        _guides[next.Guide.Id] = next.Guide;
    }

    /// <summary>Decides something about the study.</summary>
    public void Do(string at, string recorder, Func<StudyState, Decision> decide) => Do(At(at), recorder, decide(Study), at);

    /// <summary>Agrees on a day for a session.</summary>
    public void Appoint(string at, string recorder, string person, int wave, string day, string place) =>
        Do(At(at), recorder, Recruitment.Appoint(Study, person, wave, day, place, recorder[..2]), day);

    /// <summary>Leaves a question for coming sessions.</summary>
    public void AskWhereItFits(string at, string recorder, string guide, string question, string because) =>
        Do(At(at), recorder, StudyDecisions.AddFittingQuestion(Study, question, guide, because), question);

    /// <summary>Plans a session and leaves it there.</summary>
    public void Plan(string at, string recorder, string participant, int wave, string guide) => Planned(At(at), recorder, participant, wave, guide);

    /// <summary>Plans a session three days ahead and tells it to the end of its story.</summary>
    public void Tell(Story story)
    {
        var session = Planned(story.Began.AddDays(-3).AddMinutes(-47), story.Recorder, story.Participant, story.Wave, story.Guide);
        foreach (var line in story.Lines) session.Tell(story.Began, line);
        if (session.State.Start is not null) _talked.Add((story.Participant, story.Wave));
    }

    private Telling Planned(DateTimeOffset at, string recorder, string participant, int wave, string guide)
    {
        var session = new Telling(log, this, _guides[guide], FrameDecisions.StreamOf(participant, wave), recorder);
        int[] talked = [.. _talked.Where(t => t.Participant == participant).Select(t => t.Wave)];
        session.Do(at, FrameDecisions.Plan(session.State, _guides[guide], participant, wave, talked), "plan");
        return session;
    }

    private void Do(DateTimeOffset at, string recorder, Decision decision, string told)
    {
        foreach (var entry in log.Seal(EntryId.Study, recorder, at, decision, told)) Study = Study.Apply(entry.Entry, entry.Happened);
    }
}
