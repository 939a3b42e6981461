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
    public static Decision AddParticipant(StudyState study, string code, string? group = null)
    {
        if (!IsCode(code)) return Decision.Refuse($"“{code}” cannot be a code: use letters, digits and hyphens, for example P07");
        return study.Participants.ContainsKey(code) ? Decision.Nothing : Decision.That(new ParticipantAdded(code, group));
    }

    /// <summary>Takes a guide in; the same text twice is once.</summary>
    public static Decision ImportGuide(StudyState study, TopicGuide guide)
    {
        if (study.GuideOf(guide.Hash) is not null) return Decision.Nothing;
        var twin = study.Guides.Find(g => g.Guide == guide.Id && g.Language == guide.Language && g.Version == guide.Version);
        return twin is null
            ? Decision.That(new GuideImported(guide.Id, guide.Version, guide.Language, guide.Text, guide.Hash))
            : Decision.Refuse($"{guide.Id} version {guide.Version} is in this study already with other words; give the changed guide a new version number");
    }

    /// <summary>Records one answer to one item of the consent; the same answer twice is once.</summary>
    public static Decision RecordConsent(StudyState study, string participant, int wave, string item, bool given, string? document, string? how)
    {
        if (ConsentItems.All.All(known => known.Item != item)) return Decision.Refuse($"“{item}” is not an item of the consent");
        var now = study.ConsentTo(participant, wave, item);
        return now is not null && now.Given == given && now.Document == document && now.How == how
            ? Decision.Nothing
            : Decision.That(new ConsentRecorded(participant, wave, item, given, document, how));
    }

    /// <summary>Leaves a question for coming sessions.</summary>
    public static Decision AddFittingQuestion(StudyState study, string question, string? guide = null, string? because = null) =>
        string.IsNullOrWhiteSpace(question) ? Decision.Refuse("type the question to ask")
        : Decision.That(new FittingQuestionAdded($"f{LastNumber(study) + 1}", question.Trim(), guide, because));

    /// <summary>The next free code with this letter: P01, P02, ...</summary>
    public static string NextCode(StudyState study, string letter)
    {
        var number = 1;
        while (study.Participants.ContainsKey($"{letter}{number:D2}")) number++;
        return $"{letter}{number:D2}";
    }

    // Counting would give a number twice once an earlier question was taken back.
    private static int LastNumber(StudyState study) =>
        study.FittingQuestions.Select(q => int.TryParse(q.Id.TrimStart('f'), out var number) ? number : 0).DefaultIfEmpty().Max();

    private static bool IsCode(string code) =>
        code.Length is > 0 and <= 24 && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && !code.StartsWith('-') && code != EntryId.Study;
}
