namespace PsyInterview.Guides;

/// <summary>Reads a topic guide that a person wrote in Markdown.</summary>
public static class GuideParser
{
    private const int LongestGuide = 500_000;

    /// <summary>Reads the text of a guide file; says what is wrong instead of throwing, whatever the text.</summary>
    /// <param name="advise">False where nobody reads the advice on its wording: that takes longer than all the rest.</param>
    public static GuideReading Parse(string text, bool advise = true)
    {
        if (text.Length > LongestGuide)
        {
            return new(null, [new(1, "", "The file is far too long for a topic guide.",
                "A guide is a few pages of text; check that this is the right file.")]);
        }
        var source = new GuideSource(text);
        if (FrontMatter.Read(source) is not { } front)
            return new(null, source.Problems);
        var topics = GuideBody.Read(source, front);
        if (advise) GuideAdvice.Give(source, front, topics);
        var problems = source.Problems;
        return problems.Any(p => p.Severity == Severity.Error) ? new(null, problems) : new(Finish(text, front, topics), problems);
    }

    private static TopicGuide Finish(string text, FrontMatter front, IReadOnlyList<DraftTopic> topics) =>
        new(front.Id, front.Version, front.Title, front.Language, front.Kind, front.Group, front.Minutes,
            [.. topics.Select((topic, i) => topic.Finish(FormattableString.Invariant($"{i + 1}")))],
            front.Closing,
            front.Distress.Count > 0 ? front.Distress : DistressProtocol.For(front.Language),
            text, GuideSource.Hash(text));
}
