namespace PsyInterview.Guides;

/// <summary>What came of reading a topic guide.</summary>
/// <param name="Guide">The guide; null when any problem is an error.</param>
/// <param name="Problems">Errors and advice in the order of the lines.</param>
public sealed record GuideReading(TopicGuide? Guide, IReadOnlyList<Problem> Problems);
