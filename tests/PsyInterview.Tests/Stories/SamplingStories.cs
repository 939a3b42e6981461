using PsyInterview.Reports;
using PsyInterview.Screens;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>The researcher looks at what the sample covers, and decides whom to invite.</summary>
public sealed class SamplingStories
{
    private static readonly DateTimeOffset Before = Story.Noon.AddMinutes(-1);

    [Fact]
    public void Levels_are_counted_against_their_targets_and_what_is_not_known_stands_apart()
    {
        using var story = Open();
        story.Sees("3 of 8 planned interviewed, 1 more agreed").Sees("Still wanted: gender male (2").Sees("outside the frame 1 (P03: 95)").Sees("declined 1");
        story.Keys("n").Sees("What the numbers mean");
    }

    [Fact]
    public void Pairs_stand_in_a_triangle_and_open_into_their_levels()
    {
        using var story = Open().Keys("2").Sees("[").Keys("jh<Enter>").Sees("0 nobody yet, x cannot occur").Sees(" x ").Keys("l").Keys("<Esc>").Sees("Each cell:");
    }

    [Fact]
    public void Whom_to_invite_is_reasoned_and_can_be_overruled_with_a_reason()
    {
        using var story = Open().Keys("3").Sees("C02").Sees("Fills").Keys("x<Enter>").Sees("type the reason").Keys("moving away<Enter>").Until("Left out");
        Assert.Equal(new InvitationWord("skip", "moving away"), story.Recorder.Study.Invitations["C02"]);
        story.Keys("jjjjo").Sees("opened again").Keys("stays after all<Enter>").Until("Fills 2");
        Assert.Empty(story.Recorder.Study.Invitations);
        story.Keys("jpspeaks of falls<Enter>").Until("Pinned: speaks of falls");
    }

    [Fact]
    public void Levels_that_nobody_can_fill_are_a_task_for_recruitment()
    {
        using var story = Open().Keys("3").Sees("To recruit: nobody interviewed, agreed or waiting has region south");
    }

    [Fact]
    public void The_order_by_distance_alone_says_that_it_is_one()
    {
        using var story = Open().Keys("3d").Until("By distance alone").Keys("d").Until("by need");
    }

    [Fact]
    public void Without_criteria_the_screen_says_what_to_do()
    {
        using var story = Story.InStudy(WithdrawalStories.Told).Until("2 participants").Keys("s").Until("Declare the criteria");
        story.Keys("2").Sees("Declare the criteria").Keys("<Enter>").Sees("pairs need two criteria").Keys("3p").Sees("nobody is waiting").Keys("<Esc>").Sees("Participants");
    }

    [Fact]
    public void Keys_act_at_once_while_five_hundred_people_are_reckoned_with()
    {
        using var story = Story.InStudy(
            recorder =>
            {
                Told(recorder);
                for (var n = 1; n <= 500; n++)
                {
                    recorder.Do(Before, Recruitment.Contact(recorder.Study, $"D{n:D3}", 1, Outcomes.Thinking, "2026-03-01", group: "patients"));
                    recorder.Do(Before, Recruitment.Answer(recorder.Study, $"D{n:D3}", "age", $"{18 + n % 60}"));
                }
            },
            first: (shell, study) => new SamplingScreen(shell, study));
        story.Keys("3").Sees("Whom to invite next").Keys("2").Sees("Pairs of levels").Keys("1").Until("503 can still be asked").Keys("3").Sees("C02");
    }

    [Fact]
    public void The_gaps_stand_in_one_line()
    {
        using var story = Open();
        Assert.Equal("gaps in the sample: gender male (2), age 60-80 (1)", SampleLine.Of(GroupSample.All(story.Study!.ReadAll())));
    }

    [Fact]
    public void The_gaps_stand_on_the_screen_of_the_study()
    {
        using var story = Story.InStudy(Told).Until("gaps in the sample: gender male (2)");
    }

    [Fact]
    public void Where_no_target_is_set_nothing_is_said_of_gaps()
    {
        using var story = Story.InStudy(WithdrawalStories.Told);
        Assert.Null(SampleLine.Of(GroupSample.All(story.Study!.ReadAll())));
    }

    internal static Story Open(int columns = 80, int rows = 24) =>
        Story.InStudy(Told, columns, rows, (shell, study) => new SamplingScreen(shell, study)).Until("Still wanted");

    /// <summary>Three patients were interviewed, one agreed, three can still be asked; nobody comes from the south.</summary>
    internal static void Told(Recorder recorder)
    {
        void Do(Decision decision) => Assert.Null(recorder.Do(Before, decision));
        Do(StudyDecisions.Create(recorder.Study, "Exercises at home"));
        Do(Decision.That(
            new GroupDeclared("patients", "patients", Planned: 8),
            new CriterionDeclared("gender", "gender", "nominal", ["female", "male"]),
            new CriterionDeclared("age", "age", "number", ["18-39", "40-59", "60-80"]),
            new CriterionDeclared("region", "region", "nominal", ["north", "middle", "south"]),
            new TargetSet(["gender=female"], 2), new TargetSet(["gender=male"], 3), new TargetSet(["age=60-80"], 2),
            new CombinationExcluded(["age=18-39", "region=middle"])));
        Person("P01", "female", "24", "north", isHeard: true);
        Person("P02", "male", "66", "middle", isHeard: true);
        Person("P03", "female", "95", "north", isHeard: true);
        Person("P04", "male", "44", "north", isHeard: false);
        Person("C01", "female", "27", "north", isHeard: null);
        Person("C02", "male", "71", "north", isHeard: null);
        Person("C03", "declined", "50", "middle", isHeard: null);
        Do(Recruitment.Answer(recorder.Study, "P03", "region", "declined"));

        void Person(string code, string gender, string age, string region, bool? isHeard)
        {
            Do(isHeard is null ? Recruitment.Contact(recorder.Study, code, 1, Outcomes.Thinking, "2026-03-01", group: "patients") : StudyDecisions.AddParticipant(recorder.Study, code, "patients"));
            foreach (var (criterion, value) in new[] { ("gender", gender), ("age", age), ("region", region) }) Do(Recruitment.Answer(recorder.Study, code, criterion, value));
            if (isHeard == true) recorder.Session($"{code}-1").Do(Before, Decision.That(new PastSessionStated(code, "interview", 1)));
        }
    }
}
