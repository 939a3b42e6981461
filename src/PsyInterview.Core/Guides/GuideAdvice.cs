using System.Text.RegularExpressions;

namespace PsyInterview.Guides;

/// <summary>What an experienced interviewer would say about the wording of a guide.</summary>
internal static partial class GuideAdvice
{
    private const int KeysForProbes = 9;
    private const int LongestQuestion = 500;

    public static void Give(GuideSource source, FrontMatter front, IReadOnlyList<DraftTopic> topics)
    {
        var habits = GuideLanguage.IsEnglish(front.Language) ? English : GuideLanguage.IsDutch(front.Language) ? Dutch : Any;
        foreach (var topic in topics)
        {
            var questions = topic.AllQuestions.ToList();
            if (questions.Count > 0 && questions.All(q => q.Probes.Count == 0))
                source.Advice(topic.Line, "This topic has no probes.", "Add a numbered list of two to five follow-up questions.");
            foreach (var question in questions)
                OnQuestion(source, question, habits);
        }
        OnMinutes(source, front, topics);
    }

    private static void OnQuestion(GuideSource source, DraftQuestion question, Habits habits)
    {
        if (question.Wording is { } wording)
        {
            OnWords(source, wording, habits);
            if (wording.Text.Length <= LongestQuestion && Questions(wording.Text).Any(q => habits.YesNo.IsMatch(q)))
                source.Advice(wording.Line, "This main question can be answered with yes or no.", habits.OpenHint);
        }
        foreach (var probe in question.Probes)
        {
            OnWords(source, probe, habits);
            if (probe.Text.Length <= LongestQuestion && Questions(probe.Text).Any(q => habits.YesNo.IsMatch(q) && !habits.Inviting.IsMatch(q)))
                source.Advice(probe.Line, "This probe can be answered with yes or no.", habits.OpenHint);
        }
        if (question.Probes.Count > KeysForProbes)
            source.Advice(question.Probes[KeysForProbes].Line, FormattableString.Invariant($"This question has {question.Probes.Count} probes."),
                "Only probes 1 to 9 have a key of their own; split the question or choose.");
    }

    private static void OnWords(GuideSource source, Passage words, Habits habits)
    {
        if (words.Text.Length > LongestQuestion)
        {
            source.Advice(words.Line, "This is too long to be asked in one breath.", "Ask it shorter, or put part of it in a > block to read aloud.");
            return;
        }
        if (habits.Leading.Match(words.Text) is { Success: true } leading)
            source.Advice(words.Line, $"The words \"{leading.Value}\" lead to an answer.", "Ask it so that either answer is as easy to give.");
        if (words.Text.Count(c => c == '?') > 1 || Questions(words.Text).Any(q => habits.Double.IsMatch(q)))
            source.Advice(words.Line, "Two questions are asked in one.", "Ask the first, and make the second a probe.");
    }

    private static void OnMinutes(GuideSource source, FrontMatter front, IReadOnlyList<DraftTopic> topics)
    {
        var sum = topics.Sum(topic => topic.Minutes ?? 0);
        var complete = topics.All(topic => topic.Minutes is not null);
        if (front.Minutes > 0 && topics.Count > 0 && (sum > front.Minutes || (complete && sum < front.Minutes)))
            source.Advice(front.MinutesLine, FormattableString.Invariant($"The topics add up to {sum} minutes, the guide says {front.Minutes}."),
                "Change one of the two.");
    }

    private static IEnumerable<string> Questions(string text) => Question().Matches(text).Select(match => match.Value.Trim(' ', '"', '“', '‘', '\''));

    [GeneratedRegex(@"[^.!?:]+\?")]
    private static partial Regex Question();

    /// <summary>The signs of a poor question in one language.</summary>
    private sealed record Habits(Regex Leading, Regex Double, Regex YesNo, Regex Inviting, string OpenHint);

    private static readonly Habits Any = new(Never(), Never(), Never(), Never(), "");

    private static readonly Habits English = new(EnglishLeading(), EnglishDouble(), EnglishYesNo(), EnglishInviting(),
        "Begin with what, how, which or \"tell me\".");

    private static readonly Habits Dutch = new(DutchLeading(), DutchDouble(), DutchYesNo(), DutchInviting(),
        "Begin with wat, hoe, welke or \"vertel eens\".");

    [GeneratedRegex("(?!)")]
    private static partial Regex Never();

    [GeneratedRegex(@"\b(?:(?:do|did|would|are|were|is|was|have|has|can|could|should)n['’]t (?:you|it|that|they|this)(?: (?:think|agree|find|feel|believe))?|(?:do|would) you not|(?:would|do) you agree|surely|of course|obviously|you must have|(?:I|we) (?:suppose|assume|expect)|right(?=\?))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EnglishLeading();

    [GeneratedRegex(@"\b(?:(?:vindt|vind|denkt|denk|bent|ben|is|was|heeft|heb|had|kunt|kan) (?:u|je|jij|het|dat)(?: \w+)? niet|(?:bent u|ben je) het (?:er ?mee |ermee )?eens|niet ?waar(?=\?)|toch(?=\?)|u zult wel|je zult wel|natuurlijk|uiteraard|ongetwijfeld|(?:ik|we|wij) nemen? aan)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DutchLeading();

    [GeneratedRegex(@"^(?!.*\bbetween\b).*\b(?:what|how|why|when|where|who|which|did|do|does|is|are|was|were|have|has|had|can|could|will|would)\b.*\band (?:then )?(?:what|how|why|when|where|who|which|did|do|does|is|are|was|were|have|has|had|can|could|will|would)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EnglishDouble();

    [GeneratedRegex(@"^(?!.*\btussen\b).*\b(?:wat|hoe|waarom|wanneer|waar\w*|wie|welke?|heeft|hebt|heb|had|bent|ben|is|zijn|was|kunt|kan|zou)\b.*\ben (?:toen |dan )?(?:wat|hoe|waarom|wanneer|waar\w*|wie|welke?|heeft|hebt|heb|had|bent|ben|is|was|kunt|kan|zou)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DutchDouble();

    [GeneratedRegex(@"^(?:(?:and|so|but|or|then|now)\b,? )*(?:do|does|did|is|are|was|were|am|have|has|had|can|could|will|would|should|shall|may|might|must)(?:n['’]t)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EnglishYesNo();

    [GeneratedRegex(@"^(?:(?:en|dus|maar|of)\b,? )*(?:(?:heeft|hebt|heb|hebben|had|hadden|bent|ben|is|zijn|was|waren|kunt|kun|kan|kunnen|kon|konden|wilt|wil|wilde|zou|zouden|zult|zal|zullen|mag|moet|moest|wordt|werd)\b|(?:doet|deed|gaat|ging|vindt|vond|denkt|dacht|weet|wist|voelt|voelde|merkt|merkte|ziet|zag|komt|kwam|gebruikt|gebruikte|herkent|herkende|kent|kende|krijgt|kreeg) (?:u|je|jij|jullie|het|dat|dit|er)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DutchYesNo();

    [GeneratedRegex(@"^(?:(?:and|so|but)\b,? )?(?:can|could|would|will) (?:you|anyone|someone|somebody) (?:\w+ )?(?:describe|tell|give|say|explain|take|walk|show|think|name|recall)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EnglishInviting();

    [GeneratedRegex(@"^(?:(?:en|dus|maar)\b,? )?(?:kunt|kun|kan|zou|wilt|wil) (?:u|je|jij|jullie|iemand)\b.*\b(?:beschrijven|omschrijven|vertellen|geven|zeggen|uitleggen|toelichten|meenemen|noemen|voordoen|laten zien)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DutchInviting();
}
