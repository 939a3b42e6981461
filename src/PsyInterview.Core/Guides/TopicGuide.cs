namespace PsyInterview.Guides;

/// <summary>A topic guide: what an interviewer wants to talk about, in an order that conversation is free to leave.</summary>
/// <param name="Id">Stable name, for example <c>patient-first</c>; the same in every language and version.</param>
/// <param name="Version">Whole number from 1.</param>
/// <param name="Language">BCP 47 tag of the words, for example <c>en</c> or <c>nl</c>.</param>
/// <param name="Kind"><c>interview</c> or <c>focus-group</c>.</param>
/// <param name="Group">The population it is for, for example <c>patients</c>; null for any.</param>
/// <param name="Minutes">Planned length of the whole talk, in minutes.</param>
/// <param name="Closing">What the interviewer ticks off after the talk.</param>
/// <param name="Distress">The study's own steps when a participant is distressed, one at a time.</param>
/// <param name="Text">The file as it was read.</param>
/// <param name="Hash">SHA-256 of <paramref name="Text"/> in UTF-8 with line ends as LF, lower-case hex.</param>
public sealed record TopicGuide(
    string Id, int Version, string Title, string Language, string Kind, string? Group, int Minutes,
    IReadOnlyList<Topic> Topics, IReadOnlyList<ClosingItem> Closing, IReadOnlyList<string> Distress, string Text, string Hash)
{
    /// <summary>Every main question in the order of the guide.</summary>
    public IReadOnlyList<MainQuestion> Questions { get; } = [.. Topics.SelectMany(topic => topic.Questions)];

    private readonly Dictionary<string, MainQuestion> _byId =
        Topics.SelectMany(topic => topic.Questions).DistinctBy(q => q.Id).ToDictionary(q => q.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, Topic> _topicOf = Topics
        .SelectMany(topic => topic.Questions.Select(q => (q.Id, Topic: topic))).DistinctBy(q => q.Id).ToDictionary(q => q.Id, q => q.Topic, StringComparer.Ordinal);

    /// <summary>The question of that id, or null.</summary>
    public MainQuestion? Question(string? id) => id is not null && _byId.TryGetValue(id, out var question) ? question : null;

    /// <summary>The topic that holds the question of that id, or null.</summary>
    public Topic? TopicOf(string? questionId) => questionId is not null && _topicOf.TryGetValue(questionId, out var topic) ? topic : null;
}

/// <summary>One topic with its main questions.</summary>
/// <param name="Number">As printed: <c>3</c>.</param>
/// <param name="Minutes">Planned minutes; null where the guide says nothing.</param>
/// <param name="ReadAloud">Paragraphs to read aloud when the topic begins.</param>
/// <param name="Instructions">Words for the interviewer only.</param>
public sealed record Topic(
    string Id, string Number, string Title, int? Minutes,
    IReadOnlyList<string> ReadAloud, IReadOnlyList<string> Instructions, IReadOnlyList<MainQuestion> Questions);

/// <summary>One main question.</summary>
/// <param name="Number">As printed: <c>3.2</c>, or <c>3</c> when the topic is a single question.</param>
/// <param name="Label">A few words for the list: "Body-oriented exercises".</param>
/// <param name="Wording">The question as it is asked.</param>
/// <param name="MustAsk">True when the study wants it asked of everyone.</param>
/// <param name="Probes">Planned probes; the first is probe 1.</param>
public sealed record MainQuestion(
    string Id, string Number, string Label, string Wording, bool MustAsk,
    IReadOnlyList<string> Probes, IReadOnlyList<string> ReadAloud, IReadOnlyList<string> Instructions);

/// <summary>One line of the closing list.</summary>
public sealed record ClosingItem(string Id, string Text);
