using System.Text;
using CsCheck;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Studies;

public sealed class StudySheetTests
{
    private static readonly string Founding = ShippedSheet.Text();
    private static readonly string Errors = Path.Combine(Approval.Folder(), "SheetErrors");

    private static readonly string[] Scraps =
    [
        "title: x\n", "groups:\n", "  patients:\n", "    waves:\n", "      2: again\n", "criteria for patients:\n", "  age:\n", "    bands: 18-39, 30-50\n",
        "targets:\n", "  age=18-39: 4 to 2\n", "impossible:\n", "  - a=b & c=d because e\n", "team:\n", "  SD: [a, b]\n", "sessions:\n", "  FG1:\n",
        "    group: patients\n", "\t", "---\n", "- ", ": ", "&a ", "*a", "!!x ", "{", "}", "[", "\"", "'", "|\n", ">\n", "#", "? ", "%", "@", "\n", "\r", "\0", "\ud800", "é",
    ];

    private static readonly string[] Odd = ["yes", "null", "- a", "a: b", "#x", "1.0", "---", "\u2028x", "...", "a #b", "? a", "a:"];

    public static TheoryData<string> Examples() =>
        [.. Directory.GetFiles(Errors, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_is_wrong_is_said_with_line_words_and_remedy(string example)
    {
        var reading = StudySheet.Read(File.ReadAllText(Path.Combine(Errors, example + ".yaml")));
        Assert.NotEmpty(reading.Problems);
        Assert.Equal(example.StartsWith("advice-", StringComparison.Ordinal), reading.IsGood);
        Approval.Check(Path.Combine("SheetErrors", example), Shown(reading));
    }

    [Fact]
    public void The_founding_study_has_its_groups_waves_criteria_and_past_sessions()
    {
        var reading = StudySheet.Read(Founding);
        Assert.Empty(reading.Problems);
        var setUp = SetUpOf(reading);
        Assert.Equal(["patients", "therapists", "focus-group-1", "focus-group-2"], setUp.Groups.Select(g => g.Group));
        Assert.Equal("focus-group-2", setUp.Group("focus group II")?.Group);
        Assert.Equal((10, 14), (setUp.WavesOf("patients")[1].FromMonths, setUp.WavesOf("patients")[1].ToMonths));
        Assert.Equal(["gender", "age", "education", "region", "phq15", "symptom_intensity", "main_symptoms", "treatment_sessions", "therapist"],
            setUp.CriteriaOf("patients").Select(c => c.Criterion));
        Assert.Equal(["gender", "age", "profession", "years_pss"], setUp.CriteriaOf("focus-group-1").Select(c => c.Criterion));
        Assert.Equal(7, setUp.Criterion("patients", "Main symptoms")!.Levels!.Count);
        Assert.Equal([new("FG1", "focus-group", "focus-group-1", "2020-01", 69), new PastSession("FG2", "focus-group", "focus-group-2", "2020-01", 78)], reading.PastSessions);
        Assert.Equal(["ethnicity (insufficient understanding of Dutch was a reason for exclusion)"], setUp.Described.NotVaried);
    }

    [Fact]
    public void A_written_set_up_is_read_as_the_same_set_up()
    {
        var reading = StudySheet.Read(Founding);
        var written = StudySheet.Write(SetUpOf(reading), reading.Title!);
        var again = StudySheet.Read(written);
        Assert.Empty(again.Problems);
        Assert.Equal(Told(reading), Told(again));
        Approval.Check("founding-study-written", written);
    }

    [Fact]
    public void Words_for_observers_are_read_in_their_order_and_written_back()
    {
        var reading = StudySheet.Read("title: x\nobserver words:\n  w: crosses arms\n  N: nods slowly\n");
        Assert.Empty(reading.Problems);
        Assert.Equal(["n nods slowly", "w crosses arms"], SetUpOf(reading).ObserverWords);
        Assert.EndsWith("\nobserver words:\n  n: nods slowly\n  w: crosses arms\n", StudySheet.Write(SetUpOf(reading), "x").ReplaceLineEndings("\n").Replace("\"", "", StringComparison.Ordinal));
        Assert.Equal(Told(reading), Told(StudySheet.Read(StudySheet.Write(SetUpOf(reading), "x"))));
    }

    [Fact]
    public void Any_words_in_a_set_up_are_written_so_that_they_are_read_back()
    {
        var words = Gen.Select(Gen.OneOf(Gen.String[Gen.Char["ab :#,;&*-?!%@`'\"{}[]|>=\n\\éß日~_."], 1, 14], Gen.Int[0, Odd.Length - 1].Select(i => Odd[i])), Gen.Bool, (w, begins) => begins ? ("w" + w).Trim() : (w + "w").Trim());
        var level = words.Select(w => w.Replace('&', '+').Replace('=', '+').Replace(';', '.').Replace('\n', ' ').Trim());
        Gen.Select(words, words, level, level, words.Array[0, 3]).Sample((title, ethics, one, two, free) =>
        {
            if (one.Equals(two, StringComparison.OrdinalIgnoreCase)) return;
            var setUp = SetUp.Empty
                .Apply(new StudyDescribed(null, free.FirstOrDefault(), ethics, null, "outcome", null, free.Length > 0 ? free : null))
                .Apply(new GroupDeclared("a", title, "A", "focus-group", 6)).Apply(new WaveDeclared("a", 1)).Apply(new WaveDeclared("a", 2, ethics, null, 9, title))
                .Apply(new TeamMemberDeclared("SD", ["coder", two], Interest: ethics))
                .Apply(new CriterionDeclared("x", title, "nominal", [one, two], "a", false, ethics, "at screening"))
                .Apply(new CriterionDeclared("y", "y", "multiple", [one]))
                .Apply(new TargetSet([$"x={one}", $"y={one}"], 0, 3, "a")).Apply(new CombinationExcluded([$"x={two}", $"y={one}"], title.Replace('\n', ' '), "a"));
            var again = StudySheet.Read(StudySheet.Write(setUp, title));
            Assert.DoesNotContain(again.Problems, p => p.Severity == Severity.Error);
            Assert.Equal(StudySheet.Write(setUp, title), StudySheet.Write(SetUpOf(again), again.Title!));
            Assert.Equal((ethics, one, two), (SetUpOf(again).Described.Ethics, SetUpOf(again).Criteria[0].Levels![0], SetUpOf(again).Criteria[0].Levels![1]));
        }, iter: 1000);
    }

    [Fact]
    public void Reading_never_throws_on_any_text() => Gen.String.Sample(Holds);

    [Fact]
    public void Reading_never_throws_on_scraps_of_sheets() =>
        Gen.Int[0, Scraps.Length - 1].Select(which => Scraps[which]).Array[0, 60].Select(string.Concat).Sample(Holds, iter: 2000);

    [Fact]
    public void Reading_never_throws_on_a_good_sheet_that_was_damaged() =>
        Gen.Select(Gen.Double[0, 1], Gen.Int[0, 60], Gen.String[0, 8]).Array[1, 4].Select(cuts => cuts.Aggregate(Founding, Damaged)).Sample(Holds, iter: 500);

    private static string Damaged(string text, (double At, int Length, string New) cut)
    {
        var at = (int)(cut.At * text.Length);
        return text[..at] + cut.New + text[Math.Min(text.Length, at + cut.Length)..];
    }

    private static void Holds(string text)
    {
        var reading = StudySheet.Read(text);
        var lines = text.ReplaceLineEndings("\n").Split(['\n', '\r']).Length;
        Assert.All(reading.Problems, p => Assert.True(p.Line >= 0 && p.Line <= lines && p.What.Length > 0 && p.Hint.Length > 0, p.ToString()));
        Assert.True(reading.IsGood || (reading.Events.Count == 0 && reading.PastSessions.Count == 0));
    }

    private static SetUp SetUpOf(StudySheetReading reading) => reading.Events.Aggregate(SetUp.Empty, (setUp, e) => setUp.Apply(e));

    private static IReadOnlyList<string> Told(StudySheetReading reading) => [.. reading.Events.Select(e => AllKinds.Known.Write(e).ToString())];

    private static string Shown(StudySheetReading reading)
    {
        var shown = new StringBuilder();
        foreach (var problem in reading.Problems)
        {
            shown.Append(FormattableString.Invariant($"{problem.Line}: {problem.Severity}: {problem.What}\n"));
            shown.Append("    | ").Append(problem.Excerpt).Append('\n').Append("    ").Append(problem.Hint).Append('\n');
        }
        return shown.ToString();
    }
}
