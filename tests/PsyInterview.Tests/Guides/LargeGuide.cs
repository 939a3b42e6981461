using System.Globalization;
using System.Text;

namespace PsyInterview.Tests.Guides;

/// <summary>
/// A guide far larger than anybody should take to a talk: 60 topics of five questions with their probes, at the length that questions of
/// real guides have; words that take two columns in some. Made anew each time, always the same.
/// </summary>
public static class LargeGuide
{
    /// <summary>Topics in the large guide.</summary>
    public const int Topics = 60;

    /// <summary>Questions in each topic.</summary>
    public const int Each = 5;

    private static readonly (string Topic, string Words)[] Subjects =
    [
        ("Sleep", "sleeping and lying awake"), ("Work", "your work, paid or not"), ("Family", "the people you live with"), ("睡眠", "what your mother called 睡眠, the sleep that restores"),
        ("Friends", "friends and neighbours"), ("Walking", "walking, stairs and the way to the shops"), ("The café", "meeting people, for example in a café"), ("Breathing", "your breath"),
        ("Money", "money and the price of the therapy"), ("The doctor", "your doctor and your visits there"), ("Medicines", "medicines and their times"), ("The body", "what you felt in your body"),
        ("Worry", "worry and thoughts that return"), ("Food", "eating and cooking"), ("Games", "playing, a game 🎲 or a sport"), ("Faith", "faith and prayer"),
        ("School", "school and learning"), ("The garden", "the garden, animals and the weather"), ("Music", "music and silence"), ("Travel", "travelling and being away from home"),
    ];

    private static readonly (string Topic, string Words)[] Times = [("before", "before the therapy began"), ("meanwhile", "in the months of the therapy"), ("since then", "since the therapy ended")];

    private static readonly (string Label, string Wording, string[] Probes)[] Questions =
    [
        ("a usual day", "Please take me through a usual day {1}, and tell me what part {0} had in it, from getting up to going to bed.",
            ["How did such a day begin?", "What was different at the weekend?", "Who was there?", "What did you leave out because of the complaints?"]),
        ("a hard moment", "Which moment {1} do you remember as the hardest one with regard to {0}?",
            ["What happened just before that?", "What did you notice in your body?", "What did you do next?"]),
        ("what helped", "What made {0} easier {1}, if anything did?",
            ["How did you find out?", "What did others contribute?", "What did you try that made no difference?", "What would you have needed?"]),
        ("other people", "How did the people around you respond {1} to how it went with {0}?",
            ["At home?", "At work, or elsewhere?", "In what way did that help or hinder you?"]),
        ("looking back", "When you look back now on {0} {1}, what do you make of it, with the complaints in mind that brought you here?",
            ["What surprises you about it today?", "What stayed the same although you had hoped otherwise?", "What would you tell somebody with complaints like yours?", "What have I not asked about this?"]),
    ];

    /// <summary>The guide's Markdown.</summary>
    /// <param name="topics">How many of its topics, from the first.</param>
    public static string Text(int topics = Topics)
    {
        var text = new StringBuilder("---\nguide: large\nversion: 1\ntitle: A guide of many questions\nlanguage: en\nkind: interview\nminutes: ")
            .Append(topics * 4).Append("\nclosing:\n  - Thank the participant {#thanks}\n  - Give the contact card of the study {#contact-card}\n---\n\n# A guide of many questions\n");
        for (var topic = 1; topic <= topics; topic++)
        {
            var (subject, time) = (Subjects[(topic - 1) % Subjects.Length], Times[(topic - 1) / Subjects.Length % Times.Length]);
            text.Append(CultureInfo.InvariantCulture, $"\n## {subject.Topic} {time.Topic} {{#t{topic} minutes=4}}\n");
            if (topic % 4 == 1) text.Append(CultureInfo.InvariantCulture, $"\n> I would like to hear now how it was {time.Words}. Take your time; there are no right or wrong answers.\n");
            if (topic % 3 == 0) text.Append("\n*Ask for one concrete day or moment. Opinions come later.*\n");
            for (var number = 1; number <= Each; number++)
            {
                var (label, wording, probes) = Questions[(number - 1) % Questions.Length];
                text.Append(CultureInfo.InvariantCulture, $"\n### {subject.Topic}: {label} {{#t{topic}-q{number}{(number == 1 ? " .must" : "")}}}\n\n{string.Format(CultureInfo.InvariantCulture, wording, subject.Words, time.Words)}\n\n");
                for (var probe = 1; probe <= probes.Length; probe++) text.Append(CultureInfo.InvariantCulture, $"{probe}. {probes[probe - 1]}\n");
            }
        }
        return text.ToString();
    }
}
