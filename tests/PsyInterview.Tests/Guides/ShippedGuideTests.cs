using PsyInterview.Guides;
using Xunit;

namespace PsyInterview.Tests.Guides;

/// <summary>The guides of the founding study.</summary>
public sealed class ShippedGuideTests
{
    public static TheoryData<string> Names() => [.. ShippedGuides.All.Select(guide => guide.Name)];

    public static TheoryData<string, int, int> Lengths() => new()
    {
        { "patient-first", 40, 40 },
        { "patient-second", 25, 25 },
        { "therapist", 50, 50 },
        { "therapist-focus-group", 70, 80 },
    };

    [Fact]
    public void There_are_four_guides_in_two_languages() => Assert.Equal(
        [
            "patient-first.en.md", "patient-first.nl.md", "patient-second.en.md", "patient-second.nl.md",
            "therapist-focus-group.en.md", "therapist-focus-group.nl.md", "therapist.en.md", "therapist.nl.md",
        ],
        ShippedGuides.All.Select(guide => guide.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_shipped_guide_gives_no_error_and_no_advice(string name)
    {
        var reading = GuideParser.Parse(ShippedGuides.All.Single(guide => guide.Name == name).Text);
        Assert.Empty(reading.Problems);
        Assert.Equal(name, $"{reading.Guide!.Id}.{reading.Guide.Language}.md");
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_minutes_of_the_topics_add_up_to_the_planned_length(string id, int least, int most)
    {
        var guide = ShippedGuides.Load(id, "en");
        Assert.InRange(guide.Minutes, least, most);
        Assert.Equal(guide.Minutes, guide.Topics.Sum(topic => topic.Minutes));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void English_and_Dutch_have_the_same_ids_probes_and_structure(string id, int least, int most)
    {
        Assert.True(least <= most);
        Assert.Equal(Structure(ShippedGuides.Load(id, "en")), Structure(ShippedGuides.Load(id, "nl")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_shipped_guide_introduces_itself_instructs_and_closes(string name)
    {
        var guide = GuideParser.Parse(ShippedGuides.All.Single(shipped => shipped.Name == name).Text).Guide!;
        Assert.NotEmpty(guide.Topics[0].ReadAloud);
        Assert.NotEmpty(guide.Topics[0].Instructions);
        Assert.NotEmpty(guide.Closing);
        Assert.NotEmpty(guide.Distress);
        Assert.Contains(guide.Questions, question => question.MustAsk);
        Assert.DoesNotContain('—', guide.Text);
    }

    [Fact]
    public void The_second_interview_opens_with_the_question_of_the_study() => Assert.Equal(
        "Looking back now, what do you think you learned from the therapy?",
        ShippedGuides.Load("patient-second", "en").Questions[0].Wording);

    [Fact]
    public void A_guide_that_does_not_come_with_the_program_is_named() =>
        Assert.Contains("carer.en.md", Assert.Throws<KeyNotFoundException>(() => ShippedGuides.Load("carer", "en")).Message);

    private static string Structure(TopicGuide guide) => string.Join('\n', [
        $"{guide.Id} {guide.Version} {guide.Kind} {guide.Group} {guide.Minutes} {guide.Distress.Count}",
        .. guide.Closing.Select(item => item.Id),
        .. guide.Topics.Select(topic => $"{topic.Number} {topic.Id} {topic.Minutes} {topic.ReadAloud.Count} {topic.Instructions.Count} " +
            string.Join(' ', topic.Questions.Select(q =>
                $"{q.Number} {q.Id} {q.MustAsk} {q.Probes.Count} {q.ReadAloud.Count} {q.Instructions.Count};"))),
    ]);
}
