using PsyInterview.Guides;
using PsyInterview.Log;

namespace PsyInterview.Studies;

/// <summary>What may be done to a study as a whole.</summary>
public static class StudyDecisions
{
    /// <summary>Begins a study.</summary>
    public static Decision Create(StudyState study, string title, bool invented = false) =>
        study.Title.Length > 0 ? Decision.Refuse("this study has begun already")
        : string.IsNullOrWhiteSpace(title) ? Decision.Refuse("a study needs a title")
        : Decision.That(new StudyCreated(title.Trim(), invented));

    /// <summary>Gives a participant a code. A code is letters, digits and hyphens, so that it can be typed and can name a stream.</summary>
    /// <param name="contact">The code under which they were contacted until then, or null.</param>
    public static Decision AddParticipant(StudyState study, string code, string? group = null, string? contact = null)
    {
        if (!IsCode(code)) return Decision.Refuse(NotACode(code));
        if (group is not null && !study.SetUp.Groups.IsEmpty)
        {
            if (study.SetUp.Group(group) is not { } declared) return Decision.Refuse(Recruitment.NoGroup(study, group));
            group = declared.Group;
        }
        if (study.Participants.TryGetValue(code, out var known))
        {
            return contact is not null && contact != code && study.Candidates.ContainsKey(contact) ? Decision.Refuse($"{code} is somebody else's code already")
                : group is null || known.Group == group ? Decision.Nothing
                : Decision.That(new ParticipantAdded(code, group));
        }
        if (study.Renamed.ContainsKey(code)) return Decision.Refuse($"{code} was the code of {study.Now(code)}; a code is never used twice");
        var twin = study.Participants.Keys.FirstOrDefault(k => k.Equals(code, StringComparison.OrdinalIgnoreCase));
        if (twin is not null) return Decision.Refuse($"{twin} is in this study already; codes that differ only in capitals are taken for each other");
        return Decision.That(new ParticipantAdded(code, group, contact == code ? null : contact));
    }

    /// <summary>One act of several decisions: all of them, or the first refusal and nothing.</summary>
    public static Decision Together(StudyState study, DateTimeOffset at, IEnumerable<Func<StudyState, Decision>> steps)
    {
        List<Event> events = [];
        foreach (var step in steps)
        {
            var decision = step(study);
            if (decision.Refusal is not null) return decision;
            events.AddRange(decision.Events);
            study = study.If(at, decision.Events);
        }
        return Decision.That(events);
    }

    /// <summary>
    /// Takes a guide in; the same text twice is once. One that changes a guide of the study becomes its next version with what changed on record, unless
    /// something in it has to be settled first.
    /// </summary>
    /// <param name="today">The day it is, 2026-11-05.</param>
    public static Decision ImportGuide(StudyState study, TopicGuide guide, string today)
    {
        if (study.GuideOf(guide.Hash) is not null) return Decision.Nothing;
        var twin = study.Guides.Find(g => g.Guide == guide.Id && g.Language == guide.Language && g.Version == guide.Version);
        if (twin is null && study.VersionsOf(guide.Id, guide.Language).Count > 0)
        {
            var next = GuideWeighed.Of(study, guide, [], []);
            return next.Guide.Hash == guide.Hash
                ? GuideDecisions.Freeze(study, next, today)
                : Decision.Refuse($"{guide.Id} version {guide.Version} changes ids that are in this study, or its number: bring it in with “guide import” first, which shows what is to be settled");
        }
        return twin is null
            ? Decision.That(new GuideImported(guide.Id, guide.Version, guide.Language, guide.Text, guide.Hash))
            : Decision.Refuse($"{guide.Id} version {guide.Version} is in this study already with other words; give the changed guide a new version number");
    }

    /// <summary>Records one answer to one item of the consent; the same answer twice is once.</summary>
    /// <param name="on">The day it was given, where it is not today's.</param>
    /// <param name="by">Who took it, where it is not who writes.</param>
    public static Decision RecordConsent(
        StudyState study, string participant, int wave, string item, bool given, string? document, string? how, string? on = null, string? by = null)
    {
        participant = study.Now(participant);
        if (on is not null && !Recruitment.IsDay(on)) return Decision.Refuse(Recruitment.NotADay(on));
        if (study.IsErased(participant)) return Decision.Refuse($"{participant} withdrew and was erased: nothing new is recorded");
        if (ConsentItems.All.All(known => known.Item != item)) return Decision.Refuse($"“{item}” is not an item of the consent");
        var now = study.ConsentTo(participant, wave, item);
        return now is not null && now.Given == given && now.Document == document && now.How == how && (on is null || now.On == on) && (by is null || now.By == by)
            ? Decision.Nothing
            : Decision.That(new ConsentRecorded(participant, wave, item, given, document, how, on, by));
    }

    /// <summary>Leaves a question for coming sessions.</summary>
    public static Decision AddFittingQuestion(StudyState study, string question, string? guide = null, string? because = null) =>
        string.IsNullOrWhiteSpace(question) ? Decision.Refuse("type the question to ask")
        : Decision.That(new FittingQuestionAdded($"f{LastNumber(study) + 1}", question.Trim(), guide, string.IsNullOrWhiteSpace(because) ? null : because.Trim()));

    /// <summary>Closes such a question: it is no longer shown in coming sessions.</summary>
    /// <param name="id">For example <c>f1</c>.</param>
    public static Decision CloseFittingQuestion(StudyState study, string id, string reason)
    {
        var found = study.FittingQuestions.Where(q => q.Id.Equals(id.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 0)
            return Decision.Refuse($"there is no question “{id.Trim()}”; {(study.FittingFor(null).Any() ? string.Join(", ", study.FittingFor(null).Select(q => $"{q.Id} {q.Question}").Take(3)) : "none is waiting")}");
        if (found.TrueForAll(q => q.Closed is not null)) return Decision.Refuse($"{found[0].Id} was closed on {found[0].ClosedOn}: {found[0].Closed}");
        return string.IsNullOrWhiteSpace(reason) ? Decision.Refuse("say why it is not to be asked any more") : Decision.That(new FittingQuestionClosed(found[0].Id, reason.Trim()));
    }

    /// <summary>The next free code with this letter: P01, P02, ...</summary>
    public static string NextCode(StudyState study, string letter)
    {
        var number = 1;
        while (IsTaken($"{letter}{number:D2}") || IsTaken($"{letter}{number}")) number++;
        return $"{letter}{number:D2}";

        bool IsTaken(string code) => study.Participants.ContainsKey(code) || study.Candidates.ContainsKey(code) || study.Renamed.ContainsKey(code);
    }

    // Counting would give a number twice once an earlier question was taken back.
    private static int LastNumber(StudyState study) =>
        study.FittingQuestions.Select(q => int.TryParse(q.Id.TrimStart('f'), out var number) ? number : 0).DefaultIfEmpty().Max();

    /// <summary>The sentence for what cannot be a code.</summary>
    public static string NotACode(string code) => $"“{code}” cannot be a code: use letters, digits and hyphens, for example P07";

    /// <summary>True for what can be a person's code and can name a stream.</summary>
    public static bool IsCode(string code) =>
        code.Length is > 0 and <= 24 && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && !code.StartsWith('-') && EntryId.IsSession(code);
}
